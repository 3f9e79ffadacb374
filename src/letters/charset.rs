//! Bytes of a body or header in, text out; bytes that fit no declared set are read as Windows-1252.

/// The characters of 0x80 to 0x9f in Windows-1252; undefined places stay what Latin-1 makes of them.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

pub fn windows_1252(bytes: &[u8]) -> String {
    bytes
        .iter()
        .map(|b| match b {
            0x80..=0x9f => HIGH.get(usize::from(b - 0x80)).copied().unwrap_or(' '),
            b => char::from(*b),
        })
        .collect()
}

/// UTF-8 where the bytes are UTF-8, else Windows-1252.
pub fn guess(bytes: &[u8]) -> (String, bool) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), false),
        Err(_) => (windows_1252(bytes), true),
    }
}

/// Text that was written as UTF-8 and declared Latin-1 ("fÃ¼r"): read the bytes again as what they are.
pub fn unmangle(text: &str) -> Option<String> {
    if !(text.contains("Ã") || text.contains("â€")) {
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
pub fn tidy(text: &str) -> String {
    let clean = |c: char| {
        c == '\r'
            || ('\u{7f}'..='\u{9f}').contains(&c)
            || (c < ' ' && c != '\n' && c != '\t')
            || ('\u{a0}'..).contains(&c)
                && (matches!(
                    c,
                    '\u{a0}' | '\u{ad}' | '\u{202f}' | '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{2028}' | '\u{2029}'
                ) || crate::model::is_bidi(c))
    };
    if !text.contains(clean) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\u{a0}' | '\u{202f}' => out.push(' '),
            c if clean(c) => {}
            c => out.push(c),
        }
    }
    out
}
