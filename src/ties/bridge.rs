//! The letters between us, death notices and the user's corrections in; open, strained or closed out, with evidence.

use super::hurt;
use super::names;
use super::sentence::{evidence, is_exchange, own_sentences};
use crate::model::{
    Address, AddressReach, Bounce, Bridge, ClosedBy, Correction, Direction, Entry, Evidence, Notice, Remark, Span,
};
use jiff::Timestamp;

/// A hurtful word counts in their last letters only.
const LAST_LETTERS: usize = 3;
/// Fewer unanswered questions than this say nothing, nor do letters to more than a few.
const FEWEST: usize = 3;
const ALONE: usize = 2;
/// An unanswered row of letters this unlikely by chance is a sign.
const UNLIKELY: f64 = 0.05;

/// What the bridge is judged by, besides the letters between us.
#[derive(Clone, Copy, Debug)]
pub struct Witnesses<'a> {
    /// All names the person is known by.
    pub names: &'a [String],
    /// Death notices in anybody's letters.
    pub notices: &'a [Notice],
    pub corrections: &'a [Correction],
    /// How often this person answers me, 0 to 1.
    pub reply_rate: f64,
}

/// Lost touch is no burned bridge: without a sentence that says otherwise the bridge is open.
pub fn bridge(entries: &[Entry], witnesses: &Witnesses<'_>) -> Bridge {
    let dead = deaths(witnesses);
    if !dead.is_empty() {
        return Bridge::Closed { by: ClosedBy::Death, evidence: dead };
    }
    let theirs: Vec<&Entry> = entries.iter().filter(|e| e.direction == Direction::In && is_exchange(e)).collect();
    for (by, pick) in [
        (ClosedBy::NoContact, no_contact as fn(&Remark) -> Option<&Span>),
        (ClosedBy::LegalThreat, legal_threat as fn(&Remark) -> Option<&Span>),
    ] {
        let found = remarks(&theirs, witnesses.corrections, pick);
        if !found.is_empty() {
            return Bridge::Closed { by, evidence: found };
        }
    }
    let hurtful = hurtful(&theirs, witnesses.corrections);
    if !hurtful.is_empty() {
        return Bridge::Strained { evidence: hurtful };
    }
    let silent = unanswered(entries, witnesses.reply_rate);
    if silent.is_empty() { Bridge::Open } else { Bridge::Strained { evidence: silent } }
}

fn no_contact(remark: &Remark) -> Option<&Span> {
    if let Remark::NoContact(span) = remark { Some(span) } else { None }
}

fn legal_threat(remark: &Remark) -> Option<&Span> {
    if let Remark::LegalThreat(span) = remark { Some(span) } else { None }
}

fn withdrawn(found: &Evidence, corrections: &[Correction]) -> bool {
    let overlaps = |span: &Span| span.start < found.span.end && found.span.start < span.end;
    corrections.iter().any(|c| c.letter == found.letter && c.span.as_ref().is_none_or(overlaps))
}

/// A notice counts when it names this person's first and last name and this person did not write it.
fn deaths(witnesses: &Witnesses<'_>) -> Vec<Evidence> {
    let mut found: Vec<Evidence> = Vec::new();
    for notice in witnesses.notices {
        let meant = witnesses.names.iter().any(|name| names::same_full_name(name, &notice.name));
        let wrote = notice.writer.iter().any(|writer| witnesses.names.iter().any(|n| names::same_full_name(n, writer)));
        let known = found.iter().any(|e| e.letter == notice.evidence.letter);
        if meant && !wrote && !known && !withdrawn(&notice.evidence, witnesses.corrections) {
            found.push(notice.evidence.clone());
        }
    }
    found
}

