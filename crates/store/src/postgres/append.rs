//! Appending: in one statement when nothing stands against it, which is nearly always, and step by step otherwise.

use super::fault::fault;
use super::queries;
use super::session::begin;
use crate::append::{Line, checksum};
use restride_app::packed::PackedFile;
use restride_app::store::{Expect, Position, Receipt, RunnerId, StoreError};
use restride_core::journal::Appended;
use sqlx::{PgConnection, query_as};
use uuid::Uuid;

/// Takes the head row if nobody else has it, moves it on, and adds the entries at the positions that this made free.
///
/// It adds nothing when the runner is unknown or held by another writer, or when the position is not the expected one. An
/// id that is known violates the key; the statement fails as a whole then. (To look for known ids first would read the
/// runner's whole journal.) It never waits for another writer.
const IN_ONE: &str = "\
WITH head AS MATERIALIZED (
    SELECT runner FROM runner
    WHERE runner = $1 AND ($2::BIGINT IS NULL OR position = $2)
    FOR UPDATE SKIP LOCKED
), moved AS (
    UPDATE runner SET position = runner.position + cardinality($3)
    FROM head WHERE runner.runner = $1 AND head.runner = runner.runner
    RETURNING runner.position
), added AS (
    INSERT INTO journal_entry (runner, position, id, arrived, crc, text)
    SELECT $1, moved.position - cardinality($3) + new.place, new.id, $4, new.crc, new.text
    FROM moved, unnest($3::UUID[], $5::BIGINT[], $6::TEXT[]) WITH ORDINALITY AS new (id, crc, text, place)
    RETURNING 1
)
SELECT position, (SELECT count(*) FROM added) FROM moved";

/// Appends; durable when this returns.
pub(super) async fn append(
    connection: &mut PgConnection,
    runner: RunnerId,
    expect: Expect,
    lines: &[Line],
    files: &[PackedFile],
    arrival: i64,
) -> Result<Receipt, StoreError> {
    if files.is_empty()
        && let Some(receipt) = in_one(connection, runner, expect, lines, arrival).await?
    {
        return Ok(receipt);
    }
    let mut transaction = begin(connection).await?;
    let receipt =
        queries::append_with(&mut transaction, runner, expect, lines, files, arrival).await?;
    transaction.commit().await.map_err(fault)?;
    Ok(receipt)
}

/// `None` when something stands against it, and nothing is written.
async fn in_one(
    connection: &mut PgConnection,
    runner: RunnerId,
    expect: Expect,
    lines: &[Line],
    arrival: i64,
) -> Result<Option<Receipt>, StoreError> {
    if lines.is_empty() {
        return Ok(None);
    }
    let expected = match expect {
        Expect::Anything => None,
        Expect::At(position) => Some(i64::try_from(position.0).unwrap_or(i64::MAX)),
    };
    let ids: Vec<Uuid> = lines.iter().map(|line| line.id.uuid()).collect();
    let sums = lines.iter().map(|line| checksum(runner, arrival, line));
    let sums: Vec<i64> = sums.collect();
    let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    let done: sqlx::Result<Option<(i64, i64)>> = query_as(IN_ONE)
        .bind(runner.0)
        .bind(expected)
        .bind(ids)
        .bind(arrival)
        .bind(sums)
        .bind(texts)
        .fetch_optional(connection)
        .await;
    match done {
        Ok(None) => Ok(None),
        Ok(Some((position, added))) => {
            let position = u64::try_from(position).map(Position);
            let is_whole = usize::try_from(added) == Ok(lines.len());
            match position {
                Ok(position) if is_whole => Ok(Some(Receipt {
                    position,
                    appended: vec![Appended::New; lines.len()],
                })),
                _ => Err(StoreError::Damaged(format!(
                    "{added} of {} entries were added",
                    lines.len()
                ))),
            }
        }
        Err(sqlx::Error::Database(error)) if error.is_unique_violation() => Ok(None),
        Err(error) => Err(fault(error)),
    }
}
