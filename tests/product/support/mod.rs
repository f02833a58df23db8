//! What every test stands on: [`TestApp`], a whole Carnet of its own for each test.
#![allow(dead_code, unused_imports)] // each test uses some of it

mod app;
mod authority;
mod browser;
mod bucket;
mod cluster;
mod crawl;
mod databases;
mod firefox;
mod form;
mod large;
mod mail_server;
mod markup;
mod page;
mod portal;
mod room;
mod search_words;
mod shell;
pub mod spreadsheets;
mod stock;
mod visitor;
pub mod xlsb;

pub use app::{PASSWORD, TestApp};
pub use authority::{Authority, free_port};
pub use browser::Browser;
pub use bucket::TestBucket;
pub use cluster::Server;
pub use crawl::{crawl, route_of};
pub use databases::{TestDatabase, Which};
pub use form::{Content, Form, encode};
pub use large::{Here, MANY, counts, many_changes, many_contacts, rows_behind, say, timed, until};
pub use mail_server::{MailServer, Rules};
pub use markup::problems;
pub use page::{Page, selector, words};
pub use portal::Portal;
pub use room::Room;
pub use shell::{Import, Ran, Table, large, lines, unpacked, workbook_sheet};
pub use stock::{CONTACTS, DOUBTFUL, FIELDS};
pub use visitor::Visitor;

/// Makes two tests of each function `fn sentence(app: TestApp)`: one on SQLite, one on PostgreSQL. A function that is
/// not listed is dead code, which the lints refuse.
#[macro_export]
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {
        $(mod $name {
            #[test]
            fn on_sqlite() {
                super::$name($crate::support::TestApp::new($crate::support::Which::Sqlite));
            }

            #[test]
            fn on_postgres() {
                super::$name($crate::support::TestApp::new($crate::support::Which::Postgres));
            }
        })+
    };
}
