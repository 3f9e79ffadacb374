//! A line of a signature in, the telephone numbers on it out.

use crate::model::Span;
use crate::speech;

/// A number, and the same with its label.
pub(super) struct Number {
    pub number: Span,
    pub whole: Span,
    pub is_fax: bool,
}

/// Digits of a number. Fewer only for one behind a label, or with a dash behind its first digit ("3-1879").
const DIGITS: (usize, usize) = (7, 16);
/// Letters looked at for a label before or behind a number.
const LABEL: usize = 24;
/// So far behind a number its extension is looked for, in bytes.
const EXTENSION: usize = 30;

pub(super) fn numbers(text: &str, line: &Span) -> Vec<Number> {
    let written = text.get(line.clone()).unwrap_or_default();
    let mut found: Vec<Number> = Vec::new();
    let mut at = 0;
    while let Some((start, end)) = next(written, at) {
        at = end;
        let number = written.get(start..end).unwrap_or_default();
        let before = written.get(..start).unwrap_or_default();
        let from = found.last().map_or(0, |last| last.whole.end - line.start);
        let label = label_before(before.get(from..).unwrap_or_default());
        let (behind, behind_length) = label_behind(written.get(end..).unwrap_or_default());
        let digits = number.bytes().filter(|b| b.is_ascii_digit() || b.is_ascii_uppercase()).count();
        let word = label.as_ref().map_or("", |(_, at)| before.get(from + at..).unwrap_or_default());
        let labelled = label.as_ref().is_some_and(|(kind, _)| *kind != Kind::Other) && word.trim().len() > 3;
        // "Matrikelnummer: 0123456789", "Apartado 5550-1234"
        let other = label.is_none() && is_other(before.get(from..).unwrap_or_default(), number);
        if other
            || !(is_number(number, digits) || labelled && (4..=DIGITS.1).contains(&digits))
            || is_part_of_address(before)
        {
            continue;
        }
        let kind =
            label.as_ref().map(|(kind, _)| *kind).filter(|kind| *kind != Kind::Other).or(behind).unwrap_or(Kind::Phone);
        let whole = label.map_or(start, |(_, at)| from + at)..end + behind_length;
        found.push(Number {
            number: line.start + start..line.start + end,
            whole: line.start + whole.start..line.start + whole.end,
            is_fax: kind == Kind::Fax,
        });
    }
    found
}

/// Behind a word that calls it something else: an account, a postal box, a number of a student; a bare row of digits
/// behind any word with a colon.
fn is_other(before: &str, number: &str) -> bool {
    let trimmed = before.trim_end_matches([' ', '\t', '#']);
    let word =
        trimmed.trim_end_matches([':', '.']).rsplit([' ', '\t', ',', '(']).next().unwrap_or_default().to_lowercase();
    let plain = number.trim().bytes().all(|b| b.is_ascii_digit());
    let known = [
        "apartado",
        "cep",
        "box",
        "postfach",
        "zip",
        "siret",
        "siren",
        "isbn",
        "issn",
        "uid",
        "umsatzsteuer",
        "steuernummer",
        "icq",
        "blz",
        "bic",
        "room",
        "passcode",
        "code",
        "account",
        "matrikelnummer",
        "kundennummer",
        "kontonummer",
        "mitgliedsnummer",
        "personalnummer",
        "rechnungsnummer",
        "auftragsnummer",
        "bestellnummer",
        "vertragsnummer",
        "artikelnummer",
        "seriennummer",
        "registernummer",
        "kennnummer",
    ];
    known.iter().any(|end| word.ends_with(end))
        && !word.starts_with("tel")
        && !word.starts_with("fax")
        && !word.starts_with("rufn")
        && !word.starts_with("handy")
        && !word.starts_with("mobil")
        || plain && trimmed.ends_with(':') && word.len() > 3 && !number.starts_with('0')
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Phone,
    Fax,
    Other,
}

