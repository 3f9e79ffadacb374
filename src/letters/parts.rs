//! The header and body of a mail in, its parts out, as deep as mail is nested and no deeper.
//!
//! A parser that follows every nesting can be made to follow it off the end of the stack, and one that looks for each
//! boundary up to the end of the mail can be made to look forever. Here each level looks only inside its part of the
//! one above, so that the time is the depth times the length.

use super::charset;
use super::headers::{self, Fields};
use mail_parser::ContentType;
use mail_parser::decoders::base64::base64_decode;
use std::borrow::Cow;

/// Multiparts inside each other; deeper ones are read as text. Mail has three, seldom five.
const DEEPEST: usize = 20;
/// Parts of one letter; the rest are left out.
const MOST_PARTS: usize = 1000;

pub enum Piece<'r> {
    One(Part<'r>),
    /// Of several, one is to be shown.
    Alternatives(Vec<Piece<'r>>),
    Several(Vec<Piece<'r>>),
}

pub struct Part<'r> {
    /// "text/plain".
    pub kind: String,
    pub charset: Option<String>,
    pub flowed: bool,
    /// Flowed, and the blank at the end of a line is no part of the text.
    pub delsp: bool,
    pub name: Option<String>,
    /// To be kept beside the text, not shown in it.
    pub attached: bool,
    /// Bears the name of a file without being declared an attachment.
    pub named: bool,
    encoding: Encoding,
    body: &'r [u8],
}

#[derive(Clone, Copy, PartialEq)]
enum Encoding {
    None,
    Base64,
    QuotedPrintable,
}

/// The structure of a mail.
pub fn of<'r>(fields: &Fields<'_>, body: &'r [u8]) -> Piece<'r> {
    piece(fields, body, "text/plain", 0, &mut 0)
}

fn piece<'r>(fields: &Fields<'_>, body: &'r [u8], default: &str, depth: usize, parts: &mut usize) -> Piece<'r> {
    let declared = fields.parameters("content-type");
    let kind = kind(declared.as_ref(), default);
    let boundary = declared.as_ref().and_then(|c| c.attribute("boundary")).map(str::trim_end).unwrap_or_default();
    if !kind.starts_with("multipart/") || depth == DEEPEST {
        return Piece::One(part(fields, declared.as_ref(), kind, depth == 0, body));
    }
    let inner_default = if kind == "multipart/digest" { "message/rfc822" } else { "text/plain" };
    let declared_or_seen =
        || Inside::new(body, boundary.as_bytes()).or_else(|| Inside::new(body, seen_boundary(body)?));
    let Some(inside) = declared_or_seen() else {
        return Piece::One(part(fields, declared.as_ref(), kind, depth == 0, body));
    };
    let mut pieces = Vec::new();
    for inside in inside {
        *parts += 1;
        if *parts > MOST_PARTS {
            break;
        }
        let (header, body) = headers::halves(inside);
        let (header, _) = charset::guess(header);
        pieces.push(piece(&Fields::parse(&header), body, inner_default, depth + 1, parts));
    }
    match kind.as_str() {
        "multipart/alternative" => Piece::Alternatives(pieces),
        _ => Piece::Several(pieces),
    }
}

/// What stands between two hyphens and the fields of a part, where the declared boundary stands nowhere.
fn seen_boundary(body: &[u8]) -> Option<&[u8]> {
    let mut above: &[u8] = b"";
    for line in headers::lines(body) {
        if let Some(boundary) = above.strip_prefix(b"--")
            && line.get(..8).is_some_and(|start| start.eq_ignore_ascii_case(b"content-"))
        {
            return Some(boundary.trim_ascii_end());
        }
        above = line;
    }
    None
}

/// What says nothing of its kind, or nothing that can be one, is text.
fn kind(declared: Option<&ContentType<'_>>, default: &str) -> String {
    match declared.map(|c| (c.ctype(), c.subtype())) {
        Some((kind, Some(subtype))) => format!("{kind}/{subtype}").to_ascii_lowercase(),
        Some(_) => "text/plain".to_owned(),
        None => default.to_owned(),
    }
}

fn part<'r>(
    fields: &Fields<'_>,
    declared: Option<&ContentType<'_>>,
    kind: String,
    alone: bool,
    body: &'r [u8],
) -> Part<'r> {
    let disposition = fields.parameters("content-disposition");
    let said = |name: &str| declared.and_then(|c| c.attribute(name)).map(|value| value.trim().to_ascii_lowercase());
    let name = disposition.as_ref().and_then(|d| d.attribute("filename"));
    let name = name.or_else(|| declared.and_then(|c| c.attribute("name"))).map(headers::name_of);
    let encoding = match fields.first("content-transfer-encoding").unwrap_or_default().as_ref() {
        name if name.eq_ignore_ascii_case("base64") => Encoding::Base64,
        name if name.eq_ignore_ascii_case("quoted-printable") => Encoding::QuotedPrintable,
        _ => Encoding::None,
    };
    Part {
        charset: said("charset"),
        flowed: said("format").as_deref() == Some("flowed"),
        delsp: said("delsp").as_deref() == Some("yes"),
        attached: disposition.is_some_and(|d| d.ctype().eq_ignore_ascii_case("attachment")),
        named: !alone && declared.is_some_and(|c| c.has_attribute("name")),
        name: name.filter(|name| !name.is_empty()),
        kind,
        encoding,
        body,
    }
}

