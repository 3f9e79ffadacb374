//! Cards (vCard 2.1, 3.0 and 4.0) in, contacts out.

use super::columns::emails;
use super::{LONGEST, MOST, MOST_ENTRIES, line, lines, name_line};
use crate::model::{Contact, ContactSource, Job};
use crate::sources::linkedin;
use calcard::vcard::{VCard, VCardEntry, VCardProperty, VCardValue};
use calcard::{Entry, Parser};
use std::io::{self, BufRead, BufReader, Read};

/// More of one card is not read; pictures do not count.
const LONGEST_CARD: usize = 256 << 10;
/// Pictures, sounds and keys: long, and nothing to us.
const PASSED_OVER: [&str; 5] = ["PHOTO", "LOGO", "SOUND", "KEY", "X-ABCROP-RECTANGLE"];

/// Begins with a card.
pub fn is_one(text: &str) -> bool {
    begins(text.trim_start().lines().next().unwrap_or_default())
}

fn begins(line: &str) -> bool {
    is_line(line, "BEGIN")
}

fn is_line(line: &str, word: &str) -> bool {
    let found = line.trim().split_once(':');
    found.is_some_and(|(name, value)| {
        name.trim().eq_ignore_ascii_case(word) && value.trim().eq_ignore_ascii_case("VCARD")
    })
}

/// Each card that names somebody, and whether there are more; what cannot be read in one is left out.
pub fn read(text: &str) -> (Vec<Contact>, bool) {
    let cards = cards(text);
    (cards.iter().take(MOST_ENTRIES).filter_map(|card| contact(card)).collect(), cards.len() > MOST_ENTRIES)
}

/// Reads up to `most` bytes; of cards, the pictures do not count and are passed over.
pub fn without_pictures(stream: &mut dyn Read, bytes: &mut Vec<u8>, most: u64) -> io::Result<()> {
    let mut stream = BufReader::new(stream);
    let head = stream.fill_buf()?;
    let start = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    if !start.get(..11).is_some_and(|start| start.eq_ignore_ascii_case(b"BEGIN:VCARD")) {
        return stream.take(most).read_to_end(bytes).map(drop);
    }
    let mut skipping = false;
    let mut whole = true;
    let mut line = Vec::new();
    while (bytes.len() as u64) < most {
        line.clear();
        if stream.by_ref().take(LONGEST_CARD as u64).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        // What is left of a line longer than a card is neither folded nor a property of its own.
        let goes_on = !std::mem::replace(&mut whole, line.ends_with(b"\n"));
        if !goes_on && !matches!(line.first(), Some(b' ' | b'\t')) {
            skipping = is_passed_over(&String::from_utf8_lossy(line.get(..40).unwrap_or(&line)));
        }
        if !skipping {
            bytes.extend_from_slice(&line);
        }
    }
    Ok(())
}

/// One after the other, without pictures. A card that never ends ends where the next begins.
fn cards(text: &str) -> Vec<String> {
    let mut cards = Vec::new();
    let mut card: Option<String> = None;
    let mut skipping = false;
    // Old phones end lines with a carriage return alone.
    for line in text.split(['\n', '\r']).filter(|line| !line.is_empty()) {
        if begins(line) {
            cards.extend(card.replace(String::new()));
        }
        let Some(open) = card.as_mut() else { continue };
        let folded = line.starts_with([' ', '\t']);
        skipping = if folded { skipping } else { is_passed_over(line) || skipping && !line.contains(':') };
        if !skipping && open.len() + line.len() < LONGEST_CARD {
            open.push_str(line);
            open.push_str("\r\n");
        }
        if is_line(line, "END") {
            cards.extend(card.take());
        }
    }
    cards.extend(card);
    cards
}

fn is_passed_over(line: &str) -> bool {
    let name = line.split([':', ';']).next().unwrap_or_default();
    let name = name.rsplit('.').next().unwrap_or_default(); // item1.PHOTO
    PASSED_OVER.iter().any(|known| name.eq_ignore_ascii_case(known))
}

