//! Server-sent events: what a page is told while work goes on.

use std::convert::Infallible;
use std::time::{Duration, Instant};

use actix_web::http::{Method, header};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};
use futures_util::stream;
use serde::Serialize;

use super::error::Result;

/// So long a connection stays open; the browser then asks again, with its session.
const LONGEST: Duration = Duration::from_secs(600);

/// What there is to tell when asked.
pub(crate) enum News {
    /// An event by its name with its data, as JSON; more may follow.
    Event(&'static str, serde_json::Value),
    /// The last event.
    Last(&'static str, serde_json::Value),
}

impl News {
    /// An event after which more may follow.
    pub(crate) fn event(name: &'static str, data: impl Serialize) -> Result<Self> {
        Ok(Self::Event(name, serde_json::to_value(data).map_err(anyhow::Error::from)?))
    }
}

/// Answers with a stream: asks at once, then again after each `every`, until the last event.
pub(crate) fn watch<F, Fut>(request: &HttpRequest, every: Duration, ask: F) -> HttpResponse
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
    let watch = Watch { ask, every, opened: Instant::now(), asked: false, is_over: false };
    response.streaming(stream::unfold(watch, |mut watch| async {
        let text = watch.next().await?;
        Some((Ok::<_, Infallible>(Bytes::from(text)), watch))
    }))
}

struct Watch<F> {
    ask: F,
    every: Duration,
    opened: Instant,
    asked: bool,
    is_over: bool,
}

impl<F, Fut> Watch<F>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<News>>,
{
    async fn next(&mut self) -> Option<String> {
        if self.is_over || self.opened.elapsed() >= LONGEST {
            return None;
        }
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
            Err(error) => {
                tracing::error!("a page could not be told of progress: {error}");
                return None;
            }
        };
        Some(text)
    }
}

/// JSON has no line breaks of its own, so one line of data is enough.
fn written(name: &str, data: &serde_json::Value) -> String {
    format!("event: {name}\ndata: {data}\n\n")
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::rc::Rc;

    use actix_web::body::to_bytes;
    use actix_web::test::TestRequest;

    use super::*;

    async fn told(request: TestRequest) -> (String, String) {
        let count = Rc::new(Cell::new(0));
        let ask = move || {
            let count = count.clone();
            async move {
                count.set(count.get() + 1);
                match count.get() {
                    1 => News::event("progress", serde_json::json!({ "done": 1 })),
                    _ => Ok(News::Last("end", serde_json::Value::Null)),
                }
            }
        };
        let response = watch(&request.to_http_request(), Duration::from_millis(1), ask);
        let encoding = response.headers().get(header::CONTENT_ENCODING).unwrap().to_str().unwrap().to_owned();
        let body = to_bytes(response.into_body()).await.map_err(|_| "no body").unwrap();
        (encoding, String::from_utf8(body.to_vec()).unwrap())
    }

    #[actix_web::test]
    async fn a_page_is_told_until_the_last_event() {
        let (encoding, body) = told(TestRequest::get()).await;
        assert_eq!(body, "event: progress\ndata: {\"done\":1}\n\nevent: end\ndata: null\n\n");
        assert_eq!(encoding, "identity");
    }

    #[actix_web::test]
    async fn a_question_for_the_head_is_answered_at_once() {
        assert_eq!(told(TestRequest::default().method(Method::HEAD)).await.1, "");
    }
}
