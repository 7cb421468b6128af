//! What time alone does to a plan.

use super::grade::{Verdict, judge};
use super::state::{Plan, State};
use super::transition::Outcome;
use super::{Moment, Reason};
use crate::knowledge::ReturnToRun;
use jiff::ToSpan as _;
use jiff::civil::Date;

impl Plan {
    /// The plan at a time: what waited for a morning in vain is graded, a long break leads back before the ladder, a
    /// long standstill pauses the plan. Settling day by day gives the same as settling once.
    #[must_use]
    pub fn settled(&self, rules: &ReturnToRun, now: Moment) -> Self {
        let mut plan = self.clone();
        if now.at() >= self.seen.at() {
            plan.settle(rules, now);
            plan.seen = now;
        }
        plan
    }

    pub(super) fn settle(&mut self, rules: &ReturnToRun, now: Moment) -> Option<Outcome> {
        let expired = self.settle_pending(rules, now);
        let moved = self.settle_breaks(rules, now);
        let falling = &rules.falling;
        let remember = falling.refer_days.max(falling.second_red_days);
        self.history.reds.retain(|red| red.is_within(now, remember));
        let climbed = rules.climbing.in_days;
        self.history
            .promotions
            .retain(|promotion| promotion.is_within(now, climbed));
        if let Some(hold) = self.history.hold
            && !hold.from.is_within(now, rules.relapse.hold_days)
        {
            self.history.hold = None;
        }
        moved.map(|reason| (None, reason)).or(expired)
    }

    /// Grades a session whose next morning did not come in time.
    fn settle_pending(&mut self, rules: &ReturnToRun, now: Moment) -> Option<Outcome> {
        let profile = self.profile;
        let progress = self.progress_mut()?;
        let pending = progress.pending.clone()?;
        let verdict = judge(
            rules,
            profile,
            progress.level,
            &pending.session,
            pending.ended,
            now,
        );
        match verdict {
            Verdict::Pending => None,
            Verdict::Final(graded) => {
                progress.pending = None;
                progress.expired = Some(pending.clone());
                Some(self.graded(rules, &pending, graded, now))
            }
        }
    }

    /// Long breaks and long standstills: whichever came first. A tie is the stricter one.
    fn settle_breaks(&mut self, rules: &ReturnToRun, now: Moment) -> Option<Reason> {
        let over = |since: Option<Moment>, days: u16| {
            since.map_or(i32::MIN, |since| {
                i32::from(since.gap_to(now)) - i32::from(days)
            })
        };
        let (climbs, missed) = match &self.state {
            State::Level(progress) => {
                let top = rules.is_last(progress.level);
                let most = if top {
                    rules.long_break.back_days
                } else {
                    rules.missed.phase_days
                };
                (
                    !top,
                    over(Some(progress.last_completed), most.saturating_add(1)),
                )
            }
            State::Done { running, .. } => {
                let most = rules.long_break.back_days.saturating_add(1);
                (false, over(Some(running.last_completed), most))
            }
            State::Offload { .. } | State::Ready { .. } => (true, i32::MIN),
            State::Locked { .. } | State::Refer { .. } => return None,
        };
        let plateau = if climbs {
            over(self.history.last_up, rules.plateau.refer_days)
        } else {
            i32::MIN
        };
        let ladder = if climbs {
            over(self.history.ladder_start, rules.plateau.ladder_days)
        } else {
            i32::MIN
        };
        if missed >= 0 && missed > plateau.max(ladder) {
            self.history.stop_clocks();
            Some(self.become_ready(Reason::MissedGate, days_ago(now, missed)))
        } else if plateau >= 0 && plateau >= ladder {
            Some(self.become_refer(Reason::PlateauRefer, days_ago(now, plateau)))
        } else if ladder >= 0 {
            Some(self.become_refer(Reason::LadderRefer, days_ago(now, ladder)))
        } else {
            None
        }
    }
}

/// The day that lies so many days back.
fn days_ago(now: Moment, days: i32) -> Date {
    now.day().saturating_sub(days.days())
}
