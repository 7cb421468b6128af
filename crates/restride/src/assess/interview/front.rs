//! What an interview needs of whoever sits between it and the runner.

use super::page::Page;
use crate::failure::Failure;
use crate::say;
use restride_core::assessment::Answer;
use std::io;

/// Asks and shows: a terminal that is drawn on, or plain lines.
pub(super) trait Front {
    /// The key of the words for the keys and words that work on every page.
    fn keys(&self) -> &'static str;

    /// Shows text.
    fn show(&mut self, text: &str) -> io::Result<()>;

    /// Gives out the result, which may go to another place than the questions.
    fn give(&mut self, result: &str) -> Result<(), Failure> {
        say::result(result)
    }

    /// Asks one page, however often it takes, until there is a reply that fits.
    fn ask(&mut self, page: &Page) -> io::Result<Reply>;

    /// Asks after the result whether something has to be corrected.
    fn ask_to_correct(&mut self) -> io::Result<bool>;
}

/// What the runner replied to a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Reply {
    /// One answer for each question of the page, in its order.
    Answers(Vec<Answer>),
    /// Leave it open.
    Skip,
    /// Back to the screen before.
    Back,
    /// The result now.
    Finish,
    /// Stop without a result.
    Quit,
    /// There is nobody left to ask: the input ended.
    Ended,
}
