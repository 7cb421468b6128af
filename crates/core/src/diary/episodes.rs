//! Episodes: one per injury. Two at once are two.

use crate::journal::{Body, CloseReason, EntryId, EpisodeOpened, Folded, Sort};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// One injury, from its opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Episode<'j> {
    /// The id of the first entry that opened it.
    pub id: EntryId,
    /// The day on which it was opened.
    pub day: Date,
    /// What was said on opening, corrections included.
    pub opened: &'j EpisodeOpened,
    /// Its end; `None` while it lasts.
    pub closed: Option<Closed>,
}

/// The end of an episode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closed {
    /// The day.
    pub day: Date,
    /// Why; `None` when not said.
    pub reason: Option<CloseReason>,
}

/// Every episode, in the order in which it was opened. When one was closed more than once, the last closing counts.
pub fn episodes<'j>(folded: &Folded<'j>) -> Vec<Episode<'j>> {
    let mut closings = BTreeMap::new();
    for version in folded.of_sort(Sort::Closing) {
        if let Body::EpisodeClosed(closed) = version.entry.body() {
            let closing = Closed {
                day: version.entry.happened().day(),
                reason: closed.reason,
            };
            closings.insert(folded.root(closed.episode), closing);
        }
    }
    let opened = folded.of_sort(Sort::Opening).filter_map(|version| {
        let Body::EpisodeOpened(opened) = version.entry.body() else {
            return None;
        };
        Some(Episode {
            id: version.root,
            day: version.entry.happened().day(),
            opened,
            closed: closings.get(&version.root).copied(),
        })
    });
    opened.collect()
}
