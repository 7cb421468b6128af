//! `return_to_run.toml`: the rules of returning to running, with everything that core relies on checked.

use super::checker::Checker;
use crate::files::return_to_run::{
    BoutFile, CreditFile, FallingFile, GradingFile, LevelFile, MissedFile, PhaseFile, ReadyFile,
    RelapseFile, ReturnToRunFile, WalkingFile,
};
use crate::nearest;
use restride_core::journal::Basis;
use restride_core::knowledge::{
    BoneRules, Bout, ClearanceRules, Climbing, Discharge, Falling, Grading, Level, LevelIndex,
    LongBreak, MissedTime, Phase, PhaseIndex, Plateau, ReadinessRules, ReadinessTest, Relapse,
    RestRules, ReturnToRun, StopRules, WalkCredit, WalkingRules,
};
use std::collections::BTreeSet;

const PATH: &str = "return_to_run.toml";

/// Most pain that can be told.
const WORST: u16 = 10;
/// Longest time, in days, that a rule may look over.
const YEAR: u16 = 366;

pub(super) fn return_to_run(checker: &mut Checker<'_>) -> Option<ReturnToRun> {
    let file: ReturnToRunFile = checker.file(PATH)?;
    let phases: Vec<Phase> = file.phase.iter().map(|file| phase(checker, file)).collect();
    let levels: Vec<Level> = file
        .level
        .iter()
        .filter_map(|file| level(checker, &phases, file))
        .collect();
    check_ladder(checker, &phases, &levels);
    let evidence = |checker: &mut Checker<'_>, source: &str, mark: &str, place: &str| {
        checker.evidence(PATH, source, mark, place)
    };
    let stop = &file.stop;
    at_least_one(checker, "signs", stop.signs.len());
    unique(checker, stop.signs.iter().map(String::as_str));
    let bone = &file.bone;
    pains(
        checker,
        &[("red_from", bone.red_from), ("before", bone.before)],
    );
    let (rest, climbing) = (&file.rest, &file.climbing);
    let (plateau, discharge) = (&file.plateau, &file.discharge);
    rising(
        checker,
        &[
            ("suggest_days", plateau.suggest_days),
            ("refer_days", plateau.refer_days),
            ("ladder_days", plateau.ladder_days),
        ],
    );
    for (name, count) in [
        ("red_from", bone.red_from),
        ("red_mornings", rest.red_mornings),
        ("most_promotions", climbing.most_promotions),
        ("weeks", discharge.weeks),
    ] {
        number(checker, name, u16::from(count), 1, 100);
    }
    for (name, days) in [("red_days", rest.red_days), ("in_days", climbing.in_days)] {
        number(checker, name, days, 1, YEAR);
    }
    percent(checker, "least_percent", discharge.least_percent);
    Some(ReturnToRun {
        stop: StopRules {
            signs: stop.signs.clone(),
            bone: stop.bone.clone(),
            evidence: evidence(checker, &stop.source, &stop.mark, &stop.place),
        },
        grading: grading(checker, &file.grading),
        bone: BoneRules {
            red_from: bone.red_from,
            before: bone.before,
            evidence: evidence(checker, &bone.source, &bone.mark, &bone.place),
        },
        rest: RestRules {
            red_days: rest.red_days,
            red_mornings: rest.red_mornings,
            evidence: evidence(checker, &rest.source, &rest.mark, &rest.place),
        },
        climbing: Climbing {
            most_promotions: climbing.most_promotions,
            in_days: climbing.in_days,
            evidence: evidence(checker, &climbing.source, &climbing.mark, &climbing.place),
        },
        falling: falling(checker, &file.falling),
        plateau: Plateau {
            suggest_days: plateau.suggest_days,
            refer_days: plateau.refer_days,
            ladder_days: plateau.ladder_days,
            evidence: evidence(checker, &plateau.source, &plateau.mark, &plateau.place),
        },
        missed: missed(checker, &file.missed),
        long_break: long_break(checker, &levels, &file)?,
        relapse: relapse(checker, &levels, &file.relapse)?,
        discharge: Discharge {
            weeks: discharge.weeks,
            least_percent: discharge.least_percent,
            evidence: evidence(
                checker,
                &discharge.source,
                &discharge.mark,
                &discharge.place,
            ),
        },
        walking: walking(checker, &file.walking),
        clearance: ClearanceRules {
            bone_basis: bone_basis(checker, &file.clearance.bone_basis),
            evidence: evidence(
                checker,
                &file.clearance.source,
                &file.clearance.mark,
                &file.clearance.place,
            ),
        },
        readiness: readiness(checker, &levels, &file.ready)?,
        phases,
        levels,
    })
}

