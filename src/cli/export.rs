//! `carnet export`

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use serde_json::json;

use super::{Console, Ended, file};
use crate::accounts::Institution;
use crate::config::Config;
use crate::error::Result;
use crate::exports::{self, ContactsRequest};
use crate::i18n::{Language, Message};
use crate::table::FileFormat;
use crate::targets;

#[derive(clap::Args)]
pub(super) struct Args {
    /// Code of the institution
    #[arg(long, value_name = "CODE")]
    institution: String,

    /// Code of the target whose contacts it lists; without it, all contacts
    #[arg(long, value_name = "CODE")]
    target: Option<String>,

    /// Format of the file; without it, the one that FILE ends with, else csv
    #[arg(long, value_parser = PossibleValuesParser::new(FileFormat::ALL.map(FileFormat::name)))]
    format: Option<String>,

    /// Language of the file: en, fr or pt-BR; without it, the institution's
    #[arg(long, value_parser = super::template::language)]
    language: Option<Language>,

    /// Where to write it
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

pub(super) fn run(config: &Config, console: &Console, args: &Args) -> Result<Ended> {
    let (database, _) = config.open()?;
    let format = file::format(args.format.as_deref(), &args.out);
    let db = &mut *database.get()?;
    let institution = Institution::by_code(db, &args.institution)?;
    let target = args.target.as_deref().map(|code| targets::by_code(db, institution.id, code)).transpose()?;
    let language = args.language.unwrap_or(institution.language());
    let request = ContactsRequest { target: target.map(|target| target.id), format, language, email: None };
    let rows = file::write(&args.out, |out| exports::write_contacts(db, &institution, &request, out, &config.data))?;
    let name = args.out.display().to_string();
    console.say(&Message::new("cli-export").with("file", name.as_str()).with("n", rows));
    console.document(&json!({ "file": name, "format": format.name(), "rows": rows }))?;
    Ok(Ended::Done)
}
