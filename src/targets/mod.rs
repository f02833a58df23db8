//! Targets: a query over contacts as data, its evaluation, its text in three languages; and fixed lists of contacts.
//!
//! A [`Query`] is what a user built and what is stored. In a [`Setting`](setting::Setting) (the fields and the clocks of
//! an institution) it is compiled to a [`Matcher`], which is asked of every contact as they stream by: so a query means the
//! same on both databases, and no user can build one that the database chokes on. Contacts are asked as they are stored,
//! packed, the cheapest conditions first, by two threads where somebody waits.

mod changed;
mod check;
mod code;
mod compile;
mod day;
mod decimal;
mod describe;
mod diagnosis;
mod facts;
mod folded;
mod json;
mod marks;
mod matcher;
mod members;
mod operand;
pub(crate) mod operator;
mod order;
mod phone;
mod preview;
pub(crate) mod query;
mod scan;
pub(crate) mod setting;
mod static_members;
mod store;
pub(crate) mod subject;
#[cfg(test)]
mod tests;
mod tree;
mod value;

pub use changed::Changed;
pub use describe::{Describer, Line};
pub use diagnosis::{Culprit, Why};
pub use matcher::Matcher;
pub use members::{Page, TargetCheck, collect, each, page};
pub use preview::{Preview, SAMPLE, count, preview, sample};
pub use query::Query;
pub use setting::Setting;
pub(crate) use static_members::recount as recount_static;
pub use store::{
    NAME_MAX, New, Target, archive, by_code, create, create_static, duplicate, duplicate_as_static, find, keep_count,
    list, names, update,
};
