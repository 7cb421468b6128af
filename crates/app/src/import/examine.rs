//! What can be found out about a file without a journal: on any thread, for as many files at once as one likes.

use super::body::text;
use crate::packed::PackedFile;
use crate::store::FileHash;
use restride_core::journal::Run;
use restride_import::{Activity, Limits, Read, Verdict, content, read_file};
use std::collections::BTreeSet;

/// A file that was examined.
#[derive(Debug, Clone, PartialEq)]
pub struct Examined {
    /// The name under which it came. It is shown, and never used as a path.
    pub name: String,
    /// The hash of its content, after decompression; `None` when there is no file: a row of a table.
    pub hash: Option<FileHash>,
    /// What was read; `None` when the file is known.
    pub read: Option<Read>,
    /// The content, ready to be kept; `None` when it holds nothing to keep.
    pub file: Option<PackedFile>,
    /// What an account says about it.
    pub told: Told,
}

/// What an account says about an activity that is not in the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Told {
    /// Its name.
    pub title: Option<String>,
    /// The shoes.
    pub gear: Option<String>,
    /// The runner's words.
    pub note: Option<String>,
}

impl Told {
    /// What an account says stands over what the file says: it is what the runner wrote last.
    pub(super) fn lay_over(&self, run: &mut Run) {
        let said = |told: &Option<String>| told.as_deref().and_then(text);
        run.title = said(&self.title).or_else(|| run.title.take());
        run.gear = said(&self.gear).or_else(|| run.gear.take());
        run.note = said(&self.note).or_else(|| run.note.take());
    }
}

/// Reads a file, unless its content is known. Never panics; takes bounded memory and time on any bytes.
///
/// # Example
///
/// ```
/// use restride_app::import::examine;
/// use restride_import::{Limits, Verdict};
///
/// let empty = examine("run.fit".to_owned(), b"", &Limits::default(), &Default::default());
/// assert_eq!(empty.read.unwrap().verdict, Verdict::Empty);
/// ```
pub fn examine(
    name: String,
    bytes: &[u8],
    limits: &Limits,
    known: &BTreeSet<FileHash>,
) -> Examined {
    let mut examined = Examined {
        name,
        hash: None,
        read: None,
        file: None,
        told: Told::default(),
    };
    let content = content(bytes, limits);
    let hash = FileHash::of(&content);
    examined.hash = Some(hash);
    if known.contains(&hash) {
        return examined;
    }
    let read = read_file(&content, limits);
    if !read.activities.is_empty() {
        examined.file = PackedFile::with_hash(hash, &content).ok();
    }
    examined.read = Some(read);
    examined
}

/// A file that could not be read at all.
pub const fn unreadable(name: String) -> Examined {
    Examined {
        name,
        hash: None,
        read: None,
        file: None,
        told: Told {
            title: None,
            gear: None,
            note: None,
        },
    }
}

/// An activity that an account tells without a file.
pub fn told(name: String, activity: Activity, told: Told) -> Examined {
    Examined {
        name,
        hash: None,
        read: Some(Read {
            kind: restride_import::Kind::Csv,
            activities: vec![activity],
            verdict: Verdict::Complete,
        }),
        file: None,
        told,
    }
}
