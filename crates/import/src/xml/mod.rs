//! XML of recordings: one pass over the elements, nothing expanded, nothing nested without end.

mod gpx;
mod name;
mod tcx;
mod text;
mod time;

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::recording::Recording;
use crate::{Flag, Kind, Limits, Other, Read, Refusal, Verdict};
use name::Name;

/// Reads the activities of a GPX or TCX file.
pub(crate) fn read(bytes: &[u8], kind: Kind, limits: &Limits) -> Read {
    let Some(text) = text::decode(bytes) else {
        return Read::refused(kind, Refusal::Encoding);
    };
    let recordings = if kind == Kind::Tcx {
        tcx::read(&text, limits)
    } else {
        gpx::read(&text, limits)
    };
    match recordings {
        Ok(recordings) if recordings.is_empty() => {
            Read::without(kind, Verdict::NotAnActivity(Other::NoTrack))
        }
        Ok(recordings) => Read::of(kind, recordings),
        Err(refusal) => Read::refused(kind, refusal),
    }
}

/// Whether a document was read to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Complete,
    /// It stops before its end, or something in it cannot be understood.
    Damaged(Flag),
}

/// What is done with the elements of a document.
trait Visitor {
    /// An element begins; `path` leads to it, and `attributes` are those that are known.
    fn open(&mut self, path: &[Name], name: Name, attributes: &Attributes) -> Result<(), Refusal>;

    /// An element ends; `text` is its own text without that of its children.
    fn close(&mut self, path: &[Name], name: Name, text: &str) -> Result<(), Refusal>;
}

/// The attributes of an element that are known; the others are only counted.
#[derive(Debug, Default)]
struct Attributes {
    latitude: Option<f64>,
    longitude: Option<f64>,
    sport: Option<String>,
    creator: Option<String>,
    start_time: Option<String>,
}

/// Leads a visitor through a document. What a limit forbids is refused; what cannot be understood ends the walk.
fn walk(text: &str, limits: &Limits, visitor: &mut impl Visitor) -> Result<End, Refusal> {
    let mut reader = Reader::from_str(text);
    let mut path = Vec::<Name>::with_capacity(limits.xml_depth);
    let mut content = String::new();
    loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(quick_xml::Error::Syntax(_)) => return Ok(End::Damaged(Flag::Truncated)),
            Err(_) => return Ok(End::Damaged(Flag::Damaged)),
        };
        match event {
            Event::Start(start) => {
                if path.len() >= limits.xml_depth {
                    return Err(Refusal::TooDeep);
                }
                let name = Name::of(start.local_name().as_ref());
                visitor.open(&path, name, &attributes(&start, name, limits)?)?;
                path.push(name);
                content.clear();
            }
            Event::Empty(start) => {
                let name = Name::of(start.local_name().as_ref());
                visitor.open(&path, name, &attributes(&start, name, limits)?)?;
                visitor.close(&path, name, "")?;
                content.clear();
            }
            Event::End(_) => {
                let Some(name) = path.pop() else {
                    return Ok(End::Damaged(Flag::Damaged));
                };
                visitor.close(&path, name, content.trim())?;
                content.clear();
            }
            Event::Text(part) => push(&mut content, &part.into_inner(), limits)?,
            Event::CData(part) => push(&mut content, &part.into_inner(), limits)?,
            Event::GeneralRef(reference) => match character(&reference) {
                Some(character) => push(&mut content, character.encode_utf8(&mut [0; 4]), limits)?,
                None => return Ok(End::Damaged(Flag::Damaged)),
            },
            Event::DocType(_) => return Err(Refusal::Doctype),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof if path.is_empty() => return Ok(End::Complete),
            Event::Eof => return Ok(End::Damaged(Flag::Truncated)),
        }
    }
}

fn push(content: &mut String, part: &str, limits: &Limits) -> Result<(), Refusal> {
    if content.len().saturating_add(part.len()) > limits.xml_text_bytes {
        return Err(Refusal::LongText);
    }
    content.push_str(part);
    Ok(())
}

/// The character of `&amp;`, `&lt;`, `&gt;`, `&quot;`, `&apos;`, `&#65;` or `&#x41;`, and of nothing else.
fn character(reference: &BytesRef<'_>) -> Option<char> {
    if reference.is_char_ref() {
        return reference.resolve_char_ref().ok().flatten();
    }
    match &*reference.xml10_content() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

fn attributes(start: &BytesStart<'_>, name: Name, limits: &Limits) -> Result<Attributes, Refusal> {
    let mut known = Attributes::default();
    let (mut count, mut namespaces) = (0_usize, 0_usize);
    for attribute in start.attributes().with_checks(false) {
        let Ok(attribute) = attribute else { break };
        count = count.saturating_add(1);
        let key = attribute.key.as_ref();
        if key == "xmlns" || key.starts_with("xmlns:") {
            namespaces = namespaces.saturating_add(1);
        }
        // The root names the namespaces of every device that was ever linked.
        let is_root = matches!(name, Name::Gpx | Name::TrainingCenterDatabase);
        let most = if is_root {
            limits.xml_attributes
        } else {
            limits.xml_namespaces
        };
        if count > limits.xml_attributes || namespaces > most {
            return Err(Refusal::TooManyAttributes);
        }
        let value = || {
            attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .ok()
                .filter(|value| value.len() <= MOST_OF_A_NAME)
        };
        let number = || value().and_then(|value| value.trim().parse::<f64>().ok());
        match key {
            "lat" => known.latitude = number(),
            "lon" => known.longitude = number(),
            "Sport" => known.sport = value().map(Into::into),
            "creator" => known.creator = value().map(Into::into),
            "StartTime" => known.start_time = value().map(Into::into),
            _ => {}
        }
    }
    Ok(known)
}

/// Bytes of an attribute that is read.
const MOST_OF_A_NAME: usize = 4000;

/// A number, finite.
fn number(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

/// Puts the damage of a document into its activities.
fn damage(recordings: &mut [Recording], end: End) {
    if let (End::Damaged(flag), Some(last)) = (end, recordings.last_mut()) {
        last.activity.flags.insert(flag);
    }
}
