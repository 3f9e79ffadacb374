//! The sign-off and signature of a letter in; name, title, firm, telephone and place as they stand there out.

use super::own_words::is_blank;
use super::{footer, telephone};
use crate::model::{Card, Span};
use crate::speech::signed_name;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::LazyLock;

#[derive(Deserialize)]
struct Source {
    title: BTreeSet<String>,
    firm: BTreeSet<String>,
    institute: BTreeSet<String>,
    department: BTreeSet<String>,
    place: BTreeSet<String>,
}

/// `None` only if the embedded file were broken; a test sees to that.
static WORDS: LazyLock<Option<Source>> =
    LazyLock::new(|| toml::from_str(include_str!("../../content/cards.toml")).ok());

/// More lines than these are no card.
const MOST_LINES: usize = 18;
/// Longest part of a line that says one thing, in characters.
const LONGEST: usize = 80;

/// What a part of a line says. Institutions by their size: the greatest is the firm, the others are parts of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Title,
    Institution(u8),
    Place,
    Unknown,
}

/// `name`: where the writer signed, `signature`: what stands below; `writer`: all that is known of their name.
pub(super) fn card(text: &str, name: Option<&Span>, signature: Option<&Span>, writer: &str) -> Card {
    let mut card = Card::default();
    let Some(words) = WORDS.as_ref() else { return card };
    let mut institutions: Vec<(u8, Span)> = Vec::new();
    let mut unknown: Vec<Span> = Vec::new();
    let whole = signature.cloned().unwrap_or_default();
    for line in lines(text, &whole) {
        let mut rest = vec![line.clone()];
        for number in telephone::numbers(text, &line) {
            let place = number.number.clone();
            if number.is_fax {
                card.faxes.push(place)
            } else {
                card.phones.push(place)
            }
            rest = without(rest, &number.whole);
        }
        for piece in rest.iter().flat_map(|piece| pieces(text, piece)) {
            let first = card.name.is_none() && card.titles.is_empty() && institutions.is_empty() && unknown.is_empty();
            let theirs = |found: &Span| {
                let again = says_again(text, found, name);
                again == Some(true) || first && again.is_none() && is_of(text, found, writer)
            };
            if let Some((found, behind)) = named(text, &piece, words).filter(|(found, _)| theirs(found)) {
                card.name = Some(found);
                if let Some(behind) = behind {
                    tell(text, behind, words, &mut card, &mut institutions, &mut unknown);
                }
                continue;
            }
            tell(text, piece, words, &mut card, &mut institutions, &mut unknown);
        }
    }
    sort_institutions(text, &mut card, institutions, unknown);
    settle_name(text, &mut card, name);
    for places in [&mut card.titles, &mut card.companies, &mut card.departments, &mut card.phones, &mut card.faxes] {
        let mut seen = BTreeSet::new();
        places.retain(|place| seen.insert(text.get(place.clone())));
    }
    card
}

/// The filled lines of a signature, without rules, up to a footer.
fn lines(text: &str, whole: &Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = whole.start;
    for line in text.get(whole.clone()).unwrap_or_default().split_inclusive('\n') {
        let end = start + line.len();
        let trimmed = line.trim();
        if !found.is_empty() && footer::begins_footer(trimmed) || found.len() >= MOST_LINES {
            break;
        }
        if matches!(trimmed, "--" | "__" | "—" | "–") {
            found.clear(); // what stood above the last delimiter was no signature
        } else if ends_card(trimmed) || is_prose(trimmed) && !found.is_empty() {
            break;
        } else if !is_blank(trimmed) && !footer::is_rule(trimmed) && !is_attachment(trimmed) {
            found.push(start..end);
        }
        start = end;
    }
    found
}

/// Eight words or more, most of them small.
fn is_prose(line: &str) -> bool {
    let words = line.split_whitespace().filter(|w| w.chars().any(char::is_alphabetic));
    let small = words.clone().filter(|w| w.chars().next().is_some_and(char::is_lowercase)).count();
    words.clone().count() >= 8 && small * 3 >= words.count() * 2
}

/// What an archive or a quotation puts below.
fn ends_card(line: &str) -> bool {
    let lower = line.to_lowercase();
    line.starts_with('>')
        || lower.ends_with("wrote:")
        || lower.ends_with("schrieb:")
        || lower.contains("next part ---")
        || lower.starts_with("view this message in context")
}

fn is_attachment(line: &str) -> bool {
    line.to_lowercase().contains("attached file")
        || line.starts_with("- ")
            && line.ends_with(|c: char| c.is_alphanumeric())
            && line.get(line.len().saturating_sub(5)..).is_some_and(|end| end.contains('.'))
}

