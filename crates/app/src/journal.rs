//! Reading a whole journal.

use crate::error::AppError;
use crate::store::{Position, RunnerId, Store};
use restride_core::journal::{Journal, Reader};

/// Entries that are read at once.
const PAGE: usize = 4096;

/// A journal as it was at a position.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// The entries.
    pub journal: Journal,
    /// The position: what is written with [`crate::store::Expect::At`] it, was worked out from these entries.
    pub position: Position,
}

/// Reads every entry of a runner; the journal of an unknown runner is empty.
///
/// # Errors
///
/// [`AppError::Store`], and [`AppError::Unreadable`] for a row that is no entry: what was meant to be in it is not known,
/// so nothing may be concluded from the others.
pub async fn read<S: Store>(store: &S, runner: RunnerId) -> Result<Read, AppError> {
    let mut position = Position::default();
    let mut entries = Vec::new();
    loop {
        let rows = store.read(runner, position, PAGE).await?;
        let Some(last) = rows.last() else { break };
        let (is_last, next) = (rows.len() < PAGE, last.position);
        let mut reader = Reader::default();
        for row in &rows {
            let entry = reader.read(row.text.as_bytes());
            entries.push(entry.map_err(|error| AppError::Unreadable {
                position: row.position,
                error,
            })?);
        }
        position = next;
        if is_last {
            break;
        }
    }
    Ok(Read {
        journal: Journal::from_entries(entries),
        position,
    })
}
