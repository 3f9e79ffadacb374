//! LinkedIn's table of messages in, each message as a letter out.
//!
//! LinkedIn gives names and profiles but no addresses. Everybody gets one that is stable and leads nowhere,
//! `anna-weber@linkedin.invalid`, so that a person is the same in every message.

use super::folder;
use super::open::{self, Rationed};
use super::{Each, Folder, LONGEST_LETTER, NotRead, Piece, Source, Why};
use crate::model::Address;
use anyhow::Result;
use csv::ByteRecord;
use sha2::{Digest, Sha256};
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind, Read};
use std::ops::ControlFlow;
use std::rc::Rc;

/// Messages of so many bytes tell whose table it is; they wait in memory.
const ENOUGH: usize = 16 << 20;
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// One message as a letter, with the bytes of the table it takes up.
pub struct Message {
    pub raw: Vec<u8>,
    pub start: u64,
    pub end: u64,
    pub folder: Folder,
}

/// `head` begins with the columns of such a table.
pub fn is_table(head: &[u8]) -> bool {
    let columns = columns(head);
    ["CONVERSATION ID", "FROM", "DATE", "CONTENT"].iter().all(|column| columns.iter().any(|found| found == column))
}

/// The names in the first line.
pub fn columns(head: &[u8]) -> Vec<String> {
    let line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let mut table = csv::ReaderBuilder::new().has_headers(false).delimiter(delimiter(head)).from_reader(line);
    let mut record = ByteRecord::new();
    let found = table.read_byte_record(&mut record).unwrap_or(false);
    record.iter().filter(|_| found).map(column).collect()
}

/// Whoever saves the table again from a spreadsheet gets semicolons where commas stand in numbers.
fn delimiter(head: &[u8]) -> u8 {
    let line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |wanted: u8| line.iter().filter(|byte| **byte == wanted).count();
    if count(b';') > count(b',') { b';' } else { b',' }
}

fn column(name: &[u8]) -> String {
    String::from_utf8_lossy(name).trim_start_matches(BYTE_ORDER_MARK).trim().to_uppercase()
}

pub fn read(source: &Source, known: &dyn Fn(&str) -> bool, each: &mut Each) -> Result<u64> {
    let refused = |error: io::Error| NotRead::of(&source.path, &error);
    let mut stream = open::unpacked_from(&source.path, 0).map_err(refused)?;
    let mut count = 0;
    let end = split(&mut stream, &mut |message| {
        count += 1;
        let place = message.start.to_string();
        if known(&place) {
            return ControlFlow::Continue(());
        }
        each(Ok(Piece::of(message.raw, message.folder, place, message.end)))
    })
    .map_err(refused)?;
    if count == 0 {
        let head = open::head(&mut open::unpacked_from(&source.path, 0).map_err(refused)?).map_err(refused)?;
        let why = NotRead::new(&source.path, Why::NoMessages);
        return Err(NotRead { detail: columns(&head).join(", "), ..why }.into());
    }
    Ok(end)
}

/// Calls `each` for every message that was sent or received; drafts are no letters. Returns the bytes read.
pub fn split(stream: &mut dyn Read, each: &mut dyn FnMut(Message) -> ControlFlow<()>) -> io::Result<u64> {
    let head = open::head(stream)?;
    // A quotation mark that is never closed makes all that follows one field.
    let left = Rc::new(Cell::new(0));
    let ration = || left.set(LONGEST_LETTER as u64);
    let delimiter = delimiter(&head);
    let inner = Rationed { inner: head.chain(stream), left: left.clone() };
    let mut table = csv::ReaderBuilder::new().flexible(true).delimiter(delimiter).from_reader(inner);
    ration();
    let names: Vec<String> = table.byte_headers().map_err(of_io)?.iter().map(column).collect();
    let mut record = ByteRecord::new();
    let (mut waiting, mut bytes, mut me) = (Vec::new(), 0, None);
    let mut more = true;
    while more {
        ration();
        let start = table.position().byte();
        more = table.read_byte_record(&mut record).map_err(of_io)?;
        let end = table.position().byte();
        if more {
            bytes += record.as_slice().len();
            waiting.extend(Row::of(&names, &record).map(|row| (row, start, end)));
        }
        if me.is_none() && (bytes > ENOUGH || !more) {
            me = Some(owner(waiting.iter().map(|(row, ..)| row)));
        }
        let Some(me) = &me else { continue };
        for (row, start, end) in waiting.drain(..) {
            let folder = if row.folder == Folder::Other && me.as_ref() == Some(&row.from.address) {
                Folder::Sent
            } else {
                row.folder
            };
            if each(Message { raw: row.letter(), start, end, folder }).is_break() {
                return Ok(end);
            }
        }
    }
    Ok(table.position().byte())
}

