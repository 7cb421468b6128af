//! The FIT file that a watch of today writes of a recording: everything a chest strap measures, fields that only its
//! maker knows, and fields of another maker's app.

use super::Plan;
use crate::Draw;
use crate::activity::{FitFile, Recorded, Second, Shape, Value};

/// Seconds from 1970 to the beginning of FIT's time.
const FIT_BEGINS_S: i64 = 631_065_600;

/// A file, and where its samples are.
pub(super) struct Written {
    pub(super) bytes: Vec<u8>,
    /// Where each sample begins.
    pub(super) records_at: Vec<usize>,
}

impl Written {
    /// Bytes of one sample with its header.
    pub(super) const RECORD_BYTES: usize = 68;

    /// A byte of a sample that only the maker knows the meaning of.
    pub(super) const UNREAD_BYTE: usize = 47;
}

/// Number, bytes and type of the fields of a sample.
const FIELDS: [[u8; 3]; 29] = [
    [253, 4, 0x86],
    [0, 4, 0x85],
    [1, 4, 0x85],
    [5, 4, 0x86],
    [78, 4, 0x86],
    [73, 4, 0x86],
    [29, 4, 0x86],
    [39, 2, 0x84],
    [40, 2, 0x84],
    [41, 2, 0x84],
    [83, 2, 0x84],
    [84, 2, 0x84],
    [85, 2, 0x84],
    [7, 2, 0x84],
    [108, 2, 0x84],
    // From here on only the maker knows what they are.
    [87, 2, 0x84],
    [107, 2, 0x84],
    [134, 2, 0x84],
    [140, 2, 0x84],
    [135, 1, 0x02],
    [136, 1, 0x02],
    [137, 1, 0x02],
    [138, 1, 0x02],
    [143, 1, 0x02],
    // And again the profile's.
    [3, 1, 0x02],
    [4, 1, 0x02],
    [53, 1, 0x02],
    [13, 1, 0x01],
    [42, 1, 0x00],
];

/// Writes the file. `extra` is a message more at its end, so that the bytes are others.
pub(super) fn fit(run: &Recorded, draw: &mut Draw, extra: bool) -> Written {
    let start = fit_time(run.start_s);
    let end = start + run.elapsed_s();
    let mut file = head(run, start);
    define_records(&mut file);
    let event = |file: &mut FitFile, time: u32, kind: u8| {
        let fields = [
            (253, Value::U32(time)),
            (0, Value::Enum(0)),
            (1, Value::Enum(kind)),
        ];
        file.message(1, 21, &fields);
    };
    event(&mut file, start, 0);
    let mut records_at = Vec::with_capacity(run.seconds.len());
    let mut body = Vec::with_capacity(run.seconds.len() * Written::RECORD_BYTES);
    let mut pauses = run.pauses_s.iter().peekable();
    let mut place = Place::new(run);
    let mut at = file.finish(Shape::NeverClosed).len();
    for second in &run.seconds {
        while let Some((from, to)) = pauses.next_if(|(_, to)| *to <= second.at_s) {
            file.raw(&body);
            body.clear();
            event(&mut file, start + from, 4);
            event(&mut file, start + to, 0);
            at += 2 * EVENT_BYTES;
        }
        records_at.push(at);
        at += Written::RECORD_BYTES;
        record(&mut body, second, start, place.after(second, draw), draw);
    }
    file.raw(&body);
    event(&mut file, end, 4);
    tail(&mut file, run, start, end);
    if extra {
        device(&mut file, end, 9, 12_345);
    }
    Written {
        bytes: file.finish(Shape::Whole),
        records_at,
    }
}

/// Bytes of an event with its header.
const EVENT_BYTES: usize = 7;

fn fit_time(unix_s: i64) -> u32 {
    u32::try_from(unix_s - FIT_BEGINS_S).unwrap_or(0)
}

