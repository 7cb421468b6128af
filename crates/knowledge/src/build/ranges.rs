//! Small checks of numbers and ids, shared by the files with many of them.

use super::checker::Checker;
use crate::fault::did_you_mean;
use restride_core::knowledge::Evidence;
use std::collections::BTreeSet;

/// Most pain that can be told.
pub(super) const WORST: u16 = 10;
/// Longest time, in days, that a rule may look over.
pub(super) const YEAR: u16 = 366;

/// The checks of one file.
pub(super) struct Ranges<'c, 'f> {
    checker: &'c mut Checker<'f>,
    path: &'c str,
}

impl<'c, 'f> Ranges<'c, 'f> {
    pub(super) const fn of(checker: &'c mut Checker<'f>, path: &'c str) -> Self {
        Self { checker, path }
    }

    /// A fault at the first line that mentions `mention`.
    pub(super) fn fault(&mut self, mention: &str, what: String, hint: Option<&str>) {
        self.checker
            .fault(self.path, mention, what, hint.map(str::to_owned));
    }

    /// Where something in the file comes from.
    pub(super) fn evidence(&mut self, source: &str, mark: &str, place: &str) -> Evidence {
        self.checker.evidence(self.path, source, mark, place)
    }

    /// No id stands twice.
    pub(super) fn unique<'a>(&mut self, ids: impl Iterator<Item = &'a str>) {
        let mut known = BTreeSet::new();
        for id in ids {
            if !known.insert(id) {
                self.fault(id, format!("the id \"{id}\" stands twice"), None);
            }
        }
    }

    /// A list has at least one item.
    pub(super) fn at_least_one(&mut self, name: &str, count: usize) {
        if count == 0 {
            self.fault(name, format!("{name} is empty"), None);
        }
    }

    /// A number lies in a range, both ends included.
    pub(super) fn number(&mut self, name: &str, value: impl Into<u16>, min: u16, max: u16) {
        let [value, min, max] = [value.into(), min, max].map(f64::from);
        self.checker.within(self.path, name, value, min, max);
    }

    /// The same where there is a number.
    pub(super) fn some(&mut self, name: &str, value: Option<impl Into<u16>>, min: u16, max: u16) {
        if let Some(value) = value {
            self.number(name, value, min, max);
        }
    }

    /// A share from 1 to 100 per cent.
    pub(super) fn percent(&mut self, name: &str, value: u8) {
        self.number(name, value, 1, 100);
    }

    /// Pains of the 0-10 scale.
    pub(super) fn pains(&mut self, pains: &[(&str, u8)]) {
        for (name, pain) in pains {
            self.number(name, *pain, 0, WORST);
        }
    }

    /// Limits that follow one another must rise.
    pub(super) fn rising(&mut self, limits: &[(&str, u16)]) {
        for pair in limits.windows(2) {
            if let [(low, smaller), (high, larger)] = pair
                && smaller >= larger
            {
                self.fault(
                    high,
                    format!("{high} is {larger}, expected more than {low}, which is {smaller}"),
                    None,
                );
            }
        }
    }

    /// The word that a file means by a key; a fault with the nearest one when there is none.
    pub(super) fn word<T: Copy>(
        &mut self,
        what: &str,
        key: &str,
        known: &[T],
        key_of: impl Fn(T) -> &'static str,
    ) -> Option<T> {
        let found = known.iter().copied().find(|word| key_of(*word) == key);
        if found.is_none() {
            let keys: Vec<&str> = known.iter().map(|word| key_of(*word)).collect();
            let hint = did_you_mean(key, keys.iter().copied())
                .unwrap_or_else(|| format!("one of {}", keys.join(", ")));
            self.fault(key, format!("no {what} is called \"{key}\""), Some(&hint));
        }
        found
    }

    /// The position of an id; a fault with the nearest one when there is none.
    pub(super) fn position<'a>(
        &mut self,
        what: &str,
        id: &str,
        known: impl Iterator<Item = &'a str> + Clone,
    ) -> Option<usize> {
        let found = known.clone().position(|known| known == id);
        if found.is_none() {
            let hint = did_you_mean(id, known);
            self.fault(
                id,
                format!("no {what} has the id \"{id}\""),
                hint.as_deref(),
            );
        }
        found
    }
}
