//! The same services without a browser: a file a command.

mod backup;
mod bench;
mod cancel;
mod console;
mod demo;
mod export;
mod file;
mod help;
mod import;
mod institution;
mod list;
mod malloc_arenas;
mod manual;
mod mapping;
mod migrate;
mod read_workbook;
mod report;
mod restore;
mod serve;
mod show;
mod start;
mod target;
mod template;
mod undo;
mod usage;
mod user;
mod values;
mod worker;

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

pub use console::Console;

use crate::config::Config;
use crate::error::{Error, Result};
use crate::table::read_workbook::COMMAND;

/// The command line. What its help says is in `locales/LANG/commands.ftl` ([`help`]).
#[derive(Parser)]
#[command(name = "carnet", version, disable_help_subcommand = true)]
struct Cli {
    #[arg(long, global = true)]
    json: bool,
    #[command(flatten)]
    config: Config,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Demo(demo::Args),
    Serve(serve::Args),
    Worker,
    Migrate,
    Backup(backup::Args),
    Restore(restore::Args),
    #[command(subcommand)]
    Institution(institution::Command),
    #[command(subcommand)]
    User(user::Command),
    #[command(subcommand)]
    Target(target::Command),
    Template(template::Args),
    Export(export::Args),
    Import(import::Args),
    #[command(subcommand)]
    Mapping(mapping::Command),
    List(list::Args),
    Show(report::Which),
    Start(start::Args),
    Cancel(report::Which),
    Undo(report::Which),
    Bench(bench::Args),
    Help(manual::Args),
    #[command(name = COMMAND, hide = true)]
    ReadWorkbook(read_workbook::Args),
}

/// How a command ended, when nothing went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// It is done: exit code 0.
    Done,
    /// The file or the state refused it, and that was said: exit code 3.
    Refused,
    /// Something of ours broke, and that was said: exit code 1.
    Failed,
}

/// Runs the command of the command line. Exit codes: 0 done, 1 a failure of ours, 2 wrong usage, 3 refused.
pub fn main() -> ExitCode {
    let Cli { config, json, command } = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return usage::answer(Cli::command(), console::shell_language(), error),
    };
    if let Command::Help(args) = &command
        && let Some(code) = args.of_command(console::shell_language())
    {
        return code;
    }
    if matches!(command, Command::Serve(_) | Command::Worker | Command::Demo(_)) {
        malloc_arenas::share();
    }
    let console = Console::new(json);
    match run(config, &console, command) {
        Ok(Ended::Done) => ExitCode::SUCCESS,
        Ok(Ended::Refused) => ExitCode::from(3),
        Ok(Ended::Failed) => ExitCode::FAILURE,
        Err(error) => {
            console.error(&error);
            ExitCode::from(if matches!(error, Error::Refusal(_)) { 3 } else { 1 })
        }
    }
}

fn run(config: Config, console: &Console, command: Command) -> Result<Ended> {
    console::log(if matches!(command, Command::Serve(_) | Command::Worker) {
        "carnet=info,warn"
    } else {
        "error,carnet::data_folder=warn"
    });
    match command {
        Command::Demo(args) => demo::run(config, console, &args),
        Command::Serve(args) => serve::run(config, console, &args),
        Command::Worker => worker::run(&config, console),
        Command::Migrate => migrate::run(&config, console),
        Command::Backup(args) => backup::run(&config, console, &args),
        Command::Restore(args) => restore::run(&config, console, &args),
        Command::Institution(command) => institution::run(&config, console, &command),
        Command::User(command) => user::run(&config, console, &command),
        Command::Target(command) => target::run(&config, console, &command),
        Command::Import(args) => import::run(&config, console, &args),
        Command::Mapping(command) => mapping::run(&config, console, &command),
        Command::List(args) => list::run(&config, console, &args),
        Command::Show(which) => show::run(&config, console, &which),
        Command::Start(which) => start::run(&config, console, &which),
        Command::Cancel(which) => cancel::run(&config, console, &which),
        Command::Undo(which) => undo::run(&config, console, &which),
        Command::Template(args) => template::run(&config, console, &args),
        Command::Export(args) => export::run(&config, console, &args),
        Command::Bench(args) => bench::run(&config, console, &args),
        Command::Help(args) => manual::run(&config, console, &args),
        Command::ReadWorkbook(args) => read_workbook::run(&args),
    }
}
