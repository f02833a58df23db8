//! `carnet migrate`

use serde_json::json;

use super::{Console, Ended};
use crate::config::Config;
use crate::error::Result;
use crate::i18n::Message;

pub(super) fn run(config: &Config, console: &Console) -> Result<Ended> {
    let (database, _) = config.open_to_stay()?;
    console.say(&Message::new("cli-migrated").with("database", database.shown_url()));
    console.document(&json!({ "database": database.shown_url() }))?;
    Ok(Ended::Done)
}
