//! Lines in, the places where somebody else's words begin out; rules from `content/quotes.toml`.

use super::marks::stands_between_marks;
use super::own_words::{Line, is_blank};
use crate::speech::pattern::{Pattern, Patterns};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

#[derive(Deserialize)]
pub(super) struct Rule {
    #[cfg(test)]
    pub id: String,
    #[serde(default)]
    pub scope: String,
    pub re: String,
    #[cfg(test)]
    pub ex: String,
    #[serde(default)]
    pub needs: String,
    #[serde(default)]
    pub not_if: String,
    pub max_words: Option<usize>,
    #[serde(default)]
    pub only_last_lines: usize,
    #[serde(default)]
    pub zone: String,
}

#[derive(Deserialize)]
struct HeaderBlock {
    window: usize,
    min_lines: usize,
    keys: BTreeMap<String, String>,
}

#[derive(Deserialize)]
pub(super) struct Source {
    pub attribution: Vec<Rule>,
    pub separator: Vec<Rule>,
    pub forward: Vec<Rule>,
    header_block: HeaderBlock,
    pub mobile: Vec<Rule>,
    pub disclaimer: Vec<Rule>,
}

pub(super) fn source() -> Option<Source> {
    toml::from_str(include_str!("../../content/quotes.toml")).ok()
}

pub(super) struct Mobile {
    pub pattern: Pattern,
    pub not_if: Option<Pattern>,
    pub max_words: usize,
    pub only_last_lines: usize,
}

pub(super) struct Rules {
    joined: Vec<Joined>,
    dashed: Patterns,
    separators: Patterns,
    rule_line: Pattern,
    forwards: Patterns,
    keys: Vec<(Key, Pattern)>,
    window: usize,
    min_lines: usize,
    pub mobile: Vec<Mobile>,
    pub disclaimers: Patterns,
    pub court: Pattern,
}

/// A rule for attributions, with words of which it needs one.
struct Joined {
    words: AttributionWords,
    pattern: Pattern,
}

/// Which of [`ATTRIBUTION_WORDS`] stand in a text, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct AttributionWords(u16);

const ATTRIBUTION_WORDS: [&str; 16] = [
    "wrote",
    "Wrote",
    "schrieb",
    "writes",
    "said",
    "sent",
    "@",
    "Zitat",
    "crit",
    "scritto",
    "escribi",
    "schreef",
    "skrev",
    "kirjoitti",
    "pis",
    "escreveu",
];

impl AttributionWords {
    fn of(text: &str) -> AttributionWords {
        let bits = ATTRIBUTION_WORDS.iter().enumerate().map(|(bit, word)| u16::from(text.contains(word)) << bit);
        AttributionWords(bits.fold(0, |all, bit| all | bit))
    }

    fn or(self, other: AttributionWords) -> AttributionWords {
        AttributionWords(self.0 | other.0)
    }

    fn share_one_with(self, other: AttributionWords) -> bool {
        self.0 & other.0 != 0
    }
}

/// What a header line says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Key {
    From,
    Date,
    To,
    Copy,
    Subject,
    Other,
}

fn key(name: &str) -> Key {
    match name {
        "from" => Key::From,
        "date" => Key::Date,
        "to" => Key::To,
        "cc" => Key::Copy,
        "subject" => Key::Subject,
        _ => Key::Other,
    }
}

pub(super) static RULES: LazyLock<Option<Rules>> = LazyLock::new(|| source().map(rules));

fn rules(source: Source) -> Rules {
    let sources = |rules: &[Rule], keep: &dyn Fn(&Rule) -> bool| -> Patterns {
        Patterns::new(&rules.iter().filter(|r| keep(r)).map(|r| r.re.clone()).collect::<Vec<_>>())
    };
    let of = |found: Option<&Rule>| Pattern::new(found.map_or("[", |r| r.re.as_str()));
    Rules {
        joined: source
            .attribution
            .iter()
            .filter(|r| r.scope == "join")
            .map(|r| Joined { words: AttributionWords::of(&r.re), pattern: Pattern::new(&r.re) })
            .collect(),
        dashed: sources(&source.attribution, &|r| r.scope == "line"),
        separators: sources(&source.separator, &|r| r.needs.is_empty()),
        rule_line: of(source.separator.iter().find(|r| !r.needs.is_empty())),
        forwards: sources(&source.forward, &|_| true),
        keys: source.header_block.keys.iter().map(|(k, re)| (key(k), Pattern::new(re))).collect(),
        window: source.header_block.window,
        min_lines: source.header_block.min_lines,
        mobile: source
            .mobile
            .iter()
            .map(|r| Mobile {
                pattern: Pattern::new(&r.re),
                not_if: (!r.not_if.is_empty()).then(|| Pattern::new(&r.not_if)),
                max_words: r.max_words.unwrap_or(usize::MAX),
                only_last_lines: r.only_last_lines,
            })
            .collect(),
        disclaimers: sources(&source.disclaimer, &|r| r.zone.is_empty()),
        court: of(source.disclaimer.iter().find(|r| !r.zone.is_empty())),
    }
}

