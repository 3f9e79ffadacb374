//! A signature in, its lines that say something, and their parts, out.

use super::footer;
use super::own_words::is_blank;
use crate::model::Span;

/// More lines than these are no card.
const MOST_LINES: usize = 18;
/// Longer lines, and longer ones that were put together, are none of a card, in bytes.
const LONGEST_LINE: usize = 400;

/// The filled lines of a signature, without rules, up to a footer.
pub(super) fn lines(text: &str, whole: &Span) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut start = whole.start;
    for line in text.get(whole.clone()).unwrap_or_default().split_inclusive('\n') {
        let end = start + line.len();
        let trimmed = line.trim();
        if !found.is_empty() && footer::begins_footer(trimmed) || found.len() >= MOST_LINES {
            break;
        }
        if matches!(trimmed, "--" | "__" | "—" | "–") {
            found.clear(); // what stood above the last delimiter was no signature
        } else if is_of_register(trimmed) {
            // who may sign for the firm is not who writes
        } else if ends_card(trimmed) || is_prose(trimmed) && !found.is_empty() && !has_number(trimmed) {
            break;
        } else if line.len() <= LONGEST_LINE
            && !is_blank(trimmed)
            && !footer::is_rule(trimmed)
            && !is_attachment(trimmed)
        {
            match found.last_mut() {
                Some(above)
                    if above.end == start
                        && end - above.start <= LONGEST_LINE
                        && text.get(above.clone()).is_some_and(goes_on) =>
                {
                    above.end = end
                }
                _ => found.push(start..end),
            }
        }
        start = end;
    }
    found
}

/// "Department of Boats, Musterstadt School of": a name that goes on in the next line.
fn goes_on(line: &str) -> bool {
    let last = line.trim_end().rsplit(' ').next().unwrap_or_default();
    // "Phone: +49 555": so does a number
    let digits = |number: &str| number.bytes().filter(u8::is_ascii_digit).count();
    let number = line.trim_end().rsplit_once('+').map(|(_, number)| number).filter(|number| number.len() <= 8);
    let broken =
        number.is_some_and(|number| digits(number) >= 3 && number.bytes().all(|b| b.is_ascii_digit() || b == b' '));
    broken
        || line.len() > 20 && matches!(last, "of" | "and" | "for" | "&" | "für" | "und" | "de" | "der" | "des" | "the")
}

fn has_number(line: &str) -> bool {
    line.bytes().filter(u8::is_ascii_digit).count() >= 9
}

/// Eight words or more, most of them small.
fn is_prose(line: &str) -> bool {
    let words = line.split_whitespace().filter(|w| w.chars().any(char::is_alphabetic));
    let small = words.clone().filter(|w| w.chars().next().is_some_and(char::is_lowercase)).count();
    words.clone().count() >= 8 && small * 3 >= words.count() * 2
}

/// „HRB 12345 (AG Musterstadt), Geschäftsführer: …".
fn is_of_register(line: &str) -> bool {
    ["HRB ", "HRA ", "HRB:", "Amtsgericht", "Registergericht", "USt-Id", "USt.-Id", "Ust-ID", "UID-Nr"]
        .iter()
        .any(|word| line.contains(word))
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
        || line.contains("<<") && line.contains(">>")
        || line.starts_with("[[") && line.ends_with("]]")
        || line.starts_with("- ")
            && line.ends_with(|c: char| c.is_alphanumeric())
            && line.get(line.len().saturating_sub(5)..).is_some_and(|end| end.contains('.'))
}

/// The parts of a line between bars, dots, wide gaps and dashes; web and mail addresses left out.
pub(super) fn pieces(text: &str, line: &Span) -> Vec<Span> {
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
        // "Adams  & Osei" is one firm
        let goes_on =
            gap && at > start && text.get(end..line.end).is_some_and(|rest| rest.trim_start().starts_with('&'));
        if separates || address || gap && at > start && !goes_on || label {
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
pub(super) fn trimmed(text: &str, span: Span) -> Option<Span> {
    let piece = text.get(span.clone())?;
    let is_sign = |c: char| {
        c.is_whitespace()
            || matches!(c, ',' | ';' | '-' | '–' | '_' | '*' | '|' | '/' | '[' | ']' | '\'' | '~' | '<' | '>' | ':')
    };
    let start = span.start + (piece.len() - piece.trim_start_matches(is_sign).len());
    let end = start + piece.trim_matches(is_sign).len();
    (start < end).then_some(start..end)
}
