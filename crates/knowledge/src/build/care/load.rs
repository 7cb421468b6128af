//! `load.toml`.

use super::super::checker::Checker;
use super::super::ranges::{Ranges, YEAR};
use crate::files::care::load::{LoadFile, SpikeBinFile, SpikeFile};
use restride_core::knowledge::care::{
    BanisterNumbers, BeforePainRules, CadenceShiftRules, FastRules, Hazard, HillRules, Incidence,
    LoadRules, MonotonyRules, NewShoeRules, NewSurfaceRules, NextRunRules, RatioRules, ShareRules,
    SpikeBin, SpikeRules, WalkJogRules, WeekRules,
};
use restride_core::knowledge::{Evidence, Kind};
use restride_core::runs::RunNumbers;

const PATH: &str = "load.toml";

/// The largest ratio of rates that is not a slip of the pen.
const MOST: f64 = 20.0;

/// Per cent of something earlier: more than all of it, up to ten times.
const MORE: (u16, u16) = (101, 1000);

pub(super) fn load(checker: &mut Checker<'_>) -> Option<LoadRules> {
    let file: LoadFile = checker.file(PATH)?;
    check_days(&mut Ranges::of(checker, PATH), &file);
    check_sizes(&mut Ranges::of(checker, PATH), &file);
    let spike = spike(checker, &file.spike);
    let before_pain = before_pain(checker, &file);
    let question = checker.question(PATH, &before_pain.answer)?;
    if checker.kind(question) != Some(&Kind::YesNo) {
        Ranges::of(checker, PATH).fault(
            "answer",
            format!("\"{}\" is not answered with yes", before_pain.answer),
            None,
        );
    }
    let week = hazard(checker, (file.week.hazard, file.week.low, file.week.high));
    let incidence = &file.incidence;
    let per_1000_h = (incidence.per_1000_h, incidence.low, incidence.high);
    interval(checker, "per_1000_h", per_1000_h, 1000.0);
    let banister = banister(checker, &file);
    let mut evidence =
        |source: &str, mark: &str, place: &str| checker.evidence(PATH, source, mark, place);
    macro_rules! proven {
        ($table:expr) => {
            evidence(&$table.source, &$table.mark, &$table.place)
        };
    }
    Some(LoadRules {
        recordings: RunNumbers {
            joined_gap_minutes: file.recordings.joined_gap_minutes.into(),
            told_percent: file.recordings.told_percent.into(),
            same_start_s: file.recordings.same_start_s.into(),
            same_percent: file.recordings.same_percent.into(),
        },
        recordings_evidence: proven!(file.recordings),
        spike,
        incidence: Incidence {
            per_1000_h: incidence.per_1000_h,
            low: incidence.low,
            high: incidence.high,
            evidence: proven!(incidence),
        },
        week: WeekRules {
            amber_percent: file.week.amber_percent.into(),
            hazard: week,
            evidence: proven!(file.week),
        },
        ratio: RatioRules {
            acute_days: file.ratio.acute_days,
            chronic_days: file.ratio.chronic_days,
            evidence: proven!(file.ratio),
        },
        monotony: MonotonyRules {
            days: file.monotony.days,
            above: file.monotony.above,
            evidence: proven!(file.monotony),
        },
        longest_share: ShareRules {
            above_percent: file.longest_share.above_percent.into(),
            evidence: proven!(file.longest_share),
        },
        banister,
        before_pain,
        next_run: NextRunRules {
            run_percent: file.next_run.run_percent.into(),
            week_percent: file.next_run.week_percent.into(),
            week_warn_percent: file.next_run.week_warn_percent.into(),
            evidence: proven!(file.next_run),
        },
        walk_jog: WalkJogRules {
            jog_from_mm_s: file.walk_jog.jog_from_mm_s.into(),
            whole_percent: file.walk_jog.whole_percent.into(),
            evidence: proven!(file.walk_jog),
        },
    })
}

