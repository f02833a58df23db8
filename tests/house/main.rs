//! Holds the shape of the house: what `src/lib.rs` and `src/error.rs` promise and the compiler does not check.
#![allow(clippy::unwrap_used)]

mod rooms;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rooms::Rooms;

/// A source file without its tests and comments, so that only what the program does is judged.
struct Source {
    path: String,
    module: String,
    code: String,
}

fn files(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut open = vec![root.join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() { open.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

fn shown(path: &Path) -> String {
    path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(path).display().to_string()
}

/// Whether a source file is compiled for tests only.
fn is_test(path: &Path) -> bool {
    path.ends_with("tests.rs") || path.components().any(|part| part.as_os_str() == "tests")
}

fn sources() -> Vec<Source> {
    files("src")
        .iter()
        .filter(|path| path.extension().is_some_and(|e| e == "rs") && !is_test(path))
        .map(|path| {
            let shown = shown(path);
            let inside = shown.trim_start_matches("src/");
            let module = inside.split(['/', '.']).next().unwrap_or_default().to_owned();
            Source { path: shown.clone(), module, code: without_tests_and_comments(&fs::read_to_string(path).unwrap()) }
        })
        .collect()
}

/// A module's tests are its last item, so all from `#[cfg(test)]` on is left out.
fn without_tests_and_comments(text: &str) -> String {
    let text = text.replace("#[cfg(test)]\nmod tests;", "");
    let program = text.split("\n#[cfg(test)]").next().unwrap_or_default();
    program
        .lines()
        .map(|line| if line.trim_start().starts_with("//") { "" } else { line })
        .collect::<Vec<_>>()
        .join("\n")
}

/// The modules by the row of the map in `src/lib.rs` that names them: modules of one row may import each other.
fn map() -> BTreeMap<String, usize> {
    rows_of("src/lib.rs")
}

/// The names in the first column of the table in a file's docs, by their row.
fn rows_of(file: &str) -> BTreeMap<String, usize> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
    let rows = text.lines().filter(|line| line.starts_with("//! | [`"));
    let mut map = BTreeMap::new();
    for (row, line) in rows.enumerate() {
        let names = line.split('|').nth(1).unwrap_or_default();
        for name in names.split('`').skip(1).step_by(2) {
            map.insert(name.to_owned(), row);
        }
    }
    map
}

/// The modules that a file names as `crate::module` or in `crate::{a, b::c}`.
fn imports(code: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let preceded = code[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$');
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            _ if preceded => {}
            Some(group) => names.extend(top_level_names(group)),
            None => names.push(first_name(rest)),
        }
    }
    names
}

fn first_name(text: &str) -> String {
    text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

fn top_level_names(group: &str) -> Vec<String> {
    let (mut depth, mut start, mut names) = (0_i32, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                names.push(first_name(&group[start..at]));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                names.push(first_name(&group[start..at]));
                start = at + 1;
            }
            _ => {}
        }
    }
    names
}

fn assert_none(what: &str, found: &[String]) {
    assert!(found.is_empty(), "{what}:\n  {}", found.join("\n  "));
}

/// Lines of the program that hold one of the words, except in files for which `allowed` is true.
fn lines_with(words: &[&str], allowed: impl Fn(&Source) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| !allowed(source)) {
        for (number, line) in source.code.lines().enumerate() {
            if words.iter().any(|word| line.contains(word)) {
                found.push(format!("{}:{}: {}", source.path, number + 1, line.trim()));
            }
        }
    }
    found
}

#[test]
fn every_module_stands_on_the_map() {
    let map = map();
    let known = |source: &Source| map.contains_key(&source.module) || matches!(&*source.module, "lib" | "main");
    let lost: Vec<String> = sources().into_iter().filter(|s| !known(s)).map(|s| s.path).collect();
    assert_none("not in the list of src/lib.rs", &lost);
}