/// The next run of digits and the signs between them, from `at` on.
fn next(line: &str, at: usize) -> Option<(usize, usize)> {
    let bytes = line.as_bytes();
    let begins = |i: usize| {
        let b = bytes.get(i).copied().unwrap_or_default();
        let before = i.checked_sub(1).and_then(|i| bytes.get(i)).copied().unwrap_or(b' ');
        let decimal = matches!(before, b',' | b'.')
            && i.checked_sub(2).and_then(|i| bytes.get(i)).is_some_and(u8::is_ascii_digit);
        let apart = !decimal && (!before.is_ascii_alphanumeric() || matches!(before, b'x' | b'T' | b'F' | b'M'));
        (b.is_ascii_digit()
            || b == b'+'
            || b == b'(' && bytes.get(i + 1).is_some_and(|next| next.is_ascii_digit() || *next == b'+'))
            && apart
    };
    let first = |from: usize| (from..bytes.len()).find(|i| begins(*i));
    let mut start = first(at)?;
    // a sign with no digit behind it begins nothing
    while !bytes.get(start).is_some_and(u8::is_ascii_digit)
        && !bytes.get(start + 1..).unwrap_or_default().iter().take(3).any(u8::is_ascii_digit)
    {
        start = first(start + 1)?;
    }
    let mut end = start;
    let mut gap = 0;
    for (i, b) in bytes.iter().enumerate().skip(start) {
        match b {
            b'0'..=b'9' => {
                end = i + 1;
                gap = 0;
            }
            b' ' | b'\n' | b'-' | b'.' | b'/' | b'(' | b')' | b'+'
                if gap < 3 && !(*b == b'+' && i > start && gap == 0) =>
            {
                gap += 1
            }
            _ => break,
        }
    }
    end = end.max(start + 1);
    end += spelled(line.get(start..end).unwrap_or_default(), line.get(end..).unwrap_or_default());
    // "ext. 203"
    let rest = line.get(end..).unwrap_or_default();
    let extension = speech::beginning(rest.trim_start(), EXTENSION).to_lowercase();
    if let Some(digits) = ["ext.", "ext", "x", "durchwahl", "dw"].iter().find_map(|word| extension.strip_prefix(word)) {
        let number: String = digits.trim_start().chars().take_while(char::is_ascii_digit).collect();
        if (1..=6).contains(&number.len())
            && let Some(at) = rest.find(&number)
        {
            end += at + number.len();
        }
    }
    Some((start, end))
}

/// Bytes of the words behind digits that spell the rest of a number: "1-800-555-BOAT".
fn spelled(number: &str, behind: &str) -> usize {
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let length = behind.bytes().take_while(|b| b.is_ascii_uppercase() || *b == b'-').count();
    let letters = behind.bytes().take(length).filter(u8::is_ascii_uppercase).count();
    let whole = behind.starts_with('-') && letters >= 3 && (10..=11).contains(&(digits + letters));
    if whole { length } else { 0 }
}

fn is_number(number: &str, digits: usize) -> bool {
    let inner = number.trim_matches(['(', ')', ' ']);
    let house = digits == 5 && inner.get(1..2) == Some("-");
    let lengths = |sign: char| inner.split(sign).map(str::len).collect::<Vec<_>>();
    let is_day = |parts: &[usize]| matches!(parts, [1 | 2, 1 | 2, 4]) || matches!(parts, [4, 2, 2]);
    let date = ['.', '/', '-'].into_iter().any(|sign| is_day(&lengths(sign)));
    let iso = inner.get(..10).is_some_and(|day| day.split('-').map(str::len).eq([4, 2, 2]));
    let american = inner.get(..10).is_some_and(|day| day.split('/').map(str::len).eq([2, 2, 4]));
    let plain = inner.bytes().all(|b| b.is_ascii_digit());
    let bare = plain && (!inner.starts_with('0') && digits != 10 || inner.starts_with("000") || digits > 13);
    let sum = inner.contains(['+', '-'])
        && inner.split([' ', '+', '-']).any(|part| {
            part.split_once('.').is_some_and(|(_, cents)| cents.len() == 2 && !part.ends_with('.'))
                && part.matches('.').count() == 1
        });
    let zip = inner.split('-').map(str::len).eq([4, 3])
        || inner.split('-').map(str::len).eq([5, 4])
        || inner.split(' ').map(str::len).eq([4, 4]) && digits == 8;
    house || (DIGITS.0..=DIGITS.1).contains(&digits) && !(date || iso || zip || american || bare || sum)
}

/// Within a web or mail address, or an amount.
fn is_part_of_address(before: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
    word.contains("://") || word.contains('@') || word.contains("www.") || word.ends_with(['$', '€', '_', '='])
}

fn kind(label: &str) -> Option<Kind> {
    let label = label.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let ends = |words: &[&str]| {
        words.iter().any(|word| label.ends_with(word) || label.split(|c: char| !c.is_alphabetic()).any(|w| w == *word))
    };
    if ends(&["fax", "facsimile", "telefax", "telefaks", "telecopier", "facs", "telecopie", "faks"])
        || matches!(label.as_str(), "f" | "fx")
    {
        return Some(Kind::Fax);
    }
    const PHONES: &[&str] = &[
        "tel",
        "telefon",
        "telephone",
        "fon",
        "phone",
        "ph",
        "mobil",
        "mobile",
        "mobiltelefon",
        "handy",
        "cell",
        "cellular",
        "office",
        "direct",
        "direkt",
        "durchwahl",
        "voice",
        "work",
        "home",
        "main",
        "pager",
        "mbl",
        "internal",
        "port",
        "gsm",
        "vox",
        "tlf",
        "tfn",
        "tél",
        "teléfono",
        "telefono",
        "telefone",
        "tel?fono",
        "natel",
        "celular",
        "cel",
        "festnetz",
        "rufnummer",
        "zentrale",
        "privat",
        "dienstlich",
        "hotline",
        "switchboard",
        "desk",
        "business",
        "car",
        "beeper",
        "büro",
        "buero",
        "whatsapp",
        "blackberry",
        "wk",
        "hm",
    ];
    if ends(PHONES) || matches!(label.as_str(), "t" | "p" | "m" | "h" | "w" | "c" | "o" | "d" | "v" | "b") {
        return Some(Kind::Phone);
    }
    (label.is_empty()
        || label.ends_with("hrb")
        || label.ends_with("id")
        || label.contains("iban")
        || label.contains("konto"))
    .then_some(Kind::Other)
}

