//! When a plan was in its walk-jog phases.

use super::Span;
use crate::knowledge::ReturnToRun;
use crate::return_to_run::Plans;
use jiff::civil::Date;

/// The days on which a plan stood on a level of walking and jogging: there the ladder says how much, and a run is
/// compared with no other.
pub fn walk_jog_spans(plans: &Plans<'_, '_>, rules: &ReturnToRun, today: Date) -> Vec<Span> {
    let mut spans = Vec::new();
    for plan in &plans.episodes {
        let end = plan.episode.closed.map_or(today, |closed| closed.day);
        let mut since: Option<Date> = None;
        for moved in &plan.moves {
            let is_walk_jog = moved.level.is_some_and(|level| !rules.is_last(level));
            let day = moved.at.day();
            match since {
                None if is_walk_jog => since = Some(day),
                Some(from) if !is_walk_jog => {
                    since = None;
                    spans.push(Span { from, to: day });
                }
                None | Some(_) => {}
            }
        }
        spans.extend(since.map(|from| Span { from, to: end }));
    }
    spans.sort_unstable();
    spans
}
