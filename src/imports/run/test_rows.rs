//! The checks of a test, a batch of rows at a time.

use super::test::Test;
use super::test_pipeline::Tested;
use crate::contacts::slots::Spare;
use crate::db::Db;
use crate::error::Result;
use crate::imports::check::definitions::CheckedDefinition;
use crate::imports::check::guards;
use crate::imports::check::key_order::KeyOrder;
use crate::imports::check::marks;
use crate::imports::check::outcome::Checked;
use crate::imports::check::proofs;
use crate::imports::check::row::check;
use crate::imports::check::snapshot;
use crate::imports::check::subjects;
use crate::imports::check::tokens;
use crate::imports::model::issue::{Issue, OrIssue};
use crate::imports::plan::tested_batch::TestedBatch;
use crate::table::Row;

impl Test<'_> {
    /// Checks rows that were read, as many as are still wanted.
    pub(super) fn check_some(&mut self, db: &mut Db, rows: &mut Vec<Row>, bytes: (u64, u64)) -> Result<Tested> {
        let left = self.import.options.first.map_or(usize::MAX, |first| first as usize - self.counts.rows as usize);
        rows.truncate(left);
        self.checker.reshape(rows);
        Ok(match self.check_rows(db, rows, bytes)? {
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
        self.seen.add(batch.tokens());
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
            let token = checked.token.as_slice();
            batch.add(row.number as i64, token, checked.checked, &checked.changes, &mut self.counts)?;
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
        let (mut tokens, mut spare) = (Vec::new(), Spare::default());
        for (row, subject) in rows.iter().zip(subjects) {
            let subject = marks::rejected(&self.checker.layout, row).map_or(subject, |issue| Err(Box::new(issue)));
            tokens.clear();
            let mut checked = match &subject {
                Err(issue) => Checked::rejected((**issue).clone()),
                Ok(subject) => {
                    tokens::add_of_row(&self.checker, row, subject, &mut tokens);
                    check(&self.checker, row, subject, &snapshot, &mut spare)?
                }
            };
            if checked.change.is_some() {
                tokens.append(&mut checked.tokens);
            }
            if let Some(refused) = checked.refused {
                return Ok(Some(refused));
            }
            let change = checked.change.take();
            batch.add(row.number as i64, &tokens, checked, change.as_slice(), &mut self.counts)?;
        }
        self.templates = snapshot.templates;
        Ok(None)
    }
}
