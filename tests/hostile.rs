//! Paths, files and letters as bad as they come in; one clear sentence, or an oddity and the rest of the mail, out.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::zombie_processes, clippy::print_stderr)]

mod common;

use common::archives::{gzip, overlapping, tar, zip};
use common::program::{Wieder, refused};
use common::state::{assert_whole, held};
use common::system::{BOUNDED, bound_by_rights};
use common::{letter, slow};
use std::fs::{self, File};
use std::io::{Seek, SeekFrom, Write};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

fn good() -> String {
    letter("eva@example.org", "good", "", "A letter like any other.")
}

fn good_mbox(wieder: &Wieder) -> PathBuf {
    let path = wieder.store.with_file_name("good.mbox");
    fs::write(&path, [good(), letter("ida@example.org", "other", "", "And another.")].concat()).unwrap();
    path
}

/// Makes a file or folder below the first and gives back what is to be imported.
type Make = fn(&Path) -> PathBuf;

fn made(path: PathBuf, content: impl AsRef<[u8]>) -> PathBuf {
    fs::write(&path, content).unwrap();
    path
}

fn junk(length: usize) -> Vec<u8> {
    (0..length).map(|at| (at.wrapping_mul(2_654_435_761) >> 7) as u8).collect()
}

/// What cannot be read at all: the sentence in both languages.
const UNREADABLE: &[(&str, Make, &str, &str)] = &[
    (
        "missing",
        |in_| in_.join("nowhere"),
        "there is no such file or folder",
        "diesen Ordner oder diese Datei gibt es nicht",
    ),
    ("an empty file", |in_| made(in_.join("empty.mbox"), ""), "the file is empty", "die Datei ist leer"),
    ("an empty folder", |in_| folder(in_.join("bare")), "the folder is empty", "der Ordner ist leer"),
    (
        "pictures",
        |in_| {
            made(folder(in_.join("pictures")).join("a.png"), b"\x89PNG\r\n\x1a\n");
            in_.join("pictures")
        },
        "there is no mail here",
        "hier sind keine Mails",
    ),
    ("junk", |in_| made(in_.join("junk"), junk(100_000)), "there is no mail here", "hier sind keine Mails"),
    (
        "nothing but NUL",
        |in_| made(in_.join("nul"), vec![0; 100_000]),
        "there is no mail here",
        "hier sind keine Mails",
    ),
    (
        "Outlook",
        |in_| made(in_.join("outlook.pst"), b"!BDN\0\0\0\0"),
        "readpst -r -o FOLDER FILE",
        "readpst -r -o ORDNER DATEI",
    ),
    (
        "7-Zip",
        |in_| made(in_.join("mail.7z"), b"7z\xbc\xaf\x27\x1c\0\0"),
        "packed in a way that is not unpacked here",
        "auf diese Art Gepacktes",
    ),
    (
        "a pipe",
        |in_| {
            Command::new("mkfifo").arg(in_.join("pipe")).status().unwrap();
            in_.join("pipe")
        },
        "neither a file nor a folder",
        "weder Datei noch Ordner",
    ),
    ("a device", |_| "/dev/zero".into(), "neither a file nor a folder", "weder Datei noch Ordner"),
    (
        "a circle",
        |in_| {
            symlink("circle", in_.join("circle")).unwrap();
            in_.join("circle")
        },
        "goes round in a circle",
        "im Kreis führt",
    ),
    (
        "a zip cut off",
        |in_| {
            let whole = zip(&[("a.mbox", good().as_bytes())]);
            made(in_.join("cut.zip"), &whole[..whole.len() / 2])
        },
        "it is damaged, or not all of it is there",
        "beschädigt oder nicht vollständig",
    ),
    (
        "a zip of junk",
        |in_| made(in_.join("junk.zip"), [b"PK\x03\x04".as_slice(), &junk(50_000)].concat()),
        "it is damaged, or not all of it is there",
        "beschädigt oder nicht vollständig",
    ),
    (
        "a zip in a zip in a zip",
        |in_| {
            made(
                in_.join("deep.zip"),
                (0..20).fold(zip(&[("a.mbox", good().as_bytes())]), |inner, _| zip(&[("a.zip", &inner)])),
            )
        },
        "there is no mail here",
        "hier sind keine Mails",
    ),
    (
        "a gzip of junk",
        |in_| made(in_.join("junk.gz"), [b"\x1f\x8b\x08\0".as_slice(), &junk(50_000)].concat()),
        "it is damaged, or not all of it is there",
        "beschädigt oder nicht vollständig",
    ),
    (
        "a gzip of nothing but NUL",
        |in_| made(in_.join("nul.gz"), gzip(&vec![0; 300 << 20])),
        "there is no mail here",
        "hier sind keine Mails",
    ),
    (
        "a table",
        |in_| made(in_.join("table.csv"), "=1+1,@SUM(A1)\n"),
        "I recognise neither contacts nor messages in it",
        "darin sind weder Kontakte noch Nachrichten",
    ),
];

