//! How much of what was planned was done.

use super::done::DoneExercises;
use super::stage::StageNow;
use crate::knowledge::Care;
use crate::knowledge::care::{Adherence, Programme};
use jiff::civil::Date;

/// How much of what was planned was done over the weeks that are looked back on, today not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// Percent of the whole programme, 0 to 100.
    pub percent: u8,
    /// Percent of the starred items, 0 to 100.
    pub starred_percent: u8,
}

/// How much was done; `None` until the programme has run for as long as is looked back on.
///
/// A day half done counts half. Doing more of one exercise does not make up for another.
pub(super) fn kept(
    care: &Care,
    programme: &Programme,
    rules: &Adherence,
    stage: &StageNow<'_>,
    done: &DoneExercises<'_>,
    today: Date,
) -> Option<Kept> {
    let days = i64::from(rules.weeks) * 7;
    let first = today.saturating_sub(jiff::Span::new().days(days));
    let (_, begun) = stage.ran.first()?;
    if *begun > first {
        return None;
    }
    let mut all = Share::default();
    let mut starred = Share::default();
    for (position, (index, from)) in stage.ran.iter().enumerate() {
        let from = (*from).max(first);
        let until = stage
            .ran
            .get(position + 1)
            .map_or(today, |(_, next)| (*next).min(today));
        let length = from.duration_until(until).as_hours() / 24;
        let items = programme.stages.get(*index).map(|stage| &stage.items);
        for item in items.into_iter().flatten().filter(|_| length > 0) {
            let Some(exercise) = care.exercises.get(item.exercise) else {
                continue;
            };
            let halves: i64 = done
                .of(&exercise.id)
                .into_iter()
                .flat_map(|days| days.range(from..until))
                .map(|(_, day)| match (day.whole, day.partly) {
                    (0, 0) => 0,
                    (0, _) => 1,
                    (_, _) => 2,
                })
                .sum();
            let share = Share::of(halves, length * i64::from(item.dose.days_per_week));
            all.add(share);
            if item.starred {
                starred.add(share);
            }
        }
    }
    Some(Kept {
        percent: all.percent()?,
        starred_percent: starred.percent()?,
    })
}

/// Done and planned, in fourteenths of a day of an exercise, so that nothing is rounded before the end.
#[derive(Debug, Clone, Copy, Default)]
struct Share {
    done: i64,
    planned: i64,
}

impl Share {
    /// Half days done, and sevenths of a day planned.
    const fn of(halves: i64, sevenths: i64) -> Self {
        let (done, planned) = (halves * 7, sevenths * 2);
        Self {
            done: if done < planned { done } else { planned },
            planned,
        }
    }

    const fn add(&mut self, other: Self) {
        self.done += other.done;
        self.planned += other.planned;
    }

    /// Rounded down: a share just below a limit does not reach it.
    fn percent(self) -> Option<u8> {
        let percent = (self.done * 100).checked_div(self.planned)?;
        u8::try_from(percent).ok()
    }
}
