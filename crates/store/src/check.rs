//! Whether what is kept is what was written: for `restride doctor`, for a backup before it gets its name, and for what is
//! to be restored.

use crate::append::Kept;
use restride_app::store::{FileHash, Position, RunnerId, Store, StoreError};
use restride_core::journal::{Entry, EntryId};
use std::fmt;
use std::path::PathBuf;

/// How many rows are read at once.
const PAGE: usize = 500;

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Checked {
    /// How many runners there are.
    pub runners: u64,
    /// How many entries they have.
    pub entries: u64,
    /// How many files they have.
    pub files: u64,
    /// What is not as it should be; empty when all is well.
    pub findings: Vec<Finding>,
}

impl Checked {
    /// Whether something was lost or changed. Otherwise the findings, if any, are risks.
    pub fn is_damaged(&self) -> bool {
        self.findings.iter().any(Finding::is_damage)
    }
}

/// One thing that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The database says this about its own structure.
    Structure(String),
    /// Rows that belong to no runner.
    Orphans {
        /// Where.
        table: String,
        /// How many.
        rows: u64,
    },
    /// A position is missing.
    Gap {
        /// Whose.
        runner: RunnerId,
        /// The first that is missing.
        missing: Position,
    },
    /// Entries are beyond the runner's position, or the last ones are gone.
    Head {
        /// Whose.
        runner: RunnerId,
        /// Where the journal should end.
        says: Position,
        /// Where it ends.
        ends: Position,
    },
    /// The row is not the one that was written.
    Changed {
        /// Whose.
        runner: RunnerId,
        /// The entry's place.
        position: Position,
    },
    /// The text cannot be read as an entry, is not in its canonical form, or stands under another id.
    NoEntry {
        /// Whose.
        runner: RunnerId,
        /// The entry's place.
        position: Position,
        /// Why.
        why: String,
    },
    /// A file does not have its hash any more.
    File {
        /// Whose.
        runner: RunnerId,
        /// The hash it had.
        hash: FileHash,
    },
    /// A setting of the database that what was acknowledged relies on.
    Setting {
        /// Its name.
        name: String,
        /// What it is.
        found: String,
        /// What it should be.
        expected: String,
    },
    /// Others than the owner can get at this.
    Open {
        /// The folder or file.
        path: PathBuf,
    },
}

impl Finding {
    /// Whether something was lost or changed, and not only at risk.
    pub const fn is_damage(&self) -> bool {
        !matches!(self, Self::Setting { .. } | Self::Open { .. })
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Structure(what) => write!(formatter, "the database's structure: {what}"),
            Self::Orphans { table, rows } => {
                write!(formatter, "{table}: {rows} rows belong to no runner")
            }
            Self::Gap { runner, missing } => {
                write!(formatter, "runner {runner}: entry {} is missing", missing.0)
            }
            Self::Head { runner, says, ends } => write!(
                formatter,
                "runner {runner}: the journal should end at entry {} and ends at {}",
                says.0, ends.0
            ),
            Self::Changed { runner, position } => write!(
                formatter,
                "runner {runner}: entry {} is not as it was written",
                position.0
            ),
            Self::NoEntry {
                runner,
                position,
                why,
            } => write!(formatter, "runner {runner}: entry {}: {why}", position.0),
            Self::File { runner, hash } => {
                write!(formatter, "runner {runner}: the file {hash} was changed")
            }
            Self::Setting {
                name,
                found,
                expected,
            } => write!(formatter, "{name} is {found}; it should be {expected}"),
            Self::Open { path } => write!(
                formatter,
                "{} can be read or written by others than its owner",
                path.display()
            ),
        }
    }
}

/// A store that shows its rows before anything about them is believed.
pub(crate) trait Unchecked: Store {
    async fn kept(
        &self,
        runner: RunnerId,
        after: Position,
        most: usize,
    ) -> Result<Vec<Kept>, StoreError>;
}

/// Checks every row of every runner. Others may go on writing.
pub(crate) async fn content(store: &impl Unchecked) -> Result<Checked, StoreError> {
    let mut checked = Checked::default();
    let mut after = None;
    loop {
        let runners = store.runners(after, PAGE).await?;
        let Some(last) = runners.last() else { break };
        after = Some(*last);
        for runner in runners {
            checked.runners += 1;
            entries(store, runner, &mut checked).await?;
            files(store, runner, &mut checked).await?;
        }
    }
    Ok(checked)
}

async fn entries(
    store: &impl Unchecked,
    runner: RunnerId,
    checked: &mut Checked,
) -> Result<(), StoreError> {
    let before = store.position(runner).await?;
    let mut end = Position(0);
    loop {
        let page = store.kept(runner, end, PAGE).await?;
        if page.is_empty() {
            break;
        }
        for kept in page {
            let position = Position(u64::try_from(kept.position).unwrap_or_default());
            let missing = Position(end.0 + 1);
            if position != missing {
                checked.findings.push(Finding::Gap { runner, missing });
            }
            end = position;
            checked.entries += 1;
            checked.findings.extend(row(runner, position, kept));
        }
    }
    let head = |says| Finding::Head {
        runner,
        says,
        ends: end,
    };
    if before > end {
        checked.findings.push(head(before));
    } else {
        // Entries that arrived while this was reading are beyond `before` and not beyond this.
        let afterwards = store.position(runner).await?;
        if afterwards < end {
            checked.findings.push(head(afterwards));
        }
    }
    Ok(())
}

fn row(runner: RunnerId, position: Position, kept: Kept) -> Option<Finding> {
    let id = kept.id;
    let Ok(row) = kept.row(runner) else {
        return Some(Finding::Changed { runner, position });
    };
    let why = match Entry::from_json(row.text.as_bytes()) {
        Err(error) => error.to_string(),
        Ok(entry) if Some(entry.id()) != EntryId::new(id) => {
            format!("it stands under the id {id} and says {}", entry.id())
        }
        Ok(entry) if entry.to_json() != row.text => "it is not in its canonical form".to_owned(),
        Ok(_) => return None,
    };
    Some(Finding::NoEntry {
        runner,
        position,
        why,
    })
}

async fn files(
    store: &impl Unchecked,
    runner: RunnerId,
    checked: &mut Checked,
) -> Result<(), StoreError> {
    for hash in store.files(runner).await? {
        checked.files += 1;
        match store.file(runner, &hash).await {
            Ok(Some(_)) => {}
            Ok(None) | Err(StoreError::Damaged(_)) => {
                checked.findings.push(Finding::File { runner, hash });
            }
            Err(other) => return Err(other),
        }
    }
    Ok(())
}
