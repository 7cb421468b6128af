//! When a change needs no look: nothing that was written since the last look can have moved a lock.
//!
//! A plan that is locked stays locked, since the same time, whatever is logged after that time, but for a clearance. A
//! plan whose episode is over stands still, whatever is logged after its end, but for what names it. So a change needs no
//! look when every plan was one of these at the last look, and everything that was written since then is about later times,
//! without an alarm, a clearance, an opening or a closing. What is in doubt needs a look: it costs time and nothing else.

use super::alarms::is_alarm;
use super::kept::lock_of;
use super::plans::{PlanOfEpisode, Plans};
use crate::journal::{Body, Entry, EntryId, Folded};
use crate::knowledge::ReturnToRun;
use crate::return_to_run::Moment;
use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeMap;

/// How far an entry reaches back, in days: the pains of a day count for the run of the day before, and a calendar day
/// may be another one elsewhere. Three days would do.
const REACH_DAYS: i64 = 7;

/// Days between opening and closing from which on no clock makes the closing the earlier one.
const OVER_AFTER_DAYS: i64 = 3;

/// What a look saw, when all of it stands still.
pub(super) struct Still {
    /// What happened after this reaches nothing that was seen.
    after: Timestamp,
    /// Episodes that are over and not locked: what names them could move them.
    over: Vec<EntryId>,
}

impl Still {
    /// `None` when a plan may move with time or with the next entry.
    ///
    /// `latest` is the latest time at which anything that is known happened.
    pub(super) fn of(
        plans: &Plans<'_, '_>,
        folded: &Folded<'_>,
        now: Timestamp,
        latest: Timestamp,
    ) -> Option<Self> {
        let mut still = Self {
            after: Timestamp::MIN,
            over: Vec::new(),
        };
        // What is known ahead of its time has yet to happen.
        if latest > now {
            return None;
        }
        for plan in &plans.episodes {
            let rests = if plan.is_locked() {
                locked_since(plan, folded, now)?
            } else {
                still.over.push(plan.episode.id);
                over_since(plan, now)?
            };
            let began = end_of(plan.episode.opened.began.unwrap_or(plan.opened.day()))?;
            let reach = SignedDuration::from_hours(REACH_DAYS * 24);
            let after = rests.max(plan.opened.at()).max(began);
            still.after = still.after.max(after.checked_add(reach).ok()?);
        }
        Some(still)
    }

    /// Whether an entry leaves everything that was seen as it was. `versions` are those of each thing that was corrected.
    pub(super) fn is_left_by(
        &self,
        entry: &Entry,
        rules: &ReturnToRun,
        folded: &Folded<'_>,
        versions: &Versions<'_>,
    ) -> bool {
        let is_late = |entry: &Entry| {
            let named = folded.episode_of(entry);
            let elsewhere = named.is_none_or(|named| !self.over.contains(&named));
            elsewhere && entry.happened().instant() > self.after && is_plain(entry.body())
        };
        let mut others = versions.of_entry(folded, entry).iter();
        let has_happened = entry.happened().instant() <= entry.head().recorded;
        has_happened && !is_alarm(rules, entry) && is_late(entry) && others.all(|it| is_late(it))
    }
}

/// Since when a plan is locked, by what was told to it and not by the last wall; `None` when a clearance was written or
/// given since then, whatever became of it.
fn locked_since(
    plan: &PlanOfEpisode<'_, '_>,
    folded: &Folded<'_>,
    now: Timestamp,
) -> Option<Timestamp> {
    let since = plan.held_since.map(Moment::at).filter(|at| *at < now)?;
    let is_open_again = folded.journal().everything().any(|entry| {
        let Body::Clearance(word) = entry.body() else {
            return false;
        };
        let is_its = word
            .episode
            .is_none_or(|named| folded.root(named) == plan.episode.id);
        is_its && entry.later_time() >= since
    });
    (!is_open_again).then_some(since)
}

/// Since when an episode is over without any lock or pause that would be kept; `None` when it is not.
fn over_since(plan: &PlanOfEpisode<'_, '_>, now: Timestamp) -> Option<Timestamp> {
    let closed = plan.episode.closed.filter(|_| lock_of(plan).is_none())?;
    let opened = plan.opened.day();
    let days = opened.duration_until(closed.day).as_hours() / 24;
    let end = end_of(closed.day)?;
    (days >= OVER_AFTER_DAYS && end < now).then_some(end)
}

/// A time by which a day is over on every clock.
fn end_of(day: Date) -> Option<Timestamp> {
    let start = Offset::UTC.to_timestamp(day.at(0, 0, 0, 0)).ok()?;
    start.checked_add(SignedDuration::from_hours(2 * 24)).ok()
}

/// Whether an entry of this kind raises, lifts, opens and closes nothing by itself.
const fn is_plain(body: &Body) -> bool {
    match body {
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
        | Body::Withdrawn(_) => true,
        Body::EpisodeOpened(_) | Body::EpisodeClosed(_) | Body::Clearance(_) | Body::Unknown(_) => {
            false
        }
    }
}

/// The versions of each thing that was corrected or undone, by the id of the first.
pub(super) struct Versions<'j>(BTreeMap<EntryId, Vec<&'j Entry>>);

impl<'j> Versions<'j> {
    /// `None` when a correction is in doubt: one that waits or does not count, that was written before what it corrects,
    /// or whose id stands for something else as well.
    pub(super) fn of(folded: &Folded<'j>) -> Option<Self> {
        let journal = folded.journal();
        let is_in_doubt = journal.conflicts().next().is_some()
            || !folded.refused().is_empty()
            || !folded.pending().is_empty();
        if is_in_doubt {
            return None;
        }
        let mut versions: BTreeMap<EntryId, Vec<&Entry>> = BTreeMap::new();
        for entry in journal.entries() {
            let Some(target) = entry.head().supersedes else {
                continue;
            };
            let target = journal.get(target)?;
            if target.head().recorded >= entry.head().recorded {
                return None;
            }
            let root = folded.root(entry.id());
            let first = journal.get(root)?;
            let all = versions.entry(root).or_insert_with(|| vec![first]);
            all.push(entry);
        }
        Some(Self(versions))
    }

    /// All versions of what a correction corrects; empty for an entry that corrects nothing.
    fn of_entry(&self, folded: &Folded<'_>, entry: &Entry) -> &[&'j Entry] {
        let corrects = entry.head().supersedes.is_some();
        let known = corrects.then(|| self.0.get(&folded.root(entry.id())));
        known.flatten().map_or(&[], Vec::as_slice)
    }
}
