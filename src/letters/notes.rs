//! Lines in, the header blocks that Lotus Notes writes above an older letter out.

use super::own_words::is_blank;
use super::quotation::{Key, LONGEST, Rules, Sheet, looks_dated};

/// Lines over which a list of addressees may go.
const MOST_ADDRESS_LINES: usize = 80;

impl Sheet<'_, '_> {
    /// "---- Forwarded by NAME on 08/28/2000 \n05:55 AM -----": Lotus Notes wraps its own line.
    pub(super) fn lotus_forward(&self, at: usize) -> bool {
        let lines = || self.lines.iter().skip(at).take(3).map(|l| l.text.trim());
        let mut heads = lines().map(|l| l.trim_start_matches(['-', ' '])).filter(|head| !head.is_empty());
        if !heads.next().is_some_and(|head| head.starts_with(['f', 'F', 'w', 'W'])) {
            return false;
        }
        let joined = lines().collect::<Vec<_>>().join(" ");
        let lower = joined.to_lowercase();
        let head = lower.trim_start_matches(['-', ' ']);
        (head.starts_with("forwarded by") || head.starts_with("weitergeleitet von")) && joined.starts_with("---")
    }

    /// "\tJana Vogt/NA/Beispiel 10/30/2001 05:27 PM \t   To: Ali Bruckner  cc:   Subject: RE: Angebot": a block of Lotus
    /// Notes whose lines were lost.
    pub(super) fn one_line_block(&self, line: &str, at: usize) -> Option<usize> {
        if !line.starts_with(['\t', ' ', '=']) {
            return None;
        }
        let to = line.find(" To: ")?;
        if to > LONGEST || !line.get(..to).is_some_and(looks_dated) {
            return None;
        }
        let subject =
            |n: &usize| self.text(at + n).is_some_and(|line| line.contains("Subject:") || line.contains("Sub="));
        Some((0..MOST_ADDRESS_LINES).find(subject)? + 1)
    }

    /// "Jana Vogt\n08/30/2000 08:30 AM\nTo: …": Lotus Notes without a From line, or with nothing but the addressees.
    pub(super) fn notes_block(&mut self, rules: &Rules, at: usize) -> Option<usize> {
        // the rarest line first
        (at..=at + 6).find(|n| self.key(rules, *n) == Some(Key::To))?;
        let line = self.text(at)?;
        if line.len() > 120 || self.key(rules, at + 1) == Some(Key::From) {
            return None;
        }
        if self.key(rules, at) == Some(Key::To) && self.key(rules, at + 1) == Some(Key::Copy) && self.is_apart(at) {
            return Some(self.subject_below(rules, at)? + 1 - at);
        }
        if line.contains(':') && !looks_dated(line) {
            return None;
        }
        let dated = |n: &usize| self.text(*n).is_some_and(|l| looks_dated(l) && l.len() < 90);
        let first = (at..=at + 3).find(dated)?;
        let to = (first + 1..=first + 3).find(|n| self.key(rules, *n) == Some(Key::To))?;
        let blank_between = (at..to).filter(|n| self.is_blank(*n)).count();
        (blank_between <= 2).then_some(self.subject_below(rules, to)? + 1 - at)
    }

    /// The subject line below a To line, with nothing but addresses between the two.
    pub(super) fn subject_below(&mut self, rules: &Rules, to: usize) -> Option<usize> {
        for n in to + 1..=to + MOST_ADDRESS_LINES {
            let line = self.text(n)?;
            match self.key(rules, n) {
                Some(Key::Subject) => return Some(n),
                None if !is_blank(line) && !line.contains(['@', '/', ',', ';']) && n > to + 12 => return None,
                _ => {}
            }
        }
        None
    }

    /// Stands below a blank line, and below something else.
    pub(super) fn is_apart(&self, at: usize) -> bool {
        at >= 2 && self.is_blank(at - 1) && self.lines.iter().take(at).any(|line| !is_blank(line.text))
    }
}
