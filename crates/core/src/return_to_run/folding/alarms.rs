//! Alarms of a journal: of every version that was ever written, and when they were known.

use crate::journal::{Body, Entry, EntryId, Folded, Key};
use crate::knowledge::ReturnToRun;
use crate::return_to_run::{Alarm, Moment};
use crate::urgency::Urgency;

/// Keys that an assessment gives as reasons when the bone was one.
const BONE_REASONS: [&str; 2] = ["bone_stress_gate", "bone_stress_mass"];

/// A runner's choice that says that a bone is hurt.
const BONE_CHOICE: &str = "bone";

/// Kinds of which a version that cannot be read may hide an alarm.
const KINDS_WITH_ALARMS: [&str; 3] = ["assessment", "session_result", "pain"];

/// An alarm that a journal holds and that no clearance covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenAlarm {
    /// The entry that raised it, whatever became of it since.
    pub entry: EntryId,
    /// The episode that it names; `None` when it counts for all.
    pub episode: Option<EntryId>,
    /// Since when it was known.
    pub known: Moment,
    /// What it is.
    pub alarm: Alarm,
}

/// The alarms of an entry: an urgent assessment, a warning sign, a bone that may be hurt.
///
/// What contradicts itself counts as the worse, and a bone that was not spoken of in an urgent assessment counts as hurt.
pub(super) fn alarms_of(rules: &ReturnToRun, entry: &Entry) -> [Option<Alarm>; 2] {
    let bone = |is_hurt: bool| is_hurt.then_some(Alarm::BoneSuspected);
    let warned = |flags: &[Key]| {
        let hurts_bone = |flag: &Key| rules.stop.bone.iter().any(|sign| sign == flag.as_str());
        [
            (!flags.is_empty()).then_some(Alarm::WarningSign),
            bone(flags.iter().any(hurts_bone)),
        ]
    };
    match entry.body() {
        Body::Assessment(assessment) => {
            let flags = &assessment.red_flags;
            let alarm = if assessment.urgency >= Urgency::StopAndSeeWithinDays {
                Some(Alarm::Assessed(assessment.urgency))
            } else {
                (!flags.is_empty()).then_some(Alarm::WarningSign)
            };
            let is_reason = |flag: &Key| BONE_REASONS.contains(&flag.as_str());
            let hurts_bone = assessment.suspects_bone() || flags.iter().any(is_reason);
            [alarm, bone(hurts_bone)]
        }
        Body::Pain(pain) => warned(&pain.red_flags),
        Body::SessionResult(session) => warned(&session.red_flags),
        Body::PlanChoice(choice) => [None, bone(choice.choice.as_str() == BONE_CHOICE)],
        Body::Profile(_)
        | Body::EpisodeOpened(_)
        | Body::EpisodeClosed(_)
        | Body::WeeklyAnswers(_)
        | Body::Walk(_)
        | Body::ReadinessTest(_)
        | Body::Exercise(_)
        | Body::Medicine(_)
        | Body::TreatmentVisit(_)
        | Body::Clearance(_)
        | Body::Shoe(_)
        | Body::Run(_)
        | Body::ImportBatch(_)
        | Body::Note(_)
        | Body::Withdrawn(_)
        | Body::Unknown(_) => [None, None],
    }
}

/// The alarms of every version that was ever written.
pub(super) struct EveryAlarm<'j> {
    /// Each with the entry that raised it.
    pub(super) alarms: Vec<(&'j Entry, Alarm)>,
    /// Entries that raise any, and those that may hide one.
    pub(super) entries: Vec<&'j Entry>,
}

impl<'j> EveryAlarm<'j> {
    pub(super) fn of(folded: &Folded<'j>, rules: &ReturnToRun) -> Self {
        Self::among(rules, folded.journal().everything())
    }

    /// Those of some entries, which come in the order of their ids.
    pub(super) fn among(rules: &ReturnToRun, entries: impl Iterator<Item = &'j Entry>) -> Self {
        let mut every = Self {
            alarms: Vec::new(),
            entries: Vec::new(),
        };
        for entry in entries {
            let alarms = alarms_of(rules, entry).into_iter().flatten();
            let before = every.alarms.len();
            every.alarms.extend(alarms.map(|alarm| (entry, alarm)));
            if every.alarms.len() > before || may_hide_an_alarm(entry) {
                every.entries.push(entry);
            }
        }
        every
    }
}

/// When an alarm was known: a late one when it was written down, so that a clearance from before does not cover it.
pub(super) fn known(entry: &Entry) -> Moment {
    Moment::on_clock_of(entry.later_time(), entry.happened())
}

/// Whether an entry of a newer program may hold an alarm that this one cannot read.
pub(super) fn may_hide_an_alarm(entry: &Entry) -> bool {
    matches!(entry.body(), Body::Unknown(unknown) if KINDS_WITH_ALARMS.contains(&unknown.kind.as_str()))
}
