//! Everything about a runner's cadence on one day.

use super::soreness::sore;
use super::{Advice, Band, Comparison, Experiment, Own, Soreness, bands, experiments, own};
use crate::diary::{Episode, Readings, episodes};
use crate::journal::Folded;
use crate::knowledge::care::CadenceRules;
use crate::return_to_run::Reason;
use crate::runs::Runs;
use crate::today::{Running, Stage, Today};
use jiff::Span;
use jiff::civil::Date;

/// Why nothing is suggested about running in another way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    /// A plan is locked, paused or not yet at running, or the warning questions were not answered.
    Held,
    /// A bone may have been hurt.
    Bone,
}

impl Closed {
    /// What today closes; `None` when a word about cadence may be said.
    ///
    /// A day of rest between two sessions closes nothing.
    pub fn of(today: &Today<'_, '_>) -> Option<Self> {
        let is_held = match &today.running {
            Running::Unassessed(_) => true,
            Running::Not(refusals) => refusals.iter().any(|it| {
                it.episode.is_none()
                    || matches!(it.because.reason, Reason::NotReadable | Reason::OwnPause)
            }),
            Running::NoPlan | Running::Allowed(_) => false,
        };
        let is_running = |stage: &Stage<'_>| match stage {
            Stage::Held(_) => false,
            Stage::Moving(moving) => matches!(moving.state, "level" | "done") && !moving.is_on_hold,
        };
        let all_run = today.episodes.iter().all(|it| is_running(&it.stage));
        if is_held || !all_run || !today.alarms.is_empty() || today.plans.is_any_held() {
            Some(Self::Held)
        } else if today.plans.protects_bone() {
            Some(Self::Bone)
        } else {
            None
        }
    }
}

/// A runner's cadence on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CadenceView {
    /// The first day that the bands are of.
    pub from: Date,
    /// The last one: today.
    pub to: Date,
    /// Cadence by speed.
    pub bands: Vec<Band>,
    /// The runner's own cadence.
    pub own: Own,
    /// The day on which the first experiment of late began: the own cadence is of the runs before it; `None` when there
    /// is none.
    pub own_before: Option<Date>,
    /// What is said about it.
    pub advice: Advice,
    /// The experiment that was begun last; `None` when there is none.
    pub experiment: Option<Experiment>,
    /// Before it and since; `None` without an experiment.
    pub comparison: Option<Comparison>,
    /// The soreness that ends it; `None` when there is none.
    pub stop: Option<Soreness>,
}

impl CadenceView {
    /// The cadence by everything that was logged.
    ///
    /// # Missing data
    ///
    /// `overstrides` is `None` when nobody looked.
    pub fn of(
        folded: &Folded<'_>,
        runs: &Runs<'_>,
        today: &Today<'_, '_>,
        rules: &CadenceRules,
        overstrides: Option<bool>,
    ) -> Self {
        let day = today.day;
        let back = |days: u16| day.saturating_sub(Span::new().days(i64::from(days.max(1)) - 1));
        let from = back(rules.bands.days);
        let recent = runs.runs().filter(|run| (from..=day).contains(&run.day));
        let all = experiments(folded);
        let since = back(rules.preferred.days);
        let own_before = all.iter().map(|it| it.day).find(|began| *began >= since);
        let last = own_before.map_or(day, |began| began.yesterday().unwrap_or(began));
        let own = own(runs.runs(), &rules.preferred, last);
        let (readings, episodes) = (Readings::of(folded), episodes(folded));
        let experiment = all.last().copied();
        let stop = experiment.and_then(|it| stop(&it, &readings, &episodes, rules, day));
        let pain = &rules.pain;
        let hurts = sore(
            &readings,
            &episodes,
            &pain.sites,
            pain.least_pain,
            back(pain.days),
            day,
        )
        .next()
        .is_some();
        let is_on = experiment.is_some_and(|it| it.ended.is_none());
        let advice = match Closed::of(today) {
            Some(Closed::Held) => Advice::Held,
            Some(Closed::Bone) => Advice::Bone,
            None if is_on && stop.is_some() => Advice::Stop,
            None => Advice::of(own, overstrides, hurts, rules),
        };
        Self {
            from,
            to: day,
            bands: bands(recent, &rules.bands),
            own,
            own_before,
            advice,
            experiment,
            comparison: experiment.map(|it| Comparison::of(&it, runs, &readings, rules, day)),
            stop,
        }
    }
}

/// The first soreness of the lower leg since an experiment began, up to its end.
fn stop(
    experiment: &Experiment,
    readings: &Readings<'_>,
    episodes: &[Episode<'_>],
    rules: &CadenceRules,
    today: Date,
) -> Option<Soreness> {
    let last = experiment.ended.unwrap_or(today);
    let rule = &rules.stop;
    sore(
        readings,
        episodes,
        &rule.sites,
        rule.pain,
        experiment.day,
        last,
    )
    .next()
}
