//! ClientTether: the first header is the key, names of fields are in camel case, every
//! other header is a custom field.

use super::system::{Spelling, System};

pub(super) const SYSTEM: System = System {
    name: "ClientTether",
    spellings: &[Spelling {
        first: &["client_id", "external_id", "email", "phone"],
        marks: &[&["firstName", "lastName", "companyName", "name", "web_key", "smsOk", "clientType"]],
        columns: &[
            ("name", "FULL_NAME"),
            ("companyName", "OFFICIAL_NAME"),
            ("address2", "LINE2"),
            ("whiteboard", "REMARK"),
        ],
        left_out: &["web_key", "leadSourceId", "salesCycleId", "actionPlanId"],
        ..Spelling::PLAIN
    }],
    makes_fields: true,
};
