//! `diary.toml`.

use super::super::checker::Checker;
use super::super::ranges::{Ranges, WORST, YEAR};
use crate::files::care::diary::{DiaryFile, RaiseFile};
use restride_core::diary::DiaryNumbers;
use restride_core::knowledge::Kind;
use restride_core::knowledge::care::{
    CarriedRule, DiaryEvidence, DiaryRules, Raise, RestingRule, Sign, UnassessedRule,
    WeeklyQuestion,
};

const PATH: &str = "diary.toml";

pub(super) fn diary(checker: &mut Checker<'_>) -> Option<DiaryRules> {
    let file: DiaryFile = checker.file(PATH)?;
    check_numbers(&mut Ranges::of(checker, PATH), &file);
    check_weekly(&mut Ranges::of(checker, PATH), &file);
    let raises = file
        .raises
        .iter()
        .filter_map(|file| raise(checker, file))
        .collect();
    let mut evidence =
        |source: &str, mark: &str, place: &str| checker.evidence(PATH, source, mark, place);
    let (trend, slope, plateau) = (&file.trend, &file.slope, &file.plateau);
    let (night, triggers, burden) = (&file.night, &file.triggers, &file.burden);
    Some(DiaryRules {
        numbers: numbers(&file),
        evidence: DiaryEvidence {
            trend: evidence(&trend.source, &trend.mark, &trend.place),
            slope: evidence(&slope.source, &slope.mark, &slope.place),
            plateau: evidence(&plateau.source, &plateau.mark, &plateau.place),
            night: evidence(&night.source, &night.mark, &night.place),
            triggers: evidence(&triggers.source, &triggers.mark, &triggers.place),
            burden: evidence(&burden.source, &burden.mark, &burden.place),
        },
        weekly: file
            .weekly
            .iter()
            .map(|question| WeeklyQuestion {
                id: question.id.clone(),
            })
            .collect(),
        raises,
        resting: RestingRule {
            days: file.resting.days,
            evidence: evidence(
                &file.resting.source,
                &file.resting.mark,
                &file.resting.place,
            ),
        },
        unassessed: UnassessedRule {
            days: file.unassessed.days,
            least_pain: file.unassessed.least_pain,
            evidence: evidence(
                &file.unassessed.source,
                &file.unassessed.mark,
                &file.unassessed.place,
            ),
        },
        carried: CarriedRule {
            days: file.carried.days,
            evidence: evidence(
                &file.carried.source,
                &file.carried.mark,
                &file.carried.place,
            ),
        },
    })
}

fn numbers(file: &DiaryFile) -> DiaryNumbers {
    DiaryNumbers {
        window_days: file.trend.window_days,
        least_days: usize::from(file.trend.least_days),
        better_by: file.trend.better_by,
        clearly_better_by: file.trend.clearly_better_by,
        clearly_better_percent: file.trend.clearly_better_percent,
        worse_by: file.trend.worse_by,
        slope_days: file.slope.days,
        slope_least_days: usize::from(file.slope.least_days),
        plateau_windows: file.plateau.windows,
        plateau_within: file.plateau.within,
        night_window_days: file.night.window_days,
        night_pain: file.night.pain,
        night_count: usize::from(file.night.count),
        trigger_least_days: usize::from(file.triggers.least_days),
        burden_scores: file.burden.scores,
    }
}

fn check_numbers(ranges: &mut Ranges<'_, '_>, file: &DiaryFile) {
    let (trend, slope, night) = (&file.trend, &file.slope, &file.night);
    ranges.number("window_days", trend.window_days, 1, YEAR);
    ranges.number("least_days", trend.least_days, 1, trend.window_days);
    ranges.number("better_by", trend.better_by, 1, WORST);
    ranges.number("clearly_better_by", trend.clearly_better_by, 1, WORST);
    ranges.rising(&[
        ("better_by", u16::from(trend.better_by)),
        ("clearly_better_by", u16::from(trend.clearly_better_by)),
    ]);
    ranges.percent("clearly_better_percent", trend.clearly_better_percent);
    ranges.number("worse_by", trend.worse_by, 1, WORST);
    ranges.number("days", slope.days, 2, YEAR);
    ranges.number("least_days", slope.least_days, 2, slope.days);
    ranges.number("windows", file.plateau.windows, 2, 52);
    ranges.number("within", file.plateau.within, 1, WORST);
    ranges.number("window_days", night.window_days, 1, YEAR);
    ranges.number("pain", night.pain, 1, WORST);
    ranges.number("count", night.count, 1, night.window_days);
    ranges.number("least_days", file.triggers.least_days, 1, YEAR);
    ranges.number("days", file.resting.days, 2, YEAR);
    ranges.number("days", file.carried.days, 1, YEAR);
    ranges.number("days", file.unassessed.days, 1, YEAR);
    ranges.number("least_pain", file.unassessed.least_pain, 1, WORST);
    for score in file.burden.scores {
        ranges.number("scores", score, 0, 25);
    }
    if !file.burden.scores.is_sorted() {
        ranges.fault(
            "scores",
            "the scores of a week do not rise".to_owned(),
            None,
        );
    }
}

/// The four questions are the fields of the entry that holds the answers, in their order.
fn check_weekly(ranges: &mut Ranges<'_, '_>, file: &DiaryFile) {
    let ids: Vec<&str> = file
        .weekly
        .iter()
        .map(|weekly| weekly.id.as_str())
        .collect();
    if ids != WeeklyQuestion::IDS {
        ranges.fault(
            "weekly",
            format!("the questions of a week are {}", ids.join(", ")),
            Some(&format!("write {}", WeeklyQuestion::IDS.join(", "))),
        );
    }
}

fn raise(checker: &mut Checker<'_>, file: &RaiseFile) -> Option<Raise> {
    let evidence = checker.evidence(PATH, &file.source, &file.mark, &file.place);
    let mut ranges = Ranges::of(checker, PATH);
    ranges.some("days", file.days, 1, YEAR);
    let sign = ranges.word("sign", &file.sign, &Sign::ALL, Sign::key)?;
    let question = checker.question(PATH, &file.answer)?;
    let kind = checker.kind(question)?.clone();
    let is_worse = match &kind {
        Kind::YesNo => file.value == "yes",
        Kind::Choice { .. } | Kind::Many { .. } => kind.value(&file.value).is_some(),
        Kind::Number(_) | Kind::Test { .. } => false,
    };
    if !is_worse {
        checker.fault(
            PATH,
            &file.answer,
            format!(
                "\"{}\" cannot be \"{}\" by what a diary shows",
                file.answer, file.value
            ),
            Some("write yes, or a value of the question".to_owned()),
        );
    }
    Some(Raise {
        sign,
        answer: file.answer.clone(),
        value: file.value.clone(),
        days: file.days,
        evidence,
    })
}
