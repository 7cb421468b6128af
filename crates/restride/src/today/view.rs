//! Today as plain data with its words. The text is made from it and from nothing else.

use super::first_days::{self, FirstDaysJson};
use super::recovery::{self, RecoveryJson};
use crate::journal::entry_words::EntryWords;
use crate::journal::find;
use crate::journal::plan_words::alarm_key;
use restride_core::journal::Folded;
use restride_core::knowledge::Care;
use restride_core::return_to_run::{Because, Gate, NotYet, OpenAlarm, Profile, Reason};
use restride_core::today::{Allowed, EpisodeToday, HeldBy, Running, Stage, ToLog, Today};
use schemars::JsonSchema;
use serde::Serialize;

/// The command that asks the warning questions.
pub(super) const ASSESS: &str = "restride assess --save";

/// What `restride today --format json` prints. Alarms come first, and have to be shown first.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct TodayJson {
    /// The runner's own day.
    pub(super) day: String,
    /// Alarms that no clearance covers, the earliest first.
    pub(super) alarms: Vec<AlarmJson>,
    /// Whether a run is allowed now. A caller must never turn a no into a yes.
    pub(super) running: RunningJson,
    /// Every episode that is open or still forbids running.
    pub(super) episodes: Vec<EpisodeTodayJson>,
    /// Exercises that are due now, with their dose in words.
    pub(super) exercises: Vec<String>,
    /// What is missing in the journal today.
    pub(super) to_log: Vec<ToLogJson>,
    /// Whether the maintenance programme is offered.
    pub(super) maintenance: bool,
    /// What keeps a hip well; empty unless it is offered.
    pub(super) prevention: Vec<String>,
    /// What this is, and what it is not: show it with every page.
    pub(super) intended_use: String,
}

/// An alarm.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct AlarmJson {
    /// What it is: an urgency, `bone_suspected`, `warning_sign`, `was_locked` or `was_paused`.
    alarm: &'static str,
    /// The same in words.
    pub(crate) words: String,
    /// The day on which it was known.
    pub(crate) since: String,
    /// The entry that raised it.
    entry: String,
    /// Whether it is an emergency.
    pub(super) is_emergency: bool,
}

/// Whether a run may begin now.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct RunningJson {
    /// `no_plan`, `assess_first`, `not_now` or `allowed`. At `assess_first` a pain belongs to no episode: nothing is said
    /// about running until the warning questions are answered.
    pub(super) answer: &'static str,
    /// Why, in words.
    pub(super) why: Vec<WhyJson>,
    /// The session that is allowed; absent unless one is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) session: Option<SessionJson>,
}

impl RunningJson {
    /// Why, in words.
    pub(crate) fn reasons(&self) -> impl Iterator<Item = &String> {
        self.why.iter().map(|why| &why.words)
    }
}

/// A reason with its source.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct WhyJson {
    /// The number of the episode; absent for what belongs to none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) episode: Option<usize>,
    /// The key of the reason.
    reason: &'static str,
    /// The same in words.
    pub(super) words: String,
    /// Id of the source.
    source: String,
    /// The command that leads on; absent when none does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) command: Option<&'static str>,
}

/// A session that is allowed, and nothing beyond it.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct SessionJson {
    /// Id of the level.
    level: String,
    /// The phase, as a runner knows it.
    pub(super) phase: String,
    /// What is done.
    pub(super) words: String,
    /// Minutes in all; absent in normal running.
    #[serde(skip_serializing_if = "Option::is_none")]
    minutes: Option<u16>,
    /// Percent of the last weekly distance, at most; absent without such a limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) limit_percent: Option<u8>,
    /// Why not further.
    pub(super) not_yet: Vec<NotYetJson>,
}

/// Why not further.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct NotYetJson {
    /// The key of the reason.
    reason: &'static str,
    /// The same in words.
    pub(super) words: String,
    /// Quiet sessions that are missing; 0 for other reasons.
    pub(super) missing: u8,
}

