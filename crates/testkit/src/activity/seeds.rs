//! Small files to begin fuzzing with: of every format and shape, whole and damaged.

use super::{FitFile, Method, Recorded, Shape, Value, Zip, gzip};

/// A seed: the target it is for, its name, its bytes.
pub type Seed = (&'static str, &'static str, Vec<u8>);

/// Wednesday, 3 June 2026, 18:00 in Berlin.
const START_S: i64 = 1_780_502_400;

fn run() -> Recorded {
    let mut run = Recorded::steady(START_S, 30, 2800, 84, 17);
    run.has_dynamics = true;
    run.lap_samples = 7;
    run.pauses_s = vec![(3, 4)];
    run.effort = Some(4);
    run
}

/// What watches wrote before 2012: speed and distance in three bytes, times in the header of a message.
fn old() -> FitFile {
    let mut old = FitFile::default();
    old.message(0, 0, &[(0, Value::Enum(4))]);
    for rolling in 0..20_u8 {
        let packed = Value::Bytes(vec![200, 0x10 | (rolling % 2), rolling]);
        let time = Value::U32(900_000_000 + u32::from(rolling));
        old.message(1, 20, &[(253, time), (8, packed), (4, Value::U8(82))]);
    }
    old.raw(&[0xa1, 1, 2, 3, 4, 5, 6, 7, 8]);
    old
}

/// Fields that no device declares like that.
fn odd() -> FitFile {
    let mut odd = FitFile::default();
    let fields = [
        (0, Value::Enum(4)),
        (3, Value::U32z(1)),
        (4, Value::U32(1_000_000_000)),
        (8, Value::Text("name\0garbage".to_owned())),
    ];
    odd.message(0, 0, &fields);
    let fields = [
        (253, Value::U32(1_000_000_000)),
        (5, Value::Raw(0x84, vec![0xff, 0xff])),
        (0, Value::Raw(0x83, vec![0xfb, 0xff])),
        (73, Value::Raw(0x88, vec![0, 0, 0x40, 0x40])),
        (78, Value::Raw(0x77, vec![1, 2, 3])),
        (4, Value::Raw(0x02, vec![1, 2, 3, 4])),
    ];
    odd.message(3, 20, &fields);
    odd.define(4, 18, &[(5, Value::Enum(1))]);
    odd
}

/// Two sports and two files in a row.
fn several() -> Vec<u8> {
    let mut file = FitFile::default();
    file.message(0, 0, &[(0, Value::Enum(4))]);
    for second in 0..20 {
        let fields = [
            (253, Value::U32(1_000_000_000 + second)),
            (5, Value::U32(second * 300)),
        ];
        file.message(1, 20, &fields);
    }
    for (sport, from) in [(1, 0), (2, 10)] {
        let fields = [
            (253, Value::U32(1_000_000_000 + from + 9)),
            (2, Value::U32(1_000_000_000 + from)),
            (5, Value::Enum(sport)),
            (6, Value::Enum(0)),
            (7, Value::U32(9000)),
        ];
        file.message(2, 18, &fields);
    }
    file.finish(Shape::Whole).repeat(2)
}

const GPX: &str = "\u{feff}   <?xml version='1.0'?><!-- x --><gpx creator='a&amp;b'><metadata><name>n</name></metadata>\
<wpt lat='1' lon='2'/><trk><name><![CDATA[a <b>]]></name><type>9</type><trkseg>\
<trkpt lat='1' lon='2'><time>2026-06-03T18:00:00.5+02:00</time><ele>-3</ele><extensions><a:hr>140</a:hr><cad>84</cad></extensions></trkpt>\
<trkpt lat='100' lon='200'><time>2026-06-03T18:00:01</time></trkpt><trkpt lat='1.0001' lon='2'><speed>2.8</speed></trkpt></trkseg><trkseg/></trk>\
<trk><trkseg><trkpt lat='5' lon='179.9999'><time>2026-06-04T18:00:00Z</time></trkpt><trkpt lat='5' lon='-179.9999'/></trkseg></trk></gpx>";

