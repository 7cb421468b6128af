//! The first of something after a while without it: hills, other ground.

use super::{Changed, Found, Look, Missing, Why};
use crate::journal::{EntryId, Surface};
use crate::load::{Span, days_before};
use crate::runs::Activity;
use jiff::civil::Date;
use std::collections::VecDeque;

/// A run of which it is known whether it had something.
struct Known {
    day: Date,
    run: EntryId,
    has_it: bool,
}

/// A run that had something for the first time in a while.
struct First {
    day: Date,
    run: EntryId,
    compared_with: usize,
}

/// The first runs with something after so many days without it, and whether any run of the span could be judged.
fn firsts(known: &[Known], span: Span, quiet_days: u16, least: usize) -> (Vec<First>, bool) {
    let mut found = Vec::new();
    let mut lately: VecDeque<Date> = VecDeque::new();
    let mut last: Option<Date> = None;
    let mut is_told = false;
    let begin = known.first().map(|it| it.day);
    for it in known {
        let from = days_before(it.day, quiet_days);
        while lately.pop_front_if(|day| *day < from).is_some() {}
        let has_history = begin.is_some_and(|begin| begin <= from) && lately.len() >= least;
        if span.contains(it.day) && has_history {
            is_told = true;
            if it.has_it && last.is_none_or(|last| last < from) {
                found.push(First {
                    day: it.day,
                    run: it.run,
                    compared_with: lately.len(),
                });
            }
        }
        lately.push_back(it.day);
        if it.has_it {
            last = Some(it.day);
        }
    }
    (found, is_told)
}

/// Metres climbed per kilometre; `None` when climb or distance is unknown.
fn climb(run: &Activity<'_>) -> Option<u32> {
    let (ascent, distance) = run.content.ascent_m.zip(run.distance_m())?;
    ascent.checked_mul(1000)?.checked_div(distance)
}

pub(super) fn hills<'k>(look: Look<'_, '_, 'k>, why: &mut Why<'k>) {
    let rules = &look.rules.before_pain.hills;
    let known = look.runs.runs().filter_map(|run| {
        Some(Known {
            day: run.day,
            run: run.id,
            has_it: climb(run)? >= rules.metres_per_km,
        })
    });
    let known: Vec<Known> = known.collect();
    let (found, is_told) = firsts(&known, why.before.span, rules.quiet_days, rules.least_runs);
    if !is_told {
        why.missing.push(Missing::Climbs);
    }
    for first in found {
        why.found.push(Found {
            day: first.day,
            changed: Changed::Hills {
                run: first.run,
                metres_per_km: look.runs.get(first.run).and_then(climb).unwrap_or(0),
            },
            compared_with: first.compared_with,
            window_days: rules.quiet_days,
            evidence: &rules.evidence,
        });
    }
}

pub(super) fn surfaces<'k>(look: Look<'_, '_, 'k>, why: &mut Why<'k>) {
    let rules = &look.rules.before_pain.surface;
    let mut is_any_told = false;
    for surface in Surface::ALL.iter().copied() {
        let known = look.runs.runs().filter_map(|run| {
            Some(Known {
                day: run.day,
                run: run.id,
                has_it: run.content.surface? == surface,
            })
        });
        let known: Vec<Known> = known.collect();
        let (found, is_told) = firsts(&known, why.before.span, rules.quiet_days, rules.least_runs);
        is_any_told |= is_told;
        why.found.extend(found.into_iter().map(|first| Found {
            day: first.day,
            changed: Changed::NewSurface {
                run: first.run,
                surface,
            },
            compared_with: first.compared_with,
            window_days: rules.quiet_days,
            evidence: &rules.evidence,
        }));
    }
    if !is_any_told {
        why.missing.push(Missing::Surfaces);
    }
}
