//! A quick look at a journal: whether a change can have taken a lock away at all. Most journals need no more than this.

use super::alarms::EveryAlarm;
use super::belonging::is_same_place;
use super::kept::is_around_a_run;
use crate::journal::{Body, Entry, EntryId, Folded, PainMoment};
use crate::knowledge::ReturnToRun;
use crate::return_to_run::Alarm;
use jiff::Timestamp;
use std::collections::BTreeMap;

/// Whether sessions could ever have locked or paused a plan, or a place that hurt before: a quick look that says yes too
/// often, and spares most journals the rest.
pub(super) fn may_have_locked(
    folded: &Folded<'_>,
    rules: &ReturnToRun,
    every: &EveryAlarm<'_>,
) -> bool {
    let alarms = &every.alarms;
    let bone = alarms
        .iter()
        .any(|(_, alarm)| *alarm == Alarm::BoneSuspected);
    let mut places = Vec::new();
    let mut again = false;
    let mut runs = 0_usize;
    let mut bad_runs = 0_usize;
    let limits = &rules.grading;
    for entry in folded.journal().everything() {
        match entry.body() {
            Body::SessionResult(session) => {
                let pains = [session.during, session.at_end, session.one_hour_after];
                let worst = pains
                    .into_iter()
                    .flatten()
                    .map(crate::journal::PainScore::get)
                    .max();
                let signs = session.limp == Some(true) || session.new_night_pain == Some(true);
                let any = signs || worst.is_some_and(|pain| pain >= rules.bone.red_from);
                runs += usize::from(any);
                let rises = session.course == Some(crate::journal::Course::Increases);
                let most =
                    worst.is_some_and(|pain| pain >= limits.red_during.min(limits.red_hour_after));
                bad_runs += usize::from(signs || rises || most);
            }
            Body::Pain(pain) => {
                let is_around = is_around_a_run(pain.moment);
                let is_waking = pain.moment == PainMoment::Waking;
                let score = pain.score.get();
                runs += usize::from((is_around || is_waking) && score >= rules.bone.red_from);
                let much = limits.red_during.min(limits.red_hour_after);
                bad_runs += usize::from(is_around && score >= much)
                    + usize::from(is_waking && score >= limits.red_morning_rise);
            }
            Body::EpisodeOpened(opened) => {
                let same = |known: &&crate::journal::EpisodeOpened| {
                    is_same_place(&known.sites, known.side, &opened.sites, opened.side)
                };
                again |= places.iter().any(same);
                places.push(opened);
            }
            Body::Profile(_)
            | Body::Assessment(_)
            | Body::EpisodeClosed(_)
            | Body::WeeklyAnswers(_)
            | Body::Walk(_)
            | Body::ReadinessTest(_)
            | Body::Exercise(_)
            | Body::Medicine(_)
            | Body::TreatmentVisit(_)
            | Body::Clearance(_)
            | Body::PlanChoice(_)
            | Body::Shoe(_)
            | Body::Run(_)
            | Body::ImportBatch(_)
            | Body::Note(_)
            | Body::Withdrawn(_)
            | Body::Unknown(_) => {}
        }
    }
    let reds = usize::from(rules.falling.refer_reds);
    let bone_reds = usize::from(rules.falling.bone_reds_to_lock);
    (bone && (again || runs >= bone_reds)) || bad_runs >= reds || has_moved_episodes(folded, alarms)
}

/// Whether an episode that an alarm names was changed, withdrawn, or written down after the alarm: an alarm whose episode is
/// not there counts for every one.
fn has_moved_episodes(folded: &Folded<'_>, alarms: &[(&Entry, Alarm)]) -> bool {
    let journal = folded.journal();
    let mut named: BTreeMap<EntryId, Timestamp> = BTreeMap::new();
    for (entry, _) in alarms {
        if let Some(episode) = folded.episode_of(entry) {
            let first = named.entry(episode).or_insert(entry.head().recorded);
            *first = entry.head().recorded.min(*first);
        }
    }
    if named.is_empty() {
        return false;
    }
    journal.everything().any(|entry| {
        let target = entry.head().supersedes;
        let changes = target.is_some_and(|target| named.contains_key(&folded.root(target)));
        let opens = matches!(entry.body(), Body::EpisodeOpened(_));
        let is_after = |entry: &Entry| {
            let alarm = named.get(&entry.id());
            alarm.is_some_and(|alarm| entry.head().recorded > *alarm)
        };
        changes || (opens && (is_after(entry) || journal.is_in_conflict(entry.id())))
    })
}
