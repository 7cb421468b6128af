//! Pairs written down, put right and put away, and the shoes of a run.

use super::find::{pair, plain};
use crate::arguments::{
    ShoeAddOptions, ShoeEditOptions, ShoeFacts, ShoeRetireOptions, ShoeWearOptions,
};
use crate::failure::Failure;
use crate::journal::entry_words::EntryWords;
use crate::journal::{Work, written};
use crate::log::value;
use crate::runs;
use jiff::civil::Date;
use restride_app::desk::Draft;
use restride_app::diary;
use restride_core::journal::{Body, EntryId, Folded, Shoe, Text};
use restride_core::shoes::Wardrobe;

/// The longest distance of a pair, in metres: what a journal takes.
const LONGEST_M: u32 = 10_000_000;

pub(super) fn add(
    work: &mut Work<'_>,
    words: EntryWords<'_>,
    options: &ShoeAddOptions,
) -> Result<(), Failure> {
    let journal = work.read()?;
    let folded = journal.fold();
    let name = name("NAME", &options.name)?;
    is_free(&Wardrobe::of(&folded), "NAME", &name, None)?;
    let mut shoe = Shoe {
        name,
        bought: None,
        start_distance_m: None,
        retired: None,
        worn_on: Vec::new(),
        worn_by_default: None,
        wear_limit_m: None,
        note: None,
    };
    take(&mut shoe, &options.facts, work.now().date())?;
    let draft = Draft::new(work.happened_now()?, Body::Shoe(shoe));
    let logged = work.run(async |desk| diary::log(desk, vec![draft]).await)?;
    written::print(words, &logged, work.now(), &[], options.facts.format)
}

pub(super) fn edit(
    work: &mut Work<'_>,
    words: EntryWords<'_>,
    options: &ShoeEditOptions,
) -> Result<(), Failure> {
    let journal = work.read()?;
    let folded = journal.fold();
    let wardrobe = Wardrobe::of(&folded);
    let owned = pair(&wardrobe, "NAME", &options.pair)?;
    let mut shoe = owned.shoe.clone();
    if let Some(text) = &options.name {
        shoe.name = name("--name", text)?;
        is_free(&wardrobe, "--name", &shoe.name, Some(owned.id))?;
    }
    if options.no_default {
        shoe.worn_by_default = Some(false);
    }
    if options.on_none {
        shoe.worn_on.clear();
    }
    if options.in_use {
        shoe.retired = None;
    }
    take(&mut shoe, &options.facts, work.now().date())?;
    if shoe == *owned.shoe {
        return Err(Failure::new("nothing about the pair would change")
            .hint("say what: --distance-so-far 120km, --default; restride shoes edit --help"));
    }
    let draft = replacing(&folded, owned.id, shoe)?;
    let logged = work.run(async |desk| diary::log(desk, vec![draft]).await)?;
    written::print(words, &logged, work.now(), &[], options.facts.format)
}

pub(super) fn retire(
    work: &mut Work<'_>,
    words: EntryWords<'_>,
    options: &ShoeRetireOptions,
) -> Result<(), Failure> {
    let journal = work.read()?;
    let folded = journal.fold();
    let wardrobe = Wardrobe::of(&folded);
    let owned = pair(&wardrobe, "NAME", &options.pair)?;
    let today = work.now().date();
    let day = match &options.on {
        Some(text) => past("--on", text, today)?,
        None => today,
    };
    if owned.shoe.bought.is_some_and(|bought| bought > day) {
        return Err(Failure::new(format!(
            "--on: expected a day from the one on which it was bought on, found \"{day}\""
        )));
    }
    let shoe = Shoe {
        retired: Some(day),
        ..owned.shoe.clone()
    };
    let draft = replacing(&folded, owned.id, shoe)?;
    let logged = work.run(async |desk| diary::log(desk, vec![draft]).await)?;
    written::print(words, &logged, work.now(), &[], options.format)
}

