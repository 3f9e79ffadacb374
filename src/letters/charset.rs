//! Bytes of a body or header in, text out; bytes that fit no declared set are read as Windows-1252.

use mail_parser::decoders::charsets::map::charset_decoder;
use std::borrow::Cow;

/// The characters of 0x80 to 0x9f in Windows-1252; undefined places stay what Latin-1 makes of them.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Text in the character set it declares, and whether that was not true. Bytes that cannot be what they are declared
/// as, or are declared as nothing, are read as UTF-8 where they are that, else as Windows-1252.
pub fn read<'b>(bytes: &'b [u8], label: Option<&str>) -> (Cow<'b, str>, bool) {
    let label = label.unwrap_or_default().trim().trim_matches(['"', '\'']);
    let of_more_bytes = label.starts_with("utf-") && !label.starts_with("utf-8")
        || ["iso-2022", "ucs", "unicode", "csunicode", "csutf", "hz-", "csiso2022"]
            .iter()
            .any(|l| label.starts_with(l));
    if of_more_bytes {
        return declared(bytes, label);
    }
    if bytes.is_ascii() {
        return (guess(bytes).0, false);
    }
    let of_one_byte = ["iso-8859", "iso_8859", "iso8859", "windows-125", "cp125", "latin", "koi8", "us-ascii", "ascii"];
    let names_a_set = !label.starts_with("x-user") && charset_decoder(label.as_bytes()).is_some();
    match std::str::from_utf8(bytes) {
        Ok(text) if !names_a_set => mended(text.into(), false),
        // Bytes of a set of one byte each are never UTF-8 by chance.
        Ok(text) if of_one_byte.iter().any(|l| label.starts_with(l)) => mended(text.into(), true),
        _ if !names_a_set || label == "us-ascii" => (guess(bytes).0, true),
        _ => declared(bytes, label),
    }
}

fn declared<'b>(bytes: &'b [u8], label: &str) -> (Cow<'b, str>, bool) {
    let Some(decode) = charset_decoder(label.as_bytes()) else { return guess(bytes) };
    let text = decode(bytes);
    let unknown = memchr::memmem::find_iter(text.as_bytes(), "\u{fffd}".as_bytes()).count();
    // some may be lost on the way; most of them are another set
    if unknown > 0 && unknown * 3 > not_ascii(&text) {
        return (guess(bytes).0, true);
    }
    mended(text.into(), unknown > 0)
}

fn mended(text: Cow<'_, str>, wrong: bool) -> (Cow<'_, str>, bool) {
    match unmangle(&text) {
        Some(text) => (text.into(), true),
        None => (text, wrong),
    }
}

/// The name of what Windows calls by number.
pub fn of_code_page(number: u32) -> Option<&'static str> {
    Some(match number {
        866 => "ibm866",
        874 => "windows-874",
        932 => "shift_jis",
        936 => "gbk",
        949 => "euc-kr",
        950 => "big5",
        1250 => "windows-1250",
        1251 => "windows-1251",
        1252 => "windows-1252",
        1253 => "windows-1253",
        1254 => "windows-1254",
        1255 => "windows-1255",
        1256 => "windows-1256",
        1257 => "windows-1257",
        1258 => "windows-1258",
        20_866 => "koi8-r",
        28_591 => "iso-8859-1",
        28_592 => "iso-8859-2",
        28_605 => "iso-8859-15",
        65_001 => "utf-8",
        _ => return None,
    })
}

/// UTF-8 where most bytes are UTF-8, and each of the others as Windows-1252; else Windows-1252. Whether there were others.
pub fn guess(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.into(), false);
    }
    let (known, others) = bytes
        .utf8_chunks()
        .fold((0, 0), |(known, others), chunk| (known + not_ascii(chunk.valid()), others + chunk.invalid().len()));
    if known < others {
        return (bytes.iter().map(|byte| windows_1252(*byte)).collect::<String>().into(), true);
    }
    let mut out = String::with_capacity(bytes.len() + others);
    for chunk in bytes.utf8_chunks() {
        out.push_str(chunk.valid());
        out.extend(chunk.invalid().iter().map(|byte| windows_1252(*byte)));
    }
    (out.into(), true)
}

/// How many characters are not ASCII: each of them begins with one such byte.
fn not_ascii(text: &str) -> usize {
    text.bytes().filter(|byte| *byte >= 0xc0).count()
}

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9f => HIGH.get(usize::from(byte - 0x80)).copied().unwrap_or(' '),
        byte => char::from(byte),
    }
}

/// Text that was written as UTF-8 and declared Latin-1 ("fÃ¼r"): read the bytes again as what they are.
pub fn unmangle(text: &str) -> Option<String> {
    let holds = |mark: &str| memchr::memmem::find(text.as_bytes(), mark.as_bytes()).is_some();
    if text.is_ascii() || !(holds("Ã") || holds("â€")) {
        return None;
    }
    let bytes: Option<Vec<u8>> = text
        .chars()
        .map(|c| {
            u8::try_from(u32::from(c))
                .ok()
                .or_else(|| HIGH.iter().position(|h| *h == c).and_then(|at| u8::try_from(at + 0x80).ok()))
        })
        .collect();
    String::from_utf8(bytes?).ok()
}

/// LF line ends, plain blanks, no invisible characters, none that turn the writing.
pub fn tidy(text: Cow<'_, str>) -> String {
    // in blocks, so that many bytes are looked at in one step
    let plain = |byte: &u8| (b' '..=b'~').contains(byte) || *byte == b'\n' || *byte == b'\t';
    if text.as_bytes().chunks(64).all(|block| block.iter().fold(true, |all, byte| all & plain(byte))) {
        return text.into_owned();
    }
    let goes = |c: char| match c {
        '\n' | '\t' | ' '..='~' => false,
        ..='\u{a0}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{feff}' => true,
        c => crate::model::is_bidi(c),
    };
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_ref();
    while let Some((at, c)) = rest.char_indices().find(|(_, c)| goes(*c)) {
        out.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at + c.len_utf8()..).unwrap_or_default();
        match c {
            '\r' if rest.starts_with('\n') => {}
            '\r' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\u{a0}' | '\u{202f}' => out.push(' '),
            _ => {}
        }
    }
    out.push_str(rest);
    out
}