/// What comes before the samples.
fn head(run: &Recorded, start: u32) -> FitFile {
    let mut file = FitFile::default();
    let identity = [
        (0, Value::Enum(4)),
        (1, Value::U16(1)),
        (2, Value::U16(3291)),
        (3, Value::U32z(run.serial)),
        (4, Value::U32(start)),
    ];
    file.message(0, 0, &identity);
    file.message(0, 49, &[(0, Value::U16(2410))]);
    for (number, serial) in [(0, run.serial), (1, 77_001), (2, 77_002)] {
        device(&mut file, start, number, serial);
    }
    let (sport, sub_sport) = (Value::Enum(run.sport.0), Value::Enum(run.sport.1));
    file.message(0, 12, &[(0, sport), (1, sub_sport)]);
    let app = [
        (1, Value::Bytes(vec![7; 16])),
        (3, Value::U8(0)),
        (4, Value::U32(1)),
    ];
    file.message(0, 207, &app);
    for (number, base_type, name) in [(0, 0x88, "Leg Spring Stiffness"), (1, 0x02, "Form")] {
        let field = [
            (0, Value::U8(0)),
            (1, Value::U8(number)),
            (2, Value::U8(base_type)),
            (3, Value::Text(name.to_owned())),
            (8, Value::Text("kN/m".to_owned())),
        ];
        file.message(0, 206, &field);
    }
    file
}

fn device(file: &mut FitFile, time: u32, number: u8, serial: u32) {
    let fields = [
        (253, Value::U32(time)),
        (0, Value::U8(number)),
        (2, Value::U16(1)),
        (3, Value::U32z(serial)),
        (4, Value::U16(3291)),
        (5, Value::U16(2410)),
    ];
    file.message(3, 23, &fields);
}

/// Declares the samples under the local number 2, with two fields of another maker's app.
fn define_records(file: &mut FitFile) {
    let count = u8::try_from(FIELDS.len()).unwrap_or(0);
    let mut definition = vec![0x60 | 2, 0, 0, 20, 0, count];
    definition.extend(FIELDS.as_flattened());
    definition.extend([2, 0, 4, 0, 1, 1, 0]);
    file.raw(&definition);
}

/// Where the runner is.
struct Place {
    is_known: bool,
    latitude: f64,
    longitude: f64,
    heading: f64,
    metres: f64,
}

impl Place {
    const fn new(run: &Recorded) -> Self {
        Self {
            is_known: run.has_positions,
            latitude: 30.0,
            longitude: -40.0,
            heading: 0.0,
            metres: 0.0,
        }
    }

    /// Latitude and longitude as FIT has them.
    #[expect(clippy::cast_possible_truncation, reason = "degrees fit by definition")]
    fn after(&mut self, second: &Second, draw: &mut Draw) -> (i32, i32) {
        const DEGREES_PER_METRE: f64 = 1.0 / 111_195.0;
        const SEMICIRCLES: f64 = 2_147_483_648.0 / 180.0;
        let metres = f64::from(second.distance_cm) / 100.0;
        let step = (metres - self.metres) * DEGREES_PER_METRE;
        self.metres = metres;
        self.heading += 0.2 * (draw.uniform() - 0.5);
        self.latitude += step * self.heading.cos();
        self.longitude += step * self.heading.sin();
        if self.is_known {
            let whole = |degrees: f64| (degrees * SEMICIRCLES) as i32;
            (whole(self.latitude), whole(self.longitude))
        } else {
            (i32::MAX, i32::MAX)
        }
    }
}

/// Writes one sample.
fn record(
    body: &mut Vec<u8>,
    second: &Second,
    start: u32,
    (latitude, longitude): (i32, i32),
    draw: &mut Draw,
) {
    let noise = draw.bits().to_le_bytes();
    // A few steps around the middle, as filtered sensors have them.
    let near = |middle: u16, byte: u8, step: u16| middle + u16::from(byte % 8) * step;
    let step_length = (second.speed_mm_s * 600).checked_div(2 * u32::from(second.strides));
    let step_length = step_length.and_then(|length| u16::try_from(length).ok());
    body.push(2);
    body.extend((start + second.at_s).to_le_bytes());
    body.extend(latitude.to_le_bytes());
    body.extend(longitude.to_le_bytes());
    body.extend(second.distance_cm.to_le_bytes());
    body.extend(u32::midpoint(u32::from(second.altitude_dm), 5000).to_le_bytes());
    body.extend(second.speed_mm_s.to_le_bytes());
    body.extend((second.at_s * 250).to_le_bytes());
    for value in [
        near(820, noise[0], 6),
        near(3300, noise[1], 25),
        near(2480, noise[2], 10),
        near(800, noise[3], 5),
        near(4960, noise[4], 15),
        step_length.unwrap_or(u16::MAX),
        near(240, noise[5], 4),
        near(2800, noise[6], 1),
        u16::MAX,
        1024,
        90,
        3,
    ] {
        body.extend(value.to_le_bytes());
    }
    body.extend([100, 100, 0, second.heart_rate, 97]);
    body.extend([second.heart_rate, second.strides, second.strides_128ths]);
    body.extend([24, 1]);
    body.extend((9.0 + f32::from(noise[7] / 64) / 8.0).to_le_bytes());
    body.push(80 + noise[7] / 64);
}

