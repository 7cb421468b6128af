//! `sources/`, `corrections/` and `questions/`.

use super::checker::Checker;
use crate::files::reading::{CorrectionFile, RunnerQuestionFile, SourceFile};
use restride_core::knowledge::{Correction, RunnerQuestion, Source};
use restride_core::urgency::Urgency;
use std::collections::BTreeMap;

pub(super) fn sources(checker: &mut Checker<'_>) -> BTreeMap<String, Source> {
    checker
        .folder::<SourceFile>("sources", |file| &file.id)
        .into_iter()
        .map(|(_, file)| {
            (
                file.id,
                Source {
                    title: file.title,
                    year: file.year,
                    kind: file.kind,
                    read: file.read,
                    locator: file.locator,
                    note: file.note,
                },
            )
        })
        .collect()
}

pub(super) fn corrections(checker: &mut Checker<'_>) -> Vec<Correction> {
    let files = checker.folder::<CorrectionFile>("corrections", |file| &file.id);
    files
        .into_iter()
        .map(|(path, file)| {
            checker.conditions(path, &file.conditions);
            for finding in &file.findings {
                checker.question(path, finding);
            }
            let urgencies = urgencies(checker, path, &file);
            Correction {
                urgencies,
                numbers: file
                    .number
                    .iter()
                    .map(|number| {
                        let evidence =
                            checker.evidence(path, &number.source, &number.mark, &number.place);
                        (number.value.clone(), evidence)
                    })
                    .collect(),
                id: file.id,
                guide: file.guide,
                conditions: file.conditions,
                findings: file.findings,
            }
        })
        .collect()
}

/// On whose page a correction may stand. Nothing but help belongs on the page of an emergency.
fn urgencies(checker: &mut Checker<'_>, path: &str, file: &CorrectionFile) -> Vec<Urgency> {
    let urgencies: Vec<Urgency> = file
        .urgencies
        .iter()
        .map(|key| checker.urgency(path, key))
        .collect();
    if urgencies.is_empty() || urgencies.contains(&Urgency::Emergency) {
        checker.fault(
            path,
            "urgencies",
            "a correction names the urgencies whose page it may stand on, and never the emergency"
                .to_owned(),
            Some("urgencies = [\"self_manage\", \"see_within_2_weeks\"]".to_owned()),
        );
    }
    urgencies
}

pub(super) fn runner_questions(
    checker: &mut Checker<'_>,
    corrections: &[Correction],
) -> Vec<RunnerQuestion> {
    let files = checker.folder::<RunnerQuestionFile>("questions", |file| &file.id);
    files
        .into_iter()
        .map(|(path, file)| {
            checker.evidence(path, &file.source, &file.mark, &file.place);
            checker.conditions(path, &file.conditions);
            for id in &file.corrections {
                if !corrections.iter().any(|correction| correction.id == *id) {
                    checker.fault(path, id, format!("no correction has the id \"{id}\""), None);
                }
            }
            RunnerQuestion {
                id: file.id,
                guide: file.guide,
                conditions: file.conditions,
                corrections: file.corrections,
            }
        })
        .collect()
}
