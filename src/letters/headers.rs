//! A raw mail in, its header block as unfolded fields out.

use crate::model::{Address, Mailbox, is_bidi};

/// The fields of a header block in order, unfolded, not decoded.
#[derive(Clone, Debug, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads up to the first blank line.
    pub fn parse(header: &str) -> Fields {
        let mut fields: Vec<(String, String)> = Vec::new();
        for line in header.lines() {
            if line.trim().is_empty() {
                break;
            }
            if line.starts_with([' ', '\t']) {
                if let Some((_, value)) = fields.last_mut() {
                    value.push(' ');
                    value.push_str(line.trim());
                }
            } else if let Some((name, value)) = line.split_once(':') {
                fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
        Fields(fields)
    }

    /// First value of a field; names in lower case.
    pub fn first(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    pub fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.0.iter().filter(move |(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    pub fn has(&self, name: &str) -> bool {
        self.first(name).is_some()
    }
}

/// Where the header block ends in raw mail: the offset of the first blank line, or the end.
pub fn end_of_header(raw: &[u8]) -> usize {
    let mut at = 0;
    for line in raw.split_inclusive(|b| *b == b'\n') {
        if line.iter().all(u8::is_ascii_whitespace) {
            return at;
        }
        at += line.len();
    }
    raw.len()
}

/// The mailboxes of one address field, in order, groups opened. Words without an address are passed over, and so
/// is the tail of a field that no reader would look at (more than 1,000 addresses).
pub fn mailboxes(decoded: Option<&mail_parser::Address<'_>>) -> Vec<Mailbox> {
    let Some(list) = decoded else { return Vec::new() };
    list.iter()
        .take(1000)
        .filter_map(|addr| {
            let name = addr.name.as_deref().map(clean).unwrap_or_default();
            match addr.address.as_deref().and_then(Address::parse) {
                Some(address) => Some(Mailbox { name, address }),
                None => archive_form(addr.address.as_deref().unwrap_or(&name), &name),
            }
        })
        .collect()
}

/// "jana at example.org (Jana Vogt)" of list archives.
pub fn archive_form(text: &str, name: &str) -> Option<Mailbox> {
    let text = text.trim();
    let (plain, comment) = match text.split_once('(') {
        Some((plain, comment)) => (plain.trim(), comment.trim_end_matches(')').trim()),
        None => (text, ""),
    };
    let address = Address::parse(plain)?;
    let own = if comment.is_empty() && !name.contains(" at ") { name } else { comment };
    Some(Mailbox { name: clean(own), address })
}

/// One line, no control and no direction characters, no quotation marks around it.
pub fn clean(text: &str) -> String {
    let kept: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).filter(|c| !is_bidi(*c)).collect();
    let folded = crate::speech::one_line(&kept);
    folded.trim_matches(['"', '\'']).trim().to_owned()
}
