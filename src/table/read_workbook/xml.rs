//! XML as a stream of events, in the words of this program: what is no XML is a damaged workbook.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};

use super::super::problem::{Problem, ReadError};

/// Reads events.
pub(super) struct Xml<R> {
    reader: quick_xml::Reader<R>,
    buffer: Vec<u8>,
}

impl<R: BufRead> Xml<R> {
    /// The events of a document. An element without content gives two, its start and its end.
    pub(super) fn new(source: R) -> Self {
        let mut reader = quick_xml::Reader::from_reader(source);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new() }
    }

    /// What is read: at its end, or behind a mark that was read last.
    pub(super) fn source(&mut self) -> &mut R {
        self.reader.get_mut()
    }

    /// Bytes that were read.
    pub(super) fn position(&self) -> u64 {
        self.reader.buffer_position()
    }

    /// The next event; [`Event::Eof`] at the end.
    pub(super) fn next(&mut self) -> Result<Event<'_>, ReadError> {
        self.buffer.clear();
        self.reader.read_event_into(&mut self.buffer).map_err(damaged)
    }

    /// The next event of a document that can't end here.
    pub(super) fn inner(&mut self) -> Result<Event<'_>, ReadError> {
        match self.next()? {
            Event::Eof => Err(Problem::unreadable("workbook").into()),
            event => Ok(event),
        }
    }

    /// Passes over the rest of an element that has begun, whatever is in it.
    pub(super) fn skip(&mut self) -> Result<(), ReadError> {
        let mut depth = 1_usize;
        while depth > 0 {
            match self.inner()? {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
        }
        Ok(())
    }

    /// Adds the text of an element that has begun, its inner elements included, to `out`.
    pub(super) fn text(&mut self, out: &mut String) -> Result<(), ReadError> {
        let mut depth = 1_usize;
        while depth > 0 {
            match self.inner()? {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                event => push_text(&event, out)?,
            }
        }
        Ok(())
    }
}

/// Adds what an event says in words. Entities are the five of XML; a document with its own ones is refused.
pub(super) fn push_text(event: &Event<'_>, out: &mut String) -> Result<(), ReadError> {
    match event {
        Event::Text(text) => out.push_str(&text.xml10_content()),
        Event::CData(text) => out.push_str(&text.xml10_content()),
        Event::GeneralRef(name) => match name.resolve_char_ref().map_err(damaged)? {
            Some(character) => out.push(character),
            None => {
                let known = resolve_xml_entity(&name.xml10_content()).map(str::to_owned);
                out.push_str(&known.ok_or_else(|| Problem::unreadable("workbook"))?);
            }
        },
        _ => {}
    }
    Ok(())
}

/// The value of an attribute by its name without a prefix.
pub(super) fn attribute<'a>(element: &'a BytesStart<'_>, name: &str) -> Result<Option<Cow<'a, str>>, ReadError> {
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute.map_err(|error| damaged(error.into()))?;
        if attribute.key.local_name().as_ref() == name {
            return attribute.normalized_value(XmlVersion::Implicit1_0).map(Some).map_err(damaged);
        }
    }
    Ok(None)
}

/// Whether an attribute says yes.
pub(super) fn is_set(element: &BytesStart<'_>, name: &str) -> Result<bool, ReadError> {
    Ok(attribute(element, name)?.is_some_and(|value| is_on(&value)))
}

/// Whether the value of an attribute says yes.
pub(super) fn is_on(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}

/// What a reader of XML complains of.
pub(super) fn damaged(error: quick_xml::Error) -> ReadError {
    match error {
        quick_xml::Error::Io(error) => std::io::Error::new(error.kind(), error).into(),
        _ => Problem::unreadable("workbook").into(),
    }
}
