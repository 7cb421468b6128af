//! The word that somebody may have meant.

/// The longest text for which a word is looked up: nobody mistypes a whole sentence.
const LONGEST: usize = 40;

/// The word that differs in the fewest letters, when that is at most a third of them (and one in a short word); `None`
/// when none is so near, or two are equally near.
pub(super) fn nearest<'w>(given: &str, words: &[&'w str]) -> Option<&'w str> {
    if given.len() > LONGEST {
        return None;
    }
    let given = given.trim().to_lowercase().replace([' ', '-'], "_");
    let most = (given.chars().count() / 3).max(1);
    let mut near: Vec<(usize, &str)> = words
        .iter()
        .map(|word| (distance(&given, word), *word))
        .filter(|(letters, _)| *letters <= most)
        .collect();
    near.sort_unstable();
    match near.as_slice() {
        [(letters, _), (others, _), ..] if letters == others => None,
        [(_, word), ..] => Some(word),
        [] => None,
    }
}

/// How many letters have to be put in, taken out or changed to make one of the other; two that changed places count as
/// one.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    let mut last = None;
    for (line, letter) in one.chars().enumerate() {
        let mut next = vec![line + 1];
        for (column, &wanted) in other.iter().enumerate() {
            let at =
                |row: &[usize], place: usize| row.get(place).copied().unwrap_or(usize::MAX / 2);
            let change = at(&row, column) + usize::from(letter != wanted);
            let mut least = change
                .min(at(&row, column + 1) + 1)
                .min(at(&next, column) + 1);
            let earlier = column.checked_sub(1).and_then(|place| other.get(place));
            if earlier == Some(&letter) && last == Some(wanted) {
                least = least.min(at(&before, column - 1) + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
        last = Some(letter);
    }
    row.last().copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_finds_its_word_and_a_stranger_finds_none() {
        let words = ["waking", "before", "during", "at_end", "evening", "at_rest"];
        let cases = [
            ("wakin", Some("waking")),
            ("Waking ", Some("waking")),
            ("wkaing", Some("waking")),
            ("befor", Some("before")),
            ("at rest", Some("at_rest")),
            ("at-end", Some("at_end")),
            ("even", None),
            ("lunch", None),
            ("", None),
            ("duringduringduringduringduringduringduring", None),
        ];
        for (given, expected) in cases {
            assert_eq!(nearest(given, &words), expected, "{given}");
        }
        assert_eq!(nearest("ab", &["aa", "bb"]), None, "two are equally near");
    }
}
