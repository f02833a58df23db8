//! What users decide of an import before it is started: what its columns are, which sheet is meant, what becomes of stale
//! and damaged cells.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::transitions::test_anew;
use crate::accounts::Institution;
use crate::accounts::users::user_emails;
use crate::codes::Severity;
use crate::contacts::catalogue::Catalogue;
use crate::db::{self, Db};
use crate::error::{Refusal, Result};
use crate::fields::Surroundings;
use crate::imports::columns::mapping_check::check_mapping;
use crate::imports::columns::mapping_positions;
use crate::imports::columns::mappings::Mapping;
use crate::imports::model::column_mapping::{ColumnMapping, Origin};
use crate::imports::model::import::Import;
use crate::imports::model::issue::Issue;
use crate::imports::model::layout::Layout;
use crate::imports::model::mapping_file::MappingFile;
use crate::imports::model::options::Options;
use crate::imports::model::state::{State, step};
use crate::kinds::Kind;
use crate::schema::imports;
use crate::table::Encoding;
use crate::text;

/// Says what the columns are; the import is tested then, also if it was tested before. With a name the answers are kept as a
/// mapping for the next file with the same headers. Refused: `bad-constant`, `unknown-constant`, `made-incomplete`,
/// `mapping-unfit` and what [`Mapping::save`] refuses.
pub fn confirm(db: &mut Db, import: &Import, answers: ColumnMapping, name: Option<&str>) -> Result<()> {
    let headers = import.layout.as_ref().map(Layout::headers).unwrap_or_default();
    check_answers(db, import.institution_id, import.kind, &headers, &answers)?;
    let mut options = import.options.clone();
    // They stand among the answers now.
    options.rules.clear();
    options.answers = ColumnMapping { confirmed: true, ..answers };
    db::write(db, |db| {
        if let (Some(name), Some(layout)) = (name, &import.layout) {
            Mapping::save(
                db,
                import.institution_id,
                name,
                import.kind,
                &layout.headers(),
                &options.answers,
                options.encoding,
            )?;
            options.answers.origin = Some(Origin::Mapping(text::trim(name).to_owned()));
        }
        set_options(db, import.id, &options)?;
        test_anew(db, import.id, &[State::NeedsMapping, State::Tested])
    })
}

/// Keeps what was said of the columns of an import as a mapping, whatever state it is in. Refused like [`Mapping::save`].
pub fn keep_mapping(db: &mut Db, import: &Import, name: &str) -> Result<()> {
    let Some(layout) = &import.layout else { return Err(Refusal::new("columns-open").into()) };
    let answers = &import.options.answers;
    db::write(db, |db| {
        Mapping::save(db, import.institution_id, name, import.kind, &layout.headers(), answers, import.options.encoding)
    })
}

/// Refuses answers about columns with these headers that can't hold: `bad-constant`, `unknown-constant`,
/// `made-incomplete`, `mapping-unfit`.
pub fn check_answers(
    db: &mut Db,
    institution: i64,
    kind: Kind,
    headers: &[&str],
    answers: &ColumnMapping,
) -> Result<()> {
    if let Some(open) = answers.made.iter().find(|made| !made.is_whole(headers.len())) {
        return Err(Refusal::new("made-incomplete").with("field", open.into.as_str()).into());
    }
    check_constants(db, institution, kind, &answers.constants)?;
    check_mapping(&mapping_positions::document(kind, headers, answers), kind, &Catalogue::load(db, institution)?)?;
    Ok(())
}

/// Refuses a mapping that can't hold: `mapping-file-kind`, `bad-constant`, `unknown-constant`, `mapping-unfit`.
pub(crate) fn check_document(db: &mut Db, institution: i64, document: &MappingFile) -> Result<Kind> {
    let kind = document.kind().ok_or_else(|| Refusal::new("mapping-file-kind").with("kind", document.kind.as_str()))?;
    check_constants(db, institution, kind, &document.constants)?;
    check_mapping(document, kind, &Catalogue::load(db, institution)?)?;
    Ok(kind)
}

/// Keeps a document as the mapping of a name, in place of the one that had it; its name as it is kept. Refused:
/// `bad-mapping-name` and what [`check_document`] refuses.
pub fn save_mapping(db: &mut Db, institution: i64, name: &str, document: &MappingFile) -> Result<String> {
    let kind = check_document(db, institution, document)?;
    db::write(db, |db| Mapping::put(db, institution, name, kind, document))
}

/// Refuses cells that every row would have and that their field can't take.
fn check_constants(db: &mut Db, institution: i64, kind: Kind, constants: &BTreeMap<String, String>) -> Result<()> {
    if constants.is_empty() {
        return Ok(());
    }
    let institution = Institution::by_id(db, institution)?;
    let (catalogue, users) = (Catalogue::load(db, institution.id)?, user_emails(db, institution.id)?);
    let around = Surroundings::new(&institution.country, institution.today(), &users);
    for (code, cell) in constants {
        let field = catalogue.by_code(code).filter(|field| kind.can_change(field));
        let Some(field) = field else {
            return Err(Refusal::new("unknown-constant").with("code", code.as_str()).into());
        };
        let mut found = field.decode(cell, &around).findings.into_iter();
        if let Some(finding) = found.find(|finding| finding.code.severity() == Severity::Error) {
            let reason = Issue::found(0, 0, cell, finding).message(code, code);
            return Err(Refusal::new("bad-constant").with("code", code.as_str()).with("reason", reason).into());
        }
    }
    Ok(())
}

/// Says which sheet of a workbook is meant; the import is tested then.
pub fn choose_sheet(db: &mut Db, import: &Import, sheet: &str) -> Result<()> {
    test_with(db, import, &Options { sheet: Some(sheet.to_owned()), ..import.options.clone() })
}

/// Says in which encoding a text is; the import is tested then.
pub fn choose_encoding(db: &mut Db, import: &Import, encoding: Encoding) -> Result<()> {
    test_with(db, import, &Options { encoding: Some(encoding), ..import.options.clone() })
}

fn test_with(db: &mut Db, import: &Import, options: &Options) -> Result<()> {
    db::write(db, |db| {
        set_options(db, import.id, options)?;
        step(db, import.id, &[State::NeedsMapping], State::Testing)
    })
}

/// Tests a file again, since its result has expired or the user chose otherwise about stale cells.
pub fn test_again(db: &mut Db, import: &Import, options: Options) -> Result<()> {
    db::write(db, |db| {
        set_options(db, import.id, &options)?;
        test_anew(db, import.id, &[State::Tested])
    })
}

fn set_options(db: &mut Db, import: i64, options: &Options) -> Result<()> {
    let options = serde_json::to_string(options)?;
    diesel::update(imports::table.find(import)).set(imports::options.eq(options)).execute(db)?;
    Ok(())
}
