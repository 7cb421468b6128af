//! An interview as a page: what `restride assess --plain` says to the replies in `docs/examples/interview.txt`.

use crate::assess::interview;
use crate::failure::Failure;
use restride_core::knowledge::Knowledge;

/// One reply a line.
const REPLIES: &str = include_str!("../../../../docs/examples/interview.txt");

const HEAD: &str = "<!-- Written by `cargo xtask generate`: change docs/examples/interview.txt or knowledge/ instead. -->

# An interview, line by line

What `restride assess --plain` asks and takes: screens of alarm signs first, answered with numbers and short words, then
single questions and self-tests. The replies come from a file, so the program writes them again behind `>`:

```sh
restride assess --plain < docs/examples/interview.txt
```

```text
";

/// The page; the interview takes place on the day the pack was made.
pub(super) fn markdown(knowledge: &Knowledge) -> Result<String, Failure> {
    let said = interview::transcript(knowledge, knowledge.review.made_on, REPLIES)?;
    let lines: Vec<&str> = said.trim().lines().map(str::trim_end).collect();
    Ok(format!("{HEAD}{}\n```\n", lines.join("\n")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use restride_testkit::knowledge;

    #[test]
    fn the_interview_reaches_its_result_with_the_last_reply() {
        let knowledge = knowledge();
        let page = markdown(&knowledge).unwrap();
        let line = |key: &str| knowledge.texts.line("en", key).unwrap().to_owned();
        assert!(page.contains("\n> none\n"), "{page}");
        for unfit in ["ended", "invalid"] {
            let unfit = line(&format!("ui.interview.{unfit}"));
            assert!(
                !page.contains(&unfit),
                "docs/examples/interview.txt does not fit the questions any more:\n{page}"
            );
        }
        let end = line("ui.interview.end_or_back");
        assert!(page.contains(&end), "{page}");
    }
}
