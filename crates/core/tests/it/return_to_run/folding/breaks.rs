//! Breaks through the journal.

use super::book::Book;

fn on(level: &str) -> (Book, i64) {
    let (mut book, _) = Book::opened();
    book.pass_tests(0, 6);
    let last = book.climb((0..).step_by(2), level, 0).unwrap();
    (book, last)
}

fn after(book: &Book, last: i64, gap: i64) -> String {
    let mut book = book.clone();
    book.before(last + gap, 10, 0);
    book.offered(last + gap, 11)
}

/// R15: 7, 8, 14, 15, 28 and 29 days
#[test]
fn a_break_in_the_journal_leads_down_by_its_length() {
    let (book, last) = on("P3b");
    for (gap, expected) in [
        (7, "P3b"),
        (8, "P3a"),
        (14, "P3a"),
        (15, "P2a"),
        (28, "P2a"),
        (29, "readiness_due"),
    ] {
        assert_eq!(after(&book, last, gap), expected, "{gap} days");
    }
}

/// R15: normal running
#[test]
fn a_break_from_normal_running_in_the_journal_leads_down_by_its_length() {
    let (book, last) = on("P4");
    for (gap, expected) in [
        (7, "P4"),
        (8, "P4 60%"),
        (28, "P4 60%"),
        (29, "P2a"),
        (90, "P2a"),
        (91, "readiness_due"),
    ] {
        assert_eq!(after(&book, last, gap), expected, "{gap} days");
    }
}

/// G12: a longer break never gives a higher level, 0 to 400 days
#[test]
fn a_longer_break_in_the_journal_never_gives_a_higher_level() {
    use super::super::scene::rules;
    use super::book::time;
    use restride_core::return_to_run::Moment;

    let (book, last) = on("P4");
    let mut before = Some(usize::MAX);
    for gap in 1..=400 {
        let now = Moment::of(&time(last + gap, 12));
        let standing = book.plan(last + gap, 12, |plan| plan.plan.standing(rules(), now));
        assert!(standing <= before, "after {gap} days");
        before = standing;
    }
}
