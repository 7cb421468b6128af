//! Everything that a history of events can lead to, breadth first.
//!
//! The same ladder with short windows has few enough states to be walked through whole; the ladder of the pack is
//! walked through as far as its windows allow. States that differ only in the calendar are one: every date is replaced
//! by its age.

use super::scene::{cleared, day, graded, is_locked, morning, pain, rules, without_morning};
use jiff::civil::Date;
use restride_core::knowledge::ReturnToRun;
use restride_core::return_to_run::{
    Alarm, Event, Gate, Grade, Metres, Moment, Pain, Pending, Plan, Profile, Readiness, State,
    Step, gate,
};
use restride_core::urgency::Urgency;
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// Something that may happen, and how many days then go by.
pub(crate) struct Move {
    pub(crate) name: &'static str,
    pub(crate) event: fn(&ReturnToRun, i64) -> Event,
    pub(crate) days: i64,
}

const fn ran(name: &'static str, event: fn(&ReturnToRun, i64) -> Event, days: i64) -> Move {
    Move { name, event, days }
}

fn morning_of(number: i64, points: u8) -> Event {
    Event::Morning {
        of: day(number),
        pain: pain(points),
    }
}

/// Every event, sessions of every grade, and time.
pub(crate) const MOVES: [Move; 26] = [
    ran("green", |_, _| Event::Ran(graded(Grade::Green)), 2),
    ran(
        "green, next day",
        |_, _| Event::Ran(graded(Grade::Green)),
        1,
    ),
    ran("amber", |_, _| Event::Ran(graded(Grade::Amber)), 2),
    ran("red", |_, _| Event::Ran(graded(Grade::Red)), 2),
    ran("stop", |_, _| Event::Ran(graded(Grade::Stop)), 0),
    ran("no morning", |_, _| Event::Ran(without_morning()), 1),
    ran("good morning", |_, number| morning_of(number, 0), 0),
    ran("bad morning", |_, number| morning_of(number, 4), 1),
    ran("skipped", |_, _| Event::Skipped, 1),
    ran("walking free", |_, _| Event::Walking { is_free: true }, 0),
    ran("walking hurts", |_, _| Event::Walking { is_free: false }, 0),
    ran(
        "tests",
        |rules, _| Event::Tests(Readiness::all_passed(rules)),
        0,
    ),
    ran("no tests", |_, _| Event::Tests(Readiness::default()), 0),
    ran(
        "week",
        |_, _| Event::Week {
            distance: Metres(100),
            usual: Some(Metres(100)),
        },
        0,
    ),
    ran(
        "emergency",
        |_, _| Event::Alarm(Alarm::Assessed(Urgency::Emergency)),
        0,
    ),
    ran(
        "self-care",
        |_, _| Event::Alarm(Alarm::Assessed(Urgency::SelfManage)),
        0,
    ),
    ran("bone", |_, _| Event::Alarm(Alarm::BoneSuspected), 0),
    ran("warning sign", |_, _| Event::Alarm(Alarm::WarningSign), 0),
    ran("was locked", |_, _| Event::Alarm(Alarm::WasLocked), 0),
    ran("was paused", |_, _| Event::Alarm(Alarm::WasPaused), 0),
    ran(
        "screen clear",
        |_, _| Event::BoneScreen { suspected: false },
        0,
    ),
    ran(
        "screen not clear",
        |_, _| Event::BoneScreen { suspected: true },
        0,
    ),
    ran("pain returned", |_, _| Event::PainReturned, 0),
    ran("cleared", |_, number| cleared(morning(number)), 0),
    ran("a day", |_, _| Event::TimePassed, 1),
    ran("a week of nothing", |_, _| Event::TimePassed, 8),
];

