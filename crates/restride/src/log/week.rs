//! `restride log week`: the four questions.

use super::{Log, ask, value};
use crate::arguments::WeekOptions;
use crate::failure::Failure;
use restride_core::journal::{Body, Burden, WeeklyAnswers};

pub(super) fn run(log: &mut Log<'_>, options: &WeekOptions) -> Result<(), Failure> {
    let common = log.common(&options.entry, &[], None)?;
    let answer = |id: &str, given: &Option<String>| answer(log, id, given.as_deref());
    let body = Body::WeeklyAnswers(WeeklyAnswers {
        participation: answer("participation", &options.participation)?,
        training: answer("training", &options.training)?,
        performance: answer("performance", &options.performance)?,
        symptoms: answer("symptoms", &options.symptoms)?,
        episode: common.episode,
        note: common.note,
    });
    log.write(&options.entry, &common.happened, vec![body], &[])
}

/// The answer that was given, or the reply of somebody at the terminal. There is no week with three answers.
fn answer(log: &Log<'_>, id: &str, given: Option<&str>) -> Result<Burden, Failure> {
    let field = format!("--{id}");
    let read = |text: &str| match text.parse::<usize>() {
        Ok(number) if (1..=Burden::ALL.len()).contains(&number) => Ok(Burden::ALL[number - 1]),
        _ => value::word(&field, text, Burden::ALL, Burden::key),
    };
    if let Some(text) = given {
        return read(text);
    }
    let words = log.words.words;
    let question = words.line(&format!("diary.weekly.{id}.ask"));
    let asked = if ask::somebody() {
        let lines = (1..).zip(Burden::ALL).map(|(number, burden)| {
            let word = words.line(&format!("diary.weekly.{id}.{}", burden.key()));
            format!("  {number}. {word}")
        });
        let lines: Vec<String> = [question.clone()].into_iter().chain(lines).collect();
        ask::until(&lines.join("\n"), read)?
    } else {
        None
    };
    asked.ok_or_else(|| {
        let keys: Vec<&str> = Burden::ALL.iter().map(|burden| burden.key()).collect();
        Failure::new(format!("{field}: expected one of {}", keys.join(", "))).hint(question)
    })
}
