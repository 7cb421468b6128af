//! What each fuzz target does with its bytes. The ordinary tests do the same with the corpus.
#![allow(
    dead_code,
    clippy::allow_attributes,
    reason = "each target uses one of these, the tests use all"
)]

use std::borrow::Cow;
use std::io::Cursor;

use restride_import::archive::{Account, Archive, EntryReader, MemorySpool};
use restride_import::{Content, Kind, Limits, Read, Refusal, Verdict, read_file};

/// A target by its name.
pub(crate) type Target = (&'static str, fn(&[u8]));

/// Every target.
pub(crate) const ALL: [Target; 6] = [
    ("fit", fit),
    ("tcx", tcx),
    ("gpx", gpx),
    ("any", any),
    ("strava", strava),
    ("garmin", garmin),
];

/// As the default, but so that a single input takes neither long nor much memory.
fn limits() -> Limits {
    Limits {
        inflated_bytes: 1 << 24,
        archive_inflated_bytes: 1 << 25,
        records: 100_000,
        ..Limits::default()
    }
}

/// What must hold of everything that was read.
fn check(read: &Read) {
    assert_ne!(read.verdict, Verdict::Refused(Refusal::ReaderFailed));
    for activity in &read.activities {
        for (number, most) in [
            (activity.distance_cm, 100_000_000),
            (activity.timer_ms, 2_592_000_000),
            (activity.elapsed_ms, 2_592_000_000),
            (activity.ascent_m, 50_000),
            (activity.heart_rate_bpm, 260),
            (activity.heart_rate_max_bpm, 260),
            (activity.cadence_spm_hundredths, 50_000),
            (activity.cadence_moving_spm_hundredths, 50_000),
            (activity.step_length_mm, 5000),
        ] {
            assert!(number.is_none_or(|number| number <= most), "{activity:?}");
        }
        assert!(
            activity
                .bands
                .is_sorted_by(|one, other| one.speed_mm_s < other.speed_mm_s)
        );
    }
}

fn read_as(bytes: &[u8], kind: Kind) {
    let content = Content {
        bytes: Cow::Borrowed(bytes),
        damage: None,
        kind,
    };
    check(&content.read(&limits()));
}

/// FIT, whatever it begins with.
pub(crate) fn fit(bytes: &[u8]) {
    read_as(bytes, Kind::Fit);
}

/// TCX, whatever it begins with.
pub(crate) fn tcx(bytes: &[u8]) {
    read_as(bytes, Kind::Tcx);
}

/// GPX, whatever it begins with.
pub(crate) fn gpx(bytes: &[u8]) {
    read_as(bytes, Kind::Gpx);
}

/// What an import does with a file.
pub(crate) fn any(bytes: &[u8]) {
    check(&read_file(bytes, &limits()));
}

/// What an import does with an archive of tables.
pub(crate) fn strava(bytes: &[u8]) {
    archive(bytes);
}

/// What an import does with an archive of archives.
pub(crate) fn garmin(bytes: &[u8]) {
    archive(bytes);
}

fn archive(bytes: &[u8]) {
    let spool = MemorySpool::default();
    let Ok(archive) = Archive::index(Cursor::new(bytes), &spool, limits()) else {
        return;
    };
    let mut reader = EntryReader::new(&archive, Cursor::new(bytes), &spool);
    let account = Account::read(&mut reader);
    for told in account.told() {
        drop(told.to_activity());
    }
    for (position, entry) in archive.entries().iter().enumerate() {
        let Ok(content) = reader.read(entry) else {
            continue;
        };
        let mut read = content.read(&limits());
        check(&read);
        for activity in &mut read.activities {
            if let Some(told) = account.about(position, activity) {
                account.told()[told].put_into(activity);
            }
        }
    }
}
