//! What is bounded of clients, by real connections: answers that nobody takes, log-ins that wait, connections of an address.

use std::io::{Read, Write};
use std::net::{IpAddr, SocketAddr, TcpStream};
use std::process::Command;
use std::sync::Barrier;
use std::time::Duration;

use carnet::accounts::Role;
use carnet::web;
use socket2::{Domain, Socket, Type};

use crate::support::{PASSWORD, TestApp, until};

on_both!(
    who_takes_nothing_of_an_answer_is_disconnected,
    log_ins_beyond_those_that_may_wait_are_told_so,
    an_address_has_only_so_many_connections,
);

/// A file of some megabytes that is not read by anybody yet.
fn large_file() -> Vec<u8> {
    let row = |n: usize| format!("{n:06};{}\n", format!("Nick {n} ").repeat(50));
    let rows: String = (1..=16_000).map(row).collect();
    format!("CONTACT_NR;[new] NICKNAME\n{rows}").into_bytes()
}

/// How many of the app's stored files this process has open: its portal is part of it.
fn open_files(app: &TestApp) -> usize {
    let files = app.data().join("files").canonicalize().unwrap();
    let open = std::fs::read_dir("/proc/self/fd").unwrap().filter_map(|entry| entry.ok()?.path().read_link().ok());
    open.filter(|path| path.starts_with(&files)).count()
}

fn who_takes_nothing_of_an_answer_is_disconnected(mut app: TestApp) {
    app.configure(|config| config.traffic.answer_seconds = 1);
    app.stock();
    let mut ada = app.administrator();
    let form = ada.get("/imports/new").ok().form("/imports").set("kind", "criteria").set("action", "test");
    let (file, before) = (large_file(), open_files(&app));
    let page = ada.submit(&form.file("file", "large.csv", &file)).ok();
    let path = format!("{}/file", page.path.split(['?', '#']).next().unwrap());
    let request = |path: &str| {
        let address: SocketAddr = app.address().trim_start_matches("http://").parse().unwrap();
        let socket = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
        socket.set_recv_buffer_size(64 * 1024).unwrap();
        socket.connect(&address.into()).unwrap();
        let mut stream = TcpStream::from(socket);
        let cookie = ada.cookie("carnet-session").unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: carnet\r\nCookie: carnet-session={cookie}\r\n\r\n").unwrap();
        stream
    };
    let idle = request(&path);
    until(|| open_files(&app) > before);
    until(|| idle.take_error().unwrap().is_some());
    until(|| open_files(&app) == before);
    // Who is slow and goes on gets all of it.
    let mut slow = request(&path);
    let (mut got, mut piece) = (Vec::new(), vec![0; 128 * 1024]);
    while !got.windows(4).any(|end| end == b"\r\n\r\n") || got.len() < file.len() {
        let count = slow.read(&mut piece).unwrap();
        assert!(count > 0, "it ended after {} bytes", got.len());
        got.extend_from_slice(&piece[..count]);
        std::thread::sleep(Duration::from_millis(5));
    }
    // A page that is asked for again and again, and never read: what was asked beyond a few is not even looked at.
    let mut stream = request("/login");
    stream.set_nonblocking(true).unwrap();
    let ask = b"GET /help HTTP/1.1\r\nHost: carnet\r\n\r\n".repeat(100);
    until(|| match stream.write(&ask) {
        Ok(_) => false,
        Err(error) => error.kind() != std::io::ErrorKind::WouldBlock,
    });
}

