//! G1, G13: a lock that sessions made stays, whatever is edited, withdrawn or arrives late.

use super::book::{Book, session, time};
use restride_core::journal::EntryId;
use serde_json::json;

/// A bone plan that two red sessions in a row have locked, with both sessions.
fn locked_by_sessions() -> (Book, [EntryId; 2]) {
    let (mut book, _) = Book::opened();
    book.alarm(0, 5, true);
    book.clearance(0, 6);
    book.pass_tests(0, 6);
    let first = book.run(2, json!({"during": 1}));
    for number in 3..8 {
        book.morning(number, 0);
    }
    let second = book.run(8, json!({"during": 1}));
    assert_eq!(book.stands(8, 12), "locked");
    (book, [first, second])
}

#[test]
fn editing_a_red_session_keeps_the_lock_that_it_made() {
    let (book, sessions) = locked_by_sessions();
    for target in sessions {
        let mut edited = book.clone();
        edited.change((9, 8), target, "session_result", session(json!({})));
        assert_eq!(edited.stands(9, 9), "locked");
        let mut withdrawn = book.clone();
        withdrawn.change((9, 8), target, "withdrawn", json!({}));
        assert_eq!(withdrawn.stands(9, 9), "locked");
        // A clearance after it opens, as ever.
        withdrawn.clearance(10, 8);
        assert_eq!(withdrawn.stands(10, 9), "ready");
    }
}

#[test]
fn an_older_session_that_is_written_down_later_keeps_the_lock() {
    let (mut book, _) = locked_by_sessions();
    // It would have lain between the two.
    book.write(
        &time(6, 8),
        time(9, 8).timestamp(),
        None,
        "session_result",
        session(json!({})),
    );
    assert_eq!(book.stands(9, 9), "locked");
}

#[test]
fn withdrawing_the_episode_keeps_the_lock_for_running() {
    let (mut book, _) = locked_by_sessions();
    let opened = book.entries[0].id();
    book.change((9, 8), opened, "withdrawn", json!({}));
    assert!(!book.may_run(9, 9));
    book.log(9, 10, "episode_opened", json!({"sites": ["buttock"]}));
    assert_eq!(book.stands(9, 11), "locked");
    book.clearance(10, 8);
    assert_ne!(book.stands(10, 9), "locked");
}

/// A correction that makes a session worse counts at once (D5)
#[test]
fn a_correction_to_the_worse_counts() {
    let (mut book, _) = Book::opened();
    book.pass_tests(0, 6);
    let session_id = book.run(2, json!({}));
    book.change(
        (3, 8),
        session_id,
        "session_result",
        session(json!({"limp": true})),
    );
    book.before(4, 8, 0);
    assert_eq!(book.offered(4, 9), "walking_hurts");
}
