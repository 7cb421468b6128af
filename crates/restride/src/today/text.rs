//! Today as a page of plain text.

use super::view::{ASSESS, AlarmJson, EpisodeTodayJson, RunningJson, TodayJson};
use super::{first_days, recovery};
use crate::assess::page::Page;
use crate::journal::entry_words;
use crate::words::Words;

/// The page: alarms first. Where something is locked, nothing on it speaks of running but to forbid it.
pub(super) fn render(today: &TodayJson, words: Words<'_>) -> String {
    let mut page = Page::default();
    let label = |key: &str| words.line(&format!("today.{key}"));
    page.heading(&words.filled("today.heading.title", &[("day", &today.day)]));
    if !today.alarms.is_empty() {
        page.heading(&label("heading.alarms"));
        if today.alarms.iter().any(|alarm| alarm.is_emergency) {
            page.line(0, &label("alarm.emergency"));
        }
        alarms(&mut page, &today.alarms, words);
        page.line(0, &label("alarm.stays"));
        page.line(0, &words.line("log.today.clearance"));
    }
    if today.running.answer == "assess_first" {
        page.heading(&label("heading.assess_first"));
        page.line(0, &label("assess_first.pain"));
        page.line(0, &label("assess_first.why"));
        page.line(1, ASSESS);
    } else {
        running(&mut page, &today.running, words);
    }
    for episode in &today.episodes {
        self::episode(&mut page, episode, words);
    }
    if !today.exercises.is_empty() {
        page.heading(&label("heading.exercises"));
        page.items(0, &today.exercises);
        page.line(0, &words.line("log.rehab.do"));
    }
    if !today.to_log.is_empty() {
        page.heading(&label("heading.log"));
        for missing in &today.to_log {
            page.item(0, &missing.words);
            page.line(1, missing.command);
        }
    }
    if !today.prevention.is_empty() {
        page.heading(&label("heading.prevention"));
        page.items(0, &today.prevention);
    }
    page.gap();
    page.line(0, &today.intended_use);
    page.finish()
}

/// What was raised, and since when it is known.
pub(crate) fn alarms(page: &mut Page, alarms: &[AlarmJson], words: Words<'_>) {
    for alarm in alarms {
        let since = words.filled("today.alarm.since", &[("day", &alarm.since)]);
        page.item(0, &format!("{} {since}", alarm.words));
    }
}

fn running(page: &mut Page, running: &RunningJson, words: Words<'_>) {
    page.heading(&words.line("today.heading.run"));
    match &running.session {
        Some(session) => {
            page.line(
                0,
                &words.filled("today.run.go", &[("level", &session.words)]),
            );
            for why in &running.why {
                page.line(0, &why.words);
            }
            if let Some(percent) = session.limit_percent {
                page.line(
                    0,
                    &words.filled("log.today.limit", &[("percent", &percent.to_string())]),
                );
            }
            page.line(0, &words.line("today.run.stop_if"));
            if !session.not_yet.is_empty() {
                page.heading(&words.line("plan.heading.why_not_further"));
                for it in &session.not_yet {
                    let missing = if it.missing > 0 {
                        words.filled("log.today.missing", &[("count", &it.missing.to_string())])
                    } else {
                        String::new()
                    };
                    page.item(0, format!("{} {missing}", it.words).trim());
                }
            }
        }
        None if running.answer == "no_plan" => page.line(0, &words.line("log.today.no_plan")),
        None => {
            page.line(0, &words.line("today.run.refuse"));
            for why in &running.why {
                page.item(0, &why.words);
                if let Some(command) = why.command {
                    page.line(1, command);
                }
            }
        }
    }
}

fn episode(page: &mut Page, episode: &EpisodeTodayJson, words: Words<'_>) {
    let name = entry_words::episode(words, episode.number, &episode.name);
    page.heading(&name);
    page.line(1, &episode.state_words);
    if let Some(because) = &episode.because {
        page.line(1, because);
    }
    if episode.on_hold {
        page.line(1, &words.line("plan.hold.on"));
    }
    if let Some(help) = &episode.suggests_help {
        page.line(1, help);
    }
    for test in &episode.tests {
        page.item(1, &format!("{} ({})", test.words, test.id));
    }
    page.line(1, &words.line("today.heading.next"));
    page.item(1, &episode.next_words);
    if let Some(list) = &episode.first_days {
        page.line(1, &words.line("today.heading.first_days"));
        first_days::text(page, list, words);
    }
    if let Some(others) = &episode.recovery {
        recovery::text(page, others, words);
    }
}
