//! The cells of a row of a criterion-values file, each read as what it says of a definition.

use crate::codes::Code;
use crate::contacts::definitions;
use crate::fields::{FieldId, Group, Type, is_cell_error, is_code, yes_no};
use crate::i18n::Message;
use crate::imports::model::issue::{Issue, OrIssue};
use crate::imports::model::layout::{Layout, Role};
use crate::kinds::Definition;
use crate::table::Row;
use crate::text::{fold, trim};

/// The cells of a row by what they define.
pub(super) struct Cells<'a> {
    pub layout: &'a Layout,
    pub row: &'a Row,
}

impl<'a> Cells<'a> {
    pub(super) fn row_number(&self) -> i64 {
        self.row.number as i64
    }

    pub(super) fn text(&self, column: Definition) -> &'a str {
        let at = self.layout.find(&Role::Definition(column));
        at.map_or("", |at| trim(self.row.cells.get(at).unwrap_or_default()))
    }

    /// The first cell that holds the error of a formula.
    pub(super) fn error(&self) -> Option<Box<Issue>> {
        let column = Definition::ALL.into_iter().find(|column| is_cell_error(self.text(*column)))?;
        let at = self.layout.find(&Role::Definition(column))?;
        Some(Box::new(Issue::cell(self.row_number(), at, Code::CellError, self.text(column))))
    }

    pub(super) fn bad(&self, column: Definition, reason: &str) -> Box<Issue> {
        let at = self.layout.find(&Role::Definition(column));
        let issue = match at {
            Some(at) => Issue::cell(self.row_number(), at, Code::BadDefinition, self.text(column)),
            None => Issue::row(self.row_number(), Code::BadDefinition),
        };
        Box::new(issue.with("reason", Message::new(format!("issue-bad-definition-{reason}"))))
    }

    /// A code: letters, digits, `_`, `.`, `-`, and none of the words that clear a value.
    pub(super) fn code(&self, column: Definition) -> OrIssue<String> {
        match self.text(column) {
            "" => Err(self.bad(column, "code-missing")),
            code if is_code(code) => Ok(code.to_owned()),
            _ => Err(self.bad(column, "bad-code")),
        }
    }

    pub(super) fn field_type(&self) -> OrIssue<Option<(Group, Type)>> {
        let word = fold(self.text(Definition::Type));
        match word.as_str() {
            "" => Ok(None),
            "authorisation" | "authorization" => Ok(Some((Group::Authorisation, Type::YesNo))),
            word => match Type::definable().find(|kind| definitions::type_word(*kind) == word) {
                Some(kind) => Ok(Some((Group::Criterion, kind))),
                None => Err(self.bad(Definition::Type, "unknown-type")),
            },
        }
    }

    pub(super) fn contact_type(&self) -> OrIssue<Option<String>> {
        match self.text(Definition::ContactType).to_ascii_uppercase() {
            word if word.is_empty() => Ok(None),
            word if definitions::contact_type(&word).is_some() => Ok(Some(word)),
            _ => Err(self.bad(Definition::ContactType, "unknown-contact-type")),
        }
    }

    pub(super) fn mandatory(&self) -> OrIssue<Option<String>> {
        let cell = self.text(Definition::Mandatory);
        if cell.is_empty() {
            return Ok(None);
        }
        match yes_no::read(cell) {
            Some(word) => Ok(Some(word.to_owned())),
            None => {
                let mut issue = self.bad(Definition::Mandatory, "");
                (issue.code, issue.args) = (Code::BadBoolean, Vec::new());
                Err(issue)
            }
        }
    }

    pub(super) fn rank(&self) -> OrIssue<Option<String>> {
        match self.text(Definition::Rank) {
            "" => Ok(None),
            cell => match cell.parse::<i64>() {
                Ok(rank) if rank >= 0 => Ok(Some(rank.to_string())),
                _ => Err(self.bad(Definition::Rank, "bad-rank")),
            },
        }
    }

    pub(super) fn labels(&self, columns: [Definition; 3]) -> impl Iterator<Item = (FieldId, String)> {
        let labels = columns.into_iter().map(|column| (column.slot(), self.text(column)));
        labels.filter_map(|(slot, text)| Some((slot?, text.to_owned()))).filter(|(_, text)| !text.is_empty())
    }
}
