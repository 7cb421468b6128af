//! Reading entries of an indexed archive. Each worker has a reader of its own.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::io::{Read, Seek};

use super::directory::unreadable;
use super::index::{self, Archive, Entry, Source};
use super::spool::{ReadSeek, Spool};
use crate::gzip::{Metered, read_all};
use crate::{Content, Flag, Refusal};

/// Reads entries of an archive.
pub struct EntryReader<'a, R> {
    archive: &'a Archive,
    outer: R,
    spool: &'a dyn Spool,
    opened: BTreeMap<usize, Box<dyn ReadSeek>>,
}

impl<R> fmt::Debug for EntryReader<'_, R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("EntryReader")
            .field("archive", &self.archive)
            .finish_non_exhaustive()
    }
}

impl<'a, R: Read + Seek> EntryReader<'a, R> {
    /// A reader of the archive, from the same bytes that it was indexed from, and the same spool.
    pub const fn new(archive: &'a Archive, outer: R, spool: &'a dyn Spool) -> Self {
        Self {
            archive,
            outer,
            spool,
            opened: BTreeMap::new(),
        }
    }

    /// Reads an entry, decompressed, also when it is compressed twice as `.gz` inside the archive.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or there is more than a limit allows. Damage that leaves something is in the content.
    pub fn read(&mut self, entry: &Entry) -> Result<Content<'static>, Refusal> {
        let content = self.stream(entry)?;
        let (bytes, mut damage) = read_all(content, Refusal::InflatesTooMuch)?;
        if damage.is_none() && crc32fast::hash(&bytes) != entry.crc {
            damage = Some(Flag::BadChecksum);
        }
        let limits = &self.archive.limits;
        let inner = Content::of(&bytes, limits)?;
        let damage = inner.damage.or(damage);
        let kind = inner.kind;
        let inflated = match inner.bytes {
            Cow::Owned(inflated) => Some(inflated),
            Cow::Borrowed(_) => None,
        };
        Ok(Content {
            bytes: Cow::Owned(inflated.unwrap_or(bytes)),
            damage,
            kind,
        })
    }

    /// The decompressed bytes of an entry, one after the other.
    pub(super) fn stream(&mut self, entry: &Entry) -> Result<Metered<Box<dyn Read + '_>>, Refusal> {
        if let Some(refusal) = entry.refusal() {
            return Err(refusal);
        }
        match entry.source {
            Source::Outer => index::content(&mut self.outer, entry).map_err(unreadable),
            Source::Spooled(number) => {
                if !self.opened.contains_key(&number) {
                    let opened = self.spool.open(number).map_err(unreadable)?;
                    self.opened.insert(number, opened);
                }
                let opened = self.opened.get_mut(&number).ok_or(Refusal::Unreadable)?;
                index::content(&mut **opened, entry).map_err(unreadable)
            }
        }
    }

    pub(super) const fn archive(&self) -> &'a Archive {
        self.archive
    }
}
