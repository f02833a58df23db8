//! Answers that are no page.

use actix_web::HttpResponse;
use actix_web::http::header;

/// Sends the browser on after a form: `303 See Other`.
pub fn see_other(place: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((header::LOCATION, place)).finish()
}

/// The place, if it is on this site: what comes with a request may not send users elsewhere.
pub fn local(place: &str) -> Option<&str> {
    let is_path = place.starts_with('/') && !place.starts_with("//");
    (is_path && place.bytes().all(|b| b.is_ascii_graphic() && b != b'\\')).then_some(place)
}
