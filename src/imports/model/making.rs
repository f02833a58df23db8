//! Columns that are made of others: a part of one, several joined, or a date in three columns.

use serde::{Deserialize, Serialize};

use super::reading::Reading;
use crate::fields::is_cell_error;
use crate::text::trim;

/// The cell that clears a value.
const CLEAR: &str = "=";

/// The position of a column that nobody has named yet.
pub const NOWHERE: usize = usize::MAX;

/// A column that is made of others. `C` tells those: a position, or a header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MadeColumn<C> {
    /// The code of its field.
    pub into: String,
    /// What it is made of.
    pub of: Making<C>,
    /// How its cells are read.
    #[serde(default, skip_serializing_if = "Reading::is_plain")]
    pub reading: Reading,
}

/// How a cell is made of others. A cell that all of them clear clears; beside others such a one counts as blank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Making<C> {
    /// A part of a text. A text without the place where it is to be cut is a last name if the part is one, or else what
    /// stands before the cut.
    Part {
        /// The column.
        column: C,
        /// Where its texts are cut.
        at: Cut,
        /// Which part.
        take: Side,
    },
    /// The filled ones, joined.
    Join {
        /// The columns, in order.
        columns: Vec<C>,
        /// What stands between them.
        with: String,
    },
    /// A date in three columns; the month may be a name.
    Date {
        /// The column of the day.
        day: C,
        /// The column of the month.
        month: C,
        /// The column of the year.
        year: C,
    },
}

/// A part of a text that is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// What stands before the cut.
    Before,
    /// What stands behind it.
    After,
}

/// Where a text is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Cut {
    /// At its first space.
    FirstSpace,
    /// At its last space.
    LastSpace,
    /// At the first of this character.
    Character(char),
}

impl Cut {
    /// `first-space`, `last-space`, or the character.
    pub fn name(self) -> String {
        match self {
            Self::FirstSpace => "first-space".to_owned(),
            Self::LastSpace => "last-space".to_owned(),
            Self::Character(mark) => mark.to_string(),
        }
    }

    /// The cut of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        let mut letters = name.chars();
        match (name, letters.next(), letters.next()) {
            ("first-space", ..) => Some(Self::FirstSpace),
            ("last-space", ..) => Some(Self::LastSpace),
            (_, Some(mark), None) => Some(Self::Character(mark)),
            _ => None,
        }
    }

    /// Both parts of a text, outer spaces trimmed; `None` if it has no such place.
    fn parts(self, text: &str) -> Option<(&str, &str)> {
        let is_space = |c: char| c.is_whitespace();
        let (before, after) = match self {
            Self::FirstSpace => text.split_once(is_space)?,
            Self::LastSpace => text.rsplit_once(is_space)?,
            Self::Character(mark) => text.split_once(mark)?,
        };
        Some((trim(before), trim(after)))
    }
}

impl TryFrom<String> for Cut {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        Self::from_name(&name).ok_or_else(|| "first-space, last-space or one character".to_owned())
    }
}

impl From<Cut> for String {
    fn from(cut: Cut) -> Self {
        cut.name()
    }
}

impl<C> MadeColumn<C> {
    /// The columns that it is made of, in order.
    pub fn sources(&self) -> Vec<&C> {
        match &self.of {
            Making::Part { column, .. } => vec![column],
            Making::Join { columns, .. } => columns.iter().collect(),
            Making::Date { day, month, year } => vec![day, month, year],
        }
    }

    /// The same, of columns told otherwise; the first that can't be is the error.
    pub fn translated<D, E>(&self, mut tell: impl FnMut(&C) -> Result<D, E>) -> Result<MadeColumn<D>, E> {
        let of = match &self.of {
            Making::Part { column, at, take } => Making::Part { column: tell(column)?, at: *at, take: *take },
            Making::Join { columns, with } => {
                Making::Join { columns: columns.iter().map(tell).collect::<Result<_, E>>()?, with: with.clone() }
            }
            Making::Date { day, month, year } => {
                Making::Date { day: tell(day)?, month: tell(month)?, year: tell(year)? }
            }
        };
        Ok(MadeColumn { into: self.into.clone(), of, reading: self.reading.clone() })
    }
}

impl MadeColumn<usize> {
    /// Whether nothing is left open of how it is made of a file with so many columns.
    pub fn is_whole(&self, width: usize) -> bool {
        let sources = self.sources();
        let has_mark = !matches!(&self.of, Making::Part { at: Cut::Character('\0'), .. });
        has_mark && !sources.is_empty() && sources.into_iter().all(|at| *at < width)
    }

