//! The unquoted lines of a letter in, the same without signature, disclaimer and mobile line out.

use super::context::Context;
use super::footer;
use super::own_words::{Line, is_blank};
use super::quotation::{Mobile, RULES};
use crate::model::Span;
use crate::speech::bare_name;
use crate::speech::fold;
use crate::speech::pattern::Pattern;
use crate::speech::sign_off::{self, Found};
use std::sync::LazyLock;

/// More lines than this below a delimiter or a name are no signature.
const LONGEST: usize = 15;
/// Blocks of one signature with blank lines between them.
const MOST_BLOCKS: usize = 5;
/// Footers of lists, providers and scanners that stand below one another.
const MOST_FOOTERS: usize = 6;

pub(super) struct Parted<'t> {
    pub own: Vec<Line<'t>>,
    pub signature: Option<Span>,
    /// Sign-off, in indices of `own`.
    pub sign_off: Option<Found>,
}

/// `writer` is the display name in From, for letters that end in a bare name.
pub(super) fn part<'t>(mut lines: Vec<Line<'t>>, writer: &str, context: &Context) -> Parted<'t> {
    let mut signature = None;
    for _ in 0..MOST_FOOTERS {
        let Some(at) = footer::begins(&lines) else { break };
        take(&mut lines, at, &mut signature);
    }
    if let Some(at) = context.signature_begins(&lines) {
        take(&mut lines, at, &mut signature);
    }
    if let Some(at) = delimiter(&lines) {
        take(&mut lines, at, &mut signature);
    }
    let disclaimer = RULES
        .as_ref()
        .and_then(|rules| lines.iter().position(|l| starts_disclaimer(l.text) && rules.disclaimers.any(l.text)));
    if let Some(at) = disclaimer {
        take(&mut lines, at, &mut signature);
    }
    mobile(&mut lines, &mut signature);
    if let Some(at) = lines.iter().take(4).position(|line| footer::is_banner(line.text)) {
        lines.remove(at);
    }
    lines.retain(|line| !footer::is_rule(line.text.trim()));
    let close = |lines: &[Line<'_>]| {
        let lines = lines.get(..before_attachments(lines)).unwrap_or_default();
        let found = sign_off::find(lines).map(|found| bare_name::or_initials(found, writer));
        found.or_else(|| bare_name::bare_name(lines, writer))
    };
    let mut found = close(&lines);
    for _ in 0..MOST_BLOCKS {
        let below = found.as_ref().map_or_else(|| contact_block(&lines), |f| Some(f.last + 1));
        let Some(at) = below.filter(|at| is_signature(lines.get(*at..).unwrap_or_default())) else { break };
        take(&mut lines, at, &mut signature);
        if found.is_some() {
            break;
        }
        found = close(&lines);
    }
    Parted { own: lines, signature, sign_off: found }
}

/// How many lines stand above the names of attachments at the end (" - Angebot.doc"), as some archives write them.
fn before_attachments(lines: &[Line<'_>]) -> usize {
    let attachment = |line: &Line<'_>| {
        let name = line.text.trim();
        is_blank(name)
            || name.starts_with("- ")
                && name.len() < 100
                && name.rsplit_once('.').is_some_and(|(_, end)| (2..=4).contains(&end.len()))
    };
    lines.iter().rposition(|line| !attachment(line)).map_or(lines.len(), |last| last + 1)
}

/// Cuts the lines from `at` on; the topmost cut is the signature.
fn take(lines: &mut Vec<Line<'_>>, at: usize, signature: &mut Option<Span>) {
    let below = lines.split_off(at.min(lines.len()));
    if let (Some(first), Some(last)) = (below.first(), below.last()) {
        let end = signature.as_ref().map_or(last.span.end, |s| s.end.max(last.span.end));
        *signature = Some(first.span.start..end);
    }
}

