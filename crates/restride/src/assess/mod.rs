//! `restride assess`: the interview, or the same result for programs.

pub(crate) mod answer_words;
pub(crate) mod answers_json;
pub(crate) mod from_runs;
pub(crate) mod interview;
pub(crate) mod next_json;
pub(crate) mod next_text;
pub(crate) mod page;
pub(crate) mod result_json;
pub(crate) mod result_text;
pub(crate) mod saving;

use crate::arguments::{AssessOptions, AssessPart, Format, NextOptions};
use crate::assess::from_runs::FromRuns;
use crate::assess::saving::Saving;
use crate::failure::Failure;
use crate::journal::Shell;
use crate::words::Words;
use crate::{clock, input, say};
use restride_core::assessment::{Answers, Engine};
use restride_core::knowledge::Knowledge;
use serde::Serialize;
use std::path::Path;

/// Leads an interview, or works out a result or the next question from a file of answers.
pub(crate) fn run(
    shell: &Shell<'_>,
    knowledge: &Knowledge,
    options: &AssessOptions,
) -> Result<(), Failure> {
    let words = Words::asked_for(knowledge, shell.locale)?;
    match (&options.part, &options.answers) {
        (Some(AssessPart::Next(next)), _) => {
            refuse(
                "next",
                options.answers.is_some(),
                "--answers in front of it",
            )?;
            refuse_interview_options("next", options)?;
            refuse("next", options.save, "--save")?;
            print_next(knowledge, words, next)
        }
        (None, Some(file)) => {
            refuse_interview_options("--answers", options)?;
            let saving = Saving::asked_for(shell, knowledge, options, false)?;
            print_result(knowledge, words, file, saving.as_ref(), options.format)
        }
        (None, None) => {
            let saving = Saving::asked_for(shell, knowledge, options, true)?;
            interview::run(shell, knowledge, saving.as_ref(), options)
        }
    }
}

/// Refuses what only an interview can use, instead of passing over it.
fn refuse_interview_options(what: &str, options: &AssessOptions) -> Result<(), Failure> {
    refuse(what, options.state.is_some(), "--state")?;
    refuse(what, options.plain, "--plain")
}

fn refuse(what: &str, given: bool, option: &str) -> Result<(), Failure> {
    if given {
        return Err(
            Failure::new(format!("{option} does not go together with {what}"))
                .hint(format!("leave out {option}, or {what}")),
        );
    }
    Ok(())
}

fn print_result(
    knowledge: &Knowledge,
    words: Words<'_>,
    file: &Path,
    saving: Option<&Saving>,
    format: Format,
) -> Result<(), Failure> {
    let mut answers = read(knowledge, file)?;
    let engine = Engine::new(knowledge);
    let today = clock::today().map_err(Failure::without_result)?;
    let mut from_runs = None;
    let saved = match saving {
        Some(saving) => {
            let mut saver = saving.open(knowledge)?;
            // Only what the file leaves out, and only where a journal takes part.
            from_runs = saver.answer_of_runs(knowledge, words)?;
            if let Some(found) = &from_runs
                && !found.fill(knowledge, &mut answers)?
            {
                from_runs = None;
            }
            Some(saver.save(&answers)?)
        }
        None => None,
    };
    let carried = saved.as_ref().and_then(saving::carried);
    match format {
        Format::Json => {
            let mut result = result_json::of(&engine, &answers, today, carried, words);
            result.saved = saved.as_ref().map(saving::json);
            result.from_runs = from_runs.as_ref().map(FromRuns::json);
            say::result(&json(&result)?)
        }
        Format::Text => {
            let mut text = result_text::render(&engine, &answers, today, carried, words);
            if let Some(saved) = &saved {
                let mut page = page::Page::default();
                page.gap();
                if let Some(found) = &from_runs {
                    page.line(0, &found.result);
                }
                for note in saving::notes(saved, words) {
                    page.line(0, &note);
                }
                text.push_str(&page.finish());
            }
            say::result(&text)
        }
    }
}

fn print_next(
    knowledge: &Knowledge,
    words: Words<'_>,
    options: &NextOptions,
) -> Result<(), Failure> {
    let answers = read(knowledge, &options.answers)?;
    let next = Engine::new(knowledge)
        .assess(
            &answers,
            clock::today().map_err(Failure::without_result)?,
            None,
        )
        .next;
    let next = next_json::of(knowledge, &next, words);
    match options.format {
        Format::Json => say::result(&json(&next)?),
        Format::Text => say::result(&next_text::render(&next, words)),
    }
}

fn read(knowledge: &Knowledge, file: &Path) -> Result<Answers, Failure> {
    answers_json::parse(knowledge, &input::text(file, input::ANSWERS_LIMIT)?)
}

fn json(value: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string_pretty(value)
        .map_err(|error| Failure::new(format!("cannot write the result: {error}")))
}
