//! Texts in old encodings: read right, or asked about with the names read in each way; never silently wrong.

use serde_json::Value;

use crate::support::{DOUBTFUL, Import, TestApp, Visitor};

on_both!(
    names_of_old_programs_are_read_right,
    utf_16_needs_no_bom,
    a_doubtful_encoding_is_chosen_on_a_page_and_remembered_by_the_mapping,
    a_doubtful_encoding_is_named_in_a_shell,
    what_the_contacts_are_called_decides,
    an_encoding_that_does_not_fit_is_refused,
);

const CREATE: &[&str] = &["--mode", "create"];

/// The bytes of the letters in the code page of DOS and on an old Macintosh.
const CP850: &[(char, u8)] = &[
    ('á', 0xa0),
    ('ã', 0xc6),
    ('â', 0x83),
    ('ç', 0x87),
    ('é', 0x82),
    ('ê', 0x88),
    ('í', 0xa1),
    ('ó', 0xa2),
    ('õ', 0xe4),
    ('ô', 0x93),
    ('ú', 0xa3),
];
const MACINTOSH: &[(char, u8)] =
    &[('é', 0x8e), ('è', 0x8f), ('ê', 0x90), ('ë', 0x91), ('î', 0x94), ('ô', 0x99), ('ç', 0x8d), ('É', 0x83)];

fn encoded(text: &str, page: &[(char, u8)]) -> Vec<u8> {
    let byte = |c: char| page.iter().find(|(letter, _)| *letter == c).map_or(c as u8, |(_, byte)| *byte);
    text.chars().map(byte).collect()
}

fn names(app: &TestApp) -> Vec<String> {
    let table = app.table();
    let at = table.column("LASTNAME");
    table.rows.iter().map(|row| row[at].clone()).collect()
}

fn try_contacts(app: &TestApp, content: &[u8], options: &[&str]) -> Import {
    Import(app.try_import("contacts", content, &[CREATE, &["--action", "test"], options].concat()).json())
}

fn names_of_old_programs_are_read_right(app: TestApp) {
    let portuguese = ["Conceição", "Guimarães", "Antônio", "Inês", "Luís", "João", "Simões", "Ângela", "Brandão", "Sá"];
    let portuguese: Vec<String> = portuguese.iter().map(|name| name.replace('Â', "â")).collect();
    let french = ["Bénédicte", "Hélène", "Crêpet", "Gaëlle", "Maître", "Jérôme", "François", "Éloïse", "Noé", "Lacôte"];
    let french: Vec<String> = french.iter().map(|name| name.replace('ï', "i")).collect();
    for (names_sent, page, encoding) in [(&portuguese, CP850, "cp850"), (&french, MACINTOSH, "macintosh")] {
        let before = names(&app).len();
        let text = format!("LASTNAME\n{}\n", names_sent.join("\n"));
        let import = app.update_with("contacts", encoded(&text, page), CREATE);
        assert_eq!(import.0["encoding"], encoding);
        assert_eq!(names(&app)[before..], names_sent[..]);
    }
}

