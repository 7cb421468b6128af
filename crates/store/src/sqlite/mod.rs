//! Journals in one SQLite file in a data folder: the default, for one runner or a club on one machine.
//!
//! Any number of processes may have the file open. Each has one task that writes (`writer`) and a few connections that
//! read; between processes SQLite's own locks hold.

mod backup;
mod check;
mod connection;
mod fault;
mod folder;
mod migrate;
mod queries;
mod writer;

pub use backup::{BackupError, restore, verify};

use crate::append::{Line, arrival};
use connection::{PATIENCE, connect, reading};
use jiff::Timestamp;
use restride_app::packed::PackedFile;
use restride_app::store::{Expect, FileHash, Position, Receipt, Row, RunnerId, Store, StoreError};
use restride_core::journal::Entry;
use sqlx::SqlitePool;
use sqlx::sqlite::SqlitePoolOptions;
use std::path::{Path, PathBuf};
use writer::{Change, Writer};

/// How many readers may read at the same time.
const READERS: u32 = 4;

/// Journals in a data folder. Clones share the file.
#[derive(Debug, Clone)]
pub struct SqliteStore {
    writer: Writer,
    readers: SqlitePool,
    database: PathBuf,
}

impl SqliteStore {
    /// Opens the database of a data folder; makes folder and database when there is none, for the owner only.
    ///
    /// # Errors
    ///
    /// [`StoreError::Damaged`] when what is there is no database of ours (nothing is changed then),
    /// [`StoreError::Newer`] when a newer program made it, and what the file system says.
    ///
    /// # Panics
    ///
    /// Outside of a tokio runtime.
    pub async fn open(folder: &Path) -> Result<Self, StoreError> {
        let database = folder::prepare(folder).await?;
        let mut connection = connect(&database)
            .await
            .map_err(|error| folder::reason(folder, error))?;
        migrate::migrate(&mut connection).await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .acquire_timeout(PATIENCE)
            .connect_lazy_with(reading(&database));
        Ok(Self {
            writer: Writer::start(database.clone(), connection),
            readers,
            database,
        })
    }

    /// Ends reading and writing for every clone; whoever is last leaves one file without a log beside it. What was
    /// acknowledged is durable without this.
    pub async fn close(self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

impl Store for SqliteStore {
    async fn add_runner(&self, runner: RunnerId) -> Result<(), StoreError> {
        self.writer.write(runner, Change::AddRunner).await?;
        Ok(())
    }

    async fn runners(
        &self,
        after: Option<RunnerId>,
        most: usize,
    ) -> Result<Vec<RunnerId>, StoreError> {
        queries::runners(&self.readers, after, most).await
    }

    async fn append_with(
        &self,
        runner: RunnerId,
        expect: Expect,
        entries: &[Entry],
        files: &[PackedFile],
        now: Timestamp,
    ) -> Result<Receipt, StoreError> {
        let change = Change::Append {
            expect,
            lines: Line::all_of(entries),
            files: files.to_vec(),
            arrival: arrival(now),
        };
        self.writer.write(runner, change).await
    }

    async fn read(
        &self,
        runner: RunnerId,
        after: Position,
        most: usize,
    ) -> Result<Vec<Row>, StoreError> {
        queries::read(&self.readers, runner, after, most).await
    }

    async fn position(&self, runner: RunnerId) -> Result<Position, StoreError> {
        queries::position(&self.readers, runner).await
    }

    async fn file(&self, runner: RunnerId, hash: &FileHash) -> Result<Option<Vec<u8>>, StoreError> {
        queries::file(&self.readers, runner, hash).await
    }

    async fn files(&self, runner: RunnerId) -> Result<Vec<FileHash>, StoreError> {
        queries::files(&self.readers, runner).await
    }
}
