//! The content of a file without the compression around it.

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::{Flag, Kind, Limits, Read, Refusal, Verdict, fit, gzip, xml};

/// The content of a file: what is kept of it, and what its hash is made of. A file is the same whether it comes
/// compressed or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content<'b> {
    /// The bytes, decompressed.
    pub bytes: Cow<'b, [u8]>,
    /// What was wrong with the compression; `None` when nothing was, or there was none.
    pub damage: Option<Flag>,
    /// The sort of file that they are.
    pub kind: Kind,
}

/// What a file is known by: its content after decompression, so that a run is the same file whether it came compressed or
/// not. What cannot be decompressed as a whole, or is then too large for a file, is taken as it came.
///
/// ```
/// use restride_import::{Limits, content};
/// assert_eq!(content(b"<gpx/>", &Limits::default()).as_ref(), b"<gpx/>");
/// ```
pub fn content<'b>(bytes: &'b [u8], limits: &Limits) -> Cow<'b, [u8]> {
    let fits =
        |bytes: &[u8]| u64::try_from(bytes.len()).is_ok_and(|length| length <= limits.file_bytes);
    let content = Content::of(bytes, limits).ok();
    let whole = content.filter(|content| content.damage.is_none() && fits(&content.bytes));
    whole.map_or(Cow::Borrowed(bytes), |content| content.bytes)
}

impl<'b> Content<'b> {
    /// Decompresses what is compressed.
    ///
    /// # Errors
    ///
    /// When there is more than a limit allows, or nothing can be decompressed.
    pub fn of(bytes: &'b [u8], limits: &Limits) -> Result<Self, Refusal> {
        if u64::try_from(bytes.len()).is_ok_and(|length| length > limits.file_bytes) {
            return Err(Refusal::TooLarge);
        }
        let kind = Kind::of(bytes);
        if kind != Kind::Gzip {
            return Ok(Self {
                bytes: Cow::Borrowed(bytes),
                damage: None,
                kind,
            });
        }
        let (inflated, damage) = gzip::inflate(bytes, limits)?;
        let kind = Kind::of(&inflated);
        if kind == Kind::Gzip {
            return Err(Refusal::CompressedTwice);
        }
        Ok(Self {
            bytes: Cow::Owned(inflated),
            damage,
            kind,
        })
    }

    /// Reads the activities in it.
    ///
    /// Never panics, and takes bounded memory and time on any bytes.
    pub fn read(&self, limits: &Limits) -> Read {
        // Readers are tested never to panic; were one to, it must not take the rest of an import with it.
        let read = catch_unwind(AssertUnwindSafe(|| self.read_kind(limits)));
        let mut read = read.unwrap_or_else(|_| Read::refused(self.kind, Refusal::ReaderFailed));
        if let Some(damage) = self.damage {
            read.add_damage(damage);
        }
        read
    }

    fn read_kind(&self, limits: &Limits) -> Read {
        match self.kind {
            Kind::Fit => fit::read(&self.bytes, limits),
            Kind::Tcx | Kind::Gpx => xml::read(&self.bytes, self.kind, limits),
            Kind::Empty => Read::without(self.kind, Verdict::Empty),
            Kind::Gzip
            | Kind::Zip
            | Kind::Csv
            | Kind::Json
            | Kind::Html
            | Kind::Xml
            | Kind::Unknown => Read::refused(self.kind, Refusal::Kind(self.kind)),
        }
    }
}
