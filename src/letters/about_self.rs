//! A letter and its writer's own words in, what it says of the writer's former name and other address out.

use super::addresses::{first_address, is_border};
use super::marks::is_quoted;
use super::signs::{Sign, Signs};
use crate::model::{Address, Letter, Mailbox, Remark, Span};
use crate::speech::pattern::Pattern;
use std::sync::LazyLock;

static FORMER: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?:formerly|previously|née|nee|früher|vormals|geb\.|geborene[rn]?|ehemals)\s+(?:\p{Lu}[\p{L}'’-]+\s+)?(\p{Lu}[\p{L}'’-]+)",
    )
});

/// Words and signature of the writer alone, so that nothing quoted counts.
pub(super) fn about_self(letter: &Letter, own: &[Span], signature: Option<&Span>, signs: &Signs) -> Vec<Remark> {
    let Some(from) = &letter.from else { return Vec::new() };
    let name = parts(&from.name);
    let mut remarks = Vec::new();
    for span in own.iter().chain(signature) {
        let text = letter.text.get(span.clone()).unwrap_or_default();
        let formerly = signs.within(span).filter(|(_, sign)| *sign == Sign::FormerName).map(|(place, _)| place.start);
        let mut places: Vec<usize> = formerly.collect();
        if !name.is_empty() {
            places.extend(memchr::memchr_iter(b'@', text.as_bytes()).map(|at| span.start + at));
            places.sort_unstable();
        }
        let mut judged = span.start;
        for place in places {
            if place < judged {
                continue;
            }
            let line = line_around(&letter.text, span, place);
            judged = line.end;
            let text = letter.text.get(line.clone()).unwrap_or_default();
            if is_quoted(text) {
                continue; // a signature may enclose it
            }
            if let Some(surname) = former_name(text) {
                remarks.push(Remark::FormerName { span: line.clone(), surname });
            }
            if let Some(to) = other_address(text, from, &name) {
                remarks.push(Remark::Moved { span: line, to: Some(to) });
            }
        }
    }
    remarks
}

/// The line with its end, within a span of whole lines.
fn line_around(text: &str, span: &Span, place: usize) -> Span {
    let text = text.as_bytes();
    let above = text.get(span.start..place).unwrap_or_default();
    let below = text.get(place..span.end).unwrap_or_default();
    let start = memchr::memrchr(b'\n', above).map_or(span.start, |at| span.start + at + 1);
    start..memchr::memchr(b'\n', below).map_or(span.end, |at| place + at + 1)
}

/// A line gives an address that may be the writer's own, whoever wrote it.
pub(super) fn may_stand_in(letter: &Letter) -> bool {
    let Some(from) = &letter.from else { return false };
    let name = parts(&from.name);
    let mut judged = 0;
    let places = memchr::memchr_iter(b'@', letter.text.as_bytes()).filter(|_| !name.is_empty());
    places.into_iter().any(|place| {
        if place < judged {
            return false;
        }
        let line = line_around(&letter.text, &(0..letter.text.len()), place);
        judged = line.end;
        let line = letter.text.get(line).unwrap_or_default();
        !is_quoted(line) && other_address(line, from, &name).is_some()
    })
}

/// The address in a line that is not the writer's in From but holds a part of the name.
fn other_address(line: &str, from: &Mailbox, name: &[String]) -> Option<Address> {
    let bears = |local: &str| name.iter().any(|part| local.contains(part));
    // most addresses are somebody else's
    let lower = line.to_lowercase();
    let locals = lower.rsplit_once('@').map(|(head, _)| head).unwrap_or_default().split('@');
    if !locals.into_iter().any(|head| bears(head.rsplit(is_border).next().unwrap_or_default())) {
        return None;
    }
    first_address(line).filter(|to| *to != from.address && bears(to.local()))
}

/// The parts of a name that tell something about whose an address is.
fn parts(name: &str) -> Vec<String> {
    let parts = name.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
    parts.filter(|part| part.chars().count() >= 3).collect()
}

/// The surname in a line of a signature that is short enough to be one.
pub(super) fn former_name(line: &str) -> Option<String> {
    let short = line.trim().chars().count() <= 60;
    FORMER.group(line, 1).filter(|_| short).map(|found| found.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::remarks;
    use super::*;

    #[test]
    fn rows() {
        assert!(FORMER.compiles());
        for (text, want) in [
            ("Hannah Osei\n(formerly Hannah Whitlock)", Some("Whitlock")),
            ("Svenja Holm (früher Petersen)", Some("Petersen")),
            ("As of Monday it's hannah@storyhouse.example, in Leeds.", Some("hannah@storyhouse.example")),
            ("früher war alles besser", None),
            ("Write to tom@kreil.example", None),
        ] {
            let from = Mailbox { name: "Osei, Hannah".into(), address: Address::parse("h@old.example").unwrap() };
            let letter = Letter { from: Some(from), text: text.to_owned(), ..Letter::default() };
            let whole = 0..text.len();
            let signs = Signs::in_spans(text, [&whole]);
            let remarks = about_self(&letter, std::slice::from_ref(&whole), None, &signs);
            let found = remarks.into_iter().find_map(|remark| match remark {
                Remark::FormerName { surname, .. } => Some(surname),
                Remark::Moved { to, .. } => to.map(|to| to.to_string()),
                _ => None,
            });
            assert_eq!(found.as_deref(), want, "{text}");
            assert!(want.is_none() || may_stand_in(&letter) || remarks::may_stand_in(text), "{text}");
        }
    }
}
