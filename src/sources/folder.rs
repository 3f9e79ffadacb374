//! Names of folders and labels in a mailbox in, what they mean out.

use super::Folder;
use std::path::Path;

/// The names mail programs give these folders, lower case.
const NAMES: [(Folder, &[&str]); 4] = [
    (
        Folder::Sent,
        &[
            "sent",
            "sent items",
            "sent mail",
            "sent messages",
            "sent objects",
            "gesendet",
            "gesendete elemente",
            "gesendete nachrichten",
            "gesendete objekte",
            "postausgang gesendet",
        ],
    ),
    (
        Folder::Spam,
        &["spam", "junk", "junk e mail", "junk email", "junk mail", "bulk mail", "spamverdacht", "unerwünscht"],
    ),
    (
        Folder::Trash,
        &[
            "trash",
            "bin",
            "deleted",
            "deleted items",
            "deleted messages",
            "papierkorb",
            "gelöscht",
            "gelöschte elemente",
            "gelöschte objekte",
        ],
    ),
    (Folder::Drafts, &["drafts", "draft", "entwürfe", "entwurf", "templates", "vorlagen", "unsent messages", "outbox"]),
];

/// `path` is what lies below the place the user named, that place's own name included. Every part of a name
/// counts (`Sent.sbd/2019`, `.INBOX.Gesendet`, `someone._sent_mail`); trash in `Sent` or `Sent` in the trash is trash.
pub fn of_path(path: &Path) -> Folder {
    let names: Vec<String> = path.iter().map(|part| from_imap(&part.to_string_lossy()).to_lowercase()).collect();
    heaviest(names.iter().flat_map(|name| name.split('.')).map(of_name))
}

/// Letters beyond ASCII as IMAP and Maildir++ write them (RFC 3501, 5.1.3): `Entw&APw-rfe`. What is no such name stays.
fn from_imap(name: &str) -> String {
    let mut plain = String::new();
    let mut rest = name;
    while let Some((before, behind)) = rest.split_once('&') {
        plain.push_str(before);
        rest = behind;
        match behind.split_once('-').map(|(code, behind)| (utf16(code), behind)) {
            Some((Some(letters), behind)) => {
                plain.push_str(if letters.is_empty() { "&" } else { &letters });
                rest = behind;
            }
            _ => plain.push('&'),
        }
    }
    plain + rest
}

/// UTF-16 in base64 without padding, `,` for `/`.
fn utf16(code: &str) -> Option<String> {
    const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";
    let (mut bits, mut count) = (0_u32, 0);
    let mut units = Vec::new();
    for digit in code.chars() {
        bits = bits << 6 | DIGITS.find(digit)? as u32;
        count += 6;
        if count >= 16 {
            count -= 16;
            units.push((bits >> count) as u16);
            bits &= (1 << count) - 1;
        }
    }
    String::from_utf16(&units).ok()
}

/// What the letter itself says: Gmail's labels, Thunderbird's and mbox's flags. Else what its path said.
pub fn of_letter(raw: &[u8], path: Folder) -> Folder {
    let mut found = path;
    for (name, value) in headers(raw) {
        let value = String::from_utf8_lossy(&value);
        let said = match name {
            "x-gmail-labels:" => heaviest(decoded(&value).to_lowercase().split(',').map(of_name)),
            // Deleted, but not yet removed from the file.
            "x-mozilla-status:" if u16::from_str_radix(value.trim(), 16).unwrap_or(0) & 0x0008 != 0 => Folder::Trash,
            "x-status:" if value.contains('D') => Folder::Trash,
            "x-status:" if value.contains('T') => Folder::Drafts,
            _ => Folder::Other,
        };
        found = heaviest([found, said].into_iter());
    }
    found
}

fn heaviest(found: impl Iterator<Item = Folder>) -> Folder {
    let weight = |folder: &Folder| match folder {
        Folder::Other => 0,
        Folder::Sent => 1,
        Folder::Drafts => 2,
        Folder::Trash => 3,
        Folder::Spam => 4,
    };
    found.max_by_key(weight).unwrap_or_default()
}

