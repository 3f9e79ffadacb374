//! The unquoted lines of a letter in, the same without signature, disclaimer and mobile line out.

use super::context::Context;
use super::footer;
use super::own_words::{Line, is_blank};
use super::quotation::{Mobile, RULES};
use super::reaching::{has_contact, is_extension, is_labelled, is_number};
use crate::model::Span;
use crate::speech;
use crate::speech::bare_name;
use crate::speech::fold;
use crate::speech::pattern::Pattern;
use crate::speech::salutation;
use crate::speech::sign_off::{self, Found};
use std::sync::LazyLock;

/// More lines than this below a delimiter or a name are no signature.
const LONGEST: usize = 15;
/// Lines of a card that stands right below a sentence.
const LONGEST_CARD: usize = 8;
/// As the standard has it (RFC 3676, 4.3), with the blank: whatever stands below is signature.
const DELIMITER: &str = "-- ";
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
    unseal(&mut lines);
    without_notice_above(&mut lines);
    for _ in 0..MOST_FOOTERS {
        let Some(at) = footer::begins(&lines) else { break };
        take(&mut lines, at, &mut signature);
    }
    if let Some(at) = context.signature_begins(&lines) {
        take(&mut lines, at, &mut signature);
    }
    // one above a quotation that is gone by now, one below it
    for _ in 0..2 {
        let Some(at) = delimiter(&lines) else { break };
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
    without_rules(&mut lines);
    if let Some(at) = number_below_name(&lines).or_else(|| card_below_sentence(&lines)) {
        take(&mut lines, at, &mut signature);
    }
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

/// Removes the lines that part one piece from another; one with words right above and below is of a table.
fn without_rules(lines: &mut Vec<Line<'_>>) {
    let worded = |line: Option<&Line<'_>>| line.is_some_and(|l| !is_blank(l.text) && !footer::is_rule(l.text.trim()));
    let within = |at: usize| worded(at.checked_sub(1).and_then(|above| lines.get(above))) && worded(lines.get(at + 1));
    let kept: Vec<bool> =
        lines.iter().enumerate().map(|(at, line)| !footer::is_rule(line.text.trim()) || within(at)).collect();
    let mut kept = kept.into_iter();
    lines.retain(|_| kept.next().unwrap_or(true));
}

/// Removes what a program wrote around signed words: the two lines at their beginning, and the seal below them.
fn unseal(lines: &mut Vec<Line<'_>>) {
    let begins =
        |line: &Line<'_>, what: &str| line.text.strip_prefix("-----BEGIN PGP ").is_some_and(|l| l.starts_with(what));
    let Some(head) = lines.iter().position(|line| begins(line, "SIGN")) else { return };
    if lines.get(head).is_some_and(|line| begins(line, "SIGNED")) {
        let hash = lines.get(head + 1).is_some_and(|line| line.text.starts_with("Hash: "));
        lines.drain(head..head + 1 + usize::from(hash));
    }
    let Some(seal) = lines.iter().position(|line| begins(line, "SIGNATURE")) else { return };
    let end = lines.iter().skip(seal).position(|line| line.text.starts_with("-----END PGP ")).unwrap_or_default();
    lines.drain(seal..=seal + end);
}

/// Removes a notice of who may read the letter where it stands above the letter.
fn without_notice_above(lines: &mut Vec<Line<'_>>) {
    let Some(first) = lines.iter().position(|l| !is_blank(l.text) && !footer::is_rule(l.text.trim())) else { return };
    let paragraph = first_paragraph(lines);
    let end = first + paragraph.len();
    let rest = lines.iter().skip(end).any(|l| !is_blank(l.text) && !footer::is_rule(l.text.trim()));
    if rest && paragraph.len() <= LONGEST && footer::is_legal(paragraph) {
        lines.drain(..end);
    }
}

/// How many lines stand above the names of attachments at the end (" - Angebot.doc"), as some archives write them.
fn before_attachments(lines: &[Line<'_>]) -> usize {
    let attachment = |line: &Line<'_>| {
        let name = line.text.trim();
        let beginnings = ["<<", "(See attached file:", "file: ", "(Siehe angehängte Datei:", "<Embedded ", "[image:"];
        is_blank(name)
            || name.len() < 200 && beginnings.iter().any(|beginning| name.starts_with(beginning))
            || name.starts_with("- ")
                && name.len() < 100
                && name.rsplit_once('.').is_some_and(|(_, end)| {
                    (2..=4).contains(&end.len()) && end.bytes().any(|b| b.is_ascii_alphabetic()) && !end.contains(' ')
                })
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

/// "-- ", and its kin with at most fifteen filled lines below: the last such place. A longer rule counts where a name
/// and how to reach it stand below.
fn delimiter(lines: &[Line<'_>]) -> Option<usize> {
    let mut filled = 0;
    for (at, line) in lines.iter().enumerate().rev() {
        let bare = line.text.trim_end();
        if line.text == DELIMITER || filled <= LONGEST && matches!(bare, "--" | "__" | "—" | "–" | "- --") {
            return (filled > 0 || at > 0).then_some(at);
        }
        let below = || first_paragraph(lines.get(at + 1..).unwrap_or_default());
        let drawn = || footer::is_rule(bare.trim_start()) || matches!(bare, "-" | "---" | "----");
        if (2..=LONGEST).contains(&filled) && drawn() && is_card(below()) {
            return Some(at);
        }
        filled += usize::from(!bare.is_empty());
    }
    None
}

/// A disclaimer shows in its first bytes; some write a whole paragraph on a line.
const LONGEST_HINT: usize = 200;

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
    head.len() > 10 && begins && DISCLAIMER_HINT.matches(speech::beginning(head, LONGEST_HINT))
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

/// The number at the end, right below the name of one or two words with which the letter closes.
fn number_below_name(lines: &[Line<'_>]) -> Option<usize> {
    let last = lines.iter().rposition(|line| !is_blank(line.text)).filter(|last| *last > 0)?;
    let name = lines.get(last - 1).map_or("", |line| line.text.trim_matches(['-', ' ', ',']));
    let begins = || last == 1 || lines.get(last - 2).is_some_and(|line| is_blank(line.text));
    let named = || looks_like_name_line(name) && (!name.contains(' ') || name.split(' ').count() == 2 && begins());
    let number = lines.get(last)?.text;
    // a longer card goes as a whole
    let card = || contact_block(lines).is_some_and(|first| first + 1 < last);
    ((is_extension(number) || is_number(number)) && named() && !card()).then_some(last)
}

/// A name and ways to reach somebody right below the last sentence, without a blank line between.
fn card_below_sentence(lines: &[Line<'_>]) -> Option<usize> {
    let last = lines.iter().rposition(|line| !is_blank(line.text))?;
    has_contact(lines.get(last)?.text).then_some(())?;
    let short = |at: usize| lines.get(at).is_some_and(|line| line.text.trim().len() <= 3);
    let ends =
        |at: usize| lines.get(at).is_some_and(|line| line.text.trim_end().ends_with(['.', '!', '?'])) || short(at);
    let starts = (last.saturating_sub(LONGEST_CARD)..last.saturating_sub(1)).rev();
    let paragraph = starts.take_while(|at| lines.get(*at).is_some_and(|line| !is_blank(line.text)));
    let first = paragraph.filter(|at| *at > 0 && ends(at - 1)).find(|at| {
        let card = lines.get(*at..=last).unwrap_or_default();
        card.first().is_some_and(|line| looks_like_name_line(line.text)) && is_card(card)
    })?;
    lines.get(first - 1).is_some_and(|line| !is_blank(line.text)).then_some(first)
}

/// A block at the very end, below a blank line, that gives a telephone number, web address or firm: a signature
/// without a closing above it.
fn contact_block(lines: &[Line<'_>]) -> Option<usize> {
    let lines = lines.get(..before_attachments(lines))?;
    let last = lines.iter().rposition(|l| !is_blank(l.text))?;
    let first = lines.iter().take(last + 1).rposition(|l| is_blank(l.text)).map_or(0, |blank| blank + 1);
    let block = lines.get(first..=last)?;
    let above = lines.iter().take(first).rfind(|l| !is_blank(l.text)).map(|l| l.text.trim_end());
    // "You find it at:" gives an address; a letter that is nothing but a card is one, a short one with a number is not
    let apart = match above {
        Some(above) => !above.ends_with(':'),
        None => {
            let name =
                block.first().is_some_and(|l| looks_like_name_line(l.text) && salutation::parse(l.text).is_none());
            let reached = block.len() == 2 && block.last().is_some_and(|l| is_labelled(l.text));
            (block.len() >= 3 || reached) && name && !block.iter().any(|l| l.text.trim_end().ends_with(['.', '?', '!']))
        }
    };
    (apart && (is_card(block) || repeats_name(above, block))).then_some(first)
}

/// "Jana" / "Jana Vogt, Beispiel GmbH": below the name with which a letter closes it stands again, in full.
fn repeats_name(above: Option<&str>, block: &[Line<'_>]) -> bool {
    let closing = above.map_or("", |line| line.trim_matches(['-', ' ', ',']));
    let full = block.first().map_or("", |line| line.text.trim());
    let named =
        closing.len() > 2 && !closing.contains(' ') && full.split_once(' ').is_some_and(|(name, _)| name == closing);
    named
        && looks_like_name_line(full)
        && (1..=LONGEST_CARD).contains(&block.len())
        && !block.iter().any(|l| is_running(l.text))
}

/// Two lines or more: a name and how to reach it, or for the greater part ways to reach somebody.
fn is_card(block: &[Line<'_>]) -> bool {
    let filled = || block.iter().filter(|line| !is_blank(line.text));
    let (count, reaching) = (filled().count(), filled().filter(|line| has_contact(line.text)).count());
    let named = || filled().next().is_some_and(|line| looks_like_name_line(line.text));
    let labelled = || filled().all(|line| is_labelled(line.text));
    let card = count >= 2 && (reaching * 2 >= count || reaching > 0 && named()) || count == 1 && labelled();
    let small = |line: &str| line.trim_start().starts_with(char::is_lowercase) && !line.contains(':');
    let smalls = || filled().filter(|line| small(line.text) && !has_contact(line.text)).count();
    card && !filled().any(|line| is_running(line.text)) && smalls() * 3 < count
}

/// The lines up to the first blank one or rule, without blank ones above.
fn first_paragraph<'a, 't>(lines: &'a [Line<'t>]) -> &'a [Line<'t>] {
    let ends = |line: &Line<'_>| is_blank(line.text) || footer::is_rule(line.text.trim());
    let lines = lines.iter().position(|line| !ends(line)).and_then(|first| lines.get(first..)).unwrap_or_default();
    lines.get(..lines.iter().position(ends).unwrap_or(lines.len())).unwrap_or_default()
}

/// A line out of a sentence: "For more, please call Jana at 0821 555 0123".
fn is_running(line: &str) -> bool {
    let firsts = || line.split_whitespace().filter_map(|word| word.chars().next()).filter(|c| c.is_alphabetic());
    let (words, small) = (firsts().count(), firsts().filter(|c| c.is_lowercase()).count());
    words >= 7 && small * 2 >= words
}

fn looks_like_name_line(line: &str) -> bool {
    let words = line.split([',', '|', '·']).next().unwrap_or_default().split_whitespace().take(7);
    let (count, capitals) = words.fold((0, 0), |(count, capitals), word| {
        (count + 1, capitals + usize::from(word.starts_with(char::is_uppercase)))
    });
    (1..=6).contains(&count)
        && capitals * 2 > count
        && !line.trim_end().ends_with(['.', '?', '!', ',', ':'])
        && !line.contains(|c: char| c.is_ascii_digit() || c == '=')
}

/// Lines below a name are a signature unless they are prose or a postscript.
fn is_signature(below: &[Line<'_>]) -> bool {
    // "Thanks a" / "lot!"
    let goes_on = |line: &Line<'_>| line.text.starts_with(char::is_lowercase) && !has_contact(line.text);
    if below.first().is_some_and(goes_on) {
        return false;
    }
    let filled: Vec<&str> = below.iter().map(|l| l.text).filter(|l| !is_blank(l)).take(LONGEST + 1).collect();
    (1..=LONGEST).contains(&filled.len()) && !filled.iter().any(|l| is_prose(l))
}

fn is_prose(line: &str) -> bool {
    let postscript = sign_off::is_postscript(line.trim());
    let (mut words, mut small) = (0, 0);
    for word in line.split_whitespace() {
        words += 1;
        small += usize::from(word.starts_with(char::is_lowercase));
    }
    let sentence =
        words >= 7 && small >= 2 && line.trim_end().ends_with(['.', '?', '!']) || words >= 8 && small * 10 >= words * 7;
    postscript || ((sentence || line.trim_end().ends_with('?') || line.len() > 110) && !has_contact(line))
}
