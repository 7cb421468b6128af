//! What an account tells in its archive, beside the files of activities.

use std::collections::BTreeMap;
use std::io::{Read, Seek};

use super::index::Entry;
use super::reader::EntryReader;
use super::told::{Told, ToldShoe};
use super::{garmin, strava};
use crate::{Activity, Kind};

/// Whose archive it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AccountKind {
    /// A Strava account.
    Strava,
    /// A Garmin account.
    Garmin,
    /// Any other archive.
    #[default]
    Other,
}

impl AccountKind {
    /// The stable id.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Strava => "strava",
            Self::Garmin => "garmin",
            Self::Other => "archive",
        }
    }
}

/// What an account tells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Account {
    /// Whose archive it is.
    pub kind: AccountKind,
    /// The shoes it knows.
    pub shoes: Vec<ToldShoe>,
    pub(super) told: Vec<Told>,
    /// The positions of what is told, by the entry it is about.
    by_entry: BTreeMap<usize, usize>,
    /// The same by when it began, in milliseconds since 1970; rising.
    by_start: Vec<(i64, usize)>,
}

/// Tables, and files with summaries, that are looked at: an account has some forty.
const MOST_TABLES: usize = 256;

/// Files and summaries of one activity begin at most this far apart, in milliseconds.
const NEAR_MS: i64 = 5_000;

/// So far where there is only one to be meant.
const FAR_MS: i64 = 300_000;

impl Account {
    /// Reads the tables and summaries of an archive. What cannot be read is left out: the activities count.
    pub fn read<R: Read + Seek>(reader: &mut EntryReader<'_, R>) -> Self {
        let mut account = Self::default();
        let entries = reader.archive().entries();
        let mut gear = garmin::Gear::default();
        let tables = |kind| move |entry: &&Entry| entry.kind() == kind;
        for entry in entries.iter().filter(tables(Kind::Csv)).take(MOST_TABLES) {
            strava::read(reader, entry, &mut account);
        }
        strava::name_entries(entries, &mut account.told);
        let summaries = entries.iter().filter(tables(Kind::Json));
        for entry in summaries
            .filter(|entry| garmin::is_read(entry))
            .take(MOST_TABLES)
        {
            garmin::read(reader, entry, &mut account, &mut gear);
        }
        gear.hand_out(&mut account);
        let told = || account.told.iter().enumerate();
        account.by_entry = told()
            .filter_map(|(at, told)| Some((told.entry?, at)))
            .collect();
        let starts = told().filter_map(|(at, told)| Some((told.started?.as_millisecond(), at)));
        account.by_start = starts.collect();
        account.by_start.sort_unstable();
        account
    }

    /// What it tells about activities, in its order.
    pub fn told(&self) -> &[Told] {
        &self.told
    }

    /// The position in [`Self::told`] of what is told about an activity: of its file, or else by when it began.
    pub fn about(&self, entry: usize, activity: &Activity) -> Option<usize> {
        if let Some(at) = self.by_entry.get(&entry) {
            return Some(*at);
        }
        if self.kind != AccountKind::Garmin {
            return None;
        }
        let started = activity.started?.as_millisecond();
        let within = |apart: i64| {
            let range = started.saturating_sub(apart)..=started.saturating_add(apart);
            let first = self
                .by_start
                .partition_point(|(start, _)| start < range.start());
            let after = self.by_start.get(first..).unwrap_or_default();
            after
                .iter()
                .take_while(move |(start, _)| range.contains(start))
        };
        let nearest = within(NEAR_MS).min_by_key(|(start, _)| start.abs_diff(started));
        if let Some((_, at)) = nearest {
            return Some(*at);
        }
        let mut far = within(FAR_MS);
        let (_, at) = far.next().filter(|_| far.next().is_none())?;
        let sport = self.told.get(*at).and_then(|told| told.sport);
        (sport == Some(activity.sport)).then_some(*at)
    }
}