/// One episode today.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct EpisodeTodayJson {
    /// Its number in the list of all.
    pub(super) number: usize,
    /// Its id.
    id: String,
    /// Place and side.
    pub(super) name: String,
    /// `soft` or `bone`.
    profile: &'static str,
    /// `locked`, `refer`, `offload`, `ready`, `level` or `done`.
    state: &'static str,
    /// The same in words.
    pub(super) state_words: String,
    /// Why it stands there, in words; absent on the ladder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) because: Option<String>,
    /// What the check before a run says, in words; absent while it is locked or paused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) gate: Option<String>,
    /// Tests before the ladder that may be done now.
    pub(super) tests: Vec<TestJson>,
    /// Whether the runner paused the plan.
    pub(super) on_hold: bool,
    /// Why help is suggested; absent while it is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) suggests_help: Option<String>,
    /// The first 72 hours; absent when they are over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) first_days: Option<FirstDaysJson>,
    /// How long it took others; absent while anything is locked or paused, and when nothing is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) recovery: Option<RecoveryJson>,
    /// The key of what happens next.
    next: &'static str,
    /// The same in words.
    pub(super) next_words: String,
}

/// A test before the ladder.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct TestJson {
    /// Its id: what `restride log test` takes.
    pub(super) id: String,
    /// What to do.
    pub(super) words: String,
}

/// Something to log.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct ToLogJson {
    /// The key.
    what: &'static str,
    /// The number of the episode.
    pub(super) episode: usize,
    /// What is asked.
    pub(super) words: String,
    /// The command that logs it.
    pub(super) command: &'static str,
}

/// Today with its words.
pub(super) fn of(
    words: EntryWords<'_>,
    folded: &Folded<'_>,
    care: &Care,
    today: &Today<'_, '_>,
    exercises: Vec<String>,
) -> TodayJson {
    let prevention = if today.maintenance {
        let items = care.prevention.iter();
        items
            .map(|item| words.words.line(&format!("prevention.{}.do", item.id)))
            .collect()
    } else {
        Vec::new()
    };
    TodayJson {
        day: today.day.to_string(),
        alarms: today
            .alarms
            .iter()
            .map(|alarm| self::alarm(words, alarm))
            .collect(),
        running: running(words, folded, &today.running),
        episodes: today
            .episodes
            .iter()
            .map(|episode| self::episode(words, folded, care, episode))
            .collect(),
        exercises,
        to_log: today
            .to_log
            .iter()
            .map(|missing| to_log(words, folded, *missing))
            .collect(),
        maintenance: today.maintenance,
        prevention,
        intended_use: words.words.line("today.about.disclaimer"),
    }
}

pub(crate) fn alarm(words: EntryWords<'_>, open: &OpenAlarm) -> AlarmJson {
    let key = alarm_key(open.alarm);
    AlarmJson {
        alarm: key,
        words: words.alarm(open.alarm),
        since: open.known.day().to_string(),
        entry: open.entry.to_string(),
        is_emergency: key == "emergency",
    }
}

fn why(words: EntryWords<'_>, episode: Option<usize>, because: Because<'_>) -> WhyJson {
    WhyJson {
        episode,
        reason: because.reason.key(),
        words: words.because(because),
        source: because.source.to_owned(),
        command: (because.reason == Reason::BoneScreenDue).then_some(ASSESS),
    }
}

/// Whether a run may begin now.
pub(crate) fn running(
    words: EntryWords<'_>,
    folded: &Folded<'_>,
    running: &Running<'_>,
) -> RunningJson {
    match running {
        Running::NoPlan => RunningJson {
            answer: "no_plan",
            why: Vec::new(),
            session: None,
        },
        Running::Unassessed(_) => RunningJson {
            answer: "assess_first",
            why: Vec::new(),
            session: None,
        },
        Running::Not(refusals) => RunningJson {
            answer: "not_now",
            why: refusals
                .iter()
                .map(|refusal| {
                    let episode = refusal.episode.map(|id| find::number(folded, id));
                    why(words, episode, refusal.because)
                })
                .collect(),
            session: None,
        },
        Running::Allowed(allowed) => RunningJson {
            answer: "allowed",
            why: vec![why(
                words,
                Some(find::number(folded, allowed.episode)),
                allowed.because,
            )],
            session: Some(session(words, allowed)),
        },
    }
}

