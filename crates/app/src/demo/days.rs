//! What the demo's runner does and logs on a day.

use super::DAYS;
use super::chance::Chance;
use super::course::Course;
use super::hip::Hip;
use super::once::MISTYPED;
use super::pen::{Pen, key};
use super::person;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{ToSpan as _, Zoned};
use restride_core::assessment::Engine;
use restride_core::journal::{
    Body, Burden, Entry, EntryError, EntryId, Pain, PainMoment, PainScore, PlanChoice, Side, Walk,
    WeeklyAnswers,
};

/// The programme that the runner follows.
const PROGRAMME: &str = "gluteal_tendon";

/// The runner: everything that lasts from day to day.
#[derive(Debug)]
pub(super) struct Runner<'k> {
    pub(super) pen: Pen,
    pub(super) chance: Chance,
    pub(super) hip: Hip,
    pub(super) course: Course<'k>,
    pub(super) episode: Option<EntryId>,
    /// The last day with a run.
    pub(super) last_run: Option<i32>,
    /// The day of the run that was too much.
    pub(super) relapse: Option<i32>,
    /// Runs in the phase before normal running, and in normal running.
    pub(super) nearly_there: u32,
    pub(super) normal_runs: u32,
    /// Whether an exercise was once written down twice.
    pub(super) wrote_twice: bool,
}

impl<'k> Runner<'k> {
    /// The first evening: who it is, how urgent, and an episode.
    ///
    /// # Errors
    ///
    /// [`EntryError`] at the end of all days.
    pub(super) fn begin(
        engine: &Engine<'k>,
        today: Date,
        zone: TimeZone,
        seed: u64,
    ) -> Result<Self, EntryError> {
        let first = today.saturating_sub(DAYS.days());
        let mut chance = Chance::new(seed);
        let mut pen = Pen::new(first, zone, chance.bits());
        let at = |minute, pen: &Pen, chance: &mut Chance| pen.at(0, (19, minute), 0, chance);
        let time = at(0, &pen, &mut chance)?;
        pen.write(&time, Body::Profile(person::profile(first)))?;
        let time = at(4, &pen, &mut chance)?;
        let episode = pen.write(&time, Body::EpisodeOpened(person::episode(first)))?;
        let mut course = Course::start(&engine.knowledge().return_to_run, &time);
        let time = at(15, &pen, &mut chance)?;
        let assessment = person::assessment(engine, episode, today);
        course.assessed(&assessment, &time);
        pen.write(&time, Body::Assessment(assessment))?;
        let time = at(20, &pen, &mut chance)?;
        let choice = PlanChoice {
            choice: key("start"),
            value: Some(key(PROGRAMME)),
            episode: Some(episode),
            note: None,
        };
        pen.write(&time, Body::PlanChoice(choice))?;
        Ok(Self {
            pen,
            chance,
            hip: Hip::sore(),
            course,
            episode: Some(episode),
            last_run: None,
            relapse: None,
            nearly_there: 0,
            normal_runs: 0,
            wrote_twice: false,
        })
    }

    pub(super) fn finish(self) -> Vec<Entry> {
        self.pen.finish()
    }

    /// One day, from waking to the evening.
    ///
    /// # Errors
    ///
    /// [`EntryError`] at the end of all days.
    pub(super) fn live(&mut self, day: i32) -> Result<(), EntryError> {
        if day > 0 {
            self.hip.sleeps(&mut self.chance);
            // A day on which nothing is logged. After a run that is rare.
            let ran_yesterday = self.last_run == Some(day - 1);
            let share = if ran_yesterday { 0.02 } else { 0.09 };
            if self.chance.happens(share) && !self.is_remarkable(day) {
                return Ok(());
            }
            self.morning(day)?;
            self.extras(day)?;
            self.walks(day)?;
            self.tests(day)?;
            if self.run(day)? {
                self.last_run = Some(day);
            } else {
                self.exercises(day)?;
            }
        }
        self.evening(day)
    }

