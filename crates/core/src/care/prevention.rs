//! What keeps a hip well: the maintenance after a return to running, and for runners without pain.

use crate::journal::{Body, Done, Folded};
use crate::knowledge::Care;
use crate::knowledge::care::{ExerciseIndex, PreventionItem, PreventionKind};
use crate::return_to_run::{Moment, Plans, State};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// The maintenance programme at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Maintenance<'k> {
    /// Whether it follows a return to running; otherwise it is for a runner without pain.
    pub follows_return: bool,
    /// Its parts, in the order of the pack.
    pub items: Vec<MaintenanceItem<'k>>,
}

/// One part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MaintenanceItem<'k> {
    /// The part, as it stands in the pack.
    pub item: &'k PreventionItem,
    /// Its exercises that may be given to this runner.
    pub exercises: Vec<ExerciseIndex>,
    /// Days of the last seven, today included, on which one of its exercises was done.
    pub days_done: u8,
    /// Whether it is due today; `None` for what has no days of its own, such as shoes.
    pub is_due: Option<bool>,
}

/// The maintenance programme; `None` while a hip is being cared for: every open episode must have returned to running.
///
/// `causes` are the keys of the causes of past episodes: nothing that is to be avoided for one of them is given.
pub fn maintenance<'k>(
    folded: &Folded<'_>,
    care: &'k Care,
    plans: &Plans<'_, '_>,
    causes: &[&str],
    now: Moment,
) -> Option<Maintenance<'k>> {
    let mut follows_return = false;
    for plan in &plans.episodes {
        let is_done = matches!(plan.plan.state(), State::Done { .. });
        if plan.is_open() && !is_done || plan.holds_after_closing() {
            return None;
        }
        follows_return |= is_done;
    }
    if !plans.alarms.is_empty() || !plans.not_readable.is_empty() {
        return None;
    }
    let items = care.prevention.iter().filter_map(|item| {
        let exercises: Vec<ExerciseIndex> = item
            .exercises
            .iter()
            .copied()
            .filter(|index| {
                let exercise = care.exercises.get(*index);
                exercise
                    .is_some_and(|exercise| !causes.iter().any(|key| exercise.is_avoided_for(key)))
            })
            .collect();
        let has_any = item.exercises.is_empty() || !exercises.is_empty();
        has_any.then(|| item_now(folded, care, item, exercises, now))
    });
    Some(Maintenance {
        follows_return,
        items: items.collect(),
    })
}

fn item_now<'k>(
    folded: &Folded<'_>,
    care: &Care,
    item: &'k PreventionItem,
    exercises: Vec<ExerciseIndex>,
    now: Moment,
) -> MaintenanceItem<'k> {
    let today = now.day();
    let first = today.saturating_sub(jiff::Span::new().days(6));
    let ids: BTreeSet<&str> = exercises
        .iter()
        .filter_map(|index| care.exercises.get(*index))
        .map(|exercise| exercise.id.as_str())
        .collect();
    let days: BTreeSet<Date> = folded
        .effective()
        .iter()
        .filter(|version| {
            matches!(version.entry.body(), Body::Exercise(logged)
                if logged.done != Done::Skipped && ids.contains(logged.exercise.as_str()))
        })
        .map(|version| version.entry.happened().day())
        .filter(|day| (first..=today).contains(day))
        .collect();
    let days_done = u8::try_from(days.len()).unwrap_or(u8::MAX);
    let is_strength = item.kind == PreventionKind::Strength;
    let yesterday = today.yesterday().is_ok_and(|day| days.contains(&day));
    let is_due = item.days_per_week.map(|days_per_week| {
        // Strength has a day between.
        days_done < days_per_week && !days.contains(&today) && !(is_strength && yesterday)
    });
    MaintenanceItem {
        item,
        exercises,
        days_done,
        is_due,
    }
}