fn folder(path: PathBuf) -> PathBuf {
    fs::create_dir(&path).unwrap();
    path
}

#[test]
fn what_cannot_be_read_is_said_and_the_rest_is_read() {
    let (wieder, fresh) = (Wieder::new(), Wieder::new());
    let good = good_mbox(&wieder);
    for (what, make, english, german) in UNREADABLE {
        let bad = make(wieder.store.parent().unwrap());
        let bad = bad.to_str().unwrap();
        for (language, reason, hint) in [("en", english, "hint: "), ("de", german, "Tipp: ")] {
            let said = wieder.under(BOUNDED, &["--lang", language, "import", bad]);
            refused(&said, 1, hint);
            let first = said.err.lines().next().unwrap();
            assert!(first.contains(reason) && first.matches(bad).count() == 1, "{what}: {said:?}");
        }
        // Beside good mail it is told, and the mail is kept.
        let said = wieder.run(&["import", bad, good.to_str().unwrap()]);
        assert!(said.code == 1 && said.err.contains(english), "{what}: {said:?}");
        let report = wieder.run(&["import", bad, good.to_str().unwrap(), "--json"]).json();
        assert_eq!((&report["failed"][0]["path"], &report["sources_unchanged"]), (&bad.into(), &1.into()), "{what}");
    }
    fresh.ok(&["import", good_mbox(&fresh).to_str().unwrap()]);
    // Paths differ, letters and all that the index says of them do not.
    let without_paths = |store| held(store).into_iter().filter(|row| !row.contains("good.mbox")).collect::<Vec<_>>();
    assert_eq!(without_paths(&wieder.store), without_paths(&fresh.store));
    assert_whole(&wieder.store);
}

#[test]
fn without_the_right_to_it_there_is_a_sentence() {
    let Some(bound) = bound_by_rights() else { return };
    let wieder = Wieder::new();
    let good = good_mbox(&wieder);
    let close = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let closed_file = made(wieder.store.with_file_name("closed.mbox"), self::good());
    let closed_folder = folder(wieder.store.with_file_name("closed"));
    let parent = folder(wieder.store.with_file_name("parent"));
    wieder.ok(&["import", good.to_str().unwrap(), "--me", "jana@example.org"]);
    close(&closed_file, 0o000);
    close(&closed_folder, 0o000);
    close(&parent, 0o555);
    let elsewhere = parent.join("store");
    let eml = parent.join("a.eml");
    let [closed_file, closed_folder, elsewhere, eml, good] =
        [&closed_file, &closed_folder, &elsewhere, &eml, &good].map(|path| path.to_str().unwrap());
    let write = [
        "write",
        "eva",
        "--ask",
        "catch_up",
        "--salutation",
        "Dear Eva",
        "--language",
        "en",
        "--sign-as",
        "Jana",
        "--register",
        "du",
        "--true",
    ];
    let rows: &[(&[&str], &str, &str)] = &[
        (&["import", closed_file], "the right to read it is missing", "die Rechte zum Lesen fehlen"),
        (&["import", closed_folder], "the right to read it is missing", "die Rechte zum Lesen fehlen"),
        (&["read", closed_file], "the right to do so is missing", "dazu fehlen die Rechte"),
        (&["--store", elsewhere, "import", good], "nothing can be written in", "lässt sich nichts schreiben"),
        (&["--store", closed_folder, "lost"], "the right to read", "die Rechte zum Lesen von"),
        (&["demo", "--into", closed_folder], "the right to do so is missing", "dazu fehlen die Rechte"),
    ];
    for (words, english, german) in rows {
        for (language, reason, hint) in [("en", english, "hint: "), ("de", german, "Tipp: ")] {
            let said = wieder.under(bound, &[&["--lang", language], *words].concat());
            refused(&said, 1, hint);
            assert!(said.err.contains(reason), "{words:?}: {said:?}");
        }
    }
    let said = wieder.under(bound, &[&write[..], &["--eml", eml]].concat());
    assert!(said.code == 1 && said.err.contains("the right to do so is missing"), "{said:?}");
    close(Path::new(closed_folder), 0o755);
    assert_whole(&wieder.store);
}

/// A letter of 200 MB, then one like any other.
fn endless(path: PathBuf) -> PathBuf {
    let mut file = File::create(&path).unwrap();
    let first = letter("eva@example.org", "endless", "", "It begins.");
    let first =
        if path.extension().is_some_and(|end| end == "eml") { first.split_once('\n').unwrap().1 } else { &first };
    file.write_all(first.trim_end().as_bytes()).unwrap();
    file.seek(SeekFrom::Start(200 << 20)).unwrap();
    file.write_all(format!("\n\n{}", good()).as_bytes()).unwrap();
    path
}

