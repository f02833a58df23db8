//! The long work: test, apply and undo, batch by batch.

pub(super) mod apply;
pub(super) mod batch;
mod closing_pass;
mod month_first;
mod no_plan;
mod self_start;
pub(super) mod test;
pub(super) mod test_pipeline;
mod test_rows;
mod turns;
pub(super) mod undo;
pub(super) mod worker;
