//! Who may write what: only the runner and clinicians give a clearance, and only the runner confirms one.

use crate::support::{Office, body, pain};
use restride_app::actor::Actor;
use restride_app::error::AppError;
use restride_core::journal::{Body, ClearanceRole, Key};
use restride_testkit::store::wait;
use serde_json::json;

fn actors() -> Vec<(&'static str, Actor)> {
    let name = || Key::new("anna").expect("a key");
    let clinician = |role| Actor::Clinician { role, name: name() };
    vec![
        ("runner", Actor::Runner),
        ("physician:anna", clinician(ClearanceRole::Physician)),
        (
            "physiotherapist:anna",
            clinician(ClearanceRole::Physiotherapist),
        ),
        (
            "other_clinician:anna",
            clinician(ClearanceRole::OtherClinician),
        ),
        ("coach:anna", Actor::Coach { name: name() }),
        ("admin", Actor::Admin),
        ("program:anna", Actor::Program { name: name() }),
    ]
}

/// Kind, body, and by whom it may be written.
fn matrix() -> Vec<(&'static str, Body, Vec<&'static str>)> {
    let clearance = |confirmed: bool| {
        body(
            "clearance",
            &json!({
                "who": "Dr Example", "role": "physician", "date": "2026-05-30", "basis": ["mri"],
                "confirmed": confirmed
            }),
        )
    };
    let clinicians = [
        "physician:anna",
        "physiotherapist:anna",
        "other_clinician:anna",
    ];
    let runner_and = |more: &[&'static str]| [&["runner"], more].concat();
    let id = "0192f1c4-3b00-7000-8000-000000000001";
    vec![
        ("a confirmed clearance", clearance(true), vec!["runner"]),
        ("a clearance", clearance(false), runner_and(&clinicians)),
        ("a pain", pain("waking", 0), vec!["runner"]),
        (
            "a run",
            body("session_result", &json!({"during": 0})),
            vec!["runner"],
        ),
        (
            "a walk",
            body("walk", &json!({"minutes": 30, "pain": 0})),
            vec!["runner"],
        ),
        (
            "a test",
            body(
                "readiness_test",
                &json!({"test": "hop", "pain": 0, "as_asked": true}),
            ),
            vec!["runner"],
        ),
        (
            "a choice",
            body("plan_choice", &json!({"choice": "start"})),
            vec!["runner"],
        ),
        (
            "a closed episode",
            body("episode_closed", &json!({"episode": id})),
            vec!["runner"],
        ),
        ("an undo", body("withdrawn", &json!({})), vec!["runner"]),
        (
            "an assessment",
            body(
                "assessment",
                &json!({"answers": {}, "urgency": "self_manage", "pack_hash": "abc"}),
            ),
            runner_and(&clinicians),
        ),
        (
            "a medicine",
            body("medicine", &json!({"medicine": "nsaid"})),
            runner_and(&["program:anna"]),
        ),
        (
            "a note",
            body("note", &json!({"text": "a word"})),
            runner_and(&[&clinicians[..], &["coach:anna", "program:anna"]].concat()),
        ),
        (
            "something of a newer program",
            body("from_the_future", &json!({"unlock": true})),
            vec!["runner"],
        ),
    ]
}

#[test]
fn what_each_actor_may_write_is_as_the_table_says() {
    for (what, body, allowed) in matrix() {
        for (name, actor) in actors() {
            assert_eq!(actor.author().as_str(), name);
            let may = actor.may_write(&body).is_ok();
            assert_eq!(may, allowed.contains(&name), "{name} writes {what}");
        }
    }
}

#[test]
fn no_use_case_writes_what_an_actor_may_not() {
    wait(async {
        for (what, body, allowed) in matrix() {
            for (name, actor) in actors() {
                let mut office = Office::at("2026-06-01T18:30:00");
                office.actor = actor;
                let mut draft_body = body.clone();
                if let Body::Withdrawn(_) = draft_body {
                    // An undo needs something to undo: that the actor may not is decided before.
                    draft_body = pain("during", 1);
                }
                let logged = office.log(draft_body).await;
                let refused = matches!(logged, Err(AppError::NotPermitted(_)));
                assert_eq!(refused, !allowed.contains(&name), "{name} writes {what}");
                assert_eq!(
                    logged.is_ok(),
                    allowed.contains(&name),
                    "{name} writes {what}"
                );
            }
        }
    });
}

#[test]
fn only_the_runner_exports_imports_and_makes_a_demo() {
    use restride_app::archive::{self, Limits};
    wait(async {
        for (name, actor) in actors() {
            let mut office = Office::at("2026-06-01T18:30:00");
            let bytes = archive::export(&office.desk())
                .await
                .expect("the runner exports");
            office.actor = actor;
            let is_runner = name == "runner";
            let mut desk = office.desk();
            assert_eq!(archive::export(&desk).await.is_ok(), is_runner, "{name}");
            let imported = archive::import(&mut desk, &bytes, Limits::default()).await;
            assert_eq!(imported.is_ok(), is_runner, "{name}");
            let today = jiff::civil::date(2026, 6, 1);
            let kept = restride_app::demo::keep(&mut desk, today).await;
            assert_eq!(kept.is_ok(), is_runner, "{name}");
        }
    });
}
