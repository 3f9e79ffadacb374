//! A reason as data in, a true sentence out.

use super::{Strings, month, number, span};
use crate::model::{ContactSource, Direction, Reason, RemarkOf};
use jiff::Timestamp;

/// Longest question shown, in characters.
const QUOTE: usize = 160;

/// "It has been four years."
pub fn silence(strings: &Strings, since: Timestamp, now: Timestamp) -> String {
    strings.text("silence", &[("span", span(strings, since, now).into())])
}

/// One sentence, with the person called by `name`.
pub fn reason(strings: &Strings, reason: &Reason, name: &str) -> String {
    let dative = ("dative", dative(strings, name).into());
    let name = ("name", name.into());
    match reason {
        Reason::Letters { sent, received, first, last } => strings
            .text("reason-letters", &[("n", (sent + received).into()), ("span", span(strings, *first, *last).into())]),
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
        Reason::Together { company, until } => {
            let company = ("company", company.clone().into());
            match until {
                Some(year) => strings.text("reason-together-until", &[company, ("year", year.to_string().into())]),
                None => strings.text("reason-together", &[company]),
            }
        }
        Reason::Recommended { by: RemarkOf::RecommendedByMe } => strings.text("reason-recommended-by-me", &[name]),
        Reason::Recommended { .. } => strings.text("reason-recommended", &[name]),
        Reason::Contact { source, company, title, connected } => {
            let said = [title, company].into_iter().filter(|part| !part.is_empty());
            let job = said.map(String::as_str).collect::<Vec<_>>().join(", ");
            contact(strings, *source, &job, *connected)
        }
        Reason::SameCompany { company } => strings.text("reason-same-company", &[("company", company.clone().into())]),
        Reason::NoLetters { address: true } => strings.text("reason-no-letters", &[]),
        Reason::NoLetters { address: false } => strings.text("reason-no-letters-no-address", &[]),
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

/// The name as it stands after "von": in German, Herr becomes Herrn; nothing else changes.
pub fn dative(strings: &Strings, name: &str) -> String {
    match name.strip_prefix("Herr ") {
        Some(rest) if strings.language == crate::model::Language::German => format!("Herrn {rest}"),
        _ => name.to_owned(),
    }
}

fn shorten(text: &str) -> String {
    let joined = crate::speech::one_line(text);
    if joined.chars().count() <= QUOTE {
        return joined;
    }
    let cut: String = joined.chars().take(QUOTE).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}
