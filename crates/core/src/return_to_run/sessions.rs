//! What sessions and mornings do to a plan.

use super::grade::{Grade, Graded, Verdict, judge};
use super::history::{Hold, MorningStreak};
use super::state::{Pending, Plan, Standing, State};
use super::transition::Outcome;
use super::{InvalidTransition, Moment, Pain, Reason, Session};
use crate::knowledge::ReturnToRun;
use jiff::civil::Date;

impl Plan {
    pub(super) fn ran(&mut self, rules: &ReturnToRun, session: &Session, at: Moment) -> Outcome {
        let stopped = Graded {
            grade: Grade::Stop,
            reason: Reason::StopSign,
        };
        if session.must_stop() {
            self.history.last_session = Some(at);
            return (
                Some(stopped),
                self.become_locked(Reason::StopSign, at.day()),
            );
        }
        // A session before the last one had its morning: the last one is graded as it is, and the gate was not asked.
        let profile = self.profile;
        let mut in_order = true;
        if let Some(progress) = self.progress_mut()
            && let Some(pending) = progress.pending.take()
        {
            let graded = super::grade(rules, profile, progress.level, &pending.session);
            self.graded(rules, &pending, graded, at);
            in_order = false;
        }
        let Some(rested) = self.meet_session(rules, at) else {
            return self.ran_off_the_ladder(rules, session, at);
        };
        let allowed = rested && in_order;
        self.history.last_session = Some(at);
        if allowed {
            self.history.rest = None;
        }
        let Some(progress) = self.progress_mut() else {
            return (None, Reason::Noted);
        };
        progress.skips = 0;
        progress.last_skip = None;
        progress.expired = None;
        let least = rules.grading.least_completed;
        if session
            .completed
            .is_some_and(|share| share.as_percent() >= least)
        {
            progress.last_completed = at;
        }
        let pending = Pending {
            session: session.clone(),
            ended: at,
            allowed,
        };
        let outcome = match judge(rules, profile, progress.level, session, at, at) {
            Verdict::Pending => {
                progress.pending = Some(pending);
                (None, Reason::MorningAwaited)
            }
            Verdict::Final(graded) => self.graded(rules, &pending, graded, at),
        };
        if let Some(morning) = session.next_morning {
            self.note_morning(rules, next_day(at), morning, at);
        }
        outcome
    }

    /// Brings a runner on the ladder to the level that a break has left; whether the gate allowed a session now.
    /// `None` off the ladder.
    fn meet_session(&mut self, rules: &ReturnToRun, at: Moment) -> Option<bool> {
        let progress = match &self.state {
            State::Level(progress)
            | State::Done {
                running: progress, ..
            } => progress.clone(),
            State::Locked { .. }
            | State::Refer { .. }
            | State::Offload { .. }
            | State::Ready { .. } => return None,
        };
        let Standing::On { level, reason } = progress.standing(rules, at) else {
            return None;
        };
        let allowed = self.is_rested(rules, &progress, level, at);
        if level != progress.level {
            self.move_down(rules, level, at);
        } else if reason == Some(Reason::MissedReduced) {
            self.history.hold = Some(Hold {
                from: at,
                percent: rules.long_break.reduced_percent,
                reason: Reason::MissedReduced,
            });
        }
        Some(allowed)
    }

    /// A session of somebody who should not run: it can make things worse and never better.
    fn ran_off_the_ladder(
        &mut self,
        rules: &ReturnToRun,
        session: &Session,
        at: Moment,
    ) -> Outcome {
        let graded = super::grade(rules, self.profile, 0, session);
        self.history.last_session = Some(at);
        match &self.state {
            State::Ready { .. } | State::Offload { .. } if graded.grade >= Grade::Red => {
                let reason = self.count_red(rules, session, at, at);
                let reason =
                    reason.unwrap_or_else(|| self.become_offload(Reason::RedBelowLadder, at.day()));
                (Some(graded), reason)
            }
            State::Locked { .. } => (Some(graded), Reason::Locked),
            State::Refer { .. } => (Some(graded), Reason::Referred),
            State::Ready { .. } | State::Offload { .. } | State::Level(_) | State::Done { .. } => {
                (Some(graded), Reason::AgainstTheGate)
            }
        }
    }

    pub(super) fn morning(
        &mut self,
        rules: &ReturnToRun,
        of: Date,
        pain: Pain,
        at: Moment,
    ) -> Result<Outcome, InvalidTransition> {
        if of > at.day() {
            return Err(InvalidTransition::MorningInTheFuture);
        }
        let outcome = self.morning_after_session(rules, of, pain, at);
        let relapse = self.note_morning(rules, of, pain, at);
        Ok(match (outcome, relapse) {
            (Some(outcome), None) => outcome,
            (outcome, Some(reason)) => (outcome.and_then(|(graded, _)| graded), reason),
            (None, None) => (None, Reason::Noted),
        })
    }

    /// Grades the session that waited for this morning. One that was graded without it can only get worse.
    fn morning_after_session(
        &mut self,
        rules: &ReturnToRun,
        of: Date,
        pain: Pain,
        at: Moment,
    ) -> Option<Outcome> {
        let profile = self.profile;
        let progress = self.progress_mut()?;
        let is_next = |pending: &Pending| next_day(pending.ended) == of;
        let level = progress.level;
        if let Some(mut pending) = progress.pending.take_if(|pending| is_next(pending)) {
            pending.session.next_morning = Some(pain);
            let graded = super::grade(rules, profile, level, &pending.session);
            return Some(self.graded(rules, &pending, graded, at));
        }
        let mut late = progress.expired.take_if(|pending| is_next(pending))?;
        late.session.next_morning = Some(pain);
        let graded = super::grade(rules, profile, level, &late.session);
        (graded.grade >= Grade::Red).then(|| self.graded(rules, &late, graded, at))
    }

    /// Mornings of a rest, and of normal running.
    fn note_morning(
        &mut self,
        rules: &ReturnToRun,
        of: Date,
        pain: Pain,
        at: Moment,
    ) -> Option<Reason> {
        if let Some(rest) = &mut self.history.rest {
            rest.note(of, pain);
        }
        let at_top = self.state.level().is_some_and(|level| rules.is_last(level));
        if !at_top {
            self.history.bad_mornings = None;
            return None;
        }
        let known = self.history.bad_mornings;
        if known.is_some_and(|streak| of <= streak.last) {
            return None;
        }
        if pain.points() < rules.relapse.morning_pain {
            self.history.bad_mornings = None;
            return None;
        }
        let count = known.map_or(0, |streak| streak.count).saturating_add(1);
        if count < rules.relapse.mornings {
            self.history.bad_mornings = Some(MorningStreak { count, last: of });
            return None;
        }
        self.history.bad_mornings = None;
        self.leave_done(rules, at);
        self.move_down(rules, rules.relapse.back_to, at);
        Some(Reason::BadMornings)
    }
}

/// The day after a session, whose morning belongs to it.
fn next_day(ended: Moment) -> Date {
    ended.day().tomorrow().unwrap_or(ended.day())
}
