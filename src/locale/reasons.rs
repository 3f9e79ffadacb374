//! A reason as data in, a true sentence out.

use super::{Strings, month, number, span};
use crate::model::{ContactSource, Direction, Reason, RemarkOf};
use crate::speech::workplaces;
use jiff::Timestamp;

/// Longest question shown, in characters.
const QUOTE: usize = 160;

/// "It has been four years."
pub fn silence(strings: &Strings, since: Timestamp, now: Timestamp) -> String {
    strings.text("silence", &[("span", span(strings, since, now).into())])
}

/// One sentence, with the person called by `name`.
pub fn reason(strings: &Strings, reason: &Reason, name: &str) -> String {
    let called = name;
    let dative = ("dative", dative(strings, name).into());
    let name = ("name", name.into());
    match reason {
        Reason::Letters { sent, received, first, last } => {
            let key = match (sent, received) {
                (_, 0) => "reason-letters-mine",
                (0, _) => "reason-letters-theirs",
                _ => "reason-letters",
            };
            let n = ("n", (sent + received).into());
            // the accusative of Herr is its dative
            let accusative = ("accusative", self::dative(strings, called).into());
            strings.text(key, &[n, ("span", span(strings, *first, *last).into()), dative, accusative])
        }
        Reason::Answered { asked, answered } => {
            let key = match (asked, answered) {
                (1, 1) => "reason-answered-only",
                (_, 0) => "reason-answered-none",
                (asked, answered) if asked == answered => "reason-answered-all",
                _ => "reason-answered",
            };
            let asked_words = number(strings, u64::from(*asked));
            let answered_words = number(strings, u64::from(*answered));
            strings.text(
                key,
                &[
                    dative,
                    ("answers", (*answered).into()),
                    ("asked", asked_words.into()),
                    ("answered", answered_words.into()),
                    ("n", (*asked).into()),
                ],
            )
        }
        Reason::Last { at, direction, question } => {
            let key = match (direction, question) {
                (Direction::In, Some(_)) => "reason-last-theirs-asked",
                (Direction::In, None) => "reason-last-theirs",
                (Direction::Out, _) => "reason-last-mine",
            };
            let quote = question.as_deref().map(shorten).unwrap_or_default();
            strings.text(key, &[dative, ("month", month(strings, *at).into()), ("question", quote.into())])
        }
        Reason::Unanswered { letters } => {
            let words = number(strings, u64::from(*letters));
            strings.text("reason-unanswered", &[name, ("letters", words.into())])
        }
        Reason::Unreachable { address, at } => {
            let address = ("address", address.to_string().into());
            match at {
                Some(at) => {
                    strings.text("reason-unreachable-since", &[name, address, ("month", month(strings, *at).into())])
                }
                None => strings.text("reason-unreachable", &[name, address]),
            }
        }
        Reason::Strained { at, sentence } => {
            let sentence = ("sentence", shorten(sentence).into());
            match at {
                Some(at) => {
                    strings.text("reason-strained-since", &[name, sentence, ("month", month(strings, *at).into())])
                }
                None => strings.text("reason-strained", &[name, sentence]),
            }
        }
        Reason::Colleagues { company, until } => {
            let at = ("at", workplaces::at(company, strings.language).into());
            match until {
                Some(year) => strings.text("reason-colleagues-until", &[at, ("year", year.to_string().into())]),
                None => strings.text("reason-colleagues", &[at]),
            }
        }
        Reason::Recommended { by: RemarkOf::RecommendedByMe } => strings.text("reason-recommended-by-me", &[name]),
        Reason::Recommended { .. } => strings.text("reason-recommended", &[name]),
        Reason::Contact { source, company, title, connected } => {
            let said = [title, company].into_iter().filter(|part| !part.is_empty());
            let job = said.map(String::as_str).collect::<Vec<_>>().join(", ");
            contact(strings, *source, &job, *connected)
        }
        Reason::SameCompany { company } => {
            let at = workplaces::at(company, strings.language);
            strings.text("reason-same-company", &[("at", at.into())])
        }
        Reason::NoLetters { address: true } => strings.text("reason-no-letters", &[]),
        Reason::NoLetters { address: false } => strings.text("reason-no-letters-no-address", &[]),
        Reason::Wrote { letters, last, words } => {
            let quoted: Vec<String> = words.iter().map(|word| quoted(strings, word)).collect();
            let words = ("quoted", quoted.join(", ").into());
            let month = ("month", month(strings, *last).into());
            strings.text("reason-wrote", &[dative, words, ("n", (*letters).into()), count(strings, *letters), month])
        }
        Reason::WasAsked { letters, last } => {
            let month = ("month", month(strings, *last).into());
            strings.text("reason-was-asked", &[name, ("n", (*letters).into()), count(strings, *letters), month])
        }
        Reason::Together { name: other, conversations, last, .. } => {
            let (other, month) = (("other", other.as_str().into()), ("month", month(strings, *last).into()));
            let n = ("n", (*conversations).into());
            strings.text("reason-together", &[name, other, n, count(strings, *conversations), month])
        }
        Reason::EachOther { name: other, letters, .. } => {
            let other = ("other", other.as_str().into());
            strings.text("reason-each-other", &[name, other, ("n", (*letters).into()), count(strings, *letters)])
        }
        Reason::Inside { address, last, .. } => {
            let address = ("address", address.to_string().into());
            match last {
                Some(last) => {
                    strings.text("reason-inside-wrote", &[name, address, ("month", month(strings, *last).into())])
                }
                None => strings.text("reason-inside", &[name, address]),
            }
        }
        Reason::Signed { title, company, last } => {
            let parts: Vec<&str> = [title, company].into_iter().flatten().map(String::as_str).collect();
            let card = ("card", shorten(&parts.join(", ")).into());
            strings.text("reason-signed", &[dative, card, ("month", month(strings, *last).into())])
        }
    }
}

