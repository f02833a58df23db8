//! `carnet config check`

use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, CommandFactory, Subcommand};
use serde_json::json;

use super::config_file::{ConfigFile, settings};
use super::{Cli, Console, Ended};
use crate::error::Result;
use crate::i18n::Message;

#[derive(Subcommand)]
pub(super) enum Command {
    Check,
}

/// Where the value of a setting comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    Option,
    Environment,
    File,
    Default,
}

impl Source {
    fn name(self) -> &'static str {
        match self {
            Self::Option => "option",
            Self::Environment => "environment",
            Self::File => "file",
            Self::Default => "default",
        }
    }
}

/// A setting, as it is.
struct Setting {
    name: String,
    /// `None` where there is none.
    value: Option<String>,
    source: Source,
}

/// Prints every setting with its value, secrets masked, and where it comes from.
pub(super) fn run(console: &Console, file: &ConfigFile, matches: &ArgMatches) -> Result<Ended> {
    let all: Vec<Setting> = settings(&Cli::command()).iter().filter_map(|arg| setting(arg, file, matches)).collect();
    console.say(&match &file.path {
        Some(path) => Message::new("cli-config-file").with("file", path.display().to_string()),
        None => Message::new("cli-config-no-file"),
    });
    for setting in &all {
        let value = setting.value.clone().map_or_else(|| "—".to_owned(), |value| masked(&setting.name, &value));
        let source = Message::new(format!("config-source-{}", setting.source.name()));
        let line = Message::new("cli-config-setting").with("name", setting.name.as_str());
        console.say(&line.with("value", value).with("source", source));
    }
    let settings = all.iter().map(|setting| {
        let value = setting.value.as_deref().map(|value| masked(&setting.name, value));
        (setting.name.clone(), json!({ "value": value, "source": setting.source.name() }))
    });
    let settings: serde_json::Map<_, _> = settings.collect();
    console.document(&json!({ "file": file.path, "settings": settings }))?;
    Ok(Ended::Done)
}

fn setting(arg: &Arg, file: &ConfigFile, matches: &ArgMatches) -> Option<Setting> {
    let (name, id) = (arg.get_long()?.to_owned(), arg.get_id().as_str());
    // An option of another command can't be given with this one.
    let source = matches.try_contains_id(id).ok().and_then(|_| matches.value_source(id));
    let variable = arg.get_env().and_then(std::env::var_os).and_then(|value| value.into_string().ok());
    let given = || {
        let mut raw = matches.get_raw(id).into_iter().flatten();
        raw.next().map(|value| value.to_string_lossy().into_owned())
    };
    let (value, source) = match (source, variable, file.values.get(&name)) {
        (Some(ValueSource::CommandLine), ..) => (given(), Source::Option),
        (_, Some(value), _) => (Some(value), Source::Environment),
        (_, None, Some(value)) => (Some(value.clone()), Source::File),
        _ => (arg.get_default_values().first().map(|value| value.to_string_lossy().into_owned()), Source::Default),
    };
    Some(Setting { name, value: value.filter(|value| !value.is_empty()), source })
}

/// What stands in place of a secret.
const MASK: &str = "••••••••";

/// A value without the secrets in it: a key as a whole, the password of an address.
fn masked(name: &str, value: &str) -> String {
    if name.ends_with("secret") {
        return MASK.to_owned();
    }
    let Some((scheme, rest)) = value.split_once("://") else { return value.to_owned() };
    let (place, query) = rest.split_once('?').map_or((rest, None), |(place, query)| (place, Some(query)));
    let place = match place.rsplit_once('@') {
        Some((login, host)) => match login.split_once(':') {
            Some((user, _)) => format!("{user}:{MASK}@{host}"),
            None => place.to_owned(),
        },
        None => place.to_owned(),
    };
    let query = query.map_or_else(String::new, |query| format!("?{}", masked_query(query)));
    format!("{scheme}://{place}{query}")
}

fn masked_query(query: &str) -> String {
    let part = |part: &str| match part.split_once('=') {
        Some((name, _)) if name.ends_with("password") => format!("{name}={MASK}"),
        _ => part.to_owned(),
    };
    query.split('&').map(part).collect::<Vec<_>>().join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_masked_wherever_they_stand() {
        for (name, value, shown) in [
            ("s3-secret", "abc", MASK.to_owned()),
            ("smtp-url", "smtp://ada:se@cret@mail:587?tls=none", format!("smtp://ada:{MASK}@mail:587?tls=none")),
            ("database", "postgres://ada:x@a,b/c", format!("postgres://ada:{MASK}@a,b/c")),
            ("database", "postgres://a/c?user=ada&password=x", format!("postgres://a/c?user=ada&password={MASK}")),
            ("database", "sqlite:data/carnet.sqlite", "sqlite:data/carnet.sqlite".to_owned()),
            ("bind", "127.0.0.1:8080", "127.0.0.1:8080".to_owned()),
        ] {
            assert_eq!(masked(name, value), shown);
        }
    }
}
