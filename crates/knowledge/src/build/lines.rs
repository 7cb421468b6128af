//! Which line of a TOML text a fault is about: a plain look at the text, exact enough for a person to find the place.

/// The line of a byte, counted from 1.
pub(super) fn line_at(text: &str, byte: usize) -> usize {
    1 + text
        .bytes()
        .take(byte)
        .filter(|byte| *byte == b'\n')
        .count()
}

/// The first line that mentions a word as a value, a key or the name of a table.
pub(super) fn line_of(text: &str, mention: &str) -> Option<usize> {
    if mention.is_empty() {
        return None;
    }
    let quoted = format!("\"{mention}\"");
    text.lines()
        .position(|line| {
            line.contains(&quoted)
                || key_of(line).is_some_and(|key| key == mention)
                || table_of(line).is_some_and(|table| table.contains(&mention))
        })
        .map(|position| position + 1)
}

/// The line of the key at this path of tables.
pub(super) fn line_of_key(text: &str, path: &[&str]) -> Option<usize> {
    let (last, tables) = path.split_last()?;
    let mut inside: Vec<&str> = Vec::new();
    for (position, line) in text.lines().enumerate() {
        if let Some(table) = table_of(line) {
            inside = table;
        } else if inside == tables && key_of(line).is_some_and(|key| key == *last) {
            return Some(position + 1);
        }
    }
    None
}

/// The line of a key outside of all tables, or else of the first table with this name or below it.
pub(super) fn line_of_entry(text: &str, name: &str) -> Option<usize> {
    line_of_key(text, &[name]).or_else(|| {
        text.lines()
            .position(|line| table_of(line).is_some_and(|table| table.first() == Some(&name)))
            .map(|position| position + 1)
    })
}

/// The key that a line gives a value to.
fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    Some(key.trim().trim_matches('"'))
}

/// The names on a line that opens a table.
fn table_of(line: &str) -> Option<Vec<&str>> {
    let name = line.trim().strip_prefix('[')?.trim_start_matches('[');
    let (name, _) = name.split_once(']')?;
    Some(
        name.split('.')
            .map(|part| part.trim().trim_matches('"'))
            .collect(),
    )
}
