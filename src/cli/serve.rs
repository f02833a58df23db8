//! `carnet serve`

use serde_json::json;

use super::worker::PATIENCE;
use super::{Console, Ended};
use crate::accounts::first_run;
use crate::config::Config;
use crate::db::Database;
use crate::error::Result;
use crate::i18n::Message;
use crate::storage::Storage;
use crate::web;
use crate::worker::{self, Worker};

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
    let token = {
        let db = &mut *database.get()?;
        if first_run::is_due(db)? { Some(first_run::token(db)?) } else { None }
    };
    let served = Served::start(config, database, storage, &args.bind, !args.no_worker)?;
    let address = served.address();
    console.say(&Message::new("cli-serving").with("address", address));
    if let Some(token) = &token {
        console.say(&Message::new("cli-first-run").with("address", address).with("token", token.as_str()));
    }
    console.document(&json!({ "address": address, "first_run_token": token }))?;
    served.wait()?;
    Ok(Ended::Done)
}

/// A portal at work, with its worker.
pub(super) struct Served {
    address: String,
    server: web::Running,
    working: Option<worker::Running>,
}

impl Served {
    /// Starts the portal and, if wanted, a worker.
    pub fn start(config: Config, database: Database, storage: Storage, bind: &str, works: bool) -> Result<Self> {
        let public = config.public_address.clone();
        let worker = Worker::new(database.clone(), storage.clone(), &config)?;
        let server = web::start(web::State::new(config, database, storage)?, bind)?;
        let address = public.unwrap_or_else(|| format!("http://{}", server.address));
        Ok(Self { address, server, working: works.then(|| worker.start()) })
    }

    /// Where users reach it.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Waits until somebody ends it.
    pub fn wait(self) -> Result<()> {
        let ended = self.server.wait();
        if let Some(working) = self.working {
            working.stop(PATIENCE);
        }
        ended
    }
}
