//! A `record` message: one sample.

use super::messages::{Field, Message};
use super::profile::record as field;
use crate::numbers;
use crate::samples::Sample;

/// What must be remembered from one record to the next.
#[derive(Debug, Default)]
pub(super) struct Records {
    /// The last rolling distance of an old watch, in sixteenths of a metre.
    rolling: Option<u32>,
    /// All of them together.
    rolled: u32,
}

/// Seconds from 1970 to the beginning of FIT's time, 1989-12-31.
const FIT_BEGINS_S: f64 = 631_065_600.0;

/// A time of FIT in milliseconds since 1970.
pub(super) fn milliseconds(fit_seconds: f64) -> Option<i64> {
    numbers::signed((fit_seconds + FIT_BEGINS_S) * 1000.0)
}

impl Records {
    /// Reads one record.
    pub(super) fn sample(&mut self, message: &Message<'_>) -> Sample {
        let mut sample = Sample::NOTHING;
        let mut cadence = None;
        let mut fraction = 0.0;
        let (mut speed, mut enhanced_speed) = (None, None);
        let (mut altitude, mut enhanced_altitude) = (None, None);
        for (number, value) in message.fields() {
            match value {
                Field::Number(value) => match number {
                    field::TIMESTAMP => sample.set_time_ms(milliseconds(value)),
                    field::DISTANCE => sample.set_distance_cm(numbers::whole(value)),
                    field::CADENCE => cadence = Some(value),
                    field::FRACTIONAL_CADENCE => fraction = value / 128.0,
                    field::SPEED => speed = Some(value),
                    field::ENHANCED_SPEED => enhanced_speed = Some(value),
                    field::ALTITUDE => altitude = Some(value),
                    field::ENHANCED_ALTITUDE => enhanced_altitude = Some(value),
                    field::HEART_RATE => {
                        let rate = numbers::whole(value).and_then(|rate| u8::try_from(rate).ok());
                        sample.set_heart_rate(rate);
                    }
                    field::LATITUDE => sample.mark_position(),
                    field::VERTICAL_OSCILLATION => sample.set_oscillation(Some(value)),
                    field::STANCE_TIME => sample.set_ground_contact(Some(value)),
                    field::STANCE_TIME_BALANCE => sample.set_balance(Some(value)),
                    field::VERTICAL_RATIO => sample.set_ratio(Some(value)),
                    field::STEP_LENGTH => sample.set_step_length(Some(value)),
                    _ => {}
                },
                Field::Bytes(bytes) if number == field::COMPRESSED_SPEED_DISTANCE => {
                    if let Some((tenths_of_speed, distance)) = self.unrolled(bytes) {
                        speed = Some(tenths_of_speed * 10.0);
                        sample.set_distance_cm(distance);
                    }
                }
                Field::Bytes(_) | Field::Text(_) => {}
            }
        }
        sample.set_cadence_hundredths(cadence.map(|cadence| (cadence + fraction) * 100.0));
        sample.set_speed_mm_s(enhanced_speed.or(speed));
        let metres = enhanced_altitude
            .or(altitude)
            .map(|fifths| fifths / 5.0 - 500.0);
        sample.set_altitude_m(metres);
        sample
    }

    /// Speed in centimetres per second and the distance so far, of the three bytes that old watches write.
    fn unrolled(&mut self, bytes: &[u8]) -> Option<(f64, Option<u32>)> {
        let [a, b, c] = *bytes else { return None };
        if (a, b, c) == (u8::MAX, u8::MAX, u8::MAX) {
            return None;
        }
        let speed = u16::from_le_bytes([a, b & 0x0f]);
        let rolling = u32::from(b >> 4) | u32::from(c) << 4;
        let step = rolling.wrapping_sub(self.rolling.unwrap_or(0)) & 0x0fff;
        self.rolling = Some(rolling);
        self.rolled = self.rolled.saturating_add(step);
        let distance = numbers::whole(f64::from(self.rolled) * 100.0 / 16.0);
        Some((f64::from(speed), distance))
    }
}
