//! Receives a file: keeps it whole and makes an import of it that waits to be tested.

use std::io::Read;

use diesel::prelude::*;
use sha2::{Digest, Sha256};

use super::decisions::check_document;
use crate::context::Context;
use crate::db::{self, Db, Outage};
use crate::error::{Refusal, Result};
use crate::fields::{SOURCE_MAX, TAG_MAX, is_tag};
use crate::imports::columns::mappings::Mapping;
use crate::imports::model::counts::Counts;
use crate::imports::model::import::Import;
use crate::imports::model::options::{Action, Mode, Options};
use crate::imports::model::state::{State, step};
use crate::kinds::Kind;
use crate::schema::{imports, institutions, writes};
use crate::storage::no_room;
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
    /// The SHA-256 of its content in hexadecimal, if whoever took it in has made it on the way.
    pub sha256: Option<String>,
    /// The choices.
    pub options: Options,
}

/// Keeps a file whole and makes an import of it that waits to be tested. The import gets its number here, without gaps.
/// Refused: a tag or source that is too long, a mapping that can't hold, a recipient that is not allowed, a mode for data that can't create contacts,
/// a file for which there is no room (`no-room`).
pub fn receive(context: &Context, mut received: Received, draft: tempfile::NamedTempFile) -> Result<Import> {
    tidy(&mut received.options);
    let of_mapping = received.options.mapping_file.as_ref().and_then(|document| document.encoding);
    received.options.encoding = received.options.encoding.or(of_mapping);
    let bytes = draft.as_file().metadata()?.len();
    let sha256 = match received.sha256.take() {
        Some(sha256) => sha256,
        None => digest(&draft)?,
    };
    check_options(&mut *context.database.get()?, &received)?;
    // Without a connection at hand: a large file may be on its way for minutes.
    let file_key = context.storage.keep(draft).map_err(no_room)?;
    let made = (context.database.get())
        .and_then(|mut db| db::write(&mut db, |db| insert(db, &received, &file_key, &sha256, bytes as i64)));
    // A database that went away may have the import, or not: then the file stays, and is swept away if nobody names it.
    if made.as_ref().is_err_and(|error| Outage::of(error) != Some(Outage::DatabaseAway)) {
        context.storage.remove(&file_key)?;
    }
    made.map_err(no_room)
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
        return Err(Refusal::new("bad-tag").with("limit", TAG_MAX as i64).into());
    }
    if let Some(name) = &received.options.mapping {
        let mapping = Mapping::by_name(db, received.institution, name)?;
        if mapping.is_none_or(|mapping| mapping.kind != received.kind) {
            return Err(Refusal::new("unknown-mapping").with("name", name.as_str()).into());
        }
    }
    if let Some(document) = &received.options.mapping_file
        && check_document(db, received.institution, document)? != received.kind
    {
        return Err(Refusal::new("mapping-kind-differs").with("kind", document.kind.as_str()).into());
    }
    if received.options.source.as_ref().is_some_and(|source| source.chars().count() > SOURCE_MAX) {
        return Err(Refusal::new("source-too-long").with("limit", SOURCE_MAX as i64).into());
    }
    Ok(())
}

fn digest(draft: &tempfile::NamedTempFile) -> Result<String> {
    let mut file = draft.reopen()?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            break;
        }
        hasher.update(&buffer[..read]);
    }
    Ok(data_encoding::HEXLOWER.encode(&hasher.finalize()))
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
