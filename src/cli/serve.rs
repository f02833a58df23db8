//! `carnet serve`

use std::net::SocketAddr;

use serde_json::json;

use super::worker::{PATIENCE, check};
use super::{Console, Ended, service_manager};
use crate::accounts::first_run;
use crate::config::Config;
use crate::db::Database;
use crate::error::Result;
use crate::i18n::Message;
use crate::storage::Storage;
use crate::system::Presence;
use crate::web;
use crate::worker::{self, Worker};

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(long, value_name = "ADDRESS", env = "CARNET_BIND", default_value = "127.0.0.1:8080")]
    bind: String,
    #[arg(long)]
    no_worker: bool,
}

pub(super) fn run(config: Config, console: &Console, args: &Args) -> Result<Ended> {
    let (database, storage) = config.open_to_stay()?;
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
    tracing::info!(version = env!("CARGO_PKG_VERSION"), works = !args.no_worker, "started");
    let listens = served.listens();
    service_manager::ready(move || web::is_answering(listens))?;
    served.wait()?;
    Ok(Ended::Done)
}

/// A portal at work, with its worker.
pub(super) struct Served {
    address: String,
    server: web::Running,
    watched: Option<web::Running>,
    working: Option<worker::Running>,
    _presence: Presence,
}

impl Served {
    /// Starts the portal and, if wanted, a worker.
    pub(super) fn start(config: Config, database: Database, storage: Storage, bind: &str, works: bool) -> Result<Self> {
        check(&storage)?;
        // Shells and service managers give few descriptors to begin with, and more to who asks.
        let _ = rlimit::increase_nofile_limit(u64::MAX);
        let (public, metrics) = (config.public_address.clone(), config.metrics_bind().map(str::to_owned));
        let worker = Worker::new(database.clone(), storage.clone(), &config)?;
        // The same address twice is one listener: who writes that wants the metrics on the portal.
        let apart = metrics.as_deref().filter(|metrics| *metrics != bind);
        let watched = apart.map(|apart| web::watch(database.clone(), storage.clone(), apart)).transpose()?;
        let with_metrics = metrics.is_some() && watched.is_none();
        let server = web::start(web::State::new(config, database.clone(), storage)?, bind, with_metrics)?;
        let address = public.unwrap_or_else(|| format!("http://{}", server.address));
        let presence = Presence::announce(&database, true, works)?;
        Ok(Self { address, server, watched, working: works.then(|| worker.start()), _presence: presence })
    }

    /// Where users reach it.
    pub(super) fn address(&self) -> &str {
        &self.address
    }

    /// Where it listens on this machine.
    fn listens(&self) -> SocketAddr {
        self.server.address
    }

    /// Waits until somebody ends it.
    pub(super) fn wait(self) -> Result<()> {
        let ended = self.server.wait();
        if let Some(watched) = self.watched {
            watched.stop()?;
        }
        if let Some(working) = self.working {
            working.stop(PATIENCE);
        }
        ended
    }
}
