//! The text of a letter in, the lines its writer wrote out.

use super::quotation::{Border, border, is_quoted};
use crate::model::Span;

/// One line of the text: its place with the line end, and what stands on it.
#[derive(Clone, Debug)]
pub(super) struct Line<'t> {
    pub span: Span,
    pub text: &'t str,
}

pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut at = 0;
    text.split_inclusive('\n')
        .map(|line| {
            let span = at..at + line.len();
            at = span.end;
            Line { span, text: line.trim_end_matches(['\n', '\r']) }
        })
        .collect()
}

/// The lines that are neither quoted nor below a border. Answers between quoted lines are kept.
pub(super) fn unquoted<'t>(all: &[Line<'t>]) -> Vec<Line<'t>> {
    let texts: Vec<&str> = all.iter().map(|l| l.text).collect();
    let mut kept = Vec::with_capacity(all.len());
    let mut at = 0;
    while let Some(line) = all.get(at) {
        if is_quoted(line.text) {
            at += 1;
            continue;
        }
        let next_is_quoted =
            |from: usize| texts.iter().skip(from).find(|l| !l.trim().is_empty()).is_some_and(|l| is_quoted(l));
        match border(&texts, at) {
            Some(Border::Forward | Border::Separator) => break,
            Some(Border::HeaderBlock(n) | Border::Attribution(n)) if next_is_quoted(at + n) => at += n.max(1),
            Some(Border::HeaderBlock(_) | Border::Attribution(_)) => break,
            None => {
                kept.push(line.clone());
                at += 1;
            }
        }
    }
    kept
}

/// Neighbouring lines as one span; blank lines at both ends left out.
pub(super) fn spans(lines: &[Line<'_>]) -> Vec<Span> {
    let filled = |l: &Line<'_>| !l.text.trim().is_empty();
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
