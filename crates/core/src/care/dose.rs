//! How much of an exercise today: more after quiet sessions, half after a red one.

use super::done::{DayOfExercise, DoneExercises};
use crate::knowledge::ReturnToRun;
use crate::knowledge::care::{Dose, Progression};
use crate::return_to_run::Profile;
use jiff::civil::Date;

/// How much of an exercise today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TodaysDose {
    /// The dose, sets more or halved already counted.
    pub dose: Dose,
    /// Steps of more load, each of the pack's percent, or of the next harder variant.
    pub load_steps: u8,
    /// Until when half is done after a red session; `None` when none was.
    pub halved_until: Option<Date>,
    /// Sessions in a row that were complete and quiet.
    pub quiet_in_a_row: u8,
}

/// What decides how much.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measure<'a> {
    pub(super) rules: &'a ReturnToRun,
    pub(super) progression: &'a Progression,
    pub(super) profile: Profile,
    pub(super) today: Date,
}

/// The most that a step may add up to.
const MOST_STEPS: u8 = 20;

/// How one session went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Went {
    /// Complete, within the limit of pain, and a quiet morning after.
    Quiet,
    /// Not known yet, or not enough for more.
    Unclear,
    /// Over the limit, or a morning that was worse.
    Amber,
    /// Half of it for some days.
    Red,
}

/// How much of an exercise today, from its days since the stage began.
///
/// A pain or a morning that was not told never counts as quiet.
pub(super) fn todays_dose(
    measure: Measure<'_>,
    usual: &Dose,
    exercise: &str,
    from: Date,
    done: &DoneExercises<'_>,
) -> TodaysDose {
    let progression = measure.progression;
    let mut steps: u8 = 0;
    let mut quiet: u8 = 0;
    let mut halved_until: Option<Date> = None;
    for (day, session) in done.of(exercise).into_iter().flatten() {
        if *day < from || *day > measure.today || session.times() == 0 {
            continue;
        }
        let was_halved = halved_until.is_some_and(|until| *day <= until);
        let planned = planned_sets(usual, progression, steps, was_halved);
        match went(measure, usual, planned, *day, session, done) {
            Went::Red => {
                steps = steps.saturating_sub(1);
                quiet = 0;
                let days = jiff::Span::new().days(progression.red_halves_days);
                halved_until = Some(day.saturating_add(days));
            }
            // Half a session says nothing about more.
            Went::Quiet if was_halved => {}
            Went::Quiet => {
                quiet += 1;
                if quiet >= progression.sessions_in_a_row {
                    steps = (steps + 1).min(MOST_STEPS);
                    quiet = 0;
                }
            }
            // The session of yesterday or today waits for its morning; an older one breaks the row.
            Went::Unclear if day.tomorrow().is_ok_and(|after| after >= measure.today) => {}
            Went::Amber | Went::Unclear => quiet = 0,
        }
    }
    let halved_until = halved_until.filter(|until| measure.today <= *until);
    let mut dose = usual.clone();
    dose.sets = planned_sets(usual, progression, steps, halved_until.is_some());
    if halved_until.is_some() && usual.sets < 2 && dose.sets < 2 {
        dose.repetitions = dose.repetitions.map(|count| count.div_ceil(2));
        dose.hold_s = dose.hold_s.map(|seconds| seconds.div_ceil(2));
        dose.minutes = dose.minutes.map(|minutes| minutes.div_ceil(2));
        dose.distance_m = dose.distance_m.map(|metres| metres.div_ceil(2));
    }
    TodaysDose {
        dose,
        load_steps: steps.saturating_sub(1),
        halved_until,
        quiet_in_a_row: quiet,
    }
}

/// The first step is sets more; every later one is load.
fn planned_sets(usual: &Dose, progression: &Progression, steps: u8, is_halved: bool) -> u8 {
    let more = if steps > 0 { progression.more_sets } else { 0 };
    let sets = usual.sets.saturating_add(more);
    if is_halved { sets.div_ceil(2) } else { sets }
}

fn went(
    measure: Measure<'_>,
    usual: &Dose,
    planned_sets: u8,
    day: Date,
    session: &DayOfExercise,
    done: &DoneExercises<'_>,
) -> Went {
    let (grading, bone) = (&measure.rules.grading, &measure.rules.bone);
    let rise = done.morning_rise(measure.rules, day);
    let red_pain = match measure.profile {
        Profile::Bone => bone.red_from,
        // What the dose allows is never red by itself.
        Profile::Soft => grading.red_during.max(usual.most_pain.saturating_add(1)),
    };
    let red_rise = match measure.profile {
        Profile::Bone => bone.red_from,
        Profile::Soft => grading.red_morning_rise,
    };
    if session.worst_pain.is_some_and(|pain| pain >= red_pain)
        || rise.is_some_and(|rise| rise >= red_rise)
    {
        return Went::Red;
    }
    if session
        .worst_pain
        .is_some_and(|pain| pain > usual.most_pain)
        || rise.is_some_and(|rise| rise > 0)
    {
        return Went::Amber;
    }
    let is_complete = session.whole > 0
        && session.partly == 0
        && session
            .fewest_sets
            .is_none_or(|sets| sets >= u32::from(planned_sets));
    if is_complete && !session.is_pain_missing && rise == Some(0) {
        Went::Quiet
    } else {
        Went::Unclear
    }
}
