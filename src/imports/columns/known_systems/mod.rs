//! Systems whose files are known: the headers that each writes, in the languages that it writes them in, a file each.

mod brevo;
mod civicrm;
mod client_tether;
mod dolibarr;
mod galette;
mod google_contacts;
mod hubspot;
mod mailchimp;
mod nectar;
mod odoo;
mod outlook;
mod prestashop;
pub(in crate::imports) mod registry;
pub(in crate::imports) mod system;
mod thunderbird;
