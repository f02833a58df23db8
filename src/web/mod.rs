//! Pages. Routes are in one list ([`routes`]); a file a resource holds its form, its page and its handlers. HTTP ends here:
//! services know nothing of it.

mod account;
mod address;
mod answer;
mod assets;
mod contacts;
mod dashboard;
mod download;
mod error;
pub mod events;
mod exports;
mod fields;
mod first_run;
mod flash;
mod form;
mod headers;
mod health;
mod html;
mod imports;
mod language;
mod login;
mod mappings;
mod outbox;
mod page;
pub mod routes;
mod server;
mod session;
mod session_store;
mod state;
mod system;
mod targets;
mod token;
pub mod upload;
mod visit;
mod visitor;

pub use server::{Running, start, watch};
pub use state::State;
