//! How much was run: jumps, weeks, what changed before a pain, the next run.

use super::super::Evidence;
use crate::runs::RunNumbers;

/// Everything a pack says about how much is run. Percentages of distances are whole.
#[derive(Debug, Clone, PartialEq)]
pub struct LoadRules {
    /// When recordings are one run.
    pub recordings: RunNumbers,
    /// Where that comes from.
    pub recordings_evidence: Evidence,
    /// One run much longer than lately.
    pub spike: SpikeRules,
    /// How often runners are hurt at all.
    pub incidence: Incidence,
    /// One week much longer than the one before.
    pub week: WeekRules,
    /// Short against long load.
    pub ratio: RatioRules,
    /// How alike the days of a week are.
    pub monotony: MonotonyRules,
    /// One run of a large share of its week.
    pub longest_share: ShareRules,
    /// Load from heart rate.
    pub banister: BanisterNumbers,
    /// What changed before a pain.
    pub before_pain: BeforePainRules,
    /// How far the next run may go.
    pub next_run: NextRunRules,
    /// Recorded walk-jog sessions.
    pub walk_jog: WalkJogRules,
}

/// A rate compared with that of others, with its interval of 95 %.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hazard {
    /// The ratio of the rates.
    pub ratio: f64,
    /// The lower end of the interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// One run much longer than lately.
#[derive(Debug, Clone, PartialEq)]
pub struct SpikeRules {
    /// Days before a run whose longest run it is compared with.
    pub window_days: u16,
    /// Runs that these days need.
    pub least_runs: usize,
    /// Days since the first run of all that are needed.
    pub history_days: u16,
    /// How much longer, from not at all to the most.
    pub bins: Vec<SpikeBin>,
    /// Where the window comes from.
    pub evidence: Evidence,
}

