//! A winmail.dat (TNEF) in, as Outlook makes of a letter where it should not, its subject, text and names of attachments
//! out.

use super::{charset, html, rtf};

/// What can be read in it; empty where it says nothing.
#[derive(Debug, Default, PartialEq)]
pub struct Winmail {
    pub subject: String,
    pub text: String,
    pub attachments: Vec<String>,
}

/// Attachments beyond these are left out.
const MOST_ATTACHMENTS: usize = 200;

/// Identifiers of attributes (MS-OXTNEF 2.1.3.2) and of properties in them (MS-OXPROPS).
mod id {
    pub const CODE_PAGE: u16 = 0x9007;
    pub const SUBJECT: u16 = 0x8004;
    pub const BODY: u16 = 0x800c;
    pub const PROPERTIES: u16 = 0x9003;
    pub const ATTACHMENT_BEGINS: u16 = 0x9002;
    pub const ATTACHMENT_TITLE: u16 = 0x8010;
    pub const ATTACHMENT_PROPERTIES: u16 = 0x9005;

    pub const PR_SUBJECT: u16 = 0x0037;
    pub const PR_BODY: u16 = 0x1000;
    pub const PR_RTF: u16 = 0x1009;
    pub const PR_HTML: u16 = 0x1013;
    pub const PR_LONG_FILENAME: u16 = 0x3707;
    pub const PR_INTERNET_CODE_PAGE: u16 = 0x3fde;
}

#[derive(Default)]
struct Found {
    code_page: Option<u32>,
    html_code_page: Option<u32>,
    subject: String,
    body: String,
    html: Vec<u8>,
    rtf: Vec<u8>,
    attachments: Vec<String>,
}

/// `None` when it is no TNEF. Checksums are not asked: what can be read is.
pub fn read(raw: &[u8]) -> Option<Winmail> {
    let mut bytes = Bytes(raw);
    if bytes.u32()? != 0x223e_9f78 {
        return None;
    }
    bytes.u16()?;
    let mut found = Found::default();
    while let Some((attribute, data)) = attribute(&mut bytes) {
        match attribute {
            id::CODE_PAGE => found.code_page = Bytes(data).u32(),
            id::SUBJECT => found.subject = found.string(data),
            id::BODY => found.body = found.string(data),
            id::PROPERTIES => {
                properties(data, &mut |property| found.of_letter(property));
            }
            id::ATTACHMENT_BEGINS if found.attachments.len() < MOST_ATTACHMENTS => {
                found.attachments.push(String::new());
            }
            id::ATTACHMENT_TITLE => found.name_attachment(found.string(data)),
            id::ATTACHMENT_PROPERTIES => {
                properties(data, &mut |property| {
                    if property.id == id::PR_LONG_FILENAME {
                        found.name_attachment(found.value(&property));
                    }
                });
            }
            _ => {}
        }
    }
    let text = if !found.body.trim().is_empty() {
        found.body
    } else if !found.html.is_empty() {
        let label = found.html_code_page.or(found.code_page).and_then(charset::of_code_page);
        html::to_text(&charset::read(&found.html, label).0)
    } else {
        rtf::unpacked(&found.rtf).map(|unpacked| rtf::text(&unpacked)).unwrap_or_default()
    };
    found.attachments.retain(|name| !name.is_empty());
    Some(Winmail { subject: found.subject, text: charset::tidy(text.into()), attachments: found.attachments })
}

/// An attribute: whose it is, what it is and its type, its length, its data and a checksum.
fn attribute<'r>(bytes: &mut Bytes<'r>) -> Option<(u16, &'r [u8])> {
    bytes.take(1)?;
    let (attribute, _type) = (bytes.u16()?, bytes.u16()?);
    let length = bytes.length()?;
    let data = bytes.take(length)?;
    bytes.u16();
    Some((attribute, data))
}

