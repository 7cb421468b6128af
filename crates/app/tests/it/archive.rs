//! Archives: what goes in comes out, and what is not whole is refused whole.

use crate::support::{Office, RUNNER, pain};
use restride_app::archive::{self, ArchiveError, Contents, Limits};
use restride_app::error::AppError;
use restride_app::journal;
use restride_app::store::{FileHash, Store as _};
use restride_core::journal::{Entry, Journal, write_lines};
use restride_testkit::Draw;
use restride_testkit::journal::{Pen, entry, history};
use restride_testkit::store::wait;
use serde_json::json;
use std::collections::BTreeMap;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const NOW: &str = "2026-07-10T18:30:00";

/// Entries without two texts for one id, and a file or two.
fn contents(seed: u64) -> Contents {
    let mut draw = Draw(seed);
    let mut journal = Journal::default();
    for entry in history(&mut draw, 60) {
        // A second text under a known id is refused, as a store does.
        let _refused = journal.append(entry).is_err();
    }
    let files = (0..draw.below(3)).map(|number| {
        let bytes = vec![u8::try_from(number).unwrap_or(0); 1000 * number];
        (FileHash::of(&bytes), bytes)
    });
    Contents {
        entries: journal.everything().cloned().collect(),
        files: files.collect(),
    }
}

#[test]
fn what_is_exported_is_imported_to_the_same_bytes_and_a_second_time_changes_nothing() {
    wait(async {
        for seed in 0..200 {
            let contents = contents(seed);
            let bytes = archive::write(&contents).expect("it is written");
            let mut office = Office::at(NOW);
            let mut desk = office.desk();
            let limits = Limits::default();
            let first = archive::import(&mut desk, &bytes, limits)
                .await
                .expect("it is imported");
            assert_eq!(first.new_entries, contents.entries.len());
            assert_eq!(first.new_files, contents.files.len());
            let position = desk.store.position(RUNNER).await;
            if first.raised.is_empty() {
                let out = archive::export(&desk).await.expect("it is exported");
                assert_eq!(out, bytes, "seed {seed}");
            }
            let second = archive::import(&mut desk, &bytes, limits)
                .await
                .expect("a second time");
            assert_eq!((second.new_entries, second.new_files), (0, 0));
            assert_eq!(second.raised, Vec::new());
            assert_eq!(desk.store.position(RUNNER).await, position);
        }
    });
}

/// An archive of these parts.
fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, options).expect("a part");
        archive.write_all(bytes).expect("its bytes");
    }
    archive.finish().expect("an archive").into_inner()
}

/// A manifest for this journal and these files.
fn manifest(lines: &str, files: &[&[u8]]) -> String {
    let files: Vec<_> = files
        .iter()
        .map(|bytes| json!({"hash": FileHash::of(bytes).to_string(), "bytes": bytes.len()}))
        .collect();
    json!({
        "format": "restride-journal", "version": 1, "entries": lines.lines().count(),
        "journal": FileHash::of(lines.as_bytes()).to_string(), "files": files
    })
    .to_string()
}

fn lines() -> String {
    let mut pen = Pen::new("2026-06-01T07:00:00+02:00[Europe/Berlin]");
    write_lines(&Journal::from_entries([
        pen.pain("waking", 1),
        pen.pain("during", 2),
    ]))
}

/// The bytes of an archive and what is said against it.
fn damaged() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let lines = lines();
    let told = lines.as_bytes();
    let right = manifest(&lines, &[]);
    let other_count = right.replace("\"entries\":2", "\"entries\":3");
    let newer = right.replace("\"version\":1", "\"version\":2");
    let other_format = right.replace("restride-journal", "something-else");
    let more = right.replace("\"version\":1", "\"version\":1,\"unlock\":true");
    let with_file = manifest(&lines, &[b"a file"]);
    let no_entry = "{\"id\": 1}\n";
    let file = format!("files/{}", FileHash::of(b"a file"));
    let whole = zipped(&[("manifest.json", right.as_bytes()), ("journal.jsonl", told)]);
    let half = whole[..whole.len() / 2].to_vec();
    let of = |parts: &[(&str, &[u8])]| zipped(parts);
    vec![
        ("nothing", Vec::new(), "no archive of a journal"),
        ("half of it", half, "no archive of a journal"),
        ("another file", b"{}".to_vec(), "no archive of a journal"),
        (
            "no manifest",
            of(&[("journal.jsonl", told)]),
            "manifest.json is missing",
        ),
        (
            "no journal",
            of(&[("manifest.json", right.as_bytes())]),
            "journal.jsonl is missing",
        ),
        (
            "a changed journal",
            of(&[("manifest.json", right.as_bytes()), ("journal.jsonl", b"")]),
            "journal.jsonl is not what the manifest says",
        ),
        (
            "another count",
            of(&[
                ("manifest.json", other_count.as_bytes()),
                ("journal.jsonl", told),
            ]),
            "journal.jsonl is not what the manifest says",
        ),
        (
            "a newer version",
            of(&[("manifest.json", newer.as_bytes()), ("journal.jsonl", told)]),
            "version 2 of the format",
        ),
        (
            "another format",
            of(&[
                ("manifest.json", other_format.as_bytes()),
                ("journal.jsonl", told),
            ]),
            "expected the format",
        ),
        (
            "an unknown field",
            of(&[("manifest.json", more.as_bytes()), ("journal.jsonl", told)]),
            "unknown field",
        ),
        (
            "a line that is no entry",
            of(&[
                ("manifest.json", manifest(no_entry, &[]).as_bytes()),
                ("journal.jsonl", no_entry.as_bytes()),
            ]),
            "journal.jsonl, line 1",
        ),
        (
            "a file too many",
            of(&[
                ("manifest.json", right.as_bytes()),
                ("journal.jsonl", told),
                (&file, b"a file"),
            ]),
            "does not belong into it",
        ),
        (
            "a path that leads out",
            of(&[
                ("manifest.json", right.as_bytes()),
                ("journal.jsonl", told),
                ("../../evil", b"x"),
            ]),
            "does not belong into it",
        ),
        (
            "a missing file",
            of(&[
                ("manifest.json", with_file.as_bytes()),
                ("journal.jsonl", told),
            ]),
            "is missing",
        ),
        (
            "a changed file",
            of(&[
                ("manifest.json", with_file.as_bytes()),
                ("journal.jsonl", told),
                (&file, b"b file"),
            ]),
            "is not what the manifest says",
        ),
    ]
}

