//! `rehab.toml`.

use super::super::checker::Checker;
use super::super::ranges::{Ranges, YEAR};
use crate::files::care::rehab::{RehabFile, WarningSignFile};
use restride_core::knowledge::Kind;
use restride_core::knowledge::care::{
    Adherence, Exercise, NoProgramme, Progression, RehabRules, Retest, WarningSign,
};

const PATH: &str = "rehab.toml";

pub(super) fn rehab(checker: &mut Checker<'_>, exercises: &[Exercise]) -> Option<RehabRules> {
    let file: RehabFile = checker.file(PATH)?;
    let (progress, adherence, retest) = (&file.progress, &file.adherence, &file.retest);
    checker.conditions(PATH, &file.no_programme.conditions);
    let mut ranges = Ranges::of(checker, PATH);
    ranges.number("sessions_in_a_row", progress.sessions_in_a_row, 1, 20);
    ranges.number("more_sets", progress.more_sets, 1, 3);
    let [from, to] = progress.load_percent;
    for percent in [from, to] {
        ranges.number("load_percent", percent, 1, 50);
    }
    if from > to {
        ranges.fault("load_percent", "load_percent falls".to_owned(), None);
    }
    ranges.number("red_halves_days", progress.red_halves_days, 1, YEAR);
    ranges.percent("least_percent", adherence.least_percent);
    ranges.number("weeks", adherence.weeks, 1, 12);
    ranges.number("days", retest.days, 1, YEAR);
    ranges.unique(file.warning_sign.iter().map(|sign| sign.stop_if.as_str()));
    let warning_signs = file
        .warning_sign
        .iter()
        .filter_map(|sign| warning_sign(checker, sign, exercises))
        .collect();
    let mut evidence =
        |source: &str, mark: &str, place: &str| checker.evidence(PATH, source, mark, place);
    Some(RehabRules {
        progression: Progression {
            sessions_in_a_row: progress.sessions_in_a_row,
            more_sets: progress.more_sets,
            load_percent_from: from,
            load_percent_to: to,
            red_halves_days: progress.red_halves_days,
            evidence: evidence(&progress.source, &progress.mark, &progress.place),
        },
        adherence: Adherence {
            least_percent: adherence.least_percent,
            weeks: adherence.weeks,
            evidence: evidence(&adherence.source, &adherence.mark, &adherence.place),
        },
        retest: Retest {
            days: retest.days,
            evidence: evidence(&retest.source, &retest.mark, &retest.place),
        },
        no_programme: NoProgramme {
            evidence: evidence(
                &file.no_programme.source,
                &file.no_programme.mark,
                &file.no_programme.place,
            ),
            conditions: file.no_programme.conditions,
        },
        warning_signs,
    })
}

/// A reason to stop that some exercise has, and a question that can be answered with yes.
fn warning_sign(
    checker: &mut Checker<'_>,
    file: &WarningSignFile,
    exercises: &[Exercise],
) -> Option<WarningSign> {
    let evidence = checker.evidence(PATH, &file.source, &file.mark, &file.place);
    let reasons = exercises.iter().flat_map(|exercise| &exercise.stop_if);
    let reasons = reasons.map(String::as_str);
    Ranges::of(checker, PATH).position("reason to stop", &file.stop_if, reasons)?;
    let question = checker.question(PATH, &file.red_flag)?;
    if !matches!(checker.kind(question)?, Kind::YesNo) {
        checker.fault(
            PATH,
            &file.red_flag,
            format!("\"{}\" cannot be answered with yes", file.red_flag),
            Some("write the id of a warning question".to_owned()),
        );
        return None;
    }
    Some(WarningSign {
        stop_if: file.stop_if.clone(),
        red_flag: file.red_flag.clone(),
        evidence,
    })
}
