//! `return_to_run.toml`: the rules of returning to running, with everything that core relies on checked.

mod breaks;
mod climbing;
mod ladder;
mod readiness;
mod sessions;

use super::checker::Checker;
use super::ranges::Ranges;
use crate::files::return_to_run::ReturnToRunFile;
use restride_core::knowledge::ReturnToRun;

const PATH: &str = "return_to_run.toml";

pub(super) fn return_to_run(checker: &mut Checker<'_>) -> Option<ReturnToRun> {
    let file: ReturnToRunFile = checker.file(PATH)?;
    let ranges = &mut Ranges::of(checker, PATH);
    let (phases, levels) = ladder::ladder(ranges, &file);
    let same_days = file.missed.same_days;
    let long_break = breaks::long_break(ranges, &levels, same_days, &file.long_break);
    let relapse = breaks::relapse(ranges, &levels, &file.relapse);
    let readiness = readiness::readiness(ranges, &levels, &file.ready);
    Some(ReturnToRun {
        stop: sessions::stop(ranges, &file.stop),
        grading: sessions::grading(ranges, &file.grading),
        bone: sessions::bone(ranges, &file.bone),
        rest: sessions::rest(ranges, &file.rest),
        walking: sessions::walking(ranges, &file.walking),
        climbing: climbing::climbing(ranges, &file.climbing),
        falling: climbing::falling(ranges, &file.falling),
        plateau: climbing::plateau(ranges, &file.plateau),
        discharge: climbing::discharge(ranges, &file.discharge),
        missed: breaks::missed(ranges, &file.missed),
        clearance: readiness::clearance(ranges, &file.clearance),
        long_break: long_break?,
        relapse: relapse?,
        readiness: readiness?,
        phases,
        levels,
    })
}
