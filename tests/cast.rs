//! The invented archive of `demo/cast` in, what is read from it compared with what its files say.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, clippy::print_stdout)]

use jiff::Timestamp;
use serde::Deserialize;
use std::collections::BTreeMap;
use wieder::letters;
use wieder::model::*;
use wieder::ties::bridge::{Witnesses, bridge};
use wieder::ties::manners::manners;
use wieder::ties::memory::memory;

#[derive(Deserialize, Clone)]
struct CastLetter {
    id: String,
    days: i64,
    time: String,
    dir: String,
    from: String,
    to: Vec<String>,
    cc: Vec<String>,
    reply_to: String,
    subject: String,
    body: String,
    name: Option<String>,
    #[serde(default)]
    auto: bool,
    #[serde(default)]
    list: String,
}

#[derive(Deserialize)]
struct Person {
    name: String,
    called: String,
    register: String,
    bridge: String,
    letter: Vec<CastLetter>,
    #[serde(skip)]
    file: String,
}

fn cast() -> Vec<Person> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/demo/cast");
    let mut people = Vec::new();
    for language in ["de", "en"] {
        let mut files: Vec<_> =
            std::fs::read_dir(format!("{root}/{language}")).unwrap().map(|f| f.unwrap().path()).collect();
        files.sort();
        for file in files.iter().filter(|f| f.extension().is_some_and(|e| e == "toml")) {
            let mut person: Person = toml::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
            person.file = file.file_stem().unwrap().to_string_lossy().into_owned();
            people.push(person);
        }
    }
    people
}

fn moment(letter: &CastLetter) -> Timestamp {
    let day = jiff::civil::date(2026, 11, 23) - jiff::Span::new().days(letter.days);
    let time: jiff::civil::Time = format!("{}:00", letter.time).parse().unwrap();
    day.to_datetime(time).to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp()
}

/// The bodies name dates as `{{on:ID}}`; any date of the right shape will do here.
fn filled(body: &str) -> String {
    let mut out = String::new();
    let mut rest = body;
    while let Some((before, after)) = rest.split_once("{{") {
        let (mark, tail) = after.split_once("}}").unwrap();
        out.push_str(before);
        out.push_str(match mark.split_once(':').unwrap().0 {
            "on" => "Mon, 3 Mar 2014 at 09:14",
            "sent" => "03 March 2014 09:14",
            "rfc" => "Mon, 3 Mar 2014 09:14:00 +0100",
            _ => "<x@y.example>",
        });
        rest = tail;
    }
    out + rest
}

/// Through `open`, as mail.
fn entry(number: i64, person: &Person, letter: &CastLetter) -> (Entry, Letter) {
    let name = letter
        .name
        .clone()
        .unwrap_or_else(|| if letter.dir == "in" { person.name.clone() } else { "Jana Vogt".to_owned() });
    let mut head =
        format!("From: \"{name}\" <{}>\nTo: {}\nSubject: {}\n", letter.from, letter.to.join(", "), letter.subject);
    head.push_str("MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n");
    if !letter.cc.is_empty() {
        head.push_str(&format!("Cc: {}\n", letter.cc.join(", ")));
    }
    if letter.auto {
        head.push_str("Auto-Submitted: auto-replied\n");
    }
    if letter.from.starts_with("mailer-daemon") {
        head.push_str("Return-Path: <>\n");
    }
    if !letter.list.is_empty() {
        head.push_str("List-Post: <mailto:editors-guild@lists.redpencil.example>\nPrecedence: list\n");
    }
    let (mut opened, _) = letters::open(format!("{head}\n{}", filled(&letter.body)).as_bytes());
    opened.date = Some(moment(letter));
    let entry = Entry {
        id: LetterId(number),
        at: opened.date,
        direction: if letter.dir == "in" { Direction::In } else { Direction::Out },
        recipients: opened.to.len() + opened.cc.len(),
        named: opened.kind != wieder::model::Kind::List,
        kind: opened.kind,
        subject: opened.subject.clone(),
        text: opened.text.clone(),
        reading: letters::read(&opened),
        answers: None,
    };
    let _ = &letter.reply_to;
    (entry, opened)
}

