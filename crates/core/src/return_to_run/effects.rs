//! What a grade does to a plan, and the moves between its states.

use super::grade::{Grade, Graded};
use super::history::{Hold, RedRest};
use super::state::{Pending, Plan, Progress, State};
use super::transition::{Outcome, WEEK};
use super::{Moment, Pain, Profile, Reason, Session};
use crate::knowledge::{LevelIndex, ReturnToRun};
use jiff::civil::Date;

impl Plan {
    /// What a grade does.
    pub(super) fn graded(
        &mut self,
        rules: &ReturnToRun,
        pending: &Pending,
        graded: Graded,
        at: Moment,
    ) -> Outcome {
        let graded = if graded.grade == Grade::Green && !pending.allowed {
            Graded {
                grade: Grade::Amber,
                reason: Reason::AgainstTheGate,
            }
        } else {
            graded
        };
        if let Some(progress) = self.progress_mut() {
            progress.week_sessions = progress.week_sessions.saturating_add(1).min(WEEK);
            progress.week_quiet &= graded.grade == Grade::Green;
        }
        let reason = match graded.grade {
            Grade::Stop => self.become_locked(Reason::StopSign, at.day()),
            Grade::Red => self.red(rules, pending, at),
            Grade::Amber => self.amber(rules, pending.ended).unwrap_or(graded.reason),
            Grade::Green => self.green(rules, pending.ended),
        };
        (Some(graded), reason)
    }

    /// At most one level up, and only here.
    pub(super) fn green(&mut self, rules: &ReturnToRun, ended: Moment) -> Reason {
        self.history.reds_in_a_row = 0;
        let Some(progress) = self.progress_mut() else {
            return Reason::Noted;
        };
        progress.ambers = 0;
        let level = progress.level;
        let needed = rules
            .levels
            .get(level)
            .map_or(u8::MAX, |level| level.greens);
        progress.greens = progress.greens.saturating_add(1).min(needed);
        let progress = progress.clone();
        if let Some((reason, _)) = self.not_yet(rules, &progress, level, ended).first() {
            return *reason;
        }
        self.history.promotions.push(ended);
        self.history.last_up = Some(ended);
        if let Some(progress) = self.progress_mut() {
            progress.go_to(rules, level.saturating_add(1), ended);
        }
        Reason::Promoted
    }

    /// `None` when the runner repeats the level.
    pub(super) fn amber(&mut self, rules: &ReturnToRun, ended: Moment) -> Option<Reason> {
        self.history.reds_in_a_row = 0;
        self.leave_done(rules, ended);
        let progress = self.progress_mut()?;
        progress.greens = 0;
        progress.ambers = progress.ambers.saturating_add(1);
        progress.week_quiet = false;
        let level = progress.level;
        if progress.ambers >= rules.falling.ambers_down {
            progress.ambers = 0;
            return Some(match level.checked_sub(1) {
                Some(below) => {
                    self.move_down(rules, below, ended);
                    Reason::AmbersDown
                }
                None => self.become_offload(Reason::AmbersDown, ended.day()),
            });
        }
        if rules.is_last(level) {
            self.history.hold = Some(Hold {
                from: ended,
                percent: rules.relapse.amber_percent,
                reason: Reason::HoldAfterAmber,
            });
        }
        None
    }

    pub(super) fn red(&mut self, rules: &ReturnToRun, pending: &Pending, at: Moment) -> Reason {
        let ended = pending.ended;
        self.leave_done(rules, ended);
        if let Some(reason) = self.count_red(rules, &pending.session, ended, at) {
            return reason;
        }
        let falling = &rules.falling;
        let again = self.history.reds_within(falling.second_red_days, ended) >= 2;
        let Some(progress) = self.progress_mut() else {
            return Reason::Noted;
        };
        let level = progress.level;
        if rules.is_last(level) {
            self.history.hold = Some(Hold {
                from: ended,
                percent: rules.relapse.red_percent,
                reason: Reason::CutAfterRed,
            });
        }
        let below = if again {
            (rules.phase_of(level) > 0).then(|| rules.phase_before(level))
        } else {
            level.checked_sub(1)
        };
        match below {
            Some(below) => {
                self.move_down(rules, below, ended);
                if again {
                    Reason::RedPhaseDown
                } else {
                    Reason::RedDown
                }
            }
            None => self.become_offload(Reason::RedBelowLadder, at.day()),
        }
    }

    /// Counts a red session and begins its rest; the reason when it locks or pauses the plan.
    pub(super) fn count_red(
        &mut self,
        rules: &ReturnToRun,
        session: &Session,
        ended: Moment,
        at: Moment,
    ) -> Option<Reason> {
        let history = &mut self.history;
        history.reds.push(ended);
        history.reds_in_a_row = history.reds_in_a_row.saturating_add(1);
        history.rest = Some(RedRest {
            from: ended,
            usual: session.usual_morning.unwrap_or(Pain::NONE),
            settled: 0,
            last: None,
        });
        let in_a_row = history.reds_in_a_row;
        let falling = &rules.falling;
        let counted = history.reds_within(falling.refer_days, ended);
        if self.profile == Profile::Bone && in_a_row >= falling.bone_reds_to_lock {
            Some(self.become_locked(Reason::BoneRedsLock, at.day()))
        } else if counted >= usize::from(falling.refer_reds) {
            Some(self.become_refer(Reason::RedsRefer, at.day()))
        } else {
            None
        }
    }

    pub(super) fn progress_mut(&mut self) -> Option<&mut Progress> {
        match &mut self.state {
            State::Level(progress)
            | State::Done {
                running: progress, ..
            } => Some(progress),
            State::Locked { .. }
            | State::Refer { .. }
            | State::Offload { .. }
            | State::Ready { .. } => None,
        }
    }

    /// Pain after the end of the return: back on the ladder, and the bone questions again when it is soon.
    pub(super) fn leave_done(&mut self, rules: &ReturnToRun, at: Moment) {
        if let State::Done { since, running } = &self.state {
            if since.is_within(at, rules.relapse.recurrence_days) {
                self.history.screen_due = Some(at);
            }
            self.state = State::Level(running.clone());
        }
    }

    /// Moves down; from normal running the ladder begins anew. A level that is not lower changes nothing.
    pub(super) fn move_down(&mut self, rules: &ReturnToRun, level: LevelIndex, at: Moment) {
        self.leave_done(rules, at);
        let Some(progress) = self.progress_mut() else {
            return;
        };
        if level >= progress.level {
            return;
        }
        let from_top = rules.is_last(progress.level);
        progress.go_to(rules, level, at);
        progress.ambers = 0;
        if from_top {
            self.history.restart_clocks(at);
        }
    }

    pub(super) fn become_locked(&mut self, reason: Reason, since: Date) -> Reason {
        self.state = State::Locked { since, reason };
        reason
    }

    pub(super) fn become_refer(&mut self, reason: Reason, since: Date) -> Reason {
        self.state = State::Refer { since, reason };
        reason
    }

    pub(super) fn become_offload(&mut self, reason: Reason, since: Date) -> Reason {
        self.state = State::Offload { since, reason };
        reason
    }

    pub(super) fn become_ready(&mut self, reason: Reason, since: Date) -> Reason {
        self.state = State::Ready { since, reason };
        reason
    }
}
