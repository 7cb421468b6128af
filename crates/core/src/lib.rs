//! The pure domain of Restride: what is known about sore hips, and what follows from a runner's answers.
//!
//! **What this crate may not know:** clocks, files, networks, environment variables, randomness, locales, front ends,
//! databases, file formats (but for the written form of a journal entry, which is part of the entry). Everything here is a function of its arguments and gives the same bits on every machine
//! (`libm` for logarithms, ordered collections, fixed summation order).
//!
//! Read in this order: [`urgency`], [`knowledge`] (what a pack holds), [`assessment`] (what is made of it),
//! [`journal`] (everything a runner logged), [`diary`] (what the pain does over the weeks), [`runs`] (which runs there
//! were), [`return_to_run`] (when a runner may run again), [`care`] (the first days, rehab, how long it may take,
//! prevention), [`load`] (how much was run), [`why`] (what changed before a pain), [`today`] (all of it together),
//! [`next_run`] (how far the next run may go), [`shoes`] and [`cadence`].

#![warn(clippy::wildcard_enum_match_arm)]

pub mod urgency;

pub mod knowledge;

pub mod assessment;

pub mod journal;

pub mod diary;

pub mod runs;

pub mod return_to_run;

pub mod care;

pub mod load;

pub mod why;

pub mod today;

pub mod next_run;

pub mod shoes;

pub mod cadence;
