//! Mappings: what the columns of a foreign file are, kept under a name for the next file with the same headers.
//! Headers are compared without case, accents, spaces and order.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{header, mapping_positions};
use crate::db::{self, Db};
use crate::error::{Refusal, Result};
use crate::imports::model::column_mapping::{ColumnMapping, Origin};
use crate::imports::model::layout::letter;
use crate::imports::model::mapping_file::MappingFile;
use crate::kinds::Kind;
use crate::schema::mappings;
use crate::table::{Encoding, Row};
use crate::text::{fold_tight, trim};

/// The longest name, in characters.
const NAME_MAX: usize = 80;

/// A mapping of an institution.
#[derive(Debug, Clone)]
pub struct Mapping {
    /// Its id.
    pub id: i64,
    /// Whose it is.
    pub institution_id: i64,
    /// Its name, unique in the institution.
    pub name: String,
    /// The kind of import that it is for.
    pub kind: Kind,
    /// What it says.
    pub document: MappingFile,
    /// When it was last changed, in UTC.
    pub changed_at: NaiveDateTime,
    /// When it was last used, in UTC.
    pub used_at: Option<NaiveDateTime>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = mappings)]
struct Record {
    id: i64,
    institution_id: i64,
    name: String,
    kind: String,
    body: String,
    changed_at: NaiveDateTime,
    used_at: Option<NaiveDateTime>,
}

impl TryFrom<Record> for Mapping {
    type Error = crate::error::Error;

    fn try_from(row: Record) -> Result<Self> {
        let kind =
            Kind::from_name(&row.kind).ok_or_else(|| anyhow::anyhow!("mapping {} has a strange kind", row.id))?;
        let document: MappingFile = serde_json::from_str(&row.body)?;
        Ok(Self {
            document: MappingFile { kind: row.kind, ..document },
            kind,
            id: row.id,
            institution_id: row.institution_id,
            name: row.name,
            changed_at: row.changed_at,
            used_at: row.used_at,
        })
    }
}

impl Mapping {
    /// All mappings of an institution, by name.
    pub fn list(db: &mut Db, institution: i64) -> Result<Vec<Self>> {
        let found = mappings::table.filter(mappings::institution_id.eq(institution)).order(mappings::name);
        found.select(Record::as_select()).load(db)?.into_iter().map(Self::try_from).collect()
    }

    /// The mapping with this id; a [`Refusal`] `not-found` if the institution has none.
    pub fn find(db: &mut Db, institution: i64, id: i64) -> Result<Self> {
        let found = mappings::table.find(id).filter(mappings::institution_id.eq(institution));
        let found = found.select(Record::as_select()).first(db).optional()?;
        found.ok_or_else(|| Refusal::new("not-found"))?.try_into()
    }

    /// The mapping of this name.
    pub fn by_name(db: &mut Db, institution: i64, name: &str) -> Result<Option<Self>> {
        let found = mappings::table.filter(mappings::institution_id.eq(institution).and(mappings::name.eq(name)));
        found.select(Record::as_select()).first(db).optional()?.map(Self::try_from).transpose()
    }

    /// The mapping for files with these headers; of several the one that was changed last.
    pub fn of_headers(db: &mut Db, institution: i64, kind: Kind, headers: &[&str]) -> Result<Option<Self>> {
        let found = mappings::table
            .filter(mappings::institution_id.eq(institution).and(mappings::kind.eq(kind.name())))
            .filter(mappings::headers.eq(fingerprint(headers)))
            .order((mappings::changed_at.desc(), mappings::id.desc()));
        found.select(Record::as_select()).first(db).optional()?.map(Self::try_from).transpose()
    }

    /// Keeps answers under a name. The mapping of that name is replaced if it is for the same headers; otherwise it is
    /// refused as `mapping-name-taken`. Refused too: `bad-mapping-name`.
    pub fn save(
        db: &mut Db,
        institution: i64,
        name: &str,
        kind: Kind,
        headers: &[&str],
        answers: &ColumnMapping,
        encoding: Option<Encoding>,
    ) -> Result<()> {
        let name = checked_name(name)?;
        let document = MappingFile { encoding, ..mapping_positions::document(kind, headers, answers) };
        if let Some(same) = Self::by_name(db, institution, name)? {
            let is_for_these = same.kind == kind && fingerprint(&same.headers()) == fingerprint(headers);
            if !is_for_these {
                return Err(Refusal::new("mapping-name-taken").with("name", name).into());
            }
        }
        write(db, institution, name, kind, &document)
    }

    /// Keeps a document under a name, in place of the mapping that had it. Its name as it is kept. Refused:
    /// `bad-mapping-name`.
    pub(crate) fn put(db: &mut Db, institution: i64, name: &str, kind: Kind, document: &MappingFile) -> Result<String> {
        let name = checked_name(name)?;
        write(db, institution, name, kind, document)?;
        Ok(name.to_owned())
    }

