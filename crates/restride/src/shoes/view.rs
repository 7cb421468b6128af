//! The shoes as plain data with their words. The text is made from it.

use crate::arguments::{Format, ShoesOptions};
use crate::diary::chart::Ink;
use crate::diary::shows_unicode;
use crate::failure::Failure;
use crate::journal::Work;
use crate::journal::entry_words::EntryWords;
use crate::runs::{self, measure::km_of_m};
use crate::say;
use crate::words::Words;
use jiff::civil::Date;
use restride_core::diary::{Median, Readings};
use restride_core::journal::{EntryId, Folded, Surface};
use restride_core::knowledge::care::ShoeRules;
use restride_core::shoes::{Pair, Rotation, ShoePain, Wardrobe, pairs, shoe_pain};
use schemars::JsonSchema;
use serde::Serialize;

/// What `restride shoes --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct ShoesJson {
    /// Every pair, in the order in which they were logged.
    pub(super) shoes: Vec<PairJson>,
    /// The distance over which shoes are said to wear out, in metres: a hint, and no finding.
    pub(super) wear_from_m: u32,
    /// Its other end.
    pub(super) wear_to_m: u32,
    /// What evidence says of it, and what the guide says.
    pub(super) about_wear: Vec<String>,
    /// The pairs of the last weeks.
    pub(super) rotation: RotationJson,
    /// The mornings after runs by shoes, where enough were logged. Counts, and no causes.
    pub(super) mornings: Vec<MorningsJson>,
}

/// A pair.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct PairJson {
    /// The id of its entry.
    pub(super) id: String,
    /// The runner's name for it.
    pub(super) name: String,
    /// Metres in all, of which it is known.
    pub(super) distance_m: u64,
    /// Metres run in it before it was logged; `null` when not told.
    pub(super) start_distance_m: Option<u32>,
    /// Metres run in it since.
    pub(super) run_m: u64,
    /// Activities in it.
    pub(super) runs: usize,
    /// Those whose distance is not known.
    pub(super) runs_without_distance: usize,
    /// The day it was bought.
    pub(super) bought: Option<String>,
    /// The day of the first run in it.
    pub(super) first_worn: Option<String>,
    /// The day of the last run in it.
    pub(super) last_worn: Option<String>,
    /// The day it was put away.
    pub(super) retired: Option<String>,
    /// `fresh`, `hint` or `strong`.
    pub(super) wear: &'static str,
    /// The runner's own limit, in metres.
    pub(super) wear_limit_m: Option<u32>,
    /// Whether it is past that.
    pub(super) past_own_limit: Option<bool>,
    /// Whether it counts as a change because it is new.
    pub(super) new: bool,
    /// The surfaces on which it is worn when a run names no shoes.
    pub(super) worn_on: Vec<&'static str>,
    /// Whether it is worn when nothing else is known.
    pub(super) worn_by_default: bool,
    /// All of it in words.
    pub(super) words: Vec<String>,
}

/// The pairs of the last weeks.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct RotationJson {
    /// The first day.
    pub(super) from: String,
    /// The last day: today.
    pub(super) to: String,
    /// Each pair that was worn, the one with the longest distance first.
    pub(super) pairs: Vec<ShareJson>,
    /// Runs whose shoes are not known.
    pub(super) runs_without_shoes: usize,
    /// What is said about it, in words.
    pub(super) words: Vec<String>,
}

/// One pair of the last weeks.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct ShareJson {
    /// The id of the pair.
    pub(super) id: String,
    /// Runs in it.
    pub(super) runs: usize,
    /// Metres.
    pub(super) distance_m: Option<u64>,
    /// Its share of the distance, in per cent.
    pub(super) percent: Option<u8>,
    /// The same in words.
    pub(super) words: String,
}

/// The mornings after runs in a pair, and after runs in others.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct MorningsJson {
    /// The id of the pair.
    pub(super) id: String,
    /// Days with a run in it whose next morning was logged.
    pub(super) days_with: usize,
    /// The median pain of those mornings.
    pub(super) median_with: Option<f64>,
    /// Days with runs in other pairs only whose next morning was logged.
    pub(super) days_without: usize,
    /// The median pain of those mornings.
    pub(super) median_without: Option<f64>,
    /// The same in words.
    pub(super) words: String,
}

