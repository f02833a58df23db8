//! A bucket on this machine: as much of S3 as Carnet speaks, kept in memory. What the real one refuses it refuses too: a
//! request that is not signed, a body that is not what its signature says, parts that were not sent.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use carnet::storage::Settings;
use chrono::{DateTime, TimeDelta, Utc};
use clap::Parser;
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

/// The key that requests are signed with.
const KEY_ID: &str = "carnet-test";

const SECRET: &str = "open sesame";
const STORAGE: &str = "s3://files/carnet";

/// A stored object.
#[derive(Clone)]
pub struct Object {
    pub bytes: Vec<u8>,
    /// `x-amz-meta-…` as they were sent.
    pub metadata: BTreeMap<String, String>,
    pub modified: DateTime<Utc>,
}

/// An upload in parts: the headers it began with, and its parts by number.
type Upload = (BTreeMap<String, String>, BTreeMap<usize, Vec<u8>>);

#[derive(Default)]
struct State {
    objects: BTreeMap<String, Object>,
    uploads: BTreeMap<String, Upload>,
    /// What was asked, as `METHOD path?query`.
    asked: Vec<String>,
    refuses_parts: bool,
    is_away: bool,
}

/// A bucket that answers until the test ends.
pub struct TestBucket {
    state: Arc<Mutex<State>>,
    /// `http://127.0.0.1:PORT`.
    pub endpoint: String,
}

impl TestBucket {
    pub fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let state = Arc::new(Mutex::new(State::default()));
        let shared = Arc::clone(&state);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let state = Arc::clone(&shared);
                std::thread::spawn(move || serve(stream, &state));
            }
        });
        Self { state, endpoint }
    }

    /// The environment in which a process keeps its files here.
    pub fn environment(&self) -> Vec<(&'static str, String)> {
        vec![
            ("CARNET_STORAGE", STORAGE.to_owned()),
            ("CARNET_S3_ENDPOINT", self.endpoint.clone()),
            ("CARNET_S3_KEY_ID", KEY_ID.to_owned()),
            ("CARNET_S3_SECRET", SECRET.to_owned()),
            ("CARNET_S3_ALLOW_HTTP", "1".to_owned()),
        ]
    }

    /// The same for what is tried in this process.
    pub fn settings(&self) -> Settings {
        #[derive(Parser)]
        struct Arguments {
            #[command(flatten)]
            settings: Settings,
        }
        let secret = format!("--s3-secret={SECRET}");
        let arguments =
            ["carnet", "--storage", STORAGE, "--s3-endpoint", &self.endpoint, "--s3-key-id", KEY_ID, &secret];
        Arguments::parse_from([&arguments[..], &["--s3-allow-http"]].concat()).settings
    }

    /// What is in the bucket, by key.
    pub fn objects(&self) -> BTreeMap<String, Object> {
        self.state.lock().unwrap().objects.clone()
    }

    /// Changes an object behind Carnet's back.
    pub fn tamper(&self, key: &str, change: impl FnOnce(&mut Object)) {
        change(self.state.lock().unwrap().objects.get_mut(key).unwrap());
    }

    /// Makes all objects look as old as that.
    pub fn age(&self, by: TimeDelta) {
        self.state.lock().unwrap().objects.values_mut().for_each(|object| object.modified -= by);
    }

    /// Takes no parts of a large file any more, or does again.
    pub fn refuse_parts(&self, refuses: bool) {
        self.state.lock().unwrap().refuses_parts = refuses;
    }

    /// Hangs up on everybody, or answers again.
    pub fn go_away(&self, is_away: bool) {
        self.state.lock().unwrap().is_away = is_away;
    }

    /// How many requests began like this: `GET /files/carnet/`.
    pub fn asked(&self, beginning: &str) -> usize {
        self.state.lock().unwrap().asked.iter().filter(|asked| asked.starts_with(beginning)).count()
    }

    /// Uploads in parts that were neither completed nor given up.
    pub fn unfinished(&self) -> usize {
        self.state.lock().unwrap().uploads.len()
    }
}

struct Request {
    method: String,
    path: String,
    query: BTreeMap<String, String>,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

fn serve(stream: TcpStream, state: &Mutex<State>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut stream = stream;
    while let Some(request) = read(&mut reader) {
        if state.lock().unwrap().is_away {
            return;
        }
        let mut answer = answer(&request, &mut state.lock().unwrap());
        let length = answer.body.len();
        if request.method == "HEAD" {
            answer.body.clear();
        }
        let mut head = format!("HTTP/1.1 {} X\r\n", answer.status);
        for (name, value) in &answer.headers {
            head += &format!("{name}: {value}\r\n");
        }
        if answer.status != 204 {
            head += &format!("content-length: {length}\r\n");
        }
        head += "\r\n";
        if stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&answer.body)).is_err() {
            return;
        }
    }
}

fn read(reader: &mut impl BufRead) -> Option<Request> {
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|length| *length > 0)?;
    let mut words = line.split_whitespace();
    let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let query = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))).map(|(k, v)| (k.to_owned(), decoded(v)));
    let mut request =
        Request { method, path: decoded(path), query: query.collect(), headers: BTreeMap::new(), body: Vec::new() };
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        request.headers.insert(name.to_lowercase(), value.trim().to_owned());
    }
    let length = request.headers.get("content-length").map_or(0, |length| length.parse().unwrap());
    request.body.resize(length, 0);
    reader.read_exact(&mut request.body).ok()?;
    Some(request)
}

