//! Business cards (vCard 2.1 to 4.0), as telephones and mail programs export them: a row for each card. What Carnet knows
//! stands under the codes of its fields; anything else under the name that it has on the card.

use std::path::Path;

use encoding_rs::Encoding;

use super::super::super::problem::{Problem, ReadError};
use super::decoded::decoded;
use super::grid::{Grid, Table};

/// Columns that all cards together may have: a card may name anything.
const COLUMNS: usize = 500;

/// Reads all cards.
pub(in super::super) fn open(path: &Path) -> Result<Grid, ReadError> {
    let text = decoded(path, &["charset="], Some(encoding_rs::WINDOWS_1252))?;
    let mut cards = Cards::default();
    let mut card: Option<Card> = None;
    for line in unfolded(&text) {
        let Some(line) = Line::read(&line) else { continue };
        match (line.name.as_str(), line.value.trim().to_ascii_uppercase().as_str()) {
            ("BEGIN", "VCARD") => card = Some(Card::default()),
            ("END", "VCARD") => cards.add(card.take().unwrap_or_default())?,
            _ => {
                if let Some(card) = &mut card {
                    card.add(&line);
                }
            }
        }
    }
    if card.is_some() {
        return Err(Problem::unreadable("damaged").into());
    }
    Ok(Grid { tables: vec![Table { name: "vCard".to_owned(), rows: cards.rows() }] })
}

/// The lines of a text; a line that goes on in the next one is one.
fn unfolded(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in text.lines() {
        let line = line.trim_end_matches('\r');
        match lines.last_mut() {
            // The old way of saying it, in texts whose special characters are numbers.
            Some(last) if goes_on => {
                last.pop();
                last.push_str(line);
            }
            Some(last) if line.starts_with([' ', '\t']) => last.push_str(&line[1..]),
            _ => lines.push(line.to_owned()),
        }
        goes_on = lines.last().is_some_and(|last| last.ends_with('=') && is_by_numbers(last));
    }
    lines
}

fn is_by_numbers(line: &str) -> bool {
    line.split(':').next().unwrap_or_default().to_ascii_uppercase().contains("QUOTED-PRINTABLE")
}

/// A line taken apart.
struct Line {
    /// Without its group, in capitals.
    name: String,
    /// In capitals: `TYPE=CELL`.
    settings: Vec<String>,
    value: String,
}

impl Line {
    fn read(line: &str) -> Option<Self> {
        let at = end_of_head(line)?;
        let (head, value) = (&line[..at], &line[at + 1..]);
        let mut parts = head.split(';');
        let name = parts.next()?.rsplit('.').next()?.trim().to_ascii_uppercase();
        let settings: Vec<String> = parts.map(str::to_ascii_uppercase).collect();
        let value = if is_by_numbers(line) { by_numbers(value, &settings) } else { value.to_owned() };
        Some(Self { name, settings, value })
    }

    fn says(&self, word: &str) -> bool {
        self.settings.iter().any(|setting| setting.split(['=', ',', '"']).any(|part| part == word))
    }
}

/// Where the colon stands that is in no quotation.
fn end_of_head(line: &str) -> Option<usize> {
    let mut is_quoted = false;
    line.bytes().position(|b| {
        is_quoted ^= b == b'"';
        b == b':' && !is_quoted
    })
}

/// `=C3=A9` as the characters that it stands for.
fn by_numbers(value: &str, settings: &[String]) -> String {
    let hex = |pair: &[u8]| std::str::from_utf8(pair).ok().and_then(|pair| u8::from_str_radix(pair, 16).ok());
    let (source, mut bytes, mut at) = (value.as_bytes(), Vec::new(), 0);
    while at < source.len() {
        match source.get(at + 1..at + 3).filter(|_| source[at] == b'=').and_then(hex) {
            Some(byte) => {
                bytes.push(byte);
                at += 3;
            }
            None => {
                bytes.push(source[at]);
                at += 1;
            }
        }
    }
    let label = settings.iter().find_map(|setting| setting.strip_prefix("CHARSET="));
    let encoding = label.and_then(|label| Encoding::for_label(label.as_bytes())).unwrap_or(encoding_rs::UTF_8);
    encoding.decode_without_bom_handling(&bytes).0.into_owned()
}

/// The parts of a value; a sign after a backslash parts nothing.
fn parts(value: &str, by: char) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut is_escaped = false;
    for character in value.chars() {
        let last = parts.len() - 1;
        match character {
            _ if std::mem::take(&mut is_escaped) => match character {
                'n' | 'N' => parts[last].push('\n'),
                other => parts[last].push(other),
            },
            '\\' => is_escaped = true,
            sign if sign == by => parts.push(String::new()),
            other => parts[last].push(other),
        }
    }
    parts
}

