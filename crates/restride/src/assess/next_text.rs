//! The next step of an interview as text.

use super::next_json::{AskJson, NextJson, QuestionJson, SelfTestJson};
use super::page::Page;
use crate::words::Words;

/// The next step as a page: the questions with the ids and values that an answer needs.
pub(crate) fn render(next: &NextJson, words: Words<'_>) -> String {
    let mut page = Page::default();
    match next {
        NextJson::Done(done) => page.line(0, &done.text),
        NextJson::Ask(ask) => asking(&mut page, ask, words),
    }
    page.finish()
}

fn asking(page: &mut Page, ask: &AskJson, words: Words<'_>) {
    for text in [&ask.title, &ask.intro].into_iter().flatten() {
        page.line(0, text);
    }
    page.line(0, &ask.why);
    for question in &ask.questions {
        page.heading(&format!("{} ({})", question.question, question.id));
        asked(page, question, words);
    }
}

fn asked(page: &mut Page, question: &QuestionJson, words: Words<'_>) {
    if let Some(test) = &question.self_test {
        how_to(page, test, words);
    }
    for text in [&question.help, &question.why].into_iter().flatten() {
        page.line(1, text);
    }
    if let Some(range) = &question.range {
        page.item(1, &format!("{}-{} {}", range.min, range.max, range.unit));
    }
    for value in question.values.iter().chain(&question.alone) {
        let described = value.describe.as_ref().map_or_else(
            || value.label.clone(),
            |more| format!("{}. {more}", value.label),
        );
        page.item(1, &format!("{}: {described}", value.id));
    }
}

fn how_to(page: &mut Page, test: &SelfTestJson, words: Words<'_>) {
    let named = test.also.as_ref().map_or_else(
        || test.name.clone(),
        |also| format!("{} ({also})", test.name),
    );
    page.line(1, &named);
    page.line(1, &test.not_for);
    if test.helper {
        page.line(1, &words.line("ui.next.helper"));
    }
    page.items(1, &test.steps);
    for text in [&test.feel, &test.stop, &test.means, &test.accuracy] {
        page.line(1, text);
    }
}
