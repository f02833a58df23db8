//! What is known of the columns of a corrected file: ours are ignored, the others are what they were in the import that it
//! corrects. The choices of that import hold too, where nobody chose anew.

use diesel::prelude::*;

use super::column_rules::answers_with_rules;
use super::header;
use crate::contacts::catalogue::Catalogue;
use crate::db::Db;
use crate::error::Result;
use crate::imports::model::column_mapping::{Choice, ColumnMapping, Origin};
use crate::imports::model::corrections;
use crate::imports::model::import::Import;
use crate::imports::model::layout::Layout;
use crate::imports::model::options::{Mode, Options};
use crate::schema::imports;
use crate::seal::Sealer;
use crate::table::Row;

/// The columns that we added to a corrected file, which are ignored. The rest is what it was in the import that it
/// corrects, if the headers are the same and the user asked for nothing else.
pub(super) fn answers(
    db: &mut Db,
    import: &mut Import,
    rows: &[Row],
    catalogue: &Catalogue,
) -> Result<Option<ColumnMapping>> {
    let sealer = Sealer::load(db)?;
    for row in header::first_rows(rows, &import.options) {
        let headers = header::headers(row);
        let mark =
            |(at, header): (usize, &&str)| Some((at, corrections::read_mark(&sealer, import.institution_id, header)?));
        let marks: Vec<(usize, i64)> = headers.iter().enumerate().filter_map(mark).collect();
        let Some((_, parent)) = marks.first() else { continue };
        let found: Option<i64> = imports::table
            .filter(imports::id.eq(parent).and(imports::institution_id.eq(import.institution_id)))
            .filter(imports::id.ne(import.id))
            .select(imports::id)
            .first(db)
            .optional()?;
        let ignored = marks.iter().map(|(at, _)| (*at, Choice::Ignore)).collect();
        let row = row.number as i64;
        let mut answers = ColumnMapping { header_row: Some(row), columns: ignored, ..ColumnMapping::default() };
        let parent = found.map(|id| Import::by_id(db, id)).transpose()?;
        let Some(parent) = parent.filter(|parent| follows(import, parent)) else {
            import.options.answers = answers.clone();
            return Ok(Some(answers));
        };
        import.parent_id = Some(parent.id);
        inherit(&mut import.options, &parent.options);
        let before = parent.layout.as_ref().map(Layout::headers).unwrap_or_default();
        let now = headers.iter().enumerate().filter(|(at, _)| !answers.columns.contains_key(at));
        if import.options.mapping.is_none()
            && import.options.mapping_file.is_none()
            && now.map(|(_, header)| *header).eq(before)
        {
            let rules = |layout| answers_with_rules(layout, &parent.options, catalogue);
            let said = parent.layout.as_ref().map_or_else(|| parent.options.answers.clone(), rules);
            answers.columns.extend(said.columns);
            answers.key = said.key.or(parent.layout.and_then(|layout| layout.key));
            answers.values = said.values;
            answers.constants = said.constants;
            answers.constant_rules = said.constant_rules;
            answers.reading = said.reading;
            answers.made = said.made;
            answers.else_keys = said.else_keys;
            answers.stops = said.stops;
            answers.confirmed = true;
        }
        answers.origin = Some(Origin::Parent(parent.number));
        import.options.answers = answers.clone();
        return Ok(Some(answers));
    }
    Ok(None)
}

/// What was said of the file that is corrected, and not anew, holds for the corrected one. That values may be cleared was
/// agreed of that file alone.
fn inherit(options: &mut Options, parent: &Options) {
    fn keep<T: Clone + Default + PartialEq>(own: &mut T, parents: &T) {
        if *own == T::default() {
            own.clone_from(parents);
        }
    }
    keep(&mut options.tag, &parent.tag);
    keep(&mut options.source, &parent.source);
    keep(&mut options.key, &parent.key);
    keep(&mut options.mode, &parent.mode);
    keep(&mut options.stale, &parent.stale);
    keep(&mut options.damaged, &parent.damaged);
    keep(&mut options.placeholders, &parent.placeholders);
    keep(&mut options.stop_on_error, &parent.stop_on_error);
}

/// Whether an import is of the kind of the one that its file corrects, which it becomes if the mode was chosen alike or not
/// at all.
fn follows(import: &mut Import, parent: &Import) -> bool {
    if parent.kind != import.kind && [parent.options.mode, Mode::default()].contains(&import.options.mode) {
        import.options.sent_as.get_or_insert(import.kind.name().to_owned());
        import.kind = parent.kind;
    }
    parent.kind == import.kind
}
