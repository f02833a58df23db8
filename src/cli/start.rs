//! `carnet start`

use super::report::{Which, office, work_and_show};
use super::{Console, Ended};
use crate::config::Config;
use crate::error::Result;
use crate::imports;

pub(super) fn run(config: &Config, console: &Console, which: &Which) -> Result<Ended> {
    let office = office(config)?;
    let import = {
        let db = &mut *office.database.get()?;
        let import = which.find(db)?;
        imports::start(db, &import)?;
        import
    };
    work_and_show(&office, console, &import, &which.bound)
}
