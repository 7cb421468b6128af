//! The promises of `restride_app::store`, as tests that any store can be put through.
//!
//! A crate that has a store writes one line in its tests, [`crate::store_keeps_its_promises!`], and gets one test per
//! promise.

mod appending;
mod files;
mod many;
mod model;
mod reading;

pub use appending::*;
pub use files::*;
pub use many::*;
pub use model::*;
pub use reading::*;

pub use restride_store::MemoryStore;

use crate::journal::{entry, pain_body};
use jiff::Timestamp;
use restride_app::store::{Expect, Position, Receipt, RunnerId, Store, StoreError};
use restride_core::journal::{Appended, Entry};
use std::fmt;
use std::pin::Pin;
use uuid::Uuid;

/// An empty store that was opened for one test.
pub struct Opened<S> {
    /// The store.
    pub store: S,
    /// Removes what the test leaves behind.
    pub end: Pin<Box<dyn Future<Output = ()>>>,
}

impl<S> fmt::Debug for Opened<S> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Opened")
    }
}

/// Runs a test that waits for things.
///
/// # Panics
///
/// When there is no runtime to be had, and when the test does.
#[expect(clippy::expect_used, reason = "a test helper")]
pub fn wait<T>(test: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime")
        .block_on(test)
}

/// One test per promise of a store. The argument is an async function without arguments that gives an [`Opened`] store,
/// empty and used by nobody else.
#[macro_export]
macro_rules! store_keeps_its_promises {
    ($open:path) => {
        $crate::store_keeps_its_promises!(
            $open:
            an_entry_is_read_back_byte_for_byte,
            an_entry_sent_twice_is_one_entry,
            a_text_of_any_letters_and_length_is_kept,
            the_time_of_arrival_is_kept_to_the_microsecond,
            another_text_under_a_known_id_is_refused_and_nothing_is_written,
            an_append_at_a_position_that_moved_is_refused_and_nothing_is_written,
            repeating_an_acknowledged_append_gives_the_same_answer,
            appending_nothing_changes_nothing,
            pages_join_up_without_gap_or_overlap,
            an_unknown_runner_has_nothing_and_asking_makes_nobody_known,
            runners_are_listed_in_the_order_of_their_ids,
            nothing_leaks_from_one_runner_to_another,
            a_file_is_kept_under_the_hash_of_its_content,
            a_file_comes_with_its_entry_or_not_at_all,
            a_file_above_the_largest_size_is_refused,
            many_writers_leave_no_gap_and_a_reader_never_misses_an_entry,
            of_many_that_expect_the_same_position_one_is_let_through,
            the_same_entry_from_many_writers_is_new_once,
            a_refused_append_does_not_cost_the_others_that_wait_with_it,
            any_history_gives_the_answers_of_a_plain_list,
        );
    };
    ($open:path: $($promise:ident),* $(,)?) => {
        $(
            #[test]
            fn $promise() {
                $crate::store::wait(async {
                    let opened = $open().await;
                    $crate::store::$promise(opened.store).await;
                    opened.end.await;
                });
            }
        )*
    };
}

/// A runner.
pub fn runner(number: u128) -> RunnerId {
    RunnerId(Uuid::from_u128(number))
}

/// A fixed time, this many seconds after another fixed time.
///
/// # Panics
///
/// Centuries later.
#[expect(clippy::expect_used, reason = "a test helper")]
pub fn second(number: i64) -> Timestamp {
    Timestamp::from_second(1_780_000_000 + number).expect("a time")
}

/// The entry with this number: a pain of 0 to 10. The same number with another score is another text under the same id.
pub fn pain(number: u64, score: u8) -> Entry {
    let id = format!("0192f1c4-3b00-7000-8000-{number:012x}");
    let happened = "2026-06-01T07:00:00+02:00[Europe/Berlin]";
    entry(&id, happened, None, "pain", &pain_body("waking", score))
}

/// The entries with these numbers.
pub fn pains(numbers: impl IntoIterator<Item = u64>) -> Vec<Entry> {
    let pain = |number| pain(number, u8::try_from(number % 11).unwrap_or(0));
    numbers.into_iter().map(pain).collect()
}

/// Appends, whatever the position is.
async fn append(
    store: &impl Store,
    runner: RunnerId,
    entries: &[Entry],
) -> Result<Receipt, StoreError> {
    store
        .append(runner, Expect::Anything, entries, second(0))
        .await
}

/// Every text of a runner in the order of arrival; the positions are 1, 2, 3 and so on.
#[expect(clippy::expect_used, reason = "a test helper")]
async fn texts(store: &impl Store, runner: RunnerId) -> Vec<String> {
    let rows = store
        .read(runner, Position(0), usize::MAX)
        .await
        .expect("a readable journal");
    for (expected, row) in (1..).zip(&rows) {
        assert_eq!(row.position, Position(expected), "positions have a gap");
    }
    let head = store.position(runner).await.expect("a position");
    assert!(
        head.0 >= rows.len() as u64,
        "the position is behind the rows"
    );
    rows.into_iter().map(|row| row.text).collect()
}

fn json(entries: &[Entry]) -> Vec<String> {
    entries.iter().map(Entry::to_json).collect()
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "compared with what a store answers"
)]
fn receipt(position: u64, appended: &[Appended]) -> Result<Receipt, StoreError> {
    Ok(Receipt {
        position: Position(position),
        appended: appended.to_vec(),
    })
}
