//! The safety invariants of the assessment and of the journal, and what is promised about probabilities and the diary.
//!
//! Each test quotes the id of the invariant that it holds. The numbers of the pack may change; these must not break.
//! `RESTRIDE_DEEP=1` raises the random tests from twenty thousand runners to a million.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests: what is missing must fail the test"
)]

mod cadence;
mod care;
mod classes;
mod determinism;
mod diary;
mod explanation;
mod floors;
mod gate;
mod histories;
mod journal;
mod keys;
mod language;
mod load;
mod masses;
mod monotone;
mod naive;
mod next_run;
mod numbers;
mod pack;
mod populations;
mod posterior;
mod questions;
mod ranges;
mod return_to_run;
mod runs;
mod self_manage;
mod self_tests;
mod shoes;
mod today;
mod validity;
mod why;
mod world;
