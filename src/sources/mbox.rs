//! A stream in any mbox dialect in, its letters out, one at a time and in bounded memory.

use super::window::Window;
use super::{Each, LONGEST_LETTER, NotRead, Piece, Source, from_line, open};
use crate::model::Oddity;
use anyhow::Result;
use memchr::memmem::Finder;
use std::io::{self, Read};
use std::ops::ControlFlow;

/// One letter cut out of the stream, without its `From ` line and the blank line behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct Cut {
    pub raw: Vec<u8>,
    /// Where its `From ` line begins, and where it ends, in bytes of the stream.
    pub start: u64,
    pub end: u64,
    pub oddity: Option<Oddity>,
}

pub(super) fn read(source: &Source, start: u64, known: &dyn Fn(&str) -> bool, each: &mut Each) -> Result<u64> {
    let refused = |error: io::Error| NotRead::of(&source.path, &error);
    let start = if start > 0 && begins_letter(source, start).map_err(refused)? { start } else { 0 };
    let mut stream = open::unpacked_from(&source.path, start).map_err(refused)?;
    let end = split(&mut stream, start, &mut |cut| {
        let place = cut.start.to_string();
        if known(&place) {
            return ControlFlow::Continue(());
        }
        each(Ok(Piece { oddity: cut.oddity, ..Piece::of(cut.raw, source.folder, place, cut.end) }))
    });
    Ok(end.map_err(refused)?)
}

/// Also true at the end of the file: nothing has come since.
fn begins_letter(source: &Source, start: u64) -> io::Result<bool> {
    let text = open::head(&mut open::unpacked_from(&source.path, start - 1)?)?;
    let Some(mut text) = text.strip_prefix(b"\n") else { return Ok(false) };
    while let Some(behind) = text.strip_prefix(b"\n").or(text.strip_prefix(b"\r\n")) {
        text = behind;
    }
    Ok(text.is_empty() || from_line::separates(text))
}

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";
const FROM: &[u8] = b"From ";
/// More than the longest line that separates letters, and the name of a field behind it.
const LONGEST_FROM: u64 = 1280;
/// Blank lines that may stand between the end a `Content-Length` promises and the next letter, in bytes.
const BLANK: u64 = 4;

/// Calls `each` for every letter in `stream`, whose first byte has the number `at`. Returns the number of the
/// byte behind the last one read.
///
/// A letter begins at a `From ` line with a date or a sender, behind a blank line or at the beginning. A
/// `Content-Length` is believed when a letter or the end follows right behind that many bytes: then `From ` lines
/// inside are text (mboxcl2). After the first that proves untrue none is believed. Everywhere else `>From ` loses
/// one `>` (mboxo, mboxrd, mboxcl).
pub fn split(stream: &mut dyn Read, at: u64, each: &mut dyn FnMut(Cut) -> ControlFlow<()>) -> io::Result<u64> {
    let window = Window::new(stream, at);
    let mut splitter = Splitter { window, at, holds_patches: None, lengths_hold: true, from: Finder::new(FROM) };
    let mut next = splitter.first();
    while let Some(start) = next {
        let (cut, behind) = splitter.letter(start);
        let end = cut.end;
        if each(cut).is_break() {
            return Ok(end);
        }
        next = behind;
    }
    let end = splitter.window.end();
    splitter.window.error.map_or(Ok(end), Err)
}

struct Splitter<'a> {
    window: Window<'a>,
    /// Where the stream begins.
    at: u64,
    /// Letters begin with lines that elsewhere begin a patch.
    holds_patches: Option<bool>,
    lengths_hold: bool,
    from: Finder<'static>,
}

/// A `From ` in the text.
enum Hit {
    /// A letter may begin here.
    Letter(u64),
    /// The line that begins here is quoted.
    Quoted(u64),
}

