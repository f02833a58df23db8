//! What files may contain and what becomes of them, told to users: `/help` in the portal, `carnet help files` in a shell.
//!
//! It is data, without a language and without a look, made from the tables that the checks use: a code, a type, a state
//! or a limit that is added there is here at once, and a test holds that it has words. Comments name its anchors:
//! `/help/checks#unknown-code` is the anchor `unknown-code` of the topic `checks`.
//!
//! | file | one sentence |
//! |---|---|
//! | [`content`] | what a topic consists of |
//! | [`words`], [`files`], [`columns`], [`fields`], [`cells`], [`kinds`], [`checks`], [`states`], [`limits`], [`results`] | a topic each |
//! | [`topic`] | the topics in their order |

mod cells;
mod checks;
mod columns;
mod content;
mod fields;
mod files;
mod kinds;
mod limits;
mod results;
mod states;
mod topic;
mod words;

#[cfg(test)]
mod tests;

pub use checks::address_of;
pub use content::{Block, Cell, Row, Section};
pub use results::{IMPORT_SAMPLE, QUERY_SAMPLE};
pub use topic::Topic;
