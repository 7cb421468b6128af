//! The load as a page of plain text.

use super::bars::bars;
use super::measure::{km, two};
use super::view::{LoadJson, WeekJson};
use crate::assess::page::Page;
use crate::words::Words;
use restride_core::knowledge::care::LoadRules;

/// The page: weeks as bars, or as sentences for screen readers, then single runs, then what is not known.
pub(super) fn render(
    load: &LoadJson,
    words: Words<'_>,
    rules: &LoadRules,
    is_plain: bool,
    is_ascii: bool,
) -> String {
    let mut page = Page::default();
    page.heading(&words.line("load.week.title"));
    let has_runs = load.weeks.iter().any(|week| week.runs > 0);
    if !has_runs {
        page.line(0, &words.line("load.about.no_runs"));
    }
    let mut text = page.finish();
    if has_runs {
        if is_plain {
            let mut page = Page::default();
            for week in &load.weeks {
                page.item(0, &sentence(week, words));
            }
            text.push_str(&page.finish());
        } else {
            for line in bars(&load.weeks, words, is_ascii) {
                text.push_str(&line);
                text.push('\n');
            }
        }
    }
    let mut page = Page::default();
    weeks(&mut page, load, words, rules);
    single_runs(&mut page, load, words, rules);
    if let Some(ratio) = &load.ratio {
        page.gap();
        page.heading(&words.line("load.ratio.title"));
        ratio.words.iter().for_each(|line| page.line(0, line));
    }
    page.gap();
    page.line(0, &complete(load, words));
    if load.other_activities > 0 {
        let count = load.other_activities.to_string();
        page.line(0, &words.filled("load.about.other", &[("count", &count)]));
    }
    page.line(0, &load.about);
    text.push_str(&page.finish());
    text
}

/// A week in words.
fn sentence(week: &WeekJson, words: Words<'_>) -> String {
    let mut parts = vec![
        words.filled(
            "load.week.line",
            &[
                ("from", &week.from),
                (
                    "distance",
                    &week
                        .distance_m
                        .map_or_else(|| words.line("load.week.nothing"), km),
                ),
                ("runs", &week.runs.to_string()),
            ],
        ),
    ];
    if let Some(change) = &week.change {
        let percent = change.percent.map_or_else(String::new, |it| it.to_string());
        parts.push(words.filled(
            "load.week.change",
            &[("percent", &percent), ("before", &km(change.before_m))],
        ));
    }
    if week.unknown_days > 0 {
        let count = week.unknown_days.to_string();
        parts.push(words.filled("load.week.unknown", &[("count", &count)]));
    }
    if week.lacks_distance {
        parts.push(words.line("load.week.lacks"));
    }
    if !week.is_over {
        parts.push(words.line("load.week.running"));
    }
    parts.join("; ")
}

/// What is to be said of the weeks: only a growth above the amber, the share of the longest run, and gaps.
fn weeks(page: &mut Page, load: &LoadJson, words: Words<'_>, rules: &LoadRules) {
    let amber = load.weeks.iter().filter_map(|week| week.change.as_ref());
    let amber: Vec<_> = amber.filter(|change| change.is_amber).collect();
    if !amber.is_empty() && rules.week.evidence.mark.is_evidence() {
        let hazard = rules.week.hazard;
        page.gap();
        page.line(
            0,
            &words.filled(
                "load.week.amber",
                &[
                    (
                        "amber",
                        &rules.week.amber_percent.saturating_sub(100).to_string(),
                    ),
                    ("ratio", &two(hazard.ratio)),
                    ("low", &two(hazard.low)),
                    ("high", &two(hazard.high)),
                ],
            ),
        );
        let unknown = amber.iter().map(|change| change.unknown_days).max();
        if let Some(unknown) = unknown.filter(|unknown| *unknown > 0) {
            let count = unknown.to_string();
            page.line(
                0,
                &words.filled("load.week.change_unknown", &[("count", &count)]),
            );
        }
    }
    let Some(last) = load
        .weeks
        .iter()
        .rev()
        .find(|week| week.is_over && week.runs > 0)
    else {
        return;
    };
    if let Some(share) = last.longest_share_percent {
        let is_much = share > rules.longest_share.above_percent;
        if is_much {
            let percent = share.to_string();
            page.line(
                0,
                &words.filled("load.week.longest_share", &[("percent", &percent)]),
            );
        }
    }
    if let Some(effort) = last.session_rpe {
        let effort = effort.to_string();
        page.line(0, &words.filled("load.week.effort", &[("effort", &effort)]));
    }
    if let Some((monotony, strain)) = last.monotony.zip(last.strain) {
        page.line(
            0,
            &words.filled(
                "load.spread.line",
                &[
                    ("monotony", &two(monotony)),
                    ("strain", &format!("{strain:.0}")),
                ],
            ),
        );
    }
}

fn single_runs(page: &mut Page, load: &LoadJson, words: Words<'_>, rules: &LoadRules) {
    let all = load.compared + load.not_compared.iter().map(|it| it.count).sum::<usize>();
    if all == 0 {
        return;
    }
    page.gap();
    let days = rules.spike.window_days.to_string();
    page.heading(&words.filled("load.spike.title", &[("days", &days)]));
    if load.jumps.is_empty() && load.compared > 0 {
        page.line(0, &words.line("load.spike.none"));
    }
    for jump in &load.jumps {
        let mut lines = jump.words.iter();
        if let Some(first) = lines.next() {
            page.item(0, first);
        }
        lines.for_each(|line| page.line(1, line));
    }
    for missing in &load.not_compared {
        page.line(
            0,
            &words.filled(
                "load.spike.not_compared",
                &[
                    ("count", &missing.count.to_string()),
                    ("all", &all.to_string()),
                    ("why", &missing.words),
                ],
            ),
        );
    }
}

fn complete(load: &LoadJson, words: Words<'_>) -> String {
    if load.complete.is_empty() {
        return words.line("load.complete.none");
    }
    let spans = load.complete.iter();
    let spans: Vec<String> = spans
        .map(|span| format!("{} to {}", span.from, span.to))
        .collect();
    words.filled("load.complete.spans", &[("spans", &spans.join(", "))])
}
