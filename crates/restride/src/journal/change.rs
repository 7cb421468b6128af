//! What an entry changed: the plans before and afterwards, side by side.

use super::entry_words::EntryWords;
use super::find;
use super::plan_words::is_told;
use jiff::Zoned;
use restride_app::diary::Logged;
use restride_core::journal::{EntryId, Folded};
use restride_core::return_to_run::{Moved, PlanOfEpisode, Plans};
use schemars::JsonSchema;
use serde::Serialize;

/// What happened to the plan of an episode.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct ChangeJson {
    /// The number of the episode.
    episode: usize,
    /// The state before: `locked`, `refer`, `offload`, `ready`, `level` or `done`; absent for a new episode.
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<&'static str>,
    /// The state now.
    pub(crate) state: &'static str,
    /// The level now; absent off the ladder.
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<String>,
    /// The grade that was given: `green`, `amber`, `red` or `stop`; absent when none was.
    #[serde(skip_serializing_if = "Option::is_none")]
    grade: Option<&'static str>,
    /// Why, in words, most important last.
    why: Vec<String>,
    /// All of it in words.
    pub(crate) words: Vec<String>,
}

/// What the entries did to the plans of every episode; episodes that nothing happened to are left out. `after` is the journal
/// with them.
pub(super) fn changes(
    words: EntryWords<'_>,
    logged: &Logged,
    after: &Folded<'_>,
    now: &Zoned,
) -> Vec<ChangeJson> {
    let rules = &words.knowledge.return_to_run;
    let before = logged.before.fold();
    let (old, new) = (Plans::of(&before, rules, now), Plans::of(after, rules, now));
    let of = |id: EntryId| old.episodes.iter().find(|plan| plan.episode.id == id);
    new.episodes
        .iter()
        .filter_map(|plan| {
            change(
                words,
                of(plan.episode.id),
                plan,
                find::number(after, plan.episode.id),
            )
        })
        .collect()
}

fn change(
    words: EntryWords<'_>,
    old: Option<&PlanOfEpisode<'_, '_>>,
    new: &PlanOfEpisode<'_, '_>,
    number: usize,
) -> Option<ChangeJson> {
    let known = old.map(|old| old.moves.as_slice()).unwrap_or_default();
    let is_known = |it: &Moved<'_>| {
        known.iter().any(|old| {
            (old.at.at(), old.entry, old.state, old.level)
                == (it.at.at(), it.entry, it.state, it.level)
        })
    };
    let moves: Vec<&Moved<'_>> = new.moves.iter().filter(|it| !is_known(it)).collect();
    let state = new.plan.state().key();
    let before = old.map(|old| old.plan.state().key());
    let moved = old.is_none_or(|old| {
        old.plan.state().key() != state || old.plan.state().level() != new.plan.state().level()
    });
    if moves.is_empty() && !moved {
        return None;
    }
    let graded = moves.iter().rev().find_map(|it| it.graded);
    let level = new.plan.state().level();
    let mut lines = Vec::new();
    if let Some(graded) = graded {
        lines.push(words.words.filled(
            "log.change.graded",
            &[("grade", &words.grade(graded.grade))],
        ));
    }
    let mut why: Vec<String> = Vec::new();
    for it in moves.iter().filter(|it| is_told(it, state)) {
        let sentence = words.because(it.because);
        if !why.contains(&sentence) {
            why.push(sentence);
        }
    }
    let stands = match level {
        Some(level) if moved => words.words.filled(
            "log.change.level",
            &[
                ("phase", &words.phase(level)),
                ("level", &words.level(level)),
            ],
        ),
        Some(_) | None => words
            .words
            .filled("log.change.state", &[("state", &words.state(state))]),
    };
    lines.push(stands);
    lines.extend(why.iter().cloned());
    Some(ChangeJson {
        episode: number,
        before,
        state,
        level: level.map(|level| words.level_id(level)),
        grade: graded.map(|graded| graded.grade.key()),
        why,
        words: lines,
    })
}
