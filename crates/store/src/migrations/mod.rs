//! The shape of the tables, as numbered steps that are only ever added. One that was released never changes.
//!
//! Both databases go through the same numbers. The key of every table begins with the runner, and nothing is counted
//! across runners: a database that is spread over many machines can keep each runner in one place.

use restride_app::store::StoreError;

/// One step.
#[derive(Debug)]
pub(crate) struct Migration {
    /// The schema after it.
    pub(crate) number: u32,
    pub(crate) sqlite: &'static str,
    pub(crate) postgres: &'static str,
}

/// All steps, oldest first.
pub(crate) const ALL: &[Migration] = &[
    Migration {
        number: 1,
        sqlite: include_str!("0001_sqlite.sql"),
        postgres: include_str!("0001_postgres.sql"),
    },
    Migration {
        number: 2,
        sqlite: include_str!("0002_sqlite.sql"),
        postgres: include_str!("0002_postgres.sql"),
    },
];

/// The newest schema that this program knows.
pub const NEWEST: u32 = ALL[ALL.len() - 1].number;

/// The schema that a database says it has, when this program knows it.
///
/// # Errors
///
/// [`StoreError::Damaged`] for a number that is none, [`StoreError::Newer`] for one of a newer program.
pub(crate) fn known(found: i64) -> Result<u32, StoreError> {
    let found = u32::try_from(found)
        .map_err(|_out_of_range| StoreError::Damaged(format!("{found} is no schema")))?;
    if found > NEWEST {
        return Err(StoreError::Newer {
            found,
            known: NEWEST,
        });
    }
    Ok(found)
}

/// The step after a schema; `None` when it is the newest.
pub(crate) fn after(schema: u32) -> Option<&'static Migration> {
    ALL.iter().find(|migration| migration.number > schema)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn migrations_are_numbered_without_gaps_from_1() {
        for (expected, migration) in (1..).zip(ALL) {
            assert_eq!(migration.number, expected);
        }
    }
}
