//! What a runner, or a program on the runner's behalf, can do: one file per noun, and the port to where journals are kept.
//!
//! **What this crate may not know:** clocks, files, networks, environment variables, randomness, SQL, front ends. Ids and
//! times come in as arguments; where entries are kept is behind [`store::Store`].
//!
//! Read in this order: [`store`] (the port).

pub mod demo;
pub mod store;
