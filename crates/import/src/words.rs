//! Foreign words as they may be shown.

/// The most characters of a name, a title or a note that are kept.
const LONGEST: usize = 4000;

/// A foreign text without what hides or turns other text, and shortened to 4,000 characters; `None` when nothing is left.
///
/// ```
/// assert_eq!(restride_import::shown(" Easy\u{202e} run\0").as_deref(), Some("Easy run"));
/// assert_eq!(restride_import::shown("\u{200b}"), None);
/// ```
pub fn shown(text: &str) -> Option<String> {
    let plain = text.replace("\r\n", "\n");
    let plain = plain.chars().filter(|c| !is_hidden(*c)).take(LONGEST);
    let plain = plain.collect::<String>();
    let plain = plain.trim();
    (!plain.is_empty()).then(|| plain.to_owned())
}

/// Control characters other than tab and line feed, marks of direction, and what has no width.
pub(crate) fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\t' && c != '\n')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_a_file_cannot_hide_anything() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(shown(text).as_deref(), expected, "{text:?}");
        };
        check("Easy\u{202e} run\0\r\n ", Some("Easy run"));
        check("two\r\nlines", Some("two\nlines"));
        check("\u{200b}", None);
        check("Läufe, 走る", Some("Läufe, 走る"));
        assert_eq!(
            shown(&"x".repeat(5000)).map(|text| text.len()),
            Some(LONGEST)
        );
    }
}