impl Found {
    fn of_letter(&mut self, property: Property<'_>) {
        match property.id {
            id::PR_SUBJECT => self.subject = self.value(&property),
            id::PR_BODY => self.body = self.value(&property),
            id::PR_HTML => self.html = property.data.to_vec(),
            id::PR_RTF => self.rtf = property.data.to_vec(),
            id::PR_INTERNET_CODE_PAGE => self.html_code_page = Bytes(property.data).u32(),
            _ => {}
        }
    }

    fn value(&self, property: &Property<'_>) -> String {
        if property.kind != UNICODE {
            return self.string(property.data);
        }
        let units =
            property.data.chunks_exact(2).map(|pair| pair.iter().rev().fold(0, |unit, b| unit << 8 | u16::from(*b)));
        char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).take_while(|c| *c != '\0').collect()
    }

    /// Up to the NUL at its end.
    fn string(&self, data: &[u8]) -> String {
        let end = memchr::memchr(0, data).unwrap_or(data.len());
        let label = self.code_page.and_then(charset::of_code_page);
        charset::read(data.get(..end).unwrap_or_default(), label).0.into_owned()
    }

    fn name_attachment(&mut self, name: String) {
        if let Some(last) = self.attachments.last_mut().filter(|_| !name.is_empty()) {
            *last = name;
        }
    }
}

struct Property<'r> {
    id: u16,
    kind: u16,
    data: &'r [u8],
}

const UNICODE: u16 = 0x1f;
/// Values of these kinds bear their length: strings, objects, bytes.
const OF_ANY_LENGTH: [u16; 4] = [0x0d, 0x1e, UNICODE, 0x102];
const SEVERAL: u16 = 0x1000;
/// Properties that are given a name instead of a number.
const NAMED: u16 = 0x8000;

/// `None` where the list breaks off; what came before counts.
fn properties(data: &[u8], each: &mut dyn FnMut(Property<'_>)) -> Option<()> {
    let mut bytes = Bytes(data);
    for _ in 0..bytes.u32()? {
        let (kind, id) = (bytes.u16()?, bytes.u16()?);
        if id >= NAMED {
            bytes.take(16)?;
            if bytes.u32()? == 0 {
                bytes.u32()?;
            } else {
                let length = bytes.length()?;
                bytes.padded(length)?;
            }
        }
        let single = kind & !SEVERAL;
        let any_length = OF_ANY_LENGTH.contains(&single);
        let count = if any_length || kind & SEVERAL != 0 { bytes.u32()? } else { 1 };
        for _ in 0..count {
            let length = match single {
                _ if any_length => bytes.length()?,
                0x05 | 0x06 | 0x07 | 0x14 | 0x40 => 8,
                0x48 => 16,
                _ => 4,
            };
            each(Property { id, kind: single, data: bytes.padded(length)? });
        }
    }
    Some(())
}

/// Bytes not yet read.
struct Bytes<'r>(&'r [u8]);

