//! How long a FIT file takes: `cargo bench --package restride-import`.
//!
//! One run of two hours, about 250 KB, written by our own writer. Beside the whole way from bytes to a summary: the bare
//! loop of the same decoder, and the other decoder of FIT there is in Rust. The last line is the ratio.

use std::hint::black_box;
use std::time::Duration;

use criterion::Criterion;
use criterion::measurement::{Measurement as _, WallTime};
use restride_import::{Limits, read_file};
use restride_testkit::activity::{Recorded, gzip};
use rustyfit::{Decoder, StreamingIterator as _};

/// Times that each way is measured for the ratio.
const ROUNDS: usize = 9;

fn file() -> Vec<u8> {
    let mut run = Recorded::steady(1_780_502_400, 6600, 2800, 84, 17);
    run.has_dynamics = true;
    run.to_fit()
}

/// Every message, and nothing made of it.
fn bare(bytes: &[u8]) -> u64 {
    let mut decoder = Decoder::builder()
        .checksum(false)
        .expand_components(false)
        .build();
    let mut stream = decoder.stream(bytes);
    let mut count = 0;
    while let Some(Ok(event)) = stream.next() {
        black_box(event);
        count += 1;
    }
    count
}

fn other(bytes: &[u8]) -> usize {
    fitparser::from_bytes(bytes).map_or(0, |records| records.len())
}

/// The median time of some rounds.
fn median(mut way: impl FnMut()) -> Duration {
    let mut times = [(); ROUNDS].map(|()| {
        let start = WallTime.start();
        way();
        WallTime.end(start)
    });
    times.sort_unstable();
    times[ROUNDS / 2]
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let bytes = file();
    let limits = Limits::default();
    let packed = gzip(&bytes);
    criterion.bench_function("fit: bytes to summary", |bencher| {
        bencher.iter(|| read_file(black_box(&bytes), &limits));
    });
    criterion.bench_function("fit.gz: bytes to summary", |bencher| {
        bencher.iter(|| read_file(black_box(&packed), &limits));
    });
    criterion.bench_function("fit: bare loop of the same decoder", |bencher| {
        bencher.iter(|| bare(black_box(&bytes)));
    });
    let mut group = criterion.benchmark_group("fit");
    group.sample_size(10);
    group.bench_function("fitparser", |bencher| {
        bencher.iter(|| other(black_box(&bytes)));
    });
    group.finish();
    criterion.final_summary();
    ratio(&bytes, &limits);
}

#[expect(clippy::print_stdout, reason = "the ratio is what this is for")]
fn ratio(bytes: &[u8], limits: &Limits) {
    let ours = median(|| drop(black_box(read_file(bytes, limits))));
    let floor = median(|| _ = black_box(bare(bytes)));
    let others = median(|| _ = black_box(other(bytes)));
    let times = |time: Duration| time.as_secs_f64() / ours.as_secs_f64();
    println!(
        "{} bytes: {:.2} ms to a summary, {:.2} ms for the bare loop; fitparser takes {:.2} ms, {:.1} times as long",
        bytes.len(),
        ours.as_secs_f64() * 1000.0,
        floor.as_secs_f64() * 1000.0,
        others.as_secs_f64() * 1000.0,
        times(others)
    );
}
