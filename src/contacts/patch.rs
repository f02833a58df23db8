//! Rows of a plan written into packed contacts as they are, without unpacking either: what [`super::store`] does to slots,
//! where nothing is in the way. A million rows are worked by this; the few others by [`super::store`].

use super::change::SubjectKind;
use super::packing::{Reader, put_bytes, put_number, put_optional_bytes};
use super::slots::Writer;
use super::subjects;
use crate::fields::{FieldId, standard};

/// Which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Apply,
    Undo,
}

/// How many changes a packed row makes, if all it does is to write values of a contact that no column has a copy of, in
/// order of slot. Else `None`.
pub(super) fn plain_changes(row: &[u8]) -> anyhow::Result<Option<i64>> {
    let mut reader = Reader::new(row);
    if reader.number()? != SubjectKind::Contact as i64 {
        return Ok(None);
    }
    let (mut changes, mut last): (_, Option<(FieldId, &[u8])>) = (0, None);
    while !reader.is_done() {
        let head = Head::read(&mut reader)?;
        if head.is_proof() {
            continue;
        }
        if head.parts == 0 || subjects::is_copied(head.field) {
            return Ok(None);
        }
        for _ in 0..head.parts {
            let code = reader.bytes()?;
            reader.number()?;
            if last.is_some_and(|last| last >= (head.field, code)) {
                return Ok(None);
            }
            last = Some((head.field, code));
        }
        changes += 1;
    }
    Ok(Some(changes))
}

/// The body of a contact after a row with [plain changes](plain_changes); `None` if somebody else has written one of its
/// slots meanwhile.
pub(super) fn written(
    body: &[u8],
    row: &[u8],
    writer: Writer,
    direction: Direction,
) -> anyhow::Result<Option<Vec<u8>>> {
    let mut slots = Walk { reader: Reader::new(body), new: Vec::with_capacity(body.len() + row.len()) };
    let mut reader = Reader::new(row);
    reader.number()?;
    while !reader.is_done() {
        let head = Head::read(&mut reader)?;
        for _ in 0..head.parts {
            let code = reader.bytes()?;
            let packed = reader.number()?;
            let (old_writer, added) = (packed / 2, packed % 2 == 1);
            let value = |of_slot, comes| match code.is_empty() {
                true => of_slot,
                false => Some(&[][..]).filter(|_| comes),
            };
            let (planned, writer, value) = match direction {
                Direction::Apply => (old_writer, writer, value(head.new, added)),
                Direction::Undo => (writer, old_writer, value(head.old, !added)),
            };
            if slots.take(head.field, code)? != planned {
                return Ok(None);
            }
            slots.put(head.field, code, writer, value);
        }
    }
    Ok(Some(slots.finish()))
}

/// A packed change up to its parts.
struct Head<'a> {
    field: FieldId,
    old: Option<&'a [u8]>,
    new: Option<&'a [u8]>,
    parts: i64,
}

impl<'a> Head<'a> {
    fn read(reader: &mut Reader<'a>) -> anyhow::Result<Self> {
        Ok(Self {
            field: reader.number()?,
            old: reader.optional_bytes()?,
            new: reader.optional_bytes()?,
            parts: reader.number()?,
        })
    }

    /// Whether it is no change but what the row says of where its authorisations come from.
    fn is_proof(&self) -> bool {
        self.parts == 0 && matches!(self.field, standard::CONSENT_SOURCE | standard::CONSENT_DATE)
    }
}

/// The way through a body, slot by slot, with what becomes of it.
struct Walk<'a> {
    reader: Reader<'a>,
    new: Vec<u8>,
}

