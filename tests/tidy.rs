//! The tree of the sources in, every breach of the house rules out. The rules are the tables at the top;
//! `ARCHITECTURE.md` gives the reasons.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Which other rooms a room may name. A room that stands nowhere here is a breach itself.
const MAY_NAME: &[(&str, &[&str])] = &[
    // The doors: they read the store and change things only through flow.
    ("cli", &["flow", "locale", "model", "store"]),
    ("web", &["flow", "locale", "model", "store"]),
    ("mcp", &["flow", "locale", "model", "store"]),
    // The only room that knows the order.
    (
        "flow",
        &[
            "choose", "draft", "learn", "letters", "locale", "model", "outreach", "people", "sources", "speech",
            "store", "ties", "wire",
        ],
    ),
    // The rooms side by side: none names another.
    ("choose", &["model", "speech"]),
    ("draft", &["model", "speech"]),
    ("learn", &["model", "speech"]),
    ("letters", &["model", "speech"]),
    ("outreach", &["model", "speech"]),
    ("people", &["model", "speech"]),
    ("sources", &["model"]),
    ("store", &["model", "speech"]),
    ("ties", &["model", "speech"]),
    // The kernels below them.
    ("locale", &["model", "speech"]),
    ("speech", &["model"]),
    ("wire", &["model"]),
    ("model", &[]),
];

/// What is written only in these rooms.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("rusqlite", &["store"]),
    ("Timestamp::now", &["cli", "web", "mcp"]),
    ("Zoned::now", &["cli", "web", "mcp"]),
    ("SystemTime::now", &["cli", "web", "mcp"]),
    ("println!", &["cli"]),
    ("print!", &["cli"]),
    ("eprintln!", &["cli"]),
    ("eprint!", &["cli"]),
    ("std::fs", &["cli", "sources", "store"]),
    ("File::", &["cli", "sources", "store"]),
    ("std::env", &["cli"]),
    ("std::net", &["cli", "web", "wire"]),
    ("lettre::", &["outreach", "wire"]),
    ("dbg!", &[]),
    ("todo!", &[]),
    ("unimplemented!", &[]),
];

/// Lines a file may have.
const CEILING: usize = 500;

/// Names that say nothing about what is inside.
const EMPTY_NAMES: &[&str] =
    &["util", "utils", "helper", "helpers", "manager", "service", "repository", "misc", "common", "core", "base"];

/// Words that turn people into cases; never said to the user, in any grammatical form listed.
const NEVER_SAID: &[&str] = &[
    "crm",
    "lead",
    "leads",
    "pipeline",
    "score",
    "scores",
    "neglected",
    "overdue",
    "stale",
    "vernachlässigt",
    "überfällig",
];

#[test]
fn rooms_name_only_what_stands_below_them() {
    let rooms: BTreeMap<&str, &[&str]> = MAY_NAME.iter().copied().collect();
    let mut breaches = Vec::new();
    for (path, text) in sources() {
        let Some(room) = room(&path) else { continue };
        let Some(allowed) = rooms.get(room.as_str()) else {
            breaches.push(format!("{}: the room {room} is not in the table", path.display()));
            continue;
        };
        // Lines together: a `use` may go over several.
        let code: String = code(&path, &text).into_iter().map(|(_, line)| line.trim()).collect();
        for named in rooms_named(&code).into_iter().filter(|named| rooms.contains_key(named.as_str())) {
            if named != room && !allowed.contains(&named.as_str()) {
                breaches.push(format!("{}: {room} names {named}", path.display()));
            }
        }
    }
    none(breaches);
}

#[test]
fn words_stay_in_their_rooms() {
    let mut breaches = Vec::new();
    for (path, text) in sources() {
        let room = room(&path).unwrap_or_default();
        for (number, line) in code(&path, &text) {
            for (word, rooms) in ONLY_IN {
                if stands_in(line, word) && !rooms.contains(&room.as_str()) {
                    breaches.push(format!("{}:{number}: {word} belongs into {rooms:?}", path.display()));
                }
            }
        }
    }
    none(breaches);
}

#[test]
fn files_are_short_and_say_what_they_are_for() {
    let mut breaches = Vec::new();
    for folder in ["src", "tests", "examples"] {
        for path in files_below(folder, "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let lines = text.lines().count();
            if lines > CEILING {
                breaches.push(format!("{}: {lines} lines, {CEILING} are the ceiling", path.display()));
            }
            if !text.starts_with("//! ") {
                breaches.push(format!("{}: the first line says not what comes in and what goes out", path.display()));
            }
        }
    }
    none(breaches);
}

#[test]
fn names_say_something_and_every_room_has_a_door() {
    let mut breaches = Vec::new();
    for path in files_below("src", "rs") {
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        if EMPTY_NAMES.contains(&stem.as_str()) {
            breaches.push(format!("{}: a name that says nothing", path.display()));
        }
        if path.with_extension("").is_dir() {
            breaches.push(format!("{}: stands beside a folder of its name; use mod.rs inside", path.display()));
        }
        let folder = path.parent().unwrap();
        let top = folder == Path::new("src");
        if top && !matches!(stem.as_str(), "lib" | "main") {
            breaches.push(format!("{}: belongs into a room", path.display()));
        }
        if !top && !folder.join("mod.rs").is_file() {
            breaches.push(format!("{}: has no mod.rs", folder.display()));
        }
    }
    none(breaches);
}

