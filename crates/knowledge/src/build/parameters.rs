//! `pack.toml`: version, review and weighing.

use super::checker::Checker;
use super::rules::soon;
use crate::files::asked::CapFile;
use crate::files::parameters::{BandFile, MassFile, ParametersFile, ReviewFile};
use jiff::civil::Date;
use restride_core::knowledge::{Cap, MassThreshold, Review, StrengthBand, Weighing, WeightBand};

const PATH: &str = "pack.toml";

/// Version and locale of a pack.
pub(super) struct Head {
    pub(super) version: String,
    pub(super) fallback_locale: String,
}

pub(super) fn parameters(checker: &mut Checker<'_>) -> Option<(Head, Weighing, Review)> {
    let file: ParametersFile = checker.file(PATH)?;
    let review = review(checker, &file.review)?;
    let weighing = weighing(checker, &file);
    if weighing
        .masses
        .iter()
        .filter(|mass| mass.bone_stress)
        .count()
        != 1
    {
        checker.fault(
            PATH,
            "mass",
            "exactly one mass must be the bone-stress mass".to_owned(),
            Some("bone_stress = true".to_owned()),
        );
    }
    Some((
        Head {
            version: file.version,
            fallback_locale: file.fallback_locale,
        },
        weighing,
        review,
    ))
}

fn review(checker: &mut Checker<'_>, file: &ReviewFile) -> Option<Review> {
    let mut date = |name: &str, text: &str| {
        if let Ok(date) = text.parse::<Date>() {
            Some(date)
        } else {
            checker.fault(
                PATH,
                name,
                format!("{name} is \"{text}\", expected a date"),
                Some("write 2026-11-25".to_owned()),
            );
            None
        }
    };
    Some(Review {
        clinician: file.clinician.clone(),
        made_on: date("made_on", &file.made_on)?,
        review_by: date("review_by", &file.review_by)?,
        grace_days: file.grace_days,
    })
}

fn weighing(checker: &mut Checker<'_>, file: &ParametersFile) -> Weighing {
    let damping = &file.damping;
    let uncertainty = &file.uncertainty;
    let shown = &file.shown;
    let asking = &file.asking;
    for (source, mark, place) in [
        (&damping.source, &damping.mark, &damping.place),
        (&uncertainty.source, &uncertainty.mark, &uncertainty.place),
        (&shown.source, &shown.mark, &shown.place),
        (&asking.source, &asking.mark, &asking.place),
    ] {
        checker.evidence(PATH, source, mark, place);
    }
    for (block, exponent) in &damping.blocks {
        checker.within(PATH, block, *exponent, 0.0, 1.0);
    }
    let cases = |checker: &mut Checker<'_>, name: &str, value: f64| {
        checker.within(PATH, name, value, 1.0, 10_000.0)
    };
    Weighing {
        damping: damping.blocks.clone(),
        damping_alone: checker.within(PATH, "alone", damping.alone, 0.0, 1.0),
        damping_unmarked: checker.within(PATH, "unmarked", damping.unmarked, 0.0, 1.0),
        damping_place_in_mass: checker.within(
            PATH,
            "place_in_mass",
            damping.place_in_mass,
            0.0,
            1.0,
        ),
        history_cap: cap(checker, &file.history_cap),
        prior_cases: cases(checker, "prior_cases", uncertainty.prior_cases),
        cases_by_mark: [
            cases(checker, "elicited_cases", uncertainty.elicited_cases),
            cases(checker, "from_memory_cases", uncertainty.from_memory_cases),
            cases(checker, "derived_cases", uncertainty.derived_cases),
            cases(checker, "sourced_cases", uncertainty.sourced_cases),
        ],
        range_quantile: checker.within(
            PATH,
            "range_quantile",
            uncertainty.range_quantile,
            0.1,
            4.0,
        ),
        largest_shown: checker.within(PATH, "largest", shown.largest, 0.1, 0.9),
        masses: file
            .mass
            .iter()
            .map(|mass| self::mass(checker, mass))
            .collect(),
        relative_share: checker.within(PATH, "relative_share", shown.relative_share, 0.0, 1.0),
        changes_shown: shown.changes,
        self_tests_shown: shown.self_tests,
        causes_shown: shown.causes.clamp(1, 4),
        rule_out_shown: shown.rule_out.clamp(1, 3),
        rule_out_cost: checker.within(PATH, "rule_out_cost", shown.rule_out_cost, 0.0, 100.0),
        second_cause: checker.within(PATH, "second_cause", shown.second_cause, 0.0, 1.0),
        strengths: bands(checker, "strength", &file.strength)
            .map(|(id, at_least)| StrengthBand { id, at_least })
            .collect(),
        weights: bands(checker, "weight", &file.weight)
            .map(|(id, at_least)| WeightBand { id, at_least })
            .collect(),
        least_information: checker.within(
            PATH,
            "least_information",
            asking.least_information,
            0.0,
            1.0,
        ),
        settled: checker.within(PATH, "settled", asking.settled, 0.0, 1.0),
        most_further_questions: asking.most_further_questions,
        least_test_information: checker.within(
            PATH,
            "least_test_information",
            asking.least_test_information,
            0.0,
            1.0,
        ),
        most_self_tests: asking.most_self_tests,
    }
}

fn cap(checker: &mut Checker<'_>, file: &CapFile) -> Cap {
    checker.evidence(PATH, &file.source, &file.mark, &file.place);
    Cap {
        up: checker.within(PATH, "up", file.up, 1.0, 6.0),
        down: checker.within(PATH, "down", file.down, 1.0 / 6.0, 1.0),
    }
}

fn mass(checker: &mut Checker<'_>, file: &MassFile) -> MassThreshold {
    MassThreshold {
        id: file.id.clone(),
        members: checker.conditions(PATH, &file.members),
        bone_stress: file.bone_stress,
        at_least: checker.within(PATH, "at_least", file.at_least, 0.001, 1.0),
        urgency: checker.urgency(PATH, &file.urgency),
        within: soon(checker, PATH, &file.within),
        evidence: checker.evidence(PATH, &file.source, &file.mark, &file.place),
    }
}

/// Bands from best to worst; a fault when they do not fall.
fn bands(
    checker: &mut Checker<'_>,
    name: &str,
    bands: &[BandFile],
) -> impl Iterator<Item = (String, f64)> {
    let falls = bands
        .windows(2)
        .all(|pair| matches!(pair, [a, b] if a.at_least > b.at_least));
    if !falls || bands.is_empty() {
        checker.fault(
            PATH,
            name,
            format!("the bands of {name} must fall, from the best word to the worst"),
            None,
        );
    }
    bands
        .iter()
        .map(|band| (band.id.clone(), band.at_least))
        .collect::<Vec<_>>()
        .into_iter()
}