fn of_io(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::new(ErrorKind::InvalidData, format!("{other:?}")),
    }
}

/// Who takes part in nearly every message, and in more than anybody else: the table is theirs.
fn owner<'a>(rows: impl Iterator<Item = &'a Row>) -> Option<String> {
    let mut parts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut count = 0;
    for row in rows {
        count += 1;
        let present: BTreeSet<&str> = row.to.iter().chain([&row.from]).map(|person| person.address.as_str()).collect();
        for address in present {
            *parts.entry(address).or_default() += 1;
        }
    }
    let most = parts.values().copied().max()?;
    let mut owners = parts.iter().filter(|(_, part)| **part == most);
    let owner = owners.next().filter(|_| most * 10 >= count * 9)?.0;
    owners.next().is_none().then(|| (*owner).to_owned())
}

/// The address that somebody gets in messages, by name and profile.
pub(super) fn handle(name: &str, profile: &str) -> Option<Address> {
    Address::parse(&Person::of(name, profile, "").address)
}

struct Person {
    name: String,
    address: String,
}

impl Person {
    fn of(name: &str, profile: &str, conversation: &str) -> Person {
        let name = name.trim();
        let profile = profile.trim().split(['?', '#']).next().unwrap_or_default();
        let slug = profile.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let nobody = name.is_empty() || name.eq_ignore_ascii_case("LinkedIn Member");
        let local = match (slug.is_empty(), nobody) {
            (false, _) => local_part(&unescaped(slug)),
            (true, false) => format!("{}.name", local_part(name)),
            // Who has left: the same within one conversation, no more is known.
            (true, true) => format!("{}.conversation", local_part(conversation)),
        };
        let name = if nobody { String::new() } else { name.to_owned() };
        Person { name, address: format!("{local}@linkedin.invalid") }
    }

    fn mailbox(&self) -> String {
        let name: String = self.name.chars().filter(|c| !c.is_control() && !matches!(c, '"' | '\\')).collect();
        format!("\"{name}\" <{}>", self.address)
    }
}

/// `%C3%BC` as the letter it stands for.
fn unescaped(slug: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = slug.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let code = behind.get(..2).filter(|_| *first == b'%').and_then(|two| std::str::from_utf8(two).ok());
        let code = code.and_then(|two| u8::from_str_radix(two, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = behind.get(if code.is_some() { 2 } else { 0 }..).unwrap_or_default();
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

pub(super) fn local_part(text: &str) -> String {
    let text = text.to_lowercase();
    let words = text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '-')));
    let joined = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    joined.trim_matches('.').chars().take(60).collect()
}

struct Row {
    conversation: String,
    from: Person,
    to: Vec<Person>,
    date: String,
    subject: String,
    content: String,
    folder: Folder,
}

impl Row {
    /// `None` for a draft and for an empty row.
    fn of(names: &[String], record: &ByteRecord) -> Option<Row> {
        let field = |name: &str| {
            let at = names.iter().position(|found| found == name)?;
            Some(String::from_utf8_lossy(record.get(at)?).trim().to_owned())
        };
        let text = |name: &str| field(name).unwrap_or_default();
        let yes = |value: &str| matches!(value.to_lowercase().as_str(), "yes" | "true" | "1" | "ja");
        if yes(&text("IS MESSAGE DRAFT")) || text("FROM").is_empty() && text("CONTENT").is_empty() {
            return None;
        }
        let conversation = text("CONVERSATION ID");
        let subject = field("SUBJECT").filter(|subject| !subject.is_empty());
        Some(Row {
            from: Person::of(&text("FROM"), &text("SENDER PROFILE URL"), &conversation),
            to: receivers(&text("TO"), &text("RECIPIENT PROFILE URLS"), &conversation),
            date: text("DATE"),
            subject: subject.unwrap_or_else(|| text("CONVERSATION TITLE")),
            content: text("CONTENT"),
            folder: folder::of_name(&text("FOLDER").to_lowercase()),
            conversation,
        })
    }

