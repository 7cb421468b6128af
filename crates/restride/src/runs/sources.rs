//! Where an activity comes from: its recordings, and the files that they were read from.

use restride_core::journal::{Body, Key, Text};
use restride_core::runs::{Activity, Recording};
use schemars::JsonSchema;
use serde::Serialize;

/// A file that an activity was read from.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct SourceFileJson {
    /// The hash of its content.
    pub(crate) hash: Option<String>,
    /// The name under which it came.
    pub(crate) name: Option<String>,
    /// Its format, such as `fit`.
    pub(crate) format: String,
    /// Which activity of the file, from 0.
    pub(crate) part: Option<u32>,
    /// The entry that was made of it.
    pub(crate) entry: String,
}

/// The files of an activity, that of the shown recording first; empty for one that was told.
pub(super) fn files(activity: &Activity<'_>) -> Vec<SourceFileJson> {
    activity.recordings.iter().filter_map(file).collect()
}

fn file(recording: &Recording<'_>) -> Option<SourceFileJson> {
    let Body::Run(run) = recording.entry.body() else {
        return None;
    };
    let format = run.format.as_ref()?;
    Some(SourceFileJson {
        hash: run.file.as_ref().map(Key::to_string),
        name: run.file_name.as_ref().map(text),
        format: format.to_string(),
        part: run.file_part,
        entry: recording.id.to_string(),
    })
}

pub(super) fn text(text: &Text) -> String {
    text.as_str().to_owned()
}