/// Longest line that can be part of an attribution or a header, in bytes.
pub(super) const LONGEST: usize = 400;

/// A list of addressees on one line can be far longer.
const LONGEST_HEADER: usize = 1 << 14;

/// What begins at a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Border {
    /// "-------- Forwarded message": everything from here is somebody else's.
    Forward,
    Separator,
    /// A block of header lines, this many lines long.
    HeaderBlock(usize),
    /// "On Monday X wrote:", this many lines long.
    Attribution(usize),
    /// What a program wrote above a change to a source text, this many lines long; the change is the writer's own.
    Patch(usize),
}

/// The lines of a text, and what was found out about each so far.
pub(super) struct Sheet<'a, 't> {
    pub(super) lines: &'a [Line<'t>],
    pub(super) first_filled: usize,
    traits: Vec<Option<Traits>>,
    /// Apart from the traits: looked for only where an attribution may begin.
    words: Vec<Option<AttributionWords>>,
}

/// What one line by itself may be part of.
#[derive(Clone, Copy)]
struct Traits {
    key: Option<Key>,
    ends_attribution: bool,
}

impl<'a, 't> Sheet<'a, 't> {
    pub fn new(lines: &'a [Line<'t>]) -> Sheet<'a, 't> {
        let first_filled = lines.iter().position(|line| !is_blank(line.text)).unwrap_or(lines.len());
        Sheet { lines, first_filled, traits: vec![None; lines.len()], words: vec![None; lines.len()] }
    }

    pub(super) fn text(&self, at: usize) -> Option<&'t str> {
        self.lines.get(at).map(|line| line.text)
    }

    pub(super) fn is_blank(&self, at: usize) -> bool {
        self.text(at).is_some_and(is_blank)
    }

    fn traits(&mut self, rules: &Rules, at: usize) -> Option<Traits> {
        let known = self.traits.get_mut(at)?;
        if known.is_none() {
            let line = self.lines.get(at)?.text;
            *known = Some(Traits { key: key_of(rules, line), ends_attribution: ends_attribution(line) });
        }
        *known
    }

    fn words(&mut self, at: usize) -> Option<AttributionWords> {
        let line = self.text(at)?;
        Some(*self.words.get_mut(at)?.get_or_insert_with(|| AttributionWords::of(line)))
    }

    pub(super) fn key(&mut self, rules: &Rules, at: usize) -> Option<Key> {
        self.traits(rules, at)?.key
    }

    /// The border that begins at line `at`, if any.
    pub fn border(&mut self, at: usize) -> Option<Border> {
        let rules = RULES.as_ref()?;
        let line = self.text(at)?;
        let trimmed = line.trim_matches([' ', '\t', '>', '*']);
        let block = self.one_line_block(line, at).or_else(|| self.column_block(line, at));
        if let Some(count) = block.or_else(|| self.letterhead_block(rules, line, at)) {
            return Some(Border::HeaderBlock(count));
        }
        if trimmed.is_empty() || line.len() > LONGEST {
            return None;
        }
        if line.ends_with(['>', ' ']) && stands_between_marks(line) {
            return Some(Border::Attribution(1));
        }
        if begins_patch(line) {
            let headers = (at + 1..at + 1 + rules.window).take_while(|n| self.key(rules, *n).is_some()).count();
            return Some(Border::Patch(1 + headers));
        }
        let dashed = is_dashed(trimmed);
        if dashed || is_worded(trimmed) {
            if rules.forwards.any(line) || (dashed && self.lotus_forward(at)) {
                return Some(Border::Forward);
            }
            if rules.separators.any(line) {
                return Some(Border::Separator);
            }
            let mut near = || (1..=3).any(|n| self.header_block(rules, at + n).is_some());
            if dashed && rules.rule_line.matches(line) && near() {
                return Some(Border::Separator);
            }
        }
        let block = self.header_block(rules, at).or_else(|| self.notes_block(rules, at));
        if let Some(count) = block.or_else(|| self.memo_head(rules, at)) {
            return Some(Border::HeaderBlock(count));
        }
        if dashed && rules.dashed.any(line) {
            return Some(Border::Attribution(1));
        }
        self.attribution(rules, at).map(Border::Attribution)
    }

    /// Length of a header block that begins at `at`: at least three header lines within seven, among them the writer
    /// and a date or subject. Folded lines and one blank are allowed.
    fn header_block(&mut self, rules: &Rules, at: usize) -> Option<usize> {
        let lines = self.lines;
        let short = |n: usize| lines.get(n).is_some_and(|line| line.text.len() <= LONGEST_HEADER);
        let mut short_key = |n: usize| self.key(rules, n).filter(|_| short(n));
        short_key(at)?;
        let (mut seen, mut blanks, mut end) = (0, 0, at);
        let (mut from, mut date_or_subject, mut technical) = (false, false, 0);
        for n in at..at + rules.window + 3 {
            let Some(line) = lines.get(n).map(|line| line.text) else { break };
            if is_blank(line) {
                blanks += 1;
                // Notes leaves up to four blank lines below "From:  Jana Vogt      04/30/2001 02:20 PM"
                if blanks > if seen == 1 && from { 4 } else { 1 } || seen >= rules.min_lines {
                    break;
                }
            } else if let Some(key) = short_key(n) {
                seen += 1;
                from |= key == Key::From;
                let dated = key == Key::From && line.len() <= LONGEST && line.contains(['@', '/']) && looks_dated(line);
                date_or_subject |= dated || matches!(key, Key::Date | Key::Subject);
                technical += usize::from(key == Key::Other);
                end = n + 1;
            } else {
                let folded = line.starts_with([' ', '\t']) || line.contains(['@', ';']) || is_labelled(line);
                if !folded || seen == 0 {
                    break;
                }
            }
        }
        let headers = from && date_or_subject || technical > rules.min_lines;
        (seen >= rules.min_lines && headers).then_some(end - at)
    }

    /// Length of an attribution that begins at `at`, one to four lines. The first line must look like the beginning of
    /// one, and for a weak beginning the latest start wins; else the writer's own last line is swallowed.
    fn attribution(&mut self, rules: &Rules, at: usize) -> Option<usize> {
        let ends = |sheet: &mut Self, n: usize| sheet.traits(rules, n).is_some_and(|known| known.ends_attribution);
        let ending = (0..4).find(|n| ends(self, at + n))?;
        let line = self.text(at)?;
        let strong = strong_start(line);
        if !strong && !weak_start(line) {
            return None;
        }
        let count = self.complete(rules, at, ending)?;
        if !strong && count > 1 {
            let next = at + 1;
            let own = self.text(next).is_some_and(|l| strong_start(l) || weak_start(l));
            if own && self.complete(rules, next, count - 2).is_some() {
                return None;
            }
        }
        Some(count)
    }

    fn complete(&mut self, rules: &Rules, at: usize, first_end: usize) -> Option<usize> {
        let (mut joined, mut words) = (String::new(), AttributionWords::default());
        for n in 0..4 {
            let line = self.text(at + n)?;
            if is_blank(line) || line.len() > LONGEST {
                return None;
            }
            words = words.or(self.words(at + n)?);
            if n > 0 {
                joined.push(' ');
            }
            joined.push_str(if n == 0 { line } else { line.trim_start_matches(['>', ' ', '\t']) });
            if n >= first_end
                && self.traits(rules, at + n)?.ends_attribution
                && is_attribution(rules, joined.trim_end(), words)
            {
                return Some(n + 1);
            }
        }
        None
    }
}

