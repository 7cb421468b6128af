//! Where a guided session stands.

use super::prescription::Prescription;
use super::total::{Tally, Total};
use std::time::Duration;

/// Where a guided session stands. It changes only through [`super::advance`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct State {
    pub(super) place: Place,
    pub(super) step: Step,
    pub(super) is_paused: bool,
    /// What was done of this exercise.
    pub(super) tally: Tally,
    /// What was done of those before.
    pub(super) totals: Vec<Total>,
}

/// Which set of which side of which exercise, each counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Place {
    /// The exercise; as many as there are when all are over.
    pub(crate) exercise: usize,
    /// The side.
    pub(crate) side: u8,
    /// The set of that side.
    pub(crate) set: u8,
}

/// What is going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// An exercise or a side comes next; waits for the runner.
    Ready,
    /// Getting into position, or letting go between two repetitions.
    Settling { next: u16, left: Duration },
    /// A repetition by the clock, counted from 0.
    Working { repetition: u16, left: Duration },
    /// A set at the runner's own pace; waits for the runner.
    OwnPace,
    /// A rest between two sets.
    Resting { left: Duration },
    /// A rest for as long as the runner likes.
    OwnRest,
    /// How much did it hurt? Waits for the runner.
    AskingPain,
    /// Nothing more.
    Over,
}

impl State {
    /// Before the first exercise.
    pub(crate) fn start(plan: &[Prescription]) -> Self {
        Self {
            place: Place::default(),
            step: if plan.is_empty() {
                Step::Over
            } else {
                Step::Ready
            },
            is_paused: false,
            tally: Tally::default(),
            totals: Vec::new(),
        }
    }

    /// Whether nothing more is to come.
    pub(crate) fn is_over(&self) -> bool {
        self.step == Step::Over
    }

    /// Whether nothing happens until the runner says something.
    pub(crate) fn waits(&self) -> bool {
        self.is_paused || self.left().is_none()
    }

    /// The time that is left of what is going on; `None` when it takes as long as it takes.
    pub(crate) fn left(&self) -> Option<Duration> {
        match self.step {
            Step::Settling { left, .. } | Step::Working { left, .. } | Step::Resting { left } => {
                Some(left)
            }
            Step::Ready | Step::OwnPace | Step::OwnRest | Step::AskingPain | Step::Over => None,
        }
    }

    /// What was done of every exercise that was begun or skipped, in order. Those that were never reached are not here.
    pub(crate) fn into_totals(self) -> Vec<Total> {
        self.totals
    }
}
