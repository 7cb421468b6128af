//! Today from scratch equals today that is kept up while entries arrive, in whatever order they do.

use super::{KNOWLEDGE, MOST, end};
use restride_core::assessment::Engine;
use restride_core::journal::{Entry, Journal};
use restride_core::return_to_run::Followed;
use restride_core::today::Today;
use restride_testkit::{Draw, care, returning};

/// Histories: each is worked out once per entry, twice.
const COUNT: u64 = 400;

#[test]
fn today_from_scratch_equals_today_while_entries_arrive() {
    let tests = KNOWLEDGE.return_to_run.readiness.tests.iter();
    let tests: Vec<&str> = tests.map(|test| test.id.as_str()).collect();
    let (engine, care) = (Engine::new(&KNOWLEDGE), care());
    let mut kept = 0;
    for seed in 0..COUNT {
        let mut draw = Draw(0x7_0DA4 ^ seed);
        // Long ones hold episodes that are over.
        let most = if seed % 8 == 0 { 120 } else { MOST };
        let mut entries = returning(&mut draw, &tests, most);
        // Half of them arrive as they were written, the others with some out of their order.
        entries.sort_by_key(|entry| entry.head().recorded);
        if seed % 2 == 1 && entries.len() > 1 {
            let (one, other) = (draw.below(entries.len()), draw.below(entries.len()));
            entries.swap(one, other);
        }
        let begun = draw.below(entries.len() + 1);
        let (first, rest) = entries.split_at(begun);
        let first = Journal::from_entries(first.iter().cloned());
        let mut followed = Followed::new(first, &KNOWLEDGE.return_to_run);
        for (count, entry) in rest.iter().enumerate() {
            let known = entries.get(..=begun + count).unwrap_or_default();
            if followed.append(entry.clone()).is_err() {
                break;
            }
            let now = end(known);
            let journal = Journal::from_entries(known.iter().cloned());
            let folded = journal.fold();
            let scratch = Today::of(&folded, &engine, &care, &now);
            let folded = followed.ledger().fold();
            let plans = followed.plans(&folded, &now);
            let today = Today::with(plans, &folded, &engine, &care, &now);
            let lines: Vec<String> = known.iter().map(Entry::to_json).collect();
            assert_eq!(
                format!("{today:?}"),
                format!("{scratch:?}"),
                "history {seed}:\n{}",
                lines.join("\n")
            );
            let is_kept = |moved: &restride_core::return_to_run::Moved<'_>| {
                moved.because.reason == restride_core::return_to_run::Reason::LockKept
            };
            let plans = &today.plans.episodes;
            kept += u64::from(plans.iter().any(|plan| plan.moves.iter().any(is_kept)));
        }
    }
    assert!(kept > 0, "no lock was kept in any history");
}

/// Where debug assertions are on, all plans are looked at before every change as well, to compare; after every entry.
#[test]
fn no_lock_is_missed_by_sparing_looks_at_any_time_of_a_history() {
    let tests = KNOWLEDGE.return_to_run.readiness.tests.iter();
    let tests: Vec<&str> = tests.map(|test| test.id.as_str()).collect();
    let mut held = 0;
    for seed in 0..COUNT / 4 {
        let mut entries = returning(&mut Draw(0x57_111 ^ seed), &tests, 90);
        entries.sort_by_key(|entry| entry.head().recorded);
        for count in 1..=entries.len() {
            let known = entries.get(..count).unwrap_or_default();
            super::at(known, &end(known), |plans| {
                held += u64::from(plans.episodes.iter().any(super::is_locked));
            });
        }
    }
    assert!(held > 0, "no plan was locked in any history");
}

/// The same for histories of years, at their end.
#[test]
fn no_lock_is_missed_by_sparing_looks_in_long_histories() {
    let tests = KNOWLEDGE.return_to_run.readiness.tests.iter();
    let tests: Vec<&str> = tests.map(|test| test.id.as_str()).collect();
    let mut held = 0;
    for seed in 0..COUNT {
        let most = if seed % 8 == 0 { 280 } else { 90 };
        let entries = returning(&mut Draw(0x57_112 ^ seed), &tests, most);
        super::at(&entries, &end(&entries), |plans| {
            held += u64::from(plans.episodes.iter().any(super::is_locked));
        });
    }
    assert!(held > 0, "no plan was locked in any history");
}
