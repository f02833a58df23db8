//! Tests a file: reads it batch by batch, checks each row against the present state, saves plan and issues.
//!
//! A batch is one transaction with the import's cursor, so a test goes on where it was after a crash. While one is being
//! saved, the next is read and checked. Nothing of the file is in memory but these and a small set of which subjects were
//! seen.

use std::sync::mpsc::channel;

use diesel::prelude::*;

use super::closing_pass::judge_whole_file;
use super::month_first;
use super::no_plan::{ask, ask_encoding, ask_sheet, refuse};
use super::self_start::starts_by_itself;
use super::test_pipeline::{BATCH, Read, Saver, Tested, file_issue, read_rows};
use crate::accounts::Institution;
use crate::accounts::users::user_emails;
use crate::codes::Code;
use crate::contacts::catalogue::Catalogue;
use crate::context::Context;
use crate::db::lease::Lease;
use crate::db::pipeline::{Emit, work_ahead};
use crate::db::{self, Db};
use crate::error::Result;
use crate::imports::check::checker::Checker;
use crate::imports::check::definitions::DefinitionChecker;
use crate::imports::check::proofs;
use crate::imports::check::proven::Proven;
use crate::imports::check::snapshot::{self, Templates};
use crate::imports::columns::new_fields;
use crate::imports::columns::open;
use crate::imports::columns::resolve::{Resolved, resolve_columns};
use crate::imports::lifecycle::notice;
use crate::imports::lifecycle::transitions;
use crate::imports::model::corrections;
use crate::imports::model::counts::Counts;
use crate::imports::model::import::Import;
use crate::imports::model::issue::Issue;
use crate::imports::model::layout::Layout;
use crate::imports::model::options::Action;
use crate::imports::model::state::{State, is_cancelled, step};
use crate::imports::plan::row_outcomes::SeenTokens;
use crate::imports::plan::store;
use crate::imports::plan::whole_file;
use crate::schema::imports;
use crate::seal::Sealer;
use crate::table::{ReadError, Reader, Row};

/// Runs the test of an import that is in state testing, to its end.
pub(super) fn run(context: &Context, lease: &Lease, import: Import) -> Result<()> {
    let mut db = context.database.get()?;
    let mut import = import;
    let institution = Institution::by_id(&mut db, import.institution_id)?;
    let mut catalogue = Catalogue::load(&mut db, institution.id)?;
    let mut reader = match open::find(&mut db, context, lease, &mut import, &catalogue)? {
        Ok(reader) => reader,
        Err(ReadError::Sheets(sheets)) => return ask_sheet(&mut db, lease, &import, sheets),
        Err(ReadError::Encodings(readings)) => return ask_encoding(&mut db, lease, &import, readings),
        Err(error) => return refuse(context, &mut db, lease, &import, file_issue(error)?),
    };
    let mut rows = Vec::with_capacity(BATCH);
    let more = match reader.next_rows(&mut rows, BATCH) {
        Ok(more) => more,
        Err(error) => return refuse(context, &mut db, lease, &import, file_issue(error)?),
    };
    if rows.is_empty() {
        return refuse(context, &mut db, lease, &import, Issue::row(0, Code::FileEmpty));
    }
    let layout = match resolve_columns(&mut db, lease, &mut import, &rows, &mut catalogue)? {
        Resolved::Known(layout) => layout,
        Resolved::Open(layout, questions) => return ask(&mut db, lease, &import, Some(&layout), questions),
        Resolved::Refused(issue) => return refuse(context, &mut db, lease, &import, *issue),
    };
    let mut test = Test::begin(context, lease, import, &institution, catalogue, layout)?;
    test.checker.is_workbook = reader.sheet().is_some();
    test.run(reader, rows, more)
}

/// A test at work.
pub(super) struct Test<'a> {
    context: &'a Context,
    lease: &'a Lease,
    pub(super) import: Import,
    pub(super) checker: Checker,
    pub(super) definitions: Option<DefinitionChecker>,
    pub(super) templates: Templates,
    pub(super) seen: SeenTokens,
    pub(super) counts: Counts,
}

impl<'a> Test<'a> {
    /// Makes ready: goes on with a test that was broken off if nothing has changed since, else begins anew.
    fn begin(
        context: &'a Context,
        lease: &'a Lease,
        import: Import,
        institution: &Institution,
        catalogue: Catalogue,
        layout: Layout,
    ) -> Result<Self> {
        let mut db = context.database.get_for_a_job()?;
        let version = catalogue.version;
        let definitions = match import.kind.is_about_contacts() {
            true => None,
            false => {
                Some(DefinitionChecker::load(&mut db, institution.id, import.write_id, &catalogue, layout.clone())?)
            }
        };
        let proven = Proven::load(&mut db, institution.id)?;
        let users = user_emails(&mut db, institution.id)?;
        let sealer = Sealer::load(&mut db)?;
        let mut checker = Checker::new(institution, &import, layout, catalogue, users, proven, sealer);
        checker.chain = corrections::writers(&mut db, &import)?;
        snapshot::learn_zeros(&mut db, &mut checker)?;
        let goes_on = import.cursor > 0
            && import.model_version == Some(version)
            && import.layout.as_ref() == Some(&checker.layout)
            && definitions.is_none();
        let mut this = Self {
            context,
            lease,
            checker,
            definitions,
            templates: Templates::new(),
            seen: if goes_on { SeenTokens::load(&mut db, import.id)? } else { SeenTokens::default() },
            counts: if goes_on { import.counts.clone() } else { Counts::default() },
            import,
        };
        if !goes_on {
            this.start_over(&mut db, version)?;
        }
        this.checker.month_first = month_first::columns(context, &this.import, &this.checker)?;
        Ok(this)
    }

