//! Promises about many that write and read at once.

use super::{append, json, pain, pains, runner, second, texts};
use restride_app::store::{Expect, Position, RunnerId, Store, StoreError};
use restride_core::journal::Appended;
use std::collections::BTreeSet;
use tokio::task::JoinHandle;

const WRITERS: u64 = 8;

#[expect(clippy::expect_used, reason = "a test helper")]
async fn all<T>(tasks: Vec<JoinHandle<T>>) -> Vec<T> {
    let mut answers = Vec::new();
    for task in tasks {
        answers.push(task.await.expect("a task that ends well"));
    }
    answers
}

/// Writers of two runners, several entries per call; a reader looks on all the time and what it saw stays.
///
/// # Panics
///
/// When an entry is missing, doubled or torn from its call.
#[expect(clippy::expect_used, reason = "a test")]
pub async fn many_writers_leave_no_gap_and_a_reader_never_misses_an_entry(
    store: impl Store + Clone + 'static,
) {
    const CALLS: u64 = 12;
    let runners = [runner(1), runner(2)];
    let total = WRITERS / 2 * CALLS * 2;
    let readers: Vec<_> = runners
        .map(|runner| tokio::spawn(follow(store.clone(), runner, total)))
        .into();
    let mut writers = Vec::new();
    for writer in 0..WRITERS {
        let store = store.clone();
        writers.push(tokio::spawn(async move {
            let runner = runners[usize::from(writer % 2 == 1)];
            for call in 0..CALLS {
                // Two entries per call, next to each other in number.
                let number = (writer * CALLS + call) * 2;
                let entries = pains([number, number + 1]);
                let receipt = append(&store, runner, &entries).await.expect("appended");
                assert_eq!(receipt.appended, [Appended::New; 2]);
            }
        }));
    }
    all(writers).await;
    let seen = all(readers).await;
    for (runner, seen) in runners.into_iter().zip(seen) {
        assert_eq!(texts(&store, runner).await, seen, "the reader saw the rest");
        assert_eq!(seen.len() as u64, total);
        let distinct: BTreeSet<&String> = seen.iter().collect();
        assert_eq!(distinct.len() as u64, total, "an entry is there twice");
    }
}

/// Reads on from where it was until everything is there; calls of two entries arrive whole.
#[expect(clippy::expect_used, reason = "a test helper")]
async fn follow(store: impl Store, runner: RunnerId, total: u64) -> Vec<String> {
    let mut seen = Vec::new();
    while (seen.len() as u64) < total {
        let after = Position(seen.len() as u64);
        let page = store.read(runner, after, usize::MAX).await.expect("a page");
        assert_eq!(page.len() % 2, 0, "half a call was seen");
        for row in page {
            assert_eq!(
                row.position.0,
                seen.len() as u64 + 1,
                "a position is missing"
            );
            seen.push(row.text);
        }
        tokio::task::yield_now().await;
    }
    seen
}

/// The others are told where the journal is now.
///
/// # Panics
///
/// When it is not so.
pub async fn of_many_that_expect_the_same_position_one_is_let_through(
    store: impl Store + Clone + 'static,
) {
    for round in 0..3 {
        let before = Position(round);
        let mut tasks = Vec::new();
        for writer in 0..WRITERS {
            let store = store.clone();
            tasks.push(tokio::spawn(async move {
                let entries = pains([round * WRITERS + writer]);
                store
                    .append(runner(1), Expect::At(before), &entries, second(0))
                    .await
            }));
        }
        let answers = all(tasks).await;
        let passed = answers.iter().filter(|answer| answer.is_ok()).count();
        assert_eq!(passed, 1, "{answers:?}");
        let at = Position(round + 1);
        let refused = answers
            .iter()
            .filter(|answer| **answer == Err(StoreError::Moved { at }))
            .count();
        assert_eq!(refused as u64, WRITERS - 1, "{answers:?}");
        assert_eq!(store.position(runner(1)).await, Ok(at));
    }
}

/// A phone and a laptop that send the same thing.
///
/// # Panics
///
/// When it is there twice.
#[expect(clippy::expect_used, reason = "a test")]
pub async fn the_same_entry_from_many_writers_is_new_once(store: impl Store + Clone + 'static) {
    let mut tasks = Vec::new();
    for _ in 0..WRITERS {
        let store = store.clone();
        tasks.push(tokio::spawn(async move {
            append(&store, runner(1), &pains([1, 2])).await
        }));
    }
    let mut new = 0;
    for answer in all(tasks).await {
        let receipt = answer.expect("every writer is told that it is there");
        assert_eq!(receipt.position, Position(2));
        new += usize::from(receipt.appended == [Appended::New; 2]);
    }
    assert_eq!(new, 1);
    assert_eq!(texts(&store, runner(1)).await, json(&pains([1, 2])));
}

/// Also when they are made durable together.
///
/// # Panics
///
/// When one is lost.
pub async fn a_refused_append_does_not_cost_the_others_that_wait_with_it(
    store: impl Store + Clone + 'static,
) {
    let first = append(&store, runner(1), &[pain(1, 3)]).await;
    assert!(first.is_ok(), "{first:?}");
    let mut tasks = Vec::new();
    for writer in 0..WRITERS * 2 {
        let store = store.clone();
        tasks.push(tokio::spawn(async move {
            // Every other one says something else under an id that is taken.
            let entry = if writer % 2 == 0 {
                pain(1, 4)
            } else {
                pain(100 + writer, 0)
            };
            append(&store, runner(1), &[entry]).await
        }));
    }
    for (writer, answer) in all(tasks).await.into_iter().enumerate() {
        let id = pain(1, 4).id();
        if writer % 2 == 0 {
            assert_eq!(answer, Err(StoreError::Conflict { id }));
        } else {
            assert!(answer.is_ok(), "{answer:?}");
        }
    }
    assert_eq!(texts(&store, runner(1)).await.len() as u64, 1 + WRITERS);
}