impl<'r> Bytes<'r> {
    fn take(&mut self, count: usize) -> Option<&'r [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// Up to the next multiple of four.
    fn padded(&mut self, count: usize) -> Option<&'r [u8]> {
        let taken = self.take(count)?;
        self.0 = self.0.get((4 - count % 4) % 4..).unwrap_or_default();
        Some(taken)
    }

    fn u16(&mut self) -> Option<u16> {
        self.take(2)?.first_chunk().map(|bytes| u16::from_le_bytes(*bytes))
    }

    fn u32(&mut self) -> Option<u32> {
        self.take(4)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes))
    }

    fn length(&mut self) -> Option<usize> {
        usize::try_from(self.u32()?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attribute(level: u8, id: u16, data: &[u8]) -> Vec<u8> {
        let sum = data.iter().fold(0_u16, |sum, byte| sum.wrapping_add(u16::from(*byte)));
        let length = u32::try_from(data.len()).unwrap();
        [&[level], id.to_le_bytes().as_slice(), &[6, 0], &length.to_le_bytes(), data, &sum.to_le_bytes()].concat()
    }

    fn property(kind: u16, id: u16, data: &[u8]) -> Vec<u8> {
        let mut bytes = [kind.to_le_bytes(), id.to_le_bytes()].concat();
        if OF_ANY_LENGTH.contains(&kind) {
            bytes.extend([1, 0, 0, 0]);
            bytes.extend(u32::try_from(data.len()).unwrap().to_le_bytes());
        }
        bytes.extend(data);
        bytes.resize(bytes.len().next_multiple_of(4), 0);
        bytes
    }

    fn properties(all: &[Vec<u8>]) -> Vec<u8> {
        [u32::try_from(all.len()).unwrap().to_le_bytes().to_vec(), all.concat()].concat()
    }

    fn tnef(attributes: &[Vec<u8>]) -> Vec<u8> {
        [b"\x78\x9f\x3e\x22\x01\0".to_vec(), attributes.concat()].concat()
    }

    fn utf16(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn text_wherever_it_stands() {
        let code_page = attribute(1, id::CODE_PAGE, &[0xe4, 4, 0, 0, 0, 0, 0, 0]);
        let packed = b"\x2d\0\0\0\x2b\0\0\0LZFu\xf1\xc5\xc7\xa7\x03\0\x0a\0rcpg125B2\x0a\xf3 hel\x09\0 bw\x05\xb0ld}\x0a\x80\x0f\xa0";
        let named = [
            &[0x1e, 0, 0, 0x80][..],
            &[7; 16],
            &[1, 0, 0, 0],
            &[4, 0, 0, 0],
            &utf16("ab"),
            &[1, 0, 0, 0],
            &[2, 0, 0, 0],
            b"x\0",
            b"\0\0",
        ]
        .concat();
        let rows = [
            (attribute(1, id::BODY, b"Gr\xfc\xdfe\0"), "Grüße"),
            (attribute(1, id::PROPERTIES, &properties(&[property(0x1e, id::PR_BODY, b"Gr\xfc\xdfe\0")])), "Grüße"),
            (attribute(1, id::PROPERTIES, &properties(&[property(UNICODE, id::PR_BODY, &utf16("Grüße\0"))])), "Grüße"),
            (
                attribute(
                    1,
                    id::PROPERTIES,
                    &properties(&[
                        named,
                        property(0x0b, 0x0e1b, &[1, 0]),
                        property(0x40, 0x0039, &[0; 8]),
                        property(0x102, id::PR_RTF, packed),
                    ]),
                ),
                "hello world",
            ),
            (
                attribute(
                    1,
                    id::PROPERTIES,
                    &properties(&[
                        property(0x102, id::PR_HTML, b"<p>Gr\xc3\xbc\xc3\x9fe"),
                        property(3, id::PR_INTERNET_CODE_PAGE, &65_001_u32.to_le_bytes()),
                    ]),
                ),
                "Grüße\n",
            ),
        ];
        for (attribute, want) in rows {
            let read = read(&tnef(&[code_page.clone(), attribute])).unwrap();
            assert_eq!(read.text, want);
        }
    }

    #[test]
    fn subject_and_names() {
        let long = properties(&[property(UNICODE, id::PR_LONG_FILENAME, &utf16("Kündigung.pdf\0"))]);
        let raw = tnef(&[
            attribute(1, id::SUBJECT, b"Unterlagen\0"),
            attribute(2, id::ATTACHMENT_BEGINS, &[0; 14]),
            attribute(2, id::ATTACHMENT_TITLE, b"KUENDI~1.PDF\0"),
            attribute(2, id::ATTACHMENT_PROPERTIES, &long),
            attribute(2, id::ATTACHMENT_BEGINS, &[0; 14]),
            attribute(2, id::ATTACHMENT_TITLE, b"Foto.jpg\0"),
        ]);
        let read = read(&raw).unwrap();
        assert_eq!(
            (read.subject.as_str(), read.attachments.join(" ")),
            ("Unterlagen", "Kündigung.pdf Foto.jpg".into())
        );
        for end in 0..raw.len() {
            let _ = super::read(&raw[..end]);
        }
        assert_eq!(super::read(b"no TNEF at all"), None);
    }
}
