//! `cadence.toml`.

use super::super::checker::Checker;
use super::super::ranges::{Ranges, WORST, YEAR};
use super::super::sense::words::check_guide;
use crate::files::care::cadence::CadenceFile;
use restride_core::knowledge::care::{
    BandRule, CadencePainRule, CadenceRules, CadenceStopRule, ExperimentRule, OrientationRule,
    PreferredRule, RaiseRule,
};
use restride_core::knowledge::{Evidence, Knowledge};

const PATH: &str = "cadence.toml";

/// The question whose values are places.
const SITES: &str = "sites";

/// The highest share by which a target may ever lie above a runner's own, in per cent: what was studied.
const MOST_RAISE: u16 = 10;

pub(super) fn cadence(checker: &mut Checker<'_>, knowledge: &Knowledge) -> Option<CadenceRules> {
    let file: CadenceFile = checker.file(PATH)?;
    check_numbers(&mut Ranges::of(checker, PATH), &file);
    check_names(checker, knowledge, &file);
    let CadenceFile {
        bands,
        preferred,
        orientation,
        raise,
        pain,
        experiment,
        stop,
    } = file;
    let mut evidence = |source: &str, mark: &str, place: &str| -> Evidence {
        checker.evidence(PATH, source, mark, place)
    };
    Some(CadenceRules {
        bands: BandRule {
            width_mm_s: u32::from(bands.width_mm_s.max(1)),
            least_s: u32::from(bands.least_s),
            days: bands.days,
            evidence: evidence(&bands.source, &bands.mark, &bands.place),
        },
        preferred: PreferredRule {
            least_runs: usize::from(preferred.least_runs),
            within_mm_s: u32::from(preferred.within_mm_s),
            least_minutes: preferred.least_minutes,
            most_effort: preferred.most_effort,
            days: preferred.days,
            evidence: evidence(&preferred.source, &preferred.mark, &preferred.place),
        },
        orientation: OrientationRule {
            spm: u32::from(orientation.spm),
            evidence: evidence(&orientation.source, &orientation.mark, &orientation.place),
            correction: orientation.correction,
            guide: orientation.guide,
        },
        raise: RaiseRule {
            percent: raise.percent,
            most_percent: raise.most_percent,
            evidence: evidence(&raise.source, &raise.mark, &raise.place),
        },
        pain: CadencePainRule {
            evidence: evidence(&pain.source, &pain.mark, &pain.place),
            sites: pain.sites,
            days: pain.days,
            least_pain: pain.least_pain,
        },
        experiment: ExperimentRule {
            least_days: experiment.least_days,
            most_days: experiment.most_days,
            before_days: experiment.before_days,
            block_minutes_from: experiment.block_minutes_from,
            block_minutes_to: experiment.block_minutes_to,
            blocks: experiment.blocks,
            runs_per_week: experiment.runs_per_week,
            least_pain_days: usize::from(experiment.least_pain_days),
            evidence: evidence(&experiment.source, &experiment.mark, &experiment.place),
        },
        stop: CadenceStopRule {
            evidence: evidence(&stop.source, &stop.mark, &stop.place),
            sites: stop.sites,
            pain: stop.pain,
        },
    })
}

fn check_numbers(ranges: &mut Ranges<'_, '_>, file: &CadenceFile) {
    let (bands, preferred, raise) = (&file.bands, &file.preferred, &file.raise);
    ranges.number("width_mm_s", bands.width_mm_s, 10, 2000);
    ranges.number("least_s", bands.least_s, 1, 3600);
    ranges.number("days", bands.days, 1, YEAR);
    ranges.number("least_runs", preferred.least_runs, 1, 100);
    ranges.number("within_mm_s", preferred.within_mm_s, 1, 2000);
    ranges.number("least_minutes", preferred.least_minutes, 1, 600);
    ranges.number("most_effort", preferred.most_effort, 1, WORST);
    ranges.number("days", preferred.days, 1, YEAR);
    ranges.number("spm", file.orientation.spm, 100, 300);
    ranges.number("most_percent", raise.most_percent, 1, MOST_RAISE);
    ranges.number("percent", raise.percent, 1, u16::from(raise.most_percent));
    ranges.number("days", file.pain.days, 1, YEAR);
    ranges.number("least_pain", file.pain.least_pain, 1, WORST);
    let experiment = &file.experiment;
    ranges.number("least_days", experiment.least_days, 1, YEAR);
    ranges.number(
        "most_days",
        experiment.most_days,
        experiment.least_days,
        YEAR,
    );
    ranges.number("before_days", experiment.before_days, 1, YEAR);
    ranges.number("block_minutes_from", experiment.block_minutes_from, 1, 30);
    let shortest = u16::from(experiment.block_minutes_from);
    ranges.number(
        "block_minutes_to",
        experiment.block_minutes_to,
        shortest,
        30,
    );
    ranges.number("blocks", experiment.blocks, 1, 30);
    ranges.number("runs_per_week", experiment.runs_per_week, 1, 7);
    ranges.number("least_pain_days", experiment.least_pain_days, 1, YEAR);
    ranges.number("pain", file.stop.pain, 1, WORST);
}

fn check_names(checker: &mut Checker<'_>, knowledge: &Knowledge, file: &CadenceFile) {
    check_guide(checker, PATH, &file.orientation.guide);
    let mut ranges = Ranges::of(checker, PATH);
    let corrections = knowledge.corrections.iter();
    ranges.position(
        "correction",
        &file.orientation.correction,
        corrections.map(|known| known.id.as_str()),
    );
    let values = knowledge
        .question(SITES)
        .and_then(|question| knowledge.questions.get(question))
        .map_or(&[][..], |question| question.kind.values());
    ranges.at_least_one("sites", file.pain.sites.len());
    ranges.at_least_one("sites", file.stop.sites.len());
    for site in file.pain.sites.iter().chain(&file.stop.sites) {
        ranges.position("place", site, values.iter().map(String::as_str));
    }
}
