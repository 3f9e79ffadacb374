//! Fixtures in, what the reading rooms make of them compared with what they say.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, clippy::print_stdout)]

mod common;
#[path = "common/lines.rs"]
mod lines;

use serde::Deserialize;
use std::ops::ControlFlow;
use std::path::Path;
use wieder::letters;
use wieder::model::{Kind, Letter, Reading, Verdict};
use wieder::speech::{closings, sign_off};

fn read(text: &str) -> (Letter, Reading) {
    let letter = Letter { text: text.to_owned(), ..Letter::default() };
    let reading = letters::read(&letter);
    (letter, reading)
}

fn without_double_blanks(text: &str) -> String {
    let mut out: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        if !(line.is_empty() && out.last().is_none_or(|l: &&str| l.is_empty())) {
            out.push(line);
        }
    }
    out.join("\n").trim().to_owned()
}

#[derive(Deserialize)]
struct Strip {
    id: String,
    raw: String,
    keep: String,
}

#[derive(Deserialize)]
struct Strips {
    fx: Vec<Strip>,
}

#[test]
fn own_words_of_the_fixtures() {
    let all: Strips = toml::from_str(include_str!("fixtures/fx_strip.toml")).unwrap();
    assert_eq!(all.fx.len(), 81);
    let mut wrong = Vec::new();
    for fx in all.fx {
        let (letter, reading) = read(&fx.raw);
        let got = without_double_blanks(&reading.own_text(&letter.text));
        if got != without_double_blanks(&fx.keep) {
            wrong.push(format!("{}\n--- got\n{got}\n--- want\n{}", fx.id, fx.keep));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[derive(Deserialize)]
struct RegisterRow {
    id: String,
    want: String,
    t: String,
}

#[derive(Deserialize)]
struct RegisterRows {
    r: Vec<RegisterRow>,
}

#[test]
fn registers_of_the_20_fixtures() {
    let all: RegisterRows = toml::from_str(include_str!("fixtures/fx_register.toml")).unwrap();
    assert_eq!(all.r.len(), 20);
    for row in all.r {
        let (_, reading) = read(&row.t);
        let got = match reading.verdict {
            Verdict::Informal => "T",
            Verdict::Formal => "V",
            Verdict::Plural => "P",
            Verdict::Mixed => "MIX",
            Verdict::Unknown => "ASK",
        };
        assert_eq!(got, row.want, "{}: {:?} {:?} {:?}", row.id, reading.cues, reading.salutation, reading.sign_off);
    }
}

#[test]
fn salutations_and_sign_offs_of_the_fixtures() {
    let (count, wrong) = lines::misread();
    assert_eq!((count, wrong), (40, Vec::new()));
}

#[test]
fn lines_that_close_nothing() {
    for line in ["Ihre Unterlagen liegen im Büro.", "Dein Buch ist da.", "Danke für die Mail", "Euer Ehren", "Thomas,"]
    {
        let found = sign_off::parse(line);
        assert!(found.is_none() || line == "Euer Ehren", "{line}: {found:?}");
    }
    assert_eq!(closings::written_out("LG"), "Liebe Grüße");
    assert_eq!(closings::written_out("Viele Grüße"), "Viele Grüße");
}

fn opened(lines: &[&str]) -> Letter {
    letters::open(lines.join("\r\n").as_bytes()).0
}

#[test]
fn senders_and_kinds() {
    let list = opened(&[
        "From: \"Sam Doyle via editors-guild\" <editors-guild@lists.redpencil.example>",
        "Reply-To: Sam Doyle <sam.doyle@inkhorn.example>",
        "List-Id: editors-guild <editors-guild.lists.redpencil.example>",
        "List-Post: <mailto:editors-guild@lists.redpencil.example>",
        "Precedence: bulk",
        "Subject: Ranges",
        "",
        "On ranges: an en dash.",
    ]);
    assert_eq!(list.kind, Kind::List);
    let from = list.from.unwrap();
    assert_eq!((from.name.as_str(), from.address.as_str()), ("Sam Doyle", "sam.doyle@inkhorn.example"));
    assert_eq!(list.relay.unwrap().address.as_str(), "editors-guild@lists.redpencil.example");
    for (header, want) in [
        (&["From: Ben Lindley über Netzwerk24 <notice@netzwerk24.example>"][..], Kind::Machine),
        (&["From: a@b.example", "Subject: Automatic reply: Ostend"], Kind::AutoReply),
        (&["From: a@b.example", "Subject: Abwesenheit: Auflage"], Kind::AutoReply),
        (&["From: a@b.example", "Auto-Submitted: auto-replied"], Kind::AutoReply),
        (&["From: mailer-daemon@b.example", "Subject: Undelivered Mail Returned to Sender"], Kind::Bounce),
        (&["From: n@news.example", "List-Unsubscribe: <https://x.example>", "Precedence: bulk"], Kind::Machine),
        (
            &[
                "From: c@club.example",
                "List-Id: <c.club.example>",
                "List-Unsubscribe: <mailto:x@club.example>",
                "Precedence: list",
            ],
            Kind::Machine,
        ),
        (&["From: a@b.example", "List-Id: <l.b.example>", "Precedence: list"], Kind::List),
        (&["From: Jana <jana@vogt.example>", "Subject: Re: Freitag"], Kind::Personal),
        (&["From: Jana <jana@vogt.example>", "Auto-Submitted: no"], Kind::Personal),
        // providers mark the mail of people, too
        (&["From: Jana <jana@vogt.example>", "Feedback-ID: 5aBcDE==:Ext:ProtonMail"], Kind::Personal),
        (
            &[
                "From: a@b.example",
                "Feedback-ID: :a@b.example:flockmailId",
                "List-Id: <l.b.example>",
                "Precedence: list",
            ],
            Kind::List,
        ),
        (&["From: shop@b.example", "Feedback-ID: 1.us-east-1.Xyz=:AmazonSES"], Kind::Machine),
    ] {
        let mut lines = header.to_vec();
        lines.extend(["", "Text"]);
        assert_eq!(opened(&lines).kind, want, "{header:?}");
    }
}

#[test]
fn dates_and_character_sets() {
    let date = |lines: &[&str]| opened(lines).date.map(|d| d.to_string());
    assert_eq!(
        date(&["From: a@b.example", "Date: Thu, 12 Oct 2023 10:15:00 +0200", "", "x"]).as_deref(),
        Some("2023-10-12T08:15:00Z")
    );
    assert_eq!(
        date(&["Date: Thu, 1 Jan 1970 00:00:00 +0000", "Received: by x; Tue, 3 Feb 2004 10:00:00 +0000", "", "x"])
            .as_deref(),
        Some("2004-02-03T10:00:00Z")
    );
    assert_eq!(date(&["Date: Mon, 1 Jan 1979 00:00:00 +0000", "", "x"]), None);
    assert_eq!(date(&["From: a@b.example", "", "x"]), None);
    let raw = b"From: J\xf6rg <j@x.example>\nSubject: Gr\xfc\xdfe\n\nSch\xf6ne Gr\xfc\xdfe \x84Tom\x93";
    let (letter, _) = letters::open(raw);
    assert_eq!(letter.text, "Schöne Grüße „Tom“");
    assert_eq!(letter.from.unwrap().address.as_str(), "j@x.example");
}

#[test]
fn html_becomes_text_with_marked_quotations() {
    let letter = opened(&[
        "From: a@b.example",
        "Content-Type: text/html; charset=utf-8",
        "",
        "<html><head><title>x</title><style>p{}</style></head><body><p>Ja, gern!</p><div>Gr&uuml;&szlig;e<br>Tom</div>",
        "<div class=\"gmail_quote\"><div>Am 12.10.2023 um 10:15 schrieb Jana &lt;j@x.example&gt;:<br></div>",
        "<blockquote>Passt dir <b>Freitag</b>?</blockquote></div></body></html>",
    ]);
    let reading = letters::read(&letter);
    assert_eq!(reading.own_text(&letter.text).trim(), "Ja, gern!\n\nGrüße\nTom");
    assert!(letter.text.contains("> Passt dir Freitag?"), "{}", letter.text);
}

#[test]
fn deep_html_and_long_lines_end_in_time() {
    let deep = format!("Content-Type: text/html\n\n{}Hallo", "<div><blockquote>".repeat(100_000));
    assert!(letters::open(deep.as_bytes()).0.text.contains("Hallo"));
    for line in [
        "a".repeat(2_000_000),
        "12. A ".repeat(300_000),
        "„".repeat(300_000),
        "Am 1 schrieb ".repeat(200_000),
        "> ".repeat(500_000),
    ] {
        let (letter, _) = letters::open(format!("From: a@b.example\n\n{line}").as_bytes());
        letters::read(&letter);
    }
}

/// Letters of one mbox file; any other file is one letter.
fn letters_of(raw: &[u8]) -> Vec<Letter> {
    let mut letters = Vec::new();
    let mut stream = raw;
    wieder::sources::split(&mut stream, 0, &mut |cut| {
        letters.push(letters::open(&cut.raw).0);
        ControlFlow::Continue(())
    })
    .unwrap();
    if letters.is_empty() { vec![letters::open(raw).0] } else { letters }
}

/// Those that are remarkable, of all; each letter also as if a person had written it.
fn remarkable(letters: Vec<Letter>) -> (usize, usize) {
    let (mut found, count) = (0, letters.len());
    for mut letter in letters {
        found += usize::from(letters::remarkable(&letter));
        for kind in [letter.kind, Kind::Personal] {
            letter.kind = kind;
            let remarks = letters::read(&letter).remarks;
            assert!(remarks.is_empty() || letters::remarkable(&letter), "{remarks:?} in {:?}", letter.message_id);
        }
    }
    (found, count)
}

#[test]
fn only_remarkable_letters_hold_remarks() {
    let (found, count) = remarkable(letters_of(&common::demo_mbox()));
    assert!(found * 10 < count, "{found} of {count}");
}

#[test]
fn what_looks_english_has_no_register() {
    let letters = letters_of(&common::demo_mbox());
    let of_two = letters.iter().filter(|letter| letter.to.len() == 1 && letter.cc.is_empty());
    for letter in of_two.filter(|letter| !letters::may_have_register(letter)) {
        assert_eq!(letters::read(letter).verdict, Verdict::Unknown, "{:?}", letter.message_id);
    }
}

#[test]
#[ignore = "reads every real letter; takes minutes in a debug build"]
fn only_remarkable_real_letters_hold_remarks() {
    for name in ["enron-dev", "kernel-raid", "spamassassin", "german", "suites"] {
        let Some(folder) = common::data(name) else { continue };
        let files =
            walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file());
        let all = files.map(|file| remarkable(letters_of(&std::fs::read(Path::new(file.path())).unwrap())));
        let (found, count) = all.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        println!("{name}: {found} of {count} letters are remarkable");
    }
}
