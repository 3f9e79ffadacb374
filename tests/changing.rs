//! A mailbox that changes while it is read in, an oddity and nothing lost out.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::zombie_processes)]

mod common;

use common::letter;
use common::program::{Said, Wieder};
use common::state::{assert_whole, db};
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::AtomicBool;
use std::time::Duration;
use wieder::flow::{self, ImportOptions};
use wieder::store::Store;

const LETTERS: usize = 6000;

fn mail(from: usize, to: usize) -> String {
    let text = |at: usize| format!("Letter {at}.\n{}", "More of it.\n".repeat(40));
    (from..to).map(|at| letter("eva@example.org", &at.to_string(), "", &text(at))).collect()
}

#[test]
fn others_decide_while_letters_are_read() {
    let wieder = Wieder::new();
    let path = wieder.store.with_file_name("inbox");
    fs::write(&path, mail(0, 10)).unwrap();
    wieder.ok(&["import", path.to_str().unwrap()]);
    fs::write(&path, mail(0, LETTERS)).unwrap();
    let mut reading = wieder.command(&["import", path.to_str().unwrap()]);
    let mut reading = reading.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let mut decided = 0;
    while reading.try_wait().unwrap().is_none() {
        wieder.ok(&["me", "add", &format!("me{decided}@example.org")]);
        decided += 1;
    }
    assert!(decided > 0 && reading.wait().unwrap().success());
    let mine: i64 =
        db(&wieder.store, "wieder.db").query_row("SELECT count(*) FROM my_address", [], |row| row.get(0)).unwrap();
    assert_eq!((mine, letters(&wieder.store)), (decided, LETTERS as i64));
}

#[test]
fn whoever_stops_it_goes_on_later() {
    let wieder = Wieder::new();
    let path = wieder.store.with_file_name("inbox");
    fs::write(&path, mail(0, LETTERS)).unwrap();
    let file = path.to_str().unwrap();
    let mut reading = wieder.command(&["import", file, "/nowhere"]);
    let reading = reading.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    wait_for_letters(&wieder);
    signal(&reading, "-INT");
    let said = Said::of(reading.wait_with_output().unwrap());
    said.speaks_plainly();
    let kept = letters(&wieder.store);
    assert!(kept < LETTERS as i64);
    assert_eq!(said.code, 130, "{said:?}");
    assert!(said.err.contains(&format!("Stopped. {kept} letters are kept; the same command goes on.")), "{said:?}");
    assert!(said.err.contains("/nowhere could not be read"), "{said:?}");
    assert_whole(&wieder.store);
    wieder.ok(&["import", file]);
    assert_eq!(letters(&wieder.store), LETTERS as i64);
    assert_whole(&wieder.store);
}

#[test]
fn the_full_text_may_be_stopped_before_it_begins() {
    let wieder = Wieder::new();
    let path = wieder.store.with_file_name("inbox");
    fs::write(&path, mail(0, 10)).unwrap();
    let mut store = Store::create(&wieder.store).unwrap();
    flow::import(&mut store, &[path], &ImportOptions::default(), &mut |_| ()).unwrap();
    for (stop, left) in [(true, 10), (false, 0)] {
        let all = flow::index_words(&mut store, &AtomicBool::new(stop), &mut |_, _| ()).unwrap();
        assert_eq!((all, store.wordless_count().unwrap()), (!stop, left));
    }
    drop(store);
    assert_eq!(wieder.json(&["search", "letter", "--me", "jana@example.org"])["count"], 10);
    assert_whole(&wieder.store);
}

fn signal(process: &Child, name: &str) {
    Command::new("kill").args([name, &process.id().to_string()]).status().unwrap();
}

