//! Options of `plan` and `rehab`.

use super::Format;
use clap::{Args, Subcommand};

/// Options of `plan`.
#[derive(Debug, Args)]
pub(crate) struct PlanOptions {
    /// What to do instead of showing it.
    #[command(subcommand)]
    pub(crate) command: Option<PlanCommand>,

    /// How to show it.
    #[command(flatten)]
    pub(crate) show: ShowOptions,
}

/// What to do with a plan.
#[derive(Debug, Subcommand)]
pub(crate) enum PlanCommand {
    /// Show where it stands, why, and how it came to be.
    Show(ShowOptions),
    /// Begin, or end your own pause. This opens no lock.
    Start(ChoiceOptions),
    /// Pause it, until you start it again.
    Hold(ChoiceOptions),
    /// Record what a clinician said: the only way out of a lock.
    Clearance(ClearanceOptions),
}

/// Options of `plan show`, and of `plan` alone.
#[derive(Debug, Args)]
pub(crate) struct ShowOptions {
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,

    /// Letters of ASCII only.
    #[arg(long)]
    pub(crate) plain: bool,
}

/// Options of `plan start` and `plan hold`.
#[derive(Debug, Args)]
pub(crate) struct ChoiceOptions {
    /// The episode: its number in the list, or its id.
    #[arg(long, value_name = "EPISODE")]
    pub(crate) episode: Option<String>,

    /// The programme of exercises, by its id.
    #[arg(long, value_name = "PROGRAMME")]
    pub(crate) programme: Option<String>,

    /// Your own words.
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,

    /// How to print what was written.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// Options of `plan clearance`. What is not told is asked for at a terminal.
#[derive(Debug, Args)]
pub(crate) struct ClearanceOptions {
    /// Name and practice of the clinician.
    #[arg(long, value_name = "NAME")]
    pub(crate) who: Option<String>,

    /// What they are: physician, physiotherapist or `other_clinician`.
    #[arg(long, value_name = "ROLE")]
    pub(crate) role: Option<String>,

    /// The day on which they looked, as 2026-11-24.
    #[arg(long, value_name = "DAY")]
    pub(crate) date: Option<String>,

    /// What it rests on: examination, mri, ct, `bone_scan`, xray, ultrasound, other. May be given several times.
    #[arg(long, value_name = "BASIS", num_args = 1)]
    pub(crate) basis: Vec<String>,

    /// Yes: this is what the clinician said, and not my own judgement.
    #[arg(long)]
    pub(crate) confirm: bool,

    /// The episode: its number in the list, or its id.
    #[arg(long, value_name = "EPISODE")]
    pub(crate) episode: Option<String>,

    /// Your own words.
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,

    /// How to print what was written.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// Options of `rehab`.
#[derive(Debug, Args)]
pub(crate) struct RehabOptions {
    /// What to do instead of listing what is due.
    #[command(subcommand)]
    pub(crate) command: Option<RehabCommand>,

    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// What to do with exercises.
#[derive(Debug, Subcommand)]
pub(crate) enum RehabCommand {
    /// Show one exercise: steps, dose, when to stop.
    Show {
        /// The id of the exercise.
        #[arg(value_name = "EXERCISE")]
        exercise: String,
    },
    /// Be led through what is due today, and write it down.
    Do {
        /// Lines instead of a bar that moves: for screen readers and simple terminals.
        #[arg(long)]
        plain: bool,
        /// Do not wait for holds and rests.
        #[arg(long)]
        no_wait: bool,
    },
}
