//! `carnet list`

use serde_json::Value;

use super::{Console, Ended, report};
use crate::accounts::Institution;
use crate::config::Config;
use crate::db::Db;
use crate::error::Result;
use crate::i18n::Message;
use crate::imports::{self, Import};

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(long, value_name = "CODE")]
    institution: String,
}

pub(super) fn run(config: &Config, console: &Console, args: &Args) -> Result<Ended> {
    let (database, _) = config.open()?;
    let db = &mut *database.get()?;
    let institution = Institution::by_code(db, &args.institution)?;
    let all = Import::list(db, institution.id, None, i64::MAX)?;
    if console.json {
        console.document(&documents(db, &all)?)?;
    } else if all.is_empty() {
        console.say(&Message::new("cli-no-imports"));
    }
    for import in &all {
        console.say(&report::headline(import));
    }
    Ok(Ended::Done)
}

fn documents(db: &mut Db, all: &[Import]) -> Result<Vec<Value>> {
    all.iter().map(|import| imports::document(db, import, false, None)).collect()
}
