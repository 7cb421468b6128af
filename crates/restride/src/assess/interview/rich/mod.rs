//! Questions drawn on the terminal: lists to move in and to tick. Esc goes back, Ctrl-C stops.

mod prompts;

use super::body;
use super::front::{Front, Reply};
use super::page::{Form, Page, Place};
use super::script;
use super::typed::{self, Marks, Typed};
use crate::say;
use crate::words::Words;
use prompts::{Asked, Stopped, TickRules, select, tick, type_line};
use restride_core::assessment::Answer;
use std::io::{self, Write};

/// Draws lists, and writes the text around them.
pub(super) struct Rich<'k, W> {
    output: W,
    words: Words<'k>,
    /// What was ticked on this page before help was asked for, or before the runner went back.
    ticked: Marks,
    /// The lines that were unsure before the runner went back.
    unsure: Marks,
}

/// What a prompt led to.
enum Picked {
    Reply(Reply),
    /// The list of things that can be done besides answering.
    More,
    /// The same prompt again.
    Again,
}

/// What can be done besides answering, by key of its words; help comes first and is no reply.
const MORE: [(&str, Option<Reply>); 6] = [
    ("rich_help", None),
    ("rich_unsure", Some(Reply::Skip)),
    ("rich_skip", Some(Reply::Skip)),
    ("rich_back", Some(Reply::Back)),
    ("rich_finish", Some(Reply::Finish)),
    ("rich_quit", Some(Reply::Quit)),
];

impl<'k, W: Write> Rich<'k, W> {
    pub(super) fn new(output: W, words: Words<'k>) -> Self {
        Self {
            output,
            words,
            ticked: Marks::new(),
            unsure: Marks::new(),
        }
    }

    fn write(&mut self, text: &str) -> io::Result<()> {
        let text = say::harmless(text);
        writeln!(self.output, "{}", text.trim_end_matches('\n'))?;
        self.output.flush()
    }

    fn word(&self, key: &str) -> String {
        self.words.line(&format!("ui.interview.{key}"))
    }

    /// Asks once. `Err` holds Esc and Ctrl-C.
    fn ask_once(&mut self, page: &Page) -> Asked<Picked> {
        let keys = self.word("rich_keys_one");
        match &page.form {
            Form::YesNo => {
                let labels = ["rich_yes", "rich_no", "rich_unsure"].map(|key| self.word(key));
                let at = self.pick(page, &labels, &keys)?;
                Ok(match at {
                    0 => answered(Answer::Yes),
                    1 => answered(Answer::No),
                    2 => Picked::Reply(Reply::Skip),
                    _ => Picked::More,
                })
            }
            Form::Choice(labels) => {
                let at = self.pick(page, labels, &keys)?;
                Ok(if at < labels.len() {
                    answered(Answer::Choice(at))
                } else {
                    Picked::More
                })
            }
            Form::Number(_) => self.ask_number(page),
            Form::Group { items, none, .. } => self.ask_group(page, items, none),
            Form::Places { items, none } => self.ask_places(page, items, none),
            Form::Test { items, places } => self.ask_test(page, items, *places),
        }
    }

    /// One line of a list, with the way to everything else below it.
    fn pick(&self, page: &Page, labels: &[String], keys: &str) -> Asked<usize> {
        let more = self.word("rich_more");
        let lines: Vec<&str> = labels
            .iter()
            .map(String::as_str)
            .chain([more.as_str()])
            .collect();
        select(&page.question, &lines, keys, starts_at(page))
    }

    fn ask_number(&mut self, page: &Page) -> Asked<Picked> {
        let keys = self.word("rich_keys_line");
        let hint = script::hint(page, self.words);
        let line = type_line(&page.question, &format!("{} {keys}", hint.trim()))?;
        Ok(match typed::read(&line, page, self.words) {
            Typed::Reply(reply) => {
                if let Some(noted) = script::noted(page, &reply, self.words) {
                    self.write(&noted)?;
                }
                Picked::Reply(reply)
            }
            Typed::Help(position) => {
                self.write(&script::help(page, position, "keys", self.words))?;
                Picked::Again
            }
            Typed::Blank => Picked::More,
            Typed::Wrong(message) => {
                self.write(&script::message(&message))?;
                Picked::Again
            }
        })
    }

    /// Lines to tick, and the way to everything else below them. `None` when that was ticked.
    fn tick(&mut self, page: &Page, lines: &[&str], mut rules: TickRules) -> Asked<Option<Marks>> {
        rules.more = Some(lines.len());
        let more = self.word("rich_more");
        let lines: Vec<&str> = lines.iter().copied().chain([more.as_str()]).collect();
        let keys = self.word("rich_keys_many");
        let mut marked = tick(
            &page.question,
            &lines,
            &keys,
            &self.ticked,
            beside(page),
            rules,
        )?;
        let wants_more = marked.remove(&(lines.len() - 1));
        self.ticked.clone_from(&marked);
        Ok((!wants_more).then_some(marked))
    }

