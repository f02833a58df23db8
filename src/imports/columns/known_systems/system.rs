//! What is known of a system's files: the headers that it writes, and what they mean here.

use std::collections::BTreeMap;

use crate::contacts::catalogue::Catalogue;
use crate::fields::Group;
use crate::imports::model::column_mapping::{Choice, ColumnMapping, Origin};
use crate::text::{fold_tight, trim};

/// A header, and the code of its field.
type Line = (&'static str, &'static str);

/// A system whose files are known.
pub struct System {
    /// Its name.
    pub name: &'static str,
    /// Its headers in each of its languages and forms.
    pub(super) spellings: &'static [Spelling],
    /// Whether the system makes custom fields of headers that it doesn't know, so that this is proposed.
    pub makes_fields: bool,
}

/// The headers of a system in one language or form. A header is the same whatever its case, accents and spaces, but not
/// where it marks the system.
pub(super) struct Spelling {
    /// What the first column may be; empty: anything.
    pub first: &'static [&'static str],
    /// Headers as the system spells them: a file has at least one of each group.
    pub marks: &'static [&'static [&'static str]],
    /// What is taken. Of several columns for one field the fullest is, of equally full ones that which stands first here. A header that
    /// stands here twice stands twice in the file, in this order.
    pub columns: &'static [Line],
    /// The addresses of a contact: one of them is taken, the fullest.
    pub addresses: &'static [&'static [Line]],
    /// What is known and not taken: `#` is a number, `*` anything.
    pub left_out: &'static [&'static str],
    /// By header: what stands in the file, and the cell that it is read as.
    pub values: &'static [(&'static str, &'static [Line])],
}

/// How many headers of a system are shown.
const EXAMPLES: usize = 6;

/// What a header is in a spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    /// A field, by code and by its place in the spelling, and the address that it is a part of.
    Field { code: &'static str, line: usize, address: Option<usize> },
    /// Known and not taken.
    LeftOut,
}

impl System {
    /// Some of its headers, to be recognised by people.
    pub fn examples(&self) -> String {
        let Some(spelling) = self.spellings.first() else { return String::new() };
        let marks = spelling.first.iter().chain(spelling.marks.iter().copied().flatten());
        marks.take(EXAMPLES).copied().collect::<Vec<_>>().join(", ")
    }

    /// Whether it writes files with these headers.
    pub fn wrote(&self, headers: &[&str]) -> bool {
        self.spelling(headers).is_some()
    }

    /// The codes of the fields that are taken.
    #[cfg(test)]
    pub fn codes(&self) -> impl Iterator<Item = &'static str> {
        let lines =
            |spelling: &'static Spelling| spelling.columns.iter().chain(spelling.addresses.iter().copied().flatten());
        self.spellings.iter().flat_map(lines).map(|(_, code)| *code)
    }

    fn spelling(&self, headers: &[&str]) -> Option<&'static Spelling> {
        self.spellings.iter().find(|spelling| spelling.has_marks(headers))
    }

    /// What its headers mean, for a file whose header is in this row. `filled` says how many cells of a column are
    /// filled. A header that is the name of a field of the institution's own is that field.
    pub fn answers(
        &self,
        row: i64,
        headers: &[&str],
        filled: impl Fn(usize) -> usize,
        catalogue: &Catalogue,
    ) -> ColumnMapping {
        let Some(spelling) = self.spelling(headers) else { return ColumnMapping::default() };
        let is_own = |at: &usize| headers.get(*at).is_some_and(|header| is_own_field(header, catalogue));
        let known: BTreeMap<usize, Known> =
            spelling.recognise(headers).into_iter().filter(|(at, _)| !is_own(at)).collect();
        let columns: BTreeMap<usize, Choice> = chosen(&known, filled);
        let values = columns.keys().filter_map(|at| Some((*at, spelling.values_of(headers.get(*at)?)?))).collect();
        let origin = Some(Origin::System(self.name.to_owned()));
        ColumnMapping { header_row: Some(row), columns, values, origin, ..ColumnMapping::default() }
    }
}

impl Spelling {
    /// Nothing known.
    pub(super) const PLAIN: Self =
        Self { first: &[], marks: &[], columns: &[], addresses: &[], left_out: &[], values: &[] };

    fn has_marks(&self, headers: &[&str]) -> bool {
        let is_one = |header: &str, names: &[&str]| names.contains(&trim(header)) || names.contains(&inside(header));
        let is_first = self.first.is_empty() || headers.first().is_some_and(|first| is_one(first, self.first));
        is_first && self.marks.iter().all(|group| headers.iter().any(|header| is_one(header, group)))
    }

