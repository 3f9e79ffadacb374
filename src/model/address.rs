//! Strings from a header in, checked identifiers out: [`Address`], [`MessageId`], [`Mailbox`].

use serde::{Deserialize, Serialize};

/// An e-mail address: lower case, exactly one local part and one domain, no blanks, no control characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Address(String);

impl From<Address> for String {
    fn from(address: Address) -> String {
        address.0
    }
}

impl TryFrom<String> for Address {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Address, Self::Error> {
        Address::parse(&text).ok_or("no address")
    }
}

impl Address {
    /// `None` when the text is no address. Accepts the `name at domain` form of list archives.
    pub fn parse(text: &str) -> Option<Address> {
        let text = text.trim().trim_matches(['<', '>', '"', '\'']).trim();
        let lower = if text.contains('@') {
            text.to_lowercase()
        } else {
            let (local, domain) = text.split_once(" at ")?;
            format!("{}@{}", local.trim(), domain.trim()).to_lowercase()
        };
        let (local, domain) = lower.rsplit_once('@')?;
        let plain = |c: char| match c {
            '<' | '>' | '(' | ')' | '[' | ']' | ',' | ';' | ':' | '\\' | '"' => false,
            '!'..='~' => true,
            c => !c.is_whitespace() && !c.is_control() && !is_unseen(c),
        };
        let fits = !local.is_empty() && !domain.is_empty() && lower.len() <= 254 && !domain.starts_with('.');
        (fits && lower.chars().all(plain) && !local.contains('@')).then_some(Address(lower))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands before the `@`.
    pub fn local(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(local, _)| local)
    }

    /// What stands after the `@`.
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// True for the characters that turn the direction of writing and so can disguise a name.
pub fn is_bidi(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// True for what is not seen and so can disguise a name or carry what nobody reads: that, blanks without a width, marks
/// of annotations, tags. Joiners are none: emoji and some scripts are written with them.
pub fn is_unseen(c: char) -> bool {
    is_bidi(c)
        || matches!(c, '\u{180e}' | '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2064}')
        || matches!(c, '\u{206a}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The identifier of a mail without its angle brackets.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct MessageId(String);

impl MessageId {
    /// `None` when nothing but blanks and brackets is there.
    pub fn parse(text: &str) -> Option<MessageId> {
        let id = text.trim().trim_start_matches('<').trim_end_matches('>').trim();
        (!id.is_empty() && id.len() <= 998 && !id.chars().any(char::is_control)).then(|| MessageId(id.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A display name, possibly empty, with its address.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Mailbox {
    pub name: String,
    pub address: Address,
}
