//! Which subject each tested row is about: lets a test go on after a crash, and finds keys that stand in several rows.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;
use roaring::RoaringTreemap;

use crate::contacts::packing::{Reader, put_number};
use crate::db::Db;
use crate::error::Result;
use crate::imports::check::tokens::{self, Alike};
use crate::schema::import_rows;

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RowOutcome {
    Unchanged,
    Changed,
    Rejected,
}

/// A row and what it is about: tokens that no two rows of a file may share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TestedRow {
    pub row: i64,
    pub outcome: RowOutcome,
    pub tokens: Vec<u64>,
}

/// Rows, with their outcomes and tokens, as one body: of each the distance from the one before, its outcome and number of
/// tokens, the tokens.
pub(super) fn pack<'t>(rows: impl Iterator<Item = (i64, RowOutcome, &'t [u64])>) -> Vec<u8> {
    let mut body = Vec::with_capacity(rows.size_hint().0 * 6);
    let mut before = 0;
    for (row, outcome, tokens) in rows {
        put_number(&mut body, row - before);
        put_number(&mut body, (tokens.len() as i64) << 2 | outcome as i64);
        tokens.iter().for_each(|token| put_number(&mut body, *token as i64));
        before = row;
    }
    body
}

fn unpack(body: &[u8]) -> anyhow::Result<Vec<TestedRow>> {
    let mut reader = Reader::new(body);
    let mut rows = Vec::new();
    let mut row = 0;
    while !reader.is_done() {
        row += reader.number()?;
        let packed = reader.number()?;
        let outcome = match packed & 3 {
            0 => RowOutcome::Unchanged,
            1 => RowOutcome::Changed,
            _ => RowOutcome::Rejected,
        };
        let tokens = (0..packed >> 2).map(|_| Ok(reader.number()? as u64)).collect::<anyhow::Result<_>>()?;
        rows.push(TestedRow { row, outcome, tokens });
    }
    Ok(rows)
}

/// Which tokens were seen, and which more than once. Ids of contacts lie close together, which makes them small.
#[derive(Default)]
pub(crate) struct SeenTokens {
    ids: RoaringTreemap,
    hashes: HashSet<u64>,
    repeated: HashSet<u64>,
}

impl SeenTokens {
    /// What a test has seen until now.
    pub(crate) fn load(db: &mut Db, import: i64) -> Result<Self> {
        let mut seen = Self::default();
        let bodies = import_rows::table.filter(import_rows::import_id.eq(import)).select(import_rows::body);
        for body in bodies.load::<Vec<u8>>(db)? {
            unpack(&body)?.iter().for_each(|row| seen.add(&row.tokens));
        }
        Ok(seen)
    }

    /// Sees a row.
    pub(crate) fn add(&mut self, tokens: &[u64]) {
        for token in tokens.iter().filter(|token| tokens::is_compared(**token)) {
            let is_new = if tokens::is_of_name(*token) { self.hashes.insert(*token) } else { self.ids.insert(*token) };
            if !is_new {
                self.repeated.insert(*token);
            }
        }
    }

    /// The rows that share a token with another where no two may, each with the rows it shares one with.
    pub(crate) fn repeated_rows(&self, db: &mut Db, import: i64) -> Result<Vec<(TestedRow, Vec<i64>)>> {
        self.sharing(db, import, |token| tokens::alike(token).is_none())
    }

    /// The rows that have this alike, each with the rows it shares it with.
    pub(crate) fn rows_alike(&self, db: &mut Db, import: i64, what: Alike) -> Result<Vec<(TestedRow, Vec<i64>)>> {
        self.sharing(db, import, |token| tokens::alike(token) == Some(what))
    }

