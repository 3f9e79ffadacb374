//! The salutations and sign-offs of the fixtures in, those that are read otherwise out.

use serde::Deserialize;
use wieder::model::Gender;
use wieder::speech::{salutation, sign_off};

#[derive(Deserialize)]
struct Head {
    line: String,
    greeting: String,
    adjective: String,
    honorific: String,
    titles: String,
    name: String,
    gender: String,
    group: bool,
}

#[derive(Deserialize)]
struct NoHead {
    line: String,
}

#[derive(Deserialize)]
struct End {
    lines: Vec<String>,
    closing: String,
    name: String,
    warmth: u8,
}

#[derive(Deserialize)]
struct Lines {
    head: Vec<Head>,
    no_head: Vec<NoHead>,
    end: Vec<End>,
}

/// How many there are, and the lines of those that are read otherwise.
pub fn misread() -> (usize, Vec<String>) {
    let all: Lines = toml::from_str(include_str!("../fixtures/fx_lines.toml")).unwrap();
    let mut wrong = Vec::new();
    for row in &all.head {
        let found = salutation::parse(&row.line).unwrap_or_default();
        let gender = match found.gender {
            Some(Gender::Male) => "m",
            Some(Gender::Female) => "f",
            _ => "",
        };
        let got = [&found.greeting, &found.adjective, &found.honorific, &found.titles.join(" "), &found.name];
        let want = [&row.greeting, &row.adjective, &row.honorific, &row.titles, &row.name];
        if got != want || gender != row.gender || found.group != row.group {
            wrong.push(row.line.clone());
        }
    }
    wrong.extend(all.no_head.iter().map(|row| row.line.clone()).filter(|line| salutation::parse(line).is_some()));
    for row in &all.end {
        let found = sign_off::find(&row.lines).map(|found| found.sign_off).unwrap_or_default();
        if (&found.closing, &found.name, found.warmth) != (&row.closing, &row.name, row.warmth) {
            wrong.push(row.lines.join(" / "));
        }
    }
    (all.head.len() + all.no_head.len() + all.end.len(), wrong)
}
