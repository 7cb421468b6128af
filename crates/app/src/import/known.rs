//! Which recordings a journal has, and whether another one is of the same run.

use crate::store::FileHash;
use jiff::{SignedDuration, Timestamp};
use restride_core::journal::{Body, EntryId, Journal, Key, Run, Sport};
use std::collections::BTreeMap;

/// No recording is longer than this, or its clock is broken.
const LONGEST: SignedDuration = SignedDuration::from_hours(36);

/// From which share of the time that either took on, two recordings are of one run.
const SAME_SHARE: f64 = 0.8;

/// From which share of the shorter one on, it is a part of the other.
const PART_SHARE: f64 = 0.9;

/// Up to which share two recordings have nothing to do with each other: runs end where others begin.
const APART_SHARE: f64 = 0.2;

/// How far apart two starts may be when no end is known.
const SAME_START: SignedDuration = SignedDuration::from_secs(120);

/// How far apart two distances may be when no end is known, as a share of the longer one.
const SAME_DISTANCE: f64 = 0.02;

/// What tells one recording from another.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Recorded {
    start: Timestamp,
    /// `None` when it is not known how long it took.
    end: Option<Timestamp>,
    family: Family,
    distance_cm: Option<u32>,
    recording: Option<Key>,
}

/// Sports that a watch, or an account, takes for each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Foot,
    Ride,
    Swim,
    /// Could be any.
    Other,
}

impl Family {
    const fn of(sport: Sport) -> Self {
        match sport {
            Sport::Run | Sport::Walk | Sport::Hike => Self::Foot,
            Sport::Ride => Self::Ride,
            Sport::Swim => Self::Swim,
            Sport::Other => Self::Other,
        }
    }

    fn may_be(self, other: Self) -> bool {
        self == other || self == Self::Other || other == Self::Other
    }
}

impl Recorded {
    pub(super) fn of(start: Timestamp, run: &Run) -> Self {
        let took = run.elapsed_ms.max(run.timer_ms).filter(|took| *took > 0);
        let took = took.map(|took| SignedDuration::from_millis(i64::from(took)).min(LONGEST));
        Self {
            start,
            end: took.and_then(|took| start.checked_add(took).ok()),
            family: Family::of(run.sport),
            distance_cm: run.distance_cm,
            recording: run.recording.clone(),
        }
    }

    /// How much this is like another one; the share of the time that either took, and of the shorter one.
    fn shares(&self, other: &Self) -> Option<(f64, f64)> {
        let (end, other_end) = (self.end?, other.end?);
        let both = seconds(self.start.max(other.start), end.min(other_end));
        let shorter = seconds(self.start, end).min(seconds(other.start, other_end));
        let either = seconds(self.start.min(other.start), end.max(other_end));
        (shorter > 0.0).then(|| (both / either, both / shorter))
    }

    fn starts_and_goes_as_far(&self, other: &Self) -> bool {
        let near = self.start.duration_since(other.start).abs() <= SAME_START;
        let distances = self.distance_cm.zip(other.distance_cm);
        let as_far = distances.is_some_and(|(one, two)| {
            f64::from(one.abs_diff(two)) <= SAME_DISTANCE * f64::from(one.max(two))
        });
        near && as_far
    }
}

fn seconds(from: Timestamp, to: Timestamp) -> f64 {
    to.duration_since(from).as_secs_f64().max(0.0)
}

/// What another recording is to a known run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Likeness {
    /// It is of the same run.
    Same(EntryId),
    /// It may be: part of the time is the same.
    Overlaps(EntryId),
}

/// The recordings of a journal.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// By start, so that only what is near has to be looked at.
    by_start: BTreeMap<Timestamp, Vec<(EntryId, Recorded)>>,
    by_recording: BTreeMap<Key, EntryId>,
    by_file: BTreeMap<FileHash, Vec<EntryId>>,
    /// The run that each recording is of.
    run_of: BTreeMap<EntryId, EntryId>,
}

impl Known {
    pub(super) fn of(journal: &Journal) -> Self {
        let mut known = Self::default();
        let folded = journal.fold();
        for version in folded.effective() {
            let Body::Run(run) = version.entry.body() else {
                continue;
            };
            let start = version.entry.head().happened.instant();
            let file = FileHash::of_run(run);
            known.add(version.root, Recorded::of(start, run), file);
            if let Some(same) = run.same_as {
                known.run_of.insert(version.root, folded.root(same));
            }
        }
        known
    }

    pub(super) fn add(&mut self, id: EntryId, recorded: Recorded, file: Option<FileHash>) {
        if let Some(hash) = file {
            self.by_file.entry(hash).or_default().push(id);
        }
        if let Some(recording) = &recorded.recording {
            self.by_recording.entry(recording.clone()).or_insert(id);
        }
        let beginning = self.by_start.entry(recorded.start).or_default();
        beginning.push((id, recorded));
    }

    /// The activities of a file that was imported before.
    pub(super) fn of_file(&self, hash: FileHash) -> Option<&[EntryId]> {
        self.by_file.get(&hash).map(Vec::as_slice)
    }

    pub(super) fn files(&self) -> impl Iterator<Item = FileHash> {
        self.by_file.keys().copied()
    }

    /// What a recording is to the known ones; the closest counts.
    pub(super) fn like(&self, recorded: &Recorded) -> Option<Likeness> {
        let copy = recorded.recording.as_ref();
        if let Some(id) = copy.and_then(|recording| self.by_recording.get(recording)) {
            return Some(Likeness::Same(self.first(*id)));
        }
        let earliest = recorded.start.checked_sub(LONGEST).ok()?;
        let latest = recorded.end.unwrap_or(recorded.start) + SAME_START;
        let near = self
            .by_start
            .range(earliest..)
            .take_while(|(start, _)| **start <= latest)
            .flat_map(|(_, beginning)| beginning)
            .filter(|(_, other)| recorded.family.may_be(other.family));
        let mut closest: Option<(f64, Likeness)> = None;
        for (id, other) in near {
            let Some(likeness) = self.likeness(*id, recorded, other) else {
                continue;
            };
            if closest.is_none_or(|(share, _)| share < likeness.0) {
                closest = Some(likeness);
            }
        }
        closest.map(|(_, likeness)| likeness)
    }

    fn likeness(&self, id: EntryId, one: &Recorded, two: &Recorded) -> Option<(f64, Likeness)> {
        let same = |share| Some((share, Likeness::Same(self.first(id))));
        let Some((either, shorter)) = one.shares(two) else {
            return one
                .starts_and_goes_as_far(two)
                .then_some(())
                .and_then(|()| same(1.0));
        };
        let is_one_family = one.family == two.family;
        if either >= SAME_SHARE || (shorter >= PART_SHARE && is_one_family) {
            return same(1.0 + either);
        }
        let overlaps = either > APART_SHARE || shorter >= PART_SHARE;
        overlaps.then(|| (either, Likeness::Overlaps(self.first(id))))
    }

    /// The run that a recording is of: itself, or the one that it was found to be another recording of.
    fn first(&self, id: EntryId) -> EntryId {
        self.run_of.get(&id).copied().unwrap_or(id)
    }

    /// Says that a recording that was added is of a known run.
    pub(super) fn is_same(&mut self, id: EntryId, run: EntryId) {
        self.run_of.insert(id, run);
    }
}
