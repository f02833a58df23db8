//! Ready-made mappings: the headers of systems that users come from, as those systems write them. They add to the names
//! that every file may use (codes, aliases, labels), for files that are seen to be of that system.

use std::collections::BTreeMap;

use crate::contacts::catalogue::Catalogue;
use crate::imports::model::column_mapping::{Choice, ColumnMapping, Origin};
use crate::kinds::Kind;
use crate::text::{fold_tight, trim};

/// A system whose files are known.
pub struct System {
    /// Its name.
    pub name: &'static str,
    /// A column that every file has, as the system spells it: any one of these.
    always: &'static [&'static str],
    /// Whether that column is the first.
    is_first: bool,
    /// Columns of which a file has at least one.
    some: &'static [&'static str],
    /// Header, and the code of its field; no code for what is not imported.
    columns: &'static [(&'static str, &'static str)],
    /// Whether the system makes custom fields of headers that it doesn't know, so that this is proposed.
    pub makes_fields: bool,
}

/// How many headers of a system are shown.
const EXAMPLES: usize = 6;

impl System {
    /// ClientTether: the first header is the key, names of fields are in camel case, every other header is
    /// a custom field. Nectar CRM: the export *Simples*, with its recommended columns.
    pub const ALL: [Self; 2] = [
        Self {
            name: "ClientTether",
            always: &["client_id", "external_id", "email", "phone"],
            is_first: true,
            some: &["firstName", "lastName", "companyName", "name", "web_key", "smsOk", "clientType"],
            columns: &[
                ("name", "FULL_NAME"),
                ("companyName", "OFFICIAL_NAME"),
                ("address2", "LINE2"),
                ("whiteboard", "REMARK"),
                ("web_key", ""),
                ("leadSourceId", ""),
                ("salesCycleId", ""),
                ("actionPlanId", ""),
            ],
            makes_fields: true,
        },
        Self {
            name: "Nectar",
            always: &["ID"],
            is_first: false,
            some: &["Jurídico", "Responsável", "Sessão", "Ciclo de vida", "Sessão (Ciclo de vida)"],
            columns: &[
                ("Razão social", "OFFICIAL_NAME"),
                ("Sessão (Ciclo de vida)", "LIFECYCLE"),
                ("Jurídico (SIM/NÃO)", "KIND"),
                ("CNPJ", "ADMIN_NUMBER"),
                ("CPF/CNPJ", "ADMIN_NUMBER"),
                ("CNPJ/CPF", "ADMIN_NUMBER"),
                ("E-mail principal", "EMAIL"),
                ("Telefone principal", "PHONE"),
                ("Endereço", "LINE1"),
                ("Logradouro", "LINE1"),
                ("Complemento", "LINE2"),
                ("Bairro", "TOWN_COMPLEMENT"),
                ("UF", "STATE"),
                ("Observações", "REMARK"),
                ("Etiquetas", "TAGS"),
                ("Tags", "TAGS"),
                ("Data de criação", ""),
                ("Data de atualização", ""),
                ("Criado por", ""),
            ],
            makes_fields: false,
        },
    ];

    /// Some of its headers, to be recognised by people.
    pub fn examples(&self) -> String {
        let headers = self.always.iter().chain(self.some);
        headers.take(EXAMPLES).copied().collect::<Vec<_>>().join(", ")
    }

    /// The system of this name.
    pub fn by_name(name: &str) -> Option<&'static Self> {
        Self::ALL.iter().find(|system| system.name == name)
    }

    /// The system that writes files with these headers.
    pub fn of_headers(headers: &[&str]) -> Option<&'static Self> {
        Self::ALL.iter().find(|system| system.wrote(headers))
    }

    fn wrote(&self, headers: &[&str]) -> bool {
        let has = |wanted: &[&str]| headers.iter().any(|header| wanted.contains(&trim(header)));
        let is_keyed = match (self.is_first, headers.first()) {
            (true, Some(first)) => self.always.contains(&trim(first)),
            _ => has(self.always),
        };
        is_keyed && has(self.some)
    }

    /// What the system's own headers mean, for a file whose header is in this row.
    pub fn answers(&self, row: i64, headers: &[&str], catalogue: &Catalogue, kind: Kind) -> ColumnMapping {
        let known = |header: &str| self.columns.iter().find(|(name, _)| fold_tight(name) == fold_tight(header));
        let can_be = |code: &str| catalogue.by_code(code).is_some_and(|field| kind.can_change(field));
        let mut columns = BTreeMap::new();
        for (at, header) in headers.iter().enumerate() {
            match known(header) {
                Some((_, "")) => drop(columns.insert(at, Choice::Ignore)),
                Some((_, code)) if can_be(code) => drop(columns.insert(at, Choice::Field((*code).to_owned()))),
                _ => {}
            }
        }
        let origin = Some(Origin::System(self.name.to_owned()));
        ColumnMapping { header_row: Some(row), columns, origin, ..ColumnMapping::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_is_known_by_its_headers() {
        let name = |headers: &[&str]| System::of_headers(headers).map(|system| system.name);
        assert_eq!(name(&["phone", "firstName", "truffles_earned"]), Some("ClientTether"));
        assert_eq!(name(&["firstName", "phone"]), None, "the key comes first");
        assert_eq!(name(&["phone", "FIRSTNAME"]), None, "another spelling may be anybody's");
        assert_eq!(name(&["Nome", "ID", "Jurídico"]), Some("Nectar"));
        assert_eq!(name(&["ID", "Nome"]), None);
    }
}
