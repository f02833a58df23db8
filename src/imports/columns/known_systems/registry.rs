//! The systems whose files are known: a file each, and a line each here.

use super::system::System;
use super::{
    brevo, civicrm, client_tether, dolibarr, galette, google_contacts, hubspot, mailchimp, nectar, odoo, outlook,
    prestashop, thunderbird,
};

impl System {
    /// Every system. Where the headers could be of several, the first is meant.
    pub const ALL: &'static [Self] = &[
        client_tether::SYSTEM,
        nectar::SYSTEM,
        google_contacts::SYSTEM,
        outlook::SYSTEM,
        thunderbird::SYSTEM,
        mailchimp::SYSTEM,
        brevo::SYSTEM,
        hubspot::SYSTEM,
        prestashop::SYSTEM,
        odoo::SYSTEM,
        civicrm::SYSTEM,
        galette::SYSTEM,
        dolibarr::SYSTEM,
    ];

    /// The system of this name.
    pub fn by_name(name: &str) -> Option<&'static Self> {
        Self::ALL.iter().find(|system| system.name == name)
    }

    /// The system that writes files with these headers.
    pub fn of_headers(headers: &[&str]) -> Option<&'static Self> {
        Self::ALL.iter().find(|system| system.wrote(headers))
    }
}