/// The ladder of the pack with short windows and one level per phase but the second.
fn small() -> ReturnToRun {
    let mut rules = rules().clone();
    rules
        .levels
        .retain(|level| ["P1", "P2a", "P2b", "P4"].contains(&level.id.as_str()));
    rules.phases.remove(2);
    for (level, phase) in rules.levels.iter_mut().zip([0, 1, 1, 2]) {
        level.phase = phase;
        level.greens = level.greens.min(2);
    }
    for phase in &mut rules.phases {
        phase.dwell_days = phase.dwell_days.min(3);
    }
    rules.climbing.in_days = 4;
    rules.falling.second_red_days = 2;
    rules.falling.refer_days = 5;
    rules.plateau.refer_days = 10_000;
    rules.plateau.ladder_days = 10_000;
    rules.missed.same_days = 3;
    rules.missed.level_days = 4;
    rules.missed.phase_days = 5;
    rules.long_break.reduced_days = 4;
    rules.long_break.back_days = 6;
    rules.relapse.recurrence_days = 4;
    rules.relapse.mornings = 2;
    rules.discharge.weeks = 1;
    rules
}

/// Everything in a plan that the rules can tell apart on a day: dates as ages, and none older than its window. What no
/// event and no check reads is left out.
fn key(rules: &ReturnToRun, plan: &Plan, number: i64, clocks: bool) -> u64 {
    let age = |moment: Moment, oldest: u16| moment.gap_to(morning(number)).min(oldest);
    let ages = |moments: &[Moment], oldest: u16| -> Vec<u16> {
        moments.iter().map(|it| age(*it, oldest)).collect()
    };
    let dated = |date: Option<Date>| date.map(|it| (day(number) - it).get_days().min(2));
    let mut hasher = DefaultHasher::new();
    plan.profile().hash(&mut hasher);
    plan.state().key().hash(&mut hasher);
    let since = match plan.state() {
        State::Done { since, .. } => age(*since, rules.relapse.recurrence_days + 1),
        State::Locked { .. }
        | State::Refer { .. }
        | State::Offload { .. }
        | State::Ready { .. }
        | State::Level(_) => 0,
    };
    since.hash(&mut hasher);
    if let State::Level(it) | State::Done { running: it, .. } = plan.state() {
        let waits = |it: &Option<Pending>| {
            it.as_ref()
                .map(|it| (age(it.ended, 3), it.allowed, it.session.clone()))
        };
        (it.level, it.greens, it.ambers, it.skips).hash(&mut hasher);
        age(it.phase_since, rules.phase(it.level).dwell_days).hash(&mut hasher);
        it.last_skip.map(|it| age(it, 1)).hash(&mut hasher);
        age(it.last_completed, rules.long_break.back_days + 1).hash(&mut hasher);
        format!("{:?}", (waits(&it.pending), waits(&it.expired))).hash(&mut hasher);
        if rules.is_last(it.level) {
            age(it.week_since, 14).hash(&mut hasher);
            (it.week_sessions > 0, it.week_quiet, it.quiet_weeks).hash(&mut hasher);
        }
    }
    let history = plan.history();
    ages(&history.reds, 100).hash(&mut hasher);
    ages(&history.promotions, 100).hash(&mut hasher);
    history.reds_in_a_row.min(2).hash(&mut hasher);
    let rest = history.rest.map(|it| {
        let from = age(it.from, rules.rest.red_days);
        (
            from,
            it.settled.min(rules.rest.red_mornings),
            dated(it.last),
        )
    });
    rest.hash(&mut hasher);
    let streak = history
        .bad_mornings
        .map(|it| (it.count, dated(Some(it.last))));
    streak.hash(&mut hasher);
    (history.screen_due.is_some(), history.clearance.is_some()).hash(&mut hasher);
    history.last_session.map(|it| age(it, 2)).hash(&mut hasher);
    if clocks {
        let clock = |it: Option<Moment>, days| it.map(|it| age(it, days));
        clock(history.last_up, rules.plateau.refer_days).hash(&mut hasher);
        clock(history.ladder_start, rules.plateau.ladder_days).hash(&mut hasher);
    }
    hasher.finish()
}

