//! The address of a database: which kind it is, what a client of it waits for, and how it is shown.

use std::path::PathBuf;

use crate::error::Result;

/// An address that was read.
pub(super) enum Url {
    Postgres(String),
    Sqlite(String),
}

impl Url {
    pub(super) fn read(url: &str) -> Result<Self> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self::Postgres(with_patience(&with_authorities(url))));
        }
        if let Some((scheme, _)) = url.split_once("://").filter(|(scheme, _)| *scheme != "sqlite") {
            return Err(
                anyhow::anyhow!("a database address starts with sqlite: or postgres://, not {scheme}://").into()
            );
        }
        let path = url.strip_prefix("sqlite://").or_else(|| url.strip_prefix("sqlite:")).unwrap_or(url);
        Ok(Self::Sqlite(path.to_owned()))
    }
}

/// The file of an SQLite database's address.
pub fn sqlite_file(url: &str) -> Option<PathBuf> {
    match Url::read(url).ok()? {
        Url::Sqlite(path) => Some(path.into()),
        Url::Postgres(_) => None,
    }
}

/// What a client should not wait for longer, where the address does not say it: a server that vanished without a word (its
/// machine has died, a standby takes over) is given up within half a minute. Seconds; the last one milliseconds.
const PATIENCE: [(&str, &str); 5] = [
    ("connect_timeout", "5"),
    ("keepalives_idle", "10"),
    ("keepalives_interval", "5"),
    ("keepalives_count", "3"),
    ("tcp_user_timeout", "30000"),
];

/// What trusts the authorities of this machine, in the words of libpq; our libpq does not know where they are.
const SYSTEM: &str = "sslrootcert=system";

/// The address with the file of the machine's authorities in place of the word, and as strict as libpq is with it.
fn with_authorities(url: &str) -> String {
    let Some(file) = openssl_probe::probe().cert_file.filter(|_| url.contains(SYSTEM)) else { return url.to_owned() };
    let named = url.replace(SYSTEM, &format!("sslrootcert={}", encoded(&file.to_string_lossy())));
    if url.contains("sslmode=") { named } else { format!("{named}&sslmode=verify-full") }
}

/// A path as it stands in an address.
fn encoded(path: &str) -> String {
    path.bytes().fold(String::new(), |text, byte| match byte {
        b'/' | b'.' | b'-' | b'_' => text + &char::from(byte).to_string(),
        byte if byte.is_ascii_alphanumeric() => text + &char::from(byte).to_string(),
        byte => format!("{text}%{byte:02X}"),
    })
}

fn with_patience(url: &str) -> String {
    let mut url = url.to_owned();
    for (name, value) in PATIENCE {
        if !url.contains(&format!("{name}=")) {
            url.push(if url.contains('?') { '&' } else { '?' });
            url.push_str(&format!("{name}={value}"));
        }
    }
    url
}

/// The address without its password, which stands before the hosts or among the settings.
pub(super) fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let (rest, settings) = rest.split_once('?').map_or((rest, ""), |(rest, settings)| (rest, settings));
    let place = match rest.rsplit_once('@') {
        Some((login, hosts)) => format!("{}@{hosts}", login.split(':').next().unwrap_or_default()),
        None => rest.to_owned(),
    };
    let shown: Vec<&str> = settings.split('&').filter(|s| !s.is_empty() && !s.contains("password=")).collect();
    let settings = if shown.is_empty() { String::new() } else { format!("?{}", shown.join("&")) };
    format!("{scheme}://{place}{settings}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shown_address_has_no_password() {
        for (url, shown) in [
            ("postgres://ada:secret@db/carnet", "postgres://ada@db/carnet"),
            (
                "postgres://ada:s@cret@a:1,b:2/carnet?target_session_attrs=read-write",
                "postgres://ada@a:1,b:2/carnet?target_session_attrs=read-write",
            ),
            ("postgres://a,b/carnet?user=ada&password=secret", "postgres://a,b/carnet?user=ada"),
            ("postgres:///carnet?host=/run/a,/run/b", "postgres:///carnet?host=/run/a,/run/b"),
            ("sqlite:data/carnet.sqlite", "sqlite:data/carnet.sqlite"),
        ] {
            assert_eq!(without_password(url), shown);
        }
    }

    #[test]
    fn the_authorities_of_the_machine_are_a_file() {
        let url = with_authorities("postgres://a/carnet?sslrootcert=system");
        let file = openssl_probe::probe().cert_file;
        let expected = file.map(|file| format!("sslrootcert={}&sslmode=verify-full", file.display()));
        assert!(url.ends_with(&expected.unwrap_or_else(|| SYSTEM.to_owned())), "{url}");
        let own = "postgres://a/carnet?sslmode=verify-ca&sslrootcert=/etc/carnet/ca.pem";
        assert_eq!(with_authorities(own), own);
        assert_eq!(encoded("/etc/a b.pem"), "/etc/a%20b.pem");
    }

    #[test]
    fn what_an_address_says_of_patience_stands() {
        let url = with_patience("postgres://a,b/carnet?connect_timeout=1&target_session_attrs=read-write");
        assert!(
            url.starts_with(
                "postgres://a,b/carnet?connect_timeout=1&target_session_attrs=read-write&keepalives_idle=10"
            )
        );
        assert_eq!(url.matches("connect_timeout").count(), 1);
        assert!(with_patience("postgres://a/carnet").starts_with("postgres://a/carnet?connect_timeout=5&"));
    }
}
