//! Rehab: which programme, which stage, what is due today.

use super::adherence::{Kept, kept};
use super::choice::{Chosen, WhyNoProgramme, choose};
use super::done::{DayOfExercise, DoneExercises};
use super::dose::{Measure, TodaysDose, todays_dose};
use super::stage::{StageNow, stage_now};
use crate::journal::Folded;
use crate::knowledge::care::{Exercise, ExerciseIndex, ExerciseStress, Item, Programme};
use crate::knowledge::{Care, ReturnToRun};
use crate::return_to_run::{Moment, PlanOfEpisode, Plans, State};
use jiff::civil::Date;

const DAYS_OF_A_WEEK: u16 = 7;

/// What an episode is given to train.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rehab<'k> {
    /// Nothing, and why.
    None(WhyNoProgramme),
    /// A programme.
    Training(Box<Training<'k>>),
}

impl<'k> Rehab<'k> {
    /// The programme; `None` when there is none.
    pub fn training(&self) -> Option<&Training<'k>> {
        match self {
            Self::None(_) => None,
            Self::Training(training) => Some(training),
        }
    }
}

/// A programme at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Training<'k> {
    /// Which programme, by whom, since when.
    pub chosen: Chosen,
    /// The same, as it stands in the pack.
    pub programme: &'k Programme,
    /// The stage, and what leads to the next one.
    pub stage: StageNow<'k>,
    /// What to do, in the order of the stage. A shortened programme has its starred items only.
    pub items: Vec<ItemNow<'k>>,
    /// How much of it was done; `None` until it has run long enough to say.
    pub kept: Option<Kept>,
    /// Whether it is shortened to its starred items, because too little was done.
    pub is_shortened: bool,
    /// Whether the starred items were done well enough to offer the whole programme again.
    pub offers_whole: bool,
    /// Whether the tests of the stage are due again.
    pub is_retest_due: bool,
}

impl Training<'_> {
    /// The items that are due today.
    pub fn due(&self) -> impl Iterator<Item = &ItemNow<'_>> {
        self.items.iter().filter(|item| item.not_due.is_none())
    }
}

/// One exercise today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemNow<'k> {
    /// The exercise.
    pub index: ExerciseIndex,
    /// The same, as it stands in the pack.
    pub exercise: &'k Exercise,
    /// Whether it stays when the programme is shortened.
    pub is_starred: bool,
    /// How much of it.
    pub today: TodaysDose,
    /// Times that it was done today.
    pub done_today: u8,
    /// Why it is not due today; `None` when it is.
    pub not_due: Option<NotDue>,
}

/// Why an exercise is not due today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NotDue {
    /// It was done as often as planned.
    DoneToday,
    /// Strength was trained yesterday.
    RestDay,
    /// It was done on enough of the last seven days.
    EnoughThisWeek,
}

impl NotDue {
    /// The stable public key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::DoneToday => "done_today",
            Self::RestDay => "rest_day",
            Self::EnoughThisWeek => "enough_this_week",
        }
    }
}

