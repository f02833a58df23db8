//! Asking for an export: it is put into the queue, a worker makes it.

use std::time::Duration;

use diesel::prelude::*;

use super::export::{Export, State, What};
use super::list::by_id;
use super::{naming, sheet};
use crate::accounts::Institution;
use crate::contacts::catalogue::Catalogue;
use crate::contacts::read;
use crate::db::{self, Db};
use crate::error::{Refusal, Result};
use crate::fields::{Field, FieldId};
use crate::i18n::Language;
use crate::imports::{Import, corrected};
use crate::kinds::Kind;
use crate::mail;
use crate::schema::exports;
use crate::table::FileFormat;
use crate::table::write_workbook::{SHEET_COLUMNS, SHEET_ROWS};
use crate::targets::{self, Target, TargetCheck};
use crate::text::fold_tight;

/// How long the file of an export is kept.
pub const KEPT: Duration = Duration::from_secs(14 * 24 * 3600);

/// An import template that someone wants.
#[derive(Debug, Clone)]
pub struct TemplateRequest {
    /// The type of data.
    pub kind: Kind,
    /// Whose contacts; all of the institution if `None`.
    pub target: Option<i64>,
    /// The format.
    pub format: FileFormat,
    /// The language of the file's name, of a workbook's notes and of a CSV file's delimiter.
    pub language: Language,
    /// Where to send it when it is ready.
    pub email: Option<String>,
    /// A sample without contacts.
    pub empty: bool,
    /// The fields that can be edited, by code or label, in any order; all of the kind if there are none here.
    pub fields: Vec<String>,
    /// How many columns a file may have that is sent to this installation.
    pub max_columns: i64,
}

/// A plain export that someone wants.
#[derive(Debug, Clone)]
pub struct ContactsRequest {
    /// Whose contacts; all of the institution if `None`.
    pub target: Option<i64>,
    /// The format.
    pub format: FileFormat,
    /// Whether a CSV is for other programs: texts stand as they are, without the guard before what a spreadsheet program
    /// may take for a formula.
    pub for_programs: bool,
    /// The language of the file's name, of a workbook's notes and of a CSV file's delimiter.
    pub language: Language,
    /// Where to send it when it is ready.
    pub email: Option<String>,
}

/// Asks for an import template. `user` is who asks, `None` from a shell. Refused: a target of another institution
/// (`not-found`), a kind without fields (`nothing-to-edit`), a field that the kind can't change (`no-such-field`), more columns
/// than a file may have (`template-too-wide`), more contacts than a worksheet has rows (`workbook-full`), an address that may
/// not be written to.
pub fn request_template(
    db: &mut Db,
    institution: &Institution,
    user: Option<i64>,
    request: &TemplateRequest,
) -> Result<Export> {
    let what = What::Template(request.kind);
    let catalogue = Catalogue::load(db, institution.id)?;
    let has_fields = request.kind.is_about_contacts() && !request.kind.is_by_operation();
    let fields = if has_fields { Some(fields(request, &catalogue)?) } else { None };
    let wish = Wish {
        what,
        target: request.target.filter(|_| request.kind.is_about_contacts()),
        format: request.format,
        language: request.language,
        email: request.email.as_deref(),
        is_empty: request.empty,
        for_programs: false,
        fields: fields.filter(|_| !request.fields.is_empty()),
    };
    insert_of_contacts(db, institution, user, &wish)
}

/// The ids of the fields that a template lets people edit: those that were named, in the order of its columns, else all.
fn fields(request: &TemplateRequest, catalogue: &Catalogue) -> Result<Vec<FieldId>> {
    let all = sheet::editable(request.kind, catalogue);
    if all.is_empty() {
        return Err(Refusal::new("nothing-to-edit").into());
    }
    let is_named = |field: &Field, name: &str| {
        std::iter::once(&field.code).chain(&field.labels).any(|known| fold_tight(known) == fold_tight(name))
    };
    if let Some(strange) = request.fields.iter().find(|name| !all.iter().any(|field| is_named(field, name))) {
        return Err(Refusal::new("no-such-field").with("field", strange.as_str()).into());
    }
    let is_chosen =
        |field: &&&Field| request.fields.is_empty() || request.fields.iter().any(|name| is_named(field, name));
    let chosen: Vec<FieldId> = all.iter().filter(is_chosen).map(|field| field.id).collect();
    let (columns, limit) = (sheet::template_width(chosen.len()), request.max_columns.min(SHEET_COLUMNS));
    match columns > limit {
        true => Err(Refusal::new("template-too-wide").with("n", columns).with("limit", limit).into()),
        false => Ok(chosen),
    }
}

