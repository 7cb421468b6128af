//! Another cadence in the last days than before.

use super::{Changed, Found, Look, Missing, Why};
use crate::load::{Span, days_before};

pub(super) fn add<'k>(look: Look<'_, '_, 'k>, why: &mut Why<'k>) {
    let rules = &look.rules.before_pain.cadence;
    let onset = why.before.onset;
    let recent = Span {
        from: days_before(onset, rules.recent_days.saturating_sub(1)),
        to: onset,
    };
    let before = Span {
        from: days_before(recent.from, rules.before_days),
        to: days_before(recent.from, 1),
    };
    let mean = |span: Span| {
        let runs = look.runs.runs().filter(|run| span.contains(run.day));
        let known = runs.filter_map(|run| run.content.cadence_moving_spm_hundredths);
        let known: Vec<u64> = known.filter(|steps| *steps > 0).map(u64::from).collect();
        let count = u64::try_from(known.len()).ok()?;
        let mean = known.iter().sum::<u64>().checked_div(count)?;
        let mean = u32::try_from(mean).ok()?;
        (known.len() >= rules.least_runs).then_some((mean, known.len()))
    };
    let (Some((recent, recent_runs)), Some((earlier, earlier_runs))) = (mean(recent), mean(before))
    else {
        why.missing.push(Missing::Cadences);
        return;
    };
    let apart = u64::from(recent.abs_diff(earlier)) * 100;
    if apart >= u64::from(earlier) * u64::from(rules.percent) {
        why.found.push(Found {
            day: onset,
            changed: Changed::Cadence {
                recent_hundredths: recent,
                before_hundredths: earlier,
                recent_runs,
            },
            compared_with: earlier_runs,
            window_days: rules.before_days,
            evidence: &rules.evidence,
        });
    }
}
