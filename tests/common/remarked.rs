//! The fixtures of remarks in, for each kind and language what was found, overlooked and wrongly found out.

#![allow(dead_code, clippy::unwrap_used, clippy::string_slice)]

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use wieder::letters;
use wieder::model::{Letter, Remark};

const SENTENCES: [&str; 3] = [
    include_str!("../fixtures/remarks.toml"),
    include_str!("../fixtures/remarks_held_out.toml"),
    include_str!("../fixtures/remarks_third.toml"),
];
const MAILS: [&str; 2] = [include_str!("../fixtures/bounces.toml"), include_str!("../fixtures/bounces_held_out.toml")];

/// A sentence to be found; of a death with the name of who died.
#[derive(Deserialize)]
#[serde(untagged)]
enum Wanted {
    Sentence(String),
    Death(String, String),
}

#[derive(Deserialize)]
struct Sentences {
    found: Vec<Wanted>,
    near: Vec<String>,
}

#[derive(Deserialize)]
struct Mail {
    language: String,
    failed: BTreeSet<String>,
    raw: String,
}

#[derive(Deserialize)]
struct Mails {
    mail: Vec<Mail>,
}

/// Of one kind in one language.
#[derive(Default)]
pub struct Judged {
    /// How many must be found, and how many must not.
    pub wanted: usize,
    pub near: usize,
    pub overlooked: Vec<String>,
    pub wrong: Vec<String>,
}

/// By kind ("no_contact", "legal", "death", "bounce") and language ("de", "en").
pub fn judged() -> BTreeMap<(String, String), Judged> {
    let mut all: BTreeMap<(String, String), Judged> = BTreeMap::new();
    let sentences =
        SENTENCES.map(|file| toml::from_str::<BTreeMap<String, BTreeMap<String, Sentences>>>(file).unwrap());
    for (kind, languages) in sentences.into_iter().flatten() {
        for (language, sentences) in languages {
            let judged = all.entry((kind.clone(), language.clone())).or_default();
            for wanted in sentences.found {
                let (sentence, want) = match wanted {
                    Wanted::Sentence(sentence) => (sentence, kind.clone()),
                    Wanted::Death(sentence, name) => (sentence, format!("death of {name}")),
                };
                judged.wanted += 1;
                for mail in in_mails(&sentence, &language) {
                    let found = remarks_in(&mail);
                    // A lawyer's letter may well ask for silence, too.
                    let others = |one: &String| *one != want && (kind == "death" || one.starts_with("death"));
                    if !found.contains(&want) || found.iter().any(others) {
                        judged.overlooked.push(format!("{sentence} -> {found:?}"));
                        break;
                    }
                }
            }
            for sentence in sentences.near {
                judged.near += 1;
                let found = in_mails(&sentence, &language).iter().map(|mail| remarks_in(mail)).find(|f| !f.is_empty());
                judged.wrong.extend(found.map(|found| format!("{sentence} -> {found:?}")));
            }
        }
    }
    let mails = MAILS.map(|file| toml::from_str::<Mails>(file).unwrap().mail);
    for mail in mails.into_iter().flatten() {
        let judged = all.entry(("bounce".to_owned(), mail.language.clone())).or_default();
        let raw = mail.raw.trim_start();
        let (found, subject) = (remarks_in(raw), letters::open(raw.as_bytes()).0.subject);
        let failed: BTreeSet<String> = mail.failed.iter().map(|failed| failed.to_lowercase()).collect();
        let told = || format!("{subject}: {found:?} instead of {:?}", mail.failed);
        if mail.failed.is_empty() {
            judged.near += 1;
            judged.wrong.extend((!found.is_empty()).then(told));
        } else {
            judged.wanted += 1;
            judged.overlooked.extend((found != failed).then(told));
        }
    }
    all
}

/// Alone, in a letter among other sentences, and there in lines as mail programs break them.
fn in_mails(sentence: &str, language: &str) -> [String; 3] {
    let (salutation, before, behind, closing) = match language {
        "de" => ("Hallo Jana,", "Hier regnet es seit Tagen.", "Die Liste liegt bei.", "Gruß"),
        _ => ("Hi Anna,", "It has been raining here for days.", "The list is enclosed.", "Regards"),
    };
    let head = "From: Kim Wald <kim@wald.example>\nTo: anna@harbour.example\nSubject: News\n\
                Content-Type: text/plain; charset=utf-8\n";
    let letter = |body: &str| format!("{head}\n{salutation}\n\n{body}\n\n{behind}\n\n{closing}\nKim Wald\n");
    let among = format!("{before} {sentence}");
    [format!("{head}\n{sentence}\n"), letter(&among), letter(&broken(&among))]
}

fn broken(text: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().unwrap();
        if line.is_empty() || line.chars().count() + word.chars().count() < 60 {
            line.push_str(if line.is_empty() { "" } else { " " });
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines.join("\n")
}

/// What is read in a mail, where the sweep lets it through.
fn remarks_in(raw: &str) -> BTreeSet<String> {
    let letter = letters::open(raw.as_bytes()).0;
    let found: BTreeSet<String> = letters::read(&letter).remarks.iter().filter_map(told).collect();
    if letters::remarkable(&letter) || found.is_empty() { found } else { BTreeSet::from(["swept away".to_owned()]) }
}

/// The kind of a remark, with whom it is about; none of a new address or a former name.
pub fn told(remark: &Remark) -> Option<String> {
    match remark {
        Remark::NoContact(_) => Some("no_contact".to_owned()),
        Remark::LegalThreat(_) => Some("legal".to_owned()),
        Remark::Died { name, .. } => Some(format!("death of {name}")),
        Remark::Bounced { address, permanent, .. } => {
            Some(format!("{address} for {}", if *permanent { "good" } else { "now" }))
        }
        Remark::Moved { .. } | Remark::FormerName { .. } => None,
    }
}

/// The sentence of a remark.
pub fn place<'l>(letter: &'l Letter, remark: &Remark) -> &'l str {
    let span = match remark {
        Remark::NoContact(span) | Remark::LegalThreat(span) => span,
        Remark::Died { span, .. } | Remark::Bounced { span, .. } => span,
        Remark::Moved { span, .. } | Remark::FormerName { span, .. } => span,
    };
    &letter.text[span.clone()]
}
