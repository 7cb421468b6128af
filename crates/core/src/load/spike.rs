//! One run against the longest of the weeks before it.

use super::{Span, days_before, days_between, is_above, percent_of};
use crate::journal::EntryId;
use crate::knowledge::care::{SpikeBin, SpikeRules};
use crate::runs::Outing;
use jiff::civil::Date;
use std::collections::VecDeque;

/// One run against the longest of the weeks before it, whatever came out.
#[derive(Debug, Clone, PartialEq)]
pub struct Spike<'k> {
    /// The runner's own local day.
    pub day: Date,
    /// The runs of the outing.
    pub runs: Vec<EntryId>,
    /// Its length, in whole metres.
    pub distance_m: u32,
    /// The longest before it, in whole metres.
    pub longest_m: u32,
    /// The day of that one.
    pub longest_day: Date,
    /// How many runs with a distance it was compared with.
    pub compared_with: usize,
    /// Runs in the same days of which no whole distance is known: one of them may have been longer.
    pub without_distance: usize,
    /// How much longer it was.
    pub bin: &'k SpikeBin,
    /// The position of that bin; 0 is no jump.
    pub bin_position: usize,
}

impl Spike<'_> {
    /// Whether it was longer than the first bin allows.
    pub const fn is_jump(&self) -> bool {
        self.bin_position > 0
    }

    /// Its length in per cent of the longest before it, rounded to the nearest.
    pub fn percent(&self) -> Option<u32> {
        percent_of(self.distance_m, self.longest_m)
    }
}

/// Why a run cannot be compared with the ones before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoBaseline {
    /// Its own distance is unknown.
    NoDistance,
    /// It belongs to the walk-jog phases of a plan: there the ladder says how much.
    WalkJog,
    /// Too few runs with a distance in the days before it.
    FewRuns {
        /// How many there are.
        runs: usize,
        /// How many it takes.
        least: usize,
    },
    /// The history before it is too short.
    ShortHistory {
        /// How many days it has.
        days: u16,
        /// How many it takes.
        least: u16,
    },
}

impl NoBaseline {
    /// Every key; the words stand under `load.no_baseline.<key>`.
    pub const KEYS: [&'static str; 4] = ["no_distance", "walk_jog", "few_runs", "short_history"];

    /// The stable public key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoDistance => "no_distance",
            Self::WalkJog => "walk_jog",
            Self::FewRuns { .. } => "few_runs",
            Self::ShortHistory { .. } => "short_history",
        }
    }
}

/// The position of the bin of a run: the first that it is not above. Whole metres are compared, so that no boundary
/// depends on rounding.
///
/// # Example
///
/// ```
/// let care = restride_testkit::care();
/// let bin = |metres| restride_core::load::bin_of(&care.load.spike, metres, 10_000);
/// assert_eq!([11_000, 11_010, 13_000, 13_010, 20_000, 20_010].map(bin), [0, 1, 1, 2, 2, 3]);
/// ```
pub fn bin_of(rules: &SpikeRules, distance_m: u32, longest_m: u32) -> usize {
    let fits = |bin: &SpikeBin| {
        bin.to_percent
            .is_none_or(|percent| !is_above(distance_m, longest_m, percent))
    };
    let last = rules.bins.len().saturating_sub(1);
    rules.bins.iter().position(fits).unwrap_or(last)
}

/// The longest runs of a window that moves on.
#[derive(Default)]
pub(crate) struct Window {
    /// Days and lengths of what may still be the longest, falling.
    longest: VecDeque<(Date, u32)>,
    /// The day of every run with a distance.
    with: VecDeque<Date>,
    /// The day of every run that lacks some.
    without: VecDeque<Date>,
}

impl Window {
    /// Adds an outing.
    pub(crate) fn add(&mut self, outing: &Outing) {
        if outing.lacks_distance {
            self.without.push_back(outing.day);
        }
        let Some(metres) = outing.distance_m.filter(|metres| *metres > 0) else {
            return;
        };
        self.with.push_back(outing.day);
        while self
            .longest
            .pop_back_if(|(_, known)| *known <= metres)
            .is_some()
        {}
        self.longest.push_back((outing.day, metres));
    }

    /// Drops what is before a day.
    pub(crate) fn start_at(&mut self, from: Date) {
        while self.longest.pop_front_if(|(day, _)| *day < from).is_some() {}
        while self.with.pop_front_if(|day| *day < from).is_some() {}
        while self.without.pop_front_if(|day| *day < from).is_some() {}
    }

    /// The longest run in it, with its day; `None` of none.
    pub(crate) fn longest(&self) -> Option<(Date, u32)> {
        self.longest.front().copied()
    }

    /// How many runs with a distance are in it.
    pub(crate) fn runs(&self) -> usize {
        self.with.len()
    }
}

/// Every outing against the longest one of the days before it, itself excluded; one answer per outing, in their order.
///
/// `walk_jog` are the spans of the walk-jog phases, see [`super::walk_jog_spans`].
///
/// # Missing data
///
/// Without enough runs, or enough history, there is no answer: [`NoBaseline`] says what is missing.
///
/// # Sources
///
/// [`SpikeRules::evidence`] and that of each bin.
pub fn spikes<'k>(
    outings: &[Outing],
    walk_jog: &[Span],
    rules: &'k SpikeRules,
) -> Vec<Result<Spike<'k>, NoBaseline>> {
    let mut window = Window::default();
    let first = outings.first().map(|outing| outing.day);
    let each = outings.iter().map(|outing| {
        window.start_at(days_before(outing.day, rules.window_days));
        let answer = spike(
            outing,
            &window,
            first.unwrap_or(outing.day),
            walk_jog,
            rules,
        );
        window.add(outing);
        answer
    });
    each.collect()
}

fn spike<'k>(
    outing: &Outing,
    window: &Window,
    first: Date,
    walk_jog: &[Span],
    rules: &'k SpikeRules,
) -> Result<Spike<'k>, NoBaseline> {
    if walk_jog.iter().any(|span| span.contains(outing.day)) {
        return Err(NoBaseline::WalkJog);
    }
    let distance_m = outing.distance_m.ok_or(NoBaseline::NoDistance)?;
    let (longest_day, longest_m) = baseline(window, first, outing.day, rules)?;
    let bin_position = bin_of(rules, distance_m, longest_m);
    let bin = rules.bins.get(bin_position).ok_or(NoBaseline::NoDistance)?;
    Ok(Spike {
        day: outing.day,
        runs: outing.runs.clone(),
        distance_m,
        longest_m,
        longest_day,
        compared_with: window.runs(),
        without_distance: window.without.len(),
        bin,
        bin_position,
    })
}

/// The longest run of a window on a day, with its day.
pub(crate) fn baseline(
    window: &Window,
    first: Date,
    day: Date,
    rules: &SpikeRules,
) -> Result<(Date, u32), NoBaseline> {
    let few = NoBaseline::FewRuns {
        runs: window.runs(),
        least: rules.least_runs,
    };
    let days = u16::try_from(days_between(first, day).max(0)).unwrap_or(u16::MAX);
    if days < rules.history_days {
        return Err(NoBaseline::ShortHistory {
            days,
            least: rules.history_days,
        });
    }
    if window.runs() < rules.least_runs {
        return Err(few);
    }
    window.longest().ok_or(few)
}
