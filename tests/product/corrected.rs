//! The corrected file: given back with what is wrong, sent again, and known as the same story.

use std::io::{Cursor, Read};

use crate::support::spreadsheets::{resave, type_into};
use crate::support::{Page, Table, TestApp, Visitor, lines};

on_both!(
    the_corrected_file_keeps_the_tag_and_the_source_of_the_first,
    correcting_the_rejected_rows_and_uploading_them_continues_the_story,
    the_whole_file_again_leaves_imported_rows_unchanged,
    what_the_story_itself_wrote_is_not_stale,
    the_workbook_colours_wrong_cells_and_says_what_to_do,
    the_workbook_corrected_in_libre_office_continues_the_story,
    the_corrected_file_keeps_rows_in_their_places,
    a_long_corrected_file_is_made_in_the_background,
    another_institution_does_not_know_the_mark,
    answers_about_columns_are_not_asked_for_again,
);

const FILE: &str =
    "CONTACT_NR;[new] GENRE;[new] SEATS\n000001;JAZ;2\n000002;OPERA;3\n000003;JAZZ;many\n000004;JAZZ;4\n";

fn send(app: &TestApp, visitor: &mut Visitor, name: &str, content: &[u8]) -> Page {
    let form = visitor.get("/imports/new").ok().form("/imports").set("kind", "criteria").set("action", "test");
    let sent = visitor.submit(&form.file("file", name, content)).ok();
    app.worker().run_until_idle().unwrap();
    visitor.get(&sent.path).ok()
}

fn start(app: &TestApp, visitor: &mut Visitor, page: &Page) -> Page {
    let sent = visitor.submit(&page.form("/start")).ok();
    app.worker().run_until_idle().unwrap();
    visitor.get(&sent.path).ok()
}

fn corrected(visitor: &mut Visitor, report: &Page, rows: &str, format: &str) -> Vec<u8> {
    visitor.get(&format!("{}/corrected?rows={rows}&format={format}", report.path)).ok().body
}

fn title(report: &Page) -> String {
    format!("Import no. {}", report.path.rsplit('/').next().unwrap_or_default())
}

fn correcting_the_rejected_rows_and_uploading_them_continues_the_story(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let first = send(&app, &mut ada, "spring.csv", FILE.as_bytes());
    start(&app, &mut ada, &first).must_say("4 values were changed");
    let mut table = Table::read(&corrected(&mut ada, &first, "rejected", "csv"));
    assert_eq!(table.numbers(), ["000001", "000003"]);
    let [status, what] = [3, 4].map(|at| table.header[at].clone());
    assert!(status.starts_with("Result [carnet ") && what.starts_with("What is wrong [carnet "), "{:?}", table.header);
    assert_eq!(table.cell("000001", &status), "Rejected");
    assert!(table.cell("000001", &what).contains("JAZ"), "{:?}", table.rows);
    assert!(table.cell("000003", &what).starts_with("[new] SEATS: "), "{:?}", table.rows);
    table.set("000001", "[new] GENRE", "JAZZ");
    table.set("000003", "[new] SEATS", "5");
    let second = send(&app, &mut ada, "whatever.csv", &table.write());
    second.must_say("No errors. 4 values will be changed").must_say("Corrects");
    assert_eq!(second.link(&title(&first)), first.path);
    let before = ada.get(&first.path).ok();
    before.must_say("Corrected by");
    assert_eq!(before.link(&title(&second)), second.path);
    assert!(ada.get("/imports").ok().texts("tbody tr")[0].contains(&format!("Corrects {}", title(&first))));
    start(&app, &mut ada, &second);
    assert_eq!((app.value("000001", "GENRE").as_str(), app.value("000003", "SEATS").as_str()), ("JAZZ", "5"));
}

fn the_corrected_file_keeps_the_tag_and_the_source_of_the_first(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let form = ada.get("/imports/new").ok().form("/imports").set("kind", "authorisations").set("action", "test");
    let form = form.set("tag", "spring").set("source", "Form of May 2026");
    let file = "CONTACT_NR;[new] OPTIN_MAIL\n000001;TRUE\n000002;perhaps\n";
    let sent = ada.submit(&form.file("file", "consents.csv", file.as_bytes())).ok();
    app.worker().run_until_idle().unwrap();
    let first = ada.get(&sent.path).ok();
    let mut table = Table::read(&corrected(&mut ada, &first, "rejected", "csv"));
    table.set("000002", "[new] OPTIN_MAIL", "TRUE");
    let form = ada.get("/imports/new").ok().form("/imports").set("kind", "authorisations").set("action", "test");
    let sent = ada.submit(&form.file("file", "again.csv", &table.write())).ok();
    app.worker().run_until_idle().unwrap();
    let second = ada.get(&sent.path).ok();
    // A source was named, so nothing is unproven.
    second.must_say("Form of May 2026");
    assert!(!second.says("without a source"), "{}", second.text());
    start(&app, &mut ada, &second);
    assert_eq!((app.value("000002", "OPTIN_MAIL").as_str(), app.value("000002", "TAGS").as_str()), ("TRUE", "spring"));
}

