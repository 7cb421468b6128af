//! A guided session on a terminal: what is said when, and how the time is shown.

use super::advance::advance;
use super::ear::{Ear, Heard};
use super::prescription::Prescription;
use super::said::{Cue, Input};
use super::state::{Place, State, Step};
use super::total::{Ended, Total};
use super::typed;
use crate::say;
use crate::words::Words;
use std::io::{self, Write};
use std::time::Duration;

/// How often the time is looked at.
const TICK: Duration = Duration::from_millis(250);

/// The time that is left is read out at every multiple of this many seconds.
const READ_OUT_EVERY_S: u64 = 10;

/// Letters of the bar.
const BAR: u64 = 30;

/// How the time is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// A line now and then: for screen readers, pipes and simple terminals.
    Lines,
    /// A bar that moves on one line.
    Bar,
}

/// Plays a session.
#[derive(Debug)]
pub(crate) struct Player<'p, W> {
    plan: &'p [Prescription],
    words: Words<'p>,
    output: W,
    look: Look,
    /// The seconds that were shown last.
    shown: Option<u64>,
    /// Whether a bar stands on the line.
    has_bar: bool,
}

impl<'p, W: Write> Player<'p, W> {
    pub(crate) const fn new(
        plan: &'p [Prescription],
        words: Words<'p>,
        output: W,
        look: Look,
    ) -> Self {
        Self {
            plan,
            words,
            output,
            look,
            shown: None,
            has_bar: false,
        }
    }

    /// Plays the whole session, and says what was done. When nobody is there any more the session is stopped, and what
    /// was done until then counts.
    ///
    /// # Errors
    ///
    /// When the output cannot be written. Nothing is known of what was done then.
    pub(crate) fn play(mut self, ear: &mut dyn Ear) -> io::Result<Vec<Total>> {
        let mut state = State::start(self.plan);
        self.say(&self.words.line("guided.keys"))?;
        if !state.is_over() {
            self.ready(Place::default())?;
        }
        while !state.is_over() {
            let most = (!state.waits()).then_some(TICK);
            let (input, elapsed) = match ear.hear(most) {
                Heard::Line(line, elapsed) => (self.typed(&line)?, elapsed),
                Heard::Nothing(elapsed) => (None, elapsed),
                Heard::Gone => (Some(Input::Stop), Duration::ZERO),
            };
            let (next, cues) = advance(self.plan, state, input, elapsed);
            state = next;
            for cue in cues {
                self.cue(cue)?;
            }
            self.time(&state)?;
        }
        Ok(state.into_totals())
    }

    fn typed(&mut self, line: &str) -> io::Result<Option<Input>> {
        // A line that was typed ended the line of the bar.
        self.has_bar = false;
        let input = typed::read(line, self.words);
        if input.is_none() {
            self.say(&self.words.line("guided.not_understood"))?;
        }
        Ok(input)
    }

    fn cue(&mut self, cue: Cue) -> io::Result<()> {
        self.shown = None;
        let line = |key: &str| self.words.line(&format!("guided.{key}"));
        let said = match cue {
            Cue::Ready(place) => return self.ready(place),
            Cue::Settle(place, next) => self.counted("settle", place, next, Duration::ZERO),
            Cue::Work(place, number, time) => self.counted("work", place, number, time),
            Cue::OwnPace(place) => self.own_pace(place),
            Cue::Rest(None) => line("own_rest"),
            Cue::Rest(Some(rest)) => {
                let seconds = rest.as_secs().to_string();
                self.words.filled("guided.rest", &[("seconds", &seconds)])
            }
            Cue::AskPain => line("ask_pain"),
            Cue::TooMuch(pain) => self
                .words
                .filled("guided.too_much", &[("pain", &pain.to_string())]),
            Cue::Sign => line("sign"),
            Cue::Warning => line("warning"),
            Cue::Paused => line("paused"),
            Cue::GoesOn => line("goes_on"),
            Cue::WasAway => line("was_away"),
            Cue::Ended(Ended::Whole) => line("whole"),
            Cue::Ended(Ended::Skipped) => line("skipped"),
            Cue::Ended(Ended::Stopped | Ended::TooMuchPain | Ended::Sign(_)) => line("ended"),
            Cue::Over => line("over"),
        };
        self.say(&said)
    }