/// What an episode is given to train now.
///
/// `ranked` are the keys of the causes that an assessment of this episode shows, best first; empty when there is none.
/// Nothing that is to be avoided for one of them is given.
///
/// # Missing data
///
/// A pain or a morning that was not logged never leads to more; a criterion that was not logged is not met.
pub fn rehab<'k>(
    folded: &Folded<'_>,
    rules: &'k ReturnToRun,
    care: &'k Care,
    plans: &Plans<'_, '_>,
    plan: &PlanOfEpisode<'_, '_>,
    ranked: &[&str],
    now: Moment,
) -> Rehab<'k> {
    let chosen = match choose(folded, care, plan, ranked) {
        Ok(chosen) => chosen,
        Err(why) => return Rehab::None(why),
    };
    let Some(programme) = care.programmes.get(chosen.programme) else {
        return Rehab::None(WhyNoProgramme::ToBeSeen);
    };
    let episode = plan.episode.id;
    let stage = stage_now(folded, episode, programme, chosen, now);
    let done = DoneExercises::since(folded, episode, chosen.since, now);
    let allows_impact = allows_impact(plans, plan);
    let measure = Measure {
        rules,
        progression: &care.rehab.progression,
        profile: plan.plan.profile(),
        today: now.day(),
    };
    let items = programme.stages.get(stage.stage).map(|stage| &stage.items);
    let mut items: Vec<ItemNow<'k>> = items
        .into_iter()
        .flatten()
        .filter_map(|item| {
            let exercise = care.exercises.get(item.exercise)?;
            let may = may_be_given(exercise, programme, ranked)
                && (allows_impact || !exercise.has_impact());
            let from = stage.since.day();
            may.then(|| item_now(measure, item, exercise, from, &done))
        })
        .collect();
    if items.is_empty() {
        return Rehab::None(WhyNoProgramme::NothingFits);
    }
    let adherence = &care.rehab.adherence;
    let kept = kept(care, programme, adherence, &stage, &done, now.day());
    let asked_for_whole = stage.whole_since.is_some_and(|asked| {
        asked.is_within(
            now,
            u16::from(adherence.weeks).saturating_mul(DAYS_OF_A_WEEK),
        )
    });
    let is_short = kept.is_some_and(|kept| kept.percent < adherence.least_percent);
    let has_starred = items.iter().any(|item| item.is_starred);
    let is_shortened = is_short && has_starred && !asked_for_whole;
    if is_shortened {
        items.retain(|item| item.is_starred);
    }
    let offers_whole =
        is_shortened && kept.is_some_and(|kept| kept.starred_percent >= adherence.least_percent);
    let tested = stage.last_test.unwrap_or(stage.since);
    Rehab::Training(Box::new(Training {
        is_retest_due: !stage.exit.is_empty() && tested.gap_to(now) >= care.rehab.retest.days,
        chosen,
        programme,
        stage,
        items,
        kept,
        is_shortened,
        offers_whole,
    }))
}

/// Impact only where running is: with a plan past its pauses, and no bone of another episode in doubt.
fn allows_impact(plans: &Plans<'_, '_>, plan: &PlanOfEpisode<'_, '_>) -> bool {
    let is_past_pauses = match plan.plan.state() {
        State::Ready { .. } | State::Level(_) | State::Done { .. } => true,
        State::Locked { .. } | State::Refer { .. } | State::Offload { .. } => false,
    };
    is_past_pauses && plans.episodes.iter().all(|other| !other.is_locked())
}

/// Whether nothing speaks against an exercise: neither a cause of the list nor a condition of the programme.
fn may_be_given(exercise: &Exercise, programme: &Programme, ranked: &[&str]) -> bool {
    let conditions = programme.conditions.iter().map(String::as_str);
    !conditions
        .chain(ranked.iter().copied())
        .any(|key| exercise.is_avoided_for(key))
}

fn item_now<'k>(
    measure: Measure<'_>,
    item: &'k Item,
    exercise: &'k Exercise,
    from: Date,
    done: &DoneExercises<'_>,
) -> ItemNow<'k> {
    let times_on = |day: Date| done.on(&exercise.id, day).map_or(0, DayOfExercise::times);
    let today = measure.today;
    let done_today = times_on(today);
    let earlier: Vec<Date> = (1..i64::from(DAYS_OF_A_WEEK))
        .map(|days| today.saturating_sub(jiff::Span::new().days(days)))
        .collect();
    let days_done = earlier.iter().filter(|day| times_on(**day) > 0).count();
    let yesterday = earlier.first().is_some_and(|day| times_on(*day) > 0);
    // Strength has a day between wherever the week leaves room for it.
    let is_strength = exercise.stresses.contains(&ExerciseStress::Resisted)
        && u16::from(item.dose.days_per_week) * 2 <= DAYS_OF_A_WEEK;
    let not_due = if done_today >= item.dose.times_per_day {
        Some(NotDue::DoneToday)
    } else if done_today > 0 {
        None
    } else if is_strength && yesterday {
        Some(NotDue::RestDay)
    } else if days_done >= usize::from(item.dose.days_per_week) {
        Some(NotDue::EnoughThisWeek)
    } else {
        None
    };
    ItemNow {
        index: item.exercise,
        exercise,
        is_starred: item.starred,
        today: todays_dose(measure, &item.dose, &exercise.id, from, done),
        done_today,
        not_due,
    }
}