/// What comes after the samples: laps, the watch's summary, the frame.
fn tail(file: &mut FitFile, run: &Recorded, start: u32, end: u32) {
    for lap in run.seconds.chunks(run.lap_samples.max(1)) {
        let (Some(first), Some(last)) = (lap.first(), lap.last()) else {
            continue;
        };
        let milliseconds = (last.at_s - first.at_s) * 1000;
        let fields = [
            (253, Value::U32(start + last.at_s)),
            (2, Value::U32(start + first.at_s)),
            (7, Value::U32(milliseconds)),
            (8, Value::U32(milliseconds)),
            (9, Value::U32(last.distance_cm - first.distance_cm)),
        ];
        file.message(4, 19, &fields);
    }
    let heart = run.seconds.iter().map(|second| second.heart_rate);
    let fastest_heart = heart.clone().max().unwrap_or(u8::MAX);
    let beats: u64 = heart.map(u64::from).sum();
    let mean = beats.checked_div(run.seconds.len() as u64);
    let mut session = vec![
        (253, Value::U32(end)),
        (2, Value::U32(start)),
        (5, Value::Enum(run.sport.0)),
        (6, Value::Enum(run.sport.1)),
        (7, Value::U32(run.elapsed_s() * 1000)),
        (8, Value::U32(run.timer_s() * 1000)),
        (9, Value::U32(run.distance_cm())),
        (
            16,
            Value::U8(
                mean.and_then(|mean| u8::try_from(mean).ok())
                    .unwrap_or(u8::MAX),
            ),
        ),
        (17, Value::U8(fastest_heart)),
        (22, Value::U16(31)),
        (23, Value::U16(29)),
    ];
    session.extend(run.effort.map(|effort| (193, Value::U8(effort * 10))));
    file.message(5, 18, &session);
    let local = i64::from(end) + i64::from(run.utc_offset_s);
    let activity = [
        (253, Value::U32(end)),
        (0, Value::U32(run.timer_s() * 1000)),
        (5, Value::U32(u32::try_from(local).unwrap_or(0))),
    ];
    file.message(6, 34, &activity);
}

/// A FIT file that holds no activity: a day of steps, settings, or a night.
pub(super) fn other(plan: &Plan, number: usize, draw: &mut Draw) -> Vec<u8> {
    let kind = [32, 32, 32, 2, 49][number % 5];
    let made = 1_000_000_000 + u32::try_from(number).unwrap_or(0) * 7_200;
    let mut file = FitFile::default();
    let identity = [
        (0, Value::Enum(kind)),
        (1, Value::U16(1)),
        (3, Value::U32z(3_300_000_000)),
        (4, Value::U32(made)),
    ];
    file.message(0, 0, &identity);
    let messages = if plan.size == super::Size::Short {
        20
    } else {
        300
    };
    for minute in 0..messages {
        let fields = [
            (253, Value::U32(made + minute * 60)),
            (2, Value::U32(minute * 31)),
            (
                27,
                Value::U8(60 + u8::try_from(draw.below(40)).unwrap_or(0)),
            ),
        ];
        file.message(1, 55, &fields);
    }
    file.finish(Shape::Whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_is_as_long_as_its_fields() {
        const OF_ANOTHER_MAKER: usize = 5;
        let declared: usize = FIELDS.iter().map(|[_, size, _]| usize::from(*size)).sum();
        assert_eq!(1 + declared + OF_ANOTHER_MAKER, Written::RECORD_BYTES);
        let run = Recorded::steady(1_700_000_000, 100, 2800, 84, 0);
        let written = fit(&run, &mut Draw(1), false);
        let starts = written.records_at.iter().map(|at| written.bytes[*at]);
        assert_eq!(starts.collect::<Vec<_>>(), [2; 100]);
    }
}
