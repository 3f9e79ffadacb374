//! A raw mail in, its header block as fields and their decoded values out.

use super::{charset, encoded_words};
use crate::model::{Address, Mailbox, MessageId, is_bidi};
use crate::speech::beginning;
use mail_parser::parsers::MessageStream;
use mail_parser::{ContentType, HeaderValue};
use std::borrow::Cow;
use std::cell::LazyCell;

/// The fields of a header block in order, as they stand in it: folded, not decoded.
#[derive(Clone, Debug, Default)]
pub struct Fields<'h>(Vec<Field<'h>>);

#[derive(Clone, Copy, Debug)]
struct Field<'h> {
    name: &'h str,
    /// Up to and with the end of its last line.
    value: &'h str,
}

/// A field of words or one that says how a letter is built is read no further than this, in bytes.
const LONGEST_FIELD: usize = 16 << 10;
/// The name of somebody is kept no further than this, in bytes.
const LONGEST_NAME: usize = 1 << 10;

impl<'h> Fields<'h> {
    pub fn parse(header: &'h str) -> Fields<'h> {
        let mut fields: Vec<Field<'h>> = Vec::with_capacity(32);
        let mut open: Option<(&'h str, usize)> = None;
        let mut at = 0;
        let mut close = |open: &mut Option<(&'h str, usize)>, end: usize| {
            if let Some((name, start)) = open.take() {
                fields.push(Field { name, value: header.get(start..end).unwrap_or_default() });
            }
        };
        for line in lines(header.as_bytes()) {
            if !line.starts_with(b" ") && !line.starts_with(b"\t") {
                close(&mut open, at);
                let name = field_name(line).and_then(|end| header.get(at..at + end));
                open = name.map(|name| (name.trim_end(), at + name.len() + 1));
            }
            at += line.len();
        }
        close(&mut open, at);
        Fields(fields)
    }

    /// First value of a field as it stands.
    pub fn raw(&self, name: &str) -> Option<&'h str> {
        self.all_raw(name).next()
    }

    pub fn all_raw<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'h str> + use<'f, 'h> {
        self.0.iter().filter(move |field| field.name.eq_ignore_ascii_case(name)).map(|field| field.value)
    }

    /// First value of a field, unfolded.
    pub fn first(&self, name: &str) -> Option<Cow<'h, str>> {
        self.raw(name).map(unfolded)
    }

    pub fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = Cow<'h, str>> + use<'f, 'h> {
        self.all_raw(name).map(unfolded)
    }

    pub fn has(&self, name: &str) -> bool {
        self.raw(name).is_some()
    }

    /// A field of words, with its encoded words decoded, on one line.
    pub fn words(&self, name: &str) -> String {
        self.raw(name).map(|raw| words(beginning(raw, LONGEST_FIELD))).unwrap_or_default()
    }

    /// The mailboxes of all fields of that name, in order, groups opened, and whether there were more than `most`.
    /// Words without an address are passed over.
    pub fn mailboxes(&self, name: &str, most: usize) -> (Vec<Mailbox>, bool) {
        let mut found = Vec::new();
        for raw in self.all_raw(name) {
            let closed = closed(raw);
            let only = LazyCell::new(|| raw.split_once('<').filter(|(_, behind)| !behind.contains('<')));
            let HeaderValue::Address(list) = MessageStream::new(closed.as_bytes()).parse_address() else { continue };
            let mailboxes = list.iter().filter_map(|addr| {
                let mut name = addr.name.as_deref().map(name_of).unwrap_or_default();
                if name.contains('\u{fffd}')
                    && let Some((alone, _)) = *only
                {
                    // a character cut in two by the words it is spread over
                    name = name_of(alone);
                }
                match addr.address.as_deref().and_then(Address::parse) {
                    Some(address) => Some(Mailbox { name, address }),
                    None => {
                        let several = addr.address.as_deref().unwrap_or_default();
                        let first = several.split_whitespace().next().and_then(Address::parse);
                        let written = addr.address.as_deref().unwrap_or(&name);
                        archive_form(written, &name).or(first.map(|address| Mailbox { name, address }))
                    }
                }
            });
            found.extend(mailboxes.take(most + 1 - found.len()));
            if found.len() > most {
                found.truncate(most);
                return (found, true);
            }
        }
        (found, false)
    }

    /// The identifiers in a field, in order.
    pub fn ids(&self, name: &str) -> Vec<MessageId> {
        let Some(raw) = self.raw(name) else { return Vec::new() };
        match MessageStream::new(closed(raw).as_bytes()).parse_id() {
            HeaderValue::Text(one) => MessageId::parse(&one).into_iter().collect(),
            HeaderValue::TextList(many) => many.iter().filter_map(|id| MessageId::parse(id)).collect(),
            _ => Vec::new(),
        }
    }

    /// A value with parameters, as in `Content-Type`.
    pub fn parameters(&self, name: &str) -> Option<ContentType<'static>> {
        let raw = closed(beginning(self.raw(name)?, LONGEST_FIELD));
        match MessageStream::new(raw.as_bytes()).parse_content_type().into_owned() {
            HeaderValue::ContentType(value) => Some(value),
            _ => None,
        }
    }
}

