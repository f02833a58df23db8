//! Which sheet of a workbook is meant (`/help/files#files-sheets`): the one that the user named, else the only visible one with a
//! header. Several with a header are a question to the user; none is told of the first one that has rows.

use super::super::problem::{Problem, ReadError, SheetHead};
use super::super::row::Row;
use super::frames::Sheet;
use crate::codes::Code;
use crate::i18n::Message;
use crate::text::fold_tight;

/// Characters of a sheet's first row that are shown when there is a choice.
const SHOWN: usize = 120;

/// Which sheet is wanted, should the file be a workbook.
#[derive(Clone, Copy, Default)]
pub struct Wanted<'a> {
    /// The sheet's name, if the user said it; case and accents don't matter.
    pub name: Option<&'a str>,
    /// Whether the filled rows among the first four of a sheet hold a header; without it any filled row does.
    pub is_table: Option<IsTable<'a>>,
}

/// Whether the filled rows among the first four of a sheet make it a table that could be meant.
pub type IsTable<'a> = &'a dyn Fn(&[Row]) -> bool;

/// The sheets of a workbook, while they are named one after the other.
pub(super) struct Sheets<'a> {
    wanted: Wanted<'a>,
    sheets: Vec<Known>,
}

/// What is kept of a sheet.
struct Known {
    head: SheetHead,
    hidden: bool,
    is_table: bool,
}

impl<'a> Sheets<'a> {
    pub(super) fn new(wanted: Wanted<'a>) -> Self {
        Self { wanted, sheets: Vec::new() }
    }

    /// One more sheet. Its rows are judged and dropped.
    pub(super) fn add(&mut self, sheet: Sheet) {
        let is_table = match self.wanted.is_table {
            Some(is_table) => is_table(&sheet.head),
            None => !sheet.head.is_empty(),
        };
        let head = SheetHead { first_row: sheet.head.first().map(shown).unwrap_or_default(), name: sheet.name };
        self.sheets.push(Known { head, hidden: sheet.hidden, is_table });
    }

    /// The place and the name of the sheet that is meant.
    pub(super) fn choose(self) -> Result<(usize, String), ReadError> {
        if let Some(name) = self.wanted.name {
            return self.named(name);
        }
        let visible = || self.sheets.iter().enumerate().filter(|(_, sheet)| !sheet.hidden);
        let tables: Vec<_> = visible().filter(|(_, sheet)| sheet.is_table).collect();
        if tables.len() > 1 {
            return Err(ReadError::Sheets(tables.into_iter().map(|(_, sheet)| sheet.head.clone()).collect()));
        }
        let filled = || visible().find(|(_, sheet)| !sheet.head.first_row.is_empty());
        let chosen = tables.first().copied().or_else(filled).or_else(|| visible().next());
        let (at, sheet) = chosen.ok_or_else(|| Problem::new(Code::FileEmpty))?;
        Ok((at, sheet.head.name.clone()))
    }

    /// The sheet with this name, hidden or not.
    fn named(&self, name: &str) -> Result<(usize, String), ReadError> {
        let find = |is: &dyn Fn(&str) -> bool| self.sheets.iter().position(|sheet| is(&sheet.head.name));
        let at = find(&|known| known == name).or_else(|| find(&|known| fold_tight(known) == fold_tight(name)));
        match at {
            Some(at) => Ok((at, self.sheets[at].head.name.clone())),
            None => {
                let names: Vec<&str> = self.sheets.iter().map(|sheet| sheet.head.name.as_str()).collect();
                let reason = Message::new("table-unreadable-no-such-sheet").with("sheet", name);
                Err(Problem::because(reason.with("sheets", shorten(&names.join(", ")))).into())
            }
        }
    }
}

fn shown(row: &Row) -> String {
    let filled: Vec<&str> = row.cells.iter().map(crate::text::trim).filter(|cell| !cell.is_empty()).collect();
    shorten(&filled.join(" · "))
}

fn shorten(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(name: &str, hidden: bool, cells: &[&str]) -> Sheet {
        let row = Row { number: 1, cells: cells.iter().copied().collect(), ..Row::default() };
        let head = if cells.is_empty() { Vec::new() } else { vec![row] };
        Sheet { name: name.to_owned(), hidden, head }
    }

    fn chosen(sheets: &[Sheet], name: Option<&str>) -> Result<String, ReadError> {
        let is_table = |rows: &[Row]| rows.iter().any(|row| row.cells.iter().any(|cell| cell == "KEY"));
        let mut known = Sheets::new(Wanted { name, is_table: Some(&is_table) });
        sheets.iter().cloned().for_each(|sheet| known.add(sheet));
        let (at, name) = known.choose()?;
        assert_eq!(sheets[at].name, name);
        Ok(name)
    }

    #[test]
    fn the_only_sheet_with_a_header_is_meant() {
        let notes = || sheet("Notes", false, &["Read me"]);
        let data = || sheet("Data", false, &["KEY", "A"]);
        let codes = || sheet("Codes", true, &["KEY"]);
        assert_eq!(chosen(&[notes(), codes(), data()], None).unwrap(), "Data");
        assert_eq!(chosen(&[notes()], None).unwrap(), "Notes");
        assert_eq!(
            chosen(&[sheet("Blank", false, &[]), notes(), sheet("More", false, &["x"])], None).unwrap(),
            "Notes"
        );
        assert_eq!(chosen(&[codes(), sheet("Blank", false, &[])], None).unwrap(), "Blank");
    }

    #[test]
    fn several_sheets_with_a_header_are_a_question() {
        let sheets =
            [sheet("A", false, &["KEY", " ", "x"]), sheet("Notes", false, &["n"]), sheet("B", false, &["KEY"])];
        let Err(ReadError::Sheets(heads)) = chosen(&sheets, None) else { panic!("no question") };
        let heads: Vec<(&str, &str)> = heads.iter().map(|head| (head.name.as_str(), head.first_row.as_str())).collect();
        assert_eq!(heads, [("A", "KEY · x"), ("B", "KEY")]);
    }

    #[test]
    fn the_sheet_that_the_user_named_is_meant() {
        let sheets = [sheet("Été", false, &["KEY"]), sheet("Hiver", true, &["KEY"])];
        assert_eq!(chosen(&sheets, Some("ete")).unwrap(), "Été");
        assert_eq!(chosen(&sheets, Some("Hiver")).unwrap(), "Hiver");
        assert!(matches!(chosen(&sheets, Some("Printemps")), Err(ReadError::Problem(_))));
        assert!(matches!(chosen(&[], None), Err(ReadError::Problem(_))));
    }
}
