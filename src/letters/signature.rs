//! The unquoted lines of a letter in, the same without signature, disclaimer and mobile line out.

use super::own_words::Line;
use super::quotation::{Mobile, RULES};
use crate::model::Span;
use crate::speech::pattern::Pattern;
use crate::speech::sign_off::{self, Found};
use std::sync::LazyLock;

/// More lines than this below a delimiter or a name are no signature.
const LONGEST: usize = 15;

pub(super) struct Parted<'t> {
    pub own: Vec<Line<'t>>,
    pub signature: Option<Span>,
    /// Sign-off, in indices of `own`.
    pub sign_off: Option<Found>,
}

/// `writer` is the display name in From, for letters that end in a bare name.
pub(super) fn part<'t>(mut lines: Vec<Line<'t>>, writer: &str) -> Parted<'t> {
    let mut signature = None;
    if let Some(at) = list_footer(&lines).or_else(|| delimiter(&lines)) {
        take(&mut lines, at, &mut signature);
        if let Some(at) = delimiter(&lines) {
            take(&mut lines, at, &mut signature); // the footer of a list stood below a signature
        }
    }
    let disclaimer = RULES
        .as_ref()
        .and_then(|rules| lines.iter().position(|l| starts_disclaimer(l.text) && rules.disclaimers.any(l.text)));
    if let Some(at) = disclaimer {
        take(&mut lines, at, &mut signature);
    }
    mobile(&mut lines, &mut signature);
    let texts: Vec<&str> = lines.iter().map(|l| l.text).collect();
    let mut found = sign_off::find(&texts).or_else(|| sign_off::bare_name(&texts, writer));
    let below = found.as_ref().map_or_else(|| contact_block(&texts), |f| Some(f.last + 1));
    if let Some(at) = below.filter(|at| is_signature(texts.get(*at..).unwrap_or_default())) {
        take(&mut lines, at, &mut signature);
        if found.is_none() {
            let texts: Vec<&str> = lines.iter().map(|l| l.text).collect();
            found = sign_off::find(&texts).or_else(|| sign_off::bare_name(&texts, writer));
        }
    }
    Parted { own: lines, signature, sign_off: found }
}

/// Cuts the lines from `at` on; the topmost cut is the signature.
fn take(lines: &mut Vec<Line<'_>>, at: usize, signature: &mut Option<Span>) {
    let below = lines.split_off(at.min(lines.len()));
    if let (Some(first), Some(last)) = (below.first(), below.last()) {
        let end = signature.as_ref().map_or(last.span.end, |s| s.end.max(last.span.end));
        *signature = Some(first.span.start..end);
    }
}

/// "-- " and its kin with at most fifteen filled lines below: the last such place.
fn delimiter(lines: &[Line<'_>]) -> Option<usize> {
    let mut filled = 0;
    for (at, line) in lines.iter().enumerate().rev() {
        let bare = line.text.trim_end();
        if matches!(bare, "--" | "__" | "—" | "–") {
            return (filled > 0 || at > 0).then_some(at);
        }
        filled += usize::from(!bare.is_empty());
        if filled > LONGEST {
            return None;
        }
    }
    None
}

/// "_______" with the words of a mailing list below.
fn list_footer(lines: &[Line<'_>]) -> Option<usize> {
    let at = lines.iter().rposition(|l| {
        let bare = l.text.trim();
        bare.len() >= 20 && (bare.bytes().all(|b| b == b'_') || bare.bytes().all(|b| b == b'-'))
    })?;
    let below = lines.get(at + 1..).unwrap_or_default();
    let listed = below.iter().take(8).any(|l| {
        let lower = l.text.to_lowercase();
        ["mailing list", "mailman", "unsubscribe", "-leave@", "abmelden", "to leave", "listinfo"]
            .iter()
            .any(|w| lower.contains(w))
    });
    (listed && below.iter().filter(|l| !l.text.trim().is_empty()).count() <= LONGEST).then_some(at)
}

/// Words without which no rule for disclaimers matches.
static DISCLAIMER_HINT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i-u)vertraulich|ausschlie|rechtlich|hinweis|haftung|datenschutz|inhalt dieser|bitte pr|bitte denken|bitte drucken|umwelt|confidential|privileged|intended|legally|disclaimer|information|environment",
    )
});

static MOBILE_HINT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i-u)gesendet|geschickt|geschrieben|getippt|versandt|versendet|sent |outlook|fehler|typo|brevity|unterwegs",
    )
});

