//! The exercises of the demo, and the tests before the ladder.

use super::days::Runner;
use super::pen::key;
use restride_core::journal::{Body, Done, EntryError, Exercise, ReadinessTest, Withdrawn};
use std::collections::BTreeSet;

/// The exercises of the programme by stage, and the first day of each stage.
const STAGES: [(i32, &[&str]); 3] = [
    (
        1,
        &[
            "static_abduction_lying",
            "static_abduction_standing",
            "bridge_double_leg",
            "squat_double_leg",
        ],
    ),
    (
        12,
        &[
            "bridge_double_leg",
            "offset_bridge",
            "offset_squat",
            "sidestep",
        ],
    ),
    (
        24,
        &[
            "bridge_one_leg_biased",
            "squat_one_leg_biased",
            "sidestep",
            "banded_side_slide",
        ],
    ),
];

/// Days between two attempts at the tests before the ladder, and the first one.
const TESTS_EVERY: i32 = 4;
const FIRST_TESTS: i32 = 8;

/// The day from which one exercise is written down twice, by mistake.
const TWICE: i32 = 16;

impl Runner<'_> {
    /// The tests before the ladder, every few days, until one of them hurts.
    pub(super) fn tests(&mut self, day: i32) -> Result<(), EntryError> {
        let is_due = day >= FIRST_TESTS && (day - FIRST_TESTS) % TESTS_EVERY == 0;
        if !(is_due && self.course.is_ready_for_tests()) {
            return Ok(());
        }
        let mut done = BTreeSet::new();
        for minute in (0..60).step_by(6) {
            let Some((index, test)) = self.course.next_test(&done) else {
                break;
            };
            done.insert(index);
            let at = self.at(day, (17, minute), 0)?;
            let pain = self.score(if index < 2 { 0.25 } else { 1.5 });
            let entry = ReadinessTest {
                test: key(test),
                pain,
                as_asked: true,
                episode: self.episode,
                note: None,
            };
            self.pen.write(&at, Body::ReadinessTest(entry))?;
            self.course.tested(index, pain, true, &at);
            if pain.get() > 2 {
                break;
            }
        }
        Ok(())
    }

    pub(super) fn exercises(&mut self, day: i32) -> Result<(), EntryError> {
        let stage = STAGES.iter().rev().find(|(from, _)| *from <= day);
        let Some((_, exercises)) = stage else {
            return Ok(());
        };
        // Nearly all days at first, fewer once it feels better.
        let keen = if day < 30 { 0.9 } else { 0.62 };
        if !self.chance.happens(keen) {
            return Ok(());
        }
        for (position, exercise) in (0..).zip(exercises.iter()) {
            let at = self.at(day, (19, position * 7), 2)?;
            let body = self.exercise(exercise);
            self.pen.write(&at, body.clone())?;
            if day >= TWICE && !self.wrote_twice {
                self.wrote_twice = true;
                let again = self.pen.write_after(&at, 3, None, body)?;
                self.pen
                    .write_after(&at, 4, Some(again), Body::Withdrawn(Withdrawn))?;
            }
        }
        Ok(())
    }

    fn exercise(&mut self, exercise: &str) -> Body {
        let luck = self.chance.between(1, 100);
        let done = match luck {
            ..=76 => Done::Done,
            77..=88 => Done::Partly,
            _ => Done::Skipped,
        };
        let planned = 10;
        let repetitions = match done {
            Done::Done => Some(planned),
            Done::Partly => u32::try_from(self.chance.between(3, 7)).ok(),
            Done::Skipped => None,
        };
        Body::Exercise(Exercise {
            exercise: key(exercise),
            done,
            episode: self.episode,
            sets: repetitions.map(|_| 1),
            repetitions,
            hold_s: None,
            pain: repetitions.map(|_| self.score(0.4)),
            note: None,
        })
    }
}
