//! Finding contacts by the keys of a file, a batch of keys at a time.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use super::contact::{Contact, DELETED, LISTED};
use super::{found_words, read};
use crate::db::Db;
use crate::error::Result;
use crate::fields::{FieldId, standard};
use crate::schema::contacts;

/// How many keys one look-up names at most.
const CHUNK: usize = 1000;

/// The contacts that have some of these keys. `field` is CONTACT_NR, EXTERNAL_ID, EMAIL (keys in lower case) or PHONE
/// (keys in E.164; a key matches PHONE or CELLPHONE). Deleted contacts are not found.
pub(crate) fn by_keys(db: &mut Db, institution: i64, field: FieldId, keys: &[&str]) -> Result<Vec<Contact>> {
    let mut found: Vec<Contact> = Vec::with_capacity(keys.len());
    if field == standard::CONTACT_NR {
        return read::by_numbers(db, institution, keys);
    }
    for keys in keys.chunks(CHUNK) {
        let mine = contacts::table
            .filter(contacts::institution_id.eq(institution).and(contacts::status.ne(DELETED)))
            .select(Contact::as_select());
        let page: Vec<Contact> = match field {
            standard::EXTERNAL_ID => mine.filter(contacts::external_id.eq_any(keys)).load(db)?,
            standard::EMAIL => mine.filter(contacts::email_key.eq_any(keys)).load(db)?,
            _ => mine.filter(contacts::phone.eq_any(keys).or(contacts::cellphone.eq_any(keys))).load(db)?,
        };
        found.extend(page);
    }
    Ok(found)
}

/// Which of these keys (as [`by_keys`] takes them) deleted contacts have, purged ones included as far as their numbers go.
pub(crate) fn keys_of_deleted(db: &mut Db, institution: i64, field: FieldId, keys: &[&str]) -> Result<HashSet<String>> {
    type Row = (String, Option<String>, Option<String>, Option<String>, Option<String>);
    let mut found = HashSet::new();
    for keys in keys.chunks(CHUNK) {
        let deleted =
            contacts::table.filter(contacts::institution_id.eq(institution).and(contacts::status.eq(DELETED)));
        let columns =
            (contacts::number, contacts::external_id, contacts::email_key, contacts::phone, contacts::cellphone);
        let rows: Vec<Row> = match field {
            standard::CONTACT_NR => deleted.filter(contacts::number.eq_any(keys)).select(columns).load(db)?,
            standard::EXTERNAL_ID => deleted.filter(contacts::external_id.eq_any(keys)).select(columns).load(db)?,
            standard::EMAIL => deleted.filter(contacts::email_key.eq_any(keys)).select(columns).load(db)?,
            _ => deleted
                .filter(contacts::phone.eq_any(keys).or(contacts::cellphone.eq_any(keys)))
                .select(columns)
                .load(db)?,
        };
        for (number, external, email, phone, cellphone) in rows {
            found.extend(
                match field {
                    standard::CONTACT_NR => [Some(number), None],
                    standard::EXTERNAL_ID => [external, None],
                    standard::EMAIL => [email, None],
                    _ => [phone, cellphone],
                }
                .into_iter()
                .flatten(),
            );
        }
    }
    Ok(found)
}

/// Which contacts have these e-mail addresses: address in lower case to ids. Deleted contacts are not found.
pub(crate) fn email_owners(
    db: &mut Db,
    institution: i64,
    emails: &[&str],
) -> Result<HashMap<String, Vec<(i64, String)>>> {
    let mut owners: HashMap<String, Vec<(i64, String)>> = HashMap::new();
    for emails in emails.chunks(CHUNK) {
        let found: Vec<(i64, String, Option<String>)> = contacts::table
            .filter(contacts::institution_id.eq(institution).and(contacts::email_key.eq_any(emails)))
            .filter(contacts::status.ne(DELETED))
            .select((contacts::id, contacts::number, contacts::email_key))
            .load(db)?;
        for (id, number, email) in found {
            owners.entry(email.unwrap_or_default()).or_default().push((id, number));
        }
    }
    Ok(owners)
}

