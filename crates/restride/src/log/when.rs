//! When something happened, as a runner says it: `18:30`, `yesterday-evening`, `2026-11-24 18:30`.

use super::place::plain;
use crate::failure::Failure;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::AmbiguousOffset;
use jiff::{Timestamp, ToSpan as _, Zoned};
use restride_core::journal::Happened;
use restride_knowledge::nearest;

/// Parts of a day, and the hour that stands for each when no time was said.
const PARTS: [(&str, i8); 6] = [
    ("morning", 7),
    ("noon", 12),
    ("afternoon", 15),
    ("evening", 20),
    ("night", 23),
    ("midnight", 0),
];
/// Days, by how many days ago.
const DAYS: [(&str, i64); 3] = [("today", 0), ("this", 0), ("yesterday", 1)];

/// Reads a time that lies in the past, in the zone of `now`; `now` itself when none was given.
pub(crate) fn parse(option: &str, text: Option<&str>, now: &Zoned) -> Result<Happened, Failure> {
    let zoned = match text {
        Some(text) => read(option, text.trim(), now)?,
        None => now.clone(),
    };
    if zoned.timestamp() > now.timestamp() {
        return Err(Failure::new(format!(
            "{option}: {} has not come yet",
            zoned.strftime("%Y-%m-%d %H:%M")
        ))
        .hint(
            "a journal holds what has happened; for another day give it, such as yesterday-evening",
        ));
    }
    Happened::new(&zoned).map_err(|error| Failure::new(format!("{option}: {error}")))
}

fn read(option: &str, text: &str, now: &Zoned) -> Result<Zoned, Failure> {
    // With an offset or a zone of its own.
    if let Ok(zoned) = text.parse::<Zoned>() {
        return Ok(zoned);
    }
    if let Ok(instant) = text.parse::<Timestamp>() {
        return Ok(instant.to_zoned(now.time_zone().clone()));
    }
    if let Some(time) = time(text) {
        return local(option, now.date().to_datetime(time), now);
    }
    if let Some((day, time_text)) = text.rsplit_once([' ', 'T'])
        && let Some(time) = time(time_text)
    {
        return local(option, self::day(option, day, now)?.to_datetime(time), now);
    }
    let word = plain(text);
    for (part, hour) in PARTS {
        let day = if word == part {
            Some(now.date())
        } else {
            let named = word
                .strip_suffix(part)
                .and_then(|rest| rest.strip_suffix('-'));
            named.map(|day| self::day(option, day, now)).transpose()?
        };
        if let Some(day) = day {
            return local(option, day.at(hour, 0, 0, 0), now);
        }
    }
    // A day alone: at this time of the day.
    let day = day(option, text, now)?;
    local(option, day.to_datetime(now.time()), now)
}

