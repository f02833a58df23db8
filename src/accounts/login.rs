//! Proving who one is: e-mail address and password, a few tries at a time.

use chrono::{NaiveDateTime, TimeDelta};
use diesel::prelude::*;

use super::passwords;
use crate::db::{self, Db};
use crate::error::{Refusal, Result};
use crate::schema::{login_failures, users};

/// Failures are remembered so long, in minutes.
const WINDOW: i64 = 15;
/// Tries for one account from one address within the window.
const PAIR: usize = 5;
/// Tries for one account from anywhere.
const ACCOUNT: usize = 40;
/// Tries from one address, whatever the account.
const ADDRESS: usize = 60;

/// The id of the user with this e-mail address and password. `address` is the client's. Refuses wrong ones with
/// `login-wrong`, and too many tries with `login-too-often`, which says how many minutes to wait.
pub fn verify(db: &mut Db, email: &str, password: &str, address: &str) -> Result<i64> {
    let email = crate::text::trim(email).to_lowercase();
    note_try(db, &email, address)?;
    let known: Option<(i64, String)> =
        users::table.filter(users::email.eq(&email)).select((users::id, users::password_hash)).first(db).optional()?;
    let is_right = passwords::verify(password, known.as_ref().map(|(_, hash)| hash.as_str()));
    match known {
        Some((id, _)) if is_right => {
            forget_tries(db, &email, address)?;
            Ok(id)
        }
        _ => Err(Refusal::new("login-wrong").into()),
    }
}

/// Every try counts before the password is looked at, so that many at once are no way round the limit.
fn note_try(db: &mut Db, email: &str, address: &str) -> Result<()> {
    let now = db::now();
    let start = now - TimeDelta::minutes(WINDOW);
    diesel::delete(login_failures::table.filter(login_failures::at.le(start))).execute(db)?;
    let row = (login_failures::email.eq(email), login_failures::address.eq(address), login_failures::at.eq(now));
    let own: i64 =
        diesel::insert_into(login_failures::table).values(row).returning(login_failures::id).get_result(db)?;
    if let Some(wait) = wait(db, email, address, own)? {
        diesel::delete(login_failures::table.find(own)).execute(db)?;
        let minutes = (wait - start).num_seconds().max(1) as u64;
        return Err(Refusal::new("login-too-often").with("n", minutes.div_ceil(60) as i64).into());
    }
    Ok(())
}

/// The time of the try that has to be forgotten first, if there were too many before our own.
fn wait(db: &mut Db, email: &str, address: &str, own: i64) -> Result<Option<NaiveDateTime>> {
    let tries: Vec<(String, String, NaiveDateTime)> = login_failures::table
        .filter(login_failures::id.lt(own))
        .filter(login_failures::email.eq(email).or(login_failures::address.eq(address)))
        .order(login_failures::id.desc())
        .select((login_failures::email, login_failures::address, login_failures::at))
        .load(db)?;
    let nth = |most: usize, counts: &dyn Fn(&str, &str) -> bool| {
        tries.iter().filter(|(e, a, _)| counts(e, a)).nth(most - 1).map(|(_, _, at)| *at)
    };
    Ok([
        nth(PAIR, &|e, a| e == email && a == address),
        nth(ACCOUNT, &|e, _| e == email),
        nth(ADDRESS, &|_, a| a == address),
    ]
    .into_iter()
    .flatten()
    .max())
}

fn forget_tries(db: &mut Db, email: &str, address: &str) -> Result<()> {
    let own = login_failures::email.eq(email).and(login_failures::address.eq(address));
    diesel::delete(login_failures::table.filter(own)).execute(db)?;
    Ok(())
}
