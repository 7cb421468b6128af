//! The command line: every command and option, and its help. One file for each group of commands.

mod cadence;
mod import;
mod journal;
mod load;
mod log;
mod plan;
mod runs;
mod shoes;

pub(crate) use cadence::{
    BeepOptions, CadenceCommand, CadenceOptions, ExperimentCommand, ExperimentOptions,
    ExperimentStartOptions, ExperimentStopOptions,
};
pub(crate) use import::{ImportRunsOptions, ImportsCommand, ImportsOptions};
pub(crate) use journal::{
    BackupOptions, CloseOptions, DemoOptions, DiaryOptions, DoctorOptions, EpisodesCommand,
    EpisodesOptions, ExportOptions, ImportOptions, JournalOptions, OpenOptions, RestoreOptions,
    TodayOptions, UndoOptions,
};
pub(crate) use load::{LoadOptions, NextRunOptions, WeekStart, WhyOptions};
pub(crate) use log::{
    EntryOptions, ExerciseOptions, LogCommand, LogOptions, MedicineOptions, MomentOptions,
    NoteOptions, PainOptions, ProfileOptions, SessionOptions, TestOptions, TreatmentOptions,
    WalkOptions, WeekOptions,
};
pub(crate) use plan::{
    ChoiceOptions, ClearanceOptions, PlanCommand, PlanOptions, RehabCommand, RehabOptions,
    ShowOptions,
};
pub(crate) use runs::{
    ListFormat, RunAddOptions, RunEditOptions, RunFacts, RunSameOptions, RunShowOptions,
    RunSplitOptions, RunsCommand, RunsOptions, SportOption,
};
pub(crate) use shoes::{
    ShoeAddOptions, ShoeEditOptions, ShoeFacts, ShoeRetireOptions, ShoeWearOptions, ShoesCommand,
    ShoesOptions,
};

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// For the runner who limps: is this dangerous, what is it probably, what do I do now.
///
/// Restride asks warning questions first, then says how soon to be seen, which causes fit and why, and what to do
/// today. It is information, not a diagnosis. Without a command it shows what to do today where there is a journal, and
/// starts the interview where there is none.
#[derive(Debug, Parser)]
#[command(name = "restride", version, max_term_width = 100)]
pub(crate) struct Arguments {
    /// Folder with knowledge that adds to or replaces entries of the built-in pack.
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) knowledge: Option<PathBuf>,

    /// Language of the words, by the name of its folder in the pack; what it lacks is shown in English.
    #[arg(long, global = true, value_name = "LOCALE", default_value = "en")]
    pub(crate) locale: String,

    /// Where the journal is.
    #[command(flatten)]
    pub(crate) journal: JournalOptions,

    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Answer questions about a sore hip and get an urgency, likely causes with reasons, and what to do now.
    Assess(AssessOptions),
    /// What to do today: alarms first, then whether a run is allowed and why, what to log and what comes next.
    Today(TodayOptions),
    /// The way back to running: where it stands and why, your choices, a clinician's word.
    Plan(PlanOptions),
    /// The exercises that are due, one of them, or a guided session.
    Rehab(RehabOptions),
    /// What the pain did over the weeks: a chart, trends, triggers, and every entry.
    Diary(DiaryOptions),
    /// How much was run: weeks, and single runs against the longest of the weeks before.
    Load(LoadOptions),
    /// What changed before a pain began: long runs, weeks, hills, speed, shoes, ground, cadence.
    Why(WhyOptions),
    /// At most how far the next run may go, and why; or the session of the ladder.
    #[command(name = "next-run")]
    NextRun(NextRunOptions),
    /// Write something into the journal: a pain, a run, an exercise.
    Log(LogOptions),
    /// Take back what was written last, or one entry.
    Undo(UndoOptions),
    /// Bring in runs: files of watches, folders of them, the archive of an account. Doing it twice changes nothing.
    Import(ImportRunsOptions),
    /// What was imported; take an import back, or get an original file back.
    Imports(ImportsOptions),
    /// The runs that were imported or written down, each once; one of them; runs written by hand.
    Runs(RunsOptions),
    /// How far each pair of shoes was run, which are worn in turn, and the mornings after.
    Shoes(ShoesOptions),
    /// Cadence by speed against your own, an experiment with a higher one, and a metronome.
    Cadence(CadenceOptions),
    /// List, open and close episodes: one for each injury.
    Episodes(EpisodesOptions),
    /// Write everything of the journal into one file, which `import-journal` reads.
    Export(ExportOptions),
    /// Add the entries of an archive to the journal. Doing it twice changes nothing.
    #[command(name = "import-journal")]
    ImportJournal(ImportOptions),
    /// Copy the whole journal into one file; safe while it is in use.
    Backup(BackupOptions),
    /// Make a journal of a backup, in an empty folder only.
    Restore(RestoreOptions),
    /// Check the journal, its folder, the knowledge and the clock. Exit code 2 when something is damaged.
    Doctor(DoctorOptions),
    /// Write the journal of a made-up runner into a new folder, to look around in.
    Demo(DemoOptions),
    /// Score a file of published cases.
    Evaluate(EvaluateOptions),
    /// Look into the knowledge pack, or check one.
    Knowledge(KnowledgeOptions),
    /// Draw runners from the pack, interview them and report how often the engine is right.
    Simulate(SimulateOptions),
    /// Write the generated files (schemas, command reference) below a folder.
    #[command(hide = true)]
    Generate(GenerateOptions),
    /// Print a completion script for a shell.
    Completions(CompletionsOptions),
}

