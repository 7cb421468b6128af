//! The numbers of messages and fields in the profile of FIT, only those that are read.

/// Messages.
pub(super) mod message {
    pub(crate) const FILE_ID: u16 = 0;
    pub(crate) const SPORT: u16 = 12;
    pub(crate) const SESSION: u16 = 18;
    pub(crate) const LAP: u16 = 19;
    pub(crate) const RECORD: u16 = 20;
    pub(crate) const EVENT: u16 = 21;
    pub(crate) const ACTIVITY: u16 = 34;
}

/// The time of any message.
pub(super) const TIMESTAMP: u8 = 253;

/// `file_id`.
pub(super) mod file_id {
    pub(crate) const TYPE: u8 = 0;
    pub(crate) const MANUFACTURER: u8 = 1;
    pub(crate) const PRODUCT: u8 = 2;
    pub(crate) const SERIAL_NUMBER: u8 = 3;
    pub(crate) const TIME_CREATED: u8 = 4;
    pub(crate) const PRODUCT_NAME: u8 = 8;

    /// The type of an activity.
    pub(crate) const ACTIVITY: u32 = 4;
}

/// `sport`.
pub(super) mod sport {
    pub(crate) const SPORT: u8 = 0;
    pub(crate) const SUB_SPORT: u8 = 1;
}

/// `session`.
pub(super) mod session {
    pub(crate) const START_TIME: u8 = 2;
    pub(crate) const SPORT: u8 = 5;
    pub(crate) const SUB_SPORT: u8 = 6;
    pub(crate) const TOTAL_ELAPSED_TIME: u8 = 7;
    pub(crate) const TOTAL_TIMER_TIME: u8 = 8;
    pub(crate) const TOTAL_DISTANCE: u8 = 9;
    pub(crate) const AVG_HEART_RATE: u8 = 16;
    pub(crate) const MAX_HEART_RATE: u8 = 17;
    pub(crate) const AVG_CADENCE: u8 = 18;
    pub(crate) const TOTAL_ASCENT: u8 = 22;
    pub(crate) const TOTAL_DESCENT: u8 = 23;
    pub(crate) const AVG_VERTICAL_OSCILLATION: u8 = 89;
    pub(crate) const AVG_STANCE_TIME: u8 = 91;
    pub(crate) const AVG_FRACTIONAL_CADENCE: u8 = 92;
    pub(crate) const AVG_VERTICAL_RATIO: u8 = 132;
    pub(crate) const AVG_STANCE_TIME_BALANCE: u8 = 133;
    pub(crate) const AVG_STEP_LENGTH: u8 = 134;
    pub(crate) const WORKOUT_FEEL: u8 = 192;
    pub(crate) const WORKOUT_RPE: u8 = 193;
}

/// `lap`.
pub(super) mod lap {
    pub(crate) const START_TIME: u8 = 2;
    pub(crate) const TOTAL_ELAPSED_TIME: u8 = 7;
    pub(crate) const TOTAL_TIMER_TIME: u8 = 8;
    pub(crate) const TOTAL_DISTANCE: u8 = 9;
}

/// `record`.
pub(super) mod record {
    pub(crate) const LATITUDE: u8 = 0;
    pub(crate) const ALTITUDE: u8 = 2;
    pub(crate) const HEART_RATE: u8 = 3;
    pub(crate) const CADENCE: u8 = 4;
    pub(crate) const DISTANCE: u8 = 5;
    pub(crate) const SPEED: u8 = 6;
    pub(crate) const COMPRESSED_SPEED_DISTANCE: u8 = 8;
    pub(crate) const VERTICAL_OSCILLATION: u8 = 39;
    pub(crate) const STANCE_TIME: u8 = 41;
    pub(crate) const FRACTIONAL_CADENCE: u8 = 53;
    pub(crate) const ENHANCED_SPEED: u8 = 73;
    pub(crate) const ENHANCED_ALTITUDE: u8 = 78;
    pub(crate) const VERTICAL_RATIO: u8 = 83;
    pub(crate) const STANCE_TIME_BALANCE: u8 = 84;
    pub(crate) const STEP_LENGTH: u8 = 85;
    pub(crate) const TIMESTAMP: u8 = super::TIMESTAMP;
}

/// `event`.
pub(super) mod event {
    pub(crate) const EVENT: u8 = 0;
    pub(crate) const EVENT_TYPE: u8 = 1;

    /// The event of the timer.
    pub(crate) const TIMER: u32 = 0;
    /// The types of event that stop it.
    pub(crate) const STOPS: [u32; 4] = [1, 4, 8, 9];
}

/// `activity`.
pub(super) mod activity {
    pub(crate) const LOCAL_TIMESTAMP: u8 = 5;
}
