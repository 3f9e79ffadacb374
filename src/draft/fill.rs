//! A template and values in, text that remembers who wrote which part out.

use crate::model::{Span, is_bidi};
use std::collections::BTreeMap;

/// Who is answerable for a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    Template,
    /// Durations and my own name: put in by the program.
    Program,
    /// Old subjects, quotations, months, firms.
    Archive,
    User,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    pub text: String,
    pub origin: Origin,
}

/// The names between braces, in order.
pub fn placeholders(template: &str) -> Vec<&str> {
    template.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

/// `None` when a placeholder has no value. Values stay as they are but for their edges, line breaks, characters that
/// do not show, and the stop that sentence and template must share.
pub fn fill(template: &str, values: &BTreeMap<String, String>) -> Option<Vec<Stretch>> {
    let mut stretches = Vec::new();
    let mut push = |text: String, origin: Origin| {
        if !text.is_empty() {
            stretches.push(Stretch { text, origin });
        }
    };
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once('{') {
        let (name, after) = behind.split_once('}')?;
        push(before.to_owned(), Origin::Template);
        let mut value = tidy(values.get(name)?);
        if value.is_empty() {
            return None;
        }
        rest = after;
        if is_sentence(name) && !ends_sentence(&value) {
            value.push(if is_question(name) { '?' } else { '.' });
        }
        if after.starts_with('.') {
            value.truncate(value.trim_end_matches('.').trim_end().len());
            if value.ends_with(['?', '!', '…']) {
                rest = after.strip_prefix('.').unwrap_or(after);
            }
        }
        push(value, origin(name));
    }
    push(rest.to_owned(), Origin::Template);
    Some(stretches)
}

fn tidy(value: &str) -> String {
    let plain: String = value.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let seen = |c: &char| !c.is_control() && !is_bidi(*c) && *c != '\u{200b}' && *c != '\u{feff}';
    let shown: String = plain.chars().filter(seen).collect();
    shown.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Placeholders that hold whole sentences.
pub fn is_sentence(name: &str) -> bool {
    const SENTENCES: [&str; 9] =
        ["u_colon", "u_dank", "u_thanks", "u_memory", "u_update", "u_result", "u_answer", "u_who_am_i", "u_when_offer"];
    SENTENCES.contains(&name) || is_question(name)
}

/// Placeholders that hold one question.
pub fn is_question(name: &str) -> bool {
    matches!(name, "u_ask" | "ask_short")
}

pub fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['“', '”', '"', '’', '‘', '»', '«', ')']).ends_with(['.', '!', '?', '…'])
}

fn origin(name: &str) -> Origin {
    match name {
        _ if name.starts_with("dur") || name.starts_with("me_") => Origin::Program,
        "subject" | "quote" | "last_in" => Origin::Archive,
        _ if name.starts_with("ex_") || name.ends_with("_month") && name != "u_month" => Origin::Archive,
        _ => Origin::User,
    }
}

/// The stretches as one text, with the places of all that is not template.
pub fn join(stretches: Vec<Stretch>) -> (String, Vec<(Span, Origin)>) {
    let mut text = String::new();
    let mut places = Vec::new();
    for stretch in stretches {
        let start = text.len();
        text.push_str(&stretch.text);
        if stretch.origin != Origin::Template {
            places.push((start..text.len(), stretch.origin));
        }
    }
    (text, places)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows() {
        for (template, value, want) in [
            ("Ich weiß, wie {u_wie}.", " du \n lachst ", Some("Ich weiß, wie du lachst.")),
            ("Ich weiß, wie {u_wie}.", "du lachst usw.", Some("Ich weiß, wie du lachst usw.")),
            ("Ich weiß, wie {u_wie}.", "du lachst!", Some("Ich weiß, wie du lachst!")),
            ("Kurz: {u_update}", "Ich lebe", Some("Kurz: Ich lebe.")),
            ("Kurz: {u_update}", "Er sagte: „Ja.“", Some("Kurz: Er sagte: „Ja.“")),
            ("Eines: {u_ask}", "Lohnt es sich", Some("Eines: Lohnt es sich?")),
            ("{u_update}", " \t", None),
            ("{other}", "x", None),
            ("{u_update", "x", None),
        ] {
            let name =
                placeholders(template).first().copied().filter(|n| *n != "other").unwrap_or("u_update").to_owned();
            let filled = fill(template, &BTreeMap::from([(name, value.to_owned())])).map(|s| join(s).0);
            assert_eq!(filled.as_deref(), want, "{template}");
        }
    }

    #[test]
    fn origins_are_remembered() {
        let values = [("u_wie", "du lachst"), ("subject", "Lübeck"), ("dur", "a year")]
            .map(|(k, v)| (k.to_owned(), v.to_owned()));
        let (text, places) = join(fill("{dur}: {subject}, {u_wie}.", &values.into()).unwrap());
        assert_eq!(text, "a year: Lübeck, du lachst.");
        let got: Vec<_> = places.into_iter().map(|(span, origin)| (text.get(span).unwrap(), origin)).collect();
        assert_eq!(got, [("a year", Origin::Program), ("Lübeck", Origin::Archive), ("du lachst", Origin::User)]);
    }
}
