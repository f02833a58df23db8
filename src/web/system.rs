//! The System page, for administrators: what the installation runs on and how it does. Institutions share it, so nothing
//! on it is of another institution.

use actix_web::HttpRequest;
use actix_web::web::Data;
use askama::Template;
use chrono::NaiveDateTime;

use super::error::Result;
use super::html::Html;
use super::origin;
use super::page::Page;
use super::state::State;
use super::visitor::SignedIn;
use crate::db::lease;
use crate::db::queues::{self, Held, Load, Queue};
use crate::db::{self, About, Database, Db};
use crate::doctor::{Finding, Verdict};
use crate::i18n::Message;
use crate::mail::{self, HeldUp};
use crate::system::{self, Failure, Seen, Stored};

/// How many failures are shown.
const LAST: i64 = 20;
/// Seconds after which a browser without JavaScript looks again.
const LOOK_AGAIN: u32 = 10;

#[derive(Template)]
#[template(path = "system.html")]
pub(super) struct SystemPage {
    page: Page,
    version: &'static str,
    database: String,
    storage: String,
    is_shared: bool,
    figures: Figures,
    /// What was checked; `None` while it is being looked at for the first time.
    checks: Option<Vec<Finding>>,
    institution: i64,
}

/// What is read from the database.
struct Figures {
    about: About,
    stored: Stored,
    queues: Vec<(Queue, Load)>,
    processes: Vec<ProcessRow>,
    failures: Vec<Failure>,
    held_up: Option<HeldUp>,
}

/// A process with what it is at.
struct ProcessRow {
    host: String,
    pid: String,
    /// What the process itself has said; nothing of a command in a shell.
    seen: Option<Seen>,
    is_there: bool,
    jobs: Vec<Message>,
}

impl ProcessRow {
    fn duty(&self) -> &'static str {
        match &self.seen {
            Some(Seen { serves: true, works: true, .. }) => "system-duty-both",
            Some(Seen { serves: true, .. }) => "system-duty-pages",
            Some(_) => "system-duty-jobs",
            None => "system-duty-command",
        }
    }
}

impl SystemPage {
    /// What has to be said of messages that wait for the operator.
    fn held_up(&self) -> Option<Message> {
        let held = self.figures.held_up.as_ref()?;
        Some(Message::new("doctor-mails-held").with("n", held.mails).with("words", held.words.as_str()))
    }

    /// The look of a check's badge.
    fn look(finding: &Finding) -> &'static str {
        match finding.verdict {
            Verdict::Good => "good",
            Verdict::Warning => "warn",
            Verdict::Bad => "bad",
        }
    }

    fn waiting(&self) -> i64 {
        self.figures.queues.iter().map(|(_, load)| load.waiting).sum()
    }

    fn working(&self) -> i64 {
        self.figures.queues.iter().map(|(_, load)| load.working).sum()
    }

    fn alive(&self) -> i64 {
        self.figures.processes.iter().filter(|process| process.is_there).count() as i64
    }

    fn rows_per_second(&self) -> i64 {
        let alive = self.figures.processes.iter().filter(|process| process.is_there);
        alive.filter_map(|process| process.seen.as_ref()).map(|seen| seen.rows_per_second).sum()
    }

    /// Whether a failure may be told to this reader; the cause of another's may name what is theirs.
    fn may_read(&self, failure: &Failure) -> bool {
        failure.institution_id.is_none_or(|institution| institution == self.institution)
    }
}

/// `GET /system`.
pub(super) async fn show(
    request: HttpRequest,
    page: Page,
    user: SignedIn,
    state: Data<State>,
) -> Result<Html<SystemPage>> {
    let database = state.database.clone();
    let figures = state.database.run(move |db| figures(&database, db)).await?;
    let seen = origin::seen(request.headers(), &state.config);
    let mut checks = state.checkup.last(&state.config, &state.database, seen);
    // The page says by itself, as of now, what holds messages up.
    checks.iter_mut().for_each(|found| found.retain(|finding| finding.check != "mails"));
    Ok(Html(SystemPage {
        page: page.with_refresh(LOOK_AGAIN),
        version: env!("CARGO_PKG_VERSION"),
        database: state.database.shown_url(),
        storage: state.storage.shown(),
        is_shared: state.storage.is_shared(),
        figures,
        checks,
        institution: user.institution.id,
    }))
}

fn figures(database: &Database, db: &mut Db) -> crate::error::Result<Figures> {
    // What this process has noted a moment ago is to be seen at once.
    system::flush(database)?;
    Ok(Figures {
        about: db::about(db)?,
        stored: system::stored(db)?,
        queues: system::queues(db)?,
        processes: processes(db)?,
        failures: system::recent(db, LAST)?,
        held_up: mail::held_up(db)?,
    })
}

/// The processes that have said that they are there, then others that hold a job: commands in a shell.
fn processes(db: &mut Db) -> crate::error::Result<Vec<ProcessRow>> {
    let now = db::clock(db)?;
    let mut held = Vec::new();
    for queue in Queue::ALL {
        held.extend(queues::held(db, queue)?.into_iter().map(|held| (queue, held)));
    }
    let seen = system::processes(db)?;
    let mut rows: Vec<(String, ProcessRow)> =
        seen.into_iter().map(|seen| (seen.name.clone(), row_of(seen, now))).collect();
    for (queue, held) in held {
        let at = rows.iter().position(|(name, _)| *name == held.process()).unwrap_or_else(|| {
            rows.push((held.process().to_owned(), row_of_stranger(&held, now)));
            rows.len() - 1
        });
        rows[at].1.jobs.push(job(queue, &held));
    }
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}

fn row_of(seen: Seen, now: NaiveDateTime) -> ProcessRow {
    let is_there = seen.is_there(now);
    ProcessRow { host: seen.host.clone(), pid: seen.pid.to_string(), seen: Some(seen), is_there, jobs: Vec::new() }
}

/// A name is `HOST-PID-RANDOM`, and a host may have hyphens.
fn row_of_stranger(held: &Held, now: NaiveDateTime) -> ProcessRow {
    let mut parts = held.process().rsplitn(3, '-').skip(1);
    let pid = parts.next().unwrap_or_default().to_owned();
    let host = parts.next().unwrap_or_default().to_owned();
    ProcessRow { host, pid, seen: None, is_there: lease::holds(held.until, now), jobs: Vec::new() }
}

fn job(queue: Queue, held: &Held) -> Message {
    let state = held.state.replace('_', "-");
    let (key, state) = match queue {
        Queue::Imports => ("system-job-import", format!("state-{state}")),
        Queue::Exports => ("system-job-export", format!("export-state-{state}")),
        Queue::Mails => ("system-job-mail", format!("mail-state-{state}")),
    };
    let job = Message::new(key).with("state", Message::new(state));
    match held.row {
        Some(row) => Message::new("system-job-row").with("job", job).with("n", row),
        None => job,
    }
}
