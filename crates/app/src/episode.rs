//! Opening, closing and finding episodes.

use crate::desk::{Desk, Draft};
use crate::diary::{self, Logged};
use crate::error::AppError;
use crate::journal;
use crate::store::Store;
use restride_core::diary::{Episode, episodes};
use restride_core::journal::{
    Body, EntryId, EpisodeClosed, EpisodeOpened, Folded, Happened, Key, Side,
};

/// Opens an episode; its id is that of the entry.
///
/// # Errors
///
/// [`AppError`].
pub async fn open<S: Store>(
    desk: &mut Desk<'_, S>,
    happened: Happened,
    opened: EpisodeOpened,
) -> Result<Logged, AppError> {
    let draft = Draft::new(happened, Body::EpisodeOpened(opened));
    diary::log(desk, vec![draft]).await
}

/// Opens an episode and writes down what belongs to it, in one go: all of it or nothing. `belonging` is given the id of the
/// new episode.
///
/// What the entries raise is about the new episode, and is written with them as well.
///
/// # Errors
///
/// [`AppError`]; nothing was written then.
pub async fn open_with<S: Store>(
    desk: &mut Desk<'_, S>,
    happened: Happened,
    opened: EpisodeOpened,
    belonging: impl FnOnce(EntryId) -> Vec<Body>,
) -> Result<Logged, AppError> {
    let opened = desk.entry(Draft::new(happened.clone(), Body::EpisodeOpened(opened)))?;
    let mut entries = Vec::new();
    for body in belonging(opened.id()) {
        entries.push(desk.entry(Draft::new(happened.clone(), body))?);
    }
    entries.insert(0, opened);
    let read = journal::read(desk.store, desk.runner).await?;
    diary::append(desk, read, entries).await
}

/// Closes an episode. Closing one unlocks nothing.
///
/// # Errors
///
/// [`AppError::NoSuchEpisode`] and [`AppError::EpisodeClosed`], besides the others.
pub async fn close<S: Store>(
    desk: &mut Desk<'_, S>,
    happened: Happened,
    closed: EpisodeClosed,
) -> Result<Logged, AppError> {
    let read = journal::read(desk.store, desk.runner).await?;
    let folded = read.journal.fold();
    let known = named(&folded, closed.episode)?;
    if known.closed.is_some() {
        return Err(AppError::EpisodeClosed(known.id));
    }
    let body = EpisodeClosed {
        episode: known.id,
        ..closed
    };
    let entry = desk.entry(Draft::new(happened, Body::EpisodeClosed(body)))?;
    diary::append(desk, read, vec![entry]).await
}

/// The episodes that are open.
pub fn open_episodes<'j>(folded: &Folded<'j>) -> Vec<Episode<'j>> {
    let mut open = episodes(folded);
    open.retain(|episode| episode.closed.is_none());
    open
}

/// Open episodes that a pain at these places on this side may belong to: they share a place, and the sides do not
/// contradict each other. Without a place every one on that side fits.
pub fn fitting<'j>(folded: &Folded<'j>, sites: &[Key], side: Option<Side>) -> Vec<Episode<'j>> {
    let mut open = open_episodes(folded);
    open.retain(|episode| {
        let shares =
            sites.is_empty() || sites.iter().any(|site| episode.opened.sites.contains(site));
        shares && sides_fit(episode.opened.side, side)
    });
    open
}

fn sides_fit(known: Option<Side>, said: Option<Side>) -> bool {
    let (Some(known), Some(said)) = (known, said) else {
        return true;
    };
    known == said || known == Side::Both || said == Side::Both
}

/// The one episode that an id names.
///
/// # Errors
///
/// [`AppError::NoSuchEpisode`].
pub fn named<'j>(folded: &Folded<'j>, id: EntryId) -> Result<Episode<'j>, AppError> {
    let root = folded.root(id);
    episodes(folded)
        .into_iter()
        .find(|episode| episode.id == root)
        .ok_or(AppError::NoSuchEpisode(id))
}
