//! Exercises as they were logged, by day.

use super::of_episode;
use crate::diary::Readings;
use crate::journal::{Body, Done, EntryId, Exercise, Folded, PainMoment, PainScore};
use crate::knowledge::ReturnToRun;
use crate::return_to_run::{Moment, Pain, usual_morning};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// One exercise on one day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct DayOfExercise {
    /// Times it was done whole.
    pub(super) whole: u8,
    /// Times it was done in part.
    pub(super) partly: u8,
    /// The fewest sets of a time that was done whole; `None` when no time told them.
    pub(super) fewest_sets: Option<u32>,
    /// The worst pain; `None` when none was told.
    pub(super) worst_pain: Option<u8>,
    /// Whether a time did not tell its pain.
    pub(super) is_pain_missing: bool,
}

impl DayOfExercise {
    /// Times it was done at all.
    pub(super) const fn times(&self) -> u8 {
        self.whole.saturating_add(self.partly)
    }

    fn add(&mut self, logged: &Exercise) {
        match logged.done {
            Done::Skipped => {}
            Done::Partly => self.partly = self.partly.saturating_add(1),
            Done::Done => {
                self.whole = self.whole.saturating_add(1);
                if let Some(sets) = logged.sets {
                    let fewest = self.fewest_sets.map_or(sets, |known| known.min(sets));
                    self.fewest_sets = Some(fewest);
                }
            }
        }
        if let Some(pain) = logged.pain.map(PainScore::get) {
            self.worst_pain = self.worst_pain.max(Some(pain));
        } else if logged.done != Done::Skipped {
            self.is_pain_missing = true;
        }
    }
}

/// Everything that was logged about exercises, and the mornings that judge it.
#[derive(Debug, Clone, Default)]
pub(super) struct DoneExercises<'j> {
    days: BTreeMap<&'j str, BTreeMap<Date, DayOfExercise>>,
    mornings: BTreeMap<Date, Pain>,
}

impl<'j> DoneExercises<'j> {
    /// What counts for an episode since a time: what names it, and what names none.
    pub(super) fn since(folded: &Folded<'j>, episode: EntryId, since: Moment, now: Moment) -> Self {
        let mut done = Self::default();
        for version in of_episode(folded, episode) {
            let at = Moment::written(version.entry.happened());
            if let Body::Exercise(logged) = version.entry.body()
                && at >= since
                && at <= now
            {
                let days = done.days.entry(logged.exercise.as_str()).or_default();
                days.entry(at.day()).or_default().add(logged);
            }
        }
        let readings = Readings::of(folded).of_or_without(folded.root(episode));
        let mornings = readings.at(&[PainMoment::Waking]).worst_by_day();
        let until_now = mornings.range(..=now.day());
        done.mornings = until_now
            .filter_map(|(day, score)| Some((*day, Pain::new(score.get())?)))
            .collect();
        done
    }

    /// One exercise by day; `None` when it was never logged.
    pub(super) fn of(&self, exercise: &str) -> Option<&BTreeMap<Date, DayOfExercise>> {
        self.days.get(exercise)
    }

    /// One exercise on one day; `None` when it was not logged.
    pub(super) fn on(&self, exercise: &str, day: Date) -> Option<&DayOfExercise> {
        self.of(exercise)?.get(&day)
    }

    /// Points by which the morning after a day was above the usual one before it, 0 when it was not above; `None` when
    /// that morning was not told. Without any morning before, the usual one is free of pain.
    pub(super) fn morning_rise(&self, rules: &ReturnToRun, day: Date) -> Option<u8> {
        let after = self.mornings.get(&day.tomorrow().ok()?)?;
        let before: Vec<Pain> = self.mornings.range(..=day).map(|(_, pain)| *pain).collect();
        let usual = usual_morning(rules, &before).unwrap_or(Pain::NONE);
        Some(after.points().saturating_sub(usual.points()))
    }
}
