//! Countries of the demo's contacts, with real towns. Phone numbers are valid by form; landlines of France and of the
//! United Kingdom come from the blocks that are kept for films, so that they ring nowhere.

use super::names::{BRAZILIAN, BRITISH, FRENCH, Names, PORTUGUESE};
use super::random::Random;

/// What contacts of a country have in common.
pub(super) struct Country {
    /// ISO 3166-1 alpha-2.
    pub code: &'static str,
    /// ISO 639-1 of most of its people.
    pub language: &'static str,
    pub names: &'static Names,
    pub towns: &'static [Town],
    /// Patterns of [`Random::fill`], after `+` and the country's code; `DD` is the town's area code.
    pub mobiles: &'static [&'static str],
    pub domains: &'static [&'static str],
}

/// Name, region, patterns of post code and of landline number.
pub(super) struct Town(pub &'static str, pub &'static str, pub &'static str, pub &'static str);

/// The demo's institution is French; its audience comes from further.
pub(super) fn country(random: &mut Random) -> &'static Country {
    random.weighted(&[(56, &FRANCE), (18, &BRAZIL), (12, &PORTUGAL), (14, &UNITED_KINGDOM)])
}

impl Country {
    /// A street with a number, as people there write it.
    pub(super) fn street(&self, random: &mut Random) -> String {
        let number = random.between(1, 140);
        let name = random.word(self.names.streets);
        match self.code {
            "FR" => format!("{number}{} {name}", random.weighted(&[(10, ""), (1, " bis"), (1, " ter")])),
            "PT" => format!(
                "{name}, {number}{}",
                random.weighted(&[(3, ""), (1, ", 2.º Esq."), (1, ", 1.º Dto."), (1, ", r/c")])
            ),
            "BR" => {
                let flat = if random.chance(40) {
                    format!(" – apto. {}", random.between(1, 18) * 10 + random.below(4))
                } else {
                    String::new()
                };
                format!("{name}, {}{flat}", number * 9)
            }
            _ => format!("{number} {name}"),
        }
    }

    /// A mobile number in E.164.
    pub(super) fn mobile(&self, town: &Town, random: &mut Random) -> String {
        let pattern = random.pick(self.mobiles);
        let area = town.3.get(3..5).unwrap_or_default();
        random.fill(&pattern.replace("DD", area))
    }
}

static FRANCE: Country = Country {
    code: "FR",
    language: "fr",
    names: &FRENCH,
    towns: &[
        Town("Paris", "Île-de-France", "7500n", "+3319900####"),
        Town("Paris", "Île-de-France", "7501#", "+3319900####"),
        Town("Montreuil", "Île-de-France", "93100", "+3319900####"),
        Town("Saint-Denis", "Île-de-France", "93200", "+3319900####"),
        Town("Évry-Courcouronnes", "Île-de-France", "91000", "+3319900####"),
        Town("Lyon", "Auvergne-Rhône-Alpes", "6900n", "+3346571####"),
        Town("Villeurbanne", "Auvergne-Rhône-Alpes", "69100", "+3346571####"),
        Town("Grenoble", "Auvergne-Rhône-Alpes", "38000", "+3346571####"),
        Town("Saint-Étienne", "Auvergne-Rhône-Alpes", "42000", "+3346571####"),
        Town("Bourg-en-Bresse", "Auvergne-Rhône-Alpes", "01000", "+3346571####"),
        Town("Marseille", "Provence-Alpes-Côte d’Azur", "1300n", "+3346571####"),
        Town("Nice", "Provence-Alpes-Côte d’Azur", "06000", "+3346571####"),
        Town("Gap", "Provence-Alpes-Côte d’Azur", "05000", "+3346571####"),
        Town("Montpellier", "Occitanie", "34000", "+3346571####"),
        Town("Nîmes", "Occitanie", "30000", "+3346571####"),
        Town("Béziers", "Occitanie", "34500", "+3346571####"),
        Town("Toulouse", "Occitanie", "31000", "+3353649####"),
        Town("Bordeaux", "Nouvelle-Aquitaine", "33000", "+3353649####"),
        Town("Périgueux", "Nouvelle-Aquitaine", "24000", "+3353649####"),
        Town("La Rochelle", "Nouvelle-Aquitaine", "17000", "+3353649####"),
        Town("Nantes", "Pays de la Loire", "44000", "+3326191####"),
        Town("Angers", "Pays de la Loire", "49000", "+3326191####"),
        Town("Rennes", "Bretagne", "35000", "+3326191####"),
        Town("Saint-Malo", "Bretagne", "35400", "+3326191####"),
        Town("Orléans", "Centre-Val de Loire", "45000", "+3326191####"),
        Town("Évreux", "Normandie", "27000", "+3326191####"),
        Town("Strasbourg", "Grand Est", "67000", "+3335301####"),
        Town("Reims", "Grand Est", "51100", "+3335301####"),
        Town("Lille", "Hauts-de-France", "59000", "+3335301####"),
        Town("Laon", "Hauts-de-France", "02000", "+3335301####"),
        Town("Dijon", "Bourgogne-Franche-Comté", "21000", "+3335301####"),
        Town("Besançon", "Bourgogne-Franche-Comté", "25000", "+3335301####"),
    ],
    mobiles: &["+3361n######", "+3366n######", "+3377n######"],
    domains: &["example.fr", "example.org", "example.com", "example.net"],
};