fn session(words: EntryWords<'_>, allowed: &Allowed<'_>) -> SessionJson {
    let minutes = words
        .knowledge
        .return_to_run
        .levels
        .get(allowed.level)
        .map(restride_core::knowledge::Level::minutes);
    SessionJson {
        level: words.level_id(allowed.level),
        phase: words.phase(allowed.level),
        words: words.level(allowed.level),
        minutes: minutes.filter(|minutes| *minutes > 0),
        limit_percent: allowed.limit.map(|limit| limit.percent),
        not_yet: allowed
            .not_yet
            .iter()
            .map(|it| not_yet(words, it))
            .collect(),
    }
}

fn not_yet(words: EntryWords<'_>, not_yet: &NotYet<'_>) -> NotYetJson {
    NotYetJson {
        reason: not_yet.because.reason.key(),
        words: words.because(not_yet.because),
        missing: not_yet.missing,
    }
}

fn episode(
    words: EntryWords<'_>,
    folded: &Folded<'_>,
    care: &Care,
    today: &EpisodeToday<'_, '_>,
) -> EpisodeTodayJson {
    let opened = today.episode.opened;
    let mut shown = EpisodeTodayJson {
        number: find::number(folded, today.episode.id),
        id: today.episode.id.to_string(),
        name: words.place(&opened.sites, opened.side).unwrap_or_default(),
        profile: match today.profile {
            Profile::Soft => "soft",
            Profile::Bone => "bone",
        },
        state: "",
        state_words: String::new(),
        because: None,
        gate: None,
        tests: Vec::new(),
        on_hold: false,
        suggests_help: None,
        first_days: today
            .first_days
            .as_ref()
            .map(|list| first_days::of(words, care, list)),
        recovery: None,
        next: today.next.key(),
        next_words: words.words.line(&format!("log.next.{}", today.next.key())),
    };
    match &today.stage {
        Stage::Held(held) => {
            shown.state = match held.by {
                HeldBy::Lock => "locked",
                HeldBy::Pause => "refer",
            };
            shown.because = Some(words.because(held.because));
        }
        Stage::Moving(moving) => {
            shown.state = moving.state;
            shown.because = moving.because.map(|because| words.because(because));
            shown.gate = Some(gate(words, &moving.gate));
            shown.tests = moving
                .tests
                .iter()
                .filter_map(|test| words.knowledge.return_to_run.readiness.tests.get(*test))
                .map(|test| TestJson {
                    id: test.id.clone(),
                    words: words
                        .words
                        .line(&format!("return_to_run.ready.{}", test.id)),
                })
                .collect();
            shown.recovery = moving
                .outlook
                .as_ref()
                .and_then(|outlook| recovery::of(words, outlook));
            shown.on_hold = moving.is_on_hold;
            shown.suggests_help = moving.suggests_help.map(|because| words.because(because));
        }
    }
    shown.state_words = words.state(shown.state);
    shown
}

/// What the check before a run says.
fn gate(words: EntryWords<'_>, gate: &Gate<'_>) -> String {
    let key = match gate {
        Gate::Go { .. } => "go",
        Gate::Rest(_) => "rest",
        Gate::Skip(_) => "skip",
        Gate::Refuse(_) => "refuse",
    };
    let word = words.words.line(&format!("plan.gate.{key}"));
    format!("{word}. {}", words.because(gate.because()))
}

fn to_log(words: EntryWords<'_>, folded: &Folded<'_>, missing: ToLog) -> ToLogJson {
    ToLogJson {
        what: missing.key(),
        episode: find::number(folded, missing.episode()),
        words: words.words.line(&format!("log.to_log.{}", missing.key())),
        command: match missing {
            ToLog::MorningPain(_) => "restride log pain --waking PAIN",
            ToLog::HourAfter { .. } => "restride log pain --after PAIN",
            ToLog::Before(_) => "restride log pain --before PAIN",
            ToLog::Weekly(_) => "restride log week",
            ToLog::Retest(_) => "restride log test TEST --pain PAIN",
            ToLog::Assessment(_) | ToLog::BoneQuestions(_) => ASSESS,
        },
    }
}
