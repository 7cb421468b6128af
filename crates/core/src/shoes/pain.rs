//! What the mornings after runs were like, by shoes. Counts and medians, and no causes.

use super::Wardrobe;
use crate::diary::{DayGroup, Readings};
use crate::journal::{EntryId, PainMoment};
use crate::knowledge::care::ShoePainRule;
use crate::runs::Runs;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The mornings after days with a run in a pair, and after days with runs in other pairs only.
///
/// This is a description. Shoes go with distances, surfaces and weeks; whether they set anything off cannot be told from a
/// diary.
///
/// # Missing data
///
/// A day with a run whose shoes are not known is on neither side, unless another run of that day was run in the pair. A
/// morning that was not logged is not a good morning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShoePain {
    /// The pair.
    pub pair: EntryId,
    /// Days with a run in it.
    pub exposed: DayGroup,
    /// Days with runs in other pairs only.
    pub not_exposed: DayGroup,
}

/// The mornings by shoes, of every pair with enough mornings on both sides, by pair. About the others nothing is said.
pub fn shoe_pain(
    wardrobe: &Wardrobe<'_>,
    runs: &Runs<'_>,
    readings: &Readings<'_>,
    rule: &ShoePainRule,
) -> Vec<ShoePain> {
    let mornings = readings.at(&[PainMoment::Waking]).worst_by_day();
    let mut days: BTreeMap<Date, BTreeSet<Option<EntryId>>> = BTreeMap::new();
    for run in runs.runs() {
        let worn = wardrobe.worn(&run.content, run.day);
        let shoes = worn.map(|worn| worn.pair);
        days.entry(run.day).or_default().insert(shoes);
    }
    let least = rule.least_days.max(1);
    let pairs: BTreeSet<EntryId> = days.values().flatten().copied().flatten().collect();
    pairs
        .into_iter()
        .map(|pair| {
            let with = |worn: &BTreeSet<_>| worn.contains(&Some(pair));
            let without = |worn: &BTreeSet<_>| !with(worn) && !worn.contains(&None);
            let exposed = days.iter().filter(|(_, worn)| with(worn));
            let others = days.iter().filter(|(_, worn)| without(worn));
            ShoePain {
                pair,
                exposed: DayGroup::of(exposed.map(|(day, _)| *day), &mornings),
                not_exposed: DayGroup::of(others.map(|(day, _)| *day), &mornings),
            }
        })
        .filter(|it| it.exposed.days >= least && it.not_exposed.days >= least)
        .collect()
}
