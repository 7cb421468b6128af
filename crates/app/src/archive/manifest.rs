//! The manifest: what an archive says about itself.

use super::ArchiveError;
use serde::{Deserialize, Serialize};

/// What the format is called.
pub(super) const FORMAT: &str = "restride-journal";
/// The version that this program writes.
pub(super) const VERSION: u32 = 1;

/// What an archive says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    /// Always "restride-journal".
    pub(super) format: String,
    /// The version of the format.
    pub(super) version: u32,
    /// Entries in the journal.
    pub(super) entries: u64,
    /// The hash of `journal.jsonl` (BLAKE3).
    pub(super) journal: String,
    /// The files, in the order of their hashes.
    pub(super) files: Vec<FileLine>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileLine {
    /// Its hash (BLAKE3), which is also its name.
    pub(super) hash: String,
    /// Its length in bytes.
    pub(super) bytes: u64,
}

/// What is read first, of any version.
#[derive(Deserialize)]
struct Heading {
    format: String,
    version: u32,
}

impl Manifest {
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, ArchiveError> {
        let failed = |error: serde_json::Error| ArchiveError::Manifest(error.to_string());
        let heading: Heading = serde_json::from_slice(bytes).map_err(failed)?;
        if heading.format != FORMAT {
            return Err(ArchiveError::Manifest(format!(
                "expected the format \"{FORMAT}\""
            )));
        }
        if heading.version > VERSION {
            return Err(ArchiveError::Newer {
                found: heading.version,
                known: VERSION,
            });
        }
        serde_json::from_slice(bytes).map_err(failed)
    }
}
