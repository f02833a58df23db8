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
use crate::imports::columns::mappings::Mapping;
use crate::imports::model::column_mapping::{ColumnMapping, Origin};
use crate::imports::model::import::Import;
use crate::imports::model::issue::Issue;
use crate::imports::model::options::Options;
use crate::imports::model::state::{State, step};
use crate::kinds::Kind;
use crate::schema::imports;
use crate::table::Encoding;
use crate::text;

/// Says what the columns are; the import is tested then, also if it was tested before. With a name the answers are kept as a
/// mapping for the next file with the same headers. Refused: `bad-constant`, `unknown-constant` and what
/// [`Mapping::save`] refuses.
pub fn confirm(db: &mut Db, import: &Import, answers: ColumnMapping, name: Option<&str>) -> Result<()> {
    check_constants(db, import.institution_id, import.kind, &answers.constants)?;
    let mut options = import.options.clone();
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

/// Refuses cells that every row would have and that their field can't take.
pub fn check_constants(db: &mut Db, institution: i64, kind: Kind, constants: &BTreeMap<String, String>) -> Result<()> {
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
