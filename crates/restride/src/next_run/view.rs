//! The next run as plain data with its words. The text is made from it.

use crate::assess::page::Page;
use crate::journal::entry_words::EntryWords;
use crate::load::history::History;
use crate::load::measure::km;
use crate::pack::Pack;
use crate::today::{AlarmJson, RunningJson, alarm, alarms, running};
use crate::words::Words;
use restride_core::journal::Folded;
use restride_core::load::NoBaseline;
use restride_core::next_run::{Completion, Limit, NextRun, Refused, completions};
use restride_core::today::Today;
use schemars::JsonSchema;
use serde::Serialize;

/// What `restride next-run --format json` prints. Alarms come first, and have to be shown first. While today forbids a
/// run, or nobody asked the warning questions, nothing in it names a next distance, time or level.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct NextRunJson {
    /// Alarms that no clearance covers.
    alarms: Vec<AlarmJson>,
    /// Whether a run is allowed now: the answer of `restride today`.
    running: RunningJson,
    /// `refused`, `unassessed`, `session`, `no_baseline` or `up_to`.
    answer: &'static str,
    /// The same in words.
    words: String,
    /// At most how far; absent unless the answer is `up_to`.
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<LimitJson>,
    /// Why, in words.
    why: Vec<String>,
    /// The last recorded session of the walk-jog phases against the planned one; absent while anything is locked, paused,
    /// or not yet on the ladder.
    #[serde(skip_serializing_if = "Option::is_none")]
    last_session: Option<CompletionJson>,
    /// What this is, and what it is not: show it with every page.
    intended_use: String,
}

/// At most how far.
#[derive(Debug, Serialize, JsonSchema)]
struct LimitJson {
    /// Metres of the next run, at most.
    most_m: u32,
    /// Metres by the longest run alone.
    by_longest_m: u32,
    /// The longest run lately, in metres.
    longest_m: u32,
    /// Its day.
    longest_day: String,
    /// How many runs lately.
    runs: usize,
    /// Over how many days.
    window_days: u16,
    /// Id of the source of these shares.
    source: String,
    /// How far that may be trusted.
    mark: &'static str,
    /// The week; absent when there is no whole week to go by.
    #[serde(skip_serializing_if = "Option::is_none")]
    week: Option<WeekLimitJson>,
}

/// At most how far in this week.
#[derive(Debug, Serialize, JsonSchema)]
struct WeekLimitJson {
    /// The first day of the last whole week.
    last_from: String,
    /// Metres of it.
    last_m: u32,
    /// Metres of this week, at most.
    most_m: u32,
    /// Metres of this week so far.
    so_far_m: u32,
    /// Metres that are left.
    left_m: u32,
    /// Whether this week is past the warning already.
    is_past_warning: bool,
}

/// A recorded session against the planned one.
#[derive(Debug, Serialize, JsonSchema)]
struct CompletionJson {
    /// Id of the run.
    run: String,
    /// Its day.
    day: String,
    /// Id of the level.
    level: String,
    /// Minutes that were planned.
    planned_minutes: u16,
    /// Minutes of jogging that were planned.
    planned_jog_minutes: u16,
    /// Minutes that were recorded.
    minutes: u32,
    /// Minutes of jogging that were recorded; absent when the speeds are not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    jog_minutes: Option<u32>,
    /// Per cent of what was planned.
    percent: u32,
    /// Whether that is a whole session. It moves nothing: what it did to the hip decides.
    is_whole: bool,
    /// Whether the runner told how it felt.
    is_felt: bool,
    /// The same in words.
    words: Vec<String>,
}

