//! Options of `import` and `imports`.

use super::Format;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Options of `import`.
#[derive(Debug, Args)]
pub(crate) struct ImportRunsOptions {
    /// Files, folders and archives: FIT, TCX and GPX, also compressed, and the archive of a Strava or Garmin account as it
    /// was downloaded. What a file is, is told from its content.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// Go on, and import what is added to the folders, until the program is stopped.
    #[arg(long, conflicts_with = "dry_run")]
    pub(crate) watch: bool,

    /// Say what would be imported, and write nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,

    /// How to print what was done.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// Options of `imports`.
#[derive(Debug, Args)]
pub(crate) struct ImportsOptions {
    /// What to do instead of listing them.
    #[command(subcommand)]
    pub(crate) command: Option<ImportsCommand>,

    /// How to print them.
    #[arg(long, value_enum, default_value_t, global = true)]
    pub(crate) format: Format,
}

/// What to do with an import.
#[derive(Debug, Subcommand)]
pub(crate) enum ImportsCommand {
    /// What one import did, and which files it did not take.
    Show {
        /// Its number in the list, or the end of its id.
        #[arg(value_name = "IMPORT")]
        import: String,
    },
    /// Take a whole import back: its runs no longer count. Importing the same files again brings them back.
    Undo {
        /// Its number in the list, or the end of its id.
        #[arg(value_name = "IMPORT")]
        import: String,
    },
    /// Work out runs anew from their files, when this version of Restride has other rules for it than the one that
    /// imported them.
    Renew,
    /// Write the original file of a run, byte for byte as it was recorded.
    Original {
        /// The run, by the end of its id.
        #[arg(value_name = "RUN")]
        run: String,
        /// The file to write; it must not exist.
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
}
