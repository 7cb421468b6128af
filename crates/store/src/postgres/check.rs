//! Checks a PostgreSQL database: what we wrote, and the settings that its durability relies on.

use super::fault::fault;
use super::queries;
use crate::append::Kept;
use crate::check::{Checked, Finding, Unchecked, content};
use crate::postgres::PostgresStore;
use restride_app::store::{Position, RunnerId, StoreError};
use sqlx::query_scalar;

/// Settings of the server, each with the value without which a loss of power can cost what was acknowledged.
const SETTINGS: &[(&str, &str)] = &[("fsync", "on"), ("full_page_writes", "on")];

impl Unchecked for PostgresStore {
    async fn kept(
        &self,
        runner: RunnerId,
        after: Position,
        most: usize,
    ) -> Result<Vec<Kept>, StoreError> {
        queries::kept(&self.pool, runner, after, most).await
    }
}

impl PostgresStore {
    /// Checks every entry and every file, and the settings of the server. Others may go on writing.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the check cannot be made at all. What it finds is no error.
    pub async fn check(&self) -> Result<Checked, StoreError> {
        let mut checked = content(self).await?;
        for (name, expected) in SETTINGS {
            // A database that only speaks PostgreSQL's language may not have it.
            let found: Option<String> = query_scalar("SELECT current_setting($1, true)")
                .bind(name)
                .fetch_one(&self.pool)
                .await
                .map_err(fault)?;
            match found {
                Some(found) if found != *expected => checked.findings.push(Finding::Setting {
                    name: (*name).to_owned(),
                    found,
                    expected: (*expected).to_owned(),
                }),
                _ => {}
            }
        }
        Ok(checked)
    }
}
