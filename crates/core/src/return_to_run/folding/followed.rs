//! A journal that is followed while entries arrive: what an entry at the end leaves as it was is not worked out again.

use super::alarms::EveryAlarm;
use super::kept::{KeptLocks, is_change_after, kept_locks};
use super::may_have_locked::may_have_locked;
use super::plans::Plans;
use crate::journal::{Appended, Conflict, Entry, Folded, Journal, Ledger};
use crate::knowledge::ReturnToRun;
use crate::return_to_run::Moment;
use jiff::{Timestamp, Zoned};

/// A journal and the locks that no change took away, for a program that stays.
///
/// Whatever arrives in whatever order, [`Followed::plans`] equals [`Plans::of`] of the same entries.
///
/// # Example
///
/// ```
/// use restride_core::journal::Journal;
/// use restride_core::return_to_run::Followed;
/// use restride_testkit::journal::Pen;
///
/// let knowledge = restride_testkit::knowledge();
/// let mut pen = Pen::new("2026-06-01T07:00:00+02:00[Europe/Berlin]");
/// let opened = pen.entry("episode_opened", &serde_json::json!({"sites": ["lateral"]}));
/// let mut followed = Followed::new(Journal::from_entries([opened]), &knowledge.return_to_run);
/// followed.append(pen.assessment("stop_and_see_within_days"))?;
/// let now = jiff::civil::date(2026, 6, 2).at(9, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC)?;
/// let folded = followed.ledger().fold();
/// assert!(!followed.plans(&folded, &now).may_run());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Followed<'k> {
    rules: &'k ReturnToRun,
    ledger: Ledger,
    kept: KeptLocks,
    /// Whether the quick look said that there may be locks; it never takes that back.
    may_have_locked: bool,
    /// The last time at which anything was written down, and at which anything happened.
    recorded: Timestamp,
    happened: Timestamp,
}

impl<'k> Followed<'k> {
    /// Works everything out once.
    pub fn new(journal: Journal, rules: &'k ReturnToRun) -> Self {
        let mut followed = Self {
            rules,
            ledger: Ledger::new(journal),
            kept: KeptLocks::new(),
            may_have_locked: false,
            recorded: Timestamp::MIN,
            happened: Timestamp::MIN,
        };
        for entry in followed.ledger.journal().everything() {
            followed.recorded = followed.recorded.max(entry.head().recorded);
            followed.happened = followed.happened.max(entry.happened().instant());
        }
        followed.look();
        followed
    }

    fn look(&mut self) {
        let folded = self.ledger.fold();
        let alarms = EveryAlarm::of(&folded, self.rules);
        self.may_have_locked = may_have_locked(&folded, self.rules, &alarms);
        self.kept = kept_locks(&folded, self.rules, &alarms);
    }

    /// Adds one entry. One that was written last, about a time after all others or about nothing that moves a lock, leaves
    /// the locks before every earlier change as they were; after any other they are worked out again.
    ///
    /// # Errors
    ///
    /// [`Conflict`] when the id stands for an entry that says something else. Nothing is changed then.
    pub fn append(&mut self, entry: Entry) -> Result<Appended, Conflict> {
        let (recorded, happened) = (entry.head().recorded, entry.happened().instant());
        let is_next = recorded > self.recorded
            && !is_change_after(&entry, self.happened)
            && !self.ledger.is_waited_for(&entry);
        if self.ledger.append(entry)? == Appended::Known {
            return Ok(Appended::Known);
        }
        self.recorded = self.recorded.max(recorded);
        self.happened = self.happened.max(happened);
        if !(is_next && self.may_have_locked) {
            self.look();
        }
        Ok(Appended::New)
    }

    /// The journal.
    pub const fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// The plans at a time, `now` in the runner's own zone. `folded` is that of [`Followed::ledger`].
    pub fn plans<'j>(&self, folded: &Folded<'j>, now: &Zoned) -> Plans<'j, 'k> {
        Plans::with(folded, self.rules, Moment::of(now), &self.kept)
    }
}
