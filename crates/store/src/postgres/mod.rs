//! Journals in a PostgreSQL database (15 or newer): for a host with many runners or several machines.
//!
//! An append is one transaction on one runner's rows, most often one statement. Everything here is safe to repeat, so that a broken connection is
//! answered with a second try.

mod append;
mod check;
mod fault;
mod migrate;
mod queries;
mod session;

use crate::append::{Line, arrival};
use append::append;
use fault::fault;
use jiff::Timestamp;
use restride_app::packed::PackedFile;
use restride_app::store::{Expect, FileHash, Position, Receipt, Row, RunnerId, Store, StoreError};
use restride_core::journal::Entry;
use session::{inspect, pool, tried};
use sqlx::postgres::PgConnectOptions;
use sqlx::{PgConnection, PgPool};
use std::time::Duration;
use tokio::time::timeout;

/// How long a server may take to answer one call.
const DEADLINE: Duration = Duration::from_secs(10);

const NO_ANSWER: &str = "the server does not answer";

/// Journals on a server. Clones share its connections.
#[derive(Debug, Clone)]
pub struct PostgresStore {
    pool: PgPool,
}

/// Asks once, and once more on a connection that just answered when the first one broke. Who gets no answer in time
/// learns so; the connection is given up.
macro_rules! ask {
    ($store:ident, $connection:ident => $call:expr) => {{
        let first = match $store.pool.acquire().await {
            Ok(mut owned) => ask!(once owned, $connection => $call),
            Err(error) => Err(fault(error)),
        };
        match first {
            Err(StoreError::Unavailable(why)) if why != NO_ANSWER => {
                let mut owned = tried(&$store.pool).await?;
                ask!(once owned, $connection => $call)
            }
            answer => answer,
        }
    }};
    (once $owned:ident, $connection:ident => $call:expr) => {{
        let answer = {
            let $connection: &mut PgConnection = &mut $owned;
            timeout(DEADLINE, $call).await
        };
        let answer = answer
            .unwrap_or_else(|_elapsed| Err(StoreError::Unavailable(NO_ANSWER.to_owned())));
        if matches!(answer, Err(StoreError::Unavailable(_))) {
            $owned.close_on_drop();
        }
        answer
    }};
}

impl PostgresStore {
    /// Opens a database and brings it to the newest schema.
    ///
    /// # Errors
    ///
    /// [`StoreError::Unavailable`] when the server cannot be reached, [`StoreError::Newer`] when a newer program made the
    /// tables, [`StoreError::Other`] when the database does not make commits durable or is not encoded in UTF-8.
    ///
    /// # Panics
    ///
    /// Outside of a tokio runtime.
    pub async fn open(options: &PgConnectOptions) -> Result<Self, StoreError> {
        let pool = pool(options);
        let mut connection = pool.acquire().await.map_err(fault)?;
        inspect(&mut connection).await?;
        migrate::migrate(&mut connection).await?;
        drop(connection);
        Ok(Self { pool })
    }

    /// Ends every connection in good order. What was acknowledged is durable without this.
    pub async fn close(self) {
        self.pool.close().await;
    }
}

impl Store for PostgresStore {
    async fn add_runner(&self, runner: RunnerId) -> Result<(), StoreError> {
        ask!(self, connection => queries::add_runner(connection, runner))
    }

    async fn runners(
        &self,
        after: Option<RunnerId>,
        most: usize,
    ) -> Result<Vec<RunnerId>, StoreError> {
        ask!(self, connection => queries::runners(connection, after, most))
    }

    async fn append_with(
        &self,
        runner: RunnerId,
        expect: Expect,
        entries: &[Entry],
        files: &[PackedFile],
        now: Timestamp,
    ) -> Result<Receipt, StoreError> {
        let lines = Line::all_of(entries);
        let arrival = arrival(now);
        ask!(self, connection => append(connection, runner, expect, &lines, files, arrival))
    }

    async fn read(
        &self,
        runner: RunnerId,
        after: Position,
        most: usize,
    ) -> Result<Vec<Row>, StoreError> {
        ask!(self, connection => queries::read(connection, runner, after, most))
    }

    async fn position(&self, runner: RunnerId) -> Result<Position, StoreError> {
        ask!(self, connection => queries::position(connection, runner))
    }

    async fn file(&self, runner: RunnerId, hash: &FileHash) -> Result<Option<Vec<u8>>, StoreError> {
        ask!(self, connection => queries::file(connection, runner, hash))
    }

    async fn files(&self, runner: RunnerId) -> Result<Vec<FileHash>, StoreError> {
        ask!(self, connection => queries::files(connection, runner))
    }
}
