//! What one import did.

use super::Content;
use crate::journal::fields::{Fields, Object};
use crate::journal::{EntryError, Key, Text};

/// The most files of which an import tells why they were not taken.
const MOST_PROBLEMS: usize = 200;

/// What one import did, written at its end. Its runs name it. An import that was interrupted has runs and no such entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportBatch {
    /// The paths that were given.
    pub from: Text,
    /// Whose account this was an archive of, such as `strava`: between its first and its last activity nothing is
    /// missing. `None` for single files, which the runner may have picked.
    pub account: Option<Key>,
    /// Activities that were new.
    pub imported: u32,
    /// Of them, other recordings of an activity that was known.
    pub duplicates: u32,
    /// Of them, those that are no runs.
    pub not_runs: u32,
    /// Of them, those from damaged files.
    pub damaged: u32,
    /// Files that were known already.
    pub known: u32,
    /// Files without an activity.
    pub empty: u32,
    /// Files that were refused.
    pub refused: u32,
    /// Files that were not taken, and why: at most 200 of them.
    pub problems: Vec<Text>,
}

impl ImportBatch {
    /// The most problems that are kept.
    pub const MOST_PROBLEMS: usize = MOST_PROBLEMS;
}

impl Content for ImportBatch {
    fn read(fields: &mut Fields<'_, '_>) -> Result<Self, EntryError> {
        let mut count = |name: &str| {
            let count = fields.whole(name, "files or activities", 0, u32::MAX)?;
            Ok::<_, EntryError>(count.unwrap_or(0))
        };
        let [
            imported,
            duplicates,
            not_runs,
            damaged,
            known,
            empty,
            refused,
        ] = [
            count("imported")?,
            count("duplicates")?,
            count("not_runs")?,
            count("damaged")?,
            count("known")?,
            count("empty")?,
            count("refused")?,
        ];
        Ok(Self {
            from: fields.required("from")?,
            account: fields.optional("account")?,
            imported,
            duplicates,
            not_runs,
            damaged,
            known,
            empty,
            refused,
            problems: fields.list("problems", MOST_PROBLEMS)?,
        })
    }

    fn write(&self, object: &mut Object) {
        object.put("from", &self.from);
        object.put_some("account", self.account.as_ref());
        for (name, count) in [
            ("imported", self.imported),
            ("duplicates", self.duplicates),
            ("not_runs", self.not_runs),
            ("damaged", self.damaged),
            ("known", self.known),
            ("empty", self.empty),
            ("refused", self.refused),
        ] {
            object.put_whole(name, Some(count).filter(|count| *count > 0));
        }
        object.put_list("problems", &self.problems);
    }
}
