//! A higher cadence that is tried: begun, compared, ended.

use super::look;
use crate::arguments::{ExperimentOptions, ExperimentStartOptions, ExperimentStopOptions, Format};
use crate::assess::page::Page;
use crate::failure::Failure;
use crate::journal::entry_words::EntryWords;
use crate::journal::{Work, written};
use crate::runs::measure::{minutes, pace_at, whole};
use crate::say;
use crate::words::Words;
use restride_app::desk::Draft;
use restride_app::diary;
use restride_core::cadence::{
    BandChange, CHOICE, CadenceView, Comparison, END, Experiment, PainChange,
};
use restride_core::journal::{Body, Key, PlanChoice};
use restride_core::knowledge::care::CadenceRules;
use schemars::JsonSchema;
use serde::Serialize;

/// An experiment, before and since. `restride cadence experiment --format json` prints it, or `null`.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct ExperimentJson {
    /// The id of the entry that began it.
    id: String,
    /// Steps of both feet per minute.
    target_spm: u32,
    /// The day on which it began.
    since: String,
    /// The day on which it was ended; `null` while it is on.
    ended: Option<String>,
    /// Whether soreness of the lower leg ends it.
    stop: bool,
    /// Bands of speed with enough time before and since, slowest first.
    bands: Vec<BandChangeJson>,
    /// How much the cadence rose in all of them; `null` without such a band.
    rise_spm: Option<f64>,
    /// The worst pain during runs; `null` when too few days tell of it.
    during: Option<PainChangeJson>,
    /// The worst pain on the mornings after; `null` when too few days tell of it.
    next_morning: Option<PainChangeJson>,
    /// How far it is, in words.
    words: Vec<String>,
    /// Cadence in words.
    cadence_words: Vec<String>,
    /// Pain in words.
    pain_words: Vec<String>,
}

/// A band of speed before and since.
#[derive(Debug, Serialize, JsonSchema)]
struct BandChangeJson {
    /// The lower edge, in metres per second.
    from_m_s: f64,
    /// Steps per minute before.
    before_spm: f64,
    /// Steps per minute since.
    since_spm: f64,
    /// Seconds before.
    before_s: u64,
    /// Seconds since.
    since_s: u64,
}

/// A pain before and since.
#[derive(Debug, Serialize, JsonSchema)]
struct PainChangeJson {
    /// The median before.
    before: f64,
    /// Run days with it before.
    before_days: usize,
    /// The median since.
    since: f64,
    /// Run days with it since.
    since_days: usize,
}

pub(super) fn show(
    work: &mut Work<'_>,
    words: EntryWords<'_>,
    options: &ExperimentOptions,
) -> Result<(), Failure> {
    let view = look::cadence(work, false)?;
    let words = words.words;
    let json = of(words, &view, &work.care().cadence);
    if options.format == Format::Json {
        return say::json(&json);
    }
    let mut page = Page::default();
    match json {
        Some(json) => json.text(&mut page, words),
        None => page.line(0, &words.line("cadence.experiment.none")),
    }
    say::result(&page.finish())
}

pub(super) fn start(
    work: &mut Work<'_>,
    words: EntryWords<'_>,
    options: &ExperimentStartOptions,
) -> Result<(), Failure> {
    let view = look::cadence(work, options.overstride)?;
    look::must_be_open(&view)?;
    let rules = &work.care().cadence;
    let Some(own) = view.own.spm_hundredths() else {
        return Err(Failure::new(
            "your own cadence is not known, so no target can be compared with it",
        )
        .hint(format!(
            "import {} easy runs of at least {} minutes with a cadence; restride cadence says what is missing",
            rules.preferred.least_runs, rules.preferred.least_minutes
        )));
    };
    let target = match &options.target {
        Some(text) => look::asked("--target", text, &view, rules)?,
        None => look::suggested(&view).ok_or_else(|| {
            Failure::new("nothing speaks for another cadence, so none is suggested")
                .hint("restride cadence says why; --target STEPS tries one all the same")
        })?,
    };
    if target * 100 <= own {
        return Err(Failure::new(format!(
            "--target: expected more than your own {} steps per minute, found {target}",
            whole(own)
        )));
    }
    let said = [
        words.words.line("cadence.experiment.started"),
        words.words.filled(
            "cadence.advice.stop",
            &[("pain", &rules.stop.pain.to_string())],
        ),
    ];
    choose(work, words, &target.to_string(), &said, options.format)
}

pub(super) fn stop(
    work: &mut Work<'_>,
    words: EntryWords<'_>,
    options: &ExperimentStopOptions,
) -> Result<(), Failure> {
    let view = look::cadence(work, false)?;
    if view.experiment.is_none_or(|it| it.ended.is_some()) {
        return Err(Failure::new("no experiment is on")
            .hint("restride cadence experiment start begins one"));
    }
    let said = [words.words.line("cadence.experiment.stop_written")];
    choose(work, words, END, &said, options.format)
}

/// Writes the choice down. It opens nothing.
fn choose(
    work: &mut Work<'_>,
    words: EntryWords<'_>,
    value: &str,
    said: &[String],
    format: Format,
) -> Result<(), Failure> {
    let choice = Key::new(CHOICE).ok_or_else(|| Failure::new("there is no such choice"))?;
    let body = Body::PlanChoice(PlanChoice {
        choice,
        value: Key::new(value),
        episode: None,
        note: None,
    });
    let happened = work.happened_now()?;
    let logged = work.run(async |desk| diary::log(desk, vec![Draft::new(happened, body)]).await)?;
    written::print(words, &logged, work.now(), said, format)
}

