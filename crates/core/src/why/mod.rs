//! What changed before a pain began: a ranked list of what the journal shows, and what it cannot show.
//!
//! Everything here goes together with the pain in time ("associated with"); none of it is shown to have brought it.
//!
//! Read in this order: [`Before`] (which days), [`Why`], [`Found`], [`Missing`].

mod cadence;
mod first;
mod found;
mod missing;
mod shoes;
mod speed;
mod weeks;

pub use found::{Changed, Found};
pub use missing::Missing;

use crate::diary::Episode;
use crate::journal::{EntryId, Folded};
use crate::knowledge::care::LoadRules;
use crate::load::{Complete, NoBaseline, Span, days_before, spikes};
use crate::runs::{Activity, Outing, Runs};
use jiff::civil::Date;
use std::fmt;

/// The day on which a pain began, and the days before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Before {
    /// The day on which it began.
    pub onset: Date,
    /// Whether the runner told it; otherwise it is the day on which the episode was opened, and the pain may be older.
    pub is_told: bool,
    /// The days that are looked at, the day of the onset included.
    pub span: Span,
}

impl Before {
    /// The days before an episode.
    pub fn episode(episode: &Episode<'_>, rules: &LoadRules) -> Self {
        Self {
            is_told: episode.opened.began.is_some(),
            ..Self::day(episode.opened.began.unwrap_or(episode.day), rules)
        }
    }

    /// The days before a day that the runner told.
    pub fn day(onset: Date, rules: &LoadRules) -> Self {
        Self {
            onset,
            is_told: true,
            span: Span {
                from: days_before(onset, rules.before_pain.days),
                to: onset,
            },
        }
    }
}

/// Which pair of shoes a run was run in, by the id of its entry.
pub type Worn<'a, 'j> = &'a dyn Fn(&Activity<'j>) -> Option<EntryId>;

/// What is looked at.
#[derive(Clone, Copy)]
pub struct Look<'a, 'j, 'k> {
    /// The journal.
    pub folded: &'a Folded<'j>,
    /// Its runs.
    pub runs: &'a Runs<'j>,
    /// Where the history is complete.
    pub complete: &'a Complete,
    /// The walk-jog phases of plans, see [`crate::load::walk_jog_spans`].
    pub walk_jog: &'a [Span],
    /// Which shoes were worn.
    pub worn: Worn<'a, 'j>,
    /// The numbers.
    pub rules: &'k LoadRules,
}

impl fmt::Debug for Look<'_, '_, '_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Look").finish_non_exhaustive()
    }
}

/// What changed in the days before a pain began.
#[derive(Debug, Clone, PartialEq)]
pub struct Why<'k> {
    /// Which days.
    pub before: Before,
    /// How many runs they hold, those with a short break between them as one.
    pub runs: usize,
    /// How many of them could be compared with the runs before them.
    pub compared: usize,
    /// What was found: jumps by their bin, then the latest first.
    pub found: Vec<Found<'k>>,
    /// What could not be looked at, and why.
    pub missing: Vec<Missing>,
}

impl<'k> Why<'k> {
    /// What changed before a pain.
    ///
    /// # Missing data
    ///
    /// What the runs do not tell is named in [`Why::missing`]: nothing found there does not mean that nothing changed.
    pub fn of(look: Look<'_, '_, 'k>, before: Before) -> Self {
        let outings = look.runs.outings();
        let is_in = |day: Date| before.span.contains(day);
        let mut why = Self {
            before,
            runs: outings.iter().filter(|outing| is_in(outing.day)).count(),
            compared: 0,
            found: Vec::new(),
            missing: Vec::new(),
        };
        if why.runs == 0 {
            why.missing.push(Missing::NoRuns);
            return why;
        }
        why.spikes(look, &outings);
        weeks::add(look, &outings, &mut why);
        first::hills(look, &mut why);
        first::surfaces(look, &mut why);
        speed::add(look, &mut why);
        shoes::add(look, &mut why);
        cadence::add(look, &mut why);
        why.found
            .sort_by_key(|found| (std::cmp::Reverse((found.rank(), found.day)), found.key()));
        why.missing.sort_unstable();
        why.missing.dedup();
        why
    }

    /// The answer to the question of the assessment about a jump: `true` when one was found. `None` otherwise: nothing
    /// found is not "no", because a run may be missing.
    pub fn load_spike(&self) -> Option<bool> {
        self.jump().map(|_| true)
    }

    /// The jump that stands first; `None` when none was found.
    pub fn jump(&self) -> Option<&Found<'k>> {
        self.found.iter().find(|found| found.rank() > 0)
    }

    fn spikes(&mut self, look: Look<'_, '_, 'k>, outings: &[Outing]) {
        let rules = &look.rules.spike;
        let answers = spikes(outings, look.walk_jog, rules);
        let pairs = outings.iter().zip(answers);
        for (_, answer) in pairs.filter(|(outing, _)| self.before.span.contains(outing.day)) {
            match answer {
                Ok(spike) => {
                    self.compared += 1;
                    if spike.is_jump() {
                        self.found.push(Found {
                            day: spike.day,
                            window_days: rules.window_days,
                            compared_with: spike.compared_with,
                            evidence: &spike.bin.evidence,
                            changed: Changed::Spike(spike),
                        });
                    }
                }
                Err(NoBaseline::NoDistance) => self.missing.push(Missing::Distances),
                Err(NoBaseline::FewRuns { .. }) => self.missing.push(Missing::FewRuns),
                Err(NoBaseline::ShortHistory { .. }) => self.missing.push(Missing::ShortHistory),
                Err(NoBaseline::WalkJog) => {}
            }
        }
    }
}
