//! Activity files of watches, phones and accounts: bytes in, activities out.
//!
//! **What this crate may not know:** clocks, files, networks, environment variables, threads, databases, front ends.
//! It takes `&[u8]` or `Read + Seek` and returns values.
//!
//! Nothing from outside is trusted: no bytes make it panic, and memory and time are bounded by [`Limits`]. What came
//! before damage is kept, and the activity says so in its flags. What a file does not say is `None`, never 0.
//!
//! Start at [`read_file`] for one file, at [`archive`] for what an account hands out.

#![warn(
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::arithmetic_side_effects
)]

mod activity;
pub mod archive;
mod content;
mod fit;
mod gzip;
mod kind;
mod limits;
mod numbers;
mod read;
mod recording;
mod samples;
mod sports;
mod summary;
mod verdict;
mod words;
mod xml;

pub use activity::{Activity, Band, DERIVATION, Flag, Format, Lap};
pub use content::{Content, content};
pub use kind::{BYTES_TO_TELL, Kind};
pub use limits::Limits;
pub use read::{Read, read_file};
pub use restride_core::journal::{Sport, Surface};
pub use verdict::{Other, Refusal, Verdict};
pub use words::shown;