fn walking(checker: &mut Checker<'_>, file: &WalkingFile) -> WalkingRules {
    rising(
        checker,
        &[
            ("free_up_to", u16::from(file.free_up_to)),
            ("hurts_from_bone", u16::from(file.hurts_from_bone)),
            ("hurts_from", u16::from(file.hurts_from)),
        ],
    );
    pains(checker, &[("hurts_from", file.hurts_from)]);
    let from_bone = u16::from(file.hurts_from_bone);
    number(checker, "hurts_from_bone", from_bone, 1, WORST);
    if file.free_up_to >= file.hurts_from_bone {
        checker.fault(
            PATH,
            "free_up_to",
            "walking that hurts cannot be free of pain".to_owned(),
            Some("free_up_to is less than hurts_from_bone".to_owned()),
        );
    }
    WalkingRules {
        free_up_to: file.free_up_to,
        hurts_from: file.hurts_from,
        hurts_from_bone: file.hurts_from_bone,
        evidence: checker.evidence(PATH, &file.source, &file.mark, &file.place),
    }
}

/// An X-ray alone never clears a bone: it misses most early stress injuries.
fn bone_basis(checker: &mut Checker<'_>, names: &[String]) -> Vec<Basis> {
    at_least_one(checker, "bone_basis", names.len());
    let mut known = Vec::new();
    for name in names {
        match Basis::from_key(name) {
            Some(basis) if basis != Basis::Xray => known.push(basis),
            Some(_) | None => {
                let keys = Basis::ALL.iter().map(|basis| basis.key());
                let keys: Vec<&str> = keys.filter(|key| *key != Basis::Xray.key()).collect();
                checker.fault(
                    PATH,
                    "bone_basis",
                    format!("\"{name}\" cannot clear a bone"),
                    Some(format!("one of {}", keys.join(", "))),
                );
            }
        }
    }
    known
}

fn phase(checker: &mut Checker<'_>, file: &PhaseFile) -> Phase {
    pains(
        checker,
        &[
            ("before", file.before),
            ("during", file.during),
            ("at_end", file.at_end),
            ("next_morning", file.next_morning.unwrap_or(0)),
        ],
    );
    number(checker, "days_between", file.days_between, 0, YEAR);
    number(checker, "dwell_days", file.dwell_days, 0, YEAR);
    Phase {
        id: file.id.clone(),
        guide: file.guide.clone(),
        before: file.before,
        during: file.during,
        at_end: file.at_end,
        next_morning: file.next_morning,
        days_between: file.days_between,
        dwell_days: file.dwell_days,
        evidence: checker.evidence(PATH, &file.source, &file.mark, &file.place),
    }
}

