//! The full name, which is not stored: it stands for the name of a structure, or for first and last name of an individual.

use super::checker::NewColumn;
use super::row_check::RowCheck;
use crate::codes::Code;
use crate::contacts::slots::Slots;
use crate::fields::{Field, FieldId, Input, standard, text};
use crate::imports::model::issue::Issue;
use crate::text::{fold, trim};

/// The fields that make up a full name.
pub(crate) fn fields(is_structure: bool) -> &'static [FieldId] {
    if is_structure { &[standard::OFFICIAL_NAME] } else { &[standard::FIRSTNAME, standard::LASTNAME] }
}

/// What a full name says of each of its fields: that of an individual is split at its first space.
pub(crate) fn split(name: &str, is_structure: bool) -> Vec<(FieldId, &str)> {
    match name.split_once(' ') {
        _ if is_structure => vec![(standard::OFFICIAL_NAME, name)],
        Some((first, last)) => vec![(standard::FIRSTNAME, first), (standard::LASTNAME, trim(last))],
        None => vec![(standard::LASTNAME, name)],
    }
}

/// Whether this is the full name that the contact has.
pub(crate) fn is_present(name: &str, slots: &Slots<'_>, is_structure: bool) -> bool {
    let present = fields(is_structure).iter().filter_map(|field| slots.value(*field)).flat_map(str::split_whitespace);
    present.eq(name.split_whitespace())
}

impl RowCheck<'_> {
    /// A full name is not stored: it sets the name of a structure, and is split for an individual. Beside columns of
    /// those names it only fills in what they leave blank; beside another name of a structure it is that of a person.
    pub(super) fn set_full_name(&mut self, column: &NewColumn, cell: &str, input: &Input) {
        let names_structure = self.is_structure && !self.has_other_official_name(cell);
        let parts: Vec<(FieldId, Option<&str>)> = match input {
            Input::Set(name) if is_present(name, self.slots, names_structure) => return,
            Input::Set(name) => split(name, names_structure).into_iter().map(|(id, part)| (id, Some(part))).collect(),
            _ => fields(names_structure).iter().map(|id| (*id, None)).collect(),
        };
        if let [(_, Some(first)), (_, Some(last))] = parts[..] {
            let issue = Issue::cell(self.number(), column.at, Code::NameSplit, cell);
            self.issues.push(issue.with("first", first).with("last", last));
        }
        for (id, part) in parts {
            let has_own_cell = !self.checker.new_cell(self.row, id).is_empty();
            let Some(field) = self.checker.catalogue.by_id(id).filter(|_| !has_own_cell) else { continue };
            match part {
                Some(part) => self.take_name(field, column, cell, part),
                None => self.take(field, column, cell, Input::Clear),
            }
        }
    }

    /// Whether the row gives an official name that is not this full name.
    fn has_other_official_name(&self, full_name: &str) -> bool {
        let official = self.checker.new_cell(self.row, standard::OFFICIAL_NAME);
        !official.is_empty() && fold(official) != fold(full_name)
    }

    /// Takes a part of a full name, which is judged like a cell of its own, but for what a cell may ask for.
    fn take_name(&mut self, field: &Field, column: &NewColumn, cell: &str, part: &str) {
        let findings = text::judge(field, part);
        let is_good = findings.iter().all(|finding| finding.code != Code::TooLong);
        self.report(column, cell, findings);
        if is_good {
            self.take(field, column, cell, Input::Set(part.to_owned()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_individuals_name_is_split_at_its_first_space() {
        let individual = [("Ana Silva", vec!["Ana", "Silva"]), ("Éric Le Goff", vec!["Éric", "Le Goff"])];
        for (name, parts) in individual {
            assert_eq!(split(name, false).into_iter().map(|(_, part)| part).collect::<Vec<_>>(), parts);
        }
        assert_eq!(split("Madonna", false), [(standard::LASTNAME, "Madonna")]);
        assert_eq!(split("Théâtre du Lac", true), [(standard::OFFICIAL_NAME, "Théâtre du Lac")]);
    }

    #[test]
    fn a_name_is_the_present_one_wherever_it_would_be_split() {
        let mut slots = Slots::default();
        slots.set(standard::FIRSTNAME, "", 1, Some("Jean Paul"));
        slots.set(standard::LASTNAME, "", 1, Some("Le Goff"));
        assert!(is_present("Jean Paul Le Goff", &slots, false));
        assert!(is_present("Jean Paul  Le Goff", &slots, false));
        assert!(!is_present("Jean Paul", &slots, false));
        assert!(!is_present("Jean Paul Le Goff", &slots, true));
    }
}