    /// An exercise before it begins: name, steps, how much, when to stop.
    fn ready(&mut self, place: Place) -> io::Result<()> {
        let Some(asked) = self.plan.get(place.exercise) else {
            return Ok(());
        };
        let words = self.words;
        if place.side > 0 {
            return self.say(&words.line("guided.other_side"));
        }
        let (number, count) = (
            (place.exercise + 1).to_string(),
            self.plan.len().to_string(),
        );
        let blanks = [
            ("number", number.as_str()),
            ("count", count.as_str()),
            ("name", asked.name.as_str()),
        ];
        self.say("")?;
        self.say(&words.filled("guided.exercise", &blanks))?;
        for (position, step) in (1..).zip(&asked.steps) {
            self.say(&format!("  {position}. {step}"))?;
        }
        let (sets, most) = (asked.sets().to_string(), asked.most_pain.to_string());
        self.say(&words.filled("guided.sets", &[("sets", &sets), ("most", &most)]))?;
        if !asked.stop_if.is_empty() {
            self.say(&words.line("guided.stop_if"))?;
            for (position, sign) in (1..).zip(&asked.stop_if) {
                self.say(&format!("  !{position} {sign}"))?;
            }
        }
        let first = if asked.per_side {
            "guided.first_side"
        } else {
            "guided.begin"
        };
        self.say(&words.line(first))
    }

    fn counted(&self, key: &str, place: Place, repetition: u16, time: Duration) -> String {
        let asked = self.plan.get(place.exercise);
        let number = (repetition + 1).to_string();
        let of = asked.and_then(|asked| asked.repetitions).unwrap_or(1);
        let set = (place.set + 1).to_string();
        let what = match asked {
            Some(asked) if asked.hold_s.is_some() => "hold",
            _ => "move",
        };
        let seconds = time.as_secs().to_string();
        let blanks = [
            ("number", number.as_str()),
            ("of", &of.to_string()),
            ("set", &set),
            ("seconds", &seconds),
        ];
        self.words.filled(&format!("guided.{key}_{what}"), &blanks)
    }

    fn own_pace(&self, place: Place) -> String {
        let asked = self.plan.get(place.exercise);
        let (key, count) = match asked.map(|asked| (asked.repetitions, asked.distance_m)) {
            Some((Some(count), _)) => ("own_pace", count),
            Some((None, Some(metres))) => ("own_pace_metres", metres),
            Some((None, None)) | None => ("own_pace_uncounted", 0),
        };
        let (set, count) = ((place.set + 1).to_string(), count.to_string());
        self.words.filled(
            &format!("guided.{key}"),
            &[("set", &set), ("count", &count)],
        )
    }

    /// Shows the time that is left, when it has changed.
    fn time(&mut self, state: &State) -> io::Result<()> {
        let Some(left) = state.left().filter(|_| !state.is_paused) else {
            return Ok(());
        };
        // Rounded up: nothing is over while it says 1.
        let seconds = left.as_millis().div_ceil(1000);
        let seconds = u64::try_from(seconds).unwrap_or(u64::MAX);
        if self.shown == Some(seconds) || matches!(state.step, Step::Settling { .. }) {
            return Ok(());
        }
        let is_first = self.shown.is_none();
        self.shown = Some(seconds);
        let text = self
            .words
            .filled("guided.left", &[("seconds", &seconds.to_string())]);
        match self.look {
            // The whole time was said with the cue.
            Look::Lines if !is_first && seconds % READ_OUT_EVERY_S == 0 => self.say(&text),
            Look::Lines => Ok(()),
            Look::Bar => self.bar(seconds, &text),
        }
    }

    /// A letter for each second, the last [`BAR`] seconds; a longer time begins with a full bar.
    fn bar(&mut self, seconds: u64, text: &str) -> io::Result<()> {
        let full = usize::try_from(seconds.min(BAR)).unwrap_or(0);
        let width = usize::try_from(BAR).unwrap_or(0);
        let bar = "#".repeat(full);
        write!(self.output, "\r[{bar:<width$}] {}   ", say::harmless(text))?;
        self.has_bar = true;
        self.output.flush()
    }

    fn say(&mut self, text: &str) -> io::Result<()> {
        if self.has_bar {
            self.has_bar = false;
            writeln!(self.output)?;
        }
        writeln!(self.output, "{}", textwrap::fill(&say::harmless(text), 76))?;
        self.output.flush()
    }
}
