//! `carnet cancel`

use super::report::{self, Which, context};
use super::{Console, Ended};
use crate::config::Config;
use crate::error::Result;
use crate::imports::{self, State};

/// One that another process is at has stopped when this returns; one whose worker died is stopped here.
pub(super) fn run(config: &Config, console: &Console, which: &Which) -> Result<Ended> {
    let context = context(config)?;
    let import = {
        let db = &mut *context.database.get()?;
        let import = which.find(db)?;
        imports::cancel(db, &context, &import)?;
        import
    };
    let import = imports::work_patiently(&context, import.id, |outage| console.warn(&report::paused(outage)))?;
    report::show(&mut *context.database.get()?, console, &import, &which.bound)?;
    Ok(if import.state == State::Cancelled { Ended::Done } else { Ended::Refused })
}
