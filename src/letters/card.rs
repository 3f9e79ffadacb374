//! The sign-off and signature of a letter in; name, title, firm, telephone and place as they stand there out.

use super::card_lines::{lines, pieces, trimmed};
use super::card_words::{self, Sort, Words, is_degree, sort};
use super::telephone;
use crate::model::{Card, Span};
use crate::speech::signed_name;
use std::collections::BTreeSet;

/// More firms than these are no writer's.
const MOST_FIRMS: usize = 3;
/// Longest part of a line that says one thing, in characters.
const LONGEST: usize = 80;

/// `name`: where the writer signed, `signature`: what stands below; `writer`: all that is known of their name.
pub(super) fn card(text: &str, name: Option<&Span>, signature: Option<&Span>, writer: &str) -> Card {
    let mut card = Card::default();
    let Some(words) = card_words::words() else { return card };
    let mut institutions: Vec<(u8, Span)> = Vec::new();
    let mut unknown: Vec<Span> = Vec::new();
    let whole = signature.cloned().unwrap_or_default();
    for line in behind_name(text, name).into_iter().chain(lines(text, &whole)) {
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
                let written = text.get(found.clone()).unwrap_or_default();
                again == Some(true) || first && again.is_none() && card_words::may_be_of(written, writer)
            };
            let full_name = named(text, &piece, words);
            // „Professor Dr. Jörn Weber" above whose chair somebody works
            if full_name.as_ref().is_some_and(|(found, _)| !theirs(found) && found.start > piece.start) {
                continue;
            }
            if let Some((found, behind)) = full_name.filter(|(found, _)| theirs(found)) {
                card.name = Some(found);
                if let Some(behind) = behind {
                    tell(text, behind, words, &mut card, &mut institutions, &mut unknown);
                }
                continue;
            }
            tell(text, piece, words, &mut card, &mut institutions, &mut unknown);
        }
    }
    let named = card.name.is_some() || name.is_some() || !card.titles.is_empty();
    sort_institutions(text, &mut card, institutions, unknown, named, text.get(whole).unwrap_or_default());
    settle_name(text, &mut card, name, words);
    for places in [&mut card.titles, &mut card.companies, &mut card.departments, &mut card.phones, &mut card.faxes] {
        let mut seen = BTreeSet::new();
        places.retain(|place| seen.insert(text.get(place.clone())));
    }
    card
}

