//! What each format tells, from files of our own writer.

use jiff::Timestamp;
use restride_import::{Activity, Flag, Format, Kind, Other, Refusal, Sport, Surface, Verdict};
use restride_testkit::activity::{FitFile, Recorded, Shape, Value, gzip};

use crate::{START_S, only, read};

fn run() -> Recorded {
    let mut run = Recorded::steady(START_S, 1801, 2800, 84, 0);
    run.has_dynamics = true;
    run.effort = Some(4);
    run
}

/// Distance in centimetres, time with and without pauses in milliseconds, samples.
fn amounts(activity: &Activity) -> (Option<u32>, Option<u32>, Option<u32>, u32) {
    (
        activity.distance_cm,
        activity.elapsed_ms,
        activity.timer_ms,
        activity.records,
    )
}

#[test]
fn fit_tells_everything() {
    let activity = only(&run().to_fit());
    assert_eq!(
        amounts(&activity),
        (Some(504_000), Some(1_800_000), Some(1_800_000), 1801)
    );
    assert_eq!(activity.started, Timestamp::from_second(START_S).ok());
    assert_eq!(activity.utc_offset_s, Some(7200));
    assert_eq!(
        (activity.sport, activity.surface, activity.indoor),
        (Sport::Run, None, None)
    );
    assert_eq!((activity.ascent_m, activity.descent_m), (Some(12), Some(9)));
    assert_eq!(
        (activity.heart_rate_bpm, activity.heart_rate_max_bpm),
        (Some(140), Some(140))
    );
    assert_eq!(activity.step_length_mm, Some(1000));
    assert_eq!(activity.ground_contact_ms_tenths, Some(2550));
    assert_eq!(activity.ground_contact_left_percent_hundredths, Some(5020));
    assert_eq!(activity.vertical_oscillation_mm_tenths, Some(850));
    assert_eq!(activity.vertical_ratio_percent_hundredths, Some(810));
    assert_eq!(activity.effort, Some(4));
    assert_eq!(activity.laps.len(), 4);
    assert_eq!(activity.device.as_deref(), Some("garmin fenix6x"));
    assert_eq!(
        activity.recording.as_deref(),
        Some("fit-123456-1780502400-1780502400")
    );
    assert_eq!((activity.format, activity.part), (Format::Fit, 0));
    assert!(activity.flags.is_empty(), "{:?}", activity.flags);
}

#[test]
fn tcx_and_gpx_tell_the_same_run_as_far_as_they_can() {
    let run = run();
    let (tcx, gpx) = (only(&run.to_tcx()), only(&run.to_gpx()));
    assert_eq!(
        amounts(&tcx),
        (Some(504_000), Some(1_800_000), Some(1_800_000), 1801)
    );
    let distance = gpx.distance_cm.unwrap();
    assert!(distance.abs_diff(504_000) < 500, "{distance}");
    assert_eq!(
        amounts(&gpx),
        (Some(distance), Some(1_800_000), Some(1_800_000), 1801)
    );
    for activity in [&tcx, &gpx] {
        assert_eq!(activity.started, Timestamp::from_second(START_S).ok());
        assert_eq!(
            (activity.sport, activity.heart_rate_bpm),
            (Sport::Run, Some(140))
        );
        assert_eq!(activity.cadence_spm_hundredths, Some(16_800));
        assert!(
            activity.step_length_mm.unwrap().abs_diff(1000) <= 2,
            "{:?}",
            activity.step_length_mm
        );
        assert_eq!(activity.ground_contact_ms_tenths, None);
        assert_eq!(activity.utc_offset_s, None);
    }
    assert_eq!(tcx.device.as_deref(), Some("Test watch"));
    assert_eq!(gpx.title.as_deref(), Some("Easy & flat"));
    assert!(gpx.flags.contains(&Flag::DistanceFromPositions));
    assert!(gpx.flags.contains(&Flag::PausesUnknown));
}

#[test]
fn compression_blanks_and_marks_before_the_content_change_nothing() {
    let run = run();
    let plain = only(&run.to_fit());
    assert_eq!(only(&gzip(&run.to_fit())), plain);
    let tcx = run.to_tcx();
    let plain = only(&tcx);
    assert_eq!(only(&[b"          ".as_slice(), &tcx].concat()), plain);
    assert_eq!(only(&[b"\xef\xbb\xbf\n".as_slice(), &tcx].concat()), plain);
    assert_eq!(
        only(&gzip(&[b"          ".as_slice(), &tcx].concat())),
        plain
    );
    let text = String::from_utf8(tcx).unwrap();
    let utf_16 = text.encode_utf16().flat_map(u16::to_le_bytes);
    assert_eq!(
        only(&[0xff, 0xfe].into_iter().chain(utf_16).collect::<Vec<_>>()),
        plain
    );
}

