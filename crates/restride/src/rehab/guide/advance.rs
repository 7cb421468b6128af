//! What comes of a word, or of time.

use super::prescription::{Prescription, Work};
use super::said::{Cue, Input};
use super::state::{Place, State, Step};
use super::total::{Ended, Tally};
use std::time::Duration;

/// The time to get into position before a repetition by the clock. It is no rest and no dose.
const SETTLE: Duration = Duration::from_secs(3);

/// A longer time without a sign of life pauses the session: a computer that slept has exercised nobody.
const LONGEST_GAP: Duration = Duration::from_secs(5);

/// The state after a word, or none, and after so much time. Time that goes by while the runner is waited for changes
/// nothing.
pub(crate) fn advance(
    plan: &[Prescription],
    state: State,
    input: Option<Input>,
    elapsed: Duration,
) -> (State, Vec<Cue>) {
    let mut course = Course {
        plan,
        state,
        cues: Vec::new(),
    };
    course.passes(elapsed);
    if let Some(input) = input {
        course.hears(input);
    }
    (course.state, course.cues)
}

struct Course<'p> {
    plan: &'p [Prescription],
    state: State,
    cues: Vec<Cue>,
}

impl Course<'_> {
    fn passes(&mut self, elapsed: Duration) {
        if self.state.waits() {
            return;
        }
        if elapsed > LONGEST_GAP {
            self.state.is_paused = true;
            self.cues.push(Cue::WasAway);
            return;
        }
        let mut elapsed = elapsed;
        while let Some(left) = self.state.left() {
            let rest = left.saturating_sub(elapsed);
            if rest > Duration::ZERO {
                self.set_left(rest);
                return;
            }
            elapsed = elapsed.saturating_sub(left);
            self.runs_out();
        }
    }

    fn set_left(&mut self, time: Duration) {
        match &mut self.state.step {
            Step::Settling { left, .. } | Step::Working { left, .. } | Step::Resting { left } => {
                *left = time;
            }
            Step::Ready | Step::OwnPace | Step::OwnRest | Step::AskingPain | Step::Over => {}
        }
    }

    /// What went on by the clock is over.
    fn runs_out(&mut self) {
        match self.state.step {
            Step::Settling { next, .. } => self.works(next),
            Step::Working { repetition, .. } => {
                self.state.tally.repetitions = repetition + 1;
                let times = self.asked().map(Prescription::work);
                match times {
                    Some(Work::Timed { times, .. }) if repetition + 1 < times => {
                        self.settles(repetition + 1);
                    }
                    _ => self.finishes_set(),
                }
            }
            Step::Resting { .. } => self.asks_pain(),
            Step::Ready | Step::OwnPace | Step::OwnRest | Step::AskingPain | Step::Over => {}
        }
    }

    fn hears(&mut self, input: Input) {
        if self.state.is_over() {
            return;
        }
        match input {
            Input::Enter => self.enters(),
            Input::Pain(pain) => self.hurts(pain),
            Input::NotSaid if self.state.step == Step::AskingPain => self.goes_on(),
            Input::NotSaid => {}
            Input::Sign(sign) => {
                self.state.tally.has_begun |= self.state.step != Step::Ready;
                let is_warning = self
                    .asked()
                    .is_some_and(|asked| !asked.red_flags(sign).is_empty());
                if is_warning {
                    // Nothing more today: what comes next is no exercise.
                    self.cues.push(Cue::Warning);
                    self.counts(Ended::Sign(sign));
                    self.finishes();
                } else {
                    self.cues.push(Cue::Sign);
                    self.ends(Ended::Sign(sign));
                }
            }
            Input::Skip => self.ends(Ended::Skipped),
            Input::Stop => {
                // What was never begun is not written down as skipped: it may still be done today.
                if self.state.tally.has_begun || self.state.tally.pain.is_some() {
                    self.counts(Ended::Stopped);
                }
                self.finishes();
            }
        }
    }

    fn enters(&mut self) {
        if self.state.is_paused {
            self.state.is_paused = false;
            self.cues.push(Cue::GoesOn);
            return;
        }
        match self.state.step {
            Step::Ready => self.starts_set(),
            Step::OwnPace => {
                if let Some(count) = self.asked().and_then(Prescription::counted) {
                    self.state.tally.repetitions = count;
                }
                self.finishes_set();
            }
            Step::OwnRest => self.asks_pain(),
            Step::Settling { .. } | Step::Working { .. } | Step::Resting { .. } => {
                self.state.is_paused = true;
                self.cues.push(Cue::Paused);
            }
            Step::AskingPain => self.cues.push(Cue::AskPain),
            Step::Over => {}
        }
    }

    /// A pain over the limit ends the exercise, whenever it is told.
    fn hurts(&mut self, pain: u8) {
        self.state.tally.tell_pain(pain);
        let most = self.asked().map_or(0, |asked| asked.most_pain);
        if pain > most {
            self.cues.push(Cue::TooMuch(pain));
            self.ends(Ended::TooMuchPain);
        } else if self.state.step == Step::AskingPain {
            self.goes_on();
        }
    }

    fn asked(&self) -> Option<&Prescription> {
        self.plan.get(self.state.place.exercise)
    }

    fn starts_set(&mut self) {
        self.state.tally.has_begun = true;
        self.state.tally.repetitions = 0;
        match self.asked().map(Prescription::work) {
            Some(Work::Timed { .. }) => self.settles(0),
            Some(Work::OwnPace) | None => {
                self.state.step = Step::OwnPace;
                self.cues.push(Cue::OwnPace(self.state.place));
            }
        }
    }

    fn settles(&mut self, next: u16) {
        self.state.step = Step::Settling { next, left: SETTLE };
        self.cues.push(Cue::Settle(self.state.place, next));
    }

    fn works(&mut self, repetition: u16) {
        let left = match self.asked().map(Prescription::work) {
            Some(Work::Timed { each, .. }) => each,
            Some(Work::OwnPace) | None => Duration::ZERO,
        };
        self.state.step = Step::Working { repetition, left };
        self.cues
            .push(Cue::Work(self.state.place, repetition, left));
    }

    /// A set is whole: rest if there is another one, then the question about the pain.
    fn finishes_set(&mut self) {
        let side = usize::from(self.state.place.side);
        if let Some(sets) = self.state.tally.sets.get_mut(side) {
            *sets = sets.saturating_add(1);
        }
        self.state.tally.repetitions = 0;
        let Some(asked) = self.asked() else {
            return self.finishes();
        };
        if self.state.place.set + 1 >= asked.sets() {
            return self.asks_pain();
        }
        let rest = asked
            .rest_s
            .map(|seconds| Duration::from_secs(seconds.into()));
        self.state.step = rest.map_or(Step::OwnRest, |left| Step::Resting { left });
        self.cues.push(Cue::Rest(rest));
    }

    fn asks_pain(&mut self) {
        self.state.step = Step::AskingPain;
        self.cues.push(Cue::AskPain);
    }

    /// The next set, the other side, or the next exercise.
    fn goes_on(&mut self) {
        let Some(asked) = self.asked() else {
            return self.finishes();
        };
        let (sets, sides) = (asked.sets(), asked.sides());
        self.state.is_paused = false;
        if self.state.place.set + 1 < sets {
            self.state.place.set += 1;
            self.starts_set();
        } else if self.state.place.side + 1 < sides {
            self.state.place.side += 1;
            self.state.place.set = 0;
            self.state.step = Step::Ready;
            self.cues.push(Cue::Ready(self.state.place));
        } else {
            self.ends(Ended::Whole);
        }
    }

    /// Writes down what was done of this exercise.
    fn counts(&mut self, ended: Ended) {
        if let Some(asked) = self.asked() {
            let total = self
                .state
                .tally
                .total(self.state.place.exercise, asked, ended);
            self.state.totals.push(total);
            self.cues.push(Cue::Ended(ended));
        }
    }

    fn ends(&mut self, ended: Ended) {
        self.counts(ended);
        self.state.place = Place {
            exercise: self.state.place.exercise + 1,
            ..Place::default()
        };
        self.state.is_paused = false;
        self.state.tally = Tally::default();
        if self.asked().is_some() {
            self.state.step = Step::Ready;
            self.cues.push(Cue::Ready(self.state.place));
        } else {
            self.finishes();
        }
    }

    fn finishes(&mut self) {
        self.state.step = Step::Over;
        self.state.is_paused = false;
        self.cues.push(Cue::Over);
    }
}
