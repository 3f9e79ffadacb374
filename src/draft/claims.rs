//! A draft in, the sentences that claim something about me and that only I can confirm out.

use super::fill::Origin;
use super::letter::{Draft, Piece};
use super::lint::phrases;
use crate::model::{Case, Slot, Span};
use crate::speech::sentences;

/// „Stimmt das so?“ – one sentence, or the sentences of one slot, to be ticked.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Put this into [`Case::ticked`] when the user says yes. A claim of the grammar keeps its id for ever.
    pub id: String,
    pub slot: Option<Slot>,
    pub sentence: String,
    /// Bytes of [`Draft::body`].
    pub span: Span,
    /// The user has said yes.
    pub ticked: bool,
}

/// Variants that say what the program cannot know. The ends of the ids in all grammars, or in the one named.
const CLAIMING: &[&str] = &[
    "lapse.owed.0",
    "lapse.owed.1",
    "lapse.me.2",
    "lapse.them.3",
    "lapse.long.1",
    "de_T.lapse.mutual.3",
    "en_I.lapse.mutual.3",
    "de_V.lapse.mutual.2",
    "en_F.lapse.mutual.2",
    "ask.knowledge.any.1",
    "ask.knowledge.any.2",
    "ask.career_advice.any.3",
    "report.good.1",
    "report.bad.0",
];

pub fn claims(case: &Case, draft: &Draft) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (offset, piece) in draft.placed() {
        if piece.variant.as_deref().is_some_and(is_claiming) {
            let id = piece.variant.as_deref().unwrap_or_default().to_owned();
            let span = offset..offset + piece.text.len();
            let ticked = case.ticked.contains(&id);
            claims.push(Claim { id, slot: piece.slot, sentence: piece.text.clone(), span, ticked });
        }
        for span in sentences::split(&piece.text) {
            let sentence = piece.text.get(span.clone()).unwrap_or_default();
            if is_typed(piece, &span) && !phrases::places("claims", sentence).is_empty() {
                let span = offset + span.start..offset + span.end;
                let id = format!("text: {sentence}");
                let ticked = case.ticked.contains(&id);
                claims.push(Claim { id, slot: piece.slot, sentence: sentence.to_owned(), span, ticked });
            }
        }
    }
    claims
}

fn is_claiming(variant: &str) -> bool {
    let ends = |end: &&str| variant == *end || variant.split_once('.').is_some_and(|(_, path)| path == *end);
    CLAIMING.iter().any(ends)
        || [".memory.subject.", ".memory.learned.", ".memory.promise_"].iter().any(|part| variant.contains(part))
}

fn is_typed(piece: &Piece, span: &Span) -> bool {
    let touches =
        |place: &(Span, Origin)| place.1 == Origin::User && place.0.start < span.end && span.start < place.0.end;
    piece.slot.is_none() || piece.places.iter().any(touches)
}
