//! Whole returns through the journal.

use super::super::scene::day;
use super::book::Book;
use restride_core::return_to_run::Reason;
use serde_json::json;

/// The days of the sessions after which the level rose: the mornings that told it came a day later.
fn rises(book: &Book, number: i64) -> Vec<i64> {
    book.plan(number, 12, |plan| {
        let moves = plan.moves.iter();
        let up = moves.filter(|moved| moved.because.reason == Reason::Promoted);
        up.map(|moved| i64::from((moved.at.day() - day(0)).get_days()) - 1)
            .collect()
    })
}

/// R4: every other day, all green, every value and every morning an entry of its own
#[test]
fn a_journal_of_quiet_days_leads_to_normal_running_on_day_30() {
    let (mut book, _) = Book::opened();
    book.pass_tests(0, 6);
    let last = book.climb((0..).step_by(2), "P4", 0);
    assert_eq!(last, Some(30));
    assert_eq!(rises(&book, 31), [6, 10, 14, 18, 22, 26, 30]);
    let sessions = book
        .entries
        .iter()
        .filter(|it| it.body().kind() == "session_result");
    assert_eq!(sessions.count(), 16);
}

/// R4: Monday, Wednesday, Friday
#[test]
fn a_journal_of_monday_wednesday_friday_leads_to_normal_running_on_day_35() {
    let (mut book, _) = Book::opened();
    book.pass_tests(0, 6);
    let days = (0_i64..).filter(|number| [0, 2, 4].contains(&number.rem_euclid(7)));
    assert_eq!(book.climb(days, "P4", 0), Some(35));
    assert_eq!(rises(&book, 36).last(), Some(&35));
}

/// A bone plan climbs in the same time, once a clinician has cleared it
#[test]
fn a_cleared_bone_climbs_through_the_journal_as_well() {
    let (mut book, _) = Book::opened();
    book.alarm(0, 5, true);
    book.clearance(0, 6);
    book.pass_tests(0, 6);
    assert_eq!(book.climb((0..).step_by(2), "P4", 0), Some(30));
}

/// R3, G7: a session without its morning moves nothing, and is amber after 48 hours
#[test]
fn a_level_in_the_journal_rises_only_when_the_morning_is_told() {
    let (mut book, _) = Book::opened();
    book.pass_tests(0, 6);
    for number in [0, 2, 4, 6] {
        book.run(number, json!({}));
        if number < 6 {
            book.morning(number + 1, 0);
        }
    }
    assert_eq!(book.stands(7, 9), "P1");
    assert_eq!(book.offered(8, 9), "morning_awaited");
    let mut told = book.clone();
    told.morning(7, 0);
    assert_eq!(told.stands(7, 9), "P2a");
    // Two days later it is amber, and a repeat.
    book.before(9, 8, 0);
    assert_eq!(book.offered(9, 9), "P1");
}

/// Missing values stay missing: a session of which only the distance is known is no quiet one (G7, G14)
#[test]
fn a_session_from_a_watch_alone_moves_nothing_up() {
    let (mut book, _) = Book::opened();
    book.pass_tests(0, 6);
    for number in (0..20).step_by(2) {
        book.log(
            number,
            10,
            "session_result",
            json!({"distance_m": 3000, "duration_s": 1200}),
        );
        book.morning(number + 1, 0);
    }
    assert_ne!(book.stands(20, 8), "P2a");
    let went_up = rises(&book, 20);
    assert!(went_up.is_empty(), "{went_up:?}");
}

/// Four quiet weeks with nine tenths of the usual distance end the return; prevention follows
#[test]
fn four_quiet_weeks_of_normal_running_end_the_return() {
    let (mut book, _) = Book::opened();
    // What was run in the four weeks before it began.
    for week in 1..=4 {
        book.log(
            -7 * week + 2,
            10,
            "session_result",
            json!({"distance_m": 10_000}),
        );
    }
    book.pass_tests(0, 6);
    let last = book.climb((0..).step_by(2), "P4", 0).unwrap();
    let mut done = None;
    for number in (last + 2..last + 45).step_by(2) {
        book.run(number, json!({"distance_m": 3_500}));
        book.morning(number + 1, 0);
        if book.plan(number + 1, 8, |plan| plan.plan.state().key() == "done") {
            done = Some(number - last);
            break;
        }
    }
    assert!(
        done.is_some_and(|days| (28..=38).contains(&days)),
        "{done:?}"
    );
}

/// Without a known usual distance no week counts: what is not known is not assumed
#[test]
fn without_a_usual_distance_the_return_does_not_end_by_itself() {
    let (mut book, _) = Book::opened();
    book.pass_tests(0, 6);
    let last = book.climb((0..).step_by(2), "P4", 0).unwrap();
    for number in (last + 2..last + 45).step_by(2) {
        book.run(number, json!({"distance_m": 30_000}));
        book.morning(number + 1, 0);
    }
    assert_eq!(
        book.plan(last + 46, 8, |plan| plan.plan.state().key()),
        "level"
    );
}