fn level(checker: &mut Checker<'_>, phases: &[Phase], file: &LevelFile) -> Option<Level> {
    let phase = position(
        checker,
        "phase",
        &file.phase,
        phases.iter().map(|phase| phase.id.as_str()),
    )?;
    let content: Vec<Bout> = file
        .content
        .iter()
        .filter_map(|bout| bout_of(checker, &file.id, bout))
        .collect();
    let is_last = phase + 1 == phases.len();
    if content.is_empty() != is_last {
        checker.fault(
            PATH,
            &file.id,
            format!("level \"{}\" has the wrong content", file.id),
            Some("normal running has none, every other level at least one bout".to_owned()),
        );
    }
    if !is_last {
        number(checker, "greens", u16::from(file.greens), 1, 100);
    }
    number(checker, "repeats", u16::from(file.repeats), 1, 100);
    Some(Level {
        id: file.id.clone(),
        phase,
        content,
        repeats: file.repeats,
        greens: file.greens,
        evidence: checker.evidence(PATH, &file.source, &file.mark, &file.place),
    })
}

fn bout_of(checker: &mut Checker<'_>, level: &str, file: &BoutFile) -> Option<Bout> {
    let bout = match (file.walk, file.jog) {
        (Some(minutes), None) if minutes > 0 => Some(Bout::Walk(minutes)),
        (None, Some(minutes)) if minutes > 0 => Some(Bout::Jog(minutes)),
        (Some(_) | None, Some(_) | None) => None,
    };
    if bout.is_none() {
        checker.fault(
            PATH,
            level,
            format!("a bout of level \"{level}\" is neither a walk nor a jog of some minutes"),
            Some("write { walk = 3 } or { jog = 1 }".to_owned()),
        );
    }
    bout
}

/// At least two phases with their levels together and in order, and one level of normal running.
fn check_ladder(checker: &mut Checker<'_>, phases: &[Phase], levels: &[Level]) {
    unique(checker, phases.iter().map(|phase| phase.id.as_str()));
    unique(checker, levels.iter().map(|level| level.id.as_str()));
    let order: Vec<PhaseIndex> = levels.iter().map(|level| level.phase).collect();
    let used: BTreeSet<PhaseIndex> = order.iter().copied().collect();
    let last = phases.len().saturating_sub(1);
    let in_order = order.is_sorted();
    let one_at_top = order.iter().filter(|phase| **phase == last).count() == 1;
    if phases.len() < 2 || !in_order || used.len() != phases.len() || !one_at_top {
        checker.fault(
            PATH,
            "level",
            "the levels do not make a ladder".to_owned(),
            Some(
                "at least two phases, levels in the order of the phases, one level in the last"
                    .to_owned(),
            ),
        );
    }
}

fn grading(checker: &mut Checker<'_>, file: &GradingFile) -> Grading {
    pains(
        checker,
        &[
            ("red_during", file.red_during),
            ("red_hour_after", file.red_hour_after),
            ("red_morning_rise", file.red_morning_rise),
            ("amber_morning_rise", file.amber_morning_rise),
            ("hour_after", file.hour_after),
        ],
    );
    rising(
        checker,
        &[
            ("amber_morning_rise", u16::from(file.amber_morning_rise)),
            ("red_morning_rise", u16::from(file.red_morning_rise)),
        ],
    );
    rising(
        checker,
        &[
            ("hour_after", u16::from(file.hour_after)),
            ("red_hour_after", u16::from(file.red_hour_after)),
        ],
    );
    number(
        checker,
        "amber_morning_rise",
        u16::from(file.amber_morning_rise),
        1,
        WORST,
    );
    number(checker, "red_during", u16::from(file.red_during), 1, WORST);
    percent(checker, "least_completed", file.least_completed);
    number(
        checker,
        "usual_mornings",
        u16::from(file.usual_mornings),
        1,
        100,
    );
    number(checker, "pending_hours", file.pending_hours, 24, 24 * 7);
    Grading {
        red_during: file.red_during,
        red_hour_after: file.red_hour_after,
        red_morning_rise: file.red_morning_rise,
        amber_morning_rise: file.amber_morning_rise,
        hour_after: file.hour_after,
        least_completed: file.least_completed,
        painkiller_hours: file.painkiller_hours,
        usual_mornings: file.usual_mornings,
        pending_hours: file.pending_hours,
        evidence: checker.evidence(PATH, &file.source, &file.mark, &file.place),
    }
}

