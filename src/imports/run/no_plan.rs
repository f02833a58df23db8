//! How a test ends without a plan: the file is refused, or the user is asked something.

use diesel::prelude::*;

use crate::codes::Code;
use crate::context::Context;
use crate::db::lease::Lease;
use crate::db::{self, Db};
use crate::error::Result;
use crate::imports::lifecycle::notice;
use crate::imports::model::counts::Counts;
use crate::imports::model::import::Import;
use crate::imports::model::issue::Issue;
use crate::imports::model::layout::Layout;
use crate::imports::model::state::{State, step};
use crate::imports::plan::store;
use crate::schema::imports;
use crate::table::{Reading, SheetHead};

/// Refuses the file as a whole: nothing stays but the entry in the history that says why.
pub(super) fn refuse(context: &Context, db: &mut Db, lease: &Lease, import: &Import, issue: Issue) -> Result<()> {
    db::write(db, |db| {
        lease.renew(db)?;
        store::clear(db, import)?;
        let mut counts = Counts::default();
        let refusal = serde_json::to_string(&issue)?;
        store::add_issues(db, import.id, vec![issue], 0, &mut counts)?;
        diesel::update(imports::table.find(import.id))
            .set((
                imports::counts.eq(serde_json::to_string(&counts)?),
                imports::refusal.eq(refusal),
                imports::file_key.eq(""),
                imports::finished_at.eq(db::now()),
            ))
            .execute(db)?;
        step(db, import.id, &[State::Testing], State::Refused)?;
        notice::send(db, context, import.id)
    })?;
    context.storage.remove(&import.file_key)
}

/// Asks the user which sheet is meant: an issue for each that could be.
pub(super) fn ask_sheet(db: &mut Db, lease: &Lease, import: &Import, sheets: Vec<SheetHead>) -> Result<()> {
    let question = |sheet: SheetHead| {
        let mut issue = Issue::row(0, Code::SheetAmbiguous).with("head", sheet.first_row);
        issue.value = sheet.name;
        issue
    };
    ask(db, lease, import, None, sheets.into_iter().map(question).collect())
}

/// Asks the user in which encoding names are read right: an issue for each that is possible.
pub(super) fn ask_encoding(db: &mut Db, lease: &Lease, import: &Import, readings: Vec<Reading>) -> Result<()> {
    let question = |reading: Reading| {
        let name = reading.encoding.name();
        let mut issue =
            Issue::row(0, Code::EncodingDoubtful).with("encoding", name).with("cells", reading.cells.join(" · "));
        issue.value = reading.encoding.code().to_owned();
        issue
    };
    ask(db, lease, import, None, readings.into_iter().map(question).collect())
}

/// Asks the user what the columns are that are not known, or whether the proposed mapping is right; before that, when
/// there is no layout yet, which sheet is meant.
pub(super) fn ask(
    db: &mut Db,
    lease: &Lease,
    import: &Import,
    layout: Option<&Layout>,
    questions: Vec<Issue>,
) -> Result<()> {
    let layout = layout.map(serde_json::to_string).transpose()?;
    db::write(db, |db| {
        lease.renew(db)?;
        store::clear(db, import)?;
        let mut counts = Counts::default();
        store::add_issues(db, import.id, questions, 0, &mut counts)?;
        diesel::update(imports::table.find(import.id))
            .set((
                imports::counts.eq(serde_json::to_string(&counts)?),
                imports::layout.eq(layout),
                imports::cursor.eq(0),
            ))
            .execute(db)?;
        step(db, import.id, &[State::Testing], State::NeedsMapping)
    })
}
