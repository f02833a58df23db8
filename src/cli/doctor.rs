//! `carnet doctor`

use serde_json::json;

use super::config_file::ConfigFile;
use super::{Console, Ended};
use crate::config::Config;
use crate::doctor::{self, Finding, Known, Verdict};
use crate::error::Result;
use crate::i18n::{Message, translate};

/// Checks what an operator can get wrong, a line each. Refused if something does not work.
pub(super) fn run(config: &Config, console: &Console, file: &ConfigFile) -> Result<Ended> {
    let known = Known { config_file: file.path.as_deref(), ..Known::default() };
    let found = doctor::examine(config, known);
    for finding in &found {
        let line = Message::new("cli-doctor-line").with("sign", sign(finding.verdict));
        let line = line.with("check", Message::new(format!("doctor-{}", finding.check)));
        console.say(&line.with("said", finding.message.clone()));
    }
    let document = |finding: &Finding| {
        let message = translate(console.language, &finding.message);
        json!({ "check": finding.check, "verdict": finding.verdict.name(), "message": message })
    };
    console.document(&json!({ "checks": found.iter().map(document).collect::<Vec<_>>() }))?;
    let is_well = found.iter().all(|finding| finding.verdict < Verdict::Bad);
    Ok(if is_well { Ended::Done } else { Ended::Refused })
}

fn sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Good => "✓",
        Verdict::Warning => "!",
        Verdict::Bad => "✗",
    }
}