/// Where in a line the colon behind the name of a field stands.
fn field_name(line: &[u8]) -> Option<usize> {
    let colon = memchr::memchr(b':', line)?;
    let name = line.get(..colon)?.trim_ascii_end();
    (!name.is_empty() && !name.iter().any(|b| *b <= b' ' || *b == 0x7f)).then_some(colon)
}

pub fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = memchr::memchr(b'\n', rest).map_or(rest.len(), |at| at + 1);
        let (line, behind) = rest.split_at_checked(end).filter(|(line, _)| !line.is_empty())?;
        rest = behind;
        Some(line)
    })
}

/// The header block and the body behind its blank line. Where that is missing the body begins with the first line
/// that is no field, unless a field that every mail has comes behind it.
pub fn halves(raw: &[u8]) -> (&[u8], &[u8]) {
    let mut at = 0;
    let mut doubtful = None;
    for line in lines(raw) {
        let blank = matches!(line, b"\n" | b"\r\n");
        if blank {
            break;
        }
        let goes_on = line.starts_with(b" ") || line.starts_with(b"\t");
        let of_an_mbox = at == 0 && (line.starts_with(b"From ") || line.starts_with(b">From "));
        if !goes_on && !of_an_mbox {
            match field_name(line) {
                None => {
                    doubtful.get_or_insert(at);
                }
                Some(colon) if doubtful.is_some() && is_common(line.get(..colon).unwrap_or_default()) => {
                    doubtful = None
                }
                Some(_) => {}
            }
        }
        at += line.len();
    }
    let (header, body) = raw.split_at_checked(doubtful.unwrap_or(at)).unwrap_or((raw, &[]));
    let blank = if doubtful.is_some() { 0 } else { lines(body).next().map_or(0, <[u8]>::len) };
    (header, body.get(blank..).unwrap_or_default())
}

fn is_common(name: &[u8]) -> bool {
    let common = ["from", "to", "cc", "date", "subject", "message-id", "received", "mime-version", "content-type"];
    common.iter().any(|known| name.trim_ascii_end().eq_ignore_ascii_case(known.as_bytes()))
}

fn unfolded(value: &str) -> Cow<'_, str> {
    let value = value.trim();
    if value.contains('\n') { value.lines().map(str::trim).collect::<Vec<_>>().join(" ").into() } else { value.into() }
}

/// With the line end that the parser waits for.
fn closed(value: &str) -> Cow<'_, str> {
    if value.ends_with('\n') { value.into() } else { format!("{value}\n").into() }
}

/// Encoded words decoded, also those that were encoded twice.
fn words(raw: &str) -> String {
    let mut text = Cow::Borrowed(raw);
    for _ in 0..2 {
        if memchr::memmem::find(text.as_bytes(), b"=?").is_some() {
            text = encoded_words::decode(&text).into_owned().into();
        }
    }
    mended(&text)
}

/// One line without control and direction characters, its characters mended where they were mangled.
pub fn mended(text: &str) -> String {
    match charset::unmangle(text) {
        Some(text) => line(&text),
        None => line(text),
    }
}

pub fn name_of(text: &str) -> String {
    unquoted(words(beginning(text, LONGEST_NAME)))
}

/// "jana at example.org (Jana Vogt)" of list archives.
pub fn archive_form(text: &str, name: &str) -> Option<Mailbox> {
    let text = text.trim();
    let (plain, comment) = match text.split_once('(') {
        Some((plain, comment)) => (plain.trim(), comment.trim_end_matches(')').trim()),
        None => (text, ""),
    };
    let address = Address::parse(plain)?;
    let own = if comment.is_empty() && !name.contains(" at ") { name } else { comment };
    Some(Mailbox { name: clean(own), address })
}

/// One line, no control and no direction characters.
pub fn line(text: &str) -> String {
    let text = text.trim_ascii();
    let bytes = text.as_bytes();
    if bytes.iter().all(|byte| (b' '..=b'~').contains(byte)) && memchr::memmem::find(bytes, b"  ").is_none() {
        return text.to_owned();
    }
    let kept: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).filter(|c| !is_bidi(*c)).collect();
    crate::speech::one_line(&kept)
}

/// The same without quotation marks around it: a name.
pub fn clean(text: &str) -> String {
    unquoted(line(text))
}

fn unquoted(name: String) -> String {
    match name.trim_matches(['"', '\'']).trim() {
        same if same.len() == name.len() => name,
        inner => inner.to_owned(),
    }
}
