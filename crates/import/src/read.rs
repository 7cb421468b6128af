//! One file: tell its sort, read it, say what became of it.

use crate::{Activity, Kind, Limits, Refusal, Verdict};

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
}

/// Reads the activities of one file: FIT, TCX or GPX, each also compressed with gzip. The sort is told from the content.
///
/// Never panics, and takes bounded memory and time on any bytes. An archive is refused here: see
/// [`crate::Kind::Zip`].
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
    match kind {
        Kind::Empty => Read::without(kind, Verdict::Empty),
        Kind::Fit
        | Kind::Tcx
        | Kind::Gpx
        | Kind::Gzip
        | Kind::Zip
        | Kind::Csv
        | Kind::Json
        | Kind::Html
        | Kind::Xml
        | Kind::Unknown => Read::refused(kind, Refusal::Kind(kind)),
    }
}

/// PLACEHOLDER
pub fn content<'b>(bytes: &'b [u8], _limits: &Limits) -> std::borrow::Cow<'b, [u8]> {
    std::borrow::Cow::Borrowed(bytes)
}
