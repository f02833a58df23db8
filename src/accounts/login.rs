//! Proving who one is: e-mail address and password, a few tries at a time.

use chrono::{NaiveDateTime, TimeDelta};
use diesel::prelude::*;

use super::passwords;
use crate::db::{self, Db};
use crate::error::{Refusal, Result};
use crate::schema::{login_failures, users};

/// Failures are remembered so long, in minutes.
const WINDOW: i64 = 15;
/// Tries for one account from one place within the window.
const PAIR: usize = 5;
/// Tries for one account from all networks together.
const ACCOUNT: usize = 40;
/// Tries from one network, whatever the account.
const NETWORK: usize = 60;
/// The most characters of an e-mail address: no longer one can get mail.
pub const EMAIL_MAX: usize = 254;

/// Where a try comes from. Tries of each kind count apart, so that nobody who guesses locks out the user herself: neither
/// in a browser that she signed in with before, nor in a session that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'a> {
    /// A network, by its address.
    Network(&'a str),
    /// A browser that has signed in to the account before, by the name of its mark.
    Browser(&'a str),
    /// A session of the account itself, where the present password is asked for.
    Session,
}

const BROWSER: &str = "browser ";
const SESSION: &str = "session";

impl Place<'_> {
    /// The place as it is kept with a try. No network's address begins like those of the others.
    fn kept(self) -> String {
        match self {
            Self::Network(address) => address.to_owned(),
            Self::Browser(mark) => format!("{BROWSER}{mark}"),
            Self::Session => SESSION.to_owned(),
        }
    }
}

fn is_network(place: &str) -> bool {
    !place.starts_with(BROWSER) && place != SESSION
}

/// The id of the user with this e-mail address and password. Refuses wrong ones with `login-wrong`, and too many tries with
/// `login-too-often`, which says how many minutes to wait.
pub fn verify(db: &mut Db, email: &str, password: &str, from: Place<'_>) -> Result<i64> {
    let email = crate::text::trim(email).to_lowercase();
    if email.chars().count() > EMAIL_MAX {
        return Err(Refusal::new("login-wrong").into());
    }
    let known: Option<(i64, String)> =
        users::table.filter(users::email.eq(&email)).select((users::id, users::password_hash)).first(db).optional()?;
    let is_right = prove(db, &email, password, known.as_ref().map(|(_, hash)| hash.as_str()), from)?;
    match known {
        Some((id, _)) if is_right => Ok(id),
        _ => Err(Refusal::new("login-wrong").into()),
    }
}

/// Whether this is the password with this hash, one of a few tries. Refused with `login-too-often` beyond those.
pub(super) fn prove(db: &mut Db, email: &str, password: &str, hash: Option<&str>, from: Place<'_>) -> Result<bool> {
    note_try(db, email, from)?;
    let is_right = passwords::verify(password, hash);
    if is_right {
        forget_tries(db, email, from)?;
    }
    Ok(is_right)
}

/// Every try counts before the password is looked at, so that many at once are no way round the limit.
fn note_try(db: &mut Db, email: &str, from: Place<'_>) -> Result<()> {
    let now = db::now();
    let start = now - TimeDelta::minutes(WINDOW);
    diesel::delete(login_failures::table.filter(login_failures::at.le(start))).execute(db)?;
    let row = (login_failures::email.eq(email), login_failures::address.eq(from.kept()), login_failures::at.eq(now));
    let own: i64 =
        diesel::insert_into(login_failures::table).values(row).returning(login_failures::id).get_result(db)?;
    if let Some(wait) = wait(db, email, from, own)? {
        diesel::delete(login_failures::table.find(own)).execute(db)?;
        let minutes = (wait - start).num_seconds().max(1) as u64;
        return Err(Refusal::new("login-too-often").with("n", minutes.div_ceil(60) as i64).into());
    }
    Ok(())
}

/// The time of the try that has to be forgotten first, if there were too many before our own.
fn wait(db: &mut Db, email: &str, from: Place<'_>, own: i64) -> Result<Option<NaiveDateTime>> {
    let place = from.kept();
    let tries: Vec<(String, String, NaiveDateTime)> = login_failures::table
        .filter(login_failures::id.lt(own))
        .filter(login_failures::email.eq(email).or(login_failures::address.eq(&place)))
        .order(login_failures::id.desc())
        .select((login_failures::email, login_failures::address, login_failures::at))
        .load(db)?;
    let nth = |most: usize, counts: &dyn Fn(&str, &str) -> bool| {
        tries.iter().filter(|(e, a, _)| counts(e, a)).nth(most - 1).map(|(_, _, at)| *at)
    };
    let here = nth(PAIR, &|e, a| e == email && a == place);
    let Place::Network(_) = from else { return Ok(here) };
    let account = nth(ACCOUNT, &|e, a| e == email && is_network(a));
    Ok([here, account, nth(NETWORK, &|_, a| a == place)].into_iter().flatten().max())
}

fn forget_tries(db: &mut Db, email: &str, from: Place<'_>) -> Result<()> {
    let own = login_failures::email.eq(email).and(login_failures::address.eq(from.kept()));
    diesel::delete(login_failures::table.filter(own)).execute(db)?;
    Ok(())
}
