//! What a service manager such as systemd is told, at a socket of the test's own: none has to run for that.

use std::os::unix::net::UnixDatagram;
use std::time::Duration;

use crate::support::{Portal, TestApp, Visitor, Which};

/// How often a sign of life is wanted at least: long enough for a busy machine, since none of these tests waits for the end of it.
const WATCHDOG: Duration = Duration::from_secs(3);

/// A portal under a service manager.
struct Managed {
    portal: Portal,
    socket: UnixDatagram,
}

impl Managed {
    fn start(app: &TestApp) -> Self {
        let path = app.folder().join("notify");
        let socket = UnixDatagram::bind(&path).unwrap();
        socket.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        let mut command = app.command(&["serve", "--bind", "127.0.0.1:0", "--json"]);
        command.env("NOTIFY_SOCKET", &path).env("WATCHDOG_USEC", WATCHDOG.as_micros().to_string());
        Self { portal: Portal::started(app, command), socket }
    }

    /// What it is told next.
    fn told(&self) -> String {
        let mut message = [0; 256];
        let length = self.socket.recv(&mut message).expect("the service manager is told nothing");
        String::from_utf8_lossy(&message[..length]).trim_end().to_owned()
    }
}

#[test]
fn a_service_manager_is_told_of_beginning_life_and_end() {
    let app = TestApp::new(Which::Sqlite);
    let managed = Managed::start(&app);
    assert_eq!(managed.told(), "READY=1");
    assert_eq!(Visitor::new(&managed.portal.address).get_one("/readyz").status, 200, "ready before it is");
    for _ in 0..3 {
        assert_eq!(managed.told(), "WATCHDOG=1");
    }
    let Managed { portal, socket } = managed;
    let (ended, _) = portal.terminate();
    assert_eq!(ended.code(), Some(0));
    let mut last = Vec::new();
    socket.set_nonblocking(true).unwrap();
    let mut message = [0; 256];
    while let Ok(length) = socket.recv(&mut message) {
        last.push(String::from_utf8_lossy(&message[..length]).trim_end().to_owned());
    }
    assert!(last.contains(&"STOPPING=1".to_owned()), "{last:?}");
}