pub(super) fn run(
    work: &mut Work<'_>,
    words: EntryWords<'_>,
    options: &ShoesOptions,
) -> Result<(), Failure> {
    let journal = work.read()?;
    let folded = journal.fold();
    let look = Look {
        words: words.words,
        rules: &work.care().shoes,
        wardrobe: Wardrobe::of(&folded),
    };
    let all = runs::all(&folded, work.care());
    let view = look.view(&folded, &all, work.now().date());
    if options.format == Format::Json {
        return say::json(&view);
    }
    let ink = if options.plain {
        None
    } else if options.ascii || !shows_unicode() {
        Some(Ink::Ascii)
    } else {
        Some(Ink::Blocks)
    };
    say::result(&look.text(&view, ink))
}

pub(super) struct Look<'a> {
    pub(super) words: Words<'a>,
    pub(super) rules: &'a ShoeRules,
    wardrobe: Wardrobe<'a>,
}

impl Look<'_> {
    fn view(
        &self,
        folded: &Folded<'_>,
        all: &restride_core::runs::Runs<'_>,
        today: Date,
    ) -> ShoesJson {
        let rules = self.rules;
        let rotation = Rotation::on(today, &self.wardrobe, all, rules.rotation.days);
        let readings = Readings::of(folded);
        let mornings = shoe_pain(&self.wardrobe, all, &readings, &rules.pain);
        let pairs = pairs(&self.wardrobe, all, rules);
        ShoesJson {
            shoes: pairs.iter().map(|pair| self.pair(pair)).collect(),
            wear_from_m: rules.wear.from_m,
            wear_to_m: rules.wear.to_m,
            about_wear: self.about_wear(),
            rotation: self.rotation(&rotation),
            mornings: mornings.iter().map(|it| self.mornings(it)).collect(),
        }
    }

    fn pair(&self, pair: &Pair<'_>) -> PairJson {
        let shoe = pair.owned.shoe;
        let day = |day: Option<Date>| day.map(|day| day.to_string());
        PairJson {
            id: pair.id().to_string(),
            name: shoe.name.as_str().to_owned(),
            distance_m: pair.distance_m(),
            start_distance_m: shoe.start_distance_m,
            run_m: pair.run_m,
            runs: pair.runs,
            runs_without_distance: pair.without_distance,
            bought: day(shoe.bought),
            first_worn: day(pair.first_worn),
            last_worn: day(pair.last_worn),
            retired: day(shoe.retired),
            wear: pair.wear.key(),
            wear_limit_m: shoe.wear_limit_m,
            past_own_limit: pair.is_past_own_limit,
            new: pair.is_new,
            worn_on: shoe.worn_on.iter().map(|it| Surface::key(*it)).collect(),
            worn_by_default: shoe.worn_by_default == Some(true),
            words: self.pair_words(pair),
        }
    }

    fn pair_words(&self, pair: &Pair<'_>) -> Vec<String> {
        let (words, shoe) = (self.words, pair.owned.shoe);
        let km = |metres: u64| km_of_m(metres);
        let filled =
            |key: &str, blanks: &[(&str, &str)]| words.filled(&format!("shoes.list.{key}"), blanks);
        let runs = pair.runs.to_string();
        let mut lines = Vec::new();
        let mut size = match shoe.start_distance_m {
            Some(start) if start > 0 => filled(
                "with_start",
                &[
                    ("km", &km(pair.distance_m())),
                    ("start", &km(u64::from(start))),
                    ("run", &km(pair.run_m)),
                    ("runs", &runs),
                ],
            ),
            Some(_) | None => filled("distance", &[("km", &km(pair.run_m)), ("runs", &runs)]),
        };
        if pair.without_distance > 0 {
            let unmeasured = pair.without_distance.to_string();
            size = format!("{size}, {}", filled("unmeasured", &[("runs", &unmeasured)]));
        }
        lines.push(size);
        let band = [
            ("from", (self.rules.wear.from_m / 1000).to_string()),
            ("to", (self.rules.wear.to_m / 1000).to_string()),
        ];
        let band = band.each_ref().map(|(name, value)| (*name, value.as_str()));
        if shoe.retired.is_none() {
            lines.push(filled(pair.wear.key(), &band));
        }
        if let (Some(limit), Some(true)) = (shoe.wear_limit_m, pair.is_past_own_limit) {
            lines.push(filled("own_limit", &[("km", &km(u64::from(limit)))]));
        }
        lines.push(match pair.last_worn {
            Some(day) => filled("worn", &[("day", &day.to_string())]),
            None => filled("never", &[]),
        });
        if let Some(day) = shoe.retired {
            lines.push(filled("put_away", &[("day", &day.to_string())]));
            return lines;
        }
        let surfaces = shoe.worn_on.iter();
        lines.extend(surfaces.map(|surface| {
            let surface = words.line(&format!("shoes.surfaces.{}", surface.key()));
            filled("on", &[("surface", &surface)])
        }));
        if shoe.worn_by_default == Some(true) {
            lines.push(filled("default", &[]));
        }
        if pair.is_new {
            let runs = self.rules.new_pair.runs.to_string();
            lines.push(filled("new", &[("runs", &runs)]));
        }
        lines
    }

    fn about_wear(&self) -> Vec<String> {
        let wear = &self.rules.wear;
        let band = [
            ("from", (wear.from_m / 1000).to_string()),
            ("to", (wear.to_m / 1000).to_string()),
        ];
        let band = band.each_ref().map(|(name, value)| (*name, value.as_str()));
        let correction = format!("corrections.{}", wear.correction);
        vec![
            self.words.filled("shoes.about.wear_guide", &band),
            self.words.line(&format!("{correction}.evidence")),
            self.words.line(&format!("{correction}.say")),
        ]
    }

    fn name(&self, id: EntryId) -> String {
        let pair = self.wardrobe.get(id);
        pair.map_or_else(String::new, |pair| pair.shoe.name.as_str().to_owned())
    }

    fn rotation(&self, rotation: &Rotation) -> RotationJson {
        let words = self.words;
        let rules = &self.rules.pairs;
        let shares = rotation.shares.iter().map(|share| {
            let name = self.name(share.pair);
            let runs = share.runs.to_string();
            let said = match (share.distance_m, share.percent) {
                (Some(metres), Some(percent)) => words.filled(
                    "shoes.rotation.line",
                    &[
                        ("name", &name),
                        ("runs", &runs),
                        ("km", &km_of_m(metres)),
                        ("percent", &percent.to_string()),
                    ],
                ),
                (_, _) => words.filled(
                    "shoes.rotation.line_unmeasured",
                    &[("name", &name), ("runs", &runs)],
                ),
            };
            ShareJson {
                id: share.pair.to_string(),
                runs: share.runs,
                distance_m: share.distance_m,
                percent: share.percent,
                words: said,
            }
        });
        let mut said = vec![words.filled(
            "shoes.rotation.count",
            &[
                ("pairs", &rotation.shares.len().to_string()),
                ("from", &rules.from.to_string()),
                ("to", &rules.to.to_string()),
            ],
        )];
        said.push(words.line(&format!("prevention.{}.evidence_says", rules.prevention)));
        RotationJson {
            from: rotation.from.to_string(),
            to: rotation.to.to_string(),
            pairs: shares.collect(),
            runs_without_shoes: rotation.unknown,
            words: said,
        }
    }

    fn mornings(&self, it: &ShoePain) -> MorningsJson {
        let median = |median: Option<Median>| median.map_or_else(String::new, |it| it.to_string());
        let (with, without) = (it.exposed, it.not_exposed);
        MorningsJson {
            id: it.pair.to_string(),
            days_with: with.days,
            median_with: with.median.map(Median::points),
            days_without: without.days,
            median_without: without.median.map(Median::points),
            words: self.words.filled(
                "shoes.pain.line",
                &[
                    ("name", &self.name(it.pair)),
                    ("with_pain", &median(with.median)),
                    ("with_days", &with.days.to_string()),
                    ("without_pain", &median(without.median)),
                    ("without_days", &without.days.to_string()),
                ],
            ),
        }
    }
}
