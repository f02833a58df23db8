//! The addresses by which this site is reached, and the first line against forged forms: the browser says that the request
//! comes from a page of this site.

use actix_web::dev::ServiceRequest;
use actix_web::http::header::HeaderMap;
use actix_web::http::{Uri, header};
use actix_web::web::Data;

use super::error::{Error, Result};
use super::state::State;
use crate::config::Config;

/// Refuses a form that was sent from a page of another site. Browsers say which in `Sec-Fetch-Site`; where they don't, over
/// plain http among others, the address of the page must be one by which this site is reached: the `Host` that was asked, the
/// one that a proxy was asked, or the public address.
pub(super) fn check(request: &ServiceRequest) -> Result<()> {
    let text = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    let seen = text(header::ORIGIN).or_else(|| text(header::REFERER)).and_then(place);
    let own = own_places(request);
    let is_own = match text(header::HeaderName::from_static("sec-fetch-site")) {
        Some(site) => matches!(site, "same-origin" | "none"),
        None => seen.as_ref().is_some_and(|seen| own.contains(seen)),
    };
    if is_own {
        return Ok(());
    }
    let (seen, own_words) = (seen.unwrap_or_default(), own.join(" "));
    let why = "a form was refused: it was sent from another address than those of this portal (--public-address)";
    tracing::warn!(seen, own = own_words, "{why}");
    Err(Error::Elsewhere { seen, expected: own.last().cloned().unwrap_or_default() })
}

/// Host and port of the addresses by which this site is reached; the last is the one that users know best.
fn own_places(request: &ServiceRequest) -> Vec<String> {
    let text = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    let config = request.app_data::<Data<State>>().map(|state| state.config.clone());
    let asked = text("host").or_else(|| request.uri().authority().map(|authority| authority.as_str()));
    let forwarded = config.as_ref().and_then(|config| forwarded(request.headers(), config, "x-forwarded-host"));
    let public = config.as_ref().and_then(|config| config.public_address.as_deref()).and_then(place);
    let hosts = [asked, forwarded].into_iter().flatten().filter_map(|host| place(&format!("http://{host}")));
    hosts.chain(public).collect()
}

/// What proxies say in a header of what the browser asked: each may add its own, and the first is the browser's. Without proxies
/// it is anybody's word.
fn forwarded<'a>(headers: &'a HeaderMap, config: &Config, name: &str) -> Option<&'a str> {
    let said = headers.get(name).filter(|_| config.behind_proxy > 0)?.to_str().ok()?;
    said.split(',').next().map(str::trim)
}

/// The address by which a page was asked for. Where proxies do not tell the scheme, it is taken for that of the public address.
pub(super) fn seen(headers: &HeaderMap, config: &Config) -> String {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let host = forwarded(headers, config, "x-forwarded-host").or(host).unwrap_or_default();
    let public = config.public_address.as_deref().and_then(|address| address.split_once("://"));
    let scheme = match (config.behind_proxy, forwarded(headers, config, "x-forwarded-proto")) {
        (0, _) => "http",
        (_, Some(told @ ("http" | "https"))) => told,
        _ => public.map_or("http", |(scheme, _)| scheme),
    };
    format!("{scheme}://{host}")
}

/// Host and port of an address in lower case, without the port that its scheme has by itself. Proxies do not always tell
/// which scheme that was, so neither of the two ports is told.
fn place(address: &str) -> Option<String> {
    let uri = address.parse::<Uri>().ok()?;
    uri.scheme()?;
    let host = uri.host()?.to_ascii_lowercase();
    Some(match uri.port_u16() {
        None | Some(80 | 443) => host,
        Some(port) => format!("{host}:{port}"),
    })
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn the_address_of_a_page_is_what_proxies_say_of_it() {
        let host = ("host", "carnet.example.org");
        let proto = |scheme| ("x-forwarded-proto", scheme);
        for (behind_proxy, headers, expected) in [
            (0, vec![host], "http://carnet.example.org"),
            (0, vec![host, proto("https"), ("x-forwarded-host", "evil.example.org")], "http://carnet.example.org"),
            (1, vec![host, proto("https")], "https://carnet.example.org"),
            (1, vec![host, proto("http")], "http://carnet.example.org"),
            (1, vec![host], "https://carnet.example.org"),
            (
                2,
                vec![("host", "inner"), proto("https, http"), ("x-forwarded-host", "outer:8443, inner")],
                "https://outer:8443",
            ),
        ] {
            let config = Config {
                behind_proxy,
                public_address: Some("https://carnet.example.org".to_owned()),
                ..Config::in_folder("data")
            };
            let request = headers.iter().fold(TestRequest::default(), |request, one| request.append_header(*one));
            assert_eq!(seen(request.to_http_request().headers(), &config), expected, "{headers:?}");
        }
    }

    #[test]
    fn an_address_is_told_by_host_and_port() {
        for (address, expected) in [
            ("http://Intranet", Some("intranet")),
            ("http://intranet:80", Some("intranet")),
            ("https://carnet.example.org:443/login?x=1", Some("carnet.example.org")),
            ("http://intranet:8080/", Some("intranet:8080")),
            ("http://[2001:db8::1]:8080", Some("[2001:db8::1]:8080")),
            ("null", None),
            ("", None),
        ] {
            assert_eq!(place(address).as_deref(), expected, "{address}");
        }
    }
}
