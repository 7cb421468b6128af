//! The shape of the tables, as numbered steps that are only ever added. One that was released never changes.
//!
//! Both databases go through the same numbers. The key of every table begins with the runner, and nothing is counted
//! across runners: a database that is spread over many machines can keep each runner in one place.

/// One step.
#[derive(Debug)]
pub(crate) struct Migration {
    /// The schema after it.
    pub(crate) number: u32,
    pub(crate) sqlite: &'static str,
    pub(crate) postgres: &'static str,
}

/// All steps, oldest first.
pub(crate) const ALL: &[Migration] = &[Migration {
    number: 1,
    sqlite: include_str!("0001_sqlite.sql"),
    postgres: include_str!("0001_postgres.sql"),
}];

/// The newest schema that this program knows.
pub const NEWEST: u32 = ALL[ALL.len() - 1].number;

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