#[test]
fn a_treadmill_is_indoors_and_a_run_without_positions_says_so() {
    let mut run = run();
    run.sport = (1, 1);
    run.has_positions = false;
    let activity = only(&run.to_fit());
    assert_eq!(activity.sport, Sport::Run);
    assert_eq!(
        (activity.surface, activity.indoor),
        (Some(Surface::Treadmill), Some(true))
    );
    assert_eq!(
        activity.flags.iter().copied().collect::<Vec<_>>(),
        [Flag::NoPositions]
    );
    assert_eq!(activity.distance_cm, Some(504_000));
}

#[test]
fn a_ride_has_no_steps() {
    let mut ride = run();
    ride.sport = (2, 0);
    ride.has_dynamics = false;
    for bytes in [ride.to_fit(), ride.to_tcx(), ride.to_gpx()] {
        let activity = only(&bytes);
        assert_eq!(activity.sport, Sport::Ride);
        assert_eq!(
            (activity.cadence_spm_hundredths, activity.step_length_mm),
            (None, None)
        );
        assert!(activity.bands.is_empty());
    }
}

#[test]
fn pauses_are_in_the_one_time_and_not_in_the_other() {
    let mut run = run();
    for second in run.seconds.iter_mut().skip(900) {
        second.at_s += 300;
    }
    run.pauses_s = vec![(899, 1200)];
    let fit = only(&run.to_fit());
    assert_eq!(
        (fit.elapsed_ms, fit.timer_ms),
        (Some(2_100_000), Some(1_799_000))
    );
}

/// Every shape of a whole file is read alike; a damaged one is read as well and says so.
#[test]
fn headers_and_check_sums_of_all_times_are_read() {
    let file = run().to_fit_file();
    let whole = only(&file.finish(Shape::Whole));
    for shape in [Shape::ShortHeader, Shape::HeaderWithoutChecksum] {
        assert_eq!(only(&file.finish(shape)), whole, "{shape:?}");
    }
    for (shape, flag) in [
        (Shape::NeverClosed, Flag::NeverClosed),
        (Shape::WrongChecksum, Flag::BadChecksum),
    ] {
        let read = read(&file.finish(shape));
        assert_eq!(read.verdict, Verdict::Damaged);
        let mut activity = read.activities[0].clone();
        assert!(activity.flags.remove(&flag), "{shape:?}");
        assert_eq!(activity, whole, "{shape:?}");
    }
    let zeros = [file.finish(Shape::Whole), vec![0; 1024]].concat();
    let read = read(&zeros);
    assert_eq!(read.verdict, Verdict::Complete);
    assert!(read.activities[0].flags.contains(&Flag::TrailingBytes));
}

#[test]
fn two_files_in_a_row_are_two_activities() {
    let mut later = run();
    later.start_s += 7200;
    let read = read(&[run().to_fit(), later.to_fit()].concat());
    assert_eq!(read.verdict, Verdict::Complete);
    let starts = read
        .activities
        .iter()
        .map(|activity| (activity.part, activity.started.unwrap().as_second()));
    assert_eq!(
        starts.collect::<Vec<_>>(),
        [(0, START_S), (1, START_S + 7200)]
    );
}

#[test]
fn a_recording_of_several_sports_is_cut_at_its_sessions() {
    let mut file = FitFile::default();
    let start = u32::try_from(START_S - 631_065_600).unwrap();
    file.message(0, 0, &[(0, Value::Enum(4))]);
    for second in 0..200 {
        let distance = second * 300;
        file.message(
            1,
            20,
            &[
                (253, Value::U32(start + second)),
                (5, Value::U32(distance)),
                (4, Value::U8(80)),
            ],
        );
    }
    for (sport, from, to) in [(1, 0, 99), (2, 100, 199)] {
        file.message(
            2,
            18,
            &[
                (253, Value::U32(start + to)),
                (2, Value::U32(start + from)),
                (5, Value::Enum(sport)),
                (7, Value::U32((to - from) * 1000)),
            ],
        );
    }
    let read = read(&file.finish(Shape::Whole));
    let sports = read
        .activities
        .iter()
        .map(|activity| (activity.sport, activity.records, activity.distance_cm));
    let expected = [
        (Sport::Run, 100, Some(29_700)),
        (Sport::Ride, 100, Some(29_700)),
    ];
    assert_eq!(sports.collect::<Vec<_>>(), expected);
    assert!(
        read.activities
            .iter()
            .all(|activity| activity.flags.contains(&Flag::Multisport))
    );
}

