//! The same services without a browser: a file a command.

mod console;
mod export;
mod file;
mod institution;
mod migrate;
mod serve;
mod template;
mod user;
mod worker;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use console::Console;

use crate::config::Config;
use crate::error::{Error, Result};

/// Change many contacts at once by spreadsheet, safely: test, preview, import, undo.
#[derive(Parser)]
#[command(name = "carnet", version)]
struct Cli {
    #[command(flatten)]
    config: Config,

    /// Print exactly one JSON document
    #[arg(long, global = true)]
    json: bool,

    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the portal, and work on what users start
    Serve(serve::Args),
    /// Work on what users start, without the portal
    Worker,
    /// Bring the database up to this version
    Migrate,
    /// Institutions
    #[command(subcommand)]
    Institution(institution::Command),
    /// Users
    #[command(subcommand)]
    User(user::Command),
    /// Download an import template: one row a contact, to be edited
    Template(template::Args),
    /// Export every field, one row a contact, ordered by contact number
    Export(export::Args),
}

/// How a command ended, when nothing went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// It is done: exit code 0.
    Done,
    /// The file or the state refused it, and that was said: exit code 3.
    Refused,
}

/// Runs the command of the command line. Exit codes: 0 done, 1 a failure of ours, 2 wrong usage, 3 refused.
pub fn main() -> ExitCode {
    let Cli { config, json, command } = Cli::parse();
    let console = Console::new(json);
    match run(config, &console, command) {
        Ok(Ended::Done) => ExitCode::SUCCESS,
        Ok(Ended::Refused) => ExitCode::from(3),
        Err(error) => {
            console.error(&error);
            ExitCode::from(if matches!(error, Error::Refusal(_)) { 3 } else { 1 })
        }
    }
}

fn run(config: Config, console: &Console, command: Command) -> Result<Ended> {
    console::log(if matches!(command, Command::Serve(_) | Command::Worker) { "carnet=info,warn" } else { "error" });
    match command {
        Command::Serve(args) => serve::run(config, console, &args),
        Command::Worker => worker::run(&config, console),
        Command::Migrate => migrate::run(&config, console),
        Command::Institution(command) => institution::run(&config, console, &command),
        Command::User(command) => user::run(&config, console, &command),
        Command::Template(args) => template::run(&config, console, &args),
        Command::Export(args) => export::run(&config, console, &args),
    }
}
