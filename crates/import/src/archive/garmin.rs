//! The summaries of a Garmin account: large JSON, read activity by activity. Distances are in centimetres, times in
//! milliseconds.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{BufReader, Read, Seek};
use std::marker::PhantomData;

use jiff::Timestamp;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::account::{Account, AccountKind};
use super::bounded::Bounded;
use super::index::Entry;
use super::reader::EntryReader;
use super::told::{Told, ToldShoe};
use crate::numbers::{signed, whole};
use crate::sports::Sports;
use crate::words::shown;

/// One activity as the account writes it; there are a hundred fields more.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Summary {
    activity_id: Option<f64>,
    name: Option<String>,
    description: Option<String>,
    activity_type: Option<String>,
    begin_timestamp: Option<f64>,
    start_time_gmt: Option<f64>,
    start_time_local: Option<f64>,
    distance: Option<f64>,
    duration: Option<f64>,
    elapsed_duration: Option<f64>,
    elevation_gain: Option<f64>,
    elevation_loss: Option<f64>,
    avg_hr: Option<f64>,
    avg_double_cadence: Option<f64>,
    avg_run_cadence: Option<f64>,
    parent: Option<bool>,
}

impl Summary {
    fn told(self) -> Told {
        let scaled = |value: Option<f64>, scale: f64| value.and_then(|value| whole(value * scale));
        let start_ms = self.start_time_gmt.or(self.begin_timestamp);
        let ahead_ms = self
            .start_time_local
            .zip(start_ms)
            .map(|(local, utc)| local - utc);
        let double = self
            .avg_double_cadence
            .or(self.avg_run_cadence.map(|strides| strides * 2.0));
        let mut told = Told {
            started: start_ms
                .and_then(signed)
                .and_then(|ms| Timestamp::from_millisecond(ms).ok()),
            utc_offset_s: ahead_ms.and_then(|ahead| crate::numbers::utc_offset_s(ahead / 1000.0)),
            title: self.name.as_deref().and_then(shown),
            note: self.description.as_deref().and_then(shown),
            distance_cm: scaled(self.distance, 1.0),
            timer_ms: scaled(self.duration, 1.0),
            elapsed_ms: scaled(self.elapsed_duration, 1.0),
            ascent_m: scaled(self.elevation_gain, 0.01),
            descent_m: scaled(self.elevation_loss, 0.01),
            heart_rate_bpm: scaled(self.avg_hr, 1.0),
            cadence_spm_hundredths: scaled(double, 100.0),
            ..Told::default()
        };
        told.set_sport(Sports::get().of_word(self.activity_type.as_deref()));
        told
    }
}

/// One pair of shoes, or a bicycle.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct GearItem {
    gear_pk: Option<f64>,
    gear_type_name: Option<String>,
    gear_status_name: Option<String>,
    display_name: Option<String>,
    custom_make_model: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct GearUse {
    activity_id: Option<f64>,
}

/// Which activity was done in which shoes.
#[derive(Debug, Default)]
pub(super) struct Gear {
    names: BTreeMap<i64, ToldShoe>,
    shoe_of: BTreeMap<i64, i64>,
    /// The positions of the activities among what is told, and their ids.
    ids: Vec<(usize, i64)>,
}

impl Gear {
    /// Tells each activity its shoes, and the account its shoes.
    pub(super) fn hand_out(self, account: &mut Account) {
        let Self {
            names,
            shoe_of,
            ids,
        } = self;
        if account.kind == AccountKind::Garmin {
            for (at, id) in ids {
                let shoe = shoe_of.get(&id).and_then(|number| names.get(number));
                if let Some(told) = account.told.get_mut(at) {
                    told.gear = shoe.map(|shoe| shoe.name.clone());
                }
            }
            account.shoes.extend(names.into_values());
        }
    }
}

/// Returns whether an entry has the name of a file with summaries or gear; what is in it then decides.
pub(super) fn is_read(entry: &Entry) -> bool {
    let name = entry.name();
    name.ends_with("summarizedActivities.json") || name.ends_with("gear.json")
}

