//! `carnet start`

use super::report::{Which, office, work_and_show};
use super::{Console, Ended};
use crate::config::Config;
use crate::error::{Refusal, Result};
use crate::imports::{self, Import, State};

pub(super) fn run(config: &Config, console: &Console, which: &Which) -> Result<Ended> {
    let office = office(config)?;
    let import = {
        let db = &mut *office.database.get()?;
        let import = which.find(db)?;
        imports::start(db, &import)?;
        import
    };
    let ended = work_and_show(&office, console, &import, &which.bound)?;
    if Import::by_id(&mut *office.database.get()?, import.id)?.state == State::Tested {
        console.warn(&Refusal::new("test-expired").message());
        return Ok(Ended::Refused);
    }
    Ok(ended)
}
