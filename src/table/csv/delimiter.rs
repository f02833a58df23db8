//! Which character parts the cells. Sniffer crates answer `a` on French files, so: try each candidate on the first rows
//! and take the one that gives the steadiest table.

/// What was found at the beginning of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Delimiter {
    /// The character; always ASCII.
    pub character: u8,
    /// Bytes of the first line, if it says `sep=;`. A spreadsheet hides that line.
    pub skip: usize,
    /// Whether each line stands in one quoted cell, as a spreadsheet writes back what it took for a single column.
    pub is_wrapped: bool,
}

/// In the order of trust: a tab is hardly ever part of a text, a comma often is.
const CANDIDATES: [u8; 4] = [b'\t', b';', b'|', b','];
/// Rows that are looked at.
const ROWS: usize = 50;
/// The header is within so many rows.
const HEADER_WITHIN: usize = 4;

/// Finds the delimiter; `head` is the beginning of the text in UTF-8, `whole` says that it is all of it.
pub(super) fn detect(head: &[u8], whole: bool, file_name: &str) -> Delimiter {
    if let Some(declared) = declared(head) {
        return declared;
    }
    let tsv = file_name.to_ascii_lowercase().ends_with(".tsv");
    let usual = if tsv { b'\t' } else { b';' };
    if let Some(character) = steadiest(head, whole) {
        return Delimiter { character, skip: 0, is_wrapped: false };
    }
    let inside = unwrapped(head, whole, usual).and_then(|lines| steadiest(lines.as_bytes(), true));
    Delimiter { character: inside.unwrap_or(usual), skip: 0, is_wrapped: inside.is_some() }
}

/// The candidate that gives the steadiest table of more than one column.
fn steadiest(head: &[u8], whole: bool) -> Option<u8> {
    let mut best = (Steadiness::default(), None);
    for candidate in CANDIDATES {
        let steadiness = Steadiness::of(&widths(head, whole, candidate));
        if steadiness > best.0 {
            best = (steadiness, Some(candidate));
        }
    }
    best.1
}

/// The lines that stand in quoted cells, if every one does.
fn unwrapped(head: &[u8], whole: bool, delimiter: u8) -> Option<String> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(head);
    let mut lines: Vec<String> = Vec::new();
    let mut start = 0;
    for row in reader.byte_records().map_while(Result::ok).take(ROWS) {
        let at = row.position().map_or(start, |position| position.byte() as usize);
        start = at;
        let is_quoted = head.get(at..)?.trim_ascii_start().starts_with(b"\"");
        if !is_quoted || row.len() != 1 {
            return None;
        }
        lines.push(String::from_utf8_lossy(&row[0]).into_owned());
    }
    if !whole && lines.len() > 1 && lines.len() < ROWS {
        lines.pop();
    }
    (lines.len() > 1).then(|| lines.join("\n"))
}

/// `sep=;` alone on the first line.
fn declared(head: &[u8]) -> Option<Delimiter> {
    let (word, rest) = head.split_at_checked(4)?;
    let (character, rest) = rest.split_first()?;
    let end = match rest {
        [b'\r', b'\n', ..] => 2,
        [b'\n' | b'\r', ..] => 1,
        [] => 0,
        _ => return None,
    };
    let fits = *character == b'\t' || character.is_ascii_punctuation() && *character != b'"';
    (word.eq_ignore_ascii_case(b"sep=") && fits).then_some(Delimiter {
        character: *character,
        skip: 5 + end,
        is_wrapped: false,
    })
}

/// The number of cells of each of the first rows.
fn widths(head: &[u8], whole: bool, delimiter: u8) -> Vec<usize> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(head);
    let mut widths: Vec<usize> = reader.byte_records().map_while(Result::ok).take(ROWS).map(|row| row.len()).collect();
    if !whole && widths.len() > 1 && widths.len() < ROWS {
        // The last row is cut off.
        widths.pop();
    }
    widths
}

