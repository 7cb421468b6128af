//! Writing an archive.

use super::manifest::{FORMAT, FileLine, Manifest, VERSION};
use super::{ArchiveError, Contents};
use crate::store::FileHash;
use restride_core::journal::{Journal, write_lines};
use std::io::{Cursor, Write as _};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Writes an archive. Equal content gives equal bytes: parts in order, no times, nothing of the machine.
///
/// # Errors
///
/// [`ArchiveError::NotAnArchive`] when it becomes larger than the format can hold.
pub fn write(contents: &Contents) -> Result<Vec<u8>, ArchiveError> {
    pack(contents).map_err(|error| ArchiveError::NotAnArchive(error.to_string()))
}

fn pack(contents: &Contents) -> Result<Vec<u8>, ZipError> {
    let journal = Journal::from_entries(contents.entries.iter().cloned());
    let lines = write_lines(&journal);
    let files = contents.files.iter().map(|(hash, bytes)| FileLine {
        hash: hash.to_string(),
        bytes: bytes.len() as u64,
    });
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        version: VERSION,
        entries: lines.lines().count() as u64,
        journal: FileHash::of(lines.as_bytes()).to_string(),
        files: files.collect(),
    };
    let mut manifest = serde_json::to_string_pretty(&manifest).map_err(std::io::Error::from)?;
    manifest.push('\n');

    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o600);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, bytes: &[u8]| -> Result<(), ZipError> {
        archive.start_file(name, options)?;
        archive.write_all(bytes)?;
        Ok(())
    };
    add("manifest.json", manifest.as_bytes())?;
    add("journal.jsonl", lines.as_bytes())?;
    for (hash, bytes) in &contents.files {
        add(&format!("files/{hash}"), bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
