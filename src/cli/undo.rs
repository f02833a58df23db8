//! `carnet undo`

use super::report::{Which, context, work_and_show};
use super::{Console, Ended};
use crate::config::Config;
use crate::error::Result;
use crate::imports;

pub(super) fn run(config: &Config, console: &Console, which: &Which) -> Result<Ended> {
    let context = context(config)?;
    let import = {
        let db = &mut *context.database.get()?;
        let import = which.find(db)?;
        imports::undo(db, &import)?;
        import
    };
    work_and_show(&context, console, &import, &which.bound)
}
