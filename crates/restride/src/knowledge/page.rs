//! A page about an entry: its head, then parts with a title each.

use crate::assess::page;

/// Text that grows downwards.
#[derive(Debug, Default)]
pub(super) struct Page(page::Page);

impl Page {
    /// The page's text.
    pub(super) fn into_text(self) -> String {
        self.0.finish()
    }

    /// Begins an entry: its id and kind, then its name.
    pub(super) fn entry(&mut self, id: &str, kind: &str, name: &str) {
        self.part(&format!("{id} ({kind})"));
        if !name.is_empty() {
            self.text(name);
        }
    }

    /// Begins a part, with an empty line before it.
    pub(super) fn part(&mut self, title: &str) {
        self.0.heading(title);
    }

    /// A paragraph, or a line that is laid out already.
    pub(super) fn text(&mut self, text: &str) {
        self.0.line(0, text);
    }

    /// A paragraph below a part's title.
    pub(super) fn body(&mut self, text: &str) {
        self.0.line(1, text);
    }

    /// An item of a list, `depth` levels in.
    pub(super) fn item(&mut self, depth: usize, text: &str) {
        self.0.item(depth + 1, text);
    }

    /// A paragraph that belongs to the item before it.
    pub(super) fn under_item(&mut self, text: &str) {
        self.0.line(2, text);
    }

    /// An empty line.
    pub(super) fn gap(&mut self) {
        self.0.gap();
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
            self.0.items(1, items);
        }
    }
}
