//! A target while somebody edits it: read from the fields of the form, changed by its buttons.
//!
//! Each part of the query has a key: `n` for the outermost group, `n_0` for its first member, `n_0_2` for the third
//! member of that. The fields of a part are named by its key: `n_0-field`, `n_0-operator`, `n_0-value`.

use std::collections::HashMap;

use crate::contacts::catalogue::Catalogue;
use crate::targets::Query;
use crate::targets::operator::{Operator, Takes};
use crate::targets::query::{Condition, Group, Join, MAX_DEPTH, Member, Part, Path};
use crate::targets::subject::Subject;

/// The fields of a form, as a browser sends them.
pub(super) type Fields = Vec<(String, String)>;

/// What is being edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct QueryForm {
    pub name: String,
    pub code: String,
    pub query: Query,
}

/// What a button of the form asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Act {
    /// Show the form anew: another field or operator was chosen.
    Update(Path),
    AddCondition(Path),
    AddGroup(Path),
    Remove(Path),
    /// Switch a part on or off.
    Switch(Path),
    Preview,
    Save,
}

impl Act {
    /// What the form asks for; without a word it is saved.
    pub(super) fn of(fields: &Fields) -> Self {
        let word = fields.iter().find(|(name, _)| name == "do").map_or("", |(_, value)| value);
        let (act, key) = word.split_once(' ').unwrap_or((word, ""));
        let path = path(key);
        match act {
            "update" => Self::Update(path),
            "add-condition" => Self::AddCondition(path),
            "add-group" => Self::AddGroup(path),
            "remove" => Self::Remove(path),
            "switch" => Self::Switch(path),
            "preview" => Self::Preview,
            _ => Self::Save,
        }
    }
}

/// The key of the part at a path.
pub(super) fn key(path: &[usize]) -> String {
    path.iter().fold("n".to_owned(), |key, at| format!("{key}_{at}"))
}

fn path(key: &str) -> Path {
    key.split('_').skip(1).filter_map(|at| at.parse().ok()).collect()
}

impl QueryForm {
    /// A new target: one condition, not filled in yet.
    pub(super) fn new() -> Self {
        let query = Query { root: Group::of(Join::All, [blank_condition()]) };
        Self { name: String::new(), code: String::new(), query }
    }

    /// Reads the fields of the form. What was switched to another field gets an operator and values that fit.
    pub(super) fn read(fields: &Fields, catalogue: &Catalogue) -> Self {
        let mut by_name: HashMap<&str, Vec<&str>> = HashMap::new();
        for (name, value) in fields {
            by_name.entry(name).or_default().push(value);
        }
        let reader = Reader { by_name, catalogue };
        Self {
            name: reader.first("name").to_owned(),
            code: reader.first("code").to_owned(),
            query: Query { root: reader.group(&Path::new()) },
        }
    }

    /// Does what a button asks for, and returns the key of the control where the user goes on.
    pub(super) fn act(&mut self, act: &Act) -> Option<String> {
        let root = &mut self.query.root;
        match act {
            Act::Update(at) => Some(format!("{}-operator", key(at))),
            Act::AddCondition(at) => add(root, at, blank_condition()).map(|new| format!("{}-field", key(&new))),
            Act::AddGroup(at) => {
                let new = add(root, at, Part::Group(Group::of(Join::Any, [blank_condition()])))?;
                Some(format!("{}-join", key(&new)))
            }
            Act::Remove(at) => {
                let (last, way) = at.split_last()?;
                let group = group_at(root, way)?;
                if *last < group.members.len() {
                    group.members.remove(*last);
                }
                Some(format!("{}-add", key(way)))
            }
            Act::Switch(at) => {
                let (last, way) = at.split_last()?;
                let member = group_at(root, way)?.members.get_mut(*last)?;
                member.off = !member.off;
                Some(format!("{}-switch", key(at)))
            }
            Act::Preview | Act::Save => None,
        }
    }
}

