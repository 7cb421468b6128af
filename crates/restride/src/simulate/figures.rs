//! All runners together: hits, calibration, alarms.

use super::run::{Found, Run};
use restride_core::knowledge::{ConditionIndex, Knowledge};
use restride_core::urgency::Urgency;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Bins of a calibration.
const BINS: usize = 10;
/// Bone-stress probabilities tried as thresholds, in percent.
const THRESHOLDS: [f64; 5] = [2.0, 3.0, 4.0, 6.0, 10.0];

/// Everything that is reported.
#[derive(Debug)]
pub(super) struct Figures {
    pub(super) history: Block,
    pub(super) interview: Block,
    /// Screens and questions shown in the interview.
    pub(super) asked: Spread,
    /// Self-tests among them.
    pub(super) tests: Spread,
    /// Runners whose true cause is none of the pack's: left out of the hits.
    pub(super) none_of_these: usize,
}

/// The figures of one way to ask.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) top1: Share,
    pub(super) top3: Share,
    /// The true cause is one of the first three or named with them.
    pub(super) named_top3: Share,
    pub(super) group_top1: Share,
    pub(super) group_top3: Share,
    /// Probability of the first cause and its relatives (before the limit on what is shown), against how often one of them was the true one.
    pub(super) first_cause: Calibration,
    /// Every cause's probability, against how often it was the true one.
    pub(super) all_causes: Calibration,
    /// Bone stress told to stop, at the pack's own threshold.
    pub(super) bone_stress_stopped: Share,
    pub(super) others_stopped: Share,
    /// What told the others to stop, most frequent first: id and runners. One runner may have several.
    pub(super) others_stopped_by: Vec<(String, usize)>,
    pub(super) thresholds: Vec<Threshold>,
    /// Runners with a cause that self-care fits, who were told so.
    pub(super) self_manage: Share,
    /// The same runners, told to stop and be seen within days, or sooner.
    pub(super) self_manage_stopped: Share,
}

/// What would happen with another threshold on the bone-stress probability.
#[derive(Debug)]
pub(super) struct Threshold {
    pub(super) percent: f64,
    /// Bone stress told to stop, by this or by any other rule.
    pub(super) bone_stress_stopped: Share,
    /// Everyone else told to stop, by this or by any other rule.
    pub(super) others_stopped: Share,
    /// Everyone else in whom this alarm fires, whatever the other rules say.
    pub(super) others_alarmed: Share,
}

/// A hit count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Share {
    pub(super) hit: usize,
    pub(super) of: usize,
}

/// A distribution of counts.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Spread {
    pub(super) median: usize,
    pub(super) p10: usize,
    pub(super) p90: usize,
    pub(super) max: usize,
}

/// Stated probability against how often it came true.
#[derive(Debug, Default)]
pub(super) struct Calibration {
    bins: [Bin; BINS],
}

/// Statements between two tenths.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Bin {
    pub(super) count: usize,
    pub(super) hits: usize,
    stated: f64,
}

impl Figures {
    pub(super) fn of(knowledge: &Knowledge, runs: &[Run]) -> Self {
        let rest = |run: &&Run| knowledge.conditions[run.cause].is_rest;
        Self {
            history: Block::of(knowledge, runs, |run| &run.history),
            interview: Block::of(knowledge, runs, |run| &run.interview),
            asked: Spread::of(runs.iter().map(|run| run.asked)),
            tests: Spread::of(runs.iter().map(|run| run.tests)),
            none_of_these: runs.iter().filter(rest).count(),
        }
    }
}

impl Block {
    fn of(knowledge: &Knowledge, runs: &[Run], found: fn(&Run) -> &Found) -> Self {
        let members: Vec<ConditionIndex> = knowledge
            .weighing
            .masses
            .iter()
            .filter(|mass| mass.bone_stress)
            .flat_map(|mass| mass.members.iter().copied())
            .collect();
        let share = |among: &dyn Fn(&Run) -> bool, hit: &dyn Fn(&Run) -> bool| {
            let among: Vec<&Run> = runs.iter().filter(|run| among(run)).collect();
            Share {
                hit: among.iter().filter(|run| hit(run)).count(),
                of: among.len(),
            }
        };
        let known = |run: &Run| !knowledge.conditions[run.cause].is_rest;
        let bone_stress = |run: &Run| members.contains(&run.cause);
        let other = |run: &Run| !bone_stress(run);
        let stopped = |run: &Run| found(run).urgency >= Urgency::StopAndSeeWithinDays;
        let mild = |run: &Run| {
            let cause = &knowledge.conditions[run.cause];
            !cause.is_rest && cause.urgency == Urgency::SelfManage
        };
        let threshold = |percent: f64| {
            let alarmed = |run: &Run| found(run).bone_stress >= percent / 100.0;
            let stopped = |run: &Run| {
                alarmed(run) || found(run).urgency_of_rest >= Urgency::StopAndSeeWithinDays
            };
            Threshold {
                percent,
                bone_stress_stopped: share(&bone_stress, &stopped),
                others_stopped: share(&other, &stopped),
                others_alarmed: share(&other, &alarmed),
            }
        };
        Self {
            top1: share(&known, &|run| found(run).causes.first() == Some(&run.cause)),
            top3: share(&known, &|run| found(run).causes.contains(&run.cause)),
            named_top3: share(&known, &|run| found(run).named.contains(&run.cause)),
            group_top1: share(&known, &|run| {
                let first = found(run).causes.first();
                first.is_some_and(|cause| related(knowledge, run, *cause))
            }),
            group_top3: share(&known, &|run| {
                found(run)
                    .causes
                    .iter()
                    .any(|cause| related(knowledge, run, *cause))
            }),
            first_cause: first_cause(knowledge, runs, found),
            all_causes: all_causes(runs, found),
            bone_stress_stopped: share(&bone_stress, &stopped),
            others_stopped: share(&other, &stopped),
            others_stopped_by: stopped_by(runs.iter().filter(|run| other(run)).map(found)),
            thresholds: THRESHOLDS.into_iter().map(threshold).collect(),
            self_manage: share(&mild, &|run| found(run).urgency == Urgency::SelfManage),
            self_manage_stopped: share(&mild, &stopped),
        }
    }
}

