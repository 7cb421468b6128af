//! What a made-up runner did over the years, and which files an account has of it.

use super::damage::Damage;
use super::{Plan, Shape, Size};
use crate::Draw;
use crate::activity::{Recorded, Second};

/// The last day of every account: 20 November 2026, midnight UTC.
const LAST_DAY_S: i64 = 1_795_132_800;

const DAY_S: i64 = 86_400;

/// Parts of a day, each with at most one activity.
const SLOTS_A_DAY: i64 = 4;

/// What an account has.
pub(super) struct Account {
    /// What was done, in the order of time.
    pub(super) outings: Vec<Outing>,
}

/// One run, walk or ride.
#[derive(Debug, Clone)]
pub(super) struct Outing {
    pub(super) start_s: i64,
    pub(super) sport: Sport,
    pub(super) is_indoor: bool,
    pub(super) format: Format,
    pub(super) damage: Option<Damage>,
    pub(super) copy: Option<Copy>,
    pub(super) title: String,
    /// Which of the shoes.
    pub(super) shoe: usize,
    seed: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sport {
    Run,
    Walk,
    Ride,
}

impl Sport {
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Run => "run",
            Self::Walk => "walk",
            Self::Ride => "ride",
        }
    }

    /// Its number in FIT.
    const fn number(self) -> u8 {
        match self {
            Self::Run => 1,
            Self::Walk => 11,
            Self::Ride => 2,
        }
    }

    /// Metres per second, slowest and fastest.
    const fn speeds(self) -> (f64, f64) {
        match self {
            Self::Run => (2.4, 3.7),
            Self::Walk => (1.2, 1.6),
            Self::Ride => (5.0, 8.0),
        }
    }

    /// Strides or turns per minute.
    const fn cadence(self) -> f64 {
        match self {
            Self::Run => 84.0,
            Self::Walk => 56.0,
            Self::Ride => 80.0,
        }
    }
}

/// The sort of file an account has of an outing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Fit,
    Gpx,
    Tcx,
    /// No file: it was typed in.
    Typed,
}

/// What else an account has of the same outing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Copy {
    pub(super) sort: CopySort,
    /// Whether it lies at the end of the archive, far from the first one.
    pub(super) is_late: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CopySort {
    /// The same bytes under another name.
    SameBytes,
    /// The watch's own recording with a message more.
    SavedAgain,
    /// By another device: other bytes, another start and another distance.
    OtherDevice(Format),
}

const TITLES: [&str; 6] = [
    "Morning Run",
    "Lunch Run",
    "Long one, easy",
    "Intervals: 6 x \"800\"",
    "Läufchen am Fluss",
    "Progression \\ negative split",
];

impl Account {
    pub(super) fn of(plan: &Plan) -> Self {
        let mut draw = Draw(plan.seed ^ 0x005e_ed0f_acc0);
        let mut sorts = sorts(plan, &mut draw);
        shuffle(&mut sorts, &mut draw);
        let count = i64::try_from(sorts.len()).unwrap_or(i64::MAX);
        let years = i64::try_from((plan.runs / 200).clamp(1, 20)).unwrap_or(1);
        let slots = years * 365 * SLOTS_A_DAY;
        let outings = (0_i64..).zip(sorts).map(|(number, sort)| {
            let slot = slots - 1 - (count - 1 - number) * slots / count;
            let first = LAST_DAY_S - years * 365 * DAY_S;
            let late = i64::try_from(draw.below(3 * 3600)).unwrap_or(0);
            let mut outing = sort;
            outing.start_s = first + slot * DAY_S / SLOTS_A_DAY + late;
            outing.seed = draw.bits();
            TITLES[draw.below(TITLES.len())].clone_into(&mut outing.title);
            outing.shoe = draw.below(3);
            outing
        });
        Self {
            outings: outings.collect(),
        }
    }
}

