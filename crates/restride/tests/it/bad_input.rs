//! Input that is wrong: exit code 2, a message that helps, the emergency advice, and no result.

use crate::support::{ADVICE, Ran, restride};

fn check_refused(ran: &Ran, expected: &[&str], name: &str) {
    assert_eq!(ran.code, Some(2), "{name}: {ran:?}");
    assert_eq!(ran.out, "", "{name}: nothing goes to standard output");
    for part in expected.iter().chain(&[ADVICE]) {
        assert!(
            ran.err.contains(part),
            "{name}: \"{part}\" is missing in\n{}",
            ran.err
        );
    }
    assert!(ran.err.len() < 4000, "{name}: the message is short");
}

/// Answers that are refused, and what the message must hold: the field, what was expected, the nearest word.
const REFUSED: &[(&str, &str, &[&str])] = &[
    (
        "an unknown id",
        r#"{"agee": 30}"#,
        &["answers.agee", "did you mean \"age\"?"],
    ),
    (
        "an id like no other",
        r#"{"zzzz": 30}"#,
        &["answers.zzzz", "restride knowledge search"],
    ),
    (
        "true for yes",
        r#"{"landing_hurts": true}"#,
        &[
            "answers.landing_hurts",
            "\"yes\", \"no\" or \"unsure\"",
            "in quotes",
        ],
    ),
    (
        "a number for yes",
        r#"{"landing_hurts": 1}"#,
        &["answers.landing_hurts: expected \"yes\", \"no\" or \"unsure\", found 1"],
    ),
    (
        "yes in capitals",
        r#"{"landing_hurts": "YES"}"#,
        &["answers.landing_hurts", "found \"YES\""],
    ),
    (
        "an empty word",
        r#"{"landing_hurts": ""}"#,
        &["answers.landing_hurts"],
    ),
    (
        "a number in quotes",
        r#"{"age": "30"}"#,
        &["answers.age: expected a number from 0 to 120 (years), found \"30\""],
    ),
    (
        "a number below its range",
        r#"{"age": -1}"#,
        &["answers.age: expected a number from 0 to 120 (years), found -1"],
    ),
    (
        "a number above its range",
        r#"{"age": 121}"#,
        &["answers.age: expected a number from 0 to 120 (years)"],
    ),
    (
        "a huge number",
        r#"{"age": 1e300}"#,
        &["answers.age: expected a number from 0 to 120"],
    ),
    (
        "a number too large for a number",
        r#"{"age": 1e999}"#,
        &[
            "answers.age: number out of range",
            "hint: give a number that fits",
        ],
    ),
    (
        "not a number",
        r#"{"age": NaN}"#,
        &[
            "answers.age: expected value at line 1",
            "hint: a value is a number such as 34",
        ],
    ),
    (
        "infinity",
        r#"{"age": Infinity}"#,
        &["answers.age:", "line 1"],
    ),
    (
        "an object for a number",
        r#"{"age": {"years": 30}}"#,
        &["answers.age: expected a number"],
    ),
    (
        "a place that does not exist",
        r#"{"sites": ["latreal"]}"#,
        &[
            "answers.sites[0]",
            "\"groin_front\"",
            "did you mean \"lateral\"?",
        ],
    ),
    (
        "a place that is no text",
        r#"{"sites": ["lateral", 3]}"#,
        &["answers.sites[1]", "found 3"],
    ),
    (
        "one place without a list",
        r#"{"sites": "lateral"}"#,
        &["answers.sites: expected a list of"],
    ),
    (
        "a choice that does not exist",
        r#"{"onset": "sudenly"}"#,
        &["answers.onset", "\"gradual\"", "did you mean \"sudden\"?"],
    ),
    (
        "a list for a choice",
        r#"{"onset": ["sudden"]}"#,
        &["answers.onset: expected one of"],
    ),
    (
        "a test answered with yes",
        r#"{"test_fadir": "yes"}"#,
        &["answers.test_fadir", "\"no_pain\""],
    ),
    (
        "a test with an unknown place",
        r#"{"test_fadir": ["groinn"]}"#,
        &["answers.test_fadir[0]", "did you mean \"groin\"?"],
    ),
    (
        "a question answered twice",
        r#"{"landing_hurts": "yes", "landing_hurts": "no"}"#,
        &[
            "answers.landing_hurts: it stands twice",
            "hint: answer each question once",
        ],
    ),
    (
        "a list instead of an object",
        "[]",
        &["answers:", "expected a JSON object"],
    ),
    (
        "null instead of an object",
        "null",
        &["answers:", "expected a JSON object"],
    ),
    ("an empty file", "", &["answers:", "expected a JSON object"]),
    (
        "an object that breaks off",
        r#"{"age": 3"#,
        &["answers:", "line 1"],
    ),
    (
        "something after the object",
        r#"{"age": 30} {"age": 31}"#,
        &["answers:", "line 1"],
    ),
    ("a comment", "{\n// mine\n}", &["answers:", "line 2"]),
    (
        "a long value",
        r#"{"sites": ["xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]}"#,
        &["answers.sites[0]", "..."],
    ),
];