/// The experiment of a view as data.
pub(super) fn of(
    words: Words<'_>,
    view: &CadenceView,
    rules: &CadenceRules,
) -> Option<ExperimentJson> {
    let experiment = view.experiment?;
    let comparison = view.comparison.as_ref()?;
    let metres = |mm_s: u32| f64::from(mm_s) / 1000.0;
    let spm = |hundredths: u32| f64::from(hundredths) / 100.0;
    let pain = |change: &PainChange| PainChangeJson {
        before: change.before.median.points(),
        before_days: change.before.days,
        since: change.since.median.points(),
        since_days: change.since.days,
    };
    Some(ExperimentJson {
        id: experiment.id.to_string(),
        target_spm: experiment.target_spm,
        since: experiment.day.to_string(),
        ended: experiment.ended.map(|day| day.to_string()),
        stop: view.stop.is_some(),
        bands: comparison
            .bands
            .iter()
            .map(|band| BandChangeJson {
                from_m_s: metres(band.before.from_mm_s),
                before_spm: spm(band.before.spm_hundredths),
                since_spm: spm(band.since.spm_hundredths),
                before_s: band.before.seconds,
                since_s: band.since.seconds,
            })
            .collect(),
        rise_spm: comparison.rise_hundredths.map(in_steps),
        during: comparison.during.as_ref().map(pain),
        next_morning: comparison.next_morning.as_ref().map(pain),
        words: course(words, view, &experiment, rules),
        cadence_words: cadence_words(words, comparison),
        pain_words: pain_words(words, comparison, rules),
    })
}

#[expect(clippy::cast_precision_loss, reason = "a few thousand at most")]
fn in_steps(hundredths: i64) -> f64 {
    hundredths as f64 / 100.0
}

fn course(
    words: Words<'_>,
    view: &CadenceView,
    experiment: &Experiment,
    rules: &CadenceRules,
) -> Vec<String> {
    let rule = &rules.experiment;
    let filled = |key: &str, blanks: &[(&str, &str)]| {
        words.filled(&format!("cadence.experiment.{key}"), blanks)
    };
    let mut said = Vec::new();
    if let Some(day) = experiment.ended {
        said.push(filled("ended", &[("day", &day.to_string())]));
    } else {
        let days = (view.to - experiment.day).get_days() + 1;
        let (least, most) = (rule.least_days.to_string(), rule.most_days.to_string());
        let day = days.to_string();
        said.push(if days <= i32::from(rule.least_days) {
            filled("early", &[("days", &day), ("least", &least)])
        } else if days <= i32::from(rule.most_days) {
            filled("day", &[("days", &day), ("most", &most)])
        } else {
            filled("over", &[("most", &most)])
        });
    }
    if let Some(sore) = view.stop {
        said.push(words.filled(
            "cadence.advice.stopped",
            &[
                ("pain", &sore.score.to_string()),
                ("day", &sore.day.to_string()),
            ],
        ));
    }
    said
}

fn cadence_words(words: Words<'_>, comparison: &Comparison) -> Vec<String> {
    let Some(rise) = comparison.rise_hundredths else {
        return vec![words.line("cadence.experiment.no_bands")];
    };
    let spm = |hundredths: u32| format!("{}.{}", hundredths / 100, hundredths / 10 % 10);
    let band = |it: &BandChange| {
        let middle = it.before.from_mm_s.midpoint(it.before.to_mm_s);
        let pace = pace_at(middle).map(|s| format!("{}/km", minutes(s)));
        words.filled(
            "cadence.experiment.band",
            &[
                ("pace", &pace.unwrap_or_default()),
                ("before", &spm(it.before.spm_hundredths)),
                ("since", &spm(it.since.spm_hundredths)),
                ("change", &signed(it.rise_hundredths())),
            ],
        )
    };
    let mut said: Vec<String> = comparison.bands.iter().map(band).collect();
    said.push(words.filled("cadence.experiment.all", &[("change", &signed(rise))]));
    said
}

/// A change with its sign and one digit.
fn signed(hundredths: i64) -> String {
    let sign = if hundredths < 0 { '-' } else { '+' };
    let tenths = (hundredths.unsigned_abs() + 5) / 10;
    format!("{sign}{}.{}", tenths / 10, tenths % 10)
}

fn pain_words(words: Words<'_>, comparison: &Comparison, rules: &CadenceRules) -> Vec<String> {
    let of = |key: &str, change: Option<&PainChange>| {
        let what = words.line(&format!("cadence.experiment.{key}"));
        match change {
            Some(change) => words.filled(
                "cadence.experiment.pain_line",
                &[
                    ("what", &what),
                    ("before", &change.before.median.to_string()),
                    ("before_days", &change.before.days.to_string()),
                    ("after", &change.since.median.to_string()),
                    ("after_days", &change.since.days.to_string()),
                ],
            ),
            None => words.filled(
                "cadence.experiment.pain_few",
                &[
                    ("what", &what),
                    ("days", &rules.experiment.least_pain_days.to_string()),
                ],
            ),
        }
    };
    vec![
        of("next_morning", comparison.next_morning.as_ref()),
        of("during", comparison.during.as_ref()),
    ]
}

impl ExperimentJson {
    /// The experiment as a part of a page.
    pub(super) fn text(&self, page: &mut Page, words: Words<'_>) {
        page.heading(&words.filled(
            "cadence.experiment.title",
            &[
                ("target", &self.target_spm.to_string()),
                ("day", &self.since),
            ],
        ));
        for line in &self.words {
            page.line(0, line);
        }
        page.heading(&words.line("cadence.experiment.cadence"));
        page.items(0, &self.cadence_words);
        page.heading(&words.line("cadence.experiment.pain"));
        page.items(0, &self.pain_words);
        page.line(0, &words.line("cadence.experiment.no_cause"));
    }
}
