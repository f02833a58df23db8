//! The first run: an installation without users gets its first administrator, who proves by a token from the console
//! that the machine is theirs.

use diesel::prelude::*;
use subtle::ConstantTimeEq;

use super::institutions::{self, NewInstitution};
use super::users::{self, NewUser};
use super::{Role, passwords};
use crate::db::{self, Db};
use crate::error::{Refusal, Result};
use crate::schema::{settings, users as users_table};

const SETTING: &str = "first-run-token";

/// Whether there is no user yet.
pub fn is_due(db: &mut Db) -> Result<bool> {
    let found: Option<i64> = users_table::table.select(users_table::id).first(db).optional()?;
    Ok(found.is_none())
}

/// The token to print on the console: the same until it is used, whichever process asks.
pub fn token(db: &mut Db) -> Result<String> {
    let fresh = passwords::make()?;
    db::setting(db, SETTING, || fresh)
}

/// Makes the first institution and its administrator, whose id it returns. The token can be used once. Refuses a wrong
/// one with `first-run-token`, and everything once there is a user with `first-run-over`. `furnish` gives the institution,
/// whose id it gets, what each has from its first day.
pub fn complete(
    db: &mut Db,
    given: &str,
    institution: &NewInstitution<'_>,
    user: &NewUser<'_>,
    furnish: impl FnOnce(&mut Db, i64) -> Result<()>,
) -> Result<i64> {
    check_token(db, given)?;
    institution.check()?;
    let email = users::email_key(user.email)?;
    passwords::check(user.password, &email)?;
    let hash = passwords::hash(user.password)?;
    db::write(db, |db| {
        // Whoever removes the token is the first; a second one at the same moment finds it gone.
        let used = diesel::delete(settings::table.find(SETTING)).execute(db)?;
        if used == 0 || !is_due(db)? {
            return Err(Refusal::new("first-run-over").into());
        }
        let institution = institutions::create(db, institution)?;
        furnish(db, institution.id)?;
        let id = users::insert(db, &email, user.name, &hash)?;
        users::join(db, id, institution.id, Role::Administrator)?;
        Ok(id)
    })
}

fn check_token(db: &mut Db, given: &str) -> Result<()> {
    if !is_due(db)? {
        return Err(Refusal::new("first-run-over").into());
    }
    let token = token(db)?;
    let is_right: bool = crate::text::trim(given).as_bytes().ct_eq(token.as_bytes()).into();
    if is_right { Ok(()) } else { Err(Refusal::new("first-run-token").into()) }
}