    /// The cell of a row, of which `cell` gives the trimmed cells.
    pub fn cell<'r>(&self, cell: impl Fn(usize) -> &'r str) -> String {
        let sources: Vec<&str> = self.sources().into_iter().map(|at| cell(*at)).collect();
        // The error of a formula stays one, whatever stands beside it.
        if let Some(error) = sources.iter().find(|source| is_cell_error(source)) {
            return (*error).to_owned();
        }
        if sources.contains(&CLEAR) && sources.iter().all(|source| source.is_empty() || *source == CLEAR) {
            return CLEAR.to_owned();
        }
        let sources: Vec<&str> = sources.into_iter().map(|source| if source == CLEAR { "" } else { source }).collect();
        match (&self.of, sources.as_slice()) {
            (Making::Part { at, take, .. }, [text]) => self.part(text, *at, *take).to_owned(),
            (Making::Join { with, .. }, filled) => {
                filled.iter().filter(|text| !text.is_empty()).copied().collect::<Vec<_>>().join(with)
            }
            (Making::Date { .. }, [day, month, year]) => date(day, month, year),
            _ => String::new(),
        }
    }

    fn part<'t>(&self, text: &'t str, at: Cut, take: Side) -> &'t str {
        match (at.parts(text), take) {
            (Some((before, _)), Side::Before) => before,
            (Some((_, after)), Side::After) => after,
            (None, _) if self.into == "LASTNAME" => text,
            (None, Side::Before) if self.into != "FIRSTNAME" => text,
            (None, _) => "",
        }
    }
}

/// A date as its field reads it, day first where the year has two digits. What lacks a part is no date, and says so.
fn date(day: &str, month: &str, year: &str) -> String {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if [day, month, year].iter().all(|part| part.is_empty()) {
        return String::new();
    }
    match (is_number(month) || month.is_empty(), year.len()) {
        (true, 4) => format!("{year}-{month}-{day}"),
        (true, _) => format!("{day}/{month}/{year}"),
        (false, _) => format!("{day} {month} {year}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(into: &str, of: Making<usize>) -> MadeColumn<usize> {
        MadeColumn { into: into.to_owned(), of, reading: Reading::default() }
    }

    #[test]
    fn a_text_is_cut_where_the_mapping_says() {
        let part = |into: &str, at: &str, take, text| {
            made(into, Making::Part { column: 0, at: Cut::from_name(at).unwrap(), take }).cell(|_| text)
        };
        for (at, text, before, after) in [
            ("first-space", "Jean Paul Le Goff", "Jean", "Paul Le Goff"),
            ("last-space", "Jean Paul Le Goff", "Jean Paul Le", "Goff"),
            ("last-space", "Ana\u{a0}Silva", "Ana", "Silva"),
            (",", "Le Goff, Jean, Paul", "Le Goff", "Jean, Paul"),
            (",", "Madonna", "Madonna", ""),
            ("/", "a/", "a", ""),
            ("/", "", "", ""),
            ("/", "=", "=", "="),
        ] {
            let both = [Side::Before, Side::After].map(|take| part("REMARK", at, take, text));
            assert_eq!(both, [before, after], "{at} {text:?}");
        }
        assert_eq!(part("FIRSTNAME", "last-space", Side::Before, "Madonna"), "");
        assert_eq!(part("LASTNAME", "last-space", Side::After, "Madonna"), "Madonna");
    }

    #[test]
    fn columns_are_joined_without_the_blank_ones() {
        let join = made("LINE1", Making::Join { columns: vec![0, 1, 2], with: ", ".to_owned() });
        for (cells, joined) in [
            (["12", "rue du Lac", "bis"], "12, rue du Lac, bis"),
            (["12", "", "bis"], "12, bis"),
            (["", "", ""], ""),
            (["=", "=", ""], "="),
            (["=", "a", ""], "a"),
            (["12", "#N/A", ""], "#N/A"),
        ] {
            assert_eq!(join.cell(|at| cells[at]), joined, "{cells:?}");
        }
    }

    #[test]
    fn a_date_in_three_columns_is_one_text_that_its_field_reads() {
        let date = made("BIRTHDATE", Making::Date { day: 0, month: 1, year: 2 });
        for (cells, joined) in [
            (["3", "5", "1980"], "1980-5-3"),
            (["03", "05", "80"], "03/05/80"),
            (["3", "mai", "1980"], "3 mai 1980"),
            (["3", "", "1980"], "1980--3"),
            (["", "", ""], ""),
            (["=", "=", "="], "="),
        ] {
            assert_eq!(date.cell(|at| cells[at]), joined, "{cells:?}");
        }
    }

    #[test]
    fn made_columns_are_strict_json() {
        let text = r#"{"into":"LASTNAME","of":{"part":{"column":"Nom","at":"last-space","take":"after"}}}"#;
        let read: MadeColumn<String> = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), text);
        for wrong in [
            r#"{"into":"A","of":{"part":{"column":"Nom","at":"spaces","take":"after"}}}"#,
            r#"{"into":"A","of":{"join":{"columns":["Nom"],"with":"","glue":""}}}"#,
            r#"{"into":"A","of":{"date":{"day":"a","month":"b"}}}"#,
            r#"{"into":"A","from":"B","of":{"join":{"columns":["Nom"],"with":""}}}"#,
        ] {
            assert!(serde_json::from_str::<MadeColumn<String>>(wrong).is_err(), "{wrong}");
        }
    }
}