fn without(pieces: Vec<Span>, gone: &Span) -> Vec<Span> {
    let cut = |piece: Span| {
        if gone.start >= piece.start && gone.end <= piece.end {
            vec![piece.start..gone.start, gone.end..piece.end]
        } else {
            vec![piece]
        }
    };
    pieces.into_iter().flat_map(cut).collect()
}

/// The parts of a line between bars, dots, wide gaps and dashes; web and mail addresses left out.
fn pieces(text: &str, line: &Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = line.start;
    let whole = text.get(line.clone()).unwrap_or_default();
    let mut push = |from: usize, to: usize| found.extend(trimmed(text, from..to));
    let mut at = line.start;
    for word in whole.split_inclusive([' ', '\t', '\n']) {
        let end = at + word.len();
        let bare = word.trim();
        let gap = bare.is_empty() && word != "\n" || word.ends_with('\t');
        let separates = matches!(bare, "|" | "·" | "•" | "-" | "–" | "--" | "*" | "/" | "//" | "-//" | "||" | "<");
        let address = bare.contains('@') || bare.contains("://") || bare.to_lowercase().starts_with("www.");
        let label = bare.ends_with(':')
            && matches!(
                bare.to_lowercase().as_str(),
                "email:" | "e-mail:" | "mail:" | "web:" | "home:" | "http:" | "page:"
            );
        if separates || address || gap && at > start || label {
            let stop = if gap && !separates && !address { end } else { at };
            push(start, stop);
            start = end;
        } else if bare.ends_with(';') || bare.contains('<') && !bare.starts_with('<') {
            push(start, at + word.find([';', '<']).unwrap_or(word.len()));
            start = end;
        }
        at = end;
    }
    push(start, line.end);
    found
}

/// Without blanks and signs at both ends; `None` where nothing is left.
fn trimmed(text: &str, span: Span) -> Option<Span> {
    let piece = text.get(span.clone())?;
    let is_sign = |c: char| {
        c.is_whitespace()
            || matches!(c, ',' | ';' | '-' | '–' | '_' | '*' | '|' | '/' | '[' | ']' | '\'' | '~' | '<' | '>' | ':')
    };
    let start = span.start + (piece.len() - piece.trim_start_matches(is_sign).len());
    let end = start + piece.trim_matches(is_sign).len();
    (start < end).then_some(start..end)
}

/// A full name at the head of a part, and what stands behind it and a comma: "Thomas A. Kreil, Manager".
fn named(text: &str, piece: &Span, words: &Source) -> Option<(Span, Option<Span>)> {
    let written = text.get(piece.clone())?;
    let head = written.split([',', '(']).next()?;
    let mut bare = head.trim_end();
    let mut start = piece.start;
    while let Some((first, rest)) = bare.split_once(' ').filter(|(first, _)| is_degree(first)) {
        start += first.len() + 1 + (rest.len() - rest.trim_start().len());
        bare = rest.trim_start();
    }
    while let Some((rest, _)) = bare.rsplit_once(' ').filter(|(_, last)| is_degree(last)) {
        bare = rest.trim_end();
    }
    let legible = bare.replace('?', "x"); // letters that an archive lost
    let name = signed_name::as_name(&legible).filter(|name| name.len() == bare.len() && bare.contains(' '))?;
    let long = name.split(' ').filter(|w| w.chars().count() > 2).count() >= 2;
    let joint = name.split(' ').any(|w| matches!(w.to_lowercase().as_str(), "&" | "and" | "und" | "of"));
    let plain = sort(&name, words) == Sort::Unknown && long && !joint;
    let behind = trimmed(text, piece.start + head.len()..piece.end);
    plain.then(|| (start..start + bare.len(), behind))
}

/// Whether a name in the block is the full one that was signed above, by its last word; `None` where none was.
fn says_again(text: &str, found: &Span, signed: Option<&Span>) -> Option<bool> {
    let signed = signed.and_then(|signed| text.get(signed.clone())).filter(|signed| signed.contains(' '))?;
    let last = |name: &str| name.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    Some(last(signed) == last(text.get(found.clone()).unwrap_or_default()))
}

/// Shares a word with what is known of the writer's name, where anything is.
fn is_of(text: &str, found: &Span, writer: &str) -> bool {
    let writer = writer.to_lowercase();
    let name = text.get(found.clone()).unwrap_or_default().to_lowercase();
    writer.trim().is_empty()
        || name.split(|c: char| !c.is_alphabetic()).any(|word| word.chars().count() >= 3 && writer.contains(word))
}

