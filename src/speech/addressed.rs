//! The first line of a letter in, the names of those addressed out, where nothing stands before them: "Kim,", "Ben:".

use super::{beginning, language, nicknames, signed_name};
use crate::model::{Language, Salutation};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// So much of a line is looked at, in bytes; some write a whole letter on one.
const LONGEST: usize = 1000;

#[derive(Deserialize)]
struct Words {
    opener: BTreeSet<String>,
    heading: BTreeSet<String>,
}

/// `None` only if the embedded file were broken; a test sees to that.
fn words() -> Option<&'static Words> {
    static WORDS: LazyLock<Option<Words>> =
        LazyLock::new(|| toml::from_str(include_str!("../../content/first_lines.toml")).ok());
    WORDS.as_ref()
}

/// "Kim," "Anna", "Kim/Tom/Ali:": the first words of a line, where they are names of those addressed, or one of
/// several is. `names` in lower case, parts of names with one blank behind each.
pub fn by_name(line: &str, names: &str) -> Option<Salutation> {
    let trimmed = beginning(line.trim(), LONGEST);
    let is_end = |(at, c): &(usize, char)| match c {
        ':' | ';' | '!' | '–' | '?' | '.' | '(' => true,
        '-' => !trimmed.get(at + 1..).is_some_and(|rest| rest.starts_with(char::is_alphabetic)),
        _ => false,
    };
    let end = trimmed.char_indices().find(is_end);
    let head = trimmed.get(..end.map_or(trimmed.len(), |(at, _)| at))?;
    let part = |word: &str| {
        let low = word.to_lowercase();
        names.split_terminator(' ').any(|name| name == low || low.chars().count() >= 3 && name.starts_with(&low))
    };
    let known = |word: &str| word.split('-').all(part);
    if let Some(found) = whole_line(trimmed, names) {
        return Some(found);
    }
    let joint = |word: &str| matches!(word.to_lowercase().as_str(), "and" | "und" | "or" | "oder" | "&" | "/");
    let (mut found, mut length, mut at) = (Vec::new(), 0, 0);
    for word in head.split_inclusive([' ', ',', '/']) {
        let bare = word.trim_matches([' ', ',', '/', '.']);
        at += word.len();
        if bare.is_empty() || joint(bare) {
            continue;
        }
        let named = bare.starts_with(char::is_uppercase) && bare.chars().all(|c| c.is_alphabetic() || c == '-');
        let listed = end.is_some_and(|(_, c)| c == ':') || trimmed.ends_with(',') && end.is_none();
        // somebody else than those addressed may be greeted: by a name that is one, or what in English can be nothing else
        let english = || opens(bare) && language::of(trimmed) == Some(Language::English);
        let other = || word.ends_with(',') && !names.is_empty() && (nicknames::is_first_name(bare) || english());
        let fits = known(bare) || if found.is_empty() { other() } else { listed };
        if !named || found.len() >= 6 || !fits {
            break;
        }
        found.push(bare);
        length = at;
    }
    let line = head.get(..length)?.trim();
    let whole = length >= head.trim_end().len();
    let all_known = || found.iter().all(|word| known(word));
    let closed = line.ends_with(',') || whole && (end.is_some_and(|(_, c)| c != '.' && c != '?') || all_known());
    if found.is_empty() || !closed {
        return None;
    }
    let group = [",", "/", "&", " and ", " und "].iter().any(|joint| line.trim_end_matches(',').contains(joint));
    Some(Salutation {
        line: line.to_owned(),
        name: found.join(" "),
        group,
        informal: if group { 0.0 } else { 0.4 },
        ..Salutation::default()
    })
}