/// How much like a table the rows look; greater is better.
#[derive(Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Steadiness {
    /// Thousandths of the rows that have the usual width, if that is more than one cell and a header row has it too.
    steady: usize,
    /// Cells of the widest row among those that may be the header, if more than one.
    header: usize,
}

impl Steadiness {
    fn of(widths: &[usize]) -> Self {
        let widest = widths.iter().take(HEADER_WITHIN).copied().max().unwrap_or(0);
        let header = if widest > 1 { widest } else { 0 };
        let of_width = |width: usize| widths.iter().filter(|w| **w == width).count();
        let usual = widths.iter().copied().max_by_key(|width| (of_width(*width), *width)).unwrap_or(0);
        let steady = if usual > 1 && header > 0 { of_width(usual) * 1000 / widths.len() } else { 0 };
        Self { steady, header }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> char {
        char::from(detect(text.as_bytes(), true, "a.csv").character)
    }

    #[test]
    fn the_steadiest_candidate_wins() {
        for (text, delimiter) in [
            ("A;B;C\n1;2;3\n", ';'),
            ("A,B\n1,2\n", ','),
            ("A\tB\n1\t2\n", '\t'),
            ("A|B\n1|2\n", '|'),
            ("ID;PRICE\n1;2,5\n2;3,5\n", ';'),
            ("ID,TAGS\n1,A|B\n2,C|D\n", ','),
            ("NAME;TEL\n\"Doe; John\";1\nRoe;2\n", ';'),
            ("NAME,NOTE\nDoe,\"a;b;c\"\nRoe,\"d;e;f\"\n", ','),
            ("Liste, 2026\n\nID;NAME\n1;a\n2;b\n3;c\n", ';'),
            ("ID,[new] A,[new] B\n1,,x\n2\n3,,A|B\n4\n", ','),
            ("ID;A;B;C\n1\n2\n3\n", ';'),
            ("Nom, prénom;Ville\nDoe, John;Lyon\n", ';'),
            ("ID;A\n", ';'),
        ] {
            assert_eq!(found(text), delimiter, "{text:?}");
        }
    }

    #[test]
    fn one_column_has_the_delimiter_of_its_kind_of_file() {
        assert_eq!(found("NAME\nDoe\nRoe\n"), ';');
        assert_eq!(detect(b"NAME\nDoe\n", true, "x.TSV").character, b'\t');
    }

    #[test]
    fn a_first_line_may_say_it() {
        for (text, delimiter, skip) in
            [("sep=;\r\na,b\n", b';', 7), ("SEP=,\na;b\n", b',', 6), ("sep=\t\ra\tb", b'\t', 6), ("sep=^", b'^', 5)]
        {
            assert_eq!(detect(text.as_bytes(), true, "a"), Delimiter { character: delimiter, skip, is_wrapped: false });
        }
        for text in ["sep=;x\na;b\n", "sep=\n", "sep=\"\na;b\n", "sep=ab\n"] {
            assert_eq!(detect(text.as_bytes(), true, "a").skip, 0, "{text:?}");
        }
    }

    #[test]
    fn lines_in_one_cell_each_are_looked_into() {
        for (text, character, is_wrapped) in [
            ("\"A;B;C\"\n\"1;\"\"2;3\"\";4\"\n", b';', true),
            ("\"A,B\"\r\n\"1,2\"\r\n", b',', true),
            ("\"A,B\"\n1\n", b';', false),
            ("\"A\"\n\"b\"\n", b';', false),
            ("\"A, B\"\n", b';', false),
        ] {
            let found = detect(text.as_bytes(), true, "a.csv");
            assert_eq!(found, Delimiter { character, skip: 0, is_wrapped }, "{text}");
        }
    }

    #[test]
    fn a_row_that_is_cut_off_does_not_count() {
        assert_eq!(detect(b"A;B;C\n1;2;3\n1,0;", false, "a").character, b';');
    }
}
