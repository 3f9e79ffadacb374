//! Small handwritten mboxes in every dialect, and real ones by their number of letters.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use proptest::prelude::*;
use std::ops::ControlFlow;
use wieder::model::Oddity;
use wieder::sources::{Cut, LONGEST_LETTER, look, split};

fn cuts(mbox: &[u8]) -> Vec<Cut> {
    let mut all = Vec::new();
    let end = split(&mut &mbox[..], 0, &mut |cut| {
        all.push(cut);
        ControlFlow::Continue(())
    });
    assert_eq!(end.unwrap(), mbox.len() as u64);
    all
}

fn texts(mbox: &str) -> Vec<String> {
    cuts(mbox.as_bytes()).into_iter().map(|cut| String::from_utf8_lossy(&cut.raw).into_owned()).collect()
}

const A: &str = "From a@b.example Mon Nov 23 10:15:00 2026\n";

#[test]
fn dialects() {
    let rows: &[(&str, String, &[&str])] = &[
        ("empty", String::new(), &[]),
        ("no mbox at all", "Hello\n\nworld\n".into(), &[]),
        ("two letters", format!("{A}S: 1\n\none\n\n{A}S: 2\n\ntwo\n"), &["S: 1\n\none\n", "S: 2\n\ntwo\n"]),
        ("no newline at the end", format!("{A}S: 1\n\none"), &["S: 1\n\none"]),
        ("blank line at the end", format!("{A}S: 1\n\none\n\n"), &["S: 1\n\none\n"]),
        (
            "CRLF",
            "From a@b.example Mon Nov 23 10:15:00 2026\r\nS: 1\r\n\r\none\r\n\r\nFrom c@d.example\r\nS: 2\r\n\r\n"
                .into(),
            &["S: 1\r\n\r\none\r\n", "S: 2\r\n"],
        ),
        (
            "text that begins with From",
            format!("{A}S: 1\n\nFrom now on we meet on Mondays\n\nFrom there we go on.\n"),
            &["S: 1\n\nFrom now on we meet on Mondays\n\nFrom there we go on.\n"],
        ),
        (
            "no blank line before",
            format!("{A}S: 1\n\none\n{A}two\n"),
            &["S: 1\n\none\nFrom a@b.example Mon Nov 23 10:15:00 2026\ntwo\n"],
        ),
        ("mboxrd", format!("{A}S: 1\n\n>From x\n>>From y\n> From z\n"), &["S: 1\n\nFrom x\n>From y\n> From z\n"]),
        (
            "a patch quoted by nobody",
            format!("{A}S: 1\n\nhi\n\nFrom ab2b8af0b8ebafe57d66f440acdf9dc9d6190556 Mon Sep 17 00:00:00 2001\nx\n"),
            &["S: 1\n\nhi\n\nFrom ab2b8af0b8ebafe57d66f440acdf9dc9d6190556 Mon Sep 17 00:00:00 2001\nx\n"],
        ),
        (
            "mboxcl2: the length is true",
            format!("{A}Content-Length: 54\n\nhi\n\n{A}>From x\n\n{A}S: 2\n\ntwo\n"),
            &["Content-Length: 54\n\nhi\n\nFrom a@b.example Mon Nov 23 10:15:00 2026\n>From x\n", "S: 2\n\ntwo\n"],
        ),
        (
            "mboxcl: true and quoted",
            format!("{A}Content-Length: 8\n\n>From x\n\n{A}S: 2\n\ntwo\n"),
            &["Content-Length: 8\n\nFrom x\n", "S: 2\n\ntwo\n"],
        ),
        (
            "a length that reaches too far",
            format!("{A}Content-Length: 9000\n\none\n\n{A}S: 2\n\ntwo\n"),
            &["Content-Length: 9000\n\none\n", "S: 2\n\ntwo\n"],
        ),
        (
            "a length that ends in the middle of another letter",
            format!("{A}Content-Length: 50\n\none\n\n{A}S: 2\n\ntwo\n\n{A}S: 3\n\nthree\n"),
            &["Content-Length: 50\n\none\n", "S: 2\n\ntwo\n", "S: 3\n\nthree\n"],
        ),
        (
            "a length too short",
            format!("{A}Content-Length: 1\n\none\n\n{A}S: 2\n\ntwo\n"),
            &["Content-Length: 1\n\none\n", "S: 2\n\ntwo\n"],
        ),
        (
            "pipermail",
            "From ana at b.example  Sat Jul 19 02:18:24 2008\nFrom: ana at b.example (Ana)\n\none\n\n\n\n\
             From bo at b.example  Sat Jul 19 02:20:40 2008\nFrom: bo at b.example (Bo)\n\ntwo\n"
                .into(),
            &["From: ana at b.example (Ana)\n\none\n\n\n", "From: bo at b.example (Bo)\n\ntwo\n"],
        ),
        ("a byte order mark", format!("\u{feff}{A}S: 1\n\none\n"), &["S: 1\n\none\n"]),
        ("blank lines first", format!("\n\n{A}S: 1\n\none\n"), &["S: 1\n\none\n"]),
        ("two letters without text", format!("{A}S: 1\n\n{A}S: 2\n\n"), &["S: 1\n", "S: 2\n"]),
        ("a letter of nothing", format!("{A}\n{A}S: 2\n\n"), &["\n", "S: 2\n"]),
    ];
    for (name, mbox, expected) in rows {
        assert_eq!(texts(mbox), *expected, "{name}");
    }
}

