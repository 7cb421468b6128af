//! Importing: what is known, what is the same run, what is taken back.

use crate::support::{Office, RUNNER};
use jiff::{SignedDuration, Timestamp};
use restride_app::error::AppError;
use restride_app::import::{
    Examined, FileReport, FileVerdict, Import, Renewed, RunVerdict, Tally, batches, examine, renew,
    told, undo_batch,
};
use restride_app::journal::read;
use restride_app::store::{FileHash, Store};
use restride_core::journal::{Body, Text};
use restride_import::{Activity, DERIVATION, Format, Kind, Limits, Read, Sport, Verdict};
use restride_testkit::store::wait;
use std::collections::BTreeSet;

const START: i64 = 1_780_000_000;

/// A recording that begins so many seconds after another, and takes so many.
#[derive(Clone, Copy)]
struct Recording {
    sport: Sport,
    from_s: i64,
    took_s: Option<u32>,
    metres: Option<u32>,
    named: Option<&'static str>,
}

const fn run(from_s: i64, took_s: u32, metres: u32) -> Recording {
    Recording {
        sport: Sport::Run,
        from_s,
        took_s: Some(took_s),
        metres: Some(metres),
        named: None,
    }
}

impl Recording {
    fn activity(self) -> Activity {
        let mut activity = Activity::new(Format::Fit, self.sport);
        let start = Timestamp::from_second(START).expect("a time");
        activity.started = Some(start + SignedDuration::from_secs(self.from_s));
        activity.elapsed_ms = self.took_s.map(|took| took * 1000);
        activity.timer_ms = activity.elapsed_ms;
        activity.distance_cm = self.metres.map(|metres| metres * 100);
        activity.recording = self.named.map(str::to_owned);
        activity
    }

    /// A file of its own with this in it.
    fn file(self, name: &str) -> Examined {
        let read = Read {
            kind: Kind::Fit,
            activities: vec![self.activity()],
            verdict: Verdict::Complete,
        };
        file(name, read)
    }
}

fn file(name: &str, read: Read) -> Examined {
    let packed = restride_app::packed::PackedFile::of(name.as_bytes()).expect("packed");
    Examined {
        name: name.to_owned(),
        hash: Some(FileHash::of(name.as_bytes())),
        read: Some(read),
        file: Some(packed),
    }
}

async fn import<S: Store>(
    office: &mut Office<S>,
    files: Vec<Examined>,
) -> Result<(Vec<FileReport>, Tally), AppError> {
    let mut desk = office.desk();
    let mut import = Import::begin(&mut desk, false).await?;
    let reports = import.take(files).await?;
    let from = Text::new("a folder").expect("a text");
    Ok((reports, import.finish(from).await?))
}

fn verdicts(reports: &[FileReport]) -> Vec<&'static str> {
    let runs = reports.iter().flat_map(|report| &report.runs);
    runs.map(|found| found.verdict.key()).collect()
}

