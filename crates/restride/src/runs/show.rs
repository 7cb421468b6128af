//! Everything about one run on a page.

use super::detail::{self, EntryJson, RunDetailJson};
use super::measure::{clock, km, minutes, pace_at, whole};
use crate::arguments::{Format, RunShowOptions};
use crate::assess::page::Page;
use crate::failure::Failure;
use crate::journal::Work;
use crate::journal::entry_words::EntryWords;
use crate::journal::find::short;
use crate::say;
use crate::words::Words;
use restride_core::journal::{EntryId, Run};

pub(super) fn run(
    work: &mut Work<'_>,
    words: EntryWords<'_>,
    options: &RunShowOptions,
) -> Result<(), Failure> {
    let journal = work.read()?;
    let folded = journal.fold();
    let runs = super::all(&folded, work.care());
    let (activity, _) = super::found(&folded, &runs, "ID", &options.run)?;
    let detail = detail::of(words, &folded, activity);
    match options.format {
        Format::Json => say::json(&detail),
        Format::Text => say::result(&detail.text(words.words, &activity.content)),
    }
}

impl RunDetailJson {
    fn text(&self, words: Words<'_>, run: &Run) -> String {
        let mut page = Page::default();
        let row = &self.run;
        let id = EntryId::parse(&row.id).map(short).unwrap_or_default();
        let sport = words.line(&format!("runs.sports.{}", row.sport));
        let start = row.start.get(..16).unwrap_or_default().replace('T', " ");
        page.heading(&format!("{sport}, {start} ({id})"));
        for (key, value) in self.facts(words, run) {
            page.line(
                1,
                &format!("{}: {value}", words.line(&format!("runs.show.{key}"))),
            );
        }
        self.laps(&mut page, words);
        self.bands(&mut page, words);
        page.heading(&words.line("runs.show.sources"));
        for entry in &self.entries {
            page.item(0, &entry.text(words));
        }
        if !self.earlier.is_empty() {
            page.heading(&words.line("runs.show.earlier"));
            for earlier in &self.earlier {
                page.item(
                    0,
                    &words.filled(
                        "runs.show.earlier_line",
                        &[("when", &earlier.recorded), ("line", &earlier.words)],
                    ),
                );
            }
        }
        page.heading(&words.line("runs.show.pains"));
        for pain in &self.pains {
            page.item(0, &format!("{}  {}", pain.time, pain.words));
        }
        if self.pains.is_empty() {
            page.line(0, &words.line("runs.show.no_pains"));
        }
        page.finish()
    }

