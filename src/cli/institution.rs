//! `carnet institution add` and `carnet institution set`

use clap::Subcommand;
use serde_json::json;

use super::{Console, Ended};
use crate::accounts::Institution;
use crate::accounts::institutions::{self, NewInstitution};
use crate::config::Config;
use crate::contacts::{deletions, titles};
use crate::db;
use crate::error::{Refusal, Result};
use crate::i18n::{Language, Message};

#[derive(Subcommand)]
pub(super) enum Command {
    Add(Add),
    Set(Set),
}

#[derive(clap::Args)]
pub(super) struct Add {
    code: String,
    #[arg(long)]
    name: String,
    #[arg(long, default_value = "en")]
    language: String,
    #[arg(long)]
    country: Option<String>,
    #[arg(long)]
    time_zone: Option<String>,
}

#[derive(clap::Args)]
pub(super) struct Set {
    code: String,
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(i32).range(0..=MOST_DAYS))]
    delete_after: i32,
}

/// The most days that anything can be kept, other than for ever.
const MOST_DAYS: i64 = 36_500;

pub(super) fn run(config: &Config, console: &Console, command: &Command) -> Result<Ended> {
    match command {
        Command::Add(new) => add(config, console, new),
        Command::Set(settings) => set(config, console, settings),
    }
}

fn set(config: &Config, console: &Console, Set { code, delete_after }: &Set) -> Result<Ended> {
    let (database, _) = config.open()?;
    let db = &mut *database.get()?;
    let institution = Institution::by_code(db, code)?;
    deletions::set_days_of_grace(db, institution.id, *delete_after)?;
    let days = i64::from(*delete_after);
    console.say(&Message::new("cli-institution-set").with("code", institution.code.as_str()).with("n", days));
    console.document(&json!({ "code": institution.code, "delete_after": days }))?;
    Ok(Ended::Done)
}

fn add(config: &Config, console: &Console, add: &Add) -> Result<Ended> {
    let language = Language::from_tag(&add.language)
        .ok_or_else(|| Refusal::new("unknown-language").with("value", add.language.as_str()))?;
    let (country, time_zone) = NewInstitution::usual_place(language);
    let new = NewInstitution {
        code: &add.code,
        name: &add.name,
        language,
        country: add.country.as_deref().unwrap_or(country),
        time_zone: add.time_zone.as_deref().unwrap_or(time_zone),
    };
    let (database, _) = config.open()?;
    let made = db::write(&mut *database.get()?, |db| {
        let made = institutions::create(db, &new)?;
        titles::give(db, made.id)?;
        Ok(made)
    })?;
    let added = Message::new("cli-institution-added").with("code", made.code.as_str()).with("name", made.name.as_str());
    console.say(&added);
    console.document(&json!({
        "code": made.code, "name": made.name, "language": made.language, "country": made.country,
        "time_zone": made.time_zone,
    }))?;
    Ok(Ended::Done)
}