    pub(super) fn at(
        &mut self,
        day: i32,
        time: (i8, i8),
        around: i64,
    ) -> Result<Zoned, EntryError> {
        self.pen.at(day, time, around, &mut self.chance)
    }

    pub(super) fn score(&mut self, share: f64) -> PainScore {
        self.hip.pain(share, &mut self.chance)
    }

    fn pain(&self, moment: PainMoment, score: PainScore, triggers: &[&str]) -> Body {
        Body::Pain(Pain {
            score,
            moment,
            episode: self.episode,
            sites: vec![key(person::SITE)],
            side: Some(Side::Right),
            triggers: triggers.iter().map(|trigger| key(trigger)).collect(),
            red_flags: Vec::new(),
            note: None,
        })
    }

    fn morning(&mut self, day: i32) -> Result<(), EntryError> {
        if day < 10 && self.chance.happens(0.2) {
            let at = self.at(day, (3, 20), 70)?;
            let score = self.score(0.35);
            let body = self.pain(PainMoment::Night, score, &["lying_on_side"]);
            self.pen.write_after(&at, 240, None, body)?;
        }
        let at = self.at(day, (6, 50), 25)?;
        let score = self.score(0.6);
        self.course.woke(score, &at);
        let body = self.pain(PainMoment::Waking, score, &[]);
        self.pen.write(&at, body)?;
        Ok(())
    }

    fn evening(&mut self, day: i32) -> Result<(), EntryError> {
        let at = self.at(day, (21, 20), 35)?;
        if self.chance.happens(0.85) || day == MISTYPED {
            let score = self.score(0.85);
            let climbed = self.hip.soreness() > 1.5 && self.chance.happens(0.4);
            let triggers: &[&str] = if climbed { &["stairs"] } else { &[] };
            let right = self.pain(PainMoment::Evening, score, triggers);
            if day == MISTYPED {
                let typed = PainScore::new(score.get().saturating_add(4)).unwrap_or(score);
                let wrong = self.pain(PainMoment::Evening, typed, triggers);
                let id = self.pen.write(&at, wrong)?;
                self.pen.write_after(&at, 5, Some(id), right)?;
            } else {
                self.pen.write(&at, right)?;
            }
        }
        if self.pen.day(day).weekday() == Weekday::Sunday {
            let body = Body::WeeklyAnswers(self.week());
            self.pen.write_after(&at, 8, None, body)?;
        }
        Ok(())
    }

    /// How much the hip got in the way, by how sore it is.
    fn week(&self) -> WeeklyAnswers {
        let soreness = self.hip.soreness();
        let burden = |share: f64| match soreness * share {
            little if little < 0.35 => Burden::None,
            some if some < 1.4 => Burden::Slight,
            much if much < 3.6 => Burden::Moderate,
            _ => Burden::Severe,
        };
        WeeklyAnswers {
            participation: burden(1.0),
            training: burden(1.25),
            performance: burden(0.9),
            symptoms: burden(0.8),
            episode: self.episode,
            note: None,
        }
    }

    fn walks(&mut self, day: i32) -> Result<(), EntryError> {
        let first_days = day <= 3;
        let times: &[(i8, i8)] = if first_days {
            &[(10, 0), (13, 0), (16, 0)]
        } else if self.chance.happens(0.5) {
            &[(12, 40)]
        } else {
            &[]
        };
        for time in times {
            let at = self.at(day, *time, 20)?;
            let minutes = if first_days {
                5
            } else {
                self.chance.between(10, 26)
            };
            let is_brisk = minutes > 18;
            let pain = self.score(if is_brisk { 0.2 } else { 0.04 });
            self.course.walked(pain, &at);
            let walk = Walk {
                minutes: u32::try_from(minutes).unwrap_or(1),
                pain,
                limp: Some(false),
                brisk: Some(is_brisk),
                episode: self.episode,
                note: None,
            };
            self.pen.write(&at, Body::Walk(walk))?;
        }
        Ok(())
    }
}
