//! Undoing, with the store in memory.

use crate::support::{Office, body, pain};
use restride_app::error::AppError;
use restride_app::undo::undo;
use restride_core::journal::Standing;
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
