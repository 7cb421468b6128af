//! FIT read a second time by other people's code. It panics on damaged files, so it gets good ones only.

use std::fs;
use std::panic::catch_unwind;

use fitparser::profile::MesgNum;
use fitparser::{FitDataRecord, Value};
use restride_testkit::activity::{Recorded, Shape};

use crate::shared::shared;
use crate::{START_S, read};

/// A larger file would take that decoder seconds.
const LARGEST: usize = 200_000;

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::UInt8(value) => Some(f64::from(*value)),
        Value::UInt16(value) => Some(f64::from(*value)),
        Value::UInt32(value) => Some(f64::from(*value)),
        Value::SInt32(value) => Some(f64::from(*value)),
        Value::Float32(value) => Some(f64::from(*value)),
        Value::Float64(value) => Some(*value),
        _ => None,
    }
}

fn field(record: &FitDataRecord, name: &str) -> Option<f64> {
    let mut fields = record.fields().iter();
    fields
        .find(|field| field.name() == name)
        .and_then(|field| number(field.value()))
}

/// Samples, metres, seconds without pauses, summed over all sessions.
type Sums = (usize, f64, f64);

fn by_the_other(bytes: &[u8]) -> Option<Sums> {
    let records = catch_unwind(|| fitparser::from_bytes(bytes).ok())
        .ok()
        .flatten()?;
    let of = |kind| records.iter().filter(move |record| record.kind() == kind);
    let sum = |name: &str| {
        of(MesgNum::Session)
            .filter_map(|session| field(session, name))
            .sum()
    };
    Some((
        of(MesgNum::Record).count(),
        sum("total_distance"),
        sum("total_timer_time"),
    ))
}

fn by_us(bytes: &[u8]) -> Sums {
    let read = read(bytes);
    let activities = || read.activities.iter();
    (
        activities().map(|activity| activity.records as usize).sum(),
        activities()
            .filter_map(|activity| activity.distance_cm)
            .map(|cm| f64::from(cm) / 100.0)
            .sum(),
        activities()
            .filter_map(|activity| activity.timer_ms)
            .map(|ms| f64::from(ms) / 1000.0)
            .sum(),
    )
}

fn check(name: &str, bytes: &[u8]) -> bool {
    let Some(theirs) = by_the_other(bytes) else {
        return false;
    };
    let ours = by_us(bytes);
    assert_eq!(ours.0, theirs.0, "{name}: samples");
    // Where no session states a distance, ours is that of the last sample.
    if theirs.1 > 0.0 {
        assert!(
            (ours.1 - theirs.1).abs() < 0.01,
            "{name}: {} and {} m",
            ours.1,
            theirs.1
        );
    }
    assert!(
        (ours.2 - theirs.2).abs() < 0.001,
        "{name}: {} and {} s",
        ours.2,
        theirs.2
    );
    true
}

#[test]
fn another_decoder_finds_the_same_in_files_of_our_own_writer() {
    for (strides, dynamics) in [(0, false), (84, true)] {
        let mut run = Recorded::steady(START_S, 700, 2917, strides, 17);
        run.has_dynamics = dynamics;
        run.pauses_s = vec![(100, 130)];
        let file = run.to_fit_file();
        for shape in [
            Shape::Whole,
            Shape::ShortHeader,
            Shape::HeaderWithoutChecksum,
        ] {
            assert!(
                check(&format!("{shape:?}"), &file.finish(shape)),
                "{shape:?} is read"
            );
        }
    }
}

#[test]
fn another_decoder_finds_the_same_in_files_of_real_devices() {
    let Some(root) = shared() else { return };
    let mut checked = 0;
    for entry in fs::read_dir(root.join("ok")).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        // Another type than an activity is left by us at its first message.
        let has_samples = by_us(&bytes).0 > 0;
        let is_fit = path.extension().is_some_and(|extension| extension == "fit");
        if is_fit && has_samples && bytes.len() < LARGEST {
            checked += u32::from(check(&path.display().to_string(), &bytes));
        }
    }
    assert!(checked > 20, "{checked} files");
}
