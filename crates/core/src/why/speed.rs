//! The first fast running in a while, against the runner's own middle speed.

use super::{Changed, Found, Look, Missing, Why};
use crate::journal::EntryId;
use crate::load::days_before;
use crate::runs::Activity;
use jiff::civil::Date;

/// The mean speed of a run in millimetres per second; `None` when distance or time is unknown.
fn speed(run: &Activity<'_>) -> Option<u32> {
    let (centimetres, ms) = run.content.distance_cm.zip(run.content.timer_ms)?;
    let speed = (u64::from(centimetres) * 10_000).checked_div(u64::from(ms))?;
    u32::try_from(speed).ok()
}

/// Seconds of a run at a speed or faster; `None` when its speeds are unknown.
fn seconds_from(run: &Activity<'_>, mm_s: u64) -> Option<u32> {
    let mut bands = run.content.bands().peekable();
    bands.peek()?;
    let fast = bands.filter(|band| u64::from(band.from_mm_s) >= mm_s);
    Some(fast.map(|band| band.seconds).fold(0, u32::saturating_add))
}

pub(super) fn add<'k>(look: Look<'_, '_, 'k>, why: &mut Why<'k>) {
    let rules = &look.rules.before_pain.fast;
    let from = why.before.span.from;
    let before = days_before(from, rules.quiet_days);
    // What is usual is taken from before the days that are looked at.
    let earlier = look
        .runs
        .runs()
        .filter(|run| run.day >= before && run.day < from);
    let mut speeds: Vec<u32> = earlier.filter_map(speed).collect();
    speeds.sort_unstable();
    let Some(usual) = speeds
        .get(speeds.len() / 2)
        .copied()
        .filter(|_| speeds.len() >= rules.least_runs)
    else {
        why.missing.push(Missing::Speeds);
        return;
    };
    let fast = u64::from(usual) * (100 + u64::from(rules.above_usual_percent)) / 100;
    let known = look
        .runs
        .runs()
        .filter(|run| run.day >= before && run.day <= why.before.onset);
    let known: Vec<(Date, EntryId, u32)> = known
        .filter_map(|run| Some((run.day, run.id, seconds_from(run, fast)?)))
        .collect();
    let mut last: Option<Date> = None;
    let mut is_told = false;
    for (at, (day, run, seconds)) in known.iter().enumerate() {
        let quiet_from = days_before(*day, rules.quiet_days);
        let first = known.partition_point(|(day, _, _)| *day < quiet_from);
        let compared_with = at.saturating_sub(first);
        if *day >= from && compared_with >= rules.least_runs {
            is_told = true;
            if *seconds >= rules.seconds && last.is_none_or(|last| last < quiet_from) {
                why.found.push(Found {
                    day: *day,
                    changed: Changed::Fast {
                        run: *run,
                        seconds: *seconds,
                        usual_mm_s: usual,
                    },
                    compared_with,
                    window_days: rules.quiet_days,
                    evidence: &rules.evidence,
                });
            }
        }
        if *seconds >= rules.seconds {
            last = Some(*day);
        }
    }
    if !is_told {
        why.missing.push(Missing::Speeds);
    }
}
