//! Options of `cadence`.

use super::Format;
use clap::{Args, Subcommand};

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
