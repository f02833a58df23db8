//! `carnet erase-expired`

use serde_json::json;

use super::report::context;
use super::{Console, Ended};
use crate::config::Config;
use crate::contacts::deletions;
use crate::error::Result;
use crate::i18n::Message;

pub(super) fn run(config: &Config, console: &Console) -> Result<Ended> {
    let context = context(config)?;
    let purged = deletions::purge_expired(&mut *context.database.get_for_a_job()?)?;
    console.say(&Message::new("cli-erased-expired").with("n", purged as i64));
    console.document(&json!({ "contacts": purged }))?;
    Ok(Ended::Done)
}