impl Splitter<'_> {
    /// Where the first letter begins.
    fn first(&mut self) -> Option<u64> {
        self.window.reach(self.at + LONGEST_FROM, self.at);
        let mut from = self.at;
        if self.begins(from) {
            return Some(from);
        }
        loop {
            match self.hit(&mut from) {
                Some(Hit::Letter(start)) => return Some(start),
                Some(Hit::Quoted(_)) => {}
                None if self.window.ended => return None,
                None => self.window.more(from.saturating_sub(BLANK)),
            }
        }
    }

    /// The letter whose `From ` line begins at `start`, and where the next one begins.
    fn letter(&mut self, start: u64) -> (Cut, Option<u64>) {
        let is_patch = from_line::is_of_a_patch(self.text(start));
        self.holds_patches.get_or_insert(is_patch);
        let raw = start + self.line(start).len() as u64;
        let full = raw + LONGEST_LETTER as u64;
        let mut from = raw;
        let mut quoted = Vec::new();
        // The beginning of a letter that is too long; the rest is passed over.
        let mut beginning = None;
        let next = loop {
            match self.hit(&mut from) {
                Some(Hit::Letter(next)) => break Some(next),
                Some(Hit::Quoted(line)) if line < full => quoted.push((line - raw) as usize),
                Some(Hit::Quoted(_)) => {}
                None if self.window.ended => break None,
                None => {
                    if beginning.is_none() && from > full + BLANK {
                        beginning = Some(plain(without_last_blank(self.window.get(raw, full)), &quoted));
                    }
                    self.window.more(if beginning.is_some() { from - BLANK } else { start });
                }
            }
        };
        if beginning.is_none()
            && let Some(promised) = self.promised(raw, next)
        {
            self.window.reach(promised + BLANK + LONGEST_FROM, start);
            if let Some((end, next)) = self.at_promised(promised) {
                let raw = without_last_blank(self.window.get(raw, end)).to_vec();
                return (Cut { raw, start, end, oddity: None }, next);
            }
            self.lengths_hold = false;
        }
        let end = next.unwrap_or(self.window.end());
        let text = self.window.get(raw, end.min(full));
        let oddity = if end > full {
            Some(Oddity::TooLong)
        } else if next.is_none() && (self.window.error.is_some() || breaks_off(text)) {
            Some(Oddity::Truncated)
        } else {
            None
        };
        let raw = beginning.unwrap_or_else(|| plain(without_last_blank(text), &quoted));
        (Cut { raw, start, end, oddity }, next)
    }

    /// The next place of interest from `from` on, which moves behind it. None where the window ends first: read on.
    fn hit(&mut self, from: &mut u64) -> Option<Hit> {
        let end = self.window.end();
        loop {
            let Some(found) = self.from.find(self.window.get(*from, end)) else {
                *from = end.saturating_sub(FROM.len() as u64 - 1).max(*from);
                return None;
            };
            let here = *from + found as u64;
            if here + LONGEST_FROM > end && !self.window.ended {
                *from = here;
                return None;
            }
            *from = here + FROM.len() as u64;
            match self.window.get(here - here.min(1), here) {
                b"\n" if self.behind_blank(here) && self.begins(here) => return Some(Hit::Letter(here)),
                b">" => {
                    let before = self.window.get(0, here);
                    let arrows = before.iter().rev().take_while(|byte| **byte == b'>').count();
                    if before.len().checked_sub(arrows + 1).and_then(|at| before.get(at)) == Some(&b'\n') {
                        return Some(Hit::Quoted(here - arrows as u64));
                    }
                }
                _ => {}
            }
        }
    }

    fn behind_blank(&self, here: u64) -> bool {
        let first = matches!(here - self.at, 1 | 2) && is_blank(self.window.get(self.at, here));
        let before = self.window.get(here.saturating_sub(3), here);
        first || before.ends_with(b"\n\n") || before.ends_with(b"\n\r\n")
    }

    /// The line there begins a letter, if a blank one stands before.
    fn begins(&self, here: u64) -> bool {
        let text = self.text(here);
        from_line::separates(text) && (self.holds_patches.unwrap_or(true) || !from_line::is_of_a_patch(text))
    }

    /// What stands there, as far as it matters for the beginning of a letter.
    fn text(&self, here: u64) -> &[u8] {
        let text = self.window.get(here, here + LONGEST_FROM);
        text.strip_prefix(BYTE_ORDER_MARK).filter(|_| here == 0).unwrap_or(text)
    }

    fn line(&self, here: u64) -> &[u8] {
        let ahead = self.window.get(here, here + LONGEST_FROM);
        ahead.get(..memchr::memchr(b'\n', ahead).map_or(ahead.len(), |at| at + 1)).unwrap_or_default()
    }

    /// Where the letter ends that begins at `raw`, by its `Content-Length`, when that lies behind `next`.
    fn promised(&self, raw: u64, next: Option<u64>) -> Option<u64> {
        let next = next.filter(|_| self.lengths_hold)?;
        let header = Header::of(self.window.get(raw, next));
        let end = raw + header.body? as u64 + header.content_length?;
        (next < end && end <= raw + LONGEST_LETTER as u64).then_some(end)
    }

    /// Where a letter or the end follows right behind what was promised.
    fn at_promised(&self, promised: u64) -> Option<(u64, Option<u64>)> {
        let behind = self.window.get(promised, promised + BLANK);
        let blank = behind.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count() as u64;
        let end = promised + blank;
        if self.window.ended && end == self.window.end() {
            return Some((end, None));
        }
        (self.behind_blank(end) && self.begins(end)).then_some((end, Some(end)))
    }
}

