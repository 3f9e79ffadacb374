//! Lines in, the places where somebody else's words begin out; rules from `content/quotes.toml`.

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
    joined: Patterns,
    dashed: Patterns,
    separators: Patterns,
    rule_line: Pattern,
    forwards: Patterns,
    keys: BTreeMap<String, Pattern>,
    window: usize,
    min_lines: usize,
    pub mobile: Vec<Mobile>,
    pub disclaimers: Patterns,
    pub court: Pattern,
}

pub(super) static RULES: LazyLock<Option<Rules>> = LazyLock::new(|| source().map(rules));

fn rules(source: Source) -> Rules {
    let sources = |rules: &[Rule], keep: &dyn Fn(&Rule) -> bool| -> Patterns {
        Patterns::new(&rules.iter().filter(|r| keep(r)).map(|r| r.re.clone()).collect::<Vec<_>>())
    };
    let of = |found: Option<&Rule>| Pattern::new(found.map_or("[", |r| r.re.as_str()));
    Rules {
        joined: sources(&source.attribution, &|r| r.scope == "join"),
        dashed: sources(&source.attribution, &|r| r.scope == "line"),
        separators: sources(&source.separator, &|r| r.needs.is_empty()),
        rule_line: of(source.separator.iter().find(|r| !r.needs.is_empty())),
        forwards: sources(&source.forward, &|_| true),
        keys: source.header_block.keys.into_iter().map(|(k, re)| (k, Pattern::new(&re))).collect(),
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
const LONGEST: usize = 400;

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
}

/// The border that begins at line `at`, if any. `lines` are without line ends.
pub(super) fn border(lines: &[&str], at: usize) -> Option<Border> {
    let rules = RULES.as_ref()?;
    let line = lines.get(at).copied()?;
    let trimmed = line.trim_matches([' ', '\t', '>', '*']);
    if trimmed.is_empty() || line.len() > LONGEST {
        return None;
    }
    let dashed = trimmed.starts_with(['-', '_', '–', '—', '=', '‐', '‑']);
    let worded = trimmed.len() < 60
        && trimmed.starts_with(['u', 'U', 'o', 'O', 'w', 'W', 'f', 'F', 'a', 'A', 'b', 'B', 'e', 'E']);
    if dashed || worded {
        if rules.forwards.any(line) || (dashed && lotus_forward(lines, at)) {
            return Some(Border::Forward);
        }
        if rules.separators.any(line) {
            return Some(Border::Separator);
        }
        let near = |n: usize| header_block(rules, lines, at + n).is_some();
        if dashed && rules.rule_line.matches(line) && (near(1) || near(2) || near(3)) {
            return Some(Border::Separator);
        }
    }
    if let Some(count) = header_block(rules, lines, at).or_else(|| notes_block(rules, lines, at)) {
        return Some(Border::HeaderBlock(count));
    }
    if dashed && rules.dashed.any(line) {
        return Some(Border::Attribution(1));
    }
    attribution(rules, lines, at).map(Border::Attribution)
}

/// "---- Forwarded by NAME on 08/28/2000 \n08:42 AM -----": Lotus Notes wraps its own line.
fn lotus_forward(lines: &[&str], at: usize) -> bool {
    let joined: String = lines.iter().skip(at).take(3).map(|l| l.trim()).collect::<Vec<_>>().join(" ");
    let lower = joined.to_lowercase();
    let head = lower.trim_start_matches(['-', ' ']);
    (head.starts_with("forwarded by") || head.starts_with("weitergeleitet von")) && joined.starts_with("---")
}

/// "Jana Vogt\n08/30/2000 08:30 AM\nTo: …": Lotus Notes without a From line.
fn notes_block(rules: &Rules, lines: &[&str], at: usize) -> Option<usize> {
    let line = lines.get(at)?;
    if line.contains(':') && !looks_dated(line) || line.len() > 120 {
        return None;
    }
    let dated = |n: usize| lines.get(at + n).is_some_and(|l| looks_dated(l) && l.len() < 90);
    let first = (0..=3).find(|n| dated(*n))?;
    let key =
        |n: usize, key: &str| lines.get(at + n).is_some_and(|l| rules.keys.get(key).is_some_and(|p| p.matches(l)));
    let to = (first + 1..=first + 3).find(|n| key(*n, "to"))?;
    let subject = (to + 1..=to + 12).find(|n| key(*n, "subject"))?;
    let blank_between = (0..to).filter(|n| lines.get(at + n).is_some_and(|l| l.trim().is_empty())).count();
    (blank_between <= 2).then_some(subject + 1)
}

/// A numeric date with a time: `08/30/2000 08:30 AM`.
fn looks_dated(line: &str) -> bool {
    let bytes = line.as_bytes();
    let slash = bytes.windows(3).any(|w| matches!(w, [a, b'/' | b'.', b] if a.is_ascii_digit() && b.is_ascii_digit()));
    let clock = bytes.windows(3).any(|w| matches!(w, [a, b':', b] if a.is_ascii_digit() && b.is_ascii_digit()));
    slash && clock
}

/// Length of a header block that begins at `at`: at least three header lines within seven, among them the writer
/// and a date or subject. Folded lines and one blank are allowed.
fn header_block(rules: &Rules, lines: &[&str], at: usize) -> Option<usize> {
    let key_of = |line: &str| -> Option<&str> {
        let head = line.trim_start_matches([' ', '\t', '>', '*', '|']);
        let colon = head.bytes().take(22).position(|b| b == b':')?;
        let first = head.chars().next()?;
        if colon == 0 || !first.is_alphabetic() || line.len() > 4 * LONGEST {
            return None;
        }
        rules.keys.iter().find(|(_, pattern)| pattern.matches(line)).map(|(key, _)| key.as_str())
    };
    key_of(lines.get(at)?)?;
    let (mut seen, mut blanks, mut end) = (Vec::new(), 0, at);
    for (n, line) in lines.iter().enumerate().skip(at).take(rules.window + 3) {
        if line.trim().is_empty() {
            blanks += 1;
            if blanks > 1 || seen.len() >= rules.min_lines {
                break;
            }
        } else if let Some(key) = key_of(line) {
            seen.push(key);
            end = n + 1;
        } else {
            let folded = line.starts_with([' ', '\t']) || line.contains('@') || line.contains(';');
            if !folded || seen.is_empty() {
                break;
            }
        }
    }
    let has = |key: &str| seen.contains(&key);
    (seen.len() >= rules.min_lines && has("from") && (has("date") || has("subject"))).then_some(end - at)
}

/// Length of an attribution that begins at `at`, one to four lines. The first line must look like the beginning of
/// one, and for a weak beginning the latest start wins; else the writer's own last line is swallowed.
fn attribution(rules: &Rules, lines: &[&str], at: usize) -> Option<usize> {
    let ending = (0..4).find(|n| lines.get(at + n).is_some_and(|l| ends_like_attribution(l)))?;
    let line = lines.get(at)?;
    let strong = strong_start(line);
    if !strong && !weak_start(line) {
        return None;
    }
    let count = complete(rules, lines, at, ending)?;
    if !strong && count > 1 {
        let next = at + 1;
        let own = lines.get(next).is_some_and(|l| strong_start(l) || weak_start(l));
        if own && complete(rules, lines, next, count - 2).is_some() {
            return None;
        }
    }
    Some(count)
}

fn complete(rules: &Rules, lines: &[&str], at: usize, first_end: usize) -> Option<usize> {
    let mut joined = String::new();
    for n in 0..4 {
        let line = lines.get(at + n)?;
        if line.trim().is_empty() || line.len() > LONGEST {
            return None;
        }
        if n > 0 {
            joined.push(' ');
        }
        joined.push_str(if n == 0 { line } else { line.trim_start_matches(['>', ' ', '\t']) });
        if n >= first_end && ends_like_attribution(line) && rules.joined.any(joined.trim_end()) {
            return Some(n + 1);
        }
    }
    None
}

fn ends_like_attribution(line: &str) -> bool {
    let end = line.trim_end_matches([' ', '\t', '-', '\r']);
    end.ends_with(':') || end.ends_with("wrote")
}

/// „Am 12.10. …", "On Thu, …", „Zitat von …".
fn strong_start(line: &str) -> bool {
    let head = line.trim_start_matches(['>', ' ', '\t', '-']);
    let word: String = head.chars().take_while(|c| c.is_alphabetic()).take(8).collect::<String>().to_lowercase();
    match word.as_str() {
        "am" | "on" | "um" | "heute" | "gestern" => head.bytes().any(|b| b.is_ascii_digit()),
        "zitat" => head.get(5..10).is_some_and(|s| s.eq_ignore_ascii_case(" von ")),
        _ => false,
    }
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
    let wrote = || {
        line.trim_end().ends_with(':')
            && ["schrieb", "wrote", "writes", "geschrieben"].iter().any(|verb| line.contains(verb))
    };
    year || wrote() || dated()
}

/// A line that is quoted by its mark.
pub(super) fn is_quoted(line: &str) -> bool {
    let head = line.trim_start_matches([' ', '\t']);
    line.len() - head.len() <= 3 && head.starts_with(['>', '|'])
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
            rules.joined.compile() && rules.dashed.compile() && rules.separators.compile() && rules.forwards.compile()
        );
    }
}
