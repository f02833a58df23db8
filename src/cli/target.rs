//! `carnet target add`

use std::path::PathBuf;

use clap::Subcommand;
use serde_json::json;

use super::{Console, Ended};
use crate::accounts::Institution;
use crate::config::Config;
use crate::error::{Refusal, Result};
use crate::i18n::Message;
use crate::targets::{self, New, Query};

#[derive(Subcommand)]
pub(super) enum Command {
    Add(Add),
}

#[derive(clap::Args)]
pub(super) struct Add {
    code: String,
    #[arg(long, value_name = "CODE")]
    institution: String,
    #[arg(long)]
    name: String,
    #[arg(long, value_name = "FILE")]
    query: PathBuf,
}

pub(super) fn run(config: &Config, console: &Console, command: &Command) -> Result<Ended> {
    let Command::Add(add) = command;
    let (database, _) = config.open()?;
    let db = &mut *database.get()?;
    let institution = Institution::by_code(db, &add.institution)?;
    let query = read(&add.query)?;
    let new = New { name: &add.name, code: Some(&add.code), user: None };
    let target = targets::create(db, &institution, new, &query)?;
    console
        .say(&Message::new("cli-target-added").with("code", target.code.as_str()).with("name", target.name.as_str()));
    console.document(&json!({ "code": target.code, "name": target.name, "institution": institution.code }))?;
    Ok(Ended::Done)
}

fn read(path: &PathBuf) -> Result<Query> {
    let Ok(text) = std::fs::read_to_string(path) else {
        return Err(Refusal::new("no-such-file").with("file", path.display().to_string()).into());
    };
    Ok(Query::from_json(&text)?)
}
