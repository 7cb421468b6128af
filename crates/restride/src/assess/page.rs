//! A page of plain text, 80 columns wide: headings, paragraphs, lists. No colour, no boxes, nothing that a screen
//! reader would stumble over.

use std::fmt::Write as _;
use textwrap::{Options, WordSplitter};

const WIDTH: usize = 80;
const STEP: usize = 2;

/// A page being written.
#[derive(Debug, Default)]
pub(crate) struct Page {
    text: String,
}

impl Page {
    /// A heading, with an empty line before it.
    pub(crate) fn heading(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.wrapped("", "", text);
    }

    /// A paragraph, indented by `depth` steps.
    pub(crate) fn line(&mut self, depth: usize, text: &str) {
        let indent = " ".repeat(depth * STEP);
        self.wrapped(&indent, &indent, text);
    }

    /// One entry of a list, indented by `depth` steps.
    pub(crate) fn item(&mut self, depth: usize, text: &str) {
        let indent = " ".repeat(depth * STEP);
        self.wrapped(&format!("{indent}- "), &format!("{indent}  "), text);
    }

    /// A whole list.
    pub(crate) fn items(&mut self, depth: usize, texts: impl IntoIterator<Item = impl AsRef<str>>) {
        for text in texts {
            self.item(depth, text.as_ref());
        }
    }

    /// A line of cells, indented by `depth` steps; each stands right in so many letters.
    pub(crate) fn row(&mut self, depth: usize, cells: &[(usize, String)]) {
        let mut line = " ".repeat(depth * STEP);
        for (width, cell) in cells {
            write!(line, "{cell:>width$}").ok();
        }
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// A line that was drawn, as it is.
    pub(crate) fn drawn(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// An empty line between two blocks.
    pub(crate) fn gap(&mut self) {
        self.text.push('\n');
    }

    /// The page.
    pub(crate) fn finish(self) -> String {
        self.text
    }

    fn wrapped(&mut self, first: &str, rest: &str, text: &str) {
        let options = Options::new(WIDTH)
            .initial_indent(first)
            .subsequent_indent(rest)
            .word_splitter(WordSplitter::NoHyphenation)
            .break_words(false);
        for line in textwrap::wrap(text, options) {
            self.text.push_str(line.trim_end());
            self.text.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_at_80_columns_and_keep_their_indent() {
        let mut page = Page::default();
        page.heading("Why");
        page.item(1, &"X-ray ".repeat(20));
        let text = page.finish();
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH));
        assert!(
            text.lines()
                .skip(2)
                .all(|line| line.starts_with("    X-ray"))
        );
        assert!(!text.contains("X-\n"));
    }
}
