//! The configuration file: settings below flags and environment variables, above the defaults.
//!
//! Its keys are the names of the options. What it says becomes the default of each option, so that the command line decides
//! as it always does.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::{Arg, Command};
use toml::{Table, Value};

use crate::error::{Refusal, Result};
use crate::text::distance;

/// Where packages put it.
const USUAL: &str = "/etc/carnet/carnet.toml";
/// The variable that names another; blank is none.
const VARIABLE: &str = "CARNET_CONFIG";
const OPTION: &str = "--config";
/// The command whose options are settings too.
const SERVE: &str = "serve";
/// How many slips of the finger make a name another.
const SLIPS: usize = 3;

/// The settings of a file.
#[derive(Debug, Default)]
pub(super) struct ConfigFile {
    /// The file, if there is one.
    pub path: Option<PathBuf>,
    /// Values by the name of their option, as they would be written on the command line.
    pub values: BTreeMap<String, String>,
}

impl ConfigFile {
    /// Reads the file that the command line or the environment names, else the usual one if it is there. Refused: a file
    /// that can't be read (`config-unreadable`), is no TOML (`config-syntax`), has a key that is no setting
    /// (`config-unknown-key`) or a value that is none (`config-value`).
    pub(super) fn load(command: &Command) -> Result<Self> {
        let Some(path) = named(std::env::args_os()).map_or_else(usual, is_given) else { return Ok(Self::default()) };
        let text = std::fs::read_to_string(&path).map_err(|error| {
            let (file, cause) = (path.display().to_string(), error.to_string());
            Refusal::new("config-unreadable").with("file", file).with("cause", cause)
        })?;
        let values = values(&text, &path, &settings(command))?;
        Ok(Self { path: Some(path), values })
    }

    /// Whether it was found where packages put it, and not named by anybody.
    pub(super) fn is_usual(&self) -> bool {
        self.path.as_deref() == Some(Path::new(USUAL))
    }

    /// The command with the values of the file as defaults.
    pub(super) fn beneath(&self, command: Command) -> Command {
        let with_defaults = |command: Command| command.mut_args(|arg| self.as_default(arg));
        with_defaults(command).mut_subcommand(SERVE, with_defaults)
    }

    fn as_default(&self, arg: Arg) -> Arg {
        match arg.get_long().filter(|_| is_setting(&arg)).and_then(|name| self.values.get(name)) {
            Some(value) => arg.default_value(value.clone()),
            None => arg,
        }
    }
}

/// The file that somebody names: by the option, else by the variable.
fn named(line: impl Iterator<Item = OsString>) -> Option<PathBuf> {
    let mut line = line.skip(1).take_while(|word| word != "--");
    while let Some(word) = line.next() {
        if word == OPTION {
            return line.next().map(PathBuf::from);
        }
        let joined = word.to_str().and_then(|word| word.strip_prefix(OPTION)?.strip_prefix('='));
        if let Some(path) = joined {
            return Some(path.into());
        }
    }
    std::env::var_os(VARIABLE).map(PathBuf::from)
}

/// A blank name is none, and not the usual one either.
fn is_given(path: PathBuf) -> Option<PathBuf> {
    (!path.as_os_str().is_empty()).then_some(path)
}

fn usual() -> Option<PathBuf> {
    Path::new(USUAL).exists().then(|| USUAL.into())
}

/// The options that can be set in a file: those with an environment variable, but for the one that names the file.
pub(super) fn settings(command: &Command) -> Vec<Arg> {
    let serve = command.find_subcommand(SERVE).into_iter().flat_map(Command::get_arguments);
    let mut settings: Vec<Arg> = command.get_arguments().chain(serve).filter(|arg| is_setting(arg)).cloned().collect();
    settings.dedup_by(|one, other| one.get_id() == other.get_id());
    settings
}

fn is_setting(arg: &Arg) -> bool {
    arg.get_env().is_some_and(|variable| variable != VARIABLE)
}

fn values(text: &str, path: &Path, settings: &[Arg]) -> Result<BTreeMap<String, String>> {
    let file = path.display().to_string();
    let table: Table = text.parse().map_err(|error: toml::de::Error| {
        let line = error.span().map_or(1, |span| text.get(..span.start).unwrap_or_default().matches('\n').count() + 1);
        let refusal = Refusal::new("config-syntax").with("file", file.as_str()).with("line", line as i64);
        refusal.with("cause", error.message())
    })?;
    let mut values = BTreeMap::new();
    for (key, value) in table {
        if !settings.iter().any(|arg| arg.get_long() == Some(&key)) {
            let near = nearest(&key, settings).unwrap_or_default();
            let refusal = Refusal::new("config-unknown-key").with("file", file.as_str());
            return Err(refusal.with("key", key).with("near", near).into());
        }
        let Some(value) = as_word(value) else {
            return Err(Refusal::new("config-value").with("file", file.as_str()).with("key", key).into());
        };
        values.insert(key, value);
    }
    Ok(values)
}

