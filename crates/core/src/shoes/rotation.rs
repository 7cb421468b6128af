//! Which pairs were worn in the last weeks, and for which share of the distance.

use super::Wardrobe;
use crate::journal::EntryId;
use crate::runs::Runs;
use jiff::Span;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// One pair in the last weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The pair.
    pub pair: EntryId,
    /// Runs in it.
    pub runs: usize,
    /// Metres of those whose distance is known; `None` when none is.
    pub distance_m: Option<u64>,
    /// Its share of the distance of all runs whose shoes and distance are known, in whole per cent; `None` without a
    /// distance.
    pub percent: Option<u8>,
}

/// The pairs worn in the last weeks, the one with the longest distance first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rotation {
    /// The first day that is looked at.
    pub from: Date,
    /// The last one: today.
    pub to: Date,
    /// Each pair that was worn.
    pub shares: Vec<Share>,
    /// Runs whose shoes are not known.
    pub unknown: usize,
}

impl Rotation {
    /// The pairs of the runs of so many days, today included.
    pub fn on(today: Date, wardrobe: &Wardrobe<'_>, runs: &Runs<'_>, days: u16) -> Self {
        let back = Span::new().days(i64::from(days.max(1)) - 1);
        let from = today.saturating_sub(back);
        let mut worn: BTreeMap<EntryId, (usize, Option<u64>)> = BTreeMap::new();
        let mut unknown = 0;
        for run in runs.runs().filter(|run| (from..=today).contains(&run.day)) {
            let Some(shoes) = wardrobe.worn(&run.content, run.day) else {
                unknown += 1;
                continue;
            };
            let (count, cm) = worn.entry(shoes.pair).or_default();
            *count += 1;
            if let Some(more) = run.content.distance_cm {
                *cm = Some(cm.unwrap_or(0) + u64::from(more));
            }
        }
        let all: u64 = worn.values().filter_map(|(_, cm)| *cm).sum();
        let mut shares: Vec<Share> = worn
            .into_iter()
            .map(|(pair, (runs, cm))| Share {
                pair,
                runs,
                distance_m: cm.map(|cm| (cm + 50) / 100),
                percent: cm.and_then(|cm| percent(cm, all)),
            })
            .collect();
        shares.sort_by_key(|share| (std::cmp::Reverse(share.distance_m), share.pair));
        Self {
            from,
            to: today,
            shares,
            unknown,
        }
    }
}

/// A share in whole per cent; `None` of nothing.
fn percent(part: u64, whole: u64) -> Option<u8> {
    let rounded = (part * 200 + whole).checked_div(whole * 2)?;
    u8::try_from(rounded).ok()
}