    /// The rows that take an external id from a contact, each with that contact.
    pub(crate) fn claims(db: &mut Db, import: i64) -> Result<Vec<(TestedRow, i64)>> {
        let mut claims = Vec::new();
        let bodies = import_rows::table.filter(import_rows::import_id.eq(import)).order(import_rows::last_row);
        for body in bodies.select(import_rows::body).load::<Vec<u8>>(db)? {
            let rows = unpack(&body)?.into_iter().filter(|row| row.outcome == RowOutcome::Changed);
            claims.extend(rows.filter_map(|row| {
                let owner = row.tokens.iter().find_map(|token| tokens::claimed(*token))?;
                Some((row, owner))
            }));
        }
        Ok(claims)
    }

    /// The rows of the plan that bear a token, in order.
    pub(crate) fn rows_with(db: &mut Db, import: i64, token: u64) -> Result<Vec<i64>> {
        let mut found = Vec::new();
        each_row(db, import, |row| {
            if row.outcome == RowOutcome::Changed && row.tokens.contains(&token) {
                found.push(row.row);
            }
        })?;
        Ok(found)
    }

    /// The rows, rejected ones too, that bear one of these tokens: the last of each.
    pub(crate) fn rows_by_token(db: &mut Db, import: i64, wanted: &HashSet<u64>) -> Result<HashMap<u64, i64>> {
        let mut found = HashMap::new();
        if !wanted.is_empty() {
            each_row(db, import, |row| {
                found.extend(row.tokens.iter().filter(|token| wanted.contains(token)).map(|token| (*token, row.row)));
            })?;
        }
        Ok(found)
    }

    fn sharing(&self, db: &mut Db, import: i64, counts: impl Fn(u64) -> bool) -> Result<Vec<(TestedRow, Vec<i64>)>> {
        if !self.repeated.iter().any(|token| counts(*token)) {
            return Ok(Vec::new());
        }
        let mut rows = Vec::new();
        let mut sharers: HashMap<u64, Vec<i64>> = HashMap::new();
        let all = import_rows::table.filter(import_rows::import_id.eq(import)).order(import_rows::last_row);
        for body in all.select(import_rows::body).load::<Vec<u8>>(db)? {
            for row in unpack(&body)? {
                let shared: Vec<u64> =
                    row.tokens.iter().copied().filter(|t| counts(*t) && self.repeated.contains(t)).collect();
                shared.iter().for_each(|token| sharers.entry(*token).or_default().push(row.row));
                if !shared.is_empty() {
                    rows.push((row, shared));
                }
            }
        }
        let with_sharers = rows.into_iter().map(|(row, shared)| {
            let mut others: Vec<i64> = shared.iter().filter_map(|t| sharers.get(t)).flatten().copied().collect();
            others.sort_unstable();
            others.dedup();
            (row, others)
        });
        Ok(with_sharers.collect())
    }
}

/// Passes the tested rows of an import by, in order.
fn each_row(db: &mut Db, import: i64, mut see: impl FnMut(&TestedRow)) -> Result<()> {
    let bodies = import_rows::table.filter(import_rows::import_id.eq(import)).order(import_rows::last_row);
    for body in bodies.select(import_rows::body).load::<Vec<u8>>(db)? {
        unpack(&body)?.iter().for_each(&mut see);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_rows_come_back() {
        let rows = vec![
            TestedRow { row: 2, outcome: RowOutcome::Changed, tokens: vec![1007] },
            TestedRow { row: 3, outcome: RowOutcome::Rejected, tokens: vec![] },
            TestedRow {
                row: 900,
                outcome: RowOutcome::Unchanged,
                tokens: vec![tokens::of_name("number", "X1"), tokens::of_name("id", "7")],
            },
        ];
        let packed = pack(rows.iter().map(|row| (row.row, row.outcome, row.tokens.as_slice())));
        assert_eq!(unpack(&packed).unwrap(), rows);
    }

    #[test]
    fn a_token_seen_twice_is_repeated() {
        let mut seen = SeenTokens::default();
        seen.add(&[5, tokens::of_name("number", "A")]);
        seen.add(&[6, tokens::of_name("id", "A")]);
        assert!(seen.repeated.is_empty());
        seen.add(&[5]);
        assert_eq!(seen.repeated, HashSet::from([5]));
    }
}
