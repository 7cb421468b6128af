//! Options of `runs`, `shoes` and `cadence`.

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

/// Options of `shoes`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct ShoesOptions {
    /// What to do instead of listing them.
    #[command(subcommand)]
    pub(crate) command: Option<ShoesCommand>,

    /// Figures instead of bars: for screen readers.
    #[arg(long)]
    pub(crate) plain: bool,

    /// Letters of ASCII only.
    #[arg(long)]
    pub(crate) ascii: bool,

    /// How to print them.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// What to do with shoes.
#[derive(Debug, Subcommand)]
pub(crate) enum ShoesCommand {
    /// Write a pair down: `restride shoes add "blue ones" --bought 2026-11-01 --default`.
    Add(ShoeAddOptions),
    /// Put something about a pair right.
    Edit(ShoeEditOptions),
    /// Put a pair away: no rule gives it runs after that day.
    Retire(ShoeRetireOptions),
    /// Say which shoes a run was run in.
    Wear(ShoeWearOptions),
}

/// What is told about a pair.
#[derive(Debug, Args)]
pub(crate) struct ShoeFacts {
    /// The day it was bought, as 2026-11-24.
    #[arg(long, value_name = "DAY")]
    pub(crate) bought: Option<String>,
    /// How far it was run before it was logged: 120km, 75mi.
    #[arg(long, value_name = "DISTANCE")]
    pub(crate) distance_so_far: Option<String>,
    /// What it is worn on when a run names no shoes: road, trail, track or treadmill. May be given several times.
    #[arg(long, value_name = "SURFACE", num_args = 1)]
    pub(crate) on: Vec<String>,
    /// It is worn when a run names no shoes, and none are worn on its surface. Of several such pairs the newest counts.
    #[arg(long)]
    pub(crate) default: bool,
    /// The distance after which you want to be told: 700km, 450mi.
    #[arg(long, value_name = "DISTANCE")]
    pub(crate) limit: Option<String>,
    /// Your own words.
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,

    /// How to print what was written.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// Options of `shoes add`.
#[derive(Debug, Args)]
pub(crate) struct ShoeAddOptions {
    /// Your name for it; runs of an account whose shoes have this name are given to it.
    #[arg(value_name = "NAME")]
    pub(crate) name: String,

    /// What else is told.
    #[command(flatten)]
    pub(crate) facts: ShoeFacts,
}

/// Options of `shoes edit`.
#[derive(Debug, Args)]
pub(crate) struct ShoeEditOptions {
    /// Which pair, by its name.
    #[arg(value_name = "NAME")]
    pub(crate) pair: String,
    /// Another name.
    #[arg(long, value_name = "NAME")]
    pub(crate) name: Option<String>,
    /// It is worn by default no more.
    #[arg(long, conflicts_with = "default")]
    pub(crate) no_default: bool,
    /// It is worn on no surface by rule any more.
    #[arg(long, conflicts_with = "on")]
    pub(crate) on_none: bool,
    /// It is in use again.
    #[arg(long)]
    pub(crate) in_use: bool,

    /// What else is told.
    #[command(flatten)]
    pub(crate) facts: ShoeFacts,
}

/// Options of `shoes retire`.
#[derive(Debug, Args)]
pub(crate) struct ShoeRetireOptions {
    /// Which pair, by its name.
    #[arg(value_name = "NAME")]
    pub(crate) pair: String,
    /// The last day on which it was in use, as 2026-11-24; without it today.
    #[arg(long, value_name = "DAY")]
    pub(crate) on: Option<String>,

    /// How to print what was written.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// Options of `shoes wear`.
#[derive(Debug, Args)]
pub(crate) struct ShoeWearOptions {
    /// Which pair, by its name.
    #[arg(value_name = "NAME")]
    pub(crate) pair: String,
    /// Which run: the beginning or the end of its id, at least 4 characters, or "last".
    #[arg(value_name = "RUN")]
    pub(crate) run: String,

    /// How to print what was written.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// Options of `cadence`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct CadenceOptions {
    /// What to do instead of showing it.
    #[command(subcommand)]
    pub(crate) command: Option<CadenceCommand>,

    /// You overstride: your foot lands far in front of your body, as somebody saw or a film showed.
    #[arg(long)]
    pub(crate) overstride: bool,
    /// Figures instead of bars: for screen readers.
    #[arg(long)]
    pub(crate) plain: bool,
    /// Letters of ASCII only.
    #[arg(long)]
    pub(crate) ascii: bool,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// What to do about cadence.
#[derive(Debug, Subcommand)]
pub(crate) enum CadenceCommand {
    /// Try a higher cadence for some weeks; without a word: how it goes.
    Experiment(ExperimentOptions),
    /// A metronome in the terminal, in blocks with breaks. Ctrl-C or q ends it.
    Beep(BeepOptions),
}

/// Options of `cadence experiment`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct ExperimentOptions {
    /// What to do instead of showing it.
    #[command(subcommand)]
    pub(crate) command: Option<ExperimentCommand>,

    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// What to do about an experiment.
#[derive(Debug, Subcommand)]
pub(crate) enum ExperimentCommand {
    /// Begin one.
    Start(ExperimentStartOptions),
    /// End it.
    Stop(ExperimentStopOptions),
}

/// Options of `cadence experiment start`.
#[derive(Debug, Args)]
pub(crate) struct ExperimentStartOptions {
    /// Steps of both feet per minute; without it what `restride cadence` suggests.
    #[arg(long, value_name = "STEPS")]
    pub(crate) target: Option<String>,
    /// You overstride: your foot lands far in front of your body.
    #[arg(long)]
    pub(crate) overstride: bool,
    /// How to print what was written.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// Options of `cadence experiment stop`.
#[derive(Debug, Args)]
pub(crate) struct ExperimentStopOptions {
    /// How to print what was written.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// Options of `cadence beep`.
#[derive(Debug, Args)]
pub(crate) struct BeepOptions {
    /// Steps of both feet per minute; without it the target of the experiment, or else what is suggested.
    #[arg(value_name = "STEPS")]
    pub(crate) steps: Option<String>,
    /// Beep for so many minutes without a break, instead of blocks.
    #[arg(long, value_name = "MINUTES")]
    pub(crate) minutes: Option<String>,
    /// Minutes of a block with the beep.
    #[arg(long, value_name = "MINUTES", conflicts_with = "minutes")]
    pub(crate) on: Option<String>,
    /// Minutes of the break after it.
    #[arg(long, value_name = "MINUTES", conflicts_with = "minutes")]
    pub(crate) off: Option<String>,
    /// How many blocks.
    #[arg(long, value_name = "COUNT", conflicts_with = "minutes")]
    pub(crate) blocks: Option<String>,
    /// End after so many beats; needed where there is no terminal.
    #[arg(long, value_name = "COUNT", conflicts_with_all = ["minutes", "on", "off", "blocks"])]
    pub(crate) beats: Option<String>,
}
