//! What this process has done since it started, as numbers that Prometheus collects.
//!
//! Counters are of this process; what is asked of the database when they are collected ([`Snapshot`]) is of the whole
//! installation, so each process gives the same.

use std::sync::LazyLock;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use prometheus_client::encoding::text;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

/// What is done with rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phase {
    /// Rows of a file are tested.
    Test,
    /// Rows of a plan are applied.
    Apply,
    /// Rows that were applied are taken back.
    Undo,
    /// Contacts are looked at for an export.
    Export,
}

impl Phase {
    fn name(self) -> &'static str {
        match self {
            Self::Test => "test",
            Self::Apply => "apply",
            Self::Undo => "undo",
            Self::Export => "export",
        }
    }
}

/// What the installation has to do, when the numbers are collected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Snapshot {
    /// `imports`, `exports` or `mails`.
    pub queue: &'static str,
    /// Jobs that wait for a worker.
    pub waiting: i64,
    /// Jobs that a worker has.
    pub working: i64,
    /// Seconds that the oldest job has waited.
    pub oldest: i64,
}

type Labels<const N: usize> = [(&'static str, String); N];

struct Metrics {
    registry: Registry,
    rows: Family<Labels<1>, Counter>,
    all_rows: AtomicU64,
    jobs: Family<Labels<2>, Counter>,
    leases_lost: Counter,
    failures: Family<Labels<1>, Counter>,
    requests: Family<Labels<3>, Histogram>,
    hashes_waiting: Gauge,
    logins: Family<Labels<1>, Counter>,
    connections_refused: Counter,
    bodies_too_slow: Counter,
    answers_not_taken: Counter,
    queue: Family<Labels<2>, Gauge>,
    oldest: Family<Labels<1>, Gauge>,
}

static METRICS: LazyLock<Metrics> = LazyLock::new(Metrics::new);

impl Metrics {
    fn new() -> Self {
        let mut registry = Registry::with_prefix("carnet");
        let requests = Family::new_with_constructor(request_times as fn() -> Histogram);
        let metrics = Self {
            rows: Family::default(),
            all_rows: AtomicU64::new(0),
            jobs: Family::default(),
            leases_lost: Counter::default(),
            failures: Family::default(),
            requests,
            hashes_waiting: Gauge::default(),
            logins: Family::default(),
            connections_refused: Counter::default(),
            bodies_too_slow: Counter::default(),
            answers_not_taken: Counter::default(),
            queue: Family::default(),
            oldest: Family::default(),
            registry: Registry::default(),
        };
        registry.register("rows", "Rows that this process tested, applied, undid or exported", metrics.rows.clone());
        registry.register("jobs", "Jobs that this process worked on, by how that ended", metrics.jobs.clone());
        registry.register("leases_lost", "Jobs that another worker took over", metrics.leases_lost.clone());
        registry.register("failures", "Failures of this process, by where", metrics.failures.clone());
        registry.register_with_unit(
            "request_duration",
            "Time until an answer of this process began, by route",
            Unit::Seconds,
            metrics.requests.clone(),
        );
        registry.register("hashes_waiting", "Log-ins that wait for their turn", metrics.hashes_waiting.clone());
        registry.register("logins", "Log-ins, by how they ended", metrics.logins.clone());
        let refused = metrics.connections_refused.clone();
        registry.register("connections_refused", "Connections beyond those that one address may have", refused);
        let slow = metrics.bodies_too_slow.clone();
        registry.register("bodies_too_slow", "Forms and files that came too slowly", slow);
        let left = metrics.answers_not_taken.clone();
        registry.register("answers_not_taken", "Answers that a client asked for and did not take", left);
        registry.register("queue_jobs", "Jobs of the whole installation that are open", metrics.queue.clone());
        registry.register_with_unit(
            "queue_oldest",
            "Time that the oldest job of the whole installation has waited",
            Unit::Seconds,
            metrics.oldest.clone(),
        );
        Self { registry, ..metrics }
    }
}

/// From 2 ms to 16 s.
fn request_times() -> Histogram {
    Histogram::new(std::iter::successors(Some(0.002), |seconds| Some(seconds * 2.0)).take(14))
}

/// Notes that so many rows are done.
pub(crate) fn rows(phase: Phase, count: usize) {
    METRICS.rows.get_or_create(&[("phase", phase.name().to_owned())]).inc_by(count as u64);
    METRICS.all_rows.fetch_add(count as u64, std::sync::atomic::Ordering::Relaxed);
}

/// How many rows are done, in whatever phase.
pub(crate) fn all_rows() -> u64 {
    METRICS.all_rows.load(std::sync::atomic::Ordering::Relaxed)
}

/// Notes that a job of a queue was worked on, and whether that failed.
pub(crate) fn job(queue: &'static str, failed: bool) {
    let outcome = if failed { "failed" } else { "worked" };
    METRICS.jobs.get_or_create(&[("queue", queue.to_owned()), ("outcome", outcome.to_owned())]).inc();
}

/// Notes that another worker took over a job.
pub(crate) fn lease_lost() {
    METRICS.leases_lost.inc();
}

/// Notes a failure of ours. Places are few: `web`, `imports`, `exports`, ….
pub(crate) fn failure(place: &'static str) {
    METRICS.failures.get_or_create(&[("place", place.to_owned())]).inc();
}

/// Notes an answer: to which method, of which route (the pattern of its path), with which status, after which time.
pub(crate) fn request(method: &str, route: &str, status: u16, took: Duration) {
    let labels = [("method", method.to_owned()), ("route", route.to_owned()), ("status", status.to_string())];
    METRICS.requests.get_or_create(&labels).observe(took.as_secs_f64());
}

/// Notes that somebody waits to have a password hashed, as long as this lives.
pub(crate) fn hash_waits() -> impl Drop {
    METRICS.hashes_waiting.inc();
    Waits
}

struct Waits;

impl Drop for Waits {
    fn drop(&mut self) {
        METRICS.hashes_waiting.dec();
    }
}

/// Notes a log-in, by how it ended: few words, such as `signed-in` and `login-wrong`.
pub(crate) fn login(outcome: &'static str) {
    METRICS.logins.get_or_create(&[("outcome", outcome.to_owned())]).inc();
}

/// Notes a connection that was refused.
pub(crate) fn connection_refused() {
    METRICS.connections_refused.inc();
}

/// Notes a form or file that came too slowly.
pub(crate) fn body_too_slow() {
    METRICS.bodies_too_slow.inc();
}

/// Notes that a client did not take an answer.
pub(crate) fn answer_not_taken() {
    METRICS.answers_not_taken.inc();
}

/// All numbers in the text format of OpenMetrics.
pub(crate) fn text(queues: &[Snapshot]) -> String {
    for snapshot in queues {
        let queue = || ("queue", snapshot.queue.to_owned());
        for (state, count) in [("waiting", snapshot.waiting), ("working", snapshot.working)] {
            METRICS.queue.get_or_create(&[queue(), ("state", state.to_owned())]).set(count);
        }
        METRICS.oldest.get_or_create(&[queue()]).set(snapshot.oldest);
    }
    let mut out = String::new();
    // Writing to a string can't fail.
    let _ = text::encode(&mut out, &METRICS.registry);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_noted_can_be_collected() {
        rows(Phase::Undo, 1_000);
        job("mails", true);
        request("GET", r"/imports/{number:\d+}", 200, Duration::from_millis(3));
        let text = text(&[Snapshot { queue: "exports", waiting: 2, working: 1, oldest: 30 }]);
        // Other tests of the process note rows and jobs too.
        for line in ["carnet_rows_total{phase=\"undo\"} ", "carnet_jobs_total{queue=\"mails\",outcome=\"failed\"} "] {
            assert!(text.lines().any(|given| given.starts_with(line)), "{line} is missing:\n{text}");
        }
        for line in [
            "carnet_queue_jobs{queue=\"exports\",state=\"waiting\"} 2",
            "carnet_queue_oldest_seconds{queue=\"exports\"} 30",
            r#"carnet_request_duration_seconds_count{method="GET",route="/imports/{number:\\d+}",status="200"} 1"#,
        ] {
            assert!(text.lines().any(|given| given == line), "{line} is missing:\n{text}");
        }
        assert!(text.ends_with("# EOF\n"));
        assert!(all_rows() >= 1_000);
    }
}
