//! Small files of kinds that once went wrong, each with what must come of it: the codes that the report names, and the
//! values that are there once the import was started. The files lie in `files/cases`; each has an institution of its own.

use std::path::{Path, PathBuf};

use crate::support::{Import, Ran, Table, TestApp};

on_both!(every_case_comes_to_what_is_right);

/// A file of `files/cases`. Beside it may lie `ID.fields.csv` and `ID.base.csv`, which are brought in first.
struct Case {
    file: &'static str,
    options: &'static [&'static str],
    /// The state after `--action update`.
    state: &'static str,
    /// Codes that the report names, and how often; all others are no errors.
    codes: &'static [(&'static str, usize)],
    /// What is stored once the import, if it waits, was started: the contacts' values of these columns, in any order.
    columns: &'static [&'static str],
    rows: &'static [&'static [&'static str]],
}

const CREATE: &[&str] = &["--mode", "create"];
const ACCEPT: &[&str] = &["--mode", "create", "--accept-columns"];
const MAKE: &[&str] = &["--mode", "create", "--accept-columns", "--create-fields"];

/// A file that makes contacts, of which nothing is to be said.
const PLAIN: Case = Case { file: "", options: CREATE, state: "completed", codes: &[], columns: &[], rows: &[] };

const CASES: &[Case] = &[
    Case {
        file: "01-person-and-company.csv",
        codes: &[("name-split", 1)],
        columns: &["KIND", "FIRSTNAME", "LASTNAME", "OFFICIAL_NAME"],
        rows: &[&["INDIVIDUAL", "Zoé", "Durand", "Acme SARL"]],
        ..PLAIN
    },
    Case { file: "02-error-cells.xlsx", state: "tested", codes: &[("cell-error", 2)], columns: &["LASTNAME"], ..PLAIN },
    Case {
        file: "03-shown-zeros.xlsx",
        columns: &["LASTNAME", "ZIPCODE", "EXTERNAL_ID"],
        rows: &[&["Durand", "01000", "000042"]],
        ..PLAIN
    },
    Case {
        file: "04-same-mail-in-file.csv",
        options: &[],
        codes: &[("email-in-use", 3)],
        columns: &["CONTACT_NR", "EMAIL"],
        rows: &[&["1", "ann@x.org"], &["2", "ann@x.org"], &["3", "ann@x.org"]],
        ..PLAIN
    },
    Case {
        file: "04b-same-mail-created.csv",
        codes: &[("email-in-use", 2)],
        columns: &["LASTNAME", "EMAIL"],
        rows: &[&["Durand", "a@x.org"], &["Petit", "a@x.org"]],
        ..PLAIN
    },
    Case {
        file: "04c-mails-exchanged.csv",
        options: &[],
        codes: &[("email-in-use", 0)],
        columns: &["CONTACT_NR", "EMAIL"],
        rows: &[&["1", "b@x.org"], &["2", "a@x.org"]],
        ..PLAIN
    },
    Case {
        file: "05-external-id-exchanged.csv",
        options: &[],
        columns: &["CONTACT_NR", "EXTERNAL_ID"],
        rows: &[&["1", "B-2"], &["2", "A-1"]],
        ..PLAIN
    },
    Case {
        file: "06-overseas-phones.csv",
        columns: &["LASTNAME", "PHONE"],
        rows: &[&["A", "'+262692301234"], &["B", "'+590690301234"], &["C", "'+262692301234"], &["D", "'+262639012345"]],
        ..PLAIN
    },
    Case {
        file: "08-create-fields-lost.csv",
        options: MAKE,
        columns: &["LASTNAME", "POSTE"],
        rows: &[&["Durand", "Gardien"]],
        ..PLAIN
    },
    Case {
        file: "08b-create-fields-made.csv",
        options: MAKE,
        columns: &["LASTNAME", "POSTE"],
        rows: &[&["Durand", "Gardien"]],
        ..PLAIN
    },
    Case {
        file: "09-near-misses-collide.csv",
        options: ACCEPT,
        codes: &[("name-split", 1)],
        columns: &["FIRSTNAME", "LASTNAME", "EMAIL"],
        rows: &[&["Tess", "Terre", "t@x.org"]],
        ..PLAIN
    },
    Case {
        file: "10-line-in-one-cell.csv",
        columns: &["LASTNAME", "FIRSTNAME", "TOWN"],
        rows: &[&["Durand", "Zoé", "Lyon, Rhône"], &["Petit", "Luc", "Brest"]],
        ..PLAIN
    },
    Case {
        file: "11-guards-of-others.csv",
        columns: &["LASTNAME", "ZIPCODE", "EXTERNAL_ID"],
        rows: &[&["Durand", "01000", "00042"], &["Petit", "01000", "00043"]],
        ..PLAIN
    },
    Case { file: "12-macroman.csv", columns: &["LASTNAME", "TOWN"], rows: &[&["René", "Dôle"]], ..PLAIN },
    Case { file: "13-no-rows.csv", state: "refused", codes: &[("file-empty", 1)], columns: &["LASTNAME"], ..PLAIN },
    Case {
        file: "14-placeholders.csv",
        state: "tested",
        codes: &[("placeholder", 5)],
        columns: &["LASTNAME", "FIRSTNAME", "TOWN"],
        rows: &[&["Durand", "", ""]],
        ..PLAIN
    },
    Case {
        file: "15-titles.csv",
        columns: &["LASTNAME", "TITLE"],
        rows: &[&["Durand", "MRS"], &["Petit", "MR"]],
        ..PLAIN
    },
    Case {
        file: "16-float-keys.csv",
        options: &[],
        state: "tested",
        codes: &[("key-damaged", 1)],
        columns: &["CONTACT_NR", "TOWN"],
        rows: &[&["123", ""]],
    },
    Case {
        file: "20-html-entities.csv",
        state: "tested",
        codes: &[("spreadsheet-damage", 3)],
        columns: &["LASTNAME"],
        ..PLAIN
    },
    Case {
        file: "22-commas-between-codes.csv",
        state: "tested",
        codes: &[("several-values", 2), ("separator-doubtful", 2)],
        columns: &["LASTNAME"],
        ..PLAIN
    },
    Case { file: "23-hidden-rows.xlsx", codes: &[("rows-hidden", 1)], columns: &["LASTNAME"], ..PLAIN },
    Case {
        file: "24-formula-without-result.xlsx",
        state: "tested",
        codes: &[("formula-without-result", 1)],
        columns: &["LASTNAME"],
        ..PLAIN
    },
    Case {
        file: "25-mails-only-upsert.csv",
        options: &["--mode", "upsert"],
        columns: &["LASTNAME", "EMAIL"],
        rows: &[&["Sans", ""], &["Avec", "c@x.org"]],
        ..PLAIN
    },
    Case {
        file: "26-foreign-headers-in-shell.csv",
        options: MAKE,
        state: "needs_mapping",
        codes: &[("no-header", 1)],
        columns: &["LASTNAME"],
        ..PLAIN
    },
    Case {
        file: "27-same-header-twice.csv",
        options: ACCEPT,
        state: "needs_mapping",
        codes: &[("duplicate-header", 1)],
        columns: &["LASTNAME"],
        ..PLAIN
    },
    Case {
        file: "28-iso3.csv",
        columns: &["LASTNAME", "COUNTRY", "PREF_LANG"],
        rows: &[&["A", "FR", "fr"], &["B", "BR", "pt"]],
        ..PLAIN
    },
    Case { file: "30-1500-delimiters.csv", columns: &["LASTNAME", "FIRSTNAME"], ..PLAIN },
];

