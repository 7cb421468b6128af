//! What a runner, or a program on the runner's behalf, can do: one file per noun, and the port to where journals are kept.
//!
//! **What this crate may not know:** clocks, files, networks, environment variables, randomness, SQL, front ends. Ids and
//! times come in as arguments; where entries are kept is behind [`store::Store`].
//!
//! Read in this order: [`store`] (the port), [`actor`] (who may write what), [`desk`] (what every use case is given),
//! [`journal`] (reading one), [`diary`] (the one door through which entries are appended), `raised.rs` (what they raise), then what uses it.

pub mod content;
pub mod demo;
pub mod packed;
pub mod store;

pub mod actor;

pub mod desk;

pub mod error;

pub mod journal;

pub mod diary;

pub mod episode;

pub mod assessment;

mod raised;

pub mod undo;

pub mod archive;

pub mod import;