struct Header {
    /// Where the body begins; none when the header does not end.
    body: Option<usize>,
    content_length: Option<u64>,
}

impl Header {
    fn of(raw: &[u8]) -> Header {
        let mut header = Header { body: None, content_length: None };
        let mut begin = 0;
        for end in memchr::memchr_iter(b'\n', raw) {
            let line = raw.get(begin..=end).unwrap_or_default();
            begin = end + 1;
            match line.first() {
                Some(b'\r' | b'\n') if is_blank(line) => {
                    header.body = Some(begin);
                    break;
                }
                Some(b'c' | b'C') => {
                    if let Some(value) = header_value(line, b"content-length:") {
                        header.content_length = value.parse().ok().filter(|length| *length < LONGEST_LETTER as u64);
                    }
                }
                _ => {}
            }
        }
        header
    }
}

/// The last letter ends without the end of a line, in the middle of its header or before the end its parts need.
fn breaks_off(raw: &[u8]) -> bool {
    if raw.is_empty() || raw.ends_with(b"\n") {
        return false;
    }
    let header = Header::of(raw);
    let Some(body) = header.body else { return true };
    if header.content_length.is_some_and(|length| length > (raw.len() - body) as u64) {
        return true;
    }
    let head = String::from_utf8_lossy(raw.get(..body).unwrap_or_default());
    let Some(at) = head.to_ascii_lowercase().find("boundary=") else { return false };
    let value = head.get(at + "boundary=".len()..).unwrap_or_default();
    let boundary = match value.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => value.split(|c: char| c == ';' || c.is_whitespace()).next(),
    };
    let last = format!("--{}--", boundary.unwrap_or_default());
    memchr::memmem::find(raw, last.as_bytes()).is_none()
}

fn without_last_blank(raw: &[u8]) -> &[u8] {
    let blank = if raw.ends_with(b"\n\r\n") { 2 } else { usize::from(raw.ends_with(b"\n\n")) };
    raw.get(..raw.len() - blank).unwrap_or_default()
}

/// Takes one `>` from each of these lines of the body, given by where they begin.
fn plain(raw: &[u8], quoted: &[usize]) -> Vec<u8> {
    let body = if quoted.is_empty() { None } else { Header::of(raw).body };
    let mut plain = Vec::with_capacity(raw.len());
    let mut taken = 0;
    for line in quoted.iter().filter(|line| body.is_some_and(|body| **line >= body)) {
        plain.extend_from_slice(raw.get(taken..*line).unwrap_or_default());
        taken = line + 1;
    }
    plain.extend_from_slice(raw.get(taken..).unwrap_or_default());
    plain
}

fn is_blank(line: &[u8]) -> bool {
    matches!(line, b"\n" | b"\r\n")
}

fn header_value<'a>(line: &'a [u8], name: &[u8]) -> Option<&'a str> {
    let (start, value) = line.split_at_checked(name.len())?;
    start.eq_ignore_ascii_case(name).then(|| std::str::from_utf8(value).ok().map(str::trim))?
}
