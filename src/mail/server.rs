//! The mail server of the settings: how it is spoken to, and what it says when the settings are wrong.

use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, anyhow};
use lettre::SmtpTransport;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::{Error, SUBMISSION_PORT};
use url::Url;

use crate::config::Config;
use crate::error::{Refusal, Result};

/// How long the server may take to answer.
const PATIENCE: Duration = Duration::from_secs(30);
/// Certificates that OpenSSL, and what goes by its rules, trusts.
const USUAL_FILE: &str = "SSL_CERT_FILE";

/// Speaks to the mail server of the settings, if there is one. Connects to nothing yet. Refused: an address that can't be
/// read (`mail-address`), a file without certificates (`mail-ca`).
pub(super) fn open(config: &Config) -> Result<Option<SmtpTransport>> {
    let Some(address) = config.smtp_url.as_deref().filter(|url| !url.trim().is_empty()) else { return Ok(None) };
    let url = Url::parse(address.trim()).map_err(|_| unreadable())?;
    let host = url.host_str().ok_or_else(unreadable)?;
    let tls = tls(&url, parameters(host, &authorities(config)?)?)?;
    // lettre reads the log-in; what it makes of TLS is replaced.
    let mut plain = url.clone();
    plain.set_query(None);
    let builder = SmtpTransport::from_url(plain.as_str()).map_err(|_| unreadable())?;
    let is_submission = url.scheme() == "smtp" && url.port().is_none() && matches!(tls, Tls::Required(_));
    let builder = if is_submission { builder.port(SUBMISSION_PORT) } else { builder };
    Ok(Some(builder.tls(tls).hello_name(hello(config)).timeout(Some(PATIENCE)).build()))
}

/// It is not shown, since it may hold a password.
fn unreadable() -> Refusal {
    Refusal::new("mail-address")
}

/// Whether the connection is encrypted: as the address says (`tls=required`, `opportunistic`, `none`), else wherever a
/// password is sent.
fn tls(url: &Url, parameters: TlsParameters) -> Result<Tls> {
    let asked = url.query_pairs().find(|(name, _)| name == "tls").map(|(_, value)| value.into_owned());
    Ok(match (url.scheme(), asked.as_deref()) {
        ("smtps", None | Some("required")) => Tls::Wrapper(parameters),
        ("smtp", Some("required")) => Tls::Required(parameters),
        ("smtp", Some("opportunistic")) => Tls::Opportunistic(parameters),
        ("smtp", Some("none")) => Tls::None,
        ("smtp", None) if url.password().is_some() => Tls::Required(parameters),
        ("smtp", None) => Tls::None,
        _ => return Err(unreadable().into()),
    })
}

/// Files of certificates that are trusted besides the usual ones.
fn authorities(config: &Config) -> Result<Vec<Certificate>> {
    let usual = std::env::var_os(USUAL_FILE).map(PathBuf::from).filter(|path| !path.as_os_str().is_empty());
    let files = config.smtp_ca.clone().into_iter().chain(usual);
    files.map(|file| certificates(&file)).collect()
}

fn certificates(file: &Path) -> Result<Certificate> {
    let refused = || Refusal::new("mail-ca").with("file", file.display().to_string());
    let pem = std::fs::read(file).map_err(|_| refused())?;
    if !pem.windows(BEGIN.len()).any(|window| window == BEGIN) {
        return Err(refused().into());
    }
    Ok(Certificate::from_pem(&pem).map_err(|_| refused())?)
}

const BEGIN: &[u8] = b"-----BEGIN CERTIFICATE-----";

fn parameters(host: &str, authorities: &[Certificate]) -> Result<TlsParameters> {
    let builder = TlsParameters::builder(host.to_owned());
    let builder = authorities.iter().fold(builder, |builder, one| builder.add_root_certificate(one.clone()));
    Ok(builder.build().map_err(|error| anyhow!("the certificates for mail can't be used: {error}"))?)
}

/// How this machine greets: servers refuse a name without a domain.
fn hello(config: &Config) -> ClientId {
    let has_domain = |name: &String| name.trim_matches('.').contains('.') && name.parse::<Ipv4Addr>().is_err();
    let given = config.smtp_hello.clone().filter(|name| !name.trim().is_empty());
    let machine = || hostname::get().ok().and_then(|name| name.into_string().ok()).filter(has_domain);
    let portal = || {
        let url = Url::parse(config.public_address.as_deref()?).ok()?;
        url.domain().map(str::to_owned).filter(has_domain)
    };
    match given.or_else(machine).or_else(portal) {
        Some(name) => ClientId::Domain(name),
        None => ClientId::Ipv4(Ipv4Addr::LOCALHOST),
    }
}

