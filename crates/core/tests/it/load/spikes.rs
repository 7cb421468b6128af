//! One run against the longest of the 30 days before it (R7).

use super::rules;
use crate::runs::Track;
use jiff::civil::date;
use restride_core::load::{Absolute, NoBaseline, Span, bin_of, spikes};
use serde_json::json;

/// What the last of some runs (day, metres) came to: the bin, or why there is none.
fn last(runs: &[(i32, u32)]) -> Result<String, NoBaseline> {
    let mut track = Track::new();
    for (day, metres) in runs {
        track.run(*day, *metres);
    }
    let mut all = spikes(&track.outings(), &[], &rules().spike);
    all.pop().unwrap().map(|spike| spike.bin.id.clone())
}

#[test]
fn bins_end_at_their_exact_metres() {
    let bins = [
        (11_000, "usual"),
        (11_010, "small"),
        (11_001, "small"),
        (13_000, "small"),
        (13_010, "moderate"),
        (20_000, "moderate"),
        (20_010, "large"),
    ];
    for (metres, bin) in bins {
        let found = last(&[(1, 5000), (15, 10_000), (25, metres)]);
        assert_eq!(found.as_deref(), Ok(bin), "{metres} m after 10 km");
    }
    let spike = &rules().spike;
    for longest in 1..3000_u32 {
        let exact = longest * 110 / 100;
        assert_eq!(bin_of(spike, exact, longest), 0, "{exact} after {longest}");
        assert_eq!(
            bin_of(spike, exact + 1, longest),
            if exact + 1 > longest * 2 {
                3
            } else if (exact + 1) * 100 > longest * 130 {
                2
            } else {
                1
            }
        );
    }
    assert_eq!(bin_of(spike, u32::MAX, u32::MAX), 0, "no overflow");
}

#[test]
fn every_bin_but_the_first_has_the_ratio_of_the_study_with_its_interval() {
    let hazards: Vec<_> = rules().spike.bins.iter().map(|bin| bin.hazard).collect();
    let shown: Vec<String> = hazards
        .iter()
        .map(|hazard| {
            hazard.map_or_else(String::new, |it| {
                format!("{:.2} ({:.2}-{:.2})", it.ratio, it.low, it.high)
            })
        })
        .collect();
    assert_eq!(
        shown,
        [
            "",
            "1.64 (1.31-2.05)",
            "1.52 (1.16-2.00)",
            "2.28 (1.50-3.48)"
        ]
    );
    let absolute = Absolute::of(&rules().incidence, hazards[3].unwrap());
    assert_eq!(
        format!(
            "{:.1} {:.1}",
            absolute.usual_per_1000 / 10.0,
            absolute.raised_per_1000 / 10.0
        ),
        "0.8 1.8"
    );
}

#[test]
fn the_worked_four_weeks_end_with_a_moderate_jump() {
    let week = [(1, 5000), (3, 5000), (5, 5000), (7, 10_000)];
    let mut runs: Vec<(i32, u32)> = (0..3)
        .flat_map(|number| week.map(|(day, metres)| (day + 7 * number, metres)))
        .collect();
    runs.extend([(22, 6000), (24, 6000), (26, 8000), (28, 16_000)]);
    assert_eq!(last(&runs).as_deref(), Ok("moderate"));
}

#[test]
fn a_run_is_not_compared_with_itself_nor_with_what_is_older_than_30_days() {
    let runs = [(1, 30_000), (20, 5000), (25, 5000), (31, 6000)];
    assert_eq!(
        last(&runs).as_deref(),
        Ok("usual"),
        "30 days are in the window"
    );
    let runs = [(1, 30_000), (20, 5000), (25, 5000), (32, 6000)];
    assert_eq!(last(&runs).as_deref(), Ok("small"), "31 days are not");
}

#[test]
fn too_few_runs_or_days_are_no_baseline() {
    let few = NoBaseline::FewRuns { runs: 1, least: 2 };
    assert_eq!(last(&[(1, 5000), (35, 5000), (40, 9000)]), Err(few));
    let short = NoBaseline::ShortHistory {
        days: 20,
        least: 21,
    };
    assert_eq!(last(&[(1, 5000), (3, 5000), (21, 9000)]), Err(short));
    assert_eq!(
        last(&[(1, 5000), (3, 5000), (22, 9000)]).as_deref(),
        Ok("moderate")
    );
}

#[test]
fn walk_jog_phases_have_no_comparison() {
    let mut track = Track::new();
    for day in [1, 10, 25] {
        track.run(day, 5000);
    }
    track.run(26, 9000);
    let span = Span {
        from: date(2026, 6, 26),
        to: date(2026, 6, 30),
    };
    let all = spikes(&track.outings(), &[span], &rules().spike);
    assert_eq!(all[2].as_ref().map(|spike| spike.bin_position), Ok(0));
    assert_eq!(all[3], Err(NoBaseline::WalkJog));
}

#[test]
fn two_runs_of_a_day_are_one_only_with_a_short_break() {
    let with_break = |second: &str| {
        let mut track = Track::new();
        for day in [1, 10, 24] {
            track.run(day, 10_000);
        }
        track.run_at(25, "07:00", 6000);
        track.run_at(25, second, 6000);
        let all = spikes(&track.outings(), &[], &rules().spike);
        all.last().unwrap().as_ref().unwrap().bin.id.clone()
    };
    // 6 km at 10 km/h end at 7:36.
    assert_eq!(with_break("08:35"), "small", "12 km");
    assert_eq!(with_break("08:36"), "usual", "6 km twice");
}

#[test]
fn an_unknown_distance_is_no_baseline_and_no_nought() {
    let mut track = Track::new();
    for day in [1, 10, 24] {
        track.run(day, 10_000);
    }
    track.add(25, "07:00", "run", &json!({"sport": "run"}));
    track.run(26, 12_000);
    let all = spikes(&track.outings(), &[], &rules().spike);
    assert_eq!(all[3], Err(NoBaseline::NoDistance));
    let spike = all[4].as_ref().unwrap();
    assert_eq!((spike.compared_with, spike.without_distance), (3, 1));
    assert_eq!(spike.percent(), Some(120));
}

#[test]
fn a_jump_equals_the_one_of_the_plain_rule_for_random_runs() {
    let mut draw = restride_testkit::Draw(11);
    for _ in 0..300 {
        let mut track = Track::new();
        let mut days: Vec<i32> = (0..25)
            .map(|_| 1 + i32::try_from(draw.below(80)).unwrap())
            .collect();
        days.sort_unstable();
        days.dedup();
        let runs: Vec<(i32, u32)> = days
            .into_iter()
            .map(|day| (day, 1000 + u32::try_from(draw.below(20)).unwrap() * 700))
            .collect();
        for (day, metres) in &runs {
            track.run(*day, *metres);
        }
        let all = spikes(&track.outings(), &[], &rules().spike);
        for (at, (day, metres)) in runs.iter().enumerate() {
            let window: Vec<u32> = runs[..at]
                .iter()
                .filter(|it| it.0 >= day - 30)
                .map(|it| it.1)
                .collect();
            let is_told = day - runs[0].0 >= 21 && window.len() >= 2;
            let plain = window.iter().max().filter(|_| is_told);
            let found = all[at].as_ref().ok();
            assert_eq!(found.map(|it| it.longest_m), plain.copied());
            if let Some(spike) = found {
                assert_eq!(spike.is_jump(), 100 * metres > 110 * spike.longest_m);
            }
        }
    }
}