/// What must hold for every step from every state that was reached.
pub(crate) fn check(rules: &ReturnToRun, before: &Plan, now: Moment, made: &Move, step: &Step<'_>) {
    let after = &step.plan;
    let name = made.name;
    let settled = before.settled(rules, now);
    // G1: locked and paused plans are left by a clearance only.
    let is_held = matches!(settled.state(), State::Locked { .. } | State::Refer { .. });
    if is_held && name != "cleared" {
        let still = matches!(after.state(), State::Locked { .. } | State::Refer { .. });
        assert!(still, "{name} leaves {settled:?}");
    }
    if is_locked(&settled) && name != "cleared" {
        assert!(is_locked(after), "{name} unlocks {settled:?}");
    }
    // G3: a stop sign and an alarm lock before anything else.
    let locks = [
        "stop",
        "emergency",
        "bone",
        "warning sign",
        "was locked",
        "screen not clear",
    ];
    if locks.contains(&name) {
        assert!(is_locked(after), "{name} does not lock {settled:?}");
    }
    // G4, G14: up by one level at most, on a green session with its morning only; onto the ladder by the tests only.
    match (settled.standing(rules, now), after.standing(rules, now)) {
        (Some(from), Some(to)) if to > from => {
            assert_eq!(to, from + 1, "{name} from {settled:?}");
            let grade = step.graded.map(|graded| graded.grade);
            assert_eq!(grade, Some(Grade::Green), "{name} from {settled:?}");
            let has_morning = ["green", "green, next day", "good morning"];
            assert!(has_morning.contains(&name), "{name} from {settled:?}");
        }
        (None, Some(_)) => {
            assert_eq!(name, "tests", "{name} from {settled:?}");
        }
        (Some(_), Some(_)) | (Some(_) | None, None) => {}
    }
    let window = rules.climbing.in_days;
    let promotions = after.history().promotions.iter();
    let recent = promotions.filter(|promotion| promotion.is_within(now, window));
    assert!(recent.count() <= usize::from(rules.climbing.most_promotions));
    // G6: nothing leads from bone back to soft.
    assert!(after.profile() >= before.profile());
    // G16: a bone is locked after its second red session in a row.
    if after.profile() == Profile::Bone && !is_locked(after) {
        assert!(after.history().reds_in_a_row < rules.falling.bone_reds_to_lock);
    }
    check_gate(rules, after, now);
}

/// G1, G3, G5, G18: what the gate says there.
fn check_gate(rules: &ReturnToRun, plan: &Plan, now: Moment) {
    let answer = gate(rules, plan, Some(Pain::NONE), now);
    let may_run = match plan.settled(rules, now).state() {
        State::Locked { .. }
        | State::Refer { .. }
        | State::Offload { .. }
        | State::Ready { .. } => false,
        State::Level(_) | State::Done { .. } => plan.history().screen_due.is_none(),
    };
    assert!(may_run || !answer.is_go(), "{plan:?}");
    if let Gate::Go { level, .. } = answer {
        assert_eq!(Some(level), plan.standing(rules, now), "{plan:?}");
        assert!(!gate(rules, plan, None, now).is_go(), "{plan:?}");
        let worst = gate(rules, plan, Some(pain(10)), now);
        assert!(!worst.is_go(), "{plan:?}");
    }
    if is_locked(plan) {
        let tests = plan.tests_offered(rules, &Readiness::all_passed(rules));
        assert!(tests.is_empty(), "{plan:?}");
    }
}

