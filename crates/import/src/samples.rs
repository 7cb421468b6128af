//! The samples of an activity while it is worked out: small, because a file may hold two millions of them.

/// What one record of a file says. Every number may be missing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Sample {
    /// Milliseconds since 1970, or [`Self::NEVER`].
    time_ms: i64,
    distance_cm: u32,
    altitude_dm: i32,
    speed_mm_s: u16,
    cadence: u16,
    ground_contact: u16,
    balance: u16,
    oscillation: u16,
    ratio: u16,
    step_length: u16,
    heart_rate: u8,
    bits: u8,
}

/// How a missing number is kept.
const NONE_16: u16 = u16::MAX;
const NONE_32: u32 = u32::MAX;

/// Bits of a sample: it has a position; a stretch without recording begins after it.
const POSITION: u8 = 1;
const PAUSE: u8 = 2;

macro_rules! sixteen {
    ($($(#[$doc:meta])* $get:ident $set:ident $field:ident;)+) => {
        impl Sample {
            $(
                $(#[$doc])*
                pub(crate) fn $get(&self) -> Option<f64> {
                    (self.$field != NONE_16).then(|| f64::from(self.$field))
                }

                #[doc = "Sets it; a number too large is kept as the largest."]
                pub(crate) fn $set(&mut self, value: Option<f64>) {
                    self.$field = value.map_or(NONE_16, to_16);
                }
            )+
        }
    };
}

sixteen! {
    /// Millimetres per second.
    speed_mm_s set_speed_mm_s speed_mm_s;
    /// As written: strides or steps per minute, in hundredths.
    cadence_hundredths set_cadence_hundredths cadence;
    /// Tenths of milliseconds.
    ground_contact set_ground_contact ground_contact;
    /// The left foot's share, hundredths of per cent.
    balance set_balance balance;
    /// Tenths of millimetres.
    oscillation set_oscillation oscillation;
    /// Hundredths of per cent.
    ratio set_ratio ratio;
    /// Tenths of millimetres.
    step_length set_step_length step_length;
}

impl Sample {
    const NEVER: i64 = i64::MIN;

    /// A sample that says nothing.
    pub(crate) const NOTHING: Self = Self {
        time_ms: Self::NEVER,
        distance_cm: NONE_32,
        altitude_dm: i32::MAX,
        speed_mm_s: NONE_16,
        cadence: NONE_16,
        ground_contact: NONE_16,
        balance: NONE_16,
        oscillation: NONE_16,
        ratio: NONE_16,
        step_length: NONE_16,
        heart_rate: u8::MAX,
        bits: 0,
    };

    /// Milliseconds since 1970.
    pub(crate) const fn time_ms(&self) -> Option<i64> {
        if self.time_ms == Self::NEVER {
            None
        } else {
            Some(self.time_ms)
        }
    }

    pub(crate) fn set_time_ms(&mut self, time: Option<i64>) {
        self.time_ms = time.unwrap_or(Self::NEVER);
    }

    /// Centimetres since the beginning.
    pub(crate) fn distance_cm(&self) -> Option<f64> {
        (self.distance_cm != NONE_32).then(|| f64::from(self.distance_cm))
    }

    pub(crate) fn set_distance_cm(&mut self, distance: Option<u32>) {
        self.distance_cm = distance.unwrap_or(NONE_32);
    }

    /// Metres above the sea.
    pub(crate) fn altitude_m(&self) -> Option<f64> {
        (self.altitude_dm != i32::MAX).then(|| f64::from(self.altitude_dm) / 10.0)
    }

    /// Sets it; out of -1,000 to 10,000 m it is missing.
    pub(crate) fn set_altitude_m(&mut self, altitude: Option<f64>) {
        let inside = altitude.filter(|metres| (-1000.0..=10_000.0).contains(metres));
        let tenths = inside.and_then(|metres| super::numbers::signed(metres * 10.0));
        self.altitude_dm = tenths
            .and_then(|tenths| i32::try_from(tenths).ok())
            .unwrap_or(i32::MAX);
    }

    /// Beats per minute, as written.
    pub(crate) fn heart_rate(&self) -> Option<u8> {
        (self.heart_rate != u8::MAX).then_some(self.heart_rate)
    }

    pub(crate) fn set_heart_rate(&mut self, rate: Option<u8>) {
        self.heart_rate = rate.unwrap_or(u8::MAX);
    }

    pub(crate) const fn has_position(&self) -> bool {
        self.bits & POSITION != 0
    }

    pub(crate) const fn mark_position(&mut self) {
        self.bits |= POSITION;
    }

    /// Whether recording stopped after this sample.
    pub(crate) const fn pauses_after(&self) -> bool {
        self.bits & PAUSE != 0
    }

    pub(crate) const fn mark_pause_after(&mut self) {
        self.bits |= PAUSE;
    }
}

/// Rounds; `None` (as [`NONE_16`]) of what is negative or no number.
fn to_16(value: f64) -> u16 {
    let Some(whole) = super::numbers::whole(value) else {
        return NONE_16;
    };
    u16::try_from(whole).map_or(NONE_16 - 1, |whole| whole.min(NONE_16 - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_is_small() {
        assert!(size_of::<Sample>() <= 32 + 8);
    }

    #[test]
    fn what_was_not_said_is_missing_and_zero_is_zero() {
        let mut sample = Sample::NOTHING;
        assert_eq!(
            (sample.time_ms(), sample.distance_cm(), sample.altitude_m()),
            (None, None, None)
        );
        assert_eq!(
            (sample.cadence_hundredths(), sample.heart_rate()),
            (None, None)
        );
        sample.set_cadence_hundredths(Some(0.0));
        sample.set_distance_cm(Some(0));
        assert_eq!(
            (sample.cadence_hundredths(), sample.distance_cm()),
            (Some(0.0), Some(0.0))
        );
        sample.set_speed_mm_s(Some(1e9));
        assert_eq!(sample.speed_mm_s(), Some(65534.0));
        sample.set_speed_mm_s(Some(f64::NAN));
        assert_eq!(sample.speed_mm_s(), None);
    }
}
