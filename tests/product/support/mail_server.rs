//! A mail server on this machine: STARTTLS with a certificate of an authority of its own, a log-in, a bound on size, and
//! whatever it shall refuse.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use super::authority::Authority;

/// What the server takes, and what it refuses.
#[derive(Clone)]
pub struct Rules {
    /// It offers STARTTLS, and a log-in only after it.
    pub starttls: bool,
    /// The password that it takes.
    pub password: &'static str,
    /// Most bytes of a message.
    pub most_bytes: usize,
    /// It refuses to be greeted by a name without a domain, when it is told the recipient, as Postfix does.
    pub wants_domain: bool,
}

impl Default for Rules {
    fn default() -> Self {
        Self { starttls: true, password: "secret", most_bytes: 1_000_000, wants_domain: false }
    }
}

/// What came of a connection.
#[derive(Default)]
pub struct Got {
    /// Messages that were taken.
    pub mails: Vec<String>,
    /// Whether a password came without encryption.
    pub password_in_clear: bool,
    /// Names by which clients greeted.
    pub greetings: Vec<String>,
}

/// A server at a port of its own; its thread ends with the test's process.
pub struct MailServer {
    /// Its address without a scheme: `localhost:PORT`.
    pub place: String,
    rules: Arc<Mutex<Rules>>,
    got: Arc<Mutex<Got>>,
}

impl MailServer {
    pub fn start(authority: &Authority, rules: Rules) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let place = format!("localhost:{}", listener.local_addr().unwrap().port());
        let (certificate, key) = authority.issue("localhost");
        let certificate = CertificateDer::from_pem_slice(certificate.as_bytes()).unwrap();
        let key = PrivateKeyDer::from_pem_slice(key.as_bytes()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
        let tls = Arc::new(builder.with_no_client_auth().with_single_cert(vec![certificate], key).unwrap());
        let (rules, got) = (Arc::new(Mutex::new(rules)), Arc::<Mutex<Got>>::default());
        let this = Self { place, rules: Arc::clone(&rules), got: Arc::clone(&got) };
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (rules, got, tls) = (rules.lock().unwrap().clone(), Arc::clone(&got), Arc::clone(&tls));
                std::thread::spawn(move || serve(stream, &rules, &got, tls));
            }
        });
        this
    }

    /// Changes the rules of connections to come.
    pub fn set(&self, change: impl FnOnce(&mut Rules)) {
        change(&mut self.rules.lock().unwrap());
    }

    /// What it has got.
    pub fn got<T>(&self, look: impl FnOnce(&Got) -> T) -> T {
        look(&self.got.lock().unwrap())
    }
}

fn serve(stream: TcpStream, rules: &Rules, got: &Mutex<Got>, tls: Arc<ServerConfig>) -> Option<()> {
    let mut plain = BufReader::new(stream);
    plain.get_mut().write_all(b"220 office ESMTP\r\n").ok()?;
    if converse(&mut plain, rules, got, false)? {
        let connection = ServerConnection::new(tls).ok()?;
        let mut sealed = BufReader::new(StreamOwned::new(connection, plain.into_inner()));
        converse(&mut sealed, rules, got, true)?;
    }
    Some(())
}

/// Whether the client now wants TLS.
fn converse<S: Read + Write>(stream: &mut BufReader<S>, rules: &Rules, got: &Mutex<Got>, sealed: bool) -> Option<bool> {
    let mut greeted = String::new();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let (word, rest) = line.trim_end().split_once([' ', ':']).unwrap_or((line.trim_end(), ""));
        let reply = match word.to_ascii_uppercase().as_str() {
            "EHLO" => {
                greeted = rest.to_owned();
                got.lock().unwrap().greetings.push(greeted.clone());
                match (rules.starttls, sealed) {
                    (true, false) => "250-office\r\n250-8BITMIME\r\n250 STARTTLS".to_owned(),
                    _ => "250-office\r\n250-8BITMIME\r\n250 AUTH PLAIN".to_owned(),
                }
            }
            "STARTTLS" if rules.starttls && !sealed => {
                stream.get_mut().write_all(b"220 go on\r\n").ok()?;
                return Some(true);
            }
            "AUTH" => {
                got.lock().unwrap().password_in_clear |= !sealed;
                let sent = rest.split(' ').nth(1).unwrap_or_default();
                let sent = data_encoding::BASE64.decode(sent.as_bytes()).unwrap_or_default();
                match String::from_utf8_lossy(&sent).ends_with(&format!("\0{}", rules.password)) {
                    true => "235 2.7.0 welcome".to_owned(),
                    false => "535 5.7.8 Error: authentication failed".to_owned(),
                }
            }
            "RCPT" if rules.wants_domain && !greeted.contains('.') => {
                format!("504 5.5.2 <{greeted}>: Helo command rejected: need fully-qualified hostname")
            }
            "DATA" => {
                stream.get_mut().write_all(b"354 go on\r\n").ok()?;
                let mut mail = String::new();
                while !mail.ends_with("\r\n.\r\n") {
                    stream.read_line(&mut mail).ok()?;
                }
                if mail.len() > rules.most_bytes {
                    "552 5.3.4 Error: message file too big".to_owned()
                } else {
                    got.lock().unwrap().mails.push(mail);
                    "250 2.0.0 taken".to_owned()
                }
            }
            "QUIT" => {
                stream.get_mut().write_all(b"221 bye\r\n").ok()?;
                return None;
            }
            _ => "250 ok".to_owned(),
        };
        stream.get_mut().write_all(format!("{reply}\r\n").as_bytes()).ok()?;
    }
}