static PORTUGAL: Country = Country {
    code: "PT",
    language: "pt",
    names: &PORTUGUESE,
    towns: &[
        Town("Lisboa", "Lisboa", "1100-###", "+35121n######"),
        Town("Lisboa", "Lisboa", "1250-###", "+35121n######"),
        Town("Setúbal", "Setúbal", "2900-###", "+351265######"),
        Town("Porto", "Porto", "4050-###", "+35122n######"),
        Town("Braga", "Braga", "4700-###", "+351253######"),
        Town("Aveiro", "Aveiro", "3800-###", "+351234######"),
        Town("Coimbra", "Coimbra", "3000-###", "+351239######"),
        Town("Viseu", "Viseu", "3500-###", "+351232######"),
        Town("Évora", "Évora", "7000-###", "+351266######"),
        Town("Faro", "Faro", "8000-###", "+351289######"),
        Town("Funchal", "Madeira", "9000-###", "+351291######"),
    ],
    mobiles: &["+35191#######", "+35193#######", "+35196#######"],
    domains: &["example.pt", "example.org", "example.com"],
};

static BRAZIL: Country = Country {
    code: "BR",
    language: "pt",
    names: &BRAZILIAN,
    towns: &[
        Town("São Paulo", "SP", "01###-###", "+55113n######"),
        Town("São Paulo", "SP", "04###-###", "+55112n######"),
        Town("Campinas", "SP", "13###-###", "+55193n######"),
        Town("Rio de Janeiro", "RJ", "20###-###", "+55212n######"),
        Town("Niterói", "RJ", "24###-###", "+55212n######"),
        Town("Vitória", "ES", "29###-###", "+55273n######"),
        Town("Belo Horizonte", "MG", "30###-###", "+55313n######"),
        Town("Salvador", "BA", "40###-###", "+55713n######"),
        Town("Recife", "PE", "50###-###", "+55813n######"),
        Town("Maceió", "AL", "57###-###", "+55823n######"),
        Town("Fortaleza", "CE", "60###-###", "+55853n######"),
        Town("São Luís", "MA", "65###-###", "+55983n######"),
        Town("Belém", "PA", "66###-###", "+55913n######"),
        Town("Brasília", "DF", "70###-###", "+55613n######"),
        Town("Goiânia", "GO", "74###-###", "+55623n######"),
        Town("Cuiabá", "MT", "78###-###", "+55653n######"),
        Town("Curitiba", "PR", "80###-###", "+55413n######"),
        Town("Florianópolis", "SC", "88###-###", "+55483n######"),
        Town("Porto Alegre", "RS", "90###-###", "+55513n######"),
    ],
    mobiles: &["+55DD99n######", "+55DD98n######"],
    domains: &["example.com.br", "example.org", "example.com"],
};

static UNITED_KINGDOM: Country = Country {
    code: "GB",
    language: "en",
    names: &BRITISH,
    towns: &[
        Town("London", "Greater London", "SE1 #@@", "+442079460###"),
        Town("London", "Greater London", "N16 #@@", "+442079460###"),
        Town("Bristol", "Bristol", "BS1 #@@", "+441174960###"),
        Town("Leeds", "West Yorkshire", "LS2 #@@", "+441134960###"),
        Town("Manchester", "Greater Manchester", "M4 #@@", "+441614960###"),
        Town("Birmingham", "West Midlands", "B5 #@@", "+441214960###"),
        Town("Liverpool", "Merseyside", "L1 #@@", "+441514960###"),
        Town("Edinburgh", "Scotland", "EH3 #@@", "+441314960###"),
        Town("Glasgow", "Scotland", "G2 #@@", "+441414960###"),
        Town("Cardiff", "Wales", "CF10 #@@", "+442920180###"),
    ],
    mobiles: &["+447400######"],
    domains: &["example.co.uk", "example.org", "example.com"],
};
