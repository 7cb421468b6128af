//! `restride log medicine|treatment|note`.

use super::{Log, value};
use crate::arguments::{MedicineOptions, NoteOptions, TreatmentOptions};
use crate::failure::Failure;
use restride_core::journal::{Analgesic, Body, Key, Medicine, Note, Text, TreatmentVisit};

pub(super) fn medicine(log: &mut Log<'_>, options: &MedicineOptions) -> Result<(), Failure> {
    let medicine = value::word(
        "MEDICINE",
        &options.medicine,
        Analgesic::ALL,
        Analgesic::key,
    )?;
    let common = log.common(&options.entry, &[], None)?;
    let body = Body::Medicine(Medicine {
        medicine,
        episode: common.episode,
        note: common.note,
    });
    let note = log.words.words.line("log.answer.medicine_note");
    log.write(&options.entry, &common.happened, vec![body], &[note])
}

pub(super) fn treatment(log: &mut Log<'_>, options: &TreatmentOptions) -> Result<(), Failure> {
    let treatment = value::key("TREATMENT", &options.treatment, &[])?;
    let provider = value::text("--provider", options.provider.as_deref())?;
    let cost = options.cost.as_deref().map(cost).transpose()?;
    let common = log.common(&options.entry, &[], None)?;
    let body = Body::TreatmentVisit(TreatmentVisit {
        treatment,
        episode: common.episode,
        provider,
        cost_minor: cost.as_ref().map(|(minor, _)| *minor),
        currency: cost.map(|(_, currency)| currency),
        note: common.note,
    });
    log.write(&options.entry, &common.happened, vec![body], &[])
}

/// An amount and its currency: `45.00 EUR`, `45 eur`.
fn cost(text: &str) -> Result<(u32, Key), Failure> {
    let wrong = || {
        Failure::new(format!(
            "--cost: expected an amount and a currency such as \"45.00 EUR\", found \"{text}\""
        ))
    };
    let (amount, currency) = text.trim().split_once(' ').ok_or_else(wrong)?;
    let (whole, part) = amount.split_once(['.', ',']).unwrap_or((amount, "00"));
    let part = match part.len() {
        1 => format!("{part}0"),
        2 => part.to_owned(),
        _ => return Err(wrong()),
    };
    let minor: u32 = format!("{whole}{part}").parse().ok().ok_or_else(wrong)?;
    let currency = currency.trim().to_lowercase();
    let is_code = currency.len() == 3 && currency.bytes().all(|byte| byte.is_ascii_lowercase());
    let currency = Key::new(currency).filter(|_| is_code).ok_or_else(wrong)?;
    Ok((minor, currency))
}

pub(super) fn note(log: &mut Log<'_>, options: &NoteOptions) -> Result<(), Failure> {
    let text = options.text.join(" ");
    let text = Text::new(text).ok_or_else(|| {
        Failure::new(format!(
            "TEXT: expected 1 to {} characters of text",
            Text::LONGEST
        ))
    })?;
    let common = log.common(&options.entry, &[], None)?;
    let body = Body::Note(Note {
        text,
        episode: common.episode,
    });
    log.write(&options.entry, &common.happened, vec![body], &[])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cost_is_kept_in_the_smallest_unit() {
        let cost_of = |text: &str| {
            let (minor, currency) = cost(text).ok()?;
            Some((minor, currency.to_string()))
        };
        assert_eq!(cost_of("45.00 EUR"), Some((4500, "eur".to_owned())));
        assert_eq!(cost_of("45 eur"), Some((4500, "eur".to_owned())));
        assert_eq!(cost_of("45,5 gbp"), Some((4550, "gbp".to_owned())));
        for wrong in ["45", "45 euros", "x EUR", "-5 EUR", "4.555 EUR"] {
            assert_eq!(cost_of(wrong), None, "{wrong}");
        }
    }
}
