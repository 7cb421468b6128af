//! A page of plain text, wrapped for a terminal.

use textwrap::{Options, WordSplitter, fill};

/// Columns of a page.
const WIDTH: usize = 80;

/// Text that grows downwards.
#[derive(Debug, Default)]
pub(super) struct Page {
    out: String,
}

impl Page {
    /// The page's text.
    pub(super) fn into_text(self) -> String {
        self.out
    }

    /// Begins an entry: its id and kind, then its name.
    pub(super) fn entry(&mut self, id: &str, kind: &str, name: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.text(&format!("{id} ({kind})"));
        self.text(name);
    }

    /// Begins a part, with an empty line before it.
    pub(super) fn part(&mut self, title: &str) {
        self.out.push('\n');
        self.text(title);
    }

    /// A paragraph.
    pub(super) fn text(&mut self, text: &str) {
        self.wrapped(text, "", "");
    }

    /// A paragraph below a part's title.
    pub(super) fn body(&mut self, text: &str) {
        self.wrapped(text, "  ", "  ");
    }

    /// An item of a list, `depth` levels in.
    pub(super) fn item(&mut self, depth: usize, text: &str) {
        let indent = "  ".repeat(depth + 1);
        self.wrapped(text, &format!("{indent}- "), &format!("{indent}  "));
    }

    /// A part with one paragraph; nothing when there is no text.
    pub(super) fn part_of(&mut self, title: &str, text: Option<String>) {
        if let Some(text) = text {
            self.part(title);
            self.body(&text);
        }
    }

    /// A part with a list; nothing when the list is empty.
    pub(super) fn part_list(&mut self, title: &str, items: &[String]) {
        if !items.is_empty() {
            self.part(title);
            for item in items {
                self.item(0, item);
            }
        }
    }

    /// A line that is laid out already.
    pub(super) fn line(&mut self, line: &str) {
        self.out.push_str(line.trim_end());
        self.out.push('\n');
    }

    /// A paragraph that belongs to the item before it.
    pub(super) fn under_item(&mut self, text: &str) {
        self.wrapped(text, "    ", "    ");
    }

    /// Ids keep their hyphens on one line, and a number keeps its percent sign.
    fn wrapped(&mut self, text: &str, first: &str, next: &str) {
        let options = Options::new(WIDTH)
            .initial_indent(first)
            .subsequent_indent(next)
            .word_splitter(WordSplitter::NoHyphenation)
            .break_words(false);
        let text = fill(&text.replace(" %", "\u{a0}%"), options);
        self.out.push_str(&text.replace('\u{a0}', " "));
        self.out.push('\n');
    }
}