/// Who has these external ids: to the contact's id, deleted ones included, which keep theirs.
pub(crate) fn external_id_owners(db: &mut Db, institution: i64, ids: &[&str]) -> Result<HashMap<String, i64>> {
    let mut owners = HashMap::new();
    for ids in ids.chunks(CHUNK) {
        let found: Vec<(i64, Option<String>)> = contacts::table
            .filter(contacts::institution_id.eq(institution).and(contacts::external_id.eq_any(ids)))
            .select((contacts::id, contacts::external_id))
            .load(db)?;
        owners.extend(found.into_iter().filter_map(|(id, external)| Some((external?, id))));
    }
    Ok(owners)
}

/// The contacts that lists order by one of these names (a structure's folded official name). Deleted contacts are not
/// found.
pub(crate) fn by_names(db: &mut Db, institution: i64, names: &[&str]) -> Result<Vec<Contact>> {
    let mut found = Vec::new();
    for names in names.chunks(CHUNK) {
        // In the words of the index that leads from name to name of each status.
        let mine =
            contacts::table.filter(contacts::institution_id.eq(institution).and(contacts::status.eq_any(LISTED)));
        found.extend(mine.filter(contacts::name_key.eq_any(names)).select(Contact::as_select()).load::<Contact>(db)?);
    }
    Ok(found)
}

/// Contacts that have one of these words (folded), some of them for each word.
pub(crate) fn by_words(db: &mut Db, institution: i64, words: &[&str]) -> Result<Vec<Contact>> {
    /// How many of one word.
    const SOME: usize = 10;
    let mut ids: Vec<i64> = Vec::new();
    for word in words {
        ids.extend(found_words::having_exactly(db, institution, word, SOME)?);
    }
    ids.sort_unstable();
    ids.dedup();
    read::by_ids(db, institution, &ids)
}

/// The contacts whose name in lists is one of these, or begins with one of them as whole words: `le goff jean` finds the
/// person, also one who belongs to a company. Folded last and first names, or official names. Deleted contacts are not
/// found.
pub(crate) fn by_beginnings_of_names(db: &mut Db, institution: i64, names: &[&str]) -> Result<Vec<Contact>> {
    /// How many one look-up names: each is a condition of its own.
    const FEW: usize = 100;
    let mut found = Vec::new();
    for names in names.chunks(FEW) {
        let mut mine = contacts::table.select(Contact::as_select()).into_boxed();
        for name in names {
            // A space is followed by the exclamation mark: between them lies what goes on with a space.
            let begins = contacts::name_key.ge(*name).and(contacts::name_key.lt(format!("{name}!")));
            let listed = contacts::institution_id.eq(institution).and(contacts::status.eq_any(LISTED));
            mine = mine.or_filter(listed.and(begins));
        }
        found.extend(mine.load::<Contact>(db)?);
    }
    let mut seen = HashSet::new();
    found.retain(|contact| seen.insert(contact.id));
    Ok(found)
}

/// The lengths that the institution's contact numbers (or external ids) with leading zeros have: `123` may stand for
/// `000123` where 6 is among them. `field` is CONTACT_NR or EXTERNAL_ID.
pub(crate) fn lengths_of_zero_led(db: &mut Db, institution: i64, field: FieldId) -> Result<Vec<usize>> {
    let mine = contacts::table.filter(contacts::institution_id.eq(institution));
    let lengths: Vec<Option<i32>> = match field {
        standard::EXTERNAL_ID => mine
            .filter(contacts::external_id.ge("0").and(contacts::external_id.lt("1")))
            .select(length(contacts::external_id))
            .distinct()
            .load(db)?,
        _ => mine
            .filter(contacts::number.ge("0").and(contacts::number.lt("1")))
            .select(length(contacts::number.nullable()))
            .distinct()
            .load(db)?,
    };
    Ok(lengths.into_iter().flatten().filter_map(|n| usize::try_from(n).ok()).collect())
}

#[diesel::declare_sql_function]
extern "SQL" {
    /// The number of characters.
    fn length(
        text: diesel::sql_types::Nullable<diesel::sql_types::Text>,
    ) -> diesel::sql_types::Nullable<diesel::sql_types::Integer>;
}
