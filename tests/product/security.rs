//! Every route, asked by those who may not.

use carnet::web::routes::{Access, Body, Entry, routes};

use crate::support::{Form, TestApp};

on_both!(without_a_session_every_page_asks_to_sign_in, a_form_without_its_token_is_refused);

/// The path of a route with `1` for every part that varies.
fn sample(entry: &Entry) -> String {
    let parts = entry.path.split('/').map(|part| match part.split_once('{') {
        Some((before, rest)) => format!("{before}1{}", rest.rsplit_once('}').map_or("", |(_, after)| after)),
        None => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("/")
}

fn without_a_session_every_page_asks_to_sign_in(app: TestApp) {
    app.user("ada@example.org", &app.institution, carnet::accounts::Role::Administrator);
    let mut stranger = app.stranger();
    for entry in routes().iter().filter(|entry| entry.access != Access::Anyone) {
        let path = sample(entry);
        let page = match entry.method.as_str() {
            "GET" => stranger.get_one(&path),
            _ => stranger.submit_one(&Form::new(&path, &[])),
        };
        let where_to = page.header("location").unwrap_or_default().to_owned();
        let asks = if path.ends_with(".json") { page.status == 401 } else { where_to.starts_with("/login") };
        assert!(asks, "{} {path}: {} {where_to}", entry.method, page.status);
    }
}

fn a_form_without_its_token_is_refused(app: TestApp) {
    let mut administrator = app.administrator();
    for entry in routes().iter().filter(|entry| entry.method.as_str() == "POST") {
        let path = sample(entry);
        for token in ["", "0000000000000000000000000000000000000000"] {
            let form = Form::new(&path, &[("csrf", token)]);
            let form = if entry.body == Body::Files { form.multipart() } else { form };
            let page = administrator.submit_one(&form);
            assert_eq!(page.status, 403, "{path} with the token {token:?}: {}", page.text());
        }
    }
    assert_eq!(administrator.get("/").path, "/", "signed out by a forged form");
}