pub(super) fn of(
    words: EntryWords<'_>,
    pack: &Pack,
    folded: &Folded<'_>,
    today: &Today<'_, '_>,
    history: &History<'_>,
    next: &NextRun<'_>,
) -> NextRunJson {
    // Of a past session something is told only where every plan is on its way: a rest day or a missing entry is no lock.
    let mut open = today.plans.episodes.iter().filter(|plan| plan.is_open());
    let is_forbidden = !today.alarms.is_empty()
        || today.plans.is_any_held()
        || open.any(|plan| plan.plan.state().level().is_none())
        || matches!(next, NextRun::Refused(Refused::Unassessed(_)));
    let last = || {
        let rules = &pack.knowledge.return_to_run;
        let all = completions(&history.runs, &today.plans, rules, &pack.care.load.walk_jog);
        all.last().map(|last| completion(words, last))
    };
    let limit = if let NextRun::UpTo(limit) = next {
        Some(limit)
    } else {
        None
    };
    NextRunJson {
        alarms: today.alarms.iter().map(|open| alarm(words, open)).collect(),
        running: running(words, folded, &today.running),
        answer: next.key(),
        words: answer(words, pack, next),
        why: limit.map_or_else(Vec::new, |limit| why(words, pack, limit)),
        limit: limit.map(|limit| limit_json(pack, limit)),
        last_session: (!is_forbidden).then(last).flatten(),
        intended_use: words.words.line("today.about.disclaimer"),
    }
}

fn answer(words: EntryWords<'_>, pack: &Pack, next: &NextRun<'_>) -> String {
    let key = format!("next_run.answer.{}", next.key());
    match next {
        NextRun::Refused(_) => words.words.line(&key),
        NextRun::Session {
            level,
            minutes,
            jog_minutes,
            ..
        } => words.words.filled(
            &key,
            &[
                ("level", &words.level(*level)),
                ("minutes", &minutes.to_string()),
                ("jog_minutes", &jog_minutes.to_string()),
            ],
        ),
        NextRun::NoBaseline(missing) => {
            let why = no_baseline(words.words, pack, *missing);
            words.words.filled(&key, &[("why", &why)])
        }
        NextRun::UpTo(limit) => words.words.filled(&key, &[("distance", &km(limit.most_m))]),
    }
}

fn no_baseline(words: Words<'_>, pack: &Pack, missing: NoBaseline) -> String {
    let key = format!("next_run.no_baseline.{}", missing.key());
    let window = pack.care.load.spike.window_days.to_string();
    match missing {
        NoBaseline::NoDistance | NoBaseline::WalkJog => words.line(&key),
        NoBaseline::FewRuns { runs, least } => words.filled(
            &key,
            &[
                ("runs", &runs.to_string()),
                ("days", &window),
                ("least", &least.to_string()),
            ],
        ),
        NoBaseline::ShortHistory { days, least } => words.filled(
            &key,
            &[("days", &days.to_string()), ("least", &least.to_string())],
        ),
    }
}

fn limit_json(pack: &Pack, limit: &Limit) -> LimitJson {
    let evidence = &pack.care.load.next_run.evidence;
    LimitJson {
        most_m: limit.most_m,
        by_longest_m: limit.by_longest_m,
        longest_m: limit.longest_m,
        longest_day: limit.longest_day.to_string(),
        runs: limit.runs,
        window_days: limit.window_days,
        source: evidence.source.clone(),
        mark: evidence.mark.key(),
        week: limit.week.map(|week| WeekLimitJson {
            last_from: week.last_from.to_string(),
            last_m: week.last_m,
            most_m: week.most_m,
            so_far_m: week.so_far_m,
            left_m: week.left_m,
            is_past_warning: week.is_past_warning,
        }),
    }
}

