//! SQL dumps, statement by statement: tables, and the rows that are put into them.

use super::super::super::problem::ReadError;
use super::sql_words::{Item, Words, damaged, push, unescaped};

/// What a dump says.
#[derive(Debug)]
pub(super) enum Said {
    /// A table with its columns.
    Table(String, Vec<String>),
    /// A row of a table; the columns are known if the dump names them with its rows.
    Row(String, Vec<String>, Vec<Item>),
}

/// Who takes what is said, as long as it returns `true`. With it comes the place in the file where the statement began.
pub(super) type Take<'a> = dyn FnMut(Said, u64) -> Result<bool, ReadError> + 'a;

/// Reads all statements from here on.
pub(super) fn read(words: &mut Words, take: &mut Take<'_>) -> Result<(), ReadError> {
    loop {
        words.pass_blanks()?;
        let start = words.at;
        match words.peek()? {
            None => return Ok(()),
            Some(b';') => drop(words.next()?),
            // A word to the program that reads the dump.
            Some(b'\\') => drop(words.line()?),
            Some(byte) if byte.is_ascii_alphabetic() => {
                if !statement(words, start, take)? {
                    return Ok(());
                }
            }
            Some(_) => words.pass_statement()?,
        }
    }
}

fn statement(words: &mut Words, start: u64, take: &mut Take<'_>) -> Result<bool, ReadError> {
    match words.word()?.as_str() {
        "CREATE" => create(words, start, take),
        "INSERT" | "REPLACE" => insert(words, start, take),
        "COPY" => copy(words, start, take),
        "SET" => {
            set(words)?;
            Ok(true)
        }
        "DELIMITER" => {
            pass_delimited(words)?;
            Ok(true)
        }
        _ => {
            words.pass_statement()?;
            Ok(true)
        }
    }
}

/// `SET client_encoding = 'LATIN1';`, `SET NAMES latin1;`
fn set(words: &mut Words) -> Result<(), ReadError> {
    words.pass_blanks()?;
    let what = words.word()?;
    if matches!(what.as_str(), "CLIENT_ENCODING" | "NAMES") {
        words.pass_blanks()?;
        words.takes(b'=')?;
        let name = words.name()?;
        words.say_encoding(&name);
    }
    words.pass_statement()
}

/// Programs inside a dump of MySQL end with a sign of their own.
fn pass_delimited(words: &mut Words) -> Result<(), ReadError> {
    if words.line()?.trim_ascii() == b";" {
        return Ok(());
    }
    while words.peek()?.is_some() {
        if words.line()?.trim_ascii().eq_ignore_ascii_case(b"DELIMITER ;") {
            break;
        }
    }
    Ok(())
}

/// `CREATE TABLE [IF NOT EXISTS] name (a text, b int, PRIMARY KEY (a));`
fn create(words: &mut Words, start: u64, take: &mut Take<'_>) -> Result<bool, ReadError> {
    words.pass_blanks()?;
    let mut word = words.word()?;
    while matches!(word.as_str(), "TEMPORARY" | "TEMP" | "UNLOGGED" | "GLOBAL" | "LOCAL") {
        words.pass_blanks()?;
        word = words.word()?;
    }
    if word != "TABLE" {
        words.pass_statement()?;
        return Ok(true);
    }
    let mut name = words.name()?;
    if name.eq_ignore_ascii_case("IF") {
        words.name()?;
        words.name()?;
        name = words.name()?;
    }
    words.pass_blanks()?;
    let columns = if words.takes(b'(')? { columns(words)? } else { Vec::new() };
    words.pass_statement()?;
    if columns.is_empty() { Ok(true) } else { take(Said::Table(name, columns), start) }
}

/// The names of the columns, up to the closing bracket; keys and conditions are none.
fn columns(words: &mut Words) -> Result<Vec<String>, ReadError> {
    const OTHERS: [&str; 12] = [
        "PRIMARY",
        "KEY",
        "UNIQUE",
        "CONSTRAINT",
        "FOREIGN",
        "CHECK",
        "INDEX",
        "FULLTEXT",
        "SPATIAL",
        "EXCLUDE",
        "LIKE",
        "PERIOD",
    ];
    let mut columns = Vec::new();
    loop {
        words.pass_blanks()?;
        let is_bare = words.peek()?.is_some_and(|b| b.is_ascii_alphabetic());
        let name = words.name()?;
        let is_none = name.is_empty() || is_bare && OTHERS.contains(&name.to_ascii_uppercase().as_str());
        if !is_none {
            columns.push(name);
        }
        if !pass_to_comma(words)? {
            return Ok(columns);
        }
    }
}

/// Passes to after the next comma, or the closing bracket, of this level; `true` for a comma.
fn pass_to_comma(words: &mut Words) -> Result<bool, ReadError> {
    let mut depth = 0_usize;
    loop {
        words.pass_blanks()?;
        match words.inner()? {
            b',' if depth == 0 => return Ok(true),
            b')' if depth == 0 => return Ok(false),
            b'(' => depth += 1,
            b')' => depth -= 1,
            quote @ (b'\'' | b'"' | b'`') => drop(words.quoted(quote, words.has_backslashes)?),
            _ => {}
        }
    }
}

