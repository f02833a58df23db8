//! Several internal codes: `A|B` replaces, `A+|B-` or `+A|-B` adds and removes. Of TAGS every text is a code.

use super::cell::{Decoded, Finding, Input};
use super::field::Field;
use super::list::{self, Found};
use super::{standard, tag};
use crate::codes::Code;
use crate::i18n::Language;
use crate::text::trim;

/// What other systems put between values.
const OTHER_SEPARATORS: [char; 4] = [',', ';', '/', '\n'];

/// Reads a trimmed cell, parted by `|` and by the `separator` that a mapping names. Every part that is wrong gives a finding
/// of its own.
pub(super) fn decode(field: &Field, cell: &str, separator: Option<char>) -> Decoded {
    // The label of an entry that was chosen in a drop-down may hold a bar.
    if let Some(Found { code, note: None }) = chosen(field, cell) {
        return Decoded::of(Input::SetCodes(vec![code.to_owned()]));
    }
    let mut parts = Parts::default();
    let mut findings = Vec::new();
    let separators = ['|', separator.unwrap_or('|')];
    for part in cell.split(separators).map(trim).filter(|part| !part.is_empty()) {
        match read_part(field, part, separator.is_some()) {
            Ok((sign, Found { code, note })) => {
                parts.push(sign, code);
                findings.extend(note);
            }
            Err(finding) => findings.push(parted_otherwise(field, part).unwrap_or(finding)),
        }
    }
    let input = parts.into_input(cell);
    let mut decoded = match input {
        Ok(input) => Decoded::of(input),
        Err(_) if findings.iter().any(is_error) => Decoded { input: None, findings: Vec::new() },
        Err(finding) => Decoded::wrong(finding),
    };
    for finding in findings {
        decoded = decoded.remark(finding);
    }
    decoded
}

fn chosen<'f>(field: &'f Field, cell: &str) -> Option<Found<'f>> {
    list::chosen(field, cell).filter(|_| field.id != standard::TAGS)?;
    list::resolve(field, cell).ok()
}

fn is_error(finding: &Finding) -> bool {
    finding.code.severity() == crate::codes::Severity::Error
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    None,
    Add,
    Remove,
}

/// A sign and a code; `is_parted` says that the user has said what parts tags. What is exactly a code has no sign, even if it ends with one; the same holds for labels (`60+`).
fn read_part<'a>(field: &'a Field, part: &'a str, is_parted: bool) -> Result<(Sign, Found<'a>), Finding> {
    if field.id == standard::TAGS {
        let (sign, tag) = split_sign(part);
        return match tag::fault(tag) {
            Some(finding) => Err(finding.with("value", part)),
            None => Ok((sign, Found { code: tag, note: tag::doubt(tag).filter(|_| !is_parted) })),
        };
    }
    if field.value(part).is_some() || list::chosen(field, part).is_some() {
        return list::resolve(field, part).map(|found| (Sign::None, found));
    }
    let (sign, name) = split_sign(part);
    if sign == Sign::None || (field.value(name).is_none() && field.values_labelled(part).next().is_some()) {
        return list::resolve_label(field, part).map(|found| (Sign::None, found));
    }
    list::resolve(field, name).map(|found| (sign, found))
}

/// `several-values` for a part that is several codes, parted by something else than `|`.
fn parted_otherwise(field: &Field, part: &str) -> Option<Finding> {
    let is_known = |name: &str| list::resolve(field, name).is_ok();
    let mut marks = OTHER_SEPARATORS.into_iter().filter(|mark| part.contains(*mark));
    let mark = marks.find(|mark| part.split(*mark).map(trim).filter(|name| !name.is_empty()).all(is_known))?;
    let shown = if mark == '\n' { "↵".to_owned() } else { mark.to_string() };
    Some(Finding::new(Code::SeveralValues).with("reason", "separator").with("value", part).with("mark", shown))
}

