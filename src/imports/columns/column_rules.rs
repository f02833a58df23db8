//! The rule of each column: what the upload says of it, else what the mapping says.

use super::header_index::prefixed;
use crate::contacts::catalogue::Catalogue;
use crate::imports::model::column_mapping::ColumnMapping;
use crate::imports::model::layout::{Layout, Role};
use crate::imports::model::options::Options;
use crate::imports::model::rule::Rule;
use crate::text::fold_tight;

/// A rule that can't hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unfit {
    /// The column as it was named.
    pub column: String,
    /// The rule.
    pub rule: Rule,
    /// Whether there is such a column that is written: then it is no list, which has no ranks.
    pub is_written: bool,
}

/// The rules by position, constants included.
pub(crate) fn of_columns(layout: &Layout, options: &Options, catalogue: &Catalogue) -> Result<Vec<Rule>, Unfit> {
    let mut rules: Vec<Rule> = (0..layout.columns.len()).map(|at| said(layout, options, at)).collect();
    for (name, rule) in &options.rules {
        let named: Vec<usize> = (0..rules.len()).filter(|at| is_named(layout, *at, name, catalogue)).collect();
        if named.is_empty() {
            return Err(Unfit { column: name.clone(), rule: *rule, is_written: false });
        }
        named.into_iter().for_each(|at| rules[at] = *rule);
    }
    for (at, rule) in rules.iter().enumerate() {
        let field = written(layout, at).and_then(|field| catalogue.by_id(field));
        if field.is_some_and(|field| !rule.fits(field)) {
            return Err(Unfit { column: layout.columns[at].header.clone(), rule: *rule, is_written: true });
        }
    }
    Ok(rules)
}

/// The answers with the rules that came with the upload among theirs.
pub fn answers_with_rules(layout: &Layout, options: &Options, catalogue: &Catalogue) -> ColumnMapping {
    let mut answers = options.answers.clone();
    let rules = of_columns(layout, options, catalogue).unwrap_or_default();
    for (at, rule) in rules.into_iter().enumerate().filter(|(at, rule)| *rule != said(layout, options, *at)) {
        match at.checked_sub(layout.width()) {
            None => answers.reading.entry(at).or_default().rule = rule,
            Some(made) if made < layout.made => answers.made[made].reading.rule = rule,
            Some(_) => {
                answers.constant_rules.insert(layout.columns[at].header.clone(), rule);
            }
        }
    }
    answers
}

/// What the answers say.
fn said(layout: &Layout, options: &Options, at: usize) -> Rule {
    let answers = &options.answers;
    if at >= layout.width() + layout.made {
        let code = layout.columns.get(at).map(|column| column.header.as_str()).unwrap_or_default();
        return answers.constant_rules.get(code).copied().unwrap_or_default();
    }
    answers.reading_of(at, layout.width()).map(|reading| reading.rule).unwrap_or_default()
}

fn written(layout: &Layout, at: usize) -> Option<i64> {
    match layout.columns.get(at)?.role {
        Role::New(field) => Some(field),
        _ => None,
    }
}

/// Whether a written column is meant by its header, with or without `[new]`, or by the code of its field.
fn is_named(layout: &Layout, at: usize, name: &str, catalogue: &Catalogue) -> bool {
    let Some(field) = written(layout, at) else { return false };
    let header = &layout.columns[at].header;
    let code = catalogue.by_id(field).map(|field| field.code.as_str()).unwrap_or_default();
    [header.as_str(), prefixed(header).1, code].iter().any(|known| fold_tight(known) == fold_tight(name))
}
