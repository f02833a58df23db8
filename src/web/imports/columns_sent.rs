//! The answers of a form that says what columns are ([`super::columns_form`] has its fields).

use std::collections::BTreeMap;

use super::{made_view, order_view, reading_view, values_view};
use crate::contacts::catalogue::Catalogue;
use crate::contacts::definitions::type_word;
use crate::imports::{Choice, ColumnMapping, NewField, Rule, new_field};
use crate::text::trim;

/// The answers of a form that was sent; `None` if it is no form of ours. New fields keep the code that they had `before`.
pub(crate) fn read(
    form: &[(String, String)],
    headers: &[&str],
    before: &ColumnMapping,
    catalogue: &Catalogue,
) -> Option<ColumnMapping> {
    let fields: BTreeMap<&str, &str> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let numbered = |prefix: &'static str| {
        let all = fields.iter();
        all.filter_map(move |(name, value)| Some((name.strip_prefix(prefix)?.parse::<usize>().ok()?, *value)))
    };
    let mut answers =
        ColumnMapping { header_row: before.header_row, origin: before.origin.clone(), ..ColumnMapping::default() };
    for (at, value) in numbered("c") {
        let header = headers.get(at)?;
        let choice = match value.split_once(':').unwrap_or((value, "")) {
            ("", "") => continue,
            ("ignore", "") => Choice::Ignore,
            ("context", "") => Choice::Context,
            ("field", code) => Choice::Field(code.to_owned()),
            ("new", kind) if NewField::types().any(|known| type_word(known) == kind) => {
                let label = fields.get(format!("l{at}").as_str()).map_or("", |label| trim(label));
                Choice::NewField(made(at, header, kind, label, before, &answers, catalogue))
            }
            _ => return None,
        };
        answers.columns.insert(at, choice);
    }
    answers.key = fields.get("key").and_then(|key| key.parse().ok()).filter(|at| *at < headers.len());
    answers.values = values_view::sent(&fields)?;
    answers.else_keys = order_view::else_keys_sent(&fields);
    answers.made = made_view::sent(&fields, headers.len())?;
    answers.stops = order_view::stops_sent(form);
    for at in 0..headers.len() {
        let reading = reading_view::sent(&fields, &at.to_string())?;
        if !reading.is_plain() {
            answers.reading.insert(at, reading);
        }
    }
    for (at, code) in numbered("k").filter(|(_, code)| !code.is_empty()) {
        let cell = fields.get(format!("w{at}").as_str()).map_or("", |cell| trim(cell));
        if !cell.is_empty() {
            answers.constants.insert(code.to_owned(), cell.to_owned());
            let rule = fields.get(format!("kr{at}").as_str()).and_then(|name| Rule::from_name(name));
            if let Some(rule) = rule.filter(|rule| !rule.is_usual()) {
                answers.constant_rules.insert(code.to_owned(), rule);
            }
        }
    }
    Some(answers)
}

fn made(
    at: usize,
    header: &str,
    kind: &str,
    label: &str,
    before: &ColumnMapping,
    answers: &ColumnMapping,
    catalogue: &Catalogue,
) -> NewField {
    let mut new = match before.columns.get(&at) {
        Some(Choice::NewField(new)) => NewField { kind: kind.to_owned(), ..new.clone() },
        _ => new_field(header, kind, answers, catalogue),
    };
    if !label.is_empty() {
        new.label = label.chars().take(NewField::LABEL_MAX).collect();
    }
    new
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::standard;

    fn sent(pairs: &[(&str, &str)]) -> Option<ColumnMapping> {
        let form: Vec<(String, String)> = pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        let catalogue = Catalogue::new(1, standard::fields());
        read(&form, &["Client", "Courriel", "Pointure"], &ColumnMapping::default(), &catalogue)
    }

    #[test]
    fn a_form_says_what_columns_are() {
        let answers = sent(&[
            ("csrf", "x"),
            ("c0", ""),
            ("c1", "field:EMAIL"),
            ("c2", "new:number"),
            ("l2", "Shoe size"),
            ("key", "1"),
            ("f1.0", "Client VIP"),
            ("t1.0", "VIP"),
            ("f1.1", "left alone"),
            ("t1.1", ""),
            ("k0", "LIFECYCLE"),
            ("w0", "PROSPECT"),
            ("k1", ""),
            ("w1", ""),
        ]);
        let new = NewField { code: "POINTURE".into(), label: "Shoe size".into(), kind: "number".into() };
        let expected = ColumnMapping {
            columns: [(1, Choice::Field("EMAIL".into())), (2, Choice::NewField(new))].into(),
            key: Some(1),
            values: [(1, [("Client VIP".to_owned(), "VIP".to_owned())].into())].into(),
            constants: [("LIFECYCLE".to_owned(), "PROSPECT".to_owned())].into(),
            ..ColumnMapping::default()
        };
        assert_eq!(answers, Some(expected));
        assert_eq!(sent(&[("c1", "delete")]), None);
        assert_eq!(sent(&[("c7", "ignore")]), None);
    }
}
