//! `carnet start`

use super::report::{Which, context, work_and_show};
use super::{Console, Ended};
use crate::config::Config;
use crate::error::{Refusal, Result};
use crate::imports::{self, Import, State};

pub(super) fn run(config: &Config, console: &Console, which: &Which) -> Result<Ended> {
    let context = context(config)?;
    let import = {
        let db = &mut *context.database.get()?;
        let import = which.find(db)?;
        imports::start(db, &import)?;
        import
    };
    let ended = work_and_show(&context, console, &import, &which.bound)?;
    if Import::by_id(&mut *context.database.get()?, import.id)?.state == State::Tested {
        console.warn(&Refusal::new("test-expired").message());
        return Ok(Ended::Refused);
    }
    Ok(ended)
}
