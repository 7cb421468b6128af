//! A metronome in the terminal: the bell, and a pulse that moves.

use super::beat::{Next, Plan};
use super::look;
use crate::arguments::BeepOptions;
use crate::clock;
use crate::failure::Failure;
use crate::journal::Work;
use crate::journal::entry_words::EntryWords;
use crate::log::value;
use crate::words::Words;
use crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers};
use crossterm::terminal;
use restride_core::knowledge::care::ExperimentRule;
use std::io::{self, IsTerminal as _, Write};
use std::thread;
use std::time::Duration;

/// The longest block, break or run of the beep, in minutes.
const LONGEST_MINUTES: u32 = 300;
/// The most blocks.
const MOST_BLOCKS: u32 = 100;
/// The most beats.
const MOST_BEATS: u32 = 100_000;

/// The bell of a terminal.
const BELL: &str = "\u{7}";

pub(super) fn run(
    work: &mut Work<'_>,
    words: EntryWords<'_>,
    options: &BeepOptions,
) -> Result<(), Failure> {
    let view = look::cadence(work, false)?;
    look::must_be_open(&view)?;
    let rules = &work.care().cadence;
    let spm = if let Some(text) = &options.steps {
        look::asked("STEPS", text, &view, rules)?
    } else {
        let spm = look::suggested(&view).ok_or_else(|| {
            Failure::new("STEPS: no experiment is on and nothing is suggested")
                .hint("say how many: restride cadence beep 165")
        })?;
        look::limited("STEPS", spm, &view, rules)?
    };
    let plan = plan(spm, &rules.experiment, options)?;
    let is_terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
    if plan.most_beats.is_none() && !is_terminal {
        return Err(Failure::new("the beep needs a terminal")
            .hint("--beats COUNT beeps so many times without one"));
    }
    let metronome = Metronome {
        plan,
        words: words.words,
        moves: is_terminal,
    };
    let played = if is_terminal {
        Raw::on().and_then(|_raw| metronome.play(&mut io::stdout(), heard))
    } else {
        metronome.play(&mut io::stdout(), |time| {
            thread::sleep(time);
            Ok(false)
        })
    };
    played.map_err(|error| Failure::new(format!("cannot go on with the beep: {error}")))
}

fn plan(spm: u32, rule: &ExperimentRule, options: &BeepOptions) -> Result<Plan, Failure> {
    let whole = |field: &str, text: &Option<String>, unit: &str, most: u32| {
        text.as_deref()
            .map(|text| value::whole(field, text, unit, 1, most))
            .transpose()
    };
    let minutes = |field: &str, text: &Option<String>| {
        let minutes = whole(field, text, "minutes", LONGEST_MINUTES)?;
        Ok::<_, Failure>(minutes.map(|minutes| Duration::from_secs(u64::from(minutes) * 60)))
    };
    let beats = whole("--beats", &options.beats, "beats", MOST_BEATS)?;
    let steady = minutes("--minutes", &options.minutes)?;
    let usual = Duration::from_secs(u64::from(rule.block_minutes_to) * 60);
    let on = minutes("--on", &options.on)?.unwrap_or(usual);
    let off = minutes("--off", &options.off)?.unwrap_or(on);
    let blocks = whole("--blocks", &options.blocks, "blocks", MOST_BLOCKS)?;
    Ok(match (beats, steady) {
        (Some(beats), _) => Plan {
            spm,
            on: None,
            off: Duration::ZERO,
            blocks: 1,
            most_beats: Some(u64::from(beats)),
        },
        (None, Some(minutes)) => Plan {
            spm,
            on: Some(minutes),
            off: Duration::ZERO,
            blocks: 1,
            most_beats: None,
        },
        (None, None) => Plan {
            spm,
            on: Some(on),
            off,
            blocks: blocks.unwrap_or(u32::from(rule.blocks)),
            most_beats: None,
        },
    })
}

/// A terminal that hands over single keys, until this is dropped.
struct Raw;

impl Raw {
    fn on() -> io::Result<Self> {
        terminal::enable_raw_mode()?;
        Ok(Self)
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        terminal::disable_raw_mode().ok();
    }
}

/// Waits for so long and listens for q and Ctrl-C; whether the runner wants it to end.
fn heard(time: Duration) -> io::Result<bool> {
    if !event::poll(time)? {
        return Ok(false);
    }
    let Event::Key(key) = event::read()? else {
        return Ok(false);
    };
    let is_interrupt = key.modifiers.contains(KeyModifiers::CONTROL)
        && matches!(key.code, KeyCode::Char('c' | 'C' | 'd'));
    let is_quit = matches!(key.code, KeyCode::Char('q' | 'Q') | KeyCode::Esc);
    Ok(key.kind == KeyEventKind::Press && (is_interrupt || is_quit))
}

struct Metronome<'k> {
    plan: Plan,
    words: Words<'k>,
    /// Whether the pulse moves on one line.
    moves: bool,
}

impl Metronome<'_> {
    /// Plays all of it, or until the runner ends it.
    fn play(
        &self,
        output: &mut dyn Write,
        wait: impl Fn(Duration) -> io::Result<bool>,
    ) -> io::Result<()> {
        let spm = self.plan.spm.to_string();
        let begin = self.words.filled("cadence.beep.begin", &[("spm", &spm)]);
        self.line(output, &begin)?;
        let began = clock::now();
        let mut beats = 0;
        'all: for next in self.plan.all() {
            loop {
                let passed = clock::now().saturating_duration_since(began);
                let left = next.at().saturating_sub(passed);
                if left.is_zero() {
                    break;
                }
                if wait(left)? {
                    break 'all;
                }
            }
            match next {
                Next::Beat(count, _) => {
                    beats = count;
                    self.pulse(output, count)?;
                }
                Next::Block(number, _) if number > 0 || self.plan.blocks > 1 => {
                    let on = self.words.line("cadence.beep.on");
                    self.line(output, &format!("{on} {}/{}", number + 1, self.plan.blocks))?;
                }
                Next::Break(_) => self.line(output, &self.words.line("cadence.beep.off"))?,
                Next::Block(..) | Next::Over(_) => {}
            }
        }
        let beats = beats.to_string();
        let done = self.words.filled("cadence.beep.done", &[("beats", &beats)]);
        self.line(output, &done)
    }

    /// One beat: the bell, and left and right in turn.
    fn pulse(&self, output: &mut dyn Write, count: u64) -> io::Result<()> {
        let pulse = if count % 2 == 1 { "o ." } else { ". o" };
        if self.moves {
            write!(output, "\r  {pulse}  {BELL}")?;
        } else {
            writeln!(output, "{pulse}{BELL}")?;
        }
        output.flush()
    }

    /// A line of its own.
    fn line(&self, output: &mut dyn Write, text: &str) -> io::Result<()> {
        if self.moves {
            write!(output, "\r{text}\r\n")?;
        } else {
            writeln!(output, "{text}")?;
        }
        output.flush()
    }
}
