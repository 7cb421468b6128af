//! The runs of the demo: those that the gate allows, and one that goes on for far too long.

use super::days::Runner;
use super::hip::score;
use super::pen::{key, words};
use super::person::SITE;
use jiff::Zoned;
use restride_core::journal::{Body, Course, EntryError, PainScore, SessionResult, Side};
use restride_core::knowledge::{Bout, Level};

/// How far the runner gets in a minute, in metres.
const WALKS_M: u32 = 98;
const JOGS_M: u32 = 152;

/// The run of the phase before normal running that becomes too long.
const TOO_MUCH: u32 = 3;

impl Runner<'_> {
    /// A run, when the gate and the day allow one. Whether there was one.
    ///
    /// # Errors
    ///
    /// [`EntryError`] at the end of all days.
    pub(super) fn run(&mut self, day: i32) -> Result<bool, EntryError> {
        let at = self.at(day, (18, 10), 30)?;
        let ran_lately = self.last_run.is_some_and(|last| day - last < 2);
        if ran_lately || !self.course.is_due(&at) || !self.chance.happens(0.88) {
            return Ok(false);
        }
        let before = self.score(0.3);
        let Some(level) = self.course.may_run(before, &at) else {
            return Ok(false);
        };
        if self.course.is_nearly_there(level) {
            self.nearly_there += 1;
        }
        let is_too_much = self.relapse.is_none() && self.nearly_there == TOO_MUCH;
        let result = if is_too_much {
            self.relapse = Some(day);
            self.too_long(before)
        } else {
            let Some(level) = self.course.level(level) else {
                return Ok(false);
            };
            self.as_planned(before, level)
        };
        self.course.ran(&result, &at);
        self.write_run(&at, result)?;
        Ok(true)
    }

    fn write_run(&mut self, at: &Zoned, result: SessionResult) -> Result<(), EntryError> {
        // Written down after the pain of an hour later is known.
        self.pen
            .write_after(at, 75, None, Body::SessionResult(result))?;
        Ok(())
    }

    fn as_planned(&mut self, before: PainScore, level: &Level) -> SessionResult {
        let (minutes, metres) = if level.content.is_empty() {
            self.normal_runs += 1;
            let minutes = 27 + 2 * self.normal_runs.min(9);
            (minutes, minutes * JOGS_M)
        } else {
            of_level(level)
        };
        // A walk asks less of the hip than a jog.
        let share = if level.jog_minutes() == 0 && minutes < 20 {
            0.35
        } else {
            0.7
        };
        let during = self.score(share);
        let at_end = self.score(share * 0.5);
        let one_hour_after = self.score(share * 0.6);
        self.hip.flares(0.1 + f64::from(metres) / 25_000.0);
        let wobble = u32::try_from(self.chance.between(960, 1040)).unwrap_or(1000);
        SessionResult {
            before: Some(before),
            during: Some(during),
            at_end: Some(at_end),
            one_hour_after: Some(one_hour_after),
            course: Some(match (during.get(), at_end.get()) {
                (0, _) => Course::None,
                (during, end) if end < during => Course::WarmsUp,
                _ => Course::Steady,
            }),
            distance_m: Some(metres * wobble / 1000),
            duration_s: Some(minutes * 60),
            ..self.calm()
        }
    }

    /// A run over the hills that was meant to be short.
    fn too_long(&mut self, before: PainScore) -> SessionResult {
        self.hip.flares(5.0);
        let worst = score(self.hip.soreness() + 0.4);
        SessionResult {
            before: Some(before),
            during: Some(worst),
            at_end: Some(worst),
            one_hour_after: Some(self.score(0.9)),
            course: Some(Course::Increases),
            distance_m: Some(12_300),
            duration_s: Some(77 * 60),
            triggers: vec![key("long_run"), key("hills")],
            note: words("The sun was out, so I took the long way round over the hills."),
            ..self.calm()
        }
    }

    /// A whole run about which nothing is said yet but that nothing alarming happened.
    fn calm(&self) -> SessionResult {
        SessionResult {
            episode: self.episode,
            before: None,
            during: None,
            at_end: None,
            one_hour_after: None,
            course: None,
            limp: Some(false),
            new_night_pain: Some(false),
            analgesic_8h: Some(false),
            completed_percent: Some(100),
            distance_m: None,
            duration_s: None,
            red_flags: Vec::new(),
            sites: vec![key(SITE)],
            side: Some(Side::Right),
            triggers: Vec::new(),
            note: None,
        }
    }
}

/// Minutes and metres of a session of this level.
fn of_level(level: &Level) -> (u32, u32) {
    let repeats = u32::from(level.repeats);
    let metres: u32 = level
        .content
        .iter()
        .map(|bout| match bout {
            Bout::Walk(minutes) => u32::from(*minutes) * WALKS_M,
            Bout::Jog(minutes) => u32::from(*minutes) * JOGS_M,
        })
        .sum();
    (u32::from(level.minutes()), metres * repeats)
}
