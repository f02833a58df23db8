//! The child process as its parent sees it: started, listened to, and ended whatever happens.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, anyhow};

use super::super::limits::Limits;
use super::super::problem::{Problem, ReadError, count, size};
use super::child::Order;
use super::frames::{Inbox, Silence};
use crate::codes::Code;

/// How long a child that has closed its output may take to end.
const GRACE: Duration = Duration::from_secs(2);

/// The hidden command of this program that reads a workbook.
pub(crate) const COMMAND: &str = "read-workbook";

/// A child that reads a workbook; it is killed when this is dropped.
pub(super) struct Process {
    child: Child,
    choice: Option<ChildStdin>,
    memory: u64,
}

impl Process {
    /// Starts a child. It gets nothing of this process but the name of the file.
    pub(super) fn start(path: &Path, order: &Order, limits: &Limits) -> Result<(Self, Inbox), ReadError> {
        let program = limits.program.clone().map_or_else(this_program, Ok)?;
        let mut child = Command::new(&program)
            .arg(COMMAND)
            .arg(path)
            .arg(serde_json::to_string(order).context("an order for the reader of workbooks")?)
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("the reader of workbooks can't be started: {}", program.display()))?;
        let output = child.stdout.take().context("the reader of workbooks has no output")?;
        let choice = child.stdin.take();
        let id = child.id();
        let inbox = Inbox::new(output, limits.patience, Box::new(move || computed(id)));
        Ok((Self { child, choice, memory: limits.reader_memory }, inbox))
    }

    /// Tells the child which sheet to read. If it has gone, its silence will say so.
    pub(super) fn choose(&mut self, sheet: usize) {
        if let Some(mut choice) = self.choice.take() {
            let _ = writeln!(choice, "{sheet}");
        }
    }

    /// What it means that the child says nothing; `row` is the one that was waited for.
    pub(super) fn verdict(&mut self, silence: &Silence, patience: Duration, row: u64) -> ReadError {
        match silence {
            Silence::TooLong => {
                let seconds = count(patience.as_secs());
                Problem::new(Code::TooCostly).with("seconds", seconds).with("row", count(row)).into()
            }
            Silence::Garbled => anyhow!("the reader of workbooks is not of this version").into(),
            Silence::Gone => match self.end() {
                Ok(status) => self.judge(status),
                Err(error) => ReadError::Failure(error.into()),
            },
        }
    }

    /// Waits for the end of a child that has closed its output.
    fn end(&mut self) -> std::io::Result<ExitStatus> {
        let since = Instant::now();
        while since.elapsed() < GRACE {
            if let Some(status) = self.child.try_wait()? {
                return Ok(status);
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        self.child.kill()?;
        self.child.wait()
    }

    /// Whose fault an end is. A panic in the library that reads the file is the file's; so is a child that ran out of
    /// memory, which aborts, or that the system ended.
    fn judge(&self, status: ExitStatus) -> ReadError {
        const PANICKED: i32 = 101;
        match status.code() {
            Some(PANICKED) => Problem::unreadable("workbook").into(),
            Some(code) => anyhow!("the reader of workbooks ended with code {code}").into(),
            None if ran_too_long(status) => Problem::unreadable("computing").into(),
            None => {
                Problem::because(crate::i18n::Message::new("table-unreadable-memory").with("limit", size(self.memory)))
                    .into()
            }
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// How long a process has computed, as Linux tells it in nanoseconds.
fn computed(process: u32) -> Option<Duration> {
    let told = std::fs::read_to_string(format!("/proc/{process}/schedstat")).ok()?;
    told.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

#[cfg(unix)]
fn ran_too_long(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt;
    const SIGXCPU: i32 = 24;
    status.signal() == Some(SIGXCPU)
}

#[cfg(not(unix))]
fn ran_too_long(_: ExitStatus) -> bool {
    false
}

/// The program that runs, also when its file was replaced by a newer version meanwhile.
fn this_program() -> std::io::Result<PathBuf> {
    let running = Path::new("/proc/self/exe");
    if running.exists() { Ok(running.to_owned()) } else { std::env::current_exe() }
}
