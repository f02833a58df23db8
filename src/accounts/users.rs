//! Users and the institutions that they belong to.

use std::collections::HashMap;

use diesel::prelude::*;

use super::{Institution, Role, login, passwords};
use crate::db::{self, Db};
use crate::error::{Refusal, Result};
use crate::i18n::Language;
use crate::schema::{institutions, memberships, users};
use crate::text::fold;

/// A user.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = users)]
pub struct User {
    /// Their id.
    pub id: i64,
    /// The e-mail address they sign in with, in lower case.
    pub email: String,
    /// Their name.
    pub name: String,
    /// Tag of the language they chose.
    pub language: Option<String>,
}

/// A user's place in an institution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// Where.
    pub institution: Institution,
    /// What they may do there.
    pub role: Role,
}

/// A user with their institutions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The user.
    pub user: User,
    /// Their institutions, by name.
    pub memberships: Vec<Membership>,
}

/// A user to add.
#[derive(Debug, Clone)]
pub struct NewUser<'a> {
    /// E-mail address.
    pub email: &'a str,
    /// Name; if blank, what stands before the `@`.
    pub name: &'a str,
    /// Password, already found good by [`passwords::check`].
    pub password: &'a str,
}

/// The address as users are found by it. Refuses what is no e-mail address.
pub fn email_key(email: &str) -> Result<String> {
    let email = crate::text::trim(email).to_lowercase();
    let options = email_address::Options::default().with_required_tld().without_display_text().without_domain_literal();
    match email_address::EmailAddress::parse_with_options(&email, options) {
        Ok(_) if email.chars().count() <= login::EMAIL_MAX => Ok(email),
        _ => Err(Refusal::new("bad-email").with("value", email).into()),
    }
}

/// The user with this e-mail address.
pub fn by_email(db: &mut Db, email: &str) -> Result<Option<User>> {
    let email = crate::text::trim(email).to_lowercase();
    Ok(users::table.filter(users::email.eq(email)).select(User::as_select()).first(db).optional()?)
}

/// A user and their institutions; `None` if there is no such user.
pub fn account(db: &mut Db, id: i64) -> Result<Option<Account>> {
    let Some(user) = users::table.find(id).select(User::as_select()).first(db).optional()? else { return Ok(None) };
    let rows: Vec<(Institution, String)> = memberships::table
        .inner_join(institutions::table.on(institutions::id.eq(memberships::institution_id)))
        .filter(memberships::user_id.eq(id))
        .order((institutions::name, institutions::id))
        .select((Institution::as_select(), memberships::role))
        .load(db)?;
    let membership =
        |(institution, role): (Institution, String)| Some(Membership { institution, role: Role::from_name(&role)? });
    Ok(Some(Account { user, memberships: rows.into_iter().filter_map(membership).collect() }))
}

/// The names of users, by id.
pub fn names(db: &mut Db, ids: &[i64]) -> Result<HashMap<i64, String>> {
    let named = users::table.filter(users::id.eq_any(ids)).select((users::id, users::name));
    Ok(named.load(db)?.into_iter().collect())
}

/// The addresses of an institution's users, as they are registered, in byte order.
pub fn addresses(db: &mut Db, institution: i64) -> Result<Vec<String>> {
    Ok(users::table
        .inner_join(memberships::table.on(memberships::user_id.eq(users::id)))
        .filter(memberships::institution_id.eq(institution))
        .order(users::email)
        .select(users::email)
        .load(db)?)
}

/// The users of an institution: folded e-mail address to the address as registered.
pub fn user_emails(db: &mut Db, institution: i64) -> Result<HashMap<String, String>> {
    Ok(addresses(db, institution)?.into_iter().map(|email| (fold(&email), email)).collect())
}

/// Adds a user, or a known user's membership: their password then stays as it is. Returns the user's id and whether
/// the user is new. Refuses one who belongs to the institution already.
pub fn add(db: &mut Db, new: &NewUser<'_>, institution: i64, role: Role) -> Result<(i64, bool)> {
    let email = email_key(new.email)?;
    let known = by_email(db, &email)?;
    let hash = if known.is_some() { None } else { Some(passwords::hash(new.password)?) };
    db::write(db, |db| {
        let id = match (&known, hash) {
            (Some(user), _) => user.id,
            (None, hash) => insert(db, &email, new.name, &hash.unwrap_or_default())?,
        };
        join(db, id, institution, role)?;
        Ok((id, known.is_none()))
    })
}

pub(super) fn insert(db: &mut Db, email: &str, name: &str, hash: &str) -> Result<i64> {
    let name = match crate::text::trim(name) {
        "" => email.split('@').next().unwrap_or_default(),
        name => name,
    };
    let row =
        (users::email.eq(email), users::name.eq(name), users::password_hash.eq(hash), users::created_at.eq(db::now()));
    Ok(diesel::insert_into(users::table).values(row).returning(users::id).get_result(db)?)
}

pub(super) fn join(db: &mut Db, user: i64, institution: i64, role: Role) -> Result<()> {
    let there: i64 = memberships::table.find((user, institution)).count().get_result(db)?;
    if there > 0 {
        return Err(Refusal::new("already-member").into());
    }
    let row =
        (memberships::user_id.eq(user), memberships::institution_id.eq(institution), memberships::role.eq(role.name()));
    diesel::insert_into(memberships::table).values(row).execute(db)?;
    Ok(())
}

/// Keeps the language that a user chose; `None` goes by the browser again.
pub fn choose_language(db: &mut Db, user: i64, language: Option<Language>) -> Result<()> {
    diesel::update(users::table.find(user)).set(users::language.eq(language.map(Language::tag))).execute(db)?;
    Ok(())
}

/// Changes a user's name. Refuses a blank one.
pub fn rename(db: &mut Db, user: i64, name: &str) -> Result<()> {
    let name = crate::text::trim(name);
    if name.is_empty() || name.chars().count() > 200 {
        return Err(Refusal::new("bad-name").into());
    }
    diesel::update(users::table.find(user)).set(users::name.eq(name)).execute(db)?;
    Ok(())
}

/// Changes a user's password, if they know the present one, which they may try a few times, and the new one is good.
pub fn change_password(db: &mut Db, user: i64, present: &str, new: &str) -> Result<()> {
    let (email, kept): (String, String) =
        users::table.find(user).select((users::email, users::password_hash)).first(db)?;
    if !login::prove(db, &email, present, Some(&kept), login::Place::Session)? {
        return Err(Refusal::new("password-wrong").into());
    }
    passwords::check(new, &email)?;
    diesel::update(users::table.find(user)).set(users::password_hash.eq(passwords::hash(new)?)).execute(db)?;
    Ok(())
}