fn falling(checker: &mut Checker<'_>, file: &FallingFile) -> Falling {
    for (name, count) in [
        ("ambers_down", file.ambers_down),
        ("skips_as_amber", file.skips_as_amber),
        ("refer_reds", file.refer_reds),
        ("bone_reds_to_lock", file.bone_reds_to_lock),
    ] {
        number(checker, name, u16::from(count), 1, 100);
    }
    for (name, days) in [
        ("second_red_days", file.second_red_days),
        ("refer_days", file.refer_days),
    ] {
        number(checker, name, days, 1, YEAR);
    }
    Falling {
        ambers_down: file.ambers_down,
        skips_as_amber: file.skips_as_amber,
        second_red_days: file.second_red_days,
        refer_days: file.refer_days,
        refer_reds: file.refer_reds,
        bone_reds_to_lock: file.bone_reds_to_lock,
        evidence: checker.evidence(PATH, &file.source, &file.mark, &file.place),
    }
}

fn missed(checker: &mut Checker<'_>, file: &MissedFile) -> MissedTime {
    rising(
        checker,
        &[
            ("same_days", file.same_days),
            ("level_days", file.level_days),
            ("phase_days", file.phase_days),
        ],
    );
    number(checker, "phase_days", file.phase_days, 1, YEAR);
    MissedTime {
        same_days: file.same_days,
        level_days: file.level_days,
        phase_days: file.phase_days,
        evidence: checker.evidence(PATH, &file.source, &file.mark, &file.place),
    }
}

fn long_break(
    checker: &mut Checker<'_>,
    levels: &[Level],
    file: &ReturnToRunFile,
) -> Option<LongBreak> {
    let same_days = file.missed.same_days;
    let file = &file.long_break;
    rising(
        checker,
        &[
            ("same_days", same_days),
            ("reduced_days", file.reduced_days),
            ("back_days", file.back_days),
        ],
    );
    number(checker, "back_days", file.back_days, 1, YEAR);
    percent(checker, "reduced_percent", file.reduced_percent);
    Some(LongBreak {
        reduced_days: file.reduced_days,
        reduced_percent: file.reduced_percent,
        back_days: file.back_days,
        back_to: below_the_top(checker, levels, "back_to", &file.back_to)?,
        evidence: checker.evidence(PATH, &file.source, &file.mark, &file.place),
    })
}

fn relapse(checker: &mut Checker<'_>, levels: &[Level], file: &RelapseFile) -> Option<Relapse> {
    number(
        checker,
        "morning_pain",
        u16::from(file.morning_pain),
        1,
        WORST,
    );
    number(checker, "mornings", u16::from(file.mornings), 1, 100);
    number(checker, "hold_days", file.hold_days, 1, YEAR);
    number(checker, "recurrence_days", file.recurrence_days, 1, YEAR);
    percent(checker, "amber_percent", file.amber_percent);
    percent(checker, "red_percent", file.red_percent);
    Some(Relapse {
        morning_pain: file.morning_pain,
        mornings: file.mornings,
        back_to: below_the_top(checker, levels, "back_to", &file.back_to)?,
        hold_days: file.hold_days,
        amber_percent: file.amber_percent,
        red_percent: file.red_percent,
        recurrence_days: file.recurrence_days,
        evidence: checker.evidence(PATH, &file.source, &file.mark, &file.place),
    })
}