/// Remarks of one sort in their letters, unless they wrote civilly afterwards.
fn remarks(theirs: &[&Entry], corrections: &[Correction], pick: fn(&Remark) -> Option<&Span>) -> Vec<Evidence> {
    let mut found = Vec::new();
    for (at, entry) in theirs.iter().enumerate() {
        let made_up = theirs.iter().skip(at + 1).any(|later| is_civil(later, corrections));
        if !made_up {
            let spans = entry.reading.remarks.iter().filter_map(pick);
            found.extend(spans.map(|span| evidence(entry, span)).filter(|e| !withdrawn(e, corrections)));
        }
    }
    found
}

/// A letter with a greeting, thanks or a question, and without a hard word.
fn is_civil(entry: &Entry, corrections: &[Correction]) -> bool {
    let reading = &entry.reading;
    let hard = |r: &Remark| matches!(r, Remark::NoContact(_) | Remark::LegalThreat(_));
    let polite = reading.salutation.as_ref().is_some_and(|(_, s)| !(s.greeting.is_empty() && s.adjective.is_empty()))
        || reading.closing
        || !reading.questions.is_empty()
        || reading.sign_off.as_ref().is_some_and(|(_, s)| s.warmth >= 2);
    polite && !reading.remarks.iter().any(hard) && hurtful_sentences(entry, corrections).is_empty()
}

fn hurtful_sentences(entry: &Entry, corrections: &[Correction]) -> Vec<Evidence> {
    own_sentences(entry)
        .into_iter()
        .filter(|span| entry.text.get(span.clone()).is_some_and(|s| s.len() < 500 && hurt::hurts(s)))
        .map(|span| evidence(entry, &span))
        .filter(|e| !withdrawn(e, corrections))
        .collect()
}

fn hurtful(theirs: &[&Entry], corrections: &[Correction]) -> Vec<Evidence> {
    let last = theirs.get(theirs.len().saturating_sub(LAST_LETTERS)..).unwrap_or_default();
    let mut found = Vec::new();
    for (at, entry) in last.iter().enumerate() {
        let sentences = hurtful_sentences(entry, corrections);
        if !sentences.is_empty() && !last.iter().skip(at + 1).any(|later| is_civil(later, corrections)) {
            found.extend(sentences);
        }
    }
    found
}

/// My last letters in a row, one a day, when they are too many to be forgotten by chance: `(1 - rate)^k < 0.05`.
fn unanswered(entries: &[Entry], reply_rate: f64) -> Vec<Evidence> {
    let mut mine: Vec<&Entry> = Vec::new();
    let asks = |e: &&Entry| e.recipients <= ALONE && !e.reading.questions.is_empty();
    let last = entries.iter().rev().filter(|e| is_exchange(e)).take_while(|e| e.direction == Direction::Out);
    for entry in last.filter(asks) {
        let day = |at: Option<Timestamp>| at.map(|t| t.as_second().div_euclid(86_400));
        if mine.last().is_none_or(|later| day(later.at) != day(entry.at)) {
            mine.push(entry);
        }
    }
    let chance = (1.0 - reply_rate.clamp(0.0, 0.99)).powi(i32::try_from(mine.len()).unwrap_or(i32::MAX));
    if mine.len() < FEWEST || chance >= UNLIKELY {
        return Vec::new();
    }
    let question = |entry: &&Entry| Some(evidence(entry, entry.reading.questions.last()?));
    mine.iter().rev().filter_map(question).collect()
}

/// Each address of a person: when it was last seen, and whether it came back since. Newest first.
pub fn reach(addresses: &[(Address, Option<Timestamp>)], bounces: &[Bounce]) -> Vec<AddressReach> {
    let mut reach: Vec<AddressReach> = addresses
        .iter()
        .map(|(address, last_seen)| {
            let dead = |b: &&Bounce| b.permanent && b.address == *address && b.at >= *last_seen;
            let bounced = bounces.iter().filter(dead).filter_map(|b| b.at).max();
            AddressReach { address: address.clone(), last_seen: *last_seen, bounced }
        })
        .collect();
    reach.sort_by(|a, b| b.last_seen.cmp(&a.last_seen).then_with(|| a.address.cmp(&b.address)));
    reach
}
