//! The next step of an interview as JSON, so that any front end can lead one without keeping state.

use crate::words::Words;
use restride_core::assessment::{AskReason, DoneReason, NextStep};
use restride_core::knowledge::{Kind, Knowledge, Question};
use schemars::JsonSchema;
use serde::Serialize;

/// What `restride assess next` prints: what to ask now, or why nothing more is asked.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum NextJson {
    /// Ask these questions together, then call again with the answers added.
    Ask(AskJson),
    /// Nothing more to ask: the result can be shown.
    Done(DoneJson),
}

/// Questions to ask now.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct AskJson {
    /// Why these come now: `alarm`, `about_you`, `site`, `gate`, `information` or `test`.
    pub(crate) reason: &'static str,
    /// The same reason in words.
    pub(crate) why: String,
    /// The grouped screen they belong to; null for a question asked alone.
    pub(crate) screen: Option<String>,
    /// Title of the screen; null for a question asked alone.
    pub(crate) title: Option<String>,
    /// What stands above the questions of the screen; null for a question asked alone.
    pub(crate) intro: Option<String>,
    /// Label of the one answer that says "no" to all questions of the screen; null for a question asked alone.
    pub(crate) none: Option<String>,
    /// The questions, in order; at least one.
    pub(crate) questions: Vec<QuestionJson>,
}

/// Why asking stops.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct DoneJson {
    /// `emergency`, `not_ranked`, `settled` or `nothing_left`.
    pub(crate) reason: &'static str,
    /// The same reason in words.
    pub(crate) text: String,
}

/// One question with everything needed to ask it.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct QuestionJson {
    /// The stable answer id: the key of its answer.
    pub(crate) id: String,
    /// Shape of the answer: `yes_no`, `choice` (one value), `number`, `many` (a list of values) or `test` (a list of
    /// values, or one of `alone`).
    #[schemars(extend("enum" = ["yes_no", "choice", "number", "many", "test"]))]
    pub(crate) kind: &'static str,
    /// Short words, as one line of a grouped screen.
    pub(crate) ask: String,
    /// The whole question, for asking it alone.
    pub(crate) question: String,
    /// What counts and what does not; null for a self-test, whose steps say it.
    pub(crate) help: Option<String>,
    /// Why it is asked; null for a self-test, where the reason of the step says it.
    pub(crate) why: Option<String>,
    /// Values to choose from, in order; empty for yes/no and numbers.
    pub(crate) values: Vec<ValueJson>,
    /// Answers that are given as a plain text instead of values: yes, no, unsure, a test not done.
    pub(crate) alone: Vec<ValueJson>,
    /// Range of a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) range: Option<RangeJson>,
    /// How to do it and who must not, when this is a self-test.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) self_test: Option<SelfTestJson>,
}

/// One value of a question.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct ValueJson {
    /// The stable id: what to write into the answers.
    pub(crate) id: String,
    /// What to show.
    pub(crate) label: String,
    /// More about it, where the label alone could be misread.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) describe: Option<String>,
}

/// The numbers accepted, both ends included.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct RangeJson {
    /// Smallest number.
    pub(crate) min: f64,
    /// Largest number.
    pub(crate) max: f64,
    /// Unit, in words.
    pub(crate) unit: String,
}

/// A self-test that nothing so far speaks against.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct SelfTestJson {
    /// Its everyday name.
    pub(crate) name: String,
    /// What clinicians call it; null when there is no such name.
    pub(crate) also: Option<String>,
    /// What to do, step by step.
    pub(crate) steps: Vec<String>,
    /// What to look for.
    pub(crate) feel: String,
    /// Who must not do it: show this before the steps.
    pub(crate) not_for: String,
    /// When to stop.
    pub(crate) stop: String,
    /// What the outcomes say, and do not say.
    pub(crate) means: String,
    /// How good it is, as far as it is known.
    pub(crate) accuracy: String,
    /// Whether a second person is needed.
    pub(crate) helper: bool,
}

