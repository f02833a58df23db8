//! Server-sent events: what a page is told while work goes on.

use std::convert::Infallible;
use std::time::{Duration, Instant};

use actix_web::http::{Method, header};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};
use futures_util::stream;
use serde::Serialize;

use super::error::Result;

/// A connection that has nothing to say shows so often that it lives; a browser that left is noticed by it.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// So long a connection stays open; the browser then asks again, with its session.
const LONGEST: Duration = Duration::from_secs(600);

/// What there is to tell when asked.
pub enum News {
    /// An event by its name with its data, as JSON; more may follow.
    Event(&'static str, serde_json::Value),
    /// The last event.
    Last(&'static str, serde_json::Value),
    /// Nothing new.
    Nothing,
}

impl News {
    /// An event after which more may follow.
    pub fn event(name: &'static str, data: impl Serialize) -> Result<Self> {
        Ok(Self::Event(name, serde_json::to_value(data).map_err(anyhow::Error::from)?))
    }
}

/// Answers with a stream: asks at once, then again after each `every`, until the last event.
pub fn watch<F, Fut>(request: &HttpRequest, every: Duration, ask: F) -> HttpResponse
where
    F: FnMut() -> Fut + 'static,
    Fut: Future<Output = Result<News>> + 'static,
{
    let mut response = HttpResponse::Ok();
    // Without this the compressing middleware would hold events back until the end.
    response.insert_header((header::CONTENT_ENCODING, "identity")).content_type("text/event-stream; charset=utf-8");
    response.insert_header(("x-accel-buffering", "no"));
    if request.method() == Method::HEAD {
        return response.finish();
    }
    let now = Instant::now();
    let watch = Watch { ask, every, opened: now, spoken: now, asked: false, is_over: false };
    response.streaming(stream::unfold(watch, |mut watch| async {
        let text = watch.next().await?;
        Some((Ok::<_, Infallible>(Bytes::from(text)), watch))
    }))
}

struct Watch<F> {
    ask: F,
    every: Duration,
    opened: Instant,
    spoken: Instant,
    asked: bool,
    is_over: bool,
}

impl<F, Fut> Watch<F>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<News>>,
{
    async fn next(&mut self) -> Option<String> {
        while !self.is_over && self.opened.elapsed() < LONGEST {
            if self.asked {
                tokio::time::sleep(self.every).await;
            }
            self.asked = true;
            let text = match (self.ask)().await {
                Ok(News::Event(name, data)) => written(name, &data),
                Ok(News::Last(name, data)) => {
                    self.is_over = true;
                    written(name, &data)
                }
                Ok(News::Nothing) if self.spoken.elapsed() > HEARTBEAT => ":\n\n".to_owned(),
                Ok(News::Nothing) => continue,
                Err(error) => {
                    tracing::error!("a page could not be told of progress: {error}");
                    return None;
                }
            };
            self.spoken = Instant::now();
            return Some(text);
        }
        None
    }
}

/// JSON has no line breaks of its own, so one line of data is enough.
fn written(name: &str, data: &serde_json::Value) -> String {
    format!("event: {name}\ndata: {data}\n\n")
}