#[test]
fn two_recordings_are_of_one_run_when_they_take_the_same_time() {
    let first = run(0, 3600, 10_000);
    let unnamed = |recording: Recording| recording;
    let cases: &[(&str, Recording, &str)] = &[
        ("another clock", run(4, 3600, 10_000), "duplicate_of"),
        ("worked out anew", run(1, 3598, 10_210), "duplicate_of"),
        (
            "without a distance",
            Recording {
                metres: None,
                ..first
            },
            "duplicate_of",
        ),
        (
            "of another length indoors",
            Recording {
                metres: Some(0),
                ..first
            },
            "duplicate_of",
        ),
        ("cropped at the end", run(0, 3000, 8300), "duplicate_of"),
        ("cropped to a part", run(600, 1200, 3300), "duplicate_of"),
        ("shifted by minutes", run(224, 3600, 10_000), "duplicate_of"),
        ("half of the time", run(1800, 3600, 10_000), "overlaps"),
        ("the next run", run(3600, 1200, 3000), "imported"),
        ("begun before the end", run(3500, 3600, 9000), "imported"),
        ("a day later", run(86_400, 3600, 10_000), "imported"),
        (
            "as another sport",
            Recording {
                sport: Sport::Other,
                ..first
            },
            "duplicate_of",
        ),
        (
            "as a walk",
            Recording {
                sport: Sport::Walk,
                ..first
            },
            "duplicate_of",
        ),
        (
            "a ride at that time",
            Recording {
                sport: Sport::Ride,
                ..first
            },
            "not_a_run",
        ),
        (
            "a part as another sport",
            Recording {
                sport: Sport::Other,
                ..run(600, 600, 0)
            },
            "overlaps",
        ),
        (
            "told without a time",
            Recording {
                took_s: None,
                ..run(30, 0, 10_100)
            },
            "duplicate_of",
        ),
        (
            "told, but shorter",
            Recording {
                took_s: None,
                ..run(30, 0, 9000)
            },
            "imported",
        ),
        (
            "told, but later",
            Recording {
                took_s: None,
                ..run(300, 0, 10_000)
            },
            "imported",
        ),
    ];
    for (what, second, expected) in cases {
        wait(async {
            let mut office = Office::at("2026-06-10T18:30:00");
            let files = vec![first.file("one"), unnamed(*second).file("two")];
            let (reports, _) = import(&mut office, files).await.expect("imported");
            assert_eq!(verdicts(&reports), ["imported", expected], "{what}");
        });
    }
}

#[test]
fn a_recording_that_is_named_alike_is_the_same_whatever_its_numbers_say() {
    wait(async {
        let mut office = Office::at("2026-06-10T18:30:00");
        let first = Recording {
            named: Some("fit:1:2:3"),
            ..run(0, 3600, 10_000)
        };
        let second = Recording {
            named: Some("fit:1:2:3"),
            ..run(40_000, 60, 100)
        };
        let third = Recording {
            named: Some("fit:1:2:4"),
            ..run(80_000, 60, 100)
        };
        let files = vec![first.file("one"), second.file("two"), third.file("three")];
        let (reports, _) = import(&mut office, files).await.expect("imported");
        assert_eq!(verdicts(&reports), ["imported", "duplicate_of", "imported"]);
    });
}

#[test]
fn a_third_recording_is_of_the_run_that_the_second_is_of() {
    wait(async {
        let mut office = Office::at("2026-06-10T18:30:00");
        let files = vec![
            run(0, 3600, 10_000).file("one"),
            run(0, 3500, 9900).file("two"),
        ];
        let (reports, _) = import(&mut office, files).await.expect("imported");
        let first = reports[0].runs[0].id;
        let third = vec![run(50, 3400, 9800).file("three")];
        let (reports, _) = import(&mut office, third).await.expect("imported");
        assert_eq!(reports[0].runs[0].verdict, RunVerdict::DuplicateOf(first));
    });
}

#[test]
fn a_second_import_of_the_same_files_changes_nothing() {
    wait(async {
        let mut office = Office::at("2026-06-10T18:30:00");
        let files = || {
            let broken = Read {
                kind: Kind::Fit,
                activities: vec![run(90_000, 600, 2000).activity()],
                verdict: Verdict::Damaged,
            };
            vec![run(0, 3600, 10_000).file("one"), file("two", broken)]
        };
        let (_, tally) = import(&mut office, files()).await.expect("imported");
        assert_eq!((tally.imported, tally.damaged, tally.known), (2, 1, 0));
        let before = read(&office.store, RUNNER).await.expect("read");
        let kept = office.store.files(RUNNER).await.expect("files");
        let expected: BTreeSet<_> = ["one", "two"]
            .map(|name| FileHash::of(name.as_bytes()))
            .into();
        assert_eq!(BTreeSet::from_iter(kept), expected);
        office.clock("2026-06-11T18:30:00");
        let (reports, tally) = import(&mut office, files()).await.expect("imported");
        assert_eq!((tally.imported, tally.known), (0, 2));
        assert!(reports.iter().all(|report| report.verdict.key() == "known"));
        let after = read(&office.store, RUNNER).await.expect("read");
        assert_eq!(after, before);
    });
}

