//! The Date and Received fields in, the moment a letter was written out.

use super::headers::Fields;
use crate::model::Oddity;
use jiff::Timestamp;
use mail_parser::DateTime;

/// Without a clock only the impossible can be told: before 1980 or after 2100.
const POSSIBLE: std::ops::RangeInclusive<u16> = 1980..=2100;
/// A Date further than this from the newest Received line, in seconds, is a wrong clock.
const DRIFT: i64 = 366 * 86_400;

/// `Date` where it can be true and agrees with `Received` within a year; else the newest possible `Received`.
pub fn date(fields: &Fields) -> (Option<Timestamp>, Option<Oddity>) {
    let stated = fields.first("date").map(str::trim).filter(|d| !d.is_empty());
    let written = stated.and_then(moment);
    let received = fields
        .all("received")
        .take(50)
        .filter_map(|line| line.rsplit_once(';').and_then(|(_, date)| moment(date)))
        .next();
    match (written, received) {
        (Some(at), Some(by)) if (at.as_second() - by.as_second()).abs() > DRIFT => {
            (Some(by), Some(Oddity::ImpossibleDate))
        }
        (Some(at), _) => (Some(at), None),
        (None, Some(by)) => (Some(by), None),
        (None, None) if stated.is_some() => (None, Some(Oddity::ImpossibleDate)),
        (None, None) => (None, Some(Oddity::NoDate)),
    }
}

fn moment(text: &str) -> Option<Timestamp> {
    let parsed = DateTime::parse_rfc822(text).filter(DateTime::is_valid)?;
    let seconds = POSSIBLE.contains(&parsed.year).then(|| parsed.to_timestamp())?;
    Timestamp::from_second(seconds).ok()
}