#[test]
fn a_module_imports_only_those_above_it() {
    let map = map();
    let mut wrong = Vec::new();
    for source in sources() {
        let Some(own) = map.get(&source.module) else { continue };
        for name in imports(&source.code) {
            if map.get(&name).is_some_and(|row| row > own) {
                wrong.push(format!("{} imports {name}", source.path));
            }
        }
    }
    assert_none("imports against the order of src/lib.rs", &wrong);
}

/// Circles inside a module that stay, each with its reason.
const CIRCLES: [&[&str]; 0] = [];

/// The modules whose `mod.rs` has a table of its rooms in order.
fn modules_with_rooms() -> Vec<String> {
    let top = files("src").into_iter().map(|path| shown(&path));
    top.filter(|path| path.matches('/').count() == 2 && path.ends_with("/mod.rs") && !rows_of(path).is_empty())
        .collect()
}

fn rooms_of(facade: &str) -> Rooms {
    let folder = facade.trim_end_matches("mod.rs");
    let own = sources().into_iter().filter(|source| source.path.starts_with(folder));
    let files: Vec<(String, String)> = own.map(|source| (source.path, source.code)).collect();
    Rooms::new(folder.trim_start_matches("src/").trim_end_matches('/'), &files)
}

#[test]
fn every_room_stands_in_the_table_of_its_module() {
    let mut lost = Vec::new();
    for facade in modules_with_rooms() {
        let (rows, folder) = (rows_of(&facade), facade.trim_end_matches("mod.rs"));
        for source in sources().iter().filter(|source| source.path != facade) {
            let Some(inside) = source.path.strip_prefix(folder) else { continue };
            if !rows.contains_key(inside.split(['/', '.']).next().unwrap_or_default()) {
                lost.push(format!("{} is not in the table of {facade}", source.path));
            }
        }
    }
    assert_none("rooms that their module does not name", &lost);
}

#[test]
fn a_room_imports_only_those_above_it() {
    let mut wrong = Vec::new();
    for facade in modules_with_rooms() {
        let rows = rows_of(&facade);
        let row = |path: &str| rows.get(path.split("::").next().unwrap_or_default()).copied();
        for (from, to) in rooms_of(&facade).edges() {
            if row(&from).zip(row(&to)).is_some_and(|(from, to)| to > from) {
                wrong.push(format!("{facade}: {from} imports {to}"));
            }
        }
    }
    assert_none("imports against the order of the rooms", &wrong);
}

#[test]
fn files_of_a_module_do_not_go_round_in_a_circle() {
    let mut wrong = Vec::new();
    for facade in modules_with_rooms() {
        let found = rooms::circles(&rooms_of(&facade).edges());
        let known = |circle: &Vec<String>| CIRCLES.contains(&&*circle.iter().map(String::as_str).collect::<Vec<_>>());
        wrong.extend(found.iter().filter(|circle| !known(circle)).map(|circle| format!("{facade}: {circle:?}")));
    }
    assert_none("circles", &wrong);
}

#[test]
fn groups_of_imports_are_understood() {
    let code =
        "use crate::db::Db;\nuse crate::{codes, fields::{Field, Group}, text::fold};\n$crate::seal::x mycrate::mail";
    assert_eq!(imports(code), ["db", "codes", "fields", "text"]);
}

#[test]
fn only_web_knows_http() {
    let found = lines_with(&["actix", "StatusCode"], |source| source.module == "web");
    assert_none("HTTP outside src/web", &found);
}

#[test]
fn only_db_knows_which_database_it_is() {
    let words = ["SqliteConnection", "PgConnection", "Db::Sqlite", "Db::Postgres", "diesel::sqlite", "diesel::pg"];
    assert_none("a database named outside src/db", &lines_with(&words, |source| source.module == "db"));
}