    /// Changes the name and the answers. Refused: `bad-mapping-name`, `mapping-name-taken`.
    pub fn change(&self, db: &mut Db, name: &str, answers: &ColumnMapping) -> Result<()> {
        let name = checked_name(name)?;
        let other = Self::by_name(db, self.institution_id, name)?.filter(|other| other.id != self.id);
        if other.is_some() {
            return Err(Refusal::new("mapping-name-taken").with("name", name).into());
        }
        let document = mapping_positions::document(self.kind, &self.headers(), answers);
        let document = MappingFile { encoding: self.document.encoding, ..document };
        diesel::update(mappings::table.find(self.id))
            .set((
                mappings::name.eq(name),
                mappings::body.eq(serde_json::to_string(&document)?),
                mappings::changed_at.eq(db::now()),
            ))
            .execute(db)?;
        Ok(())
    }

    /// Forgets the mapping. Imports that used it keep their answers.
    pub fn delete(&self, db: &mut Db) -> Result<()> {
        diesel::delete(mappings::table.find(self.id)).execute(db)?;
        Ok(())
    }

    /// Notes that a file was read by it.
    pub(crate) fn note_use(&self, db: &mut Db) -> Result<()> {
        diesel::update(mappings::table.find(self.id)).set(mappings::used_at.eq(db::now())).execute(db)?;
        Ok(())
    }

    /// Its headers.
    pub fn headers(&self) -> Vec<&str> {
        self.document.headers()
    }

    /// Whether it is for files with these headers.
    pub(super) fn is_for(&self, headers: &[&str]) -> bool {
        fingerprint(&self.headers()) == fingerprint(headers)
    }

    /// What it says of the columns of its own file.
    pub fn own_answers(&self) -> ColumnMapping {
        mapping_positions::answers(&self.document, self.origin(), 0, &self.headers())
    }

    /// What it says of a file with this header row; `None` if it knows none of its columns.
    pub(crate) fn answers(&self, row: &Row) -> Option<ColumnMapping> {
        of_document(&self.document, self.origin(), row)
    }

    fn origin(&self) -> Option<Origin> {
        Some(Origin::Mapping(self.name.clone()))
    }
}

/// What a document says of a file with this header row; `None` if it knows none of its columns.
pub(crate) fn of_document(document: &MappingFile, origin: Option<Origin>, row: &Row) -> Option<ColumnMapping> {
    let headers = header::headers(row);
    let answers = || mapping_positions::answers(document, origin, row.number as i64, &headers);
    mapping_positions::knows_any(document, &headers).then(answers)
}

/// Writes the mapping of a name, whether there is one or not.
fn write(db: &mut Db, institution: i64, name: &str, kind: Kind, document: &MappingFile) -> Result<()> {
    let now = db::now();
    let said = (
        mappings::kind.eq(kind.name()),
        mappings::headers.eq(fingerprint(&document.headers())),
        mappings::body.eq(serde_json::to_string(document)?),
        mappings::changed_at.eq(now),
        mappings::used_at.eq(now),
    );
    if let Some(same) = Mapping::by_name(db, institution, name)? {
        diesel::update(mappings::table.find(same.id)).set(said).execute(db)?;
        return Ok(());
    }
    let whose = (mappings::institution_id.eq(institution), mappings::name.eq(name), mappings::created_at.eq(now));
    diesel::insert_into(mappings::table).values((whose, said)).execute(db)?;
    Ok(())
}

fn checked_name(name: &str) -> Result<&str> {
    let name = trim(name);
    let fits = !name.is_empty() && name.chars().count() <= NAME_MAX && !name.chars().any(char::is_control);
    if fits { Ok(name) } else { Err(Refusal::new("bad-mapping-name").with("most", NAME_MAX as i64).into()) }
}

/// What files with the same headers share, whatever their order. A column without a header counts by its place.
fn fingerprint(headers: &[&str]) -> String {
    let name = |(at, header): (usize, &&str)| match fold_tight(header) {
        blank if blank.is_empty() => format!("({})", letter(at)),
        header => header,
    };
    let mut names: Vec<String> = headers.iter().enumerate().map(name).collect();
    names.sort_unstable();
    names.join("\u{1f}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_the_same_whatever_their_case_accents_and_order() {
        assert_eq!(fingerprint(&["N° client", "Prénom"]), fingerprint(&["PRENOM", "n°Client"]));
        assert_ne!(fingerprint(&["N° client", "Prénom"]), fingerprint(&["N° client"]));
        assert_ne!(fingerprint(&["A", ""]), fingerprint(&["A"]));
    }
}
