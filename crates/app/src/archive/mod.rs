//! A journal and its files as one archive: what `export` writes and `import-journal` reads.
//!
//! A zip with `manifest.json` (format, version, counts, hashes), `journal.jsonl` (one entry a line in canonical form, see
//! `docs/journal.md`) and `files/<hash>`. Equal content gives equal bytes. An archive is read whole before anything of it
//! is used: one that is not as its manifest says is refused whole.

mod exchange;
mod fault;
mod manifest;
mod read;
mod write;

pub use exchange::{Imported, export, import};
pub use fault::ArchiveError;
pub use read::{Limits, read};
pub use write::write;

use crate::store::FileHash;
use restride_core::journal::Entry;
use std::collections::BTreeMap;

/// What an archive holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Contents {
    /// The entries.
    pub entries: Vec<Entry>,
    /// The files, by the hash of their content.
    pub files: BTreeMap<FileHash, Vec<u8>>,
}
