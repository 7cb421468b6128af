//! `first_days.toml`.

use super::super::checker::Checker;
use super::super::ranges::{Ranges, WORST};
use super::super::sense::words::check_guide;
use super::exercise_list;
use crate::files::care::first_days::{DecisionFile, FirstDaysFile, SignFile, StepFile};
use restride_core::knowledge::care::{
    EarlySign, Exercise, FirstDays, FirstDecision, FirstSign, FirstStep, LeadsTo, StepKind,
    WalkingSign,
};

const PATH: &str = "first_days.toml";

/// Hours of the first days.
const HOURS: u16 = 72;

pub(super) fn first_days(checker: &mut Checker<'_>, exercises: &[Exercise]) -> Option<FirstDays> {
    let file: FirstDaysFile = checker.file(PATH)?;
    let signs: Vec<FirstSign> = file
        .signs
        .iter()
        .filter_map(|file| sign(checker, file))
        .collect();
    let steps: Vec<FirstStep> = file
        .steps
        .iter()
        .filter_map(|file| step(checker, file, exercises))
        .collect();
    let decisions: Vec<FirstDecision> = file
        .decisions
        .iter()
        .filter_map(|file| decision(checker, file))
        .collect();
    let mut ranges = Ranges::of(checker, PATH);
    ranges.at_least_one("steps", steps.len());
    ranges.at_least_one("decisions", decisions.len());
    let ids = file.steps.iter().map(|step| step.id.as_str());
    // The words of the decisions stand under this name.
    ranges.unique(ids.chain(["decisions"]));
    ranges.unique(file.decisions.iter().map(|decision| decision.id.as_str()));
    for pair in steps.windows(2) {
        if let [first, second] = pair
            && first.from_hour > second.from_hour
        {
            ranges.fault(
                &second.id,
                format!("\"{}\" begins before \"{}\"", second.id, first.id),
                Some("steps stand in the order of their first hour"),
            );
        }
    }
    check_ends(&mut ranges, &decisions);
    Some(FirstDays {
        signs,
        steps,
        decisions,
    })
}

fn sign(checker: &mut Checker<'_>, file: &SignFile) -> Option<FirstSign> {
    if !file.sites.is_empty()
        && let Some(question) = checker.question(PATH, "sites")
        && let Some(kind) = checker.kind(question).cloned()
    {
        checker.value_bits(PATH, "sites", &kind, &file.sites);
    }
    for answer in &file.answers {
        checker.yes_no(PATH, answer);
    }
    let mut ranges = Ranges::of(checker, PATH);
    if file.sites.is_empty() && file.answers.is_empty() && !file.sudden {
        let what = format!("nothing tells that \"{}\" is there", file.sign);
        ranges.fault(
            &file.sign,
            what,
            Some("write sites, answers or sudden = true"),
        );
    }
    let sign = ranges.word("sign", &file.sign, &EarlySign::ALL, EarlySign::key)?;
    if sign == EarlySign::BoneSuspected {
        ranges.fault(
            &file.sign,
            "bone_suspected follows from the plan, and from nothing here".to_owned(),
            None,
        );
    }
    Some(FirstSign {
        sign,
        sites: file.sites.clone(),
        answers: file.answers.clone(),
        sudden: file.sudden,
    })
}

fn step(checker: &mut Checker<'_>, file: &StepFile, exercises: &[Exercise]) -> Option<FirstStep> {
    check_guide(checker, PATH, &file.guide);
    let exercise_list = exercise_list(checker, PATH, &file.exercises, exercises);
    let evidence = checker.evidence(PATH, &file.source, &file.mark, &file.place);
    let mut ranges = Ranges::of(checker, PATH);
    ranges.number("to_hour", file.to_hour, 1, HOURS);
    if file.from_hour >= file.to_hour {
        ranges.fault(
            &file.id,
            format!("\"{}\" is over before it begins", file.id),
            None,
        );
    }
    ranges.some("every_h", file.every_h, 1, 24);
    ranges.some("minutes", file.minutes, 1, 24 * 60);
    ranges.some("times", file.times, 1, 24);
    ranges.pains(&[("most_pain", file.most_pain.unwrap_or(0))]);
    let kind = ranges.word("kind of step", &file.kind, &StepKind::ALL, StepKind::key)?;
    let only_for = signs(&mut ranges, &file.only_for);
    let not_for = signs(&mut ranges, &file.not_for);
    if kind.loads_the_hip() && !not_for.contains(&EarlySign::BoneSuspected) {
        ranges.fault(
            &file.id,
            format!("\"{}\" loads the hip although a bone may be hurt", file.id),
            Some("write not_for = [\"bone_suspected\"]"),
        );
    }
    if let Some(sign) = only_for.iter().find(|sign| not_for.contains(sign)) {
        let what = format!("\"{}\" is both for and not for {}", file.id, sign.key());
        ranges.fault(&file.id, what, None);
    }
    Some(FirstStep {
        id: file.id.clone(),
        kind,
        from_hour: file.from_hour,
        to_hour: file.to_hour,
        every_h: file.every_h,
        minutes: file.minutes,
        times: file.times,
        most_pain: file.most_pain,
        exercises: exercise_list,
        only_for,
        not_for,
        guide: file.guide.clone(),
        differs: file.differs,
        evidence,
    })
}

