//! Runs written by hand, and what is put right about a run.

use crate::arguments::{RunAddOptions, RunEditOptions, RunFacts};
use crate::failure::Failure;
use crate::journal::entry_words::EntryWords;
use crate::journal::{Work, written};
use crate::log::size::{self, Size};
use crate::log::{value, when};
use crate::shoes::find::pair;
use jiff::{SignedDuration, Zoned};
use restride_app::desk::Draft;
use restride_app::diary;
use restride_core::journal::{Body, EntryId, Happened, Run, Sport, Surface};
use restride_core::runs::{Activity, Recording};
use restride_core::shoes::Wardrobe;

/// The longest run, in metres: what a journal takes.
const LONGEST_M: u32 = 1_000_000;
/// The longest time of a run, in seconds: what a journal takes.
const LONGEST_S: u32 = 2_592_000;

pub(super) fn add(
    work: &mut Work<'_>,
    words: EntryWords<'_>,
    options: &RunAddOptions,
) -> Result<(), Failure> {
    let size = size::parse(&options.size, None, None)?;
    let mut run = Run::new(Sport::Run);
    take_size(&mut run, size)?;
    take_facts(work, &mut run, &options.facts)?;
    let happened = match &options.facts.at {
        Some(at) => when::parse("--at", Some(at), work.now())?,
        None => began(work.now(), run.timer_ms)?,
    };
    let draft = Draft::new(happened, Body::Run(Box::new(run)));
    let logged = work.run(async |desk| diary::log(desk, vec![draft]).await)?;
    written::print(words, &logged, work.now(), &[], options.facts.format)
}

/// When a run began that ends now.
fn began(now: &Zoned, timer_ms: Option<u32>) -> Result<Happened, Failure> {
    let long = SignedDuration::from_millis(i64::from(timer_ms.unwrap_or(0)));
    let began = now.checked_sub(long);
    let began = began.map_err(|error| Failure::new(format!("--at: {error}")))?;
    Happened::new(&began).map_err(|error| Failure::new(format!("--at: {error}")))
}

pub(super) fn edit(
    work: &mut Work<'_>,
    words: EntryWords<'_>,
    options: &RunEditOptions,
) -> Result<(), Failure> {
    let size = size::parse(&[], options.distance.as_deref(), options.time.as_deref())?;
    let journal = work.read()?;
    let folded = journal.fold();
    let runs = super::all(&folded, work.care());
    let (activity, named) = super::found(&folded, &runs, "ID", &options.run)?;
    let recording = recording(activity, named, "ID")?;
    let Body::Run(before) = recording.entry.body() else {
        return Err(not_recorded("ID"));
    };
    let mut run = before.clone();
    take_size(&mut run, size)?;
    take_facts(work, &mut run, &options.facts)?;
    let at = options.facts.at.as_deref();
    let happened = at
        .map(|at| when::parse("--at", Some(at), work.now()))
        .transpose()?;
    if run == *before && happened.is_none() {
        return Err(Failure::new("nothing about the run would change").hint(
            "say what: --distance 9.1km, --time 45:00, --shoe NAME; restride runs edit --help",
        ));
    }
    let draft = Draft {
        happened: happened.unwrap_or_else(|| recording.entry.happened().clone()),
        ..corrected(recording, *run)
    };
    let logged = work.run(async |desk| diary::log(desk, vec![draft]).await)?;
    written::print(words, &logged, work.now(), &[], options.facts.format)
}

/// The entry that replaces the version of a recording that counts.
pub(crate) fn corrected(recording: &Recording<'_>, run: Run) -> Draft {
    Draft {
        happened: recording.entry.happened().clone(),
        supersedes: Some(recording.entry.id()),
        body: Body::Run(Box::new(run)),
    }
}

/// The recording of an activity that was named, or the shown one.
pub(crate) fn recording<'a, 'j>(
    activity: &'a Activity<'j>,
    named: EntryId,
    field: &str,
) -> Result<&'a Recording<'j>, Failure> {
    let by_name = activity.recordings.iter().find(|it| it.id == named);
    by_name
        .or_else(|| activity.recordings.first())
        .ok_or_else(|| not_recorded(field))
}

fn not_recorded(field: &str) -> Failure {
    Failure::new(format!(
        "{field}: this run is known only by what you told of how it went"
    ))
    .hint("write it down as a run: restride runs add 8.4km 45min --at TIME; the result then belongs to it")
}

fn take_size(run: &mut Run, size: Size) -> Result<(), Failure> {
    if let Some(metres) = size.distance_m {
        if metres == 0 || metres > LONGEST_M {
            return Err(Failure::new(format!(
                "DISTANCE: expected more than 0 and at most {} km",
                LONGEST_M / 1000
            )));
        }
        run.distance_cm = Some(metres * 100);
    }
    if let Some(seconds) = size.duration_s {
        if seconds == 0 || seconds > LONGEST_S {
            return Err(Failure::new(
                "TIME: expected more than 0 and at most 30 days",
            ));
        }
        let timer_ms = seconds * 1000;
        run.timer_ms = Some(timer_ms);
        // With pauses it took at least as long.
        run.elapsed_ms = run.elapsed_ms.map(|elapsed| elapsed.max(timer_ms));
    }
    Ok(())
}

fn take_facts(work: &mut Work<'_>, run: &mut Run, facts: &RunFacts) -> Result<(), Failure> {
    if let Some(text) = &facts.sport {
        run.sport = value::word("--sport", text, Sport::ALL, Sport::key)?;
    }
    if let Some(text) = &facts.on {
        run.surface = Some(surface("--on", text)?);
    }
    if facts.indoor || facts.outdoor {
        run.indoor = Some(facts.indoor);
    }
    let whole = |field: &str, text: &Option<String>, unit: &str, from: u32, to: u32| {
        text.as_deref()
            .map(|text| value::whole(field, text, unit, from, to))
            .transpose()
    };
    let effort = whole(
        "--effort",
        &facts.effort,
        "(0 is nothing, 10 is all)",
        0,
        10,
    )?;
    let ascent = whole("--ascent", &facts.ascent, "metres", 0, 50_000)?;
    let heart = whole(
        "--heart-rate",
        &facts.heart_rate,
        "beats per minute",
        20,
        260,
    )?;
    let cadence = whole("--cadence", &facts.cadence, "steps per minute", 60, 300)?;
    run.effort = effort.or(run.effort);
    run.ascent_m = ascent.or(run.ascent_m);
    run.heart_rate_bpm = heart.or(run.heart_rate_bpm);
    let cadence = cadence.map(|spm| spm * 100);
    run.cadence_moving_spm_hundredths = cadence.or(run.cadence_moving_spm_hundredths);
    if let Some(title) = value::text("--title", facts.title.as_deref())? {
        run.title = Some(title);
    }
    if let Some(note) = value::text("--note", facts.note.as_deref())? {
        run.note = Some(note);
    }
    if let Some(name) = &facts.shoe {
        let journal = work.read()?;
        let folded = journal.fold();
        run.shoe = Some(pair(&Wardrobe::of(&folded), "--shoe", name)?.id);
    }
    Ok(())
}

/// What was run on.
pub(crate) fn surface(field: &str, text: &str) -> Result<Surface, Failure> {
    value::word(field, text, Surface::ALL, Surface::key)
}
