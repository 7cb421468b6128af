//! The frame of a Garmin archive: archives inside, activities among files of other sorts, and summaries.

use super::account::{Account, Format, Outing, Sport};
use super::damage::Damage;
use super::file::{content, entries, typed};
use super::truth::TrueFile;
use super::{Plan, watch, zipped};
use crate::Draw;
use serde_json::{Value, json};
use std::io::{self, Cursor, Seek, Write};

/// Files in one of the archives inside.
const FILES_IN_A_PART: usize = 500;

/// Activities in one file of summaries.
const SUMMARIES_IN_A_FILE: usize = 1_000;

pub(super) fn write(
    plan: &Plan,
    account: &Account,
    out: impl Write + Seek,
) -> io::Result<Vec<TrueFile>> {
    let mut zip = zipped::Writer::new(out);
    zip.add(
        "DI_CONNECT/DI-Connect-User/user_profile.json",
        b"{\"userName\": \"runner\"}",
    )?;
    let mut parts = Parts::new(&mut zip);
    let mut truths = Vec::new();
    let mut first_names = vec![String::new(); account.outings.len()];
    let mut draw = Draw(plan.seed ^ 7);
    let mut number = 0;
    let others_each = if plan.runs > 5_000 { 0 } else { 2 };
    for (position, entry) in entries(plan, &account.outings).iter().enumerate() {
        let others = others_each + usize::from(position.is_multiple_of(3));
        for _ in 0..others {
            let name = file_name(number, "fit");
            parts.add(&name, &watch::other(plan, number, &mut draw))?;
            truths.push(other(name));
            number += 1;
        }
        let name = file_name(number, entry.ending);
        number += 1;
        if entry.copy.is_none() {
            first_names[entry.outing].clone_from(&name);
        }
        let outing = &account.outings[entry.outing];
        let (bytes, truth) = content(plan, outing, entry, &name, &first_names[entry.outing]);
        parts.add(&name, &bytes)?;
        truths.push(truth);
    }
    parts.end()?;
    // The summary of a file in which nothing can be read is all that is known of it.
    let by_summary = account.outings.iter().filter(|outing| {
        outing.format == Format::Typed || outing.damage.is_some_and(Damage::leaves_nothing)
    });
    truths.extend(by_summary.map(|outing| typed(plan, outing)));
    let outings: Vec<(usize, &Outing)> = account.outings.iter().enumerate().collect();
    for (number, outings) in outings.chunks(SUMMARIES_IN_A_FILE).enumerate() {
        let summaries: Vec<Value> = outings
            .iter()
            .map(|(position, outing)| summary(plan, *position, outing))
            .collect();
        let file = json!([{ "summarizedActivitiesExport": summaries }]);
        let name = format!(
            "DI_CONNECT/DI-Connect-Fitness/runner@example.org_{number}_summarizedActivities.json"
        );
        zip.add(&name, file.to_string().as_bytes())?;
    }
    let gear = gear(&account.outings).to_string();
    zip.add(
        "DI_CONNECT/DI-Connect-Fitness/runner@example.org_gear.json",
        gear.as_bytes(),
    )?;
    zip.finish()?;
    Ok(truths)
}

fn file_name(number: usize, ending: &str) -> String {
    format!(
        "runner@example.org_{}.{ending}",
        60_000_000_000 + number * 11
    )
}

fn other(name: String) -> TrueFile {
    TrueFile {
        name: Some(name),
        verdict: "not_an_activity",
        reason: Some("fit_of_another_type"),
        same_bytes_as: None,
        activity: None,
    }
}

/// Fills archives inside the archive, one after the other.
struct Parts<'z, W: Write + Seek> {
    zip: &'z mut zipped::Writer<W>,
    part: zipped::Writer<Cursor<Vec<u8>>>,
    files: usize,
    number: usize,
}

impl<'z, W: Write + Seek> Parts<'z, W> {
    fn new(zip: &'z mut zipped::Writer<W>) -> Self {
        Self {
            zip,
            part: zipped::Writer::new(Cursor::default()),
            files: 0,
            number: 1,
        }
    }

    fn add(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.part.add(name, bytes)?;
        self.files += 1;
        if self.files == FILES_IN_A_PART {
            self.end()?;
        }
        Ok(())
    }

    /// Closes an archive inside. Every other one is kept as it is.
    fn end(&mut self) -> io::Result<()> {
        if self.files == 0 {
            return Ok(());
        }
        let empty = zipped::Writer::new(Cursor::default());
        let part = std::mem::replace(&mut self.part, empty)
            .finish()?
            .into_inner();
        let number = self.number;
        let name =
            format!("DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part{number}.zip");
        if number.is_multiple_of(2) {
            self.zip.add_packed(&name, &part)?;
        } else {
            self.zip.add(&name, &part)?;
        }
        self.files = 0;
        self.number += 1;
        Ok(())
    }
}

/// The account's own id of an activity: it is in no file.
const fn activity_id(position: usize) -> usize {
    20_000_000_000 + position * 5
}

/// Distances in centimetres, times in milliseconds.
fn summary(plan: &Plan, position: usize, outing: &Outing) -> Value {
    let run = outing.recorded(plan.size);
    let start_ms = outing.start_s * 1000;
    let sport = match (outing.sport, outing.is_indoor) {
        (Sport::Run, true) => "treadmill_running",
        (Sport::Run, false) => "running",
        (Sport::Walk, _) => "walking",
        (Sport::Ride, _) => "cycling",
    };
    json!({
        "activityId": activity_id(position),
        "name": outing.title,
        "activityType": sport,
        "beginTimestamp": start_ms,
        "startTimeGmt": start_ms_float(start_ms),
        "startTimeLocal": start_ms_float(start_ms + 3_600_000),
        "duration": f64::from(run.timer_s()) * 1000.0,
        "elapsedDuration": f64::from(run.elapsed_s()) * 1000.0,
        "distance": f64::from(run.distance_cm()),
        "avgHr": 148.0,
        "manualActivity": outing.format == Format::Typed,
        "parent": false,
    })
}

#[expect(
    clippy::cast_precision_loss,
    reason = "milliseconds since 1970 fit a double exactly"
)]
const fn start_ms_float(milliseconds: i64) -> f64 {
    milliseconds as f64
}

fn gear(outings: &[Outing]) -> Value {
    let names = ["Daily blue", "Old faithful", "Fast ones"];
    let items: Vec<Value> = (1..)
        .zip(names)
        .map(|(number, name)| {
            json!({
                "gearPk": number,
                "gearTypeName": "Shoes",
                "gearStatusName": "active",
                "displayName": name,
                "customMakeModel": name,
            })
        })
        .collect();
    let uses = |shoe: usize| -> Vec<Value> {
        let runs = outings.iter().enumerate();
        runs.filter(|(_, outing)| outing.sport == Sport::Run && outing.shoe == shoe)
            .map(|(position, _)| json!({ "activityId": activity_id(position), "gearPk": shoe + 1 }))
            .collect()
    };
    json!([{
        "gearDTOS": items,
        "gearActivityDTOs": { "1": uses(0), "2": uses(1), "3": uses(2) },
    }])
}