fn contact(card: &str) -> Option<Contact> {
    let Entry::VCard(card) = Parser::new(card).entry() else { return None };
    if is_group(&card) {
        return None;
    }
    let first = |property: VCardProperty| texts(&card, &property).into_iter().next().unwrap_or_default();
    let name = [first(VCardProperty::Fn), structured_name(&card), first(VCardProperty::Nickname)];
    let name = name.into_iter().map(|name| name_line(&name)).find(|name| !name.is_empty());
    let company = name_line(&first(VCardProperty::Org));
    let mut contact = Contact::new(ContactSource::Vcard, &name.unwrap_or_default());
    let mails = texts(&card, &VCardProperty::Email);
    contact.emails = emails(mails.iter().map(|mail| mail.trim_start_matches("mailto:")));
    if contact.name.is_empty() && contact.emails.is_empty() || contact.name == company && contact.emails.is_empty() {
        return None; // a firm with a telephone is nobody to write to
    }
    let phone = |text: String| line(text.strip_prefix("tel:").unwrap_or(&text), LONGEST.1);
    contact.phones = texts(&card, &VCardProperty::Tel).into_iter().map(phone).filter(|p| !p.is_empty()).collect();
    contact.phones.dedup();
    contact.phones.truncate(MOST);
    let title = [first(VCardProperty::Title), first(VCardProperty::Role)].into_iter().find(|title| !title.is_empty());
    let job = Job { company, title: name_line(&title.unwrap_or_default()) };
    contact.jobs.extend((job != Job::default()).then_some(job));
    contact.birthday = date(&card, &VCardProperty::Bday);
    contact.notes = lines(&texts(&card, &VCardProperty::Note).join("\n"));
    contact.profile = profile(&card);
    if let Some(profile) = &contact.profile {
        contact.handle = linkedin::handle(&contact.name, profile).filter(|_| !contact.name.is_empty());
    }
    let uid = line(&first(VCardProperty::Uid), LONGEST.1);
    contact.key = if uid.is_empty() { String::new() } else { format!("uid:{uid}") };
    for (column, property) in [("CATEGORIES", VCardProperty::Categories), ("URL", VCardProperty::Url)] {
        let said = line(&texts(&card, &property).join(", "), LONGEST.0);
        contact.other.extend((!said.is_empty()).then(|| (column.to_owned(), said)));
    }
    let died = date(&card, &VCardProperty::Deathdate);
    contact.other.extend((!died.is_empty()).then(|| (Contact::DIED.to_owned(), died)));
    Some(contact)
}

fn is_group(card: &VCard) -> bool {
    card.entries.iter().any(|entry| {
        let kind = match &entry.name {
            VCardProperty::Kind => true,
            VCardProperty::Other(name) => name.eq_ignore_ascii_case("X-ADDRESSBOOKSERVER-KIND"),
            _ => false,
        };
        let group = |value: &VCardValue| match value {
            VCardValue::Kind(kind) => *kind == calcard::vcard::VCardKind::Group,
            value => value.as_text().is_some_and(|text| text.trim().eq_ignore_ascii_case("group")),
        };
        kind && entry.values.iter().any(group)
    })
}

/// The texts of a property; of one in several parts the first that says anything.
fn texts(card: &VCard, property: &VCardProperty) -> Vec<String> {
    let of = card.entries.iter().filter(|entry| entry.name == *property).take(MOST);
    of.filter_map(|entry| parts(entry).into_iter().find(|part| !part.trim().is_empty())).collect()
}

fn parts(entry: &VCardEntry) -> Vec<String> {
    let text = |value: &VCardValue| match value {
        VCardValue::Component(parts) => parts.join(" "),
        VCardValue::Integer(number) => number.to_string(),
        value => value.as_text().unwrap_or_default().to_owned(),
    };
    entry.values.iter().map(text).collect()
}

/// Surname; first name; more first names. Titles stand behind them.
fn structured_name(card: &VCard) -> String {
    let Some(entry) = card.entries.iter().find(|entry| entry.name == VCardProperty::N) else { return String::new() };
    let mut parts = parts(entry).into_iter();
    let last = parts.next().unwrap_or_default();
    let firsts: Vec<String> = parts.take(2).filter(|part| !part.trim().is_empty()).collect();
    format!("{} {last}", firsts.join(" "))
}

