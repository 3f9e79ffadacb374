//! The counts of all pieces in, the findings that only the whole letter can have out.

use super::super::finding::{Finding, Level, Place, small};
use super::super::letter::Mail;
use super::Rulebook;
use super::measure::Measure;
use crate::model::{Ask, Language, Slot, Span};
use crate::speech::syllables::reading_ease;

/// A piece in its place.
#[derive(Clone, Copy)]
pub struct Laid<'a> {
    pub slot: Option<Slot>,
    pub last_paragraph: bool,
    pub measure: &'a Measure,
}

pub fn judge(laid: &[Laid], rules: &Rulebook) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut report = |finding: Finding| findings.push(finding);
    if rules.mail == Mail::First {
        length(laid, rules, &mut report);
        shape(laid, rules, &mut report);
    } else if sum(laid, |m| m.words) > 50 && rules.mail == Mail::FollowUp {
        let words = sum(laid, |m| m.words);
        report(whole("L01", Level::Warning, "lint-too-long").with("words", words).with("most", 50));
    }
    caps(laid, &mut report);
    ease(laid, rules, &mut report);
    likeness(laid, rules, &mut report);
    let count = sum(laid, |m| m.sentences);
    let (ich, foreign) = (sum(laid, |m| m.ich_starts), sum(laid, |m| m.foreign));
    if count >= 5 && u64::from(ich) * 100 > u64::from(count) * 45 {
        report(whole("L20", Level::Hint, "lint-ich-starts").with("count", ich).with("sentences", count));
    }
    if foreign > 0 && u64::from(foreign) * 100 >= u64::from(count) * 15 {
        report(whole("L21", Level::Warning, "lint-other-language").with("count", foreign));
    }
    let (capital, all) = (sum(laid, |m| m.capital_du), sum(laid, |m| m.all_du));
    if capital > 0 && capital < all {
        report(whole("L18", Level::Warning, "lint-mixed-capitals").with("count", capital));
    }
    findings
}

pub fn sum(laid: &[Laid], field: impl Fn(&Measure) -> u32) -> u32 {
    laid.iter().map(|piece| field(piece.measure)).sum()
}

fn whole(rule: &'static str, level: Level, key: &'static str) -> Finding {
    Finding::new(rule, level, Place::Letter, key)
}

fn in_slot(rule: &'static str, level: Level, slot: Slot, key: &'static str) -> Finding {
    Finding::new(rule, level, Place::Body { slot: Some(slot), span: Span::default() }, key)
}

fn length(laid: &[Laid], rules: &Rulebook, report: &mut impl FnMut(Finding)) {
    let words = sum(laid, |m| m.words);
    let good = if rules.case.language == Language::German { 130 } else { 140 };
    let (level, key) = match words {
        0..20 => (Level::Error, "lint-too-short"),
        20..50 => (Level::Warning, "lint-too-short"),
        251.. => (Level::Error, "lint-too-long"),
        181..=250 => (Level::Warning, "lint-too-long"),
        _ if words > good => (Level::Hint, "lint-too-long"),
        _ => return,
    };
    let finding = whole("L01", level, key).with("words", words);
    report(if key == "lint-too-long" { finding.with("most", good) } else { finding });
}