    /// Several yes/no questions: ticked is yes, then those that are unsure, and the rest is no.
    fn ask_group(&mut self, page: &Page, items: &[String], none: &str) -> Asked<Picked> {
        let count = items.len();
        let unsure_some = self.word("rich_unsure_some");
        let lines: Vec<&str> = items
            .iter()
            .map(String::as_str)
            .chain([none, &unsure_some])
            .collect();
        let rules = self.rules(vec![count], "rich_none_alone");
        let Some(mut yes) = self.tick(page, &lines, rules)? else {
            return Ok(Picked::More);
        };
        yes.remove(&count);
        let unsure = if yes.remove(&(count + 1)) {
            match self.ask_unsure(items, &yes)? {
                Some(unsure) => unsure,
                None => return Ok(Picked::Again),
            }
        } else {
            Marks::new()
        };
        Ok(Picked::Reply(Reply::Answers(typed::ticked(
            &yes, &unsure, count,
        ))))
    }

    /// Which of the lines that were not ticked are unsure; `None` when the runner would rather tick again.
    fn ask_unsure(&mut self, items: &[String], yes: &Marks) -> Asked<Option<Marks>> {
        let open: Vec<usize> = (0..items.len()).filter(|at| !yes.contains(at)).collect();
        let lines: Vec<&str> = open.iter().map(|&at| items[at].as_str()).collect();
        if lines.is_empty() {
            return Ok(Some(Marks::new()));
        }
        let question = self.word("rich_which_unsure");
        let keys = self.word("rich_keys_many");
        let rules = self.rules(Vec::new(), "rich_none_alone");
        let before: Marks = (0..open.len())
            .filter(|&at| self.unsure.contains(&open[at]))
            .collect();
        match tick(&question, &lines, &keys, &before, &[], rules) {
            Ok(marked) => Ok(Some(marked.iter().map(|&at| open[at]).collect())),
            Err(Stopped::Back) => Ok(None),
            Err(stopped) => Err(stopped),
        }
    }

    fn ask_places(&mut self, page: &Page, places: &[Place], none: &str) -> Asked<Picked> {
        let labels: Vec<String> = places
            .iter()
            .enumerate()
            .map(|(at, place)| numbered(at, place))
            .collect();
        let lines: Vec<&str> = labels.iter().map(String::as_str).chain([none]).collect();
        let rules = self.rules(vec![labels.len()], "rich_none_alone");
        let Some(mut marked) = self.tick(page, &lines, rules)? else {
            return Ok(Picked::More);
        };
        marked.remove(&labels.len());
        Ok(answered(Answer::Many(typed::bits(&marked))))
    }

    fn ask_test(&mut self, page: &Page, items: &[String], places: usize) -> Asked<Picked> {
        let lines: Vec<&str> = items.iter().map(String::as_str).collect();
        let rules = self.rules((places..items.len()).collect(), "place_and_outcome");
        let Some(marked) = self.tick(page, &lines, rules)? else {
            return Ok(Picked::More);
        };
        Ok(typed::tested(&marked, places).map_or(Picked::Again, answered))
    }

    fn rules(&self, alone: Vec<usize>, together: &str) -> TickRules {
        TickRules {
            alone,
            more: None,
            nothing: self.word("rich_tick"),
            together: self.word(together),
        }
    }

    /// What else can be done; `None` for the question again.
    fn ask_more(&mut self, page: &Page) -> Asked<Option<Reply>> {
        let labels = MORE.map(|(key, _)| self.word(key));
        let again = self.word("rich_again");
        let lines: Vec<&str> = labels
            .iter()
            .map(String::as_str)
            .chain([again.as_str()])
            .collect();
        let keys = self.word("rich_keys_one");
        match select(&self.word("rich_more_title"), &lines, &keys, 0) {
            Ok(0) => {
                self.write(&script::help(page, None, self.keys(), self.words))?;
                Ok(None)
            }
            Ok(at) => Ok(MORE.get(at).and_then(|(_, reply)| reply.clone())),
            Err(Stopped::Back) => Ok(None),
            Err(stopped) => Err(stopped),
        }
    }

    fn ask_until_reply(&mut self, page: &Page) -> Asked<Reply> {
        loop {
            match self.ask_once(page)? {
                Picked::Reply(reply) => return Ok(reply),
                Picked::Again => {}
                Picked::More => {
                    if let Some(reply) = self.ask_more(page)? {
                        return Ok(reply);
                    }
                }
            }
        }
    }
}

fn numbered(at: usize, place: &Place) -> String {
    format!("{:>2} {}", at + 1, place.label)
}

