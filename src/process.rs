//! The process that this is, among those of all machines that share the work.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::LazyLock;

/// A process at work for an installation.
#[derive(Debug)]
pub(crate) struct Process {
    /// Unlike that of any other process: `HOST-PID-RANDOM`.
    pub name: String,
    /// The machine's name.
    pub host: String,
    /// Its number on the machine.
    pub pid: u32,
}

/// This process.
pub(crate) fn this() -> &'static Process {
    static THIS: LazyLock<Process> = LazyLock::new(|| {
        let host = hostname::get().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let pid = std::process::id();
        // In containers numbers repeat, and so may names of machines.
        let random = RandomState::new().build_hasher().finish();
        Process { name: format!("{host}-{pid}-{random:016x}"), host, pid }
    });
    &THIS
}
