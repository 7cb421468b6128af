//! An entry in words: one line that says what was written.

use super::find::short;
use crate::words::Words;
use restride_core::journal::{Body, Entry, Happened, Key, PainScore, SessionResult, Side, Text};
use restride_core::knowledge::Knowledge;

/// Words for entries.
#[derive(Debug, Clone, Copy)]
pub(crate) struct EntryWords<'w> {
    pub(crate) knowledge: &'w Knowledge,
    pub(crate) words: Words<'w>,
}

impl EntryWords<'_> {
    /// What kind of entry it is.
    pub(crate) fn kind(&self, body: &Body) -> String {
        let kind = if let Body::Unknown(_) = body {
            "unknown"
        } else {
            body.kind()
        };
        self.words.line(&format!("log.kinds.{kind}"))
    }

    /// Time and short id.
    pub(crate) fn reference(&self, entry: &Entry) -> String {
        self.words.filled(
            "log.answer.entry",
            &[
                ("time", &time(entry.happened())),
                ("id", &short(entry.id())),
            ],
        )
    }

    /// What it says, in one line.
    pub(crate) fn line(&self, body: &Body) -> String {
        let kind = self.kind(body);
        let parts = self.parts(body);
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() {
            kind
        } else {
            format!("{kind}: {}", parts.join(", "))
        }
    }

    fn parts(&self, body: &Body) -> Vec<Option<String>> {
        match body {
            Body::Pain(pain) => {
                let moment = self
                    .words
                    .line(&format!("log.moments.{}", pain.moment.key()));
                let score = pain.score.get().to_string();
                let said = self
                    .words
                    .filled("log.answer.pain", &[("score", &score), ("moment", &moment)]);
                let flags = pain.red_flags.iter().map(|flag| Some(self.sign(flag)));
                let triggers = pain.triggers.iter().map(|word| Some(word.to_string()));
                [Some(said), self.place(&pain.sites, pain.side)]
                    .into_iter()
                    .chain(flags)
                    .chain(triggers)
                    .chain([note(pain.note.as_ref())])
                    .collect()
            }
            Body::SessionResult(run) => self.run(run),
            Body::EpisodeOpened(opened) => vec![
                self.place(&opened.sites, opened.side),
                note(opened.note.as_ref()),
            ],
            Body::EpisodeClosed(closed) => vec![
                closed.reason.map(|why| {
                    self.words
                        .line(&format!("log.episodes.reason_{}", why.key()))
                }),
                note(closed.note.as_ref()),
            ],
            Body::Assessment(assessment) => vec![Some(
                self.words
                    .line(&format!("urgency.{}.headline", assessment.urgency.key())),
            )],
            Body::Exercise(exercise) => vec![
                Some(self.exercise(&exercise.exercise)),
                Some(
                    self.words
                        .line(&format!("log.done.{}", exercise.done.key())),
                ),
                exercise.pain.map(|pain| self.score(pain)),
                note(exercise.note.as_ref()),
            ],
            Body::Medicine(medicine) => vec![
                Some(
                    self.words
                        .line(&format!("log.medicines.{}", medicine.medicine.key())),
                ),
                note(medicine.note.as_ref()),
            ],
            Body::TreatmentVisit(visit) => vec![
                Some(visit.treatment.to_string()),
                note(visit.provider.as_ref()),
                note(visit.note.as_ref()),
            ],
            Body::Walk(walk) => vec![
                Some(self.words.filled(
                    "log.answer.minutes",
                    &[("minutes", &walk.minutes.to_string())],
                )),
                Some(self.score(walk.pain)),
                note(walk.note.as_ref()),
            ],
            Body::ReadinessTest(test) => vec![
                Some(test.test.to_string()),
                Some(self.score(test.pain)),
                note(test.note.as_ref()),
            ],
            Body::Clearance(clearance) => vec![
                Some(clearance.who.as_str().to_owned()),
                Some(clearance.date.to_string()),
                note(clearance.note.as_ref()),
            ],
            Body::PlanChoice(choice) => vec![
                Some(choice.choice.to_string()),
                choice.value.as_ref().map(Key::to_string),
                note(choice.note.as_ref()),
            ],
            Body::Shoe(shoe) => vec![note(Some(&shoe.name))],
            Body::Run(run) => vec![
                run.distance_cm.map(|distance_cm| {
                    let km = format!("{:.1}", f64::from(distance_cm) / 100_000.0);
                    self.words.filled("log.answer.km", &[("km", &km)])
                }),
                run.timer_ms.map(|timer_ms| {
                    let minutes = (timer_ms / 60_000).to_string();
                    self.words
                        .filled("log.answer.minutes", &[("minutes", &minutes)])
                }),
                note(run.title.as_ref()),
                note(run.note.as_ref()),
            ],
            Body::ImportBatch(batch) => vec![note(Some(&batch.from))],
            Body::Note(body) => vec![note(Some(&body.text))],
            Body::WeeklyAnswers(week) => vec![note(week.note.as_ref())],
            Body::Profile(_) | Body::Withdrawn(_) | Body::Unknown(_) => Vec::new(),
        }
    }

    fn run(&self, run: &SessionResult) -> Vec<Option<String>> {
        let pain = |key: &str, score: Option<PainScore>| {
            score.map(|score| {
                let moment = self.words.line(&format!("log.moments.{key}"));
                let score = score.get().to_string();
                self.words
                    .filled("log.answer.pain", &[("score", &score), ("moment", &moment)])
            })
        };
        let flags = run.red_flags.iter().map(|flag| Some(self.sign(flag)));
        [
            pain("before", run.before),
            pain("during", run.during),
            pain("at_end", run.at_end),
            pain("one_hour_after", run.one_hour_after),
            self.place(&run.sites, run.side),
        ]
        .into_iter()
        .chain(flags)
        .chain([note(run.note.as_ref())])
        .collect()
    }

    /// A pain without its moment.
    fn score(&self, pain: PainScore) -> String {
        self.words
            .filled("log.answer.score", &[("score", &pain.get().to_string())])
    }

    /// Places and side in words; `None` when neither was said.
    pub(crate) fn place(&self, sites: &[Key], side: Option<Side>) -> Option<String> {
        let names: Vec<String> = sites
            .iter()
            .map(|site| self.or_key(&format!("findings.sites.values.{site}"), site))
            .collect();
        let side = side.map(|side| {
            self.words
                .line(&format!("findings.side.values.{}", side.key()))
        });
        match (names.is_empty(), side) {
            (true, None) => None,
            (true, Some(side)) => Some(side),
            (false, None) => Some(names.join(", ")),
            (false, Some(side)) => Some(self.words.filled(
                "log.answer.place",
                &[("place", &names.join(", ")), ("side", &side.to_lowercase())],
            )),
        }
    }

    /// A warning sign in words.
    pub(crate) fn sign(&self, sign: &Key) -> String {
        self.or_key(&format!("findings.{sign}.ask"), sign)
    }

    /// An exercise in words.
    pub(crate) fn exercise(&self, exercise: &Key) -> String {
        self.or_key(&format!("exercises.{exercise}.name"), exercise)
    }

    fn or_key(&self, text: &str, key: &Key) -> String {
        self.words.get(text).unwrap_or_else(|| key.to_string())
    }
}

/// An episode by its number and its name.
pub(crate) fn episode(words: Words<'_>, number: usize, name: &str) -> String {
    words.filled(
        "log.answer.episode",
        &[("number", number.to_string().as_str()), ("name", name)],
    )
}

fn note(text: Option<&Text>) -> Option<String> {
    text.map(|text| format!("\"{}\"", text.as_str()))
}

/// The time on the runner's own clock, as it was written.
pub(crate) fn time(happened: &Happened) -> String {
    happened.local().strftime("%Y-%m-%d %H:%M").to_string()
}
