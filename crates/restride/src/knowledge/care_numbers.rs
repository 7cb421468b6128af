//! What the care part rests on.

use super::Pack;
use super::entries::Kind;
use restride_core::knowledge::Evidence;

/// The provenance of every number of an entry about care: kind, id, evidence.
pub(super) fn all(pack: Pack<'_>) -> Vec<(Kind, &str, &Evidence)> {
    let care = pack.care;
    let mut found = Vec::new();
    for (index, step) in care.first_days.steps.iter().enumerate() {
        found.push((Kind::FirstStep(index), step.id.as_str(), &step.evidence));
    }
    for (index, exercise) in care.exercises.iter().enumerate() {
        let evidence = &exercise.dose.evidence;
        found.push((Kind::Exercise(index), exercise.id.as_str(), evidence));
    }
    for (index, programme) in care.programmes.iter().enumerate() {
        let mut add =
            |evidence| found.push((Kind::Programme(index), programme.id.as_str(), evidence));
        add(&programme.evidence);
        programme
            .avoid
            .iter()
            .for_each(|avoid| add(&avoid.evidence));
        programme.facts.iter().for_each(|fact| add(&fact.evidence));
        for stage in &programme.stages {
            add(&stage.evidence);
            stage.items.iter().for_each(|item| add(&item.dose.evidence));
        }
    }
    for (index, band) in care.recovery.bands.iter().enumerate() {
        found.push((Kind::RecoveryBand(index), band.id.as_str(), &band.evidence));
    }
    for (index, band) in care.recovery.guide_bands.iter().enumerate() {
        found.push((Kind::GuideBand(index), band.id.as_str(), &band.evidence));
    }
    for (index, item) in care.prevention.iter().enumerate() {
        found.push((Kind::Prevention(index), item.id.as_str(), &item.evidence));
    }
    found
}