fn split_sign(part: &str) -> (Sign, &str) {
    let signs = [('+', Sign::Add), ('-', Sign::Remove)];
    for (mark, sign) in signs {
        if let Some(name) = part.strip_prefix(mark).or_else(|| part.strip_suffix(mark)) {
            return (sign, trim(name));
        }
    }
    (Sign::None, part)
}

#[derive(Debug, Default)]
struct Parts {
    plain: Vec<String>,
    add: Vec<String>,
    remove: Vec<String>,
}

impl Parts {
    fn push(&mut self, sign: Sign, code: &str) {
        let codes = match sign {
            Sign::None => &mut self.plain,
            Sign::Add => &mut self.add,
            Sign::Remove => &mut self.remove,
        };
        codes.push(code.to_owned());
    }

    /// What the parts ask for together; codes in byte order, each once.
    fn into_input(mut self, cell: &str) -> Result<Input, Finding> {
        for codes in [&mut self.plain, &mut self.add, &mut self.remove] {
            codes.sort_unstable();
            codes.dedup();
        }
        let signed = !self.add.is_empty() || !self.remove.is_empty();
        if self.add.iter().any(|code| self.remove.binary_search(code).is_ok()) {
            return Err(Finding::new(Code::SeveralValues).with("reason", "both"));
        }
        match (self.plain.is_empty(), signed) {
            (true, true) => Ok(Input::EditCodes { add: self.add, remove: self.remove }),
            (false, false) => Ok(Input::SetCodes(self.plain)),
            (false, true) => Err(Finding::new(Code::SeveralValues).with("reason", "mixed")),
            (true, false) => Err(list::unknown(cell, "")),
        }
    }
}

