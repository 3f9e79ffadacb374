//! What `wieder lost --json` says of an archive in, what Python's mailbox counts in the same files out: they agree.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::program::Wieder;
use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What the program says, in the shape that `tests/recompute.py` reads.
fn said(wieder: &Wieder, me: &[&str], years: &str, paths: &[PathBuf]) -> Value {
    let me: Vec<&str> = me.iter().flat_map(|address| ["--me", address]).collect();
    let lost = wieder.json(&[&me[..], &["lost", "--all", "--min-years", years]].concat());
    let mine = wieder.json(&[&me[..], &["me"]].concat());
    let guessed = mine["guessed"].as_array().unwrap().iter().map(|guess| &guess["address"]);
    let me: Vec<&Value> = mine["said"].as_array().unwrap().iter().chain(guessed).collect();
    let now: jiff::Timestamp = lost["now"].as_str().unwrap().parse().unwrap();
    json!({"me": me, "now": now.as_second(), "lost": lost["lost"], "paths": paths})
}

/// The same of `wieder ask`.
fn asked(wieder: &Wieder, words: &[&str], paths: &[PathBuf]) -> Value {
    let mut said = said(wieder, &[], "1", paths);
    let asked = wieder.json(&[&["ask", "--all"], words].concat());
    said["lost"] = asked["people"].clone();
    said
}

fn disagreements(said: &Value) -> (bool, String) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recompute.py");
    let mut python = Command::new("python3").arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    python.stdin.take().unwrap().write_all(said.to_string().as_bytes()).unwrap();
    let done = python.wait_with_output().unwrap();
    (done.status.success(), String::from_utf8(done.stdout).unwrap())
}

/// At least `people` are lost, and all that is said of them is so.
fn check(said: &Value, people: usize) {
    let found = said["lost"].as_array().unwrap().len();
    assert!(found >= people, "{found} people");
    let (agreed, told) = disagreements(said);
    assert!(agreed, "{told}");
}

#[test]
fn on_the_demo() {
    let wieder = Wieder::demo();
    check(&said(wieder, &[], "1", &[wieder.demo_mbox()]), 38);
}

#[test]
fn of_somebody_without_letters_there_are_none() {
    let wieder = Wieder::demo_copy();
    wieder.ok(&["add", "Lena", "Vogtherr", "--worked-at", "Nordwerk"]);
    let mut said = said(&wieder, &[], "1", &[Wieder::demo().demo_mbox()]);
    let unheard = |one: &Value| one["silent_since"].is_null();
    assert_eq!(said["lost"].as_array().unwrap().iter().filter(|one| unheard(one)).count(), 1);
    check(&said, 39);
    said["lost"][0]["silent_since"] = Value::Null;
    let (agreed, told) = disagreements(&said);
    assert!(!agreed && told.contains("said none"), "{told}");
}

#[test]
fn whom_to_ask_on_the_demo() {
    let wieder = Wieder::demo();
    for (words, people) in [
        (&["Förderantrag kleine Museen"][..], 1),
        (&["Restaurierung von Filmen"], 1),
        (&["moor book"], 2),
        (&["spine cover editor atlas"], 3),
        (&["freelance", "--career-advice"], 3),
        (&["editor", "--job-opening"], 1),
        (&["Albrecht & Söhne", "--referral"], 1),
        (&["Albrecht & Söhne", "--introduction"], 2),
        (&["Noor Haddad", "--introduction"], 2),
        (&["Lindach Verlag", "--introduction"], 2),
    ] {
        check(&asked(wieder, words, &[wieder.demo_mbox()]), people);
    }
}

#[test]
fn a_false_reason_is_found_out() {
    let wieder = Wieder::demo();
    let truth = said(wieder, &[], "1", &[wieder.demo_mbox()]);
    let knows = asked(wieder, &["Förderantrag kleine Museen"], &[wieder.demo_mbox()]);
    let introduces = asked(wieder, &["Albrecht & Söhne", "--introduction"], &[wieder.demo_mbox()]);
    let signed = asked(wieder, &["freelance", "--career-advice"], &[wieder.demo_mbox()]);
    let kind = |kind: &str, field: &str, value: Value| {
        let mut changed = match kind {
            "wrote" => knows.clone(),
            "together" | "inside" => introduces.clone(),
            "signed" | "was_asked" => signed.clone(),
            _ => truth.clone(),
        };
        let reasons = changed["lost"].as_array_mut().unwrap().iter_mut();
        let mut reasons = reasons.flat_map(|person| person["reasons"].as_array_mut().unwrap());
        let reason = reasons.find(|reason| reason["kind"] == kind && !reason[field].is_null()).unwrap();
        assert_ne!(reason[field], value);
        reason[field] = value;
        changed
    };
    for (name, field, value) in [
        ("letters", "sent", json!(99)),
        ("letters", "first", json!("2001-01-01T00:00:00Z")),
        ("answered", "answered", json!(99)),
        ("last", "question", json!("Kommst du nach Atlantis?")),
        ("unanswered", "letters", json!(99)),
        ("strained", "sentence", json!("Das schrieb nie jemand.")),
        ("unreachable", "address", json!("nobody@nowhere.example")),
        ("wrote", "letters", json!(99)),
        ("wrote", "last", json!("2001-01-01T00:00:00Z")),
        ("wrote", "words", json!(["Zzyzx"])),
        ("was_asked", "letters", json!(99)),
        ("together", "conversations", json!(99)),
        ("together", "last", json!("2001-01-01T00:00:00Z")),
        ("inside", "last", json!("2001-01-01T00:00:00Z")),
        ("signed", "company", json!("Atlantis AG")),
    ] {
        let (agreed, told) = disagreements(&kind(name, field, value));
        assert!(!agreed && told.contains(" 1 disagreements"), "{name} {field}: {told}");
    }
}

#[test]
fn on_a_mailing_list_by_two_of_its_hands() {
    let Some(folder) = common::data("kernel-raid") else { return };
    let mbox = folder.join("linux-raid.mbox");
    let wieder = Wieder::new();
    wieder.ok(&["import", mbox.to_str().unwrap()]);
    for (me, people) in [(&["xni@redhat.com"][..], 20), (&["song@kernel.org", "songliubraving@fb.com"], 60)] {
        check(&said(&wieder, me, "1", std::slice::from_ref(&mbox)), people);
    }
}

#[test]
fn on_the_mailbox_of_a_firm() {
    let Some(folder) = common::data("enron-dev") else { return };
    let left_out = ["deleted_items", "drafts", "spam", "trash"];
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| {
        let name = path.file_name().unwrap().to_str().unwrap();
        name.starts_with("enron.lokay-m.") && !left_out.iter().any(|folder| name.ends_with(folder))
    });
    paths.sort();
    let mut wieder = Wieder::new();
    wieder.now = "2002-06-01";
    let words: Vec<&str> = paths.iter().map(|path| path.to_str().unwrap()).collect();
    wieder.ok(&[&["import"], &words[..]].concat());
    // The archive ends a few months before: a tenth of a year is a silence here.
    check(&said(&wieder, &[], "0.1", &paths), 20);
}
