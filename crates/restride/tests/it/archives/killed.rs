//! An import is killed at any time, and goes on when it is started again.

use super::content::{content, content_if_any};
use super::{EVENING, Made, import, set_or};
use crate::support::Home;
use restride_testkit::Draw;
use restride_testkit::archives::Shape;
use std::io::{self, Write as _};
use std::process::Stdio;
use std::time::{Duration, Instant};
use std::{fs, thread};

/// `RESTRIDE_IMPORT_KILLS=30` kills more often than every run of the tests.
#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "a kill has to fall into the time that an import takes here"
)]
fn an_import_that_was_killed_goes_on_to_the_same_content() {
    let trials: u32 = set_or("RESTRIDE_IMPORT_KILLS", 5);
    let whole = Home::at(EVENING);
    let made = Made::at(&whole, Shape::Strava, 300, 5);
    let since = Instant::now();
    import(&whole, &made);
    let takes = since.elapsed();
    let expected = content(&whole, "whole");
    let whole_bytes = bytes_in(&whole);
    assert!(expected.files.len() > 250, "{}", expected.files.len());
    let mut draw = Draw(30);
    let (mut nothing, mut parts, mut all) = (0, 0, 0);
    for trial in 0..trials {
        let home = Home::at(EVENING);
        let mut child = home
            .command(&["import", &made.path.display().to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let share = draw.uniform();
        // Every other one when so much was written, however fast the machine is just then.
        if trial % 2 == 0 {
            let enough = (0.05 + 0.6 * share) * whole_bytes;
            while bytes_in(&home) < enough && child.try_wait().is_ok_and(|ended| ended.is_none()) {
                thread::sleep(Duration::from_millis(1));
            }
        } else {
            thread::sleep(takes.mul_f64(0.05 + 0.95 * share));
        }
        child.kill().expect("it is killed, or over");
        child.wait().expect("it is over");
        let left = content_if_any(&home, "killed").map_or(0, |content| content.entries);
        match left {
            0 => nothing += 1,
            some if some < expected.entries => parts += 1,
            _ => all += 1,
        }
        import(&home, &made);
        let found = content(&home, "again");
        assert!(
            found == expected,
            "trial {trial} of share {share}, with {left} entries"
        );
    }
    writeln!(
        io::stdout(),
        "{trials} imports killed: {nothing} before anything was written, {parts} with a part of it, {all} after all of it; \
         each went on to the same {} entries and {} files",
        expected.entries,
        expected.files.len()
    )
    .expect("standard output takes it");
    assert!(parts > 0, "no kill fell into the writing");
}

/// Bytes in the data folder, as far as it is there.
#[expect(clippy::cast_precision_loss, reason = "a few megabytes")]
fn bytes_in(home: &Home) -> f64 {
    let files = fs::read_dir(home.data()).into_iter().flatten().flatten();
    let sizes = files.filter_map(|file| Some(file.metadata().ok()?.len()));
    sizes.sum::<u64>() as f64
}
