//! The client's address, as the limit of log-ins counts it.

use std::net::IpAddr;

use actix_web::HttpRequest;

use super::state::State;

/// The address of the client; behind a proxy the one that the proxy saw. Of IPv6 the network, which is what one
/// customer has.
pub(super) fn of(request: &HttpRequest, state: &State) -> String {
    let forwarded = || {
        let last = request.headers().get_all("x-forwarded-for").last()?.to_str().ok()?.rsplit(',').next()?;
        last.trim().parse::<IpAddr>().ok()
    };
    let seen = || request.peer_addr().map(|peer| peer.ip());
    let address = if state.config.behind_proxy { forwarded().or_else(seen) } else { seen() };
    match address.map(|address| address.to_canonical()) {
        Some(IpAddr::V4(address)) => address.to_string(),
        Some(IpAddr::V6(address)) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
        None => "unknown".to_owned(),
    }
}
