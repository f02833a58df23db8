//! The life of an import through the service itself; the product's tests run the same on both databases.

use std::io::Write;

use super::*;
use crate::accounts::Institution;
use crate::contacts::slots::last_writer;
use crate::contacts::{find, read};
use crate::context::Context;
use crate::db::{Database, Db};
use crate::error::Error;
use crate::fields::standard;
use crate::kinds::Kind;
use crate::storage::Storage;
use crate::table::Limits;

struct Bench {
    context: Context,
    institution: i64,
    _folder: tempfile::TempDir,
}

const FIELDS: &str = "CRITERION;TYPE;CONTACT_TYPE;MANDATORY;LABEL_EN;LABEL_FR;LABEL_PT;VALUE;RANK;VALUE_EN;VALUE_FR;VALUE_PT\n\
GENRE;list;BOTH;FALSE;Genre;Genre;Gênero;JAZZ;1;Jazz;Jazz;Jazz\n\
GENRE;;;;;;;OPERA;2;Opera;Opéra;Ópera\n\
TASTES;multi-list;BOTH;;Tastes;Goûts;Gostos;WINE;1;Wine;Vin;Vinho\n\
TASTES;;;;;;;CHEESE;2;Cheese;Fromage;Queijo\n\
OPTIN;authorisation;INDIVIDUAL;;Mail;Courriel;E-mail;;;;;\n";

const CONTACTS: &str = "CONTACT_NR;LASTNAME;FIRSTNAME;KIND;OFFICIAL_NAME;EMAIL;GENRE;TASTES\n\
000001;Martin;Claire;INDIVIDUAL;;claire@example.org;JAZZ;WINE\n\
000002;Silva;João;INDIVIDUAL;;joao@example.org;;\n\
000003;;;STRUCTURE;Théâtre de la Ville;;OPERA;\n";

impl Bench {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(folder.path().join("carnet.db").to_str().unwrap()).unwrap();
        database.migrate().unwrap();
        let storage = Storage::open(folder.path()).unwrap();
        let new = crate::accounts::institutions::NewInstitution {
            code: "TEST",
            name: "Test",
            language: crate::i18n::Language::French,
            country: "FR",
            time_zone: "Europe/Paris",
        };
        let institution = crate::accounts::institutions::create(&mut database.get().unwrap(), &new).unwrap().id;
        let context = Context { database, storage, limits: Limits::default(), public_address: String::new() };
        let this = Self { context, institution, _folder: folder };
        assert_eq!(
            this.import(Kind::CriterionValues, Action::Update, FIELDS, Options::default()).state,
            State::Completed
        );
        let create = Options { mode: Mode::Create, ..Options::default() };
        assert_eq!(this.import(Kind::Contacts, Action::Update, CONTACTS, create).state, State::Completed);
        this
    }

    fn import(&self, kind: Kind, action: Action, text: &str, options: Options) -> Import {
        let mut draft = self.context.storage.draft().unwrap();
        draft.write_all(text.as_bytes()).unwrap();
        let (file_name, institution) = ("test.csv".to_owned(), self.institution);
        let options = Options { clears_agreed: true, ..options };
        let received = Received { sha256: None, institution, user: None, kind, action, file_name, options };
        let import = receive(&self.context, received, draft).unwrap();
        self.work(&import)
    }

    fn work(&self, import: &Import) -> Import {
        work_to_its_end(&self.context, import.id).unwrap()
    }

    fn db(&self) -> impl std::ops::DerefMut<Target = Db> {
        self.context.database.get().unwrap()
    }

    fn body(&self, number: &str) -> Vec<u8> {
        find::by_keys(&mut self.db(), self.institution, standard::CONTACT_NR, &[number]).unwrap().remove(0).body
    }

    fn all(&self) -> Vec<Vec<u8>> {
        read::scan(&mut self.db(), self.institution, None, 100).unwrap().into_iter().map(|c| c.body).collect()
    }

    fn codes(&self, import: &Import) -> Vec<(i64, &'static str)> {
        let all = history::issues(&mut self.db(), import, &history::IssueFilter::default(), None, 100).unwrap();
        all.iter().map(|listed| (listed.issue.row, listed.issue.code.name())).collect()
    }
}