/// What stands behind the signed name on its line: "Kim Osei, Ph.D. Candidate".
fn behind_name(text: &str, name: Option<&Span>) -> Option<Span> {
    let name = name?;
    let rest = text.get(name.end..)?;
    let length = rest.find('\n').unwrap_or(rest.len());
    let line = rest.get(..length)?;
    let apart =
        line.trim_start().starts_with([',', '(', '|', '-', '–']) || line.starts_with("  ") || line.starts_with('\t');
    let says = line.chars().any(char::is_alphabetic) && !line.contains(['!', '?']) && line.len() <= LONGEST;
    (apart && says).then_some(name.end..name.end + length)
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

/// A full name at the head of a part, and what stands behind it and a comma: "Thomas A. Kreil, Manager".
fn named(text: &str, piece: &Span, words: &Words) -> Option<(Span, Option<Span>)> {
    let written = text.get(piece.clone())?;
    let comma = written.split(',').next()?;
    // "Thomas (Tom) K. Kreil" goes on behind the bracket, "Kim Osei (she/her)" ends before it
    let inner = comma.rfind(')').and_then(|at| comma.get(at + 1..)).filter(|rest| rest.contains(char::is_alphabetic));
    let goes_on = inner.is_some_and(|rest| !rest.split_whitespace().all(is_degree));
    let head = if goes_on { comma } else { comma.split('(').next()? };
    let mut bare = head.trim_end();
    let mut start = piece.start;
    let titled = bare.split(' ').next().is_some_and(is_degree);
    while let Some((first, rest)) = bare.split_once(' ').filter(|(first, _)| is_degree(first)) {
        start += first.len() + 1 + (rest.len() - rest.trim_start().len());
        bare = rest.trim_start();
    }
    while let Some((rest, _)) = bare.rsplit_once(' ').filter(|(_, last)| is_degree(last)) {
        bare = rest.trim_end();
    }
    let legible = legible(bare);
    let length = legible.len();
    let name = signed_name::as_name(&legible).filter(|name| name.len() == length && bare.contains(' '))?;
    // "Dr. A. Weber" as well
    let long = name.split(' ').filter(|w| w.chars().count() > 2).count() >= if titled { 1 } else { 2 };
    let joint = name.split(' ').any(|w| matches!(w.to_lowercase().as_str(), "&" | "and" | "und" | "of"));
    let plain = sort(&name, words) == Sort::Unknown && !card_words::is_no_name(&name, words) && long && !joint;
    let behind = trimmed(text, piece.start + head.len()..piece.end);
    // "Adams Weber, P.C."
    let firm = behind
        .as_ref()
        .and_then(|behind| text.get(behind.clone()))
        .is_some_and(|part| card_words::is_form(part, words));
    (plain && !firm).then(|| (start..start + bare.len(), behind))
}

/// Without brackets, and with a letter wherever an archive lost one.
fn legible(name: &str) -> String {
    let mut before = ' ';
    let mut plain = String::new();
    for c in name.chars().filter(|c| !matches!(c, '(' | ')')) {
        plain.push(match c {
            '?' if before == ' ' => 'X',
            '?' => 'x',
            c => c,
        });
        before = c;
    }
    plain
}

/// Whether a name in the block is the full one that was signed above, by its last word; `None` where none was.
fn says_again(text: &str, found: &Span, signed: Option<&Span>) -> Option<bool> {
    let signed = signed.and_then(|signed| text.get(signed.clone())).filter(|signed| signed.contains(' '))?;
    let last = |name: &str| name.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    Some(last(signed) == last(text.get(found.clone()).unwrap_or_default()))
}

/// Puts a part where it belongs; parts of institutions and places are told apart at their commas.
fn tell(
    text: &str,
    piece: Span,
    words: &Words,
    card: &mut Card,
    institutions: &mut Vec<(u8, Span)>,
    unknown: &mut Vec<Span>,
) {
    let written = text.get(piece.clone()).unwrap_or_default();
    let longest_part = written.split(',').map(|part| part.chars().count()).max().unwrap_or_default();
    // "kim at weber.example", as archives write addresses
    let address = written.split_once(" at ").is_some_and(|(_, host)| host.contains('.') && !host.trim().contains(' '));
    if address || longest_part > LONGEST || written.len() > LONGEST * 4 || !written.chars().any(char::is_alphabetic) {
        return;
    }
    // "Thursday's Muster Bank prices:" heads what follows
    let heads = text.get(piece.end..).is_some_and(|rest| rest.starts_with(':'));
    if heads && sort(written, words) != Sort::Title {
        return;
    }
    if card_words::is_firm_with_commas(written, words) {
        institutions.push((3, piece));
        return;
    }
    match sort(written.split(',').next().unwrap_or_default(), words) {
        // "Vice President, Planning & Garden Services", but "Manager, Beispiel GmbH"
        Sort::Title => {
            let ends = |at: &usize| {
                let part = written.get(at + 1..).and_then(|rest| rest.split(',').next()).unwrap_or_default();
                let degrees = part.split(' ').filter(|w| !w.is_empty()).all(is_degree);
                card_words::begins_institution(part, words) || degrees
            };
            let cut = written.match_indices(',').map(|(at, _)| at).find(ends);
            let end = cut.map_or(piece.end, |at| piece.start + at);
            let title = text.get(piece.start..end).unwrap_or_default();
            let bracket = title.find('(').map_or(end, |at| piece.start + at);
            if !is_of_another(title) {
                card.titles.extend(trimmed(text, piece.start..bracket));
            }
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
                    Sort::Institution(3) if card_words::is_form(part, words) => {
                        let near = |head: &Span| head.end <= place.start && head.end + 3 >= place.start;
                        let named = institutions.last().map(|(_, head)| head.clone()).filter(near);
                        if let Some(head) = unknown.last().cloned().filter(near) {
                            unknown.pop();
                            institutions.push((3, head.start..place.end));
                        } else if let Some(head) = named {
                            institutions.pop();
                            institutions.push((3, head.start..place.end));
                        }
                    }
                    Sort::Institution(size) if is_mostly_small(part) && (size < 3 || part.split(' ').count() > 5) => {}
                    Sort::Institution(size) => institutions.push((size, without_bracket(text, place, size))),
                    Sort::Place => card.places.push(place),
                    Sort::Title if is_of_another(part) => {}
                    Sort::Title => card.titles.push(place),
                    Sort::Unknown if place_at_end => card.places.push(place), // "Boulder, CO 80307"
                    Sort::Unknown if card.places.is_empty() => unknown.push(place),
                    Sort::Unknown => {}
                }
            }
        }
    }
}

