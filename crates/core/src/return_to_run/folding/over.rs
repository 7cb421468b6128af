//! Plans of episodes that are over, kept while entries arrive that leave them as they are.

use super::alarms::OpenAlarm;
use super::belonging::Open;
use super::events::Choices;
use super::ignored::Ignored;
use super::kept::{Kept, KeptLocks};
use super::looked::Seen;
use super::plans::PlanOfEpisode;
use super::still::Still;
use super::walk_through::Moved;
use crate::journal::{Body, Entry, EntryId, Folded, Key};
use crate::return_to_run::{Gate, Moment, Plan, Profile, Readiness};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// Plans that are over, by episode.
pub(super) type AllOver<'k> = BTreeMap<EntryId, Over<'k>>;

/// A plan that is over: but for its gate, what it comes to is the same at every later time.
#[derive(Debug, Clone)]
pub(super) struct Over<'k> {
    /// What leaves it as it is.
    pub(super) still: Still,
    /// What it follows from, beside what was told of it.
    from: From,
    plan: Plan,
    moves: Vec<Moved<'k>>,
    ignored: Vec<Ignored>,
    held_since: Option<Moment>,
    hold: Option<(Moment, EntryId)>,
    started: Option<Moment>,
    /// The entry that chose the programme.
    programme: Option<EntryId>,
}

/// What a plan follows from, beside what was told of its episode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct From {
    /// The profile of earlier episodes at the same place.
    pub(super) again: Option<Profile>,
    pub(super) kept: Vec<Kept>,
    pub(super) alarms: Vec<OpenAlarm>,
}

impl From {
    /// For the episode at this place of the list; `again` is the profile of earlier episodes at the same place.
    pub(super) fn of(
        episode: EntryId,
        again: Option<Profile>,
        kept: &KeptLocks,
        alarms: &[OpenAlarm],
    ) -> Self {
        let kept = kept.get(&episode).into_iter().flatten();
        let is_its = |alarm: &&OpenAlarm| alarm.episode.is_none_or(|named| named == episode);
        Self {
            again,
            kept: kept.copied().collect(),
            alarms: alarms.iter().filter(is_its).copied().collect(),
        }
    }
}

impl<'k> Over<'k> {
    /// `None` when the plan may still come to something else with time.
    ///
    /// `latest` is the latest time at which anything that is known happened.
    pub(super) fn of(
        seen: Seen<'_, '_, 'k>,
        folded: &Folded<'_>,
        now: Timestamp,
        latest: Timestamp,
    ) -> Option<Self> {
        let Seen {
            plan,
            telling,
            from,
            walled,
        } = seen;
        let last = telling.events.iter().map(|event| event.at.at()).max()?;
        let kept = from.kept.iter().map(|lock| lock.at.at()).max();
        let last = last.max(kept.unwrap_or(Timestamp::MIN));
        let still = Still::over(plan, last, now).filter(|_| latest <= now && !walled)?;
        // Tests and walks count for a while only, and a pain before a run on its day.
        let is_past = plan.shown.tests.is_empty() && plan.shown.walks.is_empty();
        if !is_past || plan.before.is_some() {
            return None;
        }
        let choices = &plan.choices;
        Some(Self {
            still,
            from,
            plan: plan.plan.clone(),
            moves: plan.moves.clone(),
            ignored: plan.ignored.clone(),
            held_since: plan.held_since,
            hold: choices.hold,
            started: choices.started,
            programme: match choices.programme {
                Some(key) => Some(entry_of(folded, key)?),
                None => None,
            },
        })
    }

    pub(super) const fn profile(&self) -> Profile {
        self.plan.profile()
    }

    /// The plan at a time at which it holds, with the gate of then.
    pub(super) fn at<'j>(
        &self,
        folded: &Folded<'j>,
        open: &Open<'j>,
        gate: impl FnOnce(&Plan, &Choices<'j>) -> Gate<'k>,
    ) -> PlanOfEpisode<'j, 'k> {
        let choices = self.choices(folded);
        PlanOfEpisode {
            gate: gate(&self.plan, &choices),
            episode: open.episode,
            opened: open.from,
            plan: self.plan.clone(),
            moves: self.moves.clone(),
            ignored: self.ignored.clone(),
            before: None,
            choices,
            alarms: self.from.alarms.clone(),
            shown: Readiness::default(),
            held_since: self.held_since,
        }
    }

    /// Whether it holds at a time, with what it follows from then.
    pub(super) fn holds(&self, from: &From, now: Moment) -> bool {
        self.from == *from && self.still.looked() <= now.at()
    }

    /// What the runner chose.
    fn choices<'j>(&self, folded: &Folded<'j>) -> Choices<'j> {
        let programme = self.programme.and_then(|id| folded.journal().get(id));
        Choices {
            hold: self.hold,
            started: self.started,
            programme: programme.and_then(|entry| {
                let Body::PlanChoice(choice) = entry.body() else {
                    return None;
                };
                choice.value.as_ref()
            }),
        }
    }
}

/// An entry that chose this.
fn entry_of(folded: &Folded<'_>, key: &Key) -> Option<EntryId> {
    let chose = |entry: &&Entry| matches!(entry.body(), Body::PlanChoice(choice) if choice.value.as_ref() == Some(key));
    let entries = folded.effective().iter().map(|version| version.entry);
    entries.filter(chose).map(Entry::id).next()
}
