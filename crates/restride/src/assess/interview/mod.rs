//! The interview in a terminal.
//!
//! Read in this order: `session.rs` (what is asked, without a terminal), `lead.rs` (from the welcome to the result),
//! `page.rs` (one screen in words), `front.rs` (what a front end does), `script.rs` (the text of a page), `typed.rs`
//! and `number.rs` (what was typed), `plain.rs` and `rich/` (the two front ends), `state.rs` (the file that keeps the
//! answers).

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
mod typed;
mod wrap;

use crate::arguments::{AssessOptions, Format};
use crate::clock;
use crate::failure::Failure;
use crate::words::Words;
use lead::{Interview, Stop};
use restride_core::assessment::Engine;
use restride_core::knowledge::Knowledge;
use session::Session;
use state::State;
use std::io;

/// Asks, until there is a result or the runner stops.
pub(crate) fn run(
    knowledge: &Knowledge,
    locale: &str,
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
    let words = Words::new(knowledge, locale);
    let engine = Engine::new(knowledge);
    let today = clock::today();
    let mut interview = Interview {
        session: Session::new(&engine, today, answers),
        front: terminal::front(options.plain, words),
        go_on: go_on(locale, options),
        is_kept: true,
        state,
        words,
        today,
    };
    match interview.lead() {
        Ok(()) => Ok(()),
        Err(Stop::Failed(failure)) => Err(failure),
        // Nobody reads on: not a mistake.
        Err(Stop::Terminal(error)) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(Stop::Terminal(error)) => {
            Err(Failure::new(format!("cannot go on with the questions: {error}")).without_result())
        }
    }
}

/// The command that goes on with this interview; without a file, one that keeps the next.
fn go_on(locale: &str, options: &AssessOptions) -> String {
    let locale = match locale {
        "en" => String::new(),
        other => format!(" --locale {other}"),
    };
    let plain = if options.plain { " --plain" } else { "" };
    let file = options.state.as_ref().map_or_else(
        || "hip-answers.json".to_owned(),
        |path| path.display().to_string(),
    );
    let quote = if file.contains(' ') { "\"" } else { "" };
    format!("restride assess{locale}{plain} --state {quote}{file}{quote}")
}
