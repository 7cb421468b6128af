//! `restride log exercise|walk|test`.

use super::session::told;
use super::{Log, value};
use crate::arguments::{ExerciseOptions, TestOptions, WalkOptions};
use crate::failure::Failure;
use restride_core::journal::{Body, Done, Exercise, ReadinessTest, Walk};

pub(super) fn exercise(log: &mut Log<'_>, options: &ExerciseOptions) -> Result<(), Failure> {
    let exercises = &log.work.care().exercises;
    let ids = exercises.iter().map(|exercise| exercise.id.as_str());
    let exercise = value::known("EXERCISE", &options.exercise, "the id of an exercise", ids)?;
    let done = value::word("DONE", &options.done, Done::ALL, Done::key)?;
    let pain = options
        .pain
        .as_deref()
        .map(|text| value::pain("--pain", text))
        .transpose()?;
    let common = log.common(&options.entry, &[], None)?;
    let body = Body::Exercise(Exercise {
        exercise,
        done,
        episode: common.episode,
        sets: options.sets,
        repetitions: options.repetitions,
        hold_s: options.hold,
        pain,
        note: common.note,
    });
    log.write(&options.entry, &common.happened, vec![body], &[])
}

pub(super) fn walk(log: &mut Log<'_>, options: &WalkOptions) -> Result<(), Failure> {
    let minutes = options.minutes.trim().trim_end_matches("min").trim();
    let minutes = minutes
        .parse()
        .ok()
        .filter(|minutes| (1..=600).contains(minutes));
    let minutes = minutes.ok_or_else(|| {
        Failure::new(format!(
            "MINUTES: expected whole minutes from 1 to 600, found \"{}\"",
            options.minutes
        ))
    })?;
    let pain = value::pain("--pain", &options.pain)?;
    let limp = told(options.limp, options.no_limp);
    let common = log.common(&options.entry, &[], None)?;
    let body = Body::Walk(Walk {
        minutes,
        pain,
        limp,
        brisk: options.brisk.then_some(true),
        episode: common.episode,
        note: common.note,
    });
    let notes = if limp.is_some() {
        Vec::new()
    } else {
        vec![log.words.words.line("log.session.limp_missing")]
    };
    log.write(&options.entry, &common.happened, vec![body], &notes)
}

pub(super) fn test(log: &mut Log<'_>, options: &TestOptions) -> Result<(), Failure> {
    let tests = &log.words.knowledge.return_to_run.readiness.tests;
    let ids = tests.iter().map(|test| test.id.as_str());
    let test = value::known("TEST", &options.test, "the id of a test", ids)?;
    let pain = value::pain("--pain", &options.pain)?;
    let common = log.common(&options.entry, &[], None)?;
    let body = Body::ReadinessTest(ReadinessTest {
        test,
        pain,
        as_asked: options.ok,
        episode: common.episode,
        note: common.note,
    });
    log.write(&options.entry, &common.happened, vec![body], &[])
}
