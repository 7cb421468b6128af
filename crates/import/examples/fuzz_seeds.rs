//! Writes the seeds of the fuzz targets below `fuzz/corpus`: `cargo run -p restride-import --example fuzz_seeds`.

use std::path::Path;
use std::{fs, io};

use restride_testkit::activity::seeds;

fn main() -> io::Result<()> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz")
        .join("corpus");
    for (target, name, bytes) in seeds() {
        let folder = corpus.join(target);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(name), bytes)?;
    }
    Ok(())
}