/// The next step in the words of one locale.
pub(crate) fn of(knowledge: &Knowledge, next: &NextStep, words: Words<'_>) -> NextJson {
    match next {
        NextStep::Ask {
            questions,
            screen,
            reason,
        } => {
            let of_screen = |part: &str| {
                screen
                    .as_ref()
                    .map(|name| words.line(&format!("findings.screens.{name}.{part}")))
            };
            NextJson::Ask(AskJson {
                reason: reason.key(),
                why: why(*reason, words),
                screen: screen.clone(),
                title: of_screen("title"),
                intro: of_screen("intro"),
                none: of_screen("none"),
                questions: questions
                    .iter()
                    .map(|&index| question(&knowledge.questions[index], words))
                    .collect(),
            })
        }
        NextStep::Done(reason) => NextJson::Done(DoneJson {
            reason: reason.key(),
            text: done(*reason, words),
        }),
    }
}

fn why(reason: AskReason, words: Words<'_>) -> String {
    words.line(&format!("ui.next.reason_{}", reason.key()))
}

fn done(reason: DoneReason, words: Words<'_>) -> String {
    words.line(&format!("ui.next.done_{}", reason.key()))
}

fn question(question: &Question, words: Words<'_>) -> QuestionJson {
    let finding = |part: &str| {
        question
            .self_test
            .is_none()
            .then(|| words.line(&format!("findings.{}.{part}", question.id)))
    };
    QuestionJson {
        id: question.id.clone(),
        kind: kind(&question.kind),
        ask: words.short(question),
        question: words.question(question),
        help: finding("help"),
        why: finding("why"),
        values: question
            .kind
            .values()
            .iter()
            .map(|value| value_json(question, value, words))
            .collect(),
        alone: alone(question, words),
        range: match &question.kind {
            Kind::Number(range) => Some(RangeJson {
                min: range.min,
                max: range.max,
                unit: range.unit.clone(),
            }),
            Kind::YesNo | Kind::Choice { .. } | Kind::Many { .. } | Kind::Test { .. } => None,
        },
        self_test: question
            .self_test
            .as_ref()
            .map(|test| self_test(&question.id, test.helper, words)),
    }
}

const fn kind(kind: &Kind) -> &'static str {
    match kind {
        Kind::YesNo => "yes_no",
        Kind::Choice { .. } => "choice",
        Kind::Number(_) => "number",
        Kind::Many { .. } => "many",
        Kind::Test { .. } => "test",
    }
}

fn value_json(question: &Question, value: &str, words: Words<'_>) -> ValueJson {
    ValueJson {
        id: value.to_owned(),
        label: words.value(question, value),
        describe: words.get(&format!(
            "{}.{}.describe.{value}",
            Words::folder(question),
            question.id
        )),
    }
}

fn alone(question: &Question, words: Words<'_>) -> Vec<ValueJson> {
    let spoken = |id: &str, key: &str| ValueJson {
        id: id.to_owned(),
        label: words.line(key),
        describe: None,
    };
    let mut alone = match question.kind {
        Kind::YesNo => vec![
            spoken("yes", "ui.interview.yes"),
            spoken("no", "ui.interview.no"),
        ],
        Kind::Test { .. } => ["no_pain", "not_done", "could_not"]
            .map(|id| spoken(id, &format!("self_tests.places.{id}")))
            .into(),
        Kind::Choice { .. } | Kind::Number(_) | Kind::Many { .. } => Vec::new(),
    };
    alone.push(spoken("unsure", "ui.interview.unsure"));
    alone
}

fn self_test(id: &str, helper: bool, words: Words<'_>) -> SelfTestJson {
    let line = |part: &str| words.line(&format!("self_tests.{id}.{part}"));
    SelfTestJson {
        name: line("name"),
        also: words.get(&format!("self_tests.{id}.also")),
        steps: words.lines(&format!("self_tests.{id}.steps")),
        feel: line("feel"),
        not_for: line("not_for"),
        stop: line("stop"),
        means: line("means"),
        accuracy: line("accuracy"),
        helper,
    }
}