    fn letter(&self) -> Vec<u8> {
        let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let id = hash(&[&self.conversation, &self.from.address, &self.date, &self.content]);
        let to: Vec<String> = self.to.iter().map(Person::mailbox).collect();
        let (kind, content) = text_and_kind(&self.content);
        format!(
            "From: {}\nTo: {}\nDate: {}\nSubject: {}\nMessage-ID: <{id}@linkedin.invalid>\nReferences: <{}@linkedin.invalid>\n\
             MIME-Version: 1.0\nContent-Type: {kind}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{content}\n",
            self.from.mailbox(),
            to.join(", "),
            date(&self.date),
            one_line(&self.subject),
            hash(&[&self.conversation]),
        )
        .into_bytes()
    }
}

/// Names may hold commas, profiles do not.
fn receivers(names: &str, profiles: &str, conversation: &str) -> Vec<Person> {
    let list = |text: &str| -> Vec<String> {
        text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    let profiles = list(profiles);
    match (list(names), profiles.as_slice()) {
        (_, []) if names.is_empty() => Vec::new(),
        (_, []) => vec![Person::of(names, "", conversation)],
        (_, [only]) => vec![Person::of(names, only, conversation)],
        (names, _) if names.len() == profiles.len() => {
            names.iter().zip(&profiles).map(|(name, profile)| Person::of(name, profile, conversation)).collect()
        }
        _ => profiles.iter().map(|profile| Person::of("", profile, conversation)).collect(),
    }
}

pub(super) fn hash(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
        hash.update([0]);
    }
    hash.finalize().iter().take(12).map(|byte| format!("{byte:02x}")).collect()
}

/// `2026-08-01 02:00:00 UTC` as a mail says it; anything else as it is.
fn date(text: &str) -> String {
    let civil = text.trim_end_matches("UTC").trim().replace(' ', "T").parse::<jiff::civil::DateTime>();
    civil.map_or_else(|_| text.to_owned(), |civil| civil.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string())
}

/// Most messages are plain, some hold the markup of a page.
fn text_and_kind(content: &str) -> (&'static str, String) {
    const TAGS: [&str; 12] =
        ["<p", "</p", "<br", "<a ", "<div", "<span", "<b>", "<i>", "<strong", "<em>", "<ul", "<li"];
    const ENTITIES: [&str; 7] = ["&amp;", "&lt;", "&gt;", "&quot;", "&nbsp;", "&#", "&apos;"];
    let lower = content.to_ascii_lowercase();
    let has = |marks: &[&str]| marks.iter().any(|mark| lower.contains(mark));
    match (has(&TAGS), has(&ENTITIES)) {
        (true, _) if has(&["<p", "<br", "<div"]) => ("text/html", content.to_owned()),
        (false, false) => ("text/plain", content.to_owned()),
        _ => ("text/html", content.replace('\n', "<br>\n")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_have_one_address_each() {
        let rows = [
            ("Anna Weber", "https://www.linkedin.com/in/anna-weber-12a", "anna-weber-12a"),
            ("Anna Weber", "https://www.linkedin.com/in/Anna-Weber-12a/?x=1", "anna-weber-12a"),
            ("Jürgen Groß", "https://www.linkedin.com/in/j%C3%BCrgen-gro%C3%9F", "jürgen-groß"),
            ("Jürgen Groß", "", "jürgen-groß.name"),
            ("LinkedIn Member", "", "2-abc.conversation"),
            ("", "https://www.linkedin.com/in/%zz<@>,", "zz"),
        ];
        for (name, profile, local) in rows {
            assert_eq!(Person::of(name, profile, "2-abc==").address, format!("{local}@linkedin.invalid"), "{profile}");
        }
    }

    #[test]
    fn dates_and_markup() {
        assert_eq!(date("2026-08-01 02:00:00 UTC"), "Sat, 01 Aug 2026 02:00:00 +0000");
        assert_eq!(date("gestern"), "gestern");
        assert_eq!(text_and_kind("1 < 2 & so on").0, "text/plain");
        assert_eq!(text_and_kind("Tom &amp; Eva\nhi").1, "Tom &amp; Eva<br>\nhi");
        assert_eq!(text_and_kind("<p>Hi</p>\n<p>you</p>"), ("text/html", "<p>Hi</p>\n<p>you</p>".to_owned()));
    }

    #[test]
    fn the_columns_tell() {
        assert!(is_table(
            "\u{feff}CONVERSATION ID,CONVERSATION TITLE,FROM,TO,DATE,SUBJECT,CONTENT,FOLDER\n".as_bytes()
        ));
        assert!(is_table(b"\"Conversation ID\";\"From\";\"Date\";\"Content\"\r\nx"));
        assert!(!is_table(b"First Name,Last Name,URL,Email Address\n"));
        assert!(!is_table(b""));
    }
}
