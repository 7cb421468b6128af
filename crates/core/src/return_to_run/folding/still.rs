//! When a plan stands still: nothing that is written from then on moves its lock, or only what says so by itself.
//!
//! A plan that is locked stays locked, since the same time, whatever is logged after that time, but for a clearance. A
//! plan whose episode is over stands still, whatever is logged after its end, but for what names it and for alarms. What is
//! in doubt moves every plan: it costs time and nothing else.

use super::kept::lock_of;
use super::plans::PlanOfEpisode;
use super::things::{Tells, Written};
use crate::journal::{Body, EntryId, Folded};
use crate::return_to_run::{Moment, Profile};
use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};

/// How far an entry reaches back: the pains of a day count for the run of the day before, and a calendar day may be
/// another one elsewhere. Three days would do.
const REACH: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Days between opening and closing from which on no clock makes the closing the earlier one.
const OVER_AFTER_DAYS: i64 = 3;

/// How a plan stands still.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    Locked,
    Over,
    /// Its opening was withdrawn, or is a later version of another.
    Gone,
}

/// A plan that stands still since a look.
#[derive(Debug, Clone, Copy)]
pub(super) struct Still {
    /// The episode, by the first of the ids that are joined to it.
    episode: EntryId,
    how: How,
    pub(super) profile: Profile,
    /// What happened after this reaches nothing that was seen.
    pub(super) after: Timestamp,
    /// When it was looked at: what was written before is in it.
    looked: Timestamp,
}

/// What was told of an episode before it was there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ahead {
    /// The earliest time at which any of it happened.
    pub(super) happened: Timestamp,
    /// When the first of it was written down.
    pub(super) recorded: Timestamp,
}

/// What an entry meets.
#[derive(Clone, Copy)]
pub(super) enum Meets {
    /// It names no episode, or one that is not there, or that was changed.
    None,
    /// It names this one, which is there and was never changed.
    There(EntryId),
    /// It opens one of which this was told before.
    Told(Ahead),
}

impl Still {
    /// `None` when the plan may move with time or with the next entry.
    ///
    /// `latest` is the latest time at which anything that is known happened.
    pub(super) fn of(
        plan: &PlanOfEpisode<'_, '_>,
        episode: EntryId,
        folded: &Folded<'_>,
        now: Timestamp,
        latest: Timestamp,
    ) -> Option<Self> {
        // What is known ahead of its time has yet to happen.
        if latest > now {
            return None;
        }
        let (how, rests) = if plan.is_locked() {
            (How::Locked, locked_since(plan, folded, now)?)
        } else {
            (How::Over, over_since(plan, now)?)
        };
        let began = end_of(plan.episode.opened.began.unwrap_or(plan.opened.day()))?;
        let after = rests.max(plan.opened.at()).max(began);
        Some(Self {
            episode,
            how,
            profile: plan.plan.profile(),
            after: after.checked_add(REACH).ok()?,
            looked: now,
        })
    }

    /// A plan whose episode is over for good; `None` when it is not. `last` is the last time at which anything was told to it.
    pub(super) fn over(
        plan: &PlanOfEpisode<'_, '_>,
        last: Timestamp,
        now: Timestamp,
    ) -> Option<Self> {
        let end = end_of_episode(plan)?;
        let began = end_of(plan.episode.opened.began.unwrap_or(plan.opened.day()))?;
        let after = end.max(plan.opened.at()).max(began).max(last);
        let after = after.checked_add(REACH).ok()?;
        (after < now).then_some(Self {
            episode: plan.episode.id,
            how: How::Over,
            profile: plan.plan.profile(),
            after,
            looked: now,
        })
    }

    /// When it was looked at.
    pub(super) const fn looked(&self) -> Timestamp {
        self.looked
    }

    /// An episode that is not there.
    pub(super) const fn gone(episode: EntryId) -> Self {
        Self {
            episode,
            how: How::Gone,
            profile: Profile::Bone,
            after: Timestamp::MIN,
            looked: Timestamp::MIN,
        }
    }

    /// Whether an entry leaves the lock and the profile of this plan as they are.
    pub(super) fn is_left_by(&self, written: &Written<'_>, meets: Meets) -> bool {
        let is_late = written.has_happened() && written.earliest > self.after;
        let is_over = self.how == How::Over;
        if !is_late || (is_over && written.names == Some(self.episode)) {
            return false;
        }
        let elsewhere = matches!(meets, Meets::There(named) if named != self.episode);
        match written.tells {
            Tells::Plain => true,
            // A lock stays one.
            Tells::Alarm { bone } => {
                elsewhere || (!is_over && (!bone || self.profile == Profile::Bone))
            }
            Tells::Clears => elsewhere,
            Tells::Closes => elsewhere || (!is_over && matches!(meets, Meets::There(_))),
            // What was told of it counted for this one until now: later than the lock, and unknown when it was looked at.
            Tells::Opens => match meets {
                Meets::Told(ahead) => {
                    !is_over && ahead.happened > self.after && ahead.recorded >= self.looked
                }
                Meets::None => true,
                Meets::There(_) => false,
            },
            Tells::Anything => false,
        }
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
    let end = end_of_episode(plan).filter(|_| lock_of(plan).is_none())?;
    (end < now).then_some(end)
}

/// A time by which an episode is over on every clock; `None` when it is open, or was closed at once.
fn end_of_episode(plan: &PlanOfEpisode<'_, '_>) -> Option<Timestamp> {
    let closed = plan.episode.closed?;
    let opened = plan.opened.day();
    let days = opened.duration_until(closed.day).as_hours() / 24;
    end_of(closed.day).filter(|_| days >= OVER_AFTER_DAYS)
}

/// A time by which a day is over on every clock.
fn end_of(day: Date) -> Option<Timestamp> {
    let start = Offset::UTC.to_timestamp(day.at(0, 0, 0, 0)).ok()?;
    start.checked_add(SignedDuration::from_hours(2 * 24)).ok()
}
