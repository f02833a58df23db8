//! Sending a file in a browser, where something else than Carnet answers: a proxy's own page, an empty answer, nobody.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use carnet::accounts::Role;

use crate::support::{Browser, PASSWORD, TestApp, Which};

/// What a proxy in front answers to an upload; nothing is a connection that breaks.
type Answer = Arc<Mutex<&'static str>>;

/// A proxy that hands on everything but uploads, on a port of its own. It goes when the test's process goes.
fn proxy(portal: &str, answer: &Answer) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let (portal, answer) = (portal.trim_start_matches("http://").to_owned(), Arc::clone(answer));
    std::thread::spawn(move || {
        for client in listener.incoming().flatten() {
            let (portal, answer) = (portal.clone(), Arc::clone(&answer));
            std::thread::spawn(move || hand_on(client, &portal, &answer));
        }
    });
    address
}

/// One request of a connection, which ends with it.
fn hand_on(mut client: TcpStream, portal: &str, answer: &Answer) -> Option<()> {
    let mut request = Vec::new();
    let mut piece = [0; 4096];
    let end = loop {
        let length = client.read(&mut piece).ok().filter(|length| *length > 0)?;
        request.extend_from_slice(&piece[..length]);
        if let Some(end) = request.windows(4).position(|four| four == b"\r\n\r\n") {
            break end;
        }
    };
    let head = String::from_utf8_lossy(&request[..end]).into_owned();
    let length = head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
    let mut body = request.split_off(end + 4);
    while body.len() < length.unwrap_or(0_usize) {
        let length = client.read(&mut piece).ok().filter(|length| *length > 0)?;
        body.extend_from_slice(&piece[..length]);
    }
    if head.starts_with("POST /imports ") {
        let said = *answer.lock().unwrap();
        return client.write_all(said.as_bytes()).ok();
    }
    let mut server = TcpStream::connect(portal).ok()?;
    let lines = head.lines().filter(|line| !line.to_lowercase().starts_with("connection:"));
    let head = lines.chain(["Connection: close", "", ""]).collect::<Vec<_>>().join("\r\n");
    server.write_all(head.as_bytes()).ok()?;
    server.write_all(&body).ok()?;
    std::io::copy(&mut server, &mut client).ok().map(drop)
}

/// Signs Ada in and opens the form that takes a file.
fn open_form(browser: &Browser) {
    browser.goto("/login");
    browser.fill("#email", "ada@example.org");
    browser.fill("#password", PASSWORD);
    browser.press("Sign in");
    browser.wait_for_heading("Welcome");
    browser.goto("/imports/new");
}

#[test]
fn whatever_answers_is_said_in_clear_words() {
    let app = TestApp::new(Which::Sqlite);
    app.stock();
    app.user("ada@example.org", &app.institution, Role::Importer);
    let answer = Answer::default();
    let file = app.file("spring.csv", "CONTACT_NR;[new] GENRE\n000001;JAZZ\n");
    let browser = Browser::open(&proxy(&app.address(), &answer), "en");
    open_form(&browser);
    browser.upload("#file", &file);
    for (said, words) in [
        (
            "HTTP/1.1 413 Request Entity Too Large\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n\
             <html><body><center><h1>413 Request Entity Too Large</h1></center><hr>nginx</body></html>",
            "it is too large for that server",
        ),
        (
            "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            "cannot be reached at the moment",
        ),
        ("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", "did not come from Carnet"),
        (
            "HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<main>No way, says the wall</main>",
            "did not come from Carnet",
        ),
        ("", "The connection was lost"),
    ] {
        *answer.lock().unwrap() = said;
        browser.press("Send the file");
        browser.wait_for_text(words);
        assert_eq!(browser.script("return document.querySelectorAll('form progress').length"), 0, "{words}");
        assert_eq!(browser.script("return document.querySelector('#file').files.length"), 1, "{words}");
        assert_eq!(browser.script("return document.querySelectorAll('.send-problem').length"), 1, "{words}");
    }
}

#[test]
fn a_file_over_the_limit_is_told_before_it_is_sent() {
    let mut app = TestApp::new(Which::Sqlite);
    app.configure(|config| {
        config.limits.max_csv_bytes = 1_000;
        config.limits.max_zip_bytes = 100;
    });
    app.user("ada@example.org", &app.institution, Role::Importer);
    let browser = Browser::open(&app.address(), "en");
    open_form(&browser);
    for (name, bytes, told) in [
        ("a.csv", 900, ""),
        ("b.csv", 1_100, "1 kB"),
        ("a.XLSX", 90, ""),
        ("b.xlsx", 110, "100 "),
        ("c.zip", 110, "100 "),
    ] {
        let file = app.file(name, "x".repeat(bytes));
        browser.upload("#file", &file);
        let said = browser.script("return document.querySelector('#file').validationMessage");
        let said = said.as_str().unwrap();
        assert_eq!(said.is_empty(), told.is_empty(), "{name} {bytes}: {said}");
        assert!(said.contains(told), "{name} {bytes}: {said}");
    }
}

#[test]
fn a_crowd_of_pages_that_follow_an_import_leaves_room_for_others() {
    let app = TestApp::new(Which::Sqlite);
    app.stock();
    app.user("ada@example.org", &app.institution, Role::Importer);
    let browser = Browser::open(&app.address(), "en");
    open_form(&browser);
    // Nobody works: the import waits, and its page follows it.
    browser.upload("#file", &app.file("spring.csv", "CONTACT_NR;[new] GENRE\n000001;JAZZ\n"));
    browser.press("Send the file");
    browser.wait_for("[data-follow]");
    // Ten pages that are all seen, of one browser: frames would be refused, so the page's own module is run ten times.
    let more = "for (let at = 0; at < 10; at++) import(`/static/js/follow.js?${at}`); return 1";
    browser.script(more);
    let asked =
        "return performance.getEntriesByType('resource').filter((one) => one.name.includes('/progress')).length";
    let enough = std::time::Instant::now() + std::time::Duration::from_secs(30);
    while browser.script(asked).as_i64().unwrap() < 20 {
        assert!(std::time::Instant::now() < enough, "the pages do not ask");
    }
    browser.goto("/contacts");
    browser.wait_for_heading("Contacts");
}
