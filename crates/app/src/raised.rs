//! What the diary raises: assessments that belong into the same append as the entries that raised them.

use crate::assessment::pack_hash;
use crate::desk::{Desk, Draft};
use crate::episode::open_episodes;
use crate::error::AppError;
use crate::store::Store;
use restride_core::diary::{EpisodeDiary, Reassessed, reassess};
use restride_core::journal::{Assessment, Body, Entry, EntryId, Journal, Key};
use restride_core::return_to_run::FROM_DIARY;

/// One assessment for each open episode of which the diary, with its new entries, now shows something worse than its last
/// assessment knew. Without an open episode the entries that name none are looked at alone.
pub(crate) fn raised<S: Store>(
    desk: &mut Desk<'_, S>,
    journal: &Journal,
    news: &[Entry],
) -> Result<Vec<Entry>, AppError> {
    let folded = journal.fold();
    let today = desk.now.date();
    let rules = &desk.care.diary;
    let mut worse: Vec<(Option<EntryId>, Reassessed<'_>)> = Vec::new();
    let open = open_episodes(&folded);
    for episode in &open {
        let diary = EpisodeDiary::of(&folded, episode.id);
        worse.push((
            Some(episode.id),
            reassess(desk.engine, rules, &diary, today),
        ));
    }
    if open.is_empty()
        && let Some(new) = news.iter().find(|entry| speaks_of_a_hip(entry.body()))
    {
        // The id of an entry that opens nothing names no episode: what is left is what names none.
        let diary = EpisodeDiary::of(&folded, new.id());
        worse.push((None, reassess(desk.engine, rules, &diary, today)));
    }
    let happened = desk.happened_now()?;
    let source = Key::new(FROM_DIARY).unwrap_or_else(|| unreachable!("\"diary\" is a key"));
    let mut entries = Vec::new();
    for (episode, found) in worse.into_iter().filter(|(_, found)| found.rose) {
        let body = Body::Assessment(Assessment {
            episode,
            answers: found.answers.to_log(desk.engine.knowledge()),
            urgency: found.assessment.triage.urgency,
            red_flags: found.red_flags,
            bone_suspected: Some(found.suspects_bone),
            pack_hash: pack_hash(desk.engine.knowledge()),
        });
        entries.push(desk.concluded(source.clone(), Draft::new(happened.clone(), body))?);
    }
    Ok(entries)
}

const fn speaks_of_a_hip(body: &Body) -> bool {
    matches!(body, Body::Pain(_) | Body::SessionResult(_) | Body::Walk(_))
}
