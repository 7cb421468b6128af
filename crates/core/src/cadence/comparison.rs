//! Before an experiment and since: cadence in the same bands of speed, and pain around runs. No causes.

use super::{Band, Experiment, bands};
use crate::diary::{DayGroup, Median, Readings};
use crate::journal::{PainMoment, PainScore};
use crate::knowledge::care::CadenceRules;
use crate::runs::{Activity, Runs};
use jiff::Span;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A band of speed before and since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BandChange {
    /// Before.
    pub before: Band,
    /// Since.
    pub since: Band,
}

impl BandChange {
    /// How much the cadence rose, in hundredths of steps per minute; negative when it fell.
    pub fn rise_hundredths(&self) -> i64 {
        i64::from(self.since.spm_hundredths) - i64::from(self.before.spm_hundredths)
    }
}

/// Run days with a pain that was logged, and its median.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Felt {
    /// Days.
    pub days: usize,
    /// The median.
    pub median: Median,
}

/// A pain before and since; `None` where too few days tell of it, before or since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PainChange {
    /// Before.
    pub before: Felt,
    /// Since.
    pub since: Felt,
}

/// Before and since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Bands with enough time before and since, slowest first.
    pub bands: Vec<BandChange>,
    /// The rise of all of them, weighted by the shorter of the two times, in hundredths of steps per minute; `None` when
    /// there is no such band.
    pub rise_hundredths: Option<i64>,
    /// The worst pain during runs; `None` when too few days tell of it.
    pub during: Option<PainChange>,
    /// The worst pain on the mornings after; `None` when too few days tell of it.
    pub next_morning: Option<PainChange>,
}

impl Comparison {
    /// Compares the runs since the beginning of an experiment, up to its end or today, with those of the days before it.
    pub fn of(
        experiment: &Experiment,
        runs: &Runs<'_>,
        readings: &Readings<'_>,
        rules: &CadenceRules,
        today: Date,
    ) -> Self {
        let days = i64::from(rules.experiment.before_days.max(1));
        let first = experiment.day.saturating_sub(Span::new().days(days));
        let last = experiment.ended.map_or(today, |ended| ended.min(today));
        let before: Vec<&Activity<'_>> = runs
            .runs()
            .filter(|run| run.start < experiment.at && run.day >= first)
            .collect();
        let since: Vec<&Activity<'_>> = runs
            .runs()
            .filter(|run| run.start >= experiment.at && run.day <= last)
            .collect();
        let bands = changes(
            &bands(before.iter().copied(), &rules.bands),
            &bands(since.iter().copied(), &rules.bands),
        );
        let days = [days_of(&before), days_of(&since)];
        let least = rules.experiment.least_pain_days.max(1);
        let mornings = readings.at(&[PainMoment::Waking]).worst_by_day();
        let felt = readings.at(&[PainMoment::During]).worst_by_day();
        Self {
            rise_hundredths: rise(&bands),
            bands,
            during: change(&days, least, |days| during(days, &felt)),
            next_morning: change(&days, least, |days| {
                let group = DayGroup::of(days.iter().copied(), &mornings);
                Some(Felt {
                    days: group.days,
                    median: group.median?,
                })
            }),
        }
    }
}

fn changes(before: &[Band], since: &[Band]) -> Vec<BandChange> {
    let same = before.iter().filter_map(|before| {
        let since = since.iter().find(|it| it.from_mm_s == before.from_mm_s)?;
        Some(BandChange {
            before: *before,
            since: *since,
        })
    });
    same.collect()
}

fn rise(bands: &[BandChange]) -> Option<i64> {
    let (mut seconds, mut weighted) = (0_i64, 0_i64);
    for band in bands {
        let weight = i64::try_from(band.before.seconds.min(band.since.seconds)).ok()?;
        seconds = seconds.checked_add(weight)?;
        weighted = weighted.checked_add(weight.checked_mul(band.rise_hundredths())?)?;
    }
    // To the nearest hundredth, away from zero in the middle.
    let half = weighted.signum() * (seconds / 2);
    (weighted + half).checked_div(seconds)
}

fn days_of(runs: &[&Activity<'_>]) -> BTreeSet<Date> {
    runs.iter().map(|run| run.day).collect()
}

fn change(
    [before, since]: &[BTreeSet<Date>; 2],
    least: usize,
    felt: impl Fn(&BTreeSet<Date>) -> Option<Felt>,
) -> Option<PainChange> {
    let enough = |days: &BTreeSet<Date>| felt(days).filter(|it| it.days >= least);
    Some(PainChange {
        before: enough(before)?,
        since: enough(since)?,
    })
}

fn during(days: &BTreeSet<Date>, felt: &BTreeMap<Date, PainScore>) -> Option<Felt> {
    let scores: Vec<PainScore> = days
        .iter()
        .filter_map(|day| felt.get(day).copied())
        .collect();
    let days = scores.len();
    Some(Felt {
        days,
        median: Median::of(scores)?,
    })
}
