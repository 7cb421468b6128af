//! Weeks that grew much.

use super::{Changed, Found, Look, Missing, Why};
use crate::load::{Day, Span, change, days, days_before};
use crate::runs::Outing;

/// Days of a week.
const WEEK: u16 = 7;

/// The weeks of the days that are looked at, counted back from the onset.
pub(super) fn add<'k>(look: Look<'_, '_, 'k>, outings: &[Outing], why: &mut Why<'k>) {
    let rules = &look.rules.week;
    let weeks = look.rules.before_pain.days / WEEK;
    let to = why.before.onset;
    let from = days_before(to, (weeks + 1) * WEEK - 1);
    let all = days(outings, look.complete, Span { from, to });
    let first = outings.first().map(|outing| outing.day);
    let chunks: Vec<&[Day]> = all.chunks(usize::from(WEEK)).collect();
    let mut is_told = false;
    for pair in chunks.windows(2) {
        let [before, after] = pair else { continue };
        let begins = before.first().map(|day| day.day);
        if first > begins {
            continue;
        }
        let Some(change) = change(before, after, rules.amber_percent) else {
            continue;
        };
        is_told = true;
        if change.unknown_days > 0 {
            why.missing.push(Missing::UnknownDays);
        }
        if change.is_amber {
            why.found.push(Found {
                day: change.to,
                compared_with: before.iter().map(|day| day.runs).sum(),
                window_days: WEEK,
                evidence: &rules.evidence,
                changed: Changed::Week(change),
            });
        }
    }
    if !is_told {
        why.missing.push(Missing::Weeks);
    }
}