/// "made with free software" is no institution.
fn is_mostly_small(part: &str) -> bool {
    let words = part.split(' ').filter(|w| w.chars().count() > 3);
    let small = words.clone().filter(|w| w.starts_with(char::is_lowercase)).count();
    small > 0 && words.count() <= small * 2
}

/// "Assistant: Kim Osei", „Ansprechpartnerin: …".
fn is_of_another(title: &str) -> bool {
    title.split_once(':').is_some_and(|(_, behind)| behind.contains(char::is_alphabetic))
}

fn without_bracket(text: &str, place: Span, size: u8) -> Span {
    let cut = text.get(place.clone()).and_then(|part| part.find(" (")).filter(|_| size >= 2);
    cut.map_or(place.clone(), |at| place.start..place.start + at)
}

/// The greatest institution is the firm. Where none is known by its words, a line that is nothing else is.
fn sort_institutions(
    text: &str,
    card: &mut Card,
    institutions: Vec<(u8, Span)>,
    unknown: Vec<Span>,
    named: bool,
    signature: &str,
) {
    let greatest = institutions.iter().map(|(size, _)| *size).max().unwrap_or_default();
    for (size, place) in institutions {
        if size == greatest && (card.companies.is_empty() || size == 3) {
            card.companies.push(place);
        } else {
            card.departments.push(place);
        }
    }
    // so many firms are a list of them
    if card.companies.len() > MOST_FIRMS {
        card.companies.clear();
    }
    let reachable = !card.phones.is_empty() || !card.places.is_empty() || !card.titles.is_empty();
    if greatest < 3 && reachable && named {
        let firm = |place: &Span| looks_like_a_firm(text, place);
        let domains = card_words::domains(signature);
        let of_domain = |place: &&Span| {
            text.get((*place).clone()).is_some_and(|part| domains.iter().any(|domain| card_words::spells(domain, part)))
        };
        let found =
            unknown.iter().find(of_domain).or_else(|| unknown.iter().find(|place| greatest == 0 && firm(place)));
        if let Some(found) = found {
            card.departments.append(&mut card.companies);
            card.companies.push(found.clone());
        }
    }
}

/// What stands before an address, or behind a name.
fn is_label(part: &str) -> bool {
    const LABELS: &[&str] = &[
        "e-mail",
        "email",
        "mail",
        "web",
        "website",
        "url",
        "www",
        "internet",
        "homepage",
        "home",
        "skype",
        "twitter",
        "office",
        "address",
        "adresse",
        "anschrift",
        "contact",
        "kontakt",
        "iii",
        "jr",
        "sr",
        "cell",
        "pager",
        "request",
        "number",
        "ext",
        "extension",
        "direct",
        "fax",
        "tel",
        "phone",
        "mobil",
        "mobile",
        "attachment",
        "attachments",
        "anlage",
        "cc",
    ];
    LABELS.contains(&part.trim_end_matches('.').to_lowercase().as_str())
}