fn check_days(ranges: &mut Ranges<'_, '_>, file: &LoadFile) {
    let (spike, ratio) = (&file.spike, &file.ratio);
    ranges.number("window_days", spike.window_days, 1, YEAR);
    ranges.number("history_days", spike.history_days, 1, YEAR);
    ranges.number("acute_days", ratio.acute_days, 2, YEAR);
    ranges.number("chronic_days", ratio.chronic_days, 3, YEAR);
    ranges.rising(&[
        ("acute_days", ratio.acute_days),
        ("chronic_days", ratio.chronic_days),
    ]);
    ranges.number("days", file.monotony.days, 2, YEAR);
    ranges.number("days", file.before_pain.days, 1, YEAR);
    ranges.number("quiet_days", file.hills.quiet_days, 1, YEAR);
    ranges.number("quiet_days", file.fast.quiet_days, 1, YEAR);
    ranges.number("quiet_days", file.new_surface.quiet_days, 1, YEAR);
    ranges.number("recent_days", file.cadence_shift.recent_days, 1, YEAR);
    ranges.number("before_days", file.cadence_shift.before_days, 1, YEAR);
}

fn check_sizes(ranges: &mut Ranges<'_, '_>, file: &LoadFile) {
    let recordings = &file.recordings;
    ranges.number("joined_gap_minutes", recordings.joined_gap_minutes, 1, 720);
    ranges.number("told_percent", recordings.told_percent, 1, 100);
    ranges.number("same_start_s", recordings.same_start_s, 1, 3600);
    ranges.number("same_percent", recordings.same_percent, 1, 100);
    let runs = [
        file.spike.least_runs,
        file.hills.least_runs,
        file.fast.least_runs,
        file.new_shoe.least_runs,
        file.new_surface.least_runs,
        file.cadence_shift.least_runs,
    ];
    for least in runs {
        ranges.number("least_runs", least, 1, 100);
    }
    ranges.number("runs", file.new_shoe.runs, 1, 100);
    let (least, most) = MORE;
    ranges.number("amber_percent", file.week.amber_percent, least, most);
    let next = &file.next_run;
    let first = file.spike.bin.first().and_then(|bin| bin.to_percent);
    if first.is_some_and(|first| next.run_percent > first) {
        ranges.fault(
            "run_percent",
            "run_percent plans a run that the first bin calls a jump".to_owned(),
            Some("plan no more than to_percent of the first bin"),
        );
    }
    ranges.number("run_percent", next.run_percent, 100, 200);
    ranges.number("week_percent", next.week_percent, 100, 200);
    ranges.rising(&[
        ("week_percent", next.week_percent),
        ("week_warn_percent", next.week_warn_percent),
    ]);
    ranges.number("above_percent", file.longest_share.above_percent, 1, 100);
    ranges.number("metres_per_km", file.hills.metres_per_km, 1, 500);
    ranges.number("above_usual_percent", file.fast.above_usual_percent, 1, 200);
    ranges.number("seconds", file.fast.seconds, 1, 7200);
    ranges.number("percent", file.cadence_shift.percent, 1, 100);
    ranges.number("jog_from_mm_s", file.walk_jog.jog_from_mm_s, 500, 4000);
    ranges.number("whole_percent", file.walk_jog.whole_percent, 1, 100);
}

fn spike(checker: &mut Checker<'_>, file: &SpikeFile) -> SpikeRules {
    let mut ranges = Ranges::of(checker, PATH);
    ranges.unique(file.bin.iter().map(|bin| bin.id.as_str()));
    ranges.at_least_one("bin", file.bin.len());
    let mut below = 99;
    for (position, bin) in file.bin.iter().enumerate() {
        let is_last = position + 1 == file.bin.len();
        match bin.to_percent {
            Some(percent) if !is_last => {
                ranges.number(&bin.id, percent, below + 1, MORE.1);
                below = percent.clamp(below, MORE.1 - 1);
            }
            None if is_last => {}
            Some(_) | None => ranges.fault(
                &bin.id,
                format!("\"{}\": every bin but the last one has an end", bin.id),
                Some("write to_percent in all but the last"),
            ),
        }
        if bin.hazard.is_some() == (position == 0) {
            ranges.fault(
                &bin.id,
                format!("\"{}\": every bin but the first one has a hazard", bin.id),
                Some("the first bin is what the others are compared with"),
            );
        }
    }
    SpikeRules {
        window_days: file.window_days,
        least_runs: file.least_runs.into(),
        history_days: file.history_days,
        bins: file.bin.iter().map(|bin| bin_of(checker, bin)).collect(),
        evidence: checker.evidence(PATH, &file.source, &file.mark, &file.place),
    }
}

