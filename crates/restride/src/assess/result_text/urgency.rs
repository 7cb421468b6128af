//! How urgent it is, what to do, and why.

use super::Shown;
use crate::assess::page::Page;
use crate::assess::result_json::{LoweredJson, RuleJson};
use restride_core::knowledge::Group;

/// Rules named in the summary; the rest is counted.
const MOST_NAMES: usize = 3;
/// Lines of actions in the summary, and how many letters fit on one.
const MOST_LINES: usize = 7;
const LETTERS: usize = 70;

/// The summary: the urgency, what raised it and what to do, in one screen. Gives the number of actions shown.
pub(super) fn head(page: &mut Page, shown: &Shown<'_>) -> usize {
    let result = shown.result;
    page.line(0, &result.urgency_name);
    page.line(0, &result.headline);
    let raised: Vec<&str> = deciding(shown).map(|rule| rule.name.as_str()).collect();
    if raised.len() > MOST_NAMES {
        let names = raised[..MOST_NAMES].join("; ");
        let count = (raised.len() - MOST_NAMES).to_string();
        let blanks = [("names", names.as_str()), ("count", count.as_str())];
        page.line(0, &shown.words.filled("ui.result.raised_by_more", &blanks));
    } else if !raised.is_empty() {
        page.line(0, &shown.filled("raised_by", "names", &raised.join("; ")));
    }
    if result.review_due {
        page.line(0, &shown.label("review_due"));
    }
    page.heading(&shown.label(if shown.is_emergency() {
        "what_to_do_now"
    } else {
        "what_to_do"
    }));
    let mut lines = 0;
    let mut shown_actions = 0;
    for action in &result.to_do {
        lines += action.chars().count().div_ceil(LETTERS);
        if lines > MOST_LINES && shown_actions > 0 {
            break;
        }
        page.item(1, action);
        shown_actions += 1;
    }
    shown_actions
}

/// The actions that the summary had no room for.
pub(super) fn more_to_do(page: &mut Page, shown: &Shown<'_>, already: usize) {
    let rest = shown.result.to_do.get(already..).unwrap_or_default();
    if !rest.is_empty() {
        page.heading(&shown.label("what_to_do_more"));
        page.items(1, rest);
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
        let open = shown.result.open_rules.len();
        if open == 0 {
            page.line(1, &shown.label("rules_none"));
        } else {
            page.line(
                1,
                &shown.filled("rules_none_yet", "count", &open.to_string()),
            );
        }
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
        one_rule(page, shown, rule, position > 0);
    }
    if !lower.is_empty() {
        page.gap();
        page.line(1, &shown.label("rules_lower"));
    }
    for rule in lower {
        page.gap();
        one_rule(page, shown, rule, true);
    }
}

/// One rule. What the first one asks for stands at the top of the page already.
fn one_rule(page: &mut Page, shown: &Shown<'_>, rule: &RuleJson, with_advice: bool) {
    page.line(1, &rule.name);
    page.line(2, &rule.why);
    if let Some(to_do) = rule.to_do.as_ref().filter(|_| with_advice) {
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

/// What would have lowered the urgency: nothing that tempts to answer again on an urgent page, and no facts about the
/// runner, which nobody can change.
pub(super) fn lowered_by(page: &mut Page, shown: &Shown<'_>) {
    let result = shown.result;
    if result.rules.is_empty() || shown.is_emergency() || shown.is_stop() {
        return;
    }
    if result.lowered_by.is_empty() {
        page.heading(&shown.label("lower_title"));
        page.line(1, &shown.label("lower_none"));
        return;
    }
    let is_fact = |id: &str| {
        shown.knowledge.question(id).is_some_and(|question| {
            let group = shown.knowledge.questions[question].group;
            group == Group::Health || group == Group::AboutYou
        })
    };
    let changeable: Vec<&LoweredJson> = result
        .lowered_by
        .iter()
        .filter(|lowered| !is_fact(&lowered.answer))
        .collect();
    if changeable.is_empty() {
        return;
    }
    page.heading(&shown.label("lower_title"));
    for lowered in changeable {
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
