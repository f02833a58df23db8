//! What only new contacts have: a kind that may have to be guessed, a name that they need, a number that must be free.

use super::damage;
use super::row_check::RowCheck;
use crate::codes::{Code, Severity};
use crate::fields::{FieldId, standard};
use crate::imports::model::issue::Issue;
use crate::imports::model::layout::Role;

/// Fields that an import had better not leave blank (`/help/fields#fields-notes`).
pub(crate) const RECOMMENDED: [FieldId; 6] = [
    standard::CONTACT_NR,
    standard::LASTNAME,
    standard::OFFICIAL_NAME,
    standard::LIFECYCLE,
    standard::OWNER,
    standard::KIND,
];

/// Any of these is a name.
const NAMES: [FieldId; 4] = [standard::LASTNAME, standard::FIRSTNAME, standard::OFFICIAL_NAME, standard::FULL_NAME];

impl RowCheck<'_> {
    /// What new contacts have to fulfil, and what they had better have.
    pub(super) fn check_new(&mut self) {
        self.check_name();
        self.check_number();
        let blank: Vec<usize> = self
            .checker
            .columns
            .iter()
            .filter(|column| RECOMMENDED.contains(&column.field) && column.field != standard::CONTACT_NR)
            .filter(|column| self.checker.cell(self.row, column.at).is_empty() && self.misses(column.field))
            .map(|column| column.at)
            .collect();
        let row = self.number();
        self.issues.extend(blank.into_iter().map(|at| Issue::cell(row, at, Code::RecommendedBlank, "")));
    }

    /// A new contact needs a name. Where its name cell is wrong, that has been said already; where it waits for a choice,
    /// nothing is made of the row before.
    fn check_name(&mut self) {
        let has = |field: &FieldId| self.changes.get(*field).is_some_and(|change| change.new.is_some());
        let is_of_name = |issue: &&Issue| {
            let field = self.checker.layout.field(issue.column);
            field.is_some_and(|field| NAMES.contains(&field))
        };
        if NAMES.iter().any(has) {
            return;
        }
        let of_name: Vec<&Issue> = self.issues.iter().filter(is_of_name).collect();
        if of_name.iter().any(|issue| issue.code.severity() == Severity::Error) {
            return;
        }
        if of_name.iter().any(|issue| self.checker.options.waits(issue.code)) {
            return self.changes.clear();
        }
        self.issues.push(Issue::row(self.number(), Code::NameMissing));
    }

    /// The number that the file gives must be free, and not what a spreadsheet has made of another.
    fn check_number(&mut self) {
        let given = self.changes.get(standard::CONTACT_NR).and_then(|change| change.new.clone());
        let Some(number) = given else { return };
        let layout = &self.checker.layout;
        let at = layout.find(&Role::New(standard::CONTACT_NR)).or(layout.key).unwrap_or_default();
        let issue = |code| Issue::cell(self.number(), at, code, &number);
        let is_taken = |number: &String| self.snapshot.numbers.contains(number);
        let meant = damage::undamaged_keys(&number, &self.checker.zero_led_numbers).find(is_taken);
        let issue = if self.snapshot.deleted_numbers.contains(&number) {
            issue(Code::ContactDeleted)
        } else if is_taken(&number) {
            issue(Code::AlreadyExists).with("other", number.as_str())
        } else if meant.is_some() || damage::is_form_of_number(&number) {
            damage::key_damaged(issue(Code::KeyDamaged), meant)
        } else {
            return;
        };
        self.issues.push(issue);
    }

    /// Whether a blank recommended field is missing on a new contact: only the name that fits its kind is.
    fn misses(&self, field: FieldId) -> bool {
        match field {
            standard::LASTNAME | standard::OFFICIAL_NAME if self.changes.get(field).is_some() => false,
            standard::LASTNAME => !self.is_structure,
            standard::OFFICIAL_NAME => self.is_structure,
            _ => true,
        }
    }
}
