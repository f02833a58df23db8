//! From columns told by header to columns told by position, and back: a mapping is for files with the same headers in
//! whatever order, the answers of an import are for one file.

use crate::imports::model::column_mapping::{ColumnMapping, Origin};
use crate::imports::model::layout::letter;
use crate::imports::model::mapping_file::{MappedColumn, MappingFile};
use crate::kinds::Kind;
use crate::text::fold_tight;

/// What answers say of columns with these headers, as a mapping.
pub(crate) fn document(kind: Kind, headers: &[&str], answers: &ColumnMapping) -> MappingFile {
    let column = |(at, header): (usize, &&str)| MappedColumn {
        header: (*header).to_owned(),
        choice: answers.columns.get(&at).cloned(),
        is_key: answers.key == Some(at),
        values: answers.values.get(&at).cloned().unwrap_or_default(),
        reading: answers.reading.get(&at).cloned().unwrap_or_default(),
    };
    let named = |at: &usize| Ok::<_, ()>(name(*at, headers));
    MappingFile {
        kind: kind.name().to_owned(),
        encoding: None,
        columns: headers.iter().enumerate().map(column).collect(),
        made: answers.made.iter().filter_map(|made| made.translated(named).ok()).collect(),
        else_keys: answers.else_keys.clone(),
        constants: answers.constants.clone(),
        constant_rules: answers.constant_rules.clone(),
        stops: answers.stops.clone(),
    }
}

/// What tells a column: its header, or its letter where that says nothing or others have it too.
fn name(at: usize, headers: &[&str]) -> String {
    let header = headers.get(at).copied().unwrap_or_default();
    let folded = fold_tight(header);
    let is_alone = headers.iter().filter(|other| fold_tight(other) == folded).count() == 1;
    if is_alone && !folded.is_empty() { header.to_owned() } else { format!("({})", letter(at)) }
}

/// Where the column of a name stands.
fn place(name: &str, headers: &[&str]) -> Option<usize> {
    let folded = fold_tight(name);
    let by_letter =
        || (0..headers.len()).find(|at| name.strip_prefix('(').and_then(|n| n.strip_suffix(')')) == Some(&letter(*at)));
    headers.iter().position(|header| !folded.is_empty() && fold_tight(header) == folded).or_else(by_letter)
}

/// What a mapping says of a file with this header row. What it makes of columns that the file lacks is named in `missing`.
pub(crate) fn answers(mapping: &MappingFile, origin: Option<Origin>, row: i64, headers: &[&str]) -> ColumnMapping {
    let mut answers = ColumnMapping {
        header_row: Some(row),
        constants: mapping.constants.clone(),
        constant_rules: mapping.constant_rules.clone(),
        else_keys: mapping.else_keys.clone(),
        stops: mapping.stops.clone(),
        origin,
        ..ColumnMapping::default()
    };
    for at in 0..headers.len() {
        let Some(column) = column(mapping, at, headers) else { continue };
        answers.columns.extend(column.choice.clone().map(|choice| (at, choice)));
        answers.key = answers.key.or(column.is_key.then_some(at));
        if !column.values.is_empty() {
            answers.values.insert(at, column.values.clone());
        }
        if !column.reading.is_plain() {
            answers.reading.insert(at, column.reading.clone());
        }
    }
    for made in &mapping.made {
        match made.translated(|name| place(name, headers).ok_or_else(|| name.clone())) {
            Ok(made) => answers.made.push(made),
            Err(name) if !answers.missing.contains(&name) => answers.missing.push(name),
            Err(_) => {}
        }
    }
    answers
}

/// What a mapping says of the column at a position: of several with one header each has its own.
fn column<'m>(mapping: &'m MappingFile, at: usize, headers: &[&str]) -> Option<&'m MappedColumn> {
    let folded = fold_tight(headers.get(at)?);
    let before = headers.iter().take(at).filter(|header| fold_tight(header) == folded).count();
    mapping.columns.iter().filter(|column| !folded.is_empty() && fold_tight(&column.header) == folded).nth(before)
}

/// Whether a mapping knows any of these columns.
pub(crate) fn knows_any(mapping: &MappingFile, headers: &[&str]) -> bool {
    (0..headers.len()).any(|at| column(mapping, at, headers).is_some())
}

