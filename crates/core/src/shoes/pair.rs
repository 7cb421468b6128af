//! How far and how often a pair was run, and how worn that makes it.

use super::{Owned, Wardrobe};
use crate::journal::{EntryId, Sport};
use crate::knowledge::care::{ShoeRules, WearBand};
use crate::runs::{Activity, Runs};
use jiff::civil::Date;

/// How far a pair has come in the band over which shoes are said to wear out: a hint, and no finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wear {
    /// Below the band.
    Fresh,
    /// In it.
    Hint,
    /// Beyond it.
    Strong,
}

impl Wear {
    /// The stable public key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Fresh => "fresh",
            Self::Hint => "hint",
            Self::Strong => "strong",
        }
    }

    /// Where a distance lies.
    pub const fn of(distance_m: u64, band: &WearBand) -> Self {
        if distance_m >= band.to_m as u64 {
            Self::Strong
        } else if distance_m >= band.from_m as u64 {
            Self::Hint
        } else {
            Self::Fresh
        }
    }
}

/// A pair and what was run in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair<'j> {
    /// The pair.
    pub owned: Owned<'j>,
    /// Metres run in it since it was logged, of the runs whose distance is known.
    pub run_m: u64,
    /// Activities in it.
    pub runs: usize,
    /// Those of them whose distance is not known: it was run further than the distance says.
    pub without_distance: usize,
    /// The day of the first of them; `None` when there is none.
    pub first_worn: Option<Date>,
    /// The day of the last of them; `None` when there is none.
    pub last_worn: Option<Date>,
    /// How worn that makes it.
    pub wear: Wear,
    /// Whether it is past the runner's own limit; `None` when there is none.
    pub is_past_own_limit: Option<bool>,
    /// Whether it counts as a change: it was new when it was logged, and has few runs.
    pub is_new: bool,
}

impl Pair<'_> {
    /// Metres in all, those from before it was logged included. Where these were not told, only what was run since.
    pub fn distance_m(&self) -> u64 {
        self.run_m + u64::from(self.owned.shoe.start_distance_m.unwrap_or(0))
    }

    /// The id of its entry.
    pub const fn id(&self) -> EntryId {
        self.owned.id
    }
}

/// Every pair with what was run in it, in the order in which they were logged. Walks and hikes count where they name the
/// pair.
pub fn pairs<'j>(wardrobe: &Wardrobe<'j>, runs: &Runs<'j>, rules: &ShoeRules) -> Vec<Pair<'j>> {
    let mut tallies: Vec<(EntryId, Tally)> = wardrobe
        .pairs()
        .iter()
        .map(|owned| (owned.id, Tally::default()))
        .collect();
    for activity in runs.all() {
        let Some(worn) = wardrobe.worn(&activity.content, activity.day) else {
            continue;
        };
        if let Some((_, tally)) = tallies.iter_mut().find(|(id, _)| *id == worn.pair) {
            tally.add(activity);
        }
    }
    let owned = wardrobe.pairs().iter().zip(tallies);
    owned
        .map(|(owned, (_, tally))| tally.pair(*owned, rules))
        .collect()
}

/// What was run in a pair, so far.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    cm: u64,
    count: usize,
    run_count: usize,
    without_distance: usize,
    first: Option<Date>,
    last: Option<Date>,
}

impl Tally {
    fn add(&mut self, activity: &Activity<'_>) {
        self.count += 1;
        self.run_count += usize::from(activity.content.sport == Sport::Run);
        match activity.content.distance_cm {
            Some(cm) => self.cm += u64::from(cm),
            None => self.without_distance += 1,
        }
        let day = activity.day;
        self.first = Some(self.first.map_or(day, |first| first.min(day)));
        self.last = self.last.max(Some(day));
    }

    fn pair<'j>(&self, owned: Owned<'j>, rules: &ShoeRules) -> Pair<'j> {
        let mut pair = Pair {
            owned,
            run_m: (self.cm + 50) / 100,
            runs: self.count,
            without_distance: self.without_distance,
            first_worn: self.first,
            last_worn: self.last,
            wear: Wear::Fresh,
            is_past_own_limit: None,
            is_new: owned.shoe.start_distance_m.unwrap_or(0) == 0
                && self.run_count < usize::from(rules.new_pair.runs),
        };
        pair.wear = Wear::of(pair.distance_m(), &rules.wear);
        let limit = owned.shoe.wear_limit_m;
        pair.is_past_own_limit = limit.map(|limit| pair.distance_m() >= u64::from(limit));
        pair
    }
}
