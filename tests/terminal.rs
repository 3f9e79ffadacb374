//! Mail that would steer a terminal, hide a name or compute in a table in, nothing of the kind on any way out.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::archives::{tar, zip};
use common::program::Wieder;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

/// Title, colour, link, clipboard, C1, bidi marks, overrides and isolates, blanks without a width, tags.
const NASTY: &str = "\u{1b}]0;owned\u{7}\u{1b}[31m\u{1b}]8;;http://x.example\u{1b}\\\u{1b}]52;c;AAAA\u{7}\u{202e}gnorw\u{2066}\
                     \u{9b}2J\u{90}q\u{9c}\u{200f}\u{61c}\u{8}\u{7f}\u{200b}\u{feff}\u{2060}\u{e0041}\u{2028}";

fn steers(c: char) -> bool {
    let unseen = matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(c, '\u{feff}' | '\u{e0000}'..='\u{e007f}');
    (c.is_control() && c != '\n') || unseen
}

/// From Eve to Jana, `body` behind the usual fields.
fn from_eve(id: &str, nasty: &str, encoded: bool) -> String {
    let word = |text: &str| match encoded {
        true => format!("=?utf-8?q?{}?=", text.bytes().map(|byte| format!("={byte:02X}")).collect::<String>()),
        false => text.replace('\u{2028}', ""),
    };
    let (name, subject, file) = (
        word(&format!("Eve{nasty}la Nacht")),
        word(&format!("Treffen{nasty} morgen")),
        word(&format!("Plan{nasty}.pdf")),
    );
    format!(
        "From: \"{name}\" <eve@nacht.example>\nTo: Jana <jana@vogt.example>\n\
         Delivered-To: jana@vogt.example\nMessage-ID: <{id}{nasty}@nacht.example>\nReferences: <{nasty}>\n\
         Subject: {subject}\nDate: Mon, 3 Mar 2014 10:15:00 +0100\nMIME-Version: 1.0\n\
         Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\
         Content-Transfer-Encoding: 8bit\n\n\
         Liebe Jana,{nasty}\n\nich verspreche dir{nasty} einen Kuchen.\nKannst du{nasty} am Freitag kommen?\n\n\
         Ich bin enttäuscht von dir{nasty} wie selten von einem Menschen.\n\nLiebe Grüße{nasty}\nEve{nasty}la\n\
         --b\nContent-Type: application/pdf; name=\"{file}\"\n\nx\n--b--\n"
    )
}

fn from_jana(letter: &str) -> String {
    letter
        .replace("<eve@nacht.example>", "<JANA>")
        .replace("<jana@vogt.example>", "<eve@nacht.example>")
        .replace("<JANA>", "<jana@vogt.example>")
        .replacen("10:15:00", "11:15:00", 1)
}

