//! Holds the papers to the house: every path that they name exists, and what CONTRIBUTING.md tells about is tested.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn paper(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap()
}

/// The papers, and the folder from which their links lead.
fn papers() -> Vec<PathBuf> {
    ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "findings/README.md", "tests/bench/README.md"]
        .map(|name| root().join(name))
        .to_vec()
}

/// Folders of the repository; a path that begins with one names a file in it.
const FOLDERS: [&str; 8] = ["src", "tests", "locales", "templates", "static", "migrations", "findings", "packaging"];

/// The words in backticks and code blocks that begin with a folder of ours: `src/fields`, `tests/run cargo …`.
fn named_paths(text: &str) -> Vec<&str> {
    let words =
        text.split(|c: char| c.is_whitespace() || matches!(c, '`' | '(' | ')' | ',' | ';' | '*' | '[' | ']' | '|'));
    let words = words.map(|word| word.trim_end_matches(['.', ':']));
    words
        .filter(|word| FOLDERS.iter().any(|folder| word.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))))
        .collect()
}

/// The targets of links that lead to files.
fn links(text: &str) -> Vec<&str> {
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    targets.filter(|target| !target.contains("://") && !target.starts_with('#')).collect()
}

#[test]
fn every_path_that_a_paper_names_exists() {
    let mut lost = Vec::new();
    for paper in papers() {
        let text = fs::read_to_string(&paper).unwrap();
        let shown = paper.strip_prefix(root()).unwrap().display();
        lost.extend(
            named_paths(&text)
                .iter()
                .filter(|path| !root().join(path).exists())
                .map(|path| format!("{path} in {shown}")),
        );
        let beside = paper.parent().unwrap();
        lost.extend(
            links(&text).iter().filter(|link| !beside.join(link).exists()).map(|link| format!("{link} in {shown}")),
        );
    }
    assert!(lost.is_empty(), "there is no such file:\n  {}", lost.join("\n  "));
    assert!(named_paths(&paper("CONTRIBUTING.md")).len() > 40, "paths are not found in CONTRIBUTING.md");
}

#[test]
fn every_finding_is_a_program_and_is_told_about() {
    use std::os::unix::fs::PermissionsExt;
    let told = paper("findings/README.md");
    let mut scripts = 0;
    for entry in fs::read_dir(root().join("findings")).unwrap().flatten() {
        let name = entry.file_name().into_string().unwrap();
        if name.ends_with(".sh") {
            scripts += 1;
            assert!(told.contains(&format!("`{name}`")), "findings/README.md does not name {name}");
            assert!(entry.metadata().unwrap().permissions().mode() & 0o111 != 0, "{name} can't be run");
        }
    }
    assert!(scripts > 0);
}

#[test]
fn the_licences_are_those_of_the_manifest() {
    assert!(paper("Cargo.toml").contains("license = \"MIT OR Apache-2.0\""));
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        assert!(paper(name).contains("the Carnet contributors"), "{name}");
        assert!(paper("README.md").contains(name), "README.md does not name {name}");
    }
}

#[test]
fn the_changelog_knows_the_version() {
    let manifest = paper("Cargo.toml");
    let version = manifest.lines().find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"')).unwrap();
    assert!(paper("CHANGELOG.md").contains(&format!("\n## {version} - ")), "CHANGELOG.md lacks {version}");
}

/// The dashboard and the alert rules ask for metrics by the names under which `src/metrics.rs` registers them.
#[test]
fn files_for_monitors_name_only_what_is_measured() {
    let measured = paper("src/metrics.rs");
    for name in ["carnet.rules.yml", "grafana-dashboard.json"] {
        let file = paper(&format!("packaging/monitoring/{name}"));
        let words = file.split(|c: char| !c.is_ascii_lowercase() && c != '_');
        let metrics: Vec<&str> = words.filter_map(|word| word.strip_prefix("carnet_")).collect();
        assert!(metrics.len() > 5, "{name}");
        for metric in metrics {
            let bare =
                ["_bucket", "_count", "_total"].iter().find_map(|end| metric.strip_suffix(end)).unwrap_or(metric);
            let bare = bare.trim_end_matches("_seconds");
            assert!(measured.contains(&format!("\"{bare}\"")), "{name} names carnet_{metric}");
        }
    }
}
