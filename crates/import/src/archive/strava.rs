//! The tables of a Strava account. Headers, dates and sports are in the account's language, so columns are found by what
//! is in them, by known names (`data/strava.toml`), or by their place.

use std::collections::BTreeMap;
use std::io::{Read, Seek};
use std::sync::OnceLock;

use csv::StringRecord;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::account::{Account, AccountKind};
use super::bounded::Bounded;
use super::index::Entry;
use super::reader::EntryReader;
use super::told::{Told, ToldShoe};
use crate::numbers::whole;
use crate::sports::Sports;
use crate::words::shown;

/// Names of columns and months in the languages of accounts.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    columns: BTreeMap<String, Vec<String>>,
    /// The twelve months in each language.
    months: BTreeMap<String, Vec<Vec<String>>>,
    afternoon: Vec<String>,
    morning: Vec<String>,
}

impl Words {
    fn get() -> &'static Self {
        static WORDS: OnceLock<Words> = OnceLock::new();
        const TABLE: &str = include_str!("../../data/strava.toml");
        WORDS.get_or_init(|| toml::from_str(TABLE).unwrap_or_default())
    }

    /// The number of a month, 1 to 12.
    fn month(&self, word: &str) -> Option<i8> {
        let months = self.months.values();
        let position = months.filter_map(|months| {
            months
                .iter()
                .position(|names| names.iter().any(|name| name == word))
        });
        let position = position.min()?;
        i8::try_from(position).ok()?.checked_add(1)
    }
}

/// How every name of a file of an activity begins.
const FOLDER: &str = "activities/";

/// Reads a table when it is that of the activities or of the shoes.
pub(super) fn read<R: Read + Seek>(
    reader: &mut EntryReader<'_, R>,
    entry: &Entry,
    account: &mut Account,
) {
    let file_name = entry.name().rsplit('/').next();
    let is_shoes = file_name == Some("shoes.csv");
    let is_activities = file_name == Some("activities.csv");
    if is_shoes {
        each_row(reader, entry, |_, row| account.shoes.extend(shoe(row)));
        return;
    }
    let (mut named, mut by_content) = (None, None);
    each_row(reader, entry, |header, row| {
        named = named.or_else(|| columns_by_name(header, "filename").last().copied());
        by_content = by_content.or_else(|| row.iter().position(|cell| cell.starts_with(FOLDER)));
    });
    let is_table = is_activities || by_content.is_some();
    let Some(filename) = named.or(by_content).filter(|_| is_table) else {
        return;
    };
    account.kind = AccountKind::Strava;
    let mut columns = None;
    each_row(reader, entry, |header, row| {
        let columns = columns.get_or_insert_with(|| Columns::of(header, filename));
        account.told.push(columns.told(row));
    });
}

/// Names the entry of each activity whose file is in the archive.
pub(super) fn name_entries(entries: &[Entry], told: &mut [Told]) {
    if told.iter().all(|told| told.file.is_none()) {
        return;
    }
    let files = entries.iter().enumerate().filter_map(|(position, entry)| {
        let start = entry.name().rfind(FOLDER)?;
        Some((entry.name().get(start..)?, position))
    });
    let files = files.collect::<BTreeMap<_, _>>();
    for told in told {
        let file = told.file.as_deref();
        told.entry = file.and_then(|file| files.get(file)).copied();
    }
}

/// Calls a function with the header and each row of a table, up to damage or a limit.
fn each_row<R: Read + Seek>(
    reader: &mut EntryReader<'_, R>,
    entry: &Entry,
    mut take: impl FnMut(&StringRecord, &StringRecord),
) {
    let limits = reader.archive().limits;
    if entry.inflated > limits.table_bytes {
        return;
    }
    let Ok(content) = reader.stream(entry) else {
        return;
    };
    let lines = Bounded::lines(content);
    let mut table = csv::ReaderBuilder::new().flexible(true).from_reader(lines);
    let Ok(header) = table.headers().cloned() else {
        return;
    };
    let mut row = StringRecord::new();
    for _ in 0..limits.table_rows {
        if !table.read_record(&mut row).is_ok_and(|is_row| is_row) {
            return;
        }
        take(&header, &row);
    }
}

