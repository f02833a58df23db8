//! This very program as a child process, so that time and memory of a step are its own.

use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use anyhow::{Context, anyhow};
use serde_json::Value;

use crate::error::Result;

/// How often a child's peak of memory is looked at. The system keeps the peak, so only growth in the very last moment of
/// a child can be missed.
const LOOK: Duration = Duration::from_millis(10);

/// The commands of one installation.
#[derive(Debug, Clone)]
pub(super) struct Carnet {
    program: PathBuf,
    settings: Vec<OsString>,
}

/// How a command went.
#[derive(Debug)]
pub(crate) struct Ran {
    /// Wall time.
    pub seconds: f64,
    /// The most resident memory, in bytes; `None` where the system does not say (it is read from `/proc`).
    pub peak: Option<u64>,
    /// The JSON document that it printed.
    pub said: Value,
}

impl Carnet {
    /// The commands of the installation with this folder and database.
    pub(super) fn new(data: &std::path::Path, database: &str) -> Result<Self> {
        let settings = ["--data".into(), data.into(), "--database".into(), database.into(), "--json".into()];
        Ok(Self { program: std::env::current_exe()?, settings: settings.into() })
    }

    /// Runs a command to its end. Fails if it does not succeed.
    pub(super) fn run(&self, words: &[&OsStr]) -> Result<Ran> {
        let start = Instant::now();
        let child = self.command(words).spawn().context("this program could not be started")?;
        let (id, (stop, stopped)) = (child.id(), channel::<()>());
        let watch = std::thread::spawn(move || {
            let mut peak = None;
            while stopped.recv_timeout(LOOK) == Err(RecvTimeoutError::Timeout) {
                peak = peak_of(id).or(peak);
            }
            peak
        });
        let output = child.wait_with_output()?;
        let seconds = start.elapsed().as_secs_f64();
        drop(stop);
        let peak = watch.join().map_err(|_| anyhow!("the thread that watches a child's memory panicked"))?;
        let text = String::from_utf8_lossy(&output.stdout);
        if !output.status.success() {
            let errors = String::from_utf8_lossy(&output.stderr);
            return Err(anyhow!("{} ended with {}: {text}{errors}", shown(words), output.status).into());
        }
        Ok(Ran { seconds, peak, said: serde_json::from_str(&text)? })
    }

    /// Starts the portal on a free port of this machine.
    pub(super) fn serve(&self) -> Result<Served> {
        let words = ["serve", "--bind", "127.0.0.1:0"].map(OsStr::new);
        let mut child = Served { child: self.command(&words).spawn()?, address: String::new() };
        let out = child.child.stdout.take().context("no output of the server")?;
        let mut document = String::new();
        for line in BufReader::new(out).lines() {
            let line = line?;
            document += &line;
            if line == "}" {
                let said: Value = serde_json::from_str(&document)?;
                child.address = said["address"].as_str().unwrap_or_default().to_owned();
                return Ok(child);
            }
        }
        let mut errors = String::new();
        if let Some(mut stderr) = child.child.stderr.take() {
            stderr.read_to_string(&mut errors)?;
        }
        Err(anyhow!("the server did not start: {document}{errors}").into())
    }

    fn command(&self, words: &[&OsStr]) -> Command {
        let mut command = Command::new(&self.program);
        command.args(words).args(&self.settings);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }
}

/// A portal at work; dropped, it ends.
#[derive(Debug)]
pub(super) struct Served {
    child: Child,
    /// `http://127.0.0.1:PORT`.
    pub address: String,
}

impl Served {
    /// The most resident memory so far, in bytes.
    pub(super) fn peak(&self) -> Option<u64> {
        peak_of(self.child.id())
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The peak of a process's resident memory, in bytes.
fn peak_of(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches(" kB").trim().parse::<u64>().ok()? * 1024)
}

fn shown(words: &[&OsStr]) -> String {
    words.iter().map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
