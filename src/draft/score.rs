//! The counts of a letter in, how far it is from a good one out: less is better. Never shown to the user.

use super::finding::Level;
use super::known::Known;
use super::letter::Mail;
use super::lint::{Laid, Rulebook, judge, sum};
use sha2::{Digest, Sha256};

/// Everything but repeated word groups and the tie-break, which can only add to it.
pub fn base(laid: &[Laid], rules: &Rulebook, variants: &[&str]) -> f64 {
    let local = laid.iter().flat_map(|piece| piece.measure.findings.iter());
    let cost = |level: Level| match level {
        Level::Error => 100.0,
        Level::Warning => 10.0,
        Level::Hint => 1.0,
    };
    let mut counts = [0u32; 3];
    for level in local.map(|f| f.level).chain(judge(laid, rules).iter().map(|f| f.level)) {
        if let Some(count) = counts.get_mut(level as usize) {
            *count += 1;
        }
    }
    let [hints, warnings, errors] = counts.map(f64::from);
    let findings = errors * cost(Level::Error) + warnings * cost(Level::Warning) + hints * cost(Level::Hint);
    let ich = f64::from(sum(laid, |m| m.ich_starts)) / f64::from(sum(laid, |m| m.sentences).max(1));
    let words = sum(laid, |m| m.words);
    let length = if rules.mail == Mail::First { f64::from(words.abs_diff(90)) / 40.0 } else { 0.0 };
    findings + 6.0 * ich + 0.8 * f64::from(repeats(laid)) + length + used(rules.known, variants)
}

/// Repeated groups of three words and repeated beginnings of sentences.
pub fn echoes(laid: &[Laid]) -> f64 {
    let trigrams = doubles(laid.iter().flat_map(|piece| &piece.measure.trigrams));
    let openings = doubles(laid.iter().flat_map(|piece| &piece.measure.openings));
    2.0 * f64::from(trigrams) + 1.5 * f64::from(openings)
}

/// Each variant of my last letters costs three, so that letters of one evening differ.
pub fn used(known: &Known, variants: &[&str]) -> f64 {
    variants.iter().filter(|variant| known.used_variants.contains(**variant)).map(|_| 3.0).sum()
}

/// Below one half: the same for the same person and variants, different for others.
pub fn tie_break(person: &str, variants: &[&str]) -> f64 {
    let mut hash = Sha256::new();
    hash.update(person.as_bytes());
    for variant in variants {
        hash.update(b"\n");
        hash.update(variant.as_bytes());
    }
    let head = hash.finalize().iter().take(4).fold(0u32, |number, byte| number << 8 | u32::from(*byte));
    0.5 * f64::from(head) / 4_294_967_296.0
}

fn repeats(laid: &[Laid]) -> u32 {
    let kinds = laid.iter().map(|piece| piece.measure.repeats.len()).max().unwrap_or(0);
    (0..kinds).map(|at| sum(laid, |m| m.repeats.get(at).copied().unwrap_or(0)).saturating_sub(1)).sum()
}

fn doubles<'a>(prints: impl Iterator<Item = &'a u64>) -> u32 {
    let mut prints: Vec<u64> = prints.copied().collect();
    prints.sort_unstable();
    let equal = prints.windows(2).filter(|pair| matches!(pair, [a, b] if a == b)).count();
    u32::try_from(equal).unwrap_or(u32::MAX)
}
