//! The ladder as data and as a small picture: what is done, where the runner is, what comes.

use crate::assess::page::Page;
use crate::journal::entry_words::EntryWords;
use crate::words::Words;
use restride_core::knowledge::LevelIndex;
use restride_core::return_to_run::{Moment, Needed, PlanOfEpisode, Reason};
use schemars::JsonSchema;
use serde::Serialize;

/// One phase of the ladder.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct PhaseJson {
    /// Its id.
    id: String,
    /// Its name, as the guide says it.
    name: String,
    /// `done`, `here` or `ahead`.
    place: &'static str,
    /// Its levels, lowest first.
    levels: Vec<LevelJson>,
}

/// One level of a phase.
#[derive(Debug, Serialize, JsonSchema)]
struct LevelJson {
    /// Its id.
    id: String,
    /// What is done in it.
    words: String,
    /// `done`, `here` or `ahead`.
    place: &'static str,
}

/// What has to come before the next level.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct NeedJson {
    /// The key of the reason.
    reason: &'static str,
    /// The same in words, with how many sessions or days.
    pub(super) words: String,
    /// Quiet sessions that are missing; 0 for other reasons.
    sessions: u8,
    /// Days in this phase that are missing; 0 for other reasons.
    days: u16,
}

/// The ladder with the runner on this level; before it, nothing is done.
pub(super) fn of(words: EntryWords<'_>, here: Option<LevelIndex>) -> Vec<PhaseJson> {
    let rules = &words.knowledge.return_to_run;
    let place = |level: LevelIndex| match here {
        Some(here) if level < here => "done",
        Some(here) if level == here => "here",
        Some(_) | None => "ahead",
    };
    let mut phases: Vec<PhaseJson> = Vec::new();
    for (level, _) in rules.levels.iter().enumerate() {
        let id = &rules.phase(level).id;
        let shown = LevelJson {
            id: words.level_id(level),
            words: words.level(level),
            place: place(level),
        };
        match phases.last_mut().filter(|phase| phase.id == *id) {
            Some(phase) => phase.levels.push(shown),
            None => phases.push(PhaseJson {
                id: id.clone(),
                name: words.phase(level),
                place: "ahead",
                levels: vec![shown],
            }),
        }
    }
    for phase in &mut phases {
        let all = |place| phase.levels.iter().all(|level| level.place == place);
        phase.place = if all("done") {
            "done"
        } else if all("ahead") {
            "ahead"
        } else {
            "here"
        };
    }
    phases
}

/// What has to come before the next level.
pub(super) fn needs(
    words: EntryWords<'_>,
    plan: &PlanOfEpisode<'_, '_>,
    now: Moment,
) -> Vec<NeedJson> {
    let rules = &words.knowledge.return_to_run;
    let needed = plan.plan.needed(rules, now).into_iter();
    needed.map(|it| need(words, &it)).collect()
}

fn need(words: EntryWords<'_>, needed: &Needed<'_>) -> NeedJson {
    let counted = |key: &str, count: u16| {
        if count == 1 {
            words
                .words
                .line(&format!("plan.needs.one_{}", key.trim_end_matches('s')))
        } else {
            let count = count.to_string();
            words
                .words
                .filled(&format!("plan.needs.{key}"), &[("count", &count)])
        }
    };
    NeedJson {
        reason: needed.because.reason.key(),
        words: if needed.because.reason == Reason::GreensMissing {
            counted("sessions", u16::from(needed.sessions))
        } else if needed.because.reason == Reason::DwellMissing {
            counted("days", needed.days)
        } else {
            words.because(needed.because)
        },
        sessions: needed.sessions,
        days: needed.days,
    }
}

/// One line for each phase; where the runner is, one for each of its levels. Letters of ASCII only where asked.
pub(super) fn text(page: &mut Page, phases: &[PhaseJson], words: Words<'_>, is_plain: bool) {
    let sign = |place: &str| match (place, is_plain) {
        ("done", false) => "\u{2713}",
        ("done", true) => "x",
        ("here", _) => ">",
        _ => " ",
    };
    for (number, phase) in (1_u32..).zip(phases) {
        let place = words.line(&format!("plan.ladder.{}", phase.place));
        let name = &phase.name;
        page.line(
            1,
            &format!("[{}] P{number} {name} ({place})", sign(phase.place)),
        );
        if phase.place == "here" && phase.levels.len() > 1 {
            for level in &phase.levels {
                page.line(3, &format!("[{}] {}", sign(level.place), level.words));
            }
        }
    }
}
