//! The journal: entries as text, the set, corrections, and what no correction can take back.

mod bounds;
mod clocks;
mod corrections;
mod examples;
mod happened;
mod ledger;
mod reader;
mod schema;
mod set;
mod standing;
mod text;

use crate::world::is_deep;
use restride_core::journal::Entry;
use restride_testkit::Draw;
use restride_testkit::journal::history;

/// Tries a property on random histories: twenty thousand, a million in the nightly run.
pub(crate) fn for_random_histories(check: impl Fn(&mut Draw, Vec<Entry>)) {
    let count = if is_deep() { 1_000_000 } else { 20_000 };
    for seed in 0..count {
        let mut draw = Draw(seed);
        let entries = history(&mut draw, 10);
        check(&mut draw, entries);
    }
}

/// Another order, and some of them twice.
pub(crate) fn shuffled(draw: &mut Draw, entries: &[Entry]) -> Vec<Entry> {
    let mut shuffled = entries.to_vec();
    for _ in 0..draw.below(4) {
        shuffled.push(entries[draw.below(entries.len())].clone());
    }
    for last in (1..shuffled.len()).rev() {
        shuffled.swap(last, draw.below(last + 1));
    }
    shuffled
}
