//! Requests that nobody would make, for some minutes: every route, with whatever can stand in a path, a query, a form, a header.
//! Not part of the usual run: `CARNET_FUZZ_MINUTES=5 tests/run cargo test --test product http_fuzz -- --ignored`.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use carnet::web::routes::{Body, Entry, routes};
use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};

use crate::support::{TestApp, Which, encode, say};

#[test]
#[ignore = "takes the minutes that it is given"]
fn no_request_breaks_a_portal_on_sqlite() {
    fuzz(TestApp::new(Which::Sqlite));
}

#[test]
#[ignore = "takes the minutes that it is given"]
fn no_request_breaks_a_portal_on_postgres() {
    fuzz(TestApp::new(Which::Postgres));
}

/// What stands where a number, a code or a text is expected.
const ODD: [&str; 26] = [
    "",
    "0",
    "1",
    "2",
    "-1",
    "9223372036854775807",
    "9223372036854775808",
    "99999999999999999999999",
    "1e9",
    "NaN",
    "TRUE",
    "\u{0}",
    "\u{1}\u{7f}",
    "é",
    "𝒳\u{202e}",
    "' OR 1=1 --",
    "<script>",
    "../../etc/passwd",
    "%",
    "%00",
    "{{7*7}}",
    "JAZZ|OPERA",
    "2026-02-30",
    "=1+1",
    "\r\nX: y",
    "[]",
];

struct Fuzz {
    rng: TestRng,
    address: String,
    cookies: String,
    csrf: String,
}

impl Fuzz {
    fn below(&mut self, most: usize) -> usize {
        (self.rng.next_u64() % most as u64) as usize
    }

    fn odd(&mut self) -> String {
        match self.below(12) {
            0 => "x".repeat(self.below(70_000)),
            1 => ODD[self.below(ODD.len())].repeat(1 + self.below(50)),
            2 => (0..self.below(40)).map(|_| char::from_u32(self.below(0x3000) as u32).unwrap_or('?')).collect(),
            3 => self.below(5_000).to_string(),
            _ => ODD[self.below(ODD.len())].to_owned(),
        }
    }

    fn path(&mut self, entry: &Entry) -> String {
        let parts = entry.path.split('/').map(|part| match part.split_once('{') {
            Some((before, rest)) => {
                let after = rest.rsplit_once('}').map_or("", |(_, after)| after);
                let value = if self.below(3) == 0 { self.odd() } else { (1 + self.below(8)).to_string() };
                format!("{before}{}{after}", encode(&value))
            }
            None => part.to_owned(),
        });
        parts.collect::<Vec<_>>().join("/")
    }

    fn pairs(&mut self) -> String {
        const NAMES: [&str; 40] = [
            "q",
            "page",
            "before",
            "after",
            "code",
            "field",
            "severity",
            "column",
            "kind",
            "status",
            "target",
            "what",
            "format",
            "language",
            "email",
            "name",
            "password",
            "present",
            "new",
            "again",
            "back",
            "do",
            "id",
            "all",
            "tag",
            "n-join",
            "n_0-field",
            "n_0-operator",
            "n_0-value",
            "c0",
            "k0",
            "w0",
            "t0.0",
            "f0.0",
            "f14",
            "o14",
            "w14",
            "step",
            "domains",
            "key",
        ];
        let pairs = (0..self.below(12)).map(|_| {
            let name = if self.below(10) == 0 { self.odd() } else { NAMES[self.below(NAMES.len())].to_owned() };
            let value = match (name.as_str(), self.below(3)) {
                ("n_0-field", 0) => "TOWN".to_owned(),
                ("n_0-operator", 0) => "is".to_owned(),
                ("do", 0) => ["save", "preview", "add", "tag", "target"][self.below(5)].to_owned(),
                _ => self.odd(),
            };
            format!("{}={}", encode(&name), encode(&value))
        });
        pairs.collect::<Vec<_>>().join("&")
    }

    fn head(&mut self, method: &str, target: &str, kind: &str, length: usize) -> String {
        const HEADERS: [&str; 12] = [
            "accept",
            "accept-language",
            "range",
            "if-range",
            "if-none-match",
            "x-forwarded-for",
            "x-forwarded-host",
            "origin",
            "referer",
            "accept-encoding",
            "content-encoding",
            "x-csrf-token",
        ];
        let mut head = format!(
            "{method} {target} HTTP/1.1\r\nHost: carnet\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n"
        );
        if self.below(6) > 0 {
            head += &format!("Cookie: {}\r\n", self.cookies);
        }
        for _ in 0..self.below(3) {
            let value: String = self.odd().chars().filter(|c| !c.is_control()).take(3_000).collect();
            head += &format!("{}: {value}\r\n", HEADERS[self.below(HEADERS.len())]);
        }
        if length > 0 {
            head += &format!("Content-Type: {kind}\r\nContent-Length: {length}\r\n");
        }
        head + "\r\n"
    }

