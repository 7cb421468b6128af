//! What changed as plain data with its words. The text is made from it.

use crate::assess::page::Page;
use crate::journal::find;
use crate::load::measure::km;
use crate::load::{SpikeJson, spike};
use crate::pack::Pack;
use crate::words::Words;
use restride_core::diary::Episode;
use restride_core::journal::{Body, EntryId, Folded};
use restride_core::why::{Changed, Found, Why};
use schemars::JsonSchema;
use serde::Serialize;

/// What `restride why --format json` prints. Everything in it goes together with the pain in time, and is not shown to
/// have brought it.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct WhyChangedJson {
    /// The id of the episode; absent when a day was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    episode: Option<String>,
    /// The day on which the pain began.
    onset: String,
    /// Whether the runner told it; otherwise it is the day on which the episode was opened.
    onset_was_told: bool,
    /// The first day that is looked at.
    from: String,
    /// The last one.
    to: String,
    /// How many runs these days hold.
    runs: usize,
    /// How many of them could be compared with those before them.
    compared: usize,
    /// What was found: jumps by their bin, then the latest first.
    found: Vec<FoundJson>,
    /// What could not be looked at.
    missing: Vec<MissingJson>,
    /// What it answers to the question `load_spike` of the assessment: `yes`; absent otherwise, because nothing found is
    /// no "no".
    #[serde(skip_serializing_if = "Option::is_none")]
    load_spike: Option<&'static str>,
    /// What this can say and what it cannot, in words: show it with everything else.
    about: Vec<String>,
}

/// Something that changed.
#[derive(Debug, Serialize, JsonSchema)]
struct FoundJson {
    /// `spike`, `week`, `hills`, `fast`, `new_shoe`, `new_surface` or `cadence`.
    changed: &'static str,
    /// The day; of a week, its last day.
    day: String,
    /// How many runs it was compared with.
    compared_with: usize,
    /// Over how many days.
    window_days: u16,
    /// Id of the source of the rule.
    source: String,
    /// How far that may be trusted: only `sourced` and `derived` are evidence.
    mark: &'static str,
    /// The jump; absent for everything else.
    #[serde(skip_serializing_if = "Option::is_none")]
    spike: Option<SpikeJson>,
    /// The same in words.
    words: Vec<String>,
}

/// Something that could not be looked at.
#[derive(Debug, Serialize, JsonSchema)]
struct MissingJson {
    /// Its key.
    what: &'static str,
    /// The same in words.
    words: String,
}

pub(super) fn of(
    words: Words<'_>,
    pack: &Pack,
    folded: &Folded<'_>,
    episode: Option<&Episode<'_>>,
    why: &Why<'_>,
) -> WhyChangedJson {
    let mut about = Vec::new();
    if !why.before.is_told {
        about.push(words.line("why.opened"));
    }
    about.push(words.line("why.associated"));
    about.push(words.line("why.not_no"));
    if why.load_spike() == Some(true) {
        about.push(words.line("why.answers"));
    }
    let found = why.found.iter();
    WhyChangedJson {
        episode: episode.map(|episode| episode.id.to_string()),
        onset: why.before.onset.to_string(),
        onset_was_told: why.before.is_told,
        from: why.before.span.from.to_string(),
        to: why.before.span.to.to_string(),
        runs: why.runs,
        compared: why.compared,
        found: found
            .map(|it| found_json(words, pack, folded, it))
            .collect(),
        missing: why
            .missing
            .iter()
            .map(|missing| MissingJson {
                what: missing.key(),
                words: words.line(&format!("why.missing.{}", missing.key())),
            })
            .collect(),
        load_spike: why.load_spike().map(|_| "yes"),
        about,
    }
}

fn found_json(words: Words<'_>, pack: &Pack, folded: &Folded<'_>, found: &Found<'_>) -> FoundJson {
    let mut lines = vec![line(words, folded, found)];
    let jump = if let Changed::Spike(it) = &found.changed {
        let shown = spike(words, pack, it);
        lines.extend(shown.words.iter().skip(1).cloned());
        Some(shown)
    } else {
        None
    };
    let (source, mark) = (&found.evidence.source, found.evidence.mark);
    let title = pack.knowledge.sources.get(source);
    lines.push(words.filled(
        "why.source",
        &[
            ("count", &found.compared_with.to_string()),
            ("days", &found.window_days.to_string()),
            ("source", title.map_or(source, |source| &source.title)),
            ("mark", &mark.key().replace('_', " ")),
        ],
    ));
    FoundJson {
        changed: found.key(),
        day: found.day.to_string(),
        compared_with: found.compared_with,
        window_days: found.window_days,
        source: source.clone(),
        mark: mark.key(),
        spike: jump,
        words: lines,
    }
}

