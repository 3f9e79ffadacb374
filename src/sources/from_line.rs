//! Text that begins with `From ` in, whether a new letter begins there out.

/// No field of a mail has a longer name.
const LONGEST_NAME: usize = 80;

/// Such a line ends in a date (`From anna@x.example Mon Nov 23 10:15:00 2026`, with or without zone, in the order
/// of `asctime` or of RFC 5322), or is a sender alone (`From anna@x.example`). "From now on we meet on Mondays"
/// is text. Thunderbird writes the bare word: then a header must follow. That a blank line must stand before it is the
/// caller's business.
pub fn separates(text: &[u8]) -> bool {
    let (line, behind) = text.split_at(memchr::memchr(b'\n', text).map_or(text.len(), |at| at + 1));
    let Some(rest) = line.strip_prefix(b"From ") else { return false };
    if rest.len() > 998 {
        return false;
    }
    if matches!(rest, b"\n" | b"\r\n") {
        return is_header_line(behind);
    }
    let text = String::from_utf8_lossy(rest);
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    ends_in_date(&words) || matches!(words.as_slice(), [sender] if is_sender(sender))
}

/// The first line of a patch as git writes it: a date, but never the beginning of a letter inside another archive.
pub fn is_of_a_patch(line: &[u8]) -> bool {
    let hash = line.get(5..45).unwrap_or_default();
    hash.len() == 40
        && hash.iter().all(u8::is_ascii_hexdigit)
        && line.get(45..).is_some_and(|rest| rest.starts_with(b" Mon Sep 17 00:00:00 2001"))
}

/// The name of a field, and a colon.
fn is_header_line(text: &[u8]) -> bool {
    let name = text.get(..LONGEST_NAME.min(text.len())).unwrap_or_default();
    let colon = memchr::memchr(b':', name).and_then(|at| name.get(..at));
    colon.is_some_and(|name| !name.is_empty() && name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-'))
}

fn is_sender(word: &str) -> bool {
    word.eq_ignore_ascii_case("MAILER-DAEMON")
        || word.split_once('@').is_some_and(|(local, domain)| {
            !local.is_empty() && !domain.is_empty() && !domain.ends_with(['.', ',', ':', ';'])
        })
}

fn ends_in_date(words: &[&str]) -> bool {
    let Some(clock) = words.iter().rposition(|word| is_clock(word)) else { return false };
    let (before, after) = words.split_at(clock);
    let after = after.get(1..).unwrap_or_default();
    let years = after.iter().filter(|word| is_year(word)).count();
    let rest_is_zone = after.len() <= 4 && after.iter().all(|word| is_year(word) || is_zone(word));
    match before {
        [.., month, day] if is_month(month) && is_day(day) => years == 1 && rest_is_zone,
        [.., day, month, year] if is_day(day) && is_month(month) && is_year(year) => years == 0 && rest_is_zone,
        _ => false,
    }
}

fn is_clock(word: &str) -> bool {
    let parts: Vec<&str> = word.split(':').collect();
    let number = |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    (2..=3).contains(&parts.len()) && parts.iter().all(number)
}

fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    word.get(..3).is_some_and(|start| MONTHS.contains(&start.to_ascii_lowercase().as_str()))
}

fn is_day(word: &str) -> bool {
    word.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
}

/// Archives know the year 1; four digits are what is sure.
fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())
}

fn is_zone(word: &str) -> bool {
    let bare = word.trim_matches(['(', ')']);
    let offset = bare.strip_prefix(['+', '-']).is_some_and(|digits| {
        (4..=5).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit() || b == b':')
    });
    offset || ((1..=5).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_begins_only_at_a_sender_or_a_date() {
        let rows = [
            (true, "From anna@weber.example Mon Nov 23 10:15:00 2026"),
            (true, "From MAILER-DAEMON Mon Apr 18 14:26:12 2022"),
            (true, "From mboxrd@z Thu Jan  1 00:00:00 1970"),
            (true, "From hi_ono2001 at ybb.ne.jp  Wed Jul  9 16:41:58 2003"),
            (true, "From =?iso-8859-1?Q?Jos=E9?=  Tue Jan  4 12:29:14 2005"),
            (true, "From - Tue Jan 04 12:29:14 2005"),
            (true, "From 1699437@xxx Mon Nov 23 10:15:00 +0000 2026"),
            (true, "From x@y.example Mon Nov 23 10:15 CET 2026"),
            (true, "From x@y.example Mon Nov 23 10:15:00 2026 +0100"),
            (true, "From x@y.example Mon, 23 Nov 2026 10:15:00 +0100"),
            (true, "From x@y.example"),
            (true, "From \"Weber, Anna\"@y.example Mon Nov 23 10:15:00 2026\r"),
            (false, "From now on we meet on Mondays"),
            (false, "From now on we meet on Mondays at 10:15"),
            (false, "From anna@weber.example to bob@weber.example"),
            (false, "From Mon Nov 23 10:15:00 2026 on, all is well"),
            (false, "From our talk on 12 May at 10:30 in 2005 I remember"),
            (false, "From: anna@weber.example"),
            (true, "From \nMessage-ID: <a@b.example>"),
            (true, "From \r\nX-Mozilla-Status: 0001\r\n"),
            (false, "From \n"),
            (false, "From \n\nMessage-ID: <a@b.example>"),
            (false, "From \nhere on: nothing"),
            (false, "From there,"),
            (false, "From homebrew."),
            (false, "From "),
            (false, ">From anna@weber.example Mon Nov 23 10:15:00 2026"),
        ];
        for (expected, line) in rows {
            assert_eq!(separates(line.as_bytes()), expected, "{line}");
        }
    }

    #[test]
    fn a_patch_is_known_by_its_date() {
        assert!(is_of_a_patch(b"From ab2b8af0b8ebafe57d66f440acdf9dc9d6190556 Mon Sep 17 00:00:00 2001\n"));
        assert!(!is_of_a_patch(b"From mboxrd@z Thu Jan  1 00:00:00 1970\n"));
    }
}
