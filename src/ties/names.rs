//! Names as written in, whether they are the same and their parts out.

use crate::speech::names::{parts, shown, words};

/// First and last name agree, and there are both.
pub(super) fn same_full_name(one: &str, other: &str) -> bool {
    let (a, b) = (parts(one), parts(other));
    a.len() >= 2 && b.len() >= 2 && a.first() == b.first() && a.last() == b.last()
}

/// First and last name as written, without titles; `None` where there is one word only.
pub(super) fn first_and_last(name: &str) -> Option<(String, String)> {
    let shown = shown(name);
    let words = words(&shown);
    let first = words.first().filter(|_| words.len() >= 2)?;
    Some((first.to_string(), words.get(1..)?.join(" ")))
}

/// The titles written before a name: „Dr.", „Prof.".
pub(super) fn titles(name: &str) -> Vec<String> {
    let title = |w: &&str| matches!(w.trim_end_matches('.').to_lowercase().as_str(), "dr" | "prof" | "professor");
    name.split_whitespace().take_while(title).map(str::to_owned).collect()
}

/// Words that stand where a name could, and are none.
const NO_NAMES: &[&str] = &[
    "all",
    "alle",
    "folks",
    "guys",
    "everyone",
    "everybody",
    "team",
    "there",
    "sir",
    "madam",
    "lots",
    "right",
    "yes",
    "no",
    "ok",
    "okay",
    "thanks",
    "danke",
    "hi",
    "hello",
    "hallo",
    "list",
    "zusammen",
    "friend",
    "friends",
    "again",
    "sorry",
    "please",
    "bitte",
    "ja",
    "nein",
    "much",
    "best",
    "cheers",
    "regards",
    "me",
    "you",
    "mom",
    "dad",
    "mama",
    "papa",
];

/// A name one can call somebody by: two letters or more, no word that only looks like one.
pub(super) fn is_one(name: &str) -> bool {
    let parts: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2
        && !parts.is_empty()
        && !parts.iter().any(|part| NO_NAMES.contains(&part.trim_end_matches(['.', '!', ',']).trim()))
}

/// "kh" below the letters of Kevin Hyatt: nobody is called so.
pub(super) fn are_initials(name: &str, full_names: &[String]) -> bool {
    let short: String = name.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let of = |full: &String| {
        let parts = parts(full);
        let initials: String = parts.iter().filter_map(|part| part.chars().next()).collect();
        // "Al" is short for Albert Lang, too
        parts.len() >= 2 && short == initials && !parts.first().is_some_and(|first| first.starts_with(&short))
    };
    full_names.iter().any(of)
}

/// "gene" as Gene; a name with any capital in it stays as it is.
pub(super) fn with_capitals(name: &str) -> String {
    if name.chars().any(char::is_uppercase) {
        return name.to_owned();
    }
    let capital = |part: &str| {
        let mut letters = part.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    };
    name.split(' ').map(capital).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::are_initials;

    #[test]
    fn who_is_called_by_initials() {
        for (name, full, want) in [
            ("kh", "Kim Hartmann", true),
            ("K.H.", "Hartmann, Kim", true),
            ("ko", "Kim Osei", true),
            ("Al", "Albert Lang", false),
            ("Ali", "Ali Bruckner", false),
            ("k", "Kim", false),
            ("tk", "Kim Osei", false),
        ] {
            assert_eq!(are_initials(name, &[full.to_owned()]), want, "{name} {full}");
        }
    }
}
