//! The database: what it is, how it was made, what stands before it, and whether anybody works on what it holds.

use std::time::Duration;

use super::finding::Finding;
use crate::db::{self, Database, Pooling, Surroundings};
use crate::error::{Error, Refusal, Result};
use crate::i18n::Message;
use crate::{mail, system};

/// How long it may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// Seconds by which clocks may differ.
const NEAR: i64 = 2;

pub(super) fn check(database: &Database) -> Vec<Finding> {
    let mut found = Vec::new();
    match about(database) {
        Ok(findings) => found.extend(findings),
        Err(error) => return vec![Finding::refused("database", &error)],
    }
    match database.is_current(PATIENCE) {
        Ok(true) => found.push(Finding::good("tables", Message::new("doctor-tables-current"))),
        Ok(false) => {
            found.push(Finding::bad("tables", Message::new("doctor-tables-old")));
            return found;
        }
        Err(error) => return [found, vec![Finding::refused("tables", &error)]].concat(),
    }
    found.push(match database.probe() {
        Ok(()) => Finding::good("writing", Message::new("doctor-writing-done")),
        Err(error) => Finding::refused("writing", &error),
    });
    for check in [clock, workers, held_up_mails] {
        match check(database) {
            Ok(finding) => found.extend(finding),
            Err(error) => found.push(Finding::refused("database", &error)),
        }
    }
    found
}

fn about(database: &Database) -> Result<Vec<Finding>> {
    let version = database.version()?;
    let shown =
        Message::new("doctor-database-said").with("database", database.shown_url()).with("version", version.as_str());
    let Some(chosen) = db::surroundings(&mut *database.get()?)? else {
        return Ok(vec![Finding::good("database", shown)]);
    };
    let is_old = chosen.version < Surroundings::OLDEST;
    let version = match is_old {
        true => Finding::bad("database", Message::new("doctor-database-old").with("version", version)),
        false => Finding::good("database", shown),
    };
    Ok(vec![version, encoding(&chosen), encryption(&chosen), pooler(database)])
}

fn encoding(chosen: &Surroundings) -> Finding {
    if chosen.encoding != "UTF8" {
        let refusal = Refusal::new("database-encoding").with("encoding", chosen.encoding.as_str());
        return Finding::refused("encoding", &Error::Refusal(refusal));
    }
    let message = |key: &str| Message::new(key).with("collation", chosen.collation.as_str());
    match chosen.sorts_by_bytes() {
        true => Finding::good("encoding", message("doctor-encoding-utf8")),
        false => Finding::warning("encoding", message("doctor-encoding-collation")),
    }
}

fn encryption(chosen: &Surroundings) -> Finding {
    let key = match (chosen.is_encrypted, chosen.is_local) {
        (true, _) => "doctor-encryption-tls",
        (false, true) => "doctor-encryption-local",
        (false, false) => return Finding::warning("encryption", Message::new("doctor-encryption-none")),
    };
    Finding::good("encryption", Message::new(key))
}

fn pooler(database: &Database) -> Finding {
    match database.pooling() {
        Ok(None) => Finding::good("pooler", Message::new("doctor-pooler-none")),
        Ok(Some(Pooling::Transaction)) => Finding::good("pooler", Message::new("doctor-pooler-transaction")),
        Ok(Some(other)) => match other.must_do() {
            Ok(()) => Finding::good("pooler", Message::new("doctor-pooler-transaction")),
            Err(error) => Finding::refused("pooler", &error),
        },
        Err(error) => Finding::refused("pooler", &error),
    }
}

fn clock(database: &Database) -> Result<Option<Finding>> {
    let theirs = db::clock(&mut *database.get()?)?;
    let seconds = (db::now() - theirs).num_seconds().abs();
    let message = |key: &str| Message::new(key).with("n", seconds);
    Ok(Some(match seconds > NEAR {
        true => Finding::warning("clock", message("doctor-clock-off")),
        false => Finding::good("clock", message("doctor-clock-near")),
    }))
}

fn workers(database: &Database) -> Result<Option<Finding>> {
    let db = &mut *database.get()?;
    let now = db::clock(db)?;
    let at_work = system::processes(db)?.iter().filter(|seen| seen.works && seen.is_there(now)).count();
    Ok(Some(match at_work {
        0 => Finding::warning("workers", Message::new("doctor-workers-none")),
        n => Finding::good("workers", Message::new("doctor-workers-some").with("n", n as i64)),
    }))
}

fn held_up_mails(database: &Database) -> Result<Option<Finding>> {
    let held = mail::held_up(&mut *database.get()?)?;
    Ok(held.map(|held| {
        let message = Message::new("doctor-mails-held").with("n", held.mails).with("words", held.words);
        Finding::warning("mails", message)
    }))
}
