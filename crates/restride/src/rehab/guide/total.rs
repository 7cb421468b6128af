//! What was done of an exercise.

use super::prescription::Prescription;
use crate::words::Words;
use restride_core::journal::{Done, EntryId, Exercise, Key, PainScore, Text};

/// What was done of one exercise, as it goes into the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Total {
    /// Which exercise of the session, from 0.
    pub(crate) exercise: usize,
    /// How much of it.
    pub(crate) done: Done,
    /// Whole sets, on both sides where there are two.
    pub(crate) sets: u8,
    /// Repetitions of a set: as asked when a set was whole, otherwise as many as were counted; `None` when none were.
    pub(crate) repetitions: Option<u16>,
    /// Seconds of each hold; `None` when nothing was held.
    pub(crate) hold_s: Option<u16>,
    /// The worst pain that was told; `None` when none was, which is not a pain of 0.
    pub(crate) pain: Option<u8>,
    /// How it ended.
    pub(crate) ended: Ended,
}

impl Total {
    /// What goes into the journal. A sign at which the runner stopped stands there in words.
    pub(crate) fn entry(
        &self,
        asked: &Prescription,
        episode: Option<EntryId>,
        words: Words<'_>,
    ) -> Exercise {
        Exercise {
            exercise: asked.exercise.clone(),
            done: self.done,
            episode,
            sets: Some(self.sets).filter(|sets| *sets > 0).map(u32::from),
            repetitions: self.repetitions.map(u32::from),
            hold_s: self.hold_s.map(u32::from),
            pain: self.pain.and_then(PainScore::new),
            note: self.note(asked, words),
        }
    }
}

impl Total {
    /// The warning signs at which the runner stopped, as a pain entry keeps them; empty when it was none.
    pub(crate) fn red_flags(&self, asked: &Prescription) -> Vec<Key> {
        match self.ended {
            Ended::Sign(sign) => asked.red_flags(sign),
            Ended::Whole | Ended::TooMuchPain | Ended::Skipped | Ended::Stopped => Vec::new(),
        }
    }

    /// What the runner noticed, in words; `None` without a sign.
    pub(crate) fn note(&self, asked: &Prescription, words: Words<'_>) -> Option<Text> {
        let Ended::Sign(sign) = self.ended else {
            return None;
        };
        let note = match sign.and_then(|sign| asked.stop_if.get(sign)) {
            Some(sign) => words.filled("guided.note_sign", &[("sign", sign)]),
            None => words.line("guided.note_a_sign"),
        };
        Text::new(note)
    }
}

/// How an exercise ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    /// Everything was done.
    Whole,
    /// It hurt more than it may.
    TooMuchPain,
    /// A sign at which to stop at once; which one of the list, if it was said.
    Sign(Option<usize>),
    /// The runner went on to the next.
    Skipped,
    /// The runner ended the session.
    Stopped,
}

/// What was done so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Tally {
    /// Whole sets of each side.
    pub(super) sets: [u8; 2],
    /// Repetitions that were counted in a set that is not whole.
    pub(super) repetitions: u16,
    /// Whether anything was begun.
    pub(super) has_begun: bool,
    /// The worst pain that was told.
    pub(super) pain: Option<u8>,
}

impl Tally {
    pub(super) fn tell_pain(&mut self, pain: u8) {
        self.pain = self.pain.max(Some(pain));
    }

    /// The sum of it.
    pub(super) fn total(&self, exercise: usize, asked: &Prescription, ended: Ended) -> Total {
        let [first, second] = self.sets;
        let sets = if asked.per_side {
            first.min(second)
        } else {
            first
        };
        let any = first > 0 || second > 0 || self.repetitions > 0;
        let done = if sets >= asked.sets() {
            Done::Done
        } else if any || self.has_begun {
            Done::Partly
        } else {
            Done::Skipped
        };
        let counted = if first > 0 || second > 0 {
            asked.counted()
        } else {
            Some(self.repetitions).filter(|count| *count > 0)
        };
        Total {
            exercise,
            done,
            sets,
            repetitions: counted,
            hold_s: asked.hold_s.filter(|_| any),
            pain: self.pain,
            ended,
        }
    }
}