fn why(words: EntryWords<'_>, pack: &Pack, limit: &Limit) -> Vec<String> {
    let rules = &pack.care.load.next_run;
    let filled = |key: &str, blanks: &[(&str, &str)]| {
        words.words.filled(&format!("next_run.why.{key}"), blanks)
    };
    let mut lines = vec![filled(
        "longest",
        &[
            ("longest", &km(limit.longest_m)),
            ("day", &limit.longest_day.to_string()),
            ("runs", &limit.runs.to_string()),
            ("days", &limit.window_days.to_string()),
            ("most", &km(limit.by_longest_m)),
        ],
    )];
    if let Some(key) = limit.changed_already {
        let change = words.words.line(&format!("next_run.changed.{key}"));
        let most = km(limit.by_longest_m);
        lines.push(filled("same", &[("change", &change), ("most", &most)]));
    }
    match limit.week {
        Some(week) => {
            let key = if week.left_m > 0 { "week" } else { "week_full" };
            lines.push(filled(
                key,
                &[
                    ("last", &km(week.last_m)),
                    ("from", &week.last_from.to_string()),
                    ("most", &km(week.most_m)),
                    ("so_far", &km(week.so_far_m)),
                    ("left", &km(week.left_m)),
                ],
            ));
            if week.unknown_days > 0 {
                let count = week.unknown_days.to_string();
                lines.push(filled("unknown_days", &[("count", &count)]));
            }
            if week.is_past_warning {
                let over = rules.week_warn_percent.saturating_sub(100).to_string();
                let most = km(week.warn_above_m);
                lines.push(filled("warning", &[("most", &most), ("percent", &over)]));
            }
        }
        None => lines.push(filled("no_week", &[])),
    }
    if let Some((percent, reason)) = limit.hold {
        let reason = words
            .words
            .line(&format!("return_to_run.reason.{}", reason.key()));
        lines.push(filled(
            "hold",
            &[("percent", &percent.to_string()), ("reason", &reason)],
        ));
    }
    lines.push(filled("one_change", &[]));
    lines.push(filled("evidence", &[]));
    lines
}

fn completion(words: EntryWords<'_>, it: &Completion) -> CompletionJson {
    let line = |key: &str| words.words.line(&format!("next_run.completion.{key}"));
    let key = if it.jog_minutes.is_some() {
        "jog"
    } else {
        "line"
    };
    let mut lines = vec![words.words.filled(
        &format!("next_run.completion.{key}"),
        &[
            ("day", &it.day.to_string()),
            ("minutes", &it.minutes.to_string()),
            ("planned", &it.planned_minutes.to_string()),
            ("jog", &it.jog_minutes.unwrap_or(0).to_string()),
            ("planned_jog", &it.planned_jog_minutes.to_string()),
            ("percent", &it.percent.to_string()),
        ],
    )];
    lines.push(line(match (it.is_whole, it.percent > 100) {
        (true, true) => "over",
        (true, false) => "whole",
        (false, _) => "part",
    }));
    if !it.is_felt {
        lines.push(line("feel"));
    }
    CompletionJson {
        run: it.run.to_string(),
        day: it.day.to_string(),
        level: words.level_id(it.level),
        planned_minutes: it.planned_minutes,
        planned_jog_minutes: it.planned_jog_minutes,
        minutes: it.minutes,
        jog_minutes: it.jog_minutes,
        percent: it.percent,
        is_whole: it.is_whole,
        is_felt: it.is_felt,
        words: lines,
    }
}

impl NextRunJson {
    /// The page: alarms first.
    pub(super) fn text(&self, words: Words<'_>) -> String {
        let mut page = Page::default();
        if !self.alarms.is_empty() {
            page.heading(&words.line("today.heading.alarms"));
            alarms(&mut page, &self.alarms, words);
            page.line(0, &words.line("today.alarm.stays"));
        }
        page.heading(&words.line("next_run.title"));
        page.line(0, &self.words);
        if matches!(self.answer, "refused") {
            page.items(0, self.running.reasons());
        }
        page.items(0, &self.why);
        if let Some(last) = &self.last_session {
            page.heading(&words.line("next_run.completion.title"));
            last.words.iter().for_each(|line| page.line(0, line));
        }
        page.gap();
        page.line(0, &self.intended_use);
        page.finish()
    }
}
