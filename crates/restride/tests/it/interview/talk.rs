//! A conversation with the built program: read to the prompt, type a line.

use restride_core::knowledge::Knowledge;
use restride_testkit::knowledge;
use std::fs;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::LazyLock;
use tempfile::TempDir;

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(knowledge);

/// What ends every piece of the conversation in which the program waits for a line.
const PROMPT: &str = "\n> ";

/// The program, waiting for a line or ended.
pub(super) struct Talk {
    child: Child,
    input: Option<ChildStdin>,
    output: ChildStdout,
    /// Everything it has said.
    pub(super) said: String,
    /// A place of its own; removed at the end.
    _place: TempDir,
}

impl Talk {
    /// Starts an interview in `folder` (one of its own without) and reads to the first prompt. Its pack is valid on any day.
    pub(super) fn begin(folder: Option<&Path>, options: &[&str]) -> Self {
        let place = tempfile::tempdir().expect("a folder can be made");
        let mut child = program(place.path())
            .args(["assess", "--plain"])
            .args(options)
            .current_dir(folder.unwrap_or(place.path()))
            .spawn()
            .expect("the program starts");
        let mut talk = Self {
            input: child.stdin.take(),
            output: child.stdout.take().expect("its output is a pipe"),
            child,
            said: String::new(),
            _place: place,
        };
        talk.listen();
        talk
    }

    /// Reads to the next prompt or the end. What was said since the last one.
    fn listen(&mut self) -> String {
        let mut bytes = Vec::new();
        let mut byte = [0];
        while self.output.read(&mut byte).expect("its output can be read") == 1 {
            bytes.push(byte[0]);
            if bytes.ends_with(PROMPT.as_bytes()) {
                break;
            }
        }
        let said = String::from_utf8(bytes).expect("its output is UTF-8");
        self.said.push_str(&said);
        said
    }

    /// Types a line. What was said then.
    pub(super) fn reply(&mut self, line: &str) -> String {
        self.send(format!("{line}\n").as_bytes());
        self.listen()
    }

    /// Types any bytes.
    pub(super) fn send(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("its input is open");
        input.write_all(bytes).expect("it reads its input");
    }

    /// Ends the input. What was said then.
    pub(super) fn end(&mut self) -> String {
        self.input = None;
        self.listen()
    }

    /// Reads no more, as a closed pager does.
    pub(super) fn look_away(self) -> i32 {
        let Self {
            mut child,
            input,
            output,
            ..
        } = self;
        drop(output);
        if let Some(mut input) = input {
            input.write_all(b"none\n").ok();
        }
        child.wait().expect("it ends").code().unwrap_or(-1)
    }

    /// The code it ended with.
    pub(super) fn code(&mut self) -> i32 {
        self.input = None;
        let status = self.child.wait().expect("it ends");
        status.code().unwrap_or(-1)
    }
}

/// Runs to the end with all input given beforehand: output, errors and code.
pub(super) fn run(options: &[&str], input: &[u8]) -> (String, String, i32) {
    let place = tempfile::tempdir().expect("a folder can be made");
    let mut child = program(place.path())
        .arg("assess")
        .args(options)
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("its input is a pipe");
    // It may end before it has read everything.
    stdin.write_all(input).ok();
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    (
        String::from_utf8(output.stdout).expect("its output is UTF-8"),
        String::from_utf8(output.stderr).expect("its errors are UTF-8"),
        output.status.code().unwrap_or(-1),
    )
}

/// The program with a pack that is in date whatever the day.
fn program(place: &Path) -> Command {
    let overlay = place.join("knowledge");
    fs::create_dir(&overlay).expect("a folder can be made");
    let pack = concat!(env!("CARGO_MANIFEST_DIR"), "/../../knowledge/pack.toml");
    let pack = fs::read_to_string(pack).expect("the pack is there");
    let dated: Vec<String> = pack
        .lines()
        .map(|line| match line.split_once(" = ") {
            Some(("made_on", _)) => "made_on = \"2000-01-01\"".to_owned(),
            Some(("review_by", _)) => "review_by = \"9000-01-01\"".to_owned(),
            _ => line.to_owned(),
        })
        .collect();
    fs::write(overlay.join("pack.toml"), dated.join("\n")).expect("a file can be written");
    let mut command = Command::new(env!("CARGO_BIN_EXE_restride"));
    command
        .arg("--knowledge")
        .arg(overlay)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    command
}

/// The words under a key.
pub(super) fn words(key: &str) -> String {
    KNOWLEDGE
        .texts
        .line("en", key)
        .map_or_else(|| format!("[{key}]"), flat)
}

/// Text without its line breaks.
pub(super) fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the text says this key's words.
pub(super) fn says(text: &str, key: &str) -> bool {
    flat(text).contains(&words(key))
}

/// Whether the text says this urgency, by its headline or its name.
pub(super) fn says_urgency(text: &str, urgency: &str) -> bool {
    ["headline", "name"]
        .iter()
        .any(|part| says(text, &format!("urgency.{urgency}.{part}")))
}

/// The reply of somebody with nothing to worry about, to the question that was just asked.
pub(super) fn calm(said: &str) -> &'static str {
    const REPLIES: [(&str, &str); 9] = [
        ("group_hint", "none"),
        ("group_hint_personal", "none"),
        ("yes_no_hint", "no"),
        ("choose_places", "3"),
        ("number_hint", "34"),
        ("duration_hint", "3 weeks"),
        ("which", "1"),
        ("test_hint", "I did not do it"),
        ("end_or_back", ""),
    ];
    let asked = flat(said);
    REPLIES
        .iter()
        .find(|(key, _)| asked.ends_with(&format!("{} >", words(&format!("ui.interview.{key}")))))
        .map_or("unsure", |(key, reply)| {
            // A calm pain is a mild one; only an age is a large number.
            if *key == "number_hint" && !asked.contains(&words("findings.age.question")) {
                "3"
            } else {
                reply
            }
        })
}