/// The drawing beside the list; nothing where a line leaves no room for it.
fn beside(page: &Page) -> &[String] {
    let Form::Places { items, .. } = &page.form else {
        return &[];
    };
    let room = prompts::room_beside(body::SMALL_WIDTH);
    let fits = |place: &Place| numbered(0, place).chars().count() <= room;
    if items.iter().all(fits) {
        &page.beside
    } else {
        &[]
    }
}

/// The line where a list of single values begins: the answer before the runner went back, or the first.
fn starts_at(page: &Page) -> usize {
    match page.before_back.first() {
        Some(Answer::Choice(at)) => *at,
        Some(Answer::No) => 1,
        Some(Answer::Unsure) if page.form == Form::YesNo => 2,
        _ => 0,
    }
}

/// The lines that were ticked, and those that were unsure, before the runner went back.
fn ticked_before(page: &Page) -> (Marks, Marks) {
    let before = &page.before_back;
    let given = |wanted: Answer| -> Marks {
        (0..before.len())
            .filter(|&at| before[at] == wanted)
            .collect()
    };
    let marked = |bits: u64, count: usize| -> Marks {
        (0..count.min(64))
            .filter(|&at| bits >> at & 1 == 1)
            .collect()
    };
    let mut ticked = match (&page.form, before.first()) {
        (Form::Group { items, .. }, Some(_)) => {
            let (mut yes, unsure, no) =
                (given(Answer::Yes), given(Answer::Unsure), given(Answer::No));
            if no.len() == items.len() {
                yes.insert(items.len());
            }
            if !unsure.is_empty() {
                yes.insert(items.len() + 1);
            }
            return (yes, unsure);
        }
        (Form::Places { items, .. }, Some(Answer::Many(0))) => Marks::from([items.len()]),
        (Form::Places { items, .. }, Some(Answer::Many(bits))) => marked(*bits, items.len()),
        (Form::Test { places, .. }, Some(Answer::Tested(bits))) if *bits != 0 => {
            marked(*bits, *places)
        }
        _ => Marks::new(),
    };
    if let (Form::Test { items, places }, Some(answer)) = (&page.form, before.first()) {
        let outcomes = *places..items.len();
        ticked.extend(outcomes.filter(|&at| Form::outcome(at, *places) == Some(*answer)));
    }
    (ticked, Marks::new())
}

fn answered(answer: Answer) -> Picked {
    Picked::Reply(Reply::Answers(vec![answer]))
}

impl<W: Write> Front for Rich<'_, W> {
    fn keys(&self) -> &'static str {
        "rich_keys"
    }

    fn show(&mut self, text: &str) -> io::Result<()> {
        self.write(text)
    }

    fn ask(&mut self, page: &Page) -> io::Result<Reply> {
        let opening = script::opening_of_list(page, self.words, !beside(page).is_empty());
        self.write(&opening)?;
        self.write("")?;
        (self.ticked, self.unsure) = ticked_before(page);
        let reply = prompts::reply(self.ask_until_reply(page))?;
        if reply == Reply::Quit {
            self.write("")?;
        }
        Ok(reply)
    }

    fn ask_to_correct(&mut self) -> io::Result<bool> {
        let labels = [self.word("rich_end"), self.word("rich_back")];
        let lines: Vec<&str> = labels.iter().map(String::as_str).collect();
        self.write("")?;
        let picked = select(
            &self.word("rich_end_title"),
            &lines,
            &self.word("rich_keys_one"),
            0,
        );
        Ok(matches!(picked, Ok(1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(form: Form, before: &[Answer], ticked: &[usize]) {
        let (found, _) = ticked_before(&Page::bare(form, before.to_vec()));
        assert_eq!(found, ticked.iter().copied().collect(), "{before:?}");
    }

    #[test]
    fn what_was_ticked_before_going_back_is_ticked_again() {
        use Answer::{Absent, CouldNot, Many, No, Tested, Unsure, Yes};
        let group = || Form::Group {
            items: ["a", "b"].map(ToOwned::to_owned).to_vec(),
            none: "none".to_owned(),
            is_personal: false,
        };
        check(group(), &[Absent, Absent], &[]);
        check(group(), &[Yes, No], &[0]);
        check(group(), &[No, No], &[2]);
        check(group(), &[Yes, Unsure], &[0, 3]);
        let test = || Form::Test {
            items: ["a", "b", "no pain", "not done", "could not"]
                .map(ToOwned::to_owned)
                .to_vec(),
            places: 2,
        };
        check(test(), &[Tested(0b10)], &[1]);
        check(test(), &[Tested(0)], &[2]);
        check(test(), &[CouldNot], &[4]);
        check(test(), &[Absent], &[]);
        let places = || Form::Places {
            items: vec![Place {
                label: "a".to_owned(),
                describe: None,
            }],
            none: "none".to_owned(),
        };
        check(places(), &[Many(1)], &[0]);
        check(places(), &[Many(0)], &[1]);
        assert_eq!(starts_at(&Page::bare(Form::YesNo, vec![No])), 1);
    }
}
