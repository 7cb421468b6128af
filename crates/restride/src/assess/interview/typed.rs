//! A line that was typed, and what it means for the page that was shown.

use super::front::Reply;
use super::number;
use super::page::{Form, Page};
use crate::say;
use crate::words::Words;
use restride_core::assessment::Answer;
use std::collections::BTreeSet;

/// Positions on a list.
pub(super) type Marks = BTreeSet<usize>;

/// What a line means.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Typed {
    /// A reply that fits the page.
    Reply(Reply),
    /// More about the page, or about one line of its list (by position).
    Help(Option<usize>),
    /// Nothing was typed.
    Blank,
    /// It does not fit: what to tell the runner.
    Wrong(String),
}

/// Words that work on every page: key of the word in the runner's language, the word that always works, and the letter
/// that is short for it where no answer begins with that letter. What ends the interview needs the whole word.
const COMMANDS: [(&str, &str, Option<&str>, Reply); 5] = [
    ("back", "back", Some("b"), Reply::Back),
    ("unsure", "unsure", Some("u"), Reply::Skip),
    ("skip", "skip", Some("s"), Reply::Skip),
    ("finish", "finish", None, Reply::Finish),
    ("quit", "quit", None, Reply::Quit),
];

/// Longest part of a line that is repeated in a message.
const SHOWN: usize = 30;

/// What the line means for the page.
pub(super) fn read(line: &str, page: &Page, words: Words<'_>) -> Typed {
    let line = line.trim().to_lowercase();
    if line.is_empty() {
        return Typed::Blank;
    }
    let answer_begins = answers_of(&page.form).any(|answer| answer.starts_with(&line));
    if let Some(reply) = command(&line, words, !answer_begins) {
        return Typed::Reply(reply);
    }
    if let Some(rest) = help(&line) {
        let position = rest.trim().parse::<usize>().ok();
        return Typed::Help(position.and_then(|number| number.checked_sub(1)));
    }
    let answers = match &page.form {
        Form::YesNo => yes_no(&line, words).map(|answer| vec![answer]),
        Form::Choice(labels) => one_of(&line, labels, words).map(|at| vec![Answer::Choice(at)]),
        Form::Number(form) => {
            number::read(&line, form, words).map(|number| vec![Answer::Number(number)])
        }
        Form::Group { items, none, .. } => group(&line, items.len(), none, words),
        Form::Places { items, none } => places(&line, items.len(), none, words),
        Form::Test { items, places } => test(&line, items, *places, words),
    };
    match answers {
        Ok(answers) => Typed::Reply(Reply::Answers(answers)),
        Err(message) => Typed::Wrong(message),
    }
}

/// The words of the answers that a form lists, in lower case.
fn answers_of(form: &Form) -> impl Iterator<Item = String> {
    let labels: Vec<&String> = match form {
        Form::Choice(labels) => labels.iter().collect(),
        Form::Test { items, .. } => items.iter().collect(),
        Form::Places { items, none } => {
            let labels = items.iter().map(|place| &place.label);
            labels.chain([none]).collect()
        }
        Form::Group { items, none, .. } => items.iter().chain([none]).collect(),
        Form::YesNo | Form::Number(_) => Vec::new(),
    };
    labels.into_iter().map(|label| label.to_lowercase())
}

/// The command that a line is; `None` when it is none. `letters` stand for words only where that cannot be misread.
pub(super) fn command(line: &str, words: Words<'_>, letters: bool) -> Option<Reply> {
    let stands_for = |letter: Option<&str>| letters && letter == Some(line);
    COMMANDS
        .iter()
        .find(|(key, word, letter, _)| line == *word || stands_for(*letter) || is(line, key, words))
        .map(|(_, _, _, reply)| reply.clone())
}

/// What comes after a call for help; `None` when it is none.
fn help(line: &str) -> Option<&str> {
    line.strip_prefix('?')
        .or_else(|| line.strip_prefix("help"))
        .or_else(|| (line == "h").then_some(""))
}

fn is(line: &str, key: &str, words: Words<'_>) -> bool {
    line == words.line(&format!("ui.interview.{key}")).to_lowercase()
}

