//! A display name in, a name that can be compared or shown out.

pub use crate::speech::names::{parts, shown};
use std::collections::BTreeSet;

const NOBODY: &[&str] = &[
    "team",
    "support",
    "info",
    "service",
    "newsletter",
    "office",
    "sales",
    "admin",
    "list",
    "mailing",
    "noreply",
    "no-reply",
    "notification",
    "notifications",
    "system",
    "mailer-daemon",
    "postmaster",
    "redaktion",
    "kundenservice",
    "billing",
    "via",
    "gmbh",
    "ag",
    "inc",
    "ltd",
    "llc",
    "corp",
    "verlag",
    "verein",
    "shop",
    "news",
    "marketing",
    "helpdesk",
    "desk",
    "airlines",
    "all",
    "alerts",
    "announcements",
    "associates",
    "association",
    "com",
    "committee",
    "department",
    "foundation",
    "group",
    "institute",
    "mailout",
    "net",
    "org",
    "participants",
    "relations",
    "reservations",
    "rewards",
    "services",
    "university",
    "updates",
    "webmaster",
];

/// Stands for a function and not for a human being.
pub fn is_function(part: &str) -> bool {
    NOBODY.contains(&part)
}

/// First name and surname in a fixed order, where the name is that of one human being: at least two parts of two
/// letters, no digits, no word that stands for a function.
pub fn full(name: &str) -> Option<Vec<String>> {
    let parts = parts(name);
    let long: Vec<String> = parts.iter().filter(|part| part.chars().count() >= 2).cloned().collect();
    let human = long.len() >= 2
        && long.len() <= 5
        && !parts.iter().any(|part| NOBODY.contains(&part.as_str()) || part.chars().any(|c| c.is_ascii_digit()));
    let distinct: BTreeSet<_> = long.iter().collect();
    (human && distinct.len() >= 2).then_some(long)
}

/// The full name that an address spells out: `chidi.okafor@…` → chidi, okafor.
pub fn in_local_part(local: &str) -> Option<Vec<String>> {
    let parts: Vec<String> = local.split(['.', '_']).map(str::to_lowercase).collect();
    let word = |part: &String| part.chars().count() >= 3 && part.chars().all(|c| c.is_alphabetic() || c == '-');
    (parts.len() == 2 && parts.iter().all(word) && !parts.iter().any(|part| NOBODY.contains(&part.as_str())))
        .then_some(parts)
}

/// "chidi.okafor" → "Chidi Okafor"; the local part itself where it spells no name.
pub fn from_address(local: &str) -> String {
    match in_local_part(local) {
        Some(parts) => parts.iter().map(|part| capital(part)).collect::<Vec<_>>().join(" "),
        None => local.to_owned(),
    }
}

fn capital(part: &str) -> String {
    let mut chars = part.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// True when a short name can be the person's: one of the parts, or a beginning of it ("Miri" for Miriam), or its
/// initial.
pub fn fits(short: &str, full: &[String]) -> bool {
    let parts = parts(short);
    !parts.is_empty()
        && parts.iter().all(|part| {
            full.iter().any(|whole| {
                whole == part
                    || (part.chars().count() >= 3 || part.chars().count() == 1) && whole.starts_with(part.as_str())
            })
        })
}

/// True when the local part of an address that nobody's name stands beside can be that of the person: it holds a part
/// of the name, and does not spell out another's.
pub fn in_address(local: &str, full: &[String]) -> bool {
    let holds = |part: &String| part.chars().count() >= 3 && local.contains(part.as_str());
    match in_local_part(local) {
        Some(spelt) => fits(&spelt.join(" "), full),
        None => full.iter().any(holds) || fits(local.trim_end_matches(|c: char| c.is_ascii_digit()), full),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows() {
        assert_eq!(full("Dr. Ines Bartholdy"), Some(vec!["ines".into(), "bartholdy".into()]));
        assert_eq!(full("Chidi O."), None);
        assert_eq!(full("Kundenservice Nord"), None);
        assert_eq!(from_address("chidi.okafor"), "Chidi Okafor");
        assert!(fits("miri", &["miriam".into(), "weber".into()]));
        assert!(fits("Chidi O.", &["chidi".into(), "okafor".into()]));
        assert!(!fits("Tom", &["thomas".into(), "kreil".into()]));
        for (local, want) in [
            ("kim", true),
            ("kreil", true),
            ("kkreil79", true),
            ("kim.kreil", true),
            ("tom.kreil", false),
            ("tom", false),
        ] {
            assert_eq!(in_address(local, &["kim".into(), "kreil".into()]), want, "{local}");
        }
    }
}
