//! Firefox as a WebDriver: it speaks Marionette, a protocol of its own, so each request of WebDriver is handed on as the
//! command of the same meaning. Nothing but Firefox itself has to be installed.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// How long a start may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);
/// The file of the profile in which Firefox says where it listens.
const PORT: &str = "MarionetteActivePort";

/// A Firefox without a window, and who hands requests on to it.
pub struct Firefox {
    process: Child,
    profile: tempfile::TempDir,
    /// Where WebDriver is spoken.
    pub port: u16,
}

impl Firefox {
    /// Starts Firefox for somebody who reads this language, who saves files in a folder; `None` where it is not installed.
    pub fn start(language: &str, downloads: &Path) -> Option<Self> {
        let profile = tempfile::tempdir().unwrap();
        write_settings(profile.path(), language, downloads);
        let process = Command::new("firefox-esr")
            .args(["--headless", "--marionette", "--no-remote", "--profile"])
            .arg(profile.path())
            .arg("about:blank")
            // Where it looks for what it shares with others of this user.
            .env("HOME", profile.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let marionette = Marionette::to(wait_for_port(profile.path()));
        std::thread::spawn(move || hand_on(&listener, marionette));
        Some(Self { process, profile, port })
    }
}

impl Drop for Firefox {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn write_settings(profile: &Path, language: &str, downloads: &Path) {
    let settings = [
        ("marionette.port", json!(0)),
        ("intl.accept_languages", json!(language)),
        ("browser.download.folderList", json!(2)),
        ("browser.download.dir", json!(downloads)),
        ("browser.download.always_ask_before_handling_new_types", json!(false)),
        ("browser.download.alwaysOpenPanel", json!(false)),
        ("browser.shell.checkDefaultBrowser", json!(false)),
        ("datareporting.policy.dataSubmissionEnabled", json!(false)),
        ("app.update.enabled", json!(false)),
        ("ui.prefersReducedMotion", json!(1)),
    ];
    let lines: String = settings.iter().map(|(name, value)| format!("user_pref(\"{name}\", {value});\n")).collect();
    std::fs::write(profile.join("user.js"), lines).unwrap();
}

fn wait_for_port(profile: &Path) -> u16 {
    let patience = Instant::now() + PATIENCE;
    loop {
        let said = std::fs::read_to_string(profile.join(PORT)).unwrap_or_default();
        if let Ok(port) = said.trim().parse() {
            return port;
        }
        assert!(Instant::now() < patience, "Firefox does not start");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// The line to Firefox: a document each, behind its length.
struct Marionette {
    to: TcpStream,
    from: BufReader<TcpStream>,
    asked: u64,
}

impl Marionette {
    fn to(port: u16) -> Self {
        let to = TcpStream::connect(("127.0.0.1", port)).unwrap();
        to.set_nodelay(true).unwrap();
        let mut line = Self { from: BufReader::new(to.try_clone().unwrap()), to, asked: 0 };
        // It greets first.
        line.read().unwrap();
        line
    }

    fn read(&mut self) -> Option<Value> {
        let mut length = Vec::new();
        self.from.read_until(b':', &mut length).ok()?;
        let length: usize = std::str::from_utf8(&length).ok()?.trim_end_matches(':').parse().ok()?;
        let mut document = vec![0; length];
        self.from.read_exact(&mut document).ok()?;
        serde_json::from_slice(&document).ok()
    }

    /// What Firefox answers: a value, or an error.
    fn ask(&mut self, command: &str, arguments: &Value) -> Option<Result<Value, Value>> {
        self.asked += 1;
        let document = json!([0, self.asked, command, arguments]).to_string();
        self.to.write_all(format!("{}:{document}", document.len()).as_bytes()).ok()?;
        let answer = self.read()?;
        let (error, value) = (answer[2].clone(), answer[3].clone());
        Some(if error.is_null() { Ok(value) } else { Err(error) })
    }
}

/// Answers whoever connects: a client may open a second connection before it has given the first one back.
fn hand_on(listener: &TcpListener, marionette: Marionette) {
    let marionette = Arc::new(Mutex::new(marionette));
    for client in listener.incoming().map_while(Result::ok) {
        let marionette = Arc::clone(&marionette);
        std::thread::spawn(move || answer(client, &marionette));
    }
}

/// Answers requests until the client or Firefox is gone.
fn answer(mut client: TcpStream, marionette: &Mutex<Marionette>) {
    let _ = client.set_nodelay(true);
    let mut from = BufReader::new(client.try_clone().unwrap());
    while let Some((method, path, body)) = read_request(&mut from) {
        let (command, arguments) = command(&method, &path, body);
        let Some(answer) = marionette.lock().unwrap().ask(&command, &arguments) else { return };
        let (status, value) = match answer {
            // Where there is one value and nothing else, it is the value of WebDriver too.
            Ok(mut value) if value.as_object().is_some_and(|all| all.len() == 1 && all.contains_key("value")) => {
                ("200 OK", value["value"].take())
            }
            Ok(value) => ("200 OK", value),
            Err(error) => ("400 Bad Request", error),
        };
        let text = json!({ "value": value }).to_string();
        let head = format!("HTTP/1.1 {status}\r\nContent-Type: application/json; charset=utf-8\r\n");
        let sent = client.write_all(format!("{head}Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
        if sent.is_err() {
            return;
        }
    }
}

/// Method, path and body of a request.
fn read_request(from: &mut impl BufRead) -> Option<(String, String, Value)> {
    let line = |from: &mut dyn BufRead| {
        let mut line = String::new();
        (from.read_line(&mut line).ok()? > 0).then(|| line.trim_end().to_owned())
    };
    let first = line(from)?;
    let mut words = first.split(' ').map(str::to_owned);
    let (method, path) = (words.next()?, words.next()?);
    let mut length = 0;
    loop {
        let header = line(from)?;
        if header.is_empty() {
            break;
        }
        let (name, value) = header.split_once(':')?;
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    from.read_exact(&mut body).ok()?;
    Some((method, path, serde_json::from_slice(&body).unwrap_or_else(|_| json!({}))))
}

/// The command of Marionette that a request of WebDriver means, with its arguments.
fn command(method: &str, path: &str, mut body: Value) -> (String, Value) {
    let parts: Vec<&str> = path.trim_matches('/').split('/').skip(2).collect();
    let name = match (method, parts.as_slice()) {
        ("POST", []) if path == "/session" => return ("WebDriver:NewSession".to_owned(), json!({})),
        ("DELETE", []) => "DeleteSession",
        ("POST", ["url"]) => "Navigate",
        ("GET", ["url"]) => "GetCurrentURL",
        ("POST", ["execute", "sync"]) => "ExecuteScript",
        ("POST", ["execute", "async"]) => "ExecuteAsyncScript",
        ("GET", ["screenshot"]) => "TakeScreenshot",
        ("POST", ["window", "rect"]) => "SetWindowRect",
        ("POST", ["element"]) => "FindElement",
        ("POST", ["elements"]) => "FindElements",
        (method, ["element", element, what @ ..]) => {
            let (key, name) = match (method, what) {
                ("POST", ["element"]) => ("element", "FindElement"),
                ("POST", ["elements"]) => ("element", "FindElements"),
                ("POST", ["click"]) => ("id", "ElementClick"),
                ("POST", ["clear"]) => ("id", "ElementClear"),
                ("POST", ["value"]) => ("id", "ElementSendKeys"),
                ("GET", ["displayed"]) => ("id", "IsElementDisplayed"),
                ("GET", ["text"]) => ("id", "GetElementText"),
                ("GET", ["name"]) => ("id", "GetElementTagName"),
                _ => panic!("{method} {path} is not handed on to Firefox"),
            };
            body[key] = json!(element);
            name
        }
        _ => panic!("{method} {path} is not handed on to Firefox"),
    };
    (format!("WebDriver:{name}"), body)
}
