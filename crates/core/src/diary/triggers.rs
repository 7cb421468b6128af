//! What the mornings after were like on days with a trigger and on days without it. Counts and medians, and no causes.

use super::{DiaryNumbers, Median, Readings};
use crate::journal::{Body, Folded, Key, PainMoment, PainScore};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Days of one kind, and the mornings after them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayGroup {
    /// Days whose next morning was logged.
    pub days: usize,
    /// The median pain of those mornings; `None` when there are none.
    pub median: Option<Median>,
    /// Days whose next morning was not logged. They count for nothing.
    pub without_morning: usize,
}

/// The mornings after days with a trigger, and after days without it.
///
/// This is a description. A trigger that a runner names more often on bad weeks looks worse than it is; whether it sets
/// anything off cannot be told from a diary.
///
/// # Missing data
///
/// A day without any entry is neither with nor without the trigger. A trigger named on waking is left out: it was named
/// because it hurt, after the fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TriggerStatistic<'j> {
    /// The trigger.
    pub trigger: &'j Key,
    /// Days with it.
    pub exposed: DayGroup,
    /// Days that were logged, without it.
    pub not_exposed: DayGroup,
}

/// The statistic of every trigger that has enough days with it and without it, by trigger. About the others nothing is
/// said.
pub fn trigger_statistics<'j>(
    folded: &Folded<'j>,
    readings: &Readings<'_>,
    numbers: &DiaryNumbers,
) -> Vec<TriggerStatistic<'j>> {
    let mornings = readings.at(&[PainMoment::Waking]).worst_by_day();
    let days = exposures(folded);
    let triggers: BTreeSet<&'j Key> = days.values().flatten().copied().collect();
    triggers
        .into_iter()
        .map(|trigger| {
            let group = |with: bool| {
                let of_group = days
                    .iter()
                    .filter(|(_, named)| named.contains(trigger) == with)
                    .map(|(day, _)| *day);
                DayGroup::of(of_group, &mornings)
            };
            TriggerStatistic {
                trigger,
                exposed: group(true),
                not_exposed: group(false),
            }
        })
        .filter(|statistic| {
            let least = numbers.trigger_least_days.max(1);
            statistic.exposed.days >= least && statistic.not_exposed.days >= least
        })
        .collect()
}

/// The triggers of each day on which anything about pain or a run was logged.
fn exposures<'j>(folded: &Folded<'j>) -> BTreeMap<Date, BTreeSet<&'j Key>> {
    let mut days: BTreeMap<Date, BTreeSet<&Key>> = BTreeMap::new();
    for version in folded.effective() {
        let named: &[Key] = if let Body::Pain(pain) = version.entry.body() {
            if pain.moment == PainMoment::Waking {
                &[]
            } else {
                &pain.triggers
            }
        } else if let Body::SessionResult(result) = version.entry.body() {
            &result.triggers
        } else {
            continue;
        };
        let day = version.entry.happened().day();
        days.entry(day).or_default().extend(named);
    }
    days
}

impl DayGroup {
    /// These days and the mornings after them. A day without its morning counts for nothing.
    pub(crate) fn of(
        days: impl Iterator<Item = Date>,
        mornings: &BTreeMap<Date, PainScore>,
    ) -> Self {
        let mut scores = Vec::new();
        let mut without_morning = 0;
        for day in days {
            match day.tomorrow().ok().and_then(|next| mornings.get(&next)) {
                Some(score) => scores.push(*score),
                None => without_morning += 1,
            }
        }
        Self {
            days: scores.len(),
            median: Median::of(scores),
            without_morning,
        }
    }
}
