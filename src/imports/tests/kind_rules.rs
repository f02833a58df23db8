//! A kind that only tests know, by a file of rules and a line in the registry: all that its rules say is kept.

use super::*;
use crate::fields::standard::{ACTIVE, STATUS};

const PARKED: &str = "INVALID";

impl Bench {
    fn status(&self, number: &str) -> String {
        let body = self.body(number);
        let slots = crate::contacts::slots::Slots::decode(&body).unwrap();
        slots.value(STATUS).unwrap_or(ACTIVE).to_owned()
    }

    fn park(&self, rows: &str) -> Import {
        let file = format!("INSTITUTION;OPERATION;CONTACT_NR;LASTNAME\n{rows}");
        self.import(Kind::Dummy, Action::Update, &file, Options::default())
    }
}

#[test]
fn an_operation_sets_what_its_kind_says_and_undo_takes_it_back() {
    let bench = Bench::new();
    let before = bench.all();
    let import = bench.park("test;park;000001;MARTIN\nTEST;Pause;000002;\nTEST;UNPARK;000003;\n");
    assert_eq!(bench.codes(&import), []);
    assert_eq!(import.state, State::Tested, "it never starts by itself");
    let counts = &import.counts;
    assert_eq!((counts.rows, counts.rows_changed, counts.rows_unchanged), (3, 2, 1));
    assert_eq!(bench.all(), before);

    for typed in [None, Some(3)] {
        let refused = start(&mut bench.db(), &import, typed);
        assert!(matches!(refused, Err(Error::Refusal(refusal)) if refusal.code == "not-confirmed"));
    }
    start(&mut bench.db(), &import, Some(2)).unwrap();
    let import = bench.work(&import);
    assert_eq!((import.state, import.counts.applied), (State::Completed, 2));
    assert_eq!(["000001", "000002", "000003"].map(|number| bench.status(number)), [PARKED, PARKED, ACTIVE]);

    undo(&mut bench.db(), &import).unwrap();
    assert_eq!(bench.work(&import).state, State::Undone);
    assert_eq!(bench.all(), before);
}

#[test]
fn a_row_that_names_another_institution_another_person_or_no_operation_is_rejected() {
    let bench = Bench::new();
    let import = bench.park("OTHER;PARK;000001;\nTEST;PARK;000002;Dupont\nTEST;DROP;000003;\n");
    assert_eq!(bench.codes(&import), [(2, "wrong-institution"), (3, "name-mismatch"), (4, "bad-operation")]);
    let blank = bench.park("TEST;;000001;\n");
    assert_eq!(bench.codes(&blank), [(2, "bad-operation")]);
}