fn yes_no(line: &str, words: Words<'_>) -> Result<Answer, String> {
    if ["yes", "y"].contains(&line) || is(line, "yes", words) {
        Ok(Answer::Yes)
    } else if ["no", "n"].contains(&line) || is(line, "no", words) {
        Ok(Answer::No)
    } else {
        Err(invalid(words))
    }
}

fn one_of(line: &str, labels: &[String], words: Words<'_>) -> Result<usize, String> {
    if line.parse::<usize>().is_ok() {
        return position(line, labels.len(), words);
    }
    let lower: Vec<String> = labels.iter().map(|label| label.to_lowercase()).collect();
    if let Some(at) = lower.iter().position(|label| label == line) {
        return Ok(at);
    }
    let begun: Vec<usize> = (0..lower.len())
        .filter(|&at| lower[at].starts_with(line))
        .collect();
    match begun.as_slice() {
        [] => position(line, labels.len(), words),
        [at] => Ok(*at),
        several => {
            let list: Vec<&str> = several.iter().map(|&at| labels[at].as_str()).collect();
            let blanks = [("typed", &*shown(line)), ("list", &list.join("; "))];
            Err(words.filled("ui.interview.several", &blanks))
        }
    }
}

/// The position of a number on a list.
fn position(text: &str, count: usize, words: Words<'_>) -> Result<usize, String> {
    text.parse::<usize>()
        .ok()
        .filter(|number| (1..=count).contains(number))
        .map(|number| number - 1)
        .ok_or_else(|| {
            words.filled(
                "ui.interview.not_on_list",
                &[("typed", &shown(text)), ("count", &count.to_string())],
            )
        })
}

/// The lines of a list that were named: marked, and marked as unsure.
fn marks(line: &str, count: usize, words: Words<'_>) -> Result<(Marks, Marks), String> {
    let joined = line.replace(" ?", "?");
    let (mut yes, mut unsure) = (Marks::new(), Marks::new());
    let parts = joined
        .split([',', ';', ' ', '+', '&'])
        .filter(|part| !part.is_empty() && *part != "and");
    for part in parts {
        match part.strip_suffix('?') {
            Some(number) => unsure.insert(position(number, count, words)?),
            None => yes.insert(position(part, count, words)?),
        };
    }
    if let Some(twice) = yes.intersection(&unsure).next() {
        return Err(words.filled(
            "ui.interview.yes_and_unsure",
            &[("n", &(twice + 1).to_string())],
        ));
    }
    if yes.is_empty() && unsure.is_empty() {
        return Err(invalid(words));
    }
    Ok((yes, unsure))
}

fn is_none(line: &str, none: &str, words: Words<'_>) -> bool {
    ["none", "no", "n"].contains(&line)
        || line == none.to_lowercase()
        || is(line, "none", words)
        || is(line, "none_of_these", words)
}

fn group(line: &str, count: usize, none: &str, words: Words<'_>) -> Result<Vec<Answer>, String> {
    let (yes, unsure) = if is_none(line, none, words) {
        (Marks::new(), Marks::new())
    } else {
        marks(line, count, words)?
    };
    Ok(ticked(&yes, &unsure, count))
}

/// Ticked is yes, marked as unsure is unsure, and the rest is no.
pub(super) fn ticked(yes: &Marks, unsure: &Marks, count: usize) -> Vec<Answer> {
    (0..count)
        .map(|at| {
            if yes.contains(&at) {
                Answer::Yes
            } else if unsure.contains(&at) {
                Answer::Unsure
            } else {
                Answer::No
            }
        })
        .collect()
}

fn places(line: &str, count: usize, none: &str, words: Words<'_>) -> Result<Vec<Answer>, String> {
    if is_none(line, none, words) {
        return Ok(vec![Answer::Many(0)]);
    }
    let (places, unsure) = marks(line, count, words)?;
    if unsure.is_empty() {
        Ok(vec![Answer::Many(bits(&places))])
    } else {
        Err(words.line("ui.interview.no_unsure_place"))
    }
}

