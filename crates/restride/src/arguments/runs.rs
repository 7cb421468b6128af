//! Options of `runs`.

use super::Format;
use clap::{Args, Subcommand, ValueEnum};

/// How a list of runs is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum ListFormat {
    /// For people.
    #[default]
    Text,
    /// For programs; the schema is in the repository under schema/.
    Json,
    /// For a spreadsheet.
    Csv,
}

/// Which activities are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum SportOption {
    /// Runs.
    #[default]
    Run,
    /// Walks.
    Walk,
    /// Hikes.
    Hike,
    /// Rides.
    Ride,
    /// Swims.
    Swim,
    /// Anything else.
    Other,
    /// Every activity.
    All,
}

/// Options of `runs`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct RunsOptions {
    /// What to do instead of listing them.
    #[command(subcommand)]
    pub(crate) command: Option<RunsCommand>,

    /// From which day on, as 2026-11-24; without it all of them (as text the last 30).
    #[arg(long, value_name = "DAY")]
    pub(crate) since: Option<String>,

    /// Up to which day, as 2026-11-24.
    #[arg(long, value_name = "DAY")]
    pub(crate) until: Option<String>,

    /// Which activities.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) sport: SportOption,

    /// How to print them.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ListFormat,
}

/// What to do with runs.
#[derive(Debug, Subcommand)]
pub(crate) enum RunsCommand {
    /// Everything about one run: laps, cadence by speed, where it comes from, the pain around it.
    Show(RunShowOptions),
    /// Write a run down by hand: `restride runs add 8.4km 45min --at "2026-11-20 18:00" --on trail`.
    Add(RunAddOptions),
    /// Put something about a run right. What it was stays in the journal, and `restride undo` brings it back.
    Edit(RunEditOptions),
    /// Say that two entries are recordings of the same run. `restride undo` takes it back.
    Same(RunSameOptions),
    /// Say that a recording is a run of its own, whatever it was taken for. `restride undo` takes it back.
    Split(RunSplitOptions),
}

/// Options of `runs show`.
#[derive(Debug, Args)]
pub(crate) struct RunShowOptions {
    /// Which run: the beginning or the end of its id, at least 4 characters, or "last".
    #[arg(value_name = "ID")]
    pub(crate) run: String,

    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// What is told about a run.
#[derive(Debug, Args)]
pub(crate) struct RunFacts {
    /// When it began: 18:30, yesterday-evening, "2026-11-24 18:30".
    #[arg(long, value_name = "TIME")]
    pub(crate) at: Option<String>,
    /// What was run on: road, trail, track or treadmill.
    #[arg(long, value_name = "SURFACE")]
    pub(crate) on: Option<String>,
    /// It was indoors.
    #[arg(long)]
    pub(crate) indoor: bool,
    /// It was outdoors.
    #[arg(long, conflicts_with = "indoor")]
    pub(crate) outdoor: bool,
    /// What was done: run, walk, hike, ride, swim or other.
    #[arg(long, value_name = "SPORT")]
    pub(crate) sport: Option<String>,
    /// The shoes, by their name.
    #[arg(long, value_name = "NAME")]
    pub(crate) shoe: Option<String>,
    /// How hard it felt, from 0 (nothing) to 10 (all you had).
    #[arg(long, value_name = "EFFORT")]
    pub(crate) effort: Option<String>,
    /// Metres climbed.
    #[arg(long, value_name = "METRES")]
    pub(crate) ascent: Option<String>,
    /// Mean heart rate, per minute.
    #[arg(long, value_name = "RATE")]
    pub(crate) heart_rate: Option<String>,
    /// Cadence while running, in steps of both feet per minute.
    #[arg(long, value_name = "STEPS")]
    pub(crate) cadence: Option<String>,
    /// What you call it.
    #[arg(long, value_name = "TEXT")]
    pub(crate) title: Option<String>,
    /// Your own words.
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,

    /// How to print what was written.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// Options of `runs add`.
#[derive(Debug, Args)]
pub(crate) struct RunAddOptions {
    /// How far and how long: 8.4km, 5mi, 45min, 45:00, in any order.
    #[arg(value_name = "DISTANCE|TIME", required = true)]
    pub(crate) size: Vec<String>,

    /// What else is told.
    #[command(flatten)]
    pub(crate) facts: RunFacts,
}

/// Options of `runs edit`.
#[derive(Debug, Args)]
pub(crate) struct RunEditOptions {
    /// Which run: the beginning or the end of its id, at least 4 characters, or "last".
    #[arg(value_name = "ID")]
    pub(crate) run: String,
    /// How far: 9.1km, 5mi.
    #[arg(long, value_name = "DISTANCE")]
    pub(crate) distance: Option<String>,
    /// How long without pauses: 45min, 45:00.
    #[arg(long, value_name = "TIME")]
    pub(crate) time: Option<String>,

    /// What else is told.
    #[command(flatten)]
    pub(crate) facts: RunFacts,
}

/// Options of `runs same`.
#[derive(Debug, Args)]
pub(crate) struct RunSameOptions {
    /// One of them, by the beginning or the end of its id.
    #[arg(value_name = "ID")]
    pub(crate) run: String,
    /// The other one.
    #[arg(value_name = "OTHER")]
    pub(crate) other: String,

    /// How to print what was written.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// Options of `runs split`.
#[derive(Debug, Args)]
pub(crate) struct RunSplitOptions {
    /// The recording, by the beginning or the end of its id: `restride runs show` lists them.
    #[arg(value_name = "ID")]
    pub(crate) run: String,

    /// How to print what was written.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}
