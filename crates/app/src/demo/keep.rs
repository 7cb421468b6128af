//! Writing the demo into a journal of its own.

use super::entries;
use crate::desk::Desk;
use crate::error::AppError;
use crate::journal;
use crate::store::{Expect, Store};
use jiff::civil::Date;

/// Writes the demo that ends on the day before `today` into an empty journal, and says how many entries it has.
///
/// # Errors
///
/// [`AppError::NotEmpty`] for a journal with entries, [`AppError::NotPermitted`] for anybody but the runner, and the
/// others.
pub async fn keep<S: Store>(desk: &mut Desk<'_, S>, today: Date) -> Result<usize, AppError> {
    desk.actor.must_be_runner("demo")?;
    let read = journal::read(desk.store, desk.runner).await?;
    if !read.journal.is_empty() {
        return Err(AppError::NotEmpty);
    }
    let entries = entries(desk.engine, today, desk.now.time_zone())?;
    let now = desk.now.timestamp();
    desk.store
        .append(desk.runner, Expect::At(read.position), &entries, now)
        .await?;
    Ok(entries.len())
}
