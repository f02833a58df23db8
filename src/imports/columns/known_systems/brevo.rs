//! Brevo, formerly Sendinblue, *Export contacts*: `SMS` is the mobile number. The attributes of name are in the language of
//! the account. That somebody opted in is no authorisation of the institution: it is not taken.

use super::system::{Spelling, System};

pub(super) const SYSTEM: System = System {
    name: "Brevo",
    spellings: &[Spelling {
        marks: &[
            &["EMAIL"],
            &["SMS"],
            &["LASTNAME", "FIRSTNAME", "NOM", "PRENOM", "NOME", "SOBRENOME", "EXT_ID", "WHATSAPP", "ADDED_TIME"],
        ],
        columns: &[
            ("EXT_ID", "EXTERNAL_ID"),
            ("CONTACT ID", "EXTERNAL_ID"),
            ("EMAIL", "EMAIL"),
            ("LASTNAME", "LASTNAME"),
            ("NOM", "LASTNAME"),
            ("SOBRENOME", "LASTNAME"),
            ("FIRSTNAME", "FIRSTNAME"),
            ("PRENOM", "FIRSTNAME"),
            ("NOME", "FIRSTNAME"),
            ("SMS", "CELLPHONE"),
            ("WHATSAPP", "CELLPHONE"),
            ("LANDLINE_NUMBER", "PHONE"),
            ("JOB_TITLE", "FUNCTION"),
            ("COMPANY", "OFFICIAL_NAME"),
        ],
        left_out: &[
            "CONTACT_TIMEZONE",
            "LINKEDIN",
            "DOUBLE_OPT-IN",
            "OPT_IN",
            "OPTIN",
            "LAST_CHANGED",
            "ADDED_TIME",
            "MODIFIED_TIME",
            "EMAIL_BLACKLISTED",
            "SMS_BLACKLISTED",
            "LISTS",
            "LISTIDS",
        ],
        ..Spelling::PLAIN
    }],
    makes_fields: false,
};
