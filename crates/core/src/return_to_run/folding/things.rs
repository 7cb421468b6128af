//! Everything that a plan looks at, in the order of writing, with what the whole journal knows of each entry.

use super::alarms::alarms_of;
use super::joined::{AllJoined, Joined};
use super::kept::moves_a_plan;
use crate::journal::{Body, Entry, EntryId, Folded};
use crate::knowledge::ReturnToRun;
use crate::return_to_run::Alarm;
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, BTreeSet};

/// Versions that were written further apart than this are known to every look.
const APART: SignedDuration = SignedDuration::from_hours(3 * 24);

/// How long before it happened something can have been written down: a day, and one more to be sure.
const AHEAD: SignedDuration = SignedDuration::from_hours(2 * 24);

/// What an entry can do to the plans of episodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tells {
    /// It raises, lifts, opens and closes nothing.
    Plain,
    /// It raises an alarm, for the bone or another one, and was never changed.
    Alarm { bone: bool },
    /// It lifts one, and was never changed.
    Clears,
    /// It opens an episode, and was never changed.
    Opens,
    /// It closes one, and was never changed.
    Closes,
    /// Anything: it was changed and is more than plain, or it cannot be read.
    Anything,
}

/// One entry.
#[derive(Clone, Copy)]
pub(super) struct Written<'j> {
    pub(super) entry: &'j Entry,
    pub(super) tells: Tells,
    /// The episode that it names, by the first of the ids that are joined to it.
    pub(super) names: Option<EntryId>,
    /// The earliest time at which any version of it happened.
    pub(super) earliest: Timestamp,
    /// Whether every look has to know it, however long ago it was.
    pub(super) is_always_known: bool,
}

/// A journal in the order of writing.
pub(super) struct Things<'j> {
    pub(super) written: Vec<Written<'j>>,
    joined: AllJoined<'j>,
    /// Since when anything tells of an episode.
    begins: BTreeMap<EntryId, Timestamp>,
}

impl<'j> Things<'j> {
    pub(super) fn of(folded: &Folded<'j>, rules: &ReturnToRun) -> Self {
        let joined = AllJoined::of(folded);
        let versions: Vec<Option<Written<'j>>> = joined
            .things
            .iter()
            .map(|thing| Written::of_joined(rules, &joined, thing))
            .collect();
        let mut written = Vec::with_capacity(folded.journal().len());
        let mut begins = Begins::default();
        let mut places = joined.places.iter().peekable();
        for entry in folded.journal().everything() {
            // Both come in the order of ids.
            while places.next_if(|(id, _)| **id < entry.id()).is_some() {}
            if !moves_a_plan(entry) {
                continue;
            }
            let place = places.peek().filter(|(id, _)| **id == entry.id());
            let thing = place.and_then(|(_, place)| versions.get(**place).copied().flatten());
            let mut it = thing.unwrap_or_else(|| Written::alone(rules, entry));
            it.entry = entry;
            if let Some(named) = entry.body().episode() {
                it.names = Some(begins.tell(&joined, named, entry.happened().instant()));
            }
            if let Body::EpisodeOpened(opened) = entry.body() {
                begins.tell(&joined, entry.id(), entry.happened().instant());
                if let Some(day) = opened.began {
                    let began = Offset::UTC.to_timestamp(day.at(0, 0, 0, 0));
                    begins.tell(&joined, entry.id(), began.unwrap_or(Timestamp::MIN));
                }
            }
            written.push(it);
        }
        let by = |it: &Written<'_>| (it.entry.head().recorded, it.entry.id());
        if !written.is_sorted_by_key(by) {
            written.sort_by_key(by);
        }
        Self {
            written,
            joined,
            begins: begins.by_id,
        }
    }

    /// One id for all that are joined to this one.
    pub(super) fn first(&self, id: EntryId) -> EntryId {
        self.joined.first(id)
    }

    /// Since when anything tells of an episode.
    pub(super) fn begins(&self, episode: EntryId) -> Timestamp {
        let begins = self.begins.get(&self.first(episode));
        begins.copied().unwrap_or(Timestamp::MIN)
    }

