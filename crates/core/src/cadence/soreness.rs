//! Pain at some places: what speaks for a try, and what ends it.

use crate::diary::{Episode, Readings};
use crate::journal::Key;
use jiff::civil::Date;

/// A pain at one of some places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Soreness {
    /// The day.
    pub day: Date,
    /// How much, 0 to 10.
    pub score: u8,
}

/// Pains of these days from this score on at one of these places, in the order in which they happened. A pain that names
/// no place is at those of its episode.
pub(super) fn sore<'a>(
    readings: &'a Readings<'_>,
    episodes: &'a [Episode<'_>],
    sites: &'a [String],
    least: u8,
    from: Date,
    to: Date,
) -> impl Iterator<Item = Soreness> + 'a {
    let all = readings.all().iter();
    all.filter(move |reading| {
        let named = if reading.sites.is_empty() {
            let episode = episodes.iter().find(|it| Some(it.id) == reading.episode);
            episode.map_or(&[][..], |it| it.opened.sites.as_slice())
        } else {
            reading.sites
        };
        let is_there = |site: &Key| sites.iter().any(|known| known == site.as_str());
        reading.score.get() >= least
            && (from..=to).contains(&reading.day)
            && named.iter().any(is_there)
    })
    .map(|reading| Soreness {
        day: reading.day,
        score: reading.score.get(),
    })
}