/// Forwards and separators with a rule before them have two dashes at least.
fn is_dashed(trimmed: &str) -> bool {
    const DASHES: [char; 7] = ['-', '_', '–', '—', '=', '‐', '‑'];
    trimmed.strip_prefix(DASHES).is_some_and(|rest| rest.starts_with(DASHES))
}

/// Begins like a forward or separator without a rule.
fn is_worded(trimmed: &str) -> bool {
    const WORDS: &[&str] =
        &["urspr", "original", "weitergeleitet", "forwarded", "anfang der", "begin forw", "ende der"];
    let begins =
        |word: &&str| trimmed.as_bytes().get(..word.len()).is_some_and(|b| b.eq_ignore_ascii_case(word.as_bytes()));
    trimmed.len() < 60 && WORDS.iter().any(begins)
}

fn is_attribution(rules: &Rules, joined: &str, words: AttributionWords) -> bool {
    rules.joined.iter().any(|rule| rule.words.share_one_with(words) && rule.pattern.matches(joined))
}

/// Which header line this is: a few words, a colon, and the rules agree.
fn key_of(rules: &Rules, line: &str) -> Option<Key> {
    let head = line.trim_start_matches([' ', '\t', '>', '*', '|']).as_bytes();
    let colon = head.iter().take(22).position(|b| *b == b':')?;
    let words =
        head.get(..colon)?.iter().all(|b| b.is_ascii_alphabetic() || matches!(b, b' ' | b'-' | b'.' | b'\'' | 0x80..));
    if colon == 0 || !words || head.first().is_some_and(|b| matches!(b, b' ' | b'-' | b'.')) {
        return None;
    }
    rules.keys.iter().find(|(_, pattern)| pattern.matches(line)).map(|(key, _)| *key)
}

