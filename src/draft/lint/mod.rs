//! A draft in, all that speaks against sending it as it is out (rules L01 to L30).

mod alone;
mod envelope;
mod judge;
mod measure;
pub mod phrases;

pub(super) use envelope::subject;
pub(super) use judge::{Laid, judge, sum};
pub(super) use measure::{Measure, measure};
pub(super) use phrases::without_quotations;

use super::claims::claims;
use super::finding::{Finding, Level, Place};
use super::known::Known;
use super::letter::{Draft, Mail};
use crate::model::Case;
use crate::speech::words;
use std::collections::BTreeSet;

/// What a letter is judged by, made ready once.
pub struct Rulebook<'a> {
    pub case: &'a Case,
    pub mail: Mail,
    pub known: &'a Known,
    pub past: Vec<Past>,
}

/// A letter of the past, as runs of five words and as one line.
pub struct Past {
    pub runs: BTreeSet<u64>,
    pub line: String,
}

impl Rulebook<'_> {
    pub fn new<'a>(case: &'a Case, mail: Mail, known: &'a Known) -> Rulebook<'a> {
        let past = known.last_letters.iter().rev().take(20).map(|text| {
            let words = words::lower(text);
            Past { runs: words.windows(5).map(measure::fingerprint).collect(), line: format!(" {} ", words.join(" ")) }
        });
        Rulebook { case, mail, known, past: past.collect() }
    }
}

/// All findings, the gravest first, then from the top of the letter to its end.
pub fn lint(case: &Case, draft: &Draft, known: &Known) -> Vec<Finding> {
    let rules = Rulebook::new(case, draft.mail, known);
    let mut findings = envelope::envelope(draft, &rules);
    let placed = draft.placed();
    let measures: Vec<Measure> = placed.iter().map(|(_, piece)| measure(piece, &rules)).collect();
    for ((offset, _), measure) in placed.iter().zip(&measures) {
        findings.extend(measure.findings.iter().cloned().map(|finding| shifted(finding, *offset)));
    }
    let last = draft.paragraphs.len().saturating_sub(1);
    let paragraph = draft.paragraphs.iter().enumerate().flat_map(|(at, pieces)| pieces.iter().map(move |_| at));
    let laid: Vec<Laid> = placed
        .iter()
        .zip(&measures)
        .zip(paragraph)
        .map(|(((_, piece), measure), at)| Laid { slot: piece.slot, last_paragraph: at == last, measure })
        .collect();
    let whole_slot = |finding: Finding| match finding.place {
        Place::Body { slot: Some(slot), ref span } if span.is_empty() => {
            let found = placed.iter().find(|(_, piece)| piece.slot == Some(slot));
            let span = found.map_or(0..0, |(offset, piece)| *offset..offset + piece.text.len());
            Finding { place: Place::Body { slot: Some(slot), span }, ..finding }
        }
        _ => finding,
    };
    findings.extend(judge(&laid, &rules).into_iter().map(whole_slot));
    for claim in claims(case, draft).into_iter().filter(|claim| !claim.ticked) {
        let place = Place::Body { slot: claim.slot, span: claim.span };
        findings.push(Finding::new("L24", Level::Error, place, "lint-claim").with("quote", claim.sentence.as_str()));
    }
    findings.sort_by_key(|finding| (std::cmp::Reverse(finding.level), start(finding), finding.rule));
    findings
}

fn shifted(mut finding: Finding, offset: usize) -> Finding {
    if let Place::Body { span, .. } = &mut finding.place {
        *span = span.start + offset..span.end + offset;
    }
    finding
}

fn start(finding: &Finding) -> usize {
    match &finding.place {
        Place::Recipient | Place::Subject | Place::Salutation => 0,
        Place::Body { span, .. } => span.start + 1,
        Place::Letter => usize::MAX,
    }
}
