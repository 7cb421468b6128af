//! A journal that is followed while entries arrive: what an entry at the end leaves as it was is not worked out again.
//!
//! For a program that stays. One that starts for each command reads the journal and takes [`Plans::of`].

use super::alarms::EveryAlarm;
use super::kept::{KeptLocks, is_change_after, kept_locks};
use super::looked::{Known, Looked};
use super::may_have_locked::may_have_locked;
use super::over::{AllOver, Over};
use super::plans::Plans;
use super::still::Meets;
use super::things::{Tells, Written};
use crate::journal::{Appended, Conflict, Entry, EntryId, Folded, Journal, Ledger};
use crate::knowledge::ReturnToRun;
use crate::return_to_run::Moment;
use jiff::{Timestamp, Zoned};
use std::collections::BTreeMap;

/// A journal, the locks that no change took away and the plans that are over, for a program that stays.
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
    /// Plans of episodes that are over.
    over: AllOver<'k>,
    /// Since when anything tells of each episode.
    begins: BTreeMap<EntryId, Timestamp>,
    /// The ids of what raises an alarm or may hide one, in order.
    alarms: Vec<EntryId>,
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
            over: AllOver::new(),
            begins: BTreeMap::new(),
            alarms: Vec::new(),
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
        self.alarms = alarms.entries.iter().map(|entry| entry.id()).collect();
        self.alarms.dedup();
        self.may_have_locked = may_have_locked(&folded, self.rules, &alarms);
        self.kept = kept_locks(&folded, self.rules, &alarms);
        self.begins.clear();
        for version in folded.effective() {
            if let Some(named) = folded.episode_of(version.entry) {
                let happened = version.entry.happened().instant();
                let begins = self.begins.entry(named).or_insert(happened);
                *begins = happened.min(*begins);
            }
        }
        self.over.clear();
        // A time that comes after all that is known is as good as any later one: what is kept holds at all of them.
        let now = Moment::in_utc(self.recorded);
        let looked = Looked {
            folded: &folded,
            rules: self.rules,
            alarms: &alarms,
            now,
            kept: &self.kept,
        };
        let (over, latest) = (&mut self.over, self.happened);
        looked.plans_but(Known::Nothing, |seen| {
            let id = seen.plan.episode.id;
            if let Some(plan) = Over::of(seen, &folded, now.at(), latest) {
                over.insert(id, plan);
            }
        });
    }

    /// Adds one entry. A plain one that was written last, about a time after all others or about nothing that moves a lock,
    /// leaves the locks before every earlier change as they were, and the plans of what was over by then; after any other
    /// they are worked out again.
    ///
    /// # Errors
    ///
    /// [`Conflict`] when the id stands for an entry that says something else. Nothing is changed then.
    pub fn append(&mut self, entry: Entry) -> Result<Appended, Conflict> {
        let written = Written::alone(self.rules, &entry);
        let (recorded, happened) = (entry.head().recorded, written.earliest);
        let is_next = recorded > self.recorded
            && written.tells == Tells::Plain
            && !is_change_after(&entry, self.happened)
            && !self.ledger.is_waited_for(&entry);
        let named = entry.body().episode();
        let names = named.map(|named| self.ledger.root(named));
        let written = Written { names, ..written };
        self.over
            .retain(|_, over| over.still.is_left_by(&written, Meets::None));
        if self.ledger.append(entry)? == Appended::Known {
            return Ok(Appended::Known);
        }
        self.recorded = self.recorded.max(recorded);
        self.happened = self.happened.max(happened);
        if let Some(names) = names {
            let begins = self.begins.entry(names).or_insert(happened);
            *begins = happened.min(*begins);
        }
        if !(is_next && self.has_looked_enough()) {
            self.look();
        }
        Ok(Appended::New)
    }

    /// Whether nothing has to be worked out again for locks that may not have been there.
    fn has_looked_enough(&self) -> bool {
        if self.may_have_locked {
            return true;
        }
        let folded = self.ledger.fold();
        !may_have_locked(&folded, self.rules, &self.every_alarm(&folded))
    }

    fn every_alarm<'j>(&self, folded: &Folded<'j>) -> EveryAlarm<'j> {
        let journal = folded.journal();
        EveryAlarm::among(
            self.rules,
            self.alarms.iter().flat_map(|id| journal.texts(*id)),
        )
    }

    /// The journal.
    pub const fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// The plans at a time, `now` in the runner's own zone. `folded` is that of [`Followed::ledger`].
    pub fn plans<'j>(&self, folded: &Folded<'j>, now: &Zoned) -> Plans<'j, 'k> {
        let looked = Looked {
            folded,
            rules: self.rules,
            alarms: &self.every_alarm(folded),
            now: Moment::of(now),
            kept: &self.kept,
        };
        looked.plans_but(Known::Over(&self.over, &self.begins), |_| ())
    }
}
