//! Packs a part of what fuzzing found into the archive that the tests read: after `cargo fuzz cmin`, run
//! `cargo run -p restride-import --example pack_corpus`.

use std::path::Path;
use std::{fs, io};

use restride_testkit::activity::{Method, Zip};

/// Inputs that are kept for each target, and the largest of them: enough to see a fault come back, small enough to carry.
const MOST: usize = 60;
const LARGEST: usize = 3000;

fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut zip = Zip::default();
    for target in ["fit", "tcx", "gpx", "any", "strava", "garmin"] {
        let mut files = Vec::new();
        for entry in fs::read_dir(root.join("fuzz/corpus").join(target))? {
            let path = entry?.path();
            let bytes = fs::read(&path)?;
            if bytes.len() <= LARGEST {
                files.push((path.file_name().unwrap_or_default().to_owned(), bytes));
            }
        }
        files.sort();
        let step = files.len().div_ceil(MOST).max(1);
        for (name, bytes) in files.iter().step_by(step) {
            let name = format!("{target}/{}", name.display());
            zip = zip.file(&name, bytes, Method::Deflated);
        }
    }
    fs::write(root.join("tests/it/data/corpus.zip"), zip.finish())
}
