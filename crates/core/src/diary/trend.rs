//! Whether it gets better: the median of the last days against the median of the days before (rule R16).

use super::{DiaryNumbers, Median};
use crate::journal::PainScore;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// How one median compares with an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// Much better, in the sense in which people with lasting pain say so.
    ClearlyBetter,
    /// Better.
    Better,
    /// Neither.
    Same,
    /// Worse.
    Worse,
}

impl Change {
    /// The stable public key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::ClearlyBetter => "clearly_better",
            Self::Better => "better",
            Self::Same => "same",
            Self::Worse => "worse",
        }
    }

    /// Compares a median with an earlier one.
    ///
    /// A fall that is too small to be better is not clearly better either, however large it is as a share: from 1 to 0.5
    /// is no change.
    pub fn between(earlier: Median, later: Median, numbers: &DiaryNumbers) -> Self {
        let (earlier, later) = (i32::from(earlier.halves()), i32::from(later.halves()));
        let fall = earlier - later;
        let is_better = fall >= 2 * i32::from(numbers.better_by);
        let by_points = fall >= 2 * i32::from(numbers.clearly_better_by);
        let by_share = 100 * fall >= i32::from(numbers.clearly_better_percent) * earlier;
        if is_better && (by_points || by_share) {
            Self::ClearlyBetter
        } else if is_better {
            Self::Better
        } else if -fall >= 2 * i32::from(numbers.worse_by) {
            Self::Worse
        } else {
            Self::Same
        }
    }
}

/// Some days in a row, and what was logged on them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// Days with a value.
    pub days_logged: usize,
    /// The median over those days; `None` when there are fewer than needed.
    pub median: Option<Median>,
}

impl Window {
    /// The window of this many days that ends on `to`. Each day counts once, however often it was logged.
    pub fn ending(
        to: Date,
        days: u16,
        by_day: &BTreeMap<Date, PainScore>,
        least_days: usize,
    ) -> Self {
        let from = back(to, i64::from(days.max(1)) - 1);
        let scores: Vec<PainScore> = by_day.range(from..=to).map(|(_, score)| *score).collect();
        let enough = scores.len() >= least_days;
        Self {
            from,
            to,
            days_logged: scores.len(),
            median: Median::of(scores).filter(|_| enough),
        }
    }
}

/// A day earlier by this many calendar days; the first day of all when there is none.
pub(super) fn back(day: Date, days: i64) -> Date {
    day.saturating_sub(jiff::Span::new().days(days))
}

/// The last days against the days before.
///
/// # Missing data
///
/// A day that was not logged is left out. With fewer days than needed in either window there is no change: not enough data.
///
/// # Sources
///
/// Care rule R16; the numbers and their sources are in the pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trend {
    /// The days before.
    pub earlier: Window,
    /// The last days, today included.
    pub later: Window,
    /// What changed; `None` is "not enough data".
    pub change: Option<Change>,
}

impl Trend {
    /// The trend on this day of one value per day.
    pub fn on(today: Date, by_day: &BTreeMap<Date, PainScore>, numbers: &DiaryNumbers) -> Self {
        let window = |to| Window::ending(to, numbers.window_days, by_day, numbers.least_days);
        let later = window(today);
        let earlier = window(back(later.from, 1));
        let change = earlier
            .median
            .zip(later.median)
            .map(|(earlier, later)| Change::between(earlier, later, numbers));
        Self {
            earlier,
            later,
            change,
        }
    }
}
