//! Random calls, compared with the plainest thing that could keep a journal: a list.

use super::{json, pain, runner, second, texts};
use crate::Draw;
use restride_app::store::{Expect, Position, Receipt, RunnerId, Store, StoreError};
use restride_core::journal::{Appended, Entry};

/// A journal as a list of entries in the order of arrival.
#[derive(Debug, Clone, Default)]
struct List(Vec<Entry>);

impl List {
    fn append(&mut self, expect: Expect, entries: &[Entry]) -> Result<Receipt, StoreError> {
        let mut after = self.clone();
        let mut appended = Vec::new();
        for entry in entries {
            let id = entry.id();
            match after.0.iter().find(|known| known.id() == id) {
                Some(known) if known == entry => appended.push(Appended::Known),
                Some(_) => return Err(StoreError::Conflict { id }),
                None => {
                    after.0.push(entry.clone());
                    appended.push(Appended::New);
                }
            }
        }
        let at = self.position();
        if let Expect::At(expected) = expect
            && expected != at
            && after.position() != at
        {
            return Err(StoreError::Moved { at });
        }
        *self = after;
        Ok(Receipt {
            position: self.position(),
            appended,
        })
    }

    fn position(&self) -> Position {
        Position(self.0.len() as u64)
    }
}

/// Few numbers and few runners make collisions of every kind likely.
///
/// # Panics
///
/// When the store answers otherwise.
pub async fn any_history_gives_the_answers_of_a_plain_list(store: impl Store) {
    let mut draw = Draw(20_261_125);
    let mut lists = vec![List::default(); 3];
    let mut told = [0; 3];
    for call in 0..150 {
        let who = draw.below(lists.len());
        let number = |draw: &mut Draw| 1 + draw.below(60) as u64;
        let entries: Vec<Entry> = (0..draw.below(5))
            .map(|_| pain(number(&mut draw), u8::from(draw.below(25) == 0)))
            .collect();
        let head = lists[who].position();
        let expect = match draw.below(4) {
            0 => Expect::At(head),
            1 => Expect::At(Position(head.0.saturating_sub(1))),
            _ => Expect::Anything,
        };
        let runner = name(who);
        let answer = store.append(runner, expect, &entries, second(call)).await;
        let expected = lists[who].append(expect, &entries);
        assert_eq!(answer, expected, "call {call}: {expect:?} {entries:?}");
        told[match answer {
            Ok(_) => 0,
            Err(StoreError::Conflict { .. }) => 1,
            Err(_) => 2,
        }] += 1;
    }
    for (who, list) in lists.iter().enumerate() {
        assert_eq!(texts(&store, name(who)).await, json(&list.0));
        assert_eq!(store.position(name(who)).await, Ok(list.position()));
    }
    let [done, conflict, moved] = told;
    assert!(
        done > 20 && conflict > 5 && moved > 5,
        "the history is too tame to show anything: {told:?}"
    );
}

fn name(who: usize) -> RunnerId {
    runner(who as u128 + 1)
}
