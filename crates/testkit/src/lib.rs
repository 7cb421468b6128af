//! What tests share: the pack inside the program, a fixed day, answers written as text, a small random source, harmless
//! and random runners, journals,
//! recordings and the files they make, archives of accounts and the truth about them, the promises that every store keeps, and the
//! enumeration of everything that rules can tell apart.

pub mod activity;
pub mod archives;
mod decade;
mod domain;
pub mod journal;
mod returning;
mod runners;
mod space;
pub mod store;

pub use decade::{DECADE, decade};
pub use domain::{boundaries, domain, one_way_questions, read_by_rules, rules, worrying_questions};
pub use returning::returning;
pub use runners::{Crowd, Mood, benign, sites};
pub use space::{Line, Space, put};

use jiff::civil::Date;
use restride_core::assessment::{Answer, Answers};
use restride_core::knowledge::{Care, Kind, Knowledge};

/// The pack inside the program.
///
/// # Panics
///
/// When the pack is damaged: every test fails then, with the reason.
#[expect(
    clippy::expect_used,
    reason = "a test helper: a damaged pack fails every test, with the reason"
)]
pub fn knowledge() -> Knowledge {
    restride_knowledge::embedded().expect("the pack inside the program is whole")
}

/// The care part of the pack inside the program.
///
/// # Panics
///
/// When it is damaged: every test fails then, with the reason.
#[expect(
    clippy::expect_used,
    reason = "a test helper: a damaged pack fails every test, with the reason"
)]
pub fn care() -> Care {
    restride_knowledge::embedded_care(&knowledge())
        .expect("the care part inside the program is whole")
}

/// A day on which the pack is valid.
pub fn today() -> Date {
    jiff::civil::date(2026, 12, 1)
}

/// Answers from pairs of answer id and value, as in the vocabulary: `("limp_or_walk_pain", "yes")`, `("age", "34")`,
/// `("sites", "groin_front lateral")`, `("test_fadir", "no_pain")`.
///
/// # Panics
///
/// On anything that the pack does not have.
pub fn answers(knowledge: &Knowledge, pairs: &[(&str, &str)]) -> Answers {
    changed(knowledge, &Answers::new(knowledge), pairs)
}

/// These answers with some changed, written as for [`answers()`].
///
/// # Panics
///
/// On anything that the pack does not have.
#[expect(
    clippy::panic,
    reason = "a test helper: a misspelt id must fail the test"
)]
pub fn changed(knowledge: &Knowledge, answers: &Answers, pairs: &[(&str, &str)]) -> Answers {
    let mut answers = answers.clone();
    for (id, value) in pairs {
        let Some(question) = knowledge.question(id) else {
            panic!("the pack has no answer id {id}");
        };
        let answer = answer(&knowledge.questions[question].kind, value);
        put(knowledge, &mut answers, question, answer);
    }
    answers
}

#[expect(
    clippy::panic,
    reason = "a test helper: a misspelt value must fail the test"
)]
fn answer(kind: &Kind, value: &str) -> Answer {
    let position = |word: &str| {
        kind.value(word)
            .unwrap_or_else(|| panic!("there is no value {word}"))
    };
    let bits = || {
        value
            .split_whitespace()
            .fold(0, |bits, word| bits | 1 << position(word))
    };
    match (kind, value) {
        (_, "unsure") => Answer::Unsure,
        (Kind::YesNo, "yes") => Answer::Yes,
        (Kind::YesNo, "no") => Answer::No,
        (Kind::YesNo, other) => panic!("{other} is neither yes, no nor unsure"),
        (Kind::Number(_), number) => Answer::Number(
            number
                .parse()
                .unwrap_or_else(|_| panic!("{number} is not a number")),
        ),
        (Kind::Choice { .. }, word) => Answer::Choice(position(word)),
        (Kind::Many { .. }, _) => Answer::Many(bits()),
        (Kind::Test { .. }, "no_pain") => Answer::Tested(0),
        (Kind::Test { .. }, "not_done") => Answer::NotDone,
        (Kind::Test { .. }, "could_not") => Answer::CouldNot,
        (Kind::Test { .. }, _) => Answer::Tested(bits()),
    }
}

/// A small, seeded source of uniform numbers from 0 (included) to 1 (excluded): `SplitMix64`.
#[derive(Debug, Clone)]
pub struct Draw(pub u64);

impl Draw {
    /// The next 64 random bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// The next uniform number.
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit a double exactly")]
    pub fn uniform(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A position below `count`, which must not be 0.
    pub fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.bits() % count.max(1) as u64).unwrap_or(0)
    }
}
