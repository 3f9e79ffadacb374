//! The last lines of a letter in, where lines begin that no writer wrote out: the footer of a list, a provider's
//! advertisement, the note of a scanner.

use super::own_words::{Line, is_blank};
use aho_corasick::{AhoCorasick, AhoCorasickKind, Anchored, Input, StartKind};
use std::sync::LazyLock;

/// A footer below a rule has at most so many filled lines; one that is known by its first words may have more.
const LONGEST: usize = 15;
const LONGEST_UNRULED: usize = 24;
/// So few lines below a rule that give a web address advertise it.
const ADVERTISEMENT: usize = 6;

/// Words of footers, in lower case; believed only below a rule.
const WORDS: &[&str] = &[
    "unsubscribe",
    "mailing list",
    "mailingliste",
    "mailman",
    "listinfo",
    "-leave@",
    "abmelden",
    "austragen",
    "abbestellen",
    "to leave",
    "subscribed",
    "subscription",
    "digest mode",
    "yahoo! groups",
    "groups.yahoo",
    "groups.google",
    "you are receiving",
    "you received this",
    "do you yahoo",
    "yahoo! mail",
    "hotmail",
    "msn ",
    "freemail",
    "web.de",
    "gmx.",
    "sf.net",
    "sourceforge",
    "sponsor",
    "never miss a thing",
    "virus",
    "scanned",
    "copyright",
    "all rights reserved",
];

/// What a footer begins with where no rule stands above it, in lower case.
const BEGINNINGS: &[&str] = &[
    "to unsubscribe",
    "to subscribe or unsubscribe",
    "to change your subscription",
    "to be removed from",
    "if you wish to unsubscribe",
    "if you wish to be removed",
    "if you no longer w",
    "if you do not wish to receive",
    "if you prefer not to receive",
    "wenn sie keine weiteren",
    "wenn sie diesen newsletter",
    "wenn sie den newsletter",
    "falls sie keine weiteren",
    "falls sie diesen newsletter",
    "um den newsletter abzubestellen",
    "newsletter abbestellen",
    "to post to this",
    "to remove yourself",
    "you are receiving this",
    "you received this message",
    "you received this e-mail",
    "you received this email",
    "you received this mail",
    "you are subscribed",
    "this message is sent to you because",
    "please note that this message was sent to",
    "your use of yahoo! groups",
    "do you yahoo!?",
    "no virus found in this",
    "this email has been checked for viruses",
    "this email was scanned",
    "this e-mail was scanned",
    "outgoing mail is certified virus free",
    "virus-free.",
    "virenfrei.",
    "diese e-mail wurde von avast",
    "um sich von dieser liste abzumelden",
    "zum abmelden",
    "sie erhalten diese e-mail, weil",
    "* afmelden op",
    "get your free ",
    "msn photos is",
    "send and receive hotmail",
    "join the world’s largest e-mail service",
    "chat with friends online, try msn",
    "more majordomo info at",
    "yahoo! groups links",
    "[[alternative html version deleted",
    "an embedded and charset-unspecified text was scrubbed",
    "an html attachment was scrubbed",
    "a non-text attachment was scrubbed",
    "this email has been sent to",
    "this e-mail has been sent to",
    "this email was sent to",
    "this e-mail was sent to",
    "this message was sent to",
    "if you would like to unsubscribe",
    "if you would like to be removed",
    "you are currently subscribed",
    "visit our subscription center",
    "copyright (c) ",
    "copyright © ",
    "(c) copyright ",
];

/// Words of legal notices, in lower case; so many of them in one of the last paragraphs make a notice.
const LEGAL: &[&str] = &[
    "confidential",
    "privileged",
    "intended",
    "recipient",
    "addressee",
    "entity",
    "in error",
    "disseminat",
    "disclos",
    "prohibited",
    "notify the sender",
    "contact the sender",
    "unauthorized",
    "unauthorised",
    "may contain",
    "proprietary",
    "attorney-client",
    "attorney work product",
    "copying",
    "delete",
    "destroy",
    "vertraulich",
    "rechtlich geschützt",
    "empfänger",
    "adressat",
    "irrtümlich",
    "unbefugt",
    "nicht gestattet",
    "vernichten",
    "löschen",
    "weitergabe",
    "absender",
    "confidentiel",
    "destinataire",
    "par erreur",
    "riservat",
    "destinatario",
    "vertrouwelijk",
    "geadresseerde",
    // from here on words that count only beside one of those above, see `IN_NOTICES`
    "electronic mail",
    "e-mail",
    "internet",
    "guarantee",
    "instructions",
    "transmi",
    "responsible",
    "reserves the right",
    "liability",
    "viruses",
];
const FEWEST_LEGAL: u32 = 4;
/// The words of [`LEGAL`] that business letters are full of, too.
const IN_NOTICES: u64 = 0x3ff << (LEGAL.len() - 10);
/// Filled lines at the end among which a notice is looked for.
const LOOKED_AT: usize = 50;

