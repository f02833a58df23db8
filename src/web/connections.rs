//! Connections: answered without delay, and only so many from one address, so that nobody takes all descriptors.

use std::collections::HashMap;
use std::net::{IpAddr, Shutdown};
use std::sync::Arc;

use actix_web::rt::net::TcpStream;
use parking_lot::Mutex;
use socket2::SockRef;

use super::address::network;
use crate::metrics;

/// What one connection takes at most: itself, and while a file is sent its draft, twice open.
const DESCRIPTORS_OF_EACH: u64 = 3;
/// What all else takes: the database, files of jobs, the listener.
const DESCRIPTORS_OF_ALL_ELSE: u64 = 300;
/// No more than this, however many descriptors there are: memory has bounds too.
const MOST: u64 = 8192;

/// How many connections this process can have open at once.
pub(super) fn most_open() -> usize {
    let (soft, _) = rlimit::getrlimit(rlimit::Resource::NOFILE).unwrap_or((1024, 1024));
    let most = soft.saturating_sub(DESCRIPTORS_OF_ALL_ELSE) / DESCRIPTORS_OF_EACH;
    usize::try_from(most.clamp(64, MOST)).unwrap_or(64)
}

/// The open connections of a server, by address.
pub(super) struct Connections {
    /// The most of one address.
    most: usize,
    open: Mutex<HashMap<IpAddr, Open>>,
}

#[derive(Default)]
struct Open {
    count: usize,
    /// Whether the log says already that there are too many.
    is_told: bool,
}

/// A connection that is counted as long as it is open.
pub(super) struct Counted {
    among: Arc<Connections>,
    network: IpAddr,
}

impl Connections {
    /// None yet. At most `most` of an address; 0 is any number. `all` is how many the server takes in all: one address never
    /// gets more than half of them.
    pub(super) fn new(most: usize, all: usize) -> Arc<Self> {
        let most = if most == 0 { usize::MAX } else { most.min(all / 2).max(1) };
        Arc::new(Self { most, open: Mutex::default() })
    }

    /// What happens when a connection is made: it is counted, or closed. Those of this machine, and behind a proxy all, are
    /// not counted.
    pub(super) fn admit(self: &Arc<Self>, stream: &TcpStream) -> Option<Counted> {
        // A page goes out in several pieces: without this each waits for the other side to tell that it got the last one.
        let _ = stream.set_nodelay(true);
        let peer = stream.peer_addr().ok()?.ip().to_canonical();
        if self.most == usize::MAX || peer.is_loopback() {
            return None;
        }
        let counted = self.count(network(peer));
        if counted.is_none() {
            metrics::connection_refused();
            let _ = SockRef::from(stream).shutdown(Shutdown::Both);
        }
        counted
    }

    /// Counts a connection; `None` if there are too many from there.
    fn count(self: &Arc<Self>, network: IpAddr) -> Option<Counted> {
        let mut all = self.open.lock();
        let open = all.entry(network).or_default();
        if open.count < self.most {
            open.count += 1;
            return Some(Counted { among: Arc::clone(self), network });
        }
        if !open.is_told {
            open.is_told = true;
            tracing::warn!(address = %network, most = self.most, "too many connections from one address: more are refused");
        }
        None
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        let mut all = self.among.open.lock();
        let Some(open) = all.get_mut(&self.network) else { return };
        open.count -= 1;
        if open.count == 0 {
            all.remove(&self.network);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_only_so_many_connections() {
        let all = Connections::new(2, 100);
        let (one, other): (IpAddr, IpAddr) = ("203.0.113.9".parse().unwrap(), "203.0.113.10".parse().unwrap());
        let first = all.count(one).unwrap();
        let _second = all.count(one).unwrap();
        assert!(all.count(one).is_none());
        let elsewhere = all.count(other).unwrap();
        drop(first);
        let _third = all.count(one).unwrap();
        assert!(all.count(one).is_none());
        drop(elsewhere);
        assert!(!all.open.lock().contains_key(&other), "addresses without connections are remembered");
    }

    #[actix_web::test]
    async fn what_is_answered_goes_out_at_once() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let _client = std::net::TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        let (stream, _) = listener.accept().unwrap();
        stream.set_nonblocking(true).unwrap();
        let stream = TcpStream::from_std(stream).unwrap();
        assert!(!stream.nodelay().unwrap());
        let _counted = Connections::new(1, 100).admit(&stream);
        assert!(stream.nodelay().unwrap());
    }

    #[test]
    fn one_address_never_gets_all() {
        assert_eq!(Connections::new(500, 64).most, 32);
        assert_eq!(Connections::new(500, 8192).most, 500);
        assert_eq!(Connections::new(0, 64).most, usize::MAX);
    }
}
