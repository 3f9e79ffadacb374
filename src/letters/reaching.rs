//! A line in, whether it says how to reach somebody out.

use super::quotation::RULES;
use crate::speech::pattern::Pattern;
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use std::sync::LazyLock;

/// Words without which no line is of a register, by their ASCII alone: asked many times faster.
static COURT_HINT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i-u)gesch|vorstand|aufsichtsrat|gericht|handelsregister|sitz der|firmenbuch|ust|uid|hr[ab]|regist|compan|fn [0-9]",
    )
});

/// Gives an address, a number, a street, a town or a firm.
pub(super) fn has_contact(line: &str) -> bool {
    let figures = || line.bytes().any(|b| b.is_ascii_digit());
    let firm = || {
        let end = line.len().saturating_sub(4);
        line.get(end..).is_some_and(|end| end.eq_ignore_ascii_case(" inc") || end.eq_ignore_ascii_case(" ltd"))
    };
    let labelled = || line.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("tel."));
    let pieces = || line.split(" | ").skip(1);
    CONTACT_WORDS.as_ref().is_some_and(|words| words.is_match(line))
        || line.contains('|') && pieces().any(|piece| !piece.trim_start().starts_with(|c: char| c.is_ascii_digit()))
        || line.len() < 60
            && figures()
            && (holds_number(line) || is_town(line) || is_street(&line.to_lowercase()) || is_extension(line))
        || COURT_HINT.matches(line) && RULES.as_ref().is_some_and(|rules| rules.court.matches(line))
        || firm()
        || labelled()
}

/// Signs of an address and names of firms, in lower case.
static CONTACT_WORDS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let words = ["www.", "@", "://", " · ", "gmbh", " ltd.", " ltd,", " inc.", " inc,", "verlag", "universit", " tel."];
    AhoCorasick::builder().ascii_case_insensitive(true).kind(Some(AhoCorasickKind::DFA)).build(words).ok()
});

/// "Tel.: 030 …", "www.…": a line that only says how to reach somebody.
pub(super) fn is_labelled(line: &str) -> bool {
    let lower = line.trim().to_lowercase();
    const LABELS: &[&str] = &[
        "tel", "fon ", "fon:", "phone", "fax", "mobil", "handy", "e-mail:", "email:", "mail:", "http", "www.",
        "homepage", "web:",
    ];
    let address = || !lower.contains(' ') && lower.contains('@');
    line.len() < 100 && has_contact(line) && (LABELS.iter().any(|label| lower.starts_with(label)) || address())
}

/// Seven figures or more in a row, with what stands between the figures of a telephone number.
fn holds_number(line: &str) -> bool {
    let between = |b: &u8| matches!(b, b' ' | b'-' | b'.' | b'/' | b'(' | b')' | b'+' | 0x80..);
    let mut pieces = line.as_bytes().split(|b| !b.is_ascii_digit() && !between(b));
    pieces.any(|piece| piece.iter().filter(|b| b.is_ascii_digit()).count() >= 7)
}

/// "704 555 0123" and nothing else.
pub(super) fn is_number(line: &str) -> bool {
    let line = line.trim();
    let digits = line.bytes().filter(u8::is_ascii_digit).count();
    let signs = |b: u8| b.is_ascii_digit() || matches!(b, b' ' | b'-' | b'(' | b')' | b'+' | b'/' | b'.');
    let day = digits <= 8 && line.bytes().filter(|b| matches!(b, b'.' | b'/')).count() == 2;
    (7..=15).contains(&digits) && line.bytes().all(signs) && !day
}

/// "x5550", "ext. 55512", "3-5550": the number of a telephone within a house, and nothing else.
pub(super) fn is_extension(line: &str) -> bool {
    let line = line
        .trim()
        .trim_start_matches(['E', 'e', 'x', 'X'])
        .trim_start_matches("t.")
        .trim_start_matches(['t', '.', ' ']);
    let digits = line.bytes().filter(u8::is_ascii_digit).count();
    let year = line.len() == 4 && (line.starts_with("19") || line.starts_with("20"));
    (4..=6).contains(&digits) && line.bytes().all(|b| b.is_ascii_digit() || b == b'-') && !year
}

/// "Sampleton, TX 77000", „12345 Musterstadt": a town with its postal code.
fn is_town(line: &str) -> bool {
    let line = line.trim();
    let is_code = |word: &str| word.len() == 5 && word.bytes().all(|b| b.is_ascii_digit());
    let code = line.rsplit([' ', '-']).find(|word| word.len() != 4).unwrap_or_default();
    let capital = |text: &str| text.starts_with(char::is_uppercase);
    let behind = is_code(code) && line.contains(", ") && capital(line) && line.split(' ').count() <= 6;
    let before = line.split_once(' ').is_some_and(|(code, town)| is_code(code) && capital(town));
    behind || before && line.split(' ').count() <= 4
}

/// "1200 Sample, Suite 900", „Postfach 12": in lower case, with a figure in it.
fn is_street(lower: &str) -> bool {
    const WORDS: &[&str] = &[
        " street", " st.", " suite ", " blvd", " avenue", " ave.", " road", " rd.", " drive", " lane", " floor",
        "p.o. box", "po box", "straße", "strasse", "str. ", "postfach",
    ];
    let is_word = |word: &&str| {
        let behind = lower.split_once(*word).map(|(_, behind)| behind);
        behind.is_some_and(|behind| word.ends_with(' ') || !behind.starts_with(char::is_alphabetic))
    };
    WORDS.iter().any(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_to_reach_somebody() {
        for line in [
            "Tel. 0821 555 0123",
            "jana@example.org",
            "www.example.org",
            "Beispiel GmbH · Musterstadt",
            "SAMPLE | FIRST",
            "Sampleton, TX 77000",
            "Musterstadt, Texas 77000-5555",
            "12345 Musterstadt",
            "1200 Sample, Suite 900",
            "Postfach 12",
            "ext. 55512",
            "Beispiel Garden Inc.",
        ] {
            assert!(has_contact(line), "{line}");
        }
        for line in [
            "including the last one",
            "we met in the hotel. He came late",
            " boats/oars/oar.c | 55 +++++-----",
            "Status |RESOLVED |REOPENED",
            "Summary|bsp-0.5.1 |bsp-0.5.2",
            "in 2002",
        ] {
            assert!(!has_contact(line), "{line}");
        }
        for (line, extension, number) in [
            ("x5550", true, false),
            ("3-5550", true, false),
            ("2001", false, false),
            ("704 555 0123", false, true),
            ("12.10.2023", false, false),
            ("05/05/2005", false, false),
            ("Raum 5550", false, false),
        ] {
            assert_eq!((is_extension(line), is_number(line)), (extension, number), "{line}");
        }
        assert!(
            is_labelled("jana@example.org") && is_labelled("http://example.org") && !is_labelled("see example.org")
        );
    }
}
