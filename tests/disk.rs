//! Stores on disks that are full or cannot be written to in, a sentence, and later the same end as ever, out.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::program::{READING, Said, Wieder, refused};
use common::state::{assert_whole, db, held};
use common::system::{SHORT_FILES, bound_by_rights, own_mounts};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

/// Runs a shell script in which `run NAME WORDS…` runs the program and keeps what it says; gives that back by name.
fn script(wieder: &Wieder, mounts: &[&str], script: &str) -> impl Fn(&str) -> Said + use<> {
    let said = wieder.store.with_file_name("said");
    fs::create_dir_all(&said).unwrap();
    let own = wieder.command(&[]);
    let before = "run() {
        name=$1; shift; code=0
        \"$0\" \"$@\" >\"$SAID/$name.out\" 2>\"$SAID/$name.err\" || code=$?
        echo $code >\"$SAID/$name.code\"
    }\n";
    let mut shell = Command::new(mounts[0]);
    shell.env_clear().env("PATH", std::env::var_os("PATH").unwrap()).env("SAID", &said);
    shell.env("MAIL", Wieder::demo().demo_mbox()).env("KEPT", Wieder::demo().store.join("wieder.db"));
    shell.envs(own.get_envs().filter_map(|(name, value)| Some((name, value?))));
    shell.args(&mounts[1..]).args(["sh", "-euc", &format!("{before}{script}")]).arg(own.get_program());
    let done = shell.output().unwrap();
    assert!(done.status.success(), "{done:?}");
    move |name| {
        let read = |end: &str| fs::read_to_string(said.join(format!("{name}.{end}"))).unwrap();
        Said { code: read("code").trim().parse().unwrap(), out: read("out"), err: read("err") }
    }
}

fn is_full(said: &Said, language: &str) {
    let (sentence, hint) = match language {
        "de" => ("ist kein Platz mehr", "Tipp: Platz schaffen"),
        _ => ("the disk with ", "hint: make room and give the same command again"),
    };
    let lines: Vec<&str> = said.err.lines().filter(|line| line.starts_with("wieder: ")).collect();
    assert!(said.code == 1 && lines.len() == 1 && lines[0].contains(sentence), "{said:?}");
    assert_eq!(said.err.lines().filter(|line| line.starts_with(hint)).count(), 1, "{said:?}");
    said.speaks_plainly();
}

#[test]
fn an_import_that_fills_the_disk_goes_on_when_there_is_room() {
    let Some(mounts) = own_mounts() else { return };
    let expected = held(&Wieder::demo().store);
    let lost = Wieder::demo().ok(&["lost", "--json"]);
    for size in ["8k", "64k", "200k", "700k", "1200k", "1550k"] {
        let wieder = Wieder::new();
        let said = script(
            &wieder,
            mounts,
            &format!(
                "mkdir -p \"$WIEDER_STORE\"; mount -t tmpfs -o size={size},mode=700 none \"$WIEDER_STORE\"
             run en import \"$MAIL\"; run de --lang de import \"$MAIL\"; run between lost
             mount -o remount,size=64m \"$WIEDER_STORE\"
             run again import \"$MAIL\"; run lost lost --json; cp -a \"$WIEDER_STORE\" \"$SAID/store\""
            ),
        );
        is_full(&said("en"), "en");
        is_full(&said("de"), "de");
        said("between").speaks_plainly();
        assert_eq!((said("again").code, said("lost").out), (0, lost.clone()), "{size}");
        let store = wieder.store.with_file_name("said").join("store");
        assert!(held(&store) == expected, "{size}");
        assert_whole(&store);
    }
}

