//! What stands around: the place of the files, the mail server, the address at which users reach the portal.

use std::time::Duration;

use anyhow::{Context, anyhow};
use url::{Origin, Url};

use super::finding::Finding;
use crate::config::Config;
use crate::i18n::Message;
use crate::mail::Mailer;
use crate::storage::Storage;

/// How long the portal may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

pub(super) fn check(config: &Config, seen: Option<&str>) -> Vec<Finding> {
    vec![files(config), mail(config), address(config, seen)]
}

fn files(config: &Config) -> Finding {
    let storage = match config.storage.open(&config.data) {
        Ok(storage) => storage,
        Err(error) => return Finding::refused("files", &error),
    };
    match (storage.check(), storage.is_shared()) {
        (Err(error), _) => Finding::refused("files", &error),
        (Ok(()), true) => parts(&storage),
        (Ok(()), false) => kept(&storage),
    }
}

fn parts(storage: &Storage) -> Finding {
    match storage.check_parts() {
        Ok(()) => kept(storage),
        Err(_) => Finding::bad("files", Message::new("doctor-files-parts").with("place", storage.shown())),
    }
}

fn kept(storage: &Storage) -> Finding {
    Finding::good("files", Message::new("doctor-files-kept").with("place", storage.shown()))
}

fn mail(config: &Config) -> Finding {
    if config.smtp_url.as_deref().is_none_or(|url| url.trim().is_empty()) {
        return Finding::warning("mail", Message::new("doctor-mail-none"));
    }
    match Mailer::new(config).map(|mailer| mailer.knock()) {
        Ok(Ok(())) => Finding::good("mail", Message::new("doctor-mail-taken")),
        Ok(Err(cause)) => Finding::bad("mail", Message::new("doctor-mail-refused").with("words", format!("{cause:#}"))),
        Err(error) => Finding::refused("mail", &error),
    }
}

/// Whether users reach the portal where links in mails lead.
fn address(config: &Config, seen: Option<&str>) -> Finding {
    let Some(address) = config.public_address.as_deref().filter(|address| !address.trim().is_empty()) else {
        return Finding::warning("address", Message::new("doctor-address-none"));
    };
    let message = |key: &str| Message::new(key).with("address", address);
    if let Some(seen) = seen.filter(|seen| !is_same_place(address, seen)) {
        return Finding::warning("address", message("doctor-address-other").with("seen", seen));
    }
    if seen.is_none()
        && let Err(cause) = ask(address)
    {
        return Finding::bad("address", message("doctor-address-wrong").with("cause", format!("{cause:#}")));
    }
    match config.is_https() {
        true => Finding::good("address", message("doctor-address-good")),
        false => Finding::warning("address", message("doctor-address-http")),
    }
}

/// Whether two addresses are of one scheme, host and port, whatever the path. An address that can't be read is of none.
fn is_same_place(one: &str, other: &str) -> bool {
    let place = |address: &str| Url::parse(address).ok().map(|url| url.origin()).filter(Origin::is_tuple);
    place(one).is_some_and(|one| Some(one) == place(other))
}

/// Asks the portal whether it is there.
fn ask(address: &str) -> anyhow::Result<()> {
    // Only the first call of the process can succeed, and any is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let client = reqwest::Client::builder().timeout(PATIENCE).build()?;
        let answer = client.get(format!("{}/healthz", address.trim_end_matches('/'))).send().await;
        let answer = answer.map_err(|error| anyhow!("{}", root(&error)))?;
        let (status, text) = (answer.status(), answer.text().await.context("its answer")?);
        if text == "ok\n" { Ok(()) } else { Err(anyhow!("{status}")) }
    })
}

/// What is behind an error.
fn root(error: &dyn std::error::Error) -> String {
    let mut last = error;
    while let Some(next) = last.source() {
        last = next;
    }
    last.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_the_same_by_scheme_host_and_port() {
        for (one, other, expected) in [
            ("https://carnet.example.org", "https://Carnet.example.org:443/system", true),
            ("http://127.0.0.1:8080/carnet/", "http://127.0.0.1:8080", true),
            ("http://carnet.example.org", "http://carnet.example.org:80", true),
            ("https://carnet.example.org", "http://carnet.example.org", false),
            ("https://carnet.example.org", "https://carnet.example.org:8443", false),
            ("https://carnet.example.org", "https://example.org", false),
            ("carnet.example.org", "carnet.example.org", false),
        ] {
            assert_eq!(is_same_place(one, other), expected, "{one} {other}");
        }
    }
}
