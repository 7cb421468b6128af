//! The port to where journals are kept. `restride-store` has it on SQLite, on PostgreSQL and in memory; one suite of
//! tests (`restride-testkit`) holds all three to the promises written here.
//!
//! A store keeps texts by runner and id. It knows nothing of what an entry means: what follows from entries is worked out
//! in `restride-core`, from the whole set.
//!
//! # Promises
//!
//! 1. What was acknowledged is durable: it is there after a crash of the program, of the server and of the machine.
//! 2. One call appends all of its entries or none, and a reader sees all of them or none.
//! 3. The same entry twice is one entry and the same answer. Another text under a known id is refused.
//! 4. Entries of one runner have positions 1, 2, 3, … in the order in which they were acknowledged, without gaps; a
//!    reader that has seen position n never misses one at or below n. Nothing is shared between runners.

use crate::packed::PackedFile;
use jiff::Timestamp;
use restride_core::journal::{Appended, Entry, EntryId, Run};
use std::fmt;
use uuid::Uuid;

/// Whose journal it is. Every key of every table begins with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RunnerId(pub Uuid);

impl fmt::Display for RunnerId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// How many entries of one runner were acknowledged so far; 0 before the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Position(pub u64);

/// What must hold for an append to take place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expect {
    /// Nothing.
    Anything,
    /// Nothing was appended since this position. What was worked out from the journal at this position is still right
    /// when its entries are written.
    At(Position),
}

/// What an append did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The runner's position afterwards.
    pub position: Position,
    /// What became of each entry, in the order given.
    pub appended: Vec<Appended>,
}

/// One entry as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its place in the order of arrival.
    pub position: Position,
    /// The `now` of the append that brought it, to the microsecond: the clock of the program that keeps, never that of
    /// the entry's writer.
    pub arrived: Timestamp,
    /// The entry in its canonical form.
    pub text: String,
}

/// A file that belongs to a journal, by the hash of its content: a watch file, a picture of a form.
///
/// # Example
///
/// ```
/// use restride_app::store::FileHash;
///
/// let hash = FileHash::of(b"");
/// assert_eq!(hash.to_string(), "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262");
/// assert_eq!(FileHash::parse(&hash.to_string()), Some(hash));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileHash(pub [u8; 32]);

impl FileHash {
    /// The hash of this content (BLAKE3).
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    /// The file that a run was read from; `None` when it names none.
    pub fn of_run(run: &Run) -> Option<Self> {
        Self::parse(run.file.as_ref()?.as_str())
    }

    /// Reads what [`fmt::Display`] writes: 64 hexadecimal digits. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let hash = blake3::Hash::from_hex(text).ok()?;
        Some(Self(*hash.as_bytes()))
    }
}

impl fmt::Display for FileHash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        blake3::Hash::from_bytes(self.0).fmt(formatter)
    }
}

/// The most bytes that are kept as one file: 64 MiB.
pub const LARGEST_FILE: usize = 64 * 1024 * 1024;

/// Where journals are kept.
pub trait Store: Send + Sync {
    /// Makes a runner known. Knowing one twice changes nothing.
    ///
    /// # Errors
    ///
    /// [`StoreError`], as every call here.
    fn add_runner(&self, runner: RunnerId) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Runners in the order of their ids, at most `most`, after the one given.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    fn runners(
        &self,
        after: Option<RunnerId>,
        most: usize,
    ) -> impl Future<Output = Result<Vec<RunnerId>, StoreError>> + Send;

    /// Appends entries, all or none; they are durable when this returns. `now` becomes [`Row::arrived`]. The runner is
    /// known from then on.
    ///
    /// Entries that are known already are not appended again; when all are known, the position stands still and
    /// [`Expect::At`] is not looked at, so that repeating a call gives the same answer.
    ///
    /// # Errors
    ///
    /// [`StoreError::Conflict`] when an id stands for another text, [`StoreError::Moved`] when [`Expect::At`] does not
    /// hold. Nothing is written then. The other errors can come after the entries were written, when the answer got
    /// lost: the same call again, with the same ids, is always right.
    fn append(
        &self,
        runner: RunnerId,
        expect: Expect,
        entries: &[Entry],
        now: Timestamp,
    ) -> impl Future<Output = Result<Receipt, StoreError>> + Send {
        self.append_with(runner, expect, entries, &[], now)
    }