/// Answers that are about who sends and how, not about a message or its recipient: commands out of order, a greeting or
/// log-in that is refused.
const SETTINGS: [u16; 8] = [502, 503, 504, 521, 530, 534, 535, 538];
/// The same in words and in the codes of RFC 3463, where the number alone does not tell.
const SETTINGS_IN_WORDS: [&str; 13] = [
    "invalid peer certificate",
    "sender address rejected",
    "helo command rejected",
    "client host rejected",
    "relay access denied",
    "relaying denied",
    "authentication required",
    "starttls",
    "5.1.7",
    "5.1.8",
    "5.7.8",
    "5.7.9",
    "5.7.11",
];
/// What the message itself asks too much of.
const MESSAGE_IN_WORDS: [&str; 2] = ["non-ascii", "8bitmime"];

/// Whether the settings are why a mail was not taken: every other would not be either, until they are corrected.
pub(super) fn is_about_settings(error: &Error) -> bool {
    let said = words(error).to_lowercase();
    let says = |all: &[&str]| all.iter().any(|words| said.contains(words));
    let code = error.status().map(u16::from);
    let is_refused = error.is_permanent() || error.is_tls() || says(&["invalid peer certificate"]);
    match code {
        Some(code) => error.is_permanent() && (SETTINGS.contains(&code) || says(&SETTINGS_IN_WORDS)),
        None if error.is_client() => !says(&MESSAGE_IN_WORDS),
        None => is_refused,
    }
}

/// Whether the message is larger than the server takes, and not the recipient's mailbox full.
pub(super) fn is_about_size(error: &Error) -> bool {
    let said = words(error).to_lowercase();
    let is_code = matches!(error.status().map(u16::from), Some(552 | 523)) && !said.contains("5.2.2");
    let is_said = ["5.3.4", "5.2.3", "too large", "too big", "size limit"].iter().any(|words| said.contains(words));
    error.is_permanent() && (is_code || is_said)
}

/// An error with its causes, which lettre's own text leaves out, and without addresses of people.
pub(super) fn words(error: &Error) -> String {
    let mut words = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(next) = cause {
        let more = next.to_string();
        if !words.contains(&more) {
            words = format!("{words}: {more}");
        }
        cause = next.source();
    }
    words
}

/// Connects, greets and signs in, as for a mail, and sends none. Fails with the server's words.
pub(super) fn knock(server: &SmtpTransport) -> anyhow::Result<()> {
    match server.test_connection() {
        Ok(true) => Ok(()),
        Ok(false) => Err(anyhow!("it hung up")),
        Err(error) => Err(anyhow!(words(&error))).context("the mail server"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(url: &str) -> Config {
        Config { smtp_url: Some(url.to_owned()), ..Config::in_folder("data") }
    }

    fn tls_of(address: &str) -> Option<&'static str> {
        let url = Url::parse(address).unwrap();
        let parameters = parameters("localhost", &[]).unwrap();
        Some(match tls(&url, parameters).ok()? {
            Tls::None => "none",
            Tls::Opportunistic(_) => "opportunistic",
            Tls::Required(_) => "required",
            Tls::Wrapper(_) => "wrapper",
        })
    }

    #[test]
    fn a_password_is_encrypted_unless_told_not_to() {
        for (address, expected) in [
            ("smtp://ada:secret@mail.example.org:587", Some("required")),
            ("smtp://ada:secret@mail.example.org", Some("required")),
            ("smtp://ada:secret@127.0.0.1:2525?tls=none", Some("none")),
            ("smtp://ada:secret@mail.example.org?tls=opportunistic", Some("opportunistic")),
            ("smtp://localhost:25", Some("none")),
            ("smtp://mail.example.org?tls=required", Some("required")),
            ("smtps://ada:secret@mail.example.org", Some("wrapper")),
            ("smtps://mail.example.org?tls=none", None),
            ("smtp://mail.example.org?tls=perhaps", None),
            ("http://mail.example.org", None),
        ] {
            assert_eq!(tls_of(address), expected, "{address}");
        }
        for wrong in ["mail.example.org:587", "smtp://", "http://mail.example.org"] {
            assert!(open(&config(wrong)).is_err(), "{wrong}");
        }
        assert!(open(&config(" ")).unwrap().is_none());
    }

    #[test]
    fn a_machine_greets_by_a_name_with_a_domain() {
        let said = |config: Config| match hello(&config) {
            ClientId::Domain(name) => name,
            other => format!("{other:?}"),
        };
        let base = config("smtp://localhost");
        let named = Config { smtp_hello: Some("office.example.org".to_owned()), ..base.clone() };
        assert_eq!(said(named), "office.example.org");
        let served = Config { public_address: Some("https://carnet.example.org/x".to_owned()), ..base.clone() };
        assert!(said(served).contains('.') && said(base).contains('.'));
    }
}
