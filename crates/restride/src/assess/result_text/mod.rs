//! The result as text, made from [`ResultJson`] and nothing else: a summary of one screen first, then why, then the
//! causes, then what to watch for, then where it all comes from.

mod about;
mod causes;
mod next_steps;
mod urgency;

use super::page::Page;
use super::result_json::{self, ResultJson};
use crate::words::Words;
use jiff::civil::Date;
use restride_core::assessment::{Answers, Engine};
use restride_core::knowledge::Knowledge;
use restride_core::urgency::Urgency;

/// The result of a set of answers as a page of plain text.
pub(crate) fn render(
    engine: &Engine<'_>,
    answers: &Answers,
    today: Date,
    carried: Option<Urgency>,
    words: Words<'_>,
) -> String {
    let shown = Shown {
        result: &result_json::of(engine, answers, today, carried, words),
        knowledge: engine.knowledge(),
        answers,
        words,
    };
    let mut page = Page::default();
    let more = urgency::head(&mut page, &shown);
    page.gap();
    causes::first(&mut page, &shown);
    next_steps::review(&mut page, &shown);
    urgency::more_to_do(&mut page, &shown, more);
    if shown.is_emergency() {
        // What the emergency is comes before what it is not known to be.
        urgency::rules(&mut page, &shown);
        urgency::open_alarms(&mut page, &shown);
        causes::rule_out(&mut page, &shown);
        causes::likely(&mut page, &shown);
    } else {
        urgency::open_alarms(&mut page, &shown);
        urgency::rules(&mut page, &shown);
        urgency::lowered_by(&mut page, &shown);
        causes::likely(&mut page, &shown);
        causes::rule_out(&mut page, &shown);
    }
    next_steps::changes(&mut page, &shown);
    next_steps::self_tests(&mut page, &shown);
    next_steps::corrections(&mut page, &shown);
    next_steps::safety_net(&mut page, &shown);
    about::sources(&mut page, &shown);
    about::intended_use(&mut page, &shown);
    page.finish()
}

/// What the sections are made from: the result, and the words for the ids in it.
struct Shown<'a> {
    result: &'a ResultJson,
    knowledge: &'a Knowledge,
    answers: &'a Answers,
    words: Words<'a>,
}

impl Shown<'_> {
    /// The words under `ui.result.<name>`.
    fn label(&self, name: &str) -> String {
        self.words.line(&format!("ui.result.{name}"))
    }

    /// The words under `ui.result.<name>` with one blank filled.
    fn filled(&self, name: &str, blank: &str, value: &str) -> String {
        self.words
            .filled(&format!("ui.result.{name}"), &[(blank, value)])
    }

    /// Whether the page has to be acted on before anything else is read.
    fn is_emergency(&self) -> bool {
        self.result.urgency == Urgency::Emergency.key()
    }

    /// Whether the page says to stop and be seen within days.
    fn is_stop(&self) -> bool {
        self.result.urgency == Urgency::StopAndSeeWithinDays.key()
    }

    /// An answer id with its answer, in words.
    fn cited(&self, id: &str) -> String {
        self.knowledge.question(id).map_or_else(
            || id.to_owned(),
            |question| {
                super::answer_words::cited(
                    self.words,
                    &self.knowledge.questions[question],
                    self.answers.get(question),
                )
            },
        )
    }

    /// The short words of an answer id.
    fn asked(&self, id: &str) -> String {
        self.knowledge.question(id).map_or_else(
            || id.to_owned(),
            |question| self.words.short(&self.knowledge.questions[question]),
        )
    }

    /// The name of an urgency.
    fn urgency_name(&self, key: &str) -> String {
        self.words.line(&format!("urgency.{key}.name"))
    }

    /// The words for how far a number may be trusted.
    fn mark(&self, key: &str) -> String {
        self.words.line(&format!("ui.mark.{key}"))
    }
}
