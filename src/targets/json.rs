//! The JSON of a query (`/help/results#query`), read strictly: what is not understood is refused, never dropped.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::operator::{Operator, Takes};
use super::query::{Condition, Group, Join, MAX_DEPTH, MAX_JSON, MAX_PARTS, Member, Part, Query};
use super::tree::Tree;
use crate::error::Refusal;

type Read<T> = Result<T, Refusal>;

impl Query {
    /// Reads a query. A single condition stands for a group of one. Refused, with the place or the word that is wrong:
    /// JSON that is broken, parts that are not known, empty groups, and more than the limits of this module allow.
    /// Whether fields exist and values fit is a matter of [`Query::check`](super::check).
    pub fn from_json(text: &str) -> Read<Self> {
        if text.len() > MAX_JSON {
            return Err(over("query-too-long", MAX_JSON));
        }
        // Windows editors begin a file with a mark of its encoding.
        let text = text.trim_start_matches('\u{feff}');
        let tree: Tree = serde_json::from_str(text).map_err(|error| not_json(&error))?;
        let mut reader = Reader { parts: 0 };
        let member = reader.member(tree, 0)?;
        let root = match member {
            Member { off: false, part: Part::Group(group) } => group,
            alone => Group { join: Join::All, members: vec![alone] },
        };
        Ok(Self { root })
    }

    /// The query as JSON on one line, as [`Query::from_json`] reads it.
    pub fn to_json(&self) -> String {
        // Texts and lists in maps with text keys: nothing in it can fail.
        serde_json::to_string(self).unwrap_or_default()
    }
}

struct Reader {
    parts: usize,
}

impl Reader {
    fn member(&mut self, tree: Tree, depth: usize) -> Read<Member> {
        let mut entries = entries(tree)?;
        let off = matches!(&*entries, [(key, _)] if key == "off");
        if off && let Some((_, inner)) = entries.pop() {
            entries = self::entries(inner)?;
        }
        Ok(Member { off, part: self.part(entries, depth)? })
    }

    fn part(&mut self, mut entries: Vec<(String, Tree)>, depth: usize) -> Read<Part> {
        self.parts += 1;
        if self.parts > MAX_PARTS {
            return Err(over("query-too-many-parts", MAX_PARTS));
        }
        let join = match &*entries {
            [(key, _)] => Join::from_name(key),
            _ => None,
        };
        match (join, entries.pop()) {
            (Some(join), Some((_, members))) => self.group(join, members, depth).map(Part::Group),
            (_, last) => condition(entries.into_iter().chain(last)).map(Part::Condition),
        }
    }

    fn group(&mut self, join: Join, members: Tree, depth: usize) -> Read<Group> {
        if depth >= MAX_DEPTH {
            return Err(over("query-too-deep", MAX_DEPTH));
        }
        let Tree::List(members) = members else { return Err(malformed(join.name())) };
        if members.is_empty() {
            return Err(Refusal::new("query-empty-group"));
        }
        let members = members.into_iter().map(|member| self.member(member, depth + 1)).collect::<Read<_>>()?;
        Ok(Group { join, members })
    }
}

fn condition(entries: impl Iterator<Item = (String, Tree)>) -> Read<Condition> {
    let mut field = None;
    let mut test = None;
    for (key, value) in entries {
        if key == "field" && field.is_none() {
            field = Some(text(value).ok_or_else(|| malformed("field"))?);
        } else if test.is_none() {
            let operator = Operator::from_name(&key).ok_or_else(|| unknown_part(&key))?;
            test = Some((operator, values(operator, value)?));
        } else {
            return Err(unknown_part(&key));
        }
    }
    match (field, test) {
        (Some(field), Some((operator, values))) => Ok(Condition { field, operator, values }),
        (None, _) => Err(malformed("field")),
        (Some(field), None) => Err(malformed(&field)),
    }
}

fn values(operator: Operator, value: Tree) -> Read<Vec<String>> {
    let wrong = || malformed(operator.name());
    let values = match (operator.takes(), value) {
        (Takes::Nothing, Tree::Bool(true)) => Vec::new(),
        (Takes::One, value) => vec![value],
        (Takes::Two, Tree::List(values)) if values.len() == 2 => values,
        (Takes::Many, Tree::List(values)) if !values.is_empty() => values,
        _ => return Err(wrong()),
    };
    values.into_iter().map(|value| text(value).ok_or_else(wrong)).collect()
}

/// A value may be written as a text, a number, or true and false.
fn text(value: Tree) -> Option<String> {
    match value {
        Tree::Text(text) | Tree::Number(text) => Some(text),
        Tree::Bool(true) => Some("TRUE".to_owned()),
        Tree::Bool(false) => Some("FALSE".to_owned()),
        Tree::Null | Tree::List(_) | Tree::Map(_) => None,
    }
}