    /// How many of the first entries nobody has to know who looks at what happened since a time, but for those that are
    /// always known: no version of them happened since then.
    pub(super) fn long_before(&self, at: Timestamp) -> usize {
        let by = at.checked_sub(APART + AHEAD).unwrap_or(Timestamp::MIN);
        let recorded = |it: &Written<'_>| it.entry.head().recorded;
        self.written.partition_point(|it| recorded(it) <= by)
    }
}

/// Since when anything tells of each episode, while that is being found out.
#[derive(Default)]
struct Begins {
    by_id: BTreeMap<EntryId, Timestamp>,
    /// The id that was named last, what it is joined to, and since when that is told of. Most entries name the same.
    last: Option<(EntryId, EntryId, Timestamp)>,
}

impl Begins {
    /// Takes a time, and gives the first of the ids that are joined to an episode.
    fn tell(&mut self, joined: &AllJoined<'_>, episode: EntryId, at: Timestamp) -> EntryId {
        if let Some((last, first, begins)) = self.last
            && last == episode
            && begins <= at
        {
            return first;
        }
        let first = joined.first(episode);
        let begins = self.by_id.entry(first).or_insert(at);
        *begins = at.min(*begins);
        self.last = Some((episode, first, *begins));
        first
    }
}

impl<'j> Written<'j> {
    /// An entry that nothing corrects and that corrects nothing.
    pub(super) fn alone(rules: &ReturnToRun, entry: &'j Entry) -> Self {
        let tells = tells(rules, entry);
        Self {
            entry,
            tells,
            names: None,
            earliest: entry.happened().instant(),
            is_always_known: tells != Tells::Plain,
        }
    }

    /// What any version of a thing is told with; `None` when there is none.
    fn of_joined(rules: &ReturnToRun, joined: &AllJoined<'j>, thing: &Joined<'j>) -> Option<Self> {
        let texts = || thing.texts.iter().copied();
        let entry = texts().next()?;
        let names: BTreeSet<Option<EntryId>> = texts()
            .filter(|entry| !matches!(entry.body(), Body::Withdrawn(_)))
            .map(|entry| entry.body().episode().map(|named| joined.first(named)))
            .collect();
        let is_plain = texts().all(|entry| tells(rules, entry) == Tells::Plain);
        let tells = if is_plain && names.len() <= 1 {
            Tells::Plain
        } else {
            Tells::Anything
        };
        let recorded = || texts().map(|entry| entry.head().recorded);
        let apart = recorded().min()?.duration_until(recorded().max()?);
        Some(Self {
            entry,
            tells,
            names: names.into_iter().next().flatten(),
            earliest: texts().map(|entry| entry.happened().instant()).min()?,
            is_always_known: tells != Tells::Plain || apart >= APART,
        })
    }

    /// Whether it had happened when it was written down.
    pub(super) fn has_happened(&self) -> bool {
        self.entry.happened().instant() <= self.entry.head().recorded
    }
}

/// What an entry tells that is the only version of itself.
fn tells(rules: &ReturnToRun, entry: &Entry) -> Tells {
    let alarms = alarms_of(rules, entry);
    if alarms.iter().any(Option::is_some) {
        let bone = alarms.contains(&Some(Alarm::BoneSuspected));
        return Tells::Alarm { bone };
    }
    match entry.body() {
        Body::EpisodeOpened(_) => Tells::Opens,
        Body::EpisodeClosed(_) => Tells::Closes,
        Body::Clearance(_) => Tells::Clears,
        Body::Unknown(_) => Tells::Anything,
        Body::Assessment(_)
        | Body::Pain(_)
        | Body::SessionResult(_)
        | Body::Walk(_)
        | Body::ReadinessTest(_)
        | Body::Medicine(_)
        | Body::PlanChoice(_)
        | Body::Profile(_)
        | Body::WeeklyAnswers(_)
        | Body::Exercise(_)
        | Body::TreatmentVisit(_)
        | Body::Shoe(_)
        | Body::Run(_)
        | Body::ImportBatch(_)
        | Body::Note(_)
        | Body::Withdrawn(_) => Tells::Plain,
    }
}
