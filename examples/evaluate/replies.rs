//! Replies of other projects' test suites in, how many of them are told apart from what they quote out.

use crate::data::unpacked;
use crate::labels::{hash, place, rows};
use crate::table::{Figure, share};
use std::path::Path;
use wieder::letters;
use wieder::model::Letter;

const LABELS: &str = include_str!("labels/replies.tsv");

fn own(letter: &Letter) -> String {
    letters::read_words(letter).own_text(&letter.text)
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Other languages than German and English, by the names of the files.
fn is_foreign(file: &str) -> bool {
    ["danish", "swedish", "_sv_", "_nl_", "_pl_", "_ja_"].iter().any(|language| file.contains(language))
}

pub fn figures(data: &Path) -> Vec<Figure> {
    let Some(folder) = unpacked(data, "suites") else { return Vec::new() };
    let mut figures = vec![talon(&folder.join("talon/standard_replies")), pages(&folder.join("talon"))];
    let mut counts = [
        ("github-reply", (0, 0, 0)),
        ("mail-parser-reply, de and en", (0, 0, 0)),
        ("mail-parser-reply, others", (0, 0, 0)),
    ];
    for columns in rows(LABELS) {
        let [file, hashed, spans] = columns[..] else { panic!("{columns:?}") };
        let bytes = std::fs::read(folder.join(file)).unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert_eq!(hash(text.trim_end(), 8), hashed, "{file}");
        let wanted: String = spans.split(',').filter_map(|span| place(&text, span)).map(|span| &text[span]).collect();
        let all = plain(&text) == plain(&wanted);
        let found = own(&Letter { text: text.clone(), ..Letter::default() });
        let suite = if file.starts_with("github") { 0 } else { 1 + usize::from(is_foreign(file)) };
        let (right, whole, count) = &mut counts[suite].1;
        *right += usize::from(plain(&found) == plain(&wanted));
        *whole += usize::from(all);
        *count += 1;
        if plain(&found) != plain(&wanted) && std::env::var_os("EVALUATE_SHOW").is_some() {
            eprintln!("reply {file}: {found:?}");
        }
    }
    for (suite, (right, whole, count)) in counts {
        let bar = if suite.ends_with("others") { 0.9 } else { 1.0 };
        let figure =
            Figure::new("plain replies", format!("{suite}, {count} texts"), "own words exact", share(right, count));
        figures.push(figure.at_least(bar).baseline("all is own", share(whole, count)));
    }
    figures
}

/// Answers that are pages, each as its program writes them.
fn pages(folder: &Path) -> Figure {
    let inside = std::fs::read_dir(folder.join("html_replies")).unwrap();
    let mut pages: Vec<_> = inside.map(|entry| (entry.unwrap().path(), "Hi. I am fine. Thanks, Alex")).collect();
    pages.push((folder.join("OLK_SRC_BODY_SECTION.html"), "Reply"));
    pages.push((folder.join("reply-separated-by-hr.html"), "Hi there Bob"));
    let is_right = |(path, wanted): &&(std::path::PathBuf, &str)| {
        let mut raw = b"Content-Type: text/html; charset=utf-8\r\n\r\n".to_vec();
        raw.extend(std::fs::read(path).unwrap());
        let found = plain(&own(&letters::open(&raw).0));
        if found != *wanted && std::env::var_os("EVALUATE_SHOW").is_some() {
            eprintln!("reply {}: {found:?}", path.display());
        }
        found == *wanted
    };
    let right = pages.iter().filter(is_right).count();
    let on = format!("talon html replies, {} pages", pages.len());
    Figure::new("html replies", on, "own words exact", share(right, pages.len())).at_least(1.0)
}

/// As the suite wants it: "Hello" of each, but for the signatures it keeps.
fn talon(folder: &Path) -> Figure {
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "eml"));
    let is_right = |path: &&std::path::PathBuf| {
        let (letter, _) = letters::open(&std::fs::read(path).unwrap());
        plain(&own(&letter)) == "Hello"
    };
    let right = files.iter().filter(is_right).count();
    let on = format!("talon standard replies, {} letters", files.len());
    Figure::new("plain replies", on, "own words exact", share(right, files.len())).at_least(1.0)
}