fn whole(value: &str) -> String {
    parts(value, '\0').concat()
}

/// What a card says: columns and texts.
#[derive(Default)]
struct Card(Vec<(String, String)>);

impl Card {
    fn add(&mut self, line: &Line) {
        match line.name.as_str() {
            "N" => self.put_parts(&line.value, &["LASTNAME", "FIRSTNAME", "Additional names", "Prefix", "Suffix"]),
            "FN" => self.put("FULL_NAME", whole(&line.value)),
            "ORG" => self.put_parts(&line.value, &["OFFICIAL_NAME", "Department"]),
            "TITLE" => self.put("FUNCTION", whole(&line.value)),
            "EMAIL" => self.put_next("EMAIL", whole(line.value.trim_start_matches("mailto:"))),
            "TEL" if line.says("FAX") => self.put_next("Fax", whole(&line.value)),
            "TEL" if line.says("CELL") => self.put_next("CELLPHONE", telephone(&line.value)),
            "TEL" => self.put_next("PHONE", telephone(&line.value)),
            "ADR" => self.address(&line.value),
            "BDAY" => self.put("BIRTHDATE", date(&whole(&line.value))),
            "URL" => self.put_next("WEB_SITE", whole(&line.value)),
            "NOTE" => self.put("REMARK", whole(&line.value)),
            "CATEGORIES" => self.put("Categories", parts(&line.value, ',').join(" | ")),
            "PHOTO" | "LOGO" | "SOUND" | "KEY" | "VERSION" | "PRODID" | "REV" => {}
            name if line.says("BASE64") || line.says("B") || name.is_empty() => {}
            name => self.put_next(name, whole(&line.value)),
        }
    }

    fn put(&mut self, column: &str, text: String) {
        if !text.trim().is_empty() && self.0.iter().all(|(known, _)| known != column) {
            self.0.push((column.to_owned(), text));
        }
    }

    /// The second one of a kind gets a column of its own, and so on.
    fn put_next(&mut self, column: &str, text: String) {
        let used = |name: &str| self.0.iter().any(|(known, _)| known == name);
        let free = (1_usize..).map(|n| if n == 1 { column.to_owned() } else { format!("{column} {n}") });
        if let Some(free) = free.take(COLUMNS).find(|name| !used(name)) {
            self.put(&free, text);
        }
    }

    fn put_parts(&mut self, value: &str, columns: &[&str]) {
        for (column, text) in columns.iter().zip(parts(value, ';')) {
            self.put(column, text);
        }
    }

    /// The first address: box, more of it, street, town, region, code and country.
    fn address(&mut self, value: &str) {
        const COLUMNS: [&str; 7] = ["LINE3", "LINE2", "LINE1", "TOWN", "STATE", "ZIPCODE", "COUNTRY"];
        if self.0.iter().any(|(known, _)| COLUMNS.contains(&known.as_str())) {
            return self.put_next("Address", parts(value, ';').join(" ").trim().to_owned());
        }
        self.put_parts(value, &COLUMNS);
    }
}

fn telephone(value: &str) -> String {
    whole(value.trim_start_matches("tel:"))
}

/// `19800503` as `1980-05-03`.
fn date(value: &str) -> String {
    match value.trim() {
        day if day.len() == 8 && day.bytes().all(|b| b.is_ascii_digit()) => {
            format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..])
        }
        other => other.to_owned(),
    }
}

/// All cards, with the columns of any of them.
#[derive(Default)]
struct Cards {
    columns: Vec<String>,
    cards: Vec<Card>,
}

impl Cards {
    fn add(&mut self, card: Card) -> Result<(), ReadError> {
        for (column, _) in &card.0 {
            if !self.columns.contains(column) {
                self.columns.push(column.clone());
            }
        }
        self.cards.push(card);
        if self.columns.len() > COLUMNS { Err(Problem::unreadable("damaged").into()) } else { Ok(()) }
    }

    /// The header and the rows. A card's whole name is left out where its parts are said.
    fn rows(mut self) -> Vec<Vec<String>> {
        const PARTS: [&str; 2] = ["LASTNAME", "FIRSTNAME"];
        let has_parts = |card: &Card| card.0.iter().any(|(column, _)| PARTS.contains(&column.as_str()));
        if self.cards.iter().all(has_parts) {
            self.columns.retain(|column| column != "FULL_NAME");
        }
        let mut rows = vec![self.columns.clone()];
        for card in &self.cards {
            let split = has_parts(card);
            let text = |column: &String| {
                let found = card.0.iter().find(|(known, _)| known == column && !(split && column == "FULL_NAME"));
                found.map(|(_, text)| text.clone()).unwrap_or_default()
            };
            rows.push(self.columns.iter().map(text).collect());
        }
        rows
    }
}