#[test]
fn an_index_that_fills_the_disk_is_built_when_there_is_room() {
    let Some(mounts) = own_mounts() else { return };
    let expected = held(&Wieder::demo().store);
    let kept = fs::metadata(Wieder::demo().store.join("wieder.db")).unwrap().len() / 1024;
    for room in [60, 150, 250] {
        let wieder = Wieder::new();
        let said = script(
            &wieder,
            mounts,
            &format!(
                "mkdir -p \"$WIEDER_STORE\"; mount -t tmpfs -o size={}k,mode=700 none \"$WIEDER_STORE\"
             cp \"$KEPT\" \"$WIEDER_STORE\"
             run en lost; run de --lang de lost; run search search Lektorat
             mount -o remount,size=64m \"$WIEDER_STORE\"
             run lost lost --json; run find search Lektorat --json; cp -a \"$WIEDER_STORE\" \"$SAID/store\"",
                kept + room
            ),
        );
        is_full(&said("en"), "en");
        is_full(&said("de"), "de");
        is_full(&said("search"), "en");
        assert_eq!(said("lost").out, Wieder::demo().ok(&["lost", "--json"]), "{room}");
        assert_eq!(said("find").out, Wieder::demo().ok(&["search", "Lektorat", "--json"]), "{room}");
        let store = wieder.store.with_file_name("said").join("store");
        assert!(held(&store) == expected, "{room}");
        assert_whole(&store);
    }
}

#[test]
fn files_that_may_not_grow_are_no_other_case() {
    let wieder = Wieder::new();
    let mail = Wieder::demo().demo_mbox();
    for (language, hint) in [("en", "hint: "), ("de", "Tipp: ")] {
        let said = wieder.under(SHORT_FILES, &["--lang", language, "import", mail.to_str().unwrap()]);
        refused(&said, 1, hint);
    }
    assert_whole(&wieder.store);
    wieder.ok(&["import", mail.to_str().unwrap()]);
    assert!(held(&wieder.store) == held(&Wieder::demo().store));
}

fn is_read_only(wieder: &Wieder, run: &dyn Fn(&[&str]) -> Said) {
    for words in READING {
        let said = run(words);
        assert_eq!((said.code, said.out), (0, Wieder::demo().ok(words)), "{words:?}: {}", said.err);
    }
    let mail = Wieder::demo().demo_mbox();
    let writing: [&[&str]; 3] =
        [&["import", mail.to_str().unwrap()], &["rest", "kreil"], &["me", "add", "a@b.example"]];
    for words in writing {
        for (language, hint, sentence) in
            [("en", "hint: ", "nothing can be written in"), ("de", "Tipp: ", "lässt sich nichts schreiben")]
        {
            let said = run(&[&["--lang", language], words].concat());
            refused(&said, 1, hint);
            assert!(said.err.contains(sentence), "{words:?}: {said:?}");
        }
    }
    assert!(held(&wieder.store) == held(&Wieder::demo().store));
    assert_whole(&wieder.store);
    wieder.ok(&["import", mail.to_str().unwrap()]);
}

#[test]
fn a_folder_that_may_not_be_written_to_is_read() {
    let Some(bound) = bound_by_rights() else { return };
    let wieder = Wieder::demo_copy();
    let rights = |mode| fs::set_permissions(&wieder.store, fs::Permissions::from_mode(mode)).unwrap();
    is_read_only(&wieder, &|words| {
        rights(0o555);
        let said = wieder.under(bound, words);
        rights(0o700);
        said
    });
}

#[test]
fn a_disk_that_cannot_be_written_to_is_read() {
    let Some(mounts) = own_mounts() else { return };
    const MOUNT: &str = "mount --bind \"$WIEDER_STORE\" \"$WIEDER_STORE\"; mount -o remount,ro,bind \"$WIEDER_STORE\" 2>/dev/null || mount -o remount,ro,bind,nosuid,nodev \"$WIEDER_STORE\"; exec \"$0\" \"$@\"";
    let wieder = Wieder::demo_copy();
    let words: Vec<&str> = mounts.iter().copied().chain(["sh", "-ec", MOUNT]).collect();
    is_read_only(&wieder, &|verb| wieder.under(&words, verb));

    // What was written last may still lie beside the file.
    let copy = Wieder::demo_copy();
    let beside = |store: &Path| {
        let db = db(store, "wieder.db");
        db.execute_batch("PRAGMA wal_autocheckpoint = 0; DELETE FROM my_address; INSERT INTO my_address VALUES ('late@vogt.example', 1, 0)").unwrap();
        for name in ["wieder.db-wal", "wieder.db-shm"] {
            fs::copy(store.join(name), wieder.store.join(name)).unwrap();
        }
        fs::copy(store.join("wieder.db"), wieder.store.join("wieder.db")).unwrap();
    };
    beside(&copy.store);
    let said = wieder.under(&words, &["me", "--json"]);
    assert!(said.code == 0 && said.out.contains("late@vogt.example"), "{said:?}");
}
