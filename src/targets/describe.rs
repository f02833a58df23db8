//! A query in words, in the language of whoever reads it: as one sentence, or line by line with its nesting.

use super::operator::{Operator, Takes};
use super::query::{Condition, Group, Join, Member, Part, Path, Query};
use super::subject::{Sort, Subject};
use crate::contacts::catalogue::Catalogue;
use crate::i18n::{Language, Message, translate};

/// How many values of a condition are named; the others are counted.
const SHOWN_VALUES: usize = 10;

/// A line of a query in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// How deep it is nested: 0 for the outermost group.
    pub depth: usize,
    /// Switched off, itself or a group around it.
    pub off: bool,
    /// The words.
    pub text: String,
    /// The part of the query.
    pub path: Path,
}

/// Puts queries into words. Total: fields that are gone are named by their code.
#[derive(Debug, Clone, Copy)]
pub struct Describer<'a> {
    /// The fields, for their labels.
    pub catalogue: &'a Catalogue,
    /// The reader's language.
    pub language: Language,
}

impl Describer<'_> {
    /// The query as one sentence, without the parts that are switched off: `Preferred language is French and Genre is
    /// empty`.
    pub fn sentence(&self, query: &Query) -> String {
        self.group(&query.root, false)
    }

    /// Every part of the query on a line of its own; a group's line says how its members are joined.
    pub fn lines(&self, query: &Query) -> Vec<Line> {
        let mut lines = vec![self.line(&query.root.join.label(), 0, !query.root.is_live(), &[])];
        self.member_lines(&query.root, &mut Path::new(), false, &mut lines);
        lines
    }

    /// The words of a part: of a condition its sentence, of a group its members.
    pub fn part(&self, part: &Part) -> String {
        match part {
            Part::Condition(condition) => self.condition(condition),
            Part::Group(group) => self.group(group, false),
        }
    }

    fn member_lines(&self, group: &Group, path: &mut Path, off: bool, lines: &mut Vec<Line>) {
        for (at, member) in group.members.iter().enumerate() {
            path.push(at);
            let off = off || member.off;
            match &member.part {
                Part::Condition(condition) => {
                    lines.push(Line { depth: path.len(), off, text: self.condition(condition), path: path.clone() });
                }
                Part::Group(inner) => {
                    lines.push(self.line(&inner.join.label(), path.len(), off || !inner.is_live(), path));
                    self.member_lines(inner, path, off, lines);
                }
            }
            path.pop();
        }
    }

    fn line(&self, message: &Message, depth: usize, off: bool, path: &[usize]) -> Line {
        Line { depth, off, text: self.words(message), path: path.to_vec() }
    }

    /// `nested` asks for brackets around what would else run into the words beside it.
    fn group(&self, group: &Group, nested: bool) -> String {
        let live: Vec<&Member> = group.members.iter().filter(|member| member.is_live()).collect();
        let is_list = matches!(group.join, Join::NotAll | Join::None);
        let needs_brackets = live.len() > 1 && !is_list;
        let parts: Vec<String> = live
            .into_iter()
            .map(|member| match &member.part {
                Part::Condition(condition) => self.condition(condition),
                Part::Group(inner) => self.group(inner, needs_brackets),
            })
            .collect();
        let text = match group.join {
            Join::All => parts.join(&format!(" {} ", self.words(&Message::new("query-and")))),
            Join::Any => parts.join(&format!(" {} ", self.words(&Message::new("query-or")))),
            Join::NotAll => self.with_parts("query-not-all", &parts),
            Join::None => self.with_parts("query-none", &parts),
        };
        if nested && needs_brackets { format!("({text})") } else { text }
    }

    fn with_parts(&self, key: &str, parts: &[String]) -> String {
        let separator = self.words(&Message::new("query-separator"));
        self.words(&Message::new(key).with("parts", parts.join(&separator)))
    }

    /// A condition in words: `Town is “Lyon”`.
    pub fn condition(&self, condition: &Condition) -> String {
        let subject = Subject::find(&condition.field, self.catalogue);
        let field = subject.map_or_else(|| condition.field.clone(), |subject| subject.label(self.language));
        let value = |at: usize| self.value(subject.as_ref(), condition.values.get(at));
        let operator = condition.operator.name().replace('_', "-");
        let is_day = subject.is_some_and(|subject| matches!(subject.sort(), Sort::Date | Sort::Moment));
        let message = match (subject, condition.operator.takes()) {
            (Some(Subject::ChangedByImport), _) => Message::new(format!("condition-import-{operator}"))
                .with("value", self.values(subject.as_ref(), condition)),
            (_, Takes::Two) => {
                let key = if is_day { "condition-between-days" } else { "condition-between" };
                Message::new(key).with("from", value(0)).with("to", value(1))
            }
            (_, Takes::Many) => {
                Message::new("condition-is-one-of").with("value", self.values(subject.as_ref(), condition))
            }
            (_, Takes::One) if is_day && condition.operator == Operator::Is => {
                Message::new("condition-is-day").with("value", value(0))
            }
            (_, Takes::One) if is_day && condition.operator == Operator::IsNot => {
                Message::new("condition-is-not-day").with("value", value(0))
            }
            (_, Takes::Nothing | Takes::One) => Message::new(format!("condition-{operator}")).with("value", value(0)),
        };
        self.words(&message.with("field", field))
    }

    fn value(&self, subject: Option<&Subject<'_>>, value: Option<&String>) -> String {
        let value = value.map(String::as_str).unwrap_or_default();
        match subject {
            Some(subject) => subject.show(value, self.language),
            None => value.to_owned(),
        }
    }

    /// `A, B or C`; of very many values the first ones.
    fn values(&self, subject: Option<&Subject<'_>>, condition: &Condition) -> String {
        let mut shown: Vec<String> =
            condition.values.iter().take(SHOWN_VALUES).map(|value| self.value(subject, Some(value))).collect();
        let more = condition.values.len().saturating_sub(SHOWN_VALUES);
        if more > 0 {
            return self
                .words(&Message::new("query-values-more").with("values", shown.join(", ")).with("n", more as i64));
        }
        match (shown.pop(), shown.is_empty()) {
            (Some(last), false) => {
                self.words(&Message::new("query-values").with("values", shown.join(", ")).with("last", last))
            }
            (last, _) => last.unwrap_or_default(),
        }
    }

    fn words(&self, message: &Message) -> String {
        translate(self.language, message)
    }
}