/// The first name of a column in what the mapping makes that none of its own columns has.
pub(crate) fn unknown_source(mapping: &MappingFile) -> Option<&str> {
    let headers = mapping.headers();
    let names = mapping.made.iter().flat_map(|made| made.sources());
    names.map(String::as_str).find(|name| place(name, &headers).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::Code;
    use crate::fields::{DateForm, DateOrder};
    use crate::imports::model::column_mapping::{Choice, NewField};
    use crate::imports::model::making::{Cut, MadeColumn, Making, Side};
    use crate::imports::model::reading::{Capitals, Reading};
    use crate::imports::model::rule::Rule;
    use proptest::collection::{btree_map, btree_set, vec};
    use proptest::option;
    use proptest::prelude::*;
    use proptest::sample::select;

    fn join(columns: Vec<usize>) -> MadeColumn<usize> {
        MadeColumn { into: "LINE1".into(), of: Making::Join { columns, with: " ".into() }, reading: Reading::default() }
    }

    #[test]
    fn answers_come_back_from_their_own_mapping_and_follow_their_headers() {
        let headers = ["Nr", "Rue", "Note", "Note", ""];
        let answers_given = ColumnMapping {
            header_row: Some(2),
            columns: [(0, Choice::Context), (2, Choice::Ignore), (3, Choice::Field("REMARK".into()))].into(),
            key: Some(0),
            values: [(3, [("-".to_owned(), String::new())].into())].into(),
            reading: [(3, Reading { trim: true, ..Reading::default() })].into(),
            made: vec![join(vec![1, 2, 4])],
            else_keys: vec![vec!["EMAIL".into()]],
            ..ColumnMapping::default()
        };
        let mapping = document(Kind::Contacts, &headers, &answers_given);
        assert_eq!(mapping.made[0].sources(), ["Rue", "(C)", "(E)"]);
        assert_eq!(answers(&mapping, None, 2, &headers), answers_given);
        let moved = answers(&mapping, None, 1, &["note", "RUE", "x", "NOTE", "nr"]);
        assert_eq!(
            (moved.key, moved.columns.get(&0), moved.made[0].sources()),
            (Some(4), Some(&Choice::Ignore), vec![&1, &2, &4])
        );
        assert_eq!(moved.columns.get(&3), Some(&Choice::Field("REMARK".into())));
    }

    #[test]
    fn what_a_file_lacks_is_named() {
        let mapping = document(
            Kind::Contacts,
            &["A", "B"],
            &ColumnMapping { made: vec![join(vec![0, 1])], ..ColumnMapping::default() },
        );
        let found = answers(&mapping, None, 1, &["a", "c"]);
        assert_eq!((found.made.len(), found.missing), (0, vec!["B".to_owned()]));
        assert!(knows_any(&mapping, &["b"]) && !knows_any(&mapping, &["", "c"]));
        assert_eq!(unknown_source(&mapping), None);
    }

    fn readings() -> impl Strategy<Value = Reading> {
        let order = prop_oneof![Just(None), Just(Some(DateOrder::MonthFirst)), Just(Some(DateOrder::YearFirst))];
        let dates = (order, option::of(0_u8..100)).prop_map(|(order, century)| DateForm { order, century });
        let capitals = option::of(select(Capitals::ALL.to_vec()));
        let separator = option::of(select(vec![',', ';', '/', ' ']));
        (select(Rule::ALL.to_vec()), separator, dates, capitals, any::<bool>())
            .prop_map(|(rule, separator, dates, capitals, trim)| Reading { rule, separator, dates, capitals, trim })
    }

    fn choices() -> impl Strategy<Value = Choice> {
        let field = |code: String| Choice::Field(code);
        let new = |(code, label): (String, String)| Choice::NewField(NewField { code, label, kind: "text".to_owned() });
        prop_oneof![Just(Choice::Ignore), Just(Choice::Context), CODES.prop_map(field), (CODES, TEXTS).prop_map(new)]
    }

    fn makings(width: usize) -> impl Strategy<Value = MadeColumn<usize>> {
        let cut = prop_oneof![Just(Cut::FirstSpace), Just(Cut::LastSpace), any::<char>().prop_map(Cut::Character)];
        let part = (0..width, cut, select(vec![Side::Before, Side::After]))
            .prop_map(|(column, at, take)| Making::Part { column, at, take });
        let join = (vec(0..width, 1..4), TEXTS).prop_map(|(columns, with)| Making::Join { columns, with });
        let date = [0..width, 0..width, 0..width].prop_map(|[day, month, year]| Making::Date { day, month, year });
        (CODES, prop_oneof![part, join, date], readings()).prop_map(|(into, of, reading)| MadeColumn {
            into,
            of,
            reading,
        })
    }

    /// Headers, of which some are alike, and what may be said of their columns.
    fn said() -> impl Strategy<Value = (Vec<String>, ColumnMapping)> {
        let headers = vec(prop_oneof!["[A-Zé° ]{0,6}[a-z]", Just("Note".to_owned())], 1..8);
        headers.prop_flat_map(|headers| {
            let at = || 0..headers.len();
            let values = btree_map(TEXTS, TEXTS, 1..3);
            let columns = (btree_map(at(), choices(), 0..8), option::of(at()), btree_map(at(), values, 0..4));
            let shapes = (btree_map(at(), readings(), 0..4), vec(makings(headers.len()), 0..3));
            let rest = (
                vec(vec(CODES, 1..3), 0..3),
                btree_map(CODES, TEXTS, 0..3),
                btree_map(CODES, select(Rule::ALL.to_vec()), 0..3),
                option::of(btree_set(select(Code::ALL.to_vec()), 0..4)),
            );
            (Just(headers.clone()), columns, shapes, rest).prop_map(
                |(headers, (columns, key, values), (reading, made), rest)| {
                    let reading = reading.into_iter().filter(|(_, reading)| !reading.is_plain()).collect();
                    let (else_keys, constants, constant_rules, stops) = rest;
                    let said = ColumnMapping {
                        header_row: Some(1),
                        columns,
                        key,
                        values,
                        reading,
                        made,
                        else_keys,
                        constants,
                        constant_rules,
                        stops,
                        ..ColumnMapping::default()
                    };
                    (headers, said)
                },
            )
        })
    }

    const CODES: &str = "[A-Z][A-Z0-9_]{0,6}";
    const TEXTS: &str = "\\PC{0,6}";

    proptest! {
        /// What was said is shown as a document, and the document that was shown is read as what was said.
        #[test]
        fn a_mapping_that_is_shown_and_kept_again_says_the_same((headers, said) in said()) {
            let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
            let shown = document(Kind::Contacts, &headers, &said);
            let kept = MappingFile::from_json(&shown.to_json()).unwrap();
            prop_assert_eq!(&kept, &shown);
            let again = answers(&kept, None, 1, &headers);
            prop_assert_eq!(&again, &said);
            prop_assert_eq!(document(Kind::Contacts, &headers, &again), shown);
        }
    }
}
