//! A letter and a place in it in, the sentence as evidence out.

use crate::model::{Entry, Evidence, Kind, Span};
use crate::speech::{one_line, sentences};

/// Longest sentence that is shown, in characters.
const LONGEST: usize = 300;

pub(super) fn evidence(entry: &Entry, span: &Span) -> Evidence {
    let text = entry.text.get(span.clone()).unwrap_or_default();
    Evidence { letter: entry.id, at: entry.at, direction: entry.direction, span: span.clone(), sentence: shown(text) }
}

/// On one line and not endless.
pub(super) fn shown(text: &str) -> String {
    let folded = one_line(text);
    if folded.chars().count() <= LONGEST { folded } else { folded.chars().take(LONGEST).chain("…".chars()).collect() }
}

/// The sentences of the writer's own words, as places in the text.
pub(super) fn own_sentences(entry: &Entry) -> Vec<Span> {
    let inside = |own: &Span| {
        let text = entry.text.get(own.clone()).unwrap_or_default();
        sentences::split(text).into_iter().map(move |s| own.start + s.start..own.start + s.end).collect::<Vec<_>>()
    };
    entry.reading.own.iter().flat_map(inside).collect()
}

/// A letter one human wrote to the other, whom it names: what went to a list alone was said to everybody.
pub(super) fn is_exchange(entry: &Entry) -> bool {
    entry.named && matches!(entry.kind, Kind::Personal | Kind::List)
}
