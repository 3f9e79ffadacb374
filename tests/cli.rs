//! Command lines, files and stores of all kinds in; exit codes, sentences and what is left on disk out.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::program::{Wieder, refused};
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Stdio;

const LETTER: &str = "From: Anna Weber <anna@weber.example>\nTo: Jana <jana@vogt.example>\nDelivered-To: jana@vogt.example\n\
                      Subject: Termin\nMessage-ID: <1@weber.example>\nDate: Mon, 3 Mar 2014 10:15:00 +0100\n\n\
                      Hallo Jana,\n\nkommst du am Freitag?\n\nAnna\n";

fn answer(number: u32) -> String {
    format!(
        "From jana@vogt.example Mon Mar  3 11:15:00 2014\nX-Gmail-Labels: Sent\nFrom: Jana <jana@vogt.example>\n\
         To: Anna Weber <anna@weber.example>\nSubject: Re: Termin\nMessage-ID: <a{number}@vogt.example>\n\
         Date: Mon, 3 Mar 2014 11:{number:02}:00 +0100\n\nLiebe Anna,\n\nja, Nummer {number}.\n\nJana\n\n"
    )
}

/// Longer than the beginning by which a grown file is known again.
fn mbox(answers: u32) -> String {
    let long = "Es regnet, und die Fahnen sind noch immer nicht da.\n".repeat(100);
    let mut all = format!("From anna@weber.example Mon Mar  3 10:15:00 2014\n{LETTER}\n{long}\n");
    (10..10 + answers).for_each(|number| all.push_str(&answer(number)));
    all
}

/// A store with the letters of [`mbox`], and the file they came from.
fn small() -> (Wieder, PathBuf) {
    let wieder = Wieder::new();
    let path = wieder.store.with_file_name("small.mbox");
    fs::write(&path, mbox(2)).unwrap();
    wieder.ok(&["import", path.to_str().unwrap()]);
    wieder.ok(&["me", "add", "jana@vogt.example"]);
    (wieder, path)
}

#[test]
fn what_fails_is_one_sentence_and_a_hint_in_both_languages() {
    let (empty, (small, _)) = (Wieder::new(), small());
    let rows: &[(&Wieder, i32, &[&str])] = &[
        (&empty, 1, &["lost"]),
        (&empty, 1, &["me"]),
        (&empty, 1, &["show", "anna"]),
        (&empty, 1, &["manners", "anna"]),
        (&empty, 1, &["people"]),
        (&empty, 1, &["search", "x"]),
        (&empty, 1, &["write", "anna"]),
        (&empty, 1, &["drafts"]),
        (&empty, 1, &["sent", "anna"]),
        (&empty, 1, &["rest", "anna"]),
        (&empty, 1, &["wrong", "anna"]),
        (&empty, 1, &["people", "--same"]),
        (&empty, 1, &["same", "anna", "jana"]),
        (&empty, 1, &["import", "--oddities"]),
        (&small, 1, &["show", "nobody"]),
        (&small, 1, &["write", "nobody", "--ask", "catch_up"]),
        (&small, 1, &["write", "anna"]),
        (&small, 1, &["sent", "anna"]),
        (&small, 1, &["sent", "anna", "--undo"]),
        (&small, 1, &["rest", "nobody"]),
        (&small, 1, &["wrong", "anna", "99"]),
        (&small, 1, &["manners", "nobody"]),
        (&small, 1, &["manners", "anna", "--undo"]),
        (&small, 2, &["manners"]),
        (&small, 1, &["drafts", "--discard"]),
        (&small, 1, &["same", "nobody", "anna"]),
        (&small, 1, &["same", "anna", "anna", "--different"]),
        (&small, 1, &["same", "anna", "anna", "--undo"]),
        (&small, 2, &["same", "anna"]),
        (&small, 2, &["same", "anna", "tom", "--undo", "--different"]),
        (&small, 2, &["frobnicate"]),
        (&small, 2, &["lost", "--frobnicate"]),
        (&small, 2, &["lost", "--for", "money"]),
        (&small, 2, &["lost", "--min-years", "soon"]),
        (&small, 2, &["lost", "--now", "yesterday"]),
        (&small, 2, &["lost", "--now"]),
        (&small, 2, &["lost", "--lang", "fr"]),
        (&small, 2, &["people", "--limit", "many"]),
        (&small, 2, &["show"]),
        (&small, 2, &["search"]),
        (&small, 1, &["import"]),
        (&small, 2, &["me", "add", "nobody"]),
        (&small, 2, &["write", "anna", "--register", "ihr"]),
        (&small, 2, &["manners", "anna", "--region", "fr"]),
        (&small, 2, &["manners", "anna", "--salutation", "Liebe\nAnna"]),
    ];
    for (wieder, code, words) in rows {
        let english = wieder.run(words);
        refused(&english, *code, "hint: ");
        if !words.contains(&"--lang") {
            let german = wieder.run(&[words, &["--lang", "de"][..]].concat());
            refused(&german, *code, "Tipp: ");
            assert_ne!(english.err.lines().next(), german.err.lines().next(), "{words:?}");
        }
    }
}

