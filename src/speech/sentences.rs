//! Text in, the byte ranges of its sentences out.

use crate::model::Span;

const ABBREVIATIONS: &[&str] = &[
    "dr", "prof", "mag", "dipl", "ing", "hr", "fr", "mr", "mrs", "ms", "st", "nr", "no", "bzw", "ca", "usw", "etc",
    "evtl", "ggf", "inkl", "vgl", "str", "tel", "abs", "bd", "sog", "z", "b", "d", "h", "u", "a", "i", "v", "e", "g",
    "o", "jr", "sr", "vs", "approx", "dept", "jan", "feb", "mär", "apr", "jun", "jul", "aug", "sep", "sept", "okt",
    "oct", "nov", "dez", "dec", "mo", "di", "mi", "do", "sa", "so",
];

/// The longest of them, in bytes.
const LONGEST: usize = 6;

/// A number with a stop before one of these is a date, even where the line breaks.
const MONTHS: &[&str] = &[
    "Januar",
    "Jänner",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
    "Jan.",
    "Feb.",
    "Mär.",
    "Apr.",
    "Jun.",
    "Jul.",
    "Aug.",
    "Sep.",
    "Sept.",
    "Okt.",
    "Nov.",
    "Dez.",
];

/// Splits at `.!?…` and at blank lines. Abbreviations, single letters and ordinals ("12. bis") do not end a
/// sentence. Ranges are trimmed and never empty.
pub fn split(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    for at in stops(text) {
        let c = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
        let end = at + c.len_utf8();
        let rest = text.get(end..).unwrap_or_default();
        let ends = match c {
            // the "?" of a web address ends nothing
            '!' | '?' | '…' => !rest
                .starts_with(|c: char| matches!(c, '!' | '?' | '…' | '.' | '=' | '/' | '&' | '_') || c.is_lowercase()),
            '.' => !rest.starts_with(['.', '!', '?']) && stop_ends(text.get(start..at).unwrap_or_default(), rest),
            '\n' => true,
            _ => false,
        };
        if ends {
            let closing = rest.len() - rest.trim_start_matches(['"', '“', '”', '’', '»', '«', ')', ']']).len();
            let close = if c == '\n' || closing == 0 { end } else { end + closing };
            push(text, start..close, &mut spans);
            start = close;
        }
    }
    push(text, start..text.len(), &mut spans);
    spans
}

/// Where a sentence may end, in order; at a line break only before a blank line.
fn stops(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let mut often = memchr::memchr3_iter(b'.', b'?', b'\n', bytes).peekable();
    let mut seldom = memchr::memchr2_iter(b'!', FIRST_OF_ELLIPSIS, bytes).peekable();
    let signs = std::iter::from_fn(move || match (often.peek(), seldom.peek()) {
        (Some(one), Some(other)) if other < one => seldom.next(),
        (None, _) => seldom.next(),
        _ => often.next(),
    });
    signs.filter(move |at| match bytes.get(*at) {
        Some(b'\n') => {
            let below = bytes.get(at + 1..).unwrap_or_default();
            below.iter().find(|b| !matches!(b, b' ' | b'\t' | b'\r')) == Some(&b'\n')
        }
        Some(&FIRST_OF_ELLIPSIS) => text.get(*at..).is_some_and(|rest| rest.starts_with('…')),
        _ => true,
    })
}

const FIRST_OF_ELLIPSIS: u8 = 0xe2;

fn stop_ends(before: &str, after: &str) -> bool {
    let next = after.trim_start_matches(['"', '“', '”', '’', '»', '«', ')', ']']).chars().next();
    if next.is_some_and(|c| !c.is_whitespace()) {
        return false; // 3.5, example.org, z.B.
    }
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    if word.is_empty() {
        return true;
    }
    let follows = after.trim_start().chars().next();
    if word.chars().all(|c| c.is_ascii_digit()) {
        let next = after.trim_start();
        if MONTHS.iter().any(|month| next.starts_with(month)) {
            return false;
        }
        return word.len() > 2
            || follows
                .is_none_or(|c| c.is_uppercase() && after.trim_start_matches([' ', '\t', '\r']).starts_with('\n'));
    }
    let abbreviated = || word.len() <= LONGEST && ABBREVIATIONS.contains(&word.to_lowercase().as_str());
    let short = word.chars().nth(1).is_none() || abbreviated();
    !short || (follows.is_none() || after.starts_with("\n\n"))
}

fn push(text: &str, span: Span, spans: &mut Vec<Span>) {
    let piece = text.get(span.clone()).unwrap_or_default();
    let start = span.start + (piece.len() - piece.trim_start().len());
    let end = start + piece.trim().len();
    if end > start {
        spans.push(start..end);
    }
}

#[cfg(test)]
mod tests {
    use super::{ABBREVIATIONS, LONGEST, split};

    #[test]
    fn rows() {
        assert!(ABBREVIATIONS.iter().all(|word| word.len() <= LONGEST));
        for (text, want) in [
            ("Hallo. Wie geht es dir? Gut!", vec!["Hallo.", "Wie geht es dir?", "Gut!"]),
            ("Dr. Weber kommt z. B. am 12. Mai. Ja.", vec!["Dr. Weber kommt z. B. am 12. Mai.", "Ja."]),
            ("vom 12. bis 16. Januar", vec!["vom 12. bis 16. Januar"]),
            ("Er sagte: „Kommst du?“ Dann ging er.", vec!["Er sagte: „Kommst du?“", "Dann ging er."]),
            ("am 16. Januar in Salzburg\n\nGruß", vec!["am 16. Januar in Salzburg", "Gruß"]),
            ("Bis zum 12.\nGruß", vec!["Bis zum 12.", "Gruß"]),
            ("Bis zum 12.\nMai", vec!["Bis zum 12.\nMai"]),
            ("eins\n\nzwei", vec!["eins", "zwei"]),
            ("Wirklich?! Ja...", vec!["Wirklich?!", "Ja..."]),
            ("Approxé. 𝐇𝐞𝐥𝐥𝐨. Ja.", vec!["Approxé.", "𝐇𝐞𝐥𝐥𝐨.", "Ja."]),
            ("Ja…“ Nein", vec!["Ja…“", "Nein"]),
        ] {
            let got: Vec<_> = split(text).into_iter().map(|span| text.get(span).unwrap()).collect();
            assert_eq!(got, want, "{text}");
        }
    }
}