fn entries(tree: Tree) -> Read<Vec<(String, Tree)>> {
    match tree {
        Tree::Map(entries) => Ok(entries),
        _ => Err(malformed("{}")),
    }
}

fn malformed(what: &str) -> Refusal {
    Refusal::new("query-malformed").with("what", what)
}

fn unknown_part(name: &str) -> Refusal {
    Refusal::new("query-unknown-part").with("name", name)
}

fn over(code: &'static str, limit: usize) -> Refusal {
    Refusal::new(code).with("limit", limit as i64)
}

fn not_json(error: &serde_json::Error) -> Refusal {
    Refusal::new("query-not-json").with("line", error.line() as i64).with("column", error.column() as i64)
}

impl Serialize for Query {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.root.serialize(serializer)
    }
}

impl Serialize for Group {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        one(serializer, self.join.name(), &self.members)
    }
}

impl Serialize for Member {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.off { one(serializer, "off", &self.part) } else { self.part.serialize(serializer) }
    }
}

impl Serialize for Part {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Condition(condition) => condition.serialize(serializer),
            Self::Group(group) => group.serialize(serializer),
        }
    }
}

impl Serialize for Condition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("field", &self.field)?;
        let name = self.operator.name();
        match (self.operator.takes(), self.values.first()) {
            (Takes::Nothing, _) => map.serialize_entry(name, &true)?,
            (Takes::One, Some(value)) => map.serialize_entry(name, value)?,
            _ => map.serialize_entry(name, &self.values)?,
        }
        map.end()
    }
}

