//! Something that changed.

use crate::journal::{EntryId, Surface};
use crate::knowledge::Evidence;
use crate::load::{Change, Spike};
use jiff::civil::Date;

/// Something that changed before a pain, with what it was compared with and where its rule comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Found<'k> {
    /// The day of it; of a week, its last day.
    pub day: Date,
    /// What.
    pub changed: Changed<'k>,
    /// How many runs it was compared with.
    pub compared_with: usize,
    /// Over how many days before it.
    pub window_days: u16,
    /// Where its rule comes from.
    pub evidence: &'k Evidence,
}

/// What changed.
#[derive(Debug, Clone, PartialEq)]
pub enum Changed<'k> {
    /// One run much longer than the longest of the weeks before it.
    Spike(Spike<'k>),
    /// A week much longer than the one before.
    Week(Change),
    /// The first hilly run in a while.
    Hills {
        /// The run.
        run: EntryId,
        /// Metres climbed per kilometre.
        metres_per_km: u32,
    },
    /// The first fast running in a while.
    Fast {
        /// The run.
        run: EntryId,
        /// Seconds of it.
        seconds: u32,
        /// The runner's own middle speed, in millimetres per second.
        usual_mm_s: u32,
    },
    /// The first runs in a pair of shoes.
    NewShoe {
        /// The pair.
        pair: EntryId,
        /// Runs in it until the pain began.
        runs: usize,
    },
    /// The first run in a while on other ground.
    NewSurface {
        /// The run.
        run: EntryId,
        /// The ground.
        surface: Surface,
    },
    /// Another cadence.
    Cadence {
        /// The mean of the last days, in hundredths of steps per minute.
        recent_hundredths: u32,
        /// The mean of the days before.
        before_hundredths: u32,
        /// Runs of the last days.
        recent_runs: usize,
    },
}

impl Found<'_> {
    /// Every key; the words stand under `why.<key>`.
    pub const KEYS: [&'static str; 7] = [
        "spike",
        "week",
        "hills",
        "fast",
        "new_shoe",
        "new_surface",
        "cadence",
    ];

    /// The stable public key.
    pub const fn key(&self) -> &'static str {
        match self.changed {
            Changed::Spike(_) => "spike",
            Changed::Week(_) => "week",
            Changed::Hills { .. } => "hills",
            Changed::Fast { .. } => "fast",
            Changed::NewShoe { .. } => "new_shoe",
            Changed::NewSurface { .. } => "new_surface",
            Changed::Cadence { .. } => "cadence",
        }
    }

    /// By what it is ranked, the largest first: the bin of a jump, 0 for everything else.
    pub const fn rank(&self) -> usize {
        match &self.changed {
            Changed::Spike(spike) => spike.bin_position,
            Changed::Week(_)
            | Changed::Hills { .. }
            | Changed::Fast { .. }
            | Changed::NewShoe { .. }
            | Changed::NewSurface { .. }
            | Changed::Cadence { .. } => 0,
        }
    }
}