/// Every state that events lead to, each once, with its day; the number of events that the farthest one needs.
fn reachable(rules: &ReturnToRun, moves: &[&Move], clocks: bool) -> (Vec<(Plan, i64)>, usize) {
    let mut known = BTreeSet::new();
    let mut all = Vec::new();
    let mut edge: Vec<(Plan, i64)> = Profile::ALL
        .map(|profile| (Plan::start(profile, morning(0)), 0))
        .to_vec();
    let mut depth = 0;
    while !edge.is_empty() {
        let mut next = Vec::new();
        for (plan, number) in edge {
            for made in moves {
                let event = (made.event)(rules, number);
                let Ok(step) = plan.after(rules, &event, morning(number)) else {
                    continue;
                };
                check(rules, &plan, morning(number), made, &step);
                let later = number + made.days;
                let settled = step.plan.settled(rules, morning(later));
                if known.insert(key(rules, &settled, later, clocks)) {
                    next.push((settled, later));
                }
            }
            all.push((plan, number));
        }
        edge = next;
        depth += 1;
    }
    (all, depth)
}

/// The days that somebody without pain needs to normal running, who does what is asked; `None` when the plan pauses.
pub(crate) fn days_to_normal_running(rules: &ReturnToRun, plan: &Plan, number: i64) -> Option<i64> {
    let mut plan = plan.clone();
    for later in number.. {
        assert!(
            later < number + 200,
            "somebody without pain is stuck in {plan:?}"
        );
        let now = morning(later);
        plan = plan.settled(rules, now);
        let events = [
            morning_of(later, 0),
            Event::BoneScreen { suspected: false },
            Event::Walking { is_free: true },
            Event::Tests(Readiness::all_passed(rules)),
        ];
        for event in events {
            // What is not asked for in this state is refused, and nothing changes.
            if let Ok(step) = plan.after(rules, &event, now) {
                plan = step.plan;
            }
        }
        let is_held = matches!(plan.state(), State::Locked { .. } | State::Refer { .. });
        if is_held {
            return None;
        }
        if plan
            .standing(rules, now)
            .is_some_and(|level| rules.is_last(level))
        {
            return Some(later - number);
        }
        if gate(rules, &plan, Some(Pain::NONE), now).is_go() {
            let session = Event::Ran(graded(Grade::Green));
            plan = plan.after(rules, &session, now).unwrap().plan;
        }
    }
    None
}

/// G1, G3, G4, G6, G14, G16, G18: every event in every state that there is, on a ladder with short windows
#[test]
fn no_sequence_of_events_breaks_an_invariant() {
    let rules = small();
    let moves: Vec<&Move> = MOVES.iter().collect();
    let (states, depth) = reachable(&rules, &moves, false);
    println!("{} states, {depth} events deep", states.len());
    assert!(depth >= 12, "the farthest state needs {depth} events");
    // G17: nobody without pain is stuck.
    let mut longest = 0;
    for (plan, number) in &states {
        let is_held = matches!(plan.state(), State::Locked { .. } | State::Refer { .. });
        assert!(State::KEYS.contains(&plan.state().key()));
        if !is_held {
            let days = days_to_normal_running(&rules, plan, *number);
            longest = days.into_iter().fold(longest, i64::max);
            assert!(days.is_some(), "{plan:?}");
        }
    }
    assert!(longest <= 21, "it takes {longest} days");
}

/// G17: with the limits on standing still, too: normal running, or a pause with a reason
#[test]
fn no_sequence_of_events_breaks_an_invariant_while_the_clocks_run() {
    let mut rules = small();
    rules.plateau.refer_days = 8;
    rules.plateau.ladder_days = 11;
    let few = [
        "green",
        "amber",
        "red",
        "walking free",
        "tests",
        "good morning",
        "a day",
        "cleared",
        "no morning",
        "screen clear",
    ];
    let moves: Vec<&Move> = MOVES.iter().filter(|it| few.contains(&it.name)).collect();
    let (states, depth) = reachable(&rules, &moves, true);
    println!(
        "{} states, {depth} events deep, with the clocks",
        states.len()
    );
    assert!(depth >= 12, "the farthest state needs {depth} events");
    for (plan, number) in &states {
        days_to_normal_running(&rules, plan, *number);
    }
}
