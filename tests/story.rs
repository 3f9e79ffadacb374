//! The program as a person uses it: mail in, the letter back out. Through the real binary.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use assert_cmd::Command;
use serde_json::Value;
use std::path::Path;

fn wieder(store: &Path, line: &[&str]) -> Command {
    let mut command = Command::cargo_bin("wieder").unwrap();
    command.env_clear().env("LC_ALL", "C").env("WIEDER_STORE", store).env("WIEDER_NOW", "2026-11-23").args(line);
    command
}

fn said(store: &Path, line: &[&str]) -> (bool, String, String) {
    let output = wieder(store, line).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.success(), text(output.stdout), text(output.stderr))
}

fn json(store: &Path, line: &[&str]) -> Value {
    let (_, out, talk) = said(store, line);
    serde_json::from_str(&out).unwrap_or_else(|error| panic!("{line:?}: {error}\n{out}\n{talk}"))
}

fn jana() -> tempfile::TempDir {
    let store = tempfile::tempdir().unwrap();
    let archive = concat!(env!("CARGO_MANIFEST_DIR"), "/demo/archive.mbox.zst");
    let (done, _, talk) = said(store.path(), &["import", archive]);
    assert!(done, "{talk}");
    assert!(talk.contains("jana@janavogt.example"), "my addresses are guessed: {talk}");
    store
}

#[test]
fn from_the_archive_to_a_letter_that_is_sent() {
    let store = jana();
    let lost = json(store.path(), &["lost", "--json"]);
    assert_eq!(lost["lost"].as_array().unwrap().len(), 10);
    let page = json(store.path(), &["show", "kreil", "--json"]);
    assert_eq!((page["called"].as_str(), page["manners"]["register"].as_str()), (Some("Tom"), Some("informal")));

    let eml = store.path().join("tom.eml");
    let (done, _, talk) = said(
        store.path(),
        &[
            "write",
            "kreil",
            "--ask",
            "career_advice",
            "--set",
            "u_ob=ich mich mit 44 noch selbstständig mache",
            "--set",
            "u_wie=du den Beamer mit einem Kugelschreiber repariert hast",
            "--true",
            "--eml",
            eml.to_str().unwrap(),
        ],
    );
    assert!(done, "{talk}");
    let raw = std::fs::read(&eml).unwrap();
    let mail = mail_parser::MessageParser::default().parse(&raw).unwrap();
    let text = mail.body_text(0).unwrap();
    assert!(text.starts_with("Lieber Tom,"), "{text}");
    assert!(text.contains("ob ich mich mit 44 noch selbstständig mache"), "{text}");
    assert_eq!(mail.to().unwrap().first().unwrap().address(), Some("tom.kreil@kreilpost.example"));
    assert_eq!(mail.from().unwrap().first().unwrap().address(), Some("jana@janavogt.example"));
    assert!(mail.header("X-Unsent").is_some() && mail.bcc().is_none() && mail.cc().is_none());

    assert_eq!(json(store.path(), &["drafts", "--json"])["drafts"][0]["sent"], Value::Null);
    assert!(said(store.path(), &["sent", "kreil"]).0);
    let all = json(store.path(), &["lost", "--all", "--json"]).to_string();
    assert!(!all.contains("kreilpost"), "whom one has just written to is not proposed");
    assert!(said(store.path(), &["sent", "kreil", "--undo"]).0);
    assert!(json(store.path(), &["lost", "--all", "--json"]).to_string().contains("kreilpost"));
    assert!(said(store.path(), &["drafts", "kreil", "--discard"]).0);
    assert!(json(store.path(), &["drafts", "--json"])["drafts"].as_array().unwrap().is_empty());
}

/// N1, N2, N4: where nothing may be guessed, and where nothing may be written.
#[test]
fn it_asks_or_refuses() {
    let store = jana();
    let write = |who: &str, more: &[&str]| {
        let mut line = vec!["write", who, "--ask", "catch_up"];
        line.extend(more);
        said(store.path(), &line)
    };
    let (done, out, talk) = write("wolter", &[]);
    assert!(!done && out.is_empty(), "N1: no letter before the user has chosen");
    assert!(talk.contains("one of you writes du") && talk.contains("2017") && talk.contains("2021"), "{talk}");
    let (_, out, _) = write("wolter", &["--register", "sie"]);
    assert!(out.contains("Lieber Herr Wolter,") && out.contains("Sie ") && !out.contains(" dir "), "{out}");

    for (who, sentence) in [
        ("deppe", "Bitte schreiben Sie mir nicht mehr."),
        ("mossop", "Please don't contact me again"),
        ("prosser", "Alun Prosser died on Saturday morning"),
        ("aumüller", "Aumüller"),
    ] {
        let (done, out, talk) = write(who, &["--true", "--register", "du"]);
        assert!(!done && out.is_empty() && talk.contains(sentence), "N2, N4: {who}: {talk}");
    }
    let (_, out, _) = write("lohmann", &["--set", "u_answer=Ja, das könntest du.", "--true", "--json"]);
    let letter: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(letter["subject"], "Re: Eine Frage, unter uns", "an owed answer goes into the old thread");
    assert!(letter["answers"].is_string() && letter["ready"] == true, "{letter}");
}

/// A du sentence in a Sie letter (N5), a misspelt stub, a case with an unknown key: one sentence each.
#[test]
fn mistakes_are_named() {
    let store = jana();
    for (line, sentence) in [
        (&["--ask", "catch_up", "--set", "u_update=Weißt du noch, wie du gelacht hast?"][..], "Sie"),
        (&["--ask", "catch_up", "--set", "u_upate=Ich bin da."], "u_upate"),
        (&["--ask", "catch_up", "--choose", "laps=1"], "laps"),
        (&["--ask", "career_advice"], "u_ob"),
        (&[], "--ask"),
    ] {
        let mut words = vec!["write", "hallstein"];
        words.extend(line);
        let (done, _, talk) = said(store.path(), &words);
        assert!(!done && talk.contains(sentence), "{line:?}: {talk}");
    }
}

/// The golden letter S01 comes out of a case file word for word.
#[test]
fn a_case_file_gives_its_letter() {
    let store = jana();
    let scenarios = include_str!("fixtures/scenarios.toml");
    let first = scenarios.split("[[s]]").nth(1).unwrap().replace("[s.ctx]", "[ctx]");
    let case = store.path().join("case.toml");
    std::fs::write(&case, first).unwrap();
    let letter = json(store.path(), &["write", "kreil", "--from", case.to_str().unwrap(), "--true", "--json"]);
    let golden = include_str!("fixtures/golden/S01.txt");
    let said = format!("Subject: {}\n\n{}", letter["subject"].as_str().unwrap(), letter["text"].as_str().unwrap());
    assert_eq!(said.trim(), golden.trim());
}
