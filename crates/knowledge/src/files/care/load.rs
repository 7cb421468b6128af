//! `load.toml`: how much is run.
use schemars::JsonSchema;
use serde::Deserialize;
/// `load.toml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LoadFile {
    pub(crate) recordings: RecordingsFile,
    pub(crate) spike: SpikeFile,
    pub(crate) incidence: IncidenceFile,
    pub(crate) week: WeekRuleFile,
    pub(crate) ratio: RatioFile,
    pub(crate) monotony: MonotonyFile,
    pub(crate) longest_share: LongestShareFile,
    pub(crate) banister: BanisterFile,
    pub(crate) before_pain: BeforePainFile,
    pub(crate) hills: HillsFile,
    pub(crate) fast: FastFile,
    pub(crate) new_shoe: NewShoeFile,
    pub(crate) new_surface: NewSurfaceFile,
    pub(crate) cadence_shift: CadenceShiftFile,
    pub(crate) next_run: NextRunFile,
    pub(crate) walk_jog: WalkJogFile,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SpikeFile {
    /// Days before a run whose longest run it is compared with.
    pub(crate) window_days: u16,
    pub(crate) least_runs: u16,
    pub(crate) history_days: u16,
    /// Rising; the last one has no end.
    pub(crate) bin: Vec<SpikeBinFile>,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SpikeBinFile {
    pub(crate) id: String,
    /// Per cent of the longest run, at most.
    pub(crate) to_percent: Option<u16>,
    /// Ratio of rates, with its interval.
    pub(crate) hazard: Option<f64>,
    pub(crate) low: Option<f64>,
    pub(crate) high: Option<f64>,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordingsFile {
    /// Minutes of a break below which two runs are one.
    pub(crate) joined_gap_minutes: u16,
    /// Per cent by which a told distance may differ from the recorded one.
    pub(crate) told_percent: u16,
    /// Seconds between the starts of two recordings of one run.
    pub(crate) same_start_s: u16,
    /// Per cent between their distances.
    pub(crate) same_percent: u16,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct IncidenceFile {
    /// Injuries in 1000 hours of running.
    pub(crate) per_1000_h: f64,
    pub(crate) low: f64,
    pub(crate) high: f64,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WeekRuleFile {
    /// Per cent of the week before, from 100.
    pub(crate) amber_percent: u16,
    pub(crate) hazard: f64,
    pub(crate) low: f64,
    pub(crate) high: f64,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RatioFile {
    pub(crate) acute_days: u16,
    pub(crate) chronic_days: u16,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MonotonyFile {
    pub(crate) days: u16,
    pub(crate) above: f64,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LongestShareFile {
    pub(crate) above_percent: u16,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BanisterFile {
    pub(crate) factor_men: f64,
    pub(crate) exponent_men: f64,
    pub(crate) factor_women: f64,
    pub(crate) exponent_women: f64,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BeforePainFile {
    pub(crate) days: u16,
    /// The answer id that a jump in these days answers with yes.
    pub(crate) answer: String,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct HillsFile {
    /// Metres climbed per kilometre.
    pub(crate) metres_per_km: u16,
    pub(crate) quiet_days: u16,
    pub(crate) least_runs: u16,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FastFile {
    pub(crate) above_usual_percent: u16,
    pub(crate) seconds: u16,
    pub(crate) quiet_days: u16,
    pub(crate) least_runs: u16,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewShoeFile {
    pub(crate) runs: u16,
    pub(crate) least_runs: u16,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewSurfaceFile {
    pub(crate) quiet_days: u16,
    pub(crate) least_runs: u16,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CadenceShiftFile {
    pub(crate) percent: u16,
    pub(crate) recent_days: u16,
    pub(crate) before_days: u16,
    pub(crate) least_runs: u16,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NextRunFile {
    /// Per cent of the longest run lately, from 100.
    pub(crate) run_percent: u16,
    pub(crate) week_percent: u16,
    pub(crate) week_warn_percent: u16,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WalkJogFile {
    /// Millimetres per second.
    pub(crate) jog_from_mm_s: u16,
    /// Per cent of the planned minutes.
    pub(crate) whole_percent: u16,
    pub(crate) source: String,
    pub(crate) mark: String,
    pub(crate) place: String,
}
