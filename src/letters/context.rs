//! Other letters of the archive in, what only they show about one letter out: which lines were written before by
//! somebody else, and the signature that many letters of one writer share.

use super::own_words::{Line, is_blank};
use crate::model::{RemarkKind, Span};
use rustc_hash::{FxHashMap, FxHashSet};

/// Shorter lines stand in many letters, in characters.
const LONG_ENOUGH: usize = 20;
/// So many known lines in a row are a quotation.
const IN_A_ROW: usize = 3;
/// An ending of so many lines that so many letters share is a signature.
const SHARED_LINES: usize = 2;
const SHARED_BY: usize = 3;
/// The longest signature that is learned, in lines.
const LONGEST: usize = 12;

/// What is known about a letter from others.
#[derive(Clone, Debug, Default)]
pub struct Context {
    written_before: FxHashSet<String>,
    /// The lines of a learned signature, as they are compared.
    signature: Vec<String>,
    /// What remarks it holds, where it was swept for them before.
    remarks: Option<Vec<RemarkKind>>,
}

impl Context {
    /// `parents`: texts of the letter this one answers, and of the one that answers. `signature`: as
    /// [`shared_ending`] gave it.
    pub fn new<'t>(parents: impl IntoIterator<Item = &'t str>, signature: &[String]) -> Context {
        let lines = parents.into_iter().flat_map(str::lines).map(compared);
        Context {
            written_before: lines.filter(|line| line.chars().count() >= LONG_ENOUGH).collect(),
            signature: signature.to_vec(),
            remarks: None,
        }
    }

    /// The letter was swept before, and these kinds of remarks were found in it: no others are looked for.
    pub fn swept(mut self, found: Vec<RemarkKind>) -> Context {
        self.remarks = Some(found);
        self
    }

    pub(super) fn may_hold(&self, kind: RemarkKind) -> bool {
        self.remarks.as_ref().is_none_or(|found| found.contains(&kind))
    }

    /// Which of the lines stand in a row that was written before; empty where none can. Blank lines between them go
    /// with them.
    pub(super) fn quoted(&self, all: &[Line<'_>]) -> Vec<bool> {
        if self.written_before.is_empty() {
            return Vec::new();
        }
        let mut quoted = vec![false; all.len()];
        let (mut run, mut first, mut last) = (0, 0, 0);
        for (at, line) in all.iter().enumerate() {
            if is_blank(line.text) {
                continue;
            }
            let plain = compared(line.text);
            let known = self.written_before.contains(&plain);
            // a short line within a known row may be of it
            if known {
                if run == 0 {
                    first = at;
                }
                (run, last) = (run + 1, at);
            } else if plain.chars().count() >= LONG_ENOUGH || run == 0 {
                mark(&mut quoted, run, first, last);
                run = 0;
            }
        }
        mark(&mut quoted, run, first, last);
        quoted
    }

    /// Where the learned signature begins at the end of the lines; one of its lines may differ.
    pub(super) fn signature_begins(&self, lines: &[Line<'_>]) -> Option<usize> {
        if self.signature.len() < SHARED_LINES {
            return None;
        }
        let filled: Vec<usize> =
            lines.iter().enumerate().rev().filter(|(_, l)| !is_blank(l.text)).map(|(at, _)| at).take(LONGEST).collect();
        let pairs = self.signature.iter().rev().zip(&filled);
        let same = |(known, at): &(&String, &usize)| lines.get(**at).is_some_and(|l| compared(l.text) == **known);
        let matching = pairs.clone().filter(same).count();
        let enough =
            filled.len() >= self.signature.len() && matching + 1 >= self.signature.len() && matching >= SHARED_LINES;
        filled.get(self.signature.len() - 1).copied().filter(|_| enough)
    }
}

fn mark(quoted: &mut [bool], run: usize, first: usize, last: usize) {
    if run >= IN_A_ROW {
        for place in quoted.iter_mut().take(last + 1).skip(first) {
            *place = true;
        }
    }
}

/// As lines of two letters are compared: without marks of quotation, blanks folded, in lower case.
fn compared(line: &str) -> String {
    let bare = line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '>' | '|'));
    bare.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The signature that at least three of the letters of one writer end in, as lines to compare with. What stands below
/// `below` in each text (the end of its sign-off) is looked at, up to `end` (of the writer's own words and signature).
pub fn shared_ending<'t>(letters: impl IntoIterator<Item = (&'t str, Span)>) -> Option<Vec<String>> {
    let mut endings: FxHashMap<Vec<String>, usize> = FxHashMap::default();
    for (text, below) in letters {
        let lines: Vec<String> =
            text.get(below).unwrap_or_default().lines().map(compared).filter(|line| !line.is_empty()).collect();
        let last = lines.get(lines.len().saturating_sub(LONGEST)..).unwrap_or_default();
        for from in 0..last.len().saturating_sub(SHARED_LINES - 1) {
            *endings.entry(last.get(from..).unwrap_or_default().to_vec()).or_default() += 1;
        }
    }
    let shared = endings.into_iter().filter(|(_, count)| *count >= SHARED_BY);
    let best = shared.max_by(|(a, n), (b, m)| (a.len() * n).cmp(&(b.len() * m)).then_with(|| b.cmp(a)));
    best.map(|(lines, _)| lines)
}

#[cfg(test)]
mod tests {
    use super::super::own_words::lines;
    use super::*;

    #[test]
    fn lines_written_before() {
        let parent = "Lieber Tom,\nwir treffen uns am Freitag um zwölf im Hof.\nDie Leiter und das Seil bringe ich mit.\nWer holt eigentlich den Schlüssel ab?\n";
        let reply = "Gern!\n\nWir treffen uns am Freitag um zwölf im Hof.\nDie Leiter und das Seil bringe ich mit.\nDas Seil habe ich schon eingepackt.\nWer holt eigentlich den Schlüssel ab?\n\nwir treffen uns am Freitag um zwölf im Hof.\nDie Leiter und das Seil bringe ich mit.\n   > wer holt eigentlich den  Schlüssel ab?\nTom";
        let context = Context::new([parent], &[]);
        let quoted = context.quoted(&lines(reply));
        let kept: Vec<&str> =
            lines(reply).iter().zip(quoted).filter(|(_, quoted)| !quoted).map(|(line, _)| line.text).collect();
        // two known lines are no row yet; the four behind the new one are
        assert_eq!(kept.iter().filter(|line| line.contains("Freitag")).count(), 1, "{kept:?}");
        assert!(kept.contains(&"Das Seil habe ich schon eingepackt.") && kept.last() == Some(&"Tom"));
        assert!(!kept.iter().any(|line| line.contains("Schlüssel")), "{kept:?}");
    }

    #[test]
    fn endings_that_letters_share() {
        let texts = ["a\nB GmbH\nRaum 5", "b\nB GmbH\nRaum 5", "c\nd\nB GmbH\nRaum 5", "e\nf\ng"];
        let ending = shared_ending(texts.iter().map(|text| (*text, 0..text.len())));
        assert_eq!(ending, Some(vec!["b gmbh".to_owned(), "raum 5".to_owned()]));
        let context = Context::new([], &ending.unwrap());
        assert_eq!(context.signature_begins(&lines("Hallo\n\nB GmbH\nRaum 5\n")), Some(2));
        assert_eq!(context.signature_begins(&lines("Hallo\nDu")), None);
        assert_eq!(shared_ending(["a\nb", "c\nd", "e\nf"].map(|text| (text, 0..text.len()))), None);
    }
}
