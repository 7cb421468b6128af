//! Archives of accounts: what is in them, what the account tells, and what is refused.

use std::io::Cursor;
use std::thread;

use restride_import::archive::{Account, AccountKind, Archive, EntryReader, MemorySpool, Told};
use restride_import::{Flag, Kind, Limits, Refusal, Sport, Verdict};
use restride_testkit::Draw;
use restride_testkit::activity::{FitFile, Method, Recorded, Shape, Value, Zip, gzip};

use crate::START_S;

fn index(bytes: &[u8]) -> Result<(Archive, MemorySpool), Refusal> {
    let spool = MemorySpool::default();
    let archive = Archive::index(Cursor::new(bytes), &spool, Limits::default())?;
    Ok((archive, spool))
}

/// The name of each entry, with its verdict or why it cannot be read.
#[expect(
    clippy::unwrap_used,
    reason = "a test helper: an archive that is refused fails the test"
)]
fn verdicts(bytes: &[u8]) -> Vec<(String, &'static str)> {
    let (archive, spool) = index(bytes).unwrap();
    let mut reader = EntryReader::new(&archive, Cursor::new(bytes), &spool);
    let verdicts = archive.entries().iter().map(|entry| {
        let verdict = match reader.read(entry) {
            Ok(content) => content.read(&Limits::default()).verdict,
            Err(refusal) => Verdict::Refused(refusal),
        };
        (entry.name().to_owned(), verdict.key())
    });
    verdicts.collect()
}

fn check(bytes: &[u8], expected: &[(&str, &str)]) {
    let found = verdicts(bytes);
    let found = found
        .iter()
        .map(|(name, verdict)| (name.as_str(), *verdict))
        .collect::<Vec<_>>();
    assert_eq!(found, expected);
}

#[expect(
    clippy::unwrap_used,
    reason = "a test helper: an archive that is refused fails the test"
)]
fn account(bytes: &[u8]) -> (Account, Archive) {
    let (archive, spool) = index(bytes).unwrap();
    let account = Account::read(&mut EntryReader::new(&archive, Cursor::new(bytes), &spool));
    (account, archive)
}

fn run(start_s: i64) -> Recorded {
    Recorded::steady(start_s, 120, 2800, 84, 0)
}

/// A FIT file that is no activity, of which an account has twenty for each run.
fn sleep() -> Vec<u8> {
    let mut file = FitFile::default();
    file.message(0, 0, &[(0, Value::Enum(49))]);
    file.finish(Shape::Whole)
}

const ENGLISH: &str = "\
Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Max Heart Rate,Relative \
Effort,Commute,Activity Gear,Filename,Elapsed Time,Moving Time,Distance,Elevation Gain
1,\"Jun 3, 2026, 4:00:00 PM\",\"Evening, \"\"easy\"\"\nrun\",Run,,119,0.33,140,,false,Old shoes,activities/77.fit.gz,119.0,118.0,333.2,3.4
2,\"Jun 4, 2026, 4:00:00 PM\",Typed in,Run,felt good,1800,5.00,,,false,,,1800.0,1790.0,5000.0,
3,\"Jun 5, 2026, 4:00:00 PM\",Lost,Ride,,100,1.00,,,false,,activities/99.gpx,100.0,100.0,1000.0,
";

const GERMAN: &str = "\
Aktivitäts-ID,Aktivitätsdatum,Name der Aktivität,Aktivitätsart,Aktivitätsbeschreibung,Verstrichene Zeit,Distanz,Ausrüstung,Dateiname,Verstrichene Zeit,Distanz
1,\"03.06.2026, 16:00:00\",Abendlauf,Lauf,,119,\"0,33\",Alte Schuhe,activities/77.fit.gz,119.0,333.2
2,\"04.06.2026, 16:00:00\",Von Hand,Lauf,war gut,1800,\"5,00\",,,1800.0,5000.0
";

/// A language that nobody has written down here.
const UNKNOWN: &str = "\
a,b,c,d,e,f,g,h,i,f,g
1,???,Run in the dark,???,,119,\"0,33\",Shoes,activities/77.fit.gz,119.0,333.2
";

