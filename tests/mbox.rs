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
        (
            "Thunderbird",
            "From \r\nS: 1\r\n\r\none\r\n\r\nFrom \r\nS: 2\r\n\r\nFrom \r\n\r\n>From \r\n\r\n".into(),
            &["S: 1\r\n\r\none\r\n", "S: 2\r\n\r\nFrom \r\n\r\nFrom \r\n"],
        ),
        ("a byte order mark", format!("\u{feff}{A}S: 1\n\none\n"), &["S: 1\n\none\n"]),
        ("blank lines first", format!("\n\n{A}S: 1\n\none\n"), &["S: 1\n\none\n"]),
        ("two letters without text", format!("{A}S: 1\n\n{A}S: 2\n\n"), &["S: 1\n", "S: 2\n"]),
        ("more blank lines at the end", format!("{A}S: 1\n\none\n\n\r\n"), &["S: 1\n\none\n\n"]),
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
    let parts = format!("{A}Content-Type: multipart/mixed;\n boundary=\"x y\"\n\n--x y\n\nhi\n");
    let rows = [
        (format!("{A}Subj"), Some(Oddity::Truncated)),
        (format!("{A}Subject: 1\n\ntext"), None),
        (format!("{A}Content-Length: 9\n\ntext"), Some(Oddity::Truncated)),
        (format!("{A}Content-Length: 4\n\ntext"), None),
        (format!("{parts}--x y\n\nte"), Some(Oddity::Truncated)),
        (format!("{parts}--x y--"), None),
        (format!("{parts}te\n"), None),
    ];
    for (mbox, expected) in rows {
        assert_eq!(cuts(mbox.as_bytes())[0].oddity, expected, "{mbox}");
    }
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

/// The same by its definition, line by line, with the whole mailbox in memory. None but `separators` begin a letter.
fn reference(mbox: &[u8], separates: &dyn Fn(&[u8], &[u8]) -> bool) -> Vec<Vec<u8>> {
    let blank = |line: &[u8]| matches!(line, b"\n" | b"\r\n");
    let lines: Vec<&[u8]> = mbox.split_inclusive(|byte| *byte == b'\n').collect();
    let behind = |at: usize| lines.get(at + 1).copied().unwrap_or_default();
    let begins = |at: usize| (at == 0 || blank(lines[at - 1])) && separates(lines[at], behind(at));
    let starts: Vec<usize> = (0..lines.len()).filter(|at| begins(*at)).collect();
    let offset = |line: usize| lines[..line].iter().map(|line| line.len()).sum::<usize>();
    let mut letters = Vec::new();
    let mut lengths_hold = true;
    let mut next = starts.first().copied();
    while let Some(start) = next {
        let behind = |line: usize| starts.iter().copied().find(|at| *at >= line);
        let body = (start + 1..lines.len()).find(|at| blank(lines[*at])).map(|at| at + 1);
        let header = &lines[start + 1..body.unwrap_or(lines.len())];
        let promised = header.iter().rev().find_map(|line| {
            let line = std::str::from_utf8(line).ok()?.to_ascii_lowercase();
            Some(line.strip_prefix("content-length:")?.trim().parse::<usize>().unwrap_or(0))
        });
        next = behind(start + 1);
        let mut unquote = true;
        if let (Some(body), Some(promised), Some(doubtful)) = (body, promised, next)
            && lengths_hold
            && offset(body) + promised > offset(doubtful)
        {
            let true_end = (doubtful..=lines.len()).find(|at| {
                let between = offset(*at).checked_sub(offset(body) + promised);
                let all_blank = |n| mbox[offset(*at) - n..offset(*at)].iter().all(|byte| b"\r\n".contains(byte));
                (*at == lines.len() || begins(*at)) && between.is_some_and(|n| n <= 4 && all_blank(n))
            });
            match true_end {
                Some(end) => (next, unquote) = (behind(end), false),
                None => lengths_hold = false,
            }
        }
        let end = next.unwrap_or(lines.len());
        let mut letter = Vec::new();
        let last = if end > start + 2 && blank(lines[end - 1]) { end - 1 } else { end };
        for (at, line) in lines.iter().enumerate().take(last).skip(start + 1) {
            let arrows = line.iter().take_while(|byte| **byte == b'>').count();
            let quoted = unquote && body.is_some_and(|body| at >= body) && arrows > 0;
            let quoted = quoted && line[arrows..].starts_with(b"From ");
            letter.extend_from_slice(&line[usize::from(quoted)..]);
        }
        letters.push(letter);
    }
    letters
}

/// What [`piece`] makes of a whole or cut `From ` line.
fn separates(line: &[u8], behind: &[u8]) -> bool {
    let line = String::from_utf8_lossy(line);
    if matches!(line.as_ref(), "From \n" | "From \r\n") {
        let name = behind.split(|byte| *byte == b':').next().filter(|name| name.len() < behind.len());
        let of_field = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
        return name.is_some_and(|name| (1..80).contains(&name.len()) && name.iter().all(of_field));
    }
    let Some(rest) = line.strip_prefix("From ") else { return false };
    match rest.split_whitespace().collect::<Vec<_>>().as_slice() {
        [sender] => sender.split_once('@').is_some_and(|(_, domain)| !domain.is_empty() && !domain.ends_with('.')),
        words => words.join(" ").ends_with("Nov 23 10:15:00 2026"),
    }
}

fn piece() -> impl Strategy<Value = String> {
    let fixed = [
        A,
        "\n",
        "\n",
        "\r\n",
        "From a@b.example Mon Nov 23 10:15:00 2026\r\n",
        "From now on\n",
        ">From x\n",
        ">>From x\r\n",
        "> From x\n",
        ">\n",
        ">",
        "text\n",
        "text",
        "a From b\n",
        "From ",
        "Fro",
        "Subject: 1\n",
        "\u{e4}\r",
    ];
    prop_oneof![
        8 => proptest::sample::select(fixed.to_vec()).prop_map(str::to_owned),
        1 => (0..200u32).prop_map(|length| format!("Content-Length: {length}\n")),
        1 => Just("content-length:  never\r\n".to_owned()),
    ]
}

/// Gives few bytes at a time, so that everything lies across the border of two reads once.
struct Drops<'a>(&'a [u8], usize);

impl std::io::Read for Drops<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let (now, later) = self.0.split_at(self.1.min(self.0.len()).min(buffer.len()));
        buffer[..now.len()].copy_from_slice(now);
        self.0 = later;
        Ok(now.len())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_same_as_line_by_line(pieces in proptest::collection::vec(piece(), 0..60), cut in 0..40usize, drop in 1..40usize) {
        let mut mbox = pieces.concat().into_bytes();
        mbox.truncate(mbox.len().saturating_sub(cut));
        let found = cuts(&mbox);
        let letters: Vec<Vec<u8>> = found.iter().map(|cut| cut.raw.clone()).collect();
        prop_assert_eq!(&letters, &reference(&mbox, &separates));
        for pair in found.windows(2) {
            prop_assert_eq!(pair[0].end, pair[1].start);
        }
        let mut slowly = Vec::new();
        split(&mut Drops(&mbox, drop), 0, &mut |cut| {
            slowly.push(cut);
            ControlFlow::Continue(())
        }).unwrap();
        prop_assert_eq!(slowly, found);
    }
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
