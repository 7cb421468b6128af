//! The list of contents of a zip file: read entry by entry, so that a long one cannot fill the memory.

use std::io::{self, BufReader, Read, Seek, SeekFrom};

use crate::{Limits, Refusal};

/// One entry as the directory lists it.
#[derive(Debug)]
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) is_encrypted: bool,
    pub(super) is_link: bool,
    pub(super) method: u16,
    pub(super) crc: u32,
    pub(super) compressed: u64,
    pub(super) inflated: u64,
    /// Where its local header begins.
    pub(super) offset: u64,
}

/// Where the directory is, and how many entries it lists.
#[derive(Debug, Clone, Copy)]
struct Place {
    offset: u64,
    count: u64,
    /// What lies before the archive in the file.
    before: u64,
}

/// Bytes of the record at the end of an archive, without its comment.
const END: usize = 22;

/// Bytes of the record that large archives have before it, and of the one that says where that is.
const LARGE_END: usize = 56;
const LARGE_LOCATOR: usize = 20;

/// Reads the directory of the archive that lies in `start..start + length` of a source. Offsets are from the start of the
/// source. Returns where the directory begins, and the entries.
pub(super) fn read<R: Read + Seek + ?Sized>(
    source: &mut R,
    start: u64,
    length: u64,
    limits: &Limits,
) -> Result<(u64, Vec<Listed>), Refusal> {
    let place = find(source, start, length)?;
    if place.count > limits.archive_entries {
        return Err(Refusal::TooManyEntries);
    }
    let directory = start.checked_add(place.offset).ok_or(Refusal::BadArchive)?;
    source
        .seek(SeekFrom::Start(directory))
        .map_err(unreadable)?;
    let end = start.saturating_add(length);
    let mut reader = BufReader::new(source.take(end.saturating_sub(directory)));
    let mut entries = Vec::new();
    for _ in 0..place.count {
        let mut entry = entry(&mut reader, limits)?;
        let shift = start.checked_add(place.before);
        entry.offset = shift
            .and_then(|shift| shift.checked_add(entry.offset))
            .ok_or(Refusal::BadArchive)?;
        entries.push(entry);
    }
    Ok((directory, entries))
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "`map_err` hands the error over"
)]
pub(super) fn unreadable(error: io::Error) -> Refusal {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => Refusal::BadArchive,
        _ => Refusal::Unreadable,
    }
}

/// Whole numbers at fixed places of a record.
pub(super) struct Record<'b>(pub(super) &'b [u8]);

impl Record<'_> {
    pub(super) fn two(&self, at: usize) -> Option<u16> {
        Some(u16::from_le_bytes(*self.0.get(at..)?.first_chunk()?))
    }

    pub(super) fn four(&self, at: usize) -> Option<u32> {
        Some(u32::from_le_bytes(*self.0.get(at..)?.first_chunk()?))
    }

    fn eight(&self, at: usize) -> Option<u64> {
        Some(u64::from_le_bytes(*self.0.get(at..)?.first_chunk()?))
    }
}

fn find<R: Read + Seek + ?Sized>(
    source: &mut R,
    start: u64,
    length: u64,
) -> Result<Place, Refusal> {
    const LONGEST_COMMENT: u64 = 65_535;
    let tail_length = length.min(LONGEST_COMMENT.saturating_add(END as u64));
    let tail_at = length.saturating_sub(tail_length);
    let mut tail = vec![0; usize::try_from(tail_length).unwrap_or(0)];
    let tail_start = start.checked_add(tail_at).ok_or(Refusal::BadArchive)?;
    source
        .seek(SeekFrom::Start(tail_start))
        .map_err(unreadable)?;
    source.read_exact(&mut tail).map_err(unreadable)?;
    let last = tail.len().checked_sub(END).ok_or(Refusal::BadArchive)?;
    // The record nearest to the end whose comment fits.
    let at = (0..=last).rev().find(|at| {
        let record = tail.get(*at..).unwrap_or_default();
        let comment = Record(record).two(20).map(usize::from);
        record.starts_with(b"PK\x05\x06")
            && comment.is_some_and(|comment| comment <= record.len().saturating_sub(END))
    });
    let at = at.ok_or(Refusal::BadArchive)?;
    let record = Record(tail.get(at..).unwrap_or_default());
    let end_at = tail_at.saturating_add(u64::try_from(at).unwrap_or(u64::MAX));
    let is_large = record.two(10) == Some(u16::MAX)
        || record.four(12) == Some(u32::MAX)
        || record.four(16) == Some(u32::MAX);
    if is_large {
        return large(source, start, end_at);
    }
    of_end(&record, end_at).ok_or(Refusal::BadArchive)
}

