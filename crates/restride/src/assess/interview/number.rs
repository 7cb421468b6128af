//! Numbers and times as people type them: "34", "6,5", "3 weeks", "1 year 2 months".

use super::page::NumberForm;
use crate::words::Words;

/// Days of each unit of time, and the key of its words. A month and a year are rounded, as the question says.
const UNITS: [(&str, f64); 4] = [
    ("unit_days", 1.0),
    ("unit_weeks", 7.0),
    ("unit_months", 30.0),
    ("unit_years", 365.0),
];

/// The number that was typed, or what to tell the runner instead.
pub(super) fn read(text: &str, form: &NumberForm, words: Words<'_>) -> Result<f64, String> {
    let number = if form.is_time {
        days(text, words)
    } else {
        plain(without_unit(text, &form.unit))
    };
    let Some(number) = number else {
        let key = if form.is_time {
            "ui.interview.duration_hint"
        } else {
            "ui.interview.number_hint"
        };
        return Err(format!(
            "{} {}",
            words.line("ui.interview.invalid"),
            words.line(key)
        ));
    };
    if number < form.min || number > form.max {
        return Err(words.filled(
            "ui.interview.number_range",
            &[
                ("min", &form.min.to_string()),
                ("max", &form.max.to_string()),
                ("unit", &form.unit),
            ],
        ));
    }
    if form.is_whole && number.fract() != 0.0 {
        return Err(words.line("ui.interview.whole_number"));
    }
    Ok(number)
}

/// A number in digits, with a point or a comma before at most two decimals: "1,000" could be one or a thousand, so it
/// is neither.
fn plain(text: &str) -> Option<f64> {
    let (whole, decimals) = match text.trim().split_once(['.', ',']) {
        Some((whole, decimals)) => (whole, decimals),
        None => (text.trim(), "0"),
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(decimals) || whole.len() > 9 || decimals.len() > 2 {
        return None;
    }
    format!("{whole}.{decimals}").parse().ok()
}

/// The text without the unit after the number.
fn without_unit<'t>(text: &'t str, unit: &str) -> &'t str {
    text.trim().strip_suffix(unit).unwrap_or(text).trim()
}

/// A time in whole days: a number of days, or numbers with units.
fn days(text: &str, words: Words<'_>) -> Option<f64> {
    if let Some(days) = plain(text) {
        return Some(days.round());
    }
    let mut total = 0.0;
    let mut left = text.trim();
    if left.is_empty() {
        return None;
    }
    while !left.is_empty() {
        let (amount, rest) = amount(left, words)?;
        let end = rest
            .find(|letter: char| !letter.is_alphabetic())
            .unwrap_or(rest.len());
        let (unit, rest) = rest.split_at(end);
        let (_, days) = UNITS.iter().find(|(key, _)| {
            words
                .lines(&format!("ui.interview.{key}"))
                .iter()
                .any(|word| word == unit)
        })?;
        total += amount * days;
        left = rest.trim_start_matches([' ', ',']);
    }
    Some(total.round())
}

/// The number at the start of a text, or a word for one, and the text after it.
fn amount<'t>(text: &'t str, words: Words<'_>) -> Option<(f64, &'t str)> {
    let end = text
        .find(|letter: char| !letter.is_ascii_digit() && letter != '.' && letter != ',')
        .unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    if !number.is_empty() {
        return Some((plain(number)?, rest.trim_start()));
    }
    let (word, rest) = text.split_once(' ')?;
    words
        .lines("ui.interview.unit_one")
        .iter()
        .any(|one| one == word)
        .then_some((1.0, rest.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use restride_testkit::knowledge;

    fn time() -> NumberForm {
        NumberForm {
            min: 0.0,
            max: 20000.0,
            unit: "days".to_owned(),
            is_time: true,
            is_whole: false,
        }
    }

    fn age() -> NumberForm {
        NumberForm {
            max: 120.0,
            unit: "years".to_owned(),
            is_time: false,
            is_whole: true,
            ..time()
        }
    }

    fn check(form: &NumberForm, text: &str, expected: Option<f64>) {
        let knowledge = knowledge();
        let words = Words::new(&knowledge, "en");
        assert_eq!(read(text, form, words).ok(), expected, "{text}");
    }

    #[test]
    fn a_time_is_a_number_of_days_or_has_units() {
        for (text, days) in [
            ("10", 10.0),
            ("10 days", 10.0),
            ("1 day", 1.0),
            ("3 weeks", 21.0),
            ("3weeks", 21.0),
            ("a week", 7.0),
            ("2 months", 60.0),
            ("1 year", 365.0),
            ("1.5 years", 548.0),
            ("1 year, 2 months", 425.0),
            ("0", 0.0),
        ] {
            check(&time(), text, Some(days));
        }
    }

    #[test]
    fn a_time_that_could_mean_two_things_is_asked_again() {
        for text in [
            "",
            "weeks",
            "3 moons",
            "3 weeks ago maybe",
            "1,000",
            "-3",
            "1e3",
            "nan",
            "99999",
        ] {
            check(&time(), text, None);
        }
    }

    #[test]
    fn an_age_is_a_whole_number_in_its_range() {
        check(&age(), "34", Some(34.0));
        check(&age(), "34 years", Some(34.0));
        for text in ["34.5", "121", "-1", "3 weeks", "thirty", "inf"] {
            check(&age(), text, None);
        }
    }

    #[test]
    fn a_decimal_comma_is_a_decimal_point() {
        let bmi = NumberForm {
            is_whole: false,
            ..age()
        };
        check(&bmi, "21,5", Some(21.5));
        check(&bmi, "21.5", Some(21.5));
        check(&bmi, "1,000", None);
    }
}
