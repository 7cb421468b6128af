//! Writing into the diary: the one door through which every entry of a runner goes.

use crate::desk::{Desk, Draft};
use crate::error::AppError;
use crate::journal::{self, Read};
use crate::raised::raised;
use crate::store::{Expect, Position, Store, StoreError};
use restride_core::journal::{Appended, Entry, Journal};

/// How often a write is worked out anew because others wrote in between.
const ATTEMPTS: usize = 16;

/// What was written.
#[derive(Debug, Clone, PartialEq)]
pub struct Logged {
    /// The entries that were asked for, in their order.
    pub entries: Vec<Entry>,
    /// The assessments that they raised, written together with them; empty when they raised nothing.
    pub raised: Vec<Entry>,
    /// The journal before.
    pub before: Journal,
    /// The journal afterwards.
    pub journal: Journal,
    /// The position afterwards.
    pub position: Position,
}

/// Writes entries down, all or none, and with them whatever they raise.
///
/// The journal is read, what follows from the new entries is worked out, and both are appended together on the condition
/// that nobody wrote in between; if somebody did, it is worked out anew. So no reader ever sees an alarm without its
/// lock.
///
/// # Errors
///
/// [`AppError`]; nothing was written then.
pub async fn log<S: Store>(desk: &mut Desk<'_, S>, drafts: Vec<Draft>) -> Result<Logged, AppError> {
    let mut entries = Vec::with_capacity(drafts.len());
    for draft in drafts {
        entries.push(desk.entry(draft)?);
    }
    let read = journal::read(desk.store, desk.runner).await?;
    append(desk, read, entries).await
}

/// Appends finished entries, and what they raise, to the journal as it was just read.
pub(crate) async fn append<S: Store>(
    desk: &mut Desk<'_, S>,
    mut read: Read,
    entries: Vec<Entry>,
) -> Result<Logged, AppError> {
    for _ in 0..ATTEMPTS {
        let Read {
            journal: before,
            position,
        } = read;
        let mut journal = before.clone();
        let mut news = 0;
        for entry in &entries {
            let appended = journal
                .append(entry.clone())
                .map_err(|conflict| StoreError::Conflict { id: conflict.id })?;
            news += usize::from(appended == Appended::New);
        }
        let raised = if news == 0 {
            Vec::new()
        } else {
            raised(desk, &journal, &entries)?
        };
        let all: Vec<Entry> = entries.iter().chain(&raised).cloned().collect();
        let now = desk.now.timestamp();
        let appended = desk
            .store
            .append(desk.runner, Expect::At(position), &all, now)
            .await;
        match appended {
            Ok(receipt) => {
                for entry in &raised {
                    journal
                        .append(entry.clone())
                        .map_err(|conflict| StoreError::Conflict { id: conflict.id })?;
                }
                return Ok(Logged {
                    entries,
                    raised,
                    before,
                    journal,
                    position: receipt.position,
                });
            }
            Err(StoreError::Moved { .. }) => {
                read = journal::read(desk.store, desk.runner).await?;
            }
            Err(error) => return Err(error.into()),
        }
    }
    Err(AppError::Contended)
}
