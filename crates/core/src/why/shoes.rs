//! The first runs in a pair of shoes.

use super::{Changed, Found, Look, Missing, Why};
use crate::journal::{Body, EntryId};
use crate::load::days_between;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What is known of a pair.
#[derive(Default)]
struct Pair {
    /// The day of the first run.
    first: Option<Date>,
    /// Runs in other pairs before it.
    others: usize,
    /// Runs until the onset.
    runs: usize,
}

pub(super) fn add<'k>(look: Look<'_, '_, 'k>, why: &mut Why<'k>) {
    let rules = &look.rules.before_pain.shoe;
    let span = why.before.span;
    let mut pairs: BTreeMap<EntryId, Pair> = BTreeMap::new();
    let mut known = 0;
    let mut first_known: Option<Date> = None;
    for run in look.runs.runs().filter(|run| run.day <= span.to) {
        let Some(worn) = (look.worn)(run) else {
            continue;
        };
        let pair = pairs.entry(worn).or_default();
        if pair.first.is_none() {
            pair.first = Some(run.day);
            pair.others = known;
        }
        pair.runs += 1;
        known += 1;
        first_known = first_known.or(Some(run.day));
    }
    let Some(first_known) = first_known else {
        why.missing.push(Missing::Shoes);
        return;
    };
    for (pair, it) in pairs {
        let Some(first) = it.first else { continue };
        let is_new = span.contains(first) && it.others >= rules.least_runs && !was_worn(look, pair);
        if is_new && it.runs <= rules.runs {
            why.found.push(Found {
                day: first,
                changed: Changed::NewShoe {
                    pair,
                    runs: it.runs,
                },
                compared_with: it.others,
                window_days: u16::try_from(days_between(first_known, first)).unwrap_or(u16::MAX),
                evidence: &rules.evidence,
            });
        }
    }
}

/// Whether the runner told of a distance run in a pair before it was logged.
fn was_worn(look: Look<'_, '_, '_>, pair: EntryId) -> bool {
    let mut versions = look.folded.effective().iter();
    let shoe = versions.find_map(|version| {
        if let Body::Shoe(shoe) = version.entry.body() {
            (version.root == pair).then_some(shoe)
        } else {
            None
        }
    });
    shoe.is_some_and(|shoe| shoe.start_distance_m.is_some_and(|metres| metres > 0))
}