#[test]
fn a_tested_import_changes_nothing_and_a_started_one_what_was_shown() {
    let bench = Bench::new();
    let before = bench.all();
    let file = "CONTACT_NR;[old] GENRE;[new] GENRE;[new] TASTES\n000001;JAZZ;OPERA;CHEESE+|WINE-\n000002;;JAZ;\n000003;OPERA;Vide;\n";
    let import = bench.import(Kind::Criteria, Action::Test, file, Options::default());
    assert_eq!(import.state, State::Tested);
    assert_eq!(bench.codes(&import), [(3, "unknown-code")]);
    let c = &import.counts;
    assert_eq!((c.rows, c.rows_changed, c.rows_unchanged, c.rows_rejected, c.changes), (3, 2, 0, 1, 3));
    assert_eq!(bench.all(), before);

    start(&mut bench.db(), &import, None).unwrap();
    let import = bench.work(&import);
    assert_eq!((import.state, import.counts.applied, import.counts.conflicts), (State::Completed, 3, 0));
    let body = bench.body("000001");
    let slots = crate::contacts::slots::Slots::decode(&body).unwrap();
    let catalogue = crate::contacts::catalogue::Catalogue::load(&mut bench.db(), bench.institution).unwrap();
    let tastes = catalogue.by_code("TASTES").unwrap();
    assert_eq!(slots.value(catalogue.by_code("GENRE").unwrap().id), Some("OPERA"));
    assert_eq!(slots.codes(tastes.id).collect::<Vec<_>>(), ["CHEESE"]);

    undo(&mut bench.db(), &import).unwrap();
    let import = bench.work(&import);
    assert_eq!((import.state, import.counts.undone, import.counts.kept), (State::Undone, 3, 0));
    assert_eq!(bench.all(), before);
}

#[test]
fn a_value_changed_between_test_and_start_is_kept_and_listed() {
    let bench = Bench::new();
    let file = "CONTACT_NR;GENRE\n000001;OPERA\n000002;OPERA\n";
    let mine = bench.import(Kind::Criteria, Action::Test, file, Options::default());
    let theirs = bench.import(Kind::Criteria, Action::Update, "CONTACT_NR;GENRE\n000001;Vide\n", Options::default());
    assert_eq!(theirs.state, State::Completed);
    start(&mut bench.db(), &mine, None).unwrap();
    let mine = bench.work(&mine);
    assert_eq!((mine.counts.applied, mine.counts.conflicts), (1, 1));
    let listed = history::conflicts(&mut bench.db(), &mine, history::Phase::Apply, None, 10).unwrap();
    assert_eq!((listed.len(), &*listed[0].subject, listed[0].found.as_deref()), (1, "000001", None));

    undo(&mut bench.db(), &mine).unwrap();
    let mine = bench.work(&mine);
    assert_eq!((mine.counts.undone, mine.counts.kept), (1, 0));
}

#[test]
fn undoing_the_later_import_first_brings_back_both() {
    let bench = Bench::new();
    let before = bench.all();
    let first = bench.import(Kind::Criteria, Action::Update, "CONTACT_NR;GENRE\n000001;OPERA\n", Options::default());
    let second = bench.import(Kind::Criteria, Action::Update, "CONTACT_NR;GENRE\n000001;=\n", Options::default());
    for import in [&second, &first] {
        undo(&mut bench.db(), import).unwrap();
        assert_eq!(bench.work(import).counts.undone, 1);
    }
    assert_eq!(bench.all(), before);
}

#[test]
fn an_import_overwritten_since_keeps_the_later_value_when_undone() {
    let bench = Bench::new();
    let first = bench.import(
        Kind::Criteria,
        Action::Update,
        "CONTACT_NR;GENRE;TASTES\n000001;OPERA;WINE|CHEESE\n",
        Options::default(),
    );
    bench.import(Kind::Criteria, Action::Update, "CONTACT_NR;GENRE\n000001;Empty\n", Options::default());
    undo(&mut bench.db(), &first).unwrap();
    let first = bench.work(&first);
    assert_eq!((first.state, first.counts.undone, first.counts.kept), (State::Undone, 1, 1));
    let kept = history::conflicts(&mut bench.db(), &first, history::Phase::Undo, None, 10).unwrap();
    assert_eq!((&*kept[0].reason, kept[0].change.as_ref().unwrap().new.as_deref()), ("changed", Some("OPERA")));
}

#[test]
fn a_key_in_several_rows_rejects_all_of_them() {
    let bench = Bench::new();
    let file = "CONTACT_NR;GENRE\n000001;OPERA\n000002;JAZZ\n000001;JAZZ\n";
    let import = bench.import(Kind::Criteria, Action::Test, file, Options::default());
    assert_eq!(bench.codes(&import), [(2, "key-repeated"), (4, "key-repeated")]);
    let c = &import.counts;
    assert_eq!((c.rows, c.rows_changed, c.rows_unchanged, c.rows_rejected, c.changes, c.errors), (3, 1, 0, 2, 1, 2));
}

