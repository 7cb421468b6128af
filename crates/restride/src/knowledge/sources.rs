//! `restride knowledge sources`: where the numbers come from.

use super::Pack;
use super::entries::natural;
use super::numbers;
use super::page::Page;
use super::show::counted;
use crate::words::Words;

/// Every source: id, title, what of it was read, how many numbers rest on it by mark.
pub(super) fn text(pack: Pack<'_>, words: Words<'_>) -> String {
    let knowledge = pack.knowledge;
    let numbers = numbers::all(pack);
    let mut ids: Vec<&String> = knowledge.sources.keys().collect();
    ids.sort_by_key(|id| natural(id));
    let mut page = Page::default();
    for id in ids {
        let source = &knowledge.sources[id];
        page.item(0, &format!("{id}: {}", source.title));
        let read = words
            .get(&format!("show.read.{}", source.read))
            .unwrap_or_else(|| source.read.clone());
        let read = words.filled("show.source.read", &[("read", &read)]);
        let mut counts: Vec<String> = numbers::by_mark(&numbers, Some(id))
            .into_iter()
            .map(|(mark, count)| counted(words, mark, count))
            .collect();
        if counts.is_empty() {
            counts.push(words.line("show.source.no_numbers"));
        }
        let named = numbers::named(knowledge, id).len();
        if named > 0 {
            counts.push(words.filled("show.source.others", &[("count", &named.to_string())]));
        }
        page.under_item(&format!("{read}; {}", counts.join("; ")));
    }
    page.into_text()
}

#[cfg(test)]
mod tests {
    use super::*;
    use restride_testkit::{care, knowledge};

    #[test]
    fn every_source_is_listed_in_natural_order_with_what_was_read() {
        let knowledge = knowledge();
        let text = text(Pack::of(&knowledge, &care()), Words::new(&knowledge, "en"));
        let heads: Vec<&str> = text
            .lines()
            .filter(|line| line.starts_with("  - "))
            .collect();
        assert_eq!(heads.len(), knowledge.sources.len());
        let at = |id: &str| {
            let head = format!("  - {id}: ");
            heads
                .iter()
                .position(|line| line.starts_with(&head))
                .unwrap()
        };
        assert!(at("s9") < at("s10") && at("s10") < at("s100"));
        assert_eq!(
            text.matches("What was read: ").count(),
            knowledge.sources.len()
        );
    }
}
