//! The words of the command line, where one could be read in two ways.

use std::ffi::OsString;

use crate::config::hops;

/// The option that takes a number or none.
const BEHIND_PROXY: &str = "--behind-proxy";
/// What it means without one.
const ONE: &str = "--behind-proxy=1";

/// The words, as they are meant: behind `--behind-proxy` a number belongs to it, and any other word (`carnet --behind-proxy serve`)
/// stands for itself.
pub(super) fn words(line: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut words = Vec::new();
    let mut line = line.peekable();
    while let Some(word) = line.next() {
        if word == "--" {
            words.push(word);
            words.extend(line);
            break;
        }
        let is_number = line.peek().and_then(|next| next.to_str()).is_some_and(|next| hops(next).is_ok());
        words.push(if word == BEHIND_PROXY && !is_number { ONE.into() } else { word });
    }
    words
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::Cli;

    #[test]
    fn a_command_is_no_number_of_proxies() {
        for (line, hops) in [
            ("carnet serve", 0),
            ("carnet --behind-proxy serve", 1),
            ("carnet --behind-proxy 2 serve", 2),
            ("carnet --behind-proxy=2 serve", 2),
            ("carnet serve --behind-proxy", 1),
            ("carnet serve --behind-proxy 2", 2),
            ("carnet serve --behind-proxy --no-worker", 1),
            ("carnet serve --behind-proxy yes", 1),
            ("carnet --behind-proxy no serve", 0),
        ] {
            let matches = Cli::command().get_matches_from(words(line.split(' ').map(OsString::from)));
            assert_eq!(matches.subcommand_name(), Some("serve"), "{line}");
            assert_eq!(matches.get_one::<u8>("behind_proxy"), Some(&hops), "{line}");
        }
    }

    #[test]
    fn what_stands_behind_two_dashes_is_left_alone() {
        let line = ["carnet", "import", "--", "--behind-proxy", "x.csv"].map(OsString::from);
        assert_eq!(words(line.clone().into_iter()), line);
    }
}
