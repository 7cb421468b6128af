//! Which entries belong to which episode.

use crate::diary::{Episode, episodes};
use crate::journal::{Body, Entry, EntryId, Folded, Key, Side, Sort, Version};
use crate::return_to_run::{Moment, Profile};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// The episodes of a journal, with the times between which they are open.
pub(super) struct Episodes<'j> {
    pub(super) all: Vec<Open<'j>>,
    by_id: BTreeMap<EntryId, usize>,
}

/// An episode and the times between which what names no episode belongs to it.
#[derive(Clone, Copy)]
pub(super) struct Open<'j> {
    pub(super) episode: Episode<'j>,
    pub(super) from: Moment,
    /// When it was closed; `None` while it lasts.
    pub(super) until: Option<Moment>,
}

impl Open<'_> {
    fn holds(&self, at: Timestamp) -> bool {
        self.from.at() <= at && self.until.is_none_or(|until| at < until.at())
    }

    /// Whether another episode is about the same place on the same side; a side that was not said may be the same.
    pub(super) fn is_same_place(&self, other: &Self) -> bool {
        let (one, two) = (self.episode.opened, other.episode.opened);
        is_same_place(&one.sites, one.side, &two.sites, two.side)
    }
}

/// Whether two pains are at the same place; what was not said may be the same.
pub(super) fn is_same_place(
    sites: &[Key],
    side: Option<Side>,
    other_sites: &[Key],
    other_side: Option<Side>,
) -> bool {
    let place = sites.is_empty()
        || other_sites.is_empty()
        || sites.iter().any(|it| other_sites.contains(it));
    let apart = match (side, other_side) {
        (Some(Side::Left), Some(Side::Right)) | (Some(Side::Right), Some(Side::Left)) => true,
        (Some(_) | None, Some(_) | None) => false,
    };
    place && !apart
}

/// The episodes that an entry belongs to.
pub(super) enum Belongs {
    /// To one that it names.
    Named(usize),
    /// It names none, or none that is known: to these, which were open.
    Open(Vec<usize>),
}

impl<'j> Episodes<'j> {
    pub(super) fn of(folded: &Folded<'j>) -> Self {
        let mut from = BTreeMap::new();
        let mut until = BTreeMap::new();
        for version in folded.of_sort(Sort::Opening) {
            from.insert(version.root, Moment::written(version.entry.happened()));
        }
        for version in folded.of_sort(Sort::Closing) {
            if let Body::EpisodeClosed(closed) = version.entry.body() {
                let at = Moment::written(version.entry.happened());
                // Closed twice: the later one counts, as in the diary.
                until.insert(folded.root(closed.episode), at);
            }
        }
        let all: Vec<Open<'j>> = episodes(folded)
            .into_iter()
            .filter_map(|episode| {
                let from = *from.get(&episode.id)?;
                // A closing from before the opening closes nothing.
                let until = until.get(&episode.id).copied();
                let until = until.filter(|until| until.at() >= from.at());
                Some(Open {
                    episode,
                    from,
                    until,
                })
            })
            .collect();
        let by_id = all
            .iter()
            .enumerate()
            .map(|(index, open)| (open.episode.id, index));
        Self {
            by_id: by_id.collect(),
            all,
        }
    }

    /// The episodes before one, in the order in which they were opened, that are about the same place.
    pub(super) fn same_before(&self, index: usize) -> impl Iterator<Item = usize> {
        let (before, rest) = self.all.split_at(index.min(self.all.len()));
        let same = before
            .iter()
            .enumerate()
            .filter(|(_, other)| rest.first().is_some_and(|open| other.is_same_place(open)));
        same.map(|(other, _)| other)
    }

    /// The profile of those: that of a bone when any of them has it; `None` when the place did not hurt before.
    pub(super) fn again(
        &self,
        index: usize,
        profile: impl Fn(usize) -> Option<Profile>,
    ) -> Option<Profile> {
        self.same_before(index).filter_map(profile).max()
    }

    /// The episode that an entry names; `None` when it names none, or one that is not there.
    pub(super) fn named(&self, folded: &Folded<'_>, entry: &Entry) -> Option<usize> {
        self.by_id.get(&folded.episode_of(entry)?).copied()
    }

    pub(super) fn of_version(&self, folded: &Folded<'_>, version: &Version<'_>) -> Belongs {
        if let Some(index) = self.named(folded, version.entry) {
            return Belongs::Named(index);
        }
        let at = version.entry.happened().instant();
        let open = self
            .all
            .iter()
            .enumerate()
            .filter(|(_, open)| open.holds(at));
        Belongs::Open(open.map(|(index, _)| index).collect())
    }
}

/// The entries that count and are about no episode that was open when they happened, of those after a time, in the order in
/// which they happened.
///
/// # Missing data
///
/// What names an episode that is not there, or that was closed by then, is about none.
pub(crate) fn without_episode<'j>(folded: &Folded<'j>, after: Timestamp) -> Vec<&'j Entry> {
    let episodes = Episodes::of(folded);
    let is_alone = |version: &&Version<'j>| match episodes.of_version(folded, version) {
        Belongs::Named(index) => {
            let until = episodes.all.get(index).and_then(|open| open.until);
            until.is_some_and(|until| version.entry.happened().instant() >= until.at())
        }
        Belongs::Open(open) => open.is_empty(),
    };
    let versions = folded
        .between(after, Timestamp::MAX)
        .iter()
        .filter(is_alone);
    versions.map(|version| version.entry).collect()
}