/// The labels of the codes, in the order given.
pub(super) fn show(field: &Field, codes: &str, language: Language) -> String {
    let labels: Vec<&str> = codes.split('|').map(|code| list::show(field, code, language)).collect();
    labels.join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::tests::*;
    use super::*;

    fn set(codes: &[&str]) -> Input {
        Input::SetCodes(codes.iter().map(|code| (*code).to_owned()).collect())
    }

    fn edit(add: &[&str], remove: &[&str]) -> Input {
        let owned = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
        Input::EditCodes { add: owned(add), remove: owned(remove) }
    }

    #[test]
    fn codes_without_signs_replace() {
        for (cell, input) in [
            ("JAZZ", set(&["JAZZ"])),
            ("OPERA|JAZZ", set(&["JAZZ", "OPERA"])),
            (" JAZZ | OPERA |", set(&["JAZZ", "OPERA"])),
            ("JAZZ||JAZZ", set(&["JAZZ"])),
            ("18-", set(&["18-"])),
        ] {
            assert_eq!(decoded(&genres(), cell), Decoded::of(input), "{cell:?}");
        }
    }

    #[test]
    fn signs_before_or_after_add_and_remove() {
        for (cell, input) in [
            ("JAZZ+|OPERA-", edit(&["JAZZ"], &["OPERA"])),
            ("+JAZZ|-OPERA", edit(&["JAZZ"], &["OPERA"])),
            ("+ JAZZ | OPERA -", edit(&["JAZZ"], &["OPERA"])),
            ("JAZZ-", edit(&[], &["JAZZ"])),
            ("-18-", edit(&[], &["18-"])),
            ("+JAZZ|JAZZ+", edit(&["JAZZ"], &[])),
        ] {
            assert_eq!(decoded(&genres(), cell), Decoded::of(input), "{cell:?}");
        }
    }

    #[test]
    fn labels_are_read_in_parts_too() {
        let found = decoded(&genres(), "JAZZ|musique classique");
        assert_eq!(found.input, Some(set(&["CLASS", "JAZZ"])));
        assert_eq!(codes(&found), [Code::LabelUsed]);
        assert_eq!(decoded(&genres(), "Musique classique-").input, Some(edit(&[], &["CLASS"])));
        assert_eq!(decoded(&genres(), "60+").input, Some(set(&["SENIOR"])));
        assert_eq!(decoded(&genres(), "60++").input, Some(edit(&["SENIOR"], &[])));
    }

    #[test]
    fn every_wrong_part_is_named() {
        let found = decoded(&genres(), "JAZZ|WHAT|DISCO|Zouk+");
        assert_eq!(codes(&found), [Code::UnknownCode, Code::InactiveCode, Code::UnknownCode]);
        assert_eq!(found.input, None);
        assert_eq!(decoded(&genres(), "OPERA|JAZ-"), Decoded::wrong(list::unknown("JAZ", "JAZZ")));
        assert_eq!(decoded(&genres(), "|"), Decoded::wrong(list::unknown("|", "")));
    }

    #[test]
    fn signs_are_for_all_parts_or_for_none_and_never_both() {
        for (cell, reason) in [("JAZZ|OPERA-", "mixed"), ("+JAZZ|OPERA", "mixed"), ("+JAZZ|-JAZZ", "both")] {
            let wanted = Decoded::wrong(Finding::new(Code::SeveralValues).with("reason", reason));
            assert_eq!(decoded(&genres(), cell), wanted, "{cell:?}");
        }
    }

    #[test]
    fn codes_that_another_mark_parts_are_known_as_several() {
        let wanted = |cell: &str, mark: &str| {
            Decoded::wrong(
                Finding::new(Code::SeveralValues).with("reason", "separator").with("value", cell).with("mark", mark),
            )
        };
        for (cell, mark) in [
            ("JAZZ,OPERA", ","),
            ("JAZZ, Musique classique", ","),
            ("JAZZ; OPERA;", ";"),
            ("JAZZ/OPERA", "/"),
            ("JAZZ\nOPERA", "↵"),
        ] {
            assert_eq!(decoded(&genres(), cell), wanted(cell, mark), "{cell:?}");
        }
        assert_eq!(codes(&decoded(&genres(), "JAZZ,WHAT")), [Code::UnknownCode]);
    }

    #[test]
    fn a_mapping_can_say_what_parts_the_values() {
        let read = |field: &Field, cell: &str, separator: char| {
            field.decode(cell, &crate::fields::Surroundings { separator: Some(separator), ..around() })
        };
        for (cell, separator, input) in [
            ("JAZZ,OPERA", ',', set(&["JAZZ", "OPERA"])),
            ("JAZZ ; OPERA ;", ';', set(&["JAZZ", "OPERA"])),
            ("JAZZ|OPERA", ',', set(&["JAZZ", "OPERA"])),
            ("JAZZ+,OPERA-", ',', edit(&["JAZZ"], &["OPERA"])),
        ] {
            assert_eq!(read(&genres(), cell, separator), Decoded::of(input), "{cell:?}");
        }
        let tags = standard("TAGS");
        assert_eq!(read(&tags, "vip,presse", ','), Decoded::of(set(&["presse", "vip"])));
        assert_eq!(read(&tags, "vip,presse", '|'), Decoded::of(set(&["vip,presse"])));
    }

    #[test]
    fn any_text_is_a_tag() {
        let tags = standard("TAGS");
        for (cell, input) in [
            ("vip", set(&["vip"])),
            ("VIP|vip|Été 2026 !", set(&["VIP", "vip", "Été 2026 !"])),
            ("+a|-b", edit(&["a"], &["b"])),
            ("a+|b-", edit(&["a"], &["b"])),
            ("a-b|c+d", set(&["a-b", "c+d"])),
        ] {
            assert_eq!(decoded(&tags, cell), Decoded::of(input), "{cell:?}");
        }
        assert_eq!(decoded(&tags, "Vide").input, Some(Input::Clear));
    }

    #[test]
    fn labels_are_shown_in_the_order_of_the_codes() {
        assert_eq!(genres().show("JAZZ|CLASS|GONE", Language::Portuguese), "Jazz, Música clássica, GONE");
        assert_eq!(genres().show("", Language::Portuguese), "");
    }
}