/// Name, brand and model: activities name shoes by the first, or by the other two.
fn shoe(row: &StringRecord) -> Option<ToldShoe> {
    let cell = |at| row.get(at).and_then(shown);
    let brand_and_model = cell(1).zip(cell(2));
    let parts = brand_and_model.map(|(brand, model)| format!("{brand} {model}"));
    let name = cell(0).or(parts).or_else(|| cell(1)).or_else(|| cell(2))?;
    Some(ToldShoe {
        name,
        retired: None,
    })
}

/// Where the columns are.
#[derive(Debug)]
struct Columns {
    filename: usize,
    date: Option<usize>,
    title: Option<usize>,
    sport: Option<usize>,
    description: Option<usize>,
    gear: Option<usize>,
    /// The last of the columns of the same name: the raw numbers, in seconds and metres.
    elapsed_s: Option<usize>,
    moving_s: Option<usize>,
    distance_m: Option<usize>,
    ascent_m: Option<usize>,
}

/// The positions of the columns that have one of the known names.
fn columns_by_name(header: &StringRecord, column: &str) -> Vec<usize> {
    let known = Words::get().columns.get(column);
    let is_known = |name: &str| known.is_some_and(|known| known.iter().any(|known| known == name));
    let columns = header.iter().enumerate();
    columns
        .filter(|(_, name)| is_known(name.trim()))
        .map(|(at, _)| at)
        .collect()
}

impl Columns {
    fn of(header: &StringRecord, filename: usize) -> Self {
        // The first seven columns have stood at the same places since 2019, whatever the language.
        let first = |column: &str, place: usize| {
            let named = columns_by_name(header, column).first().copied();
            named.or(Some(place).filter(|place| *place < filename))
        };
        // A name that comes twice is that of a number for reading and of the number itself.
        let raw = |column: &str, place: usize| {
            let named = columns_by_name(header, column);
            if named.len() > 1 {
                return named.last().copied();
            }
            let name = header.get(place)?;
            let (last, _) = header
                .iter()
                .enumerate()
                .filter(|(_, other)| *other == name)
                .last()?;
            (last > filename).then_some(last)
        };
        let single = |column: &str| columns_by_name(header, column).last().copied();
        Self {
            filename,
            date: first("date", 1),
            title: first("name", 2),
            sport: first("type", 3),
            description: first("description", 4),
            gear: columns_by_name(header, "gear")
                .first()
                .copied()
                .or(filename.checked_sub(1)),
            elapsed_s: raw("elapsed_time", 5),
            distance_m: raw("distance", 6),
            moving_s: single("moving_time"),
            ascent_m: single("elevation_gain"),
        }
    }

    fn told(&self, row: &StringRecord) -> Told {
        let cell = |at: Option<usize>| {
            let cell = row.get(at?).map(str::trim);
            cell.and_then(shown)
        };
        let scaled = |at, scale: f64| {
            let number = cell(at)?.parse::<f64>().ok()?;
            whole(number * scale)
        };
        let mut told = Told {
            file: cell(Some(self.filename)),
            started: cell(self.date).and_then(|date| date_in_any_language(&date)),
            title: cell(self.title),
            note: cell(self.description),
            gear: cell(self.gear),
            distance_cm: scaled(self.distance_m, 100.0),
            timer_ms: scaled(self.moving_s, 1000.0),
            elapsed_ms: scaled(self.elapsed_s, 1000.0),
            ascent_m: scaled(self.ascent_m, 1.0),
            ..Told::default()
        };
        told.set_sport(Sports::get().of_word(cell(self.sport).as_deref()));
        told
    }
}