/// "ben" or "B," and nothing else on the line, where somebody of that name is addressed; also "Thanks Ben," and "Thank
/// you, Ben. I called …".
fn whole_line(line: &str, names: &str) -> Option<Salutation> {
    let start = ["thanks ", "thanks, ", "thank you ", "thank you, ", "danke ", "danke, "];
    let thanks = start
        .iter()
        .filter(|head| line.get(..head.len()).is_some_and(|start| start.eq_ignore_ascii_case(head)))
        .map(|head| head.len())
        .max();
    let rest = line.get(thanks.unwrap_or(0)..)?;
    let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let (word, behind) = (rest.get(..length)?, rest.get(length..)?);
    let low = word.to_lowercase();
    let ends = behind.trim_matches([',', ':', '-', ' ', '!', '.', '?']).is_empty();
    let known = low.chars().count() >= 3 && names.split_terminator(' ').any(|name| name == low);
    let initial = thanks.is_none()
        && word.len() == 1
        && word.starts_with(char::is_uppercase)
        && (ends && behind.starts_with([',', ':', '-']) || behind.starts_with(": "))
        && names.split_terminator(' ').any(|name| name.starts_with(&low));
    let thanked = thanks.is_some()
        && known
        && word.starts_with(char::is_uppercase)
        && behind.starts_with([',', '.', '!', ':', '-']);
    (ends && known || initial || thanked).then(|| Salutation {
        line: line.get(..thanks.unwrap_or(0) + length).unwrap_or_default().to_owned(),
        name: word.to_owned(),
        informal: 0.4,
        ..Salutation::default()
    })
}

/// A word before a comma at the head of a letter that can be a name: no adverb, no thanks.
pub(super) fn opens(word: &str) -> bool {
    let low = word.to_lowercase();
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.all(|c| c.is_lowercase())
        && (2..=11).contains(&word.chars().count())
        && !words().is_some_and(|all| all.opener.contains(low.as_str()))
}

/// "Ben" or "Bob:" alone on the first line, whoever is addressed: one word like a name, and no heading.
pub fn lone_name(line: &str) -> Option<Salutation> {
    let head = line.trim().trim_end_matches([':', '.', ',', ' ']);
    let written: Vec<&str> = head.split('/').collect();
    let named = |word: &&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && (2..=9).contains(&word.chars().count())
            && letters.all(|c| c.is_lowercase())
            && !words().is_some_and(|all| all.heading.contains(word.to_lowercase().as_str()))
            && opens(word)
            && signed_name::as_name(word).is_some()
    };
    let group = written.len() > 1;
    let joined = || !group && head.split_once('-').is_some_and(|(first, second)| named(&first) && named(&second));
    // "Ben/Kim:" greets, "Rezept:" is a heading
    let headed = line.trim().ends_with(':') && !group && !nicknames::is_first_name(head);
    let whole = !headed && written.iter().all(named) && (!group || line.trim().ends_with(':') && written.len() <= 5);
    (whole || joined()).then(|| Salutation {
        line: line.trim().to_owned(),
        name: written.join(" "),
        group,
        informal: if group { 0.0 } else { 0.4 },
        ..Salutation::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows() {
        assert!(words().is_some());
        let names = "kim anna jana weber ";
        for (line, want) in [
            ("Kim, could you bring me the oars?", "Kim,"),
            ("Anna-Jana:", "Anna-Jana"),
            ("However, I will row home", ""),
            ("kim", "kim"),
            ("K,", "K"),
            ("K, it is", ""),
            ("K:  Please print these.", "K"),
            ("Thanks, Kim.  The boat is dry", "Thanks, Kim"),
            ("Thanks, Jan.  The boat is dry", ""),
            ("Anna and Kim, here it is", "Anna and Kim,"),
        ] {
            let found = by_name(line, names).map(|found| found.line).unwrap_or_default();
            assert_eq!(found, want, "{line}");
        }
        for (line, want) in
            [("Ben", true), ("Anna-Lena,", true), ("Agenda", false), ("Montag", false), ("Ben/Kim:", true)]
        {
            assert_eq!(lone_name(line).is_some(), want, "{line}");
        }
    }
}