#[test]
fn keys_that_a_spreadsheet_damaged_name_the_contact_that_was_meant() {
    let bench = Bench::new();
    let file = "CONTACT_NR;GENRE\n1;OPERA\n9;JAZZ\n1,0E+5;JAZZ\n;JAZZ\n";
    let import = bench.import(Kind::Criteria, Action::Test, file, Options::default());
    let expected = [(2, "key-damaged"), (3, "key-unknown"), (4, "key-damaged"), (5, "key-blank")];
    assert_eq!(bench.codes(&import), expected);
}

#[test]
fn bad_files_are_refused_and_leave_only_their_entry() {
    let bench = Bench::new();
    let cases = [
        ("", "file-empty"),
        ("CONTACT_NR;GENRE\n000001;A\0B\n", "file-unreadable"),
        ("LASTNAME;[new] GENRE\nMartin;JAZZ\n", "no-key-column"),
        ("CONTACT_NR;[new] GENRE;[new] genre\n000001;JAZZ;JAZZ\n", "duplicate-header"),
        ("CONTACT_NR;;[new] GENRE\n000001;x;JAZZ\n", "blank-header"),
    ];
    for (text, code) in cases {
        let import = bench.import(Kind::Criteria, Action::Update, text, Options::default());
        assert_eq!((import.state, bench.codes(&import)[0].1), (State::Refused, code), "{text}");
        assert_eq!(import.file_key, "");
    }
}

#[test]
fn unknown_columns_are_asked_about() {
    let bench = Bench::new();
    let file = "CONTACT_NR;[new] GENRES;Shoe size\n000001;OPERA;42\n";
    let import = bench.import(Kind::Criteria, Action::Test, file, Options::default());
    assert_eq!(import.state, State::NeedsMapping);
    assert_eq!(bench.codes(&import), [(1, "near-miss-column"), (1, "unknown-column")]);
    let columns = [(1, Choice::Field("GENRE".into())), (2, Choice::Ignore)].into();
    confirm(&mut bench.db(), &import, ColumnMapping { columns, ..ColumnMapping::default() }, None).unwrap();
    let import = bench.work(&import);
    assert_eq!((import.state, import.counts.changes, import.counts.errors), (State::Tested, 1, 0));
}

#[test]
fn undoing_created_contacts_removes_them_but_those_edited_since() {
    let bench = Bench::new();
    let before = bench.all();
    let create = Options { mode: Mode::Create, ..Options::default() };
    let file = "LASTNAME;FIRSTNAME;GENRE\nNew;One;JAZZ\nNew;Two;\n";
    let import = bench.import(Kind::Contacts, Action::Update, file, create);
    assert_eq!((import.state, import.counts.created), (State::Completed, 2));
    let later = bench.import(Kind::Criteria, Action::Update, "CONTACT_NR;GENRE\n000005;OPERA\n", Options::default());
    assert_eq!(later.counts.applied, 1);
    undo(&mut bench.db(), &import).unwrap();
    let import = bench.work(&import);
    assert_eq!(import.state, State::Undone);
    let kept = history::conflicts(&mut bench.db(), &import, history::Phase::Undo, None, 10).unwrap();
    assert_eq!((kept.len(), &*kept[0].reason), (1, "edited"));
    assert_eq!(bench.all().len(), before.len() + 1);
}

#[test]
fn an_authorisation_is_for_individuals_and_asks_for_its_source() {
    let bench = Bench::new();
    let file = "CONTACT_NR;[new] OPTIN\n000001;VRAI\n000002;f\n000003;TRUE\n";
    let import = bench.import(Kind::Authorisations, Action::Update, file, Options::default());
    assert_eq!(import.state, State::Tested);
    let expected = [(2, "boolean-spelling"), (2, "consent-unproven"), (4, "not-applicable")];
    assert_eq!(bench.codes(&import), expected);

    let proven = |source: &str| Options { source: Some(source.to_owned()), ..Options::default() };
    let file = "CONTACT_NR;[new] OPTIN\n000001;T\n";
    assert_eq!(bench.import(Kind::Authorisations, Action::Update, file, proven("form 2026")).counts.applied, 1);
    assert_eq!(bench.import(Kind::Authorisations, Action::Update, file, proven("form 2026")).counts.changes, 0);
    assert_eq!(bench.import(Kind::Authorisations, Action::Update, file, proven("phone call")).counts.applied, 1);
}

