//! `red_flags/`, `gate.toml`, `populations.toml` to rules.

use super::checker::Checker;
use crate::files::rules::{GateFile, PopulationsFile, RedFlagFile, SignFile, SignWeightFile};
use restride_core::knowledge::{
    Evidence, Gate, GateLevel, GateSign, GateWeight, Population, RedFlag, TestSafety, WITHIN,
};

const GATE: &str = "gate.toml";
const POPULATIONS: &str = "populations.toml";

pub(super) fn red_flags(checker: &mut Checker<'_>) -> Vec<RedFlag> {
    let files = checker.folder::<RedFlagFile>("red_flags", |file| &file.id);
    files
        .into_iter()
        .map(|(path, file)| red_flag(checker, path, file))
        .collect()
}

fn red_flag(checker: &mut Checker<'_>, path: &str, file: RedFlagFile) -> RedFlag {
    if file.when.is_some() == file.advice_only {
        checker.fault(
            path,
            "when",
            "a flag needs `when`, or advice_only = true when no question covers it".to_owned(),
            None,
        );
    }
    if !file.id.starts_with(&format!("{:02}", file.number)) {
        checker.fault(
            path,
            &file.id,
            format!("the id does not begin with the number {:02}", file.number),
            None,
        );
    }
    let first = file.sources.first().cloned().unwrap_or_default();
    for source in &file.sources {
        checker.source(path, source);
    }
    RedFlag {
        urgency: checker.urgency(path, &file.urgency),
        when: file
            .when
            .as_ref()
            .and_then(|when| checker.expression(path, when)),
        suspects: checker.conditions(path, &file.suspects),
        evidence: checker.evidence(path, &first, &file.mark, &file.place),
        within: soon(checker, path, &file.within),
        always_say: file.always_say,
        guide: file.guide,
        sources: file.sources,
        id: file.id,
    }
}

/// How soon somebody has to look; a fault when it is none of the known keys.
pub(super) fn soon(checker: &mut Checker<'_>, path: &str, key: &str) -> String {
    if !WITHIN.contains(&key) {
        checker.fault(
            path,
            key,
            format!("within is \"{key}\", expected one of {}", WITHIN.join(", ")),
            None,
        );
    }
    key.to_owned()
}

pub(super) fn gate(checker: &mut Checker<'_>) -> Option<Gate> {
    let file: GateFile = checker.file(GATE)?;
    let evidence = checker.evidence(
        GATE,
        &file.points.source,
        &file.points.mark,
        &file.points.place,
    );
    let safety = &file.test_safety;
    checker.evidence(GATE, &safety.source, &safety.mark, &safety.place);
    let moved = &file.displacement;
    let moved_evidence = first_evidence(checker, &moved.sources, &moved.mark, &moved.place);
    let signs = file
        .sign
        .iter()
        .filter_map(|sign| gate_sign(checker, sign))
        .collect();
    let levels = file
        .level
        .iter()
        .map(|level| {
            for source in &level.sources {
                checker.source(GATE, source);
            }
            GateLevel {
                id: level.id.clone(),
                score_at_least: level.score_at_least,
                urgency: checker.urgency(GATE, &level.urgency),
                within: soon(checker, GATE, &level.within),
                evidence: checker.evidence(GATE, &level.source, &level.mark, &level.place),
                sources: level.sources.clone(),
            }
        })
        .collect();
    Some(Gate {
        major_points: file.points.major,
        minor_points: file.points.minor,
        signs,
        levels,
        test_safety: TestSafety {
            majors_at_least: safety.majors_at_least,
            minors_at_least: safety.minors_at_least,
        },
        displacement: checker.expression(GATE, &moved.when)?,
        displacement_urgency: checker.urgency(GATE, &moved.urgency),
        displacement_within: soon(checker, GATE, &moved.within),
        displacement_evidence: moved_evidence,
        displacement_sources: moved.sources.clone(),
        suspects: checker.conditions(GATE, &file.suspects),
        evidence,
    })
}

fn gate_sign(checker: &mut Checker<'_>, file: &SignFile) -> Option<GateSign> {
    let evidence = first_evidence(checker, &file.sources, &file.mark, &file.place);
    Some(GateSign {
        id: file.id.clone(),
        weight: match file.weight {
            SignWeightFile::Major => GateWeight::Major,
            SignWeightFile::Minor => GateWeight::Minor,
        },
        when: checker.expression(GATE, &file.when)?,
        evidence,
        sources: file.sources.clone(),
    })
}

/// Checks every source of a part of the gate; gives the evidence of the first.
fn first_evidence(
    checker: &mut Checker<'_>,
    sources: &[String],
    mark: &str,
    place: &str,
) -> Evidence {
    for source in sources.iter().skip(1) {
        checker.evidence(GATE, source, mark, place);
    }
    let first = sources.first().cloned().unwrap_or_default();
    checker.evidence(GATE, &first, mark, place)
}

pub(super) fn populations(checker: &mut Checker<'_>) -> Option<Vec<Population>> {
    let file: PopulationsFile = checker.file(POPULATIONS)?;
    Some(
        file.population
            .iter()
            .filter_map(|population| {
                let first = population.sources.first().cloned().unwrap_or_default();
                for source in &population.sources {
                    checker.source(POPULATIONS, source);
                }
                Some(Population {
                    id: population.id.clone(),
                    when: checker.expression(POPULATIONS, &population.when)?,
                    floor: checker.urgency(POPULATIONS, &population.floor),
                    differential: population.differential,
                    self_tests: population.self_tests,
                    evidence: checker.evidence(
                        POPULATIONS,
                        &first,
                        &population.mark,
                        &population.place,
                    ),
                })
            })
            .collect(),
    )
}
