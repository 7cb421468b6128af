//! The frame of a Strava archive: a table in which names of columns come twice, shoes, and compressed files.

use super::account::{Account, Format, Outing, Sport};
use super::file::{Entry, content, entries, typed};
use super::truth::TrueFile;
use super::{Plan, zipped};
use crate::activity::gzip;
use jiff::Timestamp;
use std::io::{self, Seek, Write};

const HEADER: &str = "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,\
    Distance,Max Heart Rate,Relative Effort,Commute,Activity Private Note,Activity Gear,Filename,Athlete Weight,\
    Bike Weight,Elapsed Time,Moving Time,Distance,Max Speed,Average Speed,Elevation Gain,Max Heart Rate,\
    Relative Effort,Commute,Average Cadence,Type\n";

const SHOES: [&str; 3] = ["Daily blue", "Old faithful", "Fast ones"];

pub(super) fn write(
    plan: &Plan,
    account: &Account,
    out: impl Write + Seek,
) -> io::Result<Vec<TrueFile>> {
    let mut zip = zipped::Writer::new(out);
    let entries = entries(plan, &account.outings);
    let names: Vec<String> = (0_u64..)
        .zip(&entries)
        .map(|(number, entry)| {
            let upload = 10_000_000_000 + number * 7;
            format!("activities/{upload}.{}", entry.ending)
        })
        .collect();
    zip.add(
        "activities.csv",
        table(plan, account, &entries, &names).as_bytes(),
    )?;
    zip.add("shoes.csv", shoes().as_bytes())?;
    zip.add(
        "profile.csv",
        b"Athlete ID,Email Address\n1,runner@example.org\n",
    )?;
    let mut truths = Vec::with_capacity(entries.len());
    let mut first_names = vec![""; account.outings.len()];
    for (entry, name) in entries.iter().zip(&names) {
        if entry.copy.is_none() {
            first_names[entry.outing] = name;
        }
        let outing = &account.outings[entry.outing];
        let (bytes, truth) = content(plan, outing, entry, name, first_names[entry.outing]);
        if entry.ending.contains(".gz") && !bytes.is_empty() {
            zip.add_packed(name, &gzip(&bytes))?;
        } else {
            zip.add(name, &bytes)?;
        }
        truths.push(truth);
    }
    let by_hand = account
        .outings
        .iter()
        .filter(|outing| outing.format == Format::Typed);
    truths.extend(by_hand.map(|outing| typed(plan, outing)));
    zip.finish()?;
    Ok(truths)
}

fn table(plan: &Plan, account: &Account, entries: &[Entry], names: &[String]) -> String {
    let mut table = String::from(HEADER);
    let mut rows: Vec<(usize, &str)> = entries
        .iter()
        .zip(names)
        .map(|(entry, name)| (entry.outing, name.as_str()))
        .collect();
    for (position, outing) in account.outings.iter().enumerate() {
        if outing.format == Format::Typed {
            rows.push((position, ""));
        }
    }
    rows.sort_unstable();
    for (number, (outing, name)) in rows.into_iter().enumerate() {
        table.push_str(&row(plan, &account.outings[outing], number, name));
    }
    table
}

fn row(plan: &Plan, outing: &Outing, number: usize, name: &str) -> String {
    let run = outing.recorded(plan.size);
    let date = Timestamp::from_second(outing.start_s).unwrap_or_default();
    let date = date.strftime("%b %-d, %Y, %-I:%M:%S %p").to_string();
    let sport = match outing.sport {
        Sport::Run => "Run",
        Sport::Walk => "Walk",
        Sport::Ride => "Ride",
    };
    let note = if number.is_multiple_of(9) {
        "First line,\nsecond \"line\""
    } else {
        ""
    };
    let metres = f64::from(run.distance_cm()) / 100.0;
    let cells = [
        (9_000_000_000 + number * 3).to_string(),
        date,
        outing.title.clone(),
        sport.to_owned(),
        note.to_owned(),
        run.elapsed_s().to_string(),
        format!("{:.2}", metres / 1000.0),
        "171.0".to_owned(),
        "44".to_owned(),
        "false".to_owned(),
        String::new(),
        gear(outing),
        name.to_owned(),
        "70.0".to_owned(),
        String::new(),
        format!("{}.0", run.elapsed_s()),
        format!("{}.0", run.timer_s()),
        format!("{metres:.2}"),
        "4.9".to_owned(),
        "2.9".to_owned(),
        "31.0".to_owned(),
        "171.0".to_owned(),
        "44.0".to_owned(),
        "0.0".to_owned(),
        "84.1".to_owned(),
        String::new(),
    ];
    let cells = cells.map(|cell| quoted(&cell));
    format!("{}\n", cells.join(","))
}

fn gear(outing: &Outing) -> String {
    if outing.sport == Sport::Run {
        SHOES[outing.shoe].to_owned()
    } else {
        String::new()
    }
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

fn shoes() -> String {
    let mut table = String::from("Shoe Name,Shoe Brand,Shoe Model,Shoe Default Sport Types\n");
    for (name, model) in SHOES.iter().zip(["Glide", "Classic", "Arrow"]) {
        table.push_str(name);
        table.push_str(",Testing,");
        table.push_str(model);
        table.push_str(",Run\n");
    }
    table
}
