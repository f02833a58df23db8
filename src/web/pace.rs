//! How fast the body of a request has to come: who sends half a form and waits holds a connection and its descriptors.

use std::cell::RefCell;
use std::io;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};
use std::time::Duration;

use actix_web::HttpMessage;
use actix_web::body::{BodySize, BoxBody, EitherBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::error::PayloadError;
use actix_web::http::header;
use actix_web::middleware::Next;
use actix_web::web::{Bytes, Data};
use futures_util::{Future, Stream};
use tokio::time::{Instant, Sleep, sleep_until};

use super::state::State;
use crate::config::Traffic;
use crate::metrics;

type BoxedPayloadStream = Pin<Box<dyn Stream<Item = Result<Bytes, PayloadError>>>>;

/// Holds the body of a request to its pace. One that is not read to its end is kept until the answer is sent: only so the server
/// knows that there is more to come, and closes the connection instead of waiting for it.
pub(super) async fn hold<B: MessageBody + 'static>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, Held>>, actix_web::Error> {
    let payload = request.take_payload();
    let state = request.app_data::<Data<State>>().cloned();
    let (Some(state), false) = (state, matches!(payload, Payload::None)) else {
        request.set_payload(payload);
        return Ok(next.call(request).await?.map_into_left_body());
    };
    let pace = Pace::of(&request, &state.config.traffic);
    let body = Rc::new(RefCell::new(payload));
    let paced: BoxedPayloadStream = Box::pin(Paced::new(Rc::clone(&body), pace));
    request.set_payload(paced.into());
    let answered = next.call(request).await?;
    Ok(answered.map_body(|_, answer| EitherBody::right(Held { answer: answer.boxed(), _body: body })))
}

/// An answer, with the body of its request.
pub(super) struct Held {
    answer: BoxBody,
    _body: Rc<RefCell<Payload>>,
}

impl MessageBody for Held {
    type Error = Box<dyn std::error::Error>;

    fn size(&self) -> BodySize {
        self.answer.size()
    }

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Self::Error>>> {
        self.answer.as_pin_mut().poll_next(context)
    }
}

/// What is asked of a body.
#[derive(Debug, Clone, Copy)]
struct Pace {
    /// How long a spell is.
    spell: Duration,
    /// How many bytes have to come in each spell; `None` if all have to come in the first.
    least: Option<u64>,
}

impl Pace {
    /// A form is whole within a spell; of a file some comes in each.
    fn of(request: &ServiceRequest, traffic: &Traffic) -> Self {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let is_upload = kind.trim_start().to_ascii_lowercase().starts_with("multipart/");
        let spell = Duration::from_secs(traffic.form_seconds.max(1));
        Self { spell, least: is_upload.then(|| traffic.upload_rate.saturating_mul(spell.as_secs())) }
    }
}

struct Paced {
    body: Rc<RefCell<Payload>>,
    pace: Pace,
    /// The end of the spell.
    end: Pin<Box<Sleep>>,
    /// What has come in it.
    come: u64,
}

impl Paced {
    fn new(body: Rc<RefCell<Payload>>, pace: Pace) -> Self {
        Self { body, pace, end: Box::pin(sleep_until(Instant::now() + pace.spell)), come: 0 }
    }
}

impl Stream for Paced {
    type Item = Result<Bytes, PayloadError>;

    /// What is there counts, however late: the one who is slow may be the server.
    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let come = Pin::new(&mut *self.body.borrow_mut()).poll_next(context);
        if let Poll::Ready(come) = come {
            if let Some(Ok(bytes)) = &come {
                self.come += bytes.len() as u64;
            }
            return Poll::Ready(come);
        }
        while self.end.as_mut().poll(context).is_ready() {
            if self.pace.least.is_none_or(|least| self.come < least) {
                metrics::body_too_slow();
                let late = io::Error::new(io::ErrorKind::TimedOut, "the body of a request came too slowly");
                return Poll::Ready(Some(Err(PayloadError::Io(late))));
            }
            self.come = 0;
            let next = Instant::now() + self.pace.spell;
            self.end.as_mut().reset(next);
        }
        Poll::Pending
    }
}

#[cfg(test)]
mod tests {
    use futures_util::StreamExt;
    use futures_util::stream;

    use super::*;

    /// A body of pieces of 100 bytes, one each so many milliseconds.
    fn dripping(pieces: usize, every: u64) -> Payload {
        let drops = stream::unfold(0, move |sent| async move {
            tokio::time::sleep(Duration::from_millis(every)).await;
            (sent < pieces).then(|| (Ok(Bytes::from(vec![b'x'; 100])), sent + 1))
        });
        Payload::Stream { payload: Box::pin(drops) }
    }

    async fn received(body: Payload, pace: Pace) -> (usize, bool) {
        let mut paced = Paced::new(Rc::new(RefCell::new(body)), pace);
        let mut bytes = 0;
        while let Some(piece) = paced.next().await {
            match piece {
                Ok(piece) => bytes += piece.len(),
                Err(PayloadError::Io(error)) => return (bytes, error.kind() == io::ErrorKind::TimedOut),
                Err(error) => panic!("{error}"),
            }
        }
        (bytes, false)
    }

    #[actix_web::test]
    async fn a_form_is_whole_in_its_time() {
        let form = |milliseconds| Pace { spell: Duration::from_millis(milliseconds), least: None };
        assert_eq!(received(dripping(10, 1), form(60_000)).await, (1_000, false));
        assert!(received(dripping(200, 20), form(200)).await.1);
    }

    #[actix_web::test]
    async fn a_file_may_take_its_time_but_has_to_come() {
        let upload = |least| Pace { spell: Duration::from_millis(500), least: Some(least) };
        assert_eq!(received(dripping(1_000, 1), upload(1)).await, (100_000, false));
        let (bytes, is_slow) = received(dripping(1_000, 20), upload(100_000)).await;
        assert!(is_slow && bytes < 100_000, "{bytes}");
    }
}
