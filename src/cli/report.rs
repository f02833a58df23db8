//! An import as commands show it: its one JSON document, or sentences for people.

use super::{Console, Ended};
use crate::accounts::Institution;
use crate::config::Config;
use crate::context::Context;
use crate::db::{Db, Outage};
use crate::error::Result;
use crate::i18n::{Arg, Message};
use crate::imports::history::{self, IssueFilter};
use crate::imports::{self, Action, Import, State};

/// Which import a command is about.
#[derive(clap::Args)]
pub(super) struct Which {
    #[arg(value_name = "NUMBER")]
    id: i64,
    #[arg(long, value_name = "CODE")]
    institution: String,
    #[command(flatten)]
    pub bound: Bound,
}

/// How many issues a command lists.
#[derive(clap::Args)]
pub(super) struct Bound {
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(0..))]
    issues: Option<i64>,
}

impl Which {
    /// The import.
    pub(super) fn find(&self, db: &mut Db) -> Result<Import> {
        let institution = Institution::by_code(db, &self.institution)?;
        Import::find(db, institution.id, self.id)
    }
}

/// Everything that works imports.
pub(super) fn context(config: &Config) -> Result<Context> {
    let (database, storage) = config.open()?;
    Ok(Context::new(database, storage, config))
}

/// Works an import until nobody but a user can bring it on, and shows it.
pub(super) fn work_and_show(context: &Context, console: &Console, import: &Import, bound: &Bound) -> Result<Ended> {
    let import = imports::work_patiently(context, import.id, |outage| console.warn(&paused(outage)))?;
    show(&mut *context.database.get()?, console, &import, bound)?;
    Ok(ended(&import))
}

/// What keeps a command waiting.
pub(super) fn paused(outage: Outage) -> Message {
    Message::new("cli-paused").with("outage", outage.message())
}

/// A finished test is done whatever it found; an update that waits for a user was refused by its file.
fn ended(import: &Import) -> Ended {
    match import.state {
        State::Completed | State::Undone => Ended::Done,
        State::Tested if import.action == Action::Test => Ended::Done,
        State::Failed => Ended::Failed,
        _ => Ended::Refused,
    }
}

/// Prints an import.
pub(super) fn show(db: &mut Db, console: &Console, import: &Import, bound: &Bound) -> Result<()> {
    if console.json {
        return console.document(&imports::document(db, import, true, bound.issues)?);
    }
    let figures = [rows(import), changes(import), findings(import)];
    for message in [headline(import)].into_iter().chain(encoding(import)).chain(figures) {
        console.say(&message);
    }
    import.recognised().iter().chain(&import.waits_in_words()).for_each(|message| console.say(message));
    say_issues(db, console, import, bound.issues.unwrap_or(20))
}

/// One line of the history.
pub(super) fn headline(import: &Import) -> Message {
    Message::new("cli-import")
        .with("number", Arg::Text(import.number.to_string()))
        .with("file", import.file_name.as_str())
        .with("kind", import.kind.label())
        .with("state", import.state_message())
}

/// The encoding in which the file was read, if it was not UTF-8.
fn encoding(import: &Import) -> Option<Message> {
    import.read_as().map(|encoding| Message::new("cli-import-encoding").with("encoding", encoding.name()))
}

fn rows(import: &Import) -> Message {
    let counts = &import.counts;
    Message::new("cli-import-rows")
        .with("n", counts.rows)
        .with("changed", counts.rows_changed)
        .with("unchanged", counts.rows_unchanged)
        .with("rejected", counts.rows_rejected)
}

fn changes(import: &Import) -> Message {
    let counts = &import.counts;
    Message::new("cli-import-changes")
        .with("n", counts.changes)
        .with("applied", counts.applied)
        .with("conflicts", counts.conflicts)
        .with("undone", counts.undone)
        .with("kept", counts.kept)
}

fn findings(import: &Import) -> Message {
    let counts = &import.counts;
    Message::new("cli-import-findings")
        .with("errors", counts.errors)
        .with("warnings", counts.warnings)
        .with("notes", counts.notes)
}

fn say_issues(db: &mut Db, console: &Console, import: &Import, most: i64) -> Result<()> {
    let listed = history::issues(db, import, &IssueFilter::default(), None, most)?;
    for listed in &listed {
        let issue = &listed.issue;
        let column = import.layout.as_ref().map_or("", |layout| layout.header(issue.column));
        let place = if issue.row == 0 { "cli-issue-file" } else { "cli-issue" };
        let message = Message::new(place)
            .with("row", Arg::Text(issue.row.to_string()))
            .with("column", column)
            .with("severity", Message::new(format!("severity-{}", issue.code.severity().name())))
            .with("sentence", issue.message(column, column));
        console.say(&message);
    }
    let counts = &import.counts;
    let more = counts.errors + counts.warnings + counts.notes - listed.len() as i64;
    if more > 0 {
        console.say(&Message::new("cli-issues-more").with("n", more));
    }
    Ok(())
}
