//! Numbers, months and spans of time in, words out.

use super::Strings;
use crate::model::Language;
use crate::speech::durations;
use jiff::{Timestamp, civil::Date, tz::TimeZone};

const GERMAN: [&str; 13] =
    ["null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"];
const ENGLISH: [&str; 13] =
    ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
/// Up to twelve in words, above in digits.
pub fn number(strings: &Strings, n: u64) -> String {
    let words = match strings.language {
        Language::German => GERMAN,
        Language::English => ENGLISH,
    };
    usize::try_from(n).ok().and_then(|n| words.get(n)).map_or_else(|| n.to_string(), |word| (*word).to_owned())
}

fn date(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::UTC).date()
}

/// "März 2021", "March 2021" (UTC).
pub fn month(strings: &Strings, at: Timestamp) -> String {
    durations::month(date(at).year(), date(at).month(), strings.language).unwrap_or_default()
}

/// "3. März 2021", "3 March 2021" (UTC).
pub fn day(strings: &Strings, at: Timestamp) -> String {
    match strings.language {
        Language::German => format!("{}. {}", date(at).day(), month(strings, at)),
        Language::English => format!("{} {}", date(at).day(), month(strings, at)),
    }
}

/// Whole calendar months between two moments; what is left of a month does not count.
fn months(from: Timestamp, to: Timestamp) -> i32 {
    date(from).until((jiff::Unit::Month, date(to))).map_or(0, |span| span.get_months()).max(0)
}

/// How long it lasted: "over four years" without its preposition, "vier Jahre". Weeks below two months.
pub fn span(strings: &Strings, from: Timestamp, to: Timestamp) -> String {
    let months = months(from, to);
    let (key, n) = match months {
        0..2 => {
            let weeks = (to.as_second() - from.as_second()) / (7 * 86_400);
            if weeks < 2 { ("span-days", 0) } else { ("span-weeks", weeks) }
        }
        12 => ("span-year", 1),
        2..24 => ("span-months", i64::from(months)),
        24..72 if (5..=8).contains(&(months % 12)) => ("span-half-years", i64::from(months / 12)),
        _ if months % 12 >= 9 => ("span-almost-years", i64::from(months / 12 + 1)),
        _ if months % 12 >= 3 => ("span-over-years", i64::from(months / 12)),
        _ => ("span-years", i64::from(months / 12)),
    };
    strings.text(key, &[("n", n.into()), ("words", number(strings, n as u64).into())])
}

/// About how long, for a number of days: "five days", "six weeks", "four months", "more than two years".
pub fn about(strings: &Strings, days: f64) -> String {
    let (key, n) = match days {
        ..14.0 => ("span-exact-days", days.round().max(2.0)),
        ..60.0 => ("span-weeks", (days / 7.0).round()),
        ..700.0 => ("span-months", (days / 30.44).round()),
        _ => ("span-years", (days / 365.25).round()),
    };
    strings.text(key, &[("n", n.into()), ("words", number(strings, n as u64).into())])
}
