//! What is due: the stage, its exercises, and what comes before the next one.

use crate::arguments::Format;
use crate::assess::page::Page;
use crate::failure::Failure;
use crate::journal::entry_words::EntryWords;
use crate::journal::{Work, find};
use crate::pack::Pack;
use crate::say;
use jiff::Zoned;
use restride_core::care::{NotDue, Rehab, rehab};
use restride_core::journal::{EntryId, Folded};
use restride_core::knowledge::care::{Dose, ExerciseIndex};
use restride_core::return_to_run::Moment;
use restride_core::today::Today;
use schemars::JsonSchema;
use serde::Serialize;

/// What `restride rehab --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct RehabJson {
    /// One for each episode that is open.
    episodes: Vec<TrainingJson>,
}

/// What an episode is given to train now.
#[derive(Debug, Serialize, JsonSchema)]
struct TrainingJson {
    /// The number of the episode.
    episode: usize,
    /// Id of the programme; absent when there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    programme: Option<String>,
    /// The stage, from 1; absent when there is no programme.
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<usize>,
    /// Why there is no programme, as a key; absent when there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    none: Option<&'static str>,
    /// The exercises of the stage.
    exercises: Vec<ItemJson>,
}

/// One exercise today.
#[derive(Debug, Serialize, JsonSchema)]
struct ItemJson {
    /// Its id.
    exercise: String,
    /// Its name.
    name: String,
    /// The dose in words.
    dose: String,
    /// Times that it was done today.
    done_today: u8,
    /// Why it is not due today; absent when it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    not_due: Option<&'static str>,
}

/// What an open episode is given to train now.
pub(crate) struct Given<'p> {
    episode: EntryId,
    /// The number of the episode in the list of all, from 1.
    number: usize,
    rehab: Rehab<'p>,
}

/// What every open episode is given now, by the journal.
pub(super) fn read<'p>(work: &mut Work<'p>, pack: &'p Pack) -> Result<Vec<Given<'p>>, Failure> {
    let journal = work.read()?;
    let folded = journal.fold();
    let today = Today::of(&folded, work.engine(), &pack.care, work.now());
    Ok(given(&folded, &today, pack, work.now()))
}

/// The same where today is known already.
pub(crate) fn given<'p>(
    folded: &Folded<'_>,
    today: &Today<'_, '_>,
    pack: &'p Pack,
    now: &Zoned,
) -> Vec<Given<'p>> {
    let plans = &today.plans;
    let rules = &pack.knowledge.return_to_run;
    let each = today.episodes.iter().filter_map(|it| {
        let episode = it.episode.id;
        let mut known = plans.episodes.iter();
        let plan = known.find(|plan| plan.episode.id == episode)?;
        plan.is_open().then(|| Given {
            episode,
            number: find::number(folded, episode),
            rehab: rehab(
                folded,
                rules,
                &pack.care,
                plans,
                plan,
                &it.causes,
                Moment::of(now),
            ),
        })
    });
    each.collect()
}

/// What is due now, with the episode that it is for. The same exercise for two episodes is done once.
pub(super) fn due(all: &[Given<'_>]) -> Vec<(EntryId, ExerciseIndex, Dose)> {
    let mut due: Vec<(EntryId, ExerciseIndex, Dose)> = Vec::new();
    for given in all {
        let Some(training) = given.rehab.training() else {
            continue;
        };
        for item in training.due() {
            if due.iter().all(|(_, known, _)| *known != item.index) {
                due.push((given.episode, item.index, item.today.dose.clone()));
            }
        }
    }
    due
}

/// What is due now, one line each.
pub(crate) fn due_in_words(all: &[Given<'_>], words: EntryWords<'_>, pack: &Pack) -> Vec<String> {
    let due = due(all);
    let lines = due.iter().filter_map(|(_, exercise, dose)| {
        let exercise = pack.care.exercises.get(*exercise)?;
        let name = words.words.line(&format!("exercises.{}.name", exercise.id));
        Some(format!("{name}: {}", self::dose(words, dose)))
    });
    lines.collect()
}

pub(super) fn print(
    all: &[Given<'_>],
    words: EntryWords<'_>,
    format: Format,
) -> Result<(), Failure> {
    let episodes = all.iter();
    let shown = RehabJson {
        episodes: episodes
            .map(|given| training(words, given.number, &given.rehab))
            .collect(),
    };
    match format {
        Format::Json => say::json(&shown),
        Format::Text => say::result(&text(&shown, words)),
    }
}

fn training(words: EntryWords<'_>, episode: usize, found: &Rehab<'_>) -> TrainingJson {
    match found {
        Rehab::None(why) => TrainingJson {
            episode,
            programme: None,
            stage: None,
            none: Some(why.key()),
            exercises: Vec::new(),
        },
        Rehab::Training(training) => TrainingJson {
            episode,
            programme: Some(training.programme.id.clone()),
            stage: Some(training.stage.stage + 1),
            none: None,
            exercises: training
                .items
                .iter()
                .map(|item| ItemJson {
                    exercise: item.exercise.id.clone(),
                    name: words
                        .words
                        .line(&format!("exercises.{}.name", item.exercise.id)),
                    dose: dose(words, &item.today.dose),
                    done_today: item.done_today,
                    not_due: item.not_due.map(NotDue::key),
                })
                .collect(),
        },
    }
}

/// A dose in words: sets, how often, how long, how much it may hurt.
fn dose(words: EntryWords<'_>, dose: &Dose) -> String {
    let words = words.words;
    let filled = |key: &str, name: &str, value: String| {
        words.filled(&format!("plan.rehab.{key}"), &[(name, &value)])
    };
    let mut parts = Vec::new();
    parts.push(if dose.sets == 1 {
        words.line("plan.rehab.set")
    } else {
        filled("sets", "sets", dose.sets.to_string())
    });
    parts.extend(
        dose.repetitions
            .map(|it| filled("repetitions", "count", it.to_string())),
    );
    parts.extend(
        dose.hold_s
            .map(|it| filled("hold", "seconds", it.to_string())),
    );
    parts.extend(
        dose.minutes
            .map(|it| filled("minutes", "minutes", it.to_string())),
    );
    parts.extend(
        dose.distance_m
            .map(|it| filled("distance", "metres", it.to_string())),
    );
    parts.push(if dose.most_pain == 0 {
        words.line("plan.rehab.no_pain")
    } else {
        filled("most_pain", "pain", dose.most_pain.to_string())
    });
    parts.join(", ")
}

fn text(shown: &RehabJson, words: EntryWords<'_>) -> String {
    let mut page = Page::default();
    let words = words.words;
    if shown.episodes.is_empty() {
        page.line(0, &words.line("log.rehab.no_episode"));
    }
    for training in &shown.episodes {
        let number = training.episode.to_string();
        page.heading(&words.filled("log.rehab.episode", &[("number", &number)]));
        if let Some(why) = training.none {
            page.line(0, &words.line(&format!("log.rehab.none.{why}")));
        }
        for item in &training.exercises {
            page.item(0, &format!("{} ({})", item.name, item.exercise));
            page.line(1, &item.dose);
            if let Some(why) = item.not_due {
                page.line(1, &words.line(&format!("log.rehab.not_due.{why}")));
            }
        }
        if training.exercises.iter().any(|item| item.not_due.is_none()) {
            page.line(0, &words.line("log.rehab.do"));
        }
    }
    page.finish()
}