fn test(
    line: &str,
    items: &[String],
    places: usize,
    words: Words<'_>,
) -> Result<Vec<Answer>, String> {
    let (marked, unsure) = match items.iter().position(|item| item.to_lowercase() == line) {
        Some(at) => (Marks::from([at]), Marks::new()),
        None => marks(line, items.len(), words)?,
    };
    if !unsure.is_empty() {
        return Err(words.line("ui.interview.no_unsure_place"));
    }
    tested(&marked, places)
        .map(|answer| vec![answer])
        .ok_or_else(|| words.line("ui.interview.place_and_outcome"))
}

/// The answer behind the marked lines of a self-test; `None` when they can't be true together.
pub(super) fn tested(marked: &Marks, places: usize) -> Option<Answer> {
    match marked.last() {
        Some(&at) if at >= places && marked.len() == 1 => Form::outcome(at, places),
        Some(&at) if at >= places => None,
        _ => Some(Answer::Tested(bits(marked))),
    }
}

/// Positions as bits; a list of values has at most 64.
pub(super) fn bits(marked: &Marks) -> u64 {
    marked
        .iter()
        .filter(|&&at| at < 64)
        .fold(0, |bits, at| bits | 1 << at)
}

fn invalid(words: Words<'_>) -> String {
    words.line("ui.interview.invalid")
}

