//! What users do with an import: send a file, say what columns are, start, cancel, undo.

use std::collections::BTreeMap;
use std::io::Read;

use chrono::NaiveDateTime;
use diesel::prelude::*;
use sha2::{Digest, Sha256};

use super::answers::{Answers, Origin};
use super::import::{Counts, Import};
use super::issue::Issue;
use super::lookups::user_emails;
use super::mappings::Mapping;
use super::options::{Action, Mode, Options};
use super::state::{State, step};
use super::{Office, floor, notice};
use crate::accounts::Institution;
use crate::codes::Severity;
use crate::contacts::catalogue::Catalogue;
use crate::db::{self, Db, Outage};
use crate::error::{Error, Refusal, Result};
use crate::fields::{Surroundings, is_tag};
use crate::kinds::Kind;
use crate::schema::{imports, institutions, writes};
use crate::{mail, text};

/// A file that was sent, with what is wanted of it.
#[derive(Debug, Clone)]
pub struct Received {
    /// Whose contacts it is about.
    pub institution: i64,
    /// Who sent it; `None` for the command line.
    pub user: Option<i64>,
    /// What it brings.
    pub kind: Kind,
    /// What is wanted.
    pub action: Action,
    /// The file's name as sent.
    pub file_name: String,
    /// The choices.
    pub options: Options,
}

/// Keeps a file whole and makes an import of it that waits to be tested. The import gets its number here, without gaps.
/// Refused: a tag or source that is too long, a recipient that is not allowed, a mode for data that can't create contacts,
/// a file for which there is no room (`no-room`).
pub fn receive(office: &Office, mut received: Received, draft: tempfile::NamedTempFile) -> Result<Import> {
    tidy(&mut received.options);
    let (sha256, bytes) = digest(&draft)?;
    check_options(&mut *office.database.get()?, &received)?;
    // Without a connection at hand: a large file may be on its way for minutes.
    let file_key = office.storage.keep(draft).map_err(no_room)?;
    let made = (office.database.get())
        .and_then(|mut db| db::write(&mut db, |db| insert(db, &received, &file_key, &sha256, bytes as i64)));
    // A database that went away may have the import, or not: then the file stays, and is swept away if nobody names it.
    if made.as_ref().is_err_and(|error| Outage::of(error) != Some(Outage::DatabaseAway)) {
        office.storage.remove(&file_key)?;
    }
    made.map_err(no_room)
}

/// What a full disk does to somebody who sends a file: a refusal that says so.
pub fn no_room(error: Error) -> Error {
    match Outage::of(&error) {
        Some(Outage::DiskFull) => {
            tracing::warn!(cause = format!("{error:#}"), "no room for a file");
            Refusal::new("no-room").into()
        }
        _ => error,
    }
}

/// Blank choices are none.
fn tidy(options: &mut Options) {
    let Options { key, sheet, source, tag, email, mapping, .. } = options;
    for text in [key, sheet, source, tag, email, mapping] {
        *text = text.take().map(|text| text::trim(&text).to_owned()).filter(|text| !text.is_empty());
    }
}

fn check_options(db: &mut Db, received: &Received) -> Result<()> {
    if let Some(email) = &received.options.email {
        mail::check_recipient(db, received.institution, email)?;
    }
    if !received.kind.may_create() && received.options.mode != Mode::default() {
        return Err(Refusal::new("mode-not-for-kind").into());
    }
    if received.options.tag.as_ref().is_some_and(|tag| !is_tag(tag)) {
        return Err(Refusal::new("bad-tag").into());
    }
    if let Some(name) = &received.options.mapping {
        let mapping = Mapping::by_name(db, received.institution, name)?;
        if mapping.is_none_or(|mapping| mapping.kind != received.kind) {
            return Err(Refusal::new("unknown-mapping").with("name", name.as_str()).into());
        }
    }
    if received.options.source.as_ref().is_some_and(|source| source.chars().count() > 500) {
        return Err(Refusal::new("source-too-long").into());
    }
    Ok(())
}

fn digest(draft: &tempfile::NamedTempFile) -> Result<(String, u64)> {
    let mut file = draft.reopen()?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    let mut bytes = 0;
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            break;
        }
        hasher.update(&buffer[..read]);
        bytes += read as u64;
    }
    Ok((data_encoding::HEXLOWER.encode(&hasher.finalize()), bytes))
}

