//! Text to checked types. Every file is read before anything is refused, so that one run names every fault; whether
//! the whole makes sense is asked once every part is whole.

mod care;
mod causes;
mod checker;
mod expression;
mod letters;
mod lines;
mod parameters;
mod paths;
mod questions;
mod ranges;
mod reading;
mod return_to_run;
mod rules;
mod sense;
mod texts;
mod words;

use crate::pack::PackFiles;
use crate::{Fault, Faults};
use checker::Checker;
use paths::Part;
use restride_core::knowledge::{Care, Knowledge};

pub(crate) fn build(files: &PackFiles) -> Result<Knowledge, Faults> {
    let mut checker = Checker::new(files, Part::Assessment);
    let knowledge = assemble(&mut checker);
    whole(
        knowledge,
        checker,
        "pack.toml, gate.toml, populations.toml and return_to_run.toml must exist",
    )
}

pub(crate) fn build_care(files: &PackFiles, knowledge: &Knowledge) -> Result<Care, Faults> {
    let mut checker = Checker::new(files, Part::Care);
    let care = care::assemble(&mut checker, knowledge);
    whole(
        care,
        checker,
        "cadence.toml, diary.toml, first_days.toml, prevention.toml, recovery.toml, rehab.toml and shoes.toml must exist",
    )
}

/// What was put together, when nothing was wrong with it.
fn whole<T>(built: Option<T>, checker: Checker<'_>, needed: &str) -> Result<T, Faults> {
    let mut faults = checker.into_faults();
    match built {
        Some(built) if faults.is_empty() => Ok(built),
        _ => {
            if faults.is_empty() {
                faults.push(Fault {
                    file: "pack.toml".to_owned(),
                    line: 1,
                    what: "the pack is incomplete".to_owned(),
                    hint: Some(needed.to_owned()),
                });
            }
            faults.sort();
            Err(Faults(faults))
        }
    }
}

fn assemble(checker: &mut Checker<'_>) -> Option<Knowledge> {
    paths::check(checker);
    letters::check(checker);
    let sources = reading::sources(checker);
    checker.know_sources(&sources);
    let (mut questions, tests) = questions::questions(checker);
    checker.know_questions(&questions);
    let causes = causes::condition_files(checker);
    checker.know_conditions(causes.iter().map(|(_, file)| file.id.clone()).collect());
    questions::attach_tests(checker, &mut questions, tests);
    let conditions = causes::conditions(checker, causes);
    let parameters = parameters::parameters(checker);
    let history_cap = parameters
        .as_ref()
        .map(|(_, weighing, _)| weighing.history_cap)?;
    let blocks = parameters
        .as_ref()
        .map(|(_, weighing, _)| weighing.damping.keys().cloned().collect())
        .unwrap_or_default();
    let likelihoods = causes::likelihoods(checker, &questions, &conditions, history_cap, &blocks);
    let red_flags = rules::red_flags(checker);
    let gate = rules::gate(checker);
    let populations = rules::populations(checker);
    let corrections = reading::corrections(checker);
    let return_to_run = return_to_run::return_to_run(checker);
    let runner_questions = reading::runner_questions(checker, &corrections);
    let (head, weighing, review) = parameters?;
    let texts = texts::texts(checker, &head.fallback_locale);
    let knowledge = Knowledge {
        version: head.version,
        hash: checker.files().hash(),
        review,
        weighing,
        questions,
        conditions,
        likelihoods,
        red_flags,
        gate: gate?,
        populations: populations?,
        corrections,
        runner_questions,
        return_to_run: return_to_run?,
        sources,
        texts,
    };
    texts::check_words(checker, &knowledge.texts, &words::needed(&knowledge));
    if checker.is_clean() {
        sense::check(checker, &knowledge);
    }
    Some(knowledge)
}