/// How much longer a run was.
#[derive(Debug, Clone, PartialEq)]
pub struct SpikeBin {
    /// Its id; words stand under `load.spike.<id>`.
    pub id: String,
    /// The most per cent of the longest run that belong to it; `None` of the last one, which has no end.
    pub to_percent: Option<u32>,
    /// How much more often an injury followed; `None` of the first one, which the others are compared with.
    pub hazard: Option<Hazard>,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// How often runners are hurt at all.
#[derive(Debug, Clone, PartialEq)]
pub struct Incidence {
    /// Injuries in 1000 hours of running.
    pub per_1000_h: f64,
    /// The lower end of its interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// One week much longer than the one before.
#[derive(Debug, Clone, PartialEq)]
pub struct WeekRules {
    /// Per cent of the week before above which a week is told of.
    pub amber_percent: u32,
    /// How much more often an injury followed.
    pub hazard: Hazard,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// Short against long load.
#[derive(Debug, Clone, PartialEq)]
pub struct RatioRules {
    /// Days of the short load.
    pub acute_days: u16,
    /// Days of the long load, the short one included.
    pub chronic_days: u16,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// How alike the days of a week are.
#[derive(Debug, Clone, PartialEq)]
pub struct MonotonyRules {
    /// Days.
    pub days: u16,
    /// Above this it is high.
    pub above: f64,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// One run of a large share of its week.
#[derive(Debug, Clone, PartialEq)]
pub struct ShareRules {
    /// Per cent of a week above which it is told of.
    pub above_percent: u32,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// Load from heart rate: minutes x r x factor x e^(exponent x r).
#[derive(Debug, Clone, PartialEq)]
pub struct BanisterNumbers {
    /// Factor and exponent for men.
    pub men: (f64, f64),
    /// Factor and exponent for women.
    pub women: (f64, f64),
    /// Where they come from.
    pub evidence: Evidence,
}

/// What changed before a pain.
#[derive(Debug, Clone, PartialEq)]
pub struct BeforePainRules {
    /// Days before the pain that are looked at.
    pub days: u16,
    /// The id of the answer that a jump in them answers with yes.
    pub answer: String,
    /// Where that comes from.
    pub evidence: Evidence,
    /// Climbing.
    pub hills: HillRules,
    /// Fast running.
    pub fast: FastRules,
    /// New shoes.
    pub shoe: NewShoeRules,
    /// New ground.
    pub surface: NewSurfaceRules,
    /// Another cadence.
    pub cadence: CadenceShiftRules,
}

/// The first hills in a while.
#[derive(Debug, Clone, PartialEq)]
pub struct HillRules {
    /// Metres climbed per kilometre from which a run is hilly.
    pub metres_per_km: u32,
    /// Days without one before it.
    pub quiet_days: u16,
    /// Runs with a known climb that these days need.
    pub least_runs: usize,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// The first fast running in a while.
#[derive(Debug, Clone, PartialEq)]
pub struct FastRules {
    /// Per cent above the runner's own middle speed from which it is fast.
    pub above_usual_percent: u32,
    /// Seconds of it that make a run fast.
    pub seconds: u32,
    /// Days without one before it.
    pub quiet_days: u16,
    /// Runs with known speeds that these days need.
    pub least_runs: usize,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// Runs in new shoes.
#[derive(Debug, Clone, PartialEq)]
pub struct NewShoeRules {
    /// So many runs are new in a pair.
    pub runs: usize,
    /// Earlier runs in other known pairs that are needed: otherwise everything would be new.
    pub least_runs: usize,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// New ground.
#[derive(Debug, Clone, PartialEq)]
pub struct NewSurfaceRules {
    /// Days without it.
    pub quiet_days: u16,
    /// Runs on known ground that these days need.
    pub least_runs: usize,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// Another cadence.
#[derive(Debug, Clone, PartialEq)]
pub struct CadenceShiftRules {
    /// Per cent by which it differs, up or down.
    pub percent: u32,
    /// The days before the pain.
    pub recent_days: u16,
    /// The days before them.
    pub before_days: u16,
    /// Runs with a known cadence that both need.
    pub least_runs: usize,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// How far the next run may go.
#[derive(Debug, Clone, PartialEq)]
pub struct NextRunRules {
    /// Per cent of the longest run of the window of [`SpikeRules`].
    pub run_percent: u32,
    /// Per cent of the last whole week.
    pub week_percent: u32,
    /// Per cent of the last whole week above which a week is warned of.
    pub week_warn_percent: u32,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// Recorded walk-jog sessions.
#[derive(Debug, Clone, PartialEq)]
pub struct WalkJogRules {
    /// The speed from which it is jogging, in millimetres per second.
    pub jog_from_mm_s: u32,
    /// Per cent of the planned minutes from which a session was whole.
    pub whole_percent: u32,
    /// Where it comes from.
    pub evidence: Evidence,
}

impl LoadRules {
    /// Where everything comes from, with a name for each; the names are the tables of `load.toml`.
    pub fn evidence(&self) -> Vec<(&str, &Evidence)> {
        let before = &self.before_pain;
        let mut all = vec![
            ("recordings", &self.recordings_evidence),
            ("spike", &self.spike.evidence),
        ];
        let bins = self.spike.bins.iter();
        all.extend(bins.map(|bin| (bin.id.as_str(), &bin.evidence)));
        all.extend([
            ("incidence", &self.incidence.evidence),
            ("week", &self.week.evidence),
            ("ratio", &self.ratio.evidence),
            ("monotony", &self.monotony.evidence),
            ("longest_share", &self.longest_share.evidence),
            ("banister", &self.banister.evidence),
            ("before_pain", &before.evidence),
            ("hills", &before.hills.evidence),
            ("fast", &before.fast.evidence),
            ("new_shoe", &before.shoe.evidence),
            ("new_surface", &before.surface.evidence),
            ("cadence_shift", &before.cadence.evidence),
            ("next_run", &self.next_run.evidence),
            ("walk_jog", &self.walk_jog.evidence),
        ]);
        all
    }
}
