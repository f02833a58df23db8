//! Resolves what the columns of a file are: by what the user said, else by the import that the file corrects, a mapping or
//! the system that it comes from, else by its headers alone.

use diesel::prelude::*;

use super::column_rules::{self, Unfit};
use super::file_kind;
use super::header::{self, is_prefixed, is_recognised};
use super::header_index::prefixed;
use super::header_name::{bare, is_value};
use super::known_systems::system::System;
use super::mappings::{Mapping, of_document};
use super::{new_fields, of_corrected};
use crate::codes::Code;
use crate::contacts::catalogue::Catalogue;
use crate::db::lease::Lease;
use crate::db::{self, Db};
use crate::error::Result;
use crate::fields::is_reserved;
use crate::i18n::Message;
use crate::imports::model::column_mapping::{Choice, ColumnMapping, NewField, Origin};
use crate::imports::model::import::Import;
use crate::imports::model::issue::Issue;
use crate::imports::model::layout::{Layout, Role};
use crate::imports::model::options::Options;
use crate::schema::{imports, writes};
use crate::table::Row;
use crate::text::trim;

/// What is known of the columns.
pub(crate) enum Resolved {
    /// All that has to be known.
    Known(Layout),
    /// The user has to say more: these questions, or only whether a mapping is right.
    Open(Layout, Vec<Issue>),
    /// The file has to be refused.
    Refused(Box<Issue>),
}

/// Resolves the columns of a file that begins with these rows. Fields that the import is to make are added to the catalogue.
pub(crate) fn resolve_columns(
    db: &mut Db,
    lease: &Lease,
    import: &mut Import,
    rows: &[Row],
    catalogue: &mut Catalogue,
) -> Result<Resolved> {
    if import.options.answers == ColumnMapping::default() {
        file_kind::follow(import, rows, catalogue);
        find_answers(db, import, rows, catalogue)?;
        save(db, lease, import)?;
    }
    let made = new_fields::plan(db, import, catalogue)?;
    let (kind, options) = (import.kind, &import.options);
    let with_made = |mut layout: Layout| {
        layout.new_fields = made;
        layout
    };
    let issue = match header::read(rows, catalogue, kind, options) {
        Ok(layout) => {
            let mut questions = open_questions(&layout);
            questions.extend(options.answers.missing.iter().map(|name| missing(layout.header_row, name)));
            if let Err(unfit) = column_rules::of_columns(&layout, options, catalogue) {
                let issue = rule_unfit(layout.header_row, &unfit);
                if options.rules.contains_key(&unfit.column) {
                    return Ok(Resolved::Refused(Box::new(issue)));
                }
                questions.push(issue);
            }
            let layout = with_made(layout);
            let is_open = !questions.is_empty() || is_proposal(&options.answers);
            return Ok(if is_open { Resolved::Open(layout, questions) } else { Resolved::Known(layout) });
        }
        Err(issue) => issue,
    };
    let unsaid = Options { accept_columns: false, ..options.clone() };
    Ok(match header::draft(rows, catalogue, kind, &unsaid) {
        Some(layout) if may_ask(import, &issue, &layout) => {
            let mut questions = open_questions(&layout);
            let header = layout.header_row;
            questions.push(Issue { row: header, ..*issue });
            Resolved::Open(with_made(layout), questions)
        }
        _ => Resolved::Refused(issue),
    })
}

/// The columns that still have to be confirmed, as issues.
fn open_questions(layout: &Layout) -> Vec<Issue> {
    let unknown = layout.columns.iter().enumerate().filter_map(|(at, column)| match &column.role {
        Role::Unknown { near } => Some((at, column, near)),
        _ => None,
    });
    unknown
        .map(|(at, column, near)| {
            let code = if near.is_some() { Code::NearMissColumn } else { Code::UnknownColumn };
            Issue::cell(layout.header_row, at, code, &column.header).with("near", near.as_deref().unwrap_or_default())
        })
        .collect()
}

/// That the mapping makes something of a column which the file lacks.
fn missing(header_row: i64, name: &str) -> Issue {
    Issue::row(header_row, Code::MappingColumnMissing).with("name", name)
}

/// That a rule can't hold.
fn rule_unfit(header_row: i64, unfit: &Unfit) -> Issue {
    let rule = Message::new(format!("rule-{}", unfit.rule.name()));
    let written = if unfit.is_written { "yes" } else { "no" };
    let issue = Issue::row(header_row, Code::RuleUnfit).with("name", unfit.column.as_str());
    issue.with("rule", rule).with("written", written)
}

/// Whether the answers of a mapping wait for the user to agree.
fn is_proposal(answers: &ColumnMapping) -> bool {
    matches!(answers.origin, Some(Origin::Mapping(_))) && !answers.confirmed
}

/// Whether somebody is asked instead of refusing the file: it waits for answers on the page, whoever sent it. A template of
/// ours that lost its key or has a column twice is refused where nobody sits before it; and a file whose first row is not
/// of names but of values, since that row would be lost.
fn may_ask(import: &Import, issue: &Issue, layout: &Layout) -> bool {
    let is_template = layout.columns.iter().any(|column| is_prefixed(&column.header));
    let has_said = !import.options.answers.columns.is_empty();
    import.kind.is_about_contacts()
        && match issue.code {
            Code::NoHeader if layout.headers().into_iter().any(is_value) => false,
            Code::NoKeyColumn | Code::NoHeader => !is_template || import.options.ask,
            Code::DuplicateHeader => !is_template || import.options.ask && has_said,
            _ => false,
        }
}

