//! The one shape of an import as JSON (`/help/results#json`).

use serde_json::{Map, Value, json};

use super::issues::{self, IssueFilter};
use crate::db::Db;
use crate::error::Result;
use crate::fields::standard;
use crate::imports::model::counts::Counts;
use crate::imports::model::import::Import;

/// The document of an import. `issues` bounds the list of issues, never the counts: `None` lists all, and leaving the
/// list out altogether is what `with_issues` false does.
pub fn document(db: &mut Db, import: &Import, with_issues: bool, issues: Option<i64>) -> Result<Value> {
    let counts = &import.counts;
    let mut document = json!({
        "id": import.number,
        "kind": import.kind.name(),
        "action": import.action.name(),
        "state": import.state.name(),
        "file": import.file_name,
        "sha256": import.sha256,
        "encoding": import.options.encoding.map(|encoding| encoding.code()),
        "rows": counts.rows,
        "rows_changed": counts.rows_changed,
        "rows_unchanged": counts.rows_unchanged,
        "rows_rejected": counts.rows_rejected,
        "changes": counts.changes,
        "applied": counts.applied,
        "conflicts": counts.conflicts,
        "undone": counts.undone,
        "kept": counts.kept,
        "errors": counts.errors,
        "warnings": counts.warnings,
        "notes": counts.notes,
        "waits": import.waits().into_iter().map(|(wait, n)| (wait.name().to_owned(), n.into())).collect::<Map<_, _>>(),
    });
    if import.kind.needs_confirmation()
        && let Some(document) = document.as_object_mut()
    {
        document.insert("removals".to_owned(), removals(counts));
    }
    if with_issues && let Some(document) = document.as_object_mut() {
        document.insert("issues".to_owned(), Value::Array(list(db, import, issues.unwrap_or(i64::MAX))?));
    }
    Ok(document)
}

/// How many contacts each operation concerns, by the word of the operation in small letters.
fn removals(counts: &Counts) -> Value {
    let count = |status: &str| counts.statuses.get(status).copied().unwrap_or_default();
    json!({
        "invalidate": count(standard::INVALID),
        "reactivate": count(standard::ACTIVE),
        "delete": count(standard::DELETED),
        "anonymise": count("ANONYMISED"),
        "erase": count("ERASED"),
    })
}

fn list(db: &mut Db, import: &Import, mut most: i64) -> Result<Vec<Value>> {
    const PAGE: i64 = 1000;
    let mut all = Vec::new();
    let mut after = None;
    while most > 0 {
        let page = issues::issues(db, import, &IssueFilter::default(), after, most.min(PAGE))?;
        let Some(last) = page.last() else { break };
        after = Some(last.place);
        most -= page.len() as i64;
        all.extend(page.iter().map(|listed| {
            let issue = &listed.issue;
            // A refused file has no layout: then the issue itself names the column.
            let column = import.layout.as_ref().map(|layout| layout.header(issue.column));
            let column = column.or_else(|| issue.text("column")).unwrap_or_default();
            json!({
                "row": issue.row,
                "column": if column.is_empty() { Value::Null } else { column.into() },
                "severity": issue.code.severity().name(),
                "code": issue.code.name(),
                "value": issue.value,
                "contact": issue.contact,
            })
        }));
    }
    Ok(all)
}
