//! Files of real devices, when they are there: they are not part of this repository, because they hold real people's
//! tracks.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use restride_import::{Activity, Limits, Read, Sport, read_file};

/// The folder, beside the repository. `None`, said aloud, when it is not there.
#[expect(clippy::print_stderr, reason = "a test that tests nothing must say so")]
pub(crate) fn shared() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/activities");
    if root.join("manifest.csv").is_file() {
        return Some(root);
    }
    eprintln!(
        "SKIPPED: there are no files of real devices at {}",
        root.display()
    );
    None
}

#[expect(
    clippy::unwrap_used,
    reason = "a test helper: a table that is not there fails the test"
)]
fn table(path: &Path) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

fn data(name: &str) -> Vec<BTreeMap<String, String>> {
    table(
        &Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/it/data")
            .join(name),
    )
}

fn sum(read: &Read, number: fn(&Activity) -> Option<u32>, unit: f64) -> f64 {
    read.activities
        .iter()
        .filter_map(number)
        .map(f64::from)
        .sum::<f64>()
        / unit
}

/// What the reference calls a sport, as ours.
fn sport_of_reference(word: &str) -> &'static str {
    match word.to_lowercase().as_str() {
        "running" | "run" => "run",
        "cycling" | "biking" | "ride" => "ride",
        "swimming" => "swim",
        _ => "other",
    }
}

/// The reference gives the mean over all samples of the file, so only files with one run tell it.
fn cadence_of_one_leg(read: &Read) -> Option<f64> {
    match read.activities.as_slice() {
        [run] if run.sport == Sport::Run => run
            .cadence_spm_hundredths
            .map(|steps| f64::from(steps) / 200.0),
        _ => None,
    }
}

#[test]
fn real_files_give_the_values_of_the_reference() {
    let Some(root) = shared() else { return };
    let mut known = BTreeMap::new();
    for row in data("differences.csv") {
        assert!(!row["why"].is_empty());
        known.insert(
            (row["file"].clone(), row["what"].clone()),
            row["ours"].clone(),
        );
    }
    let mut faults = Vec::new();
    let mut compared = 0;
    for row in table(&root.join("manifest.csv")) {
        let Some(file) = row["file"].strip_prefix("ok/") else {
            continue;
        };
        let read = read_file(
            &fs::read(root.join(&row["file"])).unwrap(),
            &Limits::default(),
        );
        let records = read
            .activities
            .iter()
            .map(|activity| f64::from(activity.records))
            .sum();
        let numbers = [
            ("records", "records", Some(records), 0.0),
            (
                "distance",
                "distance_m",
                Some(sum(&read, |a| a.distance_cm, 100.0)),
                0.006,
            ),
            (
                "duration",
                "duration_s",
                Some(sum(&read, |a| a.timer_ms, 1000.0)),
                0.0006,
            ),
            (
                "cadence",
                "avg_cadence_per_leg",
                cadence_of_one_leg(&read),
                0.0101,
            ),
        ];
        for (what, column, ours, tolerance) in numbers {
            let difference = known.remove(&(file.to_owned(), what.to_owned()));
            let Some(ours) = ours else { continue };
            let stated = row[column].parse::<f64>().ok();
            let listed = difference.as_ref().map(|ours| ours.parse::<f64>().unwrap());
            let Some(expected) = listed.or(stated) else {
                continue;
            };
            compared += 1;
            if (ours - expected).abs() > tolerance {
                faults.push(format!("{file}: {what} {ours}, expected {expected}"));
            }
            if listed.is_some() && listed == stated {
                faults.push(format!(
                    "{file}: {what} is listed as a difference and is none"
                ));
            }
        }
        let listed = known.remove(&(file.to_owned(), "sport".to_owned()));
        let is_word = !matches!(row["sport"].as_str(), "" | "None") && !row["sport"].contains('/');
        let stated = row["sport"]
            .split('+')
            .map(sport_of_reference)
            .collect::<Vec<_>>()
            .join("+");
        if let Some(expected) = listed.or_else(|| is_word.then_some(stated)) {
            let ours = read.activities.iter().map(|activity| activity.sport.key());
            let ours = ours.collect::<Vec<_>>().join("+");
            compared += 1;
            if ours != expected && !read.activities.iter().all(|a| a.records == 0) {
                faults.push(format!("{file}: sport {ours}, expected {expected}"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
    assert!(
        known.is_empty(),
        "listed differences of files that are not there: {known:?}"
    );
    assert!(compared > 300, "{compared} values");
}

#[test]
fn damaged_files_get_their_verdicts_and_keep_what_can_be_read() {
    let Some(root) = shared() else { return };
    let mut files = BTreeSet::new();
    for row in data("broken.csv") {
        let read = read_file(
            &fs::read(root.join("broken").join(&row["file"])).unwrap(),
            &Limits::default(),
        );
        let flags = read.activities.iter().flat_map(|activity| &activity.flags);
        let flags = flags.map(|flag| flag.key()).collect::<BTreeSet<_>>();
        let found = (
            read.verdict.key(),
            read.activities.len().to_string(),
            read.activities
                .iter()
                .map(|activity| activity.records)
                .sum::<u32>()
                .to_string(),
            flags.into_iter().collect::<Vec<_>>().join(" "),
        );
        let expected = (
            row["verdict"].as_str(),
            row["activities"].clone(),
            row["records"].clone(),
            row["flags"].clone(),
        );
        assert_eq!(found, expected, "{}", row["file"]);
        files.insert(row["file"].clone());
    }
    for entry in fs::read_dir(root.join("broken")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(files.contains(&name), "{name} has no row");
    }
}
