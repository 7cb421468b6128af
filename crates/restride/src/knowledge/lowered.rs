//! Rules that an overlay makes less careful than the built-in pack. A clinic may do that; it must not go unseen.

use restride_core::knowledge::Knowledge;
use restride_core::urgency::Urgency;
use std::fmt::Write as _;

/// One line per rule of `before` that asks for less, or for nothing any more, in `after`; empty when there is none.
pub(super) fn text(before: &Knowledge, after: &Knowledge) -> String {
    let mut out = String::new();
    red_flags(&mut out, before, after);
    gate(&mut out, before, after);
    for old in &before.populations {
        let new = after.populations.iter().find(|new| new.id == old.id);
        let name = format!("population {}", old.id);
        compare(&mut out, &name, old.floor, new.map(|new| new.floor));
    }
    for old in &before.weighing.masses {
        let mut masses = after.weighing.masses.iter();
        let new = masses.find(|new| new.id == old.id);
        let name = format!("threshold {}", old.id);
        compare(&mut out, &name, old.urgency, new.map(|new| new.urgency));
        if let Some(new) = new.filter(|new| new.at_least > old.at_least) {
            let (from, to) = (old.at_least, new.at_least);
            warn(
                &mut out,
                &name,
                &format!("its share goes up from {from} to {to}"),
            );
        }
    }
    out
}

fn red_flags(out: &mut String, before: &Knowledge, after: &Knowledge) {
    for old in &before.red_flags {
        let new = after.red_flags.iter().find(|new| new.id == old.id);
        let name = format!("red flag {}", old.id);
        compare(out, &name, old.urgency, new.map(|new| new.urgency));
        if old.when.is_some() && new.is_some_and(|new| new.when.is_none()) {
            warn(out, &name, "it never fires any more");
        }
    }
}

fn gate(out: &mut String, before: &Knowledge, after: &Knowledge) {
    for old in &before.gate.levels {
        let new = after.gate.levels.iter().find(|new| new.id == old.id);
        let name = format!("gate level {}", old.id);
        compare(out, &name, old.urgency, new.map(|new| new.urgency));
        if let Some(new) = new.filter(|new| new.score_at_least > old.score_at_least) {
            let (from, to) = (old.score_at_least, new.score_at_least);
            warn(
                out,
                &name,
                &format!("its score goes up from {from} to {to}"),
            );
        }
    }
    let (old, new) = (
        before.gate.displacement_urgency,
        after.gate.displacement_urgency,
    );
    compare(out, "gate displacement", old, Some(new));
    for old in &before.gate.signs {
        if !after.gate.signs.iter().any(|new| new.id == old.id) {
            warn(out, &format!("gate sign {}", old.id), "it is left out");
        }
    }
}

fn compare(out: &mut String, name: &str, old: Urgency, new: Option<Urgency>) {
    match new {
        Some(new) if new >= old => {}
        Some(new) => {
            let (old, new) = (old.key(), new.key());
            warn(
                out,
                name,
                &format!("its urgency goes down from {old} to {new}"),
            );
        }
        None => warn(out, name, "it is left out"),
    }
}

fn warn(out: &mut String, name: &str, what: &str) {
    writeln!(
        out,
        "WARNING: less careful than the built-in pack: {name}: {what}"
    )
    .ok();
}

#[cfg(test)]
mod tests {
    use super::*;
    use restride_testkit::knowledge;

    #[test]
    fn the_pack_is_as_careful_as_itself() {
        assert_eq!(text(&knowledge(), &knowledge()), "");
    }

    #[test]
    fn every_kind_of_lowered_rule_has_its_line() {
        let before = knowledge();
        let mut after = before.clone();
        let flag = after
            .red_flags
            .iter_mut()
            .find(|flag| flag.urgency == Urgency::Emergency)
            .unwrap();
        flag.urgency = Urgency::SelfManage;
        after.gate.levels[0].urgency = Urgency::SelfManage;
        after.gate.levels[0].score_at_least += 1;
        after.gate.signs.pop();
        after.populations.pop();
        after.weighing.masses[0].at_least = 0.9;
        let text = text(&before, &after);
        for line in [
            "red flag ",
            "its urgency goes down from emergency to self_manage",
            "gate level refer: its urgency",
            "gate level refer: its score",
            "gate sign ",
            "population ",
            "threshold ",
        ] {
            assert!(text.contains(line), "{line}: {text}");
        }
        assert_eq!(text.lines().count(), 6, "{text}");
    }
}