fn date(card: &VCard, property: &VCardProperty) -> String {
    let entry = card.entries.iter().find(|entry| entry.name == *property);
    let Some(value) = entry.and_then(|entry| entry.values.first()) else { return String::new() };
    match value.as_partial_date_time() {
        Some(date) => match (date.year, date.month, date.day) {
            (Some(year), Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
            (None, Some(month), Some(day)) => format!("--{month:02}-{day:02}"),
            (Some(year), ..) => format!("{year:04}"),
            _ => String::new(),
        },
        None => line(value.as_text().unwrap_or_default(), 40),
    }
}

/// A page at LinkedIn, wherever the card names it.
fn profile(card: &VCard) -> Option<String> {
    let may = |entry: &&VCardEntry| match &entry.name {
        VCardProperty::Url | VCardProperty::Socialprofile => true,
        VCardProperty::Other(name) => name.eq_ignore_ascii_case("X-SOCIALPROFILE"),
        _ => false,
    };
    let found = card.entries.iter().filter(may).flat_map(parts);
    found.map(|text| line(&text, LONGEST.1)).find(|text| text.to_lowercase().contains("linkedin.com/in/"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cards_of_each_version() {
        let rows = [
            (
                "BEGIN:VCARD\nVERSION:4.0\nFN:Anna Weber\nEMAIL:anna@weber.example\nORG:Nordwerk;Einkauf\nTITLE:Leiterin\nEND:VCARD\n",
                "Anna Weber",
                "anna@weber.example",
                "Nordwerk",
            ),
            (
                "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Kreil;Tom;;;\r\nFN:Tom Kreil\r\nitem1.EMAIL;TYPE=INTERNET:tom@kreil.example\r\n\
              item1.X-ABLabel:Arbeit\r\nPHOTO;ENCODING=b:AAAA\r\n BBBB\r\nEND:VCARD\r\n",
                "Tom Kreil",
                "tom@kreil.example",
                "",
            ),
            (
                "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Gro=C3=9F;J=C3=BCrgen;;;\n\
              TEL;CELL:555 0101\nEND:VCARD\n",
                "Jürgen Groß",
                "",
                "",
            ),
            ("BEGIN:VCARD\nVERSION:3.0\nFN:Kim O\n sei\nEMAIL:kim@osei.example\n", "Kim Osei", "kim@osei.example", ""),
        ];
        for (text, name, mail, company) in rows {
            assert!(is_one(text));
            let (found, _) = read(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].name, name);
            assert_eq!(found[0].emails.first().map(|m| m.to_string()).unwrap_or_default(), mail);
            assert_eq!(found[0].jobs.first().map(|job| job.company.clone()).unwrap_or_default(), company);
        }
    }

    #[test]
    fn many_cards_and_none() {
        let card = "BEGIN:VCARD\nVERSION:3.0\nFN:Anna Weber\nTEL:555 0101\nEND:VCARD\n";
        assert_eq!(read(&card.repeat(3)).0.len(), 3);
        assert_eq!(read(&card.replace('\n', "\r")).0.len(), 1);
        for nobody in [
            "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Freunde\nEND:VCARD\n",
            "BEGIN:VCARD\nVERSION:3.0\nFN:Nordwerk\nORG:Nordwerk\nTEL:555 0101\nEND:VCARD\n",
            "BEGIN:VCARD\nVERSION:3.0\nTEL:555 0101\nEND:VCARD\n",
            "BEGIN:VCARD\n",
        ] {
            assert!(read(nobody).0.is_empty(), "{nobody}");
        }
    }

    #[test]
    fn pictures_do_not_count() {
        let picture = format!("PHOTO;ENCODING=b:{}\n {}\n", "A".repeat(900), "B".repeat(900));
        let card = format!("BEGIN:VCARD\nFN:Anna Weber\n{picture}TEL:555 0101\nEND:VCARD\n");
        let mut bytes = Vec::new();
        without_pictures(&mut card.repeat(5).as_bytes(), &mut bytes, 500).unwrap();
        let (found, _) = read(std::str::from_utf8(&bytes).unwrap());
        assert_eq!((found.len(), found[4].phones.len()), (5, 1));
    }

    #[test]
    fn a_picture_on_one_line_does_not_count() {
        let picture = "A".repeat(3 * LONGEST_CARD);
        let card = format!("BEGIN:VCARD\nFN:Anna Weber\nPHOTO;ENCODING=b:{picture}\nTEL:555 0101\nEND:VCARD\n");
        let mut bytes = Vec::new();
        without_pictures(&mut card.repeat(2).as_bytes(), &mut bytes, u64::MAX).unwrap();
        assert_eq!(
            String::from_utf8(bytes).unwrap(),
            "BEGIN:VCARD\nFN:Anna Weber\nTEL:555 0101\nEND:VCARD\n".repeat(2)
        );
    }

    proptest! {
        #[test]
        fn never_panics(text in ".{0,400}", names in prop::collection::vec("(N|FN|EMAIL|ORG|BDAY|TEL|UID|VERSION|NOTE)[;:=.A-Z\"\\\\]{0,12}.{0,30}\n", 0..12)) {
            read(&text);
            read(&format!("BEGIN:VCARD\n{}{text}", names.concat()));
        }
    }
}
