//! The fast way to read an entry: one look over a line in canonical form.
//!
//! Nearly every line that is read was written by [`super::Entry::to_json`]. This finds its parts without building a tree
//! of values. Whatever it does not expect, it declines, and the general reader decides: it may be slower on a line, and
//! never of another opinion.

use super::token::{List, Object, Token};

/// The parts of a line, each as it stands there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parts<'l> {
    pub(super) author: &'l str,
    pub(super) body: &'l str,
    pub(super) happened: &'l str,
    pub(super) id: &'l str,
    pub(super) kind: &'l str,
    pub(super) recorded: &'l str,
    pub(super) source: &'l str,
    pub(super) supersedes: Option<&'l str>,
}

impl<'l> Parts<'l> {
    /// Takes a line of version 1 apart, from both ends: what is left in the middle must be the body.
    pub(super) fn of(line: &'l str) -> Option<Self> {
        let rest = line.strip_prefix("{\"author\":\"")?;
        let (author, rest) = rest.split_at_checked(rest.bytes().position(|byte| byte == b'"')?)?;
        let rest = rest.strip_prefix("\",\"body\":")?;
        let rest = rest.strip_suffix(",\"version\":1}")?;
        let (before, text) = last_text(rest)?;
        let (supersedes, (rest, source)) = match before.strip_suffix(",\"supersedes\":") {
            Some(before) => (Some(text), last_text(before)?),
            None => (None, (before, text)),
        };
        let (rest, recorded) = last_text(rest.strip_suffix(",\"source\":")?)?;
        let (rest, kind) = last_text(rest.strip_suffix(",\"recorded\":")?)?;
        let (rest, id) = last_text(rest.strip_suffix(",\"kind\":")?)?;
        let (rest, happened) = last_text(rest.strip_suffix(",\"id\":")?)?;
        let body = rest.strip_suffix(",\"happened\":")?;
        // None of these fields accepts a backslash: one with an escape in it is declined when it is read.
        Some(Self {
            author,
            body,
            happened,
            id,
            kind,
            recorded,
            source,
            supersedes,
        })
    }
}

/// The text in quotes at the end, and what stands before it.
fn last_text(line: &str) -> Option<(&str, &str)> {
    let line = line.strip_suffix('"')?;
    let quote = line.bytes().rposition(|byte| byte == b'"')?;
    let (before, text) = line.split_at_checked(quote)?;
    Some((before, text.strip_prefix('"')?))
}

/// The fields of one body, until they are taken.
#[derive(Debug, Default)]
pub(super) struct Scanned<'l> {
    fields: Vec<(&'l str, Token<'l>)>,
    left: usize,
}

impl<'l> Scanned<'l> {
    /// Finds the fields of an object; `false` when it is not in canonical form.
    pub(super) fn fill(&mut self, object: &'l str) -> bool {
        let fields = &mut self.fields;
        fields.clear();
        let is_whole = self::object(object, |name, token| fields.push((name, token)));
        self.left = self.fields.len();
        is_whole
    }

    pub(super) fn take(&mut self, name: &str) -> Option<Token<'l>> {
        let found = self.fields.iter_mut().find(|(other, _)| *other == name)?;
        // No field is asked for by this name.
        found.0 = "";
        self.left -= 1;
        Some(found.1)
    }

    pub(super) const fn is_all_taken(&self) -> bool {
        self.left == 0
    }
}

/// Hands over the fields of a whole object; `false` when it is not in canonical form, or holds what is not expected.
pub(super) fn object<'l>(text: &'l str, mut take: impl FnMut(&'l str, Token<'l>)) -> bool {
    fields(text, 0, true, &mut take) == Some(text.len())
}

/// Texts between the brackets of a list that was found to be whole.
pub(super) fn texts(list: &str) -> impl Iterator<Item = &str> {
    let inner = list
        .strip_prefix('"')
        .and_then(|list| list.strip_suffix('"'));
    inner.into_iter().flat_map(|inner| inner.split("\",\""))
}

