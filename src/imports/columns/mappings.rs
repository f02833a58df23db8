//! Mappings: what the columns of a foreign file are, kept under a name for the next file with the same headers.
//! Headers are compared without case, accents, spaces and order.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::header;
use crate::db::{self, Db};
use crate::error::{Refusal, Result};
use crate::imports::model::column_mapping::{Choice, ColumnMapping, Origin};
use crate::imports::model::layout::letter;
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
    /// The columns in the order of the file that it was made with.
    pub columns: Vec<MappedColumn>,
    /// By code of a field the cell that every row has for it.
    pub constants: BTreeMap<String, String>,
    /// The encoding of the file that it was made with, where that was not UTF-8 and no workbook.
    pub encoding: Option<Encoding>,
    /// When it was last changed, in UTC.
    pub changed_at: NaiveDateTime,
    /// When it was last used, in UTC.
    pub used_at: Option<NaiveDateTime>,
}

/// A column of a mapping.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MappedColumn {
    /// The header.
    pub header: String,
    /// What it is; `None`: what the header says.
    pub choice: Option<Choice>,
    /// Whether it is the key column, where that was said.
    pub is_key: bool,
    /// What stands in the file, and the cell that it is read as.
    pub values: BTreeMap<String, String>,
}

/// What a mapping says, as it stands in the database.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Body {
    columns: Vec<MappedColumn>,
    constants: BTreeMap<String, String>,
    encoding: Option<Encoding>,
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
        let body: Body = serde_json::from_str(&row.body)?;
        Ok(Self {
            kind: Kind::from_name(&row.kind).ok_or_else(|| anyhow::anyhow!("mapping {} has a strange kind", row.id))?,
            id: row.id,
            institution_id: row.institution_id,
            name: row.name,
            columns: body.columns,
            constants: body.constants,
            encoding: body.encoding,
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
        let body = serde_json::to_string(&Body {
            columns: mapped(headers, answers),
            constants: answers.constants.clone(),
            encoding,
        })?;
        let key = fingerprint(headers);
        let now = db::now();
        let same: Option<(i64, String, String)> = mappings::table
            .filter(mappings::institution_id.eq(institution).and(mappings::name.eq(name)))
            .select((mappings::id, mappings::kind, mappings::headers))
            .first(db)
            .optional()?;
        match same {
            Some((id, its_kind, its_key)) if its_kind == kind.name() && its_key == key => {
                diesel::update(mappings::table.find(id))
                    .set((mappings::body.eq(body), mappings::changed_at.eq(now), mappings::used_at.eq(now)))
                    .execute(db)?;
            }
            Some(_) => return Err(Refusal::new("mapping-name-taken").with("name", name).into()),
            None => {
                diesel::insert_into(mappings::table)
                    .values((
                        mappings::institution_id.eq(institution),
                        mappings::name.eq(name),
                        mappings::kind.eq(kind.name()),
                        mappings::headers.eq(key),
                        mappings::body.eq(body),
                        mappings::created_at.eq(now),
                        mappings::changed_at.eq(now),
                        mappings::used_at.eq(now),
                    ))
                    .execute(db)?;
            }
        }
        Ok(())
    }

    /// Changes the name and the answers. Refused: `bad-mapping-name`, `mapping-name-taken`.
    pub fn change(&self, db: &mut Db, name: &str, answers: &ColumnMapping) -> Result<()> {
        let name = checked_name(name)?;
        let other = Self::by_name(db, self.institution_id, name)?.filter(|other| other.id != self.id);
        if other.is_some() {
            return Err(Refusal::new("mapping-name-taken").with("name", name).into());
        }
        let (columns, constants) = (mapped(&self.headers(), answers), answers.constants.clone());
        let body = Body { columns, constants, encoding: self.encoding };
        diesel::update(mappings::table.find(self.id))
            .set((
                mappings::name.eq(name),
                mappings::body.eq(serde_json::to_string(&body)?),
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
        self.columns.iter().map(|column| column.header.as_str()).collect()
    }

    /// Whether it is for files with these headers.
    pub(super) fn is_for(&self, headers: &[&str]) -> bool {
        fingerprint(&self.headers()) == fingerprint(headers)
    }

    /// What it says of the columns of its own file.
    pub fn own_answers(&self) -> ColumnMapping {
        self.answers_for(0, &self.headers())
    }

    /// What it says of a file with this header row; `None` if it knows none of its columns.
    pub(crate) fn answers(&self, row: &Row) -> Option<ColumnMapping> {
        let headers = header::headers(row);
        let answers = self.answers_for(row.number as i64, &headers);
        headers.iter().any(|header| self.column(header).is_some()).then_some(answers)
    }

    fn answers_for(&self, row: i64, headers: &[&str]) -> ColumnMapping {
        let mut answers = ColumnMapping {
            header_row: Some(row),
            constants: self.constants.clone(),
            origin: Some(Origin::Mapping(self.name.clone())),
            ..ColumnMapping::default()
        };
        for (at, column) in headers.iter().enumerate().filter_map(|(at, header)| Some((at, self.column(header)?))) {
            answers.columns.extend(column.choice.clone().map(|choice| (at, choice)));
            answers.key = answers.key.or(column.is_key.then_some(at));
            if !column.values.is_empty() {
                answers.values.insert(at, column.values.clone());
            }
        }
        answers
    }

    fn column(&self, header: &str) -> Option<&MappedColumn> {
        let header = fold_tight(header);
        self.columns.iter().find(|column| !header.is_empty() && fold_tight(&column.header) == header)
    }
}

fn mapped(headers: &[&str], answers: &ColumnMapping) -> Vec<MappedColumn> {
    let column = |(at, header): (usize, &&str)| MappedColumn {
        header: (*header).to_owned(),
        choice: answers.columns.get(&at).cloned(),
        is_key: answers.key == Some(at),
        values: answers.values.get(&at).cloned().unwrap_or_default(),
    };
    headers.iter().enumerate().map(column).collect()
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