#[test]
fn a_mistake_in_a_value_is_told_in_the_users_language() {
    let (wieder, _) = small();
    for (words, wanted) in [
        (&["people", "--limit", "viele"][..], "„viele“ passt nicht zu --limit <N>; zum Beispiel: 3"),
        (&["wrong", "anna", "eins"], "„eins“ passt nicht zu [NUMBER]; zum Beispiel: 3"),
        (&["lost", "--now", "9999-12-31"], "„9999-12-31“ passt nicht zu --now <DATE>; zum Beispiel: 2026-11-23"),
        (&["completions", "foosh"], "„foosh“ passt nicht zu <SHELL>; zum Beispiel: bash, "),
    ] {
        let said = wieder.run(&[words, &["--lang", "de"][..]].concat());
        refused(&said, 2, "Tipp: ");
        assert!(said.err.contains(wanted), "{said:?}");
    }
}

#[test]
fn help_and_version_are_data() {
    let wieder = Wieder::new();
    for words in
        [&["--help"][..], &["-h"], &["--version"], &["lost", "--help"], &["me", "add", "-h"], &["completions", "bash"]]
    {
        let said = wieder.run(words);
        assert!(said.code == 0 && !said.out.is_empty() && said.err.is_empty(), "{words:?}: {said:?}");
    }
    assert!(!wieder.store.exists());
}

