//! `carnet mapping show|save`

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde_json::json;

use super::{Console, Ended, file};
use crate::accounts::Institution;
use crate::config::Config;
use crate::error::{Refusal, Result};
use crate::i18n::Message;
use crate::imports::{Mapping, MappingFile, save_mapping};

#[derive(Subcommand)]
pub(super) enum Command {
    Show(Show),
    Save(Save),
}

#[derive(clap::Args)]
pub(super) struct Show {
    name: String,

    #[arg(long, value_name = "CODE")]
    institution: String,

    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(clap::Args)]
pub(super) struct Save {
    name: String,

    #[arg(long, value_name = "CODE")]
    institution: String,

    #[arg(long, value_name = "FILE")]
    file: PathBuf,
}

pub(super) fn run(config: &Config, console: &Console, command: &Command) -> Result<Ended> {
    match command {
        Command::Show(args) => show(config, console, args),
        Command::Save(args) => save(config, console, args),
    }
}

fn show(config: &Config, console: &Console, args: &Show) -> Result<Ended> {
    let (database, _) = config.open()?;
    let db = &mut *database.get()?;
    let institution = Institution::by_code(db, &args.institution)?;
    let found = Mapping::by_name(db, institution.id, &args.name)?;
    let mapping = found.ok_or_else(|| Refusal::new("unknown-mapping").with("name", args.name.as_str()))?;
    let text = mapping.document.to_json();
    match &args.out {
        Some(out) => {
            file::write(out, |to| Ok(to.write_all(text.as_bytes())?))?;
            console.say(&Message::new("cli-file-written").with("file", out.display().to_string()));
        }
        None => console.line(text.trim_end()),
    }
    console.document(&serde_json::to_value(&mapping.document)?)?;
    Ok(Ended::Done)
}

fn save(config: &Config, console: &Console, args: &Save) -> Result<Ended> {
    let document = read(&args.file)?;
    let (database, _) = config.open()?;
    let db = &mut *database.get()?;
    let institution = Institution::by_code(db, &args.institution)?;
    let name = save_mapping(db, institution.id, &args.name, &document)?;
    console.say(&Message::new("cli-mapping-saved").with("name", name.as_str()));
    console.document(&json!({ "name": name, "kind": document.kind, "institution": institution.code }))?;
    Ok(Ended::Done)
}

/// The mapping in a JSON file.
pub(super) fn read(path: &Path) -> Result<MappingFile> {
    let Ok(text) = std::fs::read_to_string(path) else {
        return Err(Refusal::new("no-such-file").with("file", path.display().to_string()).into());
    };
    Ok(MappingFile::from_json(&text)?)
}