pub(super) fn wear(
    work: &mut Work<'_>,
    words: EntryWords<'_>,
    options: &ShoeWearOptions,
) -> Result<(), Failure> {
    let journal = work.read()?;
    let folded = journal.fold();
    let wardrobe = Wardrobe::of(&folded);
    let owned = pair(&wardrobe, "NAME", &options.pair)?;
    let all = runs::all(&folded, work.care());
    let (activity, named) = runs::found(&folded, &all, "RUN", &options.run)?;
    let recording = runs::recording(activity, named, "RUN")?;
    let Body::Run(run) = recording.entry.body() else {
        return Err(Failure::new("RUN: expected the id of a run"));
    };
    let mut run = run.as_ref().clone();
    run.shoe = Some(owned.id);
    let draft = runs::corrected(recording, run);
    let logged = work.run(async |desk| diary::log(desk, vec![draft]).await)?;
    written::print(words, &logged, work.now(), &[], options.format)
}

/// The entry that replaces the version of a pair that counts.
fn replacing(folded: &Folded<'_>, id: EntryId, shoe: Shoe) -> Result<Draft, Failure> {
    let versions = folded.effective().iter();
    let version = versions
        .into_iter()
        .find(|version| version.root == id)
        .ok_or_else(|| Failure::new("NAME: the pair is gone"))?;
    Ok(Draft {
        happened: version.entry.happened().clone(),
        supersedes: Some(version.entry.id()),
        body: Body::Shoe(shoe),
    })
}

fn name(field: &str, text: &str) -> Result<Text, Failure> {
    value::text(field, Some(text.trim()))?
        .ok_or_else(|| Failure::new(format!("{field}: expected a name")))
}

/// Refuses a name that another pair in use has: an account's runs would fit both.
fn is_free(
    wardrobe: &Wardrobe<'_>,
    field: &str,
    name: &Text,
    own: Option<EntryId>,
) -> Result<(), Failure> {
    let wanted = plain(name.as_str());
    let taken = wardrobe.pairs().iter().any(|pair| {
        Some(pair.id) != own
            && pair.shoe.retired.is_none()
            && plain(pair.shoe.name.as_str()) == wanted
    });
    if taken {
        return Err(Failure::new(format!(
            "{field}: another pair in use is called \"{}\"",
            name.as_str()
        ))
        .hint(format!(
            "give it a name of its own, such as \"{} 2\"; restride shoes retire NAME puts the old one away",
            name.as_str()
        )));
    }
    Ok(())
}

fn take(shoe: &mut Shoe, facts: &ShoeFacts, today: Date) -> Result<(), Failure> {
    if let Some(text) = &facts.bought {
        shoe.bought = Some(past("--bought", text, today)?);
    }
    if let (Some(bought), Some(retired)) = (shoe.bought, shoe.retired)
        && bought > retired
    {
        return Err(Failure::new(format!(
            "--bought: expected a day up to {retired}, on which it was put away, found \"{bought}\""
        )));
    }
    let distance = |field: &str, text: &Option<String>| {
        text.as_deref()
            .map(|text| value::distance_m(field, text, LONGEST_M))
            .transpose()
    };
    let so_far = distance("--distance-so-far", &facts.distance_so_far)?;
    shoe.start_distance_m = so_far.or(shoe.start_distance_m);
    shoe.wear_limit_m = distance("--limit", &facts.limit)?.or(shoe.wear_limit_m);
    if !facts.on.is_empty() {
        shoe.worn_on.clear();
        for text in &facts.on {
            let surface = runs::surface("--on", text)?;
            if !shoe.worn_on.contains(&surface) {
                shoe.worn_on.push(surface);
            }
        }
    }
    if facts.default {
        shoe.worn_by_default = Some(true);
    }
    if let Some(note) = value::text("--note", facts.note.as_deref())? {
        shoe.note = Some(note);
    }
    Ok(())
}

/// A day that is not in the future.
fn past(field: &str, text: &str, today: Date) -> Result<Date, Failure> {
    let day = value::day(field, text)?;
    if day > today {
        return Err(Failure::new(format!("{field}: {day} has not come yet")));
    }
    Ok(day)
}
