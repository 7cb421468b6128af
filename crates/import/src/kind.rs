//! What sort of file some bytes are, by what is in them and never by a name.

/// The sort of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A FIT file.
    Fit,
    /// A training-centre file.
    Tcx,
    /// A GPX file.
    Gpx,
    /// Anything compressed with gzip.
    Gzip,
    /// A zip archive.
    Zip,
    /// A table of comma-separated values.
    Csv,
    /// JSON.
    Json,
    /// A page of a web site, often an error page that was saved under the name of a recording.
    Html,
    /// Other XML.
    Xml,
    /// No bytes, or nothing but blanks.
    Empty,
    /// None of these.
    Unknown,
}

/// How many bytes tell the sort of a file.
pub const BYTES_TO_TELL: usize = 4096;

impl Kind {
    /// Tells the sort of a file from its beginning; [`BYTES_TO_TELL`] bytes are enough.
    ///
    /// ```
    /// use restride_import::Kind;
    /// assert_eq!(Kind::of(b"<!DOCTYPE html><title>Sign in</title>"), Kind::Html);
    /// assert_eq!(Kind::of(b"          <?xml version=\"1.0\"?><gpx/>"), Kind::Gpx);
    /// assert_eq!(Kind::of(b""), Kind::Empty);
    /// ```
    pub fn of(bytes: &[u8]) -> Self {
        match bytes {
            [0x1f, 0x8b, ..] => return Self::Gzip,
            [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => return Self::Zip,
            _ => {}
        }
        if bytes.get(8..12) == Some(b".FIT") {
            return Self::Fit;
        }
        let start = bytes.get(..BYTES_TO_TELL).unwrap_or(bytes);
        let text = decode_start(start);
        let text =
            text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0');
        if text.is_empty() {
            return if bytes.iter().all(u8::is_ascii_whitespace) {
                Self::Empty
            } else {
                Self::Unknown
            };
        }
        if text.starts_with('<') {
            return of_markup(text);
        }
        if text.starts_with(['{', '[']) {
            return Self::Json;
        }
        let line = text.lines().next().unwrap_or_default();
        let is_text = !text.chars().any(|c| c.is_control() && !c.is_whitespace());
        if is_text && line.contains(',') && !line.contains(char::REPLACEMENT_CHARACTER) {
            return Self::Csv;
        }
        Self::Unknown
    }

    /// What it is, in words after "it is".
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fit => "a FIT file",
            Self::Tcx => "a TCX file",
            Self::Gpx => "a GPX file",
            Self::Gzip => "a gzip file",
            Self::Zip => "a zip archive",
            Self::Csv => "a table",
            Self::Json => "JSON",
            Self::Html => "a web page",
            Self::Xml => "another kind of XML",
            Self::Empty => "empty",
            Self::Unknown => "of an unknown kind",
        }
    }

    pub(crate) const fn refusal_key(self) -> &'static str {
        match self {
            Self::Html => "web_page",
            Self::Zip => "archive",
            Self::Csv | Self::Json | Self::Xml => "other_text",
            Self::Fit | Self::Tcx | Self::Gpx | Self::Gzip | Self::Empty | Self::Unknown => {
                "unknown_kind"
            }
        }
    }
}

/// Returns the beginning as text; UTF-16 only so far as to find names of elements in it.
fn decode_start(start: &[u8]) -> String {
    match start {
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        [b'<', 0, ..] => utf_16(start, u16::from_le_bytes),
        [0, b'<', ..] => utf_16(start, u16::from_be_bytes),
        _ => String::from_utf8_lossy(start).into_owned(),
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair));
    char::decode_utf16(units)
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

/// Finds the first element, and tells by its name.
fn of_markup(text: &str) -> Kind {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('<') {
        let skipped = if after.starts_with('?') {
            after.split_once("?>")
        } else if after.starts_with("!--") {
            after.split_once("-->")
        } else if after.starts_with('!') {
            if after.to_ascii_lowercase().starts_with("!doctype html") {
                return Kind::Html;
            }
            // A declaration may hold others in brackets: what follows them tells.
            let end = after.find('[').map_or(after.find('>'), |_| {
                after.find("]>").map(|at| at.saturating_add(1))
            });
            end.and_then(|at| after.split_at_checked(at))
        } else {
            let name = after
                .split(|c: char| c.is_whitespace() || c == '>' || c == '/')
                .next();
            let local = name
                .and_then(|name| name.rsplit(':').next())
                .unwrap_or_default();
            return match local.to_ascii_lowercase().as_str() {
                "gpx" => Kind::Gpx,
                "trainingcenterdatabase" => Kind::Tcx,
                "html" | "head" | "body" => Kind::Html,
                _ => Kind::Xml,
            };
        };
        match skipped {
            Some((_, after)) => rest = after,
            None => break,
        }
    }
    Kind::Xml
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Kind) {
        assert_eq!(
            Kind::of(bytes),
            expected,
            "{:?}",
            String::from_utf8_lossy(bytes)
        );
    }

    #[test]
    fn content_tells_the_kind_whatever_comes_before_it() {
        check(b"\x0e\x10\xd9\x07\0\0\0\0.FIT", Kind::Fit);
        check(
            b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a run --><gpx version='1.1'>",
            Kind::Gpx,
        );
        check(
            b"          <?xml version='1.0'?><TrainingCenterDatabase xmlns='x'>",
            Kind::Tcx,
        );
        check(b"<ns2:gpx>", Kind::Gpx);
        check(b"<!DOCTYPE gpx [<!ENTITY a 'b'>]><gpx>", Kind::Gpx);
        check(b"\xff\xfe<\0g\0p\0x\0>\0", Kind::Gpx);
        check(b"\x1f\x8b\x08", Kind::Gzip);
        check(b"PK\x03\x04", Kind::Zip);
        check(b"PK\x05\x06", Kind::Zip);
        check(b" \n\t", Kind::Empty);
    }

    #[test]
    fn what_is_no_recording_is_told_apart() {
        check(b"<!doctype HTML><p>Sign in", Kind::Html);
        check(b"<html>", Kind::Html);
        check(b"<kml/>", Kind::Xml);
        check(b"<", Kind::Xml);
        check(b"Activity ID,Activity Date\n1,2", Kind::Csv);
        check(b"[{\"a\": 1}]", Kind::Json);
        check(b"\0\0\0\0", Kind::Unknown);
        check(b"\x89PNG\r\n\x1a\n\0\0,", Kind::Unknown);
    }
}
