//! XLSX: rows and texts as nearly all programs write them, read without a parser of XML. What has anything else in it
//! (formulas, comments, entities, texts in the cell, prefixes) is left to one.

/// A row of plain cells.
#[derive(Debug, Default, PartialEq)]
pub(super) struct PlainRow<'x> {
    /// Its number as it stands in the file, if it does.
    pub number: Option<&'x str>,
    /// What it says of being hidden.
    pub hidden: Option<&'x str>,
    /// Its cells.
    pub cells: Vec<PlainCell<'x>>,
    /// How many bytes it takes.
    pub length: usize,
}

/// A cell of a plain row, as it stands in the file.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct PlainCell<'x> {
    /// Its name: `B7`.
    pub name: Option<&'x str>,
    /// The place of its format.
    pub format: Option<&'x str>,
    /// The type of its value.
    pub kind: Option<&'x str>,
    /// Its value.
    pub value: Option<&'x str>,
}

/// Reads the element `row` at the beginning; `None` if it is not plain.
pub(super) fn row<'x>(element: &'x str) -> Option<PlainRow<'x>> {
    // Only texts between the marks may have other signs: an ampersand begins an entity, CR is read as LF.
    if memchr::memchr3(b'&', b'!', b'\r', element.as_bytes()).is_some() {
        return None;
    }
    let mut rest = element.strip_prefix("<row")?;
    let mut row = PlainRow { cells: Vec::with_capacity(32), ..PlainRow::default() };
    let is_empty = attributes(&mut rest, |name, value| match name {
        "r" => fill(&mut row.number, value),
        "hidden" => fill(&mut row.hidden, value),
        _ => Some(()),
    })?;
    let mut is_whole = is_empty;
    while !is_whole {
        rest = rest.trim_ascii_start();
        match rest.strip_prefix("</row>") {
            Some(behind) => (rest, is_whole) = (behind, true),
            None => row.cells.push(cell(&mut rest)?),
        }
    }
    row.length = element.len() - rest.len();
    Some(row)
}

fn cell<'x>(rest: &mut &'x str) -> Option<PlainCell<'x>> {
    *rest = rest.strip_prefix("<c")?;
    let mut cell = PlainCell::default();
    let is_empty = attributes(rest, |name, value| match name {
        "r" => fill(&mut cell.name, value),
        "s" => fill(&mut cell.format, value),
        "t" => fill(&mut cell.kind, value),
        _ => Some(()),
    })?;
    if is_empty {
        return Some(cell);
    }
    if let Some(inside) = rest.strip_prefix("<v>") {
        let end = memchr::memchr(b'<', inside.as_bytes())?;
        cell.value = inside.get(..end);
        *rest = inside[end..].strip_prefix("</v>")?;
    }
    *rest = rest.strip_prefix("</c>")?;
    Some(cell)
}

/// The text of an element `si` that has one plain text; `None` if it is not plain.
pub(super) fn text(element: &str) -> Option<&str> {
    if memchr::memchr2(b'&', b'\r', element.as_bytes()).is_some() {
        return None;
    }
    let inside = element.strip_prefix("<si>")?.strip_suffix("</si>")?;
    let inside = inside.strip_prefix("<t>").or_else(|| inside.strip_prefix("<t xml:space=\"preserve\">"))?;
    inside.strip_suffix("</t>").filter(|text| !text.contains('<'))
}

/// Reads the attributes of an element and the end of its first mark; whether that is the end of the element too.
fn attributes<'x>(rest: &mut &'x str, mut take: impl FnMut(&'x str, &'x str) -> Option<()>) -> Option<bool> {
    loop {
        let spaces = rest.len() - rest.trim_ascii_start().len();
        *rest = &rest[spaces..];
        if let Some(inside) = rest.strip_prefix('>') {
            *rest = inside;
            return Some(false);
        }
        if let Some(behind) = rest.strip_prefix("/>") {
            *rest = behind;
            return Some(true);
        }
        let equals = rest.bytes().take(64).position(|byte| byte == b'=').filter(|_| spaces > 0)?;
        let (name, value) = (&rest[..equals], rest[equals + 1..].strip_prefix('"')?);
        let end = memchr::memchr(b'"', value.as_bytes())?;
        if !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'_')) {
            return None;
        }
        take(name, &value[..end])?;
        *rest = &value[end + 1..];
    }
}

/// Nothing is said twice.
fn fill<'x>(place: &mut Option<&'x str>, value: &'x str) -> Option<()> {
    place.replace(value).is_none().then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_rows_are_read() {
        let found = row(
            "<row r=\"7\" spans=\"1:3\" x14ac:dyDescent=\"0.2\"><c r=\"A7\" t=\"s\"><v>12</v></c> <c r=\"B7\" s=\"3\"/>\
                         <c t=\"str\"><v></v></c><c></c></row>",
        );
        let cell = |name, format, kind, value| PlainCell { name, format, kind, value };
        let cells = vec![
            cell(Some("A7"), None, Some("s"), Some("12")),
            cell(Some("B7"), Some("3"), None, None),
            cell(None, None, Some("str"), Some("")),
            PlainCell::default(),
        ];
        assert_eq!(found.as_ref().map(|row| (row.number, row.hidden)), Some((Some("7"), None)));
        assert_eq!(found.map(|row| row.cells), Some(cells));
        let empty = row("<row hidden=\"1\"/><row><c/></row>");
        assert_eq!(empty.map(|row| (row.hidden, row.cells.len(), row.length)), Some((Some("1"), 0, 17)));
    }

    #[test]
    fn what_is_not_plain_is_left_to_the_parser() {
        for element in [
            "<rows></row>",
            "<row r='7'></row>",
            "<row r=\"7\"r=\"8\"></row>",
            "<row r=\"7\" r=\"8\"></row>",
            "<row><c><f>A1</f><v>1</v></c></row>",
            "<row><c t=\"inlineStr\"><is><t>a</t></is></c></row>",
            "<row><c t=\"str\"><v>a&amp;b</v></c></row>",
            "<row><!-- <c/> --></row>",
            "<row><c><v xml:space=\"preserve\">1</v></c></row>",
            "<row><c><v>1</v> </c></row>",
            "<row>1</row>",
            "<row><c",
        ] {
            assert_eq!(row(element), None, "{element}");
        }
        let texts = ["<si><t>a b</t></si>", "<si><t xml:space=\"preserve\"> a </t></si>", "<si><t></t></si>"];
        assert_eq!(texts.map(text), [Some("a b"), Some(" a "), Some("")]);
        for element in
            ["<si><r><t>a</t></r></si>", "<si><t>a&lt;</t></si>", "<si><t>a</t><rPh/></si>", "<si/><si></si>"]
        {
            assert_eq!(text(element), None, "{element}");
        }
    }
}
