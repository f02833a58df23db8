//! A kind is a file of rules and a line in the registry: all that the rules of removals say is kept.

use super::*;
use crate::fields::standard::{ACTIVE, INVALID, STATUS};

impl Bench {
    fn status(&self, number: &str) -> String {
        let body = self.body(number);
        let slots = crate::contacts::slots::Slots::decode(&body).unwrap();
        slots.value(STATUS).unwrap_or(ACTIVE).to_owned()
    }

    fn remove(&self, rows: &str) -> Import {
        let file = format!("INSTITUTION;OPERATION;CONTACT_NR;LASTNAME\n{rows}");
        self.import(Kind::Removals, Action::Update, &file, Options::default())
    }
}

#[test]
fn an_operation_sets_what_its_kind_says_and_undo_takes_it_back() {
    let bench = Bench::new();
    let before = bench.all();
    let import = bench.remove("test;invalidate;000001;MARTIN\nTEST;INVALIDATE;000002;\nTEST;UpdateAct;000003;\n");
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
    assert_eq!(["000001", "000002", "000003"].map(|number| bench.status(number)), [INVALID, INVALID, ACTIVE]);

    undo(&mut bench.db(), &import).unwrap();
    assert_eq!(bench.work(&import).state, State::Undone);
    assert_eq!(bench.all(), before);
}

#[test]
fn a_row_that_names_another_institution_another_person_or_no_operation_is_rejected() {
    let bench = Bench::new();
    let import = bench.remove("OTHER;DELETE;000001;\nTEST;DELETE;000002;Dupont\nTEST;DROP;000003;\n");
    assert_eq!(bench.codes(&import), [(2, "wrong-institution"), (3, "name-mismatch"), (4, "bad-operation")]);
    let blank = bench.remove("TEST;;000001;Dupont\n");
    assert_eq!((bench.codes(&blank), blank.counts.rows_unchanged), (vec![], 1));
}

#[test]
fn a_file_without_a_column_that_its_kind_needs_is_refused() {
    let bench = Bench::new();
    for file in ["CONTACT_NR;OPERATION\n000001;DELETE\n", "INSTITUTION;CONTACT_NR\nTEST;000001\n"] {
        let import = bench.import(Kind::Removals, Action::Test, file, Options::default());
        assert_eq!((import.state, bench.codes(&import)), (State::Refused, vec![(1, "column-missing")]));
    }
    let by_email = "INSTITUTION;OPERATION;EMAIL\nTEST;DELETE;claire@example.org\n";
    let import = bench.import(Kind::Removals, Action::Test, by_email, Options::default());
    assert_eq!(bench.codes(&import), [(1, "no-key-column")]);
}