fn strava(table: &str) -> Vec<u8> {
    Zip::default()
        .file("export/activities.csv", table.as_bytes(), Method::Deflated)
        .file("export/shoes.csv", b"Shoe Name,Shoe Brand,Shoe Model,Shoe Default Sport Types\nOld shoes,A,B,\n,Brand,Model,\n", Method::Deflated)
        .file("export/media/1.jpg", b"\xff\xd8\xff\xe0", Method::Stored)
        .file("export/activities/77.fit.gz", &gzip(&run(START_S).to_fit()), Method::Stored)
        .file("export/activities/78.tcx.gz", &gzip(&[b"          ".as_slice(), &run(START_S).to_tcx()].concat()), Method::Deflated)
        .file("export/activities/79.gpx", &run(START_S).to_gpx(), Method::Deflated)
        .finish()
}

#[test]
fn files_of_a_strava_archive_are_read_whatever_their_names() {
    check(
        &strava(ENGLISH),
        &[
            ("export/activities.csv", "other_text"),
            ("export/shoes.csv", "other_text"),
            ("export/media/1.jpg", "unknown_kind"),
            ("export/activities/77.fit.gz", "complete"),
            ("export/activities/78.tcx.gz", "complete"),
            ("export/activities/79.gpx", "complete"),
        ],
    );
}

#[test]
fn a_strava_account_tells_names_gear_and_typed_in_runs_in_its_language() {
    let parts = |told: &Told| {
        (
            told.entry,
            told.title.clone().unwrap(),
            told.gear.clone(),
            told.sport,
            told.distance_cm,
        )
    };
    let text = str::to_owned;
    let (english, _) = account(&strava(ENGLISH));
    assert_eq!(english.kind, AccountKind::Strava);
    let expected = [
        (
            Some(3),
            text("Evening, \"easy\"\nrun"),
            Some(text("Old shoes")),
            Some(Sport::Run),
            Some(33_320),
        ),
        (
            None,
            text("Typed in"),
            None,
            Some(Sport::Run),
            Some(500_000),
        ),
        (None, text("Lost"), None, Some(Sport::Ride), Some(100_000)),
    ];
    assert_eq!(
        english.told().iter().map(parts).collect::<Vec<_>>(),
        expected
    );
    let files = english
        .told()
        .iter()
        .map(|told| told.file.as_deref())
        .collect::<Vec<_>>();
    assert_eq!(
        files,
        [
            Some("activities/77.fit.gz"),
            None,
            Some("activities/99.gpx")
        ]
    );
    let shoes = english
        .shoes
        .iter()
        .map(|shoe| shoe.name.as_str())
        .collect::<Vec<_>>();
    assert_eq!(shoes, ["Old shoes", "Brand Model"]);

    let (german, _) = account(&strava(GERMAN));
    let expected = [
        (
            Some(3),
            text("Abendlauf"),
            Some(text("Alte Schuhe")),
            Some(Sport::Run),
            Some(33_320),
        ),
        (
            None,
            text("Von Hand"),
            None,
            Some(Sport::Run),
            Some(500_000),
        ),
    ];
    assert_eq!(
        german.told().iter().map(parts).collect::<Vec<_>>(),
        expected
    );

    let (unknown, _) = account(&strava(UNKNOWN));
    let expected = [(
        Some(3),
        text("Run in the dark"),
        Some(text("Shoes")),
        None,
        Some(33_320),
    )];
    assert_eq!(
        unknown.told().iter().map(parts).collect::<Vec<_>>(),
        expected
    );
}

#[test]
fn a_typed_in_run_becomes_an_activity_without_a_file() {
    for table in [ENGLISH, GERMAN] {
        let (account, _) = account(&strava(table));
        let typed = account
            .told()
            .iter()
            .find(|told| told.file.is_none())
            .unwrap()
            .to_activity();
        assert_eq!(typed.started, "2026-06-04T16:00:00Z".parse().ok());
        assert_eq!(
            (typed.sport, typed.elapsed_ms, typed.distance_cm),
            (Sport::Run, Some(1_800_000), Some(500_000))
        );
        assert!(typed.flags.contains(&Flag::Manual));
    }
}

