//! What an append decides before it writes. The same for every store, and free of any database.

use jiff::Timestamp;
use restride_app::store::{Expect, Position, Receipt, Row, RunnerId, StoreError};
use restride_core::journal::{Appended, Entry, EntryId};
use std::collections::BTreeMap;

/// An entry as it is written: its id and its canonical text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) id: EntryId,
    pub(crate) text: String,
}

impl Line {
    pub(crate) fn all_of(entries: &[Entry]) -> Vec<Self> {
        let line = |entry: &Entry| Self {
            id: entry.id(),
            text: entry.to_json(),
        };
        entries.iter().map(line).collect()
    }
}

/// What there is to write, and what the caller will be told once it is durable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decision<'l> {
    /// The new lines, each with its position.
    pub(crate) new: Vec<(Position, &'l Line)>,
    pub(crate) receipt: Receipt,
}

/// Decides an append.
///
/// `known` holds the texts that stand under those ids of `lines` that are known; `head` is the runner's position.
///
/// # Errors
///
/// [`StoreError::Conflict`] and [`StoreError::Moved`], as the port promises.
pub(crate) fn decide<'l>(
    lines: &'l [Line],
    known: &BTreeMap<EntryId, String>,
    head: Position,
    expect: Expect,
) -> Result<Decision<'l>, StoreError> {
    let mut first = BTreeMap::<EntryId, &str>::new();
    let mut position = head;
    let mut new = Vec::new();
    let mut appended = Vec::with_capacity(lines.len());
    for line in lines {
        let before = known.get(&line.id).map(String::as_str);
        match before.or_else(|| first.get(&line.id).copied()) {
            Some(text) if text == line.text => appended.push(Appended::Known),
            Some(_) => return Err(StoreError::Conflict { id: line.id }),
            None => {
                first.insert(line.id, &line.text);
                position = Position(position.0 + 1);
                new.push((position, line));
                appended.push(Appended::New);
            }
        }
    }
    if let Expect::At(expected) = expect
        && !new.is_empty()
        && expected != head
    {
        return Err(StoreError::Moved { at: head });
    }
    let receipt = Receipt { position, appended };
    Ok(Decision { new, receipt })
}

/// Whether this answer is about the one append and not about the database: nothing was written, others go on.
pub(crate) const fn is_refusal(error: &StoreError) -> bool {
    matches!(
        error,
        StoreError::Conflict { .. } | StoreError::Moved { .. } | StoreError::TooLarge { .. }
    )
}

/// The time as it is kept: whole microseconds since 1970.
pub(crate) fn arrival(now: Timestamp) -> i64 {
    now.as_microsecond()
}

/// The time of an arrival that was kept.
///
/// # Errors
///
/// [`StoreError::Damaged`] for a number that is no time.
pub(crate) fn arrived(microseconds: i64) -> Result<Timestamp, StoreError> {
    Timestamp::from_microsecond(microseconds).map_err(|_out_of_range| {
        StoreError::Damaged(format!("{microseconds} is no time of arrival"))
    })
}

/// The check sum of an entry, so that a flipped bit anywhere in it is noticed. The position is not part of it: a wrong one
/// leaves a gap.
pub(crate) fn checksum(runner: RunnerId, arrival: i64, line: &Line) -> i64 {
    let mut crc = crc32fast::Hasher::new();
    crc.update(runner.0.as_bytes());
    crc.update(&arrival.to_be_bytes());
    crc.update(line.id.uuid().as_bytes());
    crc.update(line.text.as_bytes());
    i64::from(crc.finalize())
}

/// An entry as the database gave it back, before anything is believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kept {
    pub(crate) position: i64,
    pub(crate) id: uuid::Uuid,
    pub(crate) arrival: i64,
    pub(crate) crc: i64,
    pub(crate) text: String,
}

impl Kept {
    /// The row, when it is the one that was written.
    ///
    /// # Errors
    ///
    /// [`StoreError::Damaged`] when it is not.
    pub(crate) fn row(self, runner: RunnerId) -> Result<Row, StoreError> {
        let position = self.position;
        let damaged = || {
            StoreError::Damaged(format!(
                "entry {position} of runner {runner} is not as it was written"
            ))
        };
        let id = EntryId::new(self.id).ok_or_else(damaged)?;
        let position = u64::try_from(position)
            .map(Position)
            .map_err(|_negative| damaged())?;
        let line = Line {
            id,
            text: self.text,
        };
        if checksum(runner, self.arrival, &line) != self.crc {
            return Err(damaged());
        }
        Ok(Row {
            position,
            arrived: arrived(self.arrival)?,
            text: line.text,
        })
    }
}
