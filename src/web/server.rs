//! The server: one thread that listens, a few that answer.

use std::net::SocketAddr;
use std::sync::mpsc;
use std::thread::JoinHandle;

use actix_web::dev::{Server, ServerHandle};
use actix_web::middleware::{Compress, from_fn};
use actix_web::web::{Data, FormConfig, get, head, scope};
use actix_web::{App, HttpResponse, HttpServer, rt};
use anyhow::Context;

use super::state::State;
use super::{assets, form, headers, routes, session, session_store, visit};
use crate::error::Result;

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

    /// Waits until the server ends: by [`Running::stop`] or by Ctrl+C.
    pub fn wait(self) -> Result<()> {
        match self.thread.join() {
            Ok(ended) => Ok(ended?),
            Err(_) => Err(anyhow::anyhow!("the server's thread broke").into()),
        }
    }
}

/// Starts the portal at an address such as `127.0.0.1:8080`; port 0 takes a free one.
pub fn start(state: State, bind: &str) -> Result<Running> {
    session_store::purge(&mut *state.database.get()?)?;
    let (told, heard) = mpsc::channel();
    let bind = bind.to_owned();
    let thread = std::thread::Builder::new().name("web".to_owned()).spawn(move || {
        rt::System::new().block_on(async move {
            let (server, address) = match listen(state, &bind) {
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

fn listen(state: State, bind: &str) -> anyhow::Result<(Server, SocketAddr)> {
    let server = HttpServer::new(move || {
        App::new()
            .app_data(Data::new(state.clone()))
            .app_data(FormConfig::default().limit(form::MOST_BYTES))
            .wrap(Compress::default())
            .wrap(from_fn(headers::protect))
            .route("/healthz", get().to(healthy))
            .route("/healthz", head().to(healthy))
            .route("/static/{name:.+}", get().to(assets::show))
            .service(
                scope("").wrap(session::middleware(&state)).wrap(from_fn(visit::guard)).configure(routes::configure),
            )
    })
    .shutdown_timeout(LAST_SECONDS)
    .bind(bind)
    .with_context(|| format!("cannot listen at {bind}"))?;
    let address = server.addrs().first().copied().context("no address to listen at")?;
    Ok((server.run(), address))
}

/// `GET /healthz`: the process answers.
async fn healthy() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ok\n")
}