fn json(start_ms: i64, id: u32, name: &str, parent: bool) -> String {
    format!(
        "{{\"activityId\":{id},\"name\":\"{name}\",\"activityType\":\"running\",\"startTimeGmt\":{start_ms}.0,\
         \"startTimeLocal\":{}.0,\"distance\":33320.0,\"duration\":119000.0,\"elapsedDuration\":119000.0,\
         \"avgDoubleCadence\":168.0,\"parent\":{parent},\"splits\":[{{\"a\":[1,2,{{}}]}}]}}",
        start_ms + 7_200_000
    )
}

fn garmin(method: Method) -> Vec<u8> {
    let start_ms = START_S * 1000;
    let summaries = [
        json(start_ms + 1000, 11, "Evening run", false),
        json(start_ms + 86_400_000, 12, "Typed in", false),
        json(start_ms, 13, "Whole triathlon", true),
    ];
    let summaries = format!(
        "[{{\"summarizedActivitiesExport\":[{}]}}]",
        summaries.join(",")
    );
    let gear = "[{\"gearDTOS\":[{\"gearPk\":5,\"gearTypeName\":\"Shoes\",\"gearStatusName\":\"retired\",\"displayName\":\"\",\
                \"customMakeModel\":\"Red ones\"},{\"gearPk\":6,\"gearTypeName\":\"Bike\",\"displayName\":\"Bike\"}],\
                \"gearActivityDTOs\":{\"5\":[{\"activityId\":11,\"gearPk\":5}]}}]";
    let uploads = Zip::default()
        .file("a_1.fit", &sleep(), Method::Deflated)
        .file("a_2.fit", &run(START_S).to_fit(), Method::Deflated)
        .file("a_3.txt", &run(START_S + 90_000).to_gpx(), Method::Deflated)
        .finish();
    Zip::default()
        .file(
            "DI_CONNECT/DI-Connect-Fitness/a_gear.json",
            gear.as_bytes(),
            Method::Deflated,
        )
        .file(
            "DI_CONNECT/DI-Connect-Fitness/a_0_summarizedActivities.json",
            summaries.as_bytes(),
            Method::Deflated,
        )
        .file(
            "DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part1.zip",
            &uploads,
            method,
        )
        .finish()
}

#[test]
fn archives_inside_a_garmin_archive_are_opened_and_other_files_left() {
    for method in [Method::Stored, Method::Deflated] {
        check(
            &garmin(method),
            &[
                ("DI_CONNECT/DI-Connect-Fitness/a_gear.json", "other_text"),
                (
                    "DI_CONNECT/DI-Connect-Fitness/a_0_summarizedActivities.json",
                    "other_text",
                ),
                ("a_1.fit", "fit_of_another_type"),
                ("a_2.fit", "complete"),
                ("a_3.txt", "complete"),
            ],
        );
    }
}

#[test]
fn a_garmin_account_tells_names_and_gear_by_when_a_run_began() {
    let bytes = garmin(Method::Deflated);
    let (archive, spool) = index(&bytes).unwrap();
    let mut reader = EntryReader::new(&archive, Cursor::new(&bytes), &spool);
    let account = Account::read(&mut reader);
    assert_eq!(account.kind, AccountKind::Garmin);
    let content = reader.read(&archive.entries()[3]).unwrap();
    let mut activity = content.read(&Limits::default()).activities.remove(0);
    let told = &account.told()[account.about(3, &activity).unwrap()];
    assert_eq!(
        (told.title.as_deref(), told.gear.as_deref()),
        (Some("Evening run"), Some("Red ones"))
    );
    assert_eq!(
        (told.distance_cm, told.utc_offset_s),
        (Some(33_320), Some(7200))
    );
    assert_eq!(told.cadence_spm_hundredths, Some(16_800));
    told.put_into(&mut activity);
    assert_eq!(activity.title.as_deref(), Some("Evening run"));
    // The file's own distance stands.
    assert_eq!(activity.distance_cm, Some(33_320));
    let titles = account
        .told()
        .iter()
        .map(|told| told.title.as_deref().unwrap());
    assert_eq!(titles.collect::<Vec<_>>(), ["Evening run", "Typed in"]);
    assert_eq!(
        (account.shoes.len(), account.shoes[0].retired),
        (1, Some(true))
    );
    activity.started = "2026-06-03T16:10:00Z".parse().ok();
    assert_eq!(account.about(3, &activity), None);
}