/// Reads the record at the end. `None` when it cannot be, or the archive goes on in another file.
fn of_end(record: &Record<'_>, end_at: u64) -> Option<Place> {
    let (disk, first_disk) = (record.two(4)?, record.two(6)?);
    let (here, count) = (record.two(8)?, record.two(10)?);
    if disk != 0 || first_disk != 0 || here != count {
        return None;
    }
    let (size, offset) = (record.four(12)?, record.four(16)?);
    place(u64::from(count), u64::from(size), u64::from(offset), end_at)
}

/// Works out what lies before the archive.
fn place(count: u64, size: u64, stated: u64, end_at: u64) -> Option<Place> {
    const SMALLEST: u64 = 46;
    let offset = end_at.checked_sub(size)?;
    let before = offset.checked_sub(stated)?;
    (count.checked_mul(SMALLEST)? <= size).then_some(Place {
        offset,
        count,
        before,
    })
}

/// Reads the record of a large archive.
fn large<R: Read + Seek + ?Sized>(
    source: &mut R,
    start: u64,
    end_at: u64,
) -> Result<Place, Refusal> {
    let mut read = |at: Option<u64>, bytes: &mut [u8]| {
        let at = at
            .and_then(|at| start.checked_add(at))
            .ok_or(Refusal::BadArchive)?;
        source.seek(SeekFrom::Start(at)).map_err(unreadable)?;
        source.read_exact(bytes).map_err(unreadable)
    };
    let locator_at = end_at.checked_sub(LARGE_LOCATOR as u64);
    let mut locator = [0; LARGE_LOCATOR];
    read(locator_at, &mut locator)?;
    let stated = Record(&locator)
        .eight(8)
        .filter(|_| locator.starts_with(b"PK\x06\x07"));
    let stated = stated.ok_or(Refusal::BadArchive)?;
    let mut record = [0; LARGE_END];
    let usual = locator_at.and_then(|at| at.checked_sub(LARGE_END as u64));
    read(usual, &mut record)?;
    let mut at = usual;
    if !record.starts_with(b"PK\x06\x06") {
        at = Some(stated);
        read(at, &mut record)?;
    }
    let fields = Record(&record);
    let found = record.starts_with(b"PK\x06\x06").then(|| {
        let count = fields
            .eight(32)
            .filter(|count| fields.eight(24) == Some(*count))?;
        place(count, fields.eight(40)?, fields.eight(48)?, at?)
    });
    found.flatten().ok_or(Refusal::BadArchive)
}

fn entry(reader: &mut impl Read, limits: &Limits) -> Result<Listed, Refusal> {
    const LINK: u32 = 0o12;
    let mut fixed = [0; 46];
    reader.read_exact(&mut fixed).map_err(unreadable)?;
    if !fixed.starts_with(b"PK\x01\x02") {
        return Err(Refusal::BadArchive);
    }
    let record = Record(&fixed);
    let length = |at| usize::from(record.two(at).unwrap_or(0));
    let name = bytes(reader, length(28))?;
    let extra = bytes(reader, length(30))?;
    bytes(reader, length(32))?;
    let name = name.get(..limits.name_bytes).unwrap_or(&name);
    let made_on_unix = fixed.get(5) == Some(&3);
    let mode = record.four(38).unwrap_or(0) >> 28;
    let mut listed = Listed {
        name: String::from_utf8_lossy(name).into_owned(),
        is_encrypted: record.two(8).unwrap_or(0) & 1 != 0,
        is_link: made_on_unix && mode == LINK,
        method: record.two(10).unwrap_or(u16::MAX),
        crc: record.four(16).unwrap_or(0),
        compressed: u64::from(record.four(20).unwrap_or(0)),
        inflated: u64::from(record.four(24).unwrap_or(0)),
        offset: u64::from(record.four(42).unwrap_or(0)),
    };
    enlarge(&mut listed, &extra);
    Ok(listed)
}

fn bytes(reader: &mut impl Read, length: usize) -> Result<Vec<u8>, Refusal> {
    let mut bytes = vec![0; length];
    reader.read_exact(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

/// Takes the numbers that need more than four bytes from the extra field.
fn enlarge(listed: &mut Listed, extra: &[u8]) {
    const LARGE: u16 = 1;
    let mut rest = extra;
    while let (Some(id), Some(length)) = (Record(rest).two(0), Record(rest).two(2)) {
        let Some((field, after)) = rest
            .get(4..)
            .and_then(|rest| rest.split_at_checked(usize::from(length)))
        else {
            return;
        };
        if id == LARGE {
            let numbers = [
                &mut listed.inflated,
                &mut listed.compressed,
                &mut listed.offset,
            ];
            let mut at = 0_usize;
            for number in numbers {
                if *number == u64::from(u32::MAX) {
                    let Some(large) = Record(field).eight(at) else {
                        return;
                    };
                    *number = large;
                    at = at.saturating_add(8);
                }
            }
            return;
        }
        rest = after;
    }
}