fn log_ins_beyond_those_that_may_wait_are_told_so(mut app: TestApp) {
    app.configure(|config| config.traffic.logins_waiting = 1);
    app.user("ada@example.org", &app.institution, Role::Viewer);
    let many = 4 * std::thread::available_parallelism().unwrap().get() + 8;
    let (app, barrier) = (&app, &Barrier::new(many));
    let pages: Vec<_> = std::thread::scope(|scope| {
        let one = move || {
            let mut visitor = app.stranger();
            let form = visitor.get("/login").form("/login").set("email", "ada@example.org").set("password", PASSWORD);
            barrier.wait();
            visitor.submit_one(&form)
        };
        app.address();
        let all: Vec<_> = (0..many).map(|_| scope.spawn(one)).collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    });
    let told = pages.iter().filter(|page| page.status == 503).inspect(|page| {
        page.must_say("Too many at once").must_say("Wait a few seconds");
        assert!(page.header("retry-after").is_some());
    });
    let told = told.count();
    let signed_in = pages.iter().filter(|page| page.status == 303).count();
    assert!(told > 0 && signed_in > 0 && told + signed_in == many, "{signed_in} signed in, {told} were told");
    app.signed_in("ada@example.org");
}

/// Set in the network of its own in which this test runs itself again: only there are addresses that are not the machine's.
const OWN_NETWORK: &str = "CARNET_TEST_OWN_NETWORK";

fn an_address_has_only_so_many_connections(mut app: TestApp) {
    if std::env::var_os(OWN_NETWORK).is_none() {
        return in_own_network();
    }
    app.configure(|config| config.traffic.connections_per_address = 3);
    let limited = serve(&app);
    let mut first: Vec<_> = (0..3).map(|_| connect("192.0.2.1", limited.address)).collect();
    assert!(first.iter_mut().all(is_answered));
    assert!(!is_answered(&mut connect("192.0.2.1", limited.address)), "a fourth is answered");
    let mut others: Vec<_> = (0..3).map(|_| connect("192.0.2.2", limited.address)).collect();
    assert!(others.iter_mut().all(is_answered) && first.iter_mut().all(is_answered), "addresses are counted apart");
    let mut own: Vec<_> = (0..10).map(|_| connect("127.0.0.1", limited.address)).collect();
    assert!(own.iter_mut().all(is_answered), "the machine itself is counted");
    drop(first.pop());
    until(|| is_answered(&mut connect("192.0.2.1", limited.address)));
    drop((first, others, own));
    limited.stop().unwrap();

    app.configure(|config| config.behind_proxy = 1);
    let proxied = serve(&app);
    let mut all: Vec<_> = (0..10).map(|_| connect("192.0.2.1", proxied.address)).collect();
    assert!(all.iter_mut().all(is_answered), "a proxy is counted");
    drop(all);
    proxied.stop().unwrap();
}

/// Runs the test that this thread runs in a network of its own.
fn in_own_network() {
    let name = std::thread::current().name().unwrap().to_owned();
    let addresses = "ip link set lo up && ip address add 192.0.2.1/24 dev lo && ip address add 192.0.2.2/24 dev lo";
    let ran = Command::new("unshare")
        .args(["--map-root-user", "--net", "sh", "-c", &format!("{addresses} && exec \"$0\" \"$@\"")])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", &name, "--nocapture"])
        .env(OWN_NETWORK, "1")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success() && said.contains("1 passed"), "{said}\n{}", String::from_utf8_lossy(&ran.stderr));
}

fn serve(app: &TestApp) -> web::Running {
    let state = web::State::new(app.config().clone(), app.database.clone(), app.storage()).unwrap();
    web::start(state, "192.0.2.1:0", false).unwrap()
}

/// A connection from this address.
fn connect(from: &str, to: SocketAddr) -> TcpStream {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
    socket.bind(&SocketAddr::new(from.parse::<IpAddr>().unwrap(), 0).into()).unwrap();
    socket.connect(&to.into()).unwrap();
    socket.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    socket.into()
}

/// Whether a request gets an answer; else the connection was closed.
fn is_answered(stream: &mut TcpStream) -> bool {
    let asked = stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: carnet\r\n\r\n");
    let mut answer = [0; 1024];
    match asked.and_then(|()| stream.read(&mut answer)) {
        Ok(count) => answer[..count].starts_with(b"HTTP/1.1 200"),
        Err(error) => {
            assert_ne!(error.kind(), std::io::ErrorKind::WouldBlock, "neither answered nor closed");
            false
        }
    }
}
