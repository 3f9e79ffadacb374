//! The two files of interface strings against each other and against the keys of this room.

use fluent_bundle::FluentResource;
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};

/// Each message with the arguments it uses.
fn messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    assert!(FluentResource::try_new(text.to_owned()).is_ok(), "{:?}", FluentResource::try_new(text.to_owned()).err());
    let (name, arg) = (Regex::new("^([a-z-]+) = ").unwrap(), Regex::new(r"\$([a-z]+)").unwrap());
    let (mut messages, mut current) = (BTreeMap::new(), String::new());
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some(found) = name.captures(line) {
            current = found[1].to_owned();
            messages.insert(current.clone(), BTreeSet::new());
        }
        for found in arg.captures_iter(line) {
            messages.get_mut(&current).unwrap().insert(found[1].to_owned());
        }
    }
    messages
}

#[test]
fn both_languages_say_the_same() {
    let english = messages(include_str!("../../locales/en/draft.ftl"));
    let german = messages(include_str!("../../locales/de/draft.ftl"));
    assert_eq!(english, german);
    let key = Regex::new(r#""((?:lint|draft)-[a-z-]+)""#).unwrap();
    let mut used = BTreeSet::new();
    for file in walkdir::WalkDir::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/draft")).into_iter().flatten() {
        let text = std::fs::read_to_string(file.path()).unwrap_or_default();
        used.extend(key.captures_iter(&text).map(|found| found[1].to_owned()));
    }
    let shown_by_the_doors = [
        "draft-claim-question",
        "draft-stub-needed",
        "draft-stub-optional",
        "draft-light-red",
        "draft-light-yellow",
        "draft-light-green",
    ];
    used.extend(shown_by_the_doors.map(str::to_owned));
    assert_eq!(english.into_keys().collect::<BTreeSet<_>>(), used);
}

#[test]
fn no_word_of_the_trade() {
    for text in [include_str!("../../locales/en/draft.ftl"), include_str!("../../locales/de/draft.ftl")] {
        for word in text.to_lowercase().split(|c: char| !c.is_alphabetic()) {
            assert!(
                !["crm", "lead", "leads", "pipeline", "score", "neglected", "overdue", "stale"].contains(&word),
                "{word}"
            );
        }
    }
}
