//! Leaks: paths and names of the machines a file was made on have no place in a published repository.

use super::{Fault, File};

/// Each text in two halves, so that this file does not hold what it forbids.
const FORBIDDEN: &[[&str; 2]] = &[["/wo", "rk/"], ["fa", "rm-"]];

pub(super) fn faults(files: &[File]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for text in FORBIDDEN.iter().map(|halves| halves.concat()) {
        for file in files.iter().filter(|file| file.text.contains(&text)) {
            for (number, _) in file.lines().filter(|(_, line)| line.contains(&text)) {
                let message = format!("holds `{text}`, a trace of the machine it was made on");
                faults.push(Fault::new(file, number, message));
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn a_path_of_a_build_machine_is_found_in_any_file() {
        let path = FORBIDDEN[0].concat();
        let expected =
            format!("docs/guide.md:2: holds `{path}`, a trace of the machine it was made on");
        let text = format!("Install:\ncd {path}restride\n");
        check(faults, &[("docs/guide.md", &text)], &[&expected]);
    }

    #[test]
    fn ordinary_words_pass() {
        check(
            faults,
            &[("README.md", "work/rest, homework, platform-independent")],
            &[],
        );
    }
}
