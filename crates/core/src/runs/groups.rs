//! Recordings of one activity, found and put together.

use super::RunNumbers;
use super::activity::{Recording, Told};
use super::numbers::is_near;
use super::quality::rank;
use crate::journal::{Body, EntryId, Folded, Key};
use jiff::SignedDuration;
use std::collections::BTreeMap;

/// What makes recordings one: an entry that they name, or a part of a file.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Shared<'j> {
    Entry(EntryId),
    File(&'j Key, u32),
}

/// Sets of positions that are joined step by step.
struct Sets(Vec<usize>);

impl Sets {
    fn add(&mut self) -> usize {
        self.0.push(self.0.len());
        self.0.len() - 1
    }

    /// The position that stands for the set of this one. Steps on the way are made shorter.
    fn of(&mut self, mut at: usize) -> usize {
        while let Some(&above) = self.0.get(at)
            && above != at
        {
            let top = self.0.get(above).copied().unwrap_or(above);
            if let Some(place) = self.0.get_mut(at) {
                *place = top;
            }
            at = top;
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.of(one), self.of(other));
        if let Some(place) = self.0.get_mut(one.max(other)) {
            *place = one.min(other);
        }
    }
}

/// The recordings of every activity, whatever its sport.
pub(super) fn groups<'j>(folded: &Folded<'j>, numbers: RunNumbers) -> Vec<Vec<Told<'j>>> {
    let mut sets = Sets(Vec::new());
    let mut named: BTreeMap<Shared<'j>, usize> = BTreeMap::new();
    let mut recordings = Vec::new();
    for version in folded.effective() {
        let Body::Run(run) = version.entry.body() else {
            continue;
        };
        let place = sets.add();
        let same = run.same_as.map(|same| Shared::Entry(folded.root(same)));
        let file = run.file.as_ref();
        let file = file.map(|file| Shared::File(file, run.file_part.unwrap_or(0)));
        let own = Shared::Entry(version.root);
        for shared in [Some(own), same, file].into_iter().flatten() {
            let known = *named.entry(shared).or_insert(place);
            sets.join(known, place);
        }
        let (id, entry) = (version.root, version.entry);
        let recording = Recording { id, entry };
        recordings.push((place, Told { recording, run }));
    }
    let mut groups: BTreeMap<usize, Vec<Told<'j>>> = BTreeMap::new();
    for (place, told) in recordings {
        groups.entry(sets.of(place)).or_default().push(told);
    }
    join_alike(groups.into_values().collect(), numbers)
}

/// Joins what nobody marked as one: nobody runs two runs at the same time.
fn join_alike(mut groups: Vec<Vec<Told<'_>>>, numbers: RunNumbers) -> Vec<Vec<Told<'_>>> {
    for group in &mut groups {
        group.sort_by_key(|told| rank(told));
    }
    let (mut groups, apart): (Vec<_>, Vec<_>) = groups
        .into_iter()
        .partition(|group| !group.iter().any(stands_alone));
    groups.sort_by_key(|group| {
        let best = group.first();
        best.map(|told| {
            let entry = told.recording.entry;
            (told.run.sport, entry.happened().instant(), entry.id())
        })
    });
    let mut joined: Vec<Vec<Told<'_>>> = Vec::with_capacity(groups.len());
    for group in groups {
        match joined.last_mut() {
            Some(before) if are_alike(before, &group, numbers) => before.extend(group),
            Some(_) | None => joined.push(group),
        }
    }
    joined.extend(apart);
    joined
}

/// Whether somebody said that it is a run of its own, whatever it looks like: it names itself.
fn stands_alone(told: &Told<'_>) -> bool {
    told.run.same_as == Some(told.recording.id)
}

fn are_alike(before: &[Told<'_>], after: &[Told<'_>], numbers: RunNumbers) -> bool {
    let (Some(before), Some(after)) = (before.last(), after.first()) else {
        return false;
    };
    let start = |told: &Told<'_>| told.recording.entry.happened().instant();
    let apart = start(before).duration_until(start(after)).abs();
    let most = SignedDuration::from_secs(i64::from(numbers.same_start_s));
    let distances = before.run.distance_cm.zip(after.run.distance_cm);
    before.run.sport == after.run.sport
        && apart <= most
        && distances.is_some_and(|(one, other)| is_near(one, other, numbers.same_percent))
}
