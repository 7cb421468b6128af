//! What both databases are asked, in the same words. Written once; the compiler makes it for each of them.
//!
//! What differs is handed in: how the head row of a runner is read by someone who is about to write.

/// Makes the functions for one database, on a connection of it.
macro_rules! queries {
    ($database:ty, $connection:ty, head_for_write: $head_for_write:literal, faults: $fault:path) => {
        use crate::append::{Decision, Kept, Line, checksum, decide};
        use restride_app::packed::PackedFile;
        use restride_app::store::{Expect, FileHash, Position, Receipt, Row, RunnerId, StoreError};
        use restride_core::journal::EntryId;
        use sqlx::{Executor, query, query_as, query_scalar};
        use std::collections::BTreeMap;
        use uuid::Uuid;

        type Rows<T> = sqlx::Result<Vec<T>>;

        /// A number as the databases hold it; what is beyond their range is beyond any page.
        fn whole(number: impl TryInto<i64>) -> i64 {
            number.try_into().unwrap_or(i64::MAX)
        }

        fn position_of(kept: Option<i64>) -> Result<Option<Position>, StoreError> {
            let read = |number| {
                u64::try_from(number).map(Position).map_err(|_negative| {
                    StoreError::Damaged(format!("{number} is no position of a journal"))
                })
            };
            kept.map(read).transpose()
        }

        pub(super) async fn add_runner(
            connection: &mut $connection,
            runner: RunnerId,
        ) -> Result<(), StoreError> {
            query("INSERT INTO runner (runner, position) VALUES ($1, 0) ON CONFLICT (runner) DO NOTHING")
                .bind(runner.0)
                .execute(connection)
                .await
                .map_err($fault)?;
            Ok(())
        }

        pub(super) async fn runners(
            database: impl Executor<'_, Database = $database>,
            after: Option<RunnerId>,
            most: usize,
        ) -> Result<Vec<RunnerId>, StoreError> {
            let page: Rows<Uuid> = match after {
                None => {
                    query_scalar("SELECT runner FROM runner ORDER BY runner LIMIT $1")
                        .bind(whole(most))
                        .fetch_all(database)
                        .await
                }
                Some(after) => {
                    query_scalar("SELECT runner FROM runner WHERE runner > $1 ORDER BY runner LIMIT $2")
                        .bind(after.0)
                        .bind(whole(most))
                        .fetch_all(database)
                        .await
                }
            };
            Ok(page.map_err($fault)?.into_iter().map(RunnerId).collect())
        }

        pub(super) async fn position(
            database: impl Executor<'_, Database = $database>,
            runner: RunnerId,
        ) -> Result<Position, StoreError> {
            let kept = query_scalar("SELECT position FROM runner WHERE runner = $1")
                .bind(runner.0)
                .fetch_optional(database)
                .await
                .map_err($fault)?;
            Ok(position_of(kept)?.unwrap_or_default())
        }

        /// The position of a runner, which stands still from now until the end of the transaction.
        async fn head_for_write(
            connection: &mut $connection,
            runner: RunnerId,
        ) -> Result<Option<Position>, StoreError> {
            let kept = query_scalar($head_for_write)
                .bind(runner.0)
                .fetch_optional(connection)
                .await
                .map_err($fault)?;
            position_of(kept)
        }

        async fn known(
            connection: &mut $connection,
            runner: RunnerId,
            lines: &[Line],
        ) -> Result<BTreeMap<EntryId, String>, StoreError> {
            let mut known = BTreeMap::new();
            for line in lines {
                let text =
                    query_scalar("SELECT text FROM journal_entry WHERE runner = $1 AND id = $2")
                        .bind(runner.0)
                        .bind(line.id.uuid())
                        .fetch_optional(&mut *connection)
                        .await
                        .map_err($fault)?;
                if let Some(text) = text {
                    known.insert(line.id, text);
                }
            }
            Ok(known)
        }

        /// Appends inside a transaction, which the caller commits, or rolls back on an error.
        pub(super) async fn append(
            connection: &mut $connection,
            runner: RunnerId,
            expect: Expect,
            lines: &[Line],
            arrival: i64,
        ) -> Result<Receipt, StoreError> {
            let mut head = head_for_write(connection, runner).await?;
            loop {
                let known = match head {
                    Some(_) => known(connection, runner, lines).await?,
                    None => BTreeMap::new(),
                };
                let decision = decide(lines, &known, head.unwrap_or_default(), expect)?;
                if decision.new.is_empty() {
                    return Ok(decision.receipt);
                }
                if head.is_some() {
                    return write(connection, runner, decision, arrival).await;
                }
                // The first entry of a runner; another writer may have been quicker.
                add_runner(connection, runner).await?;
                head = head_for_write(connection, runner).await?;
            }
        }

        async fn write(
            connection: &mut $connection,
            runner: RunnerId,
            decision: Decision<'_>,
            arrival: i64,
        ) -> Result<Receipt, StoreError> {
            for (position, line) in decision.new {
                query(
                    "INSERT INTO journal_entry (runner, position, id, arrived, crc, text) \
                     VALUES ($1, $2, $3, $4, $5, $6)",
                )
                .bind(runner.0)
                .bind(whole(position.0))
                .bind(line.id.uuid())
                .bind(arrival)
                .bind(checksum(runner, arrival, line))
                .bind(line.text.as_str())
                .execute(&mut *connection)
                .await
                .map_err($fault)?;
            }
            query("UPDATE runner SET position = $2 WHERE runner = $1")
                .bind(runner.0)
                .bind(whole(decision.receipt.position.0))
                .execute(connection)
                .await
                .map_err($fault)?;
            Ok(decision.receipt)
        }

        pub(super) async fn kept(
            database: impl Executor<'_, Database = $database>,
            runner: RunnerId,
            after: Position,
            most: usize,
        ) -> Result<Vec<Kept>, StoreError> {
            let page: Rows<(i64, Uuid, i64, i64, String)> = query_as(
                "SELECT position, id, arrived, crc, text FROM journal_entry \
                 WHERE runner = $1 AND position > $2 ORDER BY position LIMIT $3",
            )
            .bind(runner.0)
            .bind(whole(after.0))
            .bind(whole(most))
            .fetch_all(database)
            .await;
            let kept = |(position, id, arrival, crc, text)| Kept {
                position,
                id,
                arrival,
                crc,
                text,
            };
            Ok(page.map_err($fault)?.into_iter().map(kept).collect())
        }

        pub(super) async fn read(
            database: impl Executor<'_, Database = $database>,
            runner: RunnerId,
            after: Position,
            most: usize,
        ) -> Result<Vec<Row>, StoreError> {
            let kept = kept(database, runner, after, most).await?;
            let mut rows = Vec::with_capacity(kept.len());
            let mut last = after;
            for kept in kept {
                let row = kept.row(runner)?;
                last = Position(last.0.saturating_add(1));
                if row.position != last {
                    let missing = last.0;
                    return Err(StoreError::Damaged(format!(
                        "entry {missing} of runner {runner} is missing"
                    )));
                }
                rows.push(row);
            }
            Ok(rows)
        }

        /// Appends, and keeps the files that belong to it, inside a transaction, which the caller commits. A refusal comes
        /// before anything is written.
        pub(super) async fn append_with(
            connection: &mut $connection,
            runner: RunnerId,
            expect: Expect,
            lines: &[Line],
            files: &[PackedFile],
            arrival: i64,
        ) -> Result<Receipt, StoreError> {
            let receipt = append(connection, runner, expect, lines, arrival).await?;
            if !files.is_empty() {
                add_runner(connection, runner).await?;
            }
            for file in files {
                put_file(connection, runner, file, arrival).await?;
            }
            Ok(receipt)
        }

        async fn put_file(
            connection: &mut $connection,
            runner: RunnerId,
            file: &PackedFile,
            arrival: i64,
        ) -> Result<(), StoreError> {
            query(
                "INSERT INTO journal_file (runner, hash, arrived, packed, bytes) \
                 VALUES ($1, $2, $3, $4, $5) ON CONFLICT (runner, hash) DO NOTHING",
            )
            .bind(runner.0)
            .bind(file.hash().0.to_vec())
            .bind(arrival)
            .bind(i64::from(file.is_packed()))
            .bind(file.bytes())
            .execute(connection)
            .await
            .map_err($fault)?;
            Ok(())
        }

        pub(super) async fn file(
            database: impl Executor<'_, Database = $database>,
            runner: RunnerId,
            hash: &FileHash,
        ) -> Result<Option<Vec<u8>>, StoreError> {
            let kept: Option<(i64, Vec<u8>)> =
                query_as("SELECT packed, bytes FROM journal_file WHERE runner = $1 AND hash = $2")
                    .bind(runner.0)
                    .bind(hash.0.as_slice())
                    .fetch_optional(database)
                    .await
                    .map_err($fault)?;
            kept.map(|(packed, bytes)| PackedFile::kept(*hash, packed != 0, bytes).content())
                .transpose()
        }

        pub(super) async fn files(
            database: impl Executor<'_, Database = $database>,
            runner: RunnerId,
        ) -> Result<Vec<FileHash>, StoreError> {
            let hashes: Rows<Vec<u8>> =
                query_scalar("SELECT hash FROM journal_file WHERE runner = $1 ORDER BY hash")
                    .bind(runner.0)
                    .fetch_all(database)
                    .await;
            let hash = |bytes: Vec<u8>| {
                <[u8; 32]>::try_from(bytes).map(FileHash).map_err(|bytes| {
                    StoreError::Damaged(format!("a file's hash has {} bytes, not 32", bytes.len()))
                })
            };
            hashes.map_err($fault)?.into_iter().map(hash).collect()
        }
    };
}

pub(crate) use queries;
