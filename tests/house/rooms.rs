//! The order inside a module: which file of it imports which, with every name followed through `mod.rs` to the file that
//! defines it, so that no circle hides behind a facade.

use std::collections::{BTreeMap, BTreeSet};

/// The files of one top-level module, by their module path (`imports::check::keys`), with what each says.
pub struct Rooms {
    module: String,
    files: BTreeMap<Vec<String>, File>,
}

struct File {
    is_facade: bool,
    code: String,
    uses: Vec<Use>,
}

/// One name that a file brings in: `use a::b as c` has the path `[a, b]` and the name `c`.
struct Use {
    path: Vec<String>,
    name: String,
    is_public: bool,
}

impl Rooms {
    /// From the paths below `src/` and the code (without comments) of a module's files.
    pub fn new(module: &str, sources: &[(String, String)]) -> Self {
        let files = sources.iter().map(|(path, code)| {
            let names = path.trim_start_matches("src/").trim_end_matches(".rs");
            let is_facade = names.ends_with("/mod");
            let path = names.trim_end_matches("/mod").split('/').map(str::to_owned).collect::<Vec<_>>();
            (path, File { is_facade, code: code.clone(), uses: uses(code) })
        });
        Self { module: module.to_owned(), files: files.collect() }
    }

    /// Which file imports which, as module paths below the module: `check::keys` imports `model::import`.
    pub fn edges(&self) -> BTreeSet<(String, String)> {
        let mut edges = BTreeSet::new();
        for (from, file) in &self.files {
            for path in self.named(from, file) {
                if let Some(to) = self.definer(&path, 0)
                    && to != *from
                {
                    edges.insert((self.shown(from), self.shown(&to)));
                }
            }
        }
        edges
    }

    fn shown(&self, path: &[String]) -> String {
        if path.len() == 1 { self.module.clone() } else { path[1..].join("::") }
    }

    /// Every path that a file names inside this module, from its top. A facade's own list of what it shows is none.
    fn named(&self, from: &[String], file: &File) -> Vec<Vec<String>> {
        let mut found = Vec::new();
        for import in file.uses.iter().filter(|import| !(file.is_facade && import.is_public)) {
            let Some(path) = self.absolute(from, &import.path) else { continue };
            let members = if self.files.contains_key(&path) { members(&file.code, &import.name) } else { Vec::new() };
            // A module that is named for its members only is no more than those.
            if members.is_empty() {
                found.push(path);
            } else {
                found.extend(members.into_iter().map(|member| [path.clone(), vec![member]].concat()));
            }
        }
        for path in inline_paths(&file.code) {
            found.extend(self.absolute(from, &path));
        }
        if file.is_facade {
            for child in self.files.keys().filter(|path| path.len() == from.len() + 1 && path.starts_with(from)) {
                let name = &child[from.len()];
                found
                    .extend(members(&file.code, name).into_iter().map(|member| [child.clone(), vec![member]].concat()));
            }
        }
        found
    }

    /// A path as seen from a file, from the top of the crate; `None` outside this module.
    fn absolute(&self, from: &[String], path: &[String]) -> Option<Vec<String>> {
        let first = path.first()?.as_str();
        let parent = |path: &[String]| path.split_last().map(|(_, rest)| rest.to_vec());
        let mut base = match first {
            "crate" => Vec::new(),
            "self" => from.to_vec(),
            "super" => parent(from)?,
            name => {
                let child = [from.to_vec(), vec![name.to_owned()]].concat();
                if !self.files.contains_key(&child) {
                    return None;
                }
                child
            }
        };
        for name in &path[1..] {
            match name.as_str() {
                "super" => base = parent(&base)?,
                name => base.push(name.to_owned()),
            }
        }
        (base.first() == Some(&self.module)).then_some(base)
    }

    /// The file that defines what a path names.
    fn definer(&self, path: &[String], depth: usize) -> Option<Vec<String>> {
        let longest = (1..=path.len()).rev().find(|length| self.files.contains_key(&path[..*length]))?;
        let file = path[..longest].to_vec();
        let (Some(name), true) = (path.get(longest), depth < 8) else { return Some(file) };
        let shown = self.files[&file].uses.iter().find(|import| import.name == *name && import.is_public);
        match shown.and_then(|import| self.absolute(&file, &import.path)) {
            Some(source) if source != path => self.definer(&source, depth + 1),
            _ => Some(file),
        }
    }
}

/// All that a file's `use` lines bring in.
fn uses(code: &str) -> Vec<Use> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("use ") {
        let line = code[..at].rsplit('\n').next().unwrap_or_default().trim();
        let is_public = line.starts_with("pub");
        if !(line.is_empty() || is_public) {
            continue;
        }
        let Some(tree) = code[at + 4..].split(';').next() else { continue };
        let flat = tree.split_whitespace().collect::<Vec<_>>().join(" ");
        spread(&[], &flat, &mut |path, name| found.push(Use { path, name, is_public }));
    }
    found
}

