//! Days before today and a time of day in, moments in Augsburg out.

use anyhow::{Context, Result};
use jiff::civil::{Date, Time, date};
use jiff::tz::TimeZone;
use jiff::{ToSpan, Zoned};
use wieder::model::Language;
use wieder::speech::durations;

/// The day on which the written-out dates in German bodies agree with the letters they quote.
pub const TODAY: Date = date(2026, 11, 23);

/// The rule of the European Union since 1996, so that no zone database decides about our bytes.
fn augsburg() -> Result<TimeZone> {
    Ok(TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3")?)
}

pub fn moment(days: i64, time: &str) -> Result<Zoned> {
    let time: Time = format!("{time}:00").parse().with_context(|| format!("time of day {time}"))?;
    let day = TODAY.checked_sub(days.days())?;
    Ok(day.to_datetime(time).to_zoned(augsburg()?)?)
}

pub fn rfc5322(at: &Zoned) -> String {
    at.strftime("%a, %-d %b %Y %H:%M:%S %z").to_string()
}

pub fn month_name(at: &Zoned, lang: &str) -> String {
    let language = if lang == "de" { Language::German } else { Language::English };
    durations::month_name(at.month(), language).unwrap_or_default().to_owned()
}
