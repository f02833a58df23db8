//! Nectar CRM: the export *Simples*, with its recommended columns. `ID` is the contact number.

use super::system::{Spelling, System};

pub(super) const SYSTEM: System = System {
    name: "Nectar",
    spellings: &[Spelling {
        marks: &[&["ID"], &["Jurídico", "Responsável", "Sessão", "Ciclo de vida", "Sessão (Ciclo de vida)"]],
        columns: &[
            ("ID", "CONTACT_NR"),
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
        ],
        left_out: &["Data de criação", "Data de atualização", "Criado por"],
        ..Spelling::PLAIN
    }],
    makes_fields: false,
};
