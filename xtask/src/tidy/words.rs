//! Words for runners: phrases that promise more than questions and answers can know.

use super::{Fault, File};

/// Where every word that a runner reads is kept.
const TEXT_FOLDER: &str = "knowledge/text/";

/// Phrases in lower case, and why they are wrong. "Has to be ruled out" is right, and no phrase here matches it.
const FORBIDDEN: &[(&str, &str)] = &[
    (
        "you have ",
        "announces a diagnosis; say what fits the answers",
    ),
    (
        "rules out",
        "nothing asked here rules anything out; say less likely",
    ),
    (
        "safe to run",
        "nobody can promise that; say what was allowed and why",
    ),
    (
        "no fracture",
        "only imaging can say so; say what the answers suggest",
    ),
    (" 0 %", "nothing is impossible; say very unlikely"),
];

pub(super) fn faults(files: &[File]) -> Vec<Fault> {
    files
        .iter()
        .filter(|file| file.path.starts_with(TEXT_FOLDER))
        .flat_map(faults_of)
        .collect()
}

fn faults_of(file: &File) -> Vec<Fault> {
    let (text, lines) = flowing(file);
    let mut faults = Vec::new();
    for (phrase, why) in FORBIDDEN {
        for (at, _) in text.match_indices(phrase) {
            let line = lines.get(at + 1).copied().unwrap_or(1);
            faults.push(Fault::new(
                file,
                line,
                format!("\"{}\" {why}", phrase.trim()),
            ));
        }
    }
    faults.sort_by_key(|fault| fault.line);
    faults
}

/// Returns the text in lower case with single spaces between words, so that a phrase broken over two lines is found,
/// and the line of each of its bytes. Comments are left out.
fn flowing(file: &File) -> (String, Vec<usize>) {
    let mut text = String::from(" ");
    let mut lines = vec![1];
    for (number, line) in file
        .lines()
        .filter(|(_, line)| !line.trim_start().starts_with('#'))
    {
        for word in line.split_whitespace() {
            // A quote begins a text, as a space does.
            text.push_str(&word.to_lowercase().replace('"', " "));
            text.push(' ');
            lines.resize(text.len(), number);
        }
    }
    (text, lines)
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    fn check_text(text: &str, expected: &[&str]) {
        check(faults, &[("knowledge/text/en/causes.toml", text)], expected);
    }

    #[test]
    fn a_promise_is_found_whatever_its_case() {
        check_text(
            "a = \"You have bursitis.\"\nb = \"This RULES OUT a tear.\"\nc = \"Chance: 0 % today\"\nd = \"0 % today\"\n",
            &[
                "knowledge/text/en/causes.toml:1: \"you have\" announces a diagnosis; say what fits \
                 the answers",
                "knowledge/text/en/causes.toml:2: \"rules out\" nothing asked here rules anything out; \
                 say less likely",
                "knowledge/text/en/causes.toml:3: \"0 %\" nothing is impossible; say very unlikely",
                "knowledge/text/en/causes.toml:4: \"0 %\" nothing is impossible; say very unlikely",
            ],
        );
    }

    #[test]
    fn a_promise_broken_over_two_lines_is_found() {
        check_text(
            "a = \"\"\"\nIt is safe\n  to run again.\n\"\"\"\n",
            &[
                "knowledge/text/en/causes.toml:2: \"safe to run\" nobody can promise that; say what was \
               allowed and why",
            ],
        );
    }

    #[test]
    fn careful_words_comments_and_other_folders_pass() {
        check_text(
            "# you have to translate this\na = \"A fracture has to be ruled out.\"\nb = \"10 %, 100 %\"\n",
            &[],
        );
        check(faults, &[("docs/guide.md", "If you have a phone")], &[]);
    }
}
