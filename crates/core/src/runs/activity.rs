//! One activity, whatever number of recordings there is of it.

use super::quality;
use crate::journal::{Entry, EntryId, Happened, Run};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use std::borrow::Cow;

/// An entry that tells of an activity.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Recording<'j> {
    /// The id of the first version of the entry.
    pub id: EntryId,
    /// The version that counts.
    pub entry: &'j Entry,
}

/// One run, walk, ride or other activity. What was not recorded is `None`.
#[derive(Debug, Clone, PartialEq)]
pub struct Activity<'j> {
    /// The id of the recording that is shown: of the first version of its entry.
    pub id: EntryId,
    /// What is known of it. What the shown recording lacks is taken from the others.
    pub content: Cow<'j, Run>,
    /// When it began.
    pub start: Timestamp,
    /// The runner's own local day.
    pub day: Date,
    /// The time that was written on the shown entry: the start of a recording, the end of a run that was told with its
    /// pains.
    pub happened: &'j Happened,
    /// Every entry that records it, the shown one first.
    pub recordings: Vec<Recording<'j>>,
    /// The results of sessions that belong to it, in the order in which they were told: what hurt.
    pub results: Vec<Recording<'j>>,
}

/// A recording together with what it says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told<'j> {
    pub(super) recording: Recording<'j>,
    pub(super) run: &'j Run,
}

impl<'j> Activity<'j> {
    /// The activity of which these are the recordings; `None` of none.
    pub(super) fn of(mut recordings: Vec<Told<'j>>) -> Option<Self> {
        recordings.sort_by_key(|told| quality::rank(told));
        let (shown, others) = recordings.split_first()?;
        let mut content = Cow::Borrowed(shown.run);
        for other in others {
            quality::fill(&mut content, other.run);
        }
        let happened = shown.recording.entry.happened();
        Some(Self {
            id: shown.recording.id,
            content,
            start: happened.instant(),
            day: happened.day(),
            happened,
            recordings: recordings.iter().map(|told| told.recording).collect(),
            results: Vec::new(),
        })
    }

    /// Whole metres; `None` when no distance is known.
    pub fn distance_m(&self) -> Option<u32> {
        self.content.distance_cm.map(metres)
    }

    /// Seconds without pauses, and with them when only that is known; `None` when neither is.
    pub fn timer_s(&self) -> Option<u32> {
        let timer = self.content.timer_ms.or(self.content.elapsed_ms);
        timer.map(|ms| ms / 1000)
    }

    /// When it ended; `None` when no duration is known.
    pub fn end(&self) -> Option<Timestamp> {
        let ms = self.content.elapsed_ms.max(self.content.timer_ms)?;
        self.start
            .checked_add(SignedDuration::from_millis(i64::from(ms)))
            .ok()
    }

    /// Whether it was told by the runner, and not read from a file.
    pub fn is_told(&self) -> bool {
        self.content.format.is_none()
    }

    /// The ids of every entry that tells of it, results of sessions included.
    pub fn entries(&self) -> impl Iterator<Item = EntryId> {
        let all = self.recordings.iter().chain(&self.results);
        all.map(|recording| recording.id)
    }
}

/// Centimetres in whole metres, rounded to the nearest.
pub(super) const fn metres(cm: u32) -> u32 {
    cm.saturating_add(50) / 100
}
