//! The export for other programs: texts as they are.

use carnet::table::guard;

use crate::support::{Table, TestApp};

on_both!(texts_stand_as_they_are_and_are_read_back_as_the_same, the_form_warns_and_makes_the_same_file,);

const TEXTS: [&str; 8] =
    ["=1+1", "+33 of them", "-5", "@home", "'60s", "=HYPERLINK(\"x\";\"y\")", "say \"x\"; then", "a|b"];

fn stocked(app: &TestApp) {
    app.stock();
    let quoted = |text: &str| format!("\"{}\"", guard(text).replace('"', "\"\""));
    let rows = TEXTS.iter().enumerate().map(|(n, text)| format!("00000{};{}\n", n + 1, quoted(text)));
    app.update("contacts", "CONTACT_NR;REMARK\n".to_owned() + &rows.collect::<String>());
}

fn plain(app: &TestApp) -> Vec<u8> {
    let out = app.folder().join("plain.csv");
    app.carnet(&["export", "--for-programs", "--out", out.to_str().unwrap()]).exits(0);
    std::fs::read(out).unwrap()
}

fn texts_stand_as_they_are_and_are_read_back_as_the_same(app: TestApp) {
    stocked(&app);
    let bytes = plain(&app);
    let table = Table::read(&bytes);
    for (n, text) in TEXTS.iter().enumerate() {
        assert_eq!(table.cell(&format!("00000{}", n + 1), "REMARK"), *text);
    }
    assert_eq!(table.cell("000001", "PHONE"), "+33612345601");
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(!text.split([',', ';', '\n', '"']).any(|cell| cell.starts_with("'+") || cell.starts_with("'=")), "{text}");
    let before = app.export();
    let back = app.update("contacts", bytes);
    assert_eq!(back.count("changes"), 0, "{:#}", back.0);
    assert_eq!(app.export(), before);
    assert_ne!(before, plain(&app), "else texts are guarded");
}

fn the_form_warns_and_makes_the_same_file(app: TestApp) {
    stocked(&app);
    let mut ada = app.administrator();
    let page = ada.get("/exports/new").ok();
    page.must_say("may take such a text for a formula");
    let form = page.form("/exports").set("what", "all").set("format", "csv").add("for_programs", "yes");
    ada.submit(&form.set("language", "fr")).ok();
    app.worker().run_until_idle().unwrap();
    let file = ada.get("/exports").ok().links().into_iter().find(|link| link.ends_with("/file")).expect("a file");
    assert_eq!(ada.get(&file).ok().body, plain(&app));
}
