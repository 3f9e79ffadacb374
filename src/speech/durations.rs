//! A number of months in, the words for that span of time out: the only words the program inflects.

use crate::model::Language;
use std::collections::BTreeMap;

#[derive(Clone, Copy, PartialEq)]
enum Unit {
    Weeks,
    Months,
    HalfYear,
    Year,
    YearHalf,
    Years,
    YearsHalf,
}

#[derive(Clone, Copy, PartialEq)]
enum Near {
    Exact,
    /// A little more.
    Good,
    /// A little less.
    Almost,
    /// Clearly more.
    Over,
}

/// The placeholders `dur_*` (German) or `dur*` (English) with their words, ready to stand in a sentence.
pub fn words(months: u32, language: Language) -> BTreeMap<&'static str, String> {
    let (unit, near, number) = bucket(months);
    match language {
        Language::German => BTreeMap::from([
            ("dur_acc", german(unit, near, number, false)),
            ("dur_dat", german(unit, near, number, true)),
            ("dur_vor", format!("vor {}", german(unit, near, number, true))),
            ("dur_seit", format!("seit {}", german(unit, near, number, true))),
            ("dur_last", german_last(unit, near, number)),
        ]),
        Language::English => BTreeMap::from([
            ("dur", english(unit, near, number)),
            ("dur_ago", format!("{} ago", english(unit, near, number))),
            ("dur_past", english_past(unit, near, number)),
        ]),
    }
}

fn bucket(months: u32) -> (Unit, Near, u32) {
    let (years, rest) = (months / 12, months % 12);
    match months {
        0..=2 => (Unit::Weeks, Near::Exact, 0),
        3..=5 => (Unit::Months, Near::Exact, months),
        6 => (Unit::HalfYear, Near::Exact, 0),
        7..=8 => (Unit::HalfYear, Near::Good, 0),
        9..=11 => (Unit::Year, Near::Almost, 1),
        12 => (Unit::Year, Near::Exact, 1),
        13..=15 => (Unit::Year, Near::Good, 1),
        16..=20 => (Unit::YearHalf, Near::Exact, 1),
        _ if years < 6 => match rest {
            0 => (Unit::Years, Near::Exact, years),
            1..=3 => (Unit::Years, Near::Good, years),
            4..=8 => (Unit::YearsHalf, Near::Exact, years),
            _ => (Unit::Years, Near::Almost, years + 1),
        },
        _ if years < 10 => match rest {
            0..=1 => (Unit::Years, Near::Exact, years),
            2..=3 => (Unit::Years, Near::Good, years),
            4..=6 => (Unit::Years, Near::Over, years),
            _ => (Unit::Years, Near::Almost, years + 1),
        },
        _ => {
            let fives = 5 * ((months + 30) / 60);
            let off = i64::from(months) - 12 * i64::from(fives);
            match off {
                -2..=2 => (Unit::Years, Near::Exact, fives),
                3.. => (Unit::Years, Near::Over, fives),
                -12..=-3 => (Unit::Years, Near::Almost, fives),
                _ => (Unit::Years, Near::Over, fives - 5),
            }
        }
    }
}

fn german(unit: Unit, near: Near, number: u32, dative: bool) -> String {
    let good = near == Near::Good;
    let plain = match (unit, dative) {
        (Unit::Weeks, _) => "ein paar Wochen".to_owned(),
        (Unit::Months, false) => format!("{} Monate", german_number(number)),
        (Unit::Months, true) => format!("{} Monaten", german_number(number)),
        (Unit::HalfYear, false) => if good { "ein gutes halbes Jahr" } else { "ein halbes Jahr" }.to_owned(),
        (Unit::HalfYear, true) => if good { "einem guten halben Jahr" } else { "einem halben Jahr" }.to_owned(),
        (Unit::Year, false) => "ein Jahr".to_owned(),
        (Unit::Year, true) => "einem Jahr".to_owned(),
        (Unit::YearHalf, false) => "anderthalb Jahre".to_owned(),
        (Unit::YearHalf, true) => "anderthalb Jahren".to_owned(),
        (Unit::Years, false) => format!("{} Jahre", german_number(number)),
        (Unit::Years, true) => format!("{} Jahren", german_number(number)),
        (Unit::YearsHalf, false) => format!("{}einhalb Jahre", german_number(number)),
        (Unit::YearsHalf, true) => format!("{}einhalb Jahren", german_number(number)),
    };
    match near {
        Near::Good if unit != Unit::HalfYear => format!("gut {plain}"),
        Near::Almost => format!("fast {plain}"),
        Near::Over => format!("über {plain}"),
        _ => plain,
    }
}

fn german_last(unit: Unit, near: Near, number: u32) -> String {
    match (unit, near) {
        (Unit::Weeks, _) => "in den letzten Wochen".to_owned(),
        (Unit::Months | Unit::HalfYear, _) => "in den letzten Monaten".to_owned(),
        (Unit::Year, _) => "im letzten Jahr".to_owned(),
        (Unit::YearHalf, _) => "in den letzten anderthalb Jahren".to_owned(),
        (Unit::Years, Near::Exact) => format!("in den letzten {} Jahren", german_number(number)),
        _ => "in den letzten Jahren".to_owned(),
    }
}

