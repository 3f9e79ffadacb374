//! Mailboxes without names in, with those beside which their mail system wrote them (`X-From`, `X-To`, `X-cc`) out.
//!
//! Exchange and Notes kept names in fields of their own when mail was taken out of them: "Kreil, Thomas A.
//! </O=HOUSE/OU=NA/CN=RECIPIENTS/CN=TKREIL>", with addresses alone in `From` and `To`.

use super::headers::Fields;
use crate::model::Mailbox;

/// Characters of such a field that are looked at.
const LONGEST: usize = 20_000;

/// `field` is `x-from` for those in From, and so on.
pub(super) fn named(fields: &Fields<'_>, field: &str, mut mailboxes: Vec<Mailbox>) -> Vec<Mailbox> {
    // "pr <.palmer@…>" is what became of an alias.
    let bare = |mailbox: &Mailbox| mailbox.name.is_empty() || mailbox.address.local().starts_with('.');
    if !mailboxes.iter().any(bare) || !fields.has(field) {
        return mailboxes;
    }
    let value = fields.first(field).unwrap_or_default();
    let Some(names) = names(crate::speech::beginning(&value, LONGEST), mailboxes.len()) else { return mailboxes };
    // One who wrote is the one in X-From; among several, a name that is not in the address may be another's.
    let alone = field == "x-from";
    for (mailbox, name) in mailboxes.iter_mut().zip(names) {
        if bare(mailbox) && (alone || is_of(&name, mailbox.address.local())) {
            mailbox.name = name;
        }
    }
    mailboxes
}

/// So many names; `None` where it cannot be told which comma parts two people, and which a surname from a first name.
fn names(value: &str, count: usize) -> Option<Vec<String>> {
    let mut entries: Vec<String> = Vec::new();
    let (mut entry, mut depth, mut bracketed) = (String::new(), 0_u32, 0);
    let mut pieces: Vec<String> = Vec::new();
    for c in value.chars().chain([',']) {
        match c {
            '<' => depth += 1,
            '>' => {
                depth = depth.saturating_sub(1);
                bracketed += 1;
                pieces.push(std::mem::take(&mut entry));
                entries.push(pieces.join(","));
                pieces.clear();
            }
            ',' if depth == 0 => {
                let piece = std::mem::take(&mut entry);
                if !piece.trim().is_empty() {
                    pieces.push(piece);
                }
            }
            c if depth == 0 => entry.push(c),
            _ => {}
        }
    }
    let entries = match (bracketed, pieces.len()) {
        (_, 0) => entries,
        (0, _) if count == 1 => vec![pieces.join(",")],
        (0, all) if all == count => pieces,
        (0, all) if all == count * 2 => pieces.chunks(2).map(|pair| pair.join(",")).collect(),
        _ => return None,
    };
    (entries.len() == count).then(|| entries.iter().map(|entry| tidy(entry)).collect())
}

/// Without quotes and the name of the house; empty where it is no name.
fn tidy(entry: &str) -> String {
    let name = entry.split('@').next().unwrap_or_default();
    let name = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ',' | ';'));
    let whole = name.contains(char::is_whitespace) && name.chars().any(char::is_alphabetic) && !name.contains('=');
    if whole { crate::speech::one_line(name) } else { String::new() }
}

/// A word of the name stands in what is before the `@`.
fn is_of(name: &str, local: &str) -> bool {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= 3);
    words.map(str::to_lowercase).any(|word| local.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows() {
        let rows: [(&str, usize, Option<&[&str]>); 12] = [
            ("Kreil, Thomas A. </O=HOUSE/OU=NA/CN=RECIPIENTS/CN=TKREIL>", 1, Some(&["Kreil, Thomas A."])),
            ("Kreil, Thomas A.", 1, Some(&["Kreil, Thomas A."])),
            ("Thomas Kreil", 1, Some(&["Thomas Kreil"])),
            ("\"Anna Weber\" <anna@weber.example>@HOUSE <IMCEANOTES-x@house.example>", 1, None),
            ("Kreil, Thomas </O=H/CN=A>, Weber, Anna </O=H/CN=B>", 2, Some(&["Kreil, Thomas", "Weber, Anna"])),
            ("Thomas Kreil, Anna Weber", 2, Some(&["Thomas Kreil", "Anna Weber"])),
            ("Kreil, Thomas, Weber, Anna", 2, Some(&["Kreil, Thomas", "Weber, Anna"])),
            ("Kreil, Thomas, Anna Weber", 2, None),
            ("Kreil, Thomas </O=H/CN=A>, Anna Weber", 2, None),
            ("anna@weber.example", 1, Some(&[""])),
            ("Anna Weber @ HOUSE", 1, Some(&["Anna Weber"])),
            ("", 1, None),
        ];
        for (value, count, wanted) in rows {
            let wanted = wanted.map(|names| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
            assert_eq!(names(value, count), wanted, "{value}");
        }
        assert!(is_of("Kreil, Thomas", "t..kreil") && !is_of("Weber, Anna", "t..kreil"));
    }

    #[test]
    fn names_go_to_those_without_one() {
        let header = "From: a..kreil@house.example\nTo: anna@weber.example, Tom <tom@kreil.example>\n\
                      X-From: Kreil, Thomas A. </O=HOUSE/CN=TKREIL>\nX-To: Anna Weber, Thomas Kreil\n";
        let fields = Fields::parse(header);
        let read = |field: &str| named(&fields, &format!("x-{field}"), fields.mailboxes(field, 10).0);
        assert_eq!(read("from").iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Kreil, Thomas A."]);
        assert_eq!(read("to").iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Anna Weber", "Tom"]);
    }
}
