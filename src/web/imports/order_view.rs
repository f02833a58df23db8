//! Keys that are tried one after the other, and the warnings that stop a start, as a form shows them, and as they are sent.
//!
//! Their fields: `e0.0`, `e0.1`, … are the codes of the fields of a further key; `stop` is the code of a warning, `stops` says
//! that they were shown.

use std::collections::{BTreeMap, BTreeSet};

use super::reading_view::Chosen;
use crate::codes::{Code, Severity};
use crate::contacts::catalogue::Catalogue;
use crate::fields::{Field, Group, Type, standard};
use crate::i18n::{Arg, Language};
use crate::imports::{Options, USUAL_STOPS};
use crate::kinds::Kind;
use crate::web::page::Page;

/// How many further keys are offered.
const KEYS: usize = 3;

/// How many fields a key may have.
const PARTS: usize = 3;

/// A further key.
pub(crate) struct ElseKeyView {
    pub at: usize,
    /// The codes that are chosen, and blank ones.
    pub codes: Vec<String>,
}

impl ElseKeyView {
    /// What a field of it is called.
    pub(crate) fn name_of(&self, page: &Page, part: &usize) -> String {
        let number = |n: usize| Arg::Text(n.to_string());
        page.tr("else-key-field", &[("n", number(self.at + 2)), ("part", number(*part))])
    }
}

/// The further keys, and spare ones.
pub(super) fn else_keys(said: &[Vec<String>]) -> Vec<ElseKeyView> {
    let keys = (said.len() + 1).max(KEYS);
    let view = |at: usize| {
        let mut codes = said.get(at).cloned().unwrap_or_default();
        codes.resize(codes.len().max(PARTS), String::new());
        ElseKeyView { at, codes }
    };
    (0..keys).map(view).collect()
}

/// What was sent of them: a key counts if a field of it is chosen.
pub(super) fn else_keys_sent(fields: &BTreeMap<&str, &str>) -> Vec<Vec<String>> {
    let part = |key: usize, part: usize| fields.get(format!("e{key}.{part}").as_str()).copied();
    let keys = (0..).take_while(|key| part(*key, 0).is_some());
    let codes =
        |key| (0..).map_while(move |n| part(key, n)).filter(|code| !code.is_empty()).map(str::to_owned).collect();
    keys.map(codes).filter(|codes: &Vec<String>| !codes.is_empty()).collect()
}

/// The fields that can be in a key: code and label.
pub(super) fn fields_of_keys(kind: Kind, catalogue: &Catalogue, language: Language) -> Vec<(String, String)> {
    if !kind.is_about_contacts() {
        return Vec::new();
    }
    let tells = |field: &&Field| {
        let is_own = matches!(field.group, Group::Standard | Group::Custom);
        is_own && field.kind != Type::MultiList && field.id != standard::FULL_NAME && field.id != standard::REMARK
    };
    let all = catalogue.fields().iter().filter(tells);
    all.map(|field| (field.code.clone(), field.labels[language.index()].clone())).collect()
}

/// Every warning, and whether it stops.
pub(super) fn stops(options: &Options, page: &Page) -> Vec<Chosen> {
    let stops = options.stops();
    let warnings = Code::ALL.iter().filter(|code| code.severity() == Severity::Warning);
    let option = |code: &Code| Chosen {
        value: code.name().to_owned(),
        label: page.m(&code.title()),
        is_chosen: stops.contains(code),
    };
    warnings.map(option).collect()
}

/// What was sent of them; `None`: the usual ones, or they were not shown.
pub(super) fn stops_sent(form: &[(String, String)]) -> Option<BTreeSet<Code>> {
    form.iter().find(|(name, _)| name == "stops")?;
    let ticked = form.iter().filter(|(name, _)| name == "stop").filter_map(|(_, code)| Code::from_name(code));
    let ticked: BTreeSet<Code> = ticked.filter(|code| code.severity() == Severity::Warning).collect();
    (ticked != BTreeSet::from(USUAL_STOPS)).then_some(ticked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn further_keys_are_read_in_order() {
        let fields =
            [("e0.0", "EMAIL"), ("e0.1", ""), ("e1.0", ""), ("e2.0", ""), ("e2.1", "LASTNAME"), ("e2.2", "ZIPCODE")];
        assert_eq!(
            else_keys_sent(&fields.into()),
            [vec!["EMAIL".to_owned()], vec!["LASTNAME".into(), "ZIPCODE".into()]]
        );
        let views = else_keys(&[vec!["EMAIL".into()]]);
        assert_eq!((views.len(), views[0].codes.len(), views[2].codes.concat()), (3, 3, String::new()));
    }

    #[test]
    fn the_usual_warnings_are_no_choice() {
        let form = |codes: &[&str]| {
            let ticked = codes.iter().map(|code| ("stop".to_owned(), (*code).to_owned()));
            ticked.chain([("stops".to_owned(), "yes".to_owned())]).collect::<Vec<_>>()
        };
        let usual: Vec<&str> = USUAL_STOPS.iter().map(|code| code.name()).collect();
        assert_eq!(stops_sent(&form(&usual)), None);
        assert_eq!(stops_sent(&form(&["name-split", "bad-date"])), Some([Code::NameSplit].into()));
        assert_eq!(stops_sent(&form(&[])), Some(BTreeSet::new()));
        assert_eq!(stops_sent(&[]), None);
    }
}
