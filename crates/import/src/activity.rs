//! One activity, as it is handed out: a summary in the units of the journal, and what to know about it.

use std::collections::BTreeSet;

use jiff::Timestamp;
use restride_core::journal::{Sport, Surface};

/// The version of the rules by which a summary is worked out from a file. It rises when the same bytes would give
/// other numbers.
pub const DERIVATION: u32 = 1;

/// The format an activity was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// FIT.
    Fit,
    /// TCX.
    Tcx,
    /// GPX.
    Gpx,
    /// A row of an archive's table, without a file.
    Table,
}

impl Format {
    /// The stable id.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Fit => "fit",
            Self::Tcx => "tcx",
            Self::Gpx => "gpx",
            Self::Table => "table",
        }
    }
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$word_doc:meta])* $variant:ident = $key:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$word_doc])* $variant,)+ }

        impl $name {
            /// Every one of them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The stable id.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)+ }
            }
        }
    };
}

words! {
    /// Something to know about the numbers of an activity.
    Flag {
        /// Some of the file could not be read; what came before is here.
        Damaged = "damaged",
        /// The file ends before it should.
        Truncated = "truncated",
        /// The check sum does not fit the content.
        BadChecksum = "bad_checksum",
        /// The recording was never closed.
        NeverClosed = "never_closed",
        /// Bytes follow the end of the recording.
        TrailingBytes = "trailing_bytes",
        /// The file has no summary of its own: it was worked out from the samples.
        NoSummary = "no_summary",
        /// Samples with times far away from the others were left out.
        BrokenClock = "broken_clock",
        /// Times go back in places.
        TimesGoBack = "times_go_back",
        /// Values outside of what can be were left out.
        ValuesOutOfRange = "values_out_of_range",
        /// The distance was worked out from positions.
        DistanceFromPositions = "distance_from_positions",
        /// The climb was worked out from altitudes.
        AscentFromAltitudes = "ascent_from_altitudes",
        /// The format cannot say when the recording was paused.
        PausesUnknown = "pauses_unknown",
        /// The cadence was written in steps where the format has strides.
        CadenceInSteps = "cadence_in_steps",
        /// The cadence was left out: it fits neither steps nor strides.
        CadenceUnclear = "cadence_unclear",
        /// The step length was worked out from speed and cadence.
        StepLengthFromSpeed = "step_length_from_speed",
        /// It is one part of a recording of several sports.
        Multisport = "multisport",
        /// The file does not say which sport it was.
        SportUnknown = "sport_unknown",
        /// There are no times in it.
        NoTimes = "no_times",
        /// There are no positions in it.
        NoPositions = "no_positions",
        /// It was typed in by hand.
        Manual = "manual",
    }
}

impl Flag {
    /// Returns whether it says that the file is damaged.
    pub const fn is_damage(self) -> bool {
        matches!(
            self,
            Self::Damaged | Self::Truncated | Self::BadChecksum | Self::NeverClosed
        )
    }
}

/// A lap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lap {
    /// Distance, in centimetres.
    pub distance_cm: Option<u32>,
    /// Time without pauses, in milliseconds.
    pub timer_ms: Option<u32>,
}

/// A band of speed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    /// Its lower edge, in millimetres per second.
    pub speed_mm_s: u32,
    /// The seconds in it.
    pub seconds: u32,
    /// The mean cadence in it, in hundredths of steps per minute; `None` when it was not recorded.
    pub cadence_spm_hundredths: Option<u32>,
}

/// One recorded activity. What was not recorded is `None`: a missing distance is not a distance of 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// What was done.
    pub sport: Sport,
    /// What was run on.
    pub surface: Option<Surface>,
    /// Whether it was indoors.
    pub indoor: Option<bool>,
    /// When it began; `None` when the file has no times.
    pub started: Option<Timestamp>,
    /// How far the runner's clock was ahead of UTC, in seconds; `None` when the file does not say.
    pub utc_offset_s: Option<i32>,
    /// Distance, in centimetres.
    pub distance_cm: Option<u32>,
    /// Time without pauses, in milliseconds.
    pub timer_ms: Option<u32>,
    /// Time with pauses, in milliseconds.
    pub elapsed_ms: Option<u32>,
    /// Metres climbed.
    pub ascent_m: Option<u32>,
    /// Metres descended.
    pub descent_m: Option<u32>,
    /// Mean heart rate, per minute.
    pub heart_rate_bpm: Option<u32>,
    /// Highest heart rate, per minute.
    pub heart_rate_max_bpm: Option<u32>,
    /// Mean cadence of all samples, standing and walking included, in hundredths of steps per minute (both feet).
    pub cadence_spm_hundredths: Option<u32>,
    /// Mean cadence while running, weighted by time, in hundredths of steps per minute (both feet).
    pub cadence_moving_spm_hundredths: Option<u32>,
    /// Mean length of a step, in millimetres.
    pub step_length_mm: Option<u32>,
    /// Mean time on the ground per step, in tenths of milliseconds.
    pub ground_contact_ms_tenths: Option<u32>,
    /// The left foot's share of the time on the ground, in hundredths of per cent.
    pub ground_contact_left_percent_hundredths: Option<u32>,
    /// Mean rise per step, in tenths of millimetres.
    pub vertical_oscillation_mm_tenths: Option<u32>,
    /// Rise per step length, in hundredths of per cent.
    pub vertical_ratio_percent_hundredths: Option<u32>,
    /// How hard the runner told the watch it felt, 0 to 10.
    pub effort: Option<u32>,
    /// How well the runner told the watch it felt, 0 to 100.
    pub feel_percent: Option<u32>,
    /// The laps.
    pub laps: Vec<Lap>,
    /// The bands of speed that it was done in, rising.
    pub bands: Vec<Band>,
    /// How many samples the file holds of it.
    pub records: u32,
    /// What to know about the numbers.
    pub flags: BTreeSet<Flag>,
    /// The device that recorded it.
    pub device: Option<String>,
    /// The device's own name of the recording, the same in every copy of it: a key of `a-z 0-9 - .`.
    pub recording: Option<String>,
    /// What the file calls it.
    pub title: Option<String>,
    /// Words of the runner in the file.
    pub note: Option<String>,
    /// What an account calls the shoes.
    pub gear: Option<String>,
    /// The format it was read from.
    pub format: Format,
    /// Which activity of the file it is, from 0.
    pub part: u32,
}

impl Activity {
    /// An activity of which nothing else is known.
    pub const fn new(format: Format, sport: Sport) -> Self {
        Self {
            sport,
            surface: None,
            indoor: None,
            started: None,
            utc_offset_s: None,
            distance_cm: None,
            timer_ms: None,
            elapsed_ms: None,
            ascent_m: None,
            descent_m: None,
            heart_rate_bpm: None,
            heart_rate_max_bpm: None,
            cadence_spm_hundredths: None,
            cadence_moving_spm_hundredths: None,
            step_length_mm: None,
            ground_contact_ms_tenths: None,
            ground_contact_left_percent_hundredths: None,
            vertical_oscillation_mm_tenths: None,
            vertical_ratio_percent_hundredths: None,
            effort: None,
            feel_percent: None,
            laps: Vec::new(),
            bands: Vec::new(),
            records: 0,
            flags: BTreeSet::new(),
            device: None,
            recording: None,
            title: None,
            note: None,
            gear: None,
            format,
            part: 0,
        }
    }
    /// Returns whether the file it comes from is damaged.
    pub fn is_damaged(&self) -> bool {
        self.flags.iter().any(|flag| flag.is_damage())
    }
}
