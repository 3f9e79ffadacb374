//! The Date and Received fields in, the moment a letter was written out.

use super::headers::Fields;
use crate::model::Oddity;
use jiff::Timestamp;
use jiff::civil::DateTime;

/// Without a clock only the impossible can be told: before 1980 or after 2100.
const POSSIBLE: std::ops::RangeInclusive<i16> = 1980..=2100;
/// A Date further than this from the newest Received line, in seconds, is a wrong clock.
const DRIFT: i64 = 366 * 86_400;
/// Longer dates are none.
const LONGEST: usize = 200;

/// `Date` where it can be true and agrees with `Received` within a year; else the newest possible `Received`.
pub fn date(fields: &Fields<'_>) -> (Option<Timestamp>, Option<Oddity>) {
    let stated = fields.first("date").filter(|d| !d.is_empty());
    let written = stated.as_deref().and_then(moment);
    let received = fields
        .all_raw("received")
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

/// Reads what mail programs wrote instead of RFC 5322, too: "Wed, 11 Feb 98 11:51 CST", "Mon Nov 23 10:15:00 2026",
/// "1 Mar 2001 9:5 -600". No zone is UTC.
fn moment(text: &str) -> Option<Timestamp> {
    let text = without_comments(crate::speech::beginning(text, LONGEST));
    let (mut day, mut month, mut year, mut time, mut zone) = (None, None, None, None, 0);
    for word in text.split([' ', '\t', '\r', '\n', ',']).filter(|word| !word.is_empty()) {
        let number = word.parse::<i16>().ok().filter(|_| word.bytes().all(|byte| byte.is_ascii_digit()));
        match number {
            Some(number) if day.is_none() && word.len() <= 2 => day = Some(i8::try_from(number).ok()?),
            Some(number) if year.is_none() => year = Some(whole_year(number)),
            // a zone without its sign, or a day written twice
            Some(_) => {}
            None if time.is_none() && word.contains(':') => {
                let (of_day, behind) = word.split_at_checked(word.find(['+', '-']).unwrap_or(word.len()))?;
                time = Some(time_of_day(of_day)?);
                zone = offset(behind).unwrap_or(zone);
            }
            None if month.is_none() && month_of(word).is_some() => month = month_of(word),
            None if word.eq_ignore_ascii_case("pm") => time = time.map(|(hour, m, s)| (hour % 12 + 12, m, s)),
            None if word.eq_ignore_ascii_case("am") => time = time.map(|(hour, m, s)| (hour % 12, m, s)),
            None if time.is_some() => zone = offset(word).unwrap_or(zone),
            None => {}
        }
    }
    let (hour, minute, second) = time?;
    let year = year.filter(|year| POSSIBLE.contains(year))?;
    let local = DateTime::new(year, month?, day?, hour, minute, second, 0).ok()?;
    let utc = local.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp();
    Timestamp::from_second(utc.as_second() - zone).ok()
}

/// Comments taken out, and the blanks around a colon.
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut depth = 0_u32;
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            ':' => {
                out.truncate(out.trim_end().len());
                out.push(':');
            }
            c if c.is_whitespace() && out.ends_with(':') => {}
            c => out.push(c),
        }
    }
    out
}

/// RFC 5322, 4.3: two digits are 1950 to 2049, three count from 1900.
fn whole_year(number: i16) -> i16 {
    match number {
        0..=49 => 2000 + number,
        50..=999 => 1900 + number,
        _ => number,
    }
}

/// A leap second is the one before it.
fn time_of_day(word: &str) -> Option<(i8, i8, i8)> {
    let mut numbers = word.splitn(3, ':').map(|number| number.split('.').next().unwrap_or_default().parse::<i8>());
    let (hour, minute) = (numbers.next()?.ok()?, numbers.next()?.ok()?);
    let second = numbers.next().map_or(Some(0), Result::ok)?.min(59);
    Some((hour, minute, second))
}

fn month_of(word: &str) -> Option<i8> {
    let start = word.get(..3)?.to_ascii_lowercase();
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    months.iter().position(|month| *month == start).and_then(|at| i8::try_from(at + 1).ok())
}

/// Seconds east of Greenwich.
fn offset(word: &str) -> Option<i64> {
    if word.starts_with(['+', '-']) {
        let digits = word.trim_start_matches(['+', '-']);
        let number: i64 = digits.parse().ok().filter(|_| (1..=4).contains(&digits.len()))?;
        // "+2" is hours, "-600" is six of them
        let minutes = if digits.len() <= 2 { number * 60 } else { number / 100 * 60 + number % 100 };
        return Some(if word.contains('-') { -minutes } else { minutes } * 60);
    }
    let hours = match word.to_ascii_uppercase().as_str() {
        "UT" | "UTC" | "GMT" | "Z" | "WET" => 0,
        "BST" | "WEST" | "CET" | "MET" | "MEZ" => 1,
        "CEST" | "MEST" | "MESZ" | "EET" => 2,
        "EEST" | "MSK" => 3,
        "JST" | "KST" => 9,
        "EDT" => -4,
        "EST" | "CDT" => -5,
        "CST" | "MDT" => -6,
        "MST" | "PDT" => -7,
        "PST" => -8,
        _ => return None,
    };
    Some(hours * 3600)
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn written_in_every_way() {
        for (text, want) in [
            ("Thu, 12 Oct 2023 10:15:00 +0200", "2023-10-12T08:15:00Z"),
            ("Thu, 12 Oct 2023 10:15:00 +0200 (CEST)", "2023-10-12T08:15:00Z"),
            ("12 Oct 2023 10:15 GMT", "2023-10-12T10:15:00Z"),
            ("Wed, 11 Feb 98 11:51 CST", "1998-02-11T17:51:00Z"),
            ("Mon, 21 Aug 95 13:30:57 -600", "1995-08-21T19:30:57Z"),
            ("Wed, 15 Feb 1995 09:38:18", "1995-02-15T09:38:18Z"),
            ("Mon Nov 23 10:15:00 2026", "2026-11-23T10:15:00Z"),
            ("Mon Nov 23 10:15:00 PST 2026", "2026-11-23T18:15:00Z"),
            ("Fri, 21 Nov 1997 09(comment):   55  :  06 -0600", "1997-11-21T15:55:06Z"),
            ("Sat, 31 Dec 2016 23:59:60 +0000", "2016-12-31T23:59:59Z"),
            ("Tue, 06 Aug 2002 06:50:21 PM -0400", "2002-08-06T22:50:21Z"),
            ("Mon, 22 Jul 2002 8:52:26 +-0500", "2002-07-22T13:52:26Z"),
            ("Fri, 26 Jul 0102 18:03:12 +0900", "2002-07-26T09:03:12Z"),
            ("01 Jan 2001 00:01+0100", "2000-12-31T23:01:00Z"),
            ("Wed 29 May 2019 06:09:22 PM EDT", "2019-05-29T22:09:22Z"),
            ("Sun, 1 Jan 100 00:00:01 +0000", "2000-01-01T00:00:01Z"),
            ("Tue, 1 Jul 2003 10:52:37 \"GMT\"", "2003-07-01T10:52:37Z"),
        ] {
            assert_eq!(moment(text).map(|at| at.to_string()).as_deref(), Some(want), "{text}");
        }
        for text in [
            "",
            "soon",
            "Mon, 1 Jan 1979 00:00:00 +0000",
            "Thu, 99 Foo 99999 99:99:99 +9999",
            "32 Jan 2001 1:1",
            "1 2 3",
        ] {
            assert_eq!(moment(text), None, "{text}");
        }
    }
}
