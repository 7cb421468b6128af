//! How long today takes after ten years: `cargo bench --package restride-core --bench today`.
//!
//! Targets on a quiet machine with two cores, for 25,000 entries: from bytes to today at most 15 milliseconds, and today
//! again after one more entry at most 1 millisecond.

#![expect(
    clippy::expect_used,
    reason = "a benchmark of what cannot be made measures nothing"
)]

use criterion::{BatchSize, Criterion};
use jiff::SignedDuration;
use jiff::tz::TimeZone;
use restride_core::assessment::Engine;
use restride_core::journal::{Journal, Ledger, read_lines, write_lines};
use restride_core::return_to_run::{Followed, Plans};
use restride_core::today::Today;
use restride_testkit::{care, decade, knowledge};
use std::hint::black_box;

fn main() {
    let mut criterion = Criterion::default().configure_from_args().sample_size(10);
    let mut entries = decade();
    let bytes = write_lines(&Journal::from_entries(entries.clone())).into_bytes();
    let written = entries.iter().map(|entry| entry.head().recorded).max();
    let now = (written.expect("a journal") + SignedDuration::from_hours(1)).to_zoned(TimeZone::UTC);
    let (knowledge, care) = (knowledge(), care());
    let engine = Engine::new(&knowledge);
    let rules = &knowledge.return_to_run;
    criterion.bench_function("from bytes to today", |bencher| {
        bencher.iter(|| {
            let (entries, _) = read_lines(black_box(&bytes));
            let ledger = Ledger::new(Journal::from_entries(entries));
            black_box(Today::of(&ledger.fold(), &engine, &care, &now).alarms.len());
        });
    });
    let whole = Ledger::new(Journal::from_entries(entries.clone()));
    let folded = whole.fold();
    criterion.bench_function("plans of ten years", |bencher| {
        bencher.iter(|| Plans::of(black_box(&folded), rules, &now));
    });
    criterion.bench_function("today of ten years", |bencher| {
        bencher.iter(|| Today::of(black_box(&folded), &engine, &care, &now));
    });
    let last = entries.pop().into_iter();
    let followed = Followed::new(Journal::from_entries(entries), rules);
    criterion.bench_function("one more entry after ten years, and today", |bencher| {
        bencher.iter_batched_ref(
            || (followed.clone(), last.clone()),
            |(followed, last)| {
                for entry in last {
                    black_box(followed.append(entry)).ok();
                }
                let folded = followed.ledger().fold();
                let plans = followed.plans(&folded, &now);
                black_box(
                    Today::with(plans, &folded, &engine, &care, &now)
                        .alarms
                        .len(),
                );
            },
            BatchSize::PerIteration,
        );
    });
    let folded = followed.ledger().fold();
    criterion.bench_function("plans of ten years, locks known", |bencher| {
        bencher.iter(|| black_box(&followed).plans(&folded, &now));
    });
    criterion.final_summary();
}
