//! One file: tell its sort, read it, say what became of it.

use crate::recording::Recording;
use crate::{Activity, Content, Flag, Kind, Limits, Refusal, Verdict};

/// What was read from one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// The sort of file, after decompression.
    pub kind: Kind,
    /// The activities in it, in the order of the file.
    pub activities: Vec<Activity>,
    /// What became of it.
    pub verdict: Verdict,
}

impl Read {
    /// What was read, with the verdict that follows from it.
    pub(crate) fn of(kind: Kind, recordings: Vec<Recording>) -> Self {
        let recordings = recordings.into_iter().enumerate();
        let activities = recordings
            .map(|(part, recording)| recording.summarised(part))
            .collect();
        let mut read = Self {
            kind,
            activities,
            verdict: Verdict::Complete,
        };
        read.judge();
        read
    }

    /// Nothing was read from a file of this sort.
    pub(crate) const fn without(kind: Kind, verdict: Verdict) -> Self {
        Self {
            kind,
            activities: Vec::new(),
            verdict,
        }
    }

    pub(crate) const fn refused(kind: Kind, refusal: Refusal) -> Self {
        Self::without(kind, Verdict::Refused(refusal))
    }

    /// Gives the verdict that follows from the activities.
    fn judge(&mut self) {
        let activities = &self.activities;
        let mut flags = activities.iter().flat_map(|activity| &activity.flags);
        self.verdict = if activities.is_empty() {
            Verdict::Empty
        } else if activities.iter().all(|activity| activity.started.is_none()) {
            Verdict::Undated
        } else if flags.any(|flag| flag.is_damage()) {
            Verdict::Damaged
        } else {
            Verdict::Complete
        };
    }

    /// Adds damage that was found around the activities.
    pub(crate) fn add_damage(&mut self, damage: Flag) {
        if let Some(last) = self.activities.last_mut() {
            last.flags.insert(damage);
            self.judge();
        }
    }
}

/// Reads the activities of one file: FIT, TCX or GPX, each also compressed with gzip. The sort is told from the content.
///
/// Never panics, and takes bounded memory and time on any bytes. An archive is refused here: see [`Kind::Zip`].
///
/// ```
/// use restride_import::{Kind, Limits, Refusal, Verdict, read_file};
/// let page = read_file(b"<html>Sign in</html>", &Limits::default());
/// assert_eq!(page.verdict, Verdict::Refused(Refusal::Kind(Kind::Html)));
/// assert!(page.activities.is_empty());
/// ```
pub fn read_file(bytes: &[u8], limits: &Limits) -> Read {
    match Content::of(bytes, limits) {
        Ok(content) => content.read(limits),
        Err(refusal) => Read::refused(Kind::of(bytes), refusal),
    }
}