impl Join {
    /// What the interface says above the members of a group.
    pub fn label(self) -> Message {
        match self {
            Self::All => Message::new("join-all"),
            Self::Any => Message::new("join-any"),
            Self::NotAll => Message::new("join-not-all"),
            Self::None => Message::new("join-none"),
        }
    }
}

impl Operator {
    /// Its words in a list of operators.
    pub fn label(self) -> Message {
        Message::new(format!("operator-{}", self.name().replace('_', "-")))
    }
}

impl Subject<'_> {
    /// What users call it.
    pub(crate) fn label(&self, language: Language) -> String {
        let words = |key: &str| translate(language, &Message::new(key));
        match self {
            Self::Field(field) => field.labels[language.index()].clone(),
            Self::Status => words("subject-status"),
            Self::Created => words("subject-created"),
            Self::Changed => words("subject-changed"),
            Self::ChangedByImport => words("subject-changed-by-import"),
        }
    }

    /// A value of a condition in words: free text in quotation marks, labels of codes, dates and numbers by the rules of
    /// the language.
    pub(crate) fn show(&self, value: &str, language: Language) -> String {
        let quoted = || translate(language, &Message::new("query-quoted").with("text", value));
        match (self, self.sort()) {
            (Self::Status, _) if super::subject::STATUSES.contains(&value) => {
                translate(language, &Message::new(format!("status-{value}")))
            }
            (_, Sort::Moment) => super::subject::day(value)
                .map_or_else(|| value.to_owned(), |day| crate::i18n::format::date(language, day)),
            (_, Sort::Text | Sort::Phone) => quoted(),
            (Self::Field(field), _) if !self.is_tags() => field.show(value, language),
            (Self::Field(_), _) => quoted(),
            _ => value.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::catalogue;
    use super::*;

    fn describe(json: &str) -> [String; 3] {
        let catalogue = catalogue();
        let query = Query::from_json(json).unwrap();
        Language::ALL.map(|language| Describer { catalogue: &catalogue, language }.sentence(&query))
    }

    #[test]
    fn a_query_reads_as_a_sentence_in_three_languages() {
        let json = r#"{"all": [{"field": "PREF_LANG", "is": "fr"}, {"field": "GENRE", "is_empty": true}]}"#;
        let sentences = describe(json);
        assert_eq!(sentences[0], "Preferred language is French and GENRE is empty");
        assert_eq!(sentences[1], "Langue préférée est français et GENRE est vide");
        assert_eq!(sentences[2], "Idioma preferido é francês e GENRE está vazio");
    }

    #[test]
    fn groups_in_groups_stand_in_brackets_and_what_is_off_is_left_out() {
        let town = r#"{"field": "TOWN", "is": "Lyon"}"#;
        let genre = r#"{"field": "GENRE", "is_one_of": ["JAZZ", "OPERA", "ROCK"]}"#;
        let cases = [
            (
                format!(r#"{{"all": [{town}, {{"any": [{town}, {genre}]}}]}}"#),
                "Town is “Lyon” and (Town is “Lyon” or GENRE is one of: JAZZ, OPERA or ROCK)",
            ),
            (format!(r#"{{"any": [{town}, {{"off": {genre}}}]}}"#), "Town is “Lyon”"),
            (format!(r#"{{"all": [{town}, {{"any": [{town}]}}]}}"#), "Town is “Lyon” and Town is “Lyon”"),
            (
                format!(r#"{{"none": [{town}, {{"not_all": [{town}, {town}]}}]}}"#),
                "none of (Town is “Lyon”; at least not one of (Town is “Lyon”; Town is “Lyon”))",
            ),
        ];
        for (json, sentence) in cases {
            assert_eq!(describe(&json)[0], sentence, "{json}");
        }
    }

    #[test]
    fn every_condition_has_words_in_every_language() {
        let catalogue = catalogue();
        let codes = catalogue.fields().iter().map(|field| field.code.as_str());
        for code in codes.chain(super::super::subject::PSEUDO_FIELDS) {
            for operator in Subject::find(code, &catalogue).unwrap().operators() {
                let count = match operator.takes() {
                    Takes::Nothing => 0,
                    Takes::One => 1,
                    Takes::Two => 2,
                    Takes::Many => 12,
                };
                let condition =
                    Condition { field: code.to_owned(), operator: *operator, values: vec!["7".to_owned(); count] };
                for language in Language::ALL {
                    let text = Describer { catalogue: &catalogue, language }.condition(&condition);
                    assert!(!text.contains(['[', '{']), "{text}");
                    assert_eq!(text.matches('7').count(), count.min(SHOWN_VALUES), "{text}");
                }
            }
        }
    }

    #[test]
    fn lines_keep_the_nesting_and_what_is_off() {
        let catalogue = catalogue();
        let json = r#"{"all": [{"field": "TOWN", "is": "Lyon"}, {"off": {"any": [{"field": "GONE", "is": "x"}]}}]}"#;
        let describer = Describer { catalogue: &catalogue, language: Language::English };
        let lines = describer.lines(&Query::from_json(json).unwrap());
        let shown: Vec<_> = lines.iter().map(|line| (line.depth, line.off, line.path.as_slice())).collect();
        assert_eq!(shown, [(0, false, &[][..]), (1, false, &[0]), (1, true, &[1]), (2, true, &[1, 0])]);
        assert_eq!(lines[3].text, "GONE is x");
    }
}
