//! How far and how long, as runners write it: `5k`, `3.1mi`, `30min`, `1:05:00`.

use crate::failure::Failure;

/// Metres of a mile.
const MILE_M: f64 = 1609.344;

/// Distance in metres and duration in seconds; `None` for what was not said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Size {
    pub(crate) distance_m: Option<u32>,
    pub(crate) duration_s: Option<u32>,
}

/// Reads every word, in any order, and what the options `--distance` and `--time` say.
pub(crate) fn parse(
    words: &[String],
    distance_option: Option<&str>,
    time_option: Option<&str>,
) -> Result<Size, Failure> {
    let named = |option: &str, text: &str, expected: &str, found: Option<u32>| {
        found
            .ok_or_else(|| Failure::new(format!("{option}: expected {expected}, found \"{text}\"")))
    };
    let distance_of = |text| {
        named(
            "--distance",
            text,
            "a distance such as 5k or 3mi",
            distance(text),
        )
    };
    let time_of = |text| {
        named(
            "--time",
            text,
            "a time such as 30min or 30:00",
            duration(text),
        )
    };
    let mut size = Size {
        distance_m: distance_option.map(distance_of).transpose()?,
        duration_s: time_option.map(time_of).transpose()?,
    };
    for word in words {
        let twice = |what| {
            Err(Failure::new(format!(
                "DISTANCE|TIME: {what} is given twice"
            )))
        };
        if let Some(metres) = distance(word) {
            if size.distance_m.replace(metres).is_some() {
                return twice("the distance");
            }
        } else if let Some(seconds) = duration(word) {
            if size.duration_s.replace(seconds).is_some() {
                return twice("the time");
            }
        } else {
            return Err(Failure::new(format!(
                "DISTANCE|TIME: expected a distance such as 5k or 3mi, or a time such as 30min or 30:00, found \"{word}\""
            )));
        }
    }
    Ok(size)
}

/// Metres, as runners write them.
pub(crate) fn distance(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let units = [
        ("km", 1000.0),
        ("k", 1000.0),
        ("miles", MILE_M),
        ("mile", MILE_M),
        ("mi", MILE_M),
        ("m", 1.0),
    ];
    units.iter().find_map(|(unit, metres)| {
        let number: f64 = word
            .strip_suffix(unit)?
            .trim()
            .replace(',', ".")
            .parse()
            .ok()?;
        rounded(number * metres)
    })
}

/// A number that is not negative and not absurd, to the nearest whole one.
pub(crate) fn rounded(number: f64) -> Option<u32> {
    if !number.is_finite() || !(0.0..=1e9).contains(&number) {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the line above holds it between 0 and 10^9"
    )]
    let whole = number.round() as u32;
    Some(whole)
}

fn duration(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let minutes = word.strip_suffix("minutes").or(word.strip_suffix("min"));
    if let Some(minutes) = minutes {
        let minutes: u32 = minutes.trim().parse().ok()?;
        return minutes.checked_mul(60);
    }
    let parts: Vec<u32> = word
        .split(':')
        .map(str::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    match parts.as_slice() {
        [minutes, seconds] if *seconds < 60 => minutes.checked_mul(60)?.checked_add(*seconds),
        [hours, minutes, seconds] if *minutes < 60 && *seconds < 60 => {
            hours.checked_mul(3600)?.checked_add(minutes * 60 + seconds)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &[&str], distance_m: Option<u32>, duration_s: Option<u32>) {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let size = Size {
            distance_m,
            duration_s,
        };
        assert_eq!(parse(&words, None, None).ok(), Some(size), "{words:?}");
        let (mut far, mut long) = (None, None);
        for word in &words {
            if distance(word).is_some() {
                far = Some(word.as_str());
            } else {
                long = Some(word.as_str());
            }
        }
        assert_eq!(
            parse(&[], far, long).ok(),
            Some(size),
            "{words:?} as options"
        );
    }

    #[test]
    fn distances_and_times_are_read_in_any_order_and_unit() {
        check(&[], None, None);
        check(&["5k"], Some(5000), None);
        check(&["5.2km", "30:00"], Some(5200), Some(1800));
        check(&["30min", "3mi"], Some(4828), Some(1800));
        check(&["1:05:30"], None, Some(3930));
        check(&["800m"], Some(800), None);
    }

    #[test]
    fn what_is_neither_is_refused() {
        for wrong in [
            &["five"][..],
            &["5"],
            &["-5k"],
            &["30:75"],
            &["5k", "6k"],
            &["nan km"],
        ] {
            let words: Vec<String> = wrong.iter().map(|word| (*word).to_owned()).collect();
            assert!(parse(&words, None, None).is_err(), "{wrong:?}");
        }
        let five = ["5k".to_owned()];
        assert!(parse(&five, Some("5k"), None).is_err(), "told twice");
        assert!(parse(&[], Some("30:00"), None).is_err(), "no distance");
        assert!(parse(&[], None, Some("5k")).is_err(), "no time");
    }
}
