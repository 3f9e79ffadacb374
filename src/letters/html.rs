//! HTML in, plain text with marked quotations out: one pass, no tree, so no nesting can exhaust the stack.

use std::borrow::Cow;

/// Longest HTML that is read, in bytes.
const LONGEST: usize = 4 << 20;
/// A page declares its character set in the first bytes or never.
const HEAD: usize = 2048;
const DEEPEST_QUOTE: usize = 8;
/// No name of a tag that means something here is longer, in bytes.
const LONGEST_NAME: usize = 16;
const RULE: &str = "________________________________";

#[derive(Default)]
struct Page {
    out: String,
    /// Line under construction, without its quotation marks.
    line: String,
    /// Blank lines owed before the next text: 0, 1 (new line) or 2 (new paragraph).
    owed: u8,
    quote: usize,
    /// Open divs since the one that began a quotation, one counter for each such div.
    quoting_divs: Vec<usize>,
    skip: Option<&'static str>,
    preformatted: bool,
}

/// The character set a page declares in its first bytes, for where the mail declares none.
pub fn declared_charset(page: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(page.get(..HEAD.min(page.len()))?).to_ascii_lowercase();
    let (_, declared) = head.split_once("<meta")?.1.split_once("charset=")?;
    let name = declared.trim_start_matches(['"', '\'', ' ']);
    let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c))).unwrap_or(name.len());
    name.get(..end).filter(|name| !name.is_empty()).map(str::to_owned)
}

pub fn to_text(html: &str) -> String {
    let mut page = Page::default();
    let mut cut = LONGEST.min(html.len());
    while !html.is_char_boundary(cut) {
        cut -= 1;
    }
    let mut rest = html.get(..cut).unwrap_or_default();
    while !rest.is_empty() {
        let (text, after) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        page.text(text);
        if after.starts_with("<!--") {
            rest = after.find("-->").and_then(|end| after.get(end + 3..)).unwrap_or_default();
            continue;
        }
        let starts_tag =
            after.get(1..2).is_some_and(|c| c.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c)));
        if !starts_tag {
            if let Some(behind) = after.strip_prefix('<') {
                page.char('<');
                rest = behind;
                continue;
            }
            break;
        }
        let end = tag_end(after);
        page.tag(after.get(1..end).unwrap_or_default());
        rest = after.get(end + 1..).unwrap_or_default();
    }
    page.finish()
}

/// The `>` that closes the tag, not one inside an attribute's quotation marks.
fn tag_end(text: &str) -> usize {
    let mut open = None;
    for (at, b) in text.bytes().enumerate() {
        match (b, open) {
            (b'>', None) => return at,
            (b'"' | b'\'', None)
                if text.as_bytes().get(at.wrapping_sub(1)).is_some_and(|b| *b == b'=' || *b == b' ') =>
            {
                open = Some(b)
            }
            (b, Some(mark)) if b == mark => open = None,
            _ => {}
        }
        if at > 20_000 {
            break; // a mark that is never closed
        }
    }
    text.find('>').unwrap_or(text.len())
}

impl Page {
    fn text(&mut self, text: &str) {
        if self.skip.is_some() || text.is_empty() {
            return;
        }
        let decoded = decode(text);
        for (at, piece) in decoded.split('\n').enumerate() {
            if at > 0 && self.preformatted {
                self.flush();
            } else if at > 0 {
                self.blank();
            }
            for c in piece.chars() {
                match c {
                    ' ' | '\t' | '\r' if !self.preformatted => self.blank(),
                    c => self.char(c),
                }
            }
        }
    }

    fn char(&mut self, c: char) {
        if self.skip.is_none() {
            self.pay();
            self.line.push(c);
        }
    }

    fn blank(&mut self) {
        if !self.line.is_empty() && !self.line.ends_with(' ') {
            self.line.push(' ');
        }
    }

    /// Ends the line under construction.
    fn flush(&mut self) {
        let line = self.line.trim_end();
        if self.quote > 0 {
            let marks = self.quote.min(DEEPEST_QUOTE);
            self.out.extend(std::iter::repeat_n('>', marks));
            if !line.is_empty() {
                self.out.push(' ');
            }
        }
        let signature = if line == "--" { "-- " } else { line };
        self.out.push_str(signature);
        self.out.push('\n');
        self.line.clear();
    }

