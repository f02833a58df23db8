//! The portal with its worker in a process of its own, as it is served.

use std::io::BufReader;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::app::{PASSWORD, TestApp};
use super::visitor::Visitor;

/// Such a process, ended with the test.
pub struct Portal {
    child: Child,
    /// Where it is.
    pub address: String,
    log: PathBuf,
}

impl Portal {
    /// `carnet serve`, once it listens.
    pub fn start(app: &TestApp) -> Self {
        Self::started(app, app.command(&SERVE))
    }

    /// `carnet serve` with more options.
    pub fn start_with(app: &TestApp, options: &[&str]) -> Self {
        Self::started(app, app.command(&[&SERVE, options].concat()))
    }

    /// What a command with `--json` serves.
    pub fn started(app: &TestApp, mut command: Command) -> Self {
        let log = app.folder().join("serve.log");
        let mut child = command.stderr(std::fs::File::create(&log).unwrap()).spawn().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let document = serde_json::Deserializer::from_reader(out).into_iter::<Value>().next();
        let Some(Ok(document)) = document else {
            panic!("it did not start: {document:?}: {}", std::fs::read_to_string(&log).unwrap());
        };
        Self { child, address: document["address"].as_str().unwrap().to_owned(), log }
    }

    /// Ada, signed in.
    pub fn sign_in(&self) -> Visitor {
        let mut visitor = Visitor::new(&self.address);
        let form = visitor.get("/login").ok().form("/login").set("email", "ada@example.org").set("password", PASSWORD);
        visitor.submit(&form).ok();
        visitor
    }

    /// What it has logged.
    pub fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap()
    }

    /// Asks it to end, as a service manager does, and says how it did and how long that took.
    pub fn terminate(mut self) -> (ExitStatus, Duration) {
        let asked = Instant::now();
        Command::new("kill").arg("-TERM").arg(self.child.id().to_string()).status().unwrap();
        (self.child.wait().unwrap(), asked.elapsed())
    }
}

const SERVE: [&str; 4] = ["serve", "--bind", "127.0.0.1:0", "--json"];

impl Drop for Portal {
    fn drop(&mut self) {
        // It may have ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