/// Reads the object that begins at a place; the place after it.
fn fields<'l>(
    text: &'l str,
    start: usize,
    nests: bool,
    take: &mut impl FnMut(&'l str, Token<'l>),
) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = expect(bytes, start, b'{')?;
    if bytes.get(at) == Some(&b'}') {
        return Some(at + 1);
    }
    // No name is empty, and each comes after the one before: none stands twice.
    let mut last = "";
    loop {
        let (name, end) = string(text, at)?;
        let name = name.text().filter(|name| *name > last)?;
        last = name;
        let (token, end) = value(text, expect(bytes, end, b':')?, nests)?;
        take(name, token);
        match bytes.get(end)? {
            b',' => at = end + 1,
            b'}' => return Some(end + 1),
            _ => return None,
        }
    }
}

fn expect(bytes: &[u8], at: usize, byte: u8) -> Option<usize> {
    (*bytes.get(at)? == byte).then_some(at + 1)
}

/// Reads one value; it and the place after it.
fn value(text: &str, at: usize, nests: bool) -> Option<(Token<'_>, usize)> {
    let bytes = text.as_bytes();
    match bytes.get(at)? {
        b'"' => string(text, at),
        b'0'..=b'9' | b'-' => number(text, at),
        b't' => literal(text, at, "true", true),
        b'f' => literal(text, at, "false", false),
        b'[' => list(text, at),
        b'{' if nests => {
            let end = fields(text, at, false, &mut |_, _| {})?;
            Some((Token::Object(Object::Scanned(text.get(at..end)?)), end))
        }
        _ => None,
    }
}

fn literal<'l>(text: &'l str, at: usize, word: &str, yes: bool) -> Option<(Token<'l>, usize)> {
    text.get(at..)?.strip_prefix(word)?;
    Some((Token::Bool(yes), at + word.len()))
}

fn string(text: &str, at: usize) -> Option<(Token<'_>, usize)> {
    let bytes = text.as_bytes();
    let start = expect(bytes, at, b'"')?;
    let mut end = start;
    let mut is_escaped = false;
    loop {
        match bytes.get(end)? {
            b'"' => break,
            b'\\' => {
                is_escaped = true;
                end += 2;
            }
            0..=0x1f => return None,
            _ => end += 1,
        }
    }
    let token = if is_escaped {
        Token::Escaped(text.get(at..=end)?)
    } else {
        Token::Text(text.get(start..end)?)
    };
    Some((token, end + 1))
}

fn number(text: &str, start: usize) -> Option<(Token<'_>, usize)> {
    let bytes = text.as_bytes().get(start..)?;
    let digits = bytes
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let next = bytes.get(digits)?;
    // The usual case: a short whole number. Nothing with a leading zero but 0 itself.
    if matches!(next, b',' | b'}')
        && (1..=9).contains(&digits)
        && (bytes.first()? != &b'0' || digits == 1)
    {
        let digits_of = bytes.get(..digits)?.iter();
        let whole = digits_of.fold(0, |whole, digit| whole * 10 + u64::from(digit - b'0'));
        return Some((Token::Whole(whole), start + digits));
    }
    let is_part =
        |byte: &&u8| byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E');
    let end = start + bytes.iter().take_while(is_part).count();
    let number = serde_json::from_str(text.get(start..end)?).ok()?;
    Some((Token::of_number(&number), end))
}

/// A list of texts without escapes.
fn list(text: &str, start: usize) -> Option<(Token<'_>, usize)> {
    let bytes = text.as_bytes();
    let first = expect(bytes, start, b'[')?;
    let mut at = first;
    if bytes.get(at) == Some(&b']') {
        return Some((Token::List(List::Scanned("")), at + 1));
    }
    loop {
        let (item, end) = string(text, at)?;
        item.text()?;
        match bytes.get(end)? {
            b',' => at = end + 1,
            b']' => return Some((Token::List(List::Scanned(text.get(first..end)?)), end + 1)),
            _ => return None,
        }
    }
}