/// Reads a file of JSON as far as it has summaries or gear.
pub(super) fn read<R: Read + Seek>(
    reader: &mut EntryReader<'_, R>,
    entry: &Entry,
    account: &mut Account,
    gear: &mut Gear,
) {
    let left = reader.archive().limits.table_rows;
    let Ok(content) = reader.stream(entry) else {
        return;
    };
    let mut taker = Taker {
        account,
        gear,
        left,
    };
    let texts = Bounded::texts(BufReader::new(content));
    let mut json = serde_json::Deserializer::from_reader(texts);
    // What came before damage is kept.
    drop(json.deserialize_any(Top(&mut taker)));
}

struct Taker<'t> {
    account: &'t mut Account,
    gear: &'t mut Gear,
    left: u64,
}

impl Taker<'_> {
    /// Counts something that is kept; returns whether it may be.
    const fn may_keep(&mut self) -> bool {
        match self.left.checked_sub(1) {
            Some(left) => {
                self.left = left;
                true
            }
            None => false,
        }
    }

    fn take(&mut self, summary: Summary) {
        // The legs of a multisport recording are told as well.
        if summary.parent == Some(true) || !self.may_keep() {
            return;
        }
        self.account.kind = AccountKind::Garmin;
        if let Some(id) = summary.activity_id.and_then(signed) {
            self.gear.ids.push((self.account.told.len(), id));
        }
        self.account.told.push(summary.told());
    }

    fn take_item(&mut self, item: GearItem) {
        let kind = item.gear_type_name.as_deref();
        let is_shoe = kind.is_none_or(|kind| kind.eq_ignore_ascii_case("shoes"));
        let names = [item.display_name, item.custom_make_model];
        let name = names.into_iter().flatten().find_map(|name| shown(&name));
        let status = item.gear_status_name;
        let retired = status.map(|status| status.eq_ignore_ascii_case("retired"));
        let number = item.gear_pk.and_then(signed).filter(|_| is_shoe);
        if let Some((number, name)) = number.zip(name)
            && self.may_keep()
        {
            self.gear.names.insert(number, ToldShoe { name, retired });
        }
    }

    fn take_use(&mut self, number: i64, used: &GearUse) {
        if let Some(id) = used.activity_id.and_then(signed)
            && self.may_keep()
        {
            self.gear.shoe_of.insert(id, number);
        }
    }
}

/// `[{"summarizedActivitiesExport": [...]}]`, `[{"gearDTOS": [...], "gearActivityDTOs": {...}}]`, or the object alone.
struct Top<'a, 't>(&'a mut Taker<'t>);

impl<'de> Visitor<'de> for Top<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element_seed(Object(&mut *self.0))?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        Object(self.0).visit_map(map)
    }
}

struct Object<'a, 't>(&'a mut Taker<'t>);

impl<'de> DeserializeSeed<'de> for Object<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Object<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "summarizedActivitiesExport" => {
                    map.next_value_seed(Each::new(|summary| self.0.take(summary)))?;
                }
                "gearDTOS" => map.next_value_seed(Each::new(|item| self.0.take_item(item)))?,
                "gearActivityDTOs" => map.next_value_seed(Uses(&mut *self.0))?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }
}

/// `{"5": [{"activityId": 11}]}`: the activities of each pair of shoes.
struct Uses<'a, 't>(&'a mut Taker<'t>);

impl<'de> DeserializeSeed<'de> for Uses<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Uses<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("lists of activities by gear")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match key.parse::<i64>() {
                Ok(number) => {
                    map.next_value_seed(Each::new(|used| self.0.take_use(number, &used)))?;
                }
                Err(_) => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }
}

/// Calls a function with each item of a list, so that the list is never whole in memory.
struct Each<T, F> {
    take: F,
    item: PhantomData<T>,
}

impl<T, F: FnMut(T)> Each<T, F> {
    const fn new(take: F) -> Self {
        Self {
            take,
            item: PhantomData,
        }
    }
}

impl<'de, T: Deserialize<'de>, F: FnMut(T)> DeserializeSeed<'de> for Each<T, F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, T: Deserialize<'de>, F: FnMut(T)> Visitor<'de> for Each<T, F> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        while let Some(item) = list.next_element()? {
            (self.take)(item);
        }
        Ok(())
    }
}
