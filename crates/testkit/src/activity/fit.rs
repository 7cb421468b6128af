//! A writer of FIT files, independent of the reader that is tested with it.

use super::{Recorded, Second};

/// A value of a field: the size and type it is declared with, and the number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// `enum`.
    Enum(u8),
    /// `uint8`.
    U8(u8),
    /// `uint16`.
    U16(u16),
    /// `uint32`.
    U32(u32),
    /// `uint32z`.
    U32z(u32),
    /// `sint32`.
    I32(i32),
    /// `string`, with its NUL.
    Text(String),
    /// `byte`, several.
    Bytes(Vec<u8>),
    /// Any bytes under any base type, to write what no device would.
    Raw(u8, Vec<u8>),
}

impl Value {
    fn base_type(&self) -> u8 {
        match self {
            Self::Enum(_) => 0x00,
            Self::U8(_) => 0x02,
            Self::U16(_) => 0x84,
            Self::U32(_) => 0x86,
            Self::U32z(_) => 0x8c,
            Self::I32(_) => 0x85,
            Self::Text(_) => 0x07,
            Self::Bytes(_) => 0x0d,
            Self::Raw(base_type, _) => *base_type,
        }
    }

    fn bytes(&self) -> Vec<u8> {
        match self {
            Self::Enum(value) | Self::U8(value) => vec![*value],
            Self::U16(value) => value.to_le_bytes().to_vec(),
            Self::U32(value) | Self::U32z(value) => value.to_le_bytes().to_vec(),
            Self::I32(value) => value.to_le_bytes().to_vec(),
            Self::Text(text) => [text.as_bytes(), &[0]].concat(),
            Self::Bytes(bytes) | Self::Raw(_, bytes) => bytes.clone(),
        }
    }
}

/// How a file is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// As devices do it today: a header of 14 bytes with its own check sum.
    Whole,
    /// A header of 12 bytes, as before.
    ShortHeader,
    /// A header of 14 bytes without a check sum, as some programs do it still.
    HeaderWithoutChecksum,
    /// Never closed: no size and no check sum.
    NeverClosed,
    /// With a wrong check sum.
    WrongChecksum,
}

/// The messages of a FIT file.
#[derive(Debug, Clone, Default)]
pub struct FitFile {
    body: Vec<u8>,
    /// What each local number was last defined as: the message, and number, size and type of its fields.
    defined: [Option<(u16, Vec<[u8; 3]>)>; 16],
}

impl FitFile {
    /// Writes a message under a local number below 16, with its definition where that is a new one.
    ///
    /// # Panics
    ///
    /// When the local number is 16 or more, or the message is too large to be written.
    #[expect(clippy::expect_used, reason = "a test helper")]
    pub fn message(&mut self, local: u8, number: u16, fields: &[(u8, Value)]) -> &mut Self {
        let shape = fields.iter().map(|(field, value)| {
            let size = u8::try_from(value.bytes().len()).expect("a field of at most 255 bytes");
            [*field, size, value.base_type()]
        });
        let definition = Some((number, shape.collect::<Vec<_>>()));
        let slot = self
            .defined
            .get_mut(usize::from(local))
            .expect("a local number below 16");
        if *slot != definition {
            slot.clone_from(&definition);
            self.define(local, number, fields);
        }
        self.body.push(local);
        for (_, value) in fields {
            self.body.extend(value.bytes());
        }
        self
    }

    /// Writes a definition only.
    ///
    /// # Panics
    ///
    /// When there are more than 255 fields, or one of more than 255 bytes.
    #[expect(clippy::expect_used, reason = "a test helper")]
    pub fn define(&mut self, local: u8, number: u16, fields: &[(u8, Value)]) -> &mut Self {
        let [low, high] = number.to_le_bytes();
        let count = u8::try_from(fields.len()).expect("at most 255 fields");
        self.body.extend([0x40 | local, 0, 0, low, high, count]);
        for (field, value) in fields {
            let size = u8::try_from(value.bytes().len()).expect("a field of at most 255 bytes");
            self.body.extend([*field, size, value.base_type()]);
        }
        self
    }

    /// Writes any bytes among the messages.
    pub fn raw(&mut self, bytes: &[u8]) -> &mut Self {
        self.body.extend_from_slice(bytes);
        self
    }

    /// The file.
    ///
    /// # Panics
    ///
    /// When it has more than 4 GB.
    #[expect(clippy::expect_used, reason = "a test helper")]
    pub fn finish(&self, shape: Shape) -> Vec<u8> {
        let size = u32::try_from(self.body.len()).expect("less than 4 GB");
        let size = if shape == Shape::NeverClosed { 0 } else { size };
        let header_size = if shape == Shape::ShortHeader { 12 } else { 14 };
        let mut file = vec![header_size, 0x20, 0x5c, 0x08];
        file.extend(size.to_le_bytes());
        file.extend(b".FIT");
        if header_size == 14 {
            let has_sum = shape != Shape::HeaderWithoutChecksum;
            let sum = if has_sum { crc(&file) } else { 0 };
            file.extend(sum.to_le_bytes());
        }
        file.extend(&self.body);
        match shape {
            Shape::NeverClosed => {}
            Shape::WrongChecksum => file.extend((!crc(&file)).to_le_bytes()),
            Shape::Whole | Shape::ShortHeader | Shape::HeaderWithoutChecksum => {
                file.extend(crc(&file).to_le_bytes());
            }
        }
        file
    }
}

