//! The first 72 hours as a checklist: what is due now, what was done, what it leads to.

use super::decision::decide;
use super::{DecisionNow, EarlySigns, choice_of, of_episode};
use crate::journal::{Body, Folded, Version};
use crate::knowledge::Care;
use crate::knowledge::care::{EarlySign, ExerciseIndex, FirstStep, StepKind};
use crate::return_to_run::{Moment, PlanOfEpisode};
use jiff::SignedDuration;
use jiff::civil::time;

/// The choice by which a runner ticks a step off; its value is the step's id.
pub const FIRST_DAYS_DONE: &str = "first_days_done";

/// The first days of an episode at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklist<'k> {
    /// Whole hours since it began.
    pub hour: u32,
    /// What is known about the runner.
    pub signs: EarlySigns,
    /// The steps for this runner, in order.
    pub steps: Vec<StepNow<'k>>,
    /// What the first days lead to; `None` until the last step is over.
    pub decision: Option<DecisionNow<'k>>,
}

impl Checklist<'_> {
    /// The steps that are due now.
    pub fn due(&self) -> impl Iterator<Item = &StepNow<'_>> {
        self.steps
            .iter()
            .filter(|step| step.state == StepState::Due)
    }
}

/// One step at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepNow<'k> {
    /// The step, as it stands in the pack.
    pub step: &'k FirstStep,
    /// Its exercises that may be given to this runner.
    pub exercises: Vec<ExerciseIndex>,
    /// Where it stands.
    pub state: StepState,
    /// Times that it was done today.
    pub done_today: u8,
}

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepState {
    /// It begins in this many hours.
    Later {
        /// Hours.
        hours: u16,
    },
    /// Do it now.
    Due,
    /// Done; again in this many hours.
    Again {
        /// Hours.
        hours: u16,
    },
    /// Done for today, or altogether.
    Done,
    /// Its time is over.
    Over,
}

impl StepState {
    /// The stable public key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Later { .. } => "later",
            Self::Due => "due",
            Self::Again { .. } => "again",
            Self::Done => "done",
            Self::Over => "over",
        }
    }
}

/// The first days of an episode at a time.
///
/// `ranked` are the keys of the causes that an assessment of this episode shows; empty when there is none. Steps that
/// load the hip are left out while a bone may be hurt, and until the questions are answered, whatever the pack says.
///
/// # Units
///
/// Hours count from the opening of the episode, or from the end of the day on which the pain began when that is earlier.
pub fn first_days<'k>(
    folded: &Folded<'_>,
    care: &'k Care,
    plan: &PlanOfEpisode<'_, '_>,
    ranked: &[&str],
    now: Moment,
) -> Checklist<'k> {
    let from = began(folded, plan);
    let hour = hours_since(from, now);
    let signs = EarlySigns::of(folded, care, plan, now);
    let told: Vec<(Moment, &Version<'_>)> = of_episode(folded, plan.episode.id)
        .map(|version| (Moment::written(version.entry.happened()), version))
        .filter(|(at, _)| *at >= from && *at <= now)
        .collect();
    let steps: Vec<StepNow<'k>> = care
        .first_days
        .steps
        .iter()
        .filter(|step| is_for(step, &signs))
        .map(|step| {
            let exercises = step.exercises.iter().copied().filter(|index| {
                care.exercises
                    .get(*index)
                    .is_some_and(|exercise| !ranked.iter().any(|key| exercise.is_avoided_for(key)))
            });
            let exercises: Vec<ExerciseIndex> = exercises.collect();
            let times = Times::of(&told, care, step, now);
            StepNow {
                state: state(step, hour, &times, &signs, from, now),
                done_today: times.today,
                step,
                exercises,
            }
        })
        // A step whose every exercise is to be avoided has nothing to do.
        .filter(|now| now.step.exercises.is_empty() || !now.exercises.is_empty())
        .collect();
    let all = &care.first_days.steps;
    let end = all.iter().map(|step| step.to_hour).max().unwrap_or(0);
    let decision = (hour >= u32::from(end))
        .then(|| decide(folded, &care.first_days, plan, &signs, from, now))
        .flatten();
    Checklist {
        hour,
        signs,
        steps,
        decision,
    }
}

/// Whole hours since the first days of an episode began.
pub(crate) fn hour_of_first_days(
    folded: &Folded<'_>,
    plan: &PlanOfEpisode<'_, '_>,
    now: Moment,
) -> u32 {
    hours_since(began(folded, plan), now)
}

fn hours_since(from: Moment, now: Moment) -> u32 {
    u32::try_from(from.hours_to(now).max(0)).unwrap_or(u32::MAX)
}

