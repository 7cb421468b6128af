//! One screen in words: everything that a front end shows and takes, without how.

use super::body;
use super::session::Screen;
use crate::words::Words;
use restride_core::assessment::{Answer, AskReason};
use restride_core::knowledge::{Kind, Knowledge, Question, QuestionIndex};

/// One screen in words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Page {
    /// The questions that a reply answers, in order.
    pub(super) questions: Vec<QuestionIndex>,
    /// How far the interview is.
    pub(super) progress: String,
    /// The name of a grouped screen or a self-test.
    pub(super) title: Option<String>,
    /// The question.
    pub(super) question: String,
    /// Why it is asked.
    pub(super) why: String,
    /// What has to be read before answering: for a self-test, who must not do it, the steps, when to stop.
    pub(super) before: Vec<Part>,
    /// More about the question, one part for each thing that can be asked about.
    pub(super) help: Vec<Part>,
    /// What an answer looks like.
    pub(super) form: Form,
    /// A drawing with the numbers of the list on it.
    pub(super) figure: Option<String>,
    /// A smaller drawing, row by row, to stand beside the list.
    pub(super) beside: Vec<String>,
    /// What was answered before the runner went back, for each question; nothing when it was not.
    pub(super) before_back: Vec<Answer>,
}

/// A heading with lines below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// The heading.
    pub(super) heading: String,
    /// The lines.
    pub(super) lines: Vec<String>,
    /// Whether the lines are steps in order.
    pub(super) numbered: bool,
}

/// What an answer looks like.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Form {
    /// Yes or no.
    YesNo,
    /// Several yes/no questions at once: ticked is yes, not ticked is no.
    Group {
        /// Their short words.
        items: Vec<String>,
        /// The words for "none of these".
        none: String,
        /// Whether some of them are personal and may be left open.
        is_personal: bool,
    },
    /// One of several values.
    Choice(Vec<String>),
    /// A number.
    Number(NumberForm),
    /// Any number of places.
    Places {
        /// Their names and where they are.
        items: Vec<Place>,
        /// The words for "none of these".
        none: String,
    },
    /// The places where a self-test brought the pain on; three more choices follow them: no pain, not done, could not.
    Test {
        /// The places, then the three.
        items: Vec<String>,
        /// How many of them are places.
        places: usize,
    },
}

/// A place and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// Its name.
    pub(super) label: String,
    /// Where it is.
    pub(super) describe: Option<String>,
}

/// What a number may be.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct NumberForm {
    /// Smallest value.
    pub(super) min: f64,
    /// Largest value.
    pub(super) max: f64,
    /// Its unit, in words.
    pub(super) unit: String,
    /// Whether it is a time in days, which may be told in weeks, months or years.
    pub(super) is_time: bool,
    /// Whether it is a whole number.
    pub(super) is_whole: bool,
}

/// The answers that follow the places in a self-test's list.
const TEST_OUTCOMES: [(&str, Answer); 3] = [
    ("no_pain", Answer::Tested(0)),
    ("not_done", Answer::NotDone),
    ("could_not", Answer::CouldNot),
];

impl Form {
    /// The answer behind a position after a self-test's places.
    pub(super) fn outcome(position: usize, places: usize) -> Option<Answer> {
        TEST_OUTCOMES
            .get(position.checked_sub(places)?)
            .map(|(_, answer)| *answer)
    }
}

#[cfg(test)]
impl Page {
    /// A page with nothing on it but its form, for tests of what is made of a reply.
    pub(super) fn bare(form: Form, before_back: Vec<Answer>) -> Self {
        Self {
            questions: vec![0],
            progress: String::new(),
            title: None,
            question: String::new(),
            why: String::new(),
            before: Vec::new(),
            help: Vec::new(),
            form,
            figure: None,
            beside: Vec::new(),
            before_back,
        }
    }
}

impl Page {
    /// Puts a screen into words. Questions that can't be asked together are asked one by one, in the engine's order.
    pub(super) fn new(knowledge: &Knowledge, screen: &Screen, words: Words<'_>) -> Self {
        let group = screen.name.as_deref().filter(|_| {
            screen.questions.len() > 1
                && screen
                    .questions
                    .iter()
                    .all(|&question| knowledge.questions[question].kind == Kind::YesNo)
        });
        let key = if screen.left == 0 {
            "ui.interview.progress_last"
        } else {
            "ui.interview.progress"
        };
        let (number, left) = (screen.number.to_string(), screen.left.to_string());
        let progress = words.filled(key, &[("n", &number), ("left", &left)]);
        let mut page = match group {
            Some(name) => grouped(knowledge, screen, name, words),
            None => alone(knowledge, screen, words),
        };
        page.progress = progress;
        page
    }
}

