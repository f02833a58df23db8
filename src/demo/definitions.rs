//! The criteria, authorisations and standard lists of the demo institution.

use std::io;

use crate::contacts::titles::TITLES;
use crate::i18n::Language;
use crate::kinds;
use crate::table::csv_writer;

/// A code with its labels in the order of [`Language::ALL`].
pub(super) type Value = (&'static str, [&'static str; 3]);

/// A field and its values. The standard lists have no definition of their own, only values.
struct Definition {
    code: &'static str,
    about: Option<About>,
    values: &'static [Value],
}

struct About {
    kind: &'static str,
    contact_type: &'static str,
    mandatory: bool,
    labels: [&'static str; 3],
}

const fn criterion(
    code: &'static str,
    kind: &'static str,
    contact_type: &'static str,
    labels: [&'static str; 3],
    values: &'static [Value],
) -> Definition {
    Definition { code, about: Some(About { kind, contact_type, mandatory: false, labels }), values }
}

const fn authorisation(code: &'static str, labels: [&'static str; 3]) -> Definition {
    criterion(code, "authorisation", "INDIVIDUAL", labels, &[])
}

const fn standard(code: &'static str, values: &'static [Value]) -> Definition {
    Definition { code, about: None, values }
}

const DEFINITIONS: &[Definition] = &[
    criterion("GENRE", "list", "BOTH", ["Favourite genre", "Genre préféré", "Gênero preferido"], GENRES),
    criterion("INTERESTS", "multi-list", "BOTH", ["Interests", "Centres d’intérêt", "Interesses"], INTERESTS),
    criterion("SUBSCRIBER", "yes/no", "INDIVIDUAL", ["Subscriber", "Abonné", "Assinante"], &[]),
    criterion("SEATING", "text", "INDIVIDUAL", ["Seating wish", "Souhait de placement", "Preferência de lugar"], &[]),
    Definition {
        code: "VISITS",
        about: Some(About {
            kind: "number",
            contact_type: "BOTH",
            mandatory: true,
            labels: ["Visits last season", "Venues la saison dernière", "Visitas na última temporada"],
        }),
        values: &[],
    },
    criterion("LAST_VISIT", "date", "BOTH", ["Last visit", "Dernière venue", "Última visita"], &[]),
    authorisation("OPTIN_MAIL", ["News by e-mail", "Actualités par e-mail", "Novidades por e-mail"]),
    authorisation("OPTIN_SMS", ["News by text message", "Actualités par SMS", "Novidades por SMS"]),
    authorisation("OPTIN_POST", ["Programme by post", "Programme par courrier", "Programação pelo correio"]),
    authorisation("OPTIN_PARTNERS", ["Offers from partners", "Offres des partenaires", "Ofertas de parceiros"]),
    standard("STRUCT_TYPE", STRUCTURE_TYPES),
    standard("LIFECYCLE", LIFE_CYCLES),
    standard("TITLE", TITLES),
];

pub(super) const GENRES: &[Value] = &[
    ("JAZZ", ["Jazz", "Jazz", "Jazz"]),
    ("OPERA", ["Opera", "Opéra", "Ópera"]),
    ("THEATRE", ["Theatre", "Théâtre", "Teatro"]),
    ("DANCE", ["Dance", "Danse", "Dança"]),
    ("CIRCUS", ["Circus", "Cirque", "Circo"]),
    ("CLASSICAL", ["Classical music", "Musique classique", "Música clássica"]),
    ("WORLD", ["World music", "Musiques du monde", "Músicas do mundo"]),
    ("PUPPETS", ["Puppetry", "Marionnettes", "Teatro de bonecos"]),
    ("FAMILY", ["Family shows", "Jeune public", "Espetáculos infantis"]),
    ("COMEDY", ["Comedy", "Humour", "Humor"]),
];

pub(super) const INTERESTS: &[Value] = &[
    ("WORKSHOPS", ["Workshops", "Ateliers", "Oficinas"]),
    ("BACKSTAGE", ["Backstage visits", "Visites des coulisses", "Visitas aos bastidores"]),
    ("PREMIERES", ["First nights", "Premières", "Estreias"]),
    ("TALKS", ["Talks with the artists", "Rencontres avec les artistes", "Conversas com os artistas"]),
    ("MATINEES", ["Matinées", "Matinées", "Matinês"]),
    ("FESTIVAL", ["Summer festival", "Festival d’été", "Festival de verão"]),
    ("ACCESSIBLE", ["Accessible performances", "Séances accessibles", "Sessões acessíveis"]),
    ("DINING", ["Dinner before the show", "Dîner avant le spectacle", "Jantar antes do espetáculo"]),
];

pub(super) const STRUCTURE_TYPES: &[Value] = &[
    ("THEATRE", ["Theatre", "Théâtre", "Teatro"]),
    ("SCHOOL", ["School", "Établissement scolaire", "Escola"]),
    ("COMPANY", ["Company", "Entreprise", "Empresa"]),
    ("ASSOCIATION", ["Association", "Association", "Associação"]),
    ("PUBLIC_BODY", ["Public body", "Collectivité", "Órgão público"]),
];

pub(super) const LIFE_CYCLES: &[Value] = &[
    ("PROSPECT", ["Prospect", "Prospect", "Potencial"]),
    ("NEW", ["New", "Nouveau", "Novo"]),
    ("ACTIVE", ["Active", "Actif", "Ativo"]),
    ("LOYAL", ["Loyal", "Fidèle", "Fiel"]),
    ("DORMANT", ["Dormant", "Endormi", "Inativo"]),
    ("LOST", ["Lost", "Perdu", "Perdido"]),
];

/// The demo's fields as a criterion-values file: six criteria of all types, four authorisations, and the values of the
/// standard lists.
pub(crate) fn fields_csv() -> io::Result<Vec<u8>> {
    let mut writer = csv_writer(Vec::new(), Language::French);
    writer.write_row(kinds::Definition::ALL.map(kinds::Definition::header))?;
    for definition in DEFINITIONS {
        if definition.values.is_empty() {
            writer.write_row(row(definition, None))?;
        }
        for value in definition.values.iter().zip(1..) {
            writer.write_row(row(definition, Some(value)))?;
        }
    }
    writer.finish()
}

fn row(definition: &Definition, value: Option<(&Value, usize)>) -> [String; 12] {
    let mut cells: [String; 12] = Default::default();
    cells[0] = definition.code.to_owned();
    if let Some(about) = &definition.about {
        cells[1] = about.kind.to_owned();
        cells[2] = about.contact_type.to_owned();
        cells[3] = if about.mandatory { "TRUE" } else { "FALSE" }.to_owned();
        cells[4..7].clone_from_slice(&about.labels.map(str::to_owned));
    }
    if let Some(((code, labels), rank)) = value {
        cells[7] = (*code).to_owned();
        cells[8] = rank.to_string();
        cells[9..].clone_from_slice(&labels.map(str::to_owned));
    }
    cells
}
