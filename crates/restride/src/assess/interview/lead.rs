//! One interview from the welcome to the result: the session decides what is asked, the front end asks it, the state
//! keeps the answers.

use super::front::{Front, Reply};
use super::page::Page;
use super::session::{Session, Stage};
use super::state::State;
use super::wrap::wrap;
use crate::assess::from_runs::FromRuns;
use crate::assess::result_text;
use crate::assess::saving::{self, Saver};
use crate::failure::{EMERGENCY_ADVICE, Failure};
use crate::say;
use crate::words::Words;
use jiff::civil::Date;
use restride_core::assessment::{Answer, AnswerError, Answers, DoneReason};
use restride_core::knowledge::QuestionIndex;
use std::io;

/// One interview and everything around it.
pub(super) struct Interview<'e> {
    pub(super) session: Session<'e>,
    pub(super) front: Box<dyn Front + 'e>,
    pub(super) state: State<'e>,
    pub(super) words: Words<'e>,
    pub(super) today: Date,
    /// Where results are saved; `None` when they are not.
    pub(super) saver: Option<Saver<'e>>,
    /// How to go on with it.
    pub(super) go_on: GoOn,
    /// Whether the answers could be kept the last time.
    pub(super) is_kept: bool,
    /// What the runs of the journal answer; `None` when they answer nothing.
    pub(super) from_runs: Option<FromRuns>,
    /// Whether that was taken as an answer.
    pub(super) is_filled: bool,
    /// All answers before the last time back: what was ticked is ticked again.
    pub(super) before_back: Option<Answers>,
}

/// How to go on with an interview later.
pub(super) struct GoOn {
    /// The file that keeps the answers, as a word of a command line.
    pub(super) file: String,
    /// The whole command, for a program that is installed.
    pub(super) command: String,
}

