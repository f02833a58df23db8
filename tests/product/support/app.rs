//! A whole Carnet: database, data folder, portal, visitors.

use std::path::Path;
use std::sync::OnceLock;

use carnet::accounts::institutions::{self, NewInstitution};
use carnet::accounts::users::{self, NewUser};
use carnet::accounts::{Institution, Role};
use carnet::config::Config;
use carnet::db::Database;
use carnet::i18n::Language;
use carnet::storage::Storage;
use carnet::web;
use carnet::worker::Worker;
use clap::Parser;

use super::bucket::TestBucket;
use super::databases::{TestDatabase, Which};
use super::visitor::Visitor;

/// The password of every user that [`TestApp::user`] makes.
pub const PASSWORD: &str = "open sesame please";

/// A Carnet of its own, with the institution DEMO, gone when the test ends.
pub struct TestApp {
    /// The database.
    pub database: Database,
    /// The institution DEMO: French, Paris.
    pub institution: Institution,
    config: Config,
    /// What its commands find in their environment.
    pub(super) environment: Vec<(&'static str, String)>,
    portal: OnceLock<web::Running>,
    made: TestDatabase,
}

impl TestApp {
    pub fn new(which: Which) -> Self {
        Self::of(TestDatabase::new(which))
    }

    /// A Carnet on this database.
    pub fn of(made: TestDatabase) -> Self {
        #[derive(Parser)]
        struct Arguments {
            #[command(flatten)]
            config: Config,
        }
        let arguments = ["carnet", "--database", &made.url, "--data", made.data.to_str().unwrap()];
        let mut config = Arguments::try_parse_from(arguments).unwrap().config;
        config.limits.reader_program = Some(env!("CARGO_BIN_EXE_carnet").into());
        let database = Database::open(&made.url).unwrap();
        let institution = institution(&database, "DEMO");
        Self { database, institution, config, environment: Vec::new(), portal: OnceLock::new(), made }
    }

    /// Keeps files in a bucket, also those of commands, instead of the data folder.
    pub fn keep_files_in(&mut self, bucket: &TestBucket) {
        self.environment = bucket.environment();
        self.config.storage = bucket.settings();
    }

    /// Changes the operator's settings, before the portal is first asked for.
    pub fn configure(&mut self, change: impl FnOnce(&mut Config)) {
        assert!(self.portal.get().is_none(), "the portal is started already");
        change(&mut self.config);
    }

    /// Which database this is.
    pub fn which(&self) -> Which {
        self.made.which
    }

    /// The address of the database, as `--database` takes it.
    pub fn url(&self) -> &str {
        &self.made.url
    }

    /// The data folder, as `--data` takes it.
    pub fn data(&self) -> &Path {
        &self.config.data
    }

    /// What works imports.
    pub fn context(&self) -> carnet::context::Context {
        let (database, storage) = self.config.open().unwrap();
        carnet::context::Context::new(database, storage, &self.config)
    }

    /// What works imports, by the app's own connections.
    pub fn context_here(&self) -> carnet::context::Context {
        carnet::context::Context::new(self.database.clone(), self.storage(), &self.config)
    }

    /// A folder for files of the test, gone when it ends.
    pub fn folder(&self) -> &Path {
        self.made.folder()
    }

    /// The operator's settings.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The stored files.
    pub fn storage(&self) -> Storage {
        self.config.storage.open(self.data()).unwrap()
    }

    /// A worker, to be run by hand.
    pub fn worker(&self) -> Worker {
        Worker::new(self.database.clone(), self.storage(), &self.config).unwrap()
    }

    /// Another institution, empty.
    pub fn other_institution(&self, code: &str) -> Institution {
        institution(&self.database, code)
    }

    /// A user of an institution; the password is [`PASSWORD`].
    pub fn user(&self, email: &str, institution: &Institution, role: Role) {
        let new = NewUser { email, name: "", password: PASSWORD };
        users::add(&mut self.database.get().unwrap(), &new, institution.id, role).unwrap();
    }

    /// Where the portal is; started when it is first asked for.
    pub fn address(&self) -> String {
        let start = || {
            std::fs::create_dir_all(&self.config.data).unwrap();
            let (database, storage) = self.config.open().unwrap();
            let state = web::State::new(self.config.clone(), database, storage).unwrap();
            web::start(state, "127.0.0.1:0", false).unwrap()
        };
        format!("http://{}", self.portal.get_or_init(start).address)
    }

    /// Somebody with a browser, not signed in.
    pub fn stranger(&self) -> Visitor {
        Visitor::new(&self.address())
    }

    /// Somebody who is signed in.
    pub fn signed_in(&self, email: &str) -> Visitor {
        self.stranger().signed_in_as(email)
    }

    /// An administrator of DEMO, signed in.
    pub fn administrator(&self) -> Visitor {
        self.user("ada@example.org", &self.institution, Role::Administrator);
        self.signed_in("ada@example.org")
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        if let Some(portal) = self.portal.take() {
            let stopped = portal.stop();
            assert!(std::thread::panicking() || stopped.is_ok(), "the portal did not stop: {stopped:?}");
        }
    }
}

fn institution(database: &Database, code: &str) -> Institution {
    let new = NewInstitution { code, name: code, language: Language::French, country: "FR", time_zone: "Europe/Paris" };
    institutions::create(&mut database.get().unwrap(), &new).unwrap()
}