fn bin_of(checker: &mut Checker<'_>, file: &SpikeBinFile) -> SpikeBin {
    let ends = file.low.zip(file.high);
    if file.hazard.is_some() != ends.is_some() || file.low.is_some() != file.high.is_some() {
        Ranges::of(checker, PATH).fault(
            &file.id,
            format!("\"{}\": a hazard and its interval go together", file.id),
            Some("write hazard, low and high"),
        );
    }
    let whole = file.hazard.zip(ends);
    SpikeBin {
        id: file.id.clone(),
        to_percent: file.to_percent.map(u32::from),
        hazard: whole.map(|(ratio, (low, high))| hazard(checker, (ratio, low, high))),
        evidence: checker.evidence(PATH, &file.source, &file.mark, &file.place),
    }
}

fn hazard(checker: &mut Checker<'_>, (ratio, low, high): (f64, f64, f64)) -> Hazard {
    interval(checker, "hazard", (ratio, low, high), MOST);
    Hazard { ratio, low, high }
}

/// A value lies in its interval, and all of it is above nothing.
fn interval(checker: &mut Checker<'_>, name: &str, (value, low, high): (f64, f64, f64), most: f64) {
    checker.within(PATH, "low", low, 0.01, most);
    checker.within(PATH, "high", high, low, most);
    checker.within(PATH, name, value, low, high);
}

fn before_pain(checker: &mut Checker<'_>, file: &LoadFile) -> BeforePainRules {
    let mut proven = |source: &str, mark: &str, place: &str| -> Evidence {
        checker.evidence(PATH, source, mark, place)
    };
    macro_rules! proven {
        ($table:expr) => {
            proven(&$table.source, &$table.mark, &$table.place)
        };
    }
    BeforePainRules {
        days: file.before_pain.days,
        answer: file.before_pain.answer.clone(),
        evidence: proven!(file.before_pain),
        hills: HillRules {
            metres_per_km: file.hills.metres_per_km.into(),
            quiet_days: file.hills.quiet_days,
            least_runs: file.hills.least_runs.into(),
            evidence: proven!(file.hills),
        },
        fast: FastRules {
            above_usual_percent: file.fast.above_usual_percent.into(),
            seconds: file.fast.seconds.into(),
            quiet_days: file.fast.quiet_days,
            least_runs: file.fast.least_runs.into(),
            evidence: proven!(file.fast),
        },
        shoe: NewShoeRules {
            runs: file.new_shoe.runs.into(),
            least_runs: file.new_shoe.least_runs.into(),
            evidence: proven!(file.new_shoe),
        },
        surface: NewSurfaceRules {
            quiet_days: file.new_surface.quiet_days,
            least_runs: file.new_surface.least_runs.into(),
            evidence: proven!(file.new_surface),
        },
        cadence: CadenceShiftRules {
            percent: file.cadence_shift.percent.into(),
            recent_days: file.cadence_shift.recent_days,
            before_days: file.cadence_shift.before_days,
            least_runs: file.cadence_shift.least_runs.into(),
            evidence: proven!(file.cadence_shift),
        },
    }
}

fn banister(checker: &mut Checker<'_>, file: &LoadFile) -> BanisterNumbers {
    let file = &file.banister;
    let mut number = |name: &str, value: f64| checker.within(PATH, name, value, 0.01, 10.0);
    let men = (
        number("factor_men", file.factor_men),
        number("exponent_men", file.exponent_men),
    );
    let women = (
        number("factor_women", file.factor_women),
        number("exponent_women", file.exponent_women),
    );
    BanisterNumbers {
        men,
        women,
        evidence: checker.evidence(PATH, &file.source, &file.mark, &file.place),
    }
}