struct Read {
    people: Vec<(Person, Vec<Entry>)>,
    notices: Vec<Notice>,
    ids: BTreeMap<LetterId, String>,
}

fn archive() -> Read {
    let (mut people, mut notices, mut ids) = (Vec::new(), Vec::new(), BTreeMap::new());
    let mut number = 0;
    for person in cast() {
        let mut entries = Vec::new();
        for letter in &person.letter {
            number += 1;
            let (entry, opened) = entry(number, &person, letter);
            ids.insert(entry.id, letter.id.clone());
            for remark in &entry.reading.remarks {
                if let Remark::Died { span, name } = remark {
                    let evidence = Evidence {
                        letter: entry.id,
                        at: entry.at,
                        direction: entry.direction,
                        span: span.clone(),
                        sentence: entry.text[span.clone()].to_owned(),
                    };
                    let writer = opened.from.iter().map(|m| m.name.clone()).collect();
                    notices.push(Notice { name: name.clone(), writer, evidence });
                }
            }
            entries.push(entry);
        }
        people.push((person, entries));
    }
    Read { people, notices, ids }
}

fn names(person: &Person) -> Vec<String> {
    let mut names = vec![person.name.clone()];
    names.extend(person.letter.iter().filter(|l| l.dir == "in" && !l.auto).filter_map(|l| l.name.clone()));
    names.dedup();
    names
}

