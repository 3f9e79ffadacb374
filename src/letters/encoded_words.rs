//! A header value with encoded words (RFC 2047) in, the text they stand for out.

use super::{charset, parts};
use std::borrow::Cow;

/// Names of character sets are shorter.
const LONGEST_CHARSET: usize = 45;

/// Bytes of words not yet read: a character may be cut in two by the words it is spread over.
#[derive(Default)]
struct Waiting<'t> {
    charset: &'t str,
    bytes: Vec<u8>,
}

impl Waiting<'_> {
    fn flush(&mut self, out: &mut String) {
        if !self.bytes.is_empty() {
            let bytes = std::mem::take(&mut self.bytes);
            out.push_str(&charset::read(&bytes, Some(&self.charset.to_ascii_lowercase())).0);
        }
    }
}

/// Blanks between two encoded words are no part of the text; what cannot be decoded stays.
pub fn decode(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut waiting = Waiting::default();
    // up to where the text was taken, and from where on the next word is looked for
    let (mut done, mut from) = (0, 0);
    while let Some(start) = text.get(from..).and_then(|rest| rest.find("=?")).map(|at| from + at) {
        let Some(word) = word(text.get(start..).unwrap_or_default()) else {
            from = start + 2;
            if !text.get(from..).is_some_and(|rest| rest.contains("?=")) {
                break;
            }
            continue;
        };
        let between = text.get(done..start).unwrap_or_default();
        let joined = done > 0 && between.trim().is_empty();
        // each word of a set with shifts begins anew
        let shifts =
            word.charset.get(..4).is_some_and(|set| set.eq_ignore_ascii_case("iso-")) && word.charset.len() > 10;
        if shifts || !(joined && word.charset.eq_ignore_ascii_case(waiting.charset)) {
            waiting.flush(&mut out);
        }
        if !joined {
            out.push_str(between);
        }
        waiting.charset = word.charset;
        waiting.bytes.extend(word.bytes);
        done = start + word.length;
        from = done;
    }
    if done == 0 {
        return text.into();
    }
    waiting.flush(&mut out);
    out.push_str(text.get(done..).unwrap_or_default());
    out.into()
}

struct Word<'t> {
    charset: &'t str,
    bytes: Vec<u8>,
    length: usize,
}

/// The encoded word a text begins with: `=?charset?q?data?=`.
fn word(text: &str) -> Option<Word<'_>> {
    let rest = text.strip_prefix("=?")?;
    let end = rest.bytes().take(LONGEST_CHARSET).position(|byte| byte == b'?')?;
    // a language may stand behind the character set (RFC 2231)
    let charset = rest.get(..end)?.split('*').next()?;
    let (encoding, data) = rest.get(end + 1..)?.split_once('?').filter(|(encoding, _)| encoding.len() == 1)?;
    let end = data.find("?=")?;
    let encoded = data.get(..end)?;
    let bytes = match encoding {
        "b" | "B" => parts::base64(encoded.as_bytes()),
        "q" | "Q" => parts::quoted_printable(encoded.replace('_', " ").as_bytes()),
        _ => return None,
    };
    let length = text.len() - data.len() + end + 2;
    Some(Word { charset, bytes, length }).filter(|word| !word.charset.contains(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn rows() {
        for (text, want) in [
            ("no word", "no word"),
            ("=?utf-8?q?Gr=C3=BC=C3=9Fe_an_alle?=", "Grüße an alle"),
            ("=?iso-8859-1?Q?Gr=FC=DFe?= an =?UTF-8?B?YWxsZQ==?=", "Grüße an alle"),
            ("=?utf-8?q?Gr=C3?=\n =?UTF-8?q?=BC=C3=9Fe?=", "Grüße"),
            ("=?utf-8?b?R3LDvMM=?= =?utf-8?b?n2U=?=", "Grüße"),
            ("David H=?ISO-8859-1?B?9g==?=hn", "David Höhn"),
            ("=?utf-8?q?Gr=FC=DFe?=", "Grüße"),
            ("=?iso-8859-1?q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
            ("=?x-unknown?q?Gr=FC=DFe?=", "Grüße"),
            ("=?us-ascii*en?q?Hi?= there", "Hi there"),
            ("=?utf-8?x?abc?= =?utf-8?q?a", "=?utf-8?x?abc?= =?utf-8?q?a"),
            ("2 =? 3 =?utf-8?q?a?=", "2 =? 3 a"),
            ("=??q?a?=", "a"),
        ] {
            assert_eq!(decode(text), want, "{text}");
        }
    }
}
