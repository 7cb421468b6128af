//! What is to be done of one exercise.

use crate::words::Words;
use restride_core::journal::Key;
use restride_core::knowledge::care::{Dose, Exercise, RehabRules};
use std::time::Duration;

/// One exercise as it is to be done today: its dose from the knowledge pack, and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Prescription {
    /// Which exercise.
    pub(crate) exercise: Key,
    /// Its name.
    pub(crate) name: String,
    /// How it is done.
    pub(crate) steps: Vec<String>,
    /// Whether it is done on each side.
    pub(crate) per_side: bool,
    /// Sets on each side; 0 counts as 1.
    pub(crate) sets: u8,
    /// Repetitions of a set; `None` when they are not counted.
    pub(crate) repetitions: Option<u16>,
    /// Seconds of each hold; `None` when nothing is held.
    pub(crate) hold_s: Option<u16>,
    /// Seconds of one repetition, up and down; `None` for the runner's own pace. A hold counts before it.
    pub(crate) tempo_s: Option<u16>,
    /// Minutes of a set; `None` when it is not done by the clock.
    pub(crate) minutes: Option<u16>,
    /// Metres of a set; `None` when it is not done over a distance.
    pub(crate) distance_m: Option<u16>,
    /// Seconds of rest between sets; `None` when not said: the runner decides.
    pub(crate) rest_s: Option<u16>,
    /// Most pain while doing it, 0 to 10. More ends the exercise.
    pub(crate) most_pain: u8,
    /// Signs at which to stop at once, in words.
    pub(crate) stop_if: Vec<String>,
    /// For each of those the answer id of the warning question that it says yes to; `None` for one that is no warning
    /// sign.
    pub(crate) flags: Vec<Option<Key>>,
}

/// How a set is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Work {
    /// So often, each time for so long.
    Timed {
        /// How often, at least once.
        times: u16,
        /// For how long each time.
        each: Duration,
    },
    /// At the runner's own pace.
    OwnPace,
}

impl Prescription {
    /// An exercise of the pack in this dose, with its words; `None` when its id cannot stand in a journal.
    pub(crate) fn of(
        exercise: &Exercise,
        dose: &Dose,
        rules: &RehabRules,
        words: Words<'_>,
    ) -> Option<Self> {
        let id = exercise.id.as_str();
        let tempo = dose.tempo_s.map(|tempo| {
            [tempo.up_s, tempo.hold_s, tempo.down_s]
                .map(u16::from)
                .iter()
                .sum()
        });
        let stop_if = exercise.stop_if.iter();
        let flags = exercise.stop_if.iter();
        Some(Self {
            exercise: Key::new(id)?,
            name: words.line(&format!("exercises.{id}.name")),
            steps: words.lines(&format!("exercises.{id}.steps")),
            per_side: exercise.per_side,
            sets: dose.sets,
            repetitions: dose.repetitions.map(u16::from),
            hold_s: dose.hold_s,
            tempo_s: tempo,
            minutes: dose.minutes,
            distance_m: dose.distance_m,
            rest_s: dose.rest_s,
            most_pain: dose.most_pain,
            stop_if: stop_if
                .map(|sign| words.line(&format!("stop_if.{sign}")))
                .collect(),
            flags: flags
                .map(|sign| rules.red_flag(sign).and_then(Key::new))
                .collect(),
        })
    }

    /// How a set is done. What would take no time is done at the runner's own pace.
    pub(super) fn work(&self) -> Work {
        let times = self.repetitions.unwrap_or(1).max(1);
        let timed = |times: u16, seconds: u64| {
            if seconds == 0 {
                Work::OwnPace
            } else {
                let each = Duration::from_secs(seconds);
                Work::Timed { times, each }
            }
        };
        match (self.hold_s, self.tempo_s, self.minutes) {
            (Some(seconds), _, _) | (None, Some(seconds), _) => timed(times, seconds.into()),
            (None, None, Some(minutes)) if self.repetitions.is_none() => {
                timed(1, 60 * u64::from(minutes))
            }
            (None, None, Some(_) | None) => Work::OwnPace,
        }
    }

    /// The warning signs that a sign of the list is; empty for one that is none. A sign that was not named may be any of
    /// the list, so all of its warning signs count.
    pub(super) fn red_flags(&self, sign: Option<usize>) -> Vec<Key> {
        let mut flags: Vec<Key> = match sign.and_then(|sign| self.flags.get(sign)) {
            Some(flag) => flag.iter().cloned().collect(),
            None => self.flags.iter().flatten().cloned().collect(),
        };
        flags.sort_unstable();
        flags.dedup();
        flags
    }

    /// Sets on each side, at least 1.
    pub(super) fn sets(&self) -> u8 {
        self.sets.max(1)
    }

    /// Sides, 1 or 2.
    pub(super) fn sides(&self) -> u8 {
        if self.per_side { 2 } else { 1 }
    }

    /// Repetitions that a whole set counts for; `None` when they are not counted.
    pub(super) fn counted(&self) -> Option<u16> {
        self.repetitions.or(self.hold_s.map(|_| 1))
    }
}