/// Where the lowest footer begins, if the lines end in one.
pub(super) fn begins(lines: &[Line<'_>]) -> Option<usize> {
    footer(lines).or_else(|| legal_notice(lines))
}

/// The uppermost of the last paragraphs that speaks of nothing but who may read the letter, with its heading.
fn legal_notice(lines: &[Line<'_>]) -> Option<usize> {
    let mut found = None;
    let mut words = 0_u64;
    let (mut seen, mut first_line) = (0, None);
    for (at, line) in lines.iter().enumerate().rev().chain(std::iter::once((0, &BLANK))) {
        let text = line.text.trim();
        if !text.is_empty() {
            words |= legal_words(text);
            seen += 1;
            first_line = Some(at);
            if seen > LOOKED_AT {
                break;
            }
        } else if let Some(first) = first_line.take() {
            let heads = || lines.get(first).is_some_and(|line| is_heading(line.text));
            if is_notice(words) || found.is_some() && heads() {
                found = Some(first + own_lines_above(lines.get(first..).unwrap_or_default()));
            }
            words = 0;
        }
    }
    found
}

fn is_notice(words: u64) -> bool {
    let (strong, all) = ((words & !IN_NOTICES).count_ones(), words.count_ones());
    strong >= FEWEST_LEGAL || strong > 1 && all > FEWEST_LEGAL
}

/// Whether the lines speak of nothing but who may read the letter.
pub(super) fn is_legal(paragraph: &[Line<'_>]) -> bool {
    let words = paragraph.iter().fold(0, |words, line| words | legal_words(line.text));
    (words & !IN_NOTICES).count_ones() >= FEWEST_LEGAL
}

/// How many whole sentences stand above a notice without a blank line between.
fn own_lines_above(paragraph: &[Line<'_>]) -> usize {
    let own = |line: &&Line<'_>| legal_words(line.text) == 0 && line.text.trim_end().ends_with(['.', '?', '!']);
    paragraph.iter().take_while(own).count()
}

fn is_heading(line: &str) -> bool {
    let plain = line.trim().trim_matches(['*', '-', '_', '=', ':', ' ']).to_lowercase();
    matches!(
        plain.as_str(),
        "disclaimer"
            | "legal stuff"
            | "legal notice"
            | "confidentiality notice"
            | "confidentiality"
            | "haftungsausschluss"
            | "rechtlicher hinweis"
    )
}

/// A bit for each of [`LEGAL`] that stands in a line.
fn legal_words(line: &str) -> u64 {
    let Some(words) = LEGAL_WORDS.as_ref() else { return 0 };
    words.find_iter(line).fold(0, |bits, found| bits | 1 << found.pattern().as_u32())
}

static LEGAL_WORDS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    AhoCorasick::builder().ascii_case_insensitive(true).kind(Some(AhoCorasickKind::DFA)).build(LEGAL).ok()
});

static BEGINS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let mut builder = AhoCorasick::builder();
    builder.ascii_case_insensitive(true).kind(Some(AhoCorasickKind::DFA)).start_kind(StartKind::Anchored);
    builder.build(BEGINNINGS).ok()
});

const BLANK: Line<'static> = Line { span: 0..0, text: "" };

fn footer(lines: &[Line<'_>]) -> Option<usize> {
    let filled = lines.iter().enumerate().rev().filter(|(_, line)| !is_blank(line.text));
    let mut below: Vec<&str> = Vec::new();
    for (at, line) in filled.take(LONGEST_UNRULED) {
        let text = line.text.trim();
        let above = at.checked_sub(1).and_then(|above| lines.get(above)).map(|line| line.text);
        let apart = above.is_none_or(|above| is_blank(above) || is_rule(above.trim()));
        if is_rule(text) || is_titled_rule(text) {
            let worded = || below.iter().any(|line| holds_word(line)) || holds_word(text);
            let advertised = (apart || !is_rule(text)) && advertises(&below);
            if (1..=LONGEST).contains(&below.len()) && (advertised || worded()) {
                return Some(at);
            }
        } else {
            if apart && below.len() < LONGEST_UNRULED && begins_footer(text) {
                return Some(at);
            }
        }
        below.push(text);
    }
    None
}

/// What a mail server puts above letters from outside.
pub(super) fn is_banner(line: &str) -> bool {
    let head = line.trim_start_matches(['*', ' ', '[', '>']);
    let begins = ["caution", "achtung", "warnung", "warning", "external", "extern"]
        .iter()
        .any(|word| head.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)));
    let lower = || head.to_lowercase();
    begins
        && [
            "originated from outside",
            "originated outside",
            "von extern",
            "von außerhalb",
            "external email",
            "external sender",
            "externer absender",
        ]
        .iter()
        .any(|words| lower().contains(words))
}

/// Five signs or more that draw a line, and nothing else.
pub(super) fn is_rule(text: &str) -> bool {
    text.len() >= 5
        && text.bytes().all(|b| matches!(b, b'-' | b'_' | b'=' | b'*' | b'#' | b'~' | b'<' | b'>' | b'.' | b'+' | b' '))
        && text.bytes().filter(|b| !matches!(b, b' ')).count() * 2 > text.len()
        && !text.bytes().all(|b| b == b'.' || b == b'>' || b == b' ')
}

/// A line drawn with a title in it: "------- Yahoo! Groups Sponsor -------~-->".
fn is_titled_rule(text: &str) -> bool {
    let signs = |bytes: &mut dyn Iterator<Item = u8>| {
        bytes.take_while(|b| matches!(b, b'-' | b'_' | b'=' | b'*' | b'#' | b'~' | b'>')).count()
    };
    text.len() < 120 && signs(&mut text.bytes()) >= 5 && signs(&mut text.bytes().rev()) >= 5
}

fn holds_word(line: &str) -> bool {
    let lower = line.to_lowercase();
    WORDS.iter().any(|word| lower.contains(word))
}

fn advertises(below: &[&str]) -> bool {
    below.len() <= ADVERTISEMENT && below.iter().any(|line| line.contains("://") || line.contains("www."))
}

pub(super) fn begins_footer(text: &str) -> bool {
    let begins = BEGINS.as_ref().is_some_and(|begins| begins.is_match(Input::new(text).anchored(Anchored::Yes)));
    // "This message was sent to all of us" says something
    let sent = || text.get(..40).unwrap_or(text).contains(" sent to") && !text.starts_with("This message is");
    begins && (!sent() || text.contains('@'))
}
