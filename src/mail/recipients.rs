//! To whom an institution may write: its own users, and domains that it allows. So a portal that holds many addresses
//! can't be made to send its data, or anything else, to whoever one likes.

use std::str::FromStr;

use diesel::prelude::*;
use diesel::upsert::excluded;

use crate::db::Db;
use crate::error::{Refusal, Result};
use crate::on_each;
use crate::schema::{memberships, settings, users};

/// Refuses an address that is none (`bad-recipient`), or that is neither a user's nor of an allowed domain
/// (`recipient-not-allowed`).
pub fn check_recipient(db: &mut Db, institution: i64, address: &str) -> Result<()> {
    let Ok(parsed) = lettre::Address::from_str(address) else {
        return Err(Refusal::new("bad-recipient").with("address", address).into());
    };
    let domain = parsed.domain().to_lowercase();
    if is_of_user(db, institution, address)? || domains(db, institution)?.contains(&domain) {
        return Ok(());
    }
    Err(Refusal::new("recipient-not-allowed").with("address", address).into())
}

fn is_of_user(db: &mut Db, institution: i64, address: &str) -> Result<bool> {
    let addresses: Vec<String> = memberships::table
        .inner_join(users::table.on(users::id.eq(memberships::user_id)))
        .filter(memberships::institution_id.eq(institution))
        .select(users::email)
        .load(db)?;
    let address = address.to_lowercase();
    Ok(addresses.iter().any(|known| known.to_lowercase() == address))
}

/// The domains that an institution allows besides its users' addresses, in lower case.
pub fn domains(db: &mut Db, institution: i64) -> Result<Vec<String>> {
    let value = setting(db, &domains_setting(institution))?;
    Ok(value.unwrap_or_default().split_whitespace().map(str::to_owned).collect())
}

/// Sets the domains that an institution allows: `example.org`, without `@`. Refuses what is no domain (`bad-domain`).
pub fn set_domains(db: &mut Db, institution: i64, domains: &[String]) -> Result<()> {
    let domains: Vec<String> = domains.iter().map(|d| d.trim().trim_start_matches('@').to_lowercase()).collect();
    if let Some(wrong) = domains.iter().find(|domain| lettre::Address::new("x", domain.as_str()).is_err()) {
        return Err(Refusal::new("bad-domain").with("domain", wrong.as_str()).into());
    }
    set_setting(db, &domains_setting(institution), &domains.join(" "))
}

/// Whether files are attached to mails of this institution; if not, mails hold links, which need a log-in. On at first.
pub fn attaches(db: &mut Db, institution: i64) -> Result<bool> {
    Ok(setting(db, &attaches_setting(institution))?.as_deref() != Some("no"))
}

/// Sets whether files are attached to mails.
pub fn set_attaches(db: &mut Db, institution: i64, attaches: bool) -> Result<()> {
    set_setting(db, &attaches_setting(institution), if attaches { "yes" } else { "no" })
}

fn domains_setting(institution: i64) -> String {
    format!("mail-domains-{institution}")
}

fn attaches_setting(institution: i64) -> String {
    format!("mail-attaches-{institution}")
}

fn setting(db: &mut Db, name: &str) -> Result<Option<String>> {
    Ok(settings::table.find(name).select(settings::value).first(db).optional()?)
}

fn set_setting(db: &mut Db, name: &str, value: &str) -> Result<()> {
    let row = (settings::name.eq(name), settings::value.eq(value));
    on_each!(db, c => diesel::insert_into(settings::table)
        .values(row)
        .on_conflict(settings::name)
        .do_update()
        .set(settings::value.eq(excluded(settings::value)))
        .execute(c))?;
    Ok(())
}