    fn start_over(&mut self, db: &mut Db, version: i64) -> Result<()> {
        self.import.cursor = 0;
        let layout = serde_json::to_string(&self.checker.layout)?;
        db::write(db, |db| {
            self.lease.renew(db)?;
            store::clear(db, &self.import)?;
            store::insert_changes(db, self.import.write_id, &new_fields::changes(&self.checker.layout))?;
            let notes = self.checker.layout.context_columns(self.import.kind);
            store::add_issues(db, self.import.id, notes, 0, &mut self.counts)?;
            proofs::note(db, &self.import, &self.checker.layout)?;
            diesel::update(imports::table.find(self.import.id))
                .set((imports::cursor.eq(0), imports::model_version.eq(version), imports::layout.eq(layout)))
                .execute(db)?;
            Ok(())
        })
    }

    fn run(mut self, reader: Reader, rows: Vec<Row>, more: bool) -> Result<()> {
        let saver = Saver { lease: self.lease, import: self.import.id };
        let (mut db, mut end) = (self.context.database.get_for_a_job()?, None);
        work_ahead(
            |emit| self.read_on(reader, rows, more, emit),
            |tested| match tested {
                Tested::Rows(batch, counts) => saver.save(&mut db, &batch, &counts),
                other => {
                    end = Some(other);
                    Ok(false)
                }
            },
        )?;
        match end {
            Some(Tested::All) if self.counts.rows == 0 => {
                refuse(self.context, &mut db, self.lease, &self.import, Issue::row(0, Code::FileEmpty))
            }
            Some(Tested::All) => self.finish(&mut db),
            Some(Tested::Refused(issue)) => refuse(self.context, &mut db, self.lease, &self.import, issue),
            // Cancelled.
            _ => Ok(()),
        }
    }

    /// Checks to the end of the file, which is read a step ahead.
    fn read_on(&mut self, reader: Reader, rows: Vec<Row>, more: bool, emit: Emit<'_, Tested>) -> Result<()> {
        if self.has_all() {
            emit(Tested::All);
            return Ok(());
        }
        let mut db = self.context.database.get_for_a_job()?;
        let after = self.checker.layout.header_row.max(self.import.cursor);
        let (back, spent) = channel();
        work_ahead(
            move |emit| read_rows(reader, rows, more, after, &spent, emit),
            |read| {
                let tested = match read {
                    Read::Rows(mut rows, bytes) => {
                        let tested = self.check_some(&mut db, &mut rows, bytes)?;
                        // The reader may have come to the end.
                        let _ = back.send(rows);
                        tested
                    }
                    Read::Broken(issue) => Tested::Refused(issue),
                    Read::All => Tested::All,
                };
                let goes_on = matches!(tested, Tested::Rows(..));
                Ok(emit(tested) && goes_on && !self.has_all())
            },
        )?;
        if self.has_all() {
            emit(Tested::All);
        }
        Ok(())
    }

    /// Whether the first rows, if only those are wanted, are tested.
    fn has_all(&self) -> bool {
        self.import.options.first.is_some_and(|first| self.counts.rows as u64 >= first)
    }

    /// The closing pass: keys that stand in several rows reject all of them. Then the test is done, and an update starts
    /// by itself if nothing is in the way.
    fn finish(mut self, db: &mut Db) -> Result<()> {
        if !judge_whole_file(db, self.lease, &self.import, &self.checker, &self.seen, &mut self.counts)? {
            return Ok(());
        }
        let starts = db::write(db, |db| {
            self.lease.renew(db)?;
            if is_cancelled(db, self.import.id)? {
                return step(db, self.import.id, &[State::Testing], State::Cancelled).map(|()| false);
            }
            whole_file::note_hidden(db, &self.import, &mut self.counts)?;
            diesel::update(imports::table.find(self.import.id))
                .set((
                    imports::counts.eq(serde_json::to_string(&self.counts)?),
                    imports::tested_at.eq(db::now()),
                    imports::cursor.eq(0),
                ))
                .execute(db)?;
            step(db, self.import.id, &[State::Testing], State::Tested)?;
            let starts = self.import.action == Action::Update && starts_by_itself(&self.import, &self.counts);
            if starts {
                transitions::queue(db, self.import.id)?;
            } else {
                notice::send(db, self.context, self.import.id)?;
            }
            Ok(starts)
        })?;
        tracing::info!(import = self.import.id, rows = self.counts.rows, starts, "tested");
        Ok(())
    }
}