fn shown(text: &str) -> String {
    say::harmless(text).chars().take(SHOWN).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Answer::{No, Unsure, Yes};
    use restride_testkit::knowledge;

    fn page(form: Form) -> Page {
        Page::bare(form, Vec::new())
    }

    fn read_on(form: Form, line: &str) -> Typed {
        let knowledge = knowledge();
        read(line, &page(form), Words::new(&knowledge, "en"))
    }

    fn group() -> Form {
        Form::Group {
            items: ["a", "b", "c"].map(ToOwned::to_owned).to_vec(),
            none: "None of these".to_owned(),
            is_personal: false,
        }
    }

    fn places() -> Form {
        let place = |label: &str| super::super::page::Place {
            label: label.to_owned(),
            describe: None,
        };
        Form::Places {
            items: vec![place("a"), place("b"), place("c")],
            none: "none of these".to_owned(),
        }
    }

    fn self_test() -> Form {
        let items = ["a", "b", "no pain", "not done", "could not"];
        Form::Test {
            items: items.map(ToOwned::to_owned).to_vec(),
            places: 2,
        }
    }

    fn check(form: Form, line: &str, expected: &[Answer]) {
        let expected = Typed::Reply(Reply::Answers(expected.to_vec()));
        assert_eq!(read_on(form, line), expected, "{line}");
    }

    fn check_wrong(form: Form, line: &str, says: &str) {
        match read_on(form, line) {
            Typed::Wrong(message) => assert!(message.contains(says), "{line}: {message}"),
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn ticked_is_yes_and_not_ticked_is_no() {
        check(group(), "1, 3", &[Yes, No, Yes]);
        check(group(), "1 and 3", &[Yes, No, Yes]);
        check(group(), "2", &[No, Yes, No]);
    }

    #[test]
    fn a_question_mark_behind_a_number_is_unsure() {
        check(group(), "2? 3", &[No, Unsure, Yes]);
        check(group(), "2 ?", &[No, Unsure, No]);
    }

    #[test]
    fn none_has_to_be_said() {
        for line in ["none", "None of these", "no", " NONE "] {
            check(group(), line, &[No, No, No]);
        }
        assert_eq!(read_on(group(), "  "), Typed::Blank);
    }

    #[test]
    fn a_group_refuses_what_could_be_misread() {
        check_wrong(group(), "4", "from 1 to 3");
        check_wrong(group(), "0", "from 1 to 3");
        check_wrong(group(), "1 none", "none");
        check_wrong(group(), "yes", "yes");
        check_wrong(group(), "2 2?", "Number 2");
        check_wrong(group(), "-1", "-1");
        check_wrong(group(), "13", "from 1 to 3");
        check_wrong(group(), ",", "");
    }

    #[test]
    fn words_for_the_way_work_on_every_page() {
        let sexes = Form::Choice(vec!["Female".to_owned(), "Male".to_owned()]);
        for form in [group(), places(), self_test(), Form::YesNo, sexes] {
            for (line, reply) in [
                ("back", Reply::Back),
                ("unsure", Reply::Skip),
                ("S", Reply::Skip),
                ("Finish", Reply::Finish),
                ("QUIT", Reply::Quit),
            ] {
                assert_eq!(read_on(form.clone(), line), Typed::Reply(reply), "{line}");
            }
        }
    }

    #[test]
    fn one_letter_never_ends_an_interview() {
        for form in [group(), places(), self_test(), Form::YesNo] {
            for line in ["f", "q", "F"] {
                assert!(
                    matches!(read_on(form.clone(), line), Typed::Wrong(_)),
                    "{line}"
                );
            }
        }
    }

    #[test]
    fn the_first_letters_of_an_answer_are_the_answer() {
        let sexes = || Form::Choice(vec!["Female".to_owned(), "Male".to_owned()]);
        for line in ["F", "fem", "female", "1"] {
            check(sexes(), line, &[Answer::Choice(0)]);
        }
        let onsets = || {
            Form::Choice(
                ["Suddenly", "Slowly", "Both"]
                    .map(ToOwned::to_owned)
                    .to_vec(),
            )
        };
        check_wrong(onsets(), "s", "Suddenly; Slowly");
        check(onsets(), "sl", &[Answer::Choice(1)]);
        let times = Form::Choice(vec!["2 days".to_owned(), "1 day".to_owned()]);
        check(times, "1", &[Answer::Choice(0)]);
        check(onsets(), "b", &[Answer::Choice(2)]);
        let skip = Typed::Reply(Reply::Skip);
        assert_eq!(read_on(onsets(), "skip"), skip);
        assert_eq!(read_on(onsets(), "u"), skip);
    }

    #[test]
    fn help_is_for_the_page_or_one_line() {
        assert_eq!(read_on(group(), "?"), Typed::Help(None));
        assert_eq!(read_on(group(), "help"), Typed::Help(None));
        assert_eq!(read_on(group(), "? 2"), Typed::Help(Some(1)));
        assert_eq!(read_on(group(), "help 2"), Typed::Help(Some(1)));
    }

    #[test]
    fn yes_and_no_are_words_or_letters() {
        check(Form::YesNo, "Y", &[Yes]);
        check(Form::YesNo, "no", &[No]);
        check_wrong(Form::YesNo, "1", "");
        check_wrong(Form::YesNo, "yes no", "");
    }

    #[test]
    fn one_value_is_a_number_or_its_words() {
        let labels = vec!["Left".to_owned(), "Right".to_owned()];
        check(Form::Choice(labels.clone()), "2", &[Answer::Choice(1)]);
        check(Form::Choice(labels.clone()), "left", &[Answer::Choice(0)]);
        check_wrong(Form::Choice(labels), "1 2", "from 1 to 2");
    }

    #[test]
    fn places_are_numbers_and_none_of_them_has_to_be_said() {
        check(places(), "1,3", &[Answer::Many(0b101)]);
        check(places(), "none", &[Answer::Many(0)]);
        check_wrong(places(), "1?", "unsure");
    }

    #[test]
    fn a_self_test_has_places_or_one_of_three_outcomes() {
        check(self_test(), "1 2", &[Answer::Tested(0b11)]);
        check(self_test(), "3", &[Answer::Tested(0)]);
        check(self_test(), "no pain", &[Answer::Tested(0)]);
        check(self_test(), "4", &[Answer::NotDone]);
        check(self_test(), "5", &[Answer::CouldNot]);
        check_wrong(self_test(), "1 3", "alone");
        check_wrong(self_test(), "4 5", "alone");
        check_wrong(self_test(), "none", "");
    }

    #[test]
    fn what_is_repeated_can_not_drive_a_terminal() {
        check_wrong(group(), "\u{1b}[2J", "\"[2j\"");
    }
}