impl Walk<'_> {
    /// Goes on to a slot, past those before it, and takes it out. Returns its last writer; 0 if there is no such slot.
    fn take(&mut self, field: FieldId, code: &[u8]) -> anyhow::Result<Writer> {
        let kept = self.reader.rest();
        loop {
            let here = self.reader.rest();
            let found = match self.reader.is_done() {
                true => None,
                false => {
                    let (of, writer, has) = (self.reader.number()?, self.reader.number()?, self.reader.bytes()?);
                    self.reader.optional_bytes()?;
                    Some(((of, has), writer))
                }
            };
            match found {
                Some((slot, _)) if slot < (field, code) => {}
                found => {
                    self.new.extend_from_slice(&kept[..kept.len() - here.len()]);
                    let found = found.filter(|(slot, _)| *slot == (field, code));
                    if found.is_none() {
                        self.reader = Reader::new(here);
                    }
                    return Ok(found.map_or(0, |(_, writer)| writer));
                }
            }
        }
    }

    /// Puts a slot where the way is. "No value by nobody" is no slot, as if it had never been.
    fn put(&mut self, field: FieldId, code: &[u8], writer: Writer, value: Option<&[u8]>) {
        if writer == 0 && value.is_none() {
            return;
        }
        put_number(&mut self.new, field);
        put_number(&mut self.new, writer);
        put_bytes(&mut self.new, code);
        put_optional_bytes(&mut self.new, value);
    }

    fn finish(mut self) -> Vec<u8> {
        self.new.extend_from_slice(self.reader.rest());
        self.new
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::{btree_map, vec};
    use proptest::option;
    use proptest::prelude::*;

    use super::*;
    use crate::contacts::change::{Change, Part, Proof, SubjectChange};
    use crate::contacts::slots::Slots;
    use crate::contacts::store::{Left, apply_change, undo_change};

    const IMPORT: Writer = 300;
    const FIRST: FieldId = 1000;

    /// Slots of a few fields and codes, long and short values, some written by the import.
    fn slots() -> impl Strategy<Value = Slots<'static>> {
        let code = prop_oneof![Just(""), Just("A"), Just("B"), Just("vip")];
        let writer = prop_oneof![Just(1), Just(2), Just(IMPORT)];
        let entry = (writer, option::of("[a-zé]{0,3}|x{130}"));
        btree_map((FIRST..FIRST + 4, code), entry, 0..10).prop_map(|entries| {
            let mut slots = Slots::default();
            entries.into_iter().for_each(|((field, code), (writer, value))| {
                slots.set(field, code, writer, value.as_deref());
            });
            slots
        })
    }

    /// Rows that change some of these slots, planned for the writer who is there or for another.
    fn changes() -> impl Strategy<Value = Vec<Change>> {
        let value = || option::of("[a-z]{0,3}|y{200}");
        let writer = prop_oneof![4 => Just(0), 2 => Just(1), 1 => Just(2)];
        let codes = vec((any::<bool>(), writer.clone(), any::<bool>()), 3);
        btree_map(FIRST..FIRST + 4, (value(), value(), any::<bool>(), writer, codes), 1..4).prop_map(|changes| {
            let mut all = Vec::new();
            for (field, (old, new, is_single, old_writer, codes)) in changes {
                let part = |code: &str, old_writer, added| Part { code: code.to_owned(), old_writer, added };
                let mut parts = Vec::new();
                if is_single {
                    parts.push(part("", old_writer, true));
                } else {
                    let codes = ["A", "B", "vip"].into_iter().zip(codes);
                    parts.extend(codes.filter(|(_, (is, ..))| *is).map(|(code, (_, by, added))| part(code, by, added)));
                }
                if !parts.is_empty() {
                    all.push(Change { field, old, new, parts });
                }
            }
            all
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Bytes are written as slots are, both ways, and where that can't be, neither can this.
        #[test]
        fn bytes_are_written_as_slots_are(slots in slots(), changes in changes(), source in option::of("[a-z]{1,5}")) {
            let proof = Proof { source, date: None };
            let row = SubjectChange { row: 2, part: 0, subject: 5, kind: SubjectKind::Contact, changes, proof };
            let (body, packed) = (slots.encode(), row.encode());
            prop_assert_eq!(plain_changes(&packed).unwrap(), Some(row.changes.len() as i64));
            for direction in [Direction::Apply, Direction::Undo] {
                let mut slots = slots.clone();
                let is_clean = row.changes.iter().all(|change| {
                    let left = match direction {
                        Direction::Apply => apply_change(&mut slots, IMPORT, change, None),
                        Direction::Undo => undo_change(&mut slots, IMPORT, change, None, None),
                    };
                    matches!(left, Left::Nothing)
                });
                let expected = is_clean.then(|| slots.encode());
                prop_assert_eq!(written(&body, &packed, IMPORT, direction).unwrap(), expected);
            }
        }

        /// What is applied and undone is as it was, to the byte.
        #[test]
        fn what_is_undone_is_as_it_was(slots in slots(), changes in changes()) {
            let mut row = SubjectChange {
                row: 2, part: 0, subject: 5, kind: SubjectKind::Contact, changes, proof: Proof::default(),
            };
            for change in &mut row.changes {
                change.old = slots.value(change.field).map(str::to_owned);
                for part in &mut change.parts {
                    part.old_writer = slots.writer(change.field, &part.code);
                    part.added = !slots.has_code(change.field, &part.code);
                }
            }
            let is_odd = |part: &Part, change: &Change| {
                let entry = slots.entries().iter().find(|e| e.field == change.field && e.code == part.code);
                // Codes have the empty text as their value.
                !part.code.is_empty() && entry.is_some_and(|e| e.value.as_deref().is_some_and(|value| !value.is_empty()))
            };
            prop_assume!(!row.changes.iter().any(|change| change.parts.iter().any(|part| is_odd(part, change))));
            let (body, packed) = (slots.encode(), row.encode());
            let applied = written(&body, &packed, IMPORT + 1, Direction::Apply).unwrap().unwrap();
            let undone = written(&applied, &packed, IMPORT + 1, Direction::Undo).unwrap();
            prop_assert_eq!(undone, Some(body));
        }
    }

    #[test]
    fn rows_that_do_more_are_not_plain() {
        let row = |kind, changes| SubjectChange { row: 2, part: 0, subject: 5, kind, changes, proof: Proof::default() };
        let change = |field| Change::single(field, None, 0, Some("a"));
        let is_plain = |row: &SubjectChange| plain_changes(&row.encode()).unwrap().is_some();
        assert!(is_plain(&row(SubjectKind::Contact, vec![change(FIRST), change(FIRST + 1)])));
        assert!(!is_plain(&row(SubjectKind::Field, vec![change(FIRST)])));
        assert!(!is_plain(&row(SubjectKind::Contact, vec![change(standard::EMAIL)])));
        assert!(!is_plain(&row(SubjectKind::Contact, vec![change(standard::EXISTS)])));
        assert!(!is_plain(&row(SubjectKind::Contact, vec![change(FIRST + 1), change(FIRST)])));
        assert!(!is_plain(&row(SubjectKind::Contact, vec![change(FIRST), change(FIRST)])));
    }
}
