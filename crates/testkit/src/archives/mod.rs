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

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn written(shape: Shape, seed: u64) -> (Vec<u8>, Truth) {
        let plan = Plan {
            shape,
            runs: 300,
            size: Size::Short,
            seed,
        };
        let mut bytes = Cursor::new(Vec::new());
        let truth = plan.write(&mut bytes).expect("memory takes everything");
        (bytes.into_inner(), truth)
    }

    #[test]
    fn the_same_plan_gives_the_same_bytes_and_another_seed_others() {
        for shape in [Shape::Strava, Shape::Garmin] {
            let (bytes, truth) = written(shape, 1);
            assert!((bytes.as_slice(), &truth) == (&written(shape, 1).0, &written(shape, 1).1));
            assert!(bytes != written(shape, 2).0);
        }
    }

    #[test]
    fn an_account_has_its_shares_of_everything() {
        let (_, truth) = written(Shape::Strava, 1);
        let files = || truth.files.iter();
        let has = |verdict: &str| {
            let verdicts = files().filter_map(|file| Some(file.activity.as_ref()?.verdict));
            verdicts.filter(|found| *found == verdict).count()
        };
        let damaged = ["damaged", "empty", "refused"].map(|verdict| truth.verdicts.get(verdict));
        assert_eq!(damaged.into_iter().flatten().sum::<usize>(), 3);
        assert_eq!(has("duplicate_of") + truth.verdicts["known"], 6);
        assert_eq!(has("not_a_run"), 24);
        let indoors = files().filter(|file| {
            let flags = file.activity.as_ref().map(|activity| &activity.flags);
            flags.is_some_and(|flags| flags.contains(&"no_positions"))
        });
        assert_eq!(indoors.count(), 30);
        let by_hand = files().filter(|file| file.name.is_none());
        assert_eq!(by_hand.count(), 3);
    }
}
