//! What an import says of each file.

use super::content::content;
use super::{EVENING, Made, import, set_or};
use crate::support::{Home, list};
use jiff::{Timestamp, Zoned};
use restride_testkit::archives::{Shape, TrueActivity, TrueFile};
use serde_json::{Value, json};
use std::collections::BTreeMap;

#[test]
fn every_file_of_a_strava_archive_gets_the_true_verdict() {
    check(Shape::Strava, 11);
}

#[test]
fn every_file_of_a_garmin_archive_gets_the_true_verdict() {
    check(Shape::Garmin, 12);
}

/// Imports an archive twice. `RESTRIDE_IMPORT_RUNS` makes it larger than in every run of the tests.
fn check(shape: Shape, seed: u64) {
    let runs = set_or("RESTRIDE_IMPORT_RUNS", 600);
    let home = Home::at(EVENING);
    let made = Made::at(&home, shape, runs, seed);
    let report = import(&home, &made);
    Told::of(&report, &made).agrees();
    let before = content(&home, "first");
    let again = import(&home, &made);
    assert_eq!(again["imported"], 0, "{:?}", again["runs"]);
    assert_eq!(content(&home, "second"), before);
}

/// What a report says, to be compared with the truth.
struct Told<'r> {
    made: &'r Made,
    report: &'r Value,
    by_name: BTreeMap<&'r str, &'r Value>,
}

impl<'r> Told<'r> {
    fn of(report: &'r Value, made: &'r Made) -> Self {
        let before = format!("{}: ", made.name());
        let files = report["files"].as_array().expect("files");
        let by_name = files.iter().map(|file| {
            let name = file["name"].as_str().expect("a name");
            (name.strip_prefix(&before).unwrap_or(name), file)
        });
        Self {
            made,
            report,
            by_name: by_name.collect(),
        }
    }

    fn agrees(&self) {
        let truth = &self.made.truth;
        let mut wrong = Vec::new();
        for file in &truth.files {
            let told = match &file.name {
                Some(name) => self.by_name.get(name.as_str()).copied(),
                None => self.without_file(file),
            };
            if let Err(why) = self.compare(file, told) {
                let told = told.map(Value::to_string);
                wrong.push(format!("{why}\n  true: {file:?}\n  told: {told:?}"));
            }
        }
        let shown: Vec<&String> = wrong.iter().take(5).collect();
        assert_eq!(wrong.len(), 0, "{shown:#?}");
        assert_eq!(
            self.report["files"].as_array().map(Vec::len),
            Some(truth.files.len()),
            "every file is told once, and nothing else"
        );
        assert_eq!(self.report["file_count"], json!(truth.files.len()));
        let count = |wanted: &str| {
            let all = truth.files.iter().filter_map(|file| file.activity.as_ref());
            all.filter(|activity| activity.verdict == wanted).count()
        };
        let counts = ["runs", "not_runs", "duplicates", "overlaps", "known"];
        let told = counts.map(|name| self.report[name].clone());
        let known = truth.verdicts.get("known").copied().unwrap_or(0);
        let expected = [
            count("imported"),
            count("not_a_run"),
            count("duplicate_of"),
            0,
            known,
        ];
        assert_eq!(told, expected.map(|count| json!(count)), "{counts:?}");
    }

    /// What is told of an activity that has no file: it has no name of its own but a time.
    fn without_file(&self, file: &TrueFile) -> Option<&'r Value> {
        let wanted = file.activity.as_ref().map(|activity| activity.start);
        let files = self.report["files"].as_array()?.iter();
        let mut typed = files.filter(|told| told.get("hash").is_none());
        typed.find(|told| start(&told["activities"][0]) == wanted)
    }

    fn compare(&self, file: &TrueFile, told: Option<&Value>) -> Result<(), String> {
        let told = told.ok_or("it is not told")?;
        same("verdict", &told["verdict"], &json!(file.verdict))?;
        same("reason", &told["reason"], &json!(file.reason))?;
        if let Some(first) = &file.same_bytes_as {
            same("known", &told["known"][0], &self.id_of(first))?;
        }
        let activities = told["activities"].as_array().ok_or("no activities")?;
        let expected = usize::from(file.activity.is_some());
        same("activities", &json!(activities.len()), &json!(expected))?;
        match (&file.activity, activities.first()) {
            (Some(activity), Some(told)) => self.compare_activity(activity, told),
            _ => Ok(()),
        }
    }

    fn compare_activity(&self, activity: &TrueActivity, told: &Value) -> Result<(), String> {
        same("verdict", &told["verdict"], &json!(activity.verdict))?;
        let first = activity.duplicate_of.as_ref();
        let other = first.map_or(Value::Null, |first| self.id_of(first));
        same("other", &told["other"], &other)?;
        same("sport", &told["sport"], &json!(activity.sport))?;
        same("title", &told["title"], &json!(activity.title))?;
        if start(told) != Some(activity.start) {
            return Err(format!("start: {}", told["start"]));
        }
        let near = |name: &str, expected: f64, within: f64| {
            let told = told[name].as_f64().ok_or_else(|| format!("no {name}"))?;
            let is_near = (told - expected).abs() <= within + 1e-6;
            is_near
                .then_some(())
                .ok_or_else(|| format!("{name}: {told} instead of {expected}"))
        };
        near(
            "distance_m",
            activity.distance_m,
            activity.distance_within_m,
        )?;
        near("timer_s", activity.timer_s, 0.0)?;
        near("elapsed_s", activity.elapsed_s, 0.0)?;
        if let Some(records) = activity.records {
            same("records", &told["records"], &json!(records))?;
        }
        let mut flags = list(told, "flags");
        flags.sort_unstable();
        same("flags", &json!(flags), &json!(activity.flags))
    }

    /// The id of the activity of a file that was told before.
    fn id_of(&self, name: &str) -> Value {
        let file = self.by_name.get(name);
        file.map_or(Value::Null, |file| file["activities"][0]["id"].clone())
    }
}

fn same(what: &str, told: &Value, expected: &Value) -> Result<(), String> {
    (told == expected)
        .then_some(())
        .ok_or_else(|| format!("{what}: {told} instead of {expected}"))
}

/// When an activity began: with the name of a zone, or with an offset alone.
fn start(activity: &Value) -> Option<Timestamp> {
    let start = activity["start"].as_str()?;
    let zoned = start.parse::<Zoned>().map(|zoned| zoned.timestamp());
    zoned.or_else(|_| start.parse()).ok()
}
