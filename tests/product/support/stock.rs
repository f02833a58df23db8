//! What most tests start with: some fields of every type and a dozen contacts, brought in as users bring them.

use carnet::exports::{self, TemplateRequest};
use carnet::i18n::Language;
use carnet::kinds::Kind;
use carnet::schema::users;
use carnet::table::FileFormat;
use diesel::prelude::*;

use super::app::TestApp;

/// Six criteria, one of each type, and two authorisations.
pub const FIELDS: &str = "\
CRITERION,TYPE,CONTACT_TYPE,MANDATORY,LABEL_EN,LABEL_FR,LABEL_PT,VALUE,RANK,VALUE_EN,VALUE_FR,VALUE_PT
GENRE,list,BOTH,FALSE,Favourite genre,Genre préféré,Gênero preferido,JAZZ,1,Jazz,Jazz,Jazz
GENRE,list,BOTH,FALSE,Favourite genre,Genre préféré,Gênero preferido,OPERA,2,Opera,Opéra,Ópera
GENRE,list,BOTH,FALSE,Favourite genre,Genre préféré,Gênero preferido,THEATRE,3,Theatre,Théâtre,Teatro
INTERESTS,multi-list,BOTH,FALSE,Interests,Centres d’intérêt,Interesses,MUSIC,1,Music,Musique,Música
INTERESTS,multi-list,BOTH,FALSE,Interests,Centres d’intérêt,Interesses,DANCE,2,Dance,Danse,Dança
INTERESTS,multi-list,BOTH,FALSE,Interests,Centres d’intérêt,Interesses,CINEMA,3,Cinema,Cinéma,Cinema
MEMBER,yes/no,INDIVIDUAL,FALSE,Member,Adhérent,Membro,,,,,
SEATS,number,BOTH,FALSE,Seats,Places,Lugares,,,,,
SINCE,date,BOTH,FALSE,Friend since,Ami depuis,Amigo desde,,,,,
NICKNAME,text,INDIVIDUAL,FALSE,Nickname,Surnom,Apelido,,,,,
OPTIN_MAIL,authorisation,,,Letters by e-mail,Lettres par e-mail,Cartas por e-mail,,,,,
OPTIN_SMS,authorisation,,,Text messages,SMS,Mensagens SMS,,,,,
";

/// Eight individuals and four structures.
pub const CONTACTS: &str = "\
CONTACT_NR,KIND,FIRSTNAME,LASTNAME,OFFICIAL_NAME,EMAIL,PHONE,PREF_LANG,TOWN,COUNTRY
000001,INDIVIDUAL,Ana,Silva,,ana@example.org,+33612345601,pt,Lyon,FR
000002,INDIVIDUAL,Zoé,Lefèvre,,zoe@example.org,+33612345602,fr,Paris,FR
000003,INDIVIDUAL,John,Smith,,john@example.org,,en,Lyon,FR
000004,INDIVIDUAL,Éric,Le Goff,,eric@example.org,,fr,Brest,FR
000005,INDIVIDUAL,María,Núñez,,maria@example.org,,fr,Nice,FR
000006,INDIVIDUAL,Paul,Martin,,shared@example.org,,fr,Lyon,FR
000007,INDIVIDUAL,Jeanne,Martin,,shared@example.org,,fr,Lyon,FR
000008,INDIVIDUAL,Tom,Brown,,tom@example.org,,en,Dijon,FR
000009,STRUCTURE,,,Théâtre du Lac,contact@lac.example.org,,fr,Annecy,FR
000010,STRUCTURE,,,Musée d’Orgues,orgues@example.org,,fr,Lyon,FR
000011,STRUCTURE,,,Jazz Club,club@example.org,,en,Paris,FR
000012,STRUCTURE,,,Casa do Fado,fado@example.org,,pt,Paris,FR
";

impl TestApp {
    /// Brings in [`FIELDS`] and [`CONTACTS`].
    #[track_caller]
    pub fn stock(&self) {
        self.update("criterion-values", FIELDS);
        self.update_with("contacts", CONTACTS, &["--mode", "create"]);
    }
}

