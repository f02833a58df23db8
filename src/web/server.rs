//! Servers: one thread that listens, a few that answer. The portal, and one for the operator's monitors.

use std::io::{Read, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::num::NonZeroUsize;
use std::sync::mpsc;
use std::thread::JoinHandle;
use std::time::Duration;

use actix_web::dev::{Server, ServerHandle};
use actix_web::middleware::{Compress, from_fn};
use actix_web::web::{Data, FormConfig, get, scope};
use actix_web::{App, HttpServer, rt};
use anyhow::Context;

use super::connections::{self, Connections};
use super::health::{self, Watched};
use super::state::State;
use super::{assets, form, headers, pace, routes, session, session_store, visit};
use crate::db::Database;
use crate::error::Result;
use crate::storage::Storage;
use crate::system::Readiness;

/// What the log leaves out: to the library a request that is no HTTP is an error, to us it is the client's.
pub(crate) const QUIET: &str = "actix_http=off";

/// Seconds that requests at work are given when the server stops.
const LAST_SECONDS: u64 = 3;

/// A server at work. It goes on when this is dropped; [`Running::stop`] ends it.
pub struct Running {
    /// Where it listens.
    pub address: SocketAddr,
    handle: ServerHandle,
    thread: JoinHandle<std::io::Result<()>>,
}

impl Running {
    /// Stops the server and waits until it is gone.
    pub fn stop(self) -> Result<()> {
        // The command is sent at once; what is awaited elsewhere is only that it was carried out.
        drop(self.handle.stop(true));
        self.wait()
    }

    /// Waits until the server ends: by [`Running::stop`] or, the portal, by Ctrl+C.
    pub fn wait(self) -> Result<()> {
        match self.thread.join() {
            Ok(ended) => Ok(ended?),
            Err(_) => Err(anyhow::anyhow!("the server's thread broke").into()),
        }
    }
}

/// Starts the portal at an address such as `127.0.0.1:8080`; port 0 takes a free one. Whether it shows the metrics too
/// is for the operator to decide, since whoever reaches the portal would see them.
pub fn start(state: State, bind: &str, with_metrics: bool) -> Result<Running> {
    session_store::purge(&mut *state.database.get()?)?;
    run("web", bind, move |bind| portal(state, bind, with_metrics))
}

/// Starts a server for monitors, with `/healthz`, `/readyz` and `/metrics`.
pub fn watch(database: Database, storage: Storage, bind: &str) -> Result<Running> {
    let watched = Watched { readiness: Readiness::new(database.clone(), storage), database };
    run("metrics", bind, move |bind| monitored(watched, bind))
}

/// How long a server may take to answer the process that it is in.
const OWN_PATIENCE: Duration = Duration::from_secs(5);

/// Whether a server that listens at this address answers `/healthz`.
pub fn is_answering(address: SocketAddr) -> bool {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    let ask = || -> std::io::Result<bool> {
        let mut stream = TcpStream::connect_timeout(&SocketAddr::new(ip, address.port()), OWN_PATIENCE)?;
        stream.set_read_timeout(Some(OWN_PATIENCE))?;
        stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        let mut begins = [0; 12];
        stream.read_exact(&mut begins)?;
        Ok(&begins == b"HTTP/1.1 200")
    };
    ask().unwrap_or(false)
}

/// Runs what `listen` makes on a thread of its own, once it listens.
fn run<F>(name: &str, bind: &str, listen: F) -> Result<Running>
where
    F: FnOnce(&str) -> anyhow::Result<(Server, SocketAddr)> + Send + 'static,
{
    let (told, heard) = mpsc::channel();
    let bind = bind.to_owned();
    let thread = std::thread::Builder::new().name(name.to_owned()).spawn(move || {
        rt::System::new().block_on(async move {
            let (server, address) = match listen(&bind).with_context(|| format!("cannot listen at {bind}")) {
                Ok(made) => made,
                Err(error) => {
                    let _ = told.send(Err(error));
                    return Ok(());
                }
            };
            let _ = told.send(Ok((address, server.handle())));
            server.await
        })
    })?;
    let (address, handle) = heard.recv().context("the server did not start")??;
    Ok(Running { address, handle, thread })
}

fn portal(state: State, bind: &str, with_metrics: bool) -> anyhow::Result<(Server, SocketAddr)> {
    let watched = Watched { readiness: state.readiness.clone(), database: state.database.clone() };
    let (all, traffic) = (connections::most_open(), &state.config.traffic);
    // Behind a proxy every connection comes from there.
    let of_each = if state.config.behind_proxy > 0 { 0 } else { traffic.connections_per_address };
    let connections = Connections::new(of_each, all);
    let server = HttpServer::new(move || {
        let metrics = if with_metrics { health::configure_metrics } else { |_: &mut _| {} };
        App::new()
            .app_data(Data::new(state.clone()))
            .app_data(Data::new(watched.clone()))
            .app_data(FormConfig::default().limit(form::MOST_BYTES))
            .wrap(Compress::default())
            .wrap(from_fn(pace::hold))
            .wrap(from_fn(headers::protect))
            .configure(health::configure)
            .configure(metrics)
            .route("/static/{name:.+}", get().to(assets::show))
            .service(
                scope("").wrap(session::middleware(&state)).wrap(from_fn(visit::guard)).configure(routes::configure),
            )
    });
    let workers = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let server = server.workers(workers).max_connections(all.div_ceil(workers));
    let server = server.on_connect(move |connection, data| connections.on_connect(connection, data));
    let server = server.shutdown_timeout(LAST_SECONDS).bind(bind)?;
    let address = server.addrs().first().copied().context("no address to listen at")?;
    Ok((server.run(), address))
}

fn monitored(watched: Watched, bind: &str) -> anyhow::Result<(Server, SocketAddr)> {
    let server = HttpServer::new(move || {
        let app = App::new().app_data(Data::new(watched.clone())).wrap(Compress::default());
        app.configure(health::configure).configure(health::configure_metrics)
    });
    let connections = Connections::new(0, usize::MAX);
    let server = server.on_connect(move |connection, data| connections.on_connect(connection, data));
    let server = server.workers(1).disable_signals().shutdown_timeout(LAST_SECONDS).bind(bind)?;
    let address = server.addrs().first().copied().context("no address to listen at")?;
    Ok((server.run(), address))
}
