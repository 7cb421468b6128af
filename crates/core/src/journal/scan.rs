//! The fast way to read an entry: one look over a line in canonical form.
//!
//! Nearly every line that is read was written by [`super::Entry::to_json`]. This finds its parts without building a tree
//! of values. Whatever it does not expect, it declines, and the general reader decides: it may be slower on a line, and
//! never of another opinion.

use super::token::{List, Object, Token};

/// The parts of a line, each as it stands there. The body goes to [`Scanned`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Parts<'l> {
    pub(super) author: &'l str,
    pub(super) happened: &'l str,
    pub(super) id: &'l str,
    pub(super) kind: &'l str,
    pub(super) recorded: &'l str,
    pub(super) source: &'l str,
    pub(super) supersedes: Option<&'l str>,
    /// Where the line ends.
    pub(super) end: usize,
}

impl<'l> Parts<'l> {
    /// Takes the line of version 1 apart that a text begins with, and its body.
    pub(super) fn of(text: &'l str, body: &mut Scanned<'l>) -> Option<Self> {
        let (author, at) = part(text, 0, "{\"author\":")?;
        let at = body.fill(text, after(text, at, ",\"body\":")?)?;
        let (happened, at) = part(text, at, ",\"happened\":")?;
        let (id, at) = part(text, at, ",\"id\":")?;
        let (kind, at) = part(text, at, ",\"kind\":")?;
        let (recorded, at) = part(text, at, ",\"recorded\":")?;
        let (source, at) = part(text, at, ",\"source\":")?;
        let (supersedes, at) = match part(text, at, ",\"supersedes\":") {
            Some((id, at)) => (Some(id), at),
            None => (None, at),
        };
        let end = after(text, at, ",\"version\":1}")?;
        Some(Self {
            author,
            happened,
            id,
            kind,
            recorded,
            source,
            supersedes,
            end,
        })
    }
}

/// The place after what must stand here.
#[inline]
fn after(text: &str, at: usize, what: &str) -> Option<usize> {
    let rest = text.as_bytes().get(at..)?;
    rest.starts_with(what.as_bytes()).then_some(at + what.len())
}

/// The text without escapes that follows a name, and the place after it.
#[inline]
fn part<'l>(text: &'l str, at: usize, name: &str) -> Option<(&'l str, usize)> {
    let (token, end) = string(text, after(text, at, name)?)?;
    Some((token.text()?, end))
}

/// The fields of one body, until they are taken.
#[derive(Debug, Default)]
pub(super) struct Scanned<'l> {
    fields: Vec<Scan<'l>>,
    left: usize,
}

/// A field that was found.
#[derive(Debug, Clone, Copy)]
struct Scan<'l> {
    /// Tells most names apart without a look at the text.
    tag: u32,
    name: &'l str,
    token: Token<'l>,
}

#[inline]
fn tag(name: &str) -> u32 {
    let bytes = name.as_bytes();
    let byte = |place: usize| bytes.get(place).copied().unwrap_or(0);
    let length = u8::try_from(bytes.len()).unwrap_or(u8::MAX);
    u32::from_le_bytes([
        length,
        byte(0),
        byte(bytes.len() / 2),
        byte(bytes.len().saturating_sub(1)),
    ])
}

impl<'l> Scanned<'l> {
    /// Finds the fields of the object that begins at a place, and the place after it; `None` when it is not in canonical
    /// form.
    fn fill(&mut self, text: &'l str, at: usize) -> Option<usize> {
        let found = &mut self.fields;
        found.clear();
        let end = fields(text, at, true, &mut |name, token| {
            let tag = tag(name);
            found.push(Scan { tag, name, token });
        });
        self.left = self.fields.len();
        end
    }

    #[inline]
    pub(super) fn take(&mut self, name: &str) -> Option<Token<'l>> {
        let tag = tag(name);
        let is_it = |scan: &&mut Scan<'_>| scan.tag == tag && scan.name == name;
        let found = self.fields.iter_mut().find(is_it)?;
        // Taken: no name has this tag, for none is empty.
        found.tag = 0;
        self.left -= 1;
        Some(found.token)
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
    Some((Token::Bool(yes), after(text, at, word)?))
}

#[inline]
fn string(text: &str, at: usize) -> Option<(Token<'_>, usize)> {
    let bytes = text.as_bytes();
    let start = expect(bytes, at, b'"')?;
    let end = start + plain_length(bytes.get(start..)?);
    match bytes.get(end)? {
        b'"' => Some((Token::Text(text.get(start..end)?), end + 1)),
        b'\\' => escaped(text, at, end),
        _ => None,
    }
}

/// A text with an escape in it, the first at a place.
fn escaped(text: &str, at: usize, first: usize) -> Option<(Token<'_>, usize)> {
    let bytes = text.as_bytes();
    let mut end = first;
    loop {
        match bytes.get(end)? {
            b'"' => break,
            b'\\' => end += 2,
            0..=0x1f => return None,
            _ => end += 1,
        }
    }
    Some((Token::Escaped(text.get(at..=end)?), end + 1))
}

/// How many bytes stand before a quote, a backslash or a control character. Eight are looked at in one step.
#[inline]
fn plain_length(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const TOPS: u64 = ONES << 7;
    /// The top bit of each byte that is 0 (and of some after the first).
    const fn zeros(word: u64) -> u64 {
        word.wrapping_sub(ONES) & !word & TOPS
    }
    let mut length = 0;
    let mut rest = bytes;
    while let Some((eight, others)) = rest.split_first_chunk::<8>() {
        let word = u64::from_le_bytes(*eight);
        let quotes = zeros(word ^ (ONES * 0x22));
        let backslashes = zeros(word ^ (ONES * 0x5c));
        // A byte below 32 has none of the upper three bits.
        let controls = word.wrapping_sub(ONES * 0x20) & !word & TOPS;
        let found = quotes | backslashes | controls;
        if found != 0 {
            // The lowest bit that is set belongs to the first such byte.
            return length + usize::try_from(found.trailing_zeros() / 8).unwrap_or(0);
        }
        length += 8;
        rest = others;
    }
    let is_plain = |byte: &&u8| !matches!(byte, b'"' | b'\\' | 0..=0x1f);
    length + rest.iter().take_while(is_plain).count()
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

/// A list of texts without escapes, or of short whole numbers.
fn list(text: &str, start: usize) -> Option<(Token<'_>, usize)> {
    let bytes = text.as_bytes();
    let first = expect(bytes, start, b'[')?;
    let mut at = first;
    match bytes.get(at)? {
        b']' => return Some((Token::List(List::Scanned("")), at + 1)),
        b'0'..=b'9' => return wholes(text, first),
        _ => {}
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

/// The rest of a list of whole numbers of at most nine digits, without leading zeros.
fn wholes(text: &str, first: usize) -> Option<(Token<'_>, usize)> {
    let bytes = text.as_bytes();
    let mut at = first;
    loop {
        let rest = bytes.get(at..)?;
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let is_short = (1..=9).contains(&digits) && (rest.first()? != &b'0' || digits == 1);
        if !is_short {
            return None;
        }
        at += digits;
        match bytes.get(at)? {
            b',' => at += 1,
            b']' => return Some((Token::List(List::Wholes(text.get(first..at)?)), at + 1)),
            _ => return None,
        }
    }
}