fn blank_condition() -> Part {
    Part::Condition(Condition { field: String::new(), operator: Operator::Is, values: vec![String::new()] })
}

fn group_at<'a>(root: &'a mut Group, path: &[usize]) -> Option<&'a mut Group> {
    path.iter().try_fold(root, |group, at| match &mut group.members.get_mut(*at)?.part {
        Part::Group(inner) => Some(inner),
        Part::Condition(_) => None,
    })
}

/// Adds a part to the group at a path; returns its own path.
fn add(root: &mut Group, at: &Path, part: Part) -> Option<Path> {
    let group = group_at(root, at)?;
    group.members.push(Member::on(part));
    let mut new = at.clone();
    new.push(group.members.len() - 1);
    Some(new)
}

struct Reader<'a> {
    by_name: HashMap<&'a str, Vec<&'a str>>,
    catalogue: &'a Catalogue,
}

impl Reader<'_> {
    fn first(&self, name: &str) -> &str {
        self.by_name.get(name).and_then(|values| values.first()).copied().unwrap_or_default()
    }

    fn has(&self, name: &str) -> bool {
        self.by_name.contains_key(name)
    }

    fn group(&self, path: &Path) -> Group {
        let join = Join::from_name(self.first(&format!("{}-join", key(path)))).unwrap_or(Join::All);
        let members = (0..).map_while(|at| self.member(&[path.as_slice(), &[at]].concat())).collect();
        Group { join, members }
    }

    fn member(&self, path: &Path) -> Option<Member> {
        let key = key(path);
        let part = if self.has(&format!("{key}-field")) {
            Part::Condition(self.condition(&key))
        } else if self.has(&format!("{key}-join")) && path.len() <= MAX_DEPTH {
            Part::Group(self.group(path))
        } else {
            return None;
        };
        Some(Member { off: self.first(&format!("{key}-off")) == "yes", part })
    }

    fn condition(&self, key: &str) -> Condition {
        let field = self.first(&format!("{key}-field")).to_owned();
        let asked = Operator::from_name(self.first(&format!("{key}-operator"))).unwrap_or(Operator::Is);
        let is_same_field = field == self.first(&format!("{key}-was"));
        let mut values = if is_same_field { self.values(key) } else { Vec::new() };
        let fitting: &[Operator] = Subject::find(&field, self.catalogue).map_or(&[], |subject| subject.operators());
        let operator = match fitting.first() {
            Some(first) if !fitting.contains(&asked) => *first,
            _ => asked,
        };
        fit(&mut values, operator.takes());
        Condition { field, operator, values }
    }

    /// The values of a condition: of its inputs, of its ticked boxes, or the lines of its text.
    fn values(&self, key: &str) -> Vec<String> {
        let inputs = self.by_name.get(format!("{key}-value").as_str()).into_iter().flatten().copied();
        let lines = self.first(&format!("{key}-lines")).lines();
        inputs.chain(lines).map(|value| crate::text::trim(value).to_owned()).collect()
    }
}