const TABLE: &str = "\
Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Activity Gear,Filename,Elapsed Time,Distance
1,\"Jun 3, 2026, 4:00:00 PM\",\"a \"\"b\"\"\nc\",Run,,29,0.08,Shoes,activities/1.fit.gz,29.0,81.2
2,\"04.06.2026, 16:00:00\",By hand,Lauf,good,1800,5,,,1800.0,5000.0
";

const SUMMARIES: &str = r#"[{"summarizedActivitiesExport":[
{"activityId":11,"name":"Run","activityType":"running","startTimeGmt":1.7805024E12,"startTimeLocal":1780509600000,"distance":8120.0,"duration":29000.0,"avgRunCadence":84.0,"parent":false,"x":[{"y":null}]},
{"activityId":12,"name":"Typed in","activityType":"walking","beginTimestamp":1780600000000,"elapsedDuration":60000}]}]"#;

const GEAR: &str = r#"[{"gearDTOS":[{"gearPk":5,"gearTypeName":"Shoes","gearStatusName":"active","displayName":"Red"}],"gearActivityDTOs":{"5":[{"activityId":11,"gearPk":5}]}}]"#;

/// Every seed.
pub fn seeds() -> Vec<Seed> {
    let run = run();
    let file = run.to_fit_file();
    let fit = file.finish(Shape::Whole);
    let mut seeds = vec![
        ("fit", "whole", fit.clone()),
        ("fit", "short_header", file.finish(Shape::ShortHeader)),
        (
            "fit",
            "header_without_checksum",
            file.finish(Shape::HeaderWithoutChecksum),
        ),
        ("fit", "never_closed", file.finish(Shape::NeverClosed)),
        ("fit", "wrong_checksum", file.finish(Shape::WrongChecksum)),
        ("fit", "old", old().finish(Shape::Whole)),
        ("fit", "odd", odd().finish(Shape::Whole)),
        ("fit", "several", several()),
        ("tcx", "whole", run.to_tcx()),
        ("gpx", "whole", run.to_gpx()),
        ("gpx", "odd", GPX.as_bytes().to_vec()),
        ("any", "fit", fit.clone()),
        ("any", "fit_gz", gzip(&fit)),
        ("any", "tcx_gz", gzip(&run.to_tcx())),
        ("any", "gpx", GPX.as_bytes().to_vec()),
        (
            "any",
            "page",
            b"<!DOCTYPE html><title>Sign in</title>".to_vec(),
        ),
        (
            "any",
            "utf_16",
            [
                &b"\xff\xfe"[..],
                &GPX.encode_utf16()
                    .flat_map(u16::to_le_bytes)
                    .collect::<Vec<_>>(),
            ]
            .concat(),
        ),
    ];
    let strava = |method| {
        Zip::default()
            .file("activities.csv", TABLE.as_bytes(), method)
            .file(
                "shoes.csv",
                b"Shoe Name,Shoe Brand,Shoe Model\nShoes,A,B\n",
                method,
            )
            .file("activities/1.fit.gz", &gzip(&fit), Method::Stored)
            .file("activities/2.gpx", GPX.as_bytes(), method)
            .finish()
    };
    let garmin = |method| {
        let uploads = Zip::default().file("1.fit", &fit, method).file(
            "2.fit",
            &old().finish(Shape::Whole),
            method,
        );
        Zip::default()
            .file(
                "a_0_summarizedActivities.json",
                SUMMARIES.as_bytes(),
                method,
            )
            .file("a_gear.json", GEAR.as_bytes(), method)
            .file("UploadedFiles_0-_Part1.zip", &uploads.finish(), method)
            .finish()
    };
    seeds.extend([
        ("strava", "stored", strava(Method::Stored)),
        ("strava", "deflated", strava(Method::Deflated)),
        ("garmin", "stored", garmin(Method::Stored)),
        ("garmin", "deflated", garmin(Method::Deflated)),
    ]);
    seeds
}
