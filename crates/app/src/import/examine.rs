//! What can be found out about a file without a journal: on any thread, for as many files at once as one likes.

use crate::packed::PackedFile;
use crate::store::FileHash;
use restride_import::{
    Activity, Content, Kind, Limits, Read, Refusal, Verdict, content, read_file,
};
use std::collections::BTreeSet;

/// A file that was examined.
#[derive(Debug, Clone, PartialEq)]
pub struct Examined {
    /// The name under which it came. It is shown, and never used as a path.
    pub name: String,
    /// The hash of its content, after decompression; `None` when there is no file: a row of a table.
    pub hash: Option<FileHash>,
    /// What was read; `None` when the file is known, or could not be read at all.
    pub read: Option<Read>,
    /// The content, ready to be kept; `None` when it holds nothing to keep.
    pub file: Option<PackedFile>,
}

impl Examined {
    const fn of(name: String, read: Option<Read>) -> Self {
        Self {
            name,
            hash: None,
            read,
            file: None,
        }
    }

    /// A file with this content, read unless the content is known.
    fn with(
        name: String,
        content: &[u8],
        known: &BTreeSet<FileHash>,
        read: impl FnOnce() -> Read,
    ) -> Self {
        let hash = FileHash::of(content);
        let read = (!known.contains(&hash)).then(read);
        let has_something = read
            .as_ref()
            .is_some_and(|read| !read.activities.is_empty());
        let packed = has_something.then(|| PackedFile::with_hash(hash, content).ok());
        Self {
            name,
            hash: Some(hash),
            read,
            file: packed.flatten(),
        }
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
    let content = content(bytes, limits);
    Examined::with(name, &content, known, || read_file(&content, limits))
}

/// Reads an entry of an archive, unless its content is known. What the account says about each activity in it is added
/// by `tell`.
pub fn examine_entry(
    name: String,
    content: Result<Content<'_>, Refusal>,
    limits: &Limits,
    known: &BTreeSet<FileHash>,
    tell: impl Fn(&mut Activity),
) -> Examined {
    match content {
        Ok(content) => Examined::with(name, &content.bytes, known, || {
            let mut read = content.read(limits);
            read.activities.iter_mut().for_each(tell);
            read
        }),
        Err(refusal) => refused(name, refusal),
    }
}

/// A file, an entry or an archive that is not read.
pub const fn refused(name: String, refusal: Refusal) -> Examined {
    let read = Read {
        kind: Kind::Unknown,
        activities: Vec::new(),
        verdict: Verdict::Refused(refusal),
    };
    Examined::of(name, Some(read))
}

/// A file that could not be read at all.
pub const fn unreadable(name: String) -> Examined {
    Examined::of(name, None)
}

/// An activity that an account tells without a file.
pub fn told(name: String, activity: Activity) -> Examined {
    let read = Read {
        kind: Kind::Csv,
        activities: vec![activity],
        verdict: Verdict::Complete,
    };
    Examined::of(name, Some(read))
}
