//! Letters that must not reach a terminal.

/// Whether a letter could change what a terminal shows instead of being shown: control characters but for the end of a
/// line and the tab, and the marks that turn the direction of writing.
pub fn drives_a_terminal(letter: char) -> bool {
    match letter {
        '\n' | '\t' => false,
        '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => true,
        letter => letter.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::drives_a_terminal;

    #[test]
    fn escapes_and_marks_of_direction_drive_a_terminal_and_words_do_not() {
        for letter in "\u{1b}\u{7}\u{8}\r\u{7f}\u{9b}\u{85}\u{202e}\u{2066}\u{200f}".chars() {
            assert!(drives_a_terminal(letter), "{letter:?}");
        }
        for letter in "az\n\täß中\u{200d}é".chars() {
            assert!(!drives_a_terminal(letter), "{letter:?}");
        }
    }
}
