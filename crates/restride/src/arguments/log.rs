//! Options of `log`: what a runner types after a run.

use super::Format;
use clap::{Args, Subcommand};

/// Options of `log`.
#[derive(Debug, Args)]
pub(crate) struct LogOptions {
    /// What to write down.
    #[command(subcommand)]
    pub(crate) command: LogCommand,
}

/// What to write down.
#[derive(Debug, Subcommand)]
pub(crate) enum LogCommand {
    /// How much it hurt, from 0 (no pain) to 10 (the worst imaginable): `restride log pain 3 --at side-right --during`.
    Pain(PainOptions),
    /// A medicine that can hide pain. No dose is asked for.
    Medicine(MedicineOptions),
    /// A visit to somebody who treats you.
    Treatment(TreatmentOptions),
    /// Anything else, in your own words.
    Note(NoteOptions),
}

/// What every kind of entry may have.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct EntryOptions {
    /// When it happened, if not now: 18:30, yesterday-evening, "2026-11-24 18:30".
    #[arg(long, value_name = "TIME")]
    pub(crate) when: Option<String>,

    /// The episode: its number in the list, its id, or the last characters of the id.
    #[arg(long, value_name = "EPISODE")]
    pub(crate) episode: Option<String>,

    /// Your own words.
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,

    /// How to print what was written.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// When on the day, or around a run. A number behind one is the pain at that moment.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Moments")]
pub(crate) struct MomentOptions {
    /// In the first half hour after waking.
    #[arg(long, value_name = "PAIN", num_args = 0..=1, default_missing_value = "")]
    pub(crate) waking: Option<String>,
    /// Before a run.
    #[arg(long, value_name = "PAIN", num_args = 0..=1, default_missing_value = "")]
    pub(crate) before: Option<String>,
    /// The worst during a run.
    #[arg(long, value_name = "PAIN", num_args = 0..=1, default_missing_value = "")]
    pub(crate) during: Option<String>,
    /// At the end of a run.
    #[arg(long, value_name = "PAIN", num_args = 0..=1, default_missing_value = "")]
    pub(crate) at_end: Option<String>,
    /// One hour after a run.
    #[arg(long, value_name = "PAIN", num_args = 0..=1, default_missing_value = "")]
    pub(crate) after: Option<String>,
    /// In the evening.
    #[arg(long, value_name = "PAIN", num_args = 0..=1, default_missing_value = "")]
    pub(crate) evening: Option<String>,
    /// At night.
    #[arg(long, value_name = "PAIN", num_args = 0..=1, default_missing_value = "")]
    pub(crate) night: Option<String>,
    /// While at rest.
    #[arg(long, value_name = "PAIN", num_args = 0..=1, default_missing_value = "")]
    pub(crate) at_rest: Option<String>,
}

/// Options of `log pain`.
#[derive(Debug, Args)]
pub(crate) struct PainOptions {
    /// How much, from 0 to 10.
    #[arg(value_name = "PAIN")]
    pub(crate) score: Option<String>,

    /// When it hurt.
    #[command(flatten)]
    pub(crate) moments: MomentOptions,

    /// Where it hurts, with the side: side-right, deep-groin-left, buttock-both. May be given several times.
    #[arg(long, value_name = "PLACE", num_args = 1)]
    pub(crate) at: Vec<String>,

    /// What may have set it off: hills, sitting, a word of your own. May be given several times.
    #[arg(long, value_name = "WORD", num_args = 1)]
    pub(crate) trigger: Vec<String>,

    /// A warning sign that you noticed, by its answer id: limp_or_walk_pain, numb_tingling. May be given several times.
    #[arg(long, value_name = "SIGN", num_args = 1)]
    pub(crate) sign: Vec<String>,

    /// What every entry may have.
    #[command(flatten)]
    pub(crate) entry: EntryOptions,
}

/// Options of `log medicine`.
#[derive(Debug, Args)]
pub(crate) struct MedicineOptions {
    /// Which: paracetamol, nsaid (such as ibuprofen), opioid or other.
    #[arg(value_name = "MEDICINE")]
    pub(crate) medicine: String,

    /// What every entry may have.
    #[command(flatten)]
    pub(crate) entry: EntryOptions,
}

/// Options of `log treatment`.
#[derive(Debug, Args)]
pub(crate) struct TreatmentOptions {
    /// Which: physiotherapy, massage, a word of your own.
    #[arg(value_name = "TREATMENT")]
    pub(crate) treatment: String,

    /// Who treated you.
    #[arg(long, value_name = "NAME")]
    pub(crate) provider: Option<String>,

    /// What it cost, with the currency: "45.00 EUR".
    #[arg(long, value_name = "COST")]
    pub(crate) cost: Option<String>,

    /// What every entry may have.
    #[command(flatten)]
    pub(crate) entry: EntryOptions,
}

/// Options of `log note`.
#[derive(Debug, Args)]
pub(crate) struct NoteOptions {
    /// Your own words.
    #[arg(value_name = "TEXT", required = true)]
    pub(crate) text: Vec<String>,

    /// What every entry may have.
    #[command(flatten)]
    pub(crate) entry: EntryOptions,
}
