//! Tests a file: reads it batch by batch, checks each row against the present state, saves plan and issues.
//!
//! A batch is one transaction with the import's cursor, so a test goes on where it was after a crash. While one is being
//! saved, the next is read and checked. Nothing of the file is in memory but these and a small set of which subjects were
//! seen.

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
use crate::imports::check::definitions::{CheckedDefinition, DefinitionChecker};
use crate::imports::check::guards;
use crate::imports::check::key_order::KeyOrder;
use crate::imports::check::marks;
use crate::imports::check::outcome::Checked;
use crate::imports::check::proofs;
use crate::imports::check::proven::Proven;
use crate::imports::check::row::check;
use crate::imports::check::snapshot::{self, Templates};
use crate::imports::check::subjects;
use crate::imports::check::tokens;
use crate::imports::columns::new_fields;
use crate::imports::columns::open;
use crate::imports::columns::resolve::{Resolved, resolve_columns};
use crate::imports::lifecycle::notice;
use crate::imports::lifecycle::transitions;
use crate::imports::model::corrections;
use crate::imports::model::counts::Counts;
use crate::imports::model::import::Import;
use crate::imports::model::issue::{Issue, OrIssue};
use crate::imports::model::layout::Layout;
use crate::imports::model::options::Action;
use crate::imports::model::state::{State, is_cancelled, step};
use crate::imports::plan::row_outcomes::SeenTokens;
use crate::imports::plan::store::{self, TestedBatch};
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
struct Test<'a> {
    context: &'a Context,
    lease: &'a Lease,
    import: Import,
    checker: Checker,
    definitions: Option<DefinitionChecker>,
    templates: Templates,
    seen: SeenTokens,
    counts: Counts,
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
        let (header, cursor) = (self.checker.layout.header_row, self.import.cursor);
        work_ahead(
            |emit| read_rows(reader, rows, more, header.max(cursor), emit),
            |read| {
                let tested = match read {
                    Read::Rows(rows, bytes) => self.check_some(&mut db, rows, bytes)?,
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

    fn check_some(&mut self, db: &mut Db, mut rows: Vec<Row>, bytes: (u64, u64)) -> Result<Tested> {
        let left = self.import.options.first.map_or(usize::MAX, |first| first as usize - self.counts.rows as usize);
        rows.truncate(left);
        self.checker.reshape(&mut rows);
        Ok(match self.check_rows(db, &rows, bytes)? {
            Ok(batch) => Tested::Rows(Box::new(batch), Box::new(self.counts.clone())),
            Err(issue) => Tested::Refused(*issue),
        })
    }

    /// Checks a batch of rows; an issue if the file as a whole has to be refused.
    fn check_rows(&mut self, db: &mut Db, rows: &[Row], (read, total): (u64, u64)) -> Result<OrIssue<TestedBatch>> {
        let mut batch = TestedBatch::new(&self.import);
        let refused = match &self.definitions {
            Some(_) => self.check_definitions(db, rows, &mut batch)?,
            None => self.check_contacts(db, rows, &mut batch)?,
        };
        if let Some(issue) = refused {
            return Ok(Err(Box::new(issue)));
        }
        batch.tokens().for_each(|tokens| self.seen.add(tokens));
        self.counts.hidden_rows += rows.iter().filter(|row| row.is_hidden).count() as i64;
        batch.count_issues(&mut self.counts);
        self.import.cursor = batch.last_row().unwrap_or(self.import.cursor);
        self.counts.bytes_read = read as i64;
        self.counts.bytes_total = total as i64;
        Ok(Ok(batch))
    }

    fn check_definitions(&mut self, db: &mut Db, rows: &[Row], batch: &mut TestedBatch) -> Result<Option<Issue>> {
        let Some(definitions) = &mut self.definitions else { return Ok(None) };
        for row in rows {
            let checked = match marks::rejected(&self.checker.layout, row) {
                Some(issue) => CheckedDefinition::rejected(issue),
                None => definitions.check(db, row)?,
            };
            let tokens = checked.token.into_iter().collect();
            batch.add(row.number as i64, tokens, checked.checked, &checked.changes, &mut self.counts)?;
        }
        Ok(None)
    }

    fn check_contacts(&mut self, db: &mut Db, rows: &[Row], batch: &mut TestedBatch) -> Result<Option<Issue>> {
        snapshot::load_templates(db, &self.checker, rows, &mut self.templates)?;
        let rows = &*guards::without_guards(&self.checker, rows, &self.templates);
        let keys = KeyOrder::find(db, &self.checker, rows)?;
        let templates = std::mem::take(&mut self.templates);
        let mut snapshot = snapshot::snapshot(db, &self.checker, rows, keys.as_ref(), templates)?;
        let subjects = subjects::subjects(db, &self.checker, rows, keys.as_ref())?;
        snapshot.proofs = proofs::of_rows(db, &self.checker, &subjects)?;
        for (row, subject) in rows.iter().zip(subjects) {
            let subject = marks::rejected(&self.checker.layout, row).map_or(subject, |issue| Err(Box::new(issue)));
            let (mut checked, mut tokens) = match &subject {
                Err(issue) => (Checked::rejected((**issue).clone()), Vec::new()),
                Ok(subject) => {
                    (check(&self.checker, row, subject, &snapshot)?, tokens::of_row(&self.checker, row, subject))
                }
            };
            if checked.change.is_some() {
                tokens.append(&mut checked.tokens);
            }
            if let Some(refused) = checked.refused {
                return Ok(Some(refused));
            }
            let change = checked.change.take();
            batch.add(row.number as i64, tokens, checked, change.as_slice(), &mut self.counts)?;
        }
        self.templates = snapshot.templates;
        Ok(None)
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
