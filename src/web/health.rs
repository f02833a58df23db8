//! What monitors ask, in plain text and without a log-in: is the process up, is it ready, and the numbers of Prometheus.

use actix_web::HttpResponse;
use actix_web::guard;
use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, ServiceConfig, resource};

use super::error::{Error, Result};
use crate::db::Database;
use crate::system::{self, Readiness};

/// What monitors ask about.
#[derive(Clone)]
pub(super) struct Watched {
    pub database: Database,
    pub readiness: Readiness,
}

/// Registers `/healthz` and `/readyz`, each for `GET` and `HEAD`.
pub(super) fn configure(app: &mut ServiceConfig) {
    let asked = || guard::Any(guard::Get()).or(guard::Head());
    app.service(resource("/healthz").guard(asked()).to(healthy));
    app.service(resource("/readyz").guard(asked()).to(ready));
}

/// Registers `/metrics` as well: for a listener that only the operator reaches.
pub(super) fn configure_metrics(app: &mut ServiceConfig) {
    let asked = guard::Any(guard::Get()).or(guard::Head());
    app.service(resource("/metrics").guard(asked).to(metrics));
}

/// `GET /healthz`: the process answers.
async fn healthy() -> HttpResponse {
    plain(StatusCode::OK, "ok\n")
}

/// `GET /readyz`: requests may come here; else 503 with why not.
async fn ready(watched: Data<Watched>) -> Result<HttpResponse> {
    let asked = tokio::task::spawn_blocking(move || watched.readiness.ask());
    Ok(match asked.await.map_err(anyhow::Error::from)? {
        Ok(()) => plain(StatusCode::OK, "ready\n"),
        Err(why) => plain(StatusCode::SERVICE_UNAVAILABLE, &format!("{why}\n")),
    })
}

/// `GET /metrics`. Without the database there is no queue to tell of; the rest is told.
async fn metrics(watched: Data<Watched>) -> Result<HttpResponse> {
    let text = match watched.database.run(system::metrics).await.map_err(Error::from) {
        Ok(text) => text,
        Err(error) => {
            tracing::warn!(%error, "the queues could not be counted");
            crate::metrics::text(&[])
        }
    };
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    Ok(HttpResponse::Ok().content_type(kind).body(text))
}

fn plain(status: StatusCode, text: &str) -> HttpResponse {
    let mut answer = HttpResponse::build(status);
    answer.content_type("text/plain; charset=utf-8").insert_header((header::CACHE_CONTROL, "no-store"));
    answer.body(text.to_owned())
}
