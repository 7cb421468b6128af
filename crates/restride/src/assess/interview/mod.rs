//! The interview in a terminal.
//!
//! Read in this order: `session.rs` (what is asked, without a terminal), `lead.rs` (from the welcome to the result),
//! `page.rs` (one screen in words), `front.rs` (what a front end does), `script.rs` (the text of a page), `typed.rs`
//! and `number.rs` (what was typed), `plain.rs` and `rich/` (the two front ends), `state.rs` (the file that keeps the
//! answers), `transcript.rs` (an interview as a text).

mod session;

mod lead;

mod page;

mod body;
mod front;
mod number;
mod plain;
mod rich;
mod script;
mod state;
mod terminal;
mod transcript;
mod typed;
mod wrap;

use crate::arguments::{AssessOptions, Format};
use crate::assess::saving::Saving;
use crate::clock;
use crate::failure::Failure;
use crate::journal::Shell;
use crate::words::Words;
use jiff::civil::Date;
use lead::{GoOn, Interview, Stop};
use restride_core::assessment::Engine;
use restride_core::knowledge::Knowledge;
use session::Session;
use state::State;
use std::io;
use std::path::Path;
use transcript::{Transcript, Written};

/// Asks, until there is a result or the runner stops.
pub(crate) fn run(
    shell: &Shell<'_>,
    knowledge: &Knowledge,
    saving: Option<&Saving>,
    options: &AssessOptions,
) -> Result<(), Failure> {
    if options.format == Format::Json {
        return Err(
            Failure::new("the interview prints its result as text").hint(
                "for JSON, give the answers in a file: restride assess --answers FILE --format json",
            ),
        );
    }
    let (state, answers) = State::open(knowledge, options.state.as_deref())?;
    let words = Words::new(knowledge, shell.locale);
    let engine = Engine::new(knowledge);
    let today = clock::today().map_err(Failure::without_result)?;
    let mut saver = saving.map(|saving| saving.open(knowledge)).transpose()?;
    // A journal that cannot be read costs a hint, and not the result.
    let from_runs = saver
        .as_mut()
        .and_then(|saver| saver.answer_of_runs(knowledge, words).ok().flatten());
    let mut interview = Interview {
        session: Session::new(&engine, today, answers),
        from_runs,
        is_filled: false,
        front: terminal::front(options.plain, words),
        go_on: GoOn::new(shell.overlay, shell.locale, options),
        is_kept: true,
        before_back: None,
        saver,
        state,
        words,
        today,
    };
    ended(interview.lead())
}

/// Everything that an interview in English says to these replies, one a line, on a day.
pub(crate) fn transcript(
    knowledge: &Knowledge,
    today: Date,
    replies: &str,
) -> Result<String, Failure> {
    let (state, answers) = State::open(knowledge, None)?;
    let words = Words::new(knowledge, "en");
    let engine = Engine::new(knowledge);
    let written = Written::default();
    let mut interview = Interview {
        session: Session::new(&engine, today, answers),
        front: Box::new(Transcript::new(replies, written.clone(), words)),
        go_on: GoOn::new(None, "en", &AssessOptions::default()),
        is_kept: true,
        before_back: None,
        saver: None,
        from_runs: None,
        is_filled: false,
        state,
        words,
        today,
    };
    ended(interview.lead())?;
    Ok(written.text())
}

fn ended(led: Result<(), Stop>) -> Result<(), Failure> {
    match led {
        Ok(()) => Ok(()),
        Err(Stop::Failed(failure)) => Err(failure),
        // Nobody reads on: not a mistake.
        Err(Stop::Terminal(error)) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(Stop::Terminal(error)) => {
            Err(Failure::new(format!("cannot go on with the questions: {error}")).without_result())
        }
    }
}

impl GoOn {
    /// How to go on with this interview; without a file, how to keep the next.
    fn new(overlay: Option<&Path>, locale: &str, options: &AssessOptions) -> Self {
        let mut command = "restride assess".to_owned();
        if let Some(overlay) = overlay {
            command.push_str(" --knowledge ");
            command.push_str(&quoted(&overlay.display().to_string()));
        }
        if locale != "en" {
            command.push_str(" --locale ");
            command.push_str(&quoted(locale));
        }
        if options.plain {
            command.push_str(" --plain");
        }
        let file = options.state.as_ref().map_or_else(
            || "hip-answers.json".to_owned(),
            |path| quoted(&path.display().to_string()),
        );
        command.push_str(" --state ");
        command.push_str(&file);
        Self { file, command }
    }
}

/// A word of a command line, in quotes where a shell would split it or read something into it.
fn quoted(word: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "._-/\\:+@~".contains(letter);
    if word.chars().all(is_plain) {
        word.to_owned()
    } else if word.contains(['$', '`', '"', '\\']) && !word.contains('\'') {
        format!("'{word}'")
    } else {
        format!("\"{word}\"")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_to_go_on_has_every_option_that_was_given() {
        let options = AssessOptions {
            state: Some("my hip.json".into()),
            plain: true,
            ..AssessOptions::default()
        };
        let go_on = GoOn::new(Some(Path::new("our clinic")), "de", &options);
        assert_eq!(
            go_on.command,
            "restride assess --knowledge \"our clinic\" --locale de --plain --state \"my hip.json\""
        );
        assert_eq!(go_on.file, "\"my hip.json\"");
        let go_on = GoOn::new(None, "en", &AssessOptions::default());
        assert_eq!(go_on.command, "restride assess --state hip-answers.json");
        assert_eq!(quoted("$HOME/a"), "'$HOME/a'");
    }
}