impl<'r> Part<'r> {
    /// Its bytes without the transfer encoding, of the first `most` as they came.
    pub fn bytes(&self, most: usize) -> Cow<'r, [u8]> {
        let body = self.body.get(..most).unwrap_or(self.body);
        match self.encoding {
            Encoding::None => body.into(),
            Encoding::Base64 => base64(body).into(),
            Encoding::QuotedPrintable => quoted_printable(body).into(),
        }
    }

    pub fn is_blank(&self) -> bool {
        self.body.trim_ascii().is_empty()
    }
}

/// What is no letter of base64 is passed over, and what stands behind its end: the footer of a list.
pub fn base64(body: &[u8]) -> Vec<u8> {
    let end = memchr::memchr(b'=', body).map_or(body.len(), |at| body.len().min(at + 2));
    let body = body.get(..end).unwrap_or(body);
    base64_decode(body).unwrap_or_else(|| {
        let of_base64 = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'\n');
        base64_decode(&body.iter().copied().filter(of_base64).collect::<Vec<_>>()).unwrap_or_default()
    })
}

/// What is no encoding stays as it is.
pub fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = memchr::memchr2(b'=', b'\n', rest) {
        let (plain, marked) = rest.split_at_checked(at).unwrap_or((rest, &[]));
        rest = marked.get(1..).unwrap_or_default();
        if marked.starts_with(b"\n") {
            // blanks at the end of a line came on the way
            out.extend_from_slice(plain.trim_ascii_end());
            out.push(b'\n');
            continue;
        }
        out.extend_from_slice(plain);
        let hex = |at: usize| rest.get(at).and_then(|b| char::from(*b).to_digit(16)).and_then(|d| u8::try_from(d).ok());
        if let (Some(high), Some(low)) = (hex(0), hex(1)) {
            out.push(high << 4 | low);
            rest = rest.get(2..).unwrap_or_default();
            continue;
        }
        let blanks = rest.iter().take_while(|b| matches!(b, b' ' | b'\t' | b'\r')).count();
        match rest.get(blanks) {
            Some(b'\n') => rest = rest.get(blanks + 1..).unwrap_or_default(),
            None => rest = &[],
            Some(_) => out.push(b'='),
        }
    }
    out.extend_from_slice(rest);
    out
}

/// What stands between the boundary lines of a multipart.
struct Inside<'r, 'b> {
    boundary: &'b [u8],
    /// From behind the last boundary line on; `None` behind the closing one.
    rest: Option<&'r [u8]>,
}

impl<'r, 'b> Inside<'r, 'b> {
    /// `None` where there is no boundary line.
    fn new(body: &'r [u8], boundary: &'b [u8]) -> Option<Inside<'r, 'b>> {
        if boundary.is_empty() {
            return None;
        }
        let mut inside = Inside { boundary, rest: Some(body) };
        let (_, closes) = inside.cut()?;
        if closes {
            inside.rest = None;
        }
        Some(inside)
    }

    /// What comes up to the next boundary line, and whether that closes; moves behind it.
    fn cut(&mut self) -> Option<(&'r [u8], bool)> {
        let text = self.rest?;
        let mut from = 0;
        loop {
            // at the beginning no line end stands before it
            let start = match text.get(from..)? {
                first if from == 0 && first.starts_with(b"--") => 0,
                more => from + memchr::memmem::find(more, b"\n--")? + 1,
            };
            let line = text.get(start..)?;
            let line = line.get(..memchr::memchr(b'\n', line).map_or(line.len(), |at| at + 1))?;
            if let Some(closes) = self.is_boundary(line) {
                let before = text.get(..start)?;
                let before = before.strip_suffix(b"\n").unwrap_or(before);
                self.rest = text.get(start + line.len()..);
                return Some((before.strip_suffix(b"\r").unwrap_or(before), closes));
            }
            from = (start + line.len()).saturating_sub(1).max(1);
        }
    }

    fn is_boundary(&self, line: &[u8]) -> Option<bool> {
        let behind = line.strip_prefix(b"--")?.strip_prefix(self.boundary)?.trim_ascii_end();
        match behind {
            b"" => Some(false),
            b"--" => Some(true),
            _ => None,
        }
    }
}

impl<'r> Iterator for Inside<'r, '_> {
    type Item = &'r [u8];

    fn next(&mut self) -> Option<&'r [u8]> {
        let rest = self.rest?;
        match self.cut() {
            Some((part, closes)) => {
                if closes {
                    self.rest = None;
                }
                Some(part)
            }
            None => {
                self.rest = None;
                // behind the last boundary of a mail that breaks off
                (!rest.trim_ascii().is_empty()).then_some(rest)
            }
        }
    }
}