fn is_degree(word: &str) -> bool {
    let low = word.trim_end_matches(['.', ',']).to_lowercase();
    matches!(
        low.as_str(),
        "dr" | "prof"
            | "phd"
            | "ph.d"
            | "msc"
            | "m.sc"
            | "bsc"
            | "mba"
            | "esq"
            | "mag"
            | "dipl.-ing"
            | "ing"
            | "mr"
            | "mrs"
            | "ms"
            | "m.a"
            | "b.a"
            | "eng"
            | "ba"
            | "di"
    )
}

/// Puts a part where it belongs; parts of institutions and places are told apart at their commas.
fn tell(
    text: &str,
    piece: Span,
    words: &Source,
    card: &mut Card,
    institutions: &mut Vec<(u8, Span)>,
    unknown: &mut Vec<Span>,
) {
    let written = text.get(piece.clone()).unwrap_or_default();
    if written.chars().count() > LONGEST || !written.chars().any(char::is_alphabetic) {
        return;
    }
    match sort(written.split(',').next().unwrap_or_default(), words) {
        // "Vice President, Planning & Garden Services", but "Manager, Beispiel GmbH"
        Sort::Title => {
            let cut = written.split_once(',').filter(|(_, behind)| sort(behind, words) == Sort::Institution(3));
            let end = cut.map_or(piece.end, |(head, _)| piece.start + head.len());
            let bracket = text.get(piece.start..end).and_then(|title| title.find('('));
            card.titles.extend(trimmed(text, piece.start..bracket.map_or(end, |at| piece.start + at)));
            if let Some(behind) = trimmed(text, end..piece.end) {
                tell(text, behind, words, card, institutions, unknown);
            }
        }
        _ => {
            let mut at = piece.start;
            let place_at_end =
                written.contains(',') && sort(written.rsplit(',').next().unwrap_or_default(), words) == Sort::Place;
            for part in written.split_inclusive(',') {
                let Some(place) = trimmed(text, at..at + part.len()) else { continue };
                at += part.len();
                let part = text.get(place.clone()).unwrap_or_default();
                match sort(part, words) {
                    // "Brotsman & Dreger" and "Inc."
                    Sort::Institution(3) if part.len() <= 5 && !unknown.is_empty() => {
                        let head = unknown.pop().map_or(place.start, |head| head.start);
                        institutions.push((3, head..place.end));
                    }
                    Sort::Institution(size) => institutions.push((size, without_bracket(text, place, size))),
                    Sort::Place => card.places.push(place),
                    Sort::Title => card.titles.push(place),
                    Sort::Unknown if place_at_end => card.places.push(place), // "Boulder, CO 80307"
                    Sort::Unknown if card.places.is_empty() => unknown.push(place),
                    Sort::Unknown => {}
                }
            }
        }
    }
}

fn without_bracket(text: &str, place: Span, size: u8) -> Span {
    let cut = text.get(place.clone()).and_then(|part| part.find(" (")).filter(|_| size >= 2);
    cut.map_or(place.clone(), |at| place.start..place.start + at)
}

fn sort(part: &str, words: &Source) -> Sort {
    let lower = part.to_lowercase();
    let all: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '/' | '&' | '"'))
        .map(|w| w.trim_matches(['.', '-', ':', '\'']))
        .filter(|w| !w.is_empty())
        .collect();
    let has = |set: &BTreeSet<String>| all.iter().any(|w| set.contains(*w));
    let phrase = |set: &BTreeSet<String>| set.iter().any(|w| w.contains(' ') && lower.contains(w.as_str()));
    let zip = all.iter().any(|w| {
        let digits = w.trim_start_matches(|c: char| c.is_alphabetic()).trim_start_matches('-');
        (4..=5).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
    });
    let street = ["straße", "strasse", "str", "weg", "platz", "gasse", "allee", "damm", "ufer", "ring"];
    let street = all.iter().any(|w| street.iter().any(|end| w.ends_with(end)));
    let numbered = lower.bytes().any(|b| b.is_ascii_digit());
    let university = all.iter().any(|w| w.contains("universit") || w.contains("universid"));
    let begins = |set: &BTreeSet<String>| all.first().is_some_and(|w| set.contains(*w));
    let firm = university || (has(&words.firm) || all.iter().any(|w| w.ends_with("gmbh"))) && !begins(&words.institute);
    match () {
        () if lower.contains("office of the") => Sort::Institution(1),
        () if firm && has(&words.title) && !all.last().is_some_and(|w| words.firm.contains(*w)) => Sort::Title,
        () if zip || numbered && street || has(&words.place) && (numbered || all.len() <= 2) => Sort::Place,
        () if firm => Sort::Institution(3),
        () if begins(&words.department) => Sort::Institution(1),
        () if has(&words.title) && all.len() <= 9 => Sort::Title,
        () if has(&words.department) || phrase(&words.department) => Sort::Institution(1),
        () if has(&words.institute) || phrase(&words.institute) => Sort::Institution(2),
        () if has(&words.place) && lower.contains(',') => Sort::Place,
        () => Sort::Unknown,
    }
}