    /// What is known of each column.
    fn recognise(&self, headers: &[&str]) -> BTreeMap<usize, Known> {
        let mut times: BTreeMap<String, usize> = BTreeMap::new();
        let mut known = BTreeMap::new();
        for (at, header) in headers.iter().enumerate() {
            let time = times.entry(fold_tight(header)).or_default();
            let found = self.find(header, *time).or_else(|| self.find(inside(header), *time));
            known.extend(found.map(|found| (at, found)));
            *time += 1;
        }
        known
    }

    /// What a header is that stood so many times before; one that stands more often than known is left out.
    fn find(&self, header: &str, time: usize) -> Option<Known> {
        let name = fold_tight(header);
        let plain = self.columns.iter().map(|line| (None, line));
        let parts =
            self.addresses.iter().enumerate().flat_map(|(at, part)| part.iter().map(move |line| (Some(at), line)));
        let all = plain.chain(parts).enumerate();
        let mut lines = all.filter(|(_, (_, (known, _)))| !name.is_empty() && fold_tight(known) == name);
        match lines.nth(time) {
            Some((line, (address, (_, code)))) => Some(Known::Field { code, line, address }),
            None => self.left_out.iter().any(|pattern| fits(&name, &fold_tight(pattern))).then_some(Known::LeftOut),
        }
    }

    fn values_of(&self, header: &str) -> Option<BTreeMap<String, String>> {
        let (_, values) = self.values.iter().find(|(known, _)| fold_tight(known) == fold_tight(header))?;
        Some(values.iter().map(|(text, cell)| ((*text).to_owned(), (*cell).to_owned())).collect())
    }
}

/// The fullest address and the fullest column of each field; the rest is ignored.
fn chosen(known: &BTreeMap<usize, Known>, filled: impl Fn(usize) -> usize) -> BTreeMap<usize, Choice> {
    let mut addresses: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, known) in known {
        if let Known::Field { address: Some(address), .. } = known {
            *addresses.entry(*address).or_default() += filled(*at);
        }
    }
    let fullest = addresses.iter().max_by_key(|(at, cells)| (**cells, std::cmp::Reverse(**at))).map(|(at, _)| *at);
    let mut best: BTreeMap<&str, (usize, usize, usize)> = BTreeMap::new();
    for (at, known) in known {
        let Known::Field { code, line, address } = *known else { continue };
        let rank = (filled(*at), usize::MAX - line, *at);
        if (address.is_none() || address == fullest) && best.get(code).is_none_or(|best| rank > *best) {
            best.insert(code, rank);
        }
    }
    let choice = |(at, known): (&usize, &Known)| match known {
        Known::Field { code, .. } if best.get(code).is_some_and(|(.., best)| best == at) => {
            (*at, Choice::Field((*code).to_owned()))
        }
        _ => (*at, Choice::Ignore),
    };
    known.iter().map(choice).collect()
}

/// What stands in the last brackets of a header, with them; empty if there are none.
fn inside(header: &str) -> &str {
    let Some(start) = header.rfind('(') else { return "" };
    header[start..].find(')').map_or("", |end| &header[start..=start + end])
}

/// Whether a folded name is of a pattern, in which `#` is a number and `*` anything.
fn fits(name: &str, pattern: &str) -> bool {
    if let Some((before, after)) = pattern.split_once('*') {
        return name.len() >= before.len() + after.len() && name.starts_with(before) && name.ends_with(after);
    }
    let Some((before, after)) = pattern.split_once('#') else { return name == pattern };
    let number = name.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether a header is the code or a label of a field that the institution has beside the standard ones.
fn is_own_field(header: &str, catalogue: &Catalogue) -> bool {
    let name = fold_tight(header);
    let own = catalogue.fields().iter().filter(|field| field.group != Group::Standard);
    own.flat_map(|field| std::iter::once(&field.code).chain(&field.labels)).any(|known| fold_tight(known) == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_fits_numbers_and_rests() {
        for (name, pattern, is_fit) in [
            ("e-mail2-value", "e-mail#-value", true),
            ("e-mail-value", "e-mail#-value", false),
            ("createdate(cet)", "createdate(*)", true),
            ("createdate", "createdate(*)", false),
            ("photo", "photo", true),
        ] {
            assert_eq!(fits(name, pattern), is_fit, "{name} {pattern}");
        }
    }

    #[test]
    fn brackets_may_hold_the_name() {
        assert_eq!(["Nom (s.nom)*", "Rue (bureau) 2", "Nom", "Nom ("].map(inside), ["(s.nom)", "(bureau)", "", ""]);
    }
}
