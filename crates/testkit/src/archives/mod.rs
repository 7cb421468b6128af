//! Archives of made-up accounts, as Strava and Garmin hand them out, and the truth about every file in them: what an
//! import must find, and what it must say. The same plan gives the same bytes.

mod account;
mod damage;
mod file;
mod garmin;
mod strava;
mod truth;
mod watch;
mod zipped;

pub use truth::{TrueActivity, TrueFile, Truth};

use account::Account;
use std::io::{self, Seek, Write};

/// Whose archive it is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A table of activities, and a compressed file for each.
    Strava,
    /// Archives in the archive, files of every sort in them, and summaries.
    Garmin,
}

impl Shape {
    /// The stable id.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Strava => "strava",
            Self::Garmin => "garmin",
        }
    }
}

/// How long the recordings are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// As a watch records: a sample each second of 20 to 100 minutes, about 250 KB.
    Whole,
    /// A few minutes, for tests.
    Short,
}

/// What to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// Whose archive it is like.
    pub shape: Shape,
    /// How many runs, each counted once: 10 % of them are indoors, of 2 % there is a second recording or copy, and 1 % are
    /// damaged. Walks, rides and activities without a file come on top.
    pub runs: usize,
    /// How long they are.
    pub size: Size,
    /// Where chance begins.
    pub seed: u64,
}

impl Plan {
    /// Writes the archive, and returns the truth about it.
    ///
    /// # Errors
    ///
    /// When writing fails.
    pub fn write(&self, out: impl Write + Seek) -> io::Result<Truth> {
        let account = Account::of(self);
        let files = match self.shape {
            Shape::Strava => strava::write(self, &account, out)?,
            Shape::Garmin => garmin::write(self, &account, out)?,
        };
        Ok(Truth::of(self, files))
    }
}
