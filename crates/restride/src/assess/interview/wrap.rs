//! Breaking text into lines.

/// Columns of a line, at most.
pub(super) const WIDTH: usize = 76;

/// Breaks `text` into lines of at most [`WIDTH`] columns. The first line begins with `first`, the others with as many
/// spaces. A word that is longer than a line stays whole.
pub(super) fn wrap(first: &str, text: &str) -> String {
    wrap_to(WIDTH, first, text)
}

/// The same, for lines of another width.
pub(super) fn wrap_to(width: usize, first: &str, text: &str) -> String {
    let indent = " ".repeat(first.chars().count());
    let mut lines = first.to_owned();
    let mut column = indent.len();
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if column > indent.len() {
            if column + 1 + length > width {
                lines.push('\n');
                lines.push_str(&indent);
                column = indent.len();
            } else {
                lines.push(' ');
                column += 1;
            }
        }
        lines.push_str(word);
        column += length;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_is_broken_between_words_and_indented_below_its_first_line() {
        assert_eq!(
            wrap_to(12, " 1  ", "one two three four"),
            " 1  one two\n    three\n    four"
        );
    }

    #[test]
    fn a_word_longer_than_a_line_stays_whole() {
        assert_eq!(wrap_to(5, "", "a extraordinary b"), "a\nextraordinary\nb");
    }
}