/// Takes a tree of `use` apart: `a::{b, c::{d as e}}` is `a::b` and `a::c::d` under the name `e`.
fn spread(before: &[String], tree: &str, found: &mut impl FnMut(Vec<String>, String)) {
    let tree = tree.trim();
    match tree.split_once('{') {
        Some((head, rest)) => {
            let names = head.trim_end_matches("::").split("::").map(str::trim).filter(|name| !name.is_empty());
            let before: Vec<String> = before.iter().cloned().chain(names.map(str::to_owned)).collect();
            let inside = rest.rsplit_once('}').map_or(rest, |(inside, _)| inside);
            for part in parts(inside) {
                spread(&before, part, found);
            }
        }
        None => {
            let (path, name) = tree.split_once(" as ").map_or((tree, None), |(path, name)| (path, Some(name)));
            let mut path: Vec<String> =
                before.iter().cloned().chain(path.split("::").map(|name| name.trim().to_owned())).collect();
            if path.last().is_some_and(|name| name == "self") && path.len() > 1 {
                path.pop();
            }
            let last = path.last().cloned().unwrap_or_default();
            if !last.is_empty() && last != "*" {
                found(path, name.map_or(last, |name| name.trim().to_owned()));
            }
        }
    }
}

fn parts(inside: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, c) in inside.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&inside[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&inside[start..]);
    parts.retain(|part| !part.trim().is_empty());
    parts
}

/// What is named as `module::member` in the code below the `use` lines.
fn members(code: &str, module: &str) -> Vec<String> {
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices(&format!("{module}::")) {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
            continue;
        }
        let line = code[..at].rsplit('\n').next().unwrap_or_default().trim_start();
        let is_in_a_use = line.starts_with("use ") || line.starts_with("pub");
        let member = first_name(&code[at + module.len() + 2..]);
        if !member.is_empty() && !is_in_a_use {
            found.insert(member);
        }
    }
    found.into_iter().collect()
}

/// Paths that stand in the code itself, from `crate` or `super`.
fn inline_paths(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for start in ["crate::", "super::"] {
        for (at, _) in code.match_indices(start) {
            let line = code[..at].rsplit('\n').next().unwrap_or_default();
            let preceded = code[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || "_$:".contains(c));
            if preceded || line.contains("use ") || line.trim_start().starts_with("pub(in") {
                continue;
            }
            let path: String =
                code[at..].chars().take_while(|c| c.is_alphanumeric() || *c == '_' || *c == ':').collect();
            found.push(path.split("::").map(str::to_owned).filter(|name| !name.is_empty()).collect());
        }
    }
    found
}

fn first_name(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// Files that import each other, however long the way round: each circle sorted.
pub fn circles(edges: &BTreeSet<(String, String)>) -> Vec<Vec<String>> {
    let mut to: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (a, b) in edges {
        to.entry(a).or_default().push(b);
    }
    let reached: BTreeMap<&str, BTreeSet<&str>> = to.keys().map(|from| (*from, all_from(from, &to))).collect();
    let meets = |a: &str, b: &str| reached.get(a).is_some_and(|found| found.contains(b));
    let mut circles = BTreeSet::new();
    for a in to.keys().filter(|a| meets(a, a)) {
        circles.insert(to.keys().filter(|b| meets(a, b) && meets(b, a)).map(|b| (*b).to_owned()).collect::<Vec<_>>());
    }
    circles.into_iter().collect()
}

fn all_from<'a>(from: &str, to: &BTreeMap<&'a str, Vec<&'a str>>) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&str> = to.get(from).cloned().unwrap_or_default();
    while let Some(next) = open.pop() {
        if found.insert(next) {
            open.extend(to.get(next).into_iter().flatten());
        }
    }
    found
}

#[test]
fn a_name_is_followed_to_the_file_that_defines_it() {
    let source = |path: &str, code: &str| (path.to_owned(), code.to_owned());
    let rooms = Rooms::new(
        "shop",
        &[
            source("src/shop/mod.rs", "mod door;\nmod till;\npub use till::{Coin, count as add};\n"),
            source(
                "src/shop/door.rs",
                "use super::{Coin,\n    till};\nfn open() { till::ring(); crate::shop::add() }\n",
            ),
            source("src/shop/till/mod.rs", "mod bell;\npub use bell::ring;\npub struct Coin;\npub fn count() {}\n"),
            source("src/shop/till/bell.rs", "use crate::shop::door;\npub fn ring() { door::open() }\n"),
        ],
    );
    let edges = rooms.edges();
    let found: Vec<(&str, &str)> = edges.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(found, [("door", "till"), ("door", "till::bell"), ("till::bell", "door")]);
    assert_eq!(circles(&edges), [["door", "till::bell"]]);
}
