//! Options of `shoes`.

use super::Format;
use clap::{Args, Subcommand};

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
