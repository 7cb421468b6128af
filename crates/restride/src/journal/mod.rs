//! The journal as the commands use it: opening it, running a use case, and the words for what is in it.

pub(crate) mod change;
pub(crate) mod entry_words;
pub(crate) mod find;
pub(crate) mod plan_words;
pub(crate) mod written;

use crate::arguments::JournalOptions;
use crate::clock;
use crate::config::{self, Config};
use crate::failure::Failure;
use crate::ids::NewIds;
use crate::pack::{self, Pack};
use crate::words::Words;
use entry_words::EntryWords;
use jiff::Zoned;
use restride_app::actor::Actor;
use restride_app::desk::Desk;
use restride_app::error::AppError;
use restride_app::journal::{self, Read};
use restride_app::store::{RunnerId, Store as _, StoreError};
use restride_core::assessment::Engine;
use restride_core::journal::{Happened, Journal, Key};
use restride_core::knowledge::{Care, Knowledge};
use restride_store::{AnyStore, Location};
use std::path::Path;
use tokio::runtime::{Builder, Runtime};

/// The file in a data folder that shows that there is a journal.
const DATABASE: &str = "journal.sqlite";

/// Whether there is a journal already. A database of a host is one.
pub(crate) fn is_there(config: &Config) -> bool {
    match &config.location {
        Location::Folder(folder) => folder.join(DATABASE).exists(),
        Location::Postgres(_) => true,
        Location::Memory => false,
    }
}

/// What waits for a store.
pub(crate) fn runtime() -> Result<Runtime, Failure> {
    Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::new(format!("cannot start: {error}")))
}

/// A journal, and what use cases are given. It is opened when it is first needed: reading makes no folder, and neither
/// does a command that is refused.
pub(crate) struct Work<'k> {
    runtime: Runtime,
    engine: Engine<'k>,
    care: &'k Care,
    config: Config,
    open: Option<Open>,
    ids: NewIds,
    now: Zoned,
}

/// A store that is open, and whose journal in it.
#[derive(Clone)]
struct Open {
    store: AnyStore,
    runner: RunnerId,
}

impl<'k> Work<'k> {
    /// The journal that the options name.
    pub(crate) fn open(pack: &'k Pack, options: &JournalOptions) -> Result<Self, Failure> {
        Self::at(pack, config::read(options)?)
    }

    /// The journal at a place that is known.
    pub(crate) fn at(pack: &'k Pack, config: Config) -> Result<Self, Failure> {
        Self::with(&pack.knowledge, &pack.care, config)
    }

    /// The same with the parts of a pack.
    pub(crate) fn with(
        knowledge: &'k Knowledge,
        care: &'k Care,
        config: Config,
    ) -> Result<Self, Failure> {
        let now = clock::zoned()?;
        Ok(Self {
            runtime: runtime()?,
            engine: Engine::new(knowledge),
            care,
            config,
            open: None,
            ids: NewIds::at(now.timestamp())?,
            now,
        })
    }

    /// The time of this command, in the runner's zone.
    pub(crate) const fn now(&self) -> &Zoned {
        &self.now
    }

    /// The same as the time of an entry.
    pub(crate) fn happened_now(&self) -> Result<Happened, Failure> {
        Happened::new(&self.now).map_err(|error| Failure::new(format!("the clock: {error}")))
    }

