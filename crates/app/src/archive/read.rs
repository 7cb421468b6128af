//! Reading an archive from anywhere: every size is counted while it is read, and nothing is believed that was not checked.

use super::manifest::Manifest;
use super::{ArchiveError, Contents};
use crate::store::FileHash;
use restride_core::journal::read_lines;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// How much is accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the archive.
    pub bytes: u64,
    /// Bytes of everything in it, unpacked.
    pub unpacked_bytes: u64,
    /// Entries of the journal.
    pub entries: u64,
    /// Files.
    pub files: u64,
}

impl Default for Limits {
    /// Enough for decades of one runner: 512 MiB, 1 GiB unpacked, a million entries, 100,000 files.
    fn default() -> Self {
        Self {
            bytes: 512 << 20,
            unpacked_bytes: 1 << 30,
            entries: 1_000_000,
            files: 100_000,
        }
    }
}

/// Reads an archive.
///
/// # Errors
///
/// [`ArchiveError`] for anything that is not exactly what the manifest says, and for more than the limits accept. What
/// a compressed part says about its size is not believed.
pub fn read(bytes: &[u8], limits: Limits) -> Result<Contents, ArchiveError> {
    if bytes.len() as u64 > limits.bytes {
        return Err(ArchiveError::TooLarge {
            what: "bytes",
            most: limits.bytes,
        });
    }
    let mut parts = unpack(bytes, limits)?;
    let manifest = parts
        .remove("manifest.json")
        .ok_or_else(|| ArchiveError::Missing("manifest.json".to_owned()))?;
    let manifest = Manifest::parse(&manifest)?;
    if manifest.entries > limits.entries {
        return Err(ArchiveError::TooLarge {
            what: "entries",
            most: limits.entries,
        });
    }
    let lines = parts
        .remove("journal.jsonl")
        .ok_or_else(|| ArchiveError::Missing("journal.jsonl".to_owned()))?;
    if FileHash::of(&lines).to_string() != manifest.journal {
        return Err(ArchiveError::Differs("journal.jsonl".to_owned()));
    }
    let (entries, faults) = read_lines(&lines);
    if let Some(fault) = faults.first() {
        return Err(ArchiveError::Line {
            line: fault.line,
            error: fault.error.to_string(),
        });
    }
    if entries.len() as u64 != manifest.entries {
        return Err(ArchiveError::Differs("journal.jsonl".to_owned()));
    }
    let mut files = BTreeMap::new();
    for line in &manifest.files {
        let name = format!("files/{}", line.hash);
        let content = parts
            .remove(&name)
            .ok_or_else(|| ArchiveError::Missing(name.clone()))?;
        let found = FileHash::of(&content);
        if found.to_string() != line.hash || content.len() as u64 != line.bytes {
            return Err(ArchiveError::Differs(name));
        }
        files.insert(found, content);
    }
    match parts.into_keys().next() {
        Some(name) => Err(ArchiveError::Unexpected(name)),
        None => Ok(Contents { entries, files }),
    }
}

/// Every part by name.
fn unpack(bytes: &[u8], limits: Limits) -> Result<BTreeMap<String, Vec<u8>>, ArchiveError> {
    let failed = |error: &dyn std::error::Error| ArchiveError::NotAnArchive(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| failed(&error))?;
    if archive.len() as u64 > limits.files.saturating_add(2) {
        return Err(ArchiveError::TooLarge {
            what: "files",
            most: limits.files,
        });
    }
    let mut left = limits.unpacked_bytes;
    let mut names = BTreeSet::new();
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| failed(&error))?;
        let name = part.name().map_err(|error| failed(&error))?.into_owned();
        let is_known = name == "manifest.json" || name == "journal.jsonl" || is_file(&name);
        if !is_known || !names.insert(name.clone()) {
            return Err(ArchiveError::Unexpected(shown(&name)));
        }
        let mut content = Vec::new();
        part.take(left.saturating_add(1))
            .read_to_end(&mut content)
            .map_err(|error| failed(&error))?;
        left = left
            .checked_sub(content.len() as u64)
            .ok_or(ArchiveError::TooLarge {
                what: "unpacked bytes",
                most: limits.unpacked_bytes,
            })?;
        parts.insert(name, content);
    }
    Ok(parts)
}

fn is_file(name: &str) -> bool {
    name.strip_prefix("files/").is_some_and(|hash| {
        hash.len() == 64
            && hash
                .bytes()
                .all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
    })
}

/// The beginning of a foreign name.
fn shown(name: &str) -> String {
    name.chars()
        .take(80)
        .filter(|letter| !letter.is_control())
        .collect()
}
