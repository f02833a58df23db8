//! Log-ins, ten at a time: each takes 19 MiB while its password is hashed, and none of that may stay.

use std::ffi::OsStr;
use std::time::Instant;

use anyhow::{Context, anyhow};

use super::browser::Browser;
use super::carnet::Carnet;
use super::load::Times;
use crate::error::Result;

/// So many users sign in at once, again and again.
const AT_ONCE: usize = 10;
/// How many log-ins there are in a bench of usual size.
const ALL: u64 = 500;

/// How log-ins went.
#[derive(Debug)]
pub(crate) struct LogIns {
    /// From the form to the first page, waiting included.
    pub times: Times,
    /// The most resident memory of the server, in bytes.
    pub peak: Option<u64>,
}

/// Serves the installation and has users of an institution sign in: fewer in a small bench.
pub(super) fn measure(carnet: &Carnet, institution: &str, contacts: u64) -> Result<LogIns> {
    let each = (ALL.min(contacts.div_ceil(20)) as usize).div_ceil(AT_ONCE);
    let users = (0..AT_ONCE).map(|at| add_user(carnet, institution, at)).collect::<Result<Vec<_>>>()?;
    let served = carnet.serve()?;
    let address = served.address.as_str();
    let times = std::thread::scope(|scope| {
        let all: Vec<_> = users.iter().map(|user| scope.spawn(move || sign_in_often(address, user, each))).collect();
        let ended = all.into_iter().map(|one| one.join().map_err(|_| anyhow!("a user's thread panicked"))?);
        ended.collect::<Result<Vec<_>>>()
    })?;
    Ok(LogIns { times: Times::joined(times.iter()), peak: served.peak() })
}

/// E-mail address and password.
type User = (String, String);

fn add_user(carnet: &Carnet, institution: &str, at: usize) -> Result<User> {
    let email = format!("user{at}@example.org");
    let words = ["user", "add", &email, "--institution", institution, "--role", "viewer"];
    let said = carnet.run(&words.map(OsStr::new))?.said;
    let password = said["password"].as_str().context("no password was made")?.to_owned();
    Ok((email, password))
}

fn sign_in_often(address: &str, (email, password): &User, often: usize) -> Result<Times> {
    let mut times = Times::default();
    for _ in 0..often {
        let start = Instant::now();
        Browser::sign_in(address, email, password)?;
        times.add(start.elapsed());
    }
    Ok(times)
}
