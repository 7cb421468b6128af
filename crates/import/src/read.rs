//! One file: tell its sort, read it, say what became of it.

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::recording::Recording;
use crate::{Activity, Flag, Kind, Limits, Refusal, Verdict, fit, gzip, xml};

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
    fn add_damage(&mut self, damage: Flag) {
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
    let kind = Kind::of(bytes);
    if u64::try_from(bytes.len()).is_ok_and(|length| length > limits.file_bytes) {
        return Read::refused(kind, Refusal::TooLarge);
    }
    // Readers are tested never to panic; were one to, it must not take the rest of an import with it.
    let read = catch_unwind(AssertUnwindSafe(|| read_kind(bytes, kind, limits)));
    read.unwrap_or_else(|_| Read::refused(kind, Refusal::ReaderFailed))
}

fn read_kind(bytes: &[u8], kind: Kind, limits: &Limits) -> Read {
    match kind {
        Kind::Gzip => read_gzip(bytes, limits),
        kind => read_plain(bytes, kind, limits),
    }
}

fn read_gzip(bytes: &[u8], limits: &Limits) -> Read {
    let (inflated, damage) = match gzip::inflate(bytes, limits) {
        Ok(inflated) => inflated,
        Err(refusal) => return Read::refused(Kind::Gzip, refusal),
    };
    let mut read = read_plain(&inflated, Kind::of(&inflated), limits);
    if let Some(damage) = damage {
        read.add_damage(damage);
    }
    read
}

fn read_plain(bytes: &[u8], kind: Kind, limits: &Limits) -> Read {
    match kind {
        Kind::Fit => fit::read(bytes, limits),
        Kind::Tcx | Kind::Gpx => xml::read(bytes, kind, limits),
        Kind::Gzip => Read::refused(kind, Refusal::CompressedTwice),
        Kind::Empty => Read::without(kind, Verdict::Empty),
        Kind::Zip | Kind::Csv | Kind::Json | Kind::Html | Kind::Xml | Kind::Unknown => {
            Read::refused(kind, Refusal::Kind(kind))
        }
    }
}

/// What a file is known by: its content after decompression, so that a run is the same file whether it came compressed or
/// not. What cannot be decompressed as a whole, or not within the limits, is taken as it came.
///
/// ```
/// use restride_import::{Limits, content};
/// assert_eq!(content(b"<gpx/>", &Limits::default()).as_ref(), b"<gpx/>");
/// ```
pub fn content<'b>(bytes: &'b [u8], limits: &Limits) -> Cow<'b, [u8]> {
    let fits =
        |bytes: &[u8]| u64::try_from(bytes.len()).is_ok_and(|length| length <= limits.file_bytes);
    if Kind::of(bytes) == Kind::Gzip
        && fits(bytes)
        && let Ok((inflated, None)) = gzip::inflate(bytes, limits)
        && fits(&inflated)
        && Kind::of(&inflated) != Kind::Gzip
    {
        return Cow::Owned(inflated);
    }
    Cow::Borrowed(bytes)
}