/// The greatest institution is the firm. Where none is known by its words, a line that is nothing else is.
fn sort_institutions(text: &str, card: &mut Card, institutions: Vec<(u8, Span)>, unknown: Vec<Span>) {
    let greatest = institutions.iter().map(|(size, _)| *size).max().unwrap_or_default();
    for (size, place) in institutions {
        if size == greatest && (card.companies.is_empty() || size == 3) {
            card.companies.push(place);
        } else {
            card.departments.push(place);
        }
    }
    let reachable = !card.phones.is_empty() || !card.places.is_empty() || !card.titles.is_empty();
    if greatest == 0 && reachable {
        card.companies.extend(unknown.into_iter().find(|place| looks_like_a_firm(text, place)));
    }
}

/// A few words, the first and most of the others with a capital.
fn looks_like_a_firm(text: &str, place: &Span) -> bool {
    let part = text.get(place.clone()).unwrap_or_default();
    let words: Vec<&str> = part.split_whitespace().collect();
    let capitals = words.iter().filter(|w| w.starts_with(char::is_uppercase)).count();
    part.chars().filter(|c| c.is_alphabetic()).count() >= 4
        && (1..=6).contains(&words.len())
        && part.starts_with(char::is_uppercase)
        && capitals * 2 > words.len()
        && !part.contains(['=', '{', '}', '?', '!', ':'])
}

/// The name in the block; else as signed, where the block says anything or the name is a full one.
fn settle_name(text: &str, card: &mut Card, signed: Option<&Span>) {
    if card.name.is_some() {
        return;
    }
    let Some(signed) = signed else { return };
    let name = text.get(signed.clone()).unwrap_or_default();
    let says = !(card.phones.is_empty() && card.companies.is_empty() && card.titles.is_empty());
    let full = name.contains(' ');
    if says || full {
        card.name = Some(signed.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines, what is found: name / titles / companies / departments / phones / faxes / places.
    #[test]
    fn rows() {
        assert!(WORDS.is_some());
        for (lines, want) in [
            (
                "Anna Weber\nLeiterin Einkauf\nBeispiel GmbH\nMusterstraße 5, 12345 Musterstadt\nTel.: 089 5550 1234\nFax: 089 5550 1235",
                "Anna Weber / Leiterin Einkauf / Beispiel GmbH /  / 089 5550 1234 / 089 5550 1235 / Musterstraße 5; 12345 Musterstadt",
            ),
            (
                "Dr. Thomas A. Kreil, Senior Marketing Manager\nBeispiel & Muster, Inc. - Sales Division\n(704) 555-0120 (phone)\n(704) 555-0121 (fax)",
                "Thomas A. Kreil / Senior Marketing Manager / Beispiel & Muster, Inc. / Sales Division / (704) 555-0120 / (704) 555-0121 / ",
            ),
            (
                "Kim Osei | Vice President, Planning & Garden Services | BEIEX | 212 555-0123 | kim@beiex.example",
                "Kim Osei / Vice President, Planning & Garden Services / BEIEX /  / 212 555-0123 /  / ",
            ),
            (
                "-- \nKim Osei\nDepartment of Economics\nUniversity of Muster, Sampleton TX 77000",
                "Kim Osei /  / University of Muster / Department of Economics /  /  / Sampleton TX 77000",
            ),
        ] {
            let found = card(lines, None, Some(&(0..lines.len())), "");
            let one = |spans: &[Span]| spans.iter().map(|s| &lines[s.clone()]).collect::<Vec<_>>().join("; ");
            let name = found.name.iter().map(|s| &lines[s.clone()]).collect::<String>();
            let all = [&found.titles, &found.companies, &found.departments, &found.phones, &found.faxes, &found.places];
            let rest: Vec<String> = all.into_iter().map(|spans| one(spans)).collect();
            assert_eq!(format!("{name} / {}", rest.join(" / ")), want, "{lines}");
        }
    }
}
