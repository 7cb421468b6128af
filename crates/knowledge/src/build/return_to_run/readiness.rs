//! What comes before the ladder: tests, walks that stand for the first phase, and who opens a locked plan.

use super::super::ranges::{Ranges, YEAR};
use super::ladder::below_the_top;
use crate::files::return_to_run::{ClearanceFile, CreditFile, ReadyFile, ReadyTestFile};
use restride_core::journal::Basis;
use restride_core::knowledge::{ClearanceRules, Level, ReadinessRules, ReadinessTest, WalkCredit};

pub(super) fn clearance(ranges: &mut Ranges<'_, '_>, file: &ClearanceFile) -> ClearanceRules {
    ClearanceRules {
        bone_basis: bone_basis(ranges, &file.bone_basis),
        evidence: ranges.evidence(&file.source, &file.mark, &file.place),
    }
}

pub(super) fn readiness(
    ranges: &mut Ranges<'_, '_>,
    levels: &[Level],
    file: &ReadyFile,
) -> Option<ReadinessRules> {
    ranges.at_least_one("test", file.test.len());
    ranges.unique(file.test.iter().map(|test| test.id.as_str()));
    let tests = file.test.iter().map(|file| test(ranges, file)).collect();
    ranges.number("within_days", file.within_days, 1, YEAR);
    Some(ReadinessRules {
        tests,
        within_days: file.within_days,
        evidence: ranges.evidence(&file.source, &file.mark, &file.place),
        credit: credit(ranges, levels, &file.credit)?,
    })
}

fn test(ranges: &mut Ranges<'_, '_>, file: &ReadyTestFile) -> ReadinessTest {
    ranges.pains(&[("most_pain", file.most_pain)]);
    if file.most_pain_bone > file.most_pain {
        ranges.fault(
            &file.id,
            format!("\"{}\" allows more pain for a bone than otherwise", file.id),
            None,
        );
    }
    ReadinessTest {
        id: file.id.clone(),
        most_pain: file.most_pain,
        most_pain_bone: file.most_pain_bone,
        impact: file.impact,
        optional: file.optional,
        evidence: ranges.evidence(&file.source, &file.mark, &file.place),
    }
}

fn credit(ranges: &mut Ranges<'_, '_>, levels: &[Level], file: &CreditFile) -> Option<WalkCredit> {
    ranges.number("walks", file.walks, 1, 100);
    ranges.number("minutes", file.minutes, 1, 24 * 60);
    ranges.pains(&[("most_pain", file.most_pain)]);
    ranges.number("in_days", file.in_days, 1, YEAR);
    Some(WalkCredit {
        walks: file.walks,
        minutes: file.minutes,
        most_pain: file.most_pain,
        in_days: file.in_days,
        evidence: ranges.evidence(&file.source, &file.mark, &file.place),
        start: below_the_top(ranges, levels, "start", &file.start)?,
    })
}

/// An X-ray alone never clears a bone: it misses most early stress injuries.
fn bone_basis(ranges: &mut Ranges<'_, '_>, names: &[String]) -> Vec<Basis> {
    ranges.at_least_one("bone_basis", names.len());
    let mut known = Vec::new();
    for name in names {
        match Basis::from_key(name) {
            Some(basis) if basis != Basis::Xray => known.push(basis),
            Some(_) | None => {
                let keys = Basis::ALL.iter().map(|basis| basis.key());
                let keys: Vec<&str> = keys.filter(|key| *key != Basis::Xray.key()).collect();
                ranges.fault(
                    "bone_basis",
                    format!("\"{name}\" cannot clear a bone"),
                    Some(&format!("one of {}", keys.join(", "))),
                );
            }
        }
    }
    known
}
