//! Files that ask for too much are refused, quickly and in little memory; damaged ones never make a reader panic.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use flate2::Compression;
use flate2::write::GzEncoder;
use restride_import::{Limits, Refusal, Verdict, read_file};
use restride_testkit::Draw;
use restride_testkit::activity::{FitFile, Recorded, Shape, Value, gzip};

use crate::{START_S, read};

fn check(bytes: &[u8], refusal: Refusal) {
    assert_eq!(read(bytes).verdict, Verdict::Refused(refusal));
}

/// So many megabytes of zeros, compressed, without ever having them.
#[expect(clippy::unwrap_used, reason = "a test helper: memory takes everything")]
fn zeros(megabytes: usize) -> Vec<u8> {
    let megabyte = vec![0; 1 << 20];
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    for _ in 0..megabytes {
        encoder.write_all(&megabyte).unwrap();
    }
    encoder.finish().unwrap()
}

#[test]
fn a_gzip_bomb_is_refused_when_it_swells() {
    check(&zeros(600), Refusal::InflatesTooMuch);
    // Small ones may swell as they like.
    let mut track = String::from("<gpx><trk><trkseg><trkpt lat='1' lon='2'/>");
    track.push_str(&" ".repeat(900_000));
    track.push_str("</trkseg></trk></gpx>");
    assert_eq!(read(&gzip(track.as_bytes())).verdict, Verdict::Undated);
}

#[test]
fn xml_that_is_deep_or_wide_is_refused() {
    check(
        format!("<gpx>{}", "<a>".repeat(1_000_000)).as_bytes(),
        Refusal::TooDeep,
    );
    let mut wide = String::from("<gpx><a");
    for number in 0..800_000 {
        write!(wide, " a{number}=''").unwrap();
    }
    check(
        format!("{wide}/></gpx>").as_bytes(),
        Refusal::TooManyAttributes,
    );
    let mut namespaces = String::from("<gpx><a");
    for number in 0..9 {
        write!(namespaces, " xmlns:a{number}='x'").unwrap();
    }
    check(
        format!("{namespaces}/></gpx>").as_bytes(),
        Refusal::TooManyAttributes,
    );
    let long = "x".repeat((1 << 20) + 1);
    check(
        format!("<gpx><trk><name>{long}</name></trk></gpx>").as_bytes(),
        Refusal::LongText,
    );
}

#[test]
fn a_doctype_is_refused_and_nothing_is_expanded() {
    check(
        b"<?xml version='1.0'?><!DOCTYPE gpx [<!ENTITY a 'aaaa'>]><gpx>&a;</gpx>",
        Refusal::Doctype,
    );
    check(
        b"<!DOCTYPE gpx SYSTEM 'file:///etc/passwd'><gpx/>",
        Refusal::Doctype,
    );
    let unknown =
        b"<gpx><trk><trkseg><trkpt lat='1' lon='2'/></trkseg><name>&a;</name></trk></gpx>";
    let read = read(unknown);
    assert_eq!((read.verdict, read.activities.len()), (Verdict::Undated, 1));
    assert!(read.activities[0].is_damaged());
}

#[test]
fn too_many_samples_and_too_many_files_in_a_row_are_refused() {
    let limits = Limits {
        records: 100,
        chained: 3,
        ..Limits::default()
    };
    let run = Recorded::steady(START_S, 101, 2800, 84, 0);
    for bytes in [run.to_fit(), run.to_tcx(), run.to_gpx()] {
        assert_eq!(
            read_file(&bytes, &limits).verdict,
            Verdict::Refused(Refusal::TooManyRecords)
        );
    }
    let mut small = FitFile::default();
    small.message(0, 0, &[(0, Value::Enum(4))]);
    let small = small.finish(Shape::Whole);
    assert_eq!(read_file(&small.repeat(3), &limits).verdict, Verdict::Empty);
    assert_eq!(
        read_file(&small.repeat(4), &limits).verdict,
        Verdict::Refused(Refusal::TooManyChained)
    );
    let tiny = Limits {
        file_bytes: 10,
        ..limits
    };
    assert_eq!(
        read_file(&small, &tiny).verdict,
        Verdict::Refused(Refusal::TooLarge)
    );
}

