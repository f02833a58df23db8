//! The whole job in a browser, from beginning to end: a target, its template, wrong and right cells, the
//! values on a card, and back.

use std::time::Duration;

use carnet::accounts::Role;
use carnet::i18n::{Language, Message, translate};

use crate::support::{Browser, PASSWORD, Table, TestApp, Which, lines, unpacked};

#[test]
fn the_whole_job_is_done_in_english() {
    Job::new(Which::Sqlite, Language::English, Browser::open).work();
}

#[test]
fn the_whole_job_is_done_in_french() {
    Job::new(Which::Postgres, Language::French, Browser::open).work();
}

#[test]
fn the_whole_job_is_done_in_portuguese() {
    Job::new(Which::Sqlite, Language::Portuguese, Browser::open).work();
}

#[test]
fn the_whole_job_is_done_in_firefox() {
    if let Some(job) = Job::try_new(Which::Postgres, Language::French, Browser::firefox) {
        job.work();
    }
}

/// Ada at her browser. Buttons are found by their words in her language.
struct Job {
    app: TestApp,
    browser: Browser,
    language: Language,
}

impl Job {
    fn new(which: Which, language: Language, open: impl Fn(&str, &str) -> Browser) -> Self {
        Self::try_new(which, language, |base, language| Some(open(base, language))).unwrap()
    }

    /// `None` where the browser is not installed.
    fn try_new(which: Which, language: Language, open: impl Fn(&str, &str) -> Option<Browser>) -> Option<Self> {
        let app = TestApp::new(which);
        app.stock();
        app.user("ada@example.org", &app.institution, Role::Administrator);
        app.update("criteria", lines(&["CONTACT_NR;[new] SEATS", "000005;4"]));
        let browser = open(&app.address(), language.tag())?;
        Some(Self { app, browser, language })
    }

    fn words(&self, key: &str) -> String {
        translate(self.language, &Message::new(key))
    }

    fn press(&self, key: &str) {
        self.browser.press(&self.words(key));
    }

    fn work(self) {
        let worker = self.app.worker().start();
        self.sign_in();
        self.make_target();
        let mut table = self.download_template();
        table.set("000002", "[new] GENRE", "JAZ");
        table.set("000004", "[new] GENRE", "OPERA");
        table.set("000005", "[new] SEATS", ["Empty", "Vide", "Vazio"][self.language.index()]);
        let test = self.send(&table, "test", "state-tested");
        self.read_the_error(&test);
        table.set("000002", "[new] GENRE", "JAZZ");
        let before = self.app.export();
        let update = self.send(&table, "update", "state-tested");
        self.agree_to_clear();
        self.see_the_new_values(&update);
        self.undo(&update);
        assert_eq!(self.app.export(), before);
        self.see_the_old_values();
        worker.stop(Duration::from_secs(5));
    }

    fn sign_in(&self) {
        self.browser.goto("/");
        self.browser.fill("input[name=email]", "ada@example.org");
        self.browser.fill("input[name=password]", PASSWORD);
        self.press("login-submit");
        self.browser.wait_for("header.side");
        assert_eq!(self.browser.script("return document.documentElement.lang"), self.language.tag());
    }

    /// Preferred language French, no genre.
    fn make_target(&self) {
        self.browser.goto("/targets/new");
        self.browser.fill("input[name=name]", "Sans genre");
        self.browser.choose("#n_0-field", "PREF_LANG");
        self.browser.wait_for("select[name=n_0-value] option[value=fr]");
        self.browser.choose("select[name=n_0-value]", "fr");
        self.press("builder-add-condition");
        self.browser.wait_for("#n_1-field");
        self.browser.choose("#n_1-field", "GENRE");
        self.browser.wait_for("#n_1-operator option[value=is_empty]");
        self.browser.choose("#n_1-operator", "is_empty");
        self.browser.wait_for(".condition:nth-of-type(2) .condition-values:not(:has(select))");
        self.press("builder-preview");
        let count = translate(self.language, &Message::new("target-contacts").with("n", 7_i64));
        self.browser.wait_for_text(&count);
        self.press("target-save");
        self.browser.wait_for_text("SANS_GENRE");
        self.browser.wait_for_text(&count);
    }

    fn download_template(&self) -> Table {
        self.press("download-template");
        self.browser.wait_for("input[name=what][value=criteria]:checked");
        self.browser.choose("select[name=format]", "csv");
        self.press("export-make");
        self.browser.click("a[href$='/file']");
        let table = Table::read(&unpacked(&self.browser.downloaded()));
        assert_eq!(table.numbers(), ["000002", "000004", "000005", "000006", "000007", "000009", "000010"]);
        table
    }

    /// Sends a file, follows it until it stands where it should, and returns the import's address.
    fn send(&self, table: &Table, action: &str, state: &str) -> String {
        let file = self.app.file("edited.csv", table.write());
        self.browser.goto("/imports/new");
        self.browser.click("input[name=kind][value=criteria]");
        self.browser.upload("input[name=file]", &file);
        self.browser.click(&format!("input[name=action][value={action}]"));
        self.press("send-file");
        self.browser.wait_for_heading(&self.words(state));
        self.browser.path()
    }

    /// An update that clears a value waits for this.
    fn agree_to_clear(&self) {
        self.browser.click("#clears-ok");
        self.browser.click("#clears form button");
        self.browser.wait_for_heading(&self.words("state-completed"));
    }

    fn read_the_error(&self, import: &str) {
        self.browser.goto(&format!("{import}/issues"));
        let row = self.browser.script("return document.querySelector('tbody tr').innerText");
        let row = row.as_str().unwrap();
        assert!(row.contains('2') && row.contains("JAZ") && row.contains("000002"), "{row}");
    }

    fn card(&self, number: &str) -> String {
        self.browser.goto(&format!("/contacts?q={number}"));
        self.browser.click("tbody th a");
        self.browser.wait_for("#timeline");
        self.browser.text()
    }

    fn see_the_new_values(&self, import: &str) {
        let number = import.rsplit('/').next().unwrap();
        let by = Message::new("written-by-import-of")
            .with("number", number.parse::<i64>().unwrap())
            .with("user", "ada")
            .with("date", "");
        let by = translate(self.language, &by).trim_end_matches([' ', ',']).to_owned();
        let card = self.card("000002");
        assert!(card.contains("Jazz") && card.to_lowercase().contains(&by.to_lowercase()), "{by}\n{card}");
        let cleared = self.app.value("000005", "SEATS");
        assert_eq!((self.app.value("000004", "GENRE").as_str(), cleared.as_str()), ("OPERA", ""));
    }

    fn undo(&self, import: &str) {
        self.browser.goto(import);
        self.press("import-undo");
        self.browser.wait_for("form[action$='/undo']");
        self.press("undo-now");
        self.browser.wait_for_heading(&self.words("state-undone"));
    }

    fn see_the_old_values(&self) {
        let card = self.card("000002");
        assert!(card.contains(&self.words("state-undone")), "{card}");
        let facts = self.browser.script("return document.querySelector('.facts').innerText");
        assert!(!facts.as_str().unwrap().contains("Jazz"), "{facts}");
    }
}
