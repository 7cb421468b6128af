//! Undoing: the entry that this one supersedes no longer counts.

use super::Content;
use crate::journal::EntryError;
use crate::journal::fields::{Fields, Object};

/// An undo. It says nothing else, and what it undoes stays in the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Withdrawn;

impl Content for Withdrawn {
    fn read(_: &mut Fields<'_, '_>) -> Result<Self, EntryError> {
        Ok(Self)
    }

    fn write(&self, _: &mut Object) {}
}