#[test]
fn nothing_in_the_program_panics_on_purpose() {
    let words = [".unwrap()", ".expect(", "panic!(", "unreachable!(", "todo!(", "unimplemented!("];
    assert_none("panics", &lines_with(&words, |_| false));
}

#[test]
fn time_comes_from_one_place() {
    let words = ["Utc::now", "Local::now", "SystemTime::now"];
    assert_none("use db::now", &lines_with(&words, |source| source.module == "db"));
}

/// A function that fits on a screen is understood at once. The table of routes is a list.
#[test]
fn a_function_fits_on_a_screen() {
    const LONGEST: usize = 60;
    let mut long = Vec::new();
    for source in sources() {
        for (name, lines) in functions(&source.code) {
            if lines > LONGEST && !(source.path == "src/web/routes.rs" && name == "routes") {
                long.push(format!("{} {name} has {lines} lines", source.path));
            }
        }
    }
    assert_none("functions of more than 60 lines", &long);
}

/// The functions of a formatted file with their lines: each ends where a brace stands below its beginning.
fn functions(code: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = code.lines().collect();
    let mut found = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let text = line.trim_start();
        let indent = &line[..line.len() - text.len()];
        let before = text.split("fn ").next().unwrap_or_default();
        let words = ["pub", "pub(crate)", "pub(super)", "const", "async", "extern", "\"C\""];
        let is_function = text.contains("fn ") && before.split_whitespace().all(|word| words.contains(&word));
        if is_function && !line.ends_with([';', '}']) {
            let closing = format!("{indent}}}");
            let end = lines[start..].iter().position(|line| *line == closing).unwrap_or_default();
            found.push((first_name(&text[before.len() + 3..]), end + 1));
        }
    }
    found
}

#[test]
fn functions_are_counted() {
    let code = "fn short() {}\n\nimpl A {\n    pub(crate) async fn two(\n        self,\n    ) -> u8 {\n        1\n    }\n}\nfn one();\nlet fnord = 1;\n";
    assert_eq!(functions(code), [("two".to_owned(), 5)]);
}

#[test]
fn a_file_is_one_concept() {
    let long: Vec<String> = files("src")
        .iter()
        .filter_map(|path| {
            let lines = fs::read_to_string(path).ok()?.lines().count();
            (lines > 320).then(|| format!("{} has {lines} lines", shown(path)))
        })
        .collect();
    assert_none("too long", &long);
}

/// Pages work on a machine without a way to the outside, and the Content-Security-Policy stops what is not ours.
#[test]
fn pages_load_only_what_is_ours() {
    let mut found = Vec::new();
    for path in files("templates").iter().chain(&files("static")) {
        let Ok(text) = fs::read_to_string(path) else { continue };
        for (number, line) in text.lines().enumerate() {
            let line = line.replace("http://www.w3.org/", "");
            let loads = ["src=\"//", "href=\"//", "url(//", "import \"//"].iter().any(|word| line.contains(word));
            if loads || line.contains("http://") || line.contains("https://") {
                found.push(format!("{}:{}: {}", shown(path), number + 1, line.trim()));
            }
        }
    }
    assert_none("loaded from elsewhere", &found);
}

#[test]
fn templates_hold_no_script_and_no_style() {
    let mut found = Vec::new();
    for path in &files("templates") {
        let text = fs::read_to_string(path).unwrap_or_default().to_lowercase();
        let page = path.extension().is_some_and(|e| e == "html");
        for (number, line) in text.lines().enumerate().filter(|_| page) {
            let inline_script = line.contains("<script") && !line.contains("src=");
            let handler = [" onclick=", " onchange=", " onsubmit=", " onload=", " oninput=", "javascript:"];
            if inline_script
                || line.contains(" style=")
                || line.contains("<style")
                || handler.iter().any(|h| line.contains(h))
            {
                found.push(format!("{}:{}: {}", shown(path), number + 1, line.trim()));
            }
        }
    }
    assert_none("the Content-Security-Policy stops these", &found);
}
