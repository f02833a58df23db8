//! What somebody tries who means harm, and what goes wrong by itself in front of a server: each against a portal that listens.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};
use std::time::Duration;

use carnet::accounts::Role;
use carnet::schema::{login_failures, sessions};
use carnet::web::routes::{Body, routes};
use diesel::prelude::*;

use crate::support::{Form, PASSWORD, TestApp, Visitor};

on_both!(
    a_form_that_stops_half_way_is_answered_and_closed,
    a_file_that_drips_is_closed,
    a_field_that_is_too_long_is_refused_before_anything_is_kept,
    nul_is_refused_in_every_form_and_address,
    a_form_is_read_in_one_way_only,
    a_crafted_field_changes_nothing_that_the_form_does_not_offer,
    a_form_has_one_file,
    a_form_is_taken_at_every_address_of_the_portal,
    a_form_from_elsewhere_names_both_addresses,
    proxies_in_front_are_counted,
    what_can_be_asked_is_answered_to_anybody,
    progress_is_told_to_who_may_see_it_now,
    a_server_takes_the_descriptors_that_it_may_have_and_keeps_its_log_plain,
);

/// Sends some bytes and reads until the other side closes.
fn exchange(app: &TestApp, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(app.address().trim_start_matches("http://")).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    stream.write_all(bytes).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("the connection stays open");
    String::from_utf8_lossy(&answer).into_owned()
}

fn a_form_that_stops_half_way_is_answered_and_closed(mut app: TestApp) {
    app.configure(|config| config.traffic.form_seconds = 1);
    for (path, length) in [
        ("/login", "Content-Length: 500"),
        ("/login", "Transfer-Encoding: chunked"),
        ("/nowhere", "Content-Length: 500"),
        ("/nowhere", "Transfer-Encoding: chunked"),
        ("/account/profile", "Content-Length: 500"),
    ] {
        let head = format!("POST {path} HTTP/1.1\r\nHost: carnet\r\nOrigin: http://carnet\r\n{length}\r\n");
        let body = if length.contains("chunked") { "5\r\nemail\r\n" } else { "email=ada" };
        let kind = "Content-Type: application/x-www-form-urlencoded";
        let answer = exchange(&app, format!("{head}{kind}\r\n\r\n{body}").as_bytes());
        let status = if path == "/login" { "408" } else { "4" };
        let wanted =
            if path.starts_with("/account") { "HTTP/1.1 303".to_owned() } else { format!("HTTP/1.1 {status}") };
        assert!(answer.starts_with(&wanted), "{path} {length}: {answer}");
    }
}

fn a_file_that_drips_is_closed(mut app: TestApp) {
    app.configure(|config| {
        config.traffic.form_seconds = 1;
        config.traffic.upload_rate = 1_000_000;
    });
    let mut ada = app.administrator();
    let form = ada.get("/imports/new").ok().form("/imports");
    let cookie = format!("carnet-session={}", ada.cookie("carnet-session").unwrap());
    let part = |name: &str, more: &str, text: &str| {
        format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n{text}")
    };
    let csrf = part("csrf", "", &format!("{}\r\n", form.value("csrf").unwrap()));
    let file = part("file", "; filename=\"a.csv\"", "CONTACT_NR;");
    let head = "POST /imports HTTP/1.1\r\nHost: carnet\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 100000\r\n";
    let kind = "Content-Type: multipart/form-data; boundary=x";
    let answer = exchange(&app, format!("{head}Cookie: {cookie}\r\n{kind}\r\n\r\n{csrf}{file}").as_bytes());
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
    let drafts = std::fs::read_dir(app.data().join("files")).unwrap().count();
    assert_eq!(drafts, 0, "what had come stays on the disk");
}

