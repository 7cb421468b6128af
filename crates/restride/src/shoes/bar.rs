//! A bar of letters: full letters, then empty ones, with a mark.

use crate::diary::chart::Ink;

/// Letters of a bar.
const WIDTH: u64 = 24;

/// A bar from `from` to `to` that is full up to `value`, with a mark at another value. Values outside are drawn at the
/// edges.
pub(crate) fn bar(value: u64, from: u64, to: u64, mark: Option<u64>, ink: Ink) -> String {
    let (full, empty, at) = match ink {
        Ink::Blocks => ('█', '·', '│'),
        Ink::Ascii => ('#', '.', '|'),
    };
    let place = |value: u64| {
        let span = to.saturating_sub(from).max(1);
        (value.clamp(from, to.max(from)) - from) * WIDTH / span
    };
    let filled = place(value);
    let marked = mark.map(|mark| place(mark).min(WIDTH - 1));
    (0..WIDTH)
        .map(|letter| {
            if marked == Some(letter) {
                at
            } else if letter < filled {
                full
            } else {
                empty
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_full_up_to_its_value_and_has_its_mark() {
        let drawn = |value| bar(value, 0, 800, Some(480), Ink::Ascii);
        assert_eq!(drawn(0), "..............|.........");
        assert_eq!(drawn(400), "############..|.........");
        assert_eq!(drawn(800), "##############|#########");
        assert_eq!(drawn(9000), drawn(800));
        assert_eq!(
            bar(170, 150, 190, None, Ink::Blocks)
                .chars()
                .filter(|it| *it == '█')
                .count(),
            12
        );
    }
}
