//! Recordings of runs for tests, and the files they make: FIT, TCX, GPX, gzip, zip. All written here, from nothing.

mod fit;
mod seeds;
mod xml;
mod zip;

pub use fit::{FitFile, Shape, Value, crc};
pub use seeds::{Seed, seeds};
pub use zip::{Method, Zip};

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;

/// One sample of a recording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Second {
    /// Seconds after the start.
    pub at_s: u32,
    /// Centimetres since the start.
    pub distance_cm: u32,
    /// Millimetres per second.
    pub speed_mm_s: u32,
    /// Steps per minute of one foot.
    pub strides: u8,
    /// The same, further 128ths.
    pub strides_128ths: u8,
    /// Beats per minute.
    pub heart_rate: u8,
    /// Tenths of metres above the sea.
    pub altitude_dm: u16,
}

/// A recording: what a watch saw.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// Seconds since 1970.
    pub start_s: i64,
    /// How far the runner's clock was ahead of UTC, in seconds.
    pub utc_offset_s: i32,
    /// Sport and sub-sport by their numbers in FIT: (1, 0) is a run, (1, 1) on a treadmill, (2, 0) a ride.
    pub sport: (u8, u8),
    /// The number of the device; never 0.
    pub serial: u32,
    /// The samples, rising in time.
    pub seconds: Vec<Second>,
    /// Seconds without recording, as the times between which it stopped.
    pub pauses_s: Vec<(u32, u32)>,
    /// The length of a lap, in samples.
    pub lap_samples: usize,
    /// Whether it has positions.
    pub has_positions: bool,
    /// Whether it has running dynamics.
    pub has_dynamics: bool,
    /// How hard it felt, 0 to 10.
    pub effort: Option<u8>,
}

impl Recorded {
    /// A run at one speed and cadence, one sample per second, on the flat, with positions.
    pub fn steady(
        start_s: i64,
        samples: u32,
        speed_mm_s: u32,
        strides: u8,
        strides_128ths: u8,
    ) -> Self {
        let seconds = (0..samples).map(|at_s| Second {
            at_s,
            distance_cm: at_s * speed_mm_s / 10,
            speed_mm_s,
            strides,
            strides_128ths,
            heart_rate: 140,
            altitude_dm: 1000,
        });
        Self {
            start_s,
            utc_offset_s: 7200,
            sport: (1, 0),
            serial: 123_456,
            seconds: seconds.collect(),
            pauses_s: Vec::new(),
            lap_samples: 600,
            has_positions: true,
            has_dynamics: false,
            effort: None,
        }
    }

    /// The last sample's distance, in centimetres; 0 without samples.
    pub fn distance_cm(&self) -> u32 {
        self.seconds.last().map_or(0, |second| second.distance_cm)
    }

    /// Seconds from the first to the last sample.
    pub fn elapsed_s(&self) -> u32 {
        self.seconds.last().map_or(0, |second| second.at_s)
    }

    /// The same without pauses.
    pub fn timer_s(&self) -> u32 {
        let paused = self
            .pauses_s
            .iter()
            .map(|(from, to)| to - from)
            .sum::<u32>();
        self.elapsed_s() - paused
    }

    /// The FIT file of it.
    pub fn to_fit(&self) -> Vec<u8> {
        fit::of(self).finish(Shape::Whole)
    }

    /// Its messages, to be finished in a shape of choice.
    pub fn to_fit_file(&self) -> FitFile {
        fit::of(self)
    }

    /// The TCX file of it.
    pub fn to_tcx(&self) -> Vec<u8> {
        xml::tcx(self).into_bytes()
    }

    /// The GPX file of it.
    pub fn to_gpx(&self) -> Vec<u8> {
        xml::gpx(self).into_bytes()
    }

    /// Latitude and longitude of a sample, in degrees: due north from a place in the Atlantic.
    fn place(&self, second: &Second) -> Option<(f64, f64)> {
        const METRES_PER_DEGREE: f64 = 111_195.079_7;
        let north = f64::from(second.distance_cm) / 100.0 / METRES_PER_DEGREE;
        self.has_positions.then_some((30.0 + north, -40.0))
    }
}

/// Compresses with gzip.
///
/// # Panics
///
/// Never: memory takes everything.
#[expect(clippy::expect_used, reason = "a test helper: memory takes everything")]
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory takes everything");
    encoder.finish().expect("memory takes everything")
}
