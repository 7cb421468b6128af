//! `restride plan`: where the way back to running stands, the runner's choices, and a clinician's word.

mod clearance;
mod ladder;
mod show;

pub(crate) use show::PlanJson;

use crate::arguments::{ChoiceOptions, PlanCommand, PlanOptions};
use crate::failure::Failure;
use crate::journal::entry_words::EntryWords;
use crate::journal::{Shell, Work, find, written};
use crate::log::value;
use restride_app::desk::Draft;
use restride_app::diary;
use restride_core::journal::{Body, EntryId, Key, PlanChoice};

pub(crate) fn run(shell: &Shell<'_>, options: &PlanOptions) -> Result<(), Failure> {
    let pack = shell.pack()?;
    let words = shell.words(&pack)?;
    let mut work = Work::open(&pack, shell.journal)?;
    match &options.command {
        None => show::run(&mut work, words, &options.show),
        Some(PlanCommand::Show(options)) => show::run(&mut work, words, options),
        Some(PlanCommand::Start(options)) => choose(&mut work, words, "start", options),
        Some(PlanCommand::Hold(options)) => choose(&mut work, words, "hold", options),
        Some(PlanCommand::Clearance(options)) => clearance::run(&mut work, words, options),
    }
}

/// Writes a choice down. None of them opens a lock.
fn choose(
    work: &mut Work<'_>,
    words: EntryWords<'_>,
    choice: &str,
    options: &ChoiceOptions,
) -> Result<(), Failure> {
    let episode = the_episode(work, options.episode.as_deref())?;
    let note = value::text("--note", options.note.as_deref())?;
    let value = match &options.programme {
        Some(text) => {
            let programmes = &work.care().programmes;
            let ids = programmes.iter().map(|programme| programme.id.as_str());
            Some(value::known(
                "--programme",
                text,
                "the id of a programme",
                ids,
            )?)
        }
        None => None,
    };
    let choice = Key::new(choice).ok_or_else(|| Failure::new("there is no such choice"))?;
    let body = Body::PlanChoice(PlanChoice {
        choice: choice.clone(),
        value,
        episode,
        note,
    });
    let happened = work.happened_now()?;
    let logged = work.run(async |desk| diary::log(desk, vec![Draft::new(happened, body)]).await)?;
    let said = match choice.as_str() {
        "hold" => ["plan.hold.on", "plan.hold.how"].map(|key| words.words.line(key)),
        _ => ["plan.hold.off", "plan.choice.start"].map(|key| words.words.line(key)),
    };
    written::print(words, &logged, work.now(), &said, options.format)
}

/// The episode that was named, or the only open one; refuses to guess between several.
fn the_episode(work: &mut Work<'_>, named: Option<&str>) -> Result<Option<EntryId>, Failure> {
    let journal = work.read()?;
    find::meant(&journal.fold(), named, &[], None)
}
