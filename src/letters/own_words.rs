//! The text of a letter in, the lines its writer wrote out.

use super::marks::{above_quotation, is_quoted, marked};
use super::memo::name_is_of;
use super::quotation::{Border, Sheet};
use crate::model::Span;
use crate::speech;

/// One line of the text: its place with the line end, and what stands on it.
#[derive(Clone, Debug)]
pub(super) struct Line<'t> {
    pub span: Span,
    pub text: &'t str,
}

impl AsRef<str> for Line<'_> {
    fn as_ref(&self) -> &str {
        self.text
    }
}

pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
    let mut lines = Vec::with_capacity(text.len() / 32);
    let mut start = 0;
    for end in ends.chain([text.len()]).filter(|end| *end > 0) {
        if end > start {
            let line = text.get(start..end).unwrap_or_default();
            lines.push(Line { span: start..end, text: without_end(line) });
        }
        start = end;
    }
    lines
}

/// Without its end, and the blanks there that quoted-printable left.
fn without_end(line: &str) -> &str {
    let mut line = line.trim_end_matches(['\n', '\r']);
    while let Some(shorter) = line.strip_suffix("=20") {
        line = shorter;
    }
    line
}

/// Bytes and lines of a letter that anybody wrote, and lines of one quotation in it; what goes on for longer is left out.
pub(super) const LONGEST_READ: usize = 1 << 20;
pub(super) const MOST_LINES: usize = 50_000;
const LONGEST_QUOTATION: usize = 10_000;

/// The lines of a letter as far as they are read: words below an endless quotation are still found.
pub(super) fn lines_read(text: &str) -> Vec<Line<'_>> {
    if text.len() <= LONGEST_QUOTATION {
        return lines(text);
    }
    let (mut kept, mut start, mut run, mut bytes) = (Vec::with_capacity(text.len().min(LONGEST_READ) / 32), 0, 0, 0);
    for end in memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1).chain([text.len()]) {
        let line = text.get(start..end).unwrap_or_default();
        let place = start;
        start = end;
        match () {
            () if is_quoted(line) => run += 1,
            () if !is_blank(line) => run = 0,
            () => {}
        }
        if line.is_empty() || run > LONGEST_QUOTATION {
            continue;
        }
        let line = speech::beginning(line, LONGEST_READ - bytes);
        bytes += line.len();
        let span = place..place + line.len();
        if !line.is_empty() {
            kept.push(Line { span, text: without_end(line) });
        }
        if bytes == LONGEST_READ || line.len() < end - place || kept.len() == MOST_LINES {
            break;
        }
    }
    kept
}

pub(super) fn is_blank(line: &str) -> bool {
    line.trim_start().is_empty()
}

/// The lines that are neither quoted nor below a border. Answers between quoted lines are kept.
/// `quoted` says so of lines that bear no mark; `writer` is all that is known of the writer's name.
pub(super) fn unquoted<'t>(all: &[Line<'t>], quoted: &[bool], writer: &str) -> Vec<Line<'t>> {
    let mut sheet = Sheet::new(all);
    let quoted = marked(all, quoted);
    let is_quoted_at = |at: usize| quoted.get(at).copied().unwrap_or_default();
    let mut kept = Vec::with_capacity(all.len());
    let writer = writer.to_lowercase();
    let mut at = change_of_another(all, &writer);
    while let Some(line) = all.get(at) {
        if sheet.table_block(at).is_some() {
            break;
        }
        if is_quoted_at(at) || is_wrapped(all, &quoted, at) {
            at += 1;
            continue;
        }
        let next_is_quoted = |from: usize| {
            let next = all.iter().enumerate().skip(from).find(|(_, line)| !is_blank(line.text));
            next.is_some_and(|(at, _)| is_quoted_at(at))
        };
        match sheet.border(at) {
            Some(Border::Forward | Border::Separator) => break,
            Some(Border::HeaderBlock(n)) if sheet.heads_own_words(at, n, &writer) => at += n.max(1),
            Some(Border::HeaderBlock(_)) if line.text.starts_with('\t') && !next_is_quoted(at) => {
                // a letterhead above the block is indented as the block is
                while kept.pop_if(|above: &mut Line<'_>| above.text.starts_with('\t') || is_blank(above.text)).is_some()
                {
                }
                break;
            }
            Some(Border::HeaderBlock(n) | Border::Attribution(n)) if next_is_quoted(at + n) => at += n.max(1),
            Some(Border::HeaderBlock(_) | Border::Attribution(_)) => break,
            Some(Border::Patch(n)) => at += n,
            None => match above_quotation(all, &quoted, at) {
                Some(n) => at += n,
                None => {
                    kept.push(line.clone());
                    at += 1;
                }
            },
        }
    }
    kept
}

/// Where the change to a source text begins that was sent on for somebody else: with "From: Jana Vogt <jana@…>" alone
/// above it, the words that explain it are hers.
fn change_of_another(all: &[Line<'_>], writer: &str) -> usize {
    let Some(first) = all.iter().position(|line| !is_blank(line.text)) else { return 0 };
    let line = all.get(first).map_or("", |line| line.text);
    let Some(name) = line.strip_prefix("From: ").filter(|name| name.contains('@')) else { return 0 };
    if !all.get(first + 1).is_none_or(|below| is_blank(below.text)) {
        return 0;
    }
    let begins = |line: &Line<'_>| line.text.trim_end() == "---" || line.text.starts_with("diff --git ");
    let Some(change) = all.iter().position(begins) else { return 0 };
    if name_is_of(name, writer) { first + 1 } else { change }
}

/// The end of a quoted line that a mail program broke off without a mark: "> a long line of somebody else's that was" /
/// "broken" / "> here".
fn is_wrapped(all: &[Line<'_>], quoted: &[bool], at: usize) -> bool {
    let is_quoted = |at: Option<usize>| at.is_some_and(|at| quoted.get(at).copied().unwrap_or_default());
    let text = |at: Option<usize>| at.and_then(|at| all.get(at)).map_or("", |line| line.text);
    let line = text(Some(at));
    let goes_on = line.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
    let word = || line.split(' ').count() <= 2 && line.ends_with(char::is_alphanumeric);
    let short = line.len() <= 30 && (goes_on || word());
    let above = || text(at.checked_sub(1));
    let broken = || above().len() >= 60 && !above().trim_end().ends_with(['.', '?', '!', ':']);
    short && is_quoted(at.checked_sub(1)) && broken() && is_quoted(Some(at + 1))
}

/// Neighbouring lines as one span; blank lines at both ends left out.
pub(super) fn spans(lines: &[Line<'_>]) -> Vec<Span> {
    let filled = |l: &Line<'_>| !is_blank(l.text);
    let Some(first) = lines.iter().position(filled) else { return Vec::new() };
    let last = lines.iter().rposition(filled).unwrap_or(first);
    let mut spans: Vec<Span> = Vec::new();
    for line in lines.get(first..=last).unwrap_or_default() {
        match spans.last_mut() {
            Some(open) if open.end == line.span.start => open.end = line.span.end,
            _ => spans.push(line.span.clone()),
        }
    }
    spans
}

/// A place without the blanks at both its ends.
pub(super) fn trimmed(text: &str, span: &Span) -> Span {
    let piece = text.get(span.clone()).unwrap_or_default();
    let start = span.start + (piece.len() - piece.trim_start().len());
    start..start + piece.trim().len()
}