/// `INSERT INTO name [(a, b)] VALUES (1, 'x'), (2, 'y');`
fn insert(words: &mut Words, start: u64, take: &mut Take<'_>) -> Result<bool, ReadError> {
    let mut name = words.name()?;
    while ["INTO", "IGNORE", "OR", "REPLACE", "LOW_PRIORITY", "DELAYED"].contains(&name.to_ascii_uppercase().as_str()) {
        name = words.name()?;
    }
    words.pass_blanks()?;
    let columns = if words.takes(b'(')? { columns(words)? } else { Vec::new() };
    words.pass_blanks()?;
    let mut word = words.word()?;
    if word == "OVERRIDING" {
        words.name()?;
        words.name()?;
        words.pass_blanks()?;
        word = words.word()?;
    }
    if !matches!(word.as_str(), "VALUES" | "VALUE") {
        words.pass_statement()?;
        return Ok(true);
    }
    loop {
        words.pass_blanks()?;
        match words.next()? {
            Some(b'(') => {
                let row = row(words)?;
                if !take(Said::Row(name.clone(), columns.clone(), row), start)? {
                    return Ok(false);
                }
            }
            Some(b',') => {}
            None | Some(b';') => return Ok(true),
            Some(_) => {
                words.pass_statement()?;
                return Ok(true);
            }
        }
    }
}

/// The values up to the closing bracket. What stands behind a value (`::text`, `AS text`) is passed over.
fn row(words: &mut Words) -> Result<Vec<Item>, ReadError> {
    let mut row = Vec::new();
    loop {
        row.push(value(words)?);
        if !pass_to_comma(words)? {
            return Ok(row);
        }
    }
}

fn value(words: &mut Words) -> Result<Item, ReadError> {
    words.pass_blanks()?;
    if words.takes(b'\'')? {
        return words.quoted(b'\'', words.has_backslashes).map(Item::Text);
    }
    if words.takes(b'"')? {
        return words.quoted(b'"', words.has_backslashes).map(Item::Text);
    }
    let mut written = Vec::new();
    while let Some(byte) =
        words.peek()?.filter(|b| !matches!(b, b',' | b')' | b'(' | b'\'') && !b.is_ascii_whitespace())
    {
        push(&mut written, byte)?;
        words.next()?;
    }
    let written = words.decode(&written)?;
    match (words.peek()?, written.to_ascii_uppercase().as_str()) {
        (Some(b'\''), prefix) => {
            words.next()?;
            let text = words.quoted(b'\'', words.has_backslashes || prefix == "E")?;
            // Bytes that are no text.
            Ok(if matches!(prefix, "X" | "B") { Item::Null } else { Item::Text(text) })
        }
        (Some(b'('), function) => {
            words.next()?;
            call(words, function)
        }
        (_, "NULL" | "DEFAULT") => Ok(Item::Null),
        (Some(byte), "_BINARY" | "_UTF8MB4" | "_UTF8" | "_LATIN1") if byte.is_ascii_whitespace() => value(words),
        (_, bytes) if bytes.starts_with("0X") => Ok(Item::Null),
        _ => Ok(Item::Text(written)),
    }
}

/// SQLite writes line breaks in texts as `replace('a\nb', '\n', char(10))`, or all of a text with `unistr('a\u000ab')`.
/// Of any other function the first value is taken.
fn call(words: &mut Words, function: &str) -> Result<Item, ReadError> {
    let items = row(words)?;
    let text = |at: usize| match items.get(at) {
        Some(Item::Text(text)) => text.as_str(),
        _ => "",
    };
    Ok(match function {
        "REPLACE" if items.len() == 3 => Item::Text(text(0).replace(text(1), text(2))),
        "CHAR" => Item::Text(text(0).parse().ok().and_then(char::from_u32).map(String::from).unwrap_or_default()),
        "UNISTR" => Item::Text(by_numbers(text(0))),
        _ => items.into_iter().next().unwrap_or(Item::Null),
    })
}

/// `\u000a` and `\\` as what they stand for.
fn by_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let code = rest.get(at + 2..at + 6).filter(|_| rest[at + 1..].starts_with('u'));
        match code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32) {
            Some(character) => {
                out.push(character);
                rest = &rest[at + 6..];
            }
            None => {
                out.push('\\');
                rest = rest[at + 1..].strip_prefix('\\').unwrap_or(&rest[at + 1..]);
            }
        }
    }
    out.push_str(rest);
    out
}

/// `COPY name (a, b) FROM stdin;` and lines of values up to `\.`.
fn copy(words: &mut Words, start: u64, take: &mut Take<'_>) -> Result<bool, ReadError> {
    let name = words.name()?;
    words.pass_blanks()?;
    let columns = if words.takes(b'(')? { columns(words)? } else { Vec::new() };
    let rest = words.line()?.to_ascii_uppercase();
    if !rest.windows(5).any(|part| part == b"STDIN") {
        return Ok(true);
    }
    while words.peek()?.is_some() {
        let line = words.line()?;
        if line == b"\\." {
            return Ok(true);
        }
        let row = line.split(|b| *b == b'\t').map(|item| copied(words, item)).collect::<Result<_, _>>()?;
        if !take(Said::Row(name.clone(), columns.clone(), row), start)? {
            return Ok(false);
        }
    }
    Err(damaged())
}

fn copied(words: &Words, item: &[u8]) -> Result<Item, ReadError> {
    if item == b"\\N" {
        return Ok(Item::Null);
    }
    let mut text = Vec::with_capacity(item.len());
    let mut bytes = item.iter();
    while let Some(byte) = bytes.next() {
        match (byte, bytes.as_slice().first()) {
            (b'\\', Some(next)) => {
                bytes.next();
                text.push(unescaped(*next));
            }
            (byte, _) => text.push(*byte),
        }
    }
    words.decode(&text).map(Item::Text)
}