fn starts_disclaimer(line: &str) -> bool {
    let head = line.trim_start_matches([' ', '\t', '*']);
    let Some(first) = head.chars().next() else { return false };
    head.len() > 10
        && DISCLAIMER_HINT.matches(head)
        && matches!(first.to_ascii_lowercase(), 'd' | 'w' | 'r' | 'h' | 'v' | 'i' | 'b' | 't' | 'c' | 'p')
}

/// "Sent from my iPhone": with own words above it the letter ends there, else the line alone goes.
fn mobile(lines: &mut Vec<Line<'_>>, signature: &mut Option<Span>) {
    let Some(rules) = RULES.as_ref() else { return };
    let is_mobile = |line: &str, from_end: usize, rule: &Mobile| {
        (rule.only_last_lines == 0 || from_end < rule.only_last_lines)
            && line.split_whitespace().count() <= rule.max_words
            && rule.pattern.matches(line)
            && !rule.not_if.as_ref().is_some_and(|p| p.matches(line))
    };
    for _ in 0..LONGEST {
        let count = lines.iter().filter(|l| !l.text.trim().is_empty()).count();
        let mut seen = 0;
        let found = lines.iter().position(|l| {
            if l.text.trim().is_empty() || l.text.len() > 200 {
                seen += usize::from(!l.text.trim().is_empty());
                return false;
            }
            seen += 1;
            // further up, too much would stand below for a cut
            MOBILE_HINT.matches(l.text)
                && (seen == 1 || count - seen <= LONGEST)
                && rules.mobile.iter().any(|rule| is_mobile(l.text, count - seen, rule))
        });
        let Some(at) = found else { return };
        let above = lines.iter().take(at).any(|l| !l.text.trim().is_empty());
        let below = lines.iter().skip(at + 1).filter(|l| !l.text.trim().is_empty()).count();
        if above && below <= LONGEST {
            take(lines, at, signature);
            return;
        }
        lines.remove(at);
        if above {
            return;
        }
    }
}

/// A block at the very end, below a blank line, that gives a telephone number, web address or firm: a signature
/// without a closing above it.
fn contact_block(texts: &[&str]) -> Option<usize> {
    let last = texts.iter().rposition(|l| !l.trim().is_empty())?;
    let first = texts.iter().take(last + 1).rposition(|l| l.trim().is_empty()).map_or(0, |blank| blank + 1);
    let block = texts.get(first..=last)?;
    let named = block.first().is_some_and(|l| looks_like_name_line(l));
    (first > 0 && block.len() >= 2 && named && block.iter().any(|l| has_contact(l))).then_some(first)
}

fn looks_like_name_line(line: &str) -> bool {
    let words: Vec<&str> = line.split([',', '|', '·']).next().unwrap_or_default().split_whitespace().collect();
    (1..=6).contains(&words.len())
        && words.iter().filter(|w| w.chars().next().is_some_and(char::is_uppercase)).count() * 2 > words.len()
        && !line.trim_end().ends_with(['.', '?', '!', ','])
}

fn has_contact(line: &str) -> bool {
    let lower = line.to_lowercase();
    let digits = line.bytes().filter(u8::is_ascii_digit).count();
    lower.contains("www.")
        || lower.contains('@')
        || lower.contains("://")
        || line.contains(" · ")
        || line.contains(" | ")
        || (digits >= 7 && line.len() < 60)
        || RULES.as_ref().is_some_and(|rules| rules.court.matches(line))
        || ["gmbh", " ltd", " inc", "verlag", "universit", "tel."].iter().any(|w| lower.contains(w))
}

/// Lines below a name are a signature unless they are prose or a postscript.
fn is_signature(below: &[&str]) -> bool {
    let filled: Vec<&&str> = below.iter().filter(|l| !l.trim().is_empty()).collect();
    let prose = |line: &str| {
        let lower = line.trim().to_lowercase();
        let postscript = lower.starts_with("p.s") || lower.starts_with("ps:") || lower.starts_with("ps ");
        let sentence = line.split_whitespace().count() >= 7 && line.trim_end().ends_with(['.', '?', '!']);
        postscript || ((sentence || line.trim_end().ends_with('?') || line.len() > 110) && !has_contact(line))
    };
    (1..=LONGEST).contains(&filled.len()) && !filled.iter().any(|l| prose(l))
}
