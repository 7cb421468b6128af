//! What a plan remembers across its states.

use super::{Clearance, Moment, Pain, Reason};
use jiff::civil::Date;

/// What a plan remembers across its states. A clearance starts most of it anew.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct History {
    /// Red sessions that are still counted, oldest first.
    pub reds: Vec<Moment>,
    /// Red sessions one after the other, up to now.
    pub reds_in_a_row: u8,
    /// Promotions that are still counted, oldest first.
    pub promotions: Vec<Moment>,
    /// Time off after a red session, until the next session that the gate allows.
    pub rest: Option<RedRest>,
    /// When the ladder began; `None` before, after a long break and after a clearance.
    pub ladder_start: Option<Moment>,
    /// When something last moved up.
    pub last_up: Option<Moment>,
    /// A limit on normal running.
    pub hold: Option<Hold>,
    /// Painful mornings in normal running.
    pub bad_mornings: Option<MorningStreak>,
    /// Since when the bone questions have to be answered again.
    pub screen_due: Option<Moment>,
    /// The last session, completed or not.
    pub last_session: Option<Moment>,
    /// The last clearance.
    pub clearance: Option<Clearance>,
}

impl History {
    /// How many red sessions lie within `days` of a time.
    pub(super) fn reds_within(&self, days: u16, now: Moment) -> usize {
        let within = |red: &&Moment| red.is_within(now, days);
        self.reds.iter().filter(within).count()
    }

    /// How many promotions lie within `days` of a time.
    pub(super) fn promotions_within(&self, days: u16, now: Moment) -> usize {
        let within = |promotion: &&Moment| promotion.is_within(now, days);
        self.promotions.iter().filter(within).count()
    }

    /// The ladder begins anew at its next start.
    pub(super) fn stop_clocks(&mut self) {
        self.ladder_start = None;
        self.last_up = None;
    }

    /// The ladder begins anew now.
    pub(super) fn restart_clocks(&mut self, now: Moment) {
        self.ladder_start = Some(now);
        self.last_up = Some(now);
    }

    /// A clinician has looked: what was counted against the runner before is settled.
    pub(super) fn clear(&mut self, clearance: Clearance) {
        self.reds.clear();
        self.reds_in_a_row = 0;
        self.rest = None;
        self.hold = None;
        self.bad_mornings = None;
        self.screen_due = None;
        self.stop_clocks();
        self.clearance = Some(clearance);
    }
}

/// Time off after a red session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RedRest {
    /// The red session.
    pub from: Moment,
    /// The usual morning before it.
    pub usual: Pain,
    /// Mornings since then that were no worse, one after the other.
    pub settled: u8,
    /// The last morning that was told.
    pub last: Option<Date>,
}

impl RedRest {
    pub(super) fn note(&mut self, day: Date, pain: Pain) {
        if day <= self.from.day() || self.last.is_some_and(|last| day <= last) {
            return;
        }
        self.last = Some(day);
        self.settled = if pain <= self.usual {
            self.settled.saturating_add(1)
        } else {
            0
        };
    }
}

/// Painful mornings one after the other; a morning that was not told neither counts nor ends the row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct MorningStreak {
    /// How many.
    pub count: u8,
    /// The last one.
    pub last: Date,
}

/// A limit on normal running for some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hold {
    /// From when.
    pub from: Moment,
    /// Percent of the last weekly distance, at most.
    pub percent: u8,
    /// Why.
    pub reason: Reason,
}