#[test]
fn several_workers_read_one_archive_at_the_same_time() {
    let bytes = garmin(Method::Deflated);
    let (archive, spool) = index(&bytes).unwrap();
    let alone = verdicts(&bytes);
    thread::scope(|scope| {
        let workers = [(); 4].map(|()| {
            scope.spawn(|| {
                let mut reader = EntryReader::new(&archive, Cursor::new(&bytes), &spool);
                let verdicts = archive.entries().iter().map(|entry| {
                    let content = reader.read(entry).unwrap();
                    (
                        entry.name().to_owned(),
                        content.read(&Limits::default()).verdict.key(),
                    )
                });
                verdicts.collect::<Vec<_>>()
            })
        });
        for worker in workers {
            assert_eq!(worker.join().unwrap(), alone);
        }
    });
}

#[test]
fn what_is_no_honest_entry_is_listed_with_the_reason_and_the_others_are_read() {
    let fit = run(START_S).to_fit();
    let bytes = Zip::default()
        .encrypted("secret.fit", &fit)
        .link("link.fit", "/etc/passwd")
        .file("../../../etc/passwd", &fit, Method::Deflated)
        .file("C:\\evil\u{202e}tif.fit", &fit, Method::Stored)
        .finish();
    check(
        &bytes,
        &[
            ("secret.fit", "encrypted"),
            ("link.fit", "not_a_file"),
            ("../../../etc/passwd", "complete"),
            ("C:\\eviltif.fit", "complete"),
        ],
    );
}

#[test]
fn bombs_are_refused() {
    let refused = |bytes: &[u8]| index(bytes).err();
    let zeros = vec![0; 40 << 20];
    // A thousand to one, alone and beside an honest file that is large enough for the sum.
    let bomb = Zip::default().file("a.fit", &zeros, Method::Deflated);
    assert_eq!(
        refused(&bomb.clone().finish()),
        Some(Refusal::InflatesTooMuch)
    );
    let mut draw = Draw(1);
    let noise = (0..1 << 20)
        .map(|_| u8::try_from(draw.below(256)).unwrap())
        .collect::<Vec<_>>();
    let beside = bomb.file("b.jpg", &noise, Method::Stored).finish();
    check(
        &beside,
        &[("a.fit", "inflates_too_much"), ("b.jpg", "unknown_kind")],
    );
    // One content under many names.
    let overlap = Zip::default()
        .file("a.gpx", &noise, Method::Deflated)
        .listed_again("b.gpx")
        .finish();
    assert_eq!(refused(&overlap), Some(Refusal::Overlap));
    // Three archives deep.
    let inner = Zip::default()
        .file("a.fit", &run(START_S).to_fit(), Method::Deflated)
        .finish();
    let middle = Zip::default()
        .file("inner.zip", &inner, Method::Stored)
        .finish();
    let outer = Zip::default()
        .file("middle.zip", &middle, Method::Stored)
        .finish();
    check(&middle, &[("a.fit", "complete")]);
    check(&outer, &[("inner.zip", "nested_too_deep")]);
    // An archive inside that is a bomb, stored or compressed.
    for method in [Method::Stored, Method::Deflated] {
        let bomb = Zip::default()
            .file("a.fit", &zeros, Method::Deflated)
            .finish();
        let outer = Zip::default().file("bomb.zip", &bomb, method).finish();
        assert_eq!(refused(&outer), Some(Refusal::InflatesTooMuch));
    }
}

#[test]
fn an_entry_that_is_longer_than_it_says_is_refused_at_the_first_byte_too_many() {
    let mut bytes = Zip::default()
        .file("a.gpx", &[b'<'; 5000], Method::Deflated)
        .finish();
    let directory = bytes
        .windows(4)
        .position(|bytes| bytes == b"PK\x01\x02")
        .unwrap();
    bytes[directory + 24..directory + 28].copy_from_slice(&100_u32.to_le_bytes());
    check(&bytes, &[("a.gpx", "inflates_too_much")]);
}

