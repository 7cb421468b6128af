//! How long a journal of ten years takes: `cargo bench --package restride-core --bench journal`.
//!
//! Targets on a quiet machine with two cores, for 25,000 entries: reading and folding together at most 8 milliseconds,
//! folding again after one more entry at most 1 millisecond, and all of it in at most 40 megabytes.

use criterion::{BatchSize, Criterion};
use restride_core::diary::Readings;
use restride_core::journal::{Journal, Ledger, Standing, read_lines, write_lines};
use restride_testkit::decade;
use std::hint::black_box;

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let mut entries = decade();
    let bytes = write_lines(&Journal::from_entries(entries.clone())).into_bytes();
    let last = entries.pop().into_iter();
    criterion.bench_function("read ten years", |bencher| {
        bencher.iter_with_large_drop(|| read_lines(black_box(&bytes)));
    });
    criterion.bench_function("read and fold ten years", |bencher| {
        bencher.iter_with_large_drop(|| {
            let (entries, _) = read_lines(black_box(&bytes));
            let ledger = Ledger::new(Journal::from_entries(entries));
            black_box(ledger.fold().effective().len());
            ledger
        });
    });
    let journal = Journal::from_entries(entries);
    let ledger = Ledger::new(journal.clone());
    criterion.bench_function("fold ten years", |bencher| {
        bencher.iter_with_large_drop(|| black_box(&journal).fold());
    });
    criterion.bench_function(
        "one more entry after ten years, and what counts",
        |bencher| {
            bencher.iter_batched_ref(
                || (ledger.clone(), last.clone()),
                |(ledger, last)| {
                    for entry in last {
                        black_box(ledger.append(entry)).ok();
                    }
                    black_box(ledger.fold().effective().len());
                },
                BatchSize::PerIteration,
            );
        },
    );
    let folded = ledger.fold();
    criterion.bench_function("what stands after ten years", |bencher| {
        bencher.iter(|| Standing::of(black_box(&folded)));
    });
    criterion.bench_function("pains of ten years", |bencher| {
        bencher.iter(|| Readings::of(black_box(&folded)));
    });
    criterion.final_summary();
}