fn insert(db: &mut Db, received: &Received, file_key: &str, sha256: &str, bytes: i64) -> Result<Import> {
    let now = db::now();
    let number: i64 = diesel::update(institutions::table.find(received.institution))
        .set(institutions::last_import.eq(institutions::last_import + 1))
        .returning(institutions::last_import)
        .get_result(db)?;
    let write: i64 = diesel::insert_into(writes::table)
        .values((
            writes::institution_id.eq(received.institution),
            writes::user_id.eq(received.user),
            writes::source.eq(&received.options.source),
            writes::at.eq(now),
        ))
        .returning(writes::id)
        .get_result(db)?;
    let counts = Counts { bytes_total: bytes, ..Counts::default() };
    let id: i64 = diesel::insert_into(imports::table)
        .values((
            imports::institution_id.eq(received.institution),
            imports::number.eq(number),
            imports::write_id.eq(write),
            imports::user_id.eq(received.user),
            imports::kind.eq(received.kind.name()),
            imports::action.eq(received.action.name()),
            imports::state.eq(State::Uploaded.name()),
            imports::file_name.eq(&received.file_name),
            imports::file_key.eq(file_key),
            imports::sha256.eq(sha256),
            imports::bytes.eq(bytes),
            imports::options.eq(serde_json::to_string(&received.options)?),
            imports::counts.eq(serde_json::to_string(&counts)?),
            imports::created_at.eq(now),
        ))
        .returning(imports::id)
        .get_result(db)?;
    diesel::update(writes::table.find(write)).set(writes::import_id.eq(id)).execute(db)?;
    step(db, id, &[State::Uploaded], State::Testing)?;
    Import::by_id(db, id)
}

/// Says what the columns are; the import is tested then, also if it was tested before. With a name the answers are kept as a
/// mapping for the next file with the same headers. Refused: `bad-constant`, `unknown-constant` and what
/// [`Mapping::save`] refuses.
pub fn confirm(db: &mut Db, import: &Import, answers: Answers, name: Option<&str>) -> Result<()> {
    check_constants(db, import.institution_id, import.kind, &answers.constants)?;
    let mut options = import.options.clone();
    options.answers = Answers { confirmed: true, ..answers };
    db::write(db, |db| {
        if let (Some(name), Some(layout)) = (name, &import.layout) {
            Mapping::save(db, import.institution_id, name, import.kind, &layout.headers(), &options.answers)?;
            options.answers.origin = Some(Origin::Mapping(text::trim(name).to_owned()));
        }
        set_options(db, import.id, &options)?;
        test_anew(db, import.id, &[State::NeedsMapping, State::Tested])
    })
}

/// Refuses cells that every row would have and that their field can't take.
pub fn check_constants(db: &mut Db, institution: i64, kind: Kind, constants: &BTreeMap<String, String>) -> Result<()> {
    if constants.is_empty() {
        return Ok(());
    }
    let institution = Institution::by_id(db, institution)?;
    let (catalogue, users) = (Catalogue::load(db, institution.id)?, user_emails(db, institution.id)?);
    let around = Surroundings::new(&institution.country, institution.today(), &users);
    for (code, cell) in constants {
        let field = catalogue.by_code(code).filter(|field| kind.can_change(field));
        let Some(field) = field else {
            return Err(Refusal::new("unknown-constant").with("code", code.as_str()).into());
        };
        let mut found = field.decode(cell, &around).findings.into_iter();
        if let Some(finding) = found.find(|finding| finding.code.severity() == Severity::Error) {
            let reason = Issue::found(0, 0, cell, finding).message(code, code);
            return Err(Refusal::new("bad-constant").with("code", code.as_str()).with("reason", reason).into());
        }
    }
    Ok(())
}

/// Says which sheet of a workbook is meant; the import is tested then.
pub fn choose_sheet(db: &mut Db, import: &Import, sheet: &str) -> Result<()> {
    let options = Options { sheet: Some(sheet.to_owned()), ..import.options.clone() };
    db::write(db, |db| {
        diesel::update(imports::table.find(import.id))
            .set(imports::options.eq(serde_json::to_string(&options)?))
            .execute(db)?;
        step(db, import.id, &[State::NeedsMapping], State::Testing)
    })
}

/// Tests a file again, since its result has expired or the user chose otherwise about stale cells.
pub fn test_again(db: &mut Db, import: &Import, options: Options) -> Result<()> {
    db::write(db, |db| {
        set_options(db, import.id, &options)?;
        test_anew(db, import.id, &[State::Tested])
    })
}

fn set_options(db: &mut Db, import: i64, options: &Options) -> Result<()> {
    let options = serde_json::to_string(options)?;
    diesel::update(imports::table.find(import)).set(imports::options.eq(options)).execute(db)?;
    Ok(())
}

/// The step back to a test from the beginning: nothing of an earlier one counts.
fn test_anew(db: &mut Db, import: i64, from: &[State]) -> Result<()> {
    let anew = (imports::cursor.eq(0), imports::model_version.eq(None::<i64>));
    diesel::update(imports::table.find(import)).set(anew).execute(db)?;
    step(db, import, from, State::Testing)
}