fn time(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(':')?;
    let is_short = |part: &str| part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_short(hour) || !is_short(minute) {
        return None;
    }
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

fn day(option: &str, text: &str, now: &Zoned) -> Result<Date, Failure> {
    let word = plain(text);
    let ago = DAYS.iter().find(|(name, _)| *name == word);
    if let Some((_, ago)) = ago {
        return Ok(now.date().saturating_sub(ago.days()));
    }
    if let Ok(date) = text.parse::<Date>() {
        return Ok(date);
    }
    let failure = Failure::new(format!("{option}: expected a time, found \"{text}\""));
    let words = DAYS.iter().map(|(name, _)| *name);
    Err(
        match nearest(&word, words.chain(PARTS.iter().map(|(name, _)| *name))) {
            Some(near) => failure.hint(format!("did you mean \"{near}\"?")),
            None => failure
                .hint("such as 18:30, yesterday-evening, yesterday 18:30 or \"2026-11-24 18:30\""),
        },
    )
}

/// A time on the clock of the runner. One that a change of the clock skipped is refused; of one that came twice the later
/// counts that is not in the future.
fn local(option: &str, at: DateTime, now: &Zoned) -> Result<Zoned, Failure> {
    let failed = |error: jiff::Error| Failure::new(format!("{option}: {error}"));
    let ambiguous = now.time_zone().to_ambiguous_zoned(at);
    match ambiguous.offset() {
        AmbiguousOffset::Gap { .. } => Err(Failure::new(format!(
            "{option}: the clock was put forward over {}",
            at.strftime("%Y-%m-%d %H:%M")
        ))
        .hint("give the time an hour later")),
        AmbiguousOffset::Unambiguous { .. } | AmbiguousOffset::Fold { .. } => {
            let later = ambiguous.clone().later().map_err(failed)?;
            if later.timestamp() > now.timestamp() {
                ambiguous.earlier().map_err(failed)
            } else {
                Ok(later)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: &str = "2026-11-24T18:30:00+01:00[Europe/Berlin]";

    fn check_at(now: &str, text: &str, expected: &str) {
        let now: Zoned = now.parse().unwrap();
        let found = match parse("--when", Some(text), &now) {
            Ok(happened) => happened.to_string(),
            Err(failure) => failure.what().to_owned(),
        };
        assert_eq!(found, expected, "{text}");
    }

    fn check(text: &str, expected: &str) {
        check_at(NOW, text, expected);
    }

    #[test]
    fn times_are_read_as_runners_say_them() {
        check("17:05", "2026-11-24T17:05:00+01:00[Europe/Berlin]");
        check("7:05", "2026-11-24T07:05:00+01:00[Europe/Berlin]");
        check(
            "yesterday-evening",
            "2026-11-23T20:00:00+01:00[Europe/Berlin]",
        );
        check("this morning", "2026-11-24T07:00:00+01:00[Europe/Berlin]");
        check("morning", "2026-11-24T07:00:00+01:00[Europe/Berlin]");
        check(
            "yesterday 21:15",
            "2026-11-23T21:15:00+01:00[Europe/Berlin]",
        );
        check("yesterday", "2026-11-23T18:30:00+01:00[Europe/Berlin]");
        check(
            "2026-10-24 18:30",
            "2026-10-24T18:30:00+02:00[Europe/Berlin]",
        );
        check(
            "2026-10-24T18:30",
            "2026-10-24T18:30:00+02:00[Europe/Berlin]",
        );
        check(
            "2026-10-24-evening",
            "2026-10-24T20:00:00+02:00[Europe/Berlin]",
        );
        check(
            "2026-06-01T23:50:00-07:00[America/Los_Angeles]",
            "2026-06-01T23:50:00-07:00[America/Los_Angeles]",
        );
    }

    #[test]
    fn the_future_and_what_is_no_time_are_refused() {
        check("18:31", "--when: 2026-11-24 18:31 has not come yet");
        check("evening", "--when: 2026-11-24 20:00 has not come yet");
        check(
            "2027-11-24 18:30",
            "--when: 2027-11-24 18:30 has not come yet",
        );
        check("25:00", "--when: expected a time, found \"25:00\"");
        check("tomorow", "--when: expected a time, found \"tomorow\"");
    }

    #[test]
    fn an_hour_that_the_clock_skipped_is_refused_and_one_that_came_twice_is_the_later_one_in_the_past()
     {
        let spring = "2026-03-29T12:00:00+02:00[Europe/Berlin]";
        check_at(
            spring,
            "2:30",
            "--when: the clock was put forward over 2026-03-29 02:30",
        );
        let autumn = "2026-10-25T12:00:00+01:00[Europe/Berlin]";
        check_at(autumn, "2:30", "2026-10-25T02:30:00+01:00[Europe/Berlin]");
        let between = "2026-10-25T02:40:00+02:00[Europe/Berlin]";
        check_at(between, "2:30", "2026-10-25T02:30:00+02:00[Europe/Berlin]");
    }
}
