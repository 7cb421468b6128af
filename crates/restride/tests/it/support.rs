//! What the tests share: running the program, a pack whose dates do not depend on today, random answers.

use restride_core::knowledge::{Group, Kind, Knowledge, Question};
use restride_testkit::Draw;
use serde_json::{Map, Value, json};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use tempfile::TempDir;

/// How the emergency advice begins that stands under every failure.
pub(crate) const ADVICE: &str = "Get help now, whatever this program says";

/// What a run of the program left.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs the program as it is, with `input` on standard input; no journal of this machine is touched.
pub(crate) fn restride(arguments: &[&str], input: &[u8]) -> Ran {
    static NOWHERE: OnceLock<TempDir> = OnceLock::new();
    let nowhere = NOWHERE.get_or_init(|| TempDir::new().expect("a temporary folder"));
    finished(program(arguments, &nowhere.path().join("data")), input)
}

/// The program, about to run on this data folder and on nothing else of this machine.
fn program(arguments: &[&str], data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_restride"));
    command
        .args(arguments)
        .env("RESTRIDE_DATA", data)
        .env_remove("RESTRIDE_NOW")
        .env_remove("RESTRIDE_DATABASE")
        .env_remove("RESTRIDE_RUNNER");
    command
}

fn finished(mut command: Command, input: &[u8]) -> Ran {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("standard input is a pipe");
    // The program may refuse the input before it has read all of it.
    stdin.write_all(input).ok();
    drop(stdin);
    let output = child.wait_with_output().expect("the program ends");
    Ran {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
        err: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
    }
}

/// Runs `restride assess` with the built-in pack and these arguments; the answers come on standard input.
pub(crate) fn assess(arguments: &[&str], answers: &Value) -> Ran {
    with_pack(valid_pack(), arguments, answers)
}

/// Runs `restride assess` with an overlay.
pub(crate) fn with_pack(overlay: &Path, arguments: &[&str], answers: &Value) -> Ran {
    let overlay = overlay.to_str().expect("the path is UTF-8");
    let mut all = vec!["assess", "--knowledge", overlay];
    all.extend(arguments);
    restride(&all, answers.to_string().as_bytes())
}

/// The result of some answers as JSON.
pub(crate) fn result(answers: &Value) -> Value {
    parsed(&assess(&["--answers", "-", "--format", "json"], answers))
}

/// The result of some answers as text.
pub(crate) fn page(answers: &Value) -> String {
    let ran = assess(&["--answers", "-"], answers);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    ran.out
}

/// The next step after some answers.
pub(crate) fn next(answers: &Value) -> Value {
    parsed(&assess(&["next", "--answers", "-"], answers))
}

fn parsed(ran: &Ran) -> Value {
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(ran.err, "");
    serde_json::from_str(&ran.out).expect("the output is JSON")
}

/// A text with single spaces between words, so that line breaks do not matter.
pub(crate) fn flowing(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The texts of a JSON value, wherever they stand.
pub(crate) fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(values) => values.iter().flat_map(texts).collect(),
        Value::Object(members) => members.values().flat_map(texts).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
    }
}

/// The texts in a list of a JSON object.
pub(crate) fn list<'a>(value: &'a Value, name: &str) -> Vec<&'a str> {
    value[name]
        .as_array()
        .unwrap_or_else(|| unreachable!("{name} is a list: {value}"))
        .iter()
        .filter_map(Value::as_str)
        .collect()
}

/// An overlay whose review dates never pass: the tests must not depend on the day.
pub(crate) fn valid_pack() -> &'static Path {
    static PACK: OnceLock<TempDir> = OnceLock::new();
    PACK.get_or_init(|| pack_with_dates("2000-01-01", "2999-12-31"))
        .path()
}

/// An overlay with other review dates.
pub(crate) fn pack_with_dates(made_on: &str, review_by: &str) -> TempDir {
    let text =
        fs::read_to_string(knowledge_folder().join("pack.toml")).expect("pack.toml is there");
    let dated: Vec<String> = text
        .lines()
        .map(|line| {
            if line.starts_with("made_on") {
                format!("made_on = \"{made_on}\"")
            } else if line.starts_with("review_by") {
                format!("review_by = \"{review_by}\"")
            } else {
                line.to_owned()
            }
        })
        .collect();
    overlay(&[("pack.toml", &dated.join("\n"))])
}

/// A folder with these files.
pub(crate) fn overlay(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a file has a folder"))
            .expect("the folder is made");
        fs::write(path, text).expect("the file is written");
    }
    folder
}

fn knowledge_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../knowledge")
}

/// An answer to every question that asks for nothing: a clear no, no pain, numbers without meaning.
pub(crate) fn benign(id: &str, kind: &str, first_value: Option<&str>) -> Value {
    match (id, kind) {
        ("age", _) => json!(35),
        ("duration_days", _) => json!(10),
        ("worst_pain", _) => json!(2),
        ("bmi", _) => json!(22),
        ("morning_stiffness_minutes", _) => json!(0),
        ("sites", _) => json!(["lateral"]),
        ("onset", _) => json!("gradual"),
        (_, "yes_no") => json!("no"),
        (_, "test") => json!("no_pain"),
        (_, "many") => json!([first_value]),
        _ => json!(first_value),
    }
}

