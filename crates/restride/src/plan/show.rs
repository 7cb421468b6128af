//! `restride plan show`: where each episode stands, why, why not further, and how it came to be.

use super::ladder::{self, NeedJson, PhaseJson};
use crate::arguments::{Format, ShowOptions};
use crate::assess::page::Page;
use crate::failure::Failure;
use crate::journal::entry_words::{self, EntryWords};
use crate::journal::plan_words::is_told;
use crate::journal::{Work, find};
use crate::say;
use crate::today::{AlarmJson, alarm, alarms};
use restride_core::journal::Folded;
use restride_core::return_to_run::{Gate, Moment, Moved, PlanOfEpisode, Plans, Reason};
use schemars::JsonSchema;
use serde::Serialize;

/// Sessions that are shown in text, the last ones.
const SESSIONS_SHOWN: usize = 6;

/// Moves that are shown in text, the last ones.
const MOVES_SHOWN: usize = 12;

/// What `restride plan show --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct PlanJson {
    /// One plan for each episode that is open or still forbids running.
    plans: Vec<EpisodePlanJson>,
}

/// The plan of an episode.
#[derive(Debug, Serialize, JsonSchema)]
struct EpisodePlanJson {
    /// The number of the episode.
    episode: usize,
    /// Place and side.
    name: String,
    /// Alarms of this episode that no clearance covers.
    alarms: Vec<AlarmJson>,
    /// `locked`, `refer`, `offload`, `ready`, `level` or `done`.
    state: &'static str,
    /// What the state means.
    meaning: String,
    /// What the check before a run says now, and why.
    gate: WordsJson,
    /// Why not further; empty off the ladder.
    not_yet: Vec<WordsJson>,
    /// The ladder, with the runner on it; empty while any episode is locked or paused.
    ladder: Vec<PhaseJson>,
    /// What has to come before the next level; empty off the ladder, and while any episode is locked or paused.
    needs: Vec<NeedJson>,
    /// Sessions with their grades, in order; empty while any episode is locked or paused.
    sessions: Vec<SessionJson>,
    /// What moved it, in order; while it is locked or paused only what holds it.
    moves: Vec<MoveJson>,
    /// What it did not follow, with the reason in words.
    ignored: Vec<String>,
}

/// A key with its words and its source.
#[derive(Debug, Serialize, JsonSchema)]
struct WordsJson {
    /// The key of the reason.
    reason: &'static str,
    /// The same in words.
    words: String,
    /// Id of the source.
    source: String,
}

/// A session and what it meant.
#[derive(Debug, Serialize, JsonSchema)]
struct SessionJson {
    /// The day on which it was graded, or on which it was done while it waits.
    day: String,
    /// `pending`, `green`, `amber`, `red` or `stop`.
    grade: &'static str,
    /// The grade in words.
    words: String,
    /// Why it was given, in words; absent while the session waits for the morning after.
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    /// What it did to the plan, in words; absent while the session waits, and where it is the same as why.
    #[serde(skip_serializing_if = "Option::is_none")]
    meant: Option<String>,
}

/// Something that moved a plan.
#[derive(Debug, Serialize, JsonSchema)]
struct MoveJson {
    /// The day.
    day: String,
    /// The entry that it came from; absent for time alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    entry: Option<String>,
    /// The grade that was given: `green`, `amber`, `red` or `stop`; absent when none was.
    #[serde(skip_serializing_if = "Option::is_none")]
    grade: Option<&'static str>,
    /// The state after it.
    state: &'static str,
    /// Why, in words.
    words: String,
}

pub(super) fn run(
    work: &mut Work<'_>,
    words: EntryWords<'_>,
    options: &ShowOptions,
) -> Result<(), Failure> {
    let journal = work.read()?;
    let folded = journal.fold();
    let plans = Plans::of(&folded, &words.knowledge.return_to_run, work.now());
    let shown = plans
        .episodes
        .iter()
        .filter(|plan| plan.is_open() || plan.holds_after_closing())
        .map(|plan| of(words, &folded, &plans, plan, Moment::of(work.now())));
    let shown = PlanJson {
        plans: shown.collect(),
    };
    match options.format {
        Format::Json => say::json(&shown),
        Format::Text => say::result(&text(&shown, words, options.plain)),
    }
}

