//! Pages. HTTP ends here: services know nothing of it.
//!
//! A file a resource holds its form, its page and its handlers. Each file, or room, imports only those above it in this
//! list (`tests/house.rs` holds it):
//!
//! | file or room | one sentence |
//! |---|---|
//! | [`answer`] | answers that are no page, and texts as they stand in addresses |
//! | [`error`] | why a handler does not do what was asked |
//! | [`token`] | random names and the tokens that forms carry |
//! | [`flash`] | a sentence that the next page shows once |
//! | [`access`] | what a route asks of a request: who may, and what it brings |
//! | [`asset_address`] | the files of `static/` and their addresses |
//! | [`assets`] | style sheets, scripts and pictures, answered so that browsers keep them |
//! | [`language_choice`] | the language of an answer |
//! | [`html`] | a page as an answer |
//! | [`download`] | files as answers |
//! | [`progress`] | how far something is, as pages ask now and then |
//! | [`health`] | what monitors ask |
//! | [`recount`] | counts the contacts of a target while its page shows the last count |
//! | [`hashing_turn`] | whose turn it is to have a password hashed |
//! | [`checkup`] | what the doctor finds, for the System page |
//! | [`session_store`] | sessions as rows of the database |
//! | [`state`] | what all requests share |
//! | [`request_id`] | the number of a request, from the page to the log to a failure |
//! | [`headers`] | what every answer tells browsers |
//! | [`address`] | the client's address, as limits count it |
//! | [`connections`] | connections: without delay, and only so many from one address |
//! | [`wire`] | a connection, and how long who does not take an answer is waited for |
//! | [`pace`] | how fast the body of a request has to come |
//! | [`known_browser`] | browsers that an account was signed in with before |
//! | [`session`] | what a session holds |
//! | [`visitor`] | who asks |
//! | [`page`] | what every page has |
//! | [`error_page`] | an error as an answer, in the reader's language |
//! | [`origin`] | the first line against forged forms: from which site they come |
//! | [`field_sizes`] | how long each field of a form may be |
//! | [`form`] | the second line, and the bounds of what forms hold |
//! | [`upload`] | a form with files, read as it comes |
//! | [`visit`] | what happens around every handler |
//! | [`value_words`] | fields and values of changes in words, and who wrote them |
//! | [`contacts`] | the list of contacts with its search, and the card of each |
//! | [`targets`] | targets and the query builder |
//! | [`imports`] | imports: their history, a new one, the report of each |
//! | [`mappings`] | what the columns of files from other systems are |
//! | [`fields`] | what may stand in the cells of a file |
//! | [`exports`] | files that were made, and the form that asks for one |
//! | [`help`] | what files may contain and what every message means |
//! | [`outbox`] | mails that wait or were sent |
//! | [`system`] | what the installation runs on and how it does |
//! | [`first_run`] | the first administrator of an installation |
//! | [`login`] | signing in and out |
//! | [`account`] | what users change about themselves |
//! | [`language`] | the switcher of languages |
//! | [`dashboard`] | the page to begin from |
//! | [`routes`] | every route: method, path, who may, handler |
//! | [`server`] | threads that listen and answer |

mod access;
mod account;
mod address;
mod answer;
mod asset_address;
mod assets;
mod checkup;
mod connections;
mod contacts;
mod dashboard;
mod download;
mod error;
mod error_page;
mod exports;
mod field_sizes;
mod fields;
mod first_run;
mod flash;
mod form;
mod hashing_turn;
mod headers;
mod health;
mod help;
mod html;
mod imports;
mod known_browser;
mod language;
mod language_choice;
mod login;
mod mappings;
mod origin;
mod outbox;
mod pace;
mod page;
mod progress;
mod recount;
mod request_id;
pub mod routes;
mod server;
mod session;
mod session_store;
mod state;
mod system;
mod targets;
mod token;
pub(crate) mod upload;
mod value_words;
mod visit;
mod visitor;
mod wire;

pub(crate) use server::QUIET;
pub use server::{Running, is_answering, start, watch};
pub use state::State;
