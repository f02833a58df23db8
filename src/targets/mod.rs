//! Targets: a query over contacts as data, its evaluation, its text in three languages; and fixed lists of contacts.
//!
//! A [`Query`] is what a user built and what is stored. In a [`Setting`](setting::Setting) (the fields and the clocks of
//! an institution) it is compiled to a [`Matcher`], which is asked of every contact as they stream by in order of their
//! number: so a query means the same on both databases, and no user can build one that the database chokes on.

mod check;
mod compile;
mod day;
mod decimal;
mod folded;
mod json;
pub mod matcher;
pub mod operator;
mod phone;
pub mod query;
pub mod setting;
pub mod subject;
#[cfg(test)]
mod tests;
mod tree;
mod value;

pub use matcher::Matcher;
pub use query::Query;