fn signs(ranges: &mut Ranges<'_, '_>, keys: &[String]) -> Vec<EarlySign> {
    keys.iter()
        .filter_map(|key| ranges.word("sign", key, &EarlySign::ALL, EarlySign::key))
        .collect()
}

fn decision(checker: &mut Checker<'_>, file: &DecisionFile) -> Option<FirstDecision> {
    let evidence = checker.evidence(PATH, &file.source, &file.mark, &file.place);
    let mut ranges = Ranges::of(checker, PATH);
    let when: Vec<WalkingSign> = file
        .when
        .iter()
        .filter_map(|key| ranges.word("sign", key, &WalkingSign::ALL, WalkingSign::key))
        .collect();
    let looks_at_pain = when.contains(&WalkingSign::WalkingHurts);
    if looks_at_pain != file.walking_pain_at_least.is_some() {
        ranges.fault(
            &file.id,
            format!(
                "\"{}\" has walking_hurts or walking_pain_at_least alone",
                file.id
            ),
            Some("the two belong together"),
        );
    }
    ranges.some(
        "walking_pain_at_least",
        file.walking_pain_at_least,
        1,
        WORST,
    );
    if when.contains(&WalkingSign::PassesGate) != file.walk_minutes.is_some() {
        ranges.fault(
            &file.id,
            format!("\"{}\" has passes_gate or walk_minutes alone", file.id),
            Some("the two belong together"),
        );
    }
    ranges.some("walk_minutes", file.walk_minutes, 5, 240);
    ranges.some("days", file.days, 1, 90);
    let leads_to = ranges.word("target", &file.leads_to, &LeadsTo::ALL, LeadsTo::key)?;
    if leads_to == LeadsTo::Ready && when != [WalkingSign::PassesGate] {
        ranges.fault(
            &file.id,
            format!(
                "\"{}\" leads to the tests without a pain-free walk",
                file.id
            ),
            Some("write when = [\"passes_gate\"]"),
        );
    }
    if leads_to == LeadsTo::Assess && file.days.is_none() {
        let what = format!("\"{}\" does not say within how many days", file.id);
        ranges.fault(&file.id, what, Some("write days"));
    }
    Some(FirstDecision {
        id: file.id.clone(),
        when,
        walking_pain_at_least: file.walking_pain_at_least,
        walk_minutes: file.walk_minutes,
        leads_to,
        days: file.days,
        evidence,
    })
}

/// What is worse comes first, the last decision always fits, and no other does.
fn check_ends(ranges: &mut Ranges<'_, '_>, decisions: &[FirstDecision]) {
    let last = decisions.len().saturating_sub(1);
    for (position, decision) in decisions.iter().enumerate() {
        if decision.when.is_empty() != (position == last) {
            ranges.fault(
                &decision.id,
                format!("\"{}\" has the wrong when", decision.id),
                Some("the last decision has none, every other at least one sign"),
            );
        }
    }
    let ready = decisions
        .iter()
        .position(|decision| decision.leads_to == LeadsTo::Ready);
    let assess = decisions
        .iter()
        .rposition(|decision| decision.leads_to == LeadsTo::Assess);
    if let (Some(ready), Some(assess)) = (ready, assess)
        && ready < assess
        && let Some(decision) = decisions.get(ready)
    {
        ranges.fault(
            &decision.id,
            format!(
                "\"{}\" comes before a decision that asks for help",
                decision.id
            ),
            Some("the first that fits is taken: put those with leads_to = \"assess\" first"),
        );
    }
    if decisions
        .last()
        .is_some_and(|last| last.leads_to == LeadsTo::Ready)
    {
        ranges.fault(
            "decisions",
            "the last decision leads to the tests".to_owned(),
            Some("what is not known leads to rest or to help"),
        );
    }
}