impl TestApp {
    /// A life with something of everything: the administrator Ada, targets, exports, mails, imports in many states.
    pub fn live_in(&self) {
        self.stock();
        self.update("criterion-values", many_values());
        let mut ada = self.administrator();
        for (code, query) in
            [("FRENCH", r#"{"field": "PREF_LANG", "is": "fr"}"#), ("OLD", r#"{"field": "TOWN", "is": "Lyon"}"#)]
        {
            let query = self.file("query.json", query);
            self.carnet(&["target", "add", code, "--name", code, "--query", query.to_str().unwrap()]).exits(0);
        }
        let old = ada.get("/targets").ok().link("OLD");
        let archive = ada.get(&old).ok().form("/archive");
        ada.submit(&archive).ok();
        self.live_with_imports();
        let unknown = self.try_import("criteria", "CONTACT_NR;Notes;GENRE\n000001;x;JAZ\n", &["--action", "test"]);
        let unknown = unknown.exits(3).json()["id"].to_string();
        let columns = ada.get(&format!("/imports/{unknown}/columns")).ok().form("/columns");
        ada.submit(&columns.set("c1", "ignore").set("name", "Box office")).ok();
        let ask = ada.get("/exports/new").ok().form("/exports");
        ada.submit(&ask.clone().set("email", "ada@example.org")).ok();
        self.worker().run_until_idle().unwrap();
        ada.submit(&ask).ok();
        let send = ada.get("/imports/new").ok().form("/imports").add("kind", "criteria");
        ada.submit(&send.file("file", "waiting.csv", b"CONTACT_NR;[new] GENRE\n000001;JAZZ\n")).ok();
    }

    fn live_with_imports(&self) {
        let genres = "CONTACT_NR;[new] GENRE;[new] INTERESTS\n000001;JAZZ;MUSIC\n000002;OPERA;DANCE|CINEMA\n";
        let undone = self.update("criteria", genres);
        self.update("criteria", "CONTACT_NR;[new] GENRE\n000001;THEATRE\n");
        self.must("undo", &undone);
        let late = self.test("criteria", genres);
        self.update("criteria", "CONTACT_NR;[new] GENRE\n000002;THEATRE\n");
        self.must("start", &late);
        self.update_with("authorisations", "CONTACT_NR;[new] OPTIN_MAIL\n000001;TRUE\n", &["--source", "form"]);
        self.test("criteria", "CONTACT_NR;[new] GENRE\n000003;JAZZ\n");
        self.update("criterion-values", "CRITERION;VALUE;VALUE_EN\nGENRE;FOLK;Folk\n");
        self.test("criteria", "CONTACT_NR;[new] GENRE;[new] SEATS\n000001;JAZ;x\n000002;OPERA;3\n999999;JAZZ;1\n");
        self.try_import("criteria", "COLOUR\nred\n", &["--action", "test"]).exits(3);
        self.try_import("criteria", two_sheets(), &["--action", "test"]).exits(3);
        self.try_import("contacts", DOUBTFUL, &["--action", "test", "--mode", "create"]).exits(3);
        self.try_import("criteria", "CONTACT_NR;Comment\n000001;x\n", &["--action", "test"]).exits(3);
    }
}

/// A text that reads in one encoding here and in another there.
pub const DOUBTFUL: &[u8] = b"LASTNAME\r\nS\xa0\r\nFRAN\x80OIS\r\nJOS\x83\r\nC\xbdur\r\n";

/// A workbook of which two sheets could be meant.
fn two_sheets() -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    for _ in 0..2 {
        let sheet = workbook.add_worksheet();
        sheet.write_row(0, 0, ["CONTACT_NR", "[new] GENRE"]).unwrap();
        sheet.write_row(1, 0, ["000001", "JAZZ"]).unwrap();
    }
    workbook.save_to_buffer().unwrap()
}

/// A list that is too long to be shown whole.
fn many_values() -> String {
    let row = |n: usize| format!("HALL;list;BOTH;Hall;Salle;Sala;H{n};{n};{n};{n};{n}\n");
    let head = "CRITERION;TYPE;CONTACT_TYPE;LABEL_EN;LABEL_FR;LABEL_PT;VALUE;RANK;VALUE_EN;VALUE_FR;VALUE_PT\n";
    head.to_owned() + &(1..=300).map(row).collect::<String>()
}