/// A benign answer to every question of the pack that is not a self-test.
pub(crate) fn benign_answers(knowledge: &Knowledge) -> Value {
    let answers = knowledge
        .questions
        .iter()
        .filter(|question| question.self_test.is_none())
        .map(|question| {
            let first = question.kind.values().first().map(String::as_str);
            (
                question.id.clone(),
                benign(&question.id, kind(question), first),
            )
        });
    Value::Object(answers.collect())
}

const fn kind(question: &Question) -> &'static str {
    match question.kind {
        Kind::YesNo => "yes_no",
        Kind::Choice { .. } => "choice",
        Kind::Number(_) => "number",
        Kind::Many { .. } => "many",
        Kind::Test { .. } => "test",
    }
}

/// Random answers of the draws from 0 to `count`: from nearly empty to complete, from all "no" to mostly "yes".
pub(crate) fn random_answers(
    knowledge: &Knowledge,
    count: u64,
) -> impl Iterator<Item = Value> + '_ {
    (0..count).map(|seed| {
        let mut draw = Draw(seed);
        let answered = [0.3, 0.8, 1.0][draw.below(3)];
        let alarms = [0.0, 0.0, 0.01, 0.1][draw.below(4)];
        let other = [0.0, 0.1, 0.4][draw.below(3)];
        let mut answers = Map::new();
        for question in &knowledge.questions {
            let yes = if question.group == Group::Alarm || question.group == Group::Health {
                alarms
            } else {
                other
            };
            if draw.uniform() < answered {
                answers.insert(question.id.clone(), random_answer(question, yes, &mut draw));
            }
        }
        Value::Object(answers)
    })
}

fn random_answer(question: &Question, yes: f64, draw: &mut Draw) -> Value {
    let values = question.kind.values();
    match &question.kind {
        // Most are adults: for children and the old no causes are ranked, or a visit is advised anyway.
        Kind::Number(_) if question.id == "age" && draw.uniform() < 0.8 => {
            json!(18 + draw.below(47))
        }
        // Mild and recent, mostly: strong or long pains are seen sooner whatever else is answered.
        Kind::Number(range) if draw.uniform() < 0.8 => {
            json!((range.min + 6.0 * draw.uniform()).floor())
        }
        Kind::YesNo if draw.uniform() < yes => json!("yes"),
        Kind::YesNo => json!("no"),
        Kind::Choice { .. } => json!(values[draw.below(values.len())]),
        Kind::Number(range) => {
            json!((range.min + draw.uniform() * (range.max - range.min)).round())
        }
        Kind::Many { .. } => json!([values[0], values[1 + draw.below(values.len() - 1)]]),
        Kind::Test { .. } if draw.uniform() < yes => json!([values[draw.below(values.len())]]),
        Kind::Test { .. } => json!("no_pain"),
    }
}

/// An evening on which a runner writes things down.
pub(crate) const EVENING: &str = "2026-11-24T18:30:00+01:00[Europe/Berlin]";

/// A time of the same month.
pub(crate) fn at(day: u8, time: &str) -> String {
    format!("2026-11-{day:02}T{time}:00+01:00[Europe/Berlin]")
}

/// A data folder of its own and a clock that a test sets: what a runner has at home.
#[derive(Debug)]
pub(crate) struct Home {
    folder: TempDir,
    now: String,
}

impl Home {
    /// An empty place for a data folder, at this time.
    pub(crate) fn at(now: &str) -> Self {
        Self {
            folder: TempDir::new().expect("a temporary folder"),
            now: now.to_owned(),
        }
    }

    /// Another time.
    pub(crate) fn clock(&mut self, now: &str) {
        now.clone_into(&mut self.now);
    }

    /// The data folder, which need not be there.
    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The folder around it.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Runs the program here, with nothing on standard input.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, b"")
    }

    /// Runs the program here.
    pub(crate) fn run_with(&self, arguments: &[&str], input: &[u8]) -> Ran {
        finished(self.command(arguments), input)
    }

    /// The program, about to run here.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = program(arguments, &self.data());
        command
            .arg("--knowledge")
            .arg(valid_pack())
            .env("RESTRIDE_NOW", &self.now);
        command
    }

    /// The standard output of a run that succeeds.
    pub(crate) fn says(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!(ran.code, Some(0), "{arguments:?}: {}", ran.err);
        assert_eq!(ran.err, "", "{arguments:?}");
        ran.out
    }

    /// The same as JSON.
    pub(crate) fn json(&self, arguments: &[&str]) -> Value {
        let mut all = arguments.to_vec();
        all.extend(["--format", "json"]);
        serde_json::from_str(&self.says(&all)).expect("the output is JSON")
    }

    /// The message of a run that is refused: nothing on standard output, exit code 2.
    pub(crate) fn refuses(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!(ran.code, Some(2), "{arguments:?}: {}", ran.out);
        assert_eq!(ran.out, "", "{arguments:?}");
        ran.err
    }
}

/// An assessment that is kept: benign answers, changed by these.
pub(crate) fn saved(home: &Home, answers: &Value) -> Value {
    let knowledge = restride_testkit::knowledge();
    let mut all = benign_answers(&knowledge);
    for (id, value) in answers.as_object().expect("answers") {
        all[id] = value.clone();
    }
    let ran = home.run_with(
        &["assess", "--save", "--answers", "-", "--format", "json"],
        all.to_string().as_bytes(),
    );
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    serde_json::from_str(&ran.out).expect("JSON")
}