/// `name` in lower case. A number behind it tells two of the same name, or years, apart.
pub fn of_name(name: &str) -> Folder {
    let spaced = name.replace(['_', '-'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = spaced.trim_matches(['"', '[', ']']).trim_end_matches(|c: char| c.is_ascii_digit()).trim();
    NAMES.iter().find(|(_, names)| names.contains(&bare)).map_or(Folder::Other, |(folder, _)| *folder)
}

const SAYS: [&str; 3] = ["x-gmail-labels:", "x-mozilla-status:", "x-status:"];

/// Of the header block those lines that say where a letter lay, each with its value, unfolded.
fn headers(raw: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut found: Vec<(&str, Vec<u8>)> = Vec::new();
    // The line before was one of them.
    let mut wanted = false;
    let mut begin = 0;
    for end in memchr::memchr_iter(b'\n', raw).chain([raw.len()]) {
        let line = raw.get(begin..end).unwrap_or_default();
        begin = end + 1;
        match line.first() {
            None | Some(b'\r') => break,
            Some(b' ' | b'\t') => {
                if let Some((_, value)) = found.last_mut().filter(|_| wanted) {
                    value.truncate(value.trim_ascii_end().len());
                    value.extend_from_slice(line);
                }
            }
            Some(b'x' | b'X') => {
                let start = |name: &str| line.get(..name.len()).unwrap_or_default();
                let name = SAYS.into_iter().find(|name| start(name).eq_ignore_ascii_case(name.as_bytes()));
                wanted = name.is_some();
                found.extend(name.map(|name| (name, line.get(name.len()..).unwrap_or_default().to_vec())));
            }
            Some(_) => wanted = false,
        }
    }
    found
}

/// RFC 2047, by way of a letter whose subject it is.
fn decoded(value: &str) -> String {
    if !value.contains("=?") {
        return value.to_owned();
    }
    let letter = format!("Subject: {}\n\n", value.trim());
    let read = || mail_parser::MessageParser::new().parse(letter.as_bytes())?.subject().map(str::to_owned);
    std::panic::catch_unwind(read).ok().flatten().unwrap_or_else(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths() {
        let rows = [
            ("enron.arnold-j._sent_mail", Folder::Sent),
            ("enron.arnold-j.sent_items", Folder::Sent),
            ("enron.arnold-j.deleted_items", Folder::Trash),
            ("enron.arnold-j.all_documents", Folder::Other),
            ("Mail/Sent.sbd/2019", Folder::Sent),
            ("Gelöschte Elemente.mbox", Folder::Trash),
            (".INBOX.Entw&APw-rfe", Folder::Drafts),
            (".Gel&APY-schte Elemente", Folder::Trash),
            ("INBOX.sbd/unerw&APw-nscht", Folder::Spam),
            ("A&-B/Q&A/&/&APw", Folder::Other),
            ("INBOX.mbox/0F3A/Data/Messages", Folder::Other),
            ("Deleted Messages.mbox/0F3A/Data/1/Messages", Folder::Trash),
            ("Local Folders/Unsent Messages", Folder::Drafts),
            ("Maildir/.Papierkorb", Folder::Trash),
            ("[Gmail]/Sent Mail", Folder::Sent),
            ("Trash/Sent", Folder::Trash),
            ("ImapMail/imap.b.example/Sent-1", Folder::Sent),
            ("Junk E-Mail", Folder::Spam),
            ("Takeout/Mail/All mail Including Spam and Trash.mbox", Folder::Other),
            ("Inbox", Folder::Other),
        ];
        for (path, expected) in rows {
            assert_eq!(of_path(Path::new(path)), expected, "{path}");
        }
    }

    #[test]
    fn what_the_letter_says() {
        let rows = [
            ("X-Gmail-Labels: Sent,Opened\n\n", Folder::Other, Folder::Sent),
            ("X-Gmail-Labels: Archived,\n Important, Papierkorb\n\n", Folder::Other, Folder::Trash),
            ("x-gmail-labels: =?UTF-8?Q?Entw=C3=BCrfe,Ungelesen?=\r\n\r\n", Folder::Other, Folder::Drafts),
            ("X-Gmail-Labels: Posteingang,Gesendet\n\n", Folder::Other, Folder::Sent),
            ("X-Gmail-Labels: Archiviert,\"Gesendet\",Geöffnet\n\n", Folder::Other, Folder::Sent),
            (
                "X-Gmail-Labels: =?UTF-8?Q?Archiviert,Ge=C3=B6ffnet?=\r\n =?UTF-8?Q?,Kategorie:_Benachrichtigungen,Spam?=\r\n\r\n",
                Folder::Other,
                Folder::Spam,
            ),
            ("X-Gmail-Labels: =?utf-8?B?RW50d8O8cmZl?=\n\n", Folder::Other, Folder::Drafts),
            ("X-Gmail-Labels: Important,Sent\r\n Mail,Opened\r\n\r\n", Folder::Other, Folder::Sent),
            ("X-Gmail-Labels: Inbox\n\n", Folder::Sent, Folder::Sent),
            ("X-Mozilla-Status: 0009\n\n", Folder::Other, Folder::Trash),
            ("X-Mozilla-Status: 0001\n\n", Folder::Other, Folder::Other),
            ("X-Status: D\n\n", Folder::Other, Folder::Trash),
            ("X-Gmail-Labels: Inbox\nSubject: a,\n spam\n\n", Folder::Other, Folder::Other),
            ("Subject: hi\n\nX-Gmail-Labels: Spam\n", Folder::Other, Folder::Other),
            ("", Folder::Spam, Folder::Spam),
        ];
        for (raw, path, expected) in rows {
            assert_eq!(of_letter(raw.as_bytes(), path), expected, "{raw}");
        }
    }
}