fn grouped(knowledge: &Knowledge, screen: &Screen, name: &str, words: Words<'_>) -> Page {
    let part = |part: &str| words.line(&format!("findings.screens.{name}.{part}"));
    let asked: Vec<&Question> = screen
        .questions
        .iter()
        .map(|&question| &knowledge.questions[question])
        .collect();
    Page {
        questions: screen.questions.clone(),
        progress: String::new(),
        title: Some(part("title")),
        question: part("intro"),
        why: words
            .get(&format!("ui.interview.why_{name}"))
            .unwrap_or_else(|| reason(screen.reason, words)),
        before: Vec::new(),
        help: asked
            .iter()
            .map(|question| Part {
                heading: words.short(question),
                lines: ["help", "why"]
                    .iter()
                    .map(|part| words.line(&format!("findings.{}.{part}", question.id)))
                    .collect(),
                numbered: false,
            })
            .collect(),
        form: Form::Group {
            items: asked.iter().map(|question| words.short(question)).collect(),
            none: part("none"),
            is_personal: asked.iter().any(|question| question.sensitive),
        },
        figure: None,
        beside: Vec::new(),
        before_back: Vec::new(),
    }
}

fn alone(knowledge: &Knowledge, screen: &Screen, words: Words<'_>) -> Page {
    let index = screen.questions[0];
    let question = &knowledge.questions[index];
    let text = |part: &str| {
        words.line(&format!(
            "{}.{}.{part}",
            Words::folder(question),
            question.id
        ))
    };
    let is_test = question.self_test.is_some();
    let help_parts: &[&str] = if is_test {
        &["means", "accuracy"]
    } else {
        &["help"]
    };
    let is_drawn = question.id == body::QUESTION;
    let names = words.lines("ui.interview.figure_names");
    Page {
        questions: vec![index],
        progress: String::new(),
        title: is_test.then(|| words.short(question)),
        question: words.question(question),
        why: if is_test {
            reason(screen.reason, words)
        } else {
            text("why")
        },
        before: if is_test {
            test_parts(question, words)
        } else {
            Vec::new()
        },
        help: vec![Part {
            heading: words.line("ui.interview.help"),
            lines: help_parts.iter().map(|part| text(part)).collect(),
            numbered: false,
        }],
        form: form(question, words),
        figure: is_drawn.then(|| body::figure(question.kind.values(), &names)),
        beside: if is_drawn {
            body::beside(question.kind.values(), &names)
        } else {
            Vec::new()
        },
        before_back: Vec::new(),
    }
}

/// Who must not do a self-test, its steps, what to feel for, and when to stop.
fn test_parts(question: &Question, words: Words<'_>) -> Vec<Part> {
    ["not_for", "steps", "feel", "stop"]
        .iter()
        .map(|part| Part {
            heading: words.line(&format!("ui.interview.test_{part}")),
            lines: words.lines(&format!("self_tests.{}.{part}", question.id)),
            numbered: *part == "steps",
        })
        .collect()
}

fn form(question: &Question, words: Words<'_>) -> Form {
    let labels = |values: &[String]| -> Vec<String> {
        values
            .iter()
            .map(|value| words.value(question, value))
            .collect()
    };
    match &question.kind {
        Kind::YesNo => Form::YesNo,
        Kind::Choice { values } => Form::Choice(labels(values)),
        Kind::Number(range) => Form::Number(NumberForm {
            min: range.min,
            max: range.max,
            unit: range.unit.clone(),
            is_time: range.unit == "days",
            is_whole: range.unit == "years",
        }),
        Kind::Many { values } => Form::Places {
            items: values
                .iter()
                .map(|value| Place {
                    label: words.value(question, value),
                    describe: words.get(&format!("findings.{}.describe.{value}", question.id)),
                })
                .collect(),
            none: words.line("ui.interview.none_of_these"),
        },
        Kind::Test { values } => Form::Test {
            items: labels(values)
                .into_iter()
                .chain(
                    TEST_OUTCOMES
                        .iter()
                        .map(|(key, _)| words.line(&format!("self_tests.places.{key}"))),
                )
                .collect(),
            places: values.len(),
        },
    }
}

fn reason(reason: AskReason, words: Words<'_>) -> String {
    words.line(&format!("ui.next.reason_{}", reason.key()))
}
