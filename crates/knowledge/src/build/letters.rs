//! No text of a pack may hold letters that drive a terminal.

use super::checker::Checker;
use super::lines::line_at;
use crate::drives_a_terminal;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

pub(super) fn check(checker: &mut Checker<'_>) {
    for (path, text) in checker.part_files() {
        // Without an escape, what is written is what is read.
        if !text.contains('\\') && !text.chars().any(drives_a_terminal) {
            continue;
        }
        // A file that does not parse is a fault of its own.
        let Ok(table) = DeTable::parse(text) else {
            continue;
        };
        let mut found = Vec::new();
        in_table(table.get_ref(), &mut found);
        for (byte, letter) in found {
            checker.fault_at(
                path,
                line_at(text, byte),
                format!("a text holds the character U+{:04X}", u32::from(letter)),
                Some("leave it out: it could change what a terminal shows".to_owned()),
            );
        }
    }
}

fn in_table(table: &DeTable<'_>, found: &mut Vec<(usize, char)>) {
    for (key, value) in table {
        in_text(key.get_ref(), key.span().start, found);
        in_value(value, found);
    }
}

fn in_value(value: &Spanned<DeValue<'_>>, found: &mut Vec<(usize, char)>) {
    match value.get_ref() {
        DeValue::String(text) => in_text(text, value.span().start, found),
        DeValue::Array(values) => values.iter().for_each(|value| in_value(value, found)),
        DeValue::Table(table) => in_table(table, found),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
    }
}

fn in_text(text: &str, byte: usize, found: &mut Vec<(usize, char)>) {
    if let Some(letter) = text.chars().find(|letter| drives_a_terminal(*letter)) {
        found.push((byte, letter));
    }
}