    /// The pack, made ready.
    pub(crate) const fn engine(&self) -> &Engine<'k> {
        &self.engine
    }

    /// Everything that was written so far; an empty journal when there is none.
    pub(crate) fn read(&mut self) -> Result<Journal, Failure> {
        if !is_there(&self.config) {
            return Ok(Journal::default());
        }
        let Open { store, runner } = self.opened()?;
        let read = self.runtime.block_on(journal::read(&store, runner));
        let Read { journal, .. } = read?;
        Ok(journal)
    }

    /// Refuses to go on without a journal.
    pub(crate) fn needs_journal(&self) -> Result<(), Failure> {
        if is_there(&self.config) {
            return Ok(());
        }
        Err(
            Failure::new(format!("there is no journal in {}", self.config.location))
                .hint("restride log begins one; --data DIR names another folder"),
        )
    }

    /// Where the journal is.
    pub(crate) const fn location(&self) -> &Location {
        &self.config.location
    }

    /// The care part of the pack.
    pub(crate) const fn care(&self) -> &'k Care {
        self.care
    }

    /// Asks the store itself.
    pub(crate) fn with_store<T>(
        &mut self,
        ask: impl AsyncFnOnce(&AnyStore) -> T,
    ) -> Result<T, Failure> {
        let Open { store, .. } = self.opened()?;
        Ok(self.runtime.block_on(ask(&store)))
    }

    /// Runs a use case as the runner.
    pub(crate) fn run<T>(
        &mut self,
        use_case: impl AsyncFnOnce(&mut Desk<'_, AnyStore>) -> Result<T, AppError>,
    ) -> Result<T, Failure> {
        let Open { store, runner } = self.opened()?;
        let mut desk = Desk {
            store: &store,
            engine: &self.engine,
            care: self.care,
            runner,
            actor: Actor::Runner,
            source: source(),
            now: self.now.clone(),
            ids: &mut self.ids,
        };
        Ok(self.runtime.block_on(use_case(&mut desk))?)
    }

    fn opened(&mut self) -> Result<Open, Failure> {
        if let Some(open) = &self.open {
            return Ok(open.clone());
        }
        let location = &self.config.location;
        let opened = self.runtime.block_on(async {
            let store = AnyStore::open(location).await?;
            let known = store.runners(None, 2).await?;
            Ok::<_, StoreError>((store, known))
        });
        let (store, known) = opened.map_err(|error| cannot_open(location, &error))?;
        let runner = match (self.config.runner, known.as_slice()) {
            (Some(runner), _) => runner,
            (None, []) => RunnerId(self.ids.next_uuid()),
            (None, [runner]) => *runner,
            (None, [_, ..]) => {
                return Err(Failure::new(format!(
                    "{location} holds the journals of several runners"
                ))
                .hint("say whose with --runner ID"));
            }
        };
        let open = Open { store, runner };
        self.open = Some(open.clone());
        Ok(open)
    }
}

fn source() -> Key {
    Key::new("cli").unwrap_or_else(|| unreachable!("cli is a key"))
}

/// What the commands that read or write a journal are given.
pub(crate) struct Shell<'a> {
    pub(crate) overlay: Option<&'a Path>,
    pub(crate) locale: &'a str,
    pub(crate) journal: &'a JournalOptions,
}

impl Shell<'_> {
    /// The pack that the options name.
    pub(crate) fn pack(&self) -> Result<Pack, Failure> {
        pack::whole(self.overlay)
    }

    /// Its words in the locale that the options name.
    pub(crate) fn words<'p>(&'p self, pack: &'p Pack) -> Result<EntryWords<'p>, Failure> {
        Ok(EntryWords {
            knowledge: &pack.knowledge,
            words: Words::asked_for(&pack.knowledge, self.locale)?.and_care(&pack.care),
        })
    }
}

fn cannot_open(location: &Location, error: &StoreError) -> Failure {
    let failure = Failure::new(format!(
        "the journal in {location} cannot be opened: {error}"
    ));
    match error {
        StoreError::Damaged(_) => failure
            .hint("restride doctor tells more; a backup can be restored into an empty folder"),
        StoreError::Newer { .. } => failure.hint("use the newest version of Restride"),
        StoreError::ReadOnly => {
            failure.hint("give a folder that you may write into with --data DIR")
        }
        StoreError::Full => failure.hint("make room on the disk"),
        StoreError::Busy => failure.hint("try again"),
        StoreError::Unavailable(_) => failure.hint("is the server running, and may you reach it?"),
        StoreError::Conflict { .. }
        | StoreError::Moved { .. }
        | StoreError::TooLarge { .. }
        | StoreError::Other(_) => failure,
    }
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        let failure = Self::new(error.to_string());
        let hint: Option<String> = match &error {
            AppError::Entry(entry) => entry.hint().map(ToOwned::to_owned),
            AppError::Store(StoreError::Full) => {
                Some("make room on the disk, then try again; nothing was lost".to_owned())
            }
            AppError::Store(StoreError::ReadOnly) => Some(
                "give a folder that you may write into with --data DIR; nothing was lost"
                    .to_owned(),
            ),
            AppError::Store(StoreError::Busy | StoreError::Unavailable(_))
            | AppError::Contended => Some("try again; nothing was written".to_owned()),
            AppError::Store(_) | AppError::Unreadable { .. } => {
                Some("restride doctor tells more".to_owned())
            }
            AppError::NoSuchEntry(_) => {
                Some("restride diary lists entries with their ids".to_owned())
            }
            AppError::CannotUndo(_) => Some("write a new entry instead".to_owned()),
            AppError::NoSuchEpisode(_) | AppError::EpisodeClosed(_) => {
                Some("restride episodes lists them".to_owned())
            }
            AppError::NotPermitted(_)
            | AppError::NothingToUndo
            | AppError::NotEmpty
            | AppError::Archive(_) => None,
        };
        match hint {
            Some(hint) => failure.hint(hint),
            None => failure,
        }
    }
}
