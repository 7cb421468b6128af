//! Promises about one append.

use super::{append, json, pain, pains, receipt, runner, second, texts};
use crate::journal::entry;
use jiff::Timestamp;
use restride_app::store::{Expect, Position, Store, StoreError};
use restride_core::journal::Appended::{Known, New};
use serde_json::json;

/// What was appended comes back with the same bytes, in the order of arrival.
///
/// # Panics
///
/// When it does not.
pub async fn an_entry_is_read_back_byte_for_byte(store: impl Store) {
    let entries = pains([3, 1, 2]);
    let answer = append(&store, runner(1), &entries).await;
    assert_eq!(answer, receipt(3, &[New, New, New]));
    assert_eq!(texts(&store, runner(1)).await, json(&entries));
}

/// Sending something again, in one call or in two, alone or among new ones, adds it once.
///
/// # Panics
///
/// When it does not.
pub async fn an_entry_sent_twice_is_one_entry(store: impl Store) {
    let cases = [
        (vec![1, 2], receipt(2, &[New, New])),
        (vec![1, 2], receipt(2, &[Known, Known])),
        (vec![2], receipt(2, &[Known])),
        (vec![2, 3, 1, 4], receipt(4, &[Known, New, Known, New])),
        (vec![5, 5, 5], receipt(5, &[New, Known, Known])),
    ];
    for (numbers, expected) in cases {
        let answer = append(&store, runner(1), &pains(numbers.iter().copied())).await;
        assert_eq!(answer, expected, "{numbers:?}");
    }
    let expected = json(&pains([1, 2, 3, 4, 5]));
    assert_eq!(texts(&store, runner(1)).await, expected);
}

/// Letters of any alphabet, control characters, and the longest entry that there can be.
///
/// # Panics
///
/// When they are not kept.
#[expect(clippy::expect_used, reason = "a test")]
pub async fn a_text_of_any_letters_and_length_is_kept(store: impl Store) {
    // In a field of a newer program, in which anything may stand.
    let notes = [
        "Hüfte schmerzt 🏃 \u{202e}rückwärts",
        "a\u{0}b\tc\nd\u{1f}\u{7f}",
        "'; DROP TABLE runner; --",
        "\"quotes\" and \\ backslashes $1 ? :name",
    ];
    let mut entries = Vec::new();
    for (number, note) in notes.iter().enumerate() {
        entries.push(note_entry(number, &json!({"text": "note", "newer": note})));
    }
    // A field of a newer program may be as long as an entry may be.
    let head = note_entry(9, &json!({"text": "long", "newer": ""}));
    let most = restride_core::journal::LARGEST_ENTRY - "\"supersedes\":null,".len();
    let room = most - head.to_json().len();
    let long = json!({"text": "long", "newer": "x".repeat(room)});
    entries.push(note_entry(9, &long));
    append(&store, runner(1), &entries).await.expect("appended");
    assert_eq!(texts(&store, runner(1)).await, json(&entries));
}

fn note_entry(number: usize, body: &serde_json::Value) -> restride_core::journal::Entry {
    let id = format!("0192f1c4-3b00-7000-8000-{number:012x}");
    entry(&id, "2026-06-01T07:00:00+02:00", None, "note", body)
}

/// Times before 1970, far in the future, and finer than a microsecond.
///
/// # Panics
///
/// When they are not kept.
#[expect(clippy::expect_used, reason = "a test")]
pub async fn the_time_of_arrival_is_kept_to_the_microsecond(store: impl Store) {
    let cases = [
        (
            "2026-06-01T05:00:00.123456789Z",
            "2026-06-01T05:00:00.123456Z",
        ),
        ("1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59.5Z"),
        ("2040-02-29T00:00:00Z", "2040-02-29T00:00:00Z"),
        ("9999-12-30T00:00:00.000001Z", "9999-12-30T00:00:00.000001Z"),
    ];
    let time = |text: &str| text.parse::<Timestamp>().expect("a time");
    for (number, (now, _)) in (1..).zip(cases) {
        store
            .append(runner(1), Expect::Anything, &pains([number]), time(now))
            .await
            .expect("appended");
    }
    let rows = store.read(runner(1), Position(0), 9).await.expect("rows");
    let arrived: Vec<Timestamp> = rows.iter().map(|row| row.arrived).collect();
    assert_eq!(arrived, cases.map(|(_, expected)| time(expected)));
}