fn one<S: Serializer>(serializer: S, key: &str, value: &impl Serialize) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(1))?;
    map.serialize_entry(key, value)?;
    map.end()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{full, matches, refused};
    use super::*;

    #[test]
    fn a_single_condition_stands_for_a_group_of_one() {
        let query = Query::from_json(r#"{"field": "TOWN", "is": "Lyon"}"#).unwrap();
        assert_eq!(query.to_json(), r#"{"all":[{"field":"TOWN","is":"Lyon"}]}"#);
        assert_eq!(Query::from_json("\u{feff}{\"field\": \"TOWN\", \"is\": \"Lyon\"}\r\n"), Ok(query));
    }

    #[test]
    fn the_example_of_the_product_page_reads_and_writes() {
        let json = concat!(
            r#"{"all":[{"field":"PREF_LANG","is":"fr"},{"any":[{"field":"GENRE","is_one_of":["JAZZ","OPERA"]},"#,
            r#"{"field":"OPTIN_MAIL","is_empty":true}]},{"off":{"field":"TOWN","contains":"Lyon"}}]}"#
        );
        assert_eq!(Query::from_json(json).unwrap().to_json(), json);
        assert!(matches(json, &full()));
    }

    #[test]
    fn what_a_query_must_not_be_is_refused_by_name() {
        let cases = [
            ("", "query-not-json"),
            ("{", "query-not-json"),
            (r#"{"all": [{"field": "TOWN", "is": "x"}]} x"#, "query-not-json"),
            ("[]", "query-malformed"),
            ("null", "query-malformed"),
            ("{}", "query-malformed"),
            (r#"{"all": {"field": "TOWN", "is": "x"}}"#, "query-malformed"),
            (r#"{"all": ["TOWN"]}"#, "query-malformed"),
            (r#"{"field": "TOWN"}"#, "query-malformed"),
            (r#"{"is": "x"}"#, "query-malformed"),
            (r#"{"field": 7, "is": "x"}"#, "query-unknown-field"),
            (r#"{"field": "TOWN", "is": null}"#, "query-malformed"),
            (r#"{"field": "TOWN", "is": ["x"]}"#, "query-malformed"),
            (r#"{"field": "TOWN", "is_one_of": "x"}"#, "query-malformed"),
            (r#"{"field": "TOWN", "is_one_of": []}"#, "query-malformed"),
            (r#"{"field": "TOWN", "is_empty": false}"#, "query-malformed"),
            (r#"{"field": "TOWN", "is_empty": "x"}"#, "query-malformed"),
            (r#"{"field": "SINCE", "between": ["2020-01-01"]}"#, "query-malformed"),
            (r#"{"field": "SINCE", "between": ["2020-01-01", "2020-01-02", "2020-01-03"]}"#, "query-malformed"),
            (r#"{"field": "TOWN", "is": "x", "is_not": "y"}"#, "query-unknown-part"),
            (r#"{"field": "TOWN", "is": "x", "is": "y"}"#, "query-unknown-part"),
            (r#"{"field": "TOWN", "field": "TOWN", "is": "y"}"#, "query-unknown-part"),
            (r#"{"field": "TOWN", "matches": "x"}"#, "query-unknown-part"),
            (r#"{"some": [{"field": "TOWN", "is": "x"}]}"#, "query-unknown-part"),
            (r#"{"off": {"off": {"field": "TOWN", "is": "x"}}}"#, "query-unknown-part"),
            (r#"{"all": [{"field": "TOWN", "is": "x"}], "any": [{"field": "TOWN", "is": "x"}]}"#, "query-unknown-part"),
            (r#"{"all": []}"#, "query-empty-group"),
            (r#"{"all": [{"field": "TOWN", "is": "x"}, {"any": []}]}"#, "query-empty-group"),
            (r#"{"off": {"field": "TOWN", "is": "x"}}"#, "query-nothing-on"),
            (r#"{"all": [{"off": {"field": "TOWN", "is": "x"}}]}"#, "query-nothing-on"),
            (r#"{"all": [{"any": [{"off": {"field": "TOWN", "is": "x"}}]}]}"#, "query-nothing-on"),
            (r#"{"field": "NOPE", "is": "x"}"#, "query-unknown-field"),
            (r#"{"field": "town", "is": "x"}"#, "query-unknown-field"),
            (r#"{"field": "GENRE", "contains": "JA"}"#, "query-operator-misfit"),
            (r#"{"field": "TOWN", "before": "2020-01-01"}"#, "query-operator-misfit"),
            (r#"{"field": "SINCE", "less_than": "7"}"#, "query-operator-misfit"),
            (r#"{"field": "STATUS", "is_empty": true}"#, "query-operator-misfit"),
            (r#"{"field": "TOWN", "is": " "}"#, "query-value-missing"),
            (r#"{"field": "TOWN", "is_one_of": ["x", ""]}"#, "query-value-missing"),
            (r#"{"field": "SINCE", "is": "01.05.2020"}"#, "query-bad-value"),
            (r#"{"field": "SINCE", "is": "2020-02-30"}"#, "query-bad-value"),
            (r#"{"field": "SINCE", "is": "2020-5-1"}"#, "query-bad-value"),
            (r#"{"field": "CREATED", "before": "yesterday"}"#, "query-bad-value"),
            (r#"{"field": "SCORE", "more_than": "12,5"}"#, "query-bad-value"),
            (r#"{"field": "OPTIN_MAIL", "is": "yes"}"#, "query-bad-value"),
            (r#"{"field": "COUNTRY", "is": "France"}"#, "query-bad-value"),
            (r#"{"field": "PREF_LANG", "is": "FR"}"#, "query-bad-value"),
            (r#"{"field": "PHONE", "is": "nobody"}"#, "query-bad-value"),
            (r#"{"field": "STATUS", "is": "active"}"#, "query-bad-value"),
            (r#"{"field": "CHANGED_BY_IMPORT", "is": "x"}"#, "query-bad-value"),
            (r#"{"field": "CHANGED_BY_IMPORT", "is": 99}"#, "query-unknown-import"),
            (r#"{"field": "SINCE", "between": ["2020-02-01", "2020-01-01"]}"#, "query-bad-range"),
            (r#"{"field": "SCORE", "between": [10, 9]}"#, "query-bad-range"),
            (r#"{"field": "GENRE", "is": "JAZ"}"#, "query-unknown-value"),
            (r#"{"field": "STYLES", "is_one_of": ["A", "D"]}"#, "query-unknown-value"),
        ];
        for (json, code) in cases {
            assert_eq!(refused(json), code, "{json}");
        }
    }

    #[test]
    fn a_query_has_limits() {
        let condition = r#"{"field": "TOWN", "is": "x"}"#;
        let nested = |depth| format!("{}{condition}{}", r#"{"all": ["#.repeat(depth), "]}".repeat(depth));
        let wide = |count| format!(r#"{{"all": [{}]}}"#, vec![condition; count].join(","));
        let towns = |count| format!(r#"{{"field": "TOWN", "is_one_of": [{}]}}"#, vec!["\"x\""; count].join(","));
        let long = |length| format!(r#"{{"field": "TOWN", "is": "{}"}}"#, "x".repeat(length));
        let cases = [
            (nested(10), "accepted"),
            (nested(11), "query-too-deep"),
            (nested(5000), "query-not-json"),
            (wide(499), "accepted"),
            (wide(500), "query-too-many-parts"),
            (towns(10_000), "accepted"),
            (towns(10_001), "query-too-many-values"),
            (long(2000), "accepted"),
            (long(2001), "query-bad-value"),
            (long(2_000_000), "query-too-long"),
        ];
        for (json, code) in cases {
            assert_eq!(refused(&json), code, "{} bytes", json.len());
        }
    }
}
