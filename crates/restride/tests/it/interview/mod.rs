//! The interview line by line, as a pipe or a screen reader meets it.

mod talk;

use restride_core::assessment::{Answer, Answers, Engine, NextStep};
use restride_core::knowledge::{Kind, Knowledge, Question};
use restride_testkit::{Draw, knowledge, today};
use serde_json::{Map, Value};
use std::fs;
use talk::{Talk, calm, flat, run, says, says_urgency};

/// Replies calmly until nothing is asked any more, but not for ever. What was said last.
fn calmly_to_the_end(talk: &mut Talk) -> String {
    let mut said = talk.said.clone();
    for _ in 0..60 {
        if says(&said, "ui.interview.end_or_back") {
            break;
        }
        let reply = calm(&said);
        said = talk.reply(reply);
    }
    said
}

#[test]
fn a_calm_runner_is_asked_to_the_end_and_may_look_after_it_alone() {
    let mut talk = Talk::begin(None, &[]);
    assert!(says(&talk.said, "ui.interview.intended"));
    let said = calmly_to_the_end(&mut talk);
    assert!(says_urgency(&said, "self_manage"), "{said}");
    assert!(talk.said.contains("Question 1,"));
    assert!(talk.said.contains("Question 15,"));
    assert_eq!(talk.reply("").trim(), "", "Enter ends it");
    assert_eq!(talk.code(), 0);
}

#[test]
fn nothing_that_is_said_moves_a_cursor_or_has_a_colour() {
    let mut talk = Talk::begin(None, &[]);
    talk.reply("?");
    calmly_to_the_end(&mut talk);
    assert!(
        !talk
            .said
            .chars()
            .any(|letter| letter.is_control() && letter != '\n')
    );
    assert!(!talk.said.contains("__|"), "the body is not drawn");
}

#[test]
fn an_alarm_ends_with_the_emergency_at_once() {
    let mut talk = Talk::begin(None, &[]);
    let said = talk.reply("1");
    assert!(says(&said, "ui.interview.stop_emergency"), "{said}");
    assert!(says_urgency(&said, "emergency"), "{said}");
    assert!(!said.contains("Question 2"), "{said}");
    talk.end();
    assert_eq!(talk.code(), 0);
}

#[test]
fn an_alarm_ticked_by_mistake_can_be_taken_back() {
    let mut talk = Talk::begin(None, &[]);
    talk.reply("1");
    let said = talk.reply("back");
    assert!(said.contains("Question 1,"), "{said}");
    assert!(talk.reply("none").contains("Question 2,"));
}

#[test]
fn a_blank_line_is_not_none() {
    let mut talk = Talk::begin(None, &[]);
    let said = talk.reply("");
    assert!(says(&said, "ui.interview.blank"), "{said}");
    assert!(said.contains("Question 1,"), "{said}");
}

#[test]
fn replies_that_do_not_fit_are_asked_again() {
    let mut talk = Talk::begin(None, &[]);
    for wrong in ["99", "1 none", "maybe", "1 1?", "0"] {
        let said = talk.reply(wrong);
        assert!(!said.contains("Question"), "{wrong}: {said}");
        assert!(says(&said, "ui.interview.group_hint"), "{wrong}: {said}");
    }
    for _ in 0..4 {
        talk.reply("none");
    }
    for wrong in ["200", "-4", "34.5", "old", "1e2"] {
        let said = talk.reply(wrong);
        assert!(says(&said, "ui.interview.number_hint"), "{wrong}: {said}");
    }
    assert!(talk.reply("34").contains("Question 6,"));
}

#[test]
fn bytes_that_are_no_text_and_endless_lines_are_no_answer() {
    let mut talk = Talk::begin(None, &[]);
    talk.send(b"\xff\xfe1\n");
    let long = "1 ".repeat(20_000);
    let said = talk.reply(&long);
    assert!(!said.contains("Question 2,"), "{said}");
    let said = talk.reply("none");
    assert!(!said.contains("Question 3,"), "{said}");
}

#[test]
fn input_that_never_fits_ends_with_what_is_known() {
    let (said, _, code) = run(&["--plain"], "y\n".repeat(5_000).as_bytes());
    assert!(says(&said, "ui.interview.ended"));
    assert!(says_urgency(&said, "see_within_2_weeks"));
    assert_eq!(code, 0);
}

#[test]
fn one_line_can_be_marked_as_unsure() {
    let mut talk = Talk::begin(None, &[]);
    let said = talk.reply("2? 4");
    assert!(
        flat(&said).contains("Noted as yes: A fall or twist"),
        "{said}"
    );
    assert!(
        flat(&said).contains("Noted as unsure: Leg looks shorter"),
        "{said}"
    );
    let said = talk.reply("finish");
    assert!(!says_urgency(&said, "self_manage"), "{said}");
}

