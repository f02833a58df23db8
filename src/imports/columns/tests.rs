//! Headers of other programs and people, and what they are read as.

mod header_lines;

use super::header::recognise;
use super::known_systems::system::System;
use crate::contacts::catalogue::Catalogue;
use crate::fields::{Field, Group, Type, standard};
use crate::imports::model::column_mapping::Choice;
use crate::imports::model::layout::Role;
use crate::imports::model::options::{Mode, Options};
use crate::kinds::Kind;
use header_lines::FILES;

fn catalogue() -> Catalogue {
    Catalogue::new(1, standard::fields())
}

/// What columns are, by the code of their field; `?CODE` is proposed, `?` is unknown, `-` is ignored.
fn read(headers: &[&str], options: &Options) -> Vec<String> {
    read_with(headers, options, &catalogue())
}

fn read_with(headers: &[&str], options: &Options, catalogue: &Catalogue) -> Vec<String> {
    let code = |id| catalogue.by_id(id).map_or_else(|| "STATUS".to_owned(), |field| field.code.clone());
    let layout = recognise(headers, catalogue, Kind::Contacts, options);
    layout
        .columns
        .iter()
        .map(|column| match &column.role {
            Role::New(id) | Role::Context(id) | Role::Key(id) => code(*id),
            Role::Unknown { near } => format!("?{}", near.as_deref().unwrap_or_default()),
            Role::Ignored => "-".to_owned(),
            role => format!("{role:?}"),
        })
        .collect()
}

fn create() -> Options {
    Options { mode: Mode::Create, ..Options::default() }
}

/// Usual headers, as real files spell them.
#[rustfmt::skip]
const USUAL: &[(&str, &[&str])] = &[
    ("CONTACT_NR", &["client_id", "ID", "Contact number", "Numéro de contact", "N° de contact", "Número do contato"]),
    ("EXTERNAL_ID", &["external_id", "External ID", "Référence externe", "ID externo"]),
    ("TITLE", &["Title", "Civilité", "Civ.", "Salutation", "Tratamento", "civilite", "M./Mme"]),
    ("FIRSTNAME", &["First name", "first_name", "FirstName", "Given name", "Forename", "Prénom", "PRENOM", "Prénom *", "Prénom(s)", "Primeiro nome"]),
    ("LASTNAME", &["Last name", "last_name", "Surname", "Family name", "Nom", "NOM", "Nom *", "Nom de famille", "Sobrenome", "Nom :"]),
    ("FULL_NAME", &["Full name", "Name", "Nom complet", "Nome completo", "Nome", "Prénom et nom"]),
    ("OFFICIAL_NAME", &["Company", "Company name", "Organisation", "Organization", "Société", "Raison sociale", "Entreprise", "Nom de la structure", "Empresa", "Razão social"]),
    ("FUNCTION", &["Job", "Job title", "Fonction", "Profession", "Intitulé du poste", "Cargo", "Função"]),
    ("PREF_LANG", &["Language", "Preferred language", "Langue", "Langue préférée", "Idioma"]),
    ("BIRTHDATE", &[
        "Date of birth", "DOB", "D.O.B.", "Birthday", "Birth date", "Date de naissance", "Date de naissance (JJ/MM/AAAA)",
        "Date de naissance (jj-mm-aaaa)", "Né(e) le", "Data de nascimento", "Data de nascimento (DD/MM/AAAA)", "Dt. nascimento",
    ]),
    ("EMAIL", &[
        "E-mail", "Email", "e_mail", "Mail", "Email address", "E-mail address", "Adresse e-mail", "Adresse mail", "Adresse email *", "Courriel",
        "Adresse électronique", "Mél", "E-mail :", "Endereço de e-mail", "Correio eletrônico", "E-mail (obligatoire)",
    ]),
    ("PHONE", &["Phone", "Phone number", "Telephone", "Tel", "Tel.", "Tél", "Tél.", "Téléphone", "N° de téléphone", "Tél. fixe", "Telefone", "Telefone fixo"]),
    ("CELLPHONE", &["Mobile", "Mobile phone", "Cell", "Cell phone", "Portable", "Téléphone portable", "Téléphone (portable)", "Tél. portable", "Tél. mobile", "GSM", "Celular", "Telefone celular"]),
    ("LINE1", &["Address", "Address 1", "Street", "Street address", "Adresse", "Adresse 1", "Rue", "Adresse postale", "Endereço", "Logradouro", "Rua"]),
    ("LINE2", &["Address 2", "Adresse 2", "Complément d'adresse", "Complément d’adresse", "Complemento"]),
    ("ZIPCODE", &["Zip", "ZIP code", "Postcode", "Postal code", "CP", "C.P.", "Code postal", "code_postal", "CEP", "Código postal"]),
    ("TOWN", &["City", "Town", "Ville", "Commune", "Localité", "Cidade", "Município"]),
    ("STATE", &["State", "Region", "Province", "Région", "Département", "Estado", "UF"]),
    ("COUNTRY", &["Country", "Pays", "Pays (code ISO)", "País", "Country/Region", "Code pays"]),
    ("WEB_SITE", &["Website", "Web site", "URL", "Site web", "Site internet", "Site", "Página da web"]),
    ("ADMIN_NUMBER", &["SIRET", "N° SIRET", "SIREN", "CNPJ", "CPF", "CPF/CNPJ", "Registration number"]),
    ("OWNER", &["Person in charge", "Contact owner", "Responsable", "Responsável"]),
    ("REMARK", &["Notes", "Comments", "Comment", "Remark", "Remarks", "Remarque", "Remarques", "Commentaires", "Observations", "Observações", "Obs."]),
    ("TAGS", &["Tags", "Étiquettes", "Mots-clés", "Etiquetas"]),
];

