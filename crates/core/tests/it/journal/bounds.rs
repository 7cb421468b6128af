//! What is refused, and what the message says.

use restride_core::journal::{Body, Entry, EntryError, LARGEST_ENTRY, Pain, PainMoment, PainScore};
use restride_testkit::journal::{Pen, entry, pain_body};
use serde_json::{Value, json};

/// A good entry of a kind, with one field of the entry or of its body changed.
fn refused(kind: &str, body: &Value, field: &str, value: &Value) -> EntryError {
    let mut whole = json!({
        "id": "0192f1c4-3b00-7000-8000-000000000001",
        "happened": "2026-06-01T07:00:00+02:00[Europe/Berlin]", "recorded": "2026-06-01T05:00:01Z",
        "author": "runner", "source": "test", "kind": kind, "version": 1, "body": body
    });
    let good = Entry::from_json(whole.to_string().as_bytes());
    assert!(good.is_ok(), "{good:?}");
    match field.strip_prefix("body.") {
        Some(name) => whole["body"][name] = value.clone(),
        None => whole[field] = value.clone(),
    }
    Entry::from_json(whole.to_string().as_bytes()).expect_err(&whole.to_string())
}

#[test]
fn a_refusal_names_the_field_and_what_is_expected() {
    let pain = || pain_body("waking", 3);
    let long = "x".repeat(4001);
    let many: Vec<String> = (0..33).map(|number| format!("site_{number}")).collect();
    let cases = [
        (
            "id",
            json!("f47ac10b-58cc-4372-a567-0e02b2c3d479"),
            "a UUID of version 7",
        ),
        ("id", json!(7), "a UUID of version 7"),
        ("happened", json!("2026-06-01T07:00:00"), "with its offset"),
        (
            "happened",
            json!("2026-06-01T07:00:00[Europe/Berlin]"),
            "with its offset",
        ),
        (
            "happened",
            json!("2026-02-29T07:00:00+01:00"),
            "with its offset",
        ),
        (
            "happened",
            json!("1969-12-31T07:00:00+01:00"),
            "from 1970 to 2199",
        ),
        (
            "happened",
            json!("2200-01-01T07:00:00+01:00"),
            "from 1970 to 2199",
        ),
        (
            "happened",
            json!("2026-06-02T07:00:02+02:00"),
            "at most a day after",
        ),
        ("recorded", json!("2026-06-01"), "an instant in UTC"),
        ("author", json!("The Runner"), "a key"),
        ("source", json!(""), "a key"),
        (
            "supersedes",
            json!("0192f1c4-3b00-7000-8000-000000000001"),
            "another entry",
        ),
        ("kind", json!(null), "a key"),
        ("version", json!(0), "a whole number from 1"),
        ("version", json!(1.5), "a whole number from 1"),
        ("body", json!([]), "a JSON object"),
        ("body.score", json!(11), "from 0 (no pain) to 10"),
        ("body.score", json!(-1), "from 0 (no pain) to 10"),
        ("body.score", json!(2.5), "from 0 (no pain) to 10"),
        ("body.score", json!("3"), "from 0 (no pain) to 10"),
        ("body.score", json!(null), "from 0 (no pain) to 10"),
        (
            "body.moment",
            json!("lunch"),
            "one of waking, before, during",
        ),
        (
            "body.side",
            json!("LEFT"),
            "one of left, right, both, middle",
        ),
        ("body.sites", json!("lateral"), "a list of at most 32"),
        ("body.sites", json!(many), "a list of at most 32"),
        (
            "body.sites",
            json!(["lateral", "lateral"]),
            "a list of at most 32",
        ),
        ("body.triggers", json!(["up hill"]), "a list of at most 32"),
        ("body.note", json!(""), "characters of text"),
        ("body.note", json!(long), "characters of text"),
        ("body.note", json!("bell\u{7}"), "characters of text"),
        ("body.episode", json!("none"), "the id of an entry"),
    ];
    for (field, value, expected) in cases {
        let error = refused("pain", &pain(), field, &value);
        let message = error.to_string();
        assert!(
            message.starts_with(&format!("{field}: expected ")),
            "{message}"
        );
        assert!(message.contains(expected), "{field} = {value}: {message}");
    }
}

