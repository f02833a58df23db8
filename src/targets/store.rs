//! Targets as they are kept: made, changed, duplicated, archived.

use std::collections::HashMap;

use chrono::NaiveDateTime;
use diesel::prelude::*;
use roaring::RoaringTreemap;

use super::members;
use super::query::Query;
use super::setting::Setting;
use super::{code, static_members};
use crate::accounts::Institution;
use crate::contacts::catalogue::Catalogue;
use crate::db::{self, Db};
use crate::error::{Refusal, Result};
use crate::schema::targets;

/// The most characters of a name.
pub const NAME_MAX: usize = 100;

/// A saved query over contacts (dynamic), or a fixed list of them (static).
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = targets)]
pub struct Target {
    /// Its id.
    pub id: i64,
    /// Its code, unique in the institution, as commands name it. Never changes.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Evaluated whenever it is used; else a picture of contacts. Never changes.
    pub is_dynamic: bool,
    /// The query as JSON; of a static target the one it is a picture of, or empty if it was picked by hand.
    #[diesel(column_name = query)]
    query_json: String,
    /// How many contacts it had when they were last counted.
    pub counted: Option<i64>,
    /// When that was, in UTC.
    pub counted_at: Option<NaiveDateTime>,
    /// Who made it.
    pub user_id: Option<i64>,
    /// When it was made, in UTC.
    pub created_at: NaiveDateTime,
    /// When it was last changed, in UTC.
    pub changed_at: NaiveDateTime,
    /// Since when it is archived, in UTC.
    pub archived_at: Option<NaiveDateTime>,
}

impl Target {
    /// Its query. Of a static target the one it is a picture of; refused if it was picked by hand.
    pub fn query(&self) -> Result<Query> {
        Ok(Query::from_json(&self.query_json)?)
    }

    /// Whether there is a query at all: a static target may have been picked by hand.
    pub fn has_query(&self) -> bool {
        !self.query_json.is_empty()
    }
}

/// What is given for a new target.
#[derive(Debug, Clone, Copy)]
pub struct New<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its code; made from the name if it is missing.
    pub code: Option<&'a str>,
    /// Who makes it.
    pub user: Option<i64>,
}

/// Makes a dynamic target. Refused: a query with problems ([`Query::check`]), a blank name, a code that is taken.
pub fn create(db: &mut Db, institution: &Institution, new: New<'_>, query: &Query) -> Result<Target> {
    let name = checked_name(new.name)?;
    db::write(db, |db| {
        check(db, institution, query)?;
        insert(db, institution.id, New { name, ..new }, true, &query.to_json())
    })
}

/// Makes a static target: a picture of the contacts with these ids, as far as they are the institution's. `query` is the
/// query that found them, if one did.
pub fn create_static(
    db: &mut Db,
    institution: &Institution,
    new: New<'_>,
    ids: &RoaringTreemap,
    query: Option<&Query>,
) -> Result<Target> {
    let json = query.map(Query::to_json).unwrap_or_default();
    insert_static(db, institution.id, new, ids, &json)
}

/// Gives a target another name and, if it is dynamic, another query. Refused like [`create`]; and a query for a static
/// target, since a picture stays as it is.
pub fn update(db: &mut Db, institution: &Institution, id: i64, name: &str, query: Option<&Query>) -> Result<Target> {
    let name = checked_name(name)?;
    db::write(db, |db| {
        let target = find(db, institution.id, id)?;
        if query.is_some() && !target.is_dynamic {
            return Err(Refusal::new("target-is-static").into());
        }
        if let Some(query) = query {
            check(db, institution, query)?;
        }
        let json = query.map_or_else(|| target.query_json.clone(), Query::to_json);
        let is_same_query = json == target.query_json;
        diesel::update(targets::table.find(id))
            .set((
                targets::name.eq(name),
                targets::query.eq(json),
                targets::changed_at.eq(db::now()),
                targets::counted.eq(target.counted.filter(|_| is_same_query)),
                targets::counted_at.eq(target.counted_at.filter(|_| is_same_query)),
            ))
            .execute(db)?;
        find(db, institution.id, id)
    })
}

/// Makes another target of the same type with the same contacts or query. The name is given by the caller, in the user's
/// language.
pub fn duplicate(db: &mut Db, institution: &Institution, id: i64, new: New<'_>) -> Result<Target> {
    let target = find(db, institution.id, id)?;
    if !target.is_dynamic {
        return duplicate_as_static(db, institution, id, new);
    }
    let name = checked_name(new.name)?;
    db::write(db, |db| insert(db, institution.id, New { name, ..new }, true, &target.query_json))
}