fn a_field_that_is_too_long_is_refused_before_anything_is_kept(app: TestApp) {
    let mut stranger = app.stranger();
    app.user("ada@example.org", &app.institution, Role::Administrator);
    let form = stranger.get("/login").form("/login").set("password", PASSWORD);
    let long = format!("{}@example.org", "a".repeat(1_900_000));
    let page = stranger.submit(&form.set("email", &long));
    assert_eq!(page.status, 422);
    page.must_say("E-mail address").must_say("1,900,012 characters").must_say("at most 254");
    let kept: i64 = login_failures::table.count().get_result(&mut *app.database.get().unwrap()).unwrap();
    assert_eq!(kept, 0);
    let mut ada = app.signed_in("ada@example.org");
    // Every field of every form of a page, one after the other.
    for path in ["/account", "/exports/new", "/targets/new", "/imports/new", "/outbox"] {
        let page = ada.get(path).ok();
        for form in page.forms().into_iter().filter(Form::is_post) {
            for name in form.names().into_iter().filter(|name| name != "csrf") {
                let long = form.clone().without(&name).add(&name, &"x".repeat(40_000));
                let page = ada.submit_one(&long);
                let bounded = name.ends_with("-value");
                assert!(page.status == 422 || bounded, "{path} {} {name}: {}", form.path(), page.status);
            }
        }
    }
}