/// Until some letters are kept.
fn wait_for_letters(wieder: &Wieder) {
    while !wieder.store.join("import.lock").exists() || letters(&wieder.store) == 0 {
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// A mail program marks all letters as read meanwhile.
#[test]
fn letters_may_move_while_their_folder_is_read() {
    let wieder = Wieder::new();
    let maildir = wieder.store.with_file_name("Maildir");
    ["cur", "new", "tmp"].iter().for_each(|half| fs::create_dir_all(maildir.join(half)).unwrap());
    let path = |at: usize, flags: &str| maildir.join("cur").join(format!("{at}.letter:2,{flags}"));
    for at in 0..LETTERS {
        let raw = letter("eva@example.org", &at.to_string(), "", &format!("Letter {at}."));
        fs::write(path(at, ""), raw.split_once('\n').unwrap().1).unwrap();
    }
    let mut reading = wieder.command(&["import", maildir.to_str().unwrap()]);
    let reading = reading.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    wait_for_letters(&wieder);
    signal(&reading, "-STOP");
    (0..LETTERS).for_each(|at| fs::rename(path(at, ""), path(at, "S")).unwrap());
    signal(&reading, "-CONT");
    let said = Said::of(reading.wait_with_output().unwrap());
    said.speaks_plainly();
    let kept = letters(&wieder.store);
    assert!(kept < LETTERS as i64, "all was read before it moved");
    assert!(said.code == 0 && said.err.contains("changed while"), "{said:?}");
    wieder.ok(&["import", maildir.to_str().unwrap()]);
    assert_eq!(letters(&wieder.store), LETTERS as i64);
    assert_whole(&wieder.store);
}

#[test]
fn a_file_may_change_while_it_is_read() {
    type Change = fn(&Path, &str);
    let rows: [(&str, Change, bool); 5] = [
        (
            "grows",
            |path, more| File::options().append(true).open(path).unwrap().write_all(more.as_bytes()).unwrap(),
            true,
        ),
        ("shrinks", |path, _| File::options().write(true).open(path).unwrap().set_len(100_000).unwrap(), true),
        ("is written over", |path, more| fs::write(path, more).unwrap(), true),
        (
            "is replaced",
            |path, more| {
                fs::write(path.with_extension("new"), more).unwrap();
                fs::rename(path.with_extension("new"), path).unwrap();
            },
            true,
        ),
        ("goes away", |path, _| fs::remove_file(path).unwrap(), false),
    ];
    let (first, more) = (mail(0, LETTERS), mail(LETTERS, LETTERS + 50));
    for (what, change, noted) in rows {
        let wieder = Wieder::new();
        let path = wieder.store.with_file_name("inbox");
        fs::write(&path, &first).unwrap();
        let file = path.to_str().unwrap();
        let mut reading = wieder.command(&["import", file]);
        let reading = reading.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        wait_for_letters(&wieder);
        signal(&reading, "-STOP");
        let half = letters(&wieder.store);
        assert!(half < LETTERS as i64, "{what}: all was read before it changed");
        change(&path, &more);
        signal(&reading, "-CONT");
        let said = Said::of(reading.wait_with_output().unwrap());
        said.speaks_plainly();
        assert_eq!(
            (said.code, said.err.contains("One file changed while it was read.")),
            (0, noted),
            "{what}: {said:?}"
        );
        assert_whole(&wieder.store);
        let again = wieder.run(&["import", file]);
        again.speaks_plainly();
        assert_eq!(again.code, i32::from(!path.exists()), "{what}: {again:?}");
        // Nothing of what stands there now is missing.
        if path.exists() {
            let copy = path.with_extension("copy");
            fs::copy(&path, &copy).unwrap();
            assert_eq!(wieder.json(&["import", copy.to_str().unwrap()])["kept"], 0, "{what}");
        }
        assert_whole(&wieder.store);
    }
}

fn letters(store: &Path) -> i64 {
    let db = db(store, "wieder.db");
    db.busy_timeout(Duration::from_secs(5)).unwrap();
    db.query_row("SELECT count(*) FROM letter", [], |row| row.get(0)).unwrap_or(0)
}
