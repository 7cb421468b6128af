//! Pain over days as a chart for a terminal, or as a table for a screen reader.
//!
//! Pain during runs, after them and on waking stand in panels of their own: added up they would hide what matters most,
//! the morning after. A day on which nothing was logged is a gap, and never a day without pain. Both forms are pure
//! functions of a [`Chart`]; shapes carry everything, so that no colour is needed.

mod columns;
mod draw;
mod table;

pub(crate) use draw::{Ink, draw};
pub(crate) use table::table;

use jiff::civil::Date;
use restride_core::diary::{Readings, around_runs};
use restride_core::journal::{EntryId, Folded, PainMoment};
use std::collections::{BTreeMap, BTreeSet};

/// The days of a chart, first and last included, and the worst that was logged on each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chart {
    from: Date,
    to: Date,
    days: BTreeMap<Date, Day>,
}

/// The worst pains of a day, 0 to 10, or of several days in a row. What was not logged is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Day {
    pains: [Option<u8>; 3],
    ran: bool,
}

/// What is drawn, and judged, apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Panel {
    /// The worst during runs.
    During,
    /// The worst at their end, an hour later and in the evening.
    After,
    /// The worst on waking.
    Waking,
}

impl Panel {
    pub(super) const ALL: [Self; 3] = [Self::During, Self::After, Self::Waking];

    pub(super) const fn moments(self) -> &'static [PainMoment] {
        match self {
            Self::During => &[PainMoment::During],
            Self::After => &[
                PainMoment::AtEnd,
                PainMoment::OneHourAfter,
                PainMoment::Evening,
            ],
            Self::Waking => &[PainMoment::Waking],
        }
    }

    /// The key of its words, below `chart`.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::During => "during",
            Self::After => "after",
            Self::Waking => "waking",
        }
    }

    fn of(self, day: Day) -> Option<u8> {
        let [during, after, waking] = day.pains;
        match self {
            Self::During => during,
            Self::After => after,
            Self::Waking => waking,
        }
    }
}

impl Chart {
    /// The chart of a journal over these days; with an episode, the pains that name it. Runs are all runs, for a run is one
    /// whatever hurts.
    pub(crate) fn of_journal(
        folded: &Folded<'_>,
        episode: Option<EntryId>,
        from: Date,
        to: Date,
    ) -> Self {
        let all = Readings::of(folded);
        let runs = around_runs(folded, &all);
        let runs = runs.iter().map(|run| run.day).collect();
        match episode {
            None => Self::of(&all, &runs, from, to),
            Some(episode) => {
                let named = all.of_episode(folded.root(episode));
                Self::of(&named, &runs, from, to)
            }
        }
    }

    /// The chart of these readings and days of runs, from one day to another; days in the wrong order are put right.
    pub(crate) fn of(readings: &Readings<'_>, runs: &BTreeSet<Date>, from: Date, to: Date) -> Self {
        let (from, to) = (from.min(to), from.max(to));
        let mut days: BTreeMap<Date, Day> = BTreeMap::new();
        for (position, panel) in Panel::ALL.into_iter().enumerate() {
            for (day, score) in readings.at(panel.moments()).worst_by_day() {
                days.entry(day).or_default().pains[position] = Some(score.get());
            }
        }
        for day in runs {
            days.entry(*day).or_default().ran = true;
        }
        days.retain(|day, _| (from..=to).contains(day));
        Self { from, to, days }
    }

    /// Every day from the first to the last, logged or not.
    fn every_day(&self) -> impl Iterator<Item = (Date, Day)> + '_ {
        let days = self.from.series(jiff::ToSpan::day(1));
        days.take_while(|day| *day <= self.to)
            .map(|day| (day, self.days.get(&day).copied().unwrap_or_default()))
    }
}

impl Day {
    /// The worst of two days; what one of them has is kept.
    fn or_worse(self, other: Self) -> Self {
        let mut pains = self.pains;
        for (mine, theirs) in pains.iter_mut().zip(other.pains) {
            *mine = (*mine).max(theirs);
        }
        Self {
            pains,
            ran: self.ran || other.ran,
        }
    }

    fn is_empty(self) -> bool {
        self == Self::default()
    }
}

#[cfg(test)]
mod tests;