fn of(
    words: EntryWords<'_>,
    folded: &Folded<'_>,
    plans: &Plans<'_, '_>,
    plan: &PlanOfEpisode<'_, '_>,
    now: Moment,
) -> EpisodePlanJson {
    let opened = plan.episode.opened;
    let state = plan.plan.state().key();
    let phase = plan.plan.state().level().map(|level| words.phase(level));
    let because = plan.gate.because();
    let not_yet = match &plan.gate {
        Gate::Go { not_yet, .. } => not_yet.as_slice(),
        Gate::Rest(_) | Gate::Skip(_) | Gate::Refuse(_) => &[],
    };
    let moves = plan.moves.iter().filter(|it| is_told(it, state));
    // The worst of all episodes decides: while one is held, no page names a level.
    let is_free = !plans.is_any_held();
    let rules = &words.knowledge.return_to_run;
    let standing = plan.plan.standing(rules, now);
    EpisodePlanJson {
        ladder: if is_free {
            ladder::of(words, standing)
        } else {
            Vec::new()
        },
        needs: if is_free {
            ladder::needs(words, plan, now)
        } else {
            Vec::new()
        },
        sessions: if is_free {
            sessions(words, plan)
        } else {
            Vec::new()
        },
        episode: find::number(folded, plan.episode.id),
        name: words.place(&opened.sites, opened.side).unwrap_or_default(),
        alarms: plan.alarms.iter().map(|open| alarm(words, open)).collect(),
        state,
        meaning: words.words.filled(
            &format!("plan.state.{state}"),
            &[("phase", &phase.unwrap_or_default())],
        ),
        gate: WordsJson {
            reason: because.reason.key(),
            words: words.because(because),
            source: because.source.to_owned(),
        },
        not_yet: not_yet
            .iter()
            .map(|it| WordsJson {
                reason: it.because.reason.key(),
                words: words.because(it.because),
                source: it.because.source.to_owned(),
            })
            .collect(),
        moves: moves.map(|it| moved(words, it)).collect(),
        ignored: plan
            .ignored
            .iter()
            .map(|it| {
                words
                    .words
                    .line(&format!("return_to_run.ignored.{}", it.why.key()))
            })
            .collect(),
    }
}

/// The sessions that were graded, and the one that waits for its morning.
fn sessions(words: EntryWords<'_>, plan: &PlanOfEpisode<'_, '_>) -> Vec<SessionJson> {
    let graded = plan.moves.iter().filter_map(|it| {
        let graded = it.graded?;
        let why = words
            .words
            .line(&format!("return_to_run.reason.{}", graded.reason.key()));
        Some(SessionJson {
            day: it.at.day().to_string(),
            grade: graded.grade.key(),
            words: words.grade(graded.grade),
            why: Some(why),
            meant: (it.because.reason != graded.reason).then(|| words.because(it.because)),
        })
    });
    let waits = plan.pending().map(|pending| SessionJson {
        day: pending.ended.day().to_string(),
        grade: "pending",
        words: words.words.line("plan.session.waits"),
        why: None,
        meant: None,
    });
    graded.chain(waits).collect()
}

fn moved(words: EntryWords<'_>, moved: &Moved<'_>) -> MoveJson {
    MoveJson {
        day: moved.at.day().to_string(),
        entry: moved.entry.map(|id| id.to_string()),
        grade: moved.graded.map(|graded| graded.grade.key()),
        state: moved.state,
        words: if moved.because.reason == Reason::MorningAwaited {
            words.words.line("plan.session.waits")
        } else {
            words.because(moved.because)
        },
    }
}

fn text(shown: &PlanJson, words: EntryWords<'_>, is_plain: bool) -> String {
    let words = words.words;
    let mut page = Page::default();
    if shown.plans.is_empty() {
        page.line(0, &words.line("log.today.no_plan"));
    }
    for plan in &shown.plans {
        page.heading(&entry_words::episode(words, plan.episode, &plan.name));
        if !plan.alarms.is_empty() {
            page.line(0, &words.line("today.heading.alarms"));
            alarms(&mut page, &plan.alarms, words);
        }
        page.line(0, &plan.meaning);
        page.line(0, &plan.gate.words);
        if !plan.ladder.is_empty() {
            page.line(0, &words.line("plan.heading.now"));
            ladder::text(&mut page, &plan.ladder, words, is_plain);
        }
        if !plan.needs.is_empty() {
            page.line(0, &words.line("plan.heading.needs"));
            page.items(0, plan.needs.iter().map(|it| &it.words));
        }
        if !plan.sessions.is_empty() {
            page.line(0, &words.line("plan.heading.sessions"));
            let skipped = plan.sessions.len().saturating_sub(SESSIONS_SHOWN);
            for it in plan.sessions.iter().skip(skipped) {
                let parts = [Some(&it.words), it.why.as_ref(), it.meant.as_ref()];
                let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
                page.item(
                    0,
                    &format!("{}: {}", it.day, parts.join(". ").replace("..", ".")),
                );
            }
        }
        if !plan.moves.is_empty() {
            page.line(0, &words.line("log.plan.moves"));
            let skipped = plan.moves.len().saturating_sub(MOVES_SHOWN);
            for it in plan.moves.iter().skip(skipped) {
                let grade = it.grade.map(|grade| {
                    format!(" [{}]", words.line(&format!("return_to_run.grade.{grade}")))
                });
                page.item(
                    0,
                    &format!("{}{} {}", it.day, grade.unwrap_or_default(), it.words),
                );
            }
        }
    }
    page.finish()
}
