//! A `session` message: what the device itself says of one activity.

use super::messages::Message;
use super::profile::{self, lap, session as field};
use super::record::milliseconds;
use crate::numbers::whole;
use crate::recording::Recording;
use crate::sports::Sports;
use crate::{Activity, Format, Lap};

/// A session, and the time it covers.
#[derive(Debug)]
pub(super) struct Session {
    pub(super) recording: Recording,
    /// When it began, in milliseconds since 1970.
    pub(super) start_ms: Option<i64>,
    /// The number of its sport in the profile.
    pub(super) sport: Option<u32>,
}

impl Session {
    pub(super) fn read(message: &Message<'_>, sports: &Sports) -> Self {
        let number = |field| message.number(field);
        let scaled =
            |field, scale: f64| message.number(field).and_then(|value| whole(value * scale));
        let sport = message.whole(field::SPORT);
        let mut activity = activity(sport, message.whole(field::SUB_SPORT), sports);
        activity.elapsed_ms = scaled(field::TOTAL_ELAPSED_TIME, 1.0);
        activity.timer_ms = scaled(field::TOTAL_TIMER_TIME, 1.0);
        activity.distance_cm = scaled(field::TOTAL_DISTANCE, 1.0);
        activity.ascent_m = scaled(field::TOTAL_ASCENT, 1.0);
        activity.descent_m = scaled(field::TOTAL_DESCENT, 1.0);
        activity.heart_rate_bpm = scaled(field::AVG_HEART_RATE, 1.0);
        activity.heart_rate_max_bpm = scaled(field::MAX_HEART_RATE, 1.0);
        activity.vertical_oscillation_mm_tenths = scaled(field::AVG_VERTICAL_OSCILLATION, 1.0);
        activity.ground_contact_ms_tenths = scaled(field::AVG_STANCE_TIME, 1.0);
        activity.ground_contact_left_percent_hundredths =
            scaled(field::AVG_STANCE_TIME_BALANCE, 1.0);
        activity.vertical_ratio_percent_hundredths = scaled(field::AVG_VERTICAL_RATIO, 1.0);
        activity.step_length_mm = scaled(field::AVG_STEP_LENGTH, 0.1);
        activity.feel_percent = scaled(field::WORKOUT_FEEL, 1.0).filter(|feel| *feel <= 100);
        activity.effort = scaled(field::WORKOUT_RPE, 0.1).filter(|effort| *effort <= 10);
        let mut recording = Recording::new(activity);
        let fraction = number(field::AVG_FRACTIONAL_CADENCE).unwrap_or(0.0) / 128.0;
        recording.stated_cadence = number(field::AVG_CADENCE).map(|cadence| cadence + fraction);
        let ended_ms = number(profile::TIMESTAMP).and_then(milliseconds);
        let elapsed = recording.activity.elapsed_ms.map(i64::from);
        let counted_back = ended_ms.zip(elapsed);
        let start_ms = number(field::START_TIME)
            .and_then(milliseconds)
            .or_else(|| counted_back.and_then(|(end, elapsed)| end.checked_sub(elapsed)));
        recording.start_ms = start_ms;
        Self {
            recording,
            start_ms,
            sport,
        }
    }
}

/// An activity of this sport of the profile.
pub(super) fn activity(sport: Option<u32>, sub_sport: Option<u32>, sports: &Sports) -> Activity {
    let mut activity = Activity::new(Format::Fit, crate::Sport::Other);
    sports.of_fit(sport, sub_sport).put_into(&mut activity);
    activity
}

/// A lap, and when it began.
pub(super) fn read_lap(message: &Message<'_>) -> (Option<i64>, Lap) {
    let number = |field| message.number(field).and_then(whole);
    let read = Lap {
        distance_cm: number(lap::TOTAL_DISTANCE),
        timer_ms: number(lap::TOTAL_TIMER_TIME).or_else(|| number(lap::TOTAL_ELAPSED_TIME)),
    };
    let start = message.number(lap::START_TIME).and_then(milliseconds);
    (start, read)
}
