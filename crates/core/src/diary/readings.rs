//! Every pain of a journal, by local day and by moment.

use crate::journal::{
    Body, EntryId, Folded, Key, PainMoment, PainScore, SessionResult, Side, Version,
};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// One pain at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading<'j> {
    /// The runner's own day.
    pub day: Date,
    /// When on the day or around the run.
    pub moment: PainMoment,
    /// How much.
    pub score: PainScore,
    /// Where; empty when not said.
    pub sites: &'j [Key],
    /// Which side; `None` when not said.
    pub side: Option<Side>,
    /// The episode; `None` when the entry names none. An entry is never given to an episode by guessing.
    pub episode: Option<EntryId>,
}

/// Pains, in the order in which they happened. A pain that was not logged is not here.
///
/// # Missing data
///
/// Days and moments without an entry are absent from every result, and never count as 0.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Readings<'j> {
    readings: Vec<Reading<'j>>,
}

impl<'j> Readings<'j> {
    /// Every pain that counts, from pain entries and from results of runs.
    pub fn of(folded: &Folded<'j>) -> Self {
        let mut readings = Vec::new();
        for version in folded.effective() {
            let episode = folded.episode_of(version.entry);
            if let Body::Pain(pain) = version.entry.body() {
                readings.push(Reading {
                    day: version.entry.happened().day(),
                    moment: pain.moment,
                    score: pain.score,
                    sites: &pain.sites,
                    side: pain.side,
                    episode,
                });
            } else if let Body::SessionResult(result) = version.entry.body() {
                readings.extend(of_session(version, result, episode));
            }
        }
        Self { readings }
    }

    /// All of them.
    pub fn all(&self) -> &[Reading<'j>] {
        &self.readings
    }

    fn keep(&self, keep: impl Fn(&Reading<'j>) -> bool) -> Self {
        let kept = self.readings.iter().filter(|reading| keep(reading));
        Self {
            readings: kept.copied().collect(),
        }
    }

    /// Those at these moments.
    #[must_use]
    pub fn at(&self, moments: &[PainMoment]) -> Self {
        self.keep(|reading| moments.contains(&reading.moment))
    }

    /// Those at this place.
    #[must_use]
    pub fn at_site(&self, site: &Key) -> Self {
        self.keep(|reading| reading.sites.contains(site))
    }

    /// Those on this side. Pain on both sides is on the left and on the right.
    #[must_use]
    pub fn on_side(&self, side: Side) -> Self {
        let one_of_two = matches!(side, Side::Left | Side::Right);
        self.keep(|reading| {
            reading.side == Some(side) || (one_of_two && reading.side == Some(Side::Both))
        })
    }

    /// Those of this episode.
    #[must_use]
    pub fn of_episode(&self, episode: EntryId) -> Self {
        self.keep(|reading| reading.episode == Some(episode))
    }

    /// Those of this episode, and those that name none.
    #[must_use]
    pub fn of_or_without(&self, episode: EntryId) -> Self {
        self.keep(|reading| reading.episode.is_none_or(|named| named == episode))
    }

    /// The worst of each day that has any.
    pub fn worst_by_day(&self) -> BTreeMap<Date, PainScore> {
        let mut days = BTreeMap::new();
        for reading in &self.readings {
            raise(days.entry(reading.day), reading.score);
        }
        days
    }

    /// The worst of each moment of a day. A moment that is not there was not logged.
    pub fn of_day(&self, day: Date) -> BTreeMap<PainMoment, PainScore> {
        let mut moments = BTreeMap::new();
        for reading in self.readings.iter().filter(|reading| reading.day == day) {
            raise(moments.entry(reading.moment), reading.score);
        }
        moments
    }
}

fn raise<K: Ord>(entry: Entry<'_, K, PainScore>, score: PainScore) {
    let worst = entry.or_insert(score);
    *worst = score.max(*worst);
}

fn of_session<'j>(
    version: &Version<'j>,
    result: &'j SessionResult,
    episode: Option<EntryId>,
) -> impl Iterator<Item = Reading<'j>> {
    let day = version.entry.happened().day();
    let pains = result.pains().into_iter();
    pains.filter_map(move |(moment, score)| {
        Some(Reading {
            day,
            moment,
            score: score?,
            sites: &result.sites,
            side: result.side,
            episode,
        })
    })
}