/// The check sum of FIT, bit by bit.
pub fn crc(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0, |sum, byte| {
        (0..8).fold(sum ^ u16::from(*byte), |sum, _| {
            if sum & 1 == 1 {
                sum >> 1 ^ 0xa001
            } else {
                sum >> 1
            }
        })
    })
}

/// The time of FIT.
fn fit_time(unix_s: i64) -> u32 {
    u32::try_from(unix_s - 631_065_600).unwrap_or(0)
}

/// Degrees as FIT writes them.
#[expect(clippy::cast_possible_truncation, reason = "degrees fit by definition")]
fn semicircles(degrees: f64) -> i32 {
    (degrees / 180.0 * 2_147_483_648.0) as i32
}

/// The file of a recording, as a watch writes it: what it is, events, samples, laps, session, activity.
pub(super) fn of(run: &Recorded) -> FitFile {
    let start = fit_time(run.start_s);
    let end = start + run.elapsed_s();
    let mut file = FitFile::default();
    let identity = [
        (0, Value::Enum(4)),
        (1, Value::U16(1)),
        (2, Value::U16(3291)),
        (3, Value::U32z(run.serial)),
        (4, Value::U32(start)),
    ];
    file.message(0, 0, &identity);
    timer(&mut file, start, true);
    let mut pauses = run.pauses_s.iter().peekable();
    for second in &run.seconds {
        while let Some((from, to)) = pauses.next_if(|(_, to)| *to <= second.at_s) {
            timer(&mut file, start + from, false);
            timer(&mut file, start + to, true);
        }
        file.message(2, 20, &record(run, second, start));
    }
    timer(&mut file, end, false);
    for lap in run.seconds.chunks(run.lap_samples.max(1)) {
        file.message(3, 19, &lap_fields(lap, start));
    }
    file.message(4, 18, &session(run, start));
    let local = i64::from(end) + i64::from(run.utc_offset_s);
    let activity = [
        (253, Value::U32(end)),
        (0, Value::U32(run.timer_s() * 1000)),
        (5, Value::U32(u32::try_from(local).unwrap_or(0))),
    ];
    file.message(5, 34, &activity);
    file
}

fn timer(file: &mut FitFile, time: u32, starts: bool) {
    let event_type = if starts { 0 } else { 4 };
    let fields = [
        (253, Value::U32(time)),
        (0, Value::Enum(0)),
        (1, Value::Enum(event_type)),
    ];
    file.message(1, 21, &fields);
}

fn record(run: &Recorded, second: &Second, start: u32) -> Vec<(u8, Value)> {
    let mut fields = vec![
        (253, Value::U32(start + second.at_s)),
        (5, Value::U32(second.distance_cm)),
        (73, Value::U32(second.speed_mm_s)),
        (4, Value::U8(second.strides)),
        (53, Value::U8(second.strides_128ths)),
        (3, Value::U8(second.heart_rate)),
        (
            78,
            Value::U32(u32::midpoint(u32::from(second.altitude_dm), 5000)),
        ),
    ];
    if let Some((latitude, longitude)) = run.place(second) {
        fields.push((0, Value::I32(semicircles(latitude))));
        fields.push((1, Value::I32(semicircles(longitude))));
    }
    if run.has_dynamics {
        let steps_per_minute = 2 * u32::from(second.strides);
        let step_length = (second.speed_mm_s * 600).checked_div(steps_per_minute);
        let step_length = step_length.and_then(|length| u16::try_from(length).ok());
        fields.extend([
            (39, Value::U16(850)),
            (41, Value::U16(2550)),
            (83, Value::U16(810)),
            (84, Value::U16(5020)),
            (85, Value::U16(step_length.unwrap_or(u16::MAX))),
        ]);
    }
    fields
}

fn lap_fields(lap: &[Second], start: u32) -> Vec<(u8, Value)> {
    let (Some(first), Some(last)) = (lap.first(), lap.last()) else {
        return vec![(253, Value::U32(start))];
    };
    let seconds = last.at_s - first.at_s;
    vec![
        (253, Value::U32(start + last.at_s)),
        (2, Value::U32(start + first.at_s)),
        (7, Value::U32(seconds * 1000)),
        (8, Value::U32(seconds * 1000)),
        (9, Value::U32(last.distance_cm - first.distance_cm)),
    ]
}

fn session(run: &Recorded, start: u32) -> Vec<(u8, Value)> {
    let mut fields = vec![
        (253, Value::U32(start + run.elapsed_s())),
        (2, Value::U32(start)),
        (5, Value::Enum(run.sport.0)),
        (6, Value::Enum(run.sport.1)),
        (7, Value::U32(run.elapsed_s() * 1000)),
        (8, Value::U32(run.timer_s() * 1000)),
        (9, Value::U32(run.distance_cm())),
        (22, Value::U16(12)),
        (23, Value::U16(9)),
    ];
    if let Some(effort) = run.effort {
        fields.push((193, Value::U8(effort * 10)));
    }
    fields
}
