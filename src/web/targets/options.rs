//! What can be chosen in a condition: fields, operators, values, in the user's language.

use crate::contacts::catalogue::Catalogue;
use crate::contacts::contact::LISTED;
use crate::fields::{Choice as Known, Field, Group, Type};
use crate::i18n::{Language, Message, translate};
use crate::targets::operator::{Operator, Takes};
use crate::targets::query::Condition;
use crate::targets::subject::{PSEUDO_FIELDS, Sort, Subject};
use crate::text::fold;

/// One of several.
pub(super) struct Choice {
    pub value: String,
    pub label: String,
    pub chosen: bool,
}

/// Fields under one heading.
pub(super) struct FieldGroup {
    pub label: String,
    /// Code and label.
    pub fields: Vec<(String, String)>,
}

/// How the values of a condition are given.
pub(super) enum Control {
    Nothing,
    /// One input, or two: from and to.
    Input {
        kind: &'static str,
        values: Vec<String>,
    },
    /// One of a list.
    Choice(Vec<Choice>),
    /// Several of a list.
    Several(Vec<Choice>),
    /// Several, a line each.
    Lines(String),
}

/// All that a condition can be about, by group.
pub(super) fn fields(catalogue: &Catalogue, language: Language) -> Vec<FieldGroup> {
    let words = |key: &str| translate(language, &Message::new(key));
    let entry = |field: &Field| (field.code.clone(), field.labels[language.index()].clone());
    let group =
        |key: &str, group| FieldGroup { label: words(key), fields: catalogue.group(group).map(entry).collect() };
    let subject = |code: &&str| Some(((*code).to_owned(), Subject::find(code, catalogue)?.label(language)));
    let mut groups = vec![
        group("builder-group-standard", Group::Standard),
        group("builder-group-criteria", Group::Criterion),
        group("builder-group-authorisations", Group::Authorisation),
        group("builder-group-custom", Group::Custom),
        FieldGroup { label: words("builder-group-record"), fields: PSEUDO_FIELDS.iter().filter_map(subject).collect() },
    ];
    groups.retain(|group| !group.fields.is_empty());
    groups
}

/// The operators that fit, or only the present one while no field is chosen.
pub(super) fn operators(subject: Option<&Subject<'_>>, chosen: Operator, language: Language) -> Vec<Choice> {
    let fitting = subject.map_or(&[][..], |subject| subject.operators());
    let choice = |operator: &Operator| Choice {
        value: operator.name().to_owned(),
        label: translate(language, &operator.label()),
        chosen: *operator == chosen,
    };
    fitting.iter().map(choice).collect()
}

/// The control that fits the field and the operator, filled in.
pub(super) fn control(subject: Option<&Subject<'_>>, condition: &Condition, language: Language) -> Control {
    let Some(subject) = subject else {
        return Control::Input { kind: "text", values: condition.values.clone() };
    };
    let takes = condition.operator.takes();
    match (takes, choices(subject, &condition.values, language)) {
        (Takes::Nothing, _) => Control::Nothing,
        (Takes::Many, Some(choices)) => Control::Several(choices),
        (_, Some(choices)) => Control::Choice(choices),
        (Takes::Many, None) => Control::Lines(condition.values.join("\n")),
        (_, None) => Control::Input { kind: input(subject), values: condition.values.clone() },
    }
}

fn input(subject: &Subject<'_>) -> &'static str {
    match (subject, subject.sort()) {
        (Subject::ChangedByImport, _) | (_, Sort::Number) => "number",
        (_, Sort::Date | Sort::Moment) => "date",
        _ => "text",
    }
}

/// The values to choose from; `None` where any may be typed. A value that is not there any more stays a choice, so that
/// nothing is lost by opening a form.
fn choices(subject: &Subject<'_>, values: &[String], language: Language) -> Option<Vec<Choice>> {
    let mut all = known(subject, language)?;
    let missing = |value: &&String| !value.is_empty() && !all.iter().any(|(known, _)| known == *value);
    let missing: Vec<_> = values.iter().filter(missing).map(|value| (value.clone(), value.clone())).collect();
    all.extend(missing);
    let choice = |(value, label)| Choice { chosen: values.contains(&value), value, label };
    Some(all.into_iter().map(choice).collect())
}

/// Value and label of all known values.
fn known(subject: &Subject<'_>, language: Language) -> Option<Vec<(String, String)>> {
    let shown = |value: &str| (value.to_owned(), subject.show(value, language));
    let field = match subject {
        Subject::Status => return Some(LISTED.iter().map(|status| shown(status)).collect()),
        Subject::Field(field) if !subject.is_tags() => field,
        _ => return None,
    };
    let choices = field.known_choices(language).into_iter();
    match field.kind {
        kind if kind.has_codes() => Some(choices.map(with_code).collect()),
        Type::YesNo => Some(choices.map(|choice| (choice.code.into_owned(), choice.label)).collect()),
        Type::Country | Type::Language => {
            Some(by_label(choices.map(|choice| (choice.code.into_owned(), choice.label)).collect()))
        }
        _ => None,
    }
}

fn with_code(known: Known<'_>) -> (String, String) {
    let shown = if known.label == known.code { known.label } else { format!("{} ({})", known.label, known.code) };
    (known.code.into_owned(), shown)
}

fn by_label(mut choices: Vec<(String, String)>) -> Vec<(String, String)> {
    choices.sort_by_cached_key(|(_, label)| fold(label));
    choices
}