    /// A request, and whether it is whole HTTP.
    fn request(&mut self, entry: &Entry) -> (Vec<u8>, bool) {
        let target = match self.below(3) {
            0 => self.path(entry),
            _ => format!("{}?{}", self.path(entry), self.pairs()),
        };
        let method = match self.below(20) {
            0 => ["HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "GET", "POST"][self.below(7)],
            _ => entry.method.as_str(),
        };
        // Who signs out or takes another language has nothing more to break.
        let csrf =
            if matches!(entry.path, "/logout" | "/account/password") { String::new() } else { self.csrf.clone() };
        let (kind, body) = match entry.body {
            _ if method == "GET" => (String::new(), String::new()),
            Body::Fields => ("application/x-www-form-urlencoded".to_owned(), format!("csrf={csrf}&{}", self.pairs())),
            Body::Files => {
                let part = |name: &str, more: &str, text: &str| {
                    format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n{text}\r\n")
                };
                let (key, file, name) = (self.odd(), self.odd(), self.odd().replace(['"', '\r', '\n'], ""));
                let body = part("csrf", "", &csrf) + &part("kind", "", "criteria") + &part("action", "", "test");
                let body = body + &part("key", "", &key) + &part("file", &format!("; filename=\"{name}.csv\""), &file);
                ("multipart/form-data; boundary=x".to_owned(), body + "--x--\r\n")
            }
        };
        let mut request = self.head(method, &target, &kind, body.len()).into_bytes();
        request.extend_from_slice(body.as_bytes());
        // Now and then a byte is another.
        let is_whole = self.below(8) > 0;
        if !is_whole {
            let at = self.below(request.len());
            request[at] = self.below(256) as u8;
        }
        (request, is_whole)
    }

    /// The status of the answer; `None` if the server had none for it.
    fn send(&self, request: &[u8]) -> Option<u16> {
        let mut stream = TcpStream::connect(&self.address).expect("the server is gone");
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        let _ = stream.write_all(request);
        let mut answer = [0; 12];
        stream.read_exact(&mut answer).ok()?;
        let _ = stream.read_to_end(&mut Vec::new());
        std::str::from_utf8(&answer).ok()?.get(9..12)?.parse().ok()
    }
}

fn fuzz(mut app: TestApp) {
    app.configure(|config| config.traffic.form_seconds = 2);
    app.live_in();
    let minutes: u64 = std::env::var("CARNET_FUZZ_MINUTES").ok().and_then(|text| text.parse().ok()).unwrap_or(1);
    let mut ada = app.signed_in("ada@example.org");
    let csrf = ada.get("/account").form("/account/profile").value("csrf").unwrap().to_owned();
    let cookies = format!("carnet-session={}", ada.cookie("carnet-session").unwrap());
    let address = app.address().trim_start_matches("http://").to_owned();
    let seed: u64 = std::env::var("CARNET_FUZZ_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(7);
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed.to_le_bytes(), [0; 8], [0; 8], [0; 8]].concat());
    let mut fuzz = Fuzz { rng, address, cookies, csrf };
    let (routes, end, mut count, mut broken) =
        (routes(), Instant::now() + Duration::from_secs(minutes * 60), 0, Vec::new());
    while Instant::now() < end && broken.len() < 20 {
        let at = fuzz.below(routes.len());
        let (request, is_whole) = fuzz.request(&routes[at]);
        count += 1;
        let status = fuzz.send(&request);
        // A handler that panics answers nothing.
        if status.map_or(is_whole, |status| status >= 500) {
            let shown: String = String::from_utf8_lossy(&request).chars().take(1_500).collect();
            broken.push(format!("{} {}: {status:?}\n{shown}", routes[at].method, routes[at].path));
        }
    }
    say(&format!("http fuzz on {:?}: {count} requests, {} broke", app.which(), broken.len()));
    assert!(broken.is_empty(), "{}", broken.join("\n\n"));
    assert_eq!(ada.get("/imports").status, 200);
}
