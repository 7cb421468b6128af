//! GPX and TCX of a recording, as accounts write them.

use std::fmt::Write as _;

use jiff::Timestamp;

use super::Recorded;

fn time(unix_s: i64) -> String {
    Timestamp::from_second(unix_s)
        .unwrap_or_default()
        .to_string()
}

fn metres(centimetres: u32) -> String {
    format!("{}.{:02}", centimetres / 100, centimetres % 100)
}

fn tenths(tenths: u16) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// A run, or a ride, or something else.
fn sport(run: &Recorded, words: [&'static str; 3]) -> &'static str {
    match run.sport.0 {
        1 => words[0],
        2 => words[1],
        _ => words[2],
    }
}

#[expect(
    clippy::expect_used,
    reason = "a test helper: a string takes everything"
)]
fn line(text: &mut String, line: std::fmt::Arguments<'_>) {
    writeln!(text, "{line}").expect("a string takes everything");
}

pub(super) fn gpx(run: &Recorded) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gpx creator=\"Garmin Connect\" version=\"1.1\" \
         xmlns=\"http://www.topografix.com/GPX/1/1\" \
         xmlns:ns3=\"http://www.garmin.com/xmlschemas/TrackPointExtension/v1\">\n",
    );
    let word = sport(run, ["running", "cycling", "other"]);
    line(
        &mut text,
        format_args!("<trk><name>Easy &amp; flat</name><type>{word}</type><trkseg>"),
    );
    for second in &run.seconds {
        let (latitude, longitude) = run.place(second).unwrap_or((30.0, -40.0));
        let at = time(run.start_s + i64::from(second.at_s));
        line(
            &mut text,
            format_args!(
                "<trkpt lat=\"{latitude:.9}\" lon=\"{longitude:.9}\"><ele>{}</ele><time>{at}</time>",
                tenths(second.altitude_dm)
            ),
        );
        line(
            &mut text,
            format_args!(
                "<extensions><ns3:TrackPointExtension><ns3:hr>{}</ns3:hr><ns3:cad>{}</ns3:cad></ns3:TrackPointExtension></extensions></trkpt>",
                second.heart_rate, second.strides
            ),
        );
    }
    text.push_str("</trkseg></trk></gpx>\n");
    text
}

pub(super) fn tcx(run: &Recorded) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TrainingCenterDatabase \
         xmlns=\"http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2\">\n",
    );
    let start = time(run.start_s);
    let word = sport(run, ["Running", "Biking", "Other"]);
    line(
        &mut text,
        format_args!(
            "<Activities><Activity Sport=\"{word}\"><Id>{start}</Id><Lap StartTime=\"{start}\">"
        ),
    );
    line(
        &mut text,
        format_args!(
            "<TotalTimeSeconds>{}</TotalTimeSeconds><DistanceMeters>{}</DistanceMeters><Track>",
            run.timer_s(),
            metres(run.distance_cm())
        ),
    );
    for second in &run.seconds {
        let at = time(run.start_s + i64::from(second.at_s));
        line(&mut text, format_args!("<Trackpoint><Time>{at}</Time>"));
        if let Some((latitude, longitude)) = run.place(second) {
            line(
                &mut text,
                format_args!(
                    "<Position><LatitudeDegrees>{latitude:.9}</LatitudeDegrees><LongitudeDegrees>{longitude:.9}</LongitudeDegrees></Position>"
                ),
            );
        }
        line(
            &mut text,
            format_args!(
                "<AltitudeMeters>{}</AltitudeMeters><DistanceMeters>{}</DistanceMeters><HeartRateBpm><Value>{}</Value></HeartRateBpm>",
                tenths(second.altitude_dm),
                metres(second.distance_cm),
                second.heart_rate
            ),
        );
        line(
            &mut text,
            format_args!(
                "<Extensions><ns3:TPX><ns3:Speed>{}.{:03}</ns3:Speed><ns3:RunCadence>{}</ns3:RunCadence></ns3:TPX></Extensions></Trackpoint>",
                second.speed_mm_s / 1000,
                second.speed_mm_s % 1000,
                second.strides
            ),
        );
    }
    text.push_str("</Track></Lap><Creator><Name>Test watch</Name></Creator></Activity></Activities></TrainingCenterDatabase>\n");
    text
}