#[test]
fn an_import_that_is_taken_back_counts_no_more_and_can_be_made_again() {
    wait(async {
        let mut office = Office::at("2026-06-10T18:30:00");
        let one = || vec![run(0, 3600, 10_000).file("one")];
        import(&mut office, one()).await.expect("imported");
        office.clock("2026-06-11T18:30:00");
        let second = vec![run(90_000, 3600, 10_000).file("two")];
        import(&mut office, second).await.expect("imported");
        let journal = read(&office.store, RUNNER).await.expect("read").journal;
        let folded = journal.fold();
        let found = batches(&folded);
        let runs: Vec<usize> = found.iter().map(|batch| batch.runs.len()).collect();
        assert_eq!(runs, [1, 1]);
        office.clock("2026-06-12T18:30:00");
        let undone = undo_batch(&mut office.desk(), found[0].id).await;
        let (_, logged) = undone.expect("taken back");
        let folded = logged.journal.fold();
        let left: Vec<_> = batches(&folded).into_iter().map(|batch| batch.id).collect();
        assert_eq!(left, [found[1].id]);
        let again = undo_batch(&mut office.desk(), found[0].id).await;
        assert_eq!(again, Err(AppError::NoSuchEntry(found[0].id)));
        let (reports, _) = import(&mut office, one()).await.expect("imported");
        assert_eq!(verdicts(&reports), ["imported"]);
    });
}

#[test]
fn an_import_without_an_end_is_listed_as_interrupted() {
    wait(async {
        let mut office = Office::at("2026-06-10T18:30:00");
        {
            let mut desk = office.desk();
            let mut import = Import::begin(&mut desk, false).await.expect("begun");
            let files = vec![run(0, 3600, 10_000).file("one")];
            import.take(files).await.expect("taken");
        }
        let journal = read(&office.store, RUNNER).await.expect("read").journal;
        let found = batches(&journal.fold());
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].runs.len(), &found[0].done), (1, &None));
    });
}

#[test]
fn a_rehearsal_decides_and_writes_nothing() {
    wait(async {
        let mut office = Office::at("2026-06-10T18:30:00");
        {
            let mut desk = office.desk();
            let mut import = Import::begin(&mut desk, true).await.expect("begun");
            let files = vec![
                run(0, 3600, 10_000).file("one"),
                run(2, 3600, 0).file("two"),
            ];
            let reports = import.take(files).await.expect("taken");
            assert_eq!(verdicts(&reports), ["imported", "duplicate_of"]);
            let from = Text::new("a folder").expect("a text");
            import.finish(from).await.expect("ended");
        }
        let read = read(&office.store, RUNNER).await.expect("read");
        assert!(read.journal.is_empty());
        assert_eq!(office.store.files(RUNNER).await, Ok(Vec::new()));
    });
}

#[test]
fn one_file_that_cannot_be_stops_nothing() {
    wait(async {
        let mut office = Office::at("2026-06-10T18:30:00");
        let future = run(400 * 86_400, 600, 1000).file("future");
        let mut undated = run(0, 600, 1000).activity();
        undated.started = None;
        let undated = Read {
            kind: Kind::Gpx,
            activities: vec![undated],
            verdict: Verdict::Complete,
        };
        let page = examine(
            "page.fit".to_owned(),
            b"<html>Sign in</html>",
            &Limits::default(),
            &BTreeSet::new(),
        );
        let files = vec![
            future,
            file("undated", undated),
            page,
            run(0, 600, 1000).file("good"),
        ];
        let (reports, tally) = import(&mut office, files).await.expect("imported");
        let keys: Vec<_> = reports.iter().map(|report| report.verdict.key()).collect();
        assert_eq!(keys, ["impossible", "undated", "refused", "imported"]);
        assert!(
            matches!(&reports[0].verdict, FileVerdict::Impossible(why) if why.contains("happened"))
        );
        assert_eq!((tally.imported, tally.refused, tally.empty), (1, 2, 1));
        let journal = read(&office.store, RUNNER).await.expect("read").journal;
        let folded = journal.fold();
        let done = batches(&folded).remove(0).done.expect("ended");
        assert_eq!(done.problems.len(), 3, "{:?}", done.problems);
    });
}