/// One ask in its place, a memory, a way out, a wish.
fn shape(laid: &[Laid], rules: &Rulebook, report: &mut impl FnMut(Finding)) {
    let hello = rules.case.ask == Ask::CatchUp;
    let of = |slot: Slot| laid.iter().filter(move |piece| piece.slot == Some(slot));
    let free_text = laid.iter().any(|piece| piece.slot.is_none());
    let questions = sum(laid, |m| m.questions);
    match questions {
        0 => report(whole("L03", if hello { Level::Hint } else { Level::Warning }, "lint-no-question")),
        4.. => report(whole("L03", Level::Warning, "lint-many-questions").with("count", questions)),
        _ => {}
    }
    let asks = of(Slot::Ask).count();
    // In a letter rewritten by hand the slots may be gone; what is not seen there is not blamed.
    if asks > 1 || (asks == 0 && !free_text) {
        report(whole("L03", Level::Warning, "lint-not-one-ask").with("count", small(asks)));
    }
    if let Some(at) = laid.iter().position(|piece| piece.slot == Some(Slot::Ask)).filter(|_| !hello) {
        let before = sum(laid.get(..at).unwrap_or_default(), |m| m.words);
        let all = sum(laid, |m| m.words).max(1);
        let late = u64::from(before) * 100 >= u64::from(all) * 60;
        let last = laid.get(at).is_some_and(|piece| piece.last_paragraph);
        if late || last || at == 0 {
            report(in_slot("L04", Level::Warning, Slot::Ask, "lint-ask-place").with("percent", before * 100 / all));
        }
    }
    let promise = rules.case.memory.is_some_and(|memory| memory.key().starts_with("promise_"));
    let telling = |m: &Measure| m.own_words >= 6 || m.from_archive || promise;
    if !free_text && !of(Slot::Memory).any(|piece| telling(piece.measure)) {
        report(whole("L07", Level::Warning, "lint-no-memory"));
    }
    let outs = of(Slot::Out).count();
    match outs {
        0 if !hello && !free_text => report(whole("L14", Level::Warning, "lint-no-way-out")),
        1 if of(Slot::Out).any(|piece| !piece.last_paragraph) => {
            report(in_slot("L14", Level::Warning, Slot::Out, "lint-way-out-place"));
        }
        2.. => report(whole("L14", Level::Warning, "lint-many-ways-out").with("count", small(outs))),
        _ => {}
    }
    if of(Slot::Lapse).any(|piece| !piece.measure.wish) {
        report(in_slot("L26", Level::Warning, Slot::Lapse, "lint-no-wish"));
    }
}

/// Things of which a letter bears only so many.
fn caps(laid: &[Laid], report: &mut impl FnMut(Finding)) {
    let mut cap = |count: u32, most: u32, rule: &'static str, key: &'static str| {
        if count > most {
            report(whole(rule, Level::Warning, key).with("count", count));
        }
    };
    cap(sum(laid, |m| m.apologies), 1, "L05", "lint-apologies");
    cap(sum(laid, |m| m.praise), 1, "L09", "lint-praise");
    cap(sum(laid, |m| m.links), 1, "L11", "lint-links");
    cap(sum(laid, |m| m.exclamations), 1, "L19", "lint-exclamations");
    let hedges = sum(laid, |m| m.hedges);
    if u64::from(hedges) * 100 > u64::from(sum(laid, |m| m.words)) * 4 && hedges > 1 {
        report(whole("L25", Level::Hint, "lint-hedges").with("count", hedges));
    }
}

fn ease(laid: &[Laid], rules: &Rulebook, report: &mut impl FnMut(Finding)) {
    let (words, count) = (sum(laid, |m| m.words), sum(laid, |m| m.sentences));
    let ease = reading_ease(words, count, sum(laid, |m| m.syllables), rules.case.language);
    let good = if rules.case.language == Language::German { 60.0 } else { 65.0 };
    let level = if ease < good - 10.0 { Level::Warning } else { Level::Hint };
    if ease < good && rules.mail == Mail::First {
        report(whole("L12", level, "lint-hard-to-read"));
    }
    if u64::from(words) > u64::from(count) * 18 && count > 0 {
        report(whole("L12", Level::Warning, "lint-long-sentences").with("words", words.div_ceil(count)));
    }
}

/// The same letter to everybody is no letter.
fn likeness(laid: &[Laid], rules: &Rulebook, report: &mut impl FnMut(Finding)) {
    let runs = sum(laid, |m| m.runs);
    let shared = |past: usize| sum(laid, |m| m.shared.get(past).copied().unwrap_or(0));
    let most = (0..rules.past.len()).map(shared).max().unwrap_or(0);
    let percent = u64::from(most) * 100 / u64::from(runs.max(1));
    let percent = u32::try_from(percent).unwrap_or(100);
    if percent > 50 {
        let level = if percent > 70 { Level::Error } else { Level::Warning };
        report(whole("L15", level, "lint-like-others").with("percent", percent));
    }
    for piece in laid.iter().filter(|piece| piece.slot == Some(Slot::Memory) && piece.measure.same_words > 0) {
        let level = if piece.measure.same_words > 1 { Level::Error } else { Level::Warning };
        report(in_slot("L15", level, Slot::Memory, "lint-same-memory").with("count", piece.measure.same_words));
    }
}
