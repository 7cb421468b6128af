//! What an event does to a plan.

use super::event::{Alarm, Event, InvalidTransition, Metres, Step};
use super::readiness::Readiness;
use super::state::{Plan, Progress, State};
use super::{Because, Clearance, Graded, Moment, Profile, Reason};
use crate::knowledge::ReturnToRun;
use crate::urgency::Urgency;

/// Days of a week of normal running.
pub(super) const WEEK: u8 = 7;

/// What an event came to.
pub(super) type Outcome = (Option<Graded>, Reason);

impl Plan {
    /// The plan after an event that happened at this time.
    ///
    /// Time since the last event is settled first, see [`Plan::settled`]. A stop sign locks before anything else.
    ///
    /// # Units
    ///
    /// `at` is the time of the event in the runner's own zone.
    ///
    /// # Missing data
    ///
    /// See [`super::judge`] for a session without its next morning and [`super::grade()`] for other missing values.
    ///
    /// # Errors
    ///
    /// [`InvalidTransition`] names what cannot have happened. A plan that is locked takes every fact and stays locked.
    ///
    /// # Example
    ///
    /// ```
    /// use jiff::{ToSpan, civil::date, tz::TimeZone};
    /// use restride_core::return_to_run::{Event, Moment, Plan, Profile, Readiness, Session};
    ///
    /// let knowledge = restride_testkit::knowledge();
    /// let rules = &knowledge.return_to_run;
    /// let first = date(2026, 12, 1).at(9, 0, 0, 0).to_zoned(TimeZone::UTC)?;
    /// let now = Moment::of(&first);
    /// let mut plan = Plan::start(Profile::Soft, now);
    /// for event in [
    ///     Event::Walking { is_free: true },
    ///     Event::Tests(Readiness::all_passed(rules)),
    /// ] {
    ///     plan = plan.after(rules, &event, now).unwrap().plan;
    /// }
    /// assert_eq!(plan.state().level(), rules.level("P1"));
    /// # Ok::<(), jiff::Error>(())
    /// ```
    pub fn after<'k>(
        &self,
        rules: &'k ReturnToRun,
        event: &Event,
        at: Moment,
    ) -> Result<Step<'k>, InvalidTransition> {
        if at.at() < self.seen.at() {
            return Err(InvalidTransition::OutOfOrder);
        }
        let mut plan = self.clone();
        let settled = plan.settle(rules, at);
        let (graded, reason) = plan.take(rules, event, at)?;
        let (graded, reason) = match event {
            Event::TimePassed => settled.unwrap_or((None, Reason::Noted)),
            Event::Walking { .. }
            | Event::Tests(_)
            | Event::Ran(_)
            | Event::Morning { .. }
            | Event::Skipped
            | Event::Week { .. }
            | Event::Alarm(_)
            | Event::BoneScreen { .. }
            | Event::PainReturned
            | Event::Cleared(_) => (graded, reason),
        };
        Ok(Step {
            plan,
            graded,
            because: Because::new(rules, reason),
        })
    }

    /// Takes an event into a plan that is settled at its time. What cannot have happened changes nothing.
    pub(super) fn take(
        &mut self,
        rules: &ReturnToRun,
        event: &Event,
        at: Moment,
    ) -> Result<Outcome, InvalidTransition> {
        let outcome = match event {
            Event::Walking { is_free } => (None, self.walking(rules, *is_free, at)),
            Event::Tests(readiness) => (None, self.tests(rules, readiness, at)?),
            Event::Ran(session) => self.ran(rules, session, at),
            Event::Morning { of, pain } => self.morning(rules, *of, *pain, at)?,
            Event::Skipped => (None, self.skipped(rules, at)),
            Event::Week { distance, usual } => (None, self.week(rules, *distance, *usual, at)?),
            Event::Alarm(alarm) => (None, self.alarm(*alarm, at)),
            Event::BoneScreen { suspected } => (None, self.bone_screen(*suspected, at)),
            Event::PainReturned => (None, self.pain_returned(rules, at)),
            Event::Cleared(clearance) => (None, self.cleared(clearance, at)?),
            Event::TimePassed => (None, Reason::Noted),
        };
        self.seen = at;
        Ok(outcome)
    }

    fn walking(&mut self, rules: &ReturnToRun, is_free: bool, at: Moment) -> Reason {
        match (&self.state, is_free) {
            (State::Offload { .. }, true) => self.become_ready(Reason::WalkingFree, at.day()),
            (State::Ready { .. }, false) => self.become_offload(Reason::WalkingHurts, at.day()),
            (State::Level(_) | State::Done { .. }, false) => {
                // From normal running the ladder begins anew.
                self.move_down(rules, 0, at);
                self.become_offload(Reason::WalkingHurts, at.day())
            }
            (State::Offload { .. }, false)
            | (State::Ready { .. } | State::Level(_) | State::Done { .. }, true)
            | (State::Locked { .. } | State::Refer { .. }, true | false) => Reason::Noted,
        }
    }

    fn tests(
        &mut self,
        rules: &ReturnToRun,
        readiness: &Readiness,
        at: Moment,
    ) -> Result<Reason, InvalidTransition> {
        match &self.state {
            State::Ready { .. } => {}
            State::Locked { .. }
            | State::Refer { .. }
            | State::Offload { .. }
            | State::Level(_)
            | State::Done { .. } => return Err(InvalidTransition::NotReady),
        }
        if self.history.screen_due.is_some() {
            return Ok(Reason::BoneScreenDue);
        }
        if self.profile == Profile::Bone && self.history.clearance.is_none() {
            return Ok(Reason::Locked);
        }
        match readiness.start(rules, self.profile, at) {
            Err(reason) => Ok(reason),
            Ok((level, reason)) => {
                self.history.ladder_start.get_or_insert(at);
                self.history.last_up.get_or_insert(at);
                self.state = State::Level(Progress::new(level, at));
                Ok(reason)
            }
        }
    }

    fn skipped(&mut self, rules: &ReturnToRun, at: Moment) -> Reason {
        let most = rules.falling.skips_as_amber;
        let Some(progress) = self.progress_mut() else {
            return Reason::Noted;
        };
        if progress
            .last_skip
            .is_some_and(|last| last.day() == at.day())
        {
            return Reason::Noted;
        }
        progress.last_skip = Some(at);
        progress.skips = progress.skips.saturating_add(1);
        if progress.skips < most {
            return Reason::Skipped;
        }
        progress.skips = 0;
        progress.last_skip = None;
        self.amber(rules, at).unwrap_or(Reason::SkipsAsAmber)
    }

    fn week(
        &mut self,
        rules: &ReturnToRun,
        distance: Metres,
        usual: Option<Metres>,
        at: Moment,
    ) -> Result<Reason, InvalidTransition> {
        let discharge = &rules.discharge;
        let State::Level(progress) = &mut self.state else {
            return Err(InvalidTransition::NoNormalRunning);
        };
        if !rules.is_last(progress.level) {
            return Err(InvalidTransition::NoNormalRunning);
        }
        if !progress.week_since.is_past(at, u16::from(WEEK)) {
            return Err(InvalidTransition::WeekNotOver);
        }
        let far_enough = usual.is_some_and(|usual| {
            usual.0 > 0
                && u64::from(distance.0) * 100
                    >= u64::from(usual.0) * u64::from(discharge.least_percent)
        });
        let is_one_week = progress.week_since.is_within(at, u16::from(2 * WEEK - 1));
        let counts = far_enough
            && is_one_week
            && progress.week_quiet
            && progress.week_sessions > 0
            && progress.pending.is_none();
        progress.quiet_weeks = if counts {
            progress.quiet_weeks.saturating_add(1)
        } else {
            0
        };
        progress.week_since = at;
        progress.week_sessions = 0;
        progress.week_quiet = true;
        if progress.quiet_weeks >= discharge.weeks {
            let running = progress.clone();
            self.state = State::Done { since: at, running };
            return Ok(Reason::Discharged);
        }
        Ok(if counts {
            Reason::WeekCounts
        } else {
            Reason::WeekDoesNotCount
        })
    }

    fn alarm(&mut self, alarm: Alarm, at: Moment) -> Reason {
        match alarm {
            Alarm::BoneSuspected => {
                self.profile = Profile::Bone;
                self.become_locked(Reason::BoneSuspected, at.day())
            }
            Alarm::Assessed(Urgency::Emergency | Urgency::StopAndSeeWithinDays) => {
                self.become_locked(Reason::UrgentAssessment, at.day())
            }
            Alarm::WarningSign => self.become_locked(Reason::StopSign, at.day()),
            Alarm::WasLocked => self.become_locked(Reason::LockKept, at.day()),
            Alarm::WasPaused if matches!(self.state, State::Locked { .. }) => Reason::Locked,
            Alarm::WasPaused => self.become_refer(Reason::PauseKept, at.day()),
            Alarm::Assessed(Urgency::SeeWithinTwoWeeks | Urgency::SelfManage) => Reason::Noted,
        }
    }

    fn bone_screen(&mut self, suspected: bool, at: Moment) -> Reason {
        if suspected {
            self.alarm(Alarm::BoneSuspected, at)
        } else if self.history.screen_due.take().is_some() {
            Reason::BoneScreenClear
        } else {
            Reason::Noted
        }
    }

    fn pain_returned(&mut self, rules: &ReturnToRun, at: Moment) -> Reason {
        let State::Done { since, .. } = &self.state else {
            return Reason::Noted;
        };
        let soon = since.is_within(at, rules.relapse.recurrence_days);
        self.history.screen_due = Some(at);
        self.history.stop_clocks();
        let reason = if soon {
            Reason::Recurrence
        } else {
            Reason::PainReturned
        };
        self.become_ready(reason, at.day())
    }

    fn cleared(&mut self, clearance: &Clearance, at: Moment) -> Result<Reason, InvalidTransition> {
        match &self.state {
            State::Locked { since, .. } | State::Refer { since, .. } => {
                if clearance.date() < *since {
                    return Err(InvalidTransition::ClearanceTooOld);
                }
                self.history.clear(clearance.clone());
                Ok(self.become_ready(Reason::Cleared, at.day()))
            }
            State::Offload { .. } | State::Ready { .. } | State::Level(_) | State::Done { .. } => {
                Err(InvalidTransition::NothingToClear)
            }
        }
    }
}
