//! `carnet show`

use super::report::{self, Which};
use super::{Console, Ended};
use crate::config::Config;
use crate::error::Result;

pub(super) fn run(config: &Config, console: &Console, which: &Which) -> Result<Ended> {
    let (database, _) = config.open()?;
    let db = &mut *database.get()?;
    let import = which.find(db)?;
    report::show(db, console, &import, &which.bound)?;
    Ok(Ended::Done)
}