fn english(unit: Unit, near: Near, number: u32) -> String {
    let plain = match unit {
        Unit::Weeks => "a few weeks".to_owned(),
        Unit::Months => format!("{} months", english_number(number)),
        Unit::HalfYear => "half a year".to_owned(),
        Unit::Year => "a year".to_owned(),
        Unit::YearHalf => "a year and a half".to_owned(),
        Unit::Years => format!("{} years", english_number(number)),
        Unit::YearsHalf => format!("{} and a half years", english_number(number)),
    };
    match near {
        Near::Exact => plain,
        Near::Good if unit == Unit::HalfYear => format!("more than {plain}"),
        Near::Good => format!("just over {plain}"),
        Near::Almost => format!("almost {plain}"),
        Near::Over => format!("more than {plain}"),
    }
}

fn english_past(unit: Unit, near: Near, number: u32) -> String {
    match (unit, near) {
        (Unit::Weeks, _) => "over the past weeks".to_owned(),
        (Unit::Months | Unit::HalfYear, _) => "over the past months".to_owned(),
        (Unit::Year, _) => "over the past year".to_owned(),
        (Unit::YearHalf, _) => "over the past year and a half".to_owned(),
        (Unit::Years, Near::Exact) => format!("over the past {} years", english_number(number)),
        _ if number >= 10 => "over the years".to_owned(),
        _ => "over the past few years".to_owned(),
    }
}

fn german_number(number: u32) -> String {
    let small = ["zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"];
    let tens = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"];
    spelt(number, &small, "fünfzehn", &tens, |ten| format!("fünfund{ten}"))
}

fn english_number(number: u32) -> String {
    let small = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    spelt(number, &small, "fifteen", &tens, |ten| format!("{ten}-five"))
}

/// Two to twelve, then every fifth to ninety-five; a longer silence than a life stays a figure.
fn spelt(number: u32, small: &[&str], fifteen: &str, tens: &[&str], with_five: impl Fn(&str) -> String) -> String {
    let place = |list: &[&str], at: u32| list.get(at as usize).map(|word| (*word).to_owned());
    match number {
        2..=12 => place(small, number - 2),
        15 => Some(fifteen.to_owned()),
        20..=95 if number.is_multiple_of(10) => place(tens, number / 10 - 2),
        20..=95 if number.is_multiple_of(5) => place(tens, number / 10 - 2).map(|ten| with_five(&ten)),
        _ => None,
    }
    .unwrap_or_else(|| number.to_string())
}

/// "März", "March". `None` when the month is not 1 to 12.
pub fn month_name(month: i8, language: Language) -> Option<&'static str> {
    const GERMAN: [&str; 12] = [
        "Januar",
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
    ];
    const ENGLISH: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let names = if language == Language::German { GERMAN } else { ENGLISH };
    names.get(usize::try_from(month.checked_sub(1)?).ok()?).copied()
}

/// "März 2021", "March 2021". `None` when the month is not 1 to 12.
pub fn month(year: i16, month: i8, language: Language) -> Option<String> {
    Some(format!("{} {year}", month_name(month, language)?))
}

/// "im März 2021", "in March 2021".
pub fn in_month(year: i16, number: i8, language: Language) -> Option<String> {
    let preposition = if language == Language::German { "im" } else { "in" };
    month(year, number, language).map(|name| format!("{preposition} {name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_of_the_specification() {
        for row in include_str!("../../tests/fixtures/durations.tsv").lines() {
            let [months, acc, dat, last, dur, past] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("{row}") };
            let months = months.parse().unwrap();
            let german = words(months, Language::German);
            let english = words(months, Language::English);
            assert_eq!(
                (
                    &*german["dur_acc"],
                    &*german["dur_dat"],
                    &*german["dur_last"],
                    &*english["dur"],
                    &*english["dur_past"]
                ),
                (acc, dat, last, dur, past),
                "{months} months"
            );
            assert_eq!(german["dur_vor"], format!("vor {dat}"));
            assert_eq!(german["dur_seit"], format!("seit {dat}"));
            assert_eq!(english["dur_ago"], format!("{dur} ago"));
        }
    }

    #[test]
    fn forty_years_of_silence_need_no_figures() {
        let mut table = String::new();
        for months in 0..=480 {
            for language in [Language::German, Language::English] {
                for (name, text) in words(months, language) {
                    assert!(!text.chars().any(|c| c.is_ascii_digit()), "{months} {name} {text}");
                    table.push_str(&format!("{months} {name} {text}\n"));
                }
            }
        }
        let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/golden/durations.txt");
        if std::env::var_os("WIEDER_BLESS").is_some() {
            std::fs::write(golden, &table).unwrap();
        }
        assert_eq!(table, std::fs::read_to_string(golden).unwrap());
        assert_eq!(words(5000, Language::German).len(), 5);
    }

    #[test]
    fn months_by_name() {
        assert_eq!(in_month(2021, 3, Language::German).unwrap(), "im März 2021");
        assert_eq!(month(2021, 12, Language::English).unwrap(), "December 2021");
        assert_eq!(month(2021, 0, Language::English), None);
        assert_eq!(month(2021, i8::MIN, Language::English), None);
    }
}
