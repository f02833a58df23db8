//! What other programs and people call the standard fields, in English, French and Portuguese. These names stand behind
//! codes, aliases and labels: an institution's own field of the same name is meant first. Case, accents, spaces and signs
//! do not count. What may mean two fields is not here: `Poste` (job or extension), `Titre`, `Nom Prénom` (which comes first?).

use super::FieldId;
use super::standard::*;

/// A field, and its usual headers.
#[rustfmt::skip]
const ALL: &[(FieldId, &[&str])] = &[
    (CONTACT_NR, &["Contact no", "Contact nr", "N° de contact", "N° contact", "Nº de contact", "Nº do contato", "Nº contato"]),
    (EXTERNAL_ID, &[
        "External reference", "External key", "ID externe", "Référence externe", "Réf. externe", "Code externe",
        "Referência externa", "Código externo",
    ]),
    (TITLE, &[
        "Salutation", "Courtesy title", "Mr/Mrs", "Civ.", "Titre de civilité", "M./Mme", "M. / Mme", "Forma de tratamento",
        "Pronome de tratamento", "Sr./Sra.",
    ]),
    (FIRSTNAME, &[
        "First names", "Given name", "Given names", "Forename", "Forenames", "Christian name", "Fname", "Prénoms",
        "Prénom usuel", "Prénom(s)", "Nome próprio", "Nome de batismo", "Prenome",
    ]),
    (LASTNAME, &[
        "Last names", "Surname", "Family name", "Lname", "Nom de famille", "Nom patronymique", "Nom d'usage", "Nom usuel",
        "Nom(s)", "Nome de família", "Último nome", "Sobrenomes",
    ]),
    (OFFICIAL_NAME, &[
        "Company", "Organisation", "Organization", "Organisation name", "Organization name", "Business name",
        "Legal name", "Société", "Nom de la société", "Nom société", "Entreprise", "Nom de l'entreprise", "Nom entreprise",
        "Organisme", "Nom de l'organisme", "Nom de la structure", "Nom de l'organisation", "Dénomination",
        "Dénomination sociale", "Empresa", "Nome da empresa", "Organização", "Nome da organização", "Denominação social",
    ]),
    (FULL_NAME, &[
        "Contact name", "First and last name", "Prénom et nom", "Prénom Nom", "Prénom NOM", "Nom du contact",
        "Nome do contato", "Nome e sobrenome",
    ]),
    (STRUCT_TYPE, &[
        "Organisation type", "Organization type", "Company type", "Type d'organisation", "Type d'organisme",
        "Type de société", "Tipo de organização", "Tipo de empresa",
    ]),
    (STRUCTURE_NR, &[
        "Structure no", "Structure nr", "Number of the structure", "Numéro de la structure", "N° de structure", "N° structure",
        "N° de la structure", "Número da estrutura", "Nº da estrutura", "Nº da pessoa jurídica", "Nº pessoa jurídica",
    ]),
    (FUNCTION, &[
        "Job title", "Job position", "Occupation", "Profession", "Intitulé de poste", "Intitulé du poste", "Poste occupé",
        "Métier", "Função", "Profissão", "Ocupação",
    ]),
    (PREF_LANG, &[
        "Language", "Lang", "Language code", "Correspondence language", "Langue", "Langue de correspondance",
        "Langue du contact", "Code langue", "Idioma", "Língua", "Idioma preferencial",
    ]),
    (BIRTHDATE, &[
        "Birth date", "Birthday", "DOB", "D.O.B.", "Born", "Né le", "Née le", "Né(e) le", "Date naissance",
        "Date de naiss.", "DDN", "Anniversaire", "Date d'anniversaire", "Data nascimento", "Data nasc.", "Data de nasc.",
        "Dt. nascimento", "Dt. nasc.", "Nascimento", "Aniversário", "Data de aniversário",
    ]),
    (EMAIL, &[
        "Email", "Mail", "Email address", "Mail address", "Primary email", "Main email", "Email 1", "Contact email",
        "Adresse e-mail", "Adresse mail", "Adresse électronique", "Adresse de messagerie", "Courriel", "Adresse courriel",
        "Adresse de courriel", "Mél", "E-mail principal", "Mail principal", "Endereço de e-mail", "Endereço eletrônico",
        "Correio eletrônico", "E-mail de contato",
    ]),
    (PHONE, &[
        "Tel", "Phone number", "Phone no", "Phone 1", "Telephone number", "Main phone", "Primary phone", "Landline",
        "Home phone", "Work phone", "Business phone", "Tél", "Tél.", "N° de téléphone", "N° téléphone", "N° tél.",
        "Numéro de téléphone", "Num. tél.", "Téléphone 1", "Tél. 1", "Téléphone principal", "Téléphone fixe", "Tél. fixe", "Fixe",
        "Téléphone domicile", "Tél. domicile", "Tél. personnel", "Tél. professionnel", "Téléphone professionnel",
        "Número de telefone", "Nº de telefone", "Telefone 1", "Telefone fixo", "Telefone principal", "Telefone residencial", "Telefone comercial",
        "Fone", "Tel. fixo",
    ]),
    (CELLPHONE, &[
        "Mobile", "Mobile number", "Mobile phone number", "Mobile no", "Cell", "Cell number", "Cell phone number", "Portable",
        "Tél. portable", "Numéro de portable", "N° de portable", "N° portable", "Téléphone mobile", "Tél. mobile",
        "N° de mobile", "Numéro de mobile", "GSM", "Natel", "Telefone celular", "Número de celular", "Nº de celular", "Nº celular",
        "Tel. celular", "Celular 1", "Telefone móvel", "Telemóvel",
    ]),
    (LINE1, &[
        "Address 1", "Street", "Street address", "Street 1", "Postal address", "Mailing address", "Adresse", "Adresse 1",
        "Adresse postale", "Rue", "N° et rue", "Numéro et rue", "Voie", "N° et voie", "Endereço", "Endereço 1",
        "Endereço postal", "Logradouro", "Rua", "Rua e número",
    ]),
    (LINE2, &[
        "Street 2", "Adresse 2", "Complément d'adresse", "Complément adresse", "Complément", "Adresse complémentaire",
        "Endereço 2", "Complemento", "Complemento do endereço",
    ]),
    (LINE3, &["Address 3", "Street 3", "Adresse 3", "Endereço 3"]),
    (ZIPCODE, &[
        "Zip code", "Postal code", "Post code", "ZIP/Postal code", "Postcode/ZIP", "CP", "C.P.", "Code post.", "NPA",
        "Código postal", "Cód. postal",
    ]),
    (TOWN, &["Town/City", "City/Town", "Locality", "Commune", "Localité", "Município", "Localidade"]),
    (TOWN_COMPLEMENT, &["Neighbourhood", "Neighborhood", "Lieu-dit", "Bairro"]),
    (STATE, &[
        "Region", "Province", "County", "State/Province", "State/Region", "Département", "Canton", "UF", "Província",
        "Estado (UF)", "Estado/UF",
    ]),
    (COUNTRY, &[
        "Country code", "Country name", "Country/Region", "Code pays", "Pays/Région", "Pays de résidence",
        "Código do país", "País/Região", "País de residência",
    ]),
    (WEB_SITE, &[
        "Web", "URL", "Homepage", "Home page", "Web page", "Webpage", "Website URL", "Site internet", "Page web",
        "Adresse du site", "Página web", "Página da web", "Página na internet", "Sítio web",
    ]),
    (ADMIN_NUMBER, &[
        "Company number", "Company registration number", "SIRET", "N° SIRET", "Numéro SIRET", "Numéro de SIRET", "SIREN",
        "N° SIREN", "Numéro SIREN", "RNA", "N° RNA", "CNPJ", "CPF", "CPF/CNPJ", "CNPJ/CPF", "Nº do CNPJ", "Nº do CPF",
    ]),
    (LIFECYCLE, &[
        "Lifecycle stage", "Life cycle stage", "Phase du cycle de vie", "Étape du cycle de vie", "Fase do ciclo de vida",
        "Estágio do ciclo de vida",
    ]),
    (OWNER, &[
        "Contact owner", "Account manager", "Account owner", "Chargé de compte", "Suivi par", "Propriétaire du contact",
        "Proprietário do contato", "Gerente de conta",
    ]),
    (REMARK, &[
        "Remarks", "Notes", "Comment", "Comments", "Remarques", "Commentaire", "Commentaires", "Observation",
        "Observations", "Obs", "Observações", "Notas", "Anotações", "Comentário", "Comentários",
    ]),
    (CONSENT_SOURCE, &[
        "Consent origin", "Source of consent", "Source of the consent", "Opt-in source", "Permission source", "Source du consentement",
        "Origine du consentement", "Provenance du consentement", "Source de l'opt-in", "Origem do consentimento",
        "Fonte do consentimento", "Origem do opt-in",
    ]),
    (CONSENT_DATE, &[
        "Date of consent", "Date of the consent", "Consent given on", "Consented on", "Opt-in date", "Opted in on", "Permission date",
        "Date du consentement", "Date de consentement", "Consentement le", "Date d'opt-in", "Date de l'opt-in", "Date opt-in",
        "Data do consentimento", "Data de consentimento", "Data do opt-in", "Data de opt-in",
    ]),
    (TAGS, &["Tag", "Keywords", "Étiquette", "Mots-clés", "Mots clés", "Etiqueta", "Palavras-chave", "Marcadores"]),
];

/// The usual headers of a field.
pub fn usual_headers(field: FieldId) -> &'static [&'static str] {
    ALL.iter().find(|(id, _)| *id == field).map_or(&[], |(_, headers)| headers)
}
