//! Servers: one thread that listens, a few that answer. The portal, and one for the operator's monitors.

use std::io::{Read, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, TcpStream, ToSocketAddrs};
use std::num::NonZeroUsize;
use std::sync::{Arc, mpsc};
use std::thread::JoinHandle;
use std::time::Duration;

use actix_http::HttpService;
use actix_server::ServerBuilder;
use actix_service::{IntoServiceFactory, ServiceFactoryExt, map_config};
use actix_web::body::MessageBody;
use actix_web::dev::{AppConfig, Server, ServerHandle, ServiceFactory, ServiceRequest, ServiceResponse, fn_service};
use actix_web::middleware::{Compress, from_fn};
use actix_web::web::{Data, FormConfig, get, scope};
use actix_web::{App, rt};
use anyhow::Context;
use socket2::{Domain, Socket, Type};

use super::connections::{self, Connections};
use super::health::{self, Watched};
use super::state::State;
use super::wire::Wire;
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
    let (all, traffic) = (connections::most_open(), state.config.traffic.clone());
    // Behind a proxy every connection comes from there.
    let of_each = if state.config.behind_proxy > 0 { 0 } else { traffic.connections_per_address };
    let door = Door {
        connections: Connections::new(of_each, all),
        patience: Duration::from_secs(traffic.answer_seconds.max(1)),
    };
    let app = move || {
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
    };
    let workers = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let builder = Server::build().workers(workers).max_concurrent_connections(all.div_ceil(workers));
    listen(builder, bind, door, app)
}

fn monitored(watched: Watched, bind: &str) -> anyhow::Result<(Server, SocketAddr)> {
    let app = move || {
        let app = App::new().app_data(Data::new(watched.clone())).wrap(Compress::default());
        app.configure(health::configure).configure(health::configure_metrics)
    };
    let door = Door { connections: Connections::new(0, usize::MAX), patience: OWN_PATIENCE };
    listen(Server::build().workers(1).disable_signals(), bind, door, app)
}

/// How connections are let in.
#[derive(Clone)]
struct Door {
    connections: Arc<Connections>,
    /// How long nothing may be taken of an answer.
    patience: Duration,
}

/// The head of a request has to come within this.
const HEAD: Duration = Duration::from_secs(5);
/// How long a connection is given to close.
const GOODBYE: Duration = Duration::from_secs(1);

/// Answers at all addresses that a name has, of which the first is told. What actix-web's own server does, over a [`Wire`].
fn listen<A, T, B>(builder: ServerBuilder, bind: &str, door: Door, app: A) -> anyhow::Result<(Server, SocketAddr)>
where
    A: Fn() -> App<T> + Clone + Send + 'static,
    T: ServiceFactory<
            ServiceRequest,
            Config = (),
            Response = ServiceResponse<B>,
            Error = actix_web::Error,
            InitError = (),
        > + 'static,
    B: MessageBody + 'static,
{
    let mut builder = builder.shutdown_timeout(LAST_SECONDS);
    let listeners = listeners(bind)?;
    let address = listeners[0].local_addr()?;
    for listener in listeners {
        let (app, door, over, local) =
            (app.clone(), door.clone(), builder.graceful_shutdown_signal(), listener.local_addr()?);
        let serve = move || {
            let app = app().into_factory().map_err(|error: actix_web::Error| error.error_response());
            let over = over.clone();
            let http = HttpService::<Wire, _, B>::build()
                .client_request_timeout(HEAD)
                .client_disconnect_timeout(GOODBYE)
                .graceful_shutdown_signal(move || {
                    let over = over.clone();
                    async move { over.notified().await }
                })
                .local_addr(local)
                .h1(map_config(app, |()| AppConfig::default()));
            let door = door.clone();
            fn_service(move |stream: rt::net::TcpStream| {
                let (peer, counted) = (stream.peer_addr().ok(), door.connections.admit(&stream));
                std::future::ready(Ok((Wire::new(stream, counted, door.patience), peer)))
            })
            .and_then(http)
        };
        builder = builder.listen(format!("http {local}"), listener, serve)?;
    }
    Ok((builder.run(), address))
}

/// As many connections wait to be taken up.
const WAITING: i32 = 1024;

/// A listener at each address that a name has; at least one.
fn listeners(bind: &str) -> std::io::Result<Vec<TcpListener>> {
    let (mut listeners, mut failed) = (Vec::new(), None);
    for address in bind.to_socket_addrs()? {
        match listener(address) {
            Ok(listener) => listeners.push(listener),
            Err(error) => failed = Some(error),
        }
    }
    match (listeners.is_empty(), failed) {
        (true, Some(error)) => Err(error),
        (true, None) => Err(std::io::Error::new(std::io::ErrorKind::AddrNotAvailable, "no address to listen at")),
        (false, _) => Ok(listeners),
    }
}

fn listener(address: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, None)?;
    socket.set_reuse_address(true)?;
    socket.bind(&address.into())?;
    socket.listen(WAITING)?;
    Ok(socket.into())
}