/// Makes a static target of the contacts that a target has now.
pub fn duplicate_as_static(db: &mut Db, institution: &Institution, id: i64, new: New<'_>) -> Result<Target> {
    let target = find(db, institution.id, id)?;
    let ids = if target.is_dynamic {
        members::collect(db, institution, &target.query()?)?
    } else {
        members::picture(db, target.id)?
    };
    insert_static(db, institution.id, new, &ids, &target.query_json)
}

/// Puts a target away, or takes it back out. It keeps its code, and exports that used it still can say its name.
pub fn archive(db: &mut Db, institution: i64, id: i64, archived: bool) -> Result<Target> {
    let target = find(db, institution, id)?;
    if target.archived_at.is_some() == archived {
        return Ok(target);
    }
    diesel::update(targets::table.find(id)).set(targets::archived_at.eq(archived.then(db::now))).execute(db)?;
    find(db, institution, id)
}

/// Keeps how many contacts a target was found to have.
pub fn keep_count(db: &mut Db, id: i64, count: u64) -> Result<()> {
    diesel::update(targets::table.find(id))
        .set((targets::counted.eq(i64::try_from(count).ok()), targets::counted_at.eq(db::now())))
        .execute(db)?;
    Ok(())
}

/// The target with this id. Refused as `not-found` if the institution has none.
pub fn find(db: &mut Db, institution: i64, id: i64) -> Result<Target> {
    targets::table
        .filter(targets::institution_id.eq(institution).and(targets::id.eq(id)))
        .select(Target::as_select())
        .first(db)
        .optional()?
        .ok_or_else(|| Refusal::new("not-found").into())
}

/// The target with this code, archived or not. Refused as `unknown-target` if the institution has none.
pub fn by_code(db: &mut Db, institution: i64, code: &str) -> Result<Target> {
    targets::table
        .filter(targets::institution_id.eq(institution).and(targets::code.eq(code)))
        .select(Target::as_select())
        .first(db)
        .optional()?
        .ok_or_else(|| Refusal::new("unknown-target").with("code", code).into())
}

/// The names of targets, by id.
pub fn names(db: &mut Db, ids: &[i64]) -> Result<HashMap<i64, String>> {
    let named = targets::table.filter(targets::id.eq_any(ids)).select((targets::id, targets::name));
    Ok(named.load(db)?.into_iter().collect())
}

/// The targets in use, or those that were archived, in order of name.
pub fn list(db: &mut Db, institution: i64, archived: bool) -> Result<Vec<Target>> {
    let mine = targets::table.filter(targets::institution_id.eq(institution)).select(Target::as_select());
    let mut found: Vec<Target> = if archived {
        mine.filter(targets::archived_at.is_not_null()).load(db)?
    } else {
        mine.filter(targets::archived_at.is_null()).load(db)?
    };
    found.sort_by_cached_key(|target| (crate::text::fold(&target.name), target.id));
    Ok(found)
}

fn check(db: &mut Db, institution: &Institution, query: &Query) -> Result<()> {
    let catalogue = Catalogue::load(db, institution.id)?;
    Ok(query.check(&Setting::load(db, institution, &catalogue, query)?)?)
}

fn checked_name(name: &str) -> Result<&str> {
    let name = crate::text::trim(name);
    match name.chars().count() {
        0 => Err(Refusal::new("target-name-missing").into()),
        1..=NAME_MAX => Ok(name),
        _ => Err(Refusal::new("target-name-too-long").with("limit", NAME_MAX as i64).into()),
    }
}

fn insert(db: &mut Db, institution: i64, new: New<'_>, is_dynamic: bool, json: &str) -> Result<Target> {
    let code = code::choose(db, institution, new.code, new.name)?;
    let now = db::now();
    let id: i64 = diesel::insert_into(targets::table)
        .values((
            targets::institution_id.eq(institution),
            targets::code.eq(code),
            targets::name.eq(new.name),
            targets::is_dynamic.eq(is_dynamic),
            targets::query.eq(json),
            targets::user_id.eq(new.user),
            targets::created_at.eq(now),
            targets::changed_at.eq(now),
        ))
        .returning(targets::id)
        .get_result(db)?;
    find(db, institution, id)
}

/// One transaction for all, so that no half of a picture is ever seen.
fn insert_static(db: &mut Db, institution: i64, new: New<'_>, ids: &RoaringTreemap, json: &str) -> Result<Target> {
    let name = checked_name(new.name)?;
    db::write(db, |db| {
        let target = insert(db, institution, New { name, ..new }, false, json)?;
        let count = static_members::save(db, institution, target.id, ids)?;
        keep_count(db, target.id, count)?;
        find(db, institution, target.id)
    })
}
