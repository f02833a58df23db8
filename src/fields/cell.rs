//! A cell: what it asks for, what was found in it, and what its codec may know around it.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::day::DateForm;
use crate::codes::{Code, Severity};
use crate::i18n::Arg;

/// What a cell asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A blank cell: leave the value as it is.
    Keep,
    /// Clear the value.
    Clear,
    /// Set the value, in canonical form.
    Set(String),
    /// Replace the codes of a multi-list.
    SetCodes(Vec<String>),
    /// Add and remove codes of a multi-list.
    EditCodes {
        /// Codes to add.
        add: Vec<String>,
        /// Codes to remove.
        remove: Vec<String>,
    },
    /// Append to a text (`||…` on REMARK).
    Append(String),
}

/// Something the codec found in a cell. The caller adds row and column, and the cell as `value` where the codec gave no
/// `value` of its own (the wrong part of a multi-list).
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What.
    pub code: Code,
    /// Arguments of its message.
    pub args: Vec<(String, Arg)>,
}

impl Finding {
    /// A finding without arguments.
    pub fn new(code: Code) -> Self {
        Self { code, args: Vec::new() }
    }

    /// The finding with one more argument for its message.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Arg>) -> Self {
        self.args.push((name.to_owned(), value.into()));
        self
    }
}

/// `label-used` with the text as `value` and what it was read as in `code`.
pub(super) fn label_used(text: &str, code: &str) -> Finding {
    Finding::new(Code::LabelUsed).with("value", text).with("code", code)
}

/// A decoded cell: what it asks for, or `None` if an error was found, and all findings.
#[derive(Debug, Clone, PartialEq)]
pub struct Decoded {
    /// What the cell asks for; `None` when an error is among the findings.
    pub input: Option<Input>,
    /// Errors, warnings and notes.
    pub findings: Vec<Finding>,
}

impl Decoded {
    /// A cell with nothing to remark.
    pub(super) fn of(input: Input) -> Self {
        Self { input: Some(input), findings: Vec::new() }
    }

    /// A cell that sets this value.
    pub(super) fn set(value: impl Into<String>) -> Self {
        Self::of(Input::Set(value.into()))
    }

    /// A cell that can't be read.
    pub(super) fn wrong(finding: Finding) -> Self {
        Self { input: None, findings: vec![finding] }
    }

    /// The cell with a remark; an error takes what it asks for away.
    pub(super) fn remark(mut self, finding: Finding) -> Self {
        if finding.code.severity() == Severity::Error {
            self.input = None;
        }
        self.findings.push(finding);
        self
    }
}

/// What a codec may know about the world around a cell.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// ISO code of the contact's country, else the institution's: how national phone numbers are read.
    pub country: &'a str,
    /// Today in the institution's time zone.
    pub today: NaiveDate,
    /// The institution's users: folded e-mail address to the address as registered.
    pub users: &'a HashMap<String, String>,
    /// Some cell of the column can only be a month-first date, so its ambiguous dates are errors.
    pub month_first: bool,
    /// How the column writes its dates, if a mapping says so.
    pub dates: DateForm,
    /// ISO code of the institution's country: what a national phone number is tried for where the contact's fails.
    pub home: &'a str,
    /// What parts the values of the column beside `|`, if a mapping says so.
    pub separator: Option<char>,
}

impl<'a> Surroundings<'a> {
    /// A cell that stands alone, of no column that says more about it.
    pub fn new(country: &'a str, today: NaiveDate, users: &'a HashMap<String, String>) -> Self {
        Self { country, today, users, month_first: false, dates: DateForm::default(), home: country, separator: None }
    }
}