#[test]
fn a_fit_file_of_another_type_is_left_at_its_first_message() {
    let mut file = FitFile::default();
    file.message(0, 0, &[(0, Value::Enum(5))]);
    // What follows is not even looked at.
    file.raw(&[0xff; 100]);
    let read = read(&file.finish(Shape::Whole));
    assert_eq!(read.verdict, Verdict::NotAnActivity(Other::FitType(5)));
}

#[test]
fn numbers_count_as_the_file_declares_them() {
    let mut file = FitFile::default();
    let start = u32::try_from(START_S - 631_065_600).unwrap();
    file.message(0, 0, &[(0, Value::Enum(4))]);
    for second in 0..10 {
        // A distance of two bytes, which is missing, where the profile has four.
        let missing = Value::Raw(0x84, vec![0xff, 0xff]);
        file.message(1, 20, &[(253, Value::U32(start + second)), (5, missing)]);
    }
    let activity = only(&file.finish(Shape::Whole));
    assert_eq!((activity.distance_cm, activity.records), (None, 10));
}

#[test]
fn samples_of_a_broken_clock_are_left_out_of_the_times() {
    let start = u32::try_from(START_S - 631_065_600).unwrap();
    let mut file = FitFile::default();
    file.message(0, 0, &[(0, Value::Enum(4))]);
    for second in (0..1800).chain([2_000_000_000]) {
        let time = start + second;
        file.message(1, 20, &[(253, Value::U32(time)), (3, Value::U8(140))]);
    }
    let file = file.finish(Shape::Whole);
    let activity = only(&file);
    assert!(activity.flags.contains(&Flag::BrokenClock));
    assert_eq!(activity.elapsed_ms, Some(1_799_000));
}

#[test]
fn a_heart_rate_that_cannot_be_is_left_out() {
    let mut run = run();
    run.seconds[5].heart_rate = 15;
    let activity = only(&run.to_fit());
    assert!(activity.flags.contains(&Flag::ValuesOutOfRange));
    assert_eq!(activity.heart_rate_bpm, Some(140));
}

#[test]
fn plans_and_other_files_are_no_activities() {
    let check = |bytes: &[u8], verdict| {
        let text = String::from_utf8_lossy(bytes).into_owned();
        assert_eq!(read(bytes).verdict, verdict, "{text}");
    };
    check(
        b"<gpx><rte><rtept lat='1' lon='2'/></rte></gpx>",
        Verdict::NotAnActivity(Other::NoTrack),
    );
    check(
        b"<gpx><wpt lat='1' lon='2'/></gpx>",
        Verdict::NotAnActivity(Other::NoTrack),
    );
    check(
        b"<TrainingCenterDatabase><Courses><Course><Track><Trackpoint><Time>2026-06-01T07:05:09Z</Time></Trackpoint></Track></Course></Courses></TrainingCenterDatabase>",
        Verdict::NotAnActivity(Other::NoTrack),
    );
    check(
        b"<gpx><trk><trkseg><trkpt lat='1' lon='2'/></trkseg></trk></gpx>",
        Verdict::Undated,
    );
    check(b"", Verdict::Empty);
    check(b"  \n", Verdict::Empty);
    check(b"<html>", Verdict::Refused(Refusal::Kind(Kind::Html)));
    check(
        &gzip(b"<html>"),
        Verdict::Refused(Refusal::Kind(Kind::Html)),
    );
    check(
        &gzip(&gzip(b"<gpx>")),
        Verdict::Refused(Refusal::CompressedTwice),
    );
}

#[test]
fn tracks_with_hours_between_them_are_activities_of_their_own() {
    let track = |hour: u32| {
        let point = |minute: u32| {
            format!(
                "<trkpt lat='50.{minute:02}' lon='8'><time>2026-06-01T{hour:02}:{minute:02}:00Z</time></trkpt>"
            )
        };
        format!(
            "<trk><type>running</type><trkseg>{}{}</trkseg></trk>",
            point(0),
            point(10)
        )
    };
    let read_tracks = |hours: &[u32]| {
        let tracks = hours.iter().map(|hour| track(*hour)).collect::<String>();
        read(format!("<gpx>{tracks}</gpx>").as_bytes())
            .activities
            .len()
    };
    assert_eq!(read_tracks(&[7]), 1);
    assert_eq!(read_tracks(&[7, 8]), 1);
    assert_eq!(read_tracks(&[7, 10]), 2);
    assert_eq!(read_tracks(&[10, 7]), 2);
}

#[test]
fn an_offset_in_a_time_is_the_runners() {
    let gpx = "<gpx><trk><trkseg><trkpt lat='1' lon='2'><time>2026-06-03T18:00:00+02:00</time></trkpt></trkseg></trk></gpx>";
    let activity = only(gpx.as_bytes());
    assert_eq!(activity.utc_offset_s, Some(7200));
    assert_eq!(activity.started, Timestamp::from_second(START_S).ok());
}
