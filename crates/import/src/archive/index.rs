//! The index of an archive: its entries, those of archives inside it included, checked before anything is read.

use std::fmt;
use std::io::{self, Read, Seek, SeekFrom};

use flate2::read::DeflateDecoder;

use super::directory::{self, Listed, Record, unreadable};
use super::spool::{ReadSeek, Spool};
use crate::gzip::{Metered, most_inflated};
use crate::words::is_hidden;
use crate::{Kind, Limits, Refusal};

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    name: String,
    kind: Kind,
    refusal: Option<Refusal>,
    pub(super) source: Source,
    pub(super) data: u64,
    pub(super) compressed: u64,
    pub(super) inflated: u64,
    pub(super) is_deflated: bool,
    pub(super) crc: u32,
}

impl Entry {
    /// The name, for showing and comparing; it is never a path. Characters that hide something are left out.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The sort of file, by how its content begins; of a compressed one [`Kind::Gzip`].
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// Why it is not read; `None` when it is.
    pub const fn refusal(&self) -> Option<Refusal> {
        self.refusal
    }

    /// How many bytes it says it decompresses to; reading it stops there.
    pub const fn bytes(&self) -> u64 {
        self.inflated
    }

    /// Returns whether there may be activities in it.
    pub const fn may_be_activity(&self) -> bool {
        matches!(self.kind, Kind::Fit | Kind::Tcx | Kind::Gpx | Kind::Gzip)
    }
}

/// Where the bytes of an entry are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// In the archive itself.
    Outer,
    /// In an archive that was decompressed.
    Spooled(usize),
}

/// An archive, indexed.
pub struct Archive {
    entries: Vec<Entry>,
    pub(super) limits: Limits,
}

impl fmt::Debug for Archive {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Archive")
            .field("entries", &self.entries.len())
            .finish_non_exhaustive()
    }
}

impl Archive {
    /// Reads the list of contents, and those of archives inside; looks at the beginning of each entry to tell its sort.
    ///
    /// # Errors
    ///
    /// When it is no archive, it is damaged, entries lie on top of each other, or there is more than a limit allows. A
    /// single entry that cannot be read is listed, with the reason.
    pub fn index(
        mut source: impl Read + Seek,
        spool: &dyn Spool,
        limits: Limits,
    ) -> Result<Self, Refusal> {
        let length = source.seek(SeekFrom::End(0)).map_err(unreadable)?;
        if length > limits.archive_bytes {
            return Err(Refusal::TooLarge);
        }
        let mut indexer = Indexer {
            spool,
            limits: &limits,
            length,
            inflated: 0,
            archives: 0,
            entries: Vec::new(),
        };
        indexer.add(&mut source, Source::Outer, 0, length, 1)?;
        let entries = indexer.entries;
        Ok(Self { entries, limits })
    }

    /// The entries in the order in which they are listed, without folders and without the archives inside that were
    /// opened.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }
}

struct Indexer<'i> {
    spool: &'i dyn Spool,
    limits: &'i Limits,
    /// Bytes of the outer archive.
    length: u64,
    /// Bytes of all entries together, after decompression.
    inflated: u64,
    archives: usize,
    entries: Vec<Entry>,
}