#[test]
fn a_test_result_expires_when_the_data_model_changes() {
    let bench = Bench::new();
    let import = bench.import(Kind::Criteria, Action::Test, "CONTACT_NR;GENRE\n000001;OPERA\n", Options::default());
    let more = "CRITERION;VALUE;VALUE_EN\nGENRE;ROCK;Rock\n";
    assert_eq!(bench.import(Kind::CriterionValues, Action::Update, more, Options::default()).state, State::Completed);
    let refused = start(&mut bench.db(), &import, None);
    assert!(matches!(refused, Err(Error::Refusal(refusal)) if refusal.code == "test-expired"));
    test_again(&mut bench.db(), &import, import.options.clone()).unwrap();
    let import = bench.work(&import);
    start(&mut bench.db(), &import, None).unwrap();
    assert_eq!(bench.work(&import).state, State::Completed);
}

#[test]
fn a_definition_that_contacts_use_is_kept_when_its_import_is_undone() {
    let bench = Bench::new();
    let more = "CRITERION;VALUE;VALUE_EN\nGENRE;ROCK;Rock\nGENRE;FOLK;Folk\n";
    let defined = bench.import(Kind::CriterionValues, Action::Update, more, Options::default());
    bench.import(Kind::Criteria, Action::Update, "CONTACT_NR;GENRE\n000001;ROCK\n", Options::default());
    undo(&mut bench.db(), &defined).unwrap();
    let defined = bench.work(&defined);
    let kept = history::conflicts(&mut bench.db(), &defined, history::Phase::Undo, None, 10).unwrap();
    assert_eq!((kept.len(), &*kept[0].reason, &*kept[0].subject), (1, "in-use", "ROCK"));
    let catalogue = crate::contacts::catalogue::Catalogue::load(&mut bench.db(), bench.institution).unwrap();
    let genre = catalogue.by_code("GENRE").unwrap();
    assert!(genre.value("ROCK").is_some() && genre.value("FOLK").is_none());
}

#[test]
fn starting_twice_starts_once() {
    let bench = Bench::new();
    let import = bench.import(Kind::Criteria, Action::Test, "CONTACT_NR;GENRE\n000001;OPERA\n", Options::default());
    start(&mut bench.db(), &import, None).unwrap();
    let again = start(&mut bench.db(), &import, None);
    assert!(matches!(again, Err(Error::Refusal(refusal)) if refusal.code == "wrong-import-state"));
}

#[test]
fn an_edit_by_hand_is_refused_when_someone_wrote_the_value_since() {
    let bench = Bench::new();
    let contact =
        find::by_keys(&mut bench.db(), bench.institution, standard::CONTACT_NR, &["000001"]).unwrap().remove(0);
    let institution = Institution::by_id(&mut bench.db(), bench.institution).unwrap();
    let seen = last_writer(&contact.slots().unwrap(), standard::TOWN);
    let edits = |town: &str, seen| vec![Edit { field: standard::TOWN, cell: town.to_owned(), seen }];
    let edited = edit(&mut bench.db(), &institution, None, contact.id, &edits("Lyon", seen)).unwrap();
    assert!(matches!(edited, Edited::Done(1)));
    let edited = edit(&mut bench.db(), &institution, None, contact.id, &edits("Paris", seen)).unwrap();
    assert!(matches!(edited, Edited::Wrong(wrong) if wrong[0].1.code == crate::codes::Code::OldStale));
    let events = history::timeline(&mut bench.db(), bench.institution, contact.id, None, 10).unwrap();
    assert_eq!(events.iter().map(|event| event.writer.import).collect::<Vec<_>>(), [None, Some(2)]);
}

#[test]
fn a_later_row_of_a_definition_may_say_more_and_undo_takes_all_back() {
    let bench = Bench::new();
    let catalogue =
        |bench: &Bench| crate::contacts::catalogue::Catalogue::load(&mut bench.db(), bench.institution).unwrap();
    let file = "CRITERION;TYPE;LABEL_EN;LABEL_FR;VALUE\nSEAT;list;Seat;;BOX\nSEAT;list;Seating;Place;STALLS\n";
    let defined = bench.import(Kind::CriterionValues, Action::Update, file, Options::default());
    assert_eq!((defined.state, defined.counts.conflicts), (State::Completed, 0));
    let seat = catalogue(&bench).by_code("SEAT").unwrap().clone();
    assert_eq!((seat.labels.clone(), seat.values().len()), (["Seating".into(), "Place".into(), "Seating".into()], 2));
    undo(&mut bench.db(), &defined).unwrap();
    assert_eq!(bench.work(&defined).counts.kept, 0);
    assert!(catalogue(&bench).by_code("SEAT").is_none());
}

mod kind_rules;