#[test]
fn kinds_have_their_own_bounds() {
    let clearance = json!({
        "who": "Dr Example", "role": "physician", "date": "2026-06-01", "basis": ["mri"], "confirmed": true
    });
    let assessment = json!({"answers": {}, "urgency": "emergency", "pack_hash": "abc"});
    let walk = || json!({"minutes": 30, "pain": 0});
    let test = || json!({"test": "single_leg_hop", "pain": 0, "as_asked": true});
    let cases = [
        ("profile", json!({}), "body.height_cm", json!(261)),
        ("profile", json!({}), "body.weight_g", json!(62)),
        ("profile", json!({}), "body.born", json!("1899-12-31")),
        ("profile", json!({}), "body.born", json!("1990-02-28T10:00")),
        (
            "assessment",
            assessment.clone(),
            "body.answers",
            json!({"age": true}),
        ),
        (
            "assessment",
            assessment.clone(),
            "body.answers",
            json!({"Age": 3}),
        ),
        (
            "assessment",
            assessment.clone(),
            "body.answers",
            json!(null),
        ),
        (
            "assessment",
            assessment.clone(),
            "body.bone_suspected",
            json!("no"),
        ),
        ("assessment", assessment, "body.urgency", json!("soon")),
        (
            "episode_opened",
            json!({"sites": ["pubic"]}),
            "body.sites",
            json!([]),
        ),
        (
            "session_result",
            json!({}),
            "body.completed_percent",
            json!(101),
        ),
        ("session_result", json!({}), "body.limp", json!("no")),
        ("pain", pain_body("night", 3), "body.red_flags", json!("no")),
        ("walk", walk(), "body.minutes", json!(null)),
        ("walk", walk(), "body.minutes", json!(0)),
        ("walk", walk(), "body.minutes", json!(601)),
        ("walk", walk(), "body.pain", json!(null)),
        ("walk", walk(), "body.limp", json!("no")),
        ("walk", walk(), "body.brisk", json!(1)),
        ("readiness_test", test(), "body.test", json!(null)),
        ("readiness_test", test(), "body.pain", json!(null)),
        ("readiness_test", test(), "body.as_asked", json!(null)),
        (
            "treatment_visit",
            json!({"treatment": "massage"}),
            "body.cost_minor",
            json!(100),
        ),
        (
            "clearance",
            clearance.clone(),
            "body.date",
            json!("2026-06-02"),
        ),
        ("clearance", clearance.clone(), "body.role", json!("coach")),
        ("clearance", clearance.clone(), "body.basis", json!([])),
        ("clearance", clearance, "body.confirmed", json!(null)),
        ("note", json!({"text": "x"}), "kind", json!("withdrawn")),
    ];
    for (kind, body, field, value) in cases {
        refused(kind, &body, field, &value);
    }
}

#[test]
fn an_entry_made_by_code_has_the_same_bounds() {
    let mut pen = Pen::new("2026-06-01T07:00:00+02:00");
    let profile = pen.entry("profile", &json!({"height_cm": 170}));
    let Body::Profile(mut body) = profile.body().clone() else {
        panic!("no profile")
    };
    body.height_cm = Some(1700);
    let error = Entry::new(profile.head().clone(), Body::Profile(body)).unwrap_err();
    assert!(error.to_string().starts_with("body.height_cm: "), "{error}");

    let assessment = pen.assessment("emergency");
    let Body::Assessment(mut body) = assessment.body().clone() else {
        panic!("no assessment")
    };
    let id = restride_core::journal::Key::new("age").unwrap();
    body.answers
        .insert(id, restride_core::journal::AnswerValue::Number(f64::NAN));
    Entry::new(assessment.head().clone(), Body::Assessment(body)).unwrap_err();

    let pain = Pain {
        score: PainScore::new(4).unwrap(),
        moment: PainMoment::Night,
        episode: None,
        sites: Vec::new(),
        side: None,
        triggers: Vec::new(),
        red_flags: Vec::new(),
        note: None,
    };
    Entry::new(profile.head().clone(), Body::Pain(pain)).unwrap();
}

#[test]
fn a_field_that_stands_twice_is_refused_wherever_it_stands() {
    let good = Pen::new("2026-06-01T07:00:00+02:00").pain("waking", 3);
    let good = good.to_json();
    let cases = [
        (r#""source""#, r#""source":"web","source""#, "source"),
        (r#""score""#, r#""score":9,"score""#, "score"),
        (r#""score""#, r#""sc\u006fre":9,"score""#, "score"),
        (r#""score""#, r#""new":[{"a":1,"a":1}],"score""#, "a"),
    ];
    for (old, new, field) in cases {
        let text = good.replace(old, new);
        let error = Entry::from_json(text.as_bytes()).unwrap_err();
        let expected = format!("{field}: expected a field that stands once");
        assert_eq!(error.to_string(), expected, "{text}");
    }
}

#[test]
fn a_mistyped_word_is_answered_with_the_one_it_looks_like() {
    let body = json!({"moment": "waking", "score": 3, "side": "left"});
    let cases = [
        (
            "body.moment",
            json!("wakin"),
            Some("did you mean \"waking\"?"),
        ),
        (
            "body.moment",
            json!("at rest"),
            Some("did you mean \"at_rest\"?"),
        ),
        ("body.side", json!("rigth"), Some("did you mean \"right\"?")),
        ("body.moment", json!("lunch"), None),
        ("body.moment", json!(3), None),
    ];
    for (field, value, hint) in cases {
        assert_eq!(
            refused("pain", &body, field, &value).hint(),
            hint,
            "{value}"
        );
    }
}

#[test]
fn an_entry_that_is_too_large_is_refused_before_it_is_read() {
    let error = Entry::from_json(&vec![b' '; LARGEST_ENTRY + 1]).unwrap_err();
    let expected = "the entry has 65537 bytes: expected at most 65536";
    assert_eq!(error.to_string(), expected);
    assert!(error.hint().is_some());
}

#[test]
fn what_would_be_too_large_once_written_is_refused_as_well() {
    let numbers = vec!["1e15"; 8_000].join(",");
    let good = entry(
        "0192f1c4-3b00-7000-8000-000000000001",
        "2026-06-01T07:00:00+02:00",
        None,
        "note",
        &json!({"text": "x"}),
    );
    let text = good
        .to_json()
        .replace(r#""text":"x""#, &format!(r#""text":"x","new":[{numbers}]"#));
    assert!(text.len() < LARGEST_ENTRY);
    let error = Entry::from_json(text.as_bytes()).unwrap_err();
    assert!(matches!(error, EntryError::TooLarge { .. }), "{error}");
}
