//! `restride rehab`: what is due, one exercise with its steps, and a guided session.

pub(crate) mod guide;
mod list;

pub(crate) use list::{RehabJson, due_in_words, given};

use crate::arguments::{Format, RehabCommand, RehabOptions};
use crate::assess::page::Page;
use crate::failure::Failure;
use crate::journal::entry_words::EntryWords;
use crate::journal::{Shell, Work, written};
use crate::log::value;
use crate::pack::Pack;
use crate::say;
use guide::{Ear, Heard, Look, Piped, Player, Prescription, Terminal, Total};
use restride_app::desk::Draft;
use restride_app::diary;
use restride_core::journal::{Body, EntryId, Pain, PainMoment, PainScore, Text};
use std::io::{self, IsTerminal as _};

pub(crate) fn run(shell: &Shell<'_>, options: &RehabOptions) -> Result<(), Failure> {
    let pack = shell.pack()?;
    let words = shell.words(&pack)?;
    let mut work = Work::open(&pack, shell.journal)?;
    match &options.command {
        None => list::print(&list::read(&mut work, &pack)?, words, options.format),
        Some(RehabCommand::Show { exercise }) => show(words, &pack, exercise),
        Some(RehabCommand::Do { plain, no_wait }) => {
            guided(&mut work, words, &pack, *plain, *no_wait)
        }
    }
}

fn show(words: EntryWords<'_>, pack: &Pack, exercise: &str) -> Result<(), Failure> {
    let exercises = &pack.care.exercises;
    let ids = exercises.iter().map(|exercise| exercise.id.as_str());
    let id = value::known("EXERCISE", exercise, "the id of an exercise", ids)?;
    let mut page = Page::default();
    let words = words.words;
    page.heading(&words.line(&format!("exercises.{id}.name")));
    for (number, step) in (1..).zip(words.lines(&format!("exercises.{id}.steps"))) {
        page.line(0, &format!("{number}. {step}"));
    }
    for part in ["feel", "easier", "harder"] {
        if let Some(text) = words.get(&format!("exercises.{id}.{part}")) {
            page.heading(&words.line(&format!("plan.rehab.{part}")));
            page.line(0, &text);
        }
    }
    let stops = exercises
        .iter()
        .find(|exercise| exercise.id == id.as_str())
        .map(|exercise| exercise.stop_if.as_slice())
        .unwrap_or_default();
    if !stops.is_empty() {
        page.heading(&words.line("plan.rehab.stop"));
        page.items(
            0,
            stops
                .iter()
                .map(|sign| words.line(&format!("stop_if.{sign}"))),
        );
    }
    say::result(&page.finish())
}

/// Leads through what is due, and writes down what was done.
fn guided<'p>(
    work: &mut Work<'p>,
    words: EntryWords<'_>,
    pack: &'p Pack,
    plain: bool,
    no_wait: bool,
) -> Result<(), Failure> {
    let given = list::read(work, pack)?;
    let mut session: Vec<(EntryId, Prescription)> = Vec::new();
    for (episode, exercise, dose) in &list::due(&given) {
        let exercise = &pack.care.exercises[*exercise];
        if let Some(prescription) = Prescription::of(exercise, dose, &pack.care.rehab, words.words)
        {
            session.push((*episode, prescription));
        }
    }
    if session.is_empty() {
        return list::print(&given, words, Format::Text);
    }
    let asked: Vec<Prescription> = session.iter().map(|(_, it)| it.clone()).collect();
    let types = io::stdin().is_terminal();
    let look = if plain || !types || !io::stdout().is_terminal() {
        Look::Lines
    } else {
        Look::Bar
    };
    let mut ear: Box<dyn Ear> = if types && !no_wait {
        Box::new(Terminal::listen())
    } else {
        Box::new(Piped::new(io::stdin().lock()))
    };
    let totals = Player::new(&asked, words.words, io::stdout(), look)
        .play(ear.as_mut())
        .map_err(|error| Failure::new(format!("cannot go on with the session: {error}")))?;
    let happened = work.happened_now()?;
    let mut drafts = Vec::new();
    for total in &totals {
        let Some((episode, asked)) = session.get(total.exercise) else {
            continue;
        };
        let body = total.entry(asked, Some(*episode), words.words);
        drafts.push(Draft::new(happened.clone(), Body::Exercise(body)));
        let red_flags = total.red_flags(asked);
        if !red_flags.is_empty() {
            let mut pain = warning(ear.as_mut(), words, total, asked)?;
            pain.episode = Some(*episode);
            pain.red_flags = red_flags;
            drafts.push(Draft::new(happened.clone(), Body::Pain(pain)));
        }
    }
    if drafts.is_empty() {
        return Ok(());
    }
    let logged = work.run(async |desk| diary::log(desk, drafts).await)?;
    written::print(words, &logged, work.now(), &[], Format::Text)
}

/// The pain after a warning sign. Nobody who leaves without an answer leaves without the entry: it is written with the
/// worst that is possible then, and says so.
fn warning(
    ear: &mut dyn Ear,
    words: EntryWords<'_>,
    total: &Total,
    asked: &Prescription,
) -> Result<Pain, Failure> {
    let words = words.words;
    let mut note = total.note(asked, words);
    let score = loop {
        say::result(&words.line("guided.pain_now"))?;
        match ear.hear(None) {
            Heard::Line(line, _) => match value::pain("PAIN", &line) {
                Ok(score) => break score,
                Err(failure) => say::note(failure.what()),
            },
            Heard::Nothing(_) => {}
            Heard::Gone => {
                let said = note.as_ref().map(|note| note.as_str().to_owned());
                let not_told = words.line("guided.pain_not_told");
                note = Text::new(format!("{}. {not_told}", said.unwrap_or_default()));
                break worst();
            }
        }
    };
    Ok(Pain {
        score,
        moment: PainMoment::AtRest,
        episode: None,
        sites: Vec::new(),
        side: None,
        triggers: Vec::new(),
        red_flags: Vec::new(),
        note,
    })
}

fn worst() -> PainScore {
    PainScore::new(10).unwrap_or_else(|| unreachable!("10 is a pain"))
}