fn every_case_comes_to_what_is_right(app: TestApp) {
    let mut wrong = Vec::new();
    for (n, case) in CASES.iter().enumerate() {
        let place = Place { app: &app, code: format!("CASE{n}") };
        place.make();
        wrong.extend(place.replay(case).into_iter().map(|what| format!("{}: {what}", case.file)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// An institution of a case.
struct Place<'a> {
    app: &'a TestApp,
    code: String,
}

impl Place<'_> {
    fn carnet(&self, arguments: &[&str]) -> Ran {
        self.app.run(&[arguments, &["--institution", &self.code, "--json"]].concat())
    }

    fn make(&self) {
        let name = ["--name", "Maison", "--language", "fr", "--country", "FR"];
        self.app.run(&[&["institution", "add", &self.code], &name[..]].concat()).exits(0);
    }

    fn import(&self, file: &Path, kind: &str, options: &[&str]) -> Ran {
        let file = file.to_str().unwrap();
        self.carnet(&[&["import", file, "--kind", kind, "--action", "update"], options].concat())
    }

    /// What is not as it should be.
    fn replay(&self, case: &Case) -> Vec<String> {
        let id = case.file.rsplit_once('.').map_or(case.file, |(id, _)| id);
        let beside = |what: &str| Some(path(&format!("{id}.{what}.csv"))).filter(|path| path.exists());
        if let Some(fields) = beside("fields") {
            self.import(&fields, "criterion-values", &[]).exits(0);
        }
        if let Some(base) = beside("base") {
            self.import(&base, "contacts", CREATE).exits(0);
        }
        let import = Import(self.import(&path(case.file), "contacts", case.options).json());
        let mut wrong = Vec::new();
        if import.state() != case.state {
            wrong.push(format!("is {}, not {}: {:?}", import.state(), case.state, import.issues()));
        }
        let codes = import.codes();
        for (code, times) in case.codes {
            let found = codes.iter().filter(|found| found == code).count();
            if found != *times {
                wrong.push(format!("{code} {found} times, not {times}: {:?}", import.issues()));
            }
        }
        if import.state() == "tested" && import.count("changes") > 0 {
            self.carnet(&["start", &import.id().to_string()]).exits(0);
        }
        let stored = self.stored(case.columns);
        let wanted = case.rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>());
        for row in wanted.filter(|row| !stored.contains(row)) {
            wrong.push(format!("{row:?} is not in {stored:?}"));
        }
        wrong
    }

    fn stored(&self, columns: &[&str]) -> Vec<Vec<String>> {
        let out = self.app.folder().join("case.csv");
        self.carnet(&["export", "--out", out.to_str().unwrap()]).exits(0);
        let table = Table::read(&std::fs::read(&out).unwrap());
        let cell = |row: &Vec<String>, name: &str| {
            let at = table.header.iter().position(|header| header == name);
            at.map_or_else(|| format!("no column {name}"), |at| row[at].clone())
        };
        table.rows.iter().map(|row| columns.iter().map(|name| cell(row, name)).collect()).collect()
    }
}

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/product/files/cases").join(name)
}