#[test]
fn bridges_of_the_cast() {
    let read = archive();
    let mut wrong = Vec::new();
    for (person, entries) in &read.people {
        let witnesses = Witnesses { names: &names(person), notices: &read.notices, corrections: &[], reply_rate: 0.6 };
        let found = bridge(entries, &witnesses);
        let word = match &found {
            Bridge::Open => "open",
            Bridge::Strained { .. } => "strained",
            Bridge::Closed { .. } => "closed",
        };
        if word != person.bridge {
            wrong.push(format!("{}: {found:?}, want {}", person.file, person.bridge));
        }
        let letters: Vec<&str> = match &found {
            Bridge::Open => Vec::new(),
            Bridge::Strained { evidence } | Bridge::Closed { evidence, .. } => {
                evidence.iter().map(|e| read.ids[&e.letter].as_str()).collect()
            }
        };
        let want: &[&str] = match person.file.as_str() {
            "aumueller" => &["hallstein-19"],
            "prosser" => &["ellery-08"],
            "deppe" => &["deppe-07"],
            "mossop" => &["mossop-07"],
            "keil" => &["keil-14"],
            "lanning" => &["lanning-10", "lanning-12"],
            _ => &[],
        };
        if letters != want {
            wrong.push(format!("{}: evidence {letters:?}, want {want:?}", person.file));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_correction_takes_evidence_away() {
    let read = archive();
    let (person, entries) = read.people.iter().find(|(p, _)| p.file == "deppe").unwrap();
    let letter = *read.ids.iter().find(|(_, id)| *id == "deppe-07").unwrap().0;
    let corrections = [Correction { letter, span: None }];
    let witnesses =
        Witnesses { names: &names(person), notices: &read.notices, corrections: &corrections, reply_rate: 0.6 };
    assert_eq!(bridge(entries, &witnesses), Bridge::Open);
}

#[test]
fn manners_of_the_cast() {
    let read = archive();
    let mut wrong = Vec::new();
    for (person, entries) in &read.people {
        let found = manners(entries, &["Jana Vogt".to_owned()], &names(person));
        let want = match person.register.as_str() {
            "du" | "du-after-offer" | "informal" => "informal",
            "Sie" | "formal" => "formal",
            "mixed" => "one-sided",
            other => other,
        };
        let got = match found.register {
            Decision::Decide(Register::Informal, _) => "informal",
            Decision::Decide(Register::Formal, _) => "formal",
            Decision::Ask(Doubt::OneSided) => "one-sided",
            Decision::Ask(Doubt::NoEvidence) => "none",
            Decision::Suggest(_) => "suggest",
        };
        if got != want {
            wrong.push(format!("{}: register {:?} want {want}; {:?}", person.file, found.register, found.telling));
        }
        if found.called.as_deref() != Some(person.called.as_str()) && want != "none" {
            wrong.push(format!("{}: called {:?}, want {}", person.file, found.called, person.called));
        }
        println!(
            "{:16} {:?} {:?} {:?} {:?} {:?} {:?}",
            person.file,
            found.salutation,
            found.sign_off,
            found.my_name,
            found.region,
            found.gender,
            found.suggested_name
        );
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_was_left_open() {
    let read = archive();
    let mut wrong = Vec::new();
    for (person, entries) in &read.people {
        let found = memory(entries);
        let promised = |bound: &[Bound], id: &str| {
            found.promises.iter().any(|p| bound.contains(&p.bound) && read.ids[&p.evidence.letter] == id)
        };
        let mine = [Bound::Me, Bound::Both];
        let theirs = [Bound::Them, Bound::Both];
        let silence = found.silence;
        let right = match person.file.as_str() {
            "lohmann" | "raghunathan" | "tillery" | "vollmer" => silence == Some(Silence::MeOwed),
            "thalhofer" => {
                promised(&mine, "thalhofer-08") || promised(&mine, "thalhofer-10") || promised(&mine, "thalhofer-13")
            }
            "calloway" => promised(&[Bound::Me], "calloway-14"),
            "lindley" => promised(&theirs, "lindley-12"),
            "anna-weber-wue" => promised(&mine, "anna-weber-wue-07"),
            "strasser" => promised(&mine, "strasser-16"),
            "zumbrunn" => promised(&mine, "zumbrunn-13"),
            "miriam-weber" => promised(&mine, "miriam-weber-24"),
            "kastenhuber" => promised(&mine, "kastenhuber-11") || promised(&mine, "kastenhuber-13"),
            "brennecke" => promised(&mine, "brennecke-19") || promised(&mine, "brennecke-20"),
            "okafor" => promised(&mine, "okafor-19"),
            "sauter" => promised(&mine, "sauter-17"),
            "hutchins" => found.their_questions.is_empty(),
            "ebers" | "subramaniam" => silence != Some(Silence::MeOwed),
            _ => true,
        };
        if !right {
            let promises: Vec<_> =
                found.promises.iter().map(|p| (&read.ids[&p.evidence.letter], p.bound, &p.evidence.sentence)).collect();
            wrong.push(format!("{}: {silence:?} {:?} {promises:?}", person.file, found.their_questions));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Every machine of the demo archive is told from its headers, and every list by its software.
#[test]
fn machines_are_no_people() {
    let machines: toml::Table = toml::from_str(include_str!("../demo/cast/machines.toml")).unwrap();
    let mut wrong = Vec::new();
    for sender in machines["sender"].as_array().unwrap() {
        let word = |key: &str| sender[key].as_str().unwrap();
        let mut head = format!("From: \"{}\" <{}>\nSubject: Neues\n", word("name"), word("from"));
        for (name, value) in sender["headers"].as_table().unwrap() {
            head.push_str(&format!("{name}: {}\n", value.as_str().unwrap()));
        }
        let kind = letters::open(format!("{head}\nText").as_bytes()).0.kind;
        if !matches!(kind, Kind::Machine | Kind::AutoReply) {
            wrong.push(format!("{}: {kind:?}", word("id")));
        }
    }
    let list = &machines["list"].as_array().unwrap()[0];
    let headers = list["headers"].as_table().unwrap().iter();
    let mut head = "From: Maud Pettifer <maud@pettifer-proofs.example>\n".to_owned();
    headers.for_each(|(name, value)| head.push_str(&format!("{name}: {}\n", value.as_str().unwrap())));
    assert_eq!(letters::open(format!("{head}\nText").as_bytes()).0.kind, Kind::List);
    assert!(wrong.is_empty(), "{wrong:?}");
}
