//! A body that is read only as far as is asked for, and unpacked nowhere: what targets are asked of a million contacts.

use super::packing::Reader;
use crate::fields::FieldId;

/// The slots of a subject as they lie in its body ([`Slots`](super::slots::Slots)).
pub(crate) struct Packed<'a, 's> {
    body: &'a [u8],
    /// What was not walked over yet.
    reader: Reader<'a>,
    /// The fields walked over, in order, each with the place of its first entry.
    walked: &'s mut Walked,
    fault: Option<anyhow::Error>,
}

/// Room for the fields of one body after another, so that none is made for each.
#[derive(Debug, Default)]
pub(crate) struct Walked(Vec<(FieldId, usize)>);

impl<'a, 's> Packed<'a, 's> {
    /// The slots of a body.
    pub(crate) fn new(body: &'a [u8], walked: &'s mut Walked) -> Self {
        walked.0.clear();
        Self { body, reader: Reader::new(body), walked, fault: None }
    }

    /// The value of a field that takes one.
    pub(crate) fn value(&mut self, field: FieldId) -> Option<&'a str> {
        let mut entries = self.entries(field)?;
        let (code, value) = self.noted(entries.next())??;
        value.filter(|_| code.is_empty())
    }

    /// Whether a multi-list holds a code for which this is true.
    pub(crate) fn has_code(&mut self, field: FieldId, mut is: impl FnMut(&str) -> bool) -> bool {
        let Some(mut entries) = self.entries(field) else { return false };
        while let Some(Some((code, value))) = self.noted(entries.next()) {
            if value.is_some() && is(code) {
                return true;
            }
        }
        false
    }

    /// Whether a slot was last written by someone for whom this is true.
    pub(crate) fn has_writer(&mut self, mut is: impl FnMut(i64) -> bool) -> bool {
        let mut reader = Reader::new(self.body);
        while !reader.is_done() {
            match self.noted(head(&mut reader)) {
                Some((_, writer)) if is(writer) => return true,
                Some(_) => {}
                None => return false,
            }
        }
        false
    }

    /// What was asked can be relied on: as far as the body was read, it was whole.
    pub(crate) fn end(self) -> anyhow::Result<()> {
        self.fault.map_or(Ok(()), Err)
    }

    /// The entries of a field, if there are any.
    fn entries(&mut self, field: FieldId) -> Option<Entries<'a>> {
        while self.walked.0.last().is_none_or(|(last, _)| *last < field) && !self.reader.is_done() {
            let at = self.body.len() - self.reader.rest().len();
            let read = head(&mut self.reader);
            let (found, _) = self.noted(read)?;
            if self.walked.0.last().is_none_or(|(last, _)| *last != found) {
                self.walked.0.push((found, at));
            }
        }
        let place = self.walked.0.binary_search_by_key(&field, |(found, _)| *found).ok()?;
        let (_, at) = *self.walked.0.get(place)?;
        Some(Entries { field, reader: Reader::new(self.body.get(at..)?) })
    }

    /// What was read; `None` if the body is broken there, which is kept for the end.
    fn noted<T>(&mut self, read: anyhow::Result<T>) -> Option<T> {
        match read {
            Ok(read) => Some(read),
            Err(fault) => {
                self.fault.get_or_insert(fault);
                None
            }
        }
    }
}

/// Field and writer of the next entry, which is passed over.
fn head(reader: &mut Reader<'_>) -> anyhow::Result<(FieldId, i64)> {
    let head = (reader.number()?, reader.number()?);
    reader.bytes()?;
    reader.optional_bytes()?;
    Ok(head)
}

/// Code and value.
type Entry<'a> = (&'a str, Option<&'a str>);

struct Entries<'a> {
    field: FieldId,
    reader: Reader<'a>,
}

impl<'a> Entries<'a> {
    /// The next entry of the field; `None` behind the last.
    fn next(&mut self) -> anyhow::Result<Option<Entry<'a>>> {
        if self.reader.is_done() || self.reader.number()? != self.field {
            return Ok(None);
        }
        self.reader.number()?;
        Ok(Some((self.reader.text()?, self.reader.optional_text()?)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::slots::Slots;
    use super::*;

    fn body() -> Vec<u8> {
        let mut slots = Slots::default();
        slots.set(14, "", 3, Some("Éric"));
        slots.set(38, "new", 300, None);
        slots.set(38, "vip", 3, Some(""));
        slots.set(1001, "", 7, Some("JAZZ"));
        slots.set(1002, "", 8, None);
        slots.encode()
    }

    #[test]
    fn what_is_asked_in_any_order_is_what_slots_hold() {
        let (body, mut walked) = (body(), Walked::default());
        let mut packed = Packed::new(&body, &mut walked);
        assert_eq!(packed.value(1001), Some("JAZZ"));
        assert_eq!(packed.value(14), Some("Éric"));
        assert_eq!(packed.value(1002), None);
        assert_eq!(packed.value(20), None);
        assert_eq!(packed.value(38), None);
        assert!(packed.has_code(38, |code| code == "vip") && !packed.has_code(38, |code| code == "new"));
        assert!(packed.has_writer(|writer| writer == 8) && !packed.has_writer(|writer| writer == 9));
        assert!(packed.end().is_ok());
        assert_eq!(Packed::new(&[], &mut walked).value(14), None);
    }

    #[test]
    fn a_body_cut_short_is_told_once_it_is_read_so_far() {
        let (body, mut walked) = (body(), Walked::default());
        for end in 1..body.len() {
            if Slots::decode(&body[..end]).is_err() {
                let mut packed = Packed::new(&body[..end], &mut walked);
                packed.value(5000);
                assert!(packed.end().is_err(), "{end}");
            }
        }
    }
}