fn mbox_of(kind: &str, bytes: usize) -> Vec<u8> {
    let raw = slow::letters(bytes).into_iter().find(|(name, _)| *name == kind).unwrap().1;
    [b"From tom@x.example Mon Mar  3 10:15:00 2014\n", raw.as_slice(), b"\n\n", good().as_bytes()].concat()
}

/// More than mail ever shrinks, behind a letter.
fn bomb() -> Vec<u8> {
    gzip(&[good().into_bytes(), vec![0; 300 << 20]].concat())
}

/// A way up, one from the top, a link and a name that would steer a terminal, a good letter in each.
const WAYS_OUT: [&str; 5] =
    ["../../../escaped.mbox", "/tmp/wieder-escaped.mbox", "C:\\escaped.mbox", "\u{1b}]0;x\u{7}\u{202e}.mbox", "a.mbox"];

fn ways_out() -> Vec<(&'static str, String)> {
    WAYS_OUT
        .iter()
        .enumerate()
        .map(|(at, name)| (*name, letter("eva@example.org", &at.to_string(), "", name)))
        .collect()
}

/// What can be read, and is strange: letters kept, oddities, what is said to have failed.
type Strange = (&'static str, Make, u64, &'static [(&'static str, u64)], &'static str);

const STRANGE: &[Strange] = &[
    ("a letter of 200 MB", |in_| endless(in_.join("endless.mbox")), 2, &[("too_long", 1)], ""),
    ("the same as one file", |in_| endless(in_.join("endless.eml")), 1, &[("too_long", 1)], ""),
    (
        "a header of 10 MB",
        |in_| made(in_.join("a.mbox"), mbox_of("header: fields without end", 10 << 20)),
        2,
        &[("long_header", 1)],
        "",
    ),
    (
        "a line of 10 MB in it",
        |in_| made(in_.join("b.mbox"), mbox_of("header: one line without end", 10 << 20)),
        2,
        &[("long_header", 1)],
        "",
    ),
    (
        "a million recipients",
        |in_| made(in_.join("c.mbox"), mbox_of("header: a million recipients", 12 << 20)),
        2,
        &[("long_header", 1), ("many_recipients", 1)],
        "",
    ),
    (
        "nested a thousand deep",
        |in_| made(in_.join("d.mbox"), mbox_of("multiparts nested 1,000 deep", 1 << 20)),
        2,
        &[],
        "",
    ),
    ("a million parts", |in_| made(in_.join("e.mbox"), mbox_of("a million tiny parts", 8 << 20)), 2, &[], ""),
    (
        "nothing but junk, named as a letter",
        |in_| made(in_.join("noise.eml"), junk(100_000)),
        1,
        &[("no_sender", 1), ("no_date", 1)],
        "",
    ),
    (
        "cut in a letter",
        |in_| made(in_.join("cut.mbox"), &[good(), good()].concat().as_bytes()[..300]),
        2,
        &[("truncated", 1)],
        "",
    ),
    (
        "a gzip cut off",
        |in_| {
            let whole = gzip(&mailbox(2000));
            made(in_.join("cut.mbox.gz"), &whole[..whole.len() / 2])
        },
        1,
        &[],
        "ends too early",
    ),
    (
        "a zstd cut off",
        |in_| {
            let whole = zstd::encode_all(mailbox(2000).as_slice(), 1).unwrap();
            made(in_.join("cut.zst"), &whole[..whole.len() / 2])
        },
        1,
        &[],
        "ends too early",
    ),
    (
        "a tgz cut off",
        |in_| {
            let whole = gzip(&tar(&[("a.mbox", &good()), ("b.mbox", &String::from_utf8(mailbox(2000)).unwrap())]));
            made(in_.join("cut.tgz"), &whole[..whole.len() / 2])
        },
        1,
        &[],
        "ends too early",
    ),
    ("a bomb", |in_| made(in_.join("bomb.mbox.gz"), bomb()), 1, &[], "far more than mail ever does"),
    (
        "a zip with a bomb",
        |in_| {
            made(
                in_.join("bomb.zip"),
                zip(&[("b.mbox", [good().into_bytes(), vec![0; 300 << 20]].concat()), ("a.mbox", good().into_bytes())]),
            )
        },
        1,
        &[],
        "far more than mail ever does",
    ),
    (
        "a zip whose members overlap",
        |in_| made(in_.join("overlap.zip"), overlapping(60_000, &mailbox(20))),
        20,
        &[],
        "far more than mail ever does",
    ),
    (
        "a zip of very many",
        |in_| {
            let names: Vec<String> = (0..30_000).map(|at| format!("{at}.ics")).collect();
            let mut members: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
            let mail = good();
            members.push(("a.mbox", mail.as_bytes()));
            made(in_.join("many.zip"), zip(&members))
        },
        1,
        &[],
        "",
    ),
    (
        "a zip with ways out",
        |in_| {
            let ways = ways_out();
            made(
                in_.join("ways.zip"),
                zip(&ways.iter().map(|(name, letter)| (*name, letter.as_bytes())).collect::<Vec<_>>()),
            )
        },
        5,
        &[],
        "",
    ),
    (
        "a tar with ways out",
        |in_| {
            let ways = ways_out();
            let members: Vec<(&str, &str)> =
                ways.iter().map(|(name, letter)| (*name, letter.as_str())).chain([("link.mbox", "")]).collect();
            made(in_.join("ways.tgz"), gzip(&tar(&members)))
        },
        5,
        &[],
        "",
    ),
];

fn mailbox(letters: usize) -> Vec<u8> {
    (0..letters)
        .map(|at| letter("eva@example.org", &format!("m{at}"), "", &format!("Letter {at} of many.\n{}", at * at)))
        .collect::<String>()
        .into_bytes()
}

#[test]
fn what_is_strange_is_noted_and_the_rest_is_kept() {
    for (what, make, kept, oddities, failure) in STRANGE {
        let wieder = Wieder::new();
        let good = good_mbox(&wieder);
        let bad = make(&folder(wieder.store.with_file_name("in")));
        let around = || {
            walkdir::WalkDir::new(wieder.store.parent().unwrap())
                .into_iter()
                .map(|entry| entry.unwrap().into_path())
                .filter(|path| !path.starts_with(&wieder.store))
                .collect::<Vec<_>>()
        };
        let before = around();
        let said = wieder.under(BOUNDED, &["import", "--json", bad.to_str().unwrap()]);
        said.speaks_plainly();
        let code = i32::from(!failure.is_empty());
        assert_eq!(said.code, code, "{what}: {said:?}");
        let report = said.json();
        // Of what breaks off, some letters are there.
        let enough = report["kept"].as_u64().unwrap();
        assert!(enough == *kept || failure.contains("early") && enough >= *kept, "{what}: {report}");
        for (oddity, count) in *oddities {
            assert_eq!(report["oddities"][oddity], *count, "{what}: {report}");
        }
        assert_eq!(report["oddities"].get("broken_mime"), None, "{what}: {report}");
        assert_eq!(report["failed"].as_array().unwrap().is_empty(), failure.is_empty(), "{what}: {report}");
        let again = wieder.under(BOUNDED, &["import", bad.to_str().unwrap()]);
        again.speaks_plainly();
        assert!(again.code == code && again.err.contains(failure), "{what}: {again:?}");
        assert!(failure.is_empty() || again.err.contains("hint: "), "{what}: {again:?}");
        assert!(around() == before && !Path::new("/tmp/wieder-escaped.mbox").exists(), "{what}");
        wieder.ok(&["import", good.to_str().unwrap(), "--me", "jana@example.org"]);
        for words in
            [&["lost", "--all"][..], &["show", "ida"], &["people"], &["search", "another"], &["import", "--oddities"]]
        {
            let said = wieder.under(BOUNDED, words);
            said.speaks_plainly();
            assert_eq!(said.code, 0, "{what}, {words:?}: {said:?}");
        }
        assert_whole(&wieder.store);
    }
}

#[test]
fn letters_made_to_be_slow_are_letters_like_others() {
    let wieder = Wieder::new();
    let all = folder(wieder.store.with_file_name("letters"));
    let kinds = slow::letters(20_000);
    for (at, (_, raw)) in kinds.iter().enumerate() {
        fs::write(all.join(format!("{at}.eml")), raw).unwrap();
    }
    let said = wieder.under(BOUNDED, &["import", "--json", all.to_str().unwrap(), "--me", "jana@vogt.example"]);
    said.speaks_plainly();
    let report: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let read = report["kept"].as_u64().unwrap() + report["duplicates"].as_u64().unwrap();
    assert_eq!((said.code, read, report["oddities"].get("broken_mime")), (0, kinds.len() as u64, None), "{report}");
    for words in [&["lost", "--all"][..], &["people"], &["show", "tom.kreil@x.example"], &["search", "Wort"]] {
        for format in [&[][..], &["--json"]] {
            let said = wieder.under(BOUNDED, &[words, format].concat());
            said.speaks_plainly();
            assert_eq!(said.code, 0, "{words:?}: {said:?}");
        }
    }
    assert_whole(&wieder.store);
}