#[test]
fn an_archive_that_is_not_whole_is_refused_whole() {
    wait(async {
        for (what, bytes, said) in damaged() {
            let mut office = Office::at(NOW);
            office.log(pain("during", 1)).await.expect("it is written");
            let mut desk = office.desk();
            let refused = archive::import(&mut desk, &bytes, Limits::default()).await;
            let Err(AppError::Archive(error)) = refused else {
                unreachable!("{what}: {refused:?}")
            };
            assert!(error.to_string().contains(said), "{what}: {error}");
            let read = journal::read(desk.store, RUNNER).await.expect("it is read");
            assert_eq!(read.journal.len(), 1, "{what}");
            assert_eq!(desk.store.files(RUNNER).await, Ok(Vec::new()), "{what}");
        }
    });
}

#[test]
fn every_single_damaged_byte_is_refused_or_makes_no_difference() {
    let contents = contents(3);
    let bytes = archive::write(&contents).expect("it is written");
    for position in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[position] ^= 0x41;
        // What a zip does not check, such as the time of a part, is no part of the content.
        if let Ok(read) = archive::read(&changed, Limits::default()) {
            assert_eq!(read, contents, "byte {position}");
        }
    }
}

#[test]
fn more_than_is_accepted_is_refused_by_what_was_counted() {
    let lines = lines();
    let zeros = vec![0_u8; 1 << 20];
    let name = format!("files/{}", FileHash::of(&zeros));
    let bomb = zipped(&[
        ("manifest.json", manifest(&lines, &[&zeros]).as_bytes()),
        ("journal.jsonl", lines.as_bytes()),
        (&name, &zeros),
    ]);
    assert!(bomb.len() < 10_000, "it is small while packed");
    let limits = Limits::default();
    assert!(archive::read(&bomb, limits).is_ok());
    let check = |limits: Limits, what: &'static str, most: u64| {
        let refused = archive::read(&bomb, limits);
        assert_eq!(refused, Err(ArchiveError::TooLarge { what, most }));
    };
    check(
        Limits {
            bytes: 100,
            ..limits
        },
        "bytes",
        100,
    );
    check(
        Limits {
            unpacked_bytes: 1 << 19,
            ..limits
        },
        "unpacked bytes",
        1 << 19,
    );
    check(
        Limits {
            entries: 1,
            ..limits
        },
        "entries",
        1,
    );
    check(Limits { files: 0, ..limits }, "files", 0);
}

#[test]
fn another_text_under_a_known_id_is_refused_with_everything_else() {
    wait(async {
        let mut office = Office::at(NOW);
        let logged = office.log(pain("during", 1)).await.expect("it is written");
        let id = logged.entries[0].id().to_string();
        let other = entry(
            &id,
            "2026-06-01T07:00:00+02:00[Europe/Berlin]",
            None,
            "pain",
            &json!({"moment": "during", "score": 0}),
        );
        let mut pen = Pen::new("2026-06-01T07:00:00+02:00[Europe/Berlin]");
        let contents = Contents {
            entries: vec![pen.pain("waking", 4), other],
            files: BTreeMap::from([(FileHash::of(b"x"), b"x".to_vec())]),
        };
        let bytes = archive::write(&contents).expect("it is written");
        let mut desk = office.desk();
        let refused = archive::import(&mut desk, &bytes, Limits::default()).await;
        assert!(matches!(refused, Err(AppError::Store(_))), "{refused:?}");
        let read = journal::read(desk.store, RUNNER).await.expect("it is read");
        assert_eq!(read.journal.len(), 1);
        assert_eq!(desk.store.files(RUNNER).await, Ok(Vec::new()));
    });
}

#[test]
fn an_entry_from_the_future_is_refused_because_a_clearance_among_them_would_cover_what_comes() {
    wait(async {
        let mut pen = Pen::new("2027-06-01T07:00:00+02:00[Europe/Berlin]");
        let clearance: Entry = pen.clearance(true);
        let id = clearance.id();
        let contents = Contents {
            entries: vec![clearance],
            files: BTreeMap::new(),
        };
        let bytes = archive::write(&contents).expect("it is written");
        let mut office = Office::at(NOW);
        let refused = archive::import(&mut office.desk(), &bytes, Limits::default()).await;
        assert_eq!(
            refused,
            Err(AppError::Archive(ArchiveError::FromTheFuture(id)))
        );
    });
}
