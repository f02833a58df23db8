//! What an operator can get wrong, checked one by one: a line each that says what was found and what to do.
//!
//! | room | one sentence |
//! |---|---|
//! | [`finding`] | what a check found |
//! | [`machine`] | this machine: folder, descriptors, disk, settings file |
//! | [`database`] | the database: version, encoding, pooler, encryption, clock, workers |
//! | [`around`] | files, mail, and the address of the portal |

mod around;
mod database;
mod finding;
mod machine;

use std::path::Path;

pub use finding::{Finding, Verdict};

use crate::config::Config;
use crate::db::Database;
use crate::error::Error;

/// What is known before anything is checked.
#[derive(Clone, Copy, Default)]
pub struct Known<'a> {
    /// The database, where it is open already.
    pub database: Option<&'a Database>,
    /// The configuration file.
    pub config_file: Option<&'a Path>,
    /// The address by which somebody just reached the portal. Without it, the portal is asked at its public address.
    pub seen: Option<&'a str>,
}

/// Checks everything. Takes seconds where a server does not answer.
pub fn examine(config: &Config, known: Known<'_>) -> Vec<Finding> {
    let mut found = machine::check(config, known.config_file);
    match known.database.map_or_else(|| open(config), |database| Ok(database.clone())) {
        Ok(database) => found.extend(database::check(&database)),
        Err(finding) => found.push(finding),
    }
    found.extend(around::check(config, known.seen));
    found
}

fn open(config: &Config) -> Result<Database, Finding> {
    let url = config.database_url();
    if let Some(file) = crate::db::sqlite_file(&url).filter(|file| !file.is_file()) {
        let refusal = crate::error::Refusal::new("no-installation").with("path", file.display().to_string());
        return Err(Finding::refused("database", &Error::Refusal(refusal)));
    }
    Database::open(&url).map_err(|error| Finding::refused("database", &error))
}