#[test]
fn usual_headers_are_known_in_three_languages() {
    let all = USUAL.iter().flat_map(|(code, headers)| headers.iter().map(move |header| (*code, *header)));
    assert!(all.clone().count() >= 110);
    for (code, header) in all {
        assert_eq!(read(&[header], &create()), [code], "{header}");
    }
}

#[test]
fn what_may_mean_two_things_is_asked() {
    for (header, proposed) in [
        ("Poste", "?"),
        ("Titre", "?TITLE"),
        ("Nom Prénom", "?"),
        ("Note", "?REMARK"),
        ("E-mail (parent)", "?EMAIL"),
        ("Adresse (facturation)", "?LINE1"),
        ("Date of birth (MM/DD/YYYY)", "?BIRTHDATE"),
        ("Address ID", "?"),
        ("Phone 2", "?"),
        ("Couleur", "?"),
        ("nom_adh", "?"),
        ("Shoe size", "?"),
    ] {
        assert_eq!(read(&[header], &create()), [proposed], "{header}");
    }
}

#[test]
fn names_are_judged_beside_each_other() {
    let cases: [(&[&str], &[&str]); 7] = [
        (&["Nom", "Prénom"], &["LASTNAME", "FIRSTNAME"]),
        (&["Nome", "Sobrenome"], &["FIRSTNAME", "LASTNAME"]),
        (&["Nome", "Surname"], &["FIRSTNAME", "LASTNAME"]),
        (&["Name", "First name"], &["?LASTNAME", "FIRSTNAME"]),
        (&["Nome", "Primeiro nome"], &["?LASTNAME", "FIRSTNAME"]),
        (&["Name", "First name", "Last name"], &["FULL_NAME", "FIRSTNAME", "LASTNAME"]),
        (&["Nome", "Razão social"], &["FULL_NAME", "OFFICIAL_NAME"]),
    ];
    for (headers, codes) in cases {
        assert_eq!(read(headers, &create()), codes, "{headers:?}");
    }
}

#[test]
fn proposals_are_made_together() {
    let cases: [(&[&str], &[&str]); 6] = [
        (&["email", "name", "note"], &["EMAIL", "FULL_NAME", "?REMARK"]),
        (&["email", "note", "notes"], &["EMAIL", "?", "REMARK"]),
        (&["Address ID", "Address 1"], &["?", "LINE1"]),
        (&["Emial", "Emai"], &["?", "?EMAIL"]),
        (&["Prenon", "Prénom"], &["?", "FIRSTNAME"]),
        (&["Vile", "Vill"], &["?", "?TOWN"]),
    ];
    for (headers, codes) in cases {
        let found = read(headers, &create());
        let proposed: Vec<&String> = found.iter().filter(|code| code.len() > 1 && code.starts_with('?')).collect();
        assert!(proposed.len() <= 1, "{headers:?} {found:?}");
        if headers[0] != "Emial" && headers[0] != "Vile" {
            assert_eq!(found, codes, "{headers:?}");
        }
        let accepted = read(headers, &Options { accept_columns: true, ..create() });
        assert!(accepted.iter().all(|code| !code.starts_with('?')), "{accepted:?}");
    }
}