#[test]
fn help_is_there_for_a_screen_and_for_one_line_of_it() {
    let mut talk = Talk::begin(None, &[]);
    let said = talk.reply("?");
    assert!(says(&said, "findings.major_trauma.help"));
    assert!(says(&said, "findings.major_trauma.why"));
    let said = talk.reply("? 1");
    assert!(says(&said, "findings.cannot_bear_weight.help"));
    assert!(!says(&said, "findings.major_trauma.help"));
}

#[test]
fn input_that_ends_at_once_gives_a_result_with_every_alarm_open() {
    let (said, errors, code) = run(&["--plain"], b"");
    assert!(says(&said, "ui.interview.ended"), "{said}");
    assert!(says_urgency(&said, "see_within_2_weeks"), "{said}");
    let knowledge = knowledge();
    for alarm in knowledge
        .questions
        .iter()
        .filter(|question| question.mandatory)
    {
        let listed = ["ask", "question"]
            .iter()
            .any(|part| says(&said, &format!("findings.{}.{part}", alarm.id)));
        assert!(listed, "{}", alarm.id);
    }
    assert_eq!((errors.as_str(), code), ("", 0));
}

#[test]
fn input_that_ends_half_way_gives_a_result() {
    let (said, _, code) = run(&["--plain"], b"none\nnone\nnone\nnone\n34\n3");
    assert!(says(&said, "ui.interview.ended"), "{said}");
    assert!(says_urgency(&said, "see_within_2_weeks"), "{said}");
    assert_eq!(code, 0);
}

#[test]
fn finishing_early_never_takes_open_alarms_as_a_no() {
    let mut talk = Talk::begin(None, &[]);
    talk.reply("none");
    let said = talk.reply("finish");
    assert!(says(&said, "ui.interview.stop_finished_early"), "{said}");
    assert!(says_urgency(&said, "see_within_2_weeks"), "{said}");
    assert!(talk.reply("back").contains("Question 1,") || talk.said.contains("Question 2,"));
}

#[test]
fn a_runner_who_skips_everything_is_sent_to_somebody() {
    let mut talk = Talk::begin(None, &[]);
    let mut said = String::new();
    for _ in 0..60 {
        if says(&said, "ui.interview.end_or_back") {
            break;
        }
        said = talk.reply("skip");
    }
    assert!(says_urgency(&said, "see_within_2_weeks"), "{said}");
    assert!(
        !says(&talk.said, "ui.interview.test_stop"),
        "a self-test was offered"
    );
}

#[test]
fn there_is_nothing_before_the_first_question() {
    let mut talk = Talk::begin(None, &[]);
    let said = talk.reply("b");
    assert!(says(&said, "ui.interview.no_back"), "{said}");
    assert!(said.contains("Question 1,"));
}

#[test]
fn answers_are_kept_and_the_interview_goes_on_where_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("my hip.json");
    let options = ["--state", file.to_str().unwrap()];
    let mut talk = Talk::begin(None, &options);
    for reply in ["none", "5?", "none"] {
        talk.reply(reply);
    }
    let said = talk.reply("quit");
    assert!(flat(&said).contains("--state \""), "{said}");
    assert_eq!(talk.code(), 0);
    let kept: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    assert_eq!(kept["cannot_bear_weight"], "no");
    assert_eq!(kept["growing_lump"], "unsure");
    assert_eq!(kept.get("age"), None);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "only its owner may read it");
    }

    let mut talk = Talk::begin(None, &options);
    assert!(says(&talk.said, "ui.interview.resume"), "{}", talk.said);
    assert!(talk.said.contains("Question 4,"), "{}", talk.said);
    assert!(
        talk.reply("back").contains("Question 3,"),
        "the way back is known"
    );
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        1,
        "nothing else is left"
    );
}

#[test]
fn answers_are_kept_without_quitting() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("hip.json");
    let options = ["--state", file.to_str().unwrap()];
    let mut talk = Talk::begin(None, &options);
    talk.reply("none");
    let kept = fs::read_to_string(&file).unwrap();
    assert!(kept.contains("major_trauma"), "{kept}");
    talk.reply("back");
    assert_eq!(
        fs::read_to_string(&file).unwrap().trim(),
        "{}",
        "going back forgets"
    );
}

#[test]
fn a_file_that_is_no_answers_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("hip.json");
    let bad = "{\"limp_or_walk_pain\": \"sometimes\"}";
    fs::write(&file, bad).unwrap();
    let (said, errors, code) = run(&["--plain", "--state", file.to_str().unwrap()], b"none\n");
    assert_eq!((said.as_str(), code), ("", 2));
    assert!(errors.contains("limp_or_walk_pain"), "{errors}");
    assert!(errors.contains("No result was worked out"), "{errors}");
    assert_eq!(fs::read_to_string(&file).unwrap(), bad);
}

