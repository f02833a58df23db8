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
    use crate::imports::model::column_mapping::Choice;
    use crate::imports::model::making::{MadeColumn, Making};
    use crate::imports::model::reading::Reading;

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
}
