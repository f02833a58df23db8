//! Names of people, streets and jobs by country.

/// What a country's contacts are called. Each list is one text, parted by commas.
pub(super) struct Names {
    pub women: &'static str,
    pub men: &'static str,
    pub families: &'static str,
    /// Out of 100 people, how many have two family names.
    pub double: u64,
    /// What joins two family names or two first names.
    pub hyphen: &'static str,
    pub and: &'static str,
    pub streets: &'static str,
    pub jobs: &'static str,
}

pub(super) static FRENCH: Names = Names {
    women: "Agnès, Aïcha, Amélie, Anaïs, Anne-Sophie, Aurélie, Camille, Cécile, Céline, Chloé, Claire, Élise, Élodie, \
        Emmanuelle, Fatima, Françoise, Geneviève, Hélène, Inès, Jeanne, Joëlle, Juliette, Léa, Louise, Lucie, \
        Maëlle, Manon, Margaux, Marie, Mathilde, Mélanie, Noémie, Océane, Pauline, Raphaëlle, Salomé, Solène, \
        Sylvie, Thérèse, Valérie, Yasmina, Zoé",
    men: "Adrien, Alexis, André, Antoine, Aurélien, Baptiste, Benoît, Bruno, Cédric, Clément, Didier, Émile, \
        Étienne, Fabrice, François, Frédéric, Gaël, Gérard, Gilles, Guillaume, Hervé, Hugo, Jean-Baptiste, Jean-\
        Luc, Jérôme, Joël, Julien, Karim, Laurent, Loïc, Louis, Marc, Mathéo, Mehdi, Michel, Noël, Olivier, \
        Pascal, Philippe, Raphaël, Rémi, Sébastien, Stéphane, Théo, Thomas, Yves",
    families: "Aubert, Barbier, Belkacem, Benoît, Bérard, Blanchard, Bonnet, Bouchet, Bourgeois, Boyer, Carpentier, \
        Chevalier, Clément, Colin, Cordier, Da Silva, D’Almeida, Delacroix, Delaunay, Deschamps, Diallo, Dubois, \
        Dufour, Dupré, Dupuis, Durand, Étienne, Fabre, Faure, Fontaine, Fournier, François, Garnier, Gérard, \
        Girard, Guérin, Guillot, Haddad, Hébert, Jacquet, Joly, Lacroix, Lambert, Leclère, Le Goff, Lefèvre, \
        Legrand, Lemaître, L’Hermitte, Maréchal, Martin, Mathieu, Mercier, Meunier, Moreau, Müller, N’Guyen, \
        Noël, Pâris, Perrin, Petit, Poirier, Prévost, Renard, Rivière, Roussel, Tessier, Traoré, Vallée, Vasseur, \
        Vérité",
    double: 4,
    hyphen: "-",
    and: "et",
    streets: "rue Victor-Hugo, rue de la République, avenue Jean-Jaurès, rue des Écoles, boulevard Voltaire, place du \
        Marché, rue Pasteur, impasse des Lilas, chemin du Moulin, quai de la Fosse, rue de l’Église, avenue des \
        Tilleuls, rue du Général-de-Gaulle, allée des Érables, rue Louise-Michel, rue du Théâtre, cours Émile-\
        Zola, rue Saint-Honoré, rue de la Grande-Armée, montée de l’Observance, rue Simone-Veil",
    jobs: "Libraire, Architecte, Bibliothécaire, Journaliste, Cadre bancaire, Fonctionnaire, Comptable, Artiste, \
        Médecin, Élève au conservatoire, Responsable du mécénat, Secrétaire du comité d’entreprise, Interprète",
};

const LUSOPHONE_FAMILIES: &str = "Almeida, Alves, Amorim, Andrade, Araújo, Assunção, Azevedo, Barbosa, Barros, Batista, Brandão, Cardoso, \
    Carvalho, Conceição, Correia, Costa, Cunha, da Silva, de Oliveira, dos Santos, Esteves, Farias, \
    Fernandes, Ferreira, Fonseca, Freitas, Galvão, Gomes, Gonçalves, Guimarães, Leitão, Lima, Lourenço, \
    Machado, Magalhães, Marques, Martins, Mendonça, Monteiro, Moura, Nascimento, Neves, Nogueira, Patrício, \
    Pereira, Pinheiro, Queirós, Ramos, Ribeiro, Rocha, Rodrigues, Sampaio, Simões, Souza, Teixeira, \
    Vasconcelos, Viana, Vieira, Xavier";

