//! A guided session: one exercise after another, with holds, rests and a question about the pain after each set.
//!
//! The session itself is a pure machine, `advance.rs`, which knows neither a clock nor a terminal: it is told what was
//! typed and how much time went by, and says what comes of it. The [`Player`] puts it on a terminal, line by line for
//! screen readers and pipes, or with a bar that moves.
//!
//! Read in this order: [`Prescription`] (what is to be done), `state.rs`, `said.rs`, `advance.rs`, `total.rs` (what was done),
//! `typed.rs`, `ear.rs` (where lines and time come from), `player.rs`.

mod advance;
mod ear;
mod player;
mod prescription;
mod said;
mod state;
mod total;
mod typed;

pub(crate) use ear::{Ear, Heard, Piped, Terminal};
pub(crate) use player::{Look, Player};
pub(crate) use prescription::Prescription;
pub(crate) use total::Total;

#[cfg(test)]
mod tests;