    /// What is known, by the keys of the words.
    fn facts(&self, words: Words<'_>, run: &Run) -> Vec<(&'static str, String)> {
        let row = &self.run;
        let tenths = |value: u32| format!("{}.{}", value / 10, value % 10);
        let percent = |value: u32| {
            let tenths = (value + 5) / 10;
            format!("{}.{} %", tenths / 10, tenths % 10)
        };
        let spm = |value: u32| whole(value).to_string();
        let heart = run.heart_rate_bpm.map(|mean| match run.heart_rate_max_bpm {
            Some(most) => words.filled(
                "runs.show.heart_of",
                &[("mean", &mean.to_string()), ("most", &most.to_string())],
            ),
            None => mean.to_string(),
        });
        let shoe = row.shoe.as_ref().map_or_else(
            || words.line("runs.show.no_shoe"),
            |shoe| {
                let by = words.line(&format!("shoes.by.{}", shoe.by));
                format!("{} ({by})", shoe.name)
            },
        );
        let indoor = match run.indoor {
            Some(true) => Some(words.line("runs.show.indoor")),
            Some(false) => Some(words.line("runs.show.outdoor")),
            None => None,
        };
        let surface = run
            .surface
            .map(|surface| words.line(&format!("shoes.surfaces.{}", surface.key())));
        let ground: Vec<String> = surface.into_iter().chain(indoor).collect();
        let balance = run.ground_contact_left_percent_hundredths.map(|left| {
            let left = percent(left);
            let left = left.trim_end_matches(" %");
            words.filled("runs.show.balance_of", &[("left", left)])
        });
        let flags = row.flags.join(", ").replace('_', " ");
        [
            ("title", row.title.clone()),
            (
                "distance",
                run.distance_cm.map(|cm| format!("{} km", km(cm))),
            ),
            ("time", run.timer_ms.map(clock)),
            ("elapsed", run.elapsed_ms.map(clock)),
            (
                "pace",
                row.pace_s_per_km.map(|s| format!("{}/km", minutes(s))),
            ),
            ("ascent", run.ascent_m.map(|m| format!("{m} m"))),
            ("descent", run.descent_m.map(|m| format!("{m} m"))),
            ("heart", heart),
            ("cadence", run.cadence_moving_spm_hundredths.map(spm)),
            ("cadence_all", run.cadence_spm_hundredths.map(spm)),
            ("step", run.step_length_mm.map(|mm| format!("{mm} mm"))),
            (
                "contact",
                run.ground_contact_ms_tenths
                    .map(|ms| format!("{} ms", tenths(ms))),
            ),
            ("balance", balance),
            (
                "oscillation",
                run.vertical_oscillation_mm_tenths
                    .map(|mm| format!("{} mm", tenths(mm))),
            ),
            ("ratio", run.vertical_ratio_percent_hundredths.map(percent)),
            ("effort", run.effort.map(|effort| effort.to_string())),
            ("surface", (!ground.is_empty()).then(|| ground.join(", "))),
            ("shoe", Some(shoe)),
            ("device", row.device.clone()),
            ("note", self.note.clone()),
            ("flags", (!flags.is_empty()).then_some(flags)),
        ]
        .into_iter()
        .filter_map(|(key, value)| Some((key, value?)))
        .collect()
    }

    fn laps(&self, page: &mut Page, words: Words<'_>) {
        if self.laps.is_empty() {
            return;
        }
        page.heading(&words.line("runs.show.laps"));
        for lap in &self.laps {
            let (timer_ms, distance_cm) = lap.sizes;
            let km = distance_cm.map(|cm| format!("{} km", km(cm)));
            let pace = lap.pace_s_per_km.map(|s| format!("{}/km", minutes(s)));
            page.row(
                1,
                &[
                    (4, lap.number.to_string()),
                    (10, clock(timer_ms)),
                    (11, km.unwrap_or_default()),
                    (11, pace.unwrap_or_default()),
                ],
            );
        }
    }

    fn bands(&self, page: &mut Page, words: Words<'_>) {
        if self.bands.is_empty() {
            return;
        }
        page.heading(&words.line("runs.show.bands"));
        let column = |name: &str| words.line(&format!("cadence.view.column_{name}"));
        page.row(
            1,
            &[
                (9, column("pace")),
                (9, column("time")),
                (11, column("cadence")),
            ],
        );
        for band in &self.bands {
            let pace = pace_at(band.from_mm_s).map(|s| format!("{}/km", minutes(s)));
            let cadence = band.cadence_spm.map(|spm| format!("{spm:.0}"));
            page.row(
                1,
                &[
                    (9, pace.unwrap_or_default()),
                    (9, minutes(band.seconds)),
                    (11, cadence.unwrap_or_default()),
                ],
            );
        }
    }
}

impl EntryJson {
    fn text(&self, words: Words<'_>) -> String {
        let role = match (self.role, &self.format) {
            ("shown", None) => vec![words.line("runs.show.shown"), words.line("runs.show.told")],
            ("shown", Some(_)) => vec![words.line("runs.show.shown")],
            ("result", _) => vec![words.line("runs.show.result")],
            (_, None) => vec![words.line("runs.show.also"), words.line("runs.show.told")],
            (_, Some(_)) => vec![words.line("runs.show.also")],
        };
        let id = EntryId::parse(&self.id).map(short).unwrap_or_default();
        let file = [&self.format, &self.file_name];
        let file: Vec<&str> = file.into_iter().flatten().map(String::as_str).collect();
        let parts = [role.join(", "), file.join(" "), self.words.clone()];
        let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
        format!("{id}  {}", parts.join("; "))
    }
}
