//! One type for all stores, for whoever does not care which it is.

use crate::{Checked, Location, MemoryStore, PostgresStore, SqliteStore};
use jiff::Timestamp;
use restride_app::packed::PackedFile;
use restride_app::store::{Expect, FileHash, Position, Receipt, Row, RunnerId, Store, StoreError};
use restride_core::journal::Entry;

/// An open store. Clones share it.
#[derive(Debug, Clone)]
pub enum AnyStore {
    /// In memory.
    Memory(MemoryStore),
    /// In a data folder.
    Sqlite(SqliteStore),
    /// On a server.
    Postgres(PostgresStore),
}

impl AnyStore {
    /// Opens the store at a location and brings it to the newest schema.
    ///
    /// # Errors
    ///
    /// [`StoreError`], as [`SqliteStore::open`] and [`PostgresStore::open`].
    pub async fn open(location: &Location) -> Result<Self, StoreError> {
        Ok(match location {
            Location::Memory => Self::Memory(MemoryStore::default()),
            Location::Folder(folder) => Self::Sqlite(SqliteStore::open(folder).await?),
            Location::Postgres(options) => Self::Postgres(PostgresStore::open(options).await?),
        })
    }

    /// Checks everything that is kept; see [`SqliteStore::check`] and [`PostgresStore::check`]. In memory there is nothing
    /// to check.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the check cannot be made at all. What it finds is no error.
    pub async fn check(&self) -> Result<Checked, StoreError> {
        match self {
            Self::Memory(_) => Ok(Checked::default()),
            Self::Sqlite(store) => store.check().await,
            Self::Postgres(store) => store.check().await,
        }
    }

    /// Ends every connection in good order. What was acknowledged is durable without this.
    pub async fn close(self) {
        match self {
            Self::Memory(_) => {}
            Self::Sqlite(store) => store.close().await,
            Self::Postgres(store) => store.close().await,
        }
    }
}

/// The same call, on whichever store it is.
macro_rules! of_each {
    ($any:expr, $store:ident => $call:expr) => {
        match $any {
            AnyStore::Memory($store) => $call.await,
            AnyStore::Sqlite($store) => $call.await,
            AnyStore::Postgres($store) => $call.await,
        }
    };
}

impl Store for AnyStore {
    async fn add_runner(&self, runner: RunnerId) -> Result<(), StoreError> {
        of_each!(self, store => store.add_runner(runner))
    }

    async fn runners(
        &self,
        after: Option<RunnerId>,
        most: usize,
    ) -> Result<Vec<RunnerId>, StoreError> {
        of_each!(self, store => store.runners(after, most))
    }

    async fn append_with(
        &self,
        runner: RunnerId,
        expect: Expect,
        entries: &[Entry],
        files: &[PackedFile],
        now: Timestamp,
    ) -> Result<Receipt, StoreError> {
        of_each!(self, store => store.append_with(runner, expect, entries, files, now))
    }

    async fn read(
        &self,
        runner: RunnerId,
        after: Position,
        most: usize,
    ) -> Result<Vec<Row>, StoreError> {
        of_each!(self, store => store.read(runner, after, most))
    }

    async fn position(&self, runner: RunnerId) -> Result<Position, StoreError> {
        of_each!(self, store => store.position(runner))
    }

    async fn file(&self, runner: RunnerId, hash: &FileHash) -> Result<Option<Vec<u8>>, StoreError> {
        of_each!(self, store => store.file(runner, hash))
    }

    async fn files(&self, runner: RunnerId) -> Result<Vec<FileHash>, StoreError> {
        of_each!(self, store => store.files(runner))
    }
}