/// A value as it stands on a command line.
fn as_word(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        Value::Integer(number) => Some(number.to_string()),
        Value::Boolean(yes) => Some(yes.to_string()),
        Value::Float(_) | Value::Datetime(_) | Value::Array(_) | Value::Table(_) => None,
    }
}

fn nearest(key: &str, settings: &[Arg]) -> Option<String> {
    let wanted: Vec<char> = key.replace('_', "-").to_lowercase().chars().collect();
    let names = settings.iter().filter_map(Arg::get_long);
    let near = names.map(|name| (distance(&wanted, &name.chars().collect::<Vec<_>>()), name)).min();
    near.filter(|(slips, _)| *slips <= SLIPS).map(|(_, name)| name.to_owned())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::Cli;
    use crate::error::Error;

    fn read(text: &str) -> std::result::Result<BTreeMap<String, String>, (String, String)> {
        match values(text, Path::new("carnet.toml"), &settings(&Cli::command())) {
            Ok(values) => Ok(values),
            Err(Error::Refusal(refusal)) => Err((refusal.code.to_owned(), format!("{:?}", refusal.args))),
            Err(error) => panic!("{error}"),
        }
    }

    #[test]
    fn keys_are_options_and_others_are_refused_with_the_nearest() {
        let all = "database = \"postgres://db/carnet\"\nmax-rows = 5\ns3-allow-http = true\nbind = \"0.0.0.0:80\"\n";
        let read_all = read(all).unwrap();
        assert_eq!((read_all["max-rows"].as_str(), read_all["s3-allow-http"].as_str()), ("5", "true"));
        for (text, code, says) in [
            ("public_address = \"x\"", "config-unknown-key", "public-address"),
            ("databse = \"x\"", "config-unknown-key", "\"database\""),
            ("colour = \"x\"", "config-unknown-key", "near\", Text(\"\")"),
            ("config = \"x\"", "config-unknown-key", "config"),
            ("json = true", "config-unknown-key", "json"),
            ("max-rows = [1]", "config-value", "max-rows"),
            ("[server]\nbind = \"x\"", "config-unknown-key", "server"),
            ("data = \"x\"\n\nbind 80\n", "config-syntax", "Number(3)"),
            ("data = \"x\"\ndata = \"y\"\n", "config-syntax", "Number(2)"),
        ] {
            let (found, args) = read(text).unwrap_err();
            assert_eq!(found, code, "{text}");
            assert!(args.contains(says), "{text}: {args}");
        }
    }

    #[test]
    fn the_command_line_comes_before_the_file() {
        let file = ConfigFile {
            path: None,
            values: read("max-rows = 5\nbehind-proxy = true\nbind = \"0.0.0.0:80\"").unwrap(),
        };
        let matches = |line: &[&str]| file.beneath(Cli::command()).get_matches_from(line);
        let served = matches(&["carnet", "serve"]);
        assert_eq!(served.get_one::<i64>("max_rows"), Some(&5));
        let (_, serve) = served.subcommand().unwrap();
        assert_eq!(serve.get_one::<String>("bind").map(String::as_str), Some("0.0.0.0:80"));
        assert_eq!(serve.get_one::<u8>("behind_proxy"), Some(&1));
        let told = matches(&["carnet", "--max-rows", "7", "serve", "--bind", "[::1]:80"]);
        assert_eq!(told.get_one::<i64>("max_rows"), Some(&7));
        assert_eq!(told.subcommand().unwrap().1.get_one::<String>("bind").map(String::as_str), Some("[::1]:80"));
    }

    #[test]
    fn the_option_that_names_the_file_is_found_before_anything_is_parsed() {
        let words =
            |line: &[&str]| named(line.iter().map(|word| OsString::from(*word)).collect::<Vec<_>>().into_iter());
        for line in [&["carnet", "serve", "--config", "a.toml"][..], &["carnet", "--config=a.toml", "list"]] {
            assert_eq!(words(line), Some("a.toml".into()));
        }
    }
}
