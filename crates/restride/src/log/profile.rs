//! `restride log profile`: lasting facts, each of which may be left out.

use super::size::rounded;
use super::{Log, value};
use crate::arguments::{EntryOptions, ProfileOptions};
use crate::failure::Failure;
use restride_core::journal::{Body, Profile, Sex};

/// Grams of a pound.
const POUND_G: f64 = 453.592_37;

pub(super) fn run(log: &mut Log<'_>, options: &ProfileOptions) -> Result<(), Failure> {
    let born = options
        .born
        .as_deref()
        .map(|text| value::day("--born", text))
        .transpose()?;
    let sex = options
        .sex
        .as_deref()
        .map(|text| value::word("--sex", text, Sex::ALL, Sex::key))
        .transpose()?;
    let profile = Profile {
        born,
        sex,
        height_cm: options.height,
        weight_g: options.weight.as_deref().map(weight).transpose()?,
    };
    let is_empty = profile
        == Profile {
            born: None,
            sex: None,
            height_cm: None,
            weight_g: None,
        };
    if is_empty {
        return Err(Failure::new("expected at least one fact, found none")
            .hint("such as: restride log profile --born 1990-02-28 --weight 62.5kg"));
    }
    let entry = EntryOptions {
        format: options.format,
        ..EntryOptions::default()
    };
    let happened = log.work.happened_now()?;
    log.write(&entry, &happened, vec![Body::Profile(profile)], &[])
}

fn weight(text: &str) -> Result<u32, Failure> {
    let lower = text.trim().to_lowercase();
    let read = |number: &str, grams: f64| -> Option<u32> {
        let number: f64 = number.trim().replace(',', ".").parse().ok()?;
        rounded(number * grams)
    };
    let grams = lower
        .strip_suffix("kg")
        .and_then(|number| read(number, 1000.0))
        .or_else(|| {
            lower
                .strip_suffix("lb")
                .and_then(|number| read(number, POUND_G))
        });
    grams.ok_or_else(|| {
        Failure::new(format!(
            "--weight: expected a weight with its unit such as 62.5kg or 138lb, found \"{text}\""
        ))
    })
}