pub(super) static PORTUGUESE: Names = Names {
    women: "Ana, Ana Rita, Beatriz, Carolina, Catarina, Conceição, Cristina, Filipa, Francisca, Graça, Inês, Joana, \
        Leonor, Lúcia, Luísa, Mafalda, Margarida, Maria João, Marta, Matilde, Mónica, Rosário, Rute, Sónia, \
        Susana, Teresa",
    men: "Afonso, André, António, Bruno, Carlos, Diogo, Duarte, Fernão, Francisco, Gonçalo, Henrique, João, Jorge, \
        José, Luís, Manuel, Martim, Miguel, Nuno, Pedro, Rúben, Rui, Sérgio, Tomás, Vítor",
    families: LUSOPHONE_FAMILIES,
    double: 45,
    hyphen: " ",
    and: "e",
    streets: "Rua das Flores, Rua de Santa Catarina, Avenida da Liberdade, Rua do Carmo, Travessa da Boa Hora, Largo da \
        Sé, Rua Dr. António José de Almeida, Praça da República, Rua de São Bento, Calçada da Estrela, Rua Luís \
        de Camões, Avenida 25 de Abril",
    jobs: "Jornalista, Dentista, Estudante, Gerente de loja, Docente, Analista de sistemas, Economista, Responsável \
        de programação",
};

pub(super) static BRAZILIAN: Names = Names {
    women: "Adriana, Aline, Antônia, Beatriz, Bruna, Camila, Débora, Elaine, Fabiana, Fernanda, Flávia, Gabriela, \
        Heloísa, Iracema, Isadora, Jéssica, Juliana, Larissa, Letícia, Luciana, Luíza, Mônica, Natália, Patrícia, \
        Rafaela, Raíssa, Simone, Tainá, Thaís, Verônica, Vitória",
    men: "Anderson, Antônio, Caio, Cauã, César, Davi, Edson, Eduardo, Everton, Fábio, Felipe, Flávio, Guilherme, \
        Gustavo, Heitor, Igor, João Pedro, Júlio, Leandro, Luís Otávio, Marcelo, Márcio, Murilo, Otávio, Rafael, \
        Rogério, Sebastião, Thiago, Vinícius, Wellington",
    families: LUSOPHONE_FAMILIES,
    double: 35,
    hyphen: " ",
    and: "e",
    streets: "Rua das Laranjeiras, Avenida Paulista, Rua Sete de Setembro, Rua XV de Novembro, Avenida Brasil, Praça da \
        Sé, Rua São João, Alameda Santos, Travessa do Comércio, Rua Dom Pedro II, Avenida Getúlio Vargas, Rua \
        Marechal Deodoro, Rua Três de Março",
    jobs: "Estudante, Jornalista, Gerente de projetos, Docente, Pianista, Analista de sistemas, Dentista, \
        Economista, Representante comercial",
};

pub(super) static BRITISH: Names = Names {
    women: "Abigail, Alice, Amelia, Aoife, Bethan, Catherine, Charlotte, Chloë, Eleanor, Emily, Fiona, Grace, Hannah, \
        Imogen, Isla, Jessica, Margaret, Niamh, Olivia, Priya, Rebecca, Siân, Sophie, Zoë",
    men: "Alistair, Angus, Benjamin, Callum, Daniel, David, Dylan, Edward, George, Graham, Harry, Imran, Jack, \
        James, Kwame, Liam, Oliver, Owen, Peter, Rhys, Rory, Samuel, Thomas, William",
    families: "Ahmed, Baker, Bennett, Brontë, Brown, Campbell, Clarke, Cooper, Davies, Edwards, Evans, Fletcher, Green, \
        Hughes, Jones, Kelly, Khan, MacDonald, Marshall, McAllister, Mitchell, Morgan, Murphy, O’Brien, O'Neill, \
        Okafor, Patel, Phillips, Roberts, Robinson, Scott, Shaw, Singh, Smith, Taylor, Thompson, Turner, Walker, \
        Watson, Williams, Wright, Young",
    double: 6,
    hyphen: "-",
    and: "and",
    streets: "Station Road, High Street, Church Lane, Victoria Road, Park Avenue, Mill Lane, Queen’s Road, Albert \
        Street, The Crescent, King Street, Grange Road, Chapel Hill",
    jobs: "Teacher, Software developer, Nurse, Retired, Student, Arts administrator, Journalist, Accountant",
};