#[test]
fn an_own_field_comes_before_a_usual_header() {
    let mut catalogue = catalogue();
    let labels = ["Notes", "Courriel", "Obs"].map(str::to_owned);
    catalogue.add(Field::new(1001, "JUDGEMENT", Group::Custom, Type::Number, labels));
    for header in ["Notes", "courriel", "OBS", "Obs."] {
        assert_eq!(read_with(&[header], &create(), &catalogue), ["JUDGEMENT"], "{header}");
    }
    assert_eq!(read_with(&["Comments"], &create(), &catalogue), ["REMARK"]);
}

#[test]
fn beside_columns_of_a_template_only_our_names_count() {
    let found = read(&["CONTACT_NR", "[new] TOWN", "Comment", "Mobile", "Town"], &Options::default());
    assert_eq!(found, ["CONTACT_NR", "TOWN", "?", "?", "TOWN"]);
}

#[test]
fn files_of_known_systems_are_known_and_read() {
    for (name, line, taken) in FILES {
        let delimiter = if line.contains(';') { ';' } else { ',' };
        let headers: Vec<&str> = line.split(delimiter).map(|header| header.trim_matches('"')).collect();
        let system = System::of_headers(&headers);
        assert_eq!(system.map(|system| system.name), Some(*name), "{line}");
        let Some(system) = system else { continue };
        let options = Options { answers: system.answers(1, &headers, |_| 1, &catalogue()), ..create() };
        let found = read(&headers, &options);
        for (header, code) in *taken {
            let at = headers.iter().position(|known| known == header).unwrap_or_else(|| panic!("{header} in {line}"));
            assert_eq!(found[at], *code, "{name}: {header}");
        }
        let mut fields: Vec<&String> = found.iter().filter(|code| !code.starts_with(['-', '?'])).collect();
        fields.sort();
        let several = fields.windows(2).find(|pair| pair[0] == pair[1]);
        assert_eq!(several, None, "{name}: {found:?}");
        let open: Vec<_> = found.iter().zip(&headers).filter(|(code, _)| code.starts_with('?')).collect();
        assert!(system.makes_fields || open.is_empty(), "{name}: {open:?}");
    }
}

#[test]
fn of_several_columns_for_a_field_the_fullest_is_taken() {
    let headers = [
        "First Name",
        "Last Name",
        "E-mail Address",
        "Business Street",
        "Home Street",
        "Home City",
        "Business Phone",
        "Home Phone",
    ];
    let filled = |at: usize| match headers.get(at) {
        Some(&"Home Street" | &"Home City" | &"Home Phone") => 5,
        Some(&"Business Street") => 2,
        _ => 0,
    };
    let system = System::of_headers(&headers).unwrap();
    let answers = system.answers(1, &headers, filled, &catalogue());
    let taken = |at: usize| matches!(answers.columns.get(&at), Some(Choice::Field(_)));
    assert_eq!((3..8).map(taken).collect::<Vec<_>>(), [false, true, true, false, true]);
}

#[test]
fn a_handful_of_headers_is_no_system() {
    for headers in [
        &["firstName", "phone"][..],
        &["phone", "FIRSTNAME"],
        &["ID", "Nome"],
        &["nom_adh", "prenom_adh"],
        &["Nom", "Prénom", "E-mail", "Téléphone", "Ville"],
        &["First Name", "Last Name", "Email", "Phone", "Notes"],
        &["CONTACT_NR", "LASTNAME", "FIRSTNAME", "OFFICIAL_NAME", "EMAIL", "PHONE", "STATUS"],
    ] {
        assert_eq!(System::of_headers(headers).map(|system| system.name), None, "{headers:?}");
    }
}

#[test]
fn systems_name_fields_that_there_are() {
    for system in System::ALL {
        assert!(!system.examples().is_empty(), "{}", system.name);
        for code in system.codes() {
            assert!(catalogue().by_code(code).is_some(), "{}: {code}", system.name);
        }
    }
}
