//! What the watch of the demo's runner recorded: ten weeks before the pain with one run that was far too long, and every
//! session after it. All of it has a chance of its own, so that it changes nobody's pain.

use super::chance::Chance;
use super::pen::{Pen, key, words};
use super::{DAYS, SEED};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, ToSpan as _, Zoned};
use restride_core::journal::{
    Body, Entry, EntryError, EntryId, ImportBatch, Run, SessionResult, Shoe, Sport, Surface, Text,
};

/// How fast the runner walks, jogs, and ran before, in metres a minute.
const WALKS_M: u32 = 98;
const JOGS_M: u32 = 152;
const RAN_M: u32 = 165;

/// The runs of a week before the pain: days after its first one, and metres.
const WEEK: [(i32, u32); 4] = [(1, 6200), (3, 8100), (4, 6000), (6, 11_800)];

/// Weeks before the first day of the demo.
const WEEKS: i32 = 10;

/// Days before the first day of the demo on which a run was far too long, and its metres.
const TOO_LONG: (i32, u32) = (-15, 19_600);

/// Days before the first day from which on other shoes were worn.
const NEW_SHOES: i32 = -16;

/// The last day with a run before the journal begins: the hip hurts already.
const LAST_RUN: i32 = -10;

/// A recording that is to be written.
struct Recording {
    at: Zoned,
    run: Run,
}

/// What is written beside the diary: shoes, the archive of an account, and the recordings of the sessions.
///
/// # Errors
///
/// [`EntryError`] at the end of all days.
pub(super) fn entries(
    diary: &[Entry],
    today: Date,
    zone: &TimeZone,
) -> Result<Vec<Entry>, EntryError> {
    let first = today.saturating_sub(DAYS.days());
    let mut chance = Chance::new(SEED + 1);
    let mut pen = Pen::new(first, zone.clone(), chance.bits());
    let imported = pen.at(0, (20, 10), 0, &mut chance)?;
    let shoes = [
        shoe(&mut pen, &imported, "Blue", Some(310_000))?,
        shoe(&mut pen, &imported, "White", None)?,
    ];
    let mut before = before(&pen, &mut chance)?;
    let batch = pen.write(&imported, Body::ImportBatch(batch(before.len())))?;
    for recording in &mut before {
        let back = recording
            .at
            .date()
            .until(first)
            .map_or(0, |it| it.get_days());
        recording.run.shoe = Some(if -back >= NEW_SHOES {
            shoes[1]
        } else {
            shoes[0]
        });
        recording.run.batch = Some(batch);
        write(&mut pen, recording, &imported)?;
    }
    for entry in diary {
        if let Body::SessionResult(result) = entry.body()
            && let Some(mut recording) = of_session(entry, result, zone)
        {
            recording.run.shoe = Some(shoes[1]);
            let at = recording.at.clone();
            write(&mut pen, &recording, &at)?;
        }
    }
    Ok(pen.finish())
}

fn shoe(
    pen: &mut Pen,
    at: &Zoned,
    name: &str,
    start_distance_m: Option<u32>,
) -> Result<EntryId, EntryError> {
    let Some(name) = words(name) else {
        unreachable!("{name} is a text");
    };
    let shoe = Shoe {
        name,
        bought: None,
        start_distance_m,
        retired: None,
        worn_on: Vec::new(),
        worn_by_default: None,
        wear_limit_m: None,
        note: None,
    };
    pen.write(at, Body::Shoe(shoe))
}

fn batch(count: usize) -> ImportBatch {
    let Some(from) = Text::new("archive.zip") else {
        unreachable!("it is a text");
    };
    ImportBatch {
        from,
        account: Some(key("demo")),
        imported: u32::try_from(count).unwrap_or(0),
        duplicates: 0,
        not_runs: 0,
        damaged: 0,
        known: 0,
        empty: 0,
        refused: 0,
        problems: Vec::new(),
    }
}