fn the_whole_file_again_leaves_imported_rows_unchanged(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let first = send(&app, &mut ada, "spring.csv", FILE.as_bytes());
    start(&app, &mut ada, &first);
    let mut table = Table::read(&corrected(&mut ada, &first, "all", "csv"));
    assert_eq!(table.numbers(), ["000001", "000002", "000003", "000004"]);
    assert_eq!(table.rows[1][3], "OK");
    table.set("000001", "[new] GENRE", "JAZZ");
    let again = app.test("criteria", table.write());
    assert_eq!(
        again.counts(["rows", "rows_changed", "rows_unchanged", "rows_rejected"]),
        [4, 1, 2, 1],
        "{:#}",
        again.0
    );
}

fn what_the_story_itself_wrote_is_not_stale(app: TestApp) {
    app.stock();
    let mut template = app.template("criteria", &[]);
    template.set("000001", "[new] GENRE", "JAZZ");
    template.set("000002", "[new] GENRE", "OPER");
    let mut ada = app.administrator();
    let first = send(&app, &mut ada, "template.csv", &template.write());
    start(&app, &mut ada, &first);
    let mut table = Table::read(&corrected(&mut ada, &first, "all", "csv"));
    table.set("000002", "[new] GENRE", "OPERA");
    let whole = app.test("criteria", table.write());
    assert_eq!(whole.counts(["rows_changed", "errors", "warnings"]), [1, 0, 0], "{:#}", whole.0);
    // The user thinks better of a row that was imported already, whose [old] still is that of the template.
    table.set("000001", "[new] GENRE", "THEATRE");
    let changed = app.test("criteria", table.write());
    assert_eq!(changed.counts(["rows_changed", "errors", "warnings"]), [2, 0, 0], "{:#}", changed.0);
    // What somebody else wrote since is.
    app.update("criteria", lines(&["CONTACT_NR;GENRE", "000001;OPERA"]));
    let stale = app.test("criteria", table.write());
    assert_eq!(stale.codes(), ["old-stale"], "{:#}", stale.0);
}

