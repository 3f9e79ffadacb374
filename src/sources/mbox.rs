//! A stream in any mbox dialect in, its letters out, one at a time and in bounded memory.

use super::{Each, LONGEST_LETTER, Piece, Source, folder, from_line, open};
use crate::model::Oddity;
use anyhow::{Context, Result};
use std::io::{self, BufRead, Read};
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
    let name = || source.path.display().to_string();
    let start = if start > 0 && begins_letter(source, start).with_context(name)? { start } else { 0 };
    let mut stream = open::unpacked_from(&source.path, start).with_context(name)?;
    split(&mut stream, start, &mut |cut| {
        let place = cut.start.to_string();
        if known(&place) {
            return ControlFlow::Continue(());
        }
        let folder = folder::of_letter(&cut.raw, source.folder);
        each(Ok(Piece { raw: cut.raw, folder, place, consumed: cut.end, oddity: cut.oddity }))
    })
    .with_context(name)
}

/// Also true at the end of the file: nothing has come since.
fn begins_letter(source: &Source, start: u64) -> io::Result<bool> {
    let mut stream = open::unpacked_from(&source.path, start - 1)?;
    let mut line = Vec::new();
    (&mut stream).take(1).read_to_end(&mut line)?;
    if line != b"\n" {
        return Ok(false);
    }
    loop {
        line.clear();
        let length = (&mut stream).take(LONGEST_LINE).read_until(b'\n', &mut line)?;
        if length == 0 || !is_blank(&line) {
            return Ok(length == 0 || from_line::separates(&line));
        }
    }
}

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A line without end is taken in pieces.
const LONGEST_LINE: u64 = 1 << 20;

/// Calls `each` for every letter in `stream`, whose first byte has the number `at`. Returns the number of the
/// byte behind the last one read.
///
/// A letter begins at a `From ` line with a date or a sender, behind a blank line or at the beginning. A
/// `Content-Length` is believed when a letter or the end follows right behind that many bytes: then `From ` lines
/// inside are text (mboxcl2). Everywhere else `>From ` loses one `>` (mboxo, mboxrd, mboxcl).
pub fn split(stream: &mut dyn BufRead, at: u64, each: &mut dyn FnMut(Cut) -> ControlFlow<()>) -> io::Result<u64> {
    let mut lines = Lines { stream, ahead: Vec::new(), taken: 0, at };
    let mut letter: Option<Open> = None;
    let mut believe_lengths = true;
    let mut holds_patches = None;
    let mut behind_blank = true;
    let mut line = Vec::new();

    loop {
        let here = lines.at;
        let more = match lines.next(&mut line) {
            Ok(more) => more,
            Err(error) => {
                if let Some(open) = letter {
                    let _ = each(Cut { oddity: Some(Oddity::Truncated), ..open.finished(here, false) });
                }
                return Err(error);
            }
        };
        let seen = line.strip_prefix(BYTE_ORDER_MARK).filter(|_| here == 0).unwrap_or(&line);
        let patch = from_line::is_of_a_patch(seen);
        let begins = behind_blank && from_line::separates(seen) && (!patch || holds_patches.unwrap_or(true));
        behind_blank = is_blank(&line);

        let Some(open) = letter.as_mut() else {
            if begins {
                holds_patches = Some(patch);
                letter = Some(Open::at(here));
            } else if !more {
                return Ok(lines.at);
            }
            continue;
        };
        let ends = begins || !more;
        if !ends {
            open.push(&line);
        }
        let length = if believe_lengths { open.length() } else { Length::Unknown };
        let untrue = length == Length::Untrue || (length == Length::Open && !more);
        if let (true, Some(doubtful)) = (untrue, open.doubtful) {
            // The `From ` lines passed over did begin letters: go back to the first of them.
            believe_lengths = false;
            open.doubtful = None;
            let mut again = open.raw.split_off(doubtful);
            if ends {
                again.extend_from_slice(&line);
            }
            lines.back(again);
            behind_blank = true;
        } else if begins && length == Length::Open {
            open.doubtful.get_or_insert(open.raw.len());
            open.push(&line);
        } else if ends {
            let unquote = !(length == Length::Reached && open.doubtful.is_some());
            let next = begins.then(|| Open::at(here));
            let done = std::mem::replace(&mut letter, next);
            if done.is_some_and(|open| each(open.finished(here, unquote)).is_break()) {
                return Ok(here);
            }
            if !more {
                return Ok(lines.at);
            }
        }
    }
}

