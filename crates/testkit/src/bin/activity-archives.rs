//! Writes archives of made-up accounts, and the truth about them: `activity-archives FOLDER --shape strava --runs 100`.

use clap::{Parser, ValueEnum};
use restride_testkit::archives::{Plan, Shape, Size};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::PathBuf;

/// Writes an archive of a made-up account, and beside it the truth about every file in it.
#[derive(Debug, Parser)]
struct Arguments {
    /// Where to write: SHAPE-RUNS.zip and SHAPE-RUNS.json
    folder: PathBuf,
    /// Whose archive it is like
    #[arg(long, value_enum)]
    shape: ShapeName,
    /// How many runs
    #[arg(long, default_value_t = 100)]
    runs: usize,
    /// Where chance begins: the same number gives the same bytes
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Recordings of minutes, as the tests use them
    #[arg(long)]
    short: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum ShapeName {
    Strava,
    Garmin,
}

fn main() -> io::Result<()> {
    let arguments = Arguments::parse();
    let shape = match arguments.shape {
        ShapeName::Strava => Shape::Strava,
        ShapeName::Garmin => Shape::Garmin,
    };
    let plan = Plan {
        shape,
        runs: arguments.runs,
        size: if arguments.short {
            Size::Short
        } else {
            Size::Whole
        },
        seed: arguments.seed,
    };
    fs::create_dir_all(&arguments.folder)?;
    let stem = format!("{}-{}", shape.key(), plan.runs);
    let path = arguments.folder.join(&stem).with_extension("zip");
    let truth = plan.write(BufWriter::new(File::create(&path)?))?;
    let truth_path = path.with_extension("json");
    let mut file = BufWriter::new(File::create(&truth_path)?);
    serde_json::to_writer_pretty(&mut file, &truth)?;
    file.flush()?;
    let bytes = fs::metadata(&path)?.len();
    writeln!(
        io::stdout(),
        "{}: {bytes} bytes, {} files: {:?}",
        path.display(),
        truth.files.len(),
        truth.verdicts
    )
}
