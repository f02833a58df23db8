//! The same services without a browser: a file a command.

mod backup;
mod bench;
mod cancel;
mod command_line;
mod config;
mod config_file;
mod console;
mod demo;
mod doctor;
mod erase_expired;
mod export;
mod file;
mod help;
mod import;
mod institution;
mod last_seconds;
mod list;
mod malloc_arenas;
mod manual;
mod mapping;
mod migrate;
mod read_workbook;
mod report;
mod restore;
mod serve;
mod service_manager;
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

use clap::{ArgMatches, CommandFactory, FromArgMatches, Parser, Subcommand};

use config_file::ConfigFile;
pub use console::Console;

use crate::config::Config;
use crate::db::Outage;
use crate::error::{Error, Result};
use crate::system;
use crate::table::read_workbook::COMMAND;
use crate::web;

/// The command line. What its help says is in `locales/LANG/commands.ftl` ([`help`]).
#[derive(Parser)]
#[command(name = "carnet", version, disable_help_subcommand = true)]
struct Cli {
    #[arg(long, global = true)]
    json: bool,
    #[arg(id = "config-file", long = "config", value_name = "FILE", env = "CARNET_CONFIG", global = true)]
    config_file: Option<String>,
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
    #[command(subcommand)]
    Config(config::Command),
    Doctor,
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
    EraseExpired,
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
    let Line { cli: Cli { config, json, command, .. }, matches, file } = match read() {
        Ok(line) => line,
        Err(code) => return code,
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
    let noted = config.clone();
    match run(config, &console, command, &file, &matches) {
        Ok(Ended::Done) => ExitCode::SUCCESS,
        Ok(Ended::Refused) => ExitCode::from(3),
        Ok(Ended::Failed) => ExitCode::FAILURE,
        Err(error) => {
            console.error(&error);
            note(&noted, matches.subcommand_name().unwrap_or_default(), &error);
            ExitCode::from(if matches!(error, Error::Refusal(_)) { 3 } else { 1 })
        }
    }
}

/// Keeps a failure for the System page, where there is an installation that can keep it.
fn note(config: &Config, command: &str, error: &Error) {
    let Error::Failure(cause) = error else { return };
    if Outage::of(error).is_none()
        && let Ok((database, _)) = config.open_present()
    {
        system::note(&database, "command", command, None, cause);
        // What can't be kept was said.
        let _ = system::flush(&database);
    }
}

/// A command line that was read, with the file beneath it.
struct Line {
    cli: Cli,
    matches: ArgMatches,
    file: ConfigFile,
}

/// Reads the command line: first alone, since help and wrong usage need no file, then once more with the file beneath it.
fn read() -> std::result::Result<Line, ExitCode> {
    let language = console::shell_language();
    let parse = |command: clap::Command| -> std::result::Result<(Cli, ArgMatches), ExitCode> {
        let line = command_line::words(std::env::args_os());
        let parsed =
            command.clone().try_get_matches_from(line).and_then(|m| Cli::from_arg_matches(&m).map(|cli| (cli, m)));
        parsed.map_err(|error| usage::answer(command, language, error))
    };
    let (cli, matches) = parse(Cli::command())?;
    if matches!(cli.command, Command::ReadWorkbook(_)) {
        return Ok(Line { cli, matches, file: ConfigFile::default() });
    }
    let file = ConfigFile::load(&Cli::command()).map_err(|error| {
        Console::new(cli.json).error(&error);
        ExitCode::from(3)
    })?;
    // A demo is no installation: it must not fill the one that this machine has.
    if file.values.is_empty() || (matches!(cli.command, Command::Demo(_)) && file.is_usual()) {
        return Ok(Line { cli, matches, file });
    }
    parse(file.beneath(Cli::command())).map(|(cli, matches)| Line { cli, matches, file })
}

fn run(config: Config, console: &Console, command: Command, file: &ConfigFile, matches: &ArgMatches) -> Result<Ended> {
    if matches!(command, Command::Serve(_) | Command::Worker | Command::Demo(_)) {
        last_seconds::bound()?;
    }
    let works = matches!(command, Command::Serve(_) | Command::Worker);
    let ours = if works { "carnet=info,warn" } else { "error,carnet::data_folder=warn" };
    console::log(&format!("{ours},{}", web::QUIET), config.log_format);
    match command {
        Command::Demo(args) => demo::run(config, console, &args),
        Command::Serve(args) => serve::run(config, console, &args),
        Command::Worker => worker::run(&config, console),
        Command::Migrate => migrate::run(&config, console),
        Command::Config(config::Command::Check) => config::run(console, file, matches),
        Command::Doctor => doctor::run(&config, console, file),
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
        Command::EraseExpired => erase_expired::run(&config, console),
        Command::Template(args) => template::run(&config, console, &args),
        Command::Export(args) => export::run(&config, console, &args),
        Command::Bench(args) => bench::run(&config, console, &args),
        Command::Help(args) => manual::run(&config, console, &args),
        Command::ReadWorkbook(args) => read_workbook::run(&args),
    }
}
