//! Options of `load`, `why` and `next-run`.

use super::Format;
use clap::{Args, ValueEnum};

/// On which day a week begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum WeekStart {
    /// Monday.
    #[default]
    Monday,
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
}

/// Options of `load`.
#[derive(Debug, Args)]
pub(crate) struct LoadOptions {
    /// How many weeks, the current one included.
    #[arg(long, value_name = "N", default_value_t = 8, value_parser = clap::value_parser!(u16).range(1..=520))]
    pub(crate) weeks: u16,

    /// Show the ratio of short to long load as well. It was not shown to tell who will be hurt, and moves nothing.
    #[arg(long)]
    pub(crate) acwr: bool,

    /// A day from which nothing is missing in the journal, as 2026-11-24: days without a run are then days of rest.
    #[arg(long, value_name = "DAY")]
    pub(crate) complete_since: Option<String>,

    /// The day on which a week begins.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) week_start: WeekStart,

    /// Sentences instead of bars: for screen readers.
    #[arg(long)]
    pub(crate) plain: bool,

    /// Letters of ASCII only.
    #[arg(long)]
    pub(crate) ascii: bool,

    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// Options of `why`.
#[derive(Debug, Args)]
pub(crate) struct WhyOptions {
    /// The episode: its number in the list, or its id; without it the last one that is open, or the last of all.
    #[arg(value_name = "EPISODE")]
    pub(crate) episode: Option<String>,

    /// The days before this day instead, as 2026-11-24: no episode is needed.
    #[arg(long, value_name = "DAY", conflicts_with = "episode")]
    pub(crate) before: Option<String>,

    /// A day from which nothing is missing in the journal, as 2026-11-24.
    #[arg(long, value_name = "DAY")]
    pub(crate) complete_since: Option<String>,

    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// Options of `next-run`.
#[derive(Debug, Args)]
pub(crate) struct NextRunOptions {
    /// The day on which a week begins.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) week_start: WeekStart,

    /// A day from which nothing is missing in the journal, as 2026-11-24.
    #[arg(long, value_name = "DAY")]
    pub(crate) complete_since: Option<String>,

    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}
