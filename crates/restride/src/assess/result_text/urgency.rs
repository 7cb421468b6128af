//! How urgent it is, what to do, and why.

use super::Shown;
use crate::assess::page::Page;
use crate::assess::result_json::RuleJson;
use restride_core::knowledge::Group;

/// The urgency, what raised it and how soon, in a few lines.
pub(super) fn head(page: &mut Page, shown: &Shown<'_>) {
    let result = shown.result;
    page.line(0, &result.urgency_name);
    page.line(0, &result.headline);
    let raised: Vec<String> = deciding(shown).map(|rule| named(shown, rule)).collect();
    if !raised.is_empty() {
        page.line(0, &shown.filled("raised_by", "names", &raised.join("; ")));
    }
    if result.review_due {
        page.line(0, &shown.label("review_due"));
    }
}

/// The rules that hold the urgency where it is.
fn deciding<'a>(shown: &Shown<'a>) -> impl Iterator<Item = &'a RuleJson> {
    let result = shown.result;
    result
        .rules
        .iter()
        .filter(|rule| rule.urgency == result.urgency)
}

/// The rule's name, with how soon it wants somebody to look.
fn named(shown: &Shown<'_>, rule: &RuleJson) -> String {
    match &rule.within {
        Some(within) => {
            format!(
                "{} ({})",
                rule.name,
                shown.words.line(&format!("ui.within.{within}"))
            )
        }
        None => rule.name.clone(),
    }
}

pub(super) fn to_do(page: &mut Page, shown: &Shown<'_>) {
    page.heading(&shown.label(if shown.is_emergency() {
        "what_to_do_now"
    } else {
        "what_to_do"
    }));
    page.items(1, &shown.result.to_do);
}

/// Warning questions without an answer: those that would be an emergency first.
pub(super) fn open_alarms(page: &mut Page, shown: &Shown<'_>) {
    let open = &shown.result.open_alarms;
    if open.is_empty() {
        return;
    }
    let is_alarm = |id: &String| {
        shown
            .knowledge
            .question(id)
            .is_some_and(|question| shown.knowledge.questions[question].group == Group::Alarm)
    };
    let (alarms, others): (Vec<&String>, Vec<&String>) = open.iter().partition(|id| is_alarm(id));
    page.heading(&shown.label("alarms_open_title"));
    if !alarms.is_empty() {
        page.line(1, &shown.words.line("urgency.alarms_open.headline"));
        page.items(1, alarms.iter().map(|id| shown.asked(id)));
        page.line(1, &shown.label("alarms_open_do"));
    }
    if !others.is_empty() {
        page.line(1, &shown.label("others_open"));
        page.items(1, others.iter().map(|id| shown.asked(id)));
    }
}

pub(super) fn rules(page: &mut Page, shown: &Shown<'_>) {
    page.heading(&shown.label("rules_title"));
    if shown.result.rules.is_empty() {
        page.line(1, &shown.label("rules_none"));
    }
    let (deciding, lower): (Vec<&RuleJson>, Vec<&RuleJson>) = shown
        .result
        .rules
        .iter()
        .partition(|rule| rule.urgency == shown.result.urgency);
    for (position, rule) in deciding.into_iter().enumerate() {
        if position > 0 {
            page.gap();
        }
        one_rule(page, shown, &named(shown, rule), rule);
    }
    if !lower.is_empty() {
        page.gap();
        page.line(1, &shown.label("rules_lower"));
    }
    for rule in lower {
        page.gap();
        one_rule(page, shown, &rule.name, rule);
    }
}

fn one_rule(page: &mut Page, shown: &Shown<'_>, name: &str, rule: &RuleJson) {
    page.line(1, name);
    page.line(2, &rule.why);
    if let Some(to_do) = &rule.to_do {
        page.line(2, to_do);
    }
    // The open questions stand in their own list already.
    let open = |id: &&String| shown.result.open_alarms.contains(id);
    let answered: Vec<String> = rule
        .because
        .iter()
        .filter(|id| !open(id) || rule.kind != "open_alarm")
        .map(|id| shown.cited(id))
        .collect();
    if !answered.is_empty() {
        page.line(
            2,
            &shown.filled("answered", "answers", &answered.join("; ")),
        );
    }
    if !rule.sources.is_empty() {
        page.line(
            2,
            &shown.filled("rule_source", "sources", &sources(shown, rule)),
        );
    }
}

/// The ids of a rule's sources, each mark named once: "s67, s68 (published figure)".
fn sources(shown: &Shown<'_>, rule: &RuleJson) -> String {
    let mut marks: Vec<&str> = Vec::new();
    for source in &rule.sources {
        if !marks.contains(&source.mark) {
            marks.push(source.mark);
        }
    }
    let groups: Vec<String> = marks
        .into_iter()
        .map(|mark| {
            let ids: Vec<&str> = rule
                .sources
                .iter()
                .filter(|source| source.mark == mark)
                .map(|source| source.id.as_str())
                .collect();
            format!("{} ({})", ids.join(", "), shown.mark(mark))
        })
        .collect();
    groups.join("; ")
}

pub(super) fn lowered_by(page: &mut Page, shown: &Shown<'_>) {
    if shown.result.rules.is_empty() {
        return;
    }
    page.heading(&shown.label("lower_title"));
    if shown.result.lowered_by.is_empty() {
        page.line(1, &shown.label("lower_none"));
        return;
    }
    for lowered in &shown.result.lowered_by {
        let is_test = shown
            .knowledge
            .question(&lowered.answer)
            .is_some_and(|question| shown.knowledge.questions[question].self_test.is_some());
        let key = if is_test {
            "ui.result.lowered_test"
        } else {
            "ui.result.lowered"
        };
        page.item(
            1,
            &shown.words.filled(
                key,
                &[
                    ("question", &shown.asked(&lowered.answer)),
                    ("urgency", &shown.urgency_name(lowered.urgency)),
                ],
            ),
        );
    }
}