/// How results are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs; the schema is in the repository under schema/.
    Json,
}

/// Options of `assess`.
#[derive(Debug, Default, Args)]
pub(crate) struct AssessOptions {
    /// What to do instead of a whole assessment.
    #[command(subcommand)]
    pub(crate) part: Option<AssessPart>,

    /// Read the answers from a JSON file ("-" for standard input) instead of asking.
    #[arg(long, value_name = "FILE")]
    pub(crate) answers: Option<PathBuf>,

    /// How to print the result.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,

    /// Keep the answers in this file while asking, and go on from it if it exists.
    #[arg(long, value_name = "FILE")]
    pub(crate) state: Option<PathBuf>,

    /// Write the assessment into the journal: it then decides about the plan. An interview does so by itself when there
    /// is a journal.
    #[arg(long, conflicts_with = "no_save")]
    pub(crate) save: bool,

    /// Write nothing into the journal.
    #[arg(long)]
    pub(crate) no_save: bool,

    /// The episode that it is about: its number in the list, its id, or "new"; without it the open one that fits.
    #[arg(long, value_name = "EPISODE")]
    pub(crate) episode: Option<String>,

    /// Plain questions and answers, line by line: for screen readers, pipes and simple terminals.
    #[arg(long)]
    pub(crate) plain: bool,
}

/// A part of an assessment.
#[derive(Debug, Subcommand)]
pub(crate) enum AssessPart {
    /// Print only the next question for these answers, so that any front end can lead an interview.
    Next(NextOptions),
}

/// Options of `assess next`.
#[derive(Debug, Args)]
pub(crate) struct NextOptions {
    /// The answers so far, as a JSON file ("-" for standard input).
    #[arg(long, value_name = "FILE")]
    pub(crate) answers: PathBuf,

    /// How to print the question.
    #[arg(long, value_enum, default_value_t = Format::Json)]
    pub(crate) format: Format,
}

/// Options of `evaluate`.
#[derive(Debug, Args)]
pub(crate) struct EvaluateOptions {
    /// Cases, one JSON object a line ("-" for standard input).
    #[arg(value_name = "FILE")]
    pub(crate) cases: PathBuf,

    /// How to print the scores.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// Options of `knowledge`.
#[derive(Debug, Args)]
pub(crate) struct KnowledgeOptions {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: KnowledgeCommand,
}

/// What to do with a pack.
#[derive(Debug, Subcommand)]
pub(crate) enum KnowledgeCommand {
    /// Check the built-in pack, or a folder laid over it; prints file, line and a hint for every fault.
    Check {
        /// A folder with a pack or an overlay.
        #[arg(value_name = "DIR")]
        folder: Option<PathBuf>,
    },
    /// Print everything the pack says about one id (condition, question, self-test, rule, source, guide fact).
    Show {
        /// The id.
        #[arg(value_name = "ID")]
        id: String,
    },
    /// Find words in the pack.
    Search {
        /// The words; all must occur.
        #[arg(value_name = "WORDS", required = true)]
        words: Vec<String>,
    },
    /// List where the numbers come from.
    Sources,
}

/// Options of `simulate`.
#[derive(Debug, Args)]
pub(crate) struct SimulateOptions {
    /// Runners to draw.
    #[arg(long, default_value_t = 2000)]
    pub(crate) runners: usize,

    /// Seed of the draw: the same seed gives the same runners.
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,

    /// Draw every answer on its own. Without this, answers of a block of correlated questions echo each other as often
    /// as the pack's damping says.
    #[arg(long)]
    pub(crate) independent: bool,

    /// How to print the figures.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// Options of `generate`.
#[derive(Debug, Args)]
pub(crate) struct GenerateOptions {
    /// The folder to write below.
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
}

/// Options of `completions`.
#[derive(Debug, Args)]
pub(crate) struct CompletionsOptions {
    /// The shell.
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}