/// What a contact says of somebody, in one sentence.
pub fn contact(strings: &Strings, source: ContactSource, job: &str, connected: Option<jiff::civil::Date>) -> String {
    let noon = connected.and_then(|date| date.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).ok());
    let month = noon.map(|noon| month(strings, noon.timestamp()));
    let known = if job.is_empty() { "listed" } else { "job" };
    let key = format!("contact-{known}-{}{}", source.key(), if month.is_some() { "-since" } else { "" });
    // only LinkedIn tells since when
    let key = if strings.has(&key) { key } else { format!("contact-{known}-{}", source.key()) };
    strings.text(&key, &[("job", job.into()), ("month", month.unwrap_or_default().into())])
}

fn count<'a>(strings: &Strings, n: u32) -> (&'a str, fluent_bundle::FluentValue<'a>) {
    ("words", number(strings, u64::from(n)).into())
}

fn quoted(strings: &Strings, word: &str) -> String {
    strings.text("quoted", &[("text", word.into())])
}

/// The name as it stands after "von": in German, Herr becomes Herrn; nothing else changes.
pub fn dative(strings: &Strings, name: &str) -> String {
    match name.strip_prefix("Herr ") {
        Some(rest) if strings.language == crate::model::Language::German => format!("Herrn {rest}"),
        _ => name.to_owned(),
    }
}

/// No longer than is read at a glance, with the word in it.
pub fn around(text: &str, word: &str) -> String {
    let before = text.find(word).and_then(|at| text.get(..at)).unwrap_or_default();
    if before.chars().count() + word.chars().count() < QUOTE {
        return shorten(text);
    }
    // some words before it
    let start = before.char_indices().rev().nth(QUOTE / 2).map_or(0, |(at, _)| at);
    let rest = text.get(start..).and_then(|rest| rest.split_once(' ')).map_or("", |(_, rest)| rest);
    format!("… {}", shorten(rest))
}

pub fn shorten(text: &str) -> String {
    let joined = crate::speech::one_line(text);
    if joined.chars().count() <= QUOTE {
        return joined;
    }
    let cut: String = joined.chars().take(QUOTE).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_is_always_in_what_is_shown() {
        let long = format!("{}museum {}", "viele Wörter ".repeat(30), "und mehr ".repeat(30));
        for text in [long.as_str(), "das museum", "museum"] {
            let shown = around(text, "museum");
            assert!(shown.contains("museum") && shown.chars().count() < QUOTE + 10, "{shown}");
        }
        assert_eq!(around("nichts davon", "museum"), "nichts davon");
    }
}
