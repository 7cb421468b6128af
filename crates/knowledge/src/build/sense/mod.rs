//! Whether a pack that reads well also makes sense: rules that can fire, numbers that point the right way, words that
//! fit together. Runs on the assembled pack, so nothing here can meet a name that does not exist.

mod numbers;
mod rules;
mod satisfiable;
pub(super) mod words;

use super::checker::Checker;
use restride_core::knowledge::{Knowledge, Question};

pub(super) fn check(checker: &mut Checker<'_>, knowledge: &Knowledge) {
    rules::check(checker, knowledge);
    numbers::check(checker, knowledge);
    words::check(checker, knowledge);
}

/// The file that a question comes from.
fn file_of(question: &Question) -> String {
    let folder = if question.self_test.is_some() {
        "self_tests"
    } else {
        "findings"
    };
    format!("{folder}/{}.toml", question.id)
}
