//! The first bytes of a file in, what it is out.

use super::from_line;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Mbox,
    /// One letter.
    Letter,
    /// One letter as Apple Mail keeps it: its length in the first line, a property list behind it.
    Emlx,
    Zip,
    Gzip,
    Zstd,
    Tar,
    /// Packed in a way that is not unpacked here.
    OtherPacked,
    /// Outlook's own file.
    Outlook,
    /// LinkedIn's table of messages.
    LinkedIn,
}

/// `None` when it is nothing that holds mail.
pub fn of(head: &[u8]) -> Option<Kind> {
    let magic: [(&[u8], Kind); 9] = [
        (b"PK\x03\x04", Kind::Zip),
        (b"PK\x05\x06", Kind::Zip),
        (b"\x1f\x8b", Kind::Gzip),
        (b"\x28\xb5\x2f\xfd", Kind::Zstd),
        (b"!BDN", Kind::Outlook),
        (b"7z\xbc\xaf\x27\x1c", Kind::OtherPacked),
        (b"Rar!\x1a\x07", Kind::OtherPacked),
        (b"BZh", Kind::OtherPacked),
        (b"\xfd7zXZ", Kind::OtherPacked),
    ];
    if let Some((_, kind)) = magic.iter().find(|(start, _)| head.starts_with(start)) {
        return Some(*kind);
    }
    if head.get(257..262) == Some(b"ustar") {
        return Some(Kind::Tar);
    }
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let (first, rest) = first_line(text);
    if from_line::separates(text) {
        Some(Kind::Mbox)
    } else if is_count(first) && is_header(rest) {
        Some(Kind::Emlx)
    } else {
        is_header(text).then_some(Kind::Letter)
    }
}

pub fn begins_with_count(head: &[u8]) -> bool {
    is_count(first_line(head).0)
}

fn first_line(text: &[u8]) -> (&[u8], &[u8]) {
    text.split_at(memchr::memchr(b'\n', text).map_or(text.len(), |at| at + 1))
}

fn is_count(line: &[u8]) -> bool {
    let digits = line.trim_ascii();
    (1..=12).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit)
}

/// Nothing but header lines up to the first blank one, among them at least two that every mail has.
fn is_header(text: &[u8]) -> bool {
    const OF_MAIL: [&str; 12] = [
        "from",
        "to",
        "cc",
        "date",
        "subject",
        "received",
        "return-path",
        "message-id",
        "delivered-to",
        "mime-version",
        "content-type",
        "reply-to",
    ];
    let mut of_mail = 0;
    for line in text.split(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        match line.first() {
            None => break,
            Some(b' ' | b'\t' | b'>') => continue,
            Some(_) => {}
        }
        let Some(colon) = line.iter().position(|byte| *byte == b':') else {
            // The last line may be cut in the middle.
            return of_mail >= 2 && text.ends_with(line);
        };
        let name = line.get(..colon).unwrap_or_default().trim_ascii_end();
        if name.is_empty() || !name.iter().all(|byte| byte.is_ascii_graphic()) {
            return false;
        }
        of_mail += usize::from(OF_MAIL.iter().any(|known| name.eq_ignore_ascii_case(known.as_bytes())));
    }
    of_mail >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recognised_by_the_first_bytes() {
        let rows: [(&[u8], Option<Kind>); 17] = [
            (b"From a@b.example Mon Nov 23 10:15:00 2026\nFrom: a@b.example\n", Some(Kind::Mbox)),
            (b"\n\nFrom a@b.example Mon Nov 23 10:15:00 2026\n", Some(Kind::Mbox)),
            (b"From: a@b.example\r\nSubject: hi\r\n\r\ntext", Some(Kind::Letter)),
            (b"Received: by x\n\tfor y\nFrom: a@b.example\nSubj", Some(Kind::Letter)),
            (b"1234\nFrom: a@b.example\nSubject: hi\n\ntext", Some(Kind::Emlx)),
            (b"PK\x03\x04....", Some(Kind::Zip)),
            (b"\x1f\x8b\x08", Some(Kind::Gzip)),
            (b"!BDN\x00", Some(Kind::Outlook)),
            (b"7z\xbc\xaf\x27\x1c\x00", Some(Kind::OtherPacked)),
            (b"From \r\nFrom: a@b.example\r\n", Some(Kind::Mbox)),
            (b"From \r\nhere on\r\n", None),
            (b"From now on we meet on Mondays\n", None),
            (b"BEGIN:VCARD\nVERSION:4.0\nFN:Anna Weber\nEND:VCARD\n", None),
            (b"Notes:\n\"When exporting\"\n\nFirst Name,Last Name\n", None),
            (b"Subject: only one\n\n", None),
            (b"", None),
            (b"\x89PNG\r\n\x1a\n", None),
        ];
        for (head, expected) in rows {
            assert_eq!(of(head), expected, "{}", String::from_utf8_lossy(head));
        }
    }
}