/// A letter being read.
struct Open {
    start: u64,
    raw: Vec<u8>,
    /// Where the body begins in `raw`, once the header has ended.
    body: Option<usize>,
    content_length: Option<usize>,
    /// The first `From ` line in `raw` that a `Content-Length` makes text.
    doubtful: Option<usize>,
    too_long: bool,
}

#[derive(PartialEq)]
enum Length {
    /// Not given, not believable, or the header has not ended.
    Unknown,
    /// Fewer bytes have come than were promised.
    Open,
    /// As many, and blank lines.
    Reached,
    /// More.
    Untrue,
}

impl Open {
    fn at(start: u64) -> Open {
        Open { start, raw: Vec::new(), body: None, content_length: None, doubtful: None, too_long: false }
    }

    fn push(&mut self, line: &[u8]) {
        let room = LONGEST_LETTER.saturating_sub(self.raw.len());
        self.too_long |= line.len() > room;
        self.raw.extend(line.iter().take(room));
        if self.body.is_none() {
            if is_blank(line) {
                self.body = Some(self.raw.len());
            } else if let Some(value) = header_value(line, b"content-length:") {
                self.content_length = value.parse().ok().filter(|length| *length < LONGEST_LETTER);
            }
        }
    }

    fn length(&self) -> Length {
        let (Some(body), Some(promised)) = (self.body, self.content_length) else { return Length::Unknown };
        if self.too_long {
            return Length::Untrue;
        }
        match self.raw.get(body + promised..) {
            None => Length::Open,
            Some(rest) if rest.len() <= 4 && rest.iter().all(|byte| matches!(byte, b'\r' | b'\n')) => Length::Reached,
            Some(_) => Length::Untrue,
        }
    }

    fn finished(self, end: u64, unquote: bool) -> Cut {
        let Open { start, mut raw, body, too_long, .. } = self;
        let oddity = if too_long {
            Some(Oddity::TooLong)
        } else if body.is_none() && !raw.is_empty() && raw.last() != Some(&b'\n') {
            Some(Oddity::Truncated)
        } else {
            None
        };
        for blank in [b"\n\r\n".as_slice(), b"\n\n"] {
            if raw.ends_with(blank) {
                raw.truncate(raw.len() + 1 - blank.len());
            }
        }
        match body {
            Some(body) if unquote => unquoted(&mut raw, body),
            _ => {}
        }
        Cut { raw, start, end, oddity }
    }
}

/// Takes one `>` from every line of the body that begins with `>From `, `>>From `, …
fn unquoted(raw: &mut Vec<u8>, body: usize) {
    let quoted = |line: &[u8]| {
        let arrows = line.iter().take_while(|byte| **byte == b'>').count();
        arrows > 0 && line.get(arrows..).is_some_and(|rest| rest.starts_with(b"From "))
    };
    let text = raw.get(body..).unwrap_or_default();
    if !text.split_inclusive(|byte| *byte == b'\n').any(quoted) {
        return;
    }
    let mut plain = raw.get(..body).unwrap_or_default().to_vec();
    for line in text.split_inclusive(|byte| *byte == b'\n') {
        plain.extend_from_slice(line.get(usize::from(quoted(line))..).unwrap_or_default());
    }
    *raw = plain;
}

/// Lines with their ends; lines may be given back.
struct Lines<'a> {
    stream: &'a mut dyn BufRead,
    /// Given back, from `taken` on not yet read again.
    ahead: Vec<u8>,
    taken: usize,
    at: u64,
}

impl Lines<'_> {
    /// False at the end.
    fn next(&mut self, line: &mut Vec<u8>) -> io::Result<bool> {
        line.clear();
        let waiting = self.ahead.get(self.taken..).unwrap_or_default();
        if waiting.is_empty() {
            (&mut *self.stream).take(LONGEST_LINE).read_until(b'\n', line)?;
        } else {
            let end = waiting.iter().position(|byte| *byte == b'\n').map_or(waiting.len(), |at| at + 1);
            line.extend(waiting.iter().take(end));
            self.taken += end;
        }
        self.at += line.len() as u64;
        Ok(!line.is_empty())
    }

    fn back(&mut self, mut bytes: Vec<u8>) {
        self.at -= bytes.len() as u64;
        bytes.extend(self.ahead.drain(..).skip(self.taken));
        self.ahead = bytes;
        self.taken = 0;
    }
}

fn is_blank(line: &[u8]) -> bool {
    matches!(line, b"\n" | b"\r\n")
}

fn header_value<'a>(line: &'a [u8], name: &[u8]) -> Option<&'a str> {
    let (start, value) = line.split_at_checked(name.len())?;
    start.eq_ignore_ascii_case(name).then(|| std::str::from_utf8(value).ok().map(str::trim))?
}