/// Why an interview can't go on.
pub(super) enum Stop {
    /// Something can't be done.
    Failed(Failure),
    /// The terminal or the pipe failed.
    Terminal(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Terminal(error)
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl From<AnswerError> for Stop {
    fn from(error: AnswerError) -> Self {
        Self::Failed(
            Failure::new(format!("an answer could not be taken: {error}")).without_result(),
        )
    }
}

impl Interview<'_> {
    /// Asks until there is a result or the runner stops.
    pub(super) fn lead(&mut self) -> Result<(), Stop> {
        self.welcome()?;
        loop {
            let screen = match self.session.stage() {
                Stage::Ask(screen) => screen,
                Stage::Done(reason) => {
                    if reason != DoneReason::Emergency && self.fill_from_runs()? {
                        continue;
                    }
                    self.result(stop_key(reason))?;
                    if self.corrects()? && self.back()? {
                        continue;
                    }
                    return Ok(());
                }
            };
            let mut page = Page::new(self.session.engine().knowledge(), &screen, self.words);
            page.before_back = self.taken_back(&page.questions);
            self.hint_from_runs(&mut page)?;
            match self.front.ask(&page)? {
                Reply::Answers(answers) => {
                    let given: Vec<(QuestionIndex, Answer)> =
                        page.questions.iter().copied().zip(answers).collect();
                    self.session.answer(&given)?;
                    self.keep();
                }
                Reply::Skip => {
                    self.session.skip(&page.questions)?;
                    self.keep();
                }
                Reply::Back => {
                    self.back()?;
                }
                Reply::Finish => {
                    self.result("stop_finished_early")?;
                    if !self.corrects()? {
                        return self.say_kept();
                    }
                }
                Reply::Ended => return self.result("ended"),
                Reply::Quit => return self.quit(),
            }
        }
    }

    /// Answers from the runs what nobody was asked, and says so. A runner who goes back is asked instead. Whether there is
    /// something new to go by.
    fn fill_from_runs(&mut self) -> Result<bool, Stop> {
        let Some(found) = self.from_runs.clone() else {
            return Ok(false);
        };
        if self.session.answers().get(found.question) != Answer::Absent {
            return Ok(false);
        }
        if !self.is_filled {
            self.is_filled = true;
            self.session.answer(&[(found.question, Answer::Yes)])?;
            self.front.show(&format!("\n{}", wrap("", &found.filled)))?;
            self.keep();
            return Ok(true);
        }
        let screen = self.session.screen_of(found.question);
        let mut page = Page::new(self.session.engine().knowledge(), &screen, self.words);
        page.before_back = self.taken_back(&page.questions);
        self.hint_from_runs(&mut page)?;
        match self.front.ask(&page)? {
            Reply::Answers(answers) => {
                let given: Vec<(QuestionIndex, Answer)> =
                    page.questions.iter().copied().zip(answers).collect();
                self.session.answer(&given)?;
            }
            Reply::Skip => self.session.skip(&page.questions)?,
            Reply::Back => return self.back(),
            Reply::Finish | Reply::Ended | Reply::Quit => return Ok(false),
        }
        self.keep();
        Ok(true)
    }

    /// Says what the runs show before their question is asked, and ticks it.
    fn hint_from_runs(&mut self, page: &mut Page) -> Result<(), Stop> {
        let Some(found) = &self.from_runs else {
            return Ok(());
        };
        for (question, before) in page.questions.iter().zip(&mut page.before_back) {
            if *question == found.question {
                if *before == Answer::Absent {
                    *before = Answer::Yes;
                }
                self.front.show(&format!("\n{}", wrap("", &found.hint)))?;
            }
        }
        Ok(())
    }

    fn welcome(&mut self) -> Result<(), Stop> {
        let keys = self.front.keys();
        let is_new = self.session.answers().given().next().is_none();
        let parts = if is_new {
            ["welcome", "intended", keys]
        } else {
            ["resume", "resume_changed", keys]
        };
        for part in parts {
            self.say(part, &[])?;
        }
        Ok(())
    }

    /// Shows a text of the interview as a paragraph of its own.
    fn say(&mut self, key: &str, blanks: &[(&str, &str)]) -> Result<(), Stop> {
        let text = self.words.filled(&format!("ui.interview.{key}"), blanks);
        self.front.show(&format!("\n{}", wrap("", &text)))?;
        Ok(())
    }

    /// Goes back a screen. False, with a message, when there is none.
    fn back(&mut self) -> Result<bool, Stop> {
        let before = self.session.answers().clone();
        let went = self.session.back();
        if went {
            self.before_back = Some(before);
            self.keep();
        } else {
            self.say("no_back", &[])?;
        }
        Ok(went)
    }

    /// What these questions were answered with before the runner went back; nothing for a question that was not.
    fn taken_back(&self, questions: &[QuestionIndex]) -> Vec<Answer> {
        let before = self.before_back.as_ref();
        questions
            .iter()
            .map(|&question| before.map_or(Answer::Absent, |answers| answers.get(question)))
            .collect()
    }

    /// Keeps the answers. A file that can't be written any more is a message: it must not cost the runner the result.
    fn keep(&mut self) {
        let kept = self.state.keep(self.session.answers());
        if let Err(failure) = &kept
            && self.is_kept
        {
            say::problem(failure);
        }
        self.is_kept = kept.is_ok();
    }

    /// Shows the result. It is saved before it is shown: whoever closes the window on an alarm has not lost it.
    fn result(&mut self, why_now: &str) -> Result<(), Stop> {
        self.say(why_now, &[])?;
        self.front.show("")?;
        let answers = self.session.answers();
        let saved = self.saver.as_mut().map(|saver| saver.save(answers));
        let kept = saved.as_ref().and_then(|saved| saved.as_ref().ok());
        let carried = kept.and_then(saving::carried);
        let engine = self.session.engine();
        let text = result_text::render(engine, answers, self.today, carried, self.words);
        self.front.give(&text)?;
        if let Some(found) = &self.from_runs
            && self.is_filled
            && answers.get(found.question) == Answer::Yes
        {
            self.front.show(&format!("\n{}", wrap("", &found.result)))?;
        }
        for note in kept
            .map(|saved| saving::notes(saved, self.words))
            .unwrap_or_default()
        {
            self.front.show(&format!("\n{}", wrap("", &note)))?;
        }
        if let Some(Err(failure)) = &saved {
            // The result stands all the same; that it is not in the journal has to be known.
            say::problem(failure);
        }
        Ok(())
    }

    /// Asks whether something has to be corrected. The result may be longer than the terminal, so how urgent it is stands
    /// once more below it.
    fn corrects(&mut self) -> Result<bool, Stop> {
        let engine = self.session.engine();
        let result = engine.assess(self.session.answers(), self.today, None);
        let key = format!("urgency.{}.headline", result.triage.urgency.key());
        let headline = wrap("", &self.words.line(&key));
        self.front.show(&format!("\n{headline}"))?;
        Ok(self.front.ask_to_correct()?)
    }

    fn quit(&mut self) -> Result<(), Stop> {
        self.say_kept()?;
        let advice = wrap("", EMERGENCY_ADVICE);
        self.front.show(&format!("\n{advice}"))?;
        Ok(())
    }

    /// Says whether the answers are kept, and how to go on.
    fn say_kept(&mut self) -> Result<(), Stop> {
        let key = if self.state.has_file() && self.is_kept {
            "saved"
        } else {
            "not_saved"
        };
        let file = self.go_on.file.clone();
        self.say(key, &[("file", &file)])?;
        // In one line, whatever its length, so that it can be copied.
        self.front.show(&format!("\n    {}", self.go_on.command))?;
        Ok(())
    }
}

/// The words for why asking stops.
const fn stop_key(reason: DoneReason) -> &'static str {
    match reason {
        DoneReason::Emergency => "stop_emergency",
        DoneReason::Settled | DoneReason::Enough => "stop_settled",
        DoneReason::NotRanked | DoneReason::NothingLeft => "stop_nothing_left",
    }
}
