//! Runs with a short break between them, taken as one.

use super::RunNumbers;
use super::activity::{Activity, metres};
use crate::journal::EntryId;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

/// One or more runs with less than a short break between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outing {
    /// The runner's own local day on which it began.
    pub day: Date,
    /// When it began.
    pub start: Timestamp,
    /// Its runs, in the order of their starts.
    pub runs: Vec<EntryId>,
    /// Whole metres of all of them; `None` when the distance of none is known.
    pub distance_m: Option<u32>,
    /// Seconds without pauses of all of them; `None` when the duration of none is known.
    pub timer_s: Option<u32>,
    /// Effort times minutes, in sixtieths: effort (0 to 10) times seconds. `None` unless both are known of every run.
    pub effort_s: Option<u64>,
    /// Whether the distance of one of its runs is unknown: the outing was longer than its distance says.
    pub lacks_distance: bool,
}

/// What is known of an outing so far.
struct Open {
    outing: Outing,
    distance_cm: Option<u32>,
    end: Timestamp,
}

/// Outings of runs that come in the order of their starts.
pub(super) fn outings<'a, 'j: 'a>(
    runs: impl Iterator<Item = &'a Activity<'j>>,
    numbers: RunNumbers,
) -> Vec<Outing> {
    let gap = SignedDuration::from_mins(i64::from(numbers.joined_gap_minutes));
    let mut done: Vec<Outing> = Vec::new();
    let mut open: Option<Open> = None;
    for run in runs {
        match &mut open {
            Some(before) if before.end.duration_until(run.start) < gap => before.add(run),
            Some(_) | None => {
                done.extend(open.take().map(Open::close));
                open = Some(Open::new(run));
            }
        }
    }
    done.extend(open.map(Open::close));
    done
}

impl Open {
    fn new(run: &Activity<'_>) -> Self {
        let distance_cm = run.content.distance_cm;
        Self {
            outing: Outing {
                day: run.day,
                start: run.start,
                runs: vec![run.id],
                distance_m: None,
                timer_s: run.timer_s(),
                effort_s: effort_s(run),
                lacks_distance: distance_cm.is_none(),
            },
            distance_cm,
            end: run.end().unwrap_or(run.start),
        }
    }

    /// Adds a run. One that began before the last one ended is another recording of it: nobody runs two at once. Then the
    /// longer of the two counts.
    fn add(&mut self, run: &Activity<'_>) {
        let is_overlap = run.start < self.end;
        let together = |one: Option<u32>, other: Option<u32>| match (one, other) {
            (Some(one), Some(other)) if is_overlap => Some(one.max(other)),
            (Some(one), Some(other)) => Some(one.saturating_add(other)),
            (one, other) => one.or(other),
        };
        let outing = &mut self.outing;
        outing.lacks_distance |= run.content.distance_cm.is_none() && !is_overlap;
        self.distance_cm = together(self.distance_cm, run.content.distance_cm);
        outing.timer_s = together(outing.timer_s, run.timer_s());
        outing.effort_s = match (outing.effort_s, effort_s(run)) {
            (Some(one), Some(other)) if is_overlap => Some(one.max(other)),
            (Some(one), Some(other)) => Some(one.saturating_add(other)),
            (one, other) if is_overlap => one.or(other),
            (_, _) => None,
        };
        outing.runs.push(run.id);
        self.end = self.end.max(run.end().unwrap_or(run.start));
    }

    fn close(self) -> Outing {
        Outing {
            distance_m: self.distance_cm.map(metres),
            ..self.outing
        }
    }
}

fn effort_s(run: &Activity<'_>) -> Option<u64> {
    let (effort, seconds) = run.content.effort.zip(run.timer_s())?;
    Some(u64::from(effort) * u64::from(seconds))
}
