//! The three prompts that are used, and what may be ticked together.

use super::super::front::Reply;
use super::super::typed::Marks;
use super::super::wrap::wrap_to;
use inquire::list_option::ListOption;
use inquire::ui::{RenderConfig, Styled};
use inquire::validator::{ErrorMessage, Validation};
use inquire::{InquireError, MultiSelect, Select, Text};
use std::io;

/// Lines of a list that are shown at once: with the words around them, they fit a terminal of 24 rows.
const PAGE: usize = 15;

/// Columns of a line in a list.
const WIDTH: usize = 68;

/// A prompt's answer, or why there is none.
pub(super) type Asked<T> = Result<T, Stopped>;

/// Why a prompt has no answer.
#[derive(Debug)]
pub(super) enum Stopped {
    /// Esc.
    Back,
    /// Ctrl-C.
    Quit,
    /// The terminal failed.
    Terminal(io::Error),
}

impl From<InquireError> for Stopped {
    fn from(error: InquireError) -> Self {
        match error {
            InquireError::OperationCanceled => Self::Back,
            InquireError::OperationInterrupted => Self::Quit,
            InquireError::IO(error) => Self::Terminal(error),
            error => Self::Terminal(io::Error::other(error.to_string())),
        }
    }
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Self {
        Self::Terminal(error)
    }
}

/// Esc is back and Ctrl-C is quit.
pub(super) fn reply(asked: Asked<Reply>) -> io::Result<Reply> {
    match asked {
        Ok(reply) => Ok(reply),
        Err(Stopped::Back) => Ok(Reply::Back),
        Err(Stopped::Quit) => Ok(Reply::Quit),
        Err(Stopped::Terminal(error)) => Err(error),
    }
}

/// What may be ticked together.
#[derive(Debug, Clone)]
pub(super) struct TickRules {
    /// Lines that are ticked alone or not at all.
    pub(super) alone: Vec<usize>,
    /// The last line, when it leads to everything else and not to an answer.
    pub(super) more: Option<usize>,
    /// The message when nothing is ticked: Enter alone is never an answer.
    pub(super) nothing: String,
    /// The message when a line that is ticked alone is not.
    pub(super) together: String,
}

impl TickRules {
    /// What is wrong with these lines; `None` when they may be ticked together. This also catches the right arrow key,
    /// which ticks everything.
    fn fault(&self, ticked: &[usize]) -> Option<&str> {
        let wants_more = |more: usize| ticked.contains(&more) && ticked.len() <= more;
        if self.more.is_some_and(wants_more) {
            None
        } else if ticked.is_empty() {
            Some(&self.nothing)
        } else if ticked.len() > 1 && ticked.iter().any(|at| self.alone.contains(at)) {
            Some(&self.together)
        } else {
            None
        }
    }
}

/// One line of a list, by position; it begins at the line `at`.
pub(super) fn select(question: &str, lines: &[&str], keys: &str, at: usize) -> Asked<usize> {
    let question = broken(question, 2);
    let picked = Select::new(&question, wrapped(lines, 2))
        .with_render_config(look())
        .without_filtering()
        .with_starting_cursor(at.min(lines.len().saturating_sub(1)))
        .with_page_size(PAGE)
        .with_help_message(keys)
        .with_formatter(&|picked| one_line(picked.value))
        .raw_prompt()?;
    Ok(picked.index)
}

/// Any lines of a list that may be ticked together, by position; `before` are ticked from the start. The rows of
/// `beside` stand to the right of the lines.
pub(super) fn tick(
    question: &str,
    lines: &[&str],
    keys: &str,
    before: &Marks,
    beside: &[String],
    rules: TickRules,
) -> Asked<Marks> {
    let before: Vec<usize> = before.iter().copied().collect();
    let question = broken(question, 2);
    let drawn = if beside.is_empty() {
        wrapped(lines, 6)
    } else {
        side_by_side(lines, beside)
    };
    let ticked = MultiSelect::new(&question, drawn)
        .with_default(&before)
        .with_render_config(look())
        .without_filtering()
        .with_page_size(PAGE)
        .with_help_message(keys)
        .with_formatter(&|ticked| {
            let words = ticked.iter().filter_map(|line| lines.get(line.index));
            let words: Vec<String> = words.map(|line| one_line(line)).collect();
            words.join("; ")
        })
        .with_validator(move |ticked: &[ListOption<&String>]| {
            let ticked: Vec<usize> = ticked.iter().map(|line| line.index).collect();
            Ok(match rules.fault(&ticked) {
                None => Validation::Valid,
                Some(fault) => Validation::Invalid(ErrorMessage::Custom(fault.to_owned())),
            })
        })
        .raw_prompt()?;
    Ok(ticked.iter().map(|line| line.index).collect())
}

/// A line of text.
pub(super) fn type_line(question: &str, keys: &str) -> Asked<String> {
    Ok(Text::new(&broken(question, 2))
        .with_render_config(look())
        .with_help_message(keys)
        .prompt()?)
}

/// The colours, which `NO_COLOR` switches off, without a word for Esc: what follows says what happened.
fn look() -> RenderConfig<'static> {
    RenderConfig::default().with_canceled_prompt_indicator(Styled::new("-"))
}

/// The longest line beside which a drawing of this width has room on a terminal of 80 columns.
pub(super) const fn room_beside(width: usize) -> usize {
    80 - "> [ ] ".len() - " ".len() - width - 1
}

fn side_by_side(lines: &[&str], rows: &[String]) -> Vec<String> {
    let width = lines.iter().zip(rows);
    let width = width.map(|(line, _)| line.chars().count()).max();
    let width = width.unwrap_or_default();
    let rows = rows.iter().map(String::as_str).chain(std::iter::repeat(""));
    lines
        .iter()
        .zip(rows)
        .map(|(line, row)| format!("{line:width$} {row}").trim_end().to_owned())
        .collect()
}

fn wrapped(lines: &[&str], indent: usize) -> Vec<String> {
    lines.iter().map(|line| broken(line, indent)).collect()
}

/// Text broken into lines that go on below its beginning, which the prompt puts at column `indent`.
fn broken(text: &str, indent: usize) -> String {
    wrap_to(WIDTH, "", text).replace('\n', &format!("\n{}", " ".repeat(indent)))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(ticked: &[usize], expected: Option<&str>) {
        // Lines 0 and 1 are signs, 2 is "none of these", 3 is "unsure about some", 4 is everything else.
        let rules = TickRules {
            alone: vec![2],
            more: Some(4),
            nothing: "nothing".to_owned(),
            together: "together".to_owned(),
        };
        assert_eq!(rules.fault(ticked), expected, "{ticked:?}");
    }

    #[test]
    fn a_drawing_stands_to_the_right_of_the_lines() {
        let rows = ["/|".to_owned(), "||".to_owned()];
        assert_eq!(
            side_by_side(&["a", "long", "and longer"], &rows),
            ["a    /|", "long ||", "and longer"]
        );
    }

    #[test]
    fn enter_without_a_tick_is_not_none_of_these() {
        check(&[], Some("nothing"));
    }

    #[test]
    fn none_of_these_goes_alone() {
        check(&[2], None);
        check(&[0, 2], Some("together"));
        check(&[2, 3], Some("together"));
        check(&[0, 1, 3], None);
    }

    #[test]
    fn help_can_be_asked_for_whatever_is_ticked() {
        check(&[4], None);
        check(&[2, 4], None);
        check(&[0, 2, 4], None);
    }

    #[test]
    fn ticking_everything_by_mistake_is_no_answer() {
        check(&[0, 1, 2, 3, 4], Some("together"));
    }
}