#[test]
fn offsets_say_where_to_go_on() {
    let (first, second) = (format!("{A}S: 1\n\none\n\n"), format!("{A}S: 2\n\ntwo\n"));
    let cuts = cuts(format!("{first}{second}").as_bytes());
    let (border, end) = (first.len() as u64, (first.len() + second.len()) as u64);
    assert_eq!((cuts[0].start, cuts[0].end, cuts[1].start, cuts[1].end), (0, border, border, end));
}

#[test]
fn oddities() {
    assert_eq!(cuts(format!("{A}Subj").as_bytes())[0].oddity, Some(Oddity::Truncated));
    let long = format!("{A}S: 1\n\n{}\n\n{A}S: 2\n\ntwo\n", "x".repeat(LONGEST_LETTER + 1000));
    let cuts = cuts(long.as_bytes());
    assert_eq!((cuts.len(), cuts[0].raw.len(), cuts[0].oddity), (2, LONGEST_LETTER, Some(Oddity::TooLong)));
    assert_eq!(cuts[1].oddity, None);
}

/// A `Content-Length` in every letter that is never true must not make reading slow.
#[test]
fn lying_lengths_cost_little() {
    let letter = format!("{A}Content-Length: 16000000\n\nhi\n\n");
    assert_eq!(cuts(letter.repeat(50_000).as_bytes()).len(), 50_000);
}

fn letter() -> impl Strategy<Value = Vec<u8>> {
    let line = prop_oneof![
        "[a-zA-Z :>.]{0,20}",
        Just("From now on".to_owned()),
        Just(">From x".to_owned()),
        Just(A.trim_end().to_owned()),
    ];
    proptest::collection::vec(line, 0..8)
        .prop_map(|lines| format!("Subject: hi\n\n{}\n", lines.join("\n")).into_bytes())
}

proptest! {
    #[test]
    fn never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        cuts(&bytes);
    }

    #[test]
    fn never_panics_on_what_looks_like_mail(pieces in proptest::collection::vec(prop_oneof![
        Just(A), Just("\n"), Just("\r\n"), Just("Content-Length: 20\n"), Just("Content-Length: 70\n"), Just(">From x\n"), Just("text")
    ], 0..40)) {
        cuts(pieces.concat().as_bytes());
    }

    #[test]
    fn joined_and_split_gives_back_the_letters(letters in proptest::collection::vec(letter(), 0..6)) {
        let mut mbox = Vec::new();
        for letter in &letters {
            mbox.extend_from_slice(A.as_bytes());
            for line in letter.split_inclusive(|byte| *byte == b'\n') {
                let arrows = line.iter().take_while(|byte| **byte == b'>').count();
                if line[arrows..].starts_with(b"From ") {
                    mbox.push(b'>');
                }
                mbox.extend_from_slice(line);
            }
            mbox.push(b'\n');
        }
        let split: Vec<Vec<u8>> = cuts(&mbox).into_iter().map(|cut| cut.raw).collect();
        prop_assert_eq!(split, letters);
    }
}

#[test]
fn real_archives_by_their_number_of_letters() {
    let rows = [
        ("kernel-raid", 19_526),
        ("enron-dev", 57_596),
        ("r-sig-geo", 29_586),
        ("r-package-devel", 11_114),
        ("python-committers", 6_819),
        ("spamassassin", 6_294),
    ];
    for (name, expected) in rows {
        let Some(folder) = common::data(name) else { continue };
        let mut letters = 0;
        for source in look(&folder).unwrap() {
            let end = source.read(0, &|_| false, &mut |piece| {
                piece.unwrap();
                letters += 1;
                ControlFlow::Continue(())
            });
            assert!(end.unwrap() == source.stamp.bytes, "{}", source.path.display());
        }
        assert_eq!(letters, expected, "{name}");
    }
}
