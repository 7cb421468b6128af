//! The diary: pain by day, the trend, mornings after runs, triggers, weeks, episodes.

mod days;
mod raised;
mod trend;
mod triggers;
mod weeks;

use jiff::civil::{Date, date};
use restride_core::diary::DiaryNumbers;
use restride_core::journal::PainScore;
use std::collections::BTreeMap;

/// Numbers for tests: those of rule R16 and its neighbours.
pub(crate) fn numbers() -> DiaryNumbers {
    DiaryNumbers {
        window_days: 7,
        least_days: 4,
        better_by: 1,
        clearly_better_by: 2,
        clearly_better_percent: 33,
        worse_by: 1,
        slope_days: 14,
        slope_least_days: 8,
        plateau_windows: 3,
        plateau_within: 1,
        night_window_days: 7,
        night_pain: 3,
        night_count: 3,
        trigger_least_days: 4,
        burden_scores: [0, 8, 17, 25],
    }
}

/// A day of June 2026.
pub(crate) fn june(day: i8) -> Date {
    date(2026, 6, day)
}

/// One value per day from the first of June; `None` was not logged.
pub(crate) fn logged(scores: &[Option<u8>]) -> BTreeMap<Date, PainScore> {
    let days = (1..).zip(scores);
    days.filter_map(|(day, score)| Some((june(day), PainScore::new((*score)?)?)))
        .collect()
}