/// Asks for a plain export: every field of the contacts. Refused like [`request_template`], and where a worksheet has not so
/// many columns (`workbook-too-wide`).
pub fn request_contacts(
    db: &mut Db,
    institution: &Institution,
    user: Option<i64>,
    request: &ContactsRequest,
) -> Result<Export> {
    if request.format == FileFormat::Xlsx {
        sheet::fits_a_worksheet(&Catalogue::load(db, institution.id)?)?;
    }
    let wish = Wish {
        what: What::Contacts,
        target: request.target,
        format: request.format,
        language: request.language,
        email: request.email.as_deref(),
        is_empty: false,
        for_programs: request.for_programs && request.format == FileFormat::Csv,
        fields: None,
    };
    insert_of_contacts(db, institution, user, &wish)
}

/// Asks for the file of a tested import, to be corrected. Refused like [`corrected::check`].
pub fn request_corrected(
    db: &mut Db,
    institution: &Institution,
    user: Option<i64>,
    import: &Import,
    request: corrected::Request,
) -> Result<Export> {
    corrected::check(import)?;
    let wish = Wish {
        what: What::Corrected(import.id, request.which),
        target: None,
        format: request.format,
        language: request.language,
        email: None,
        is_empty: false,
        for_programs: false,
        fields: None,
    };
    insert(db, institution, user, &wish, corrected::file_name(import, request))
}

struct Wish<'a> {
    what: What,
    target: Option<i64>,
    format: FileFormat,
    language: Language,
    email: Option<&'a str>,
    is_empty: bool,
    for_programs: bool,
    /// The fields of a template, where they were chosen.
    fields: Option<Vec<FieldId>>,
}

fn insert_of_contacts(db: &mut Db, institution: &Institution, user: Option<i64>, wish: &Wish<'_>) -> Result<Export> {
    let target = wish.target.map(|id| target(db, institution, id)).transpose()?;
    let is_of_contacts = wish.what.template().is_none_or(Kind::is_about_contacts);
    if wish.format == FileFormat::Xlsx && !wish.is_empty && is_of_contacts {
        fits_a_worksheet(db, institution, target.as_ref())?;
    }
    let target = target.as_ref().map(|target| target.name.as_str());
    let name = naming::outer(wish.language, wish.what.template(), wish.format, target, institution.today());
    insert(db, institution, user, wish, name)
}

fn insert(
    db: &mut Db,
    institution: &Institution,
    user: Option<i64>,
    wish: &Wish<'_>,
    file_name: String,
) -> Result<Export> {
    let email = wish.email.map(str::trim).filter(|email| !email.is_empty());
    if let Some(email) = email {
        mail::check_recipient(db, institution.id, email)?;
    }
    let now = db::now();
    let id: i64 = diesel::insert_into(exports::table)
        .values((
            exports::institution_id.eq(institution.id),
            exports::user_id.eq(user),
            exports::what.eq(wish.what.name()),
            exports::kind.eq(wish.what.kind()),
            exports::import_id.eq(wish.what.import()),
            exports::target_id.eq(wish.target),
            exports::is_empty.eq(wish.is_empty),
            exports::for_programs.eq(wish.for_programs),
            exports::fields.eq(wish.fields.as_ref().map(serde_json::to_string).transpose()?),
            exports::format.eq(wish.format.name()),
            exports::language.eq(wish.language.tag()),
            exports::email.eq(email),
            exports::state.eq(State::Waiting.name()),
            exports::file_name.eq(file_name),
            exports::seen.eq(user.is_none()),
            exports::created_at.eq(now),
            exports::expires_at.eq(now + KEPT),
        ))
        .returning(exports::id)
        .get_result(db)?;
    by_id(db, institution.id, id)
}

/// The target. Refused if its query can't be evaluated any more: better now than in the background.
fn target(db: &mut Db, institution: &Institution, target: i64) -> Result<Target> {
    let target = targets::find(db, institution.id, target)?;
    let catalogue = Catalogue::load(db, institution.id)?;
    TargetCheck::load(db, institution, &catalogue, &target)?;
    Ok(target)
}

/// Better refused now than in the background; a target that was not counted yet is found out there.
fn fits_a_worksheet(db: &mut Db, institution: &Institution, target: Option<&Target>) -> Result<()> {
    let count = match target {
        Some(target) => target.counted.unwrap_or_default(),
        None => read::count(db, institution.id)?,
    };
    match count > SHEET_ROWS {
        true => Err(Refusal::new("workbook-full").with("limit", SHEET_ROWS).into()),
        false => Ok(()),
    }
}