fn stopped_by<'r>(found: impl Iterator<Item = &'r Found>) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
    for id in found.flat_map(|found| &found.stopped_by) {
        *counts.entry(id).or_default() += 1;
    }
    let mut counts: Vec<(String, usize)> = counts
        .into_iter()
        .map(|(id, count)| (id.clone(), count))
        .collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    counts
}

/// Whether a cause is the runner's own or a close relative of it.
fn related(knowledge: &Knowledge, run: &Run, cause: ConditionIndex) -> bool {
    let family = knowledge.conditions[run.cause].family;
    cause == run.cause || family.is_some() && knowledge.conditions[cause].family == family
}

fn first_cause(knowledge: &Knowledge, runs: &[Run], found: fn(&Run) -> &Found) -> Calibration {
    let mut calibration = Calibration::default();
    for run in runs {
        let found = found(run);
        if let (Some(stated), Some(first)) = (found.stated, found.causes.first()) {
            calibration.add(stated, related(knowledge, run, *first));
        }
    }
    calibration
}

fn all_causes(runs: &[Run], found: fn(&Run) -> &Found) -> Calibration {
    let mut calibration = Calibration::default();
    for run in runs {
        for (cause, stated) in found(run).probabilities.iter().enumerate() {
            calibration.add(*stated, cause == run.cause);
        }
    }
    calibration
}

impl Share {
    /// The share in percent; `None` when nobody counted.
    pub(super) fn percent(self) -> Option<f64> {
        (self.of > 0).then(|| 100.0 * number(self.hit) / number(self.of))
    }
}

impl Spread {
    /// Nearest-rank percentiles; all 0 when there is nothing.
    fn of(counts: impl Iterator<Item = usize>) -> Self {
        let mut counts: Vec<usize> = counts.collect();
        counts.sort_unstable();
        let rank = |percent: usize| {
            let rank = (counts.len() * percent).div_ceil(100).max(1);
            counts.get(rank - 1).copied().unwrap_or_default()
        };
        Self {
            median: rank(50),
            p10: rank(10),
            p90: rank(90),
            max: rank(100),
        }
    }
}

impl Calibration {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a probability times ten is cut to the number of its bin"
    )]
    fn add(&mut self, stated: f64, hit: bool) {
        let bin = ((stated * 10.0) as usize).min(BINS - 1);
        let bin = &mut self.bins[bin];
        bin.count += 1;
        bin.hits += usize::from(hit);
        bin.stated += stated;
    }

    /// Expected calibration error, 0 to 1: the mean distance between stated and found, weighted by the bins' counts.
    pub(super) fn error(&self) -> f64 {
        let total: usize = self.bins.iter().map(|bin| bin.count).sum();
        let distance: f64 = self
            .bins
            .iter()
            .map(|bin| (bin.stated - number(bin.hits)).abs())
            .sum();
        if total == 0 {
            0.0
        } else {
            distance / number(total)
        }
    }

    /// Mean probability stated; `None` when nothing was.
    pub(super) fn stated(&self) -> Option<f64> {
        let total: usize = self.bins.iter().map(|bin| bin.count).sum();
        let stated: f64 = self.bins.iter().map(|bin| bin.stated).sum();
        (total > 0).then(|| stated / number(total))
    }

    /// The bins from 0 to 1.
    pub(super) fn bins(&self) -> &[Bin] {
        &self.bins
    }
}

impl Bin {
    /// Mean probability stated; `None` for an empty bin.
    pub(super) fn mean(&self) -> Option<f64> {
        (self.count > 0).then(|| self.stated / number(self.count))
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
fn number(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_values_that_occurred() {
        let spread = Spread::of((1..=10).rev());
        let expected = Spread {
            median: 5,
            p10: 1,
            p90: 9,
            max: 10,
        };
        assert_eq!(spread, expected);
        assert_eq!(Spread::of([7].into_iter()).p10, 7);
        assert_eq!(Spread::of([].into_iter()).max, 0);
    }

    #[test]
    fn a_calibration_error_is_the_mean_distance_between_stated_and_found() {
        let mut calibration = Calibration::default();
        assert!(calibration.error().abs() < 1e-12);
        for hit in [true, false] {
            calibration.add(0.55, hit);
        }
        assert!((calibration.error() - 0.05).abs() < 1e-12);
        for _ in 0..2 {
            calibration.add(1.0, true);
        }
        assert!((calibration.error() - 0.025).abs() < 1e-12);
        assert_eq!(calibration.bins()[9].count, 2);
        assert_eq!(calibration.bins()[0].mean(), None);
    }

    #[test]
    fn a_share_of_nobody_has_no_percent() {
        assert_eq!(Share::default().percent(), None);
        assert_eq!(Share { hit: 1, of: 4 }.percent(), Some(25.0));
    }
}
