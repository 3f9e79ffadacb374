//! Their letters in, what they were and where, by their own signatures, with first and last date out.

use super::sentence::is_exchange;
use crate::model::{Card, Direction, Entry, Span, Station};
use crate::speech::one_line;

/// The stations of a person in the order of their first letters. A signature that says less than another of the same
/// firm belongs to it.
pub fn career(entries: &[Entry]) -> Vec<Station> {
    let mut stations: Vec<Station> = Vec::new();
    for entry in entries.iter().filter(|e| e.direction == Direction::In && is_exchange(e)) {
        let Some(found) = station(entry) else { continue };
        match stations.iter_mut().rev().find(|known| is_same(known, &found)) {
            Some(known) => {
                known.first = known.first.min(found.first).or(found.first);
                known.last = known.last.max(found.last);
                known.letters += 1;
                known.title = known.title.take().or(found.title);
                known.company = known.company.take().or(found.company);
                known.department = known.department.take().or(found.department);
                known.phone = found.phone.or(known.phone.take());
                known.place = found.place.or(known.place.take());
            }
            None => stations.push(found),
        }
    }
    stations.sort_by_key(|station| (station.first, station.last));
    stations
}

fn station(entry: &Entry) -> Option<Station> {
    let Card { titles, companies, departments, phones, places, .. } = &entry.reading.card;
    let text = |spans: &[Span]| spans.first().and_then(|span| entry.text.get(span.clone())).map(one_line);
    if titles.is_empty() && companies.is_empty() {
        return None;
    }
    Some(Station {
        title: text(titles),
        company: text(companies),
        department: text(departments),
        phone: text(phones),
        place: places.last().and_then(|span| entry.text.get(span.clone())).map(one_line),
        first: entry.at,
        last: entry.at,
        letters: 1,
        letter: entry.id,
    })
}

/// What one of them leaves out is no difference.
fn is_same(a: &Station, b: &Station) -> bool {
    let agree = |a: &Option<String>, b: &Option<String>| match (a, b) {
        (Some(a), Some(b)) => plain(a) == plain(b),
        _ => true,
    };
    let both = |a: &Option<String>, b: &Option<String>| a.is_some() && b.is_some();
    agree(&a.title, &b.title)
        && agree(&a.company, &b.company)
        && (both(&a.title, &b.title) || both(&a.company, &b.company))
}

fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Kind, LetterId, Reading};
    use jiff::Timestamp;

    /// Year, signature as title / firm; what the career is then.
    #[test]
    fn rows() {
        for (letters, want) in [
            (vec![(2015, "Referentin", "Amt"), (2017, "Referentin", "Amt")], "2015-2017 Referentin, Amt"),
            (
                vec![(2015, "", "Nord GmbH"), (2016, "Leiterin", "NORD GmbH"), (2019, "Chefin", "Süd AG")],
                "2015-2016 Leiterin, Nord GmbH; 2019-2019 Chefin, Süd AG",
            ),
            (
                vec![(2015, "Referent", "Amt"), (2016, "Leiter", "Amt")],
                "2015-2015 Referent, Amt; 2016-2016 Leiter, Amt",
            ),
            (vec![(2015, "", "")], ""),
        ] {
            let entries: Vec<Entry> = letters.iter().map(|(year, title, firm)| entry(*year, title, firm)).collect();
            let year = |at: Option<Timestamp>| at.unwrap().to_string()[..4].to_owned();
            let one = |s: &Station| {
                let parts: Vec<String> = s.title.iter().chain(&s.company).cloned().collect();
                format!("{}-{} {}", year(s.first), year(s.last), parts.join(", "))
            };
            let found: Vec<String> = career(&entries).iter().map(one).collect();
            assert_eq!(found.join("; "), want);
        }
    }

    fn entry(year: i64, title: &str, firm: &str) -> Entry {
        let text = format!("{title}\n{firm}");
        let spans = |from: usize, part: &str| {
            (!part.is_empty()).then(|| from..from + part.len()).into_iter().collect::<Vec<_>>()
        };
        let card = Card { titles: spans(0, title), companies: spans(title.len() + 1, firm), ..Card::default() };
        Entry {
            id: LetterId(year),
            at: Timestamp::from_second((year - 1970) * 31_556_952 + 86_400).ok(),
            direction: Direction::In,
            recipients: 1,
            named: true,
            kind: Kind::Personal,
            subject: String::new(),
            text,
            reading: Reading { card, ..Reading::default() },
            answers: None,
        }
    }
}
