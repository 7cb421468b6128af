//! The pairs that a runner logged, and which of them a run was run in.

use crate::journal::{Body, EntryId, Folded, Run, Shoe, Sport};
use jiff::civil::Date;

/// A pair of shoes, in the version that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owned<'j> {
    /// The id of the first version of its entry.
    pub id: EntryId,
    /// What was logged of it.
    pub shoe: &'j Shoe,
}

/// How it is known which shoes a run was run in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WornBy {
    /// The run names them.
    Run,
    /// An account names them, and a pair has that name.
    Gear,
    /// They are worn on its surface.
    Surface,
    /// They are worn when nothing else is known.
    Default,
}

impl WornBy {
    /// The stable public key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Run => "run",
            Self::Gear => "gear",
            Self::Surface => "surface",
            Self::Default => "default",
        }
    }
}

/// The shoes of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Worn {
    /// The pair.
    pub pair: EntryId,
    /// How it is known.
    pub by: WornBy,
}

/// Every pair of a journal.
///
/// # Example
///
/// ```
/// # use restride_testkit::journal::Pen;
/// use restride_core::journal::{Body, Journal};
/// use restride_core::shoes::{Wardrobe, WornBy};
///
/// let mut pen = Pen::new("2026-06-01T07:00:00+02:00[Europe/Berlin]");
/// let blue = pen.entry("shoe", &serde_json::json!({"name": "Blue Ones"}));
/// let run = pen.entry("run", &serde_json::json!({"sport": "run", "gear": "blue ones"}));
/// let journal = Journal::from_entries([blue.clone(), run.clone()]);
/// let wardrobe = Wardrobe::of(&journal.fold());
/// let Body::Run(content) = run.body() else { unreachable!() };
/// let worn = wardrobe.worn(content, run.happened().day()).unwrap();
/// assert_eq!((worn.pair, worn.by), (blue.id(), WornBy::Gear));
/// ```
#[derive(Debug, Clone)]
pub struct Wardrobe<'j> {
    pairs: Vec<Owned<'j>>,
    /// First versions of shoes that a later version of the same shoes may be named by.
    versions: Vec<(EntryId, EntryId)>,
}

impl<'j> Wardrobe<'j> {
    /// The pairs of a journal, in the order in which they were logged.
    pub fn of(folded: &Folded<'j>) -> Self {
        let mut pairs = Vec::new();
        let mut versions = Vec::new();
        for version in folded.effective() {
            let Body::Shoe(shoe) = version.entry.body() else {
                continue;
            };
            let id = version.root;
            pairs.push(Owned { id, shoe });
            let all = folded.history(id).into_iter();
            versions.extend(all.map(|entry| (entry.id(), id)));
        }
        Self { pairs, versions }
    }

    /// All of them.
    pub fn pairs(&self) -> &[Owned<'j>] {
        &self.pairs
    }

    /// The pair of an entry, whichever version of it is named; `None` when there is none.
    pub fn get(&self, id: EntryId) -> Option<&Owned<'j>> {
        let root = self.versions.iter().find(|(version, _)| *version == id);
        let root = root.map_or(id, |(_, root)| *root);
        self.pairs.iter().find(|pair| pair.id == root)
    }

    /// The only pair with this name, letter case and spaces aside; of several, the only one that was in use on the day.
    /// `None` when there is none, or more than one.
    pub fn named(&self, name: &str, day: Date) -> Option<&Owned<'j>> {
        let wanted = plain_name(name);
        let named: Vec<&Owned<'j>> = self
            .pairs
            .iter()
            .filter(|pair| plain_name(pair.shoe.name.as_str()) == wanted)
            .collect();
        if let [one] = named.as_slice() {
            return Some(*one);
        }
        let mut in_use = named.into_iter().filter(|pair| pair.is_in_use(day));
        in_use.next().filter(|_| in_use.next().is_none())
    }

    /// The shoes of an activity on a day; `None` when they are not known.
    ///
    /// First the pair that it names; then the one whose name an account gave it; then, for runs, the pair in use on that
    /// day that is worn on its surface; then the one that is worn by default. Of several that fit, the one bought last. A
    /// name that no pair has means that other shoes were worn: no rule gives it a pair then.
    pub fn worn(&self, run: &Run, day: Date) -> Option<Worn> {
        let found = |pair: &Owned<'_>, by| Worn { pair: pair.id, by };
        if let Some(id) = run.shoe {
            return self.get(id).map(|pair| found(pair, WornBy::Run));
        }
        if let Some(gear) = &run.gear {
            let named = self.named(gear.as_str(), day);
            return named.map(|pair| found(pair, WornBy::Gear));
        }
        if run.sport != Sport::Run {
            return None;
        }
        let surface = run.surface;
        let fits = |pair: &Owned<'_>| surface.is_some_and(|on| pair.shoe.worn_on.contains(&on));
        match self.newest(day, fits) {
            Newest::One(pair) => return Some(found(pair, WornBy::Surface)),
            Newest::Several => return None,
            Newest::None => {}
        }
        match self.newest(day, |pair| pair.shoe.worn_by_default == Some(true)) {
            Newest::One(pair) => Some(found(pair, WornBy::Default)),
            Newest::Several | Newest::None => None,
        }
    }

    /// Of the pairs in use on a day, the one bought last that fits.
    fn newest(&self, day: Date, fits: impl Fn(&Owned<'_>) -> bool) -> Newest<'_, 'j> {
        let mut newest = Newest::None;
        let mut bought = None;
        let fitting = self.pairs.iter();
        for pair in fitting.filter(|pair| pair.is_in_use(day) && fits(pair)) {
            if matches!(newest, Newest::None) || pair.shoe.bought > bought {
                newest = Newest::One(pair);
                bought = pair.shoe.bought;
            } else if pair.shoe.bought == bought {
                newest = Newest::Several;
            }
        }
        newest
    }
}

enum Newest<'w, 'j> {
    None,
    One(&'w Owned<'j>),
    Several,
}

impl Owned<'_> {
    /// Whether it was in use on a day: bought, and not yet put away. A day that was not told sets no limit.
    pub fn is_in_use(&self, day: Date) -> bool {
        self.shoe.bought.is_none_or(|bought| bought <= day)
            && self.shoe.retired.is_none_or(|retired| day <= retired)
    }
}

/// A name as far as two names of one pair are alike: in lower case, without spaces around it and with single ones inside.
pub fn plain_name(name: &str) -> String {
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}