/// Whatever stands beside it in the call.
///
/// # Panics
///
/// When it is not so.
pub async fn another_text_under_a_known_id_is_refused_and_nothing_is_written(store: impl Store) {
    let refused = || {
        let id = pain(1, 0).id();
        Err(StoreError::Conflict { id })
    };
    let twice = [pain(1, 4), pain(1, 5)];
    assert_eq!(append(&store, runner(1), &twice).await, refused());
    assert_eq!(texts(&store, runner(1)).await, Vec::<String>::new());

    let first = [pain(1, 4)];
    assert_eq!(append(&store, runner(1), &first).await, receipt(1, &[New]));
    for entries in [
        vec![pain(1, 5)],
        vec![pain(2, 0), pain(1, 5)],
        vec![pain(1, 5), pain(2, 0)],
        vec![pain(1, 4), pain(2, 0), pain(1, 5)],
    ] {
        assert_eq!(append(&store, runner(1), &entries).await, refused());
        assert_eq!(texts(&store, runner(1)).await, json(&first));
    }
    let position = store.position(runner(1)).await;
    assert_eq!(position, Ok(Position(1)));
}

/// What was worked out from an older state of the journal is not written.
///
/// # Panics
///
/// When it is.
pub async fn an_append_at_a_position_that_moved_is_refused_and_nothing_is_written(
    store: impl Store,
) {
    let at = async |expected: u64, numbers: &[u64]| {
        let entries = pains(numbers.iter().copied());
        let expect = Expect::At(Position(expected));
        store.append(runner(1), expect, &entries, second(0)).await
    };
    let moved = |to| Err(StoreError::Moved { at: Position(to) });
    assert_eq!(at(1, &[1]).await, moved(0), "nothing is there yet");
    let runners = store.runners(None, 9).await;
    assert_eq!(runners, Ok(Vec::new()), "nothing is written");
    assert_eq!(at(0, &[1, 2]).await, receipt(2, &[New, New]));
    assert_eq!(at(0, &[3]).await, moved(2));
    assert_eq!(at(1, &[1, 3]).await, moved(2), "partly known");
    assert_eq!(at(3, &[3]).await, moved(2));
    assert_eq!(at(u64::MAX, &[3]).await, moved(2));
    assert_eq!(texts(&store, runner(1)).await, json(&pains([1, 2])));
    assert_eq!(at(2, &[3]).await, receipt(3, &[New]));
}

/// A writer whose answer got lost asks again and learns that all is well, wherever the journal is by then.
///
/// # Panics
///
/// When it does not.
pub async fn repeating_an_acknowledged_append_gives_the_same_answer(store: impl Store) {
    let at_start = async || {
        let expect = Expect::At(Position(0));
        store
            .append(runner(1), expect, &pains([1, 2]), second(0))
            .await
    };
    assert_eq!(at_start().await, receipt(2, &[New, New]));
    assert_eq!(at_start().await, receipt(2, &[Known, Known]));
    let other = append(&store, runner(1), &pains([3])).await;
    assert_eq!(other, receipt(3, &[New]));
    assert_eq!(at_start().await, receipt(3, &[Known, Known]));
    assert_eq!(texts(&store, runner(1)).await, json(&pains([1, 2, 3])));
}

/// An empty call is answered and leaves no trace.
///
/// # Panics
///
/// When it leaves one.
pub async fn appending_nothing_changes_nothing(store: impl Store) {
    assert_eq!(append(&store, runner(1), &[]).await, receipt(0, &[]));
    assert_eq!(store.runners(None, 9).await, Ok(Vec::new()));
    let one = append(&store, runner(1), &pains([1])).await;
    assert_eq!(one, receipt(1, &[New]));
    assert_eq!(append(&store, runner(1), &[]).await, receipt(1, &[]));
}
