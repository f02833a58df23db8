//! The wire of one connection. Who asks for something and then does not take the answer holds a connection, a file and memory:
//! for so long, and no longer.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use actix_web::rt::net::TcpStream;
use futures_util::Future;
use socket2::SockRef;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Sleep, sleep};

use super::connections::Counted;
use crate::metrics;

/// What the system keeps of an answer that was not taken yet. It takes more when a third of that is free again, so a client that
/// takes next to nothing is seen to take nothing; by itself it would keep megabytes.
const KEPT: usize = 256 * 1024;

/// A connection as the server reads and writes it.
pub(super) struct Wire {
    stream: TcpStream,
    /// How long nothing may be taken of an answer.
    patience: Duration,
    /// When that is over, while nothing is taken.
    end: Option<Pin<Box<Sleep>>>,
    _counted: Option<Counted>,
}

impl Wire {
    /// The wire of this connection, which counts among those of its address as long as it is there.
    pub(super) fn new(stream: TcpStream, counted: Option<Counted>, patience: Duration) -> Self {
        // Without it a client is only waited for longer.
        let _ = SockRef::from(&stream).set_send_buffer_size(KEPT);
        Self { stream, patience, end: None, _counted: counted }
    }

    /// What came of writing; the end of the connection, if nothing could be written for too long.
    fn written<T>(&mut self, context: &mut Context<'_>, written: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if written.is_ready() {
            self.end = None;
            return written;
        }
        let patience = self.patience;
        let end = self.end.get_or_insert_with(|| Box::pin(sleep(patience)));
        if end.as_mut().poll(context).is_pending() {
            return Poll::Pending;
        }
        metrics::answer_not_taken();
        // What is kept for the client goes at once, too.
        let _ = SockRef::from(&self.stream).set_linger(Some(Duration::ZERO));
        Poll::Ready(Err(io::Error::new(io::ErrorKind::TimedOut, "an answer was not taken")))
    }
}

impl AsyncRead for Wire {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, into)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.written(context, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.written(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;
    use std::net::{TcpListener, TcpStream as Client};
    use std::time::Instant;

    use tokio::io::AsyncWriteExt;

    use super::*;

    fn connected(patience: Duration) -> (Client, Wire) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let client = Client::connect(listener.local_addr().unwrap()).unwrap();
        let (stream, _) = listener.accept().unwrap();
        stream.set_nonblocking(true).unwrap();
        (client, Wire::new(TcpStream::from_std(stream).unwrap(), None, patience))
    }

    #[actix_web::test]
    async fn who_takes_nothing_is_left_and_who_takes_slowly_is_not() {
        let all = vec![b'x'; 16 << 20];
        let (_client, mut wire) = connected(Duration::from_millis(200));
        let error = wire.write_all(&all).await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);

        let (mut client, mut wire) = connected(Duration::from_secs(20));
        let (start, whole) = (Instant::now(), all.len());
        let slow = std::thread::spawn(move || {
            let (mut taken, mut piece) = (0, vec![0; 1 << 20]);
            while taken < whole {
                std::thread::sleep(Duration::from_millis(1));
                taken += client.read(&mut piece).unwrap();
            }
        });
        wire.write_all(&all).await.unwrap();
        slow.join().unwrap();
        assert!(start.elapsed() >= Duration::from_millis(16));
    }
}