fn decoded(text: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
    while let Some((first, more)) = rest.split_first() {
        rest = more;
        match (first, rest.get(..2)) {
            (b'%', Some(digits)) => {
                bytes.push(u8::from_str_radix(std::str::from_utf8(digits).unwrap(), 16).unwrap());
                rest = &rest[2..];
            }
            _ => bytes.push(*first),
        }
    }
    String::from_utf8(bytes).unwrap()
}

fn plain(status: u16, body: impl Into<Vec<u8>>) -> Answer {
    Answer { status, headers: vec![("content-type".to_owned(), "application/xml".to_owned())], body: body.into() }
}

fn answer(request: &Request, state: &mut State) -> Answer {
    state.asked.push(format!("{} {}", request.method, request.path));
    let signature = request.headers.get("authorization").map(String::as_str).unwrap_or_default();
    let sum = HEXLOWER.encode(&Sha256::digest(&request.body));
    let is_whole = request.headers.get("x-amz-content-sha256").is_some_and(|given| *given == sum);
    if !signature.starts_with(&format!("AWS4-HMAC-SHA256 Credential={KEY_ID}/")) || !is_whole {
        return plain(403, "<Error><Code>SignatureDoesNotMatch</Code></Error>");
    }
    let (path, query) = (request.path.trim_start_matches('/').to_owned(), &request.query);
    let Some(key) = path.strip_prefix("files/").map(str::to_owned) else {
        return if path == "files" {
            list(query, state)
        } else {
            plain(404, "<Error><Code>NoSuchBucket</Code></Error>")
        };
    };
    match (request.method.as_str(), query.get("uploadId"), query.get("partNumber")) {
        ("PUT", None, None) => {
            let object = Object { bytes: request.body.clone(), metadata: metadata(request), modified: Utc::now() };
            state.objects.insert(key, object);
            Answer { status: 200, headers: vec![("etag".to_owned(), format!("\"{sum}\""))], body: Vec::new() }
        }
        ("POST", None, _) if query.contains_key("uploads") => {
            let id = format!("upload-{}", state.asked.len());
            state.uploads.insert(id.clone(), (metadata(request), BTreeMap::new()));
            let body = format!(
                "<InitiateMultipartUploadResult><Bucket>files</Bucket><Key>{key}</Key><UploadId>{id}</UploadId></InitiateMultipartUploadResult>"
            );
            plain(200, body)
        }
        ("PUT", Some(_), Some(_)) if state.refuses_parts => plain(403, "<Error><Code>AccessDenied</Code></Error>"),
        ("PUT", Some(id), Some(part)) => match state.uploads.get_mut(id) {
            Some((_, parts)) => {
                parts.insert(part.parse().unwrap(), request.body.clone());
                Answer { status: 200, headers: vec![("etag".to_owned(), format!("\"{sum}\""))], body: Vec::new() }
            }
            None => plain(404, "<Error><Code>NoSuchUpload</Code></Error>"),
        },
        ("POST", Some(id), None) => complete(key, id, request, state),
        ("DELETE", Some(id), _) => {
            state.uploads.remove(id);
            plain(204, "")
        }
        ("DELETE", None, _) => {
            state.objects.remove(&key);
            plain(204, "")
        }
        ("GET" | "HEAD", ..) => get(&key, request, state),
        _ => plain(405, ""),
    }
}

fn metadata(request: &Request) -> BTreeMap<String, String> {
    let all = request.headers.iter().filter(|(name, _)| name.starts_with("x-amz-meta-"));
    all.map(|(name, value)| (name.clone(), value.clone())).collect()
}

fn complete(key: String, id: &str, request: &Request, state: &mut State) -> Answer {
    let Some((metadata, parts)) = state.uploads.get(id).cloned() else {
        return plain(404, "<Error><Code>NoSuchUpload</Code></Error>");
    };
    let named = String::from_utf8_lossy(&request.body).matches("<PartNumber>").count();
    if named != parts.len() {
        return plain(400, "<Error><Code>InvalidPart</Code></Error>");
    }
    state.uploads.remove(id);
    let bytes = parts.into_values().flatten().collect();
    state.objects.insert(key.clone(), Object { bytes, metadata, modified: Utc::now() });
    let body = format!(
        "<CompleteMultipartUploadResult><Bucket>files</Bucket><Key>{key}</Key><ETag>\"x\"</ETag></CompleteMultipartUploadResult>"
    );
    plain(200, body)
}

fn get(key: &str, request: &Request, state: &State) -> Answer {
    let Some(object) = state.objects.get(key) else { return plain(404, "<Error><Code>NoSuchKey</Code></Error>") };
    let mut headers: Vec<(String, String)> = object.metadata.clone().into_iter().collect();
    headers.push(("last-modified".to_owned(), object.modified.format("%a, %d %b %Y %H:%M:%S GMT").to_string()));
    headers.push(("etag".to_owned(), "\"x\"".to_owned()));
    assert!(!request.headers.contains_key("range"), "nobody asks for a part of a file");
    Answer { status: 200, headers, body: object.bytes.clone() }
}

fn list(query: &BTreeMap<String, String>, state: &State) -> Answer {
    let prefix = query.get("prefix").map(String::as_str).unwrap_or_default();
    let found = state.objects.iter().filter(|(key, _)| key.starts_with(prefix));
    let contents: String = found
        .map(|(key, object)| {
            let modified = object.modified.format("%Y-%m-%dT%H:%M:%S.000Z");
            format!(
                "<Contents><Key>{key}</Key><LastModified>{modified}</LastModified><ETag>\"x\"</ETag><Size>{}</Size></Contents>",
                object.bytes.len()
            )
        })
        .collect();
    plain(
        200,
        format!(
            "<ListBucketResult><Name>files</Name><Prefix>{prefix}</Prefix><IsTruncated>false</IsTruncated>{contents}</ListBucketResult>"
        ),
    )
}
