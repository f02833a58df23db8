//! The client's address, as limits count it: itself, or behind proxies the one that the outermost of them saw.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use actix_web::HttpRequest;
use actix_web::http::header::HeaderMap;

use super::state::State;

/// The network of the client. Behind proxies it is the one that the outermost proxy saw.
pub(super) fn of(request: &HttpRequest, state: &State) -> String {
    let seen = request.peer_addr().map(|peer| peer.ip());
    let forwarded = || forwarded(request.headers(), state.config.behind_proxy);
    forwarded().or(seen).map_or_else(|| "unknown".to_owned(), shown)
}

/// What is counted as one client: an address, of IPv6 the network, which is what one customer has.
pub(super) fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        address => address,
    }
}

fn shown(address: IpAddr) -> String {
    match network(address) {
        IpAddr::V6(network) => format!("{network}/64"),
        address => address.to_string(),
    }
}

/// The address that the outermost of so many proxies added to `X-Forwarded-For`: each adds the one that it saw, so what
/// stands before those came with the request and is anybody's word.
fn forwarded(headers: &HeaderMap, hops: u8) -> Option<IpAddr> {
    let values = headers.get_all("x-forwarded-for").filter_map(|value| value.to_str().ok());
    let named: Vec<&str> = values.flat_map(|value| value.split(',')).map(str::trim).collect();
    let hops = usize::from(hops).min(named.len());
    (hops > 0).then(|| read(named[named.len() - hops]))?
}

/// `203.0.113.9`, `203.0.113.9:4711`, `2001:db8::9`, `[2001:db8::9]`, `[2001:db8::9]:4711`.
fn read(text: &str) -> Option<IpAddr> {
    let text = text.trim_matches('"');
    let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
    bare.parse().ok().or_else(|| text.parse().ok().map(|with_port: SocketAddr| with_port.ip()))
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn as_many_proxies_are_believed_as_there_are() {
        let of = |hops, values: &[&str]| {
            let mut request = TestRequest::default();
            for value in values {
                request = request.append_header(("x-forwarded-for", *value));
            }
            forwarded(request.to_http_request().headers(), hops).map(shown)
        };
        let said = |text: &str| Some(text.to_owned());
        assert_eq!(of(0, &["203.0.113.9"]), None);
        assert_eq!(of(1, &["6.6.6.6, 203.0.113.9"]), said("203.0.113.9"));
        assert_eq!(of(1, &["6.6.6.6", "203.0.113.9"]), said("203.0.113.9"));
        assert_eq!(of(2, &["6.6.6.6, 203.0.113.9, 10.0.0.2"]), said("203.0.113.9"));
        assert_eq!(of(2, &["203.0.113.9"]), said("203.0.113.9"), "a check by the inner proxy itself");
        assert_eq!(of(1, &[]), None);
        assert_eq!(of(1, &["unknown"]), None);
    }

    #[test]
    fn addresses_are_read_as_proxies_write_them() {
        for (text, network) in [
            ("203.0.113.9", "203.0.113.9"),
            ("203.0.113.9:4711", "203.0.113.9"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
            ("[2001:db8:1:2::9]", "2001:db8:1:2::/64"),
            ("[2001:db8:1:2::9]:4711", "2001:db8:1:2::/64"),
            ("\"[2001:db8:1:2::9]:4711\"", "2001:db8:1:2::/64"),
            ("::ffff:203.0.113.9", "203.0.113.9"),
        ] {
            assert_eq!(read(text).map(shown).as_deref(), Some(network), "{text}");
        }
        for text in ["", "unknown", "_hidden", "203.0.113", "[2001:db8::9", "203.0.113.9:port"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