#[test]
fn a_file_that_can_not_be_written_is_known_before_the_first_question() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = folder.path().join("missing/hip.json");
    for path in [nowhere.as_path(), folder.path()] {
        let (said, errors, code) = run(&["--plain", "--state", path.to_str().unwrap()], b"none\n");
        assert_eq!((said.as_str(), code), ("", 2), "{errors}");
        assert!(errors.contains("--state"), "{errors}");
    }
}

#[test]
fn a_folder_that_goes_away_does_not_cost_the_result() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("hip.json");
    let mut talk = Talk::begin(None, &["--state", file.to_str().unwrap()]);
    talk.reply("none");
    drop(folder);
    let said = calmly_to_the_end(&mut talk);
    assert!(says_urgency(&said, "self_manage"), "{said}");
}

#[test]
fn without_a_file_nothing_is_kept_and_quitting_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut talk = Talk::begin(Some(folder.path()), &[]);
    talk.reply("none");
    let said = talk.reply("quit");
    assert!(flat(&said).contains("Nothing was saved"), "{said}");
    assert!(said.contains("--state"), "{said}");
    assert_eq!(talk.code(), 0);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_self_test_shows_who_must_not_do_it_its_steps_and_when_to_stop() {
    let knowledge = knowledge();
    let (answers, test) = before_a_self_test(&knowledge).expect("some answers lead to a self-test");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("hip.json");
    fs::write(&file, answers.to_string()).unwrap();
    let mut talk = Talk::begin(None, &["--state", file.to_str().unwrap()]);
    let said = flat(&talk.said);
    let shown: Vec<usize> = ["name", "not_for", "steps", "feel", "stop", "ask"]
        .iter()
        .flat_map(|part| {
            let key = format!("self_tests.{test}.{part}");
            knowledge.texts.lines("en", &key).unwrap()
        })
        .map(|line| {
            said.find(&flat(line))
                .unwrap_or_else(|| panic!("{line}: {said}"))
        })
        .collect();
    assert!(shown.is_sorted(), "in this order: {said}");
    let help = talk.reply("?");
    assert!(
        says(&help, &format!("self_tests.{test}.accuracy")),
        "{help}"
    );
    talk.reply("I did not do it");
    let kept = fs::read_to_string(&file).unwrap();
    assert!(
        kept.contains(&format!("\"{test}\": \"not_done\"")),
        "{kept}"
    );
}

/// Answers after which the engine asks a self-test, as JSON, and the test's id.
fn before_a_self_test(knowledge: &Knowledge) -> Option<(Value, String)> {
    let engine = Engine::new(knowledge);
    for seed in 0..2_000 {
        let mut draw = Draw(seed);
        let mut given = Answers::new(knowledge);
        let mut json = Map::new();
        while let NextStep::Ask { questions, .. } = engine.assess(&given, today(), None).next {
            for index in questions {
                let question = &knowledge.questions[index];
                if matches!(question.kind, Kind::Test { .. }) {
                    return Some((Value::from(json), question.id.clone()));
                }
                let (answer, value) = some_answer(question, &mut draw);
                given.set(knowledge, index, answer).ok()?;
                json.insert(question.id.clone(), value);
            }
        }
    }
    None
}

fn some_answer(question: &Question, draw: &mut Draw) -> (Answer, Value) {
    match &question.kind {
        Kind::YesNo if !question.mandatory && draw.below(6) == 0 => {
            (Answer::Yes, Value::from("yes"))
        }
        Kind::YesNo => (Answer::No, Value::from("no")),
        Kind::Number(range) if range.max > 10.0 => (Answer::Number(34.0), Value::from(34)),
        Kind::Number(_) => (Answer::Number(3.0), Value::from(3)),
        Kind::Choice { values } => {
            let at = draw.below(values.len());
            (Answer::Choice(at), Value::from(values[at].as_str()))
        }
        Kind::Many { values } | Kind::Test { values } => {
            let at = draw.below(values.len());
            (
                Answer::Many(1 << at),
                Value::from(vec![values[at].as_str()]),
            )
        }
    }
}

#[test]
fn closing_the_output_is_not_a_mistake() {
    assert_eq!(Talk::begin(None, &[]).look_away(), 0);
}

#[test]
fn json_is_for_answers_from_a_file() {
    let (said, errors, code) = run(&["--format", "json"], b"");
    assert_eq!((said.as_str(), code), ("", 2));
    assert!(errors.contains("--answers"), "{errors}");
}
