//! What would change the causes, self-tests, worth knowing, when to get help and when to come back.

use super::Shown;
use crate::assess::page::Page;
use restride_core::assessment::{FloorKind, TestBar};

/// When to check again.
pub(super) fn review(page: &mut Page, shown: &Shown<'_>) {
    let net = shown.result.safety_net.as_ref();
    page.line(0, net.map_or(&shown.result.come_back, |net| &net.review));
}

pub(super) fn changes(page: &mut Page, shown: &Shown<'_>) {
    if shown.is_emergency() || shown.result.changes.is_empty() {
        return;
    }
    page.heading(&shown.label("change_title"));
    page.items(1, shown.result.changes.iter().map(|id| shown.asked(id)));
}

pub(super) fn self_tests(page: &mut Page, shown: &Shown<'_>) {
    let result = shown.result;
    if let Some(reason) = result.tests_off {
        page.gap();
        let reason = if reason == TestBar::OpenAlarm.key() && has_alarm_yes(shown) {
            "alarm_yes"
        } else {
            reason
        };
        let reason = shown.words.line(&format!("ui.tests_bar.{reason}"));
        page.line(0, &shown.filled("tests_off", "reason", &reason));
        return;
    }
    if result.gate.test_safety {
        page.heading(&shown.words.line("gate.test_safety.name"));
        for part in ["why", "do"] {
            page.line(1, &shown.words.line(&format!("gate.test_safety.{part}")));
        }
    }
    if !result.self_tests.is_empty() {
        page.heading(&shown.label("tests_title"));
        page.line(1, &shown.label("tests_how"));
        page.items(
            1,
            result
                .self_tests
                .iter()
                .map(|test| format!("{} ({})", test.name, test.id)),
        );
    }
}

/// Whether a warning question was answered with yes, besides those that are open.
fn has_alarm_yes(shown: &Shown<'_>) -> bool {
    let result = shown.result;
    let floor = FloorKind::OpenAlarm.key();
    result
        .rules
        .iter()
        .filter(|rule| rule.kind == floor)
        .flat_map(|rule| &rule.because)
        .any(|id| !result.open_alarms.contains(id))
}

pub(super) fn corrections(page: &mut Page, shown: &Shown<'_>) {
    if shown.result.corrections.is_empty() {
        return;
    }
    page.heading(&shown.label("corrections_title"));
    for (position, correction) in shown.result.corrections.iter().enumerate() {
        if position > 0 {
            page.gap();
        }
        page.line(1, &shown.filled("claim", "claim", &correction.claim));
        page.line(2, &correction.evidence);
        page.line(2, &correction.say);
    }
}

pub(super) fn safety_net(page: &mut Page, shown: &Shown<'_>) {
    let result = shown.result;
    page.heading(&shown.label(if shown.is_emergency() {
        "watch_title"
    } else {
        "safety_net_title"
    }));
    page.items(1, &result.watch);
    if let Some(net) = &result.safety_net {
        page.heading(&shown.words.line("urgency.safety_net.same_day_title"));
        page.items(1, &net.same_day);
        page.heading(&shown.words.line("urgency.safety_net.within_days_title"));
        page.items(1, &net.within_days);
    }
    page.heading(&shown.label("not_asked_title"));
    for advice in &result.not_asked {
        page.item(1, &format!("{}. {}", advice.name, advice.to_do));
    }
    page.heading(&shown.label("come_back_title"));
    page.line(1, &shown.label("come_back"));
}