/// As many values as an operator takes; those that are missing stay blank, for the user to fill in.
fn fit(values: &mut Vec<String>, takes: Takes) {
    match takes {
        Takes::Nothing => values.clear(),
        Takes::One => values.resize(1, String::new()),
        Takes::Two => values.resize(2, String::new()),
        Takes::Many => values.retain(|value| !value.is_empty()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::standard;

    fn catalogue() -> Catalogue {
        Catalogue::new(1, standard::fields())
    }

    fn form(fields: &[(&str, &str)]) -> QueryForm {
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        QueryForm::read(&fields, &catalogue())
    }

    const NESTED: [(&str, &str); 15] = [
        ("name", "French"),
        ("n-join", "all"),
        ("n_0-field", "TOWN"),
        ("n_0-was", "TOWN"),
        ("n_0-operator", "is"),
        ("n_0-value", " Lyon "),
        ("n_1-join", "any"),
        ("n_1-off", "yes"),
        ("n_1_0-field", "PREF_LANG"),
        ("n_1_0-was", "PREF_LANG"),
        ("n_1_0-operator", "is_one_of"),
        ("n_1_0-value", "fr"),
        ("n_1_0-value", "pt"),
        ("n_2-field", ""),
        ("n_3-nothing", "ignored"),
    ];

    #[test]
    fn the_fields_of_the_form_are_the_query() {
        let form = form(&NESTED);
        assert_eq!(form.name, "French");
        let json = concat!(
            r#"{"all":[{"field":"TOWN","is":"Lyon"},{"off":{"any":[{"field":"PREF_LANG","is_one_of":["fr","pt"]}]}},"#,
            r#"{"field":"","is":""}]}"#
        );
        assert_eq!(form.query.to_json(), json);
    }

    #[test]
    fn another_field_gets_an_operator_and_values_that_fit() {
        let cases = [
            (("TOWN", "TOWN", "contains", "Ly"), r#"{"all":[{"field":"TOWN","contains":"Ly"}]}"#),
            (("KIND", "TOWN", "contains", "Ly"), r#"{"all":[{"field":"KIND","is":""}]}"#),
            (("LINE1", "TOWN", "contains", "Ly"), r#"{"all":[{"field":"LINE1","contains":""}]}"#),
            (
                ("BIRTHDATE", "BIRTHDATE", "between", "2020-01-01"),
                r#"{"all":[{"field":"BIRTHDATE","between":["2020-01-01",""]}]}"#,
            ),
            (("TOWN", "TOWN", "is_empty", "Ly"), r#"{"all":[{"field":"TOWN","is_empty":true}]}"#),
            (("TOWN", "TOWN", "is_one_of", "Ly"), r#"{"all":[{"field":"TOWN","is_one_of":["Ly"]}]}"#),
        ];
        for ((field, was, operator, value), json) in cases {
            let fields = [("n_0-field", field), ("n_0-was", was), ("n_0-operator", operator), ("n_0-value", value)];
            assert_eq!(form(&fields).query.to_json(), json);
        }
    }

    #[test]
    fn lines_are_values() {
        let fields = [
            ("n_0-field", "TOWN"),
            ("n_0-was", "TOWN"),
            ("n_0-operator", "is_one_of"),
            ("n_0-lines", "Lyon\r\n\r\n Nice "),
        ];
        assert_eq!(form(&fields).query.to_json(), r#"{"all":[{"field":"TOWN","is_one_of":["Lyon","Nice"]}]}"#);
    }

    #[test]
    fn buttons_change_the_query_and_say_where_to_go_on() {
        let act = |word: &str| {
            let mut form = form(&NESTED[..13]);
            let focus = form.act(&Act::of(&vec![("do".to_owned(), word.to_owned())]));
            (form.query.to_json(), focus)
        };
        let unchanged = form(&NESTED[..13]).query.to_json();
        let (json, focus) = act("add-condition n_1");
        assert!(json.contains(r#"["fr","pt"]},{"field":"","is":""}]"#), "{json}");
        assert_eq!(focus.as_deref(), Some("n_1_1-field"));
        let (json, focus) = act("add-group n");
        assert!(json.ends_with(r#",{"any":[{"field":"","is":""}]}]}"#), "{json}");
        assert_eq!(focus.as_deref(), Some("n_2-join"));
        let (json, focus) = act("remove n_0");
        assert!(!json.contains("TOWN"), "{json}");
        assert_eq!(focus.as_deref(), Some("n-add"));
        let (json, focus) = act("switch n_1");
        assert!(!json.contains("off"), "{json}");
        assert_eq!(focus.as_deref(), Some("n_1-switch"));
        for harmless in ["remove n", "remove n_9", "switch n_0_0", "add-group n_0", "update n_0", "preview", "x"] {
            assert_eq!(act(harmless).0, unchanged, "{harmless}");
        }
    }
}