    fn pay(&mut self) {
        if self.line.is_empty() && self.owed > 1 && !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.flush();
        }
        self.owed = 0;
    }

    fn block(&mut self, owed: u8) {
        if !self.line.trim().is_empty() {
            self.flush();
        }
        self.line.clear();
        self.owed = self.owed.max(owed);
    }

    fn tag(&mut self, tag: &str) {
        let closing = tag.starts_with('/');
        let bare = tag.trim_start_matches('/');
        let name_end = bare.find(|c: char| !(c.is_ascii_alphanumeric() || c == ':')).unwrap_or(bare.len());
        let mut lower = [0; LONGEST_NAME];
        let name = lowered(bare.get(..name_end).unwrap_or(bare), &mut lower);
        if let Some(skipped) = self.skip {
            if closing && name == skipped {
                self.skip = None;
            }
            return;
        }
        match name {
            "style" | "script" | "title" | "head" if !closing => {
                self.skip = ["style", "script", "title", "head"].into_iter().find(|n| *n == name);
            }
            "br" => {
                self.pay();
                self.flush();
            }
            "p" | "ul" | "ol" | "h1" | "h2" | "h3" | "h4" | "table" => self.block(2),
            "li" if !closing => {
                self.block(1);
                self.pay();
                self.line.push_str("- ");
            }
            "tr" | "li" | "dt" | "dd" | "center" | "address" | "section" | "article" => self.block(1),
            "td" | "th" => self.blank(),
            "hr" => {
                self.block(1);
                self.pay();
                self.line.push_str(RULE);
                self.block(1);
            }
            "pre" => {
                self.block(1);
                self.preformatted = !closing;
            }
            "blockquote" => {
                self.block(2);
                self.quote = if closing { self.quote.saturating_sub(1) } else { self.quote + 1 };
            }
            "div" => self.div(tag, closing),
            _ => {}
        }
    }

    /// Outlook's reply header and Yahoo's quotation are divs; what such a div holds is quoted.
    fn div(&mut self, tag: &str, closing: bool) {
        self.block(1);
        if closing {
            if let Some(open) = self.quoting_divs.last_mut() {
                if *open == 0 {
                    self.quoting_divs.pop();
                    self.quote = self.quote.saturating_sub(1);
                } else {
                    *open -= 1;
                }
            }
            return;
        }
        if let Some(open) = self.quoting_divs.last_mut() {
            *open += 1;
        }
        let quoting = ["yahoo_quoted", "OLK_SRC_BODY_SECTION", "mail-editor-reference-message-container"];
        if quoting.iter().any(|mark| tag.contains(mark)) {
            self.quote += 1;
            self.quoting_divs.push(0);
        }
        let ruled = tag.contains("border-top:solid") || tag.contains("border-top: solid");
        if ruled || tag.contains("divRplyFwdMsg") || tag.contains("stopSpelling") {
            self.pay();
            self.line.push_str(RULE);
            self.block(1);
        }
    }

    fn finish(mut self) -> String {
        self.block(0);
        self.out
    }
}

/// The name of a tag in lower case; empty where it is longer than any that is known.
fn lowered<'n>(name: &str, lower: &'n mut [u8; LONGEST_NAME]) -> &'n str {
    let Some(place) = lower.get_mut(..name.len()) else { return "" };
    place.copy_from_slice(name.as_bytes());
    place.make_ascii_lowercase();
    std::str::from_utf8(place).unwrap_or_default()
}

/// Character references resolved.
fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at..).unwrap_or_default();
        let end = rest.bytes().take(12).position(|b| b == b';');
        match end.and_then(|end| Some((entity(rest.get(1..end)?)?, rest.get(end + 1..)?))) {
            Some((c, after)) => {
                out.push(c);
                rest = after;
            }
            None => {
                out.push('&');
                rest = rest.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out.into()
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| *c != '\0');
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "auml" => 'ä',
        "ouml" => 'ö',
        "uuml" => 'ü',
        "Auml" => 'Ä',
        "Ouml" => 'Ö',
        "Uuml" => 'Ü',
        "szlig" => 'ß',
        "eacute" => 'é',
        "egrave" => 'è',
        "agrave" => 'à',
        "ccedil" => 'ç',
        "ntilde" => 'ñ',
        "euro" => '€',
        "hellip" => '…',
        "ndash" => '–',
        "mdash" => '—',
        "lsquo" => '‘',
        "rsquo" => '’',
        "sbquo" => '‚',
        "ldquo" => '“',
        "rdquo" => '”',
        "bdquo" => '„',
        "laquo" => '«',
        "raquo" => '»',
        "copy" => '©',
        "reg" => '®',
        "trade" => '™',
        "bull" => '•',
        "middot" => '·',
        "deg" => '°',
        "sect" => '§',
        "zwnj" | "zwj" | "shy" => '\u{ad}',
        "emsp" | "ensp" | "thinsp" => ' ',
        _ => return None,
    })
}
