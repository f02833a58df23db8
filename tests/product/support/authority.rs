//! A certificate authority of a test's own, as offices have one, made by openssl.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Such an authority, gone when the test ends.
pub struct Authority {
    folder: tempfile::TempDir,
}

impl Authority {
    pub fn new() -> Self {
        let this = Self { folder: tempfile::tempdir().unwrap() };
        let subject = "/CN=An office of its own";
        this.openssl(
            &["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30"],
            &["-subj", subject, "-addext", "basicConstraints=critical,CA:TRUE", "-keyout", "ca.key", "-out", "ca.pem"],
        );
        this
    }

    /// The file of its own certificate, which clients trust.
    pub fn certificate(&self) -> PathBuf {
        self.folder.path().join("ca.pem")
    }

    /// A certificate for a host, and its key.
    pub fn issue(&self, host: &str) -> (String, String) {
        let extension = format!("subjectAltName=DNS:{host}\nextendedKeyUsage=serverAuth\nbasicConstraints=CA:FALSE\n");
        std::fs::write(self.folder.path().join("host.ext"), extension).unwrap();
        let subject = format!("/CN={host}");
        self.openssl(
            &["req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"],
            &["-subj", &subject, "-keyout", "host.key", "-out", "host.csr"],
        );
        self.openssl(
            &["x509", "-req", "-in", "host.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial"],
            &["-days", "30", "-extfile", "host.ext", "-out", "host.pem"],
        );
        let read = |name: &str| std::fs::read_to_string(Path::new(self.folder.path()).join(name)).unwrap();
        (read("host.pem"), read("host.key"))
    }

    #[track_caller]
    fn openssl(&self, what: &[&str], how: &[&str]) {
        let made = Command::new("openssl").args(what).args(how).current_dir(self.folder.path()).output().unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    }
}

/// A port of this machine that nobody listens at.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}