fn save(db: &mut Db, lease: &Lease, import: &Import) -> Result<()> {
    let options = serde_json::to_string(&import.options)?;
    db::write(db, |db| {
        lease.renew(db)?;
        diesel::update(imports::table.find(import.id))
            .set((
                imports::kind.eq(import.kind.name()),
                imports::options.eq(options),
                imports::parent_id.eq(import.parent_id),
            ))
            .execute(db)?;
        diesel::update(writes::table.find(import.write_id))
            .set(writes::source.eq(&import.options.source))
            .execute(db)?;
        Ok(())
    })
}

/// Looks for answers that somebody has given before.
fn find_answers(db: &mut Db, import: &mut Import, rows: &[Row], catalogue: &Catalogue) -> Result<()> {
    let marked = of_corrected::answers(db, import, rows, catalogue)?;
    if import.options.answers.confirmed || !import.kind.is_about_contacts() {
        return Ok(());
    }
    if let Some(answers) = of_mapping(db, import, rows)? {
        import.options.answers = answers;
    } else if let Some((answers, left_out)) = of_system(import, rows, catalogue) {
        import.options.answers = answers;
        import.options.left_out = left_out;
    }
    if let Some(marked) = marked {
        import.options.answers.header_row = marked.header_row;
        import.options.answers.columns.extend(marked.columns);
    }
    if import.options.create_fields && import.options.accept_columns && import.kind.makes_fields() {
        make_fields(import, rows, catalogue);
    }
    Ok(())
}

/// The mapping that the user named, or else the one for a file with these headers: a proposal, unless proposals are
/// confirmed beforehand.
fn of_mapping(db: &mut Db, import: &Import, rows: &[Row]) -> Result<Option<ColumnMapping>> {
    let (institution, options) = (import.institution_id, &import.options);
    if let Some(document) = &options.mapping_file {
        let fits =
            header::first_rows(rows, options).filter_map(|row| of_document(document, Some(Origin::Document), row));
        let best = fits.max_by_key(|answers| answers.columns.len());
        return Ok(best.map(|answers| ColumnMapping { confirmed: true, ..answers }));
    }
    let named = match &options.mapping {
        Some(name) => Mapping::by_name(db, institution, name)?.filter(|mapping| mapping.kind == import.kind),
        None => None,
    };
    if let Some(mapping) = named {
        let fits = header::first_rows(rows, options).filter_map(|row| mapping.answers(row));
        let best = fits.max_by_key(|answers| answers.columns.len());
        if best.is_some() {
            mapping.note_use(db)?;
        }
        return Ok(best.map(|answers| ColumnMapping { confirmed: true, ..answers }));
    }
    if !options.ask && !options.accept_columns {
        return Ok(None);
    }
    for row in header::first_rows(rows, options) {
        let Some(mapping) = Mapping::of_headers(db, institution, import.kind, &header::headers(row))? else { continue };
        mapping.note_use(db)?;
        let confirmed = options.accept_columns;
        return Ok(mapping.answers(row).map(|answers| ColumnMapping { confirmed, ..answers }));
    }
    Ok(None)
}

/// What is known of the file's system, and the filled columns that are left out of it.
fn of_system(import: &Import, rows: &[Row], catalogue: &Catalogue) -> Option<(ColumnMapping, Vec<String>)> {
    header::first_rows(rows, &import.options).find_map(|row| {
        let headers = header::headers(row);
        let system = System::of_headers(&headers)?;
        let is_filled = |row: &Row, at: usize| !trim(row.cells.get(at).unwrap_or_default()).is_empty();
        let below = rows.iter().filter(|below| below.number > row.number);
        let filled = |at: usize| below.clone().filter(|row| is_filled(row, at)).count();
        let answers = system.answers(row.number as i64, &headers, filled, catalogue);
        let is_left_out = |at: &usize| answers.columns.get(at) == Some(&Choice::Ignore) && filled(*at) > 0;
        let left_out = (0..headers.len()).filter(is_left_out).map(|at| headers[at].to_owned()).collect();
        Some((answers, left_out))
    })
}

/// Makes a custom field of every column that is neither known nor nearly so, in a file of which something is.
fn make_fields(import: &mut Import, rows: &[Row], catalogue: &Catalogue) {
    let asked = Options { accept_columns: false, ..import.options.clone() };
    let read = header::read(rows, catalogue, import.kind, &asked).ok();
    let Some(layout) = read.or_else(|| header::draft(rows, catalogue, import.kind, &asked)) else { return };
    if !layout.columns.iter().any(|column| is_recognised(&column.role)) {
        return;
    }
    let answers = &mut import.options.answers;
    answers.header_row = Some(layout.header_row);
    for (at, column) in layout.columns.iter().enumerate() {
        if column.role == (Role::Unknown { near: None }) {
            let new = new_field(&column.header, "text", answers, catalogue);
            answers.columns.insert(at, Choice::NewField(new));
        }
    }
}

/// A new field for a column, with a code that no field has or is to have.
pub fn new_field(header: &str, kind: &str, answers: &ColumnMapping, catalogue: &Catalogue) -> NewField {
    let is_planned =
        |code: &str| answers.columns.values().any(|choice| matches!(choice, Choice::NewField(new) if new.code == code));
    NewField::for_header(bare(prefixed(header).1), kind, |code| {
        is_reserved(code) || is_planned(code) || catalogue.by_code(code).is_some()
    })
}
