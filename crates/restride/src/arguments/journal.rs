//! Options of the commands about the journal as a whole.

use super::Format;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Where the journal is.
#[derive(Debug, Default, Args)]
pub(crate) struct JournalOptions {
    /// Folder of the journal; without it RESTRIDE_DATA, or the place where this system keeps the data of programs.
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        conflicts_with = "database",
        help_heading = "Journal"
    )]
    pub(crate) data: Option<PathBuf>,

    /// PostgreSQL database of a host, as postgres://...; without it RESTRIDE_DATABASE. Takes --runner as well.
    #[arg(
        long,
        global = true,
        value_name = "URL",
        hide_short_help = true,
        help_heading = "Journal"
    )]
    pub(crate) database: Option<String>,

    /// Whose journal, where several are kept in one place: the id of the runner.
    #[arg(
        long,
        global = true,
        value_name = "ID",
        hide_short_help = true,
        help_heading = "Journal"
    )]
    pub(crate) runner: Option<String>,
}

/// Options of `undo`.
#[derive(Debug, Args)]
pub(crate) struct UndoOptions {
    /// The entry, by its id or the last characters of it; without it everything that the last command wrote.
    #[arg(value_name = "ID")]
    pub(crate) entry: Option<String>,

    /// How to print what was done.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// Options of `episodes`.
#[derive(Debug, Args)]
pub(crate) struct EpisodesOptions {
    /// What to do instead of listing them.
    #[command(subcommand)]
    pub(crate) command: Option<EpisodesCommand>,

    /// How to print them.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// What to do with episodes.
#[derive(Debug, Subcommand)]
pub(crate) enum EpisodesCommand {
    /// Open an episode: something began to hurt.
    Open(OpenOptions),
    /// Close an episode: it is over. A lock stays.
    Close(CloseOptions),
}

/// Options of `episodes open`.
#[derive(Debug, Args)]
pub(crate) struct OpenOptions {
    /// Where it hurts, with the side: side-right, deep-groin-left, buttock-both. May be given several times.
    #[arg(long, value_name = "PLACE", required = true, num_args = 1)]
    pub(crate) at: Vec<String>,

    /// How it began: sudden or gradual.
    #[arg(long, value_name = "HOW")]
    pub(crate) onset: Option<String>,

    /// The first day of pain, as 2026-11-24.
    #[arg(long, value_name = "DAY")]
    pub(crate) began: Option<String>,

    /// Your own words.
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,

    /// How to print what was written.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// Options of `episodes close`.
#[derive(Debug, Args)]
pub(crate) struct CloseOptions {
    /// The episode: its number in the list, its id, or the last characters of the id.
    #[arg(value_name = "EPISODE")]
    pub(crate) episode: String,

    /// Why: recovered, merged or other.
    #[arg(long, value_name = "WHY")]
    pub(crate) reason: Option<String>,

    /// Your own words.
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,

    /// How to print what was written.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// Options of `export`.
#[derive(Debug, Args)]
pub(crate) struct ExportOptions {
    /// The archive to write: a zip with your entries, one a line, and their files.
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// How to print what was done.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// Options of `import-journal`.
#[derive(Debug, Args)]
pub(crate) struct ImportOptions {
    /// An archive that `restride export` wrote.
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// How to print what was done.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// Options of `demo`.
#[derive(Debug, Args)]
pub(crate) struct DemoOptions {
    /// The day on which the demo is looked at, as 2026-11-24; without it today.
    #[arg(long, value_name = "DAY")]
    pub(crate) today: Option<String>,
}

/// Options of `today`.
#[derive(Debug, Default, Args)]
pub(crate) struct TodayOptions {
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// Options of `backup`.
#[derive(Debug, Args)]
pub(crate) struct BackupOptions {
    /// The new file to write.
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}

/// Options of `restore`.
#[derive(Debug, Args)]
pub(crate) struct RestoreOptions {
    /// A file that `restride backup` wrote.
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}

/// Options of `doctor`.
#[derive(Debug, Args)]
pub(crate) struct DoctorOptions {
    /// How to print what was found.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// Options of `diary`.
#[derive(Debug, Args)]
pub(crate) struct DiaryOptions {
    /// From which day on, as 2026-11-24; without it the last six weeks.
    #[arg(long, value_name = "DAY")]
    pub(crate) since: Option<String>,

    /// Only what belongs to this episode: its number in the list, or its id.
    #[arg(long, value_name = "EPISODE")]
    pub(crate) episode: Option<String>,

    /// A table instead of a chart: for screen readers.
    #[arg(long)]
    pub(crate) plain: bool,

    /// Letters of ASCII only.
    #[arg(long)]
    pub(crate) ascii: bool,

    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}