/// Runs the tests of bombs once more in a process that has less memory than they would swell to.
#[test]
#[cfg(target_os = "linux")]
fn bombs_are_refused_in_little_memory() {
    let program = std::env::current_exe().unwrap();
    let status = Command::new("sh")
        .args(["-c", "ulimit -v 550000 && exec \"$0\" \"$@\""])
        .arg(program)
        .args(["--exact", "--test-threads", "1"])
        .args([
            "limits::a_gzip_bomb_is_refused_when_it_swells",
            "archives::bombs_are_refused",
        ])
        .stdout(Stdio::null())
        .status();
    assert!(status.unwrap().success());
}

#[test]
fn a_file_with_very_many_developer_fields_is_left_in_time() {
    let mut file = FitFile::default();
    file.message(0, 0, &[(0, Value::Enum(4))]);
    for number in 0..2000_u16 {
        let [low, high] = number.to_le_bytes();
        file.message(
            1,
            206,
            &[(0, Value::U8(high)), (1, Value::U8(low)), (2, Value::U8(2))],
        );
    }
    // Samples of a time and 255 developer fields that nobody described.
    file.raw(&[0x62, 0, 0, 20, 0, 1, 253, 4, 0x86, 255])
        .raw(&[9, 1, 200].repeat(255));
    for second in 0..20_000_u32 {
        file.raw(&[2])
            .raw(&(1_000_000_000 + second).to_le_bytes())
            .raw(&[7; 255]);
    }
    let read = read(&file.finish(Shape::Whole));
    assert_eq!(read.verdict, Verdict::Damaged);
    let records = read.activities[0].records;
    assert!((100..2000).contains(&records), "{records}");
}

/// Small files of every format and shape.
fn fixtures() -> Vec<Vec<u8>> {
    let mut run = Recorded::steady(START_S, 30, 2800, 84, 17);
    run.has_dynamics = true;
    run.lap_samples = 7;
    run.pauses_s = vec![(3, 4)];
    let fit = run.to_fit_file();
    let mut old = FitFile::default();
    old.message(0, 0, &[(0, Value::Enum(4))]);
    for rolling in 0..20_u8 {
        old.message(
            1,
            20,
            &[
                (253, Value::U32(900_000_000 + u32::from(rolling))),
                (8, Value::Bytes(vec![200, 0x10 | (rolling % 2), rolling])),
            ],
        );
    }
    old.raw(&[0x9f, 1, 2, 3, 0xb0, 4, 5, 6]);
    vec![
        fit.finish(Shape::Whole),
        fit.finish(Shape::NeverClosed),
        [fit.finish(Shape::ShortHeader), fit.finish(Shape::Whole)].concat(),
        old.finish(Shape::Whole),
        run.to_tcx(),
        run.to_gpx(),
        gzip(&run.to_gpx()),
        gzip(&fit.finish(Shape::Whole)),
    ]
}

/// Reads anything; the readers' own guard must not have been needed.
fn survives(bytes: &[u8]) {
    let read = read(bytes);
    assert_ne!(
        read.verdict,
        Verdict::Refused(Refusal::ReaderFailed),
        "{bytes:?}"
    );
}

#[test]
fn a_file_that_ends_at_any_byte_is_read_as_far_as_it_goes() {
    for whole in fixtures() {
        for length in 0..=whole.len() {
            survives(&whole[..length]);
        }
    }
}

#[test]
fn thousands_of_damaged_files_make_no_reader_panic() {
    let mut draw = Draw(4);
    for whole in fixtures() {
        for _ in 0..500 {
            let mut bytes = whole.clone();
            for _ in 0..=draw.below(4) {
                let at = draw.below(bytes.len());
                match draw.below(6) {
                    0 => bytes[at] ^= 1 << draw.below(8),
                    1 => bytes[at] = u8::try_from(draw.below(256)).unwrap(),
                    2 => bytes[at] = [0, 1, 0x40, 0x60, 0x7f, 0x80, 0xff][draw.below(7)],
                    3 => drop(bytes.drain(at..(at + draw.below(9)).min(bytes.len()))),
                    4 => {
                        let copied = bytes[at..(at + draw.below(40)).min(bytes.len())].to_vec();
                        drop(bytes.splice(at..at, copied));
                    }
                    _ => bytes.truncate(at),
                }
                if bytes.is_empty() {
                    break;
                }
            }
            survives(&bytes);
        }
    }
}
