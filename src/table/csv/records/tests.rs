//! What is refused while rows are read, and how soon.

use std::time::{Duration, Instant};

use crate::codes::Code;
use crate::table::tests::{file, problem, problem_with, read_with, reason, zip};
use crate::table::{Limits, Mark, Problem, ReadError, open};

#[test]
fn over_a_limit_a_file_is_refused_with_the_number() {
    let limits = Limits { rows: 3, columns: 4, cell_chars: 5, csv_bytes: 100, archive_bytes: 90, ..Limits::default() };
    let refused = |bytes: &[u8], code: Code, numbers: &[(&str, i64)]| {
        let problem = problem_with(bytes, &limits);
        assert_eq!(problem.code, code);
        for (name, n) in numbers {
            assert_eq!(problem.number(name), Some(*n), "{name} of {problem:?}");
        }
    };
    let fits = "A;B;C;D\n1;2;3;éèàçù\n\n2\n3\n";
    assert_eq!(read_with(fits.as_bytes(), &limits, 2).unwrap().len(), 4);
    refused(b"A;B\n1\n2\n3\n\n4\n", Code::TooManyRows, &[("limit", 3)]);
    refused(b"A;B\n\n1;2;3;4;5\n", Code::TooManyColumns, &[("limit", 4), ("row", 3)]);
    refused("A;B\n1;ééééé\n1;éééééé\n".as_bytes(), Code::CellTooLong, &[("limit", 5), ("row", 3), ("column", 2)]);
    refused("A;B;C\n1;2;3;\n".repeat(10).as_bytes(), Code::FileTooLarge, &[]);
    refused(&zip(&[("a.csv", b"A;B\n")]), Code::FileTooLarge, &[]);
}

#[test]
fn a_line_that_stands_in_one_cell_is_taken_apart_or_said() {
    let read = |text: &str| {
        let file = file(text.as_bytes());
        let (mut reader, mut rows) = (open(file.path(), "x.csv", &Limits::default()).unwrap(), Vec::new());
        reader.next_rows(&mut rows, 100).unwrap();
        rows
    };
    for (line, cells, mark) in [
        ("\"Durand,Zoé,\"\"Lyon, Rhône\"\"\"", &["Durand", "Zoé", "Lyon, Rhône"][..], None),
        ("\"Durand,'=1,\"", &["Durand", "=1", ""], None),
        ("\"Durand,Zoé\"", &["Durand,Zoé"], Some(Mark::LineInCell)),
        ("\"Durand,Zoé,Lyon,x\"", &["Durand,Zoé,Lyon,x"], Some(Mark::LineInCell)),
        ("\"Durand,Zoé,Lyon\",", &["Durand,Zoé,Lyon", ""], None),
        ("\"a\nb\"", &["a\nb"], None),
        ("Durand", &["Durand"], None),
    ] {
        let rows = read(&format!("Nom,Prénom,Ville\n{line}\nPetit,Luc,Brest\n"));
        let row = &rows[1];
        assert_eq!((row.cells.iter().collect::<Vec<_>>(), row.mark(0)), (cells.to_vec(), mark), "{line}");
    }
    let whole = read("\"Nom,Ville\"\n\"Durand,\"\"Lyon, Rhône\"\"\"\n\"Petit,Brest\"\n");
    assert_eq!(whole[1].cells.iter().collect::<Vec<_>>(), ["Durand", "Lyon, Rhône"]);
    let one_column = read("NOTE\n\"a;b;c\"\n\"d;e\"\n");
    assert!(one_column.iter().all(|row| row.cells.len() == 1 && row.marks.is_empty()));
}

#[test]
fn blank_cells_beyond_the_limit_do_not_count() {
    let delimiters = ";".repeat(1_500);
    let rows = read_with(format!("A;B{delimiters}\n1;2{delimiters}\n").as_bytes(), &Limits::default(), 9).unwrap();
    assert_eq!((rows.len(), &rows[1].1[..2]), (2, &["1".to_owned(), "2".to_owned()][..]));
    assert_eq!(problem(format!("A;B\n1;2{delimiters}x\n").as_bytes()).code, Code::TooManyColumns);
}

#[test]
fn an_open_quotation_is_refused_where_it_began() {
    for text in ["A;B\n\n1;\"2\n3;4\n", "A;B\n\n\"", "A;B\n\n1;\"a\"\"\n"] {
        let problem = problem(text.as_bytes());
        assert_eq!((reason(&problem).as_str(), problem.number("row")), ("quote", Some(3)), "{text:?}");
    }
    let text = format!("A;B\n1;\"2\n{}", "3;4\n".repeat(20_000));
    let problem = problem(text.as_bytes());
    assert_eq!((problem.code, problem.number("row"), problem.number("column")), (Code::CellTooLong, Some(2), Some(2)));
}

/// Refused soon, having read little more than one longest cell.
fn refused_early(bytes: &[u8], code: Code) {
    let file = file(bytes);
    let started = Instant::now();
    let mut reader = open(file.path(), "x.csv", &Limits::default()).unwrap();
    let mut rows = Vec::new();
    let error = loop {
        match reader.next_rows(&mut rows, 1000) {
            Ok(more) => assert!(more),
            Err(error) => break error,
        }
    };
    assert!(matches!(error, ReadError::Problem(Problem { code: c, .. }) if c == code), "{error:?}");
    assert!(started.elapsed() < Duration::from_secs(5));
    assert!(reader.bytes_read() < 1 << 20, "{}", reader.bytes_read());
}

#[test]
fn one_endless_line_is_refused_early() {
    refused_early(&vec![b'x'; 50 << 20], Code::CellTooLong);
    refused_early(&[&b"A;B\n1;\""[..], &"x\n".repeat(25 << 20).into_bytes()].concat(), Code::CellTooLong);
    refused_early(&"€".repeat(5 << 20).into_bytes(), Code::CellTooLong);
    refused_early(&b";".repeat(100_000), Code::TooManyColumns);
    refused_early(&[&b"A\n"[..], &b"x;".repeat(100_000)].concat(), Code::TooManyColumns);
}

#[test]
fn a_row_of_many_long_cells_is_refused_before_it_fills_the_memory() {
    let bytes = format!("A;B\n{}", format!("{};", "x".repeat(30_000)).repeat(900));
    let problem = problem(bytes.as_bytes());
    assert_eq!((reason(&problem).as_str(), problem.number("row")), ("row-too-long", Some(2)));
}

#[test]
fn a_batch_of_long_rows_is_short() {
    let text = format!("A;B\n{}", format!("1;{}\n", "x".repeat(30_000)).repeat(1000));
    let file = file(text.as_bytes());
    let mut reader = open(file.path(), "x.csv", &Limits::default()).unwrap();
    let mut rows = Vec::new();
    assert!(reader.next_rows(&mut rows, 1000).unwrap());
    assert!(rows.len() < 200, "{}", rows.len());
}

#[test]
fn blank_rows_without_end_try_the_readers_patience() {
    let limits = Limits { patience: Duration::ZERO, ..Limits::default() };
    let problem = problem_with(&b";\n".repeat(100_000), &limits);
    assert_eq!(problem.code, Code::TooCostly);
    assert_eq!(problem.number("seconds"), Some(0));
}
