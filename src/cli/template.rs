//! `carnet template`

use std::path::PathBuf;
use std::time::Duration;

use anyhow::anyhow;
use serde_json::json;

use super::report::context;
use super::{Console, Ended, file, values};
use crate::accounts::Institution;
use crate::config::Config;
use crate::context::Context;
use crate::db::{Database, Outage, Patience};
use crate::error::{Refusal, Result};
use crate::exports::{self, Export, State, TemplateRequest};
use crate::i18n::{Language, Message, translate};
use crate::kinds::Kind;
use crate::table::FileFormat;
use crate::targets;

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(long, value_name = "CODE")]
    institution: String,
    #[arg(long, value_parser = values::template_kind())]
    kind: Kind,
    #[arg(long, value_name = "CODE")]
    target: Option<String>,
    #[arg(long, value_parser = values::format())]
    format: Option<FileFormat>,
    #[arg(long, value_parser = values::language())]
    language: Option<Language>,
    #[arg(long)]
    empty: bool,
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    fields: Vec<String>,
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

pub(super) fn run(config: &Config, console: &Console, args: &Args) -> Result<Ended> {
    let context = context(config)?;
    let asked = ask(&context.database, config.limits.max_columns, args)?;
    let made = make(&context, &asked)?;
    if let Some(reason) = made.error.as_ref().filter(|reason| Refusal::code_of(reason).is_some()) {
        return Ok(console.refused(reason));
    }
    let key = made.file_key.as_deref().ok_or_else(|| Refusal::new("not-found"))?;
    file::write(&args.out, |out| match args.out.extension() {
        Some(extension) if made.format == FileFormat::Csv && extension.eq_ignore_ascii_case("csv") => {
            exports::unpack(&context.storage, key, out)
        }
        _ => Ok(std::io::copy(&mut context.storage.read(key)?, out).map(drop)?),
    })?;
    say(console, args, &made);
    console.document(&json!({
        "id": made.id, "kind": args.kind.name(), "format": made.format.name(), "file": args.out.display().to_string(), "rows": made.rows_done, "left_out": made.rows_left_out,
    }))?;
    Ok(Ended::Done)
}

fn ask(database: &Database, max_columns: i64, args: &Args) -> Result<Export> {
    let db = &mut *database.get()?;
    let institution = Institution::by_code(db, &args.institution)?;
    let target = args.target.as_deref().map(|code| targets::by_code(db, institution.id, code)).transpose()?;
    let request = TemplateRequest {
        kind: args.kind,
        target: target.map(|target| target.id),
        format: file::format(args.format, &args.out),
        language: args.language.unwrap_or(institution.language()),
        email: None,
        empty: args.empty,
        fields: args.fields.clone(),
        max_columns,
    };
    exports::request_template(db, &institution, None, &request)
}

/// Makes it here, or waits for the worker that was faster. A refusal stands in the export.
fn make(context: &Context, asked: &Export) -> Result<Export> {
    let mut patience = Patience::default();
    loop {
        match exports::work(context, asked.id) {
            Err(error) if Outage::of(&error).is_some() => {
                std::thread::sleep(patience.next_pause());
                continue;
            }
            worked => worked?,
        };
        let export = exports::by_id(&mut *context.database.get()?, asked.institution, asked.id)?;
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
