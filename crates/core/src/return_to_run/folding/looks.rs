//! The plans before each change, without working out again what stands still.
//!
//! A look is taken only at plans that may have moved, and in a journal without what cannot reach them. What it finds is
//! what [`super::kept::look_at_everything`] finds, which tests compare.

use super::alarms::EveryAlarm;
use super::kept::{Kept, KeptLocks, lock_of};
use super::looked::{Known, Looked};
use super::still::{Ahead, Meets, Still};
use super::things::{Tells, Things, Written};
use crate::journal::{EntryId, Journal};
use crate::knowledge::ReturnToRun;
use crate::return_to_run::{Moment, Profile};
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, BTreeSet};

/// How long before an episode begins something can happen that its plan looks at: the distances of the four weeks before,
/// a painkiller before a run that lasts a week, and some days to be sure.
const BEFORE: SignedDuration = SignedDuration::from_hours(45 * 24);

/// What is known while the changes of a journal are gone through in the order of writing.
pub(super) struct Looks<'a, 'j> {
    rules: &'a ReturnToRun,
    things: &'a Things<'j>,
    /// How many entries are known.
    known: usize,
    /// The latest time at which any of them happened.
    latest: Timestamp,
    /// Openings that are known.
    opened: BTreeSet<EntryId>,
    /// Those of them that nothing ever changes.
    never_changed: BTreeSet<EntryId>,
    /// Episodes of which a closing is known.
    closed: BTreeSet<EntryId>,
    /// What was told of episodes that were not there.
    ahead: BTreeMap<EntryId, Ahead>,
    /// Plans that stand still, by episode.
    still: BTreeMap<EntryId, Still>,
    /// What happened after this leaves all of them as they are, if it is plain and names none that is over.
    still_after: Timestamp,
    /// The profile of each plan when it was looked at last.
    profiles: BTreeMap<EntryId, Profile>,
    near: Near,
    kept: KeptLocks,
}

/// A journal without what cannot reach the plans that move.
#[derive(Default)]
struct Near {
    journal: Journal,
    /// The first entry in the order of writing that is in it, but for those that are always known.
    from: usize,
    /// How many entries were looked at.
    upto: usize,
}

impl<'a, 'j> Looks<'a, 'j> {
    pub(super) fn new(rules: &'a ReturnToRun, things: &'a Things<'j>) -> Self {
        Self {
            rules,
            things,
            known: 0,
            latest: Timestamp::MIN,
            opened: BTreeSet::new(),
            never_changed: BTreeSet::new(),
            closed: BTreeSet::new(),
            ahead: BTreeMap::new(),
            still: BTreeMap::new(),
            still_after: Timestamp::MIN,
            profiles: BTreeMap::new(),
            near: Near::default(),
            kept: KeptLocks::new(),
        }
    }

    /// Every lock that was there before any of these times.
    pub(super) fn before_each(mut self, changes: &BTreeSet<Timestamp>) -> KeptLocks {
        for change in changes {
            self.learn_what_was_written_before(*change);
            self.look(*change);
        }
        self.kept
    }

    fn learn_what_was_written_before(&mut self, change: Timestamp) {
        let things = self.things;
        while let Some(written) = things.written.get(self.known)
            && written.entry.head().recorded < change
        {
            self.learn(written);
            self.known += 1;
        }
    }

    fn learn(&mut self, written: &Written<'_>) {
        let happened = written.entry.happened().instant();
        self.latest = self.latest.max(happened);
        let meets = self.meets(written);
        let is_far = written.tells == Tells::Plain
            && written.has_happened()
            && written.earliest > self.still_after
            && written.names.is_none();
        if !is_far {
            self.still
                .retain(|_, still| still.is_left_by(written, meets));
        }
    }

    /// What an entry meets, and what is known from then on.
    fn meets(&mut self, written: &Written<'_>) -> Meets {
        let entry = written.entry;
        if matches!(entry.body(), crate::journal::Body::EpisodeOpened(_)) {
            self.opened.insert(entry.id());
            if written.tells == Tells::Opens {
                self.never_changed.insert(entry.id());
            }
            return self
                .ahead
                .get(&entry.id())
                .copied()
                .map_or(Meets::None, Meets::Told);
        }
        let Some(named) = written.names else {
            return Meets::None;
        };
        if !self.never_changed.contains(&named) {
            let (happened, recorded) = (written.earliest, entry.head().recorded);
            let ahead = self
                .ahead
                .entry(named)
                .or_insert(Ahead { happened, recorded });
            ahead.happened = ahead.happened.min(happened);
            return Meets::None;
        }
        // Closed twice, the later one counts: what happened in between is told to it after all.
        if written.tells == Tells::Closes && !self.closed.insert(named) {
            return Meets::None;
        }
        Meets::There(named)
    }

    fn look(&mut self, change: Timestamp) {
        loop {
            let moving = self.opened.iter().filter(|id| !self.still.contains_key(id));
            let Some(begins) = moving.map(|id| self.things.begins(*id)).min() else {
                return;
            };
            let from = begins.checked_sub(BEFORE).unwrap_or(Timestamp::MIN);
            self.near
                .learn(self.things, self.things.long_before(from), self.known);
            let folded = self.near.journal.fold();
            let now = Moment::in_utc(change);
            let looked = Looked {
                folded: &folded,
                rules: self.rules,
                alarms: &EveryAlarm::of(&folded, self.rules),
                now,
                kept: &self.kept,
            };
            let plans = looked.plans_but(Known::Still(&self.still), |_| ()).episodes;
            let turned = plans.iter().any(|plan| {
                let known = self.profiles.get(&plan.episode.id);
                known.is_some_and(|known| *known != plan.plan.profile())
            });
            let profiles = plans
                .iter()
                .map(|plan| (plan.episode.id, plan.plan.profile()));
            self.profiles.extend(profiles);
            if turned && !self.still.is_empty() {
                // Later episodes at the same place begin with the profile of the earlier ones.
                self.still.clear();
                continue;
            }
            let locks = plans
                .iter()
                .filter_map(|plan| Some((plan.episode.id, lock_of(plan)?)));
            let locks: Vec<(EntryId, Kept)> = locks.collect();
            for (episode, lock) in locks {
                self.kept.entry(episode).or_default().insert(lock);
            }
            let still = plans.iter().filter_map(|plan| {
                let first = self.things.first(plan.episode.id);
                let still = Still::of(plan, first, &folded, change, self.latest)?;
                Some((plan.episode.id, still))
            });
            let there: BTreeSet<EntryId> = plans.iter().map(|plan| plan.episode.id).collect();
            let gone = self
                .opened
                .iter()
                .filter(|id| !there.contains(id) && !self.still.contains_key(id));
            let gone = gone.map(|id| (*id, Still::gone(self.things.first(*id))));
            let all: Vec<(EntryId, Still)> = still.chain(gone).collect();
            self.still.extend(all);
            let after = self.still.values().map(|still| still.after).max();
            self.still_after = after.unwrap_or(Timestamp::MIN);
            return;
        }
    }
}

impl Near {
    fn learn(&mut self, things: &Things<'_>, from: usize, known: usize) {
        if self.upto == 0 || self.from != from {
            self.journal = Journal::default();
            self.from = from;
            self.upto = from.min(known);
            let before = things.written.get(..self.upto).unwrap_or_default();
            let always = before.iter().filter(|it| it.is_always_known);
            self.journal.take_all(always.map(|it| it.entry.clone()));
        }
        let new = things.written.get(self.upto..known).unwrap_or_default();
        self.journal.take_all(new.iter().map(|it| it.entry.clone()));
        self.upto = self.upto.max(known);
    }
}