/// As many outings of each sort as there have to be.
fn sorts(plan: &Plan, draw: &mut Draw) -> Vec<Outing> {
    let runs = plan.runs;
    let plain = Outing {
        start_s: 0,
        sport: Sport::Run,
        is_indoor: false,
        format: Format::Fit,
        damage: None,
        copy: None,
        title: String::new(),
        shoe: 0,
        seed: 0,
    };
    let strava = plan.shape == Shape::Strava;
    let mut all = Vec::with_capacity(runs);
    let first = draw.below(Damage::ALL.len());
    for number in 0..runs.div_ceil(100) {
        let damage = Damage::ALL[(first + number) % Damage::ALL.len()];
        all.push(Outing {
            damage: Some(damage),
            ..plain.clone()
        });
    }
    let first = draw.below(4);
    for number in first..first + runs / 50 {
        let sort = match number % 4 {
            0 => CopySort::SameBytes,
            1 => CopySort::SavedAgain,
            2 => CopySort::OtherDevice(Format::Fit),
            _ if strava && number % 8 == 3 => CopySort::OtherDevice(Format::Tcx),
            _ => CopySort::OtherDevice(Format::Gpx),
        };
        let is_late = draw.below(2) == 0;
        all.push(Outing {
            copy: Some(Copy { sort, is_late }),
            ..plain.clone()
        });
    }
    all.extend((0..runs / 10).map(|_| Outing {
        is_indoor: true,
        ..plain.clone()
    }));
    let other_formats = if strava { 7 } else { 1 };
    for format in [Format::Gpx, Format::Tcx] {
        all.extend((0..runs * other_formats / 100).map(|_| Outing {
            format,
            ..plain.clone()
        }));
    }
    all.resize(runs.max(all.len()), plain.clone());
    let mut besides = |share: usize, sport, format| {
        all.extend((0..runs.div_ceil(share)).map(|_| Outing {
            sport,
            format,
            ..plain.clone()
        }));
    };
    besides(25, Sport::Walk, Format::Fit);
    besides(25, Sport::Ride, Format::Fit);
    besides(100, Sport::Run, Format::Typed);
    all
}

fn shuffle<T>(items: &mut [T], draw: &mut Draw) {
    for end in (1..items.len()).rev() {
        items.swap(end, draw.below(end + 1));
    }
}

impl Outing {
    /// Chance of its own, the same each time.
    pub(super) const fn draw(&self, salt: u64) -> Draw {
        Draw(self.seed ^ salt)
    }

    /// What the watch saw.
    pub(super) fn recorded(&self, size: Size) -> Recorded {
        let mut draw = self.draw(1);
        let samples = match size {
            Size::Whole => 1_200 + draw.below(4_800),
            Size::Short => 90 + draw.below(120),
        };
        let samples = u32::try_from(samples).unwrap_or(u32::MAX);
        let pauses_s = pauses(samples, &mut draw);
        let seconds = seconds(self.sport, samples, &pauses_s, &mut draw);
        Recorded {
            start_s: self.start_s,
            utc_offset_s: 3600,
            sport: (self.sport.number(), u8::from(self.is_indoor)),
            serial: 3_300_000_000,
            seconds,
            pauses_s,
            lap_samples: 360,
            has_positions: !self.is_indoor,
            has_dynamics: self.sport == Sport::Run,
            effort: (draw.below(3) == 0).then_some(4),
        }
    }
}

/// One outing in five is interrupted.
fn pauses(samples: u32, draw: &mut Draw) -> Vec<(u32, u32)> {
    if draw.below(5) > 0 {
        return Vec::new();
    }
    let from = samples / 2;
    let long = u32::try_from(35 + draw.below(25)).unwrap_or(0);
    vec![(from, from + long)]
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "numbers of a run, far within range"
)]
fn seconds(sport: Sport, samples: u32, pauses: &[(u32, u32)], draw: &mut Draw) -> Vec<Second> {
    let (slowest, fastest) = sport.speeds();
    let usual = slowest + draw.uniform() * (fastest - slowest);
    let (mut metres, mut speed, mut heart, mut altitude) = (0.0, usual, 110.0, 120.0);
    let mut all = Vec::with_capacity(samples as usize);
    for number in 0..samples {
        let paused: u32 = pauses
            .iter()
            .filter(|(from, _)| *from < number)
            .map(|(from, to)| to - from)
            .sum();
        speed += 0.15 * (usual - speed) + 0.12 * (draw.uniform() - 0.5);
        heart += 0.01 * (148.0 - heart) + 0.8 * (draw.uniform() - 0.5);
        altitude += 0.3 * (draw.uniform() - 0.5);
        let strides = sport.cadence() + 2.0 * (speed - usual) + 1.5 * (draw.uniform() - 0.5);
        all.push(Second {
            at_s: number + paused,
            distance_cm: (metres * 100.0) as u32,
            speed_mm_s: (speed * 1000.0) as u32,
            strides: strides as u8,
            strides_128ths: if strides.fract() < 0.5 { 0 } else { 64 },
            heart_rate: heart as u8,
            altitude_dm: (altitude * 10.0) as u16,
        });
        metres += speed;
    }
    all
}
