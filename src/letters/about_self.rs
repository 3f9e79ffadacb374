//! A letter and its writer's own words in, what it says of the writer's former name and other address out.

use super::quotation::is_quoted;
use super::remarks::first_address;
use crate::model::{Address, Letter, Mailbox, Remark, Span};
use crate::speech::pattern::Pattern;
use std::sync::LazyLock;

static FORMER: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?:formerly|previously|née|nee|früher|vormals|geb\.|geborene[rn]?|ehemals)\s+(?:\p{Lu}[\p{L}'’-]+\s+)?(\p{Lu}[\p{L}'’-]+)",
    )
});

/// Words and signature of the writer alone, so that nothing quoted counts.
pub(super) fn about_self(letter: &Letter, own: &[Span], signature: Option<&Span>) -> Vec<Remark> {
    let Some(from) = &letter.from else { return Vec::new() };
    let text = |span: &Span| letter.text.get(span.clone()).unwrap_or_default();
    let mut remarks = Vec::new();
    for span in own.iter().chain(signature) {
        let mut start = span.start;
        for line in text(span).split_inclusive('\n') {
            let place = start..start + line.len();
            start = place.end;
            if is_quoted(line) {
                continue; // a signature may enclose it
            }
            if let Some(surname) = former_name(line) {
                remarks.push(Remark::FormerName { span: place.clone(), surname });
            }
            if let Some(to) = other_address(line, from) {
                remarks.push(Remark::Moved { span: place, to: Some(to) });
            }
        }
    }
    remarks
}

/// A line gives an address that may be the writer's own, whoever wrote it.
pub(super) fn may_stand_in(letter: &Letter) -> bool {
    let Some(from) = &letter.from else { return false };
    letter.text.split('\n').any(|line| other_address(line, from).is_some() && !is_quoted(line))
}

/// The address in a line that is not the writer's in From but holds a part of the name.
fn other_address(line: &str, from: &Mailbox) -> Option<Address> {
    let other = line.contains('@').then(|| first_address(line)).flatten();
    other.filter(|to| *to != from.address && bears(to.local(), &from.name))
}

/// The surname in a line of a signature that is short enough to be one.
pub(super) fn former_name(line: &str) -> Option<String> {
    let short = line.trim().chars().count() <= 60;
    FORMER.group(line, 1).filter(|_| short).map(|found| found.as_str().to_owned())
}

/// The address before the `@` holds a part of the name.
fn bears(local: &str, name: &str) -> bool {
    let parts = name.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
    parts.into_iter().any(|part| part.chars().count() >= 3 && local.contains(&part))
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
            let found =
                about_self(&letter, std::slice::from_ref(&(0..text.len())), None).into_iter().find_map(|remark| {
                    match remark {
                        Remark::FormerName { surname, .. } => Some(surname),
                        Remark::Moved { to, .. } => to.map(|to| to.to_string()),
                        _ => None,
                    }
                });
            assert_eq!(found.as_deref(), want, "{text}");
            assert!(want.is_none() || may_stand_in(&letter) || remarks::may_stand_in(text), "{text}");
        }
    }
}
