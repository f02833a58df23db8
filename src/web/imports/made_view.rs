//! Columns that are made of others, as a form shows them, and as they are sent.
//!
//! Their fields: `m0.into` the code of the field, `m0.how`, `m0.with` the character or what stands between, `m0.0`, `m0.1`, …
//! the positions of the columns, and those of [`super::reading_view`] for `m0`.

use std::collections::BTreeMap;

use super::reading_view::{self, Chosen, ReadingView};
use crate::imports::{Cut, MadeColumn, Making, NOWHERE, Reading, Side};
use crate::web::page::Page;

/// Rows for further columns.
const SPARE: usize = 2;

/// How many columns may be named.
const SOURCES: usize = 4;

/// The ways, in the order of the list.
const WAYS: [&str; 8] = [
    "join",
    "date",
    "before-first-space",
    "after-first-space",
    "before-last-space",
    "after-last-space",
    "before-character",
    "after-character",
];

/// One of them.
pub(crate) struct MadeView {
    pub at: usize,
    /// The code of its field; blank for a spare row.
    pub into: String,
    pub ways: Vec<Chosen>,
    pub with: String,
    /// Of each place the position that is chosen.
    pub sources: Vec<Option<usize>>,
    pub reading: ReadingView,
}

impl MadeView {
    /// Whether this position is chosen at a place.
    pub(crate) fn is_from(&self, place: &Option<usize>, at: &usize) -> bool {
        *place == Some(*at)
    }
}

/// All of them, and spare rows.
pub(super) fn views(made: &[MadeColumn<usize>], page: &Page) -> Vec<MadeView> {
    let said = made.iter().map(Some).chain((0..SPARE).map(|_| None));
    said.enumerate().map(|(at, made)| view(at, made, page)).collect()
}

fn view(at: usize, made: Option<&MadeColumn<usize>>, page: &Page) -> MadeView {
    let mut sources: Vec<Option<usize>> = made.iter().flat_map(|made| made.sources()).map(|at| Some(*at)).collect();
    sources.resize(sources.len().max(SOURCES), None);
    let way = made.map(|made| way(&made.of));
    let option = |name: &&str| Chosen {
        value: (*name).to_owned(),
        label: page.t(&format!("made-{name}")),
        is_chosen: way.as_deref() == Some(name),
    };
    MadeView {
        at,
        into: made.map(|made| made.into.clone()).unwrap_or_default(),
        ways: WAYS.iter().map(option).collect(),
        with: made.map(|made| with(&made.of)).unwrap_or_default(),
        sources,
        reading: ReadingView::new(format!("m{at}"), &made.map(|made| made.reading.clone()).unwrap_or_default(), page),
    }
}

fn way(of: &Making<usize>) -> String {
    match of {
        Making::Join { .. } => "join".to_owned(),
        Making::Date { .. } => "date".to_owned(),
        Making::Part { at, take, .. } => {
            let side = if *take == Side::Before { "before" } else { "after" };
            match at {
                Cut::Character(_) => format!("{side}-character"),
                space => format!("{side}-{}", space.name()),
            }
        }
    }
}

fn with(of: &Making<usize>) -> String {
    match of {
        Making::Join { with, .. } => with.clone(),
        Making::Part { at: Cut::Character(mark), .. } if *mark != '\0' => mark.to_string(),
        _ => String::new(),
    }
}

/// What was sent; `None` if it is no form of ours.
pub(super) fn sent(fields: &BTreeMap<&str, &str>, width: usize) -> Option<Vec<MadeColumn<usize>>> {
    let rows = (0..).take_while(|row| fields.contains_key(format!("m{row}.into").as_str()));
    let filled = rows.filter(|row| fields.get(format!("m{row}.into").as_str()).is_some_and(|code| !code.is_empty()));
    filled.map(|row| one(fields, row, width)).collect()
}

fn one(fields: &BTreeMap<&str, &str>, row: usize, width: usize) -> Option<MadeColumn<usize>> {
    let field = |name: &str| fields.get(format!("m{row}.{name}").as_str()).copied().unwrap_or_default();
    let source = |n: usize| field(&n.to_string()).parse().ok().filter(|at| *at < width);
    // What was left open stays so, for the page to say.
    let place = |n: usize| source(n).unwrap_or(NOWHERE);
    let mark = field("with").chars().next().map_or(Cut::Character('\0'), Cut::Character);
    let part = |at, take| Some(Making::Part { column: place(0), at, take });
    let of = match field("how") {
        "join" => Some(Making::Join {
            columns: (0..width.max(SOURCES)).filter_map(source).collect(),
            with: field("with").to_owned(),
        }),
        "date" => Some(Making::Date { day: place(0), month: place(1), year: place(2) }),
        "before-first-space" => part(Cut::FirstSpace, Side::Before),
        "after-first-space" => part(Cut::FirstSpace, Side::After),
        "before-last-space" => part(Cut::LastSpace, Side::Before),
        "after-last-space" => part(Cut::LastSpace, Side::After),
        "before-character" => part(mark, Side::Before),
        "after-character" => part(mark, Side::After),
        _ => None,
    };
    let reading: Reading = reading_view::sent(fields, &format!("m{row}"))?;
    Some(MadeColumn { into: field("into").to_owned(), of: of?, reading })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sent_is_read() {
        let form = |pairs: &[(&'static str, &'static str)]| sent(&pairs.iter().copied().collect(), 4);
        let made = |of| vec![MadeColumn { into: "LASTNAME".to_owned(), of, reading: Reading::default() }];
        let head = ("m0.into", "LASTNAME");
        let cases = [
            (
                vec![("m0.how", "join"), ("m0.with", " "), ("m0.0", "2"), ("m0.1", ""), ("m0.2", "0")],
                Making::Join { columns: vec![2, 0], with: " ".to_owned() },
            ),
            (
                vec![("m0.how", "after-last-space"), ("m0.0", "1")],
                Making::Part { column: 1, at: Cut::LastSpace, take: Side::After },
            ),
            (
                vec![("m0.how", "before-character"), ("m0.with", ","), ("m0.0", "1")],
                Making::Part { column: 1, at: Cut::Character(','), take: Side::Before },
            ),
            (
                vec![("m0.how", "date"), ("m0.0", "1"), ("m0.1", "2"), ("m0.2", "3")],
                Making::Date { day: 1, month: 2, year: 3 },
            ),
        ];
        for (fields, of) in cases {
            assert_eq!(way(&of), fields[0].1);
            assert_eq!(form(&[vec![head], fields].concat()), Some(made(of)));
        }
        assert_eq!(form(&[("m0.into", "")]), Some(Vec::new()));
        for open in [
            vec![("m0.how", "date"), ("m0.0", "1")],
            vec![("m0.how", "join")],
            vec![("m0.how", "before-character"), ("m0.0", "1")],
        ] {
            let made = form(&[vec![head], open].concat()).unwrap();
            assert!(!made[0].is_whole(4), "{made:?}");
        }
        assert_eq!(form(&[head, ("m0.how", "guess")]), None);
    }
}
