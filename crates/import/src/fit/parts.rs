//! The FIT files in a file: usually one, sometimes several in a row.

use std::collections::BTreeSet;

use super::crc::crc;
use crate::{Flag, Limits, Refusal};

/// One FIT file: its messages, and what its frame told.
#[derive(Debug)]
pub(super) struct Part<'a> {
    /// The messages, without header and check sum.
    pub(super) data: &'a [u8],
    /// Where they begin in the file.
    pub(super) offset: usize,
    /// Damage seen from the frame.
    pub(super) flags: BTreeSet<Flag>,
}

/// Cuts a file into its FIT files. What follows the last one is a flag of it.
pub(super) fn parts<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Vec<Part<'a>>, Refusal> {
    let mut parts = Vec::<Part<'a>>::new();
    let mut offset = 0_usize;
    while let Some(rest) = bytes.get(offset..).filter(|rest| !rest.is_empty()) {
        let Some(part) = part(rest, offset) else {
            match parts.last_mut() {
                Some(last) => last.flags.insert(Flag::TrailingBytes),
                None => return Err(Refusal::NotFit),
            };
            break;
        };
        if u32::try_from(parts.len()).is_ok_and(|count| count >= limits.chained) {
            return Err(Refusal::TooManyChained);
        }
        offset = part
            .offset
            .saturating_add(part.data.len())
            .saturating_add(CHECK_SUM);
        parts.push(part);
    }
    Ok(parts)
}

/// Bytes of the check sum.
const CHECK_SUM: usize = 2;

/// Reads one frame. `None` when it has no header of a FIT file.
fn part(bytes: &[u8], offset: usize) -> Option<Part<'_>> {
    let header_size = usize::from(*bytes.first()?);
    if !matches!(header_size, 12 | 14) || bytes.get(8..12) != Some(b".FIT") {
        return None;
    }
    let declared = u32::from_le_bytes(bytes.get(4..8)?.try_into().ok()?);
    let declared = usize::try_from(declared).unwrap_or(usize::MAX);
    let mut flags = BTreeSet::new();
    let header = bytes.get(..header_size).unwrap_or(bytes);
    let body = bytes.get(header_size..).unwrap_or_default();
    let data = match body.get(..declared) {
        // A watch writes the size when it closes the file.
        Some([]) if body.len() > CHECK_SUM => {
            flags.insert(Flag::NeverClosed);
            body
        }
        Some(data) => data,
        None => {
            flags.insert(Flag::Truncated);
            body
        }
    };
    if flags.is_empty() {
        let found = body
            .get(data.len()..)
            .and_then(|after| after.first_chunk::<CHECK_SUM>());
        match found.map(|bytes| u16::from_le_bytes(*bytes)) {
            // Some devices leave the header out of the sum.
            Some(found) if found == crc(crc(0, header), data) || found == crc(0, data) => {}
            Some(_) => {
                flags.insert(Flag::BadChecksum);
            }
            None => {
                flags.insert(Flag::Truncated);
            }
        }
    }
    Some(Part {
        data,
        offset: offset.saturating_add(header.len()),
        flags,
    })
}