/// Reads `May 29, 2022, 3:53:35 PM`, `09.12.2022, 15:24:49`, `24 mai 2012 à 16:27:40`, `2022/12/09 15:24:49`: all UTC.
fn date_in_any_language(text: &str) -> Option<Timestamp> {
    let words = Words::get();
    let text = text.to_lowercase();
    let tokens = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|token| !token.is_empty());
    let (mut numbers, mut month, mut half) = (Vec::<i16>::new(), None, None);
    for token in tokens {
        // 2022年12月9日 has no blanks.
        let parts = token.split_inclusive(|c: char| !c.is_ascii_digit());
        let is_mixed = token.starts_with(|c: char| c.is_ascii_digit()) && !token.is_ascii();
        if is_mixed {
            let digits = parts.map(|part| part.trim_end_matches(|c: char| !c.is_ascii_digit()));
            numbers.extend(digits.filter_map(|digits| digits.parse::<i16>().ok()));
        } else if let Ok(number) = token.parse::<i16>() {
            numbers.push(number);
        } else if let Some(number) = words.month(token) {
            month = Some(number);
        } else if words.afternoon.iter().any(|word| word == token) {
            half = Some(12);
        } else if words.morning.iter().any(|word| word == token) {
            half = Some(0);
        }
    }
    let two = |number: i16| i8::try_from(number).ok();
    let (year, month, day, rest) = match (month, numbers.as_slice()) {
        (Some(month), [day, year, rest @ ..]) if *year > 31 => (*year, month, two(*day)?, rest),
        (Some(month), [year, day, rest @ ..]) => (*year, month, two(*day)?, rest),
        (None, [year, month, day, rest @ ..]) if *year > 31 => {
            (*year, two(*month)?, two(*day)?, rest)
        }
        (None, [day, month, year, rest @ ..]) => (*year, two(*month)?, two(*day)?, rest),
        _ => return None,
    };
    let (hour, minute, second) = match rest {
        [hour, minute, second, ..] => (*hour, *minute, *second),
        [hour, minute] => (*hour, *minute, 0),
        _ => return None,
    };
    let hour = match half {
        Some(half) => hour.checked_rem(12)?.checked_add(half)?,
        None => hour,
    };
    let civil = DateTime::new(year, month, day, two(hour)?, two(minute)?, two(second)?, 0).ok()?;
    civil.to_zoned(TimeZone::UTC).ok().map(Timestamp::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_read_and_every_language_has_twelve_months() {
        let words: Words = toml::from_str(include_str!("../../data/strava.toml")).unwrap();
        assert!(words.columns.contains_key("filename"));
        for (language, months) in &words.months {
            assert_eq!(months.len(), 12, "{language}");
        }
    }

    #[test]
    fn a_date_is_read_in_any_language() {
        let check = |text: &str, expected: &str| {
            assert_eq!(date_in_any_language(text), expected.parse().ok(), "{text}");
        };
        check("May 29, 2022, 3:53:35 PM", "2022-05-29T15:53:35Z");
        check("May 29, 2022, 12:53:35 AM", "2022-05-29T00:53:35Z");
        check("Dec 9, 2022, 12:00:01\u{202f}PM", "2022-12-09T12:00:01Z");
        check("09.12.2022, 15:24:49", "2022-12-09T15:24:49Z");
        check("24 mai 2012 à 16:27:40", "2012-05-24T16:27:40Z");
        check("9 août 2012 à 06:07:08", "2012-08-09T06:07:08Z");
        check("29 may 2022 15:53:35", "2022-05-29T15:53:35Z");
        check("2022/12/09 15:24:49", "2022-12-09T15:24:49Z");
        check("2022年12月9日 15:24:49", "2022-12-09T15:24:49Z");
        check("2022-12-09 15:24:49", "2022-12-09T15:24:49Z");
        for text in [
            "",
            "soon",
            "31.02.2022, 10:00:00",
            "2022",
            "99999999999 1 1",
        ] {
            assert_eq!(date_in_any_language(text), None, "{text}");
        }
    }
}