/// The label directly before a number, and where it begins.
fn label_before(before: &str) -> Option<(Kind, usize)> {
    let trimmed = before.trim_end_matches([' ', ':', '.', '-', '(', '\t', '[', '|', '#', '=', '*', '>']);
    let start = trimmed
        .char_indices()
        .rev()
        .take(LABEL)
        .take_while(|(_, c)| c.is_alphabetic() || matches!(c, '-' | '(' | ')'))
        .last()
        .map_or(trimmed.len(), |(at, _)| at);
    let word = trimmed.get(start..)?;
    // "Fax Number:", "Tel. Nr."
    let filler =
        |word: &str| matches!(word.to_lowercase().as_str(), "number" | "no" | "nr" | "num" | "nummer" | "line");
    if filler(word) && start > 0 {
        let before = trimmed.get(..start)?;
        let last = before.split_whitespace().next_back().unwrap_or_default();
        let bare = last.trim_matches(|c: char| !c.is_alphabetic());
        return if filler(bare) { None } else { label_before(before) };
    }
    if trimmed.get(..start).is_some_and(|head| head.ends_with(|c: char| c.is_alphanumeric())) {
        return None;
    }
    let found = kind(word).filter(|_| !word.is_empty())?;
    Some((found, start))
}

/// "(fax)", " - Telephone", "Mbl": the label directly behind a number, and its length.
fn label_behind(behind: &str) -> (Option<Kind>, usize) {
    let lead = behind.len() - behind.trim_start_matches([' ', '(', '-', ',', '_', '[', '\t']).len();
    let word: String =
        behind.get(lead..).unwrap_or_default().chars().take(LABEL).take_while(|c| c.is_alphabetic()).collect();
    let colon = behind.get(lead + word.len()..).is_some_and(|rest| {
        let rest = rest.trim_start_matches([' ', '\t', '.', '#', '(']);
        rest.starts_with([':', '+']) || rest.starts_with(|c: char| c.is_ascii_digit())
    });
    match kind(&word).filter(|kind| *kind != Kind::Other && word.len() >= 3 && !colon) {
        Some(kind) => {
            let close = usize::from(behind.get(lead + word.len()..).is_some_and(|rest| rest.starts_with(')')));
            (Some(kind), lead + word.len() + close)
        }
        None => (None, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows() {
        for (line, want) in [
            ("Tel.: +49 89 5550-1234, Fax: -1235 56", "+49 89 5550-1234"),
            ("(713) 555-5849", "(713) 555-5849"),
            ("(713) 555-2551 Fax", "fax (713) 555-2551"),
            ("706-555-9264 FAX 706-555-8503", "706-555-9264 fax 706-555-8503"),
            ("713-555-5620 (phone)", "713-555-5620"),
            ("Houston, Texas 77002", ""),
            ("Philadelphia, PA 19104-6297", ""),
            ("am 12.10.2023", ""),
            ("http://www.beispiel.example/55512345", ""),
            ("3-1879", "3-1879"),
            ("#(713)-555-0141", "(713)-555-0141"),
            ("Fax Number:   (713) 555-0147", "fax (713) 555-0147"),
            ("Fax# (713) 555-0147", "fax (713) 555-0147"),
            ("Tfn. +34-900-555012, Fax. +34-900-555013", "+34-900-555012 fax +34-900-555013"),
            ("Matrikelnummer: 0555012345", ""),
            ("Request ID : 000000000055501", ""),
            ("Apartado 5550-1234", ""),
            ("INDEX 12,345.55  +123.45", ""),
            ("Tel. 0555/1234-0 DW 12", "0555/1234-0 DW 12"),
            ("v. 704.555.0195", "704.555.0195"),
            ("(W) 704.555.0195 (C) 704.555.0196", "704.555.0195 704.555.0196"),
            ("Phone: 713 555 6529 ext. 203", "713 555 6529 ext. 203"),
            ("voice: +47 55 55 93 55; fax +47 55 55 95 43", "+47 55 55 93 55 fax +47 55 55 95 43"),
        ] {
            let found = numbers(line, &(0..line.len()));
            let one = |n: &Number| format!("{}{}", if n.is_fax { "fax " } else { "" }, &line[n.number.clone()]);
            let found: Vec<String> = found.iter().map(one).collect();
            assert!(found.join(" ").starts_with(want) && found.is_empty() == want.is_empty(), "{line}: {found:?}");
        }
    }
}
