//! `carnet restore`

use std::path::PathBuf;

use serde_json::json;

use super::{Console, Ended};
use crate::backup;
use crate::config::Config;
use crate::error::Result;
use crate::i18n::Message;

#[derive(clap::Args)]
pub(super) struct Args {
    file: PathBuf,
}

pub(super) fn run(config: &Config, console: &Console, args: &Args) -> Result<Ended> {
    let manifest = backup::restore(config, &args.file)?;
    let (data, files) = (config.data.display().to_string(), manifest.files.len() as i64);
    let made = manifest.made_at.format("%Y-%m-%d %H:%M:%S UTC").to_string();
    console.say(&Message::new("cli-restored").with("data", data.as_str()).with("made", made.as_str()).with("n", files));
    if !manifest.missing.is_empty() {
        console.warn(&Message::new("cli-backup-missing").with("n", manifest.missing.len() as i64));
    }
    let made_at = manifest.made_at.and_utc().to_rfc3339();
    console.document(&json!({ "data": data, "made_at": made_at, "files": files, "missing": manifest.missing }))?;
    Ok(Ended::Done)
}