#[test]
fn damage_of_an_entry_is_seen_and_what_can_be_read_is_kept() {
    let fit = run(START_S).to_fit();
    let mut bytes = Zip::default().file("a.fit", &fit, Method::Stored).finish();
    bytes[30 + 5 + 1000] ^= 1;
    check(&bytes, &[("a.fit", "damaged")]);
}

#[test]
fn too_many_entries_are_refused_before_they_are_read() {
    let limits = Limits {
        archive_entries: 3,
        ..Limits::default()
    };
    let zip = |count: usize| {
        (0..count).fold(Zip::default(), |zip, n| {
            zip.file(&format!("{n}"), b"x", Method::Stored)
        })
    };
    let index = |count| {
        Archive::index(
            Cursor::new(zip(count).finish()),
            &MemorySpool::default(),
            limits,
        )
        .err()
    };
    assert_eq!(index(3), None);
    assert_eq!(index(4), Some(Refusal::TooManyEntries));
    assert_eq!(
        index_of(b"PK\x03\x04 not really"),
        Some(Refusal::BadArchive)
    );
    assert_eq!(index_of(b""), Some(Refusal::BadArchive));
}

fn index_of(bytes: &[u8]) -> Option<Refusal> {
    index(bytes).err()
}

/// Reads everything that can be read, like an import.
fn survives(bytes: &[u8]) {
    let Ok((archive, spool)) = index(bytes) else {
        return;
    };
    let mut reader = EntryReader::new(&archive, Cursor::new(bytes), &spool);
    let account = Account::read(&mut reader);
    for told in account.told() {
        assert!(told.to_activity().flags.contains(&Flag::Manual));
    }
    for (position, entry) in archive.entries().iter().enumerate() {
        let Ok(content) = reader.read(entry) else {
            continue;
        };
        let read = content.read(&Limits::default());
        assert_ne!(
            read.verdict,
            Verdict::Refused(Refusal::ReaderFailed),
            "{}",
            entry.name()
        );
        for activity in &read.activities {
            account.about(position, activity);
        }
    }
}

#[test]
fn an_archive_that_ends_at_any_byte_or_is_damaged_anywhere_makes_nothing_panic() {
    let small = Zip::default()
        .file("activities.csv", ENGLISH.as_bytes(), Method::Stored)
        .file(
            "a_summarizedActivities.json",
            json(1, 2, "x", false).as_bytes(),
            Method::Deflated,
        )
        .file(
            "a.gpx",
            b"<gpx><trk><trkseg><trkpt lat='1' lon='2'/></trkseg></trk></gpx>",
            Method::Stored,
        )
        .finish();
    for length in 0..small.len() {
        survives(&small[..length]);
    }
    let mut draw = Draw(9);
    for whole in [
        small,
        garmin(Method::Stored),
        garmin(Method::Deflated),
        strava(GERMAN),
    ] {
        for _ in 0..300 {
            let mut bytes = whole.clone();
            for _ in 0..=draw.below(3) {
                // Most of what can go wrong is in the directory at the end.
                let back = if draw.below(2) == 0 { 700 } else { usize::MAX };
                let at = bytes.len() - 1 - draw.below(bytes.len().min(back));
                bytes[at] = match draw.below(4) {
                    0 => bytes[at] ^ (1 << draw.below(8)),
                    1 => u8::MAX,
                    2 => 0,
                    _ => u8::try_from(draw.below(256)).unwrap(),
                };
            }
            survives(&bytes);
        }
    }
}

#[test]
fn kinds_of_entries_are_told_by_their_content() {
    let (archive, _) = index(&strava(ENGLISH)).unwrap();
    let kinds = archive
        .entries()
        .iter()
        .map(|entry| (entry.kind(), entry.may_be_activity()));
    let expected = [
        (Kind::Csv, false),
        (Kind::Csv, false),
        (Kind::Unknown, false),
        (Kind::Gzip, true),
        (Kind::Gzip, true),
        (Kind::Gpx, true),
    ];
    assert_eq!(kinds.collect::<Vec<_>>(), expected);
}
