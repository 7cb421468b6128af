//! `red_flags/`, `gate.toml`, `populations.toml` to rules.

use super::checker::Checker;
use crate::files::rules::{GateFile, PopulationsFile, RedFlagFile, SignFile, SignWeightFile};
use restride_core::knowledge::{
    Gate, GateLevel, GateSign, GateWeight, Population, RedFlag, TestSafety,
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
        within: file.within,
        guide: file.guide,
        sources: file.sources,
        id: file.id,
    }
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
    for source in &moved.sources {
        checker.evidence(GATE, source, &moved.mark, &moved.place);
    }
    let signs = file
        .sign
        .iter()
        .filter_map(|sign| gate_sign(checker, sign))
        .collect();
    let levels = file
        .level
        .iter()
        .map(|level| {
            checker.evidence(GATE, &level.source, &level.mark, &level.place);
            for source in &level.sources {
                checker.source(GATE, source);
            }
            GateLevel {
                id: level.id.clone(),
                score_at_least: level.score_at_least,
                urgency: checker.urgency(GATE, &level.urgency),
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
        suspects: checker.conditions(GATE, &file.suspects),
        evidence,
    })
}

fn gate_sign(checker: &mut Checker<'_>, file: &SignFile) -> Option<GateSign> {
    for source in &file.sources {
        checker.evidence(GATE, source, &file.mark, &file.place);
    }
    Some(GateSign {
        id: file.id.clone(),
        weight: match file.weight {
            SignWeightFile::Major => GateWeight::Major,
            SignWeightFile::Minor => GateWeight::Minor,
        },
        when: checker.expression(GATE, &file.when)?,
        sources: file.sources.clone(),
    })
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
