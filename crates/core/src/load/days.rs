//! The runs of each day.

use super::{Complete, Span, days_after};
use crate::runs::Outing;
use jiff::civil::Date;

/// The runs of one of the runner's own local days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub day: Date,
    /// How many runs, those with a short break between them as one.
    pub runs: usize,
    /// Metres; `None` when nothing is known, and never 0 for a day that may have had a run.
    pub distance_m: Option<u32>,
    /// The longest run, in metres.
    pub longest_m: Option<u32>,
    /// Seconds without pauses.
    pub timer_s: Option<u32>,
    /// Effort (0 to 10) times minutes; `None` unless both are known of every run.
    pub session_rpe: Option<u32>,
    /// Whether the distance of one of its runs is unknown.
    pub lacks_distance: bool,
    /// Whether it is known what was run: there is a run, or the history is complete here.
    pub is_known: bool,
}

impl Day {
    /// Metres, 0 on a day of rest; `None` when nothing or not all is known.
    pub fn load_m(&self) -> Option<u32> {
        self.distance_m.filter(|_| !self.lacks_distance)
    }

    fn empty(day: Date, is_known: bool) -> Self {
        let rest = is_known.then_some(0);
        Self {
            day,
            runs: 0,
            distance_m: rest,
            longest_m: None,
            timer_s: rest,
            session_rpe: rest,
            lacks_distance: false,
            is_known,
        }
    }

    fn add(&mut self, outing: &Outing) {
        if self.runs == 0 {
            (self.distance_m, self.timer_s, self.session_rpe) = (None, None, Some(0));
        }
        let sum = |one: Option<u32>, other: Option<u32>| match (one, other) {
            (Some(one), Some(other)) => Some(one.saturating_add(other)),
            (one, other) => one.or(other),
        };
        self.runs += 1;
        self.is_known = true;
        self.distance_m = sum(self.distance_m, outing.distance_m);
        self.longest_m = self.longest_m.max(outing.distance_m);
        self.timer_s = sum(self.timer_s, outing.timer_s);
        let effort = outing.effort_s.map(|effort| effort / 60);
        let effort = effort.and_then(|minutes| u32::try_from(minutes).ok());
        let both = self.session_rpe.zip(effort);
        self.session_rpe = both.and_then(|(one, other)| one.checked_add(other));
        self.lacks_distance |= outing.lacks_distance;
    }
}

/// Every day of a span, in order.
pub fn days(outings: &[Outing], complete: &Complete, span: Span) -> Vec<Day> {
    let mut all = Vec::new();
    let mut day = span.from;
    while day <= span.to {
        all.push(Day::empty(day, complete.contains(day)));
        let next = days_after(day, 1);
        if next == day {
            break;
        }
        day = next;
    }
    for outing in outings {
        let at = super::days_between(span.from, outing.day);
        let at = usize::try_from(at).ok();
        if let Some(day) = at.and_then(|at| all.get_mut(at)) {
            day.add(outing);
        }
    }
    all
}