fn utf_16_needs_no_bom(app: TestApp) {
    let text = "LASTNAME;TOWN\r\nBérénice;Orléans\r\n";
    for (encoding, bytes) in [
        ("utf-16le", text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()),
        ("utf-16be", text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
    ] {
        let import = app.update_with("contacts", bytes, CREATE);
        assert_eq!(import.0["encoding"], encoding);
        assert_eq!(names(&app).last().unwrap(), "Bérénice");
    }
}

fn a_doubtful_encoding_is_chosen_on_a_page_and_remembered_by_the_mapping(app: TestApp) {
    let mut ada = app.administrator();
    let send = |ada: &mut Visitor| {
        let form = ada.get("/imports/new").ok().form("/imports").set("kind", "contacts").set("mode", "create");
        let sent = ada.submit(&form.set("action", "test").file("file", "old.csv", DOUBTFUL));
        app.worker().run_until_idle().unwrap();
        ada.get(&sent.path).ok()
    };
    let report = send(&mut ada);
    report.must_say("can be read in several ways");
    let question = ada.get(&report.link("Choose how the names are read")).ok();
    question.must_say("Sá").must_say("FRANÇOIS").must_say("Encoding: CP850");
    let form = question.form("/encoding");
    ada.submit(&form.clone().add("encoding", "utf-8")).must_say("Choose one of the encodings shown.");
    ada.submit(&form.set("encoding", "cp850")).ok();
    app.worker().run_until_idle().unwrap();
    let tested = ada.get(&report.path).ok();
    tested.must_say("read as CP850");
    let columns = ada.get(&format!("{}/columns", report.path)).ok().form("/columns");
    ada.submit(&columns.set("name", "Old cash desk")).ok();
    app.worker().run_until_idle().unwrap();
    send(&mut ada).must_say("read as CP850");
}

fn a_doubtful_encoding_is_named_in_a_shell(app: TestApp) {
    let test = ["--action", "test"];
    let asked = app.try_import("contacts", DOUBTFUL, &[CREATE, &test].concat()).exits(3).json();
    assert_eq!(asked["state"], "needs_mapping");
    let issues = asked["issues"].as_array().unwrap();
    assert!(issues.len() > 1 && issues.iter().all(|issue| issue["code"] == "encoding-doubtful"), "{asked:#}");
    assert!(issues.iter().any(|issue| issue["value"] == "cp850"), "{asked:#}");
    let named = app.try_import("contacts", DOUBTFUL, &[CREATE, &test, &["--encoding", "cp850"]].concat());
    let named = named.exits(0).json();
    assert_eq!((&named["state"], &named["encoding"], &named["rows"]), (&"tested".into(), &"cp850".into(), &4.into()));
    app.try_import("contacts", DOUBTFUL, &[CREATE, &test, &["--encoding", "latin"]].concat()).exits(2);
}

fn what_the_contacts_are_called_decides(app: TestApp) {
    // One name of CP852, which is read as `ØuŁ` or `�uˆ` elsewhere, is too little to tell.
    let rows = |key: &str, first: &str, second: &str| {
        encoded(&format!("{key};LASTNAME;TOWN\n{first};Łuł;\n{second};Łuł;x\n"), &[('Ł', 0x9d), ('ł', 0x88)])
    };
    let alone = try_contacts(&app, &rows("EXTERNAL_ID", "a1", "a2"), &[]);
    assert_eq!(alone.codes(), vec!["encoding-doubtful"; alone.issues().len()]);
    app.update_with("contacts", "EXTERNAL_ID;LASTNAME\na1;Łuł\na2;Łuł\n", CREATE);
    let keyed = app.try_import("contacts", rows("EXTERNAL_ID", "a1", "a2"), &["--action", "test"]).exits(0).json();
    assert_eq!((&keyed["encoding"], &keyed["changes"]), (&"cp852".into(), &1.into()));
    let others = try_contacts(&app, &rows("EXTERNAL_ID", "b1", "b2"), &[]);
    assert_eq!(others.0["encoding"], "cp852");
}

fn an_encoding_that_does_not_fit_is_refused(app: TestApp) {
    let latin: &[u8] = b"LASTNAME\nB\xe9ziers\n";
    for (content, encoding) in [
        (latin, "utf-8"),
        (latin, "utf-16le"),
        ("LASTNAME\nBéziers\n".as_bytes(), "windows-1252"),
        ("\u{feff}LASTNAME\nBeziers\n".as_bytes(), "cp850"),
        (b"LASTNAME\nB\x81ziers\n", "windows-1252"),
    ] {
        let refused = try_contacts(&app, content, &["--encoding", encoding]);
        assert_eq!((refused.state(), refused.codes().join(" ")), ("refused", "file-unreadable".into()), "{encoding}");
    }
    let right = try_contacts(&app, latin, &["--encoding", "windows-1252"]);
    assert_eq!((right.state(), &right.0["encoding"]), ("tested", &Value::from("windows-1252")));
}
