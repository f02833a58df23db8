//! `carnet template`

use std::path::PathBuf;
use std::time::Duration;

use anyhow::anyhow;
use clap::builder::PossibleValuesParser;
use serde_json::json;

use super::report::office;
use super::{Console, Ended, file};
use crate::accounts::Institution;
use crate::config::Config;
use crate::db::{Database, Outage, Patience};
use crate::error::{Refusal, Result};
use crate::exports::{self, Export, State, TemplateRequest};
use crate::i18n::{Language, Message, translate};
use crate::imports::Office;
use crate::kinds::Kind;
use crate::table::FileFormat;
use crate::targets;

#[derive(clap::Args)]
pub(super) struct Args {
    /// Code of the institution
    #[arg(long, value_name = "CODE")]
    institution: String,

    /// Type of data
    #[arg(long, value_parser = PossibleValuesParser::new(Kind::ALL.iter().filter(|kind| kind.has_template()).map(|kind| kind.name())))]
    kind: String,

    /// Code of the target whose contacts it lists; without it, all contacts
    #[arg(long, value_name = "CODE")]
    target: Option<String>,

    /// Format of the file; without it, the one that FILE ends with, else csv
    #[arg(long, value_parser = PossibleValuesParser::new(FileFormat::ALL.map(FileFormat::name)))]
    format: Option<String>,

    /// Language of the file: en, fr or pt-BR; without it, the institution's
    #[arg(long, value_parser = language)]
    language: Option<Language>,

    /// A sample without contacts
    #[arg(long)]
    empty: bool,

    /// Where to write it; CSV is in a zip, unless the name ends in .csv
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

pub(super) fn language(tag: &str) -> std::result::Result<Language, String> {
    Language::from_tag(tag).ok_or_else(|| "en, fr or pt-BR".to_owned())
}

pub(super) fn run(config: &Config, console: &Console, args: &Args) -> Result<Ended> {
    let office = office(config)?;
    let asked = ask(&office.database, args)?;
    let made = make(&office, &asked)?;
    if let Some(reason) = made.error.as_ref().filter(|reason| Refusal::code_of(reason).is_some()) {
        return Ok(console.refused(reason));
    }
    let key = made.file_key.as_deref().ok_or_else(|| Refusal::new("not-found"))?;
    file::write(&args.out, |out| match args.out.extension() {
        Some(extension) if made.format == FileFormat::Csv && extension.eq_ignore_ascii_case("csv") => {
            exports::unpack(&office.storage, key, out)
        }
        _ => Ok(std::io::copy(&mut office.storage.read(key)?, out).map(drop)?),
    })?;
    say(console, args, &made);
    console.document(&json!({
        "id": made.id, "kind": args.kind, "format": made.format.name(), "file": args.out.display().to_string(), "rows": made.rows_done, "left_out": made.rows_left_out,
    }))?;
    Ok(Ended::Done)
}

fn ask(database: &Database, args: &Args) -> Result<Export> {
    let db = &mut *database.get()?;
    let institution = Institution::by_code(db, &args.institution)?;
    let target = args.target.as_deref().map(|code| targets::by_code(db, institution.id, code)).transpose()?;
    let request = TemplateRequest {
        kind: Kind::from_name(&args.kind).unwrap_or(Kind::Criteria),
        target: target.map(|target| target.id),
        format: file::format(args.format.as_deref(), &args.out),
        language: args.language.unwrap_or(institution.language()),
        email: None,
        empty: args.empty,
    };
    exports::request_template(db, &institution, None, &request)
}

/// Makes it here, or waits for the worker that was faster. A refusal stands in the export.
fn make(office: &Office, asked: &Export) -> Result<Export> {
    let mut patience = Patience::default();
    loop {
        match exports::work(office, asked.id) {
            Err(error) if Outage::of(&error).is_some() => {
                std::thread::sleep(patience.next_pause());
                continue;
            }
            worked => worked?,
        };
        let export = exports::by_id(&mut *office.database.get()?, asked.institution, asked.id)?;
        match (export.state, &export.error) {
            (State::Waiting | State::Running, _) => std::thread::sleep(Duration::from_millis(200)),
            (State::Failed, Some(reason)) if Refusal::code_of(reason).is_none() => {
                return Err(anyhow!(translate(Language::English, reason)).into());
            }
            _ => return Ok(export),
        }
    }
}

fn say(console: &Console, args: &Args, made: &Export) {
    let file = args.out.display().to_string();
    console.say(&Message::new("cli-template").with("file", file).with("n", made.rows_done));
    if made.rows_left_out > 0 {
        console.say(&Message::new("export-left-out").with("n", made.rows_left_out));
    }
}