#[test]
fn both_languages_say_the_same() {
    let mut breaches = Vec::new();
    let names = |language: &str| -> BTreeSet<String> {
        let files = files_below(&format!("locales/{language}"), "ftl");
        files.iter().map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect()
    };
    for name in names("de").symmetric_difference(&names("en")) {
        breaches.push(format!("{name}: only in one language"));
    }
    for name in names("de").intersection(&names("en")) {
        let german = sentences(Path::new("locales/de").join(name), &mut breaches);
        let english = sentences(Path::new("locales/en").join(name), &mut breaches);
        for key in german.keys().chain(english.keys()).collect::<BTreeSet<_>>() {
            match (german.get(key), english.get(key)) {
                (Some(de), Some(en)) if arguments(de) != arguments(en) => {
                    breaches.push(format!("{name}: {key}: {:?} and {:?}", arguments(de), arguments(en)));
                }
                (Some(_), Some(_)) => {}
                _ => breaches.push(format!("{name}: {key} only in one language")),
            }
        }
        for (key, sentence) in german.iter().chain(&english) {
            let words = sentence.to_lowercase();
            let mut words = words.split(|c: char| !c.is_alphanumeric());
            if let Some(word) = words.find(|word| NEVER_SAID.contains(word)) {
                breaches.push(format!("{name}: {key} says {word:?}"));
            }
        }
    }
    none(breaches);
}

fn none(breaches: Vec<String>) {
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}

fn files_below(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .map(|entry| entry.into_path())
        .filter(|path| path.extension().is_some_and(|end| end == extension))
        .collect();
    files.sort();
    files
}

fn sources() -> Vec<(PathBuf, String)> {
    files_below("src", "rs").into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

/// The first folder below `src`; none for `lib.rs` and `main.rs`.
fn room(path: &Path) -> Option<String> {
    let below = path.strip_prefix("src").unwrap();
    (below.components().count() > 1).then(|| below.iter().next().unwrap().to_string_lossy().into_owned())
}

/// Numbered lines without comments, up to the tests of the file; none of a file that is all tests.
fn code<'a>(path: &Path, text: &'a str) -> Vec<(usize, &'a str)> {
    if path.file_stem().unwrap().to_string_lossy().ends_with("tests") {
        return Vec::new();
    }
    let lines: Vec<&str> = text.lines().collect();
    let tests = lines.windows(2).position(|pair| pair[0] == "#[cfg(test)]" && pair[1].ends_with('{'));
    let code = lines.into_iter().take(tests.unwrap_or(usize::MAX)).enumerate();
    code.filter(|(_, line)| !line.trim_start().starts_with("//")).map(|(index, line)| (index + 1, line)).collect()
}

/// `crate::store::Store`, `crate::{flow, model::{Ask, Tie}}`.
fn rooms_named(code: &str) -> Vec<String> {
    let mut named = Vec::new();
    for rest in code.split("crate::").skip(1) {
        let (mut depth, mut word) = (0, String::new());
        // A room's name stands first, or in the outermost braces behind `{` or `,`; a blank ends the rest.
        let mut naming = true;
        for c in rest.chars() {
            match c {
                'a'..='z' | '_' | '0'..='9' if naming => word.push(c),
                ' ' if word.is_empty() => {}
                _ => {
                    named.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
                    depth += i32::from(c == '{') - i32::from(c == '}');
                    naming = depth == 1 && matches!(c, '{' | ',');
                    if depth == 0 {
                        break;
                    }
                }
            }
        }
    }
    named
}

#[test]
fn rooms_are_found_in_every_form_of_use() {
    let rows: [(&str, &[&str]); 4] = [
        ("use crate::store::Store;", &["store"]),
        ("use crate::{flow::{self, Lost}, model::{Ask, Tie}, ties};", &["flow", "model", "ties"]),
        ("use crate::flow;use crate::{locale,model};", &["flow", "locale", "model"]),
        ("let x: &crate::store::Store = y; f(store, {flow})", &["store"]),
    ];
    for (code, expected) in rows {
        assert_eq!(rooms_named(code), expected, "{code}");
    }
}

/// As a word of its own: `print!` does not stand in `eprint!`.
fn stands_in(line: &str, word: &str) -> bool {
    let of_word = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        let behind = line.get(at + word.len()..).and_then(|text| text.chars().next());
        let goes_on = word.ends_with(of_word) && behind.is_some_and(of_word);
        !(goes_on || before.is_some_and(of_word))
    })
}

/// Key (attributes as `key.attribute`) to sentence, all its lines together.
fn sentences(path: PathBuf, breaches: &mut Vec<String>) -> BTreeMap<String, String> {
    let text = fs::read_to_string(&path).unwrap();
    if let Err((_, errors)) = fluent_bundle::FluentResource::try_new(text.clone()) {
        breaches.push(format!("{}: {errors:?}", path.display()));
    }
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let (mut message, mut key) = (String::new(), String::new());
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let start = line.trim_start();
        let begins = start.split_once(" =").filter(|(name, _)| {
            let name = name.strip_prefix(['.', '-']).unwrap_or(name);
            !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        });
        let sentence = match begins {
            Some((name, sentence)) if !line.starts_with(' ') => {
                message = name.to_owned();
                key = message.clone();
                if found.contains_key(&key) {
                    breaches.push(format!("{}: {key} twice", path.display()));
                }
                sentence
            }
            Some((name, sentence)) if name.starts_with('.') => {
                key = format!("{message}{name}");
                sentence
            }
            _ => start,
        };
        let all = found.entry(key.clone()).or_default();
        all.push(' ');
        all.push_str(sentence);
    }
    found
}

fn arguments(sentence: &str) -> BTreeSet<String> {
    let name = |rest: &str| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    sentence.split('$').skip(1).map(name).collect()
}