/// When the first days began: a day without a time counts from its end, so that nothing is cut short.
fn began(folded: &Folded<'_>, plan: &PlanOfEpisode<'_, '_>) -> Moment {
    let root = plan.episode.id;
    let opening = folded
        .effective()
        .iter()
        .find(|version| version.root == root);
    let Some((version, day)) = opening.zip(plan.episode.opened.began) else {
        return plan.opened;
    };
    let happened = version.entry.happened();
    let end = day.to_datetime(time(23, 59, 59, 0));
    let end = happened.offset().to_timestamp(end).ok();
    end.map_or(plan.opened, |end| {
        Moment::on_clock_of(end, happened).min(plan.opened)
    })
}

fn is_for(step: &FirstStep, signs: &EarlySigns) -> bool {
    let has = |sign: &EarlySign| signs.signs.contains(sign);
    let is_meant = step.only_for.is_empty() || step.only_for.iter().any(has);
    let is_safe = !(step.kind.loads_the_hip() && signs.is_bone_suspected());
    is_meant && is_safe && !step.not_for.iter().any(has)
}

/// How often a step was done.
struct Times {
    all: u8,
    today: u8,
    last: Option<Moment>,
}

impl Times {
    /// From everything that was told since the first days began, in order.
    fn of(told: &[(Moment, &Version<'_>)], care: &Care, step: &FirstStep, now: Moment) -> Self {
        let mut times = Self {
            all: 0,
            today: 0,
            last: None,
        };
        for (at, version) in told {
            if !is_done_by(care, step, version) {
                continue;
            }
            times.all = times.all.saturating_add(1);
            if at.day() == now.day() {
                times.today = times.today.saturating_add(1);
            }
            times.last = times.last.max(Some(*at));
        }
        times
    }
}

/// Whether an entry is a step done: ticked off, or logged as what the step asks for.
fn is_done_by(care: &Care, step: &FirstStep, version: &Version<'_>) -> bool {
    let body = version.entry.body();
    if choice_of(body, FIRST_DAYS_DONE) == Some(step.id.as_str()) {
        return true;
    }
    if let Body::Exercise(logged) = body {
        let mut of_step = step
            .exercises
            .iter()
            .filter_map(|index| care.exercises.get(*index));
        return logged.done != crate::journal::Done::Skipped
            && of_step.any(|exercise| exercise.id == logged.exercise.as_str());
    }
    match step.kind {
        StepKind::Log => matches!(body, Body::Pain(_)),
        StepKind::Walk => matches!(body, Body::Walk(_)),
        StepKind::Stop
        | StepKind::Screen
        | StepKind::Protect
        | StepKind::Cold
        | StepKind::Warmth
        | StepKind::Compression
        | StepKind::Medicine
        | StepKind::Position
        | StepKind::Advice
        | StepKind::Exercise
        | StepKind::Ride
        | StepKind::Stretch
        | StepKind::Test => false,
    }
}

fn state(
    step: &FirstStep,
    hour: u32,
    times: &Times,
    signs: &EarlySigns,
    from: Moment,
    now: Moment,
) -> StepState {
    // The first questions are due until they are answered.
    let is_open_end = step.kind == StepKind::Screen && !signs.is_screened;
    if hour >= u32::from(step.to_hour) && !is_open_end {
        return StepState::Over;
    }
    if let Some(hours) = u32::from(step.from_hour)
        .checked_sub(hour)
        .filter(|hours| *hours > 0)
    {
        return StepState::Later {
            hours: u16::try_from(hours).unwrap_or(u16::MAX),
        };
    }
    if step.kind == StepKind::Screen {
        // Questions that come again are answered again.
        let begins = from.hours_later(i64::from(step.from_hour));
        let is_first = step.from_hour == 0;
        let is_done = signs
            .last_screened
            .is_some_and(|at| is_first || at.at() >= begins.at());
        return if is_done {
            StepState::Done
        } else {
            StepState::Due
        };
    }
    if let (Some(every), Some(last)) = (step.every_h, times.last) {
        let due = last
            .at()
            .checked_add(SignedDuration::from_hours(i64::from(every)));
        let left = due.map_or(0, |due| now.at().duration_until(due).as_secs());
        if left > 0 {
            let hours = u16::try_from(left.unsigned_abs().div_ceil(3600)).unwrap_or(u16::MAX);
            return StepState::Again { hours };
        }
        return StepState::Due;
    }
    let is_done = match step.times {
        Some(times_a_day) => times.today >= times_a_day,
        None => times.all > 0,
    };
    if is_done {
        StepState::Done
    } else {
        StepState::Due
    }
}