    /// Appends entries and keeps the files that belong to them, all or none. Of a file that is kept already nothing is
    /// written.
    ///
    /// # Errors
    ///
    /// As [`Self::append`].
    fn append_with(
        &self,
        runner: RunnerId,
        expect: Expect,
        entries: &[Entry],
        files: &[PackedFile],
        now: Timestamp,
    ) -> impl Future<Output = Result<Receipt, StoreError>> + Send;

    /// The runner's entries after a position, in the order of arrival, at most `most`. An unknown runner has none.
    ///
    /// # Errors
    ///
    /// [`StoreError::Damaged`] when a text is not the one that was written.
    fn read(
        &self,
        runner: RunnerId,
        after: Position,
        most: usize,
    ) -> impl Future<Output = Result<Vec<Row>, StoreError>> + Send;

    /// The position of a runner; 0 for an unknown one.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    fn position(
        &self,
        runner: RunnerId,
    ) -> impl Future<Output = Result<Position, StoreError>> + Send;

    /// Keeps a file under the hash of its content; it is durable when this returns. Keeping it twice changes nothing.
    ///
    /// # Errors
    ///
    /// [`StoreError::TooLarge`] above [`LARGEST_FILE`].
    fn put_file(
        &self,
        runner: RunnerId,
        bytes: &[u8],
        now: Timestamp,
    ) -> impl Future<Output = Result<FileHash, StoreError>> + Send {
        async move {
            let file = PackedFile::of(bytes)?;
            let hash = file.hash();
            self.append_with(runner, Expect::Anything, &[], &[file], now)
                .await?;
            Ok(hash)
        }
    }

    /// A file by its hash; `None` when this runner has none like it.
    ///
    /// # Errors
    ///
    /// [`StoreError::Damaged`] when the bytes do not have the hash any more.
    fn file(
        &self,
        runner: RunnerId,
        hash: &FileHash,
    ) -> impl Future<Output = Result<Option<Vec<u8>>, StoreError>> + Send;

    /// The hashes of every file of a runner, in order.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    fn files(
        &self,
        runner: RunnerId,
    ) -> impl Future<Output = Result<Vec<FileHash>, StoreError>> + Send;
}

/// Why a store could not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// The id stands for an entry that says something else.
    Conflict {
        /// The id.
        id: EntryId,
    },
    /// Entries were appended since the position that was expected.
    Moved {
        /// Where the runner's journal is now.
        at: Position,
    },
    /// The file is larger than what is kept.
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The largest size that is kept.
        most: usize,
    },
    /// No room is left on the disk. Nothing was written; what was there can be read.
    Full,
    /// The folder or the database can be read only.
    ReadOnly,
    /// Others held the database for too long. Asking again is safe.
    Busy,
    /// The database cannot be reached. Asking again is safe.
    Unavailable(String),
    /// The database was made by a newer version of the program.
    Newer {
        /// Its schema.
        found: u32,
        /// The newest schema that this program knows.
        known: u32,
    },
    /// What is kept is not what was written.
    Damaged(String),
    /// Anything else, in the words of the database.
    Other(String),
}

impl fmt::Display for StoreError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Conflict { id } => write!(
                formatter,
                "id: {id} already stands for an entry that says something else"
            ),
            Self::Moved { at } => write!(
                formatter,
                "the journal moved on to entry {} in the meantime",
                at.0
            ),
            Self::TooLarge { bytes, most } => write!(
                formatter,
                "the file has {bytes} bytes; at most {most} are kept"
            ),
            Self::Full => formatter.write_str("no room is left on the disk; nothing was written"),
            Self::ReadOnly => formatter.write_str("the database can be read but not written"),
            Self::Busy => formatter.write_str("the database is in use by others for too long"),
            Self::Unavailable(why) => write!(formatter, "the database cannot be reached: {why}"),
            Self::Newer { found, known } => write!(
                formatter,
                "the database has schema {found}; this program knows schemas up to {known}"
            ),
            Self::Damaged(what) => write!(formatter, "the database is damaged: {what}"),
            Self::Other(what) => write!(formatter, "the database failed: {what}"),
        }
    }
}

impl std::error::Error for StoreError {}