impl Indexer<'_> {
    /// Adds the entries of the archive that lies in `start..start + length` of `reader`.
    fn add<R: Read + Seek + ?Sized>(
        &mut self,
        reader: &mut R,
        source: Source,
        start: u64,
        length: u64,
        depth: u32,
    ) -> Result<(), Refusal> {
        let (directory, listed) = directory::read(reader, start, length, self.limits)?;
        let mut ranges = Vec::with_capacity(listed.len());
        let mut inside = Vec::new();
        if self.entries.len().saturating_add(listed.len()) > self.limits.entries_in_all {
            return Err(Refusal::TooManyEntries);
        }
        for listed in listed {
            self.count(listed.inflated)?;
            let data = data_start(reader, &listed)?;
            let end = data
                .checked_add(listed.compressed)
                .ok_or(Refusal::BadArchive)?;
            ranges.push((listed.offset, end));
            if listed.name.ends_with('/') && listed.inflated == 0 {
                continue;
            }
            if end > directory {
                return Err(Refusal::Overlap);
            }
            let entry = self.entry(reader, source, &listed, data);
            if entry.kind == Kind::Zip && entry.refusal.is_none() {
                inside.push(entry);
            } else {
                self.entries.push(entry);
            }
        }
        ranges.sort_unstable();
        let mut pairs = ranges.iter().zip(ranges.iter().skip(1));
        if pairs.any(|((_, end), (next, _))| end > next) {
            return Err(Refusal::Overlap);
        }
        for entry in inside {
            self.add_inside(reader, entry, depth)?;
        }
        Ok(())
    }

    /// Counts what an entry says it decompresses to. Reading it stops there, so no archive gives more than this sum.
    fn count(&mut self, inflated: u64) -> Result<(), Refusal> {
        self.inflated = self.inflated.saturating_add(inflated);
        let by_ratio = self.length.saturating_mul(self.limits.archive_inflation);
        let most = by_ratio.max(self.limits.inflation_from_bytes);
        if self.inflated > most.min(self.limits.archive_inflated_bytes) {
            return Err(Refusal::InflatesTooMuch);
        }
        Ok(())
    }

    fn entry<R: Read + Seek + ?Sized>(
        &self,
        reader: &mut R,
        source: Source,
        listed: &Listed,
        data: u64,
    ) -> Entry {
        let refusal = if listed.is_encrypted {
            Some(Refusal::Encrypted)
        } else if listed.is_link {
            Some(Refusal::NotAFile)
        } else if !matches!(listed.method, STORED | DEFLATED) {
            Some(Refusal::UnknownCompression)
        } else {
            None
        };
        let mut entry = Entry {
            name: listed.name.chars().filter(|c| !is_hidden(*c)).collect(),
            kind: Kind::Unknown,
            refusal,
            source,
            data,
            compressed: listed.compressed,
            inflated: listed.inflated,
            is_deflated: listed.method == DEFLATED,
            crc: listed.crc,
        };
        if entry.refusal.is_none() {
            match beginning(reader, &entry) {
                Ok(bytes) => entry.kind = Kind::of(&bytes),
                Err(_) => entry.refusal = Some(Refusal::BadCompression),
            }
        }
        let most = if entry.kind == Kind::Zip {
            self.limits.archive_bytes
        } else {
            self.limits.inflated_bytes
        };
        if entry.inflated > most_inflated(entry.compressed, most, self.limits) {
            entry.refusal = Some(Refusal::InflatesTooMuch);
        }
        entry
    }

    /// Opens an archive inside the archive, and adds its entries. One that cannot be opened is listed with the reason.
    fn add_inside<R: Read + Seek + ?Sized>(
        &mut self,
        reader: &mut R,
        mut entry: Entry,
        depth: u32,
    ) -> Result<(), Refusal> {
        let before = self.entries.len();
        let added = if depth >= self.limits.archive_depth {
            Err(Refusal::NestedTooDeep)
        } else if self.archives >= self.limits.archives_inside {
            Err(Refusal::TooManyEntries)
        } else {
            self.archives = self.archives.saturating_add(1);
            self.open_inside(reader, &entry, depth.saturating_add(1))
        };
        match added {
            // What is too much altogether is too much for the whole.
            Err(refusal @ Refusal::InflatesTooMuch) => Err(refusal),
            Err(refusal) => {
                self.entries.truncate(before);
                entry.refusal = Some(refusal);
                self.entries.push(entry);
                Ok(())
            }
            Ok(()) => Ok(()),
        }
    }

    fn open_inside<R: Read + Seek + ?Sized>(
        &mut self,
        reader: &mut R,
        entry: &Entry,
        depth: u32,
    ) -> Result<(), Refusal> {
        if !entry.is_deflated {
            return self.add(reader, entry.source, entry.data, entry.compressed, depth);
        }
        let number = {
            let mut content = content(reader, entry).map_err(unreadable)?;
            self.spool
                .keep(&mut content)
                .map_err(|error| match error.kind() {
                    io::ErrorKind::StorageFull | io::ErrorKind::PermissionDenied => {
                        Refusal::Unreadable
                    }
                    _ => Refusal::BadCompression,
                })?
        };
        let mut kept: Box<dyn ReadSeek> = self.spool.open(number).map_err(unreadable)?;
        let length = kept.seek(SeekFrom::End(0)).map_err(unreadable)?;
        self.add(&mut *kept, Source::Spooled(number), 0, length, depth)
    }
}

const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// Where the data of an entry begin: behind its local header, which has a name and an extra field of its own.
fn data_start<R: Read + Seek + ?Sized>(reader: &mut R, listed: &Listed) -> Result<u64, Refusal> {
    let mut header = [0; 30];
    reader
        .seek(SeekFrom::Start(listed.offset))
        .map_err(unreadable)?;
    reader.read_exact(&mut header).map_err(unreadable)?;
    let record = Record(&header);
    let lengths = record
        .two(26)
        .zip(record.two(28))
        .filter(|_| header.starts_with(b"PK\x03\x04"));
    let (name, extra) = lengths.ok_or(Refusal::BadArchive)?;
    let start = listed
        .offset
        .checked_add(30)
        .and_then(|start| start.checked_add(u64::from(name)));
    start
        .and_then(|start| start.checked_add(u64::from(extra)))
        .ok_or(Refusal::BadArchive)
}

/// How many bytes tell the sort of an entry: enough for a declaration and the first element.
const BEGINNING: u64 = 512;

/// Compressed bytes that are read at once: to see the beginning, and to read all.
const BEGINNING_BUFFER: usize = 1024;
const BUFFER: usize = 1 << 15;

fn beginning<R: Read + Seek + ?Sized>(reader: &mut R, entry: &Entry) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    raw(reader, entry, BEGINNING_BUFFER)?
        .take(BEGINNING)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The content of an entry, decompressed; it stops with an error at the first byte more than was listed.
pub(super) fn content<'r, R: Read + Seek + ?Sized>(
    reader: &'r mut R,
    entry: &Entry,
) -> io::Result<Metered<Box<dyn Read + 'r>>> {
    let raw = raw(reader, entry, BUFFER)?;
    Ok(Metered::new(raw, entry.inflated))
}

fn raw<'r, R: Read + Seek + ?Sized>(
    reader: &'r mut R,
    entry: &Entry,
    buffer: usize,
) -> io::Result<Box<dyn Read + 'r>> {
    reader.seek(SeekFrom::Start(entry.data))?;
    let compressed = reader.take(entry.compressed);
    Ok(if entry.is_deflated {
        Box::new(DeflateDecoder::new_with_buf(compressed, vec![0; buffer]))
    } else {
        Box::new(compressed)
    })
}