/// A few words, the first and most of the others with a capital.
fn looks_like_a_firm(text: &str, place: &Span) -> bool {
    let part = text.get(place.clone()).unwrap_or_default();
    let words: Vec<&str> = part.split_whitespace().collect();
    let capitals = words.iter().filter(|w| w.starts_with(char::is_uppercase)).count();
    let letters = part.chars().filter(|c| c.is_alphabetic()).count();
    let shouted = !part.chars().any(char::is_lowercase);
    let ends_in_number = words.last().is_some_and(|word| word.bytes().any(|b| b.is_ascii_digit()));
    (letters >= 4 || letters == 3 && shouted)
        && !ends_in_number
        && !is_label(part)
        && (1..=6).contains(&words.len())
        && part.starts_with(char::is_uppercase)
        && capitals * 2 > words.len()
        && !part.contains(['=', '{', '}', '?', '!', ':'])
}

/// The name in the block; else as signed, where the block says anything or the name is a full one.
fn settle_name(text: &str, card: &mut Card, signed: Option<&Span>, words: &Words) {
    if card.name.is_some() {
        return;
    }
    let Some(signed) = signed else { return };
    let name = text.get(signed.clone()).unwrap_or_default();
    let says = !(card.phones.is_empty() && card.companies.is_empty() && card.titles.is_empty());
    let full = name.contains(' ');
    if says || full {
        // „i.V. Anna Weber", "Dr Weber"
        let titled = name.contains('.') || name.split(' ').next().is_some_and(is_degree);
        let plain = if titled { named(text, signed, words).map(|(name, _)| name) } else { None };
        card.name = Some(plain.unwrap_or(signed.clone()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines, what is found: name / titles / companies / departments / phones / faxes / places.
    #[test]
    fn rows() {
        assert!(card_words::words().is_some());
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
            (
                "Kim (Kimmy) A. Osei, Ph.D.\nSpecialist, M.Sc.\nSection of Boats, Beispiel University of\nTrade and Commerce, Elm Street 5, 5555 Musterstadt\nvoice: +47 20\n555012",
                "Kim (Kimmy) A. Osei / Specialist / Beispiel University of\nTrade and Commerce / Section of Boats / +47 20\n555012 /  / Elm Street 5; 5555 Musterstadt",
            ),
            (
                "Anna Weber\nWissenschaftliche Mitarbeiterin\nProfessor Dr. Karl Muster\nUniversität Beispielstadt\nTel.: 089 5550 1234",
                "Anna Weber / Wissenschaftliche Mitarbeiterin / Universität Beispielstadt /  / 089 5550 1234 /  / ",
            ),
            (
                "Kim Osei\nBoats for All\nBeispiel Insel Segel Ost\nVoice: 202-555-0123\nkim@beiso.example",
                "Kim Osei /  / Beispiel Insel Segel Ost /  / 202-555-0123 /  / ",
            ),
            (
                "Kim Osei\nAdams, Weber & Kreil L.L.P.\nFriday's Muster Bank prices:\n(202) 555-0123",
                "Kim Osei /  / Adams, Weber & Kreil L.L.P. /  / (202) 555-0123 /  / ",
            ),
            (
                "Kim Osei\nGarden Architect\nBeispiel GmbH\nHRB 55555 (AG Musterstadt), Geschäftsführer: Karl Muster",
                "Kim Osei / Garden Architect / Beispiel GmbH /  /  /  / ",
            ),
            (
                "Kim Osei\nHead of Learning\nHarbour North Trust\n01904 555 0117",
                "Kim Osei / Head of Learning / Harbour North Trust /  / 01904 555 0117 /  / ",
            ),
            (
                "Prof. Dr. K. Osei\nInstitut für Seefahrt\nUniversität\nTel. 0941 5550 120",
                "K. Osei /  / Universität / Institut für Seefahrt / 0941 5550 120 /  / ",
            ),
            (
                "Kim Osei\nSammlung\nHafenmuseum Kiel\nTel. 0431 5550 155",
                "Kim Osei /  / Hafenmuseum Kiel /  / 0431 5550 155 /  / ",
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