fn line(words: Words<'_>, folded: &Folded<'_>, found: &Found<'_>) -> String {
    let key = format!("why.change.{}", found.key());
    let (day, days) = (found.day.to_string(), found.window_days.to_string());
    let percent = |percent: Option<u32>| percent.map_or_else(String::new, |it| it.to_string());
    let fill = |blanks: &[(&str, &str)]| {
        let common = [("day", day.as_str()), ("days", days.as_str())];
        let all: Vec<(&str, &str)> = common.iter().chain(blanks).copied().collect();
        words.filled(&key, &all)
    };
    match &found.changed {
        Changed::Spike(spike) => fill(&[
            ("distance", &km(spike.distance_m)),
            ("percent", &percent(spike.percent())),
            ("longest", &km(spike.longest_m)),
            ("longest_day", &spike.longest_day.to_string()),
            ("bin", &words.line(&format!("load.spike.{}", spike.bin.id))),
        ]),
        Changed::Week(change) => fill(&[
            ("from", &change.from.to_string()),
            ("to", &change.to.to_string()),
            ("distance", &km(change.distance_m)),
            ("percent", &percent(change.percent())),
            ("before", &km(change.before_m)),
        ]),
        Changed::Hills { metres_per_km, .. } => fill(&[("climb", &metres_per_km.to_string())]),
        Changed::Fast {
            seconds,
            usual_mm_s,
            ..
        } => fill(&[
            ("minutes", &(seconds / 60).to_string()),
            ("pace", &pace(*usual_mm_s)),
        ]),
        Changed::NewShoe { pair, runs } => {
            fill(&[("shoe", &shoe(folded, *pair)), ("runs", &runs.to_string())])
        }
        Changed::NewSurface { surface, .. } => {
            let surface = words.line(&format!("why.surface.{}", surface.key()));
            fill(&[("surface", &surface)])
        }
        Changed::Cadence {
            recent_hundredths,
            before_hundredths,
            ..
        } => fill(&[
            ("recent", &((recent_hundredths + 50) / 100).to_string()),
            ("before", &((before_hundredths + 50) / 100).to_string()),
        ]),
    }
}

/// Minutes and seconds for a kilometre at a speed.
fn pace(mm_s: u32) -> String {
    let seconds = 1_000_000_u32.checked_div(mm_s).unwrap_or(0);
    format!("{}:{:02} min/km", seconds / 60, seconds % 60)
}

/// The runner's name for a pair; the end of its id when it is gone.
fn shoe(folded: &Folded<'_>, pair: EntryId) -> String {
    let mut versions = folded.effective().iter();
    let name = versions.find_map(|version| match version.entry.body() {
        Body::Shoe(shoe) if version.root == pair => Some(shoe.name.as_str().to_owned()),
        _ => None,
    });
    name.unwrap_or_else(|| find::short(pair))
}

impl WhyChangedJson {
    /// The page.
    pub(super) fn text(&self, words: Words<'_>) -> String {
        let mut page = Page::default();
        page.heading(&words.filled("why.title", &[("day", &self.onset)]));
        page.line(
            0,
            &words.filled(
                "why.window",
                &[
                    ("from", &self.from),
                    ("to", &self.to),
                    ("runs", &self.runs.to_string()),
                    ("compared", &self.compared.to_string()),
                ],
            ),
        );
        if self.found.is_empty() {
            page.line(0, &words.line("why.nothing"));
        } else {
            page.heading(&words.line("why.found"));
        }
        for found in &self.found {
            let mut lines = found.words.iter();
            if let Some(first) = lines.next() {
                page.item(0, first);
            }
            lines.for_each(|line| page.line(1, line));
        }
        if !self.missing.is_empty() {
            page.heading(&words.line("why.missing_title"));
            page.items(0, self.missing.iter().map(|missing| &missing.words));
        }
        page.gap();
        self.about.iter().for_each(|line| page.line(0, line));
        page.finish()
    }
}
