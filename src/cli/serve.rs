//! `carnet serve`

use serde_json::json;

use super::worker::PATIENCE;
use super::{Console, Ended};
use crate::accounts::first_run;
use crate::config::Config;
use crate::error::Result;
use crate::i18n::Message;
use crate::web;
use crate::worker::Worker;

#[derive(clap::Args)]
pub(super) struct Args {
    /// Where to listen
    #[arg(long, value_name = "ADDRESS", env = "CARNET_BIND", default_value = "127.0.0.1:8080")]
    bind: String,

    /// Only serve pages: other processes work on what users start
    #[arg(long)]
    no_worker: bool,
}

pub(super) fn run(config: Config, console: &Console, args: &Args) -> Result<Ended> {
    let (database, storage) = config.open()?;
    let public = config.public_address.clone();
    let token = {
        let db = &mut *database.get()?;
        if first_run::is_due(db)? { Some(first_run::token(db)?) } else { None }
    };
    let worker = Worker::new(database.clone(), storage.clone(), &config)?;
    let server = web::start(web::State::new(config, database, storage)?, &args.bind)?;
    let working = (!args.no_worker).then(|| worker.start());
    let address = public.unwrap_or_else(|| format!("http://{}", server.address));
    console.say(&Message::new("cli-serving").with("address", address.as_str()));
    if let Some(token) = &token {
        console.say(&Message::new("cli-first-run").with("address", address.as_str()).with("token", token.as_str()));
    }
    console.document(&json!({ "address": address, "first_run_token": token }))?;
    let ended = server.wait();
    if let Some(working) = working {
        working.stop(PATIENCE);
    }
    ended.map(|()| Ended::Done)
}
