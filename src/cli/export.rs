//! `carnet export`

use std::path::PathBuf;

use serde_json::json;

use super::{Console, Ended, file, values};
use crate::accounts::Institution;
use crate::config::Config;
use crate::error::Result;
use crate::exports::{self, ContactsRequest};
use crate::i18n::{Language, Message};
use crate::table::FileFormat;
use crate::targets;

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(long, value_name = "CODE")]
    institution: String,
    #[arg(long, value_name = "CODE")]
    target: Option<String>,
    #[arg(long, value_parser = values::format())]
    format: Option<FileFormat>,
    #[arg(long)]
    for_programs: bool,
    #[arg(long, value_parser = values::language())]
    language: Option<Language>,
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

pub(super) fn run(config: &Config, console: &Console, args: &Args) -> Result<Ended> {
    let (database, _) = config.open()?;
    let format = file::format(args.format, &args.out);
    let db = &mut *database.get()?;
    let institution = Institution::by_code(db, &args.institution)?;
    let target = args.target.as_deref().map(|code| targets::by_code(db, institution.id, code)).transpose()?;
    let language = args.language.unwrap_or(institution.language());
    let (target, for_programs) = (target.map(|target| target.id), args.for_programs);
    let request = ContactsRequest { target, format, for_programs, language, email: None };
    let rows = file::write(&args.out, |out| exports::write_contacts(db, &institution, &request, out, &config.data))?;
    let name = args.out.display().to_string();
    console.say(&Message::new("cli-export").with("file", name.as_str()).with("n", rows));
    console.document(&json!({ "file": name, "format": format.name(), "rows": rows }))?;
    Ok(Ended::Done)
}
