//! Rich text, packed as Outlook packs it (MS-OXRTFCP) or not, in, its plain text out.

use super::charset;

/// Longer text is cut, in bytes: a few packed ones may stand for many.
const LONGEST: usize = 4 << 20;
/// What every packed text may refer to from its first byte on.
const COMMON: &[u8] =
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \
    \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \
    \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";
const WINDOW: usize = 4096;

/// Unpacks what begins with its two lengths and the kind of packing. What is cut off is left out.
pub fn unpacked(packed: &[u8]) -> Option<Vec<u8>> {
    let body = packed.get(16..)?;
    match packed.get(8..12)? {
        b"LZFu" => Some(lzfu(body)),
        b"MELA" => Some(body.to_vec()),
        _ => None,
    }
}

fn lzfu(packed: &[u8]) -> Vec<u8> {
    let mut window = [0_u8; WINDOW];
    for (place, byte) in window.iter_mut().zip(COMMON) {
        *place = *byte;
    }
    let (mut at, mut out) = (COMMON.len(), Vec::new());
    let mut bytes = packed.iter().copied();
    let mut write = |byte: u8, at: &mut usize, window: &mut [u8; WINDOW]| {
        if let Some(place) = window.get_mut(*at) {
            *place = byte;
        }
        *at = (*at + 1) % WINDOW;
        out.push(byte);
        out.len() < LONGEST
    };
    'all: while let Some(kinds) = bytes.next() {
        for bit in 0..8 {
            let Some(first) = bytes.next() else { break 'all };
            if kinds >> bit & 1 == 0 {
                if !write(first, &mut at, &mut window) {
                    break 'all;
                }
                continue;
            }
            let Some(second) = bytes.next() else { break 'all };
            let reference = usize::from(u16::from_be_bytes([first, second]));
            let from = reference >> 4;
            if from == at {
                break 'all; // how the end is marked
            }
            for step in 0..(reference & 15) + 2 {
                let byte = window.get((from + step) % WINDOW).copied().unwrap_or_default();
                if !write(byte, &mut at, &mut window) {
                    break 'all;
                }
            }
        }
    }
    out
}

/// Groups of these kinds hold no text of the letter.
const HIDDEN: [&str; 12] = [
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "object",
    "header",
    "footer",
    "footnote",
    "generator",
    "themedata",
    "listtable",
];

#[derive(Default)]
struct Page {
    out: String,
    /// Bytes in the code page of the text, not yet read.
    bytes: Vec<u8>,
    /// The first half of a character that was given as two.
    half: Option<u16>,
    code_page: Option<u32>,
    depth: usize,
    /// The group at whose end text is shown again.
    hidden: Option<usize>,
    /// So many characters behind a Unicode one stand for it in older programs.
    fallback: usize,
    skip: usize,
}

pub fn text(rtf: &[u8]) -> String {
    let mut page = Page { fallback: 1, ..Page::default() };
    let mut rest = rtf.get(..LONGEST.min(rtf.len())).unwrap_or_default();
    while let Some((byte, behind)) = rest.split_first() {
        rest = match byte {
            b'{' => {
                page.depth += 1;
                behind
            }
            b'}' => {
                page.flush();
                if page.hidden == Some(page.depth) {
                    page.hidden = None;
                }
                page.depth = page.depth.saturating_sub(1);
                behind
            }
            b'\\' => page.control(behind),
            b'\r' | b'\n' => behind,
            byte => {
                page.byte(*byte);
                behind
            }
        };
    }
    page.flush();
    page.out
}

impl Page {
    /// What begins with the byte behind a backslash; gives back what follows it.
    fn control<'r>(&mut self, text: &'r [u8]) -> &'r [u8] {
        let Some((first, behind)) = text.split_first() else { return text };
        if !first.is_ascii_alphabetic() {
            match first {
                b'\'' => {
                    let digit = |at: usize| behind.get(at).and_then(|byte| char::from(*byte).to_digit(16));
                    if let (Some(high), Some(low)) = (digit(0), digit(1)) {
                        self.byte(u8::try_from(high << 4 | low).unwrap_or(b'?'));
                    }
                    return behind.get(2..).unwrap_or_default();
                }
                b'*' => self.hide(),
                b'\\' | b'{' | b'}' => self.byte(*first),
                b'~' => self.byte(b' '),
                b'_' => self.byte(b'-'),
                b'\r' | b'\n' => self.char('\n'),
                _ => {}
            }
            return behind;
        }
        let name_end = text.iter().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(text.len());
        let (name, behind) = text.split_at_checked(name_end).unwrap_or((text, &[]));
        let digits =
            |byte: &(usize, &u8)| byte.1.is_ascii_digit() || (byte.0 == 0 && *byte.1 == b'-' && name.len() < 32);
        let length = behind.iter().enumerate().take_while(digits).count();
        let (number, behind) = behind.split_at_checked(length).unwrap_or((behind, &[]));
        let number = std::str::from_utf8(number).ok().and_then(|number| number.parse::<i64>().ok());
        let behind = behind.strip_prefix(b" ").unwrap_or(behind);
        self.word(std::str::from_utf8(name).unwrap_or_default(), number);
        match (name, number) {
            // bytes that are no text, however they look
            (b"bin", Some(count)) => behind.get(usize::try_from(count).unwrap_or(0)..).unwrap_or_default(),
            _ => behind,
        }
    }

    fn word(&mut self, name: &str, number: Option<i64>) {
        match name {
            "par" | "line" | "sect" | "page" | "row" => self.char('\n'),
            "tab" | "cell" => self.char('\t'),
            "lquote" => self.char('‘'),
            "rquote" => self.char('’'),
            "ldblquote" => self.char('“'),
            "rdblquote" => self.char('”'),
            "bullet" => self.char('•'),
            "endash" => self.char('–'),
            "emdash" => self.char('—'),
            "ansicpg" => self.code_page = number.and_then(|number| u32::try_from(number).ok()),
            "uc" => self.fallback = number.and_then(|number| usize::try_from(number).ok()).unwrap_or(1),
            "u" => self.unicode(number.unwrap_or_default()),
            name if HIDDEN.contains(&name) => self.hide(),
            _ => {}
        }
    }

    fn hide(&mut self) {
        self.flush();
        self.hidden.get_or_insert(self.depth);
    }

    /// Numbers above 32,767 are given as negative ones.
    fn unicode(&mut self, number: i64) {
        let Ok(unit) = u16::try_from(number.rem_euclid(65_536)) else { return };
        let units = self.half.take().into_iter().chain([unit]);
        let mut decoded = char::decode_utf16(units);
        match decoded.next() {
            Some(Err(error)) if error.unpaired_surrogate() == unit => self.half = Some(unit),
            Some(Ok(c)) => self.char(c),
            _ => {}
        }
        self.skip = self.fallback;
    }

    fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
        } else if self.hidden.is_none() {
            self.bytes.push(byte);
        }
    }

    fn char(&mut self, c: char) {
        self.flush();
        self.skip = 0;
        if self.hidden.is_none() {
            self.out.push(c);
        }
    }

    fn flush(&mut self) {
        if !self.bytes.is_empty() {
            let bytes = std::mem::take(&mut self.bytes);
            self.out.push_str(&charset::read(&bytes, self.code_page.and_then(charset::of_code_page)).0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{text, unpacked};

    #[test]
    fn the_examples_of_the_specification() {
        let rows: [(&[u8], &[u8]); 2] = [
            (
                b"\x2d\0\0\0\x2b\0\0\0LZFu\xf1\xc5\xc7\xa7\x03\0\x0a\0rcpg125B2\x0a\xf3 hel\x09\0 bw\x05\xb0ld}\x0a\x80\x0f\xa0",
                b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n",
            ),
            (
                b"\x1a\0\0\0\x1c\0\0\0LZFu\xe2\xd4\x4b\x51\x41\0\x04 WXYZ\x0d\x6e\x7d\x01\x0e\xb0",
                b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}",
            ),
        ];
        for (packed, want) in rows {
            assert_eq!(unpacked(packed).as_deref(), Some(want));
        }
        assert_eq!(unpacked(b"\x12\0\0\0\x06\0\0\0MELA\0\0\0\0{\\rtf}").as_deref(), Some(b"{\\rtf}".as_slice()));
        assert_eq!(unpacked(b"short"), None);
    }

    #[test]
    fn rows() {
        for (rtf, want) in [
            (r"{\rtf1\ansi\ansicpg1252\pard hello world}", "hello world"),
            (r"{\rtf1{\fonttbl{\f0 Arial;}}{\colortbl;\red0;}\f0 Gr\'fc\'dfe,\par Anna\par }", "Grüße,\nAnna\n"),
            (r"{\rtf1\ansicpg932 \'83\'65\'83\'58\'83\'67}", "テスト"),
            (r"{\rtf1\uc1 \u8222?Ja\u8220? \u-10179?\u-8704?}", "„Ja“ 😀"),
            (r"{\rtf1 a{\*\htmltag64 <p>}b\tab c\~d\_e\{f\}\\}", "ab\tc d-e{f}\\"),
            (r"{\rtf1 a\bin3 }}}b{\pict 0102}c\ldblquote d\rdblquote}", "abc“d”"),
            (r"{\rtf1 }}}} a \", " a "),
            (r"\'", ""),
        ] {
            assert_eq!(text(rtf.as_bytes()), want, "{rtf}");
        }
    }
}