fn readiness(
    checker: &mut Checker<'_>,
    levels: &[Level],
    file: &ReadyFile,
) -> Option<ReadinessRules> {
    at_least_one(checker, "test", file.test.len());
    unique(checker, file.test.iter().map(|test| test.id.as_str()));
    let tests = file
        .test
        .iter()
        .map(|test| {
            pains(checker, &[("most_pain", test.most_pain)]);
            if test.most_pain_bone > test.most_pain {
                checker.fault(
                    PATH,
                    &test.id,
                    format!("\"{}\" allows more pain for a bone than otherwise", test.id),
                    None,
                );
            }
            ReadinessTest {
                id: test.id.clone(),
                most_pain: test.most_pain,
                most_pain_bone: test.most_pain_bone,
                impact: test.impact,
                optional: test.optional,
                evidence: checker.evidence(PATH, &test.source, &test.mark, &test.place),
            }
        })
        .collect();
    number(checker, "within_days", file.within_days, 1, YEAR);
    Some(ReadinessRules {
        tests,
        within_days: file.within_days,
        credit: credit(checker, levels, &file.credit)?,
        evidence: checker.evidence(PATH, &file.source, &file.mark, &file.place),
    })
}

fn credit(checker: &mut Checker<'_>, levels: &[Level], file: &CreditFile) -> Option<WalkCredit> {
    number(checker, "walks", u16::from(file.walks), 1, 100);
    number(checker, "minutes", file.minutes, 1, 24 * 60);
    pains(checker, &[("most_pain", file.most_pain)]);
    number(checker, "in_days", file.in_days, 1, YEAR);
    Some(WalkCredit {
        walks: file.walks,
        minutes: file.minutes,
        most_pain: file.most_pain,
        in_days: file.in_days,
        start: below_the_top(checker, levels, "start", &file.start)?,
        evidence: checker.evidence(PATH, &file.source, &file.mark, &file.place),
    })
}

// ---------------------------------------------------------------- small checks

/// The position of an id; a fault when there is none.
fn position<'a>(
    checker: &mut Checker<'_>,
    what: &str,
    id: &str,
    known: impl Iterator<Item = &'a str> + Clone,
) -> Option<usize> {
    let found = known.clone().position(|known| known == id);
    if found.is_none() {
        let hint = nearest(id, known).map(|near| format!("did you mean \"{near}\"?"));
        checker.fault(PATH, id, format!("no {what} has the id \"{id}\""), hint);
    }
    found
}

/// A level that is not normal running.
fn below_the_top(
    checker: &mut Checker<'_>,
    levels: &[Level],
    name: &str,
    id: &str,
) -> Option<LevelIndex> {
    let found = position(
        checker,
        "level",
        id,
        levels.iter().map(|level| level.id.as_str()),
    )?;
    if found + 1 == levels.len() {
        checker.fault(
            PATH,
            name,
            format!("{name} leads to normal running"),
            Some("name a level below the last one".to_owned()),
        );
    }
    Some(found)
}

fn unique<'a>(checker: &mut Checker<'_>, ids: impl Iterator<Item = &'a str>) {
    let mut known = BTreeSet::new();
    for id in ids {
        if !known.insert(id) {
            checker.fault(PATH, id, format!("the id \"{id}\" stands twice"), None);
        }
    }
}

fn at_least_one(checker: &mut Checker<'_>, name: &str, count: usize) {
    if count == 0 {
        checker.fault(PATH, name, format!("{name} is empty"), None);
    }
}

fn number(checker: &mut Checker<'_>, name: &str, value: u16, min: u16, max: u16) {
    checker.within(PATH, name, f64::from(value), f64::from(min), f64::from(max));
}

fn percent(checker: &mut Checker<'_>, name: &str, value: u8) {
    number(checker, name, u16::from(value), 1, 100);
}

fn pains(checker: &mut Checker<'_>, pains: &[(&str, u8)]) {
    for (name, pain) in pains {
        number(checker, name, u16::from(*pain), 0, WORST);
    }
}

/// Limits that follow one another must rise.
fn rising(checker: &mut Checker<'_>, limits: &[(&str, u16)]) {
    for pair in limits.windows(2) {
        if let [(low, smaller), (high, larger)] = pair
            && smaller >= larger
        {
            checker.fault(
                PATH,
                high,
                format!("{high} is {larger}, expected more than {low}, which is {smaller}"),
                None,
            );
        }
    }
}