#[test]
fn what_an_account_tells_without_a_file_is_a_run_once() {
    wait(async {
        let mut office = Office::at("2026-06-10T18:30:00");
        let mut activity = run(0, 600, 1000).activity();
        activity.title = Some("Long one\nwith\u{202e} hills".to_owned());
        activity.gear = Some("Blue".to_owned());
        activity.note = Some("from the watch".to_owned());
        activity.utc_offset_s = Some(3600 * 5);
        for expected in ["imported", "known"] {
            let files = vec![told("row 7".to_owned(), activity.clone())];
            let (reports, _) = import(&mut office, files).await.expect("imported");
            assert_eq!(reports[0].verdict.key(), expected);
        }
        let journal = read(&office.store, RUNNER).await.expect("read").journal;
        let folded = journal.fold();
        let run = folded
            .effective()
            .iter()
            .find_map(|version| match version.entry.body() {
                Body::Run(run) => Some((version.entry, run)),
                _ => None,
            });
        let (entry, run) = run.expect("a run");
        let said = |text: &Option<Text>| text.as_ref().map(|text| text.as_str().to_owned());
        assert_eq!(said(&run.title).as_deref(), Some("Long one\nwith hills"));
        assert_eq!(said(&run.gear).as_deref(), Some("Blue"));
        assert_eq!(said(&run.note).as_deref(), Some("from the watch"));
        assert_eq!(run.file, None);
        let local = entry.head().happened.to_string();
        assert!(local.ends_with("+05:00"), "{local}");
    });
}

#[test]
fn runs_of_older_rules_are_worked_out_anew_from_their_files() {
    let gpx = "<gpx><trk><type>running</type><trkseg>\
        <trkpt lat=\"48\" lon=\"11\"><time>2026-06-01T10:00:00Z</time></trkpt>\
        <trkpt lat=\"48.01\" lon=\"11\"><time>2026-06-01T10:05:00Z</time></trkpt></trkseg></trk></gpx>";
    wait(async {
        let mut office = Office::at("2026-06-10T18:30:00");
        let limits = Limits::default();
        let mut file = examine(
            "a.gpx".to_owned(),
            gpx.as_bytes(),
            &limits,
            &BTreeSet::new(),
        );
        let activity = file.read.as_mut().expect("read").activities.first_mut();
        let activity = activity.expect("an activity");
        let worked_out = activity.distance_cm;
        // As older rules would have had it.
        activity.distance_cm = Some(77);
        activity.title = Some("Lunch".to_owned());
        import(&mut office, vec![file]).await.expect("imported");
        office.clock("2026-06-11T18:30:00");
        let renewed = renew(&mut office.desk(), DERIVATION, &limits)
            .await
            .expect("renewed");
        assert_eq!(renewed, Renewed::default(), "the rules are the same");
        let renewed = renew(&mut office.desk(), DERIVATION + 1, &limits)
            .await
            .expect("renewed");
        assert_eq!(
            (renewed.changed, renewed.same, renewed.without_file),
            (1, 0, 0)
        );
        let journal = read(&office.store, RUNNER).await.expect("read").journal;
        let folded = journal.fold();
        let runs = folded
            .effective()
            .iter()
            .filter_map(|version| match version.entry.body() {
                Body::Run(run) => Some(run),
                _ => None,
            });
        let runs: Vec<_> = runs.collect();
        assert_eq!(runs.len(), 1);
        assert!(worked_out.is_some() && runs[0].distance_cm == worked_out);
        assert_eq!(runs[0].title.as_ref().map(Text::as_str), Some("Lunch"));
        assert_eq!(runs[0].derivation, Some(DERIVATION + 1));
    });
}
