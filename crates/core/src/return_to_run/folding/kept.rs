//! Locks that were there before something was changed: no edit, no late entry and no import takes them away.
//!
//! A plan that is walked through in order never leaves a lock but by a clearance. A journal is not always written in
//! order: a session is corrected, an older one arrives, an episode is withdrawn, and the walk through what then counts
//! may not meet the lock any more. So the plan is also walked through as it was known just before each such change. A
//! lock that was there then is told to the plan as an alarm of its own, at the time at which it began.
//!
//! [`look_at_everything`] says what these locks are. [`Looks`] finds the same much faster, and where debug assertions are on,
//! both are held against each other for every journal that is not large.

use super::alarms::EveryAlarm;
use super::looked::Looked;
use super::looks::Looks;
use super::may_have_locked::may_have_locked;
use super::plans::PlanOfEpisode;
use super::things::{Things, Written};
use crate::journal::{Body, Entry, EntryId, Folded, Journal, PainMoment};
use crate::knowledge::ReturnToRun;
use crate::return_to_run::{Alarm, Moment, Reason, State};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};

/// A lock or a pause that a plan was in before something was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Kept {
    /// When it began.
    pub(super) at: Moment,
    /// The lock, as an alarm.
    pub(super) alarm: Alarm,
}

/// Locks by episode, in order.
pub(super) type KeptLocks = BTreeMap<EntryId, BTreeSet<Kept>>;

/// Entries of a journal up to which tests look at everything before each change as well, to compare.
const MOST_TO_COMPARE: usize = 300;

/// Every lock that a change could have taken away.
pub(super) fn kept_locks(
    folded: &Folded<'_>,
    rules: &ReturnToRun,
    alarms: &EveryAlarm<'_>,
) -> KeptLocks {
    if !may_have_locked(folded, rules, alarms) {
        return KeptLocks::new();
    }
    let things = Things::of(folded, rules);
    let changes = changes(folded, &things.written);
    let kept = Looks::new(rules, &things).before_each(&changes);
    debug_assert!(
        things.written.len() > MOST_TO_COMPARE
            || kept == look_at_everything(rules, &things.written, &changes),
        "a plan that was not looked at was in another lock"
    );
    kept
}

/// Looks at all plans before each change: what [`Looks`] finds without that.
fn look_at_everything(
    rules: &ReturnToRun,
    written: &[Written<'_>],
    changes: &BTreeSet<Timestamp>,
) -> KeptLocks {
    let mut kept = KeptLocks::new();
    let mut journal = Journal::default();
    let mut known = 0;
    for change in changes {
        let new = written.get(known..).unwrap_or_default();
        let new = new.partition_point(|it| it.entry.head().recorded < *change);
        let new = written.get(known..known + new).unwrap_or_default();
        known += new.len();
        journal.take_all(new.iter().map(|it| it.entry.clone()));
        let folded = journal.fold();
        let looked = Looked {
            folded: &folded,
            rules,
            alarms: &EveryAlarm::of(&folded, rules),
            now: Moment::in_utc(*change),
            kept: &kept,
        };
        let plans = looked.plans();
        for plan in &plans.episodes {
            if let Some(lock) = lock_of(plan) {
                kept.entry(plan.episode.id).or_default().insert(lock);
            }
        }
    }
    kept
}

/// The lock or pause of a plan that no change may take away; `None` when it is in none.
pub(super) fn lock_of(plan: &PlanOfEpisode<'_, '_>) -> Option<Kept> {
    let at = plan.held_since?;
    let alarm = lasting(plan.plan.state())?;
    Some(Kept { at, alarm })
}

/// What neither a change nor the closing of its episode lifts, as an alarm: a lock, and a pause for red sessions; `None` for
/// any other state.
pub(super) const fn lasting(state: &State) -> Option<Alarm> {
    match state {
        State::Locked { .. } => Some(Alarm::WasLocked),
        State::Refer {
            reason: Reason::RedsRefer | Reason::PauseKept,
            ..
        } => Some(Alarm::WasPaused),
        State::Refer { .. }
        | State::Offload { .. }
        | State::Ready { .. }
        | State::Level(_)
        | State::Done { .. } => None,
    }
}

/// The times of writing of everything that may take a lock away: corrections, and what arrives out of order.
fn changes(folded: &Folded<'_>, written: &[Written<'_>]) -> BTreeSet<Timestamp> {
    let journal = folded.journal();
    let mut latest = Timestamp::MIN;
    let mut changes = BTreeSet::new();
    for Written { entry, .. } in written {
        let happened = entry.happened().instant();
        let corrects = entry.head().supersedes.is_some_and(|target| {
            let first = journal.get(folded.root(target)).or(journal.get(target));
            first.is_none_or(moves_a_plan)
        });
        if corrects || arrives_late(entry, latest) || journal.is_in_conflict(entry.id()) {
            changes.insert(entry.head().recorded);
        }
        latest = latest.max(happened);
    }
    changes
}

/// Whether an entry that arrives after something that happened at this time comes out of order. An opening always does: what
/// an alarm named before it was there counted for every episode until then.
fn arrives_late(entry: &Entry, latest: Timestamp) -> bool {
    let opens = matches!(entry.body(), Body::EpisodeOpened(_));
    let is_before = entry.happened().instant() < latest;
    opens || (is_before && may_take_a_lock_away(entry.body()))
}

/// Whether an entry that is written last, and that no other one names, is a change.
pub(super) fn is_change_after(entry: &Entry, latest: Timestamp) -> bool {
    entry.head().supersedes.is_some() || arrives_late(entry, latest)
}

/// Whether an entry, arriving late, may take a lock away: a session between two others, an episode that was elsewhere.
fn may_take_a_lock_away(body: &Body) -> bool {
    match body {
        Body::SessionResult(_) | Body::EpisodeOpened(_) | Body::EpisodeClosed(_) => true,
        Body::Pain(pain) => is_around_a_run(pain.moment),
        Body::Profile(_)
        | Body::Assessment(_)
        | Body::WeeklyAnswers(_)
        | Body::Walk(_)
        | Body::ReadinessTest(_)
        | Body::Exercise(_)
        | Body::Medicine(_)
        | Body::TreatmentVisit(_)
        | Body::Clearance(_)
        | Body::PlanChoice(_)
        | Body::Shoe(_)
        | Body::Run(_)
        | Body::ImportBatch(_)
        | Body::Note(_)
        | Body::Withdrawn(_)
        | Body::Unknown(_) => false,
    }
}

/// Whether a pain at this moment is part of a session, as one that is told with its result.
pub(super) const fn is_around_a_run(moment: PainMoment) -> bool {
    matches!(
        moment,
        PainMoment::During | PainMoment::AtEnd | PainMoment::OneHourAfter
    )
}

/// Whether a plan looks at an entry at all.
pub(super) const fn moves_a_plan(entry: &Entry) -> bool {
    !matches!(
        entry.body(),
        Body::Profile(_)
            | Body::WeeklyAnswers(_)
            | Body::Exercise(_)
            | Body::TreatmentVisit(_)
            | Body::Shoe(_)
            | Body::Run(_)
            | Body::ImportBatch(_)
            | Body::Note(_)
    )
}