/// Every way to give answers.
const WAYS: &[&[&str]] = &[
    &["assess", "--answers", "-"],
    &["assess", "--answers", "-", "--format", "json"],
    &["assess", "next", "--answers", "-"],
    &["assess", "next", "--answers", "-", "--format", "text"],
];

#[test]
fn wrong_answers_are_refused_with_field_expectation_and_advice() {
    for (name, answers, expected) in REFUSED {
        for way in WAYS {
            check_refused(&restride(way, answers.as_bytes()), expected, name);
        }
    }
}

#[test]
fn answers_nested_a_million_deep_are_refused() {
    let deep = format!("{{\"age\": {}", "[".repeat(100_000));
    check_refused(
        &restride(WAYS[0], deep.as_bytes()),
        &["answers.age: recursion limit"],
        "deep",
    );
}

#[test]
fn ten_megabytes_are_refused_before_they_are_read() {
    let mut big = br#"{"age": 30, "note": ""#.to_vec();
    big.resize(10 * 1024 * 1024, b'x');
    big.extend_from_slice(b"\"}");
    check_refused(
        &restride(WAYS[0], &big),
        &["larger than 256 KiB"],
        "ten megabytes",
    );
}

#[test]
fn bytes_that_are_not_utf_8_are_refused() {
    check_refused(
        &restride(WAYS[0], b"{\"age\": \"\xff\"}"),
        &["not UTF-8", "byte 9"],
        "bytes",
    );
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    for path in ["no/such/file.json", env!("CARGO_MANIFEST_DIR")] {
        let expected = ["cannot read", path];
        check_refused(
            &restride(&["assess", "--answers", path], b""),
            &expected,
            path,
        );
        check_refused(
            &restride(&["assess", "next", "--answers", path], b""),
            &expected,
            path,
        );
    }
}

#[test]
fn options_of_the_interview_are_refused_where_nothing_is_asked() {
    let table: &[(&[&str], &str)] = &[
        (
            &["assess", "--answers", "-", "--state", "x.json"],
            "--state does not go together with --answers",
        ),
        (
            &["assess", "--answers", "-", "--plain"],
            "--plain does not go together with --answers",
        ),
        (
            &["assess", "--plain", "next", "--answers", "-"],
            "--plain does not go together with next",
        ),
        (
            &["assess", "--answers", "-", "next", "--answers", "-"],
            "--answers",
        ),
    ];
    for (arguments, expected) in table {
        check_refused(&restride(arguments, b"{}"), &[expected], expected);
    }
}

#[test]
fn a_wrong_command_line_leaves_the_advice_too() {
    for arguments in [
        &["assess", "--answer", "x"][..],
        &["asess"],
        &["assess", "next"],
    ] {
        let ran = restride(arguments, b"");
        check_refused(&ran, &["error"], "command line");
    }
}

#[test]
fn help_and_version_are_no_failures() {
    for arguments in [&["--help"][..], &["--version"], &["assess", "--help"]] {
        let ran = restride(arguments, b"");
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    }
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let ran = restride(WAYS[1], "\u{feff}{\"age\": 30}".as_bytes());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
}

#[test]
fn an_unknown_locale_is_refused_and_the_known_ones_are_named() {
    for arguments in [
        &["--locale", "xx", "assess", "--answers", "-"][..],
        &["--locale", "xx", "assess", "--plain"],
        &["--locale", "xx", "knowledge", "show", "gtps"],
    ] {
        let ran = restride(arguments, b"{}");
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
        assert!(
            ran.err.contains("no words in the locale \"xx\""),
            "{}",
            ran.err
        );
        assert!(ran.err.contains("hint: known are: en"), "{}", ran.err);
    }
}
