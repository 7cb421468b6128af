//! The worked sessions, each told to a journal and graded there.

use super::super::scene::day;
use super::book::Book;
use restride_core::return_to_run::Grade;
use serde_json::{Value, json};

/// The grade that a session gets that is told on a level, with these mornings before and this one after.
fn graded(level: &str, bone: bool, usual: u8, morning: u8, change: &Value) -> Grade {
    let (mut book, _) = Book::opened_unasked();
    for number in -8..0 {
        book.morning(number, usual);
    }
    // The mornings from before the episode are told for it by name.
    let id = book.entries[0].id().to_string();
    let told: Vec<_> = book.entries.drain(1..).collect();
    for entry in told {
        let days = (entry.happened().day() - day(0)).get_days();
        book.log(
            i64::from(days),
            7,
            "pain",
            json!({"moment": "waking", "score": usual, "episode": id}),
        );
    }
    book.deny_bone(0, 5);
    if bone {
        book.alarm(0, 5, true);
        book.clearance(0, 6);
    }
    book.pass_tests(0, 6);
    let next = if level == "P1" {
        0
    } else {
        book.climb((0..).step_by(2), level, usual).unwrap() + 2
    };
    let session = book.run(next, change.clone());
    book.morning(next + 1, morning);
    book.plan(next + 1, 12, |plan| {
        let ended = book
            .entries
            .iter()
            .find(|entry| entry.id() == session)
            .unwrap();
        let since = ended.happened().instant();
        let moves = plan.moves.iter().filter(|moved| moved.at.at() >= since);
        let mut grades = moves.filter_map(|moved| moved.graded);
        grades.next().map(|graded| graded.grade).unwrap()
    })
}

/// R2: the worked vectors
#[test]
fn every_worked_session_has_its_grade_in_the_journal() {
    let soft = |level, usual, morning, change: Value| graded(level, false, usual, morning, &change);
    let bone = |level, morning, change: Value| graded(level, true, 0, morning, &change);
    let pains = |during: u8, end: u8| json!({"during": during, "at_end": end});
    assert_eq!(soft("P1", 0, 0, json!({})), Grade::Green);
    assert_eq!(soft("P1", 0, 0, pains(1, 0)), Grade::Amber);
    assert_eq!(soft("P2a", 0, 0, pains(2, 2)), Grade::Green);
    assert_eq!(soft("P2a", 0, 0, pains(3, 1)), Grade::Amber);
    assert_eq!(soft("P2b", 2, 3, pains(2, 0)), Grade::Amber);
    assert_eq!(soft("P2b", 2, 2, pains(2, 0)), Grade::Green);
    assert_eq!(soft("P2c", 0, 2, pains(2, 0)), Grade::Red);
    assert_eq!(soft("P2c", 0, 0, pains(5, 0)), Grade::Red);
    let warms_up = json!({"during": 2, "course": "warms_up"});
    assert_eq!(soft("P3a", 0, 0, warms_up), Grade::Green);
    assert_eq!(soft("P3a", 0, 0, pains(2, 1)), Grade::Amber);
    let rising = |during: u8| json!({"during": during, "course": "increases"});
    assert_eq!(soft("P3b", 0, 0, rising(1)), Grade::Amber);
    assert_eq!(soft("P3b", 0, 0, rising(3)), Grade::Red);
    assert_eq!(soft("P3c", 0, 0, json!({"limp": true})), Grade::Red);
    assert_eq!(
        soft("P3c", 0, 0, json!({"analgesic_8h": true})),
        Grade::Amber
    );
    assert_eq!(soft("P4", 0, 0, pains(2, 0)), Grade::Green);
    assert_eq!(soft("P4", 0, 1, json!({})), Grade::Amber);
    assert_eq!(bone("P2a", 0, pains(1, 0)), Grade::Red);
    assert_eq!(bone("P2a", 1, json!({})), Grade::Red);
    let flag = json!({"red_flags": ["fever_or_unwell"]});
    assert_eq!(soft("P2a", 0, 0, flag.clone()), Grade::Stop);
    assert_eq!(bone("P3c", 0, flag), Grade::Stop);
}

/// R17: a painkiller that was logged on its own in the eight hours before masks the session, whatever the session says
#[test]
fn a_logged_painkiller_masks_the_session() {
    for (hour, expected) in [(3, Grade::Amber), (1, Grade::Green)] {
        let (mut book, _) = Book::opened();
        book.pass_tests(0, 6);
        book.log(2, hour, "medicine", json!({"medicine": "nsaid"}));
        book.run(2, json!({}));
        book.morning(3, 0);
        let grade = book.plan(3, 8, |plan| plan.moves.iter().find_map(|it| it.graded));
        assert_eq!(grade.unwrap().grade, expected, "{hour}");
    }
}

/// A pain during a run may be told in an entry of its own; the worse of two counts, and a run is one without a result
#[test]
fn pains_that_are_told_apart_from_the_session_count() {
    let (mut book, _) = Book::opened();
    book.pass_tests(0, 6);
    book.run(2, json!({"one_hour_after": null}));
    book.log(
        2,
        12,
        "pain",
        json!({"moment": "one_hour_after", "score": 0}),
    );
    book.morning(3, 0);
    let quiet = book.plan(3, 8, |plan| plan.moves.iter().find_map(|it| it.graded));
    assert_eq!(quiet.unwrap().grade, Grade::Green);
    book.log(2, 13, "pain", json!({"moment": "during", "score": 6}));
    let worse = book.plan(3, 8, |plan| plan.moves.iter().find_map(|it| it.graded));
    assert_eq!(worse.unwrap().grade, Grade::Red);

    let (mut alone, _) = Book::opened();
    alone.pass_tests(0, 6);
    alone.log(2, 13, "pain", json!({"moment": "during", "score": 6}));
    let red = alone.plan(3, 8, |plan| plan.moves.iter().find_map(|it| it.graded));
    assert_eq!(red.unwrap().grade, Grade::Red);
}
