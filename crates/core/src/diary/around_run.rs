//! Pain during a run, after it, and on the morning after: three things that are kept apart.

use super::Readings;
use crate::journal::{Body, Folded, PainMoment, PainScore};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// The pain around the runs of one day. What was not logged is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AroundRun {
    /// The day of the run.
    pub day: Date,
    /// The worst before it.
    pub before: Option<PainScore>,
    /// The worst during it and at its end.
    pub during: Option<PainScore>,
    /// The worst from one hour after to the evening.
    pub after: Option<PainScore>,
    /// The worst on waking on the next day: a missing morning is not a good morning.
    pub next_morning: Option<PainScore>,
}

/// The pain around every run, by day: days with a result of a run, and days with a pain during a run.
pub fn around_runs(folded: &Folded<'_>, readings: &Readings<'_>) -> Vec<AroundRun> {
    let results = folded
        .effective()
        .iter()
        .filter(|version| matches!(version.entry.body(), Body::SessionResult(_)))
        .map(|version| version.entry.happened().day());
    let felt = readings.at(&[PainMoment::During, PainMoment::AtEnd]);
    let days: BTreeSet<Date> = results
        .chain(felt.all().iter().map(|reading| reading.day))
        .collect();
    let worst = |moments: &[PainMoment]| readings.at(moments).worst_by_day();
    let before = worst(&[PainMoment::Before]);
    let during = felt.worst_by_day();
    let after = worst(&[PainMoment::OneHourAfter, PainMoment::Evening]);
    let waking = worst(&[PainMoment::Waking]);
    days.into_iter()
        .map(|day| AroundRun {
            day,
            before: before.get(&day).copied(),
            during: during.get(&day).copied(),
            after: after.get(&day).copied(),
            next_morning: day
                .tomorrow()
                .ok()
                .and_then(|next| waking.get(&next).copied()),
        })
        .collect()
}