#[test]
fn no_letter_steers_the_terminal() {
    let wieder = Wieder::new();
    let below = wieder.store.parent().unwrap().join("mail");
    let in_path = NASTY.replace('/', "");
    let folder = below.join(format!("Eve{in_path}"));
    fs::create_dir_all(&folder).unwrap();
    for (at, encoded) in [(1, false), (2, true)] {
        let letter = from_eve(&format!("n{at}"), NASTY, encoded);
        fs::write(folder.join(format!("{at}{in_path}.eml")), from_jana(&letter.replace("<n", "<m"))).unwrap();
        fs::write(folder.join(format!("{at}.eml")), letter).unwrap();
    }
    // Oddities and failures name the places where they were met: in a folder, an archive, under a name of bytes.
    let cut = format!("From x@y.example Mon Mar  3 10:15:00 2014\nFrom: x@y.example\nSubject: {NASTY}\nX: cut");
    fs::write(below.join(format!("a{in_path}.zip")), zip(&[(&*format!("cut{NASTY}.mbox"), &cut)])).unwrap();
    let name = "cut\u{1b}]0;x\u{7}\u{202e}.mbox";
    fs::write(below.join("b.tar"), tar(&[(name, &cut)])).unwrap();
    fs::write(below.join(std::ffi::OsStr::from_bytes(b"\x1b]0;x\x07\xff.mbox")), &cut).unwrap();
    let broken = below.join(format!("broken{in_path}.zip"));
    fs::write(&broken, b"PK\x03\x04 and nothing more").unwrap();
    let (file, eml) = (folder.join("1.eml"), wieder.store.with_file_name("answer.eml"));
    let [file, eml, broken, below] = [&file, &eml, &broken, &below].map(|path| path.to_str().unwrap());
    let write = [
        "write",
        "eve@nacht.example",
        "--ask",
        "catch_up",
        "--register",
        "du",
        "--salutation",
        "Liebe Eve",
        "--language",
        "de",
        "--sign-as",
        "Jana",
        "--true",
    ];
    let and = |more: &[&'static str]| [&write[..], more].concat();
    let (plain, mailto) = (and(&[]), and(&["--mailto"]));
    let to_file = [&write[..], &["--eml", eml]].concat();
    // Of a line that is settled nothing of the kind is kept; line breaks are refused.
    let nasty_line = NASTY.replace('\u{2028}', "").replace(char::is_control, "\u{7}");
    let write_as_settled =
        ["write", "eve@nacht.example", "--ask", "catch_up", "--register", "du", "--language", "de", "--true"];
    let rows: &[&[&str]] = &[
        &["import", below, "--me", "jana@vogt.example"],
        &["import", broken],
        &["import", NASTY],
        &["import", "--oddities"],
        &["me", "add", "jana@vogt.example"],
        &["me"],
        &[],
        &["lost", "--all"],
        &["people"],
        &["people", "eve"],
        &["show", "eve@nacht.example"],
        &["show", NASTY],
        &["manners", "eve@nacht.example"],
        &["manners", "eve@nacht.example", "--register", NASTY],
        &["manners", "eve@nacht.example", "--undo", NASTY],
        &[
            "manners",
            "eve@nacht.example",
            "--salutation",
            &nasty_line,
            "--called",
            &nasty_line,
            "--sign-off",
            &nasty_line,
        ],
        &["manners", "eve@nacht.example", "--sign-as", &nasty_line],
        &["show", "eve@nacht.example", "--lang", "de"],
        &write_as_settled,
        &["search", "Treffen"],
        &["search", NASTY],
        &["wrong", "eve@nacht.example"],
        &["wrong", "eve@nacht.example", "1"],
        &["wrong", "eve@nacht.example", "1", "--undo"],
        &["read", file],
        &["read", NASTY],
        &plain,
        &mailto,
        &to_file,
        &["drafts"],
        &["drafts", "eve@nacht.example"],
        &["sent", "eve@nacht.example"],
        &["rest", "eve@nacht.example"],
        &["rest", "eve@nacht.example", "--undo"],
        &["lost", "--lang", NASTY],
        &[NASTY],
        &["--store", NASTY, "lost"],
    ];
    let mut shown = String::new();
    for words in rows {
        for format in [&["--verbose"][..], &["--json"]] {
            let said = wieder.run(&[words, format].concat());
            for text in [&said.out, &said.err] {
                assert!(!text.contains(steers), "{words:?} {format:?}: {text:?}");
                // No cell of a table that is opened from this computes.
                let computes = |line: &str| line.split('\t').any(|cell| cell.starts_with(['=', '+', '@']));
                assert!(!text.lines().any(computes), "{words:?} {format:?}: {text:?}");
            }
            said.speaks_plainly();
            shown += &said.out;
        }
    }
    // The letters were there to be shown, and what stood there was not taken for something else.
    for word in ["Nacht", "Kuchen", "Treffen", "mailto:eve@nacht.example?", "Liebe Eve", "\"drafts\"", "cut"] {
        assert!(shown.contains(word), "{word}: {shown}");
    }
    let answer = fs::read_to_string(Path::new(eml)).unwrap();
    assert!(!answer.replace("\r\n", "\n").contains(steers), "{answer:?}");
    let read = mail_parser::MessageParser::default().parse(answer.as_bytes()).unwrap();
    let to = read.to().unwrap().first().unwrap();
    let decoded =
        [to.name().unwrap_or_default(), to.address().unwrap(), read.subject().unwrap(), &read.body_text(0).unwrap()]
            .concat();
    assert!(!decoded.replace("\r\n", "\n").contains(steers), "{decoded:?}");
}

#[test]
fn names_that_compute_are_names() {
    let wieder = Wieder::new();
    let mail = wieder.store.with_file_name("mail");
    fs::create_dir(&mail).unwrap();
    for (at, name) in ["=cmd|' /C calc'!A0", "+1+1", "@SUM(A1)", "-2+3"].iter().enumerate() {
        let letter = from_eve(&format!("f{at}"), "", false)
            .replace("Evela Nacht", name)
            .replace("eve@", &format!("eve{at}@"))
            .replace("Subject: ", &format!("Subject: {name}"));
        fs::write(mail.join(format!("{at}.eml")), from_jana(&letter).replace("<f", "<g")).unwrap();
        fs::write(mail.join(format!("={at}.eml")), letter).unwrap();
    }
    wieder.ok(&["import", mail.to_str().unwrap(), "--me", "jana@vogt.example"]);
    // Nothing is written as a table; what is kept is what came.
    let people = wieder.json(&["people"]);
    let names: Vec<&str> =
        people["people"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names.len(), 4, "{names:?}");
    for words in [&["import", "--oddities"][..], &["people"], &["lost", "--all"]] {
        assert!(!wieder.ok(words).contains('\t'), "{words:?}");
    }
}
