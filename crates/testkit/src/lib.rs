//! What tests share: the pack inside the program, a fixed day, answers written as text, a small random source.

use jiff::civil::Date;
use restride_core::assessment::{Answer, Answers};
use restride_core::knowledge::{Kind, Knowledge};

/// The pack inside the program.
#[expect(clippy::expect_used, reason = "a test helper: a damaged pack fails every test, with the reason")]
pub fn knowledge() -> Knowledge {
    restride_knowledge::embedded().expect("the pack inside the program is whole")
}

/// A day on which the pack is valid.
pub fn today() -> Date {
    jiff::civil::date(2026, 12, 1)
}
