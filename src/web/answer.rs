//! Answers that are no page.

use actix_web::HttpResponse;
use actix_web::http::header;

/// Sends the browser on after a form: `303 See Other`.
pub(super) fn see_other(place: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((header::LOCATION, place)).finish()
}

/// The place, if it is on this site: what comes with a request may not send users elsewhere.
pub(super) fn local(place: &str) -> Option<&str> {
    let is_path = place.starts_with('/') && !place.starts_with("//");
    (is_path && place.bytes().all(|b| b.is_ascii_graphic() && b != b'\\')).then_some(place)
}

/// `?name=value&…`, encoded; empty for no pairs.
pub(super) fn query_string(pairs: &[(&str, &str)]) -> String {
    let pairs: Vec<String> = pairs.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
}

/// The text as it may stand in a query.
pub(super) fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'/' => encoded.push(char::from(byte)),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}