/// "?? : Jana Vogt": a header line in a language or an encoding that no rule knows.
fn is_labelled(line: &str) -> bool {
    let colon = line.as_bytes().iter().take(16).position(|b| *b == b':');
    colon.is_some_and(|at| at > 0) && line.len() < 100
}

/// "From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001": what follows is code, and the writer's own.
fn begins_patch(line: &str) -> bool {
    let hash = line.strip_prefix("From ").and_then(|rest| rest.split(' ').next()).unwrap_or_default();
    hash.len() == 40 && hash.bytes().all(|b| b.is_ascii_hexdigit())
}

/// A numeric date with a time: `08/30/2000 08:30 AM`.
pub(super) fn looks_dated(line: &str) -> bool {
    let bytes = line.as_bytes();
    let slash = bytes.windows(3).any(|w| matches!(w, [a, b'/' | b'.', b] if a.is_ascii_digit() && b.is_ascii_digit()));
    let clock = bytes.windows(3).any(|w| matches!(w, [a, b':', b] if a.is_ascii_digit() && b.is_ascii_digit()));
    slash && clock
}

fn ends_attribution(line: &str) -> bool {
    let end = line.trim_end_matches([' ', '\t', '-', '\r']);
    end.ends_with(':') || end.ends_with("wrote")
}

/// „Am 12.10. …", "On Thu, …", „Zitat von …", "--- In films@groups.example, …".
fn strong_start(line: &str) -> bool {
    let head = line.trim_start_matches(['>', ' ', '\t', '-']);
    let word = head.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is = |known: &str| word.eq_ignore_ascii_case(known);
    const STARTS: [&str; 14] =
        ["am", "on", "um", "heute", "gestern", "le", "il", "el", "op", "den", "dne", "em", "w", "dnia"];
    (STARTS.into_iter().any(is) && head.bytes().any(|b| b.is_ascii_digit()))
        || (is("zitat") && head.get(5..10).is_some_and(|s| s.eq_ignore_ascii_case(" von ")))
        || (word == "In" && line.starts_with('-') && head.contains('@'))
}

/// A year, a numeric date, or "… wrote:" at the end.
fn weak_start(line: &str) -> bool {
    let bytes = line.as_bytes();
    let year = bytes
        .windows(4)
        .any(|w| matches!(w, [b'1', b'9', c, d] | [b'2', b'0', c, d] if c.is_ascii_digit() && d.is_ascii_digit()));
    let dated = || {
        bytes
            .windows(3)
            .filter(|w| matches!(w, [a, b'/' | b'.', b] if a.is_ascii_digit() && b.is_ascii_digit()))
            .count()
            >= 2
    };
    let wrote =
        || line.trim_end().ends_with(':') && ATTRIBUTION_WORDS.iter().any(|verb| *verb != "@" && line.contains(verb));
    year || wrote() || dated()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speech::pattern::Pattern;

    #[test]
    fn every_pattern_compiles_and_matches_its_example() {
        let source = source().unwrap();
        for rule in
            [source.attribution, source.separator, source.forward, source.mobile, source.disclaimer].iter().flatten()
        {
            let pattern = Pattern::new(&rule.re);
            assert!(pattern.compiles(), "{}", rule.id);
            assert!(pattern.matches(&rule.ex), "{}: {}", rule.id, rule.ex);
        }
        for (key, re) in source.header_block.keys {
            assert!(Pattern::new(&re).compiles(), "{key}");
        }
        let rules = RULES.as_ref().unwrap();
        assert!(
            rules.joined.iter().all(|r| r.pattern.compiles() && r.words != AttributionWords::default())
                && rules.dashed.compile()
                && rules.separators.compile()
                && rules.forwards.compile()
        );
    }
}
