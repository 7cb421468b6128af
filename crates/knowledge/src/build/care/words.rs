//! Whether every word that the care part needs is there, and fits.

use super::super::checker::Checker;
use super::super::sense::words::{check_locales, check_promises};
use super::super::texts::check_words;
use restride_core::journal::Surface;
use restride_core::knowledge::Care;
use restride_core::knowledge::care::Sign;
use restride_core::load::NoBaseline;
use restride_core::next_run::NextRun;
use restride_core::why::{Found, Missing};
use std::collections::BTreeSet;

pub(super) fn check(checker: &mut Checker<'_>, care: &Care) {
    check_words(checker, &care.texts, &needed(care));
    check_promises(checker, &care.texts);
    check_locales(checker, &care.texts);
}

/// Every key that the program looks up.
fn needed(care: &Care) -> BTreeSet<String> {
    let mut needed = BTreeSet::new();
    exercises(care, &mut needed);
    programmes(care, &mut needed);
    load(care, &mut needed);
    let mut parts = |table: &str, id: &str, differs: bool| {
        for part in ["do", "why"] {
            needed.insert(format!("{table}.{id}.{part}"));
        }
        if differs {
            for part in ["guide_says", "evidence_says"] {
                needed.insert(format!("{table}.{id}.{part}"));
            }
        }
    };
    for step in &care.first_days.steps {
        parts("first_days", &step.id, step.differs);
    }
    for item in &care.prevention {
        parts("prevention", &item.id, item.differs);
    }
    for decision in &care.first_days.decisions {
        needed.insert(format!("first_days.decisions.{}", decision.id));
    }
    let bands = care.recovery.bands.iter().map(|band| &band.id);
    for id in bands.chain(care.recovery.guide_bands.iter().map(|band| &band.id)) {
        needed.insert(format!("recovery.{id}.what"));
    }
    for question in &care.diary.weekly {
        for part in ["ask", "none", "slight", "moderate", "severe"] {
            needed.insert(format!("diary.weekly.{}.{part}", question.id));
        }
    }
    for sign in Sign::ALL {
        needed.insert(format!("diary.signs.{}", sign.key()));
    }
    needed
}

fn exercises(care: &Care, needed: &mut BTreeSet<String>) {
    for exercise in &care.exercises {
        for part in ["name", "steps", "feel"] {
            needed.insert(format!("exercises.{}.{part}", exercise.id));
        }
        needed.insert(format!("exercise_targets.{}", exercise.target));
        for key in &exercise.equipment {
            needed.insert(format!("equipment.{key}"));
        }
        for key in &exercise.stop_if {
            needed.insert(format!("stop_if.{key}"));
        }
    }
}

fn programmes(care: &Care, needed: &mut BTreeSet<String>) {
    for programme in &care.programmes {
        let id = &programme.id;
        for part in ["name", "about"] {
            needed.insert(format!("programmes.{id}.{part}"));
        }
        for stage in &programme.stages {
            for part in ["name", "aim"] {
                needed.insert(format!("programmes.{id}.stages.{}.{part}", stage.id));
            }
            for exit in &stage.exit {
                needed.insert(format!("exit_criteria.{}", exit.criterion));
            }
        }
        for avoid in &programme.avoid {
            for part in ["what", "why"] {
                needed.insert(format!("programme_avoid.{}.{part}", avoid.id));
            }
        }
        for fact in &programme.facts {
            needed.insert(format!("programme_facts.{}", fact.id));
        }
    }
}

fn load(care: &Care, needed: &mut BTreeSet<String>) {
    for bin in &care.load.spike.bins {
        needed.insert(format!("load.spike.{}", bin.id));
    }
    for key in NoBaseline::KEYS {
        needed.insert(format!("load.no_baseline.{key}"));
        needed.insert(format!("next_run.no_baseline.{key}"));
    }
    needed.extend(Found::KEYS.map(|key| format!("why.change.{key}")));
    needed.extend(Missing::ALL.map(|missing| format!("why.missing.{}", missing.key())));
    let surfaces = Surface::ALL.iter();
    needed.extend(surfaces.map(|surface| format!("why.surface.{}", surface.key())));
    needed.extend(NextRun::KEYS.map(|key| format!("next_run.answer.{key}")));
}
