//! `restride plan clearance`: a clinician's word, the only way out of a lock. It is never guessed: each part of it is told,
//! and the runner confirms that it is what the clinician said.

use crate::arguments::ClearanceOptions;
use crate::failure::Failure;
use crate::journal::entry_words::EntryWords;
use crate::journal::{Work, written};
use crate::log::{ask, value};
use crate::say;
use jiff::civil::Date;
use restride_app::desk::Draft;
use restride_app::diary;
use restride_core::journal::{Basis, Body, Clearance, ClearanceRole, Text};

pub(super) fn run(
    work: &mut Work<'_>,
    words: EntryWords<'_>,
    options: &ClearanceOptions,
) -> Result<(), Failure> {
    let label = |key: &str| words.words.line(&format!("plan.clearance.{key}"));
    let asks = ask::somebody();
    if asks {
        say::note(&label("title"));
        say::note(&label("intro"));
    }
    let today = work.now().date();
    let who = told(
        "--who",
        options.who.as_deref(),
        asks,
        &label("who"),
        |text| Text::new(text).ok_or_else(|| Failure::new("--who: expected a name")),
    )?;
    let role = told(
        "--role",
        options.role.as_deref(),
        asks,
        &listed(
            &label("role"),
            &keys(ClearanceRole::ALL, ClearanceRole::key),
        ),
        |text| value::word("--role", text, ClearanceRole::ALL, ClearanceRole::key),
    )?;
    let date = told(
        "--date",
        options.date.as_deref(),
        asks,
        &label("date"),
        |text| day(text, today, &label("refused_future")),
    )?;
    let basis = told(
        "--basis",
        joined(&options.basis).as_deref(),
        asks,
        &listed(&label("basis"), &keys(Basis::ALL, Basis::key)),
        bases,
    )?;
    let confirmed = options.confirm
        || (asks
            && ask::until(&format!("{} yes or no", label("confirm")), ask::yes_or_no)?
                .unwrap_or(false));
    if !confirmed {
        return Err(
            Failure::new(format!("--confirm: {}", label("refused_unconfirmed")))
                .hint(label("confirm")),
        );
    }
    let episode = super::the_episode(work, options.episode.as_deref())?;
    let only_xray = basis.as_slice() == [Basis::Xray];
    let body = Body::Clearance(Clearance {
        who,
        role,
        date,
        basis,
        confirmed,
        episode,
        note: value::text("--note", options.note.as_deref())?,
    });
    let happened = work.happened_now()?;
    let logged = work.run(async |desk| diary::log(desk, vec![Draft::new(happened, body)]).await)?;
    let mut notes = vec![words.words.line("log.clearance.what_it_does")];
    if only_xray {
        notes.push(label("xray_only"));
    }
    written::print(words, &logged, work.now(), &notes, options.format)
}

/// What was told with an option, or is told at the terminal; refuses what is told nowhere.
fn told<T>(
    field: &str,
    given: Option<&str>,
    asks: bool,
    question: &str,
    read: impl Fn(&str) -> Result<T, Failure>,
) -> Result<T, Failure> {
    if let Some(text) = given {
        return read(text);
    }
    let asked = if asks {
        ask::until(question, read)?
    } else {
        None
    };
    asked.ok_or_else(|| {
        Failure::new(format!("{field}: expected an answer, found nothing")).hint(question)
    })
}

fn keys<T: Copy>(all: &[T], key: impl Fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|word| key(*word)).collect()
}

fn listed(question: &str, keys: &[&str]) -> String {
    format!("{question} ({})", keys.join(", "))
}

fn joined(given: &[String]) -> Option<String> {
    (!given.is_empty()).then(|| given.join(","))
}

fn bases(text: &str) -> Result<Vec<Basis>, Failure> {
    let mut bases = Vec::new();
    for word in text.split(',').filter(|word| !word.trim().is_empty()) {
        let basis = value::word("--basis", word, Basis::ALL, Basis::key)?;
        if !bases.contains(&basis) {
            bases.push(basis);
        }
    }
    if bases.is_empty() {
        return Err(Failure::new(
            "--basis: expected what it rests on, found nothing",
        ));
    }
    Ok(bases)
}

fn day(text: &str, today: Date, in_the_future: &str) -> Result<Date, Failure> {
    let day = value::day("--date", text)?;
    if day > today {
        return Err(Failure::new(format!("--date: {in_the_future}")));
    }
    Ok(day)
}
