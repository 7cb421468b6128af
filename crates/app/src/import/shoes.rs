//! The shoes that an account knows.

use super::Import;
use super::body::text;
use crate::desk::Draft;
use crate::error::AppError;
use crate::store::{Expect, Store};
use restride_core::journal::{Body, Journal, Shoe};
use restride_core::shoes::plain_name;
use restride_import::archive::ToldShoe;
use std::collections::BTreeSet;

impl<S: Store> Import<'_, '_, S> {
    /// Writes down the shoes that an account knows and the journal does not, by their names. Those that it calls retired
    /// are put away today: since when they were, it does not say.
    ///
    /// # Errors
    ///
    /// [`AppError`].
    pub async fn take_shoes(&mut self, shoes: &[ToldShoe]) -> Result<(), AppError> {
        let mut entries = Vec::new();
        for told in shoes {
            let Some(name) = text(&told.name) else {
                continue;
            };
            let is_new = self.shoes.insert(plain_name(name.as_str()));
            if !is_new {
                continue;
            }
            let shoe = Shoe {
                name,
                bought: None,
                start_distance_m: None,
                retired: (told.retired == Some(true)).then(|| self.desk.now.date()),
                worn_on: Vec::new(),
                worn_by_default: None,
                wear_limit_m: None,
                note: None,
            };
            let happened = self.desk.happened_now()?;
            entries.push(self.desk.entry(Draft::new(happened, Body::Shoe(shoe)))?);
        }
        if !self.is_rehearsal && !entries.is_empty() {
            let now = self.desk.now.timestamp();
            let store = self.desk.store;
            store
                .append(self.desk.runner, Expect::Anything, &entries, now)
                .await?;
        }
        Ok(())
    }
}

/// The names of the shoes in a journal.
pub(super) fn known(journal: &Journal) -> BTreeSet<String> {
    let folded = journal.fold();
    let shoes = folded.effective().iter().filter_map(|version| {
        if let Body::Shoe(shoe) = version.entry.body() {
            Some(plain_name(shoe.name.as_str()))
        } else {
            None
        }
    });
    shoes.collect()
}
