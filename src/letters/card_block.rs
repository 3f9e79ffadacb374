//! The own lines of a letter in, where a card stands among them that no sign-off and no rule sets apart out.

use super::card_words;
use super::own_words::is_blank;
use super::telephone;
use crate::model::Span;
use crate::speech::signed_name;

/// Filled lines at the end among which it is looked for.
const LINES_LOOKED_AT: usize = 24;
/// Filled lines of a card, and the longest of them, in bytes.
const MOST_LINES: usize = 10;
const LONGEST: usize = 75;

/// A telephone number has so many.
const FIGURES: usize = 7;
/// Filled lines that may follow it.
const MOST_BELOW: usize = 4;

/// The lowest full name that stands on a line of its own, or before a comma, with how to reach it in the lines below,
/// and no sentence between them. `own`: the own words; where `writer` is known, the name is theirs.
pub(super) fn block(text: &str, own: &[Span], writer: &str) -> Option<Span> {
    let words = |piece: &Span| text.get(piece.clone()).unwrap_or_default();
    let figures = || own.iter().flat_map(|piece| words(piece).bytes()).filter(u8::is_ascii_digit).count();
    if !own.iter().any(|piece| words(piece).contains('@') || words(piece).contains("www.")) && figures() < FIGURES {
        return None;
    }
    let lines = last_lines(text, own);
    let reaching: Vec<bool> = lines.iter().map(|line| may_reach(words(line))).collect();
    for (at, line) in lines.iter().enumerate() {
        let near = reaching.get(at.saturating_sub(MOST_LINES)..at).unwrap_or_default();
        if !near.contains(&true) || !is_name(words(line), writer) {
            continue;
        }
        let mut end = line.end;
        let mut reached = false;
        let mut left = at;
        // `lines` stand from the bottom up
        for (count, below) in lines.iter().take(at).rev().enumerate() {
            let written = words(below);
            let apart = text.get(end..below.start).is_some_and(|gap| gap.matches('\n').count() > 2);
            if count >= MOST_LINES || apart || written.len() > LONGEST || is_sentence(written) {
                break;
            }
            reached |= reaches(text, below, written);
            end = below.end;
            left -= 1;
        }
        if reached && left <= MOST_BELOW {
            return Some(line.start..end);
        }
    }
    None
}

/// Filled lines, from the bottom up.
fn last_lines(text: &str, own: &[Span]) -> Vec<Span> {
    let mut found = Vec::new();
    for piece in own.iter().rev() {
        let mut end = piece.end;
        for line in text.get(piece.clone()).unwrap_or_default().split_inclusive('\n').rev() {
            let start = end - line.len();
            if !is_blank(line) {
                found.push(start..start + line.trim_end().len());
            }
            end = start;
            if found.len() >= LINES_LOOKED_AT {
                return found;
            }
        }
    }
    found
}

fn is_name(line: &str, writer: &str) -> bool {
    let line = line.trim();
    let head = line.split([',', '|', '(']).next().unwrap_or_default().trim_end();
    if line.len() > LONGEST
        || !head.starts_with(char::is_uppercase)
        || line.ends_with(['.', '!', '?', ':']) && !line.contains(',')
    {
        return false;
    }
    if !(2..=9).contains(&head.split_whitespace().take(10).count()) {
        return false;
    }
    let words = head.split_whitespace().filter(|word| !card_words::is_degree(word));
    let name = words.clone().collect::<Vec<_>>().join(" ");
    let full = (2..=5).contains(&words.count());
    let named = || signed_name::as_name(&name).is_some_and(|found| found.len() == name.len());
    let plain = || {
        card_words::words().is_some_and(|words| {
            card_words::sort(&name, words) == card_words::Sort::Unknown && !card_words::is_no_name(&name, words)
        })
    };
    full && named() && plain() && card_words::may_be_of(&name, writer)
}

fn is_sentence(line: &str) -> bool {
    let words = line.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic));
    let small = words.clone().filter(|word| word.starts_with(char::is_lowercase)).count();
    let count = words.count();
    line.ends_with('?') || count >= 6 && small * 2 > count || line.contains("://") && count > 6
}

/// A telephone number, a mail or web address.
fn reaches(text: &str, line: &Span, written: &str) -> bool {
    let address = written.contains('@') || written.contains("www.");
    address || may_reach(written) && !telephone::numbers(text, line).is_empty()
}

/// Short, and with an address or enough digits.
fn may_reach(line: &str) -> bool {
    line.len() <= LONGEST
        && (line.contains('@') || line.contains("www.") || line.bytes().filter(u8::is_ascii_digit).count() >= FIGURES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows() {
        for (text, writer, want) in [
            (
                "I will call.\n\nKim Osei, Attorney\n5 Elm Avenue\nVoice: 202-555-0123\n\nsee you",
                "",
                "Kim Osei, Attorney…see you",
            ),
            (
                "Kim Osei\nBoats and Gardens\n212-555-0123 (phone)\nAnna, is the soup warm? It smells of leek and smoke here.",
                "kim osei",
                "Kim Osei…212-555-0123 (phone)",
            ),
            ("Kim Osei\nBoats and Gardens\n212-555-0123 (phone)", "anna weber", ""),
            ("Please call Kim at 212-555-0123.\nAnna", "", ""),
            ("Kim Osei\nand Anna Weber have painted the fence that you wanted to be green.\n212-555-0123", "", ""),
        ] {
            let found = block(text, std::slice::from_ref(&(0..text.len())), writer).map(|span| &text[span]);
            let ends = |found: &str| {
                format!(
                    "{}…{}",
                    found.lines().next().unwrap(),
                    found.lines().last().unwrap().rsplit(": ").next().unwrap()
                )
            };
            assert_eq!(found.map(ends).unwrap_or_default(), want, "{text}");
        }
    }
}
