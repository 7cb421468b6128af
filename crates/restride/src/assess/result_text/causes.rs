//! What may be behind it, and what has to be ruled out.

use super::Shown;
use crate::assess::page::Page;
use crate::assess::result_json::{CauseJson, ReasonJson};

pub(super) fn likely(page: &mut Page, shown: &Shown<'_>) {
    let result = shown.result;
    page.heading(&shown.label("likely_causes"));
    if let Some(reason) = &result.no_ranking_reason {
        page.line(1, reason);
        return;
    }
    if shown.is_emergency() {
        page.line(1, &shown.label("causes_can_wait"));
    }
    page.line(1, &shown.label("range_note"));
    for (position, cause) in result.causes.iter().enumerate() {
        page.gap();
        one_cause(page, shown, position + 1, cause);
    }
    if let Some(rest) = &result.none_of_these {
        page.gap();
        page.line(
            1,
            &fit(
                shown,
                &shown.label("none_of_these"),
                &rest.strength,
                rest.low,
                rest.high,
            ),
        );
    }
    if result.two_causes {
        page.gap();
        page.line(1, &shown.label("two_causes"));
    }
}

/// One cause. Only the first is told at length: the others are there to be compared with it.
fn one_cause(page: &mut Page, shown: &Shown<'_>, number: usize, cause: &CauseJson) {
    let name = format!("{number}. {}", cause.name);
    page.line(
        1,
        &fit(shown, &name, &cause.strength, cause.low, cause.high),
    );
    if let Some(also) = &cause.also {
        page.line(2, &shown.filled("also", "names", also));
    }
    let is_first = number == 1;
    if is_first && !cause.relatives.is_empty() {
        let names: Vec<&str> = cause
            .relatives
            .iter()
            .map(|other| other.name.as_str())
            .collect();
        page.line(2, &shown.filled("relatives", "names", &names.join("; ")));
    }
    page.line(2, &cause.what);
    if is_first && !shown.is_emergency() {
        page.line(2, &cause.typical);
        if let Some(see) = &cause.see {
            page.line(2, &shown.filled("see", "when", see));
        }
    }
    reasons(page, shown, &cause.because);
    if !cause.now.is_empty() {
        page.line(2, &shown.label("cause_now"));
        page.items(2, &cause.now);
    }
}

/// The name, how well it fits, and the range: "Worn hip joint: fits, between 1 and 3 in 10".
fn fit(shown: &Shown<'_>, name: &str, strength: &str, low: f64, high: f64) -> String {
    let strength = shown.words.line(&format!("ui.strength.{strength}"));
    format!("{name}: {strength}, {}", range(shown, low, high))
}

/// The range in tenths, widened outwards to whole ones: it never says 0.
fn range(shown: &Shown<'_>, low: f64, high: f64) -> String {
    let at_top = low >= shown.knowledge.weighing.largest_shown;
    let low = (low * 10.0).floor();
    let high = (high * 10.0).ceil();
    if high <= 1.0 {
        shown.label("range_few")
    } else if low < 1.0 {
        shown.filled("range_from_few", "high", &high.to_string())
    } else if at_top {
        shown.filled("range_top", "low", &low.to_string())
    } else if high <= low {
        shown.filled("range_about", "low", &low.to_string())
    } else {
        shown.words.filled(
            "ui.result.range",
            &[("low", &low.to_string()), ("high", &high.to_string())],
        )
    }
}

/// The reasons grouped by weight, in the pack's order of weights.
fn reasons(page: &mut Page, shown: &Shown<'_>, reasons: &[ReasonJson]) {
    for band in &shown.knowledge.weighing.weights {
        let answers: Vec<String> = reasons
            .iter()
            .filter(|reason| reason.weight == band.id)
            .map(|reason| shown.cited(&reason.answer))
            .collect();
        if !answers.is_empty() {
            let weight = capital(&shown.words.line(&format!("ui.weight.{}", band.id)));
            page.line(2, &format!("{weight}: {}", answers.join("; ")));
        }
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// The first cause by its name, for the summary. On a page that says stop only when it is as urgent as the page, so that
/// a harmless name does not reassure.
pub(super) fn first(page: &mut Page, shown: &Shown<'_>) {
    let Some(cause) = shown.result.causes.first() else {
        return;
    };
    if shown.is_emergency() || shown.is_stop() && cause.see.is_none() {
        return;
    }
    let strength = shown.words.line(&format!("ui.strength.{}", cause.strength));
    page.line(
        0,
        &shown.words.filled(
            "ui.result.first_cause",
            &[("name", &cause.name), ("strength", &strength)],
        ),
    );
}

pub(super) fn rule_out(page: &mut Page, shown: &Shown<'_>) {
    if shown.result.rule_out.is_empty() {
        return;
    }
    page.heading(&shown.label("rule_out_title"));
    page.line(1, &shown.label("rule_out_intro"));
    for condition in &shown.result.rule_out {
        page.item(1, &format!("{}. {}", condition.name, condition.why));
    }
}
