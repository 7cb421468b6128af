//! The first 72 hours as a checklist.

use crate::assess::page::Page;
use crate::journal::entry_words::EntryWords;
use crate::words::Words;
use restride_core::care::{Checklist, DecisionNow, Missing, StepNow, StepState};
use restride_core::knowledge::Care;
use schemars::JsonSchema;
use serde::Serialize;

/// The first 72 hours.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct FirstDaysJson {
    /// Whole hours since it began.
    hour: u32,
    /// The steps for this runner, in order; empty when the hours are over.
    steps: Vec<StepJson>,
    /// What they lead to; absent before they are over, and while the plan is locked or paused.
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<DecisionJson>,
}

/// One step.
#[derive(Debug, Serialize, JsonSchema)]
struct StepJson {
    /// Its id.
    id: String,
    /// `later`, `due`, `again`, `done` or `over`.
    state: &'static str,
    /// Hours until it begins, or is done again; absent for other states.
    #[serde(skip_serializing_if = "Option::is_none")]
    in_hours: Option<u16>,
    /// First hour.
    from_hour: u16,
    /// Hour at which it is over.
    to_hour: u16,
    /// Hours from one time to the next; absent when it is not repeated by the clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    every_hours: Option<u8>,
    /// Times that it was done today.
    done_today: u8,
    /// What to do.
    words: String,
    /// Why.
    why: String,
    /// Names of its exercises.
    exercises: Vec<String>,
    /// What the guide says, where studies say something else.
    #[serde(skip_serializing_if = "Option::is_none")]
    guide_says: Option<String>,
    /// What studies say, where the guide says something else.
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence_says: Option<String>,
}

/// What the first days lead to.
#[derive(Debug, Serialize, JsonSchema)]
struct DecisionJson {
    /// `ready`, `offload` or `assess`; absent while something has to be told first.
    #[serde(skip_serializing_if = "Option::is_none")]
    leads_to: Option<&'static str>,
    /// What has to be told first: `warning_questions`, `walk` or `long_walk`; absent when nothing has.
    #[serde(skip_serializing_if = "Option::is_none")]
    missing: Option<&'static str>,
    /// The same in words.
    words: String,
}

pub(super) fn of(words: EntryWords<'_>, care: &Care, list: &Checklist<'_>) -> FirstDaysJson {
    let steps = list.steps.iter();
    FirstDaysJson {
        hour: list.hour,
        steps: steps.map(|now| step(words, care, now)).collect(),
        decision: list.decision.as_ref().map(|it| decision(words, it)),
    }
}

fn step(words: EntryWords<'_>, care: &Care, now: &StepNow<'_>) -> StepJson {
    let step = now.step;
    let line = |part: &str| words.words.line(&format!("first_days.{}.{part}", step.id));
    let said = |part: &str| step.differs.then(|| line(part));
    let exercises = now.exercises.iter();
    StepJson {
        id: step.id.clone(),
        state: now.state.key(),
        in_hours: match now.state {
            StepState::Later { hours } | StepState::Again { hours } => Some(hours),
            StepState::Due | StepState::Done | StepState::Over => None,
        },
        from_hour: step.from_hour,
        to_hour: step.to_hour,
        every_hours: step.every_h,
        done_today: now.done_today,
        words: line("do"),
        why: line("why"),
        exercises: exercises
            .filter_map(|index| care.exercises.get(*index))
            .map(|it| words.words.line(&format!("exercises.{}.name", it.id)))
            .collect(),
        guide_says: said("guide_says"),
        evidence_says: said("evidence_says"),
    }
}

fn decision(words: EntryWords<'_>, now: &DecisionNow<'_>) -> DecisionJson {
    match now {
        DecisionNow::Taken(taken) => {
            let days = taken.days.map_or_else(String::new, |days| days.to_string());
            let key = format!("first_days.decisions.{}", taken.id);
            DecisionJson {
                leads_to: Some(taken.leads_to.key()),
                missing: None,
                words: words.words.filled(&key, &[("days", &days)]),
            }
        }
        DecisionNow::Open(missing) => {
            let minutes = match missing {
                Missing::LongWalk { minutes } => minutes.to_string(),
                Missing::WarningQuestions | Missing::Walk => String::new(),
            };
            let key = format!("plan.first_days.missing.{}", missing.key());
            DecisionJson {
                leads_to: None,
                missing: Some(missing.key()),
                words: words.words.filled(&key, &[("minutes", &minutes)]),
            }
        }
    }
}

/// What is due with its reasons, what was done, what comes, and the decision.
pub(super) fn text(page: &mut Page, list: &FirstDaysJson, words: Words<'_>) {
    let label = |key: &str| words.line(&format!("plan.first_days.{key}"));
    let in_state = |state: &'static str| list.steps.iter().filter(move |it| it.state == state);
    if !list.steps.is_empty() {
        let hour = list.hour.to_string();
        page.line(1, &words.filled("plan.first_days.hour", &[("hour", &hour)]));
    }
    if in_state("due").next().is_some() {
        page.line(1, &label("now"));
    }
    for step in in_state("due") {
        let often = step.every_hours.map(|hours| {
            let hours = hours.to_string();
            words.filled("plan.first_days.often", &[("hours", &hours)])
        });
        let often = often.unwrap_or_default();
        page.item(1, format!("[ ] {} {often}", step.words).trim());
        for exercise in &step.exercises {
            page.item(3, exercise);
        }
        if let (Some(guide), Some(evidence)) = (&step.guide_says, &step.evidence_says) {
            let line = |key: &str, said: &str| format!("{}: {said}", words.line(key));
            page.line(3, &line("plan.rehab.guide_says", guide));
            page.line(3, &line("plan.rehab.evidence_says", evidence));
        }
    }
    let done: Vec<&StepJson> = list
        .steps
        .iter()
        .filter(|it| matches!(it.state, "done" | "again"))
        .collect();
    if !done.is_empty() {
        page.line(1, &label("done"));
    }
    for step in done {
        let again = step.in_hours.map(|hours| {
            let hours = hours.to_string();
            words.filled("plan.first_days.again", &[("hours", &hours)])
        });
        let again = again.unwrap_or_default();
        page.item(1, format!("[x] {} {again}", step.words).trim());
    }
    if in_state("later").next().is_some() {
        page.line(1, &label("later"));
    }
    for step in in_state("later") {
        let (from, to) = (step.from_hour.to_string(), step.to_hour.to_string());
        let when = words.filled("plan.first_days.hours", &[("from", &from), ("to", &to)]);
        page.item(1, &format!("{when}: {}", step.words));
    }
    if let Some(decision) = &list.decision {
        page.line(1, &label("decision"));
        page.item(1, &decision.words);
    }
}