/// Starts a tested import: its good rows are applied, the rejected ones left out. Starting twice starts once. Refused:
/// `wrong-import-state`, `test-expired` when the data model has changed since, `stop-on-error`, `nothing-to-start`.
pub fn start(db: &mut Db, import: &Import) -> Result<()> {
    db::write(db, |db| {
        let import = Import::by_id(db, import.id)?;
        if import.state == State::Tested {
            if is_expired(db, &import)? {
                return Err(Refusal::new("test-expired").into());
            }
            if import.options.stop_on_error && import.counts.errors > 0 {
                return Err(Refusal::new("stop-on-error").with("n", import.counts.errors).into());
            }
            if import.counts.changes == 0 {
                return Err(Refusal::new("nothing-to-start").into());
            }
        }
        queue(db, import.id)
    })
}

/// Whether fields or values were changed since the test, so that its plan holds no more.
pub(super) fn is_expired(db: &mut Db, import: &Import) -> Result<bool> {
    let version: i64 = institutions::table.find(import.institution_id).select(institutions::model_version).first(db)?;
    Ok(import.model_version != Some(version))
}

/// Takes back the start of an import whose plan expired while it waited for its turn. An update is tested again and starts
/// by itself, as it would have; else whoever started it has to see the new plan first.
pub(super) fn send_back(db: &mut Db, office: &Office, import: &Import) -> Result<()> {
    diesel::update(imports::table.find(import.id)).set(imports::started_at.eq(None::<NaiveDateTime>)).execute(db)?;
    match import.action {
        Action::Update => test_anew(db, import.id, &[State::Queued]),
        Action::Test => {
            step(db, import.id, &[State::Queued], State::Tested)?;
            notice::send(db, office, import.id)
        }
    }
}

/// The step of starting.
pub(super) fn queue(db: &mut Db, import: i64) -> Result<()> {
    step(db, import, &[State::Tested], State::Queued)?;
    diesel::update(imports::table.find(import))
        .set((imports::started_at.eq(db::now()), imports::cursor.eq(0)))
        .execute(db)?;
    Ok(())
}

/// Stops an import. One that a worker is at stops within a batch; what was applied until then stays, and can be undone.
pub fn cancel(db: &mut Db, office: &Office, import: &Import) -> Result<()> {
    db::write(db, |db| {
        let import = Import::by_id(db, import.id)?;
        match import.state {
            State::Testing | State::Running => {
                diesel::update(imports::table.find(import.id)).set(imports::cancel_asked.eq(true)).execute(db)?;
                Ok(())
            }
            _ => {
                const WAITING: [State; 6] = [
                    State::Uploaded,
                    State::NeedsMapping,
                    State::Tested,
                    State::AwaitingApproval,
                    State::Scheduled,
                    State::Queued,
                ];
                step(db, import.id, &WAITING, State::Cancelled)?;
                diesel::update(imports::table.find(import.id)).set(imports::finished_at.eq(db::now())).execute(db)?;
                notice::send(db, office, import.id)
            }
        }
    })
}

/// Undoes an import: every value that still is what the import wrote gets its old value back; the rest is listed as
/// kept. Refused: `wrong-import-state`, `nothing-to-undo`.
pub fn undo(db: &mut Db, import: &Import) -> Result<()> {
    db::write(db, |db| {
        let import = Import::by_id(db, import.id)?;
        let from = [State::Completed, State::Cancelled, State::Failed];
        if from.contains(&import.state) && import.counts.applied == 0 {
            return Err(Refusal::new("nothing-to-undo").into());
        }
        step(db, import.id, &from, State::Undoing)
    })
}

/// Notes that a worker failed at an import, and gives it up after `most` times in a row.
pub(super) fn count_failure(db: &mut Db, office: &Office, import: i64, most: i32) -> Result<()> {
    db::write(db, |db| {
        let attempts: i32 = diesel::update(imports::table.find(import))
            .set(imports::attempts.eq(imports::attempts + 1))
            .returning(imports::attempts)
            .get_result(db)?;
        if attempts < most {
            return Ok(());
        }
        let found = Import::by_id(db, import)?;
        let state = found.state;
        if matches!(state, State::Testing | State::Running | State::Undoing) {
            step(db, import, &[state], State::Failed)?;
            diesel::update(imports::table.find(import))
                .set((imports::finished_at.eq(db::now()), imports::attempts.eq(0)))
                .execute(db)?;
            floor::leave(db, &found)?;
            notice::send(db, office, import)?;
        }
        Ok(())
    })
}
