//! Undoing, with the store in memory.

use crate::support::{Office, body, pain};
use restride_app::desk::Draft;
use restride_app::diary;
use restride_app::error::AppError;
use restride_app::undo::undo;
use restride_core::journal::{Body, Entry, EntryId, Standing};
use restride_core::urgency::Urgency;
use restride_testkit::store::wait;
use serde_json::json;

#[test]
fn an_alarm_that_is_taken_back_stands() {
    wait(async {
        let mut office = Office::at("2026-06-10T18:30:00");
        let told = json!({"answers": {}, "urgency": "emergency", "pack_hash": "abc"});
        office
            .log(body("assessment", &told))
            .await
            .expect("it is written");
        office.clock("2026-06-10T18:31:00");
        let undone = undo(&mut office.desk(), None).await.expect("it is undone");
        assert_eq!(undone.entries.len(), 1);
        let folded = undone.logged.journal.fold();
        assert!(folded.effective().is_empty());
        assert_eq!(Standing::of(&folded).urgency(), Some(Urgency::Emergency));
    });
}

#[test]
fn what_is_undone_cannot_be_undone_again_and_neither_can_what_is_not_there() {
    wait(async {
        let mut office = Office::at("2026-06-10T18:30:00");
        let logged = office.log(pain("during", 3)).await.expect("it is written");
        let id = logged.entries[0].id();
        office.clock("2026-06-10T18:31:00");
        let undone = undo(&mut office.desk(), Some(id))
            .await
            .expect("it is undone");
        let again = undo(&mut office.desk(), Some(id)).await;
        assert_eq!(again, Err(AppError::CannotUndo(id)));
        let withdrawal = undone.logged.entries[0].id();
        let of_undo = undo(&mut office.desk(), Some(withdrawal)).await;
        assert_eq!(of_undo, Err(AppError::CannotUndo(withdrawal)));
        let last = undo(&mut office.desk(), None).await;
        assert_eq!(last, Err(AppError::NothingToUndo));
    });
}

/// The names that a pair of shoes has after each step: `+name` writes it down or corrects it, `-` is an undo, `x` an undo by
/// the id of its first version.
#[track_caller]
fn check(steps: &[(&str, &str)]) {
    wait(async {
        let mut office = Office::at("2026-06-10T18:00:00");
        let mut counting: Option<EntryId> = None;
        let mut first: Option<EntryId> = None;
        for (minute, (step, expected)) in (1..).zip(steps) {
            office.clock(&format!("2026-06-10T18:{minute:02}:00"));
            let logged = if let Some(name) = step.strip_prefix('+') {
                let mut desk = office.desk();
                let draft = Draft {
                    happened: desk.happened_now().expect("the clock is right"),
                    supersedes: counting,
                    body: body("shoe", &json!({"name": name})),
                };
                diary::log(&mut desk, vec![draft])
                    .await
                    .expect("it is written")
            } else {
                let id = first.filter(|_| *step == "x");
                undo(&mut office.desk(), id)
                    .await
                    .expect("it is undone")
                    .logged
            };
            first = first.or_else(|| logged.entries.first().map(Entry::id));
            let folded = logged.journal.fold();
            counting = folded.effective().first().map(|version| version.entry.id());
            let names = folded
                .effective()
                .iter()
                .map(|version| match version.entry.body() {
                    Body::Shoe(shoe) => shoe.name.as_str().to_owned(),
                    body => body.kind().to_owned(),
                });
            assert_eq!(
                names.collect::<Vec<_>>().join(" "),
                *expected,
                "{step} of {steps:?}"
            );
        }
    });
}

#[test]
fn undo_takes_one_correction_of_shoes_after_another_back_and_then_the_shoes() {
    check(&[("+a", "a"), ("+b", "b"), ("-", "a"), ("-", "")]);
    check(&[
        ("+a", "a"),
        ("+b", "b"),
        ("+c", "c"),
        ("-", "b"),
        ("-", "a"),
        ("-", ""),
    ]);
    check(&[
        ("+a", "a"),
        ("+b", "b"),
        ("-", "a"),
        ("+c", "c"),
        ("-", "a"),
        ("-", ""),
    ]);
    check(&[
        ("+a", "a"),
        ("+b", "b"),
        ("+a", "a"),
        ("-", "b"),
        ("-", "a"),
    ]);
    check(&[("+a", "a"), ("+b", "b"), ("x", "")]);
}