#[test]
fn the_language_is_the_option_or_the_environments() {
    let german = "wieder: noch keine Mails";
    let english = "wieder: no mail yet";
    type Row = (&'static [(&'static str, &'static str)], &'static [&'static str], &'static str);
    let rows: [Row; 7] = [
        (&[], &["lost"], english),
        (&[], &["--lang", "de", "lost"], german),
        (&[], &["lost", "--lang=de"], german),
        (&[("LC_ALL", "de_AT.UTF-8")], &["lost"], german),
        (&[("LC_ALL", "de_AT.UTF-8")], &["lost", "--lang", "en"], english),
        (&[("LC_ALL", ""), ("LANG", "de_DE")], &["lost"], german),
        (&[("LC_ALL", "fr_FR.UTF-8")], &["lost"], english),
    ];
    for (environment, words, begins) in rows {
        let mut wieder = Wieder::new();
        wieder.env = environment.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        assert!(wieder.run(words).err.starts_with(begins), "{environment:?} {words:?}");
    }
}

#[test]
fn data_goes_to_stdout_and_talk_to_stderr() {
    let (wieder, path) = small();
    let said = wieder.run(&["people", "--quiet"]);
    assert!(said.err.is_empty() && said.out.contains("Anna Weber"), "{said:?}");
    let said = wieder.run(&["import", path.to_str().unwrap()]);
    assert!(said.out.is_empty() && said.err.contains("No new letters."), "{said:?}");
    for verb in [&["lost"][..], &["show", "anna"], &["people"], &["search", "Freitag"], &["me"], &["drafts"]] {
        let json = [verb, &["--json"]].concat();
        assert_eq!(wieder.json(verb)["version"], 1, "{verb:?}");
        assert_eq!(wieder.ok(&json).lines().next(), Some("{"), "{verb:?}");
    }
}

#[test]
fn there_is_no_colour_without_a_terminal() {
    let (mut wieder, _) = small();
    for environment in [vec![], vec![("NO_COLOR", "1".to_owned())], vec![("TERM", "xterm-256color".to_owned())]] {
        wieder.env = environment;
        for verb in [&["lost"][..], &["show", "anna"], &["people"], &["search", "Freitag"]] {
            assert!(!wieder.ok(verb).contains('\u{1b}'), "{verb:?}");
        }
    }
}

#[test]
fn a_reader_that_leaves_is_no_failure() {
    let wieder = Wieder::demo();
    for words in [&["lost", "--all"][..], &["people", "--json"], &["show", "kreil"], &["search", "die"]] {
        let mut child = wieder.command(words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::with_capacity(8, child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let done = child.wait_with_output().unwrap();
        assert!(done.status.success() && !line.is_empty(), "{words:?}: {done:?}");
        assert!(!String::from_utf8_lossy(&done.stderr).contains("wieder: "), "{words:?}: {done:?}");
    }
}

#[test]
fn a_full_disk_is_a_failure() {
    let Ok(full) = fs::File::create("/dev/full") else { return };
    let done = Wieder::demo().command(&["people"]).stdout(full).output().unwrap();
    assert_eq!(done.status.code(), Some(1));
    let said = "wieder: the output could not be written: the disk is full\nhint: make room, or send the output somewhere else\n";
    assert_eq!(String::from_utf8_lossy(&done.stderr), said);
}

#[test]
fn the_demo_has_a_store_and_a_day_of_its_own() {
    let wieder = Wieder::new();
    let said = wieder.run(&["demo"]);
    assert!(said.out.contains("The ten people to write to first, of 38"), "{said:?}");
    assert!(said.err.contains("hint: wieder demo show kreil"), "{said:?}");
    refused(&wieder.run(&["lost"]), 1, "hint: ");
    assert!(wieder.ok(&["demo", "show", "kreil"]).starts_with("Thomas Kreil\n"));
    assert_eq!(wieder.json(&["demo", "lost"])["now"], "2026-11-23T12:00:00Z");
    assert!(wieder.run(&["demo", "show", "kreil", "--quiet"]).err.is_empty());
    assert!(wieder.ok(&["demo", "show", "--help"]).contains("Usage: wieder show"));
    refused(&wieder.run(&["demo", "frobnicate"]), 2, "hint: wieder demo --help");
    refused(&wieder.run(&["demo", "show", "nobody"]), 1, "hint: wieder demo people");
    let folder = wieder.store.with_file_name("unpacked");
    let into = ["demo", "--into", folder.to_str().unwrap()];
    let path = wieder.ok(&into);
    assert!(fs::read_to_string(path.trim_end()).unwrap().starts_with("From "), "{path}");
    let again = wieder.run(&into);
    assert_eq!(
        (again.code, again.err),
        (
            1,
            format!(
                "wieder: {}: there is such a file already\nhint: take another name, or move it away\n",
                path.trim_end()
            )
        )
    );
}

#[test]
fn the_store_is_for_its_owner_alone() {
    let (wieder, _) = small();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&wieder.store), 0o700);
    for file in fs::read_dir(&wieder.store).unwrap() {
        let path = file.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}

#[test]
fn a_second_import_reads_only_what_is_new() {
    let (wieder, path) = small();
    let file = path.to_str().unwrap();
    let counts = |words: &[&str]| {
        let report = wieder.json(words);
        let count = |key: &str| report[key].as_u64().unwrap();
        (count("kept"), count("duplicates"), count("sources_read"), count("sources_unchanged"), count("total"))
    };
    assert_eq!(counts(&["import", file]), (0, 0, 0, 1, 3));
    assert!(wieder.run(&["import", file]).err.contains("One source unchanged since last time."));
    fs::write(&path, mbox(4)).unwrap();
    assert_eq!(counts(&["import", file]), (2, 0, 1, 0, 5));
    // Elsewhere the same letters are copies.
    let copy = path.with_file_name("copy.mbox");
    fs::copy(&path, &copy).unwrap();
    assert_eq!(counts(&["import", copy.to_str().unwrap()]), (0, 5, 1, 0, 5));
}

#[test]
fn only_one_import_at_a_time() {
    let (wieder, path) = small();
    let lock = fs::File::create(wieder.store.join("import.lock")).unwrap();
    lock.lock().unwrap();
    fs::write(&path, mbox(3)).unwrap();
    let said = wieder.run(&["import", path.to_str().unwrap()]);
    refused(&said, 1, "hint: ");
    assert!(said.err.contains("another import is running"), "{said:?}");
    wieder.ok(&["lost"]);
    drop(lock);
    wieder.ok(&["import", path.to_str().unwrap()]);
}

#[test]
fn a_store_of_a_later_version_is_left_alone() {
    let (wieder, path) = small();
    let db = rusqlite::Connection::open(wieder.store.join("wieder.db")).unwrap();
    db.execute_batch("PRAGMA user_version = 999").unwrap();
    drop(db);
    for words in [&["lost"][..], &["import", path.to_str().unwrap()]] {
        let said = wieder.run(words);
        refused(&said, 1, "hint: ");
        assert!(said.err.contains("later version"), "{said:?}");
    }
}

#[test]
fn an_index_may_be_lost_or_damaged() {
    let (wieder, _) = small();
    let whole = wieder.ok(&["show", "anna", "--json"]);
    let index = wieder.store.join("index.db");
    for damage in [None, Some(&b"this is no database, and long enough to be looked at as one"[..]), Some(b"")] {
        fs::remove_file(&index).unwrap();
        if let Some(bytes) = damage {
            fs::write(&index, bytes).unwrap();
        }
        let said = wieder.run(&["show", "anna", "--json"]);
        assert_eq!((said.code, &said.out), (0, &whole), "{damage:?}: {}", said.err);
        assert!(said.err.contains("The index is being built anew"), "{said:?}");
        assert!(wieder.run(&["show", "anna"]).err.starts_with("hint: "));
    }
}

#[test]
fn damaged_letters_are_said_to_be_and_left_as_they_are() {
    let (wieder, path) = small();
    let db = wieder.store.join("wieder.db");
    let damaged = vec![b'x'; 8192];
    fs::write(&db, &damaged).unwrap();
    for words in [&["lost"][..], &["import", path.to_str().unwrap()]] {
        refused(&wieder.run(words), 1, "hint: ");
    }
    assert_eq!(fs::read(&db).unwrap(), damaged);
}

#[test]
fn oddities_are_counted_and_listed() {
    let wieder = Wieder::new();
    let path = wieder.store.with_file_name("odd.mbox");
    fs::write(&path, format!("{}From x@y.example Mon Mar  3 10:15:00 2014\nFrom: x@y.exam", mbox(1))).unwrap();
    let report = wieder.json(&["import", path.to_str().unwrap()]);
    assert_eq!(report["oddities"]["truncated"], 1, "{report}");
    let listed = wieder.ok(&["import", "--oddities"]);
    assert!(listed.contains("odd.mbox:") && listed.contains("One letter"), "{listed}");
}

#[test]
fn one_letter_is_read_without_a_store() {
    let wieder = Wieder::new();
    let path = wieder.store.with_file_name("one.eml");
    fs::write(&path, LETTER).unwrap();
    let said = wieder.ok(&["read", path.to_str().unwrap()]);
    assert!(said.contains("From: anna@weber.example") && said.contains("Question: kommst du am Freitag?"), "{said}");
    let piped = assert_cmd::Command::from_std(wieder.command(&["read", "-"])).write_stdin(LETTER).output().unwrap();
    assert_eq!(String::from_utf8(piped.stdout).unwrap(), said);
    assert!(!wieder.store.exists());
    let missing = wieder.run(&["read", "/nowhere/at/all.eml"]);
    assert_eq!((missing.code, missing.out.as_str()), (1, ""), "{missing:?}");
    assert_eq!(missing.err, "wieder: /nowhere/at/all.eml: there is no such file\nhint: check the name\n");
}
