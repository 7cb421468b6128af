//! The safety invariants of the assessment, and what is promised about its probabilities.
//!
//! Each test quotes the id of the invariant that it holds. The numbers of the pack may change; these must not break.
//! `RESTRIDE_DEEP=1` raises the random tests from twenty thousand runners to a million.

mod classes;
mod monotone;
mod world;
