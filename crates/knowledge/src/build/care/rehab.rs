//! `rehab.toml`.

use super::super::checker::Checker;
use super::super::ranges::{Ranges, YEAR};
use crate::files::care::rehab::RehabFile;
use restride_core::knowledge::care::{Adherence, NoProgramme, Progression, RehabRules, Retest};

const PATH: &str = "rehab.toml";

pub(super) fn rehab(checker: &mut Checker<'_>) -> Option<RehabRules> {
    let file: RehabFile = checker.file(PATH)?;
    let (progress, adherence, retest) = (&file.progress, &file.adherence, &file.retest);
    checker.conditions(PATH, &file.no_programme.conditions);
    let mut ranges = Ranges::of(checker, PATH);
    ranges.number(
        "sessions_in_a_row",
        u16::from(progress.sessions_in_a_row),
        1,
        20,
    );
    ranges.number("more_sets", u16::from(progress.more_sets), 1, 3);
    let [from, to] = progress.load_percent;
    for percent in [from, to] {
        ranges.number("load_percent", u16::from(percent), 1, 50);
    }
    if from > to {
        ranges.fault("load_percent", "load_percent falls".to_owned(), None);
    }
    ranges.number("red_halves_days", progress.red_halves_days, 1, YEAR);
    ranges.percent("least_percent", adherence.least_percent);
    ranges.number("weeks", u16::from(adherence.weeks), 1, 12);
    ranges.number("days", retest.days, 1, YEAR);
    let mut evidence =
        |source: &str, mark: &str, place: &str| checker.evidence(PATH, source, mark, place);
    Some(RehabRules {
        progression: Progression {
            sessions_in_a_row: progress.sessions_in_a_row,
            more_sets: progress.more_sets,
            load_percent_from: from,
            load_percent_to: to,
            red_halves_days: progress.red_halves_days,
            evidence: evidence(&progress.source, &progress.mark, &progress.place),
        },
        adherence: Adherence {
            least_percent: adherence.least_percent,
            weeks: adherence.weeks,
            evidence: evidence(&adherence.source, &adherence.mark, &adherence.place),
        },
        retest: Retest {
            days: retest.days,
            evidence: evidence(&retest.source, &retest.mark, &retest.place),
        },
        no_programme: NoProgramme {
            evidence: evidence(
                &file.no_programme.source,
                &file.no_programme.mark,
                &file.no_programme.place,
            ),
            conditions: file.no_programme.conditions,
        },
    })
}