/// The runs before the pain, in order.
fn before(pen: &Pen, chance: &mut Chance) -> Result<Vec<Recording>, EntryError> {
    let mut all = Vec::new();
    for week in 0..WEEKS {
        for (day, metres) in WEEK {
            let day = 7 * (week - WEEKS) + day;
            if day > LAST_RUN {
                continue;
            }
            let is_too_long = day == TOO_LONG.0;
            let wobble = u32::try_from(chance.between(960, 1040)).unwrap_or(1000);
            let metres = if is_too_long {
                TOO_LONG.1
            } else {
                metres * wobble / 1000
            };
            let at = pen.at(day, (18, 0), 40, chance)?;
            let climb = if is_too_long {
                metres / 50
            } else {
                metres / 400
            };
            let run = run(metres, [(RAN_M, metres * 60 / RAN_M)], climb);
            all.push(Recording { at, run });
        }
    }
    Ok(all)
}

/// The recording of a session, from its told size; `None` when none was told.
fn of_session(entry: &Entry, result: &SessionResult, zone: &TimeZone) -> Option<Recording> {
    let (metres, seconds) = result.distance_m.zip(result.duration_s)?;
    let end = entry.happened().instant();
    let start = end
        .checked_sub(SignedDuration::from_secs(i64::from(seconds)))
        .ok()?;
    // What was walked and what was jogged, from the whole distance.
    let walked = metres.min(seconds * WALKS_M / 60);
    let jogged = (metres - walked) * 60 / (JOGS_M - WALKS_M);
    let jogged = jogged.min(seconds);
    let is_hilly = result
        .triggers
        .iter()
        .any(|trigger| trigger.as_str() == "hills");
    let climb = if is_hilly { metres / 45 } else { metres / 400 };
    let run = run(
        metres,
        [(WALKS_M, seconds - jogged), (JOGS_M, jogged)],
        climb,
    );
    Some(Recording {
        at: start.to_zoned(zone.clone()),
        run,
    })
}

/// A run of so many metres and parts: metres a minute, and seconds.
fn run<const N: usize>(metres: u32, parts: [(u32, u32); N], ascent_m: u32) -> Run {
    let seconds: u32 = parts.iter().map(|(_, seconds)| seconds).sum();
    let mut run = Run::new(Sport::Run);
    run.surface = Some(Surface::Road);
    run.indoor = Some(false);
    run.distance_cm = Some(metres * 100);
    run.timer_ms = Some(seconds * 1000);
    run.elapsed_ms = Some(seconds * 1000);
    run.ascent_m = Some(ascent_m);
    run.descent_m = Some(ascent_m);
    run.format = Some(key("fit"));
    run.device = words("Demo watch");
    for (metres_a_minute, seconds) in parts.iter().filter(|(_, seconds)| *seconds > 0) {
        // Bands of a quarter of a metre a second.
        let speed = metres_a_minute * 1000 / 60 / 250 * 250;
        let cadence = if *metres_a_minute == WALKS_M {
            0
        } else {
            16_200 + (metres_a_minute - JOGS_M) * 20
        };
        run.band_speed_mm_s.push(speed);
        run.band_s.push(*seconds);
        run.band_cadence_spm_hundredths.push(cadence);
        if cadence > 0 {
            run.cadence_moving_spm_hundredths = Some(cadence);
        }
    }
    run
}

/// Writes a recording, two minutes after it came in.
fn write(pen: &mut Pen, recording: &Recording, came: &Zoned) -> Result<(), EntryError> {
    let later = recording.at.timestamp().duration_until(came.timestamp());
    let minutes =
        (later.as_secs() / 60).max(0) + i64::from(recording.run.timer_ms.unwrap_or(0) / 60_000) + 2;
    pen.write_after(
        &recording.at,
        minutes,
        None,
        Body::Run(Box::new(recording.run.clone())),
    )?;
    Ok(())
}
