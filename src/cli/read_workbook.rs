//! `carnet read-workbook`, which nobody types: the process that reads a workbook for another one.

use std::path::PathBuf;

use super::Ended;
use crate::error::Result;
use crate::table::read_workbook;

#[derive(clap::Args)]
pub(super) struct Args {
    path: PathBuf,
    order: String,
}

pub(super) fn run(args: &Args) -> Result<Ended> {
    read_workbook::read_workbook(&args.path, &args.order)?;
    Ok(Ended::Done)
}
