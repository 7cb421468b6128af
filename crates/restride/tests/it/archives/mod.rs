//! Archives of made-up accounts are imported by the built program: what it says of each file is the truth, a second
//! import changes nothing, and one that was killed goes on.

mod content;
mod killed;
mod verdicts;

use crate::support::{Home, Ran};
use restride_testkit::archives::{Plan, Shape, Size, Truth};
use serde_json::Value;
use std::env;
use std::fs::File;
use std::path::PathBuf;
use std::str::FromStr;

/// An evening after the last day of every account.
const EVENING: &str = "2026-11-24T18:30:00+01:00[Europe/Berlin]";

/// An archive beside a home's data folder, and the truth about it.
struct Made {
    path: PathBuf,
    truth: Truth,
}

impl Made {
    fn at(home: &Home, shape: Shape, runs: usize, seed: u64) -> Self {
        let path = home.folder().join(format!("{}.zip", shape.key()));
        let plan = Plan {
            shape,
            runs,
            size: Size::Short,
            seed,
        };
        let file = File::create(&path).expect("the folder is there");
        let truth = plan.write(file).expect("it is written");
        Self { path, truth }
    }

    /// The name of the archive, as reports have it before the names of its files.
    fn name(&self) -> String {
        let name = self.path.file_name().expect("it is a file");
        name.to_string_lossy().into_owned()
    }
}

/// Imports an archive, and returns the report.
fn import(home: &Home, made: &Made) -> Value {
    let path = made.path.display().to_string();
    let Ran { code, out, err } = home.run(&["import", &path, "--format", "json"]);
    assert_eq!(code, Some(0), "{err}");
    serde_json::from_str(&out).expect("the report is JSON")
}

/// A number of the environment, for runs that are larger than those of every day.
#[expect(
    clippy::disallowed_methods,
    reason = "how much a test does is set from outside"
)]
fn set_or<T: FromStr>(name: &str, usual: T) -> T {
    let set = env::var(name).ok();
    set.and_then(|set| set.parse().ok()).unwrap_or(usual)
}