/// The part of a workbook, which is a zip, whose name begins like this.
fn part(book: &[u8], beginning: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut names = zip.file_names().map(|name| name.unwrap().into_owned());
    let name = names.find(|name| name.starts_with(beginning)).unwrap();
    drop(names);
    let mut text = String::new();
    zip.by_name(&name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn the_workbook_colours_wrong_cells_and_says_what_to_do(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let report = send(&app, &mut ada, "spring.csv", FILE.as_bytes());
    for (language, sheet, rejected, what) in [
        ("en", "Corrections", "Rejected", "What is wrong"),
        ("fr", "Corrections", "Rejetée", "Ce qui ne va pas"),
        ("pt-BR", "Correções", "Rejeitada", "O que está errado"),
    ] {
        ada.language = language.to_owned();
        let book = corrected(&mut ada, &report, "all", "xlsx");
        let mut read: calamine::Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(book.clone())).unwrap();
        let names = calamine::Reader::sheet_names(&read);
        assert_eq!((names.len(), names[1].as_str()), (2, sheet), "{language}");
        let range = calamine::Reader::worksheet_range(&mut read, sheet).unwrap();
        let cell = |row, column| range.get_value((row, column)).map(ToString::to_string).unwrap_or_default();
        assert_eq!(
            (cell(1, 0), cell(1, 1), cell(1, 3)),
            ("000001".into(), "JAZ".into(), rejected.into()),
            "{language}"
        );
        assert!(cell(0, 4).starts_with(what), "{language}: {}", cell(0, 4));
        let comments = part(&book, "xl/comments");
        assert!(comments.contains("ref=\"B2\"") && comments.contains("ref=\"C4\""), "{language}: {comments}");
        assert!(comments.contains("JAZZ"), "{language}: {comments}");
        let sheet = part(&book, "xl/worksheets/sheet2.xml");
        assert!(!sheet.contains("<f>"), "no cell is a formula");
        let style = |place: &str| {
            let cell = sheet.split(&format!("r=\"{place}\" s=\"")).nth(1).unwrap_or_default();
            cell.split('"').next().unwrap_or_default().to_owned()
        };
        assert_eq!((style("B2"), style("B3")), (style("C4"), style("C3")), "{language}");
        assert_ne!(style("B2"), style("B3"), "{language}: wrong cells look different");
    }
}

/// The first sheet, with the summary, is not taken for the data.
fn the_workbook_corrected_in_libre_office_continues_the_story(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    ada.language = "fr".to_owned();
    let first = send(&app, &mut ada, "printemps.csv", FILE.as_bytes());
    start(&app, &mut ada, &first);
    for (rows, place, format) in [("all", "C4", "xlsx"), ("rejected", "C3", "ods")] {
        let book = app.file("corrections.xlsx", corrected(&mut ada, &first, rows, "xlsx"));
        let typed = [("B2".to_owned(), "JAZZ".to_owned()), (place.to_owned(), "5".to_owned())];
        let typed = type_into(&book, 1, &typed, app.folder());
        let saved = resave(&[typed], format, app.folder()).remove(0);
        let second = send(&app, &mut ada, &format!("corrections.{format}"), &std::fs::read(saved).unwrap());
        second.must_say("Aucune erreur").must_say("Corrige");
        assert!(second.links().contains(&first.path), "{:?}", second.links());
        let document = ada.get(&format!("{}.json", second.path)).ok().json();
        let unchanged: i64 = if rows == "all" { 2 } else { 0 };
        assert_eq!((&document["rows_changed"], &document["rows_unchanged"]), (&2.into(), &unchanged.into()));
    }
}

fn the_corrected_file_keeps_rows_in_their_places(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let file = "Our list;;\n\nCONTACT_NR;[new] GENRE\n000001;JAZ\n\n000002;=\n000003;JAZZ;beyond\n";
    let report = send(&app, &mut ada, "list.csv", file.as_bytes());
    let bytes = corrected(&mut ada, &report, "all", "csv");
    let text = String::from_utf8(bytes.clone()).unwrap();
    let begins: Vec<&str> = text.trim_start_matches('\u{feff}').lines().map(|l| l.split(',').next().unwrap()).collect();
    assert_eq!(begins, ["Our list", "", "CONTACT_NR", "000001", "", "000002", "000003"], "{text}");
    assert!(text.contains("'=") && text.ends_with("beyond\r\n"), "{text}");
    let again = app.test("criteria", bytes);
    let places: Vec<(i64, String)> = again.issues().into_iter().map(|(row, _, code)| (row, code)).collect();
    assert_eq!(places, [(4, "unknown-code".to_owned()), (7, "row-ragged".to_owned())], "{:#}", again.0);
}

/// Only the report of a large import offers it, but it is the same for any.
fn a_long_corrected_file_is_made_in_the_background(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let report = send(&app, &mut ada, "spring.csv", FILE.as_bytes());
    for rows in ["rejected", "all"] {
        let csrf = report.attribute("form input[name=csrf]", "value").unwrap();
        let address = format!("{}/corrected", report.path);
        let wanted = format!("csrf={csrf}&rows={rows}&format=csv");
        let sent = ada.post(&address, "application/x-www-form-urlencoded", wanted.into_bytes());
        let waiting = ada.get(&sent.redirect().unwrap()).ok();
        waiting.must_say("spring-corrections.csv").must_say("Waiting for its turn");
        app.worker().run_until_idle().unwrap();
        let made = ada.get("/exports").ok();
        made.must_say("Your file, to be corrected");
        let link = made.link("Download spring-corrections.csv");
        assert_eq!(ada.get(&link).ok().body, corrected(&mut ada, &report, rows, "csv"), "{rows}");
    }
    let counts = ada.get("/exports").ok().texts("td.number");
    assert!(counts.contains(&"4".to_owned()) && counts.contains(&"2".to_owned()), "{counts:?}");
}

fn another_institution_does_not_know_the_mark(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let report = send(&app, &mut ada, "spring.csv", FILE.as_bytes());
    let file = app.file("corrected.csv", corrected(&mut ada, &report, "rejected", "csv"));
    app.other_institution("OTHER");
    let fields = app.file("fields.csv", crate::support::FIELDS);
    let import = |file: &std::path::Path, kind: &str| {
        let file = file.to_str().unwrap();
        app.run(&["import", file, "--kind", kind, "--action", "update", "--institution", "OTHER", "--json"])
    };
    import(&fields, "criterion-values").exits(0);
    let asked = import(&file, "criteria").exits(3);
    assert_eq!(asked.json()["state"], "needs_mapping", "{asked:#?}");
}

fn answers_about_columns_are_not_asked_for_again(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let file = "CONTACT_NR;Colour;Taste\n000001;red;JAZ\n000002;blue;OPERA\n";
    let waiting = send(&app, &mut ada, "foreign.csv", file.as_bytes());
    let form = ada.get(&format!("{}/columns", waiting.path)).ok().form("/columns");
    let sent = ada.submit(&form.set("c1", "ignore").set("c2", "field:GENRE")).ok();
    app.worker().run_until_idle().unwrap();
    let report = ada.get(&sent.path).ok();
    let mut table = Table::read(&corrected(&mut ada, &report, "rejected", "csv"));
    table.set("000001", "Taste", "JAZZ");
    let again = app.test("criteria", table.write());
    assert_eq!((again.state(), again.count("changes"), again.count("errors")), ("tested", 1, 0), "{:#}", again.0);
}
