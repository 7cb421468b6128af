//! The shoes on a page.

use super::bar::bar;
use super::view::{Look, PairJson, RotationJson, ShoesJson};
use crate::assess::page::Page;
use crate::diary::chart::Ink;
use crate::runs::measure::km_of_m;

impl Look<'_> {
    /// The page; without ink there are no bars.
    pub(super) fn text(&self, view: &ShoesJson, ink: Option<Ink>) -> String {
        let words = self.words;
        let mut page = Page::default();
        if view.shoes.is_empty() {
            page.line(0, &words.line("shoes.list.none"));
            return page.finish();
        }
        let (in_use, away): (Vec<&PairJson>, Vec<&PairJson>) =
            view.shoes.iter().partition(|pair| pair.retired.is_none());
        page.heading(&words.line("shoes.list.title"));
        for pair in in_use {
            Self::pair_text(&mut page, view, pair, ink);
        }
        if !away.is_empty() {
            page.heading(&words.line("shoes.list.retired"));
            for pair in away {
                Self::pair_text(&mut page, view, pair, None);
            }
        }
        if ink.is_some() {
            page.gap();
            let (from, to) = (view.wear_from_m / 1000, view.wear_to_m / 1000);
            page.line(
                0,
                &words.filled(
                    "shoes.list.scale",
                    &[("from", &from.to_string()), ("to", &to.to_string())],
                ),
            );
        }
        page.gap();
        for line in &view.about_wear {
            page.line(0, line);
        }
        self.rotation_text(&mut page, &view.rotation);
        page.heading(&words.line("shoes.pain.title"));
        if view.mornings.is_empty() {
            let days = self.rules.pain.least_days.to_string();
            page.line(0, &words.filled("shoes.pain.too_few", &[("days", &days)]));
        } else {
            page.items(0, view.mornings.iter().map(|it| &it.words));
            page.line(0, &words.line("shoes.pain.no_cause"));
        }
        page.finish()
    }

    fn pair_text(page: &mut Page, view: &ShoesJson, pair: &PairJson, ink: Option<Ink>) {
        page.item(0, &pair.name);
        if let Some(ink) = ink {
            let (from, to) = (u64::from(view.wear_from_m), u64::from(view.wear_to_m));
            let drawn = bar(pair.distance_m, 0, to, Some(from), ink);
            page.drawn(&format!("  {drawn}  {} km", km_of_m(pair.distance_m)));
        }
        for line in &pair.words {
            page.line(1, line);
        }
    }

    fn rotation_text(&self, page: &mut Page, rotation: &RotationJson) {
        let words = self.words;
        let days = self.rules.rotation.days.to_string();
        page.heading(&words.filled("shoes.rotation.title", &[("days", &days)]));
        if rotation.pairs.is_empty() {
            page.line(0, &words.line("shoes.rotation.none"));
        }
        page.items(0, rotation.pairs.iter().map(|it| &it.words));
        if rotation.runs_without_shoes > 0 {
            let runs = rotation.runs_without_shoes.to_string();
            page.item(
                0,
                &words.filled("shoes.rotation.unknown", &[("runs", &runs)]),
            );
        }
        for line in &rotation.words {
            page.line(0, line);
        }
    }
}