/// "-- " and its kin with at most fifteen filled lines below: the last such place. A longer rule counts where a name
/// and how to reach it stand below.
fn delimiter(lines: &[Line<'_>]) -> Option<usize> {
    let mut filled = 0;
    for (at, line) in lines.iter().enumerate().rev() {
        let bare = line.text.trim_end();
        if matches!(bare, "--" | "__" | "—" | "–") {
            return (filled > 0 || at > 0).then_some(at);
        }
        let below = || lines.get(at + 1..).unwrap_or_default();
        if (2..=LONGEST).contains(&filled) && footer::is_rule(bare.trim_start()) && is_card(below()) {
            return Some(at);
        }
        filled += usize::from(!bare.is_empty());
        if filled > LONGEST {
            return None;
        }
    }
    None
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
    let begins = fold::head(head).is_some_and(|head| {
        matches!(
            &head,
            b"dies"
                | b"wich"
                | b"rech"
                | b"hinw"
                | b"vert"
                | b"haft"
                | b"date"
                | b"info"
                | b"der "
                | b"bitt"
                | b"denk"
                | b"denc"
                | b"this"
                | b"conf"
                | b"disc"
                | b"the "
                | b"plea"
        )
    });
    head.len() > 10 && begins && DISCLAIMER_HINT.matches(head)
}

/// "Sent from my iPhone": with own words above it the letter ends there, else the line alone goes.
fn mobile(lines: &mut Vec<Line<'_>>, signature: &mut Option<Span>) {
    let Some(rules) = RULES.as_ref() else { return };
    let is_mobile = |line: &str, below: usize, rule: &Mobile| {
        (rule.only_last_lines == 0 || below < rule.only_last_lines)
            && line.split_whitespace().count() <= rule.max_words
            && rule.pattern.matches(line)
            && !rule.not_if.as_ref().is_some_and(|p| p.matches(line))
    };
    for _ in 0..LONGEST {
        // the first line and the last ones; further up, too much would stand below for a cut
        let filled = |(_, line): &(usize, &Line<'_>)| !is_blank(line.text);
        let Some((first, _)) = lines.iter().enumerate().find(filled) else { return };
        let last = lines.iter().enumerate().rev().filter(filled).take(LONGEST + 1).enumerate();
        let mut asked: Vec<(usize, usize)> = last.map(|(below, (at, _))| (at, below)).collect();
        if asked.last().is_some_and(|(at, _)| *at > first) {
            asked.push((first, usize::MAX));
        }
        let found = asked.into_iter().rev().find(|(at, below)| {
            let line = lines.get(*at).map_or("", |line| line.text);
            line.len() <= 200
                && MOBILE_HINT.matches(line)
                && rules.mobile.iter().any(|rule| is_mobile(line, *below, rule))
        });
        let Some((at, below)) = found else { return };
        let above = at > first;
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
fn contact_block(lines: &[Line<'_>]) -> Option<usize> {
    let last = lines.iter().rposition(|l| !is_blank(l.text))?;
    let first = lines.iter().take(last + 1).rposition(|l| is_blank(l.text)).map_or(0, |blank| blank + 1);
    let block = lines.get(first..=last)?;
    // a letter that is nothing but a card is one; a short letter with a number in it is not
    (is_card(block) && (first > 0 || block.len() >= 3 && block.first().is_some_and(|l| looks_like_name_line(l.text))))
        .then_some(first)
}

/// Two lines or more: a name and how to reach it, or for the greater part ways to reach somebody.
fn is_card(block: &[Line<'_>]) -> bool {
    let filled = || block.iter().filter(|line| !is_blank(line.text));
    let (count, reaching) = (filled().count(), filled().filter(|line| has_contact(line.text)).count());
    let named = || filled().next().is_some_and(|line| looks_like_name_line(line.text));
    let labelled = || filled().all(|line| is_labelled(line.text));
    count >= 2 && (reaching * 2 >= count || reaching > 0 && named()) || count == 1 && labelled()
}

/// "Tel.: 030 …", "www.…": a line that only says how to reach somebody.
fn is_labelled(line: &str) -> bool {
    let lower = line.trim().to_lowercase();
    const LABELS: &[&str] = &[
        "tel", "fon ", "fon:", "phone", "fax", "mobil", "handy", "e-mail:", "email:", "mail:", "http", "www.",
        "homepage", "web:",
    ];
    line.len() < 100 && has_contact(line) && LABELS.iter().any(|label| lower.starts_with(label))
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
fn is_signature(below: &[Line<'_>]) -> bool {
    let filled: Vec<&str> = below.iter().map(|l| l.text).filter(|l| !is_blank(l)).take(LONGEST + 1).collect();
    (1..=LONGEST).contains(&filled.len()) && !filled.iter().any(|l| is_prose(l))
}

fn is_prose(line: &str) -> bool {
    let lower = line.trim().to_lowercase();
    let postscript = lower.starts_with("p.s") || lower.starts_with("ps:") || lower.starts_with("ps ");
    let words = line.split_whitespace().count();
    let small = line.split_whitespace().filter(|w| w.chars().next().is_some_and(char::is_lowercase)).count();
    let sentence = words >= 7 && line.trim_end().ends_with(['.', '?', '!']) || words >= 8 && small * 10 >= words * 7;
    postscript || ((sentence || line.trim_end().ends_with('?') || line.len() > 110) && !has_contact(line))
}
