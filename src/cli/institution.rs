//! `carnet institution add`

use clap::Subcommand;
use serde_json::json;

use super::{Console, Ended};
use crate::accounts::institutions::{self, NewInstitution};
use crate::config::Config;
use crate::contacts::titles;
use crate::db;
use crate::error::{Refusal, Result};
use crate::i18n::{Language, Message};

#[derive(Subcommand)]
pub(super) enum Command {
    Add(Add),
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

pub(super) fn run(config: &Config, console: &Console, command: &Command) -> Result<Ended> {
    let Command::Add(add) = command;
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