/// The path of a route with `1` for every part that varies.
fn sample(path: &str) -> String {
    let parts = path.split('/').map(|part| match part.split_once('{') {
        Some((before, rest)) => format!("{before}1{}", rest.rsplit_once('}').map_or("", |(_, after)| after)),
        None => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("/")
}

fn nul_is_refused_in_every_form_and_address(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let csrf = ada.get("/account").form("/account/profile").value("csrf").unwrap().to_owned();
    let names = ["email", "name", "password", "present", "new", "again", "q", "tag", "domains", "code", "f14", "o14"];
    let fields: Vec<(&str, &str)> = names.iter().map(|name| (*name, "a\0b")).chain([("csrf", csrf.as_str())]).collect();
    for entry in routes() {
        let path = sample(entry.path);
        let page = match entry.method.as_str() {
            "GET" => ada.get_one(&format!("{path}?q=a%00b&code=%00&field=%00&back=%00")),
            _ if entry.body == Body::Files => ada.submit_one(&Form::new(&path, &fields).multipart()),
            _ => ada.submit_one(&Form::new(&path, &fields)),
        };
        assert!((400..500).contains(&page.status), "{} {path}: {}\n{}", entry.method, page.status, page.text());
    }
    let mut stranger = app.stranger();
    let form = stranger.get("/login").form("/login").set("email", "a\0@example.org").set("password", PASSWORD);
    let page = stranger.submit(&form);
    assert_eq!(page.status, 422);
    page.must_say("an invisible character (NUL)");
}

/// A body that says to be in another encoding, that is packed, or that is not UTF-8, with the token beside it: what is asked of
/// its fields would be asked of something else than what the handler sees.
fn a_form_is_read_in_one_way_only(app: TestApp) {
    app.user("ada@example.org", &app.institution, Role::Viewer);
    let fields = format!("email=a%00b%40example.org&password={}", "x".repeat(3_000));
    let packed = || {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(fields.as_bytes()).unwrap();
        packer.finish().unwrap()
    };
    let wide = || fields.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let form = "application/x-www-form-urlencoded";
    for (name, kind, encoding, body) in [
        ("plain", form, None, fields.clone().into_bytes()),
        ("packed", form, Some("gzip"), packed()),
        ("not UTF-8", form, None, [fields.as_bytes(), b"&x=\xff"].concat()),
        (
            "Windows-1252",
            "application/x-www-form-urlencoded; charset=windows-1252",
            None,
            [fields.as_bytes(), b"&x=\xe9"].concat(),
        ),
        ("UTF-16", "application/x-www-form-urlencoded; charset=utf-16le", None, wide()),
    ] {
        let mut stranger = app.stranger();
        let token = stranger.get("/login").form("/login").value("csrf").unwrap().to_owned();
        let encoding = encoding.map(|encoding: &str| ("content-encoding".to_owned(), encoding.to_owned()));
        stranger.headers = std::iter::once(("x-csrf-token".to_owned(), token)).chain(encoding).collect();
        let page = stranger.post("/login", kind, body);
        assert!([400, 422].contains(&page.status), "{name}: {}", page.status);
        assert!(page.texts("[type=email]").is_empty() || name == "plain", "{name}: the handler has seen it");
    }
}

fn a_crafted_field_changes_nothing_that_the_form_does_not_offer(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let contact = ada.get("/contacts?q=000002").ok().link("Zoé Lefèvre");
    let form = ada.get(&format!("{contact}/edit")).ok().form(&contact);
    for field in
        [carnet::fields::standard::KIND, carnet::fields::standard::CONTACT_NR, carnet::fields::standard::STATUS]
    {
        let crafted = form.clone().add(&format!("o{field}"), "").add(&format!("f{field}"), "STRUCTURE");
        let page = ada.submit(&crafted.add(&format!("w{field}"), "1"));
        assert_eq!(page.status, 422, "{field}");
        page.must_say("can’t be changed for this contact");
    }
    assert_eq!((app.value("000002", "KIND"), app.value("000002", "TOWN")), ("INDIVIDUAL".into(), "Paris".into()));
}

fn a_form_has_one_file(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let form = ada.get("/imports/new").ok().form("/imports").set("kind", "criteria").set("action", "test");
    let (kind, body) = match form.file("file", "a.csv", b"CONTACT_NR;[new] GENRE\n000001;JAZZ\n").content() {
        crate::support::Content::Body(kind, body) => (kind, body),
        crate::support::Content::Query(_) => panic!("no form with files"),
    };
    let boundary = kind.split_once("boundary=").unwrap().1.to_owned();
    let more =
        format!("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"b.csv\"\r\n\r\nx\r\n--{boundary}");
    let files = || std::fs::read_dir(app.data().join("files")).unwrap().count();
    let (mut body, before) = (body, files());
    body.truncate(body.len() - 4);
    for _ in 0..60 {
        body.extend_from_slice(more.as_bytes());
    }
    body.extend_from_slice(b"--\r\n");
    assert_eq!(ada.post("/imports", &kind, body).status, 400);
    assert_eq!(files(), before, "files stay");
}

/// The status of a log-in whose browser says that its page is at this address, and what the page says.
fn log_in_from(app: &TestApp, origin: &str, headers: &[(&str, &str)]) -> (u16, String) {
    let mut visitor = app.stranger();
    visitor.headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let form = visitor.get("/login").form("/login").set("email", "ada@example.org").set("password", PASSWORD);
    visitor.origin = origin.to_owned();
    visitor.fetch_site = None;
    let page = visitor.submit_one(&form);
    (page.status, page.text())
}

fn a_form_is_taken_at_every_address_of_the_portal(mut app: TestApp) {
    app.configure(|config| {
        config.public_address = Some("https://carnet.example.org".to_owned());
        config.behind_proxy = 1;
    });
    app.user("ada@example.org", &app.institution, Role::Viewer);
    let forwarded = [("x-forwarded-host", "intranet:8000, inner")];
    for (origin, headers, status) in [
        (app.address().as_str(), &[][..], 303),
        ("https://carnet.example.org", &[], 303),
        ("https://CARNET.example.org:443", &[], 303),
        ("http://intranet:8000", &forwarded, 303),
        ("http://intranet:8000", &[], 403),
        ("http://inner", &forwarded, 403),
        ("https://evil.example", &forwarded, 403),
        ("http://carnet.example.org.evil.example", &[], 403),
    ] {
        let (answered, text) = log_in_from(&app, origin, headers);
        assert_eq!(answered, status, "{origin} {headers:?}: {text}");
    }
}

fn a_form_from_elsewhere_names_both_addresses(app: TestApp) {
    app.user("ada@example.org", &app.institution, Role::Viewer);
    // Without --behind-proxy nobody's word is taken for the host.
    let (status, text) = log_in_from(&app, "http://intranet:8000", &[("x-forwarded-host", "intranet:8000")]);
    assert_eq!(status, 403);
    let own = app.address();
    for said in ["The form came from another address", "intranet:8000", own.trim_start_matches("http://")] {
        assert!(text.contains(said), "{said:?} is not said: {text}");
    }
    assert!(log_in_from(&app, "null", &[]).1.contains("did not say from which address"));
}

fn proxies_in_front_are_counted(mut app: TestApp) {
    app.configure(|config| config.behind_proxy = 2);
    app.user("ada@example.org", &app.institution, Role::Viewer);
    let origin = app.address();
    for forwarded in ["6.6.6.6, 203.0.113.9:4711, 10.0.0.2", "[2001:db8:1:2::9]:4711, 10.0.0.2"] {
        assert_eq!(log_in_from(&app, &origin, &[("x-forwarded-for", forwarded)]).0, 303, "{forwarded}");
        let mut visitor = app.stranger();
        visitor.headers = vec![("x-forwarded-for".to_owned(), forwarded.to_owned())];
        let form = visitor.get("/login").form("/login").set("email", "ada@example.org").set("password", "not this one");
        assert_eq!(visitor.submit_one(&form).status, 422);
    }
    let counted: Vec<String> =
        login_failures::table.select(login_failures::address).load(&mut *app.database.get().unwrap()).unwrap();
    assert_eq!(counted, ["203.0.113.9", "2001:db8:1:2::/64"]);
}

fn what_can_be_asked_is_answered_to_anybody(app: TestApp) {
    for (target, version) in [("/", "1.0"), ("/", "1.1"), ("/imports", "1.1"), ("*", "1.1"), ("/healthz", "1.1")] {
        let request = format!("OPTIONS {target} HTTP/{version}\r\nHost: carnet\r\nConnection: close\r\n\r\n");
        let answer = exchange(&app, request.as_bytes());
        assert!(answer.starts_with(&format!("HTTP/{version} 204")), "{target}: {answer}");
        assert!(answer.to_lowercase().contains("allow: get, head, post, options"), "{answer}");
    }
}

fn progress_is_told_to_who_may_see_it_now(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let form = ada.get("/imports/new").ok().form("/imports").set("kind", "criteria").set("action", "test");
    let page = ada.submit(&form.file("file", "a.csv", b"CONTACT_NR;[new] GENRE\n000001;JAZZ\n")).ok();
    let follow = page.attribute("[data-follow]", "data-follow").unwrap();
    let ask = |visitor: &mut Visitor| {
        visitor.headers = vec![("accept".to_owned(), "application/json".to_owned())];
        visitor.get_one(&follow)
    };
    let told = ask(&mut ada.clone()).ok().json();
    assert_eq!(told["is_over"], false, "{told}");
    assert!(told["texts"]["figures"].is_string(), "{told}");
    // What a page is left to say is not taken by who asks for progress.
    let form = ada.get("/account").form("/account/profile").set("name", "Ada L.");
    assert_eq!(ada.submit_one(&form).status, 303);
    let mut asking = ada.clone();
    ask(&mut asking).ok();
    ada.get("/account").must_say("Your account was saved");
    app.worker().run_until_idle().unwrap();
    crate::support::until(|| ask(&mut asking).json()["is_over"] == true);
    diesel::delete(sessions::table).execute(&mut *app.database.get().unwrap()).unwrap();
    assert_eq!(ask(&mut asking).status, 401);
}

fn a_server_takes_the_descriptors_that_it_may_have_and_keeps_its_log_plain(app: TestApp) {
    app.user("ada@example.org", &app.institution, Role::Viewer);
    let start =
        "ulimit -Sn 200 && exec \"$0\" serve --json --no-worker --bind 127.0.0.1:0 --database \"$1\" --data \"$2\"";
    let mut server = Command::new("sh")
        .args(["-c", start, env!("CARGO_BIN_EXE_carnet"), app.url()])
        .arg(app.data())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(server.stdout.take().unwrap()).lines().map_while(Result::ok);
    let address = lines.into_iter().find(|line| line.contains("\"address\"")).unwrap();
    let address = address.split('"').nth(3).unwrap().to_owned();
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", server.id())).unwrap();
    let line = limits.lines().find(|line| line.starts_with("Max open files")).unwrap();
    let numbers: Vec<&str> = line["Max open files".len()..].split_whitespace().collect();
    assert_eq!(numbers[0], numbers[1], "{line}");
    for garbage in [
        &b"\x16\x03\x01\x02\x00\x01\x00"[..],
        b"GET / HTTP/9.9\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
    ] {
        let mut stream = TcpStream::connect(address.trim_start_matches("http://")).unwrap();
        stream.write_all(garbage).unwrap();
        let _ = stream.read_to_end(&mut Vec::new());
    }
    let mut visitor = Visitor::new(&address);
    for password in ["not this one", PASSWORD] {
        let form = visitor.get("/login").form("/login").set("email", "ada@example.org").set("password", password);
        visitor.submit_one(&form);
    }
    assert!(Command::new("kill").arg(server.id().to_string()).status().unwrap().success());
    let log = server.wait_with_output().unwrap().stderr;
    let log = String::from_utf8(log).unwrap();
    assert!(!log.contains("ERROR") && !log.contains('\x1b'), "{log}");
    assert!(!log.contains("ada@"), "{log}");
    for outcome in ["login-wrong", "signed-in"] {
        let line = format!("log-in address=\"127.0.0.1\" outcome=\"{outcome}\"");
        assert!(log.contains(&line), "no {line}: {log}");
    }
}
