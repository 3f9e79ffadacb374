//! Mail that comes in pieces, twice, or in copies in; each letter once, and nothing hidden, out.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::archives::gzip;
use common::letter;
use common::program::Wieder;
use common::state::{assert_same, db, number, state};
use rusqlite::Connection;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

fn mailbox(wieder: &Wieder, name: &str, letters: &[String]) -> String {
    let path = wieder.store.with_file_name(name);
    fs::write(&path, letters.concat()).unwrap();
    path.to_str().unwrap().to_owned()
}

fn import(wieder: &Wieder, words: &[&str]) -> (u64, u64) {
    let said = wieder.json(&[&["import"], words].concat());
    (said["kept"].as_u64().unwrap(), said["duplicates"].as_u64().unwrap())
}

/// An import writes down who is who, whether it found anything new or not.
fn remember(wieder: &Wieder) {
    wieder.ok(&["import", Wieder::demo().demo_mbox().to_str().unwrap()]);
}

#[test]
fn a_cut_copy_never_hides_the_whole_one() {
    let text = "Dear Eva,\n\nplease do not contact me again.\n\nJana";
    let long = format!("{text}{}", "\nOne more line that no list adds.".repeat(20));
    let footer = format!("{text}\n\nPS: bring the lantern.");
    let rows = [
        // First and second copy; letters kept; words to be found; hits.
        (["", text], 2, "contact", 1),
        ([text, ""], 2, "contact", 1),
        ([text, &footer], 1, "lantern", 1),
        ([&footer, text], 1, "lantern", 1),
        ([text, &long], 2, "list", 1),
        ([text, text], 1, "contact", 1),
    ];
    for (texts, kept, word, hits) in rows {
        let wieder = Wieder::new();
        for (at, text) in texts.iter().enumerate() {
            let copy = letter("eva@example.org", "one", "", text);
            import(&wieder, &[&mailbox(&wieder, &format!("{at}.mbox"), &[copy])]);
        }
        let ix = db(&wieder.store, "index.db");
        let found = format!("SELECT count(*) FROM words WHERE words MATCH '\"{word}\"'");
        assert_eq!(number(&ix, "SELECT count(*) FROM row"), kept, "{texts:?}");
        assert_eq!(number(&ix, &found), hits, "{texts:?}");
        assert_eq!(number(&ix, "SELECT max(letters) FROM name"), kept, "{texts:?}");
        assert!(number(&ix, "SELECT count(*) FROM remark") <= 2, "{texts:?}");
        let before = state(&wieder.store);
        fs::remove_file(wieder.store.join("index.db")).unwrap();
        wieder.run(&["search", "contact", "--me", "jana@example.org"]);
        wieder.ok(&["import", wieder.store.with_file_name("0.mbox").to_str().unwrap()]);
        assert_same(&state(&wieder.store), &before, &format!("{texts:?}: built anew"));
    }
}

/// An import that was cut off reads again what it had read: that must find nothing new.
#[test]
fn a_second_reading_of_the_same_copies_finds_nothing_new() {
    let wieder = Wieder::new();
    let (eva, both) = ("eva@example.org", "eva@example.org, ida@example.org");
    let text = "Dear Eva,\n\nthe lantern is yours.\n\nJana";
    let footer = "\nOne more line that a list adds.".repeat(10);
    let (once, twice) = (format!("{text}{footer}"), format!("{text}{footer}{footer}"));
    let rows = [
        (vec![(eva, text), (both, text), (eva, &once), (eva, &twice)], 1),
        (vec![(eva, &once), (both, text), (eva, &twice)], 1),
        (vec![(eva, text), (eva, ""), (both, &once), (both, "")], 2),
    ];
    for (at, (copies, kept)) in rows.into_iter().enumerate() {
        let letters: Vec<String> = copies.iter().map(|(to, text)| letter(to, &format!("{at}"), "", text)).collect();
        let counts = (kept, letters.len() as u64 - kept);
        assert_eq!(import(&wieder, &[&mailbox(&wieder, &format!("{at}.mbox"), &letters)]), counts, "{at}");
        let again = mailbox(&wieder, &format!("{at}-again.mbox"), &letters);
        assert_eq!(import(&wieder, &[&again]), (0, letters.len() as u64), "{at}");
    }
}

#[test]
fn a_letter_read_while_it_was_written_is_completed() {
    let wieder = Wieder::new();
    let whole = letter("eva@example.org", "one", "", &"A line of the letter.\n".repeat(60));
    let path = mailbox(&wieder, "inbox", &[whole.chars().take(300).collect()]);
    assert_eq!(import(&wieder, &[&path]), (1, 0));
    mailbox(&wieder, "inbox", &[whole, letter("eva@example.org", "two", "", "Again.")]);
    assert_eq!(import(&wieder, &[&path]), (1, 1));
    let cut =
        number(&db(&wieder.store, "wieder.db"), "SELECT count(*) FROM oddity WHERE kind = 'same_id_other_content'");
    assert_eq!(cut, 0);
}

#[test]
fn one_text_to_many_is_many_letters() {
    let wieder = Wieder::new();
    let rows = [("eva", "a"), ("ida", "b"), ("eva", "c"), ("ida", "a")];
    let letters = rows.map(|(to, id)| letter(&format!("{to}@example.org"), id, "", "You are invited."));
    // The third is the first under another id, the fourth the first as it went to another copy of one letter.
    assert_eq!(import(&wieder, &[&mailbox(&wieder, "mail", &letters)]), (2, 2));
}

#[test]
fn what_was_left_out_is_read_when_it_is_wished_for() {
    let wieder = Wieder::new();
    let spam = "X-Gmail-Labels: Spam\n";
    let letters = [letter("eva@example.org", "a", "", "Hi."), letter("eva@example.org", "b", spam, "Buy!")];
    let path = mailbox(&wieder, "mail box", &letters);
    let said = wieder.run(&["import", &path]);
    let hint = said.err.lines().find(|line| line.contains("--everything")).unwrap();
    assert!(hint.ends_with(&format!("wieder import --everything '{path}'")), "{hint}");
    assert_eq!(import(&wieder, &[&path]), (0, 0));
    assert_eq!(import(&wieder, &["--everything", &path]), (1, 1));
    assert_eq!(import(&wieder, &["--everything", &path]), (0, 0));
    assert_eq!(import(&wieder, &[&path]), (0, 0));

    let maildir = wieder.store.with_file_name("Maildir");
    for (folder, id) in [("cur", "c"), (".Junk/cur", "d")] {
        for part in ["cur", "new", "tmp"] {
            fs::create_dir_all(maildir.join(folder).with_file_name(part)).unwrap();
        }
        let (_, raw) =
            letter("eva@example.org", id, "", id).split_once('\n').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
        fs::write(maildir.join(folder).join("1.host:2,S"), raw).unwrap();
    }
    let maildir = maildir.to_str().unwrap();
    assert_eq!(import(&wieder, &[maildir]), (1, 0));
    assert_eq!(import(&wieder, &["--everything", maildir]), (1, 0));
}

#[test]
fn a_letter_that_broke_off_is_completed_by_its_whole_copy_from_elsewhere() {
    let line = |at: u32| format!("{:x}\n", at.wrapping_mul(2_654_435_761)); // packs badly
    let text = |at: u32| (at * 60..at * 60 + 60).map(line).collect::<String>() + "Lantern.";
    let letters: Vec<String> = (0..20).map(|at| letter("eva@example.org", &at.to_string(), "", &text(at))).collect();
    let packed = gzip(letters.concat().as_bytes());
    for ninths in 1..9 {
        let wieder = Wieder::new();
        let cut = wieder.store.with_file_name("cut.mbox.gz");
        fs::write(&cut, &packed[..packed.len() * ninths / 9]).unwrap();
        assert_eq!(wieder.run(&["import", cut.to_str().unwrap()]).code, 1);
        let whole = mailbox(&wieder, "whole.mbox", &letters);
        let report = wieder.json(&["import", &whole, "--me", "jana@example.org"]);
        assert_eq!((&report["total"], &report["oddities"]), (&20.into(), &serde_json::json!({})), "{ninths}");
        assert_eq!(wieder.json(&["search", "lantern"])["count"], 20, "{ninths}");
    }
}

#[test]
fn a_source_in_which_something_failed_is_tried_again() {
    let wieder = Wieder::new();
    let folder = wieder.store.with_file_name("letters");
    fs::create_dir(&folder).unwrap();
    let raw = |id| letter("eva@example.org", id, "", id).split_once('\n').unwrap().1.to_owned();
    fs::write(folder.join("a.eml"), raw("a")).unwrap();
    fs::write(folder.join("b.eml"), raw("b")).unwrap();
    let archive = wieder.store.with_file_name("mail.tar");
    let mut tar = tar::Builder::new(fs::File::create(&archive).unwrap());
    tar.append_path_with_name(folder.join("a.eml"), "a.eml").unwrap();
    tar.append_path_with_name(folder.join("b.eml"), "b.eml").unwrap();
    tar.finish().unwrap();
    let whole = fs::read(&archive).unwrap();
    // The second member ends in its middle.
    let cut = whole.windows(5).rposition(|five| five == b"Subje").unwrap();
    fs::write(&archive, &whole[..cut]).unwrap();
    let path = archive.to_str().unwrap();
    for _ in 0..2 {
        let said = wieder.run(&["import", path, "--json"]);
        let report = said.json();
        assert!(said.code == 1 && !report["failed"].as_array().unwrap().is_empty(), "{said:?}");
        assert_eq!(report["sources_unchanged"], 0, "{report}");
    }
    fs::write(&archive, &whole).unwrap();
    import(&wieder, &[path]);
    assert_eq!(wieder.json(&["import", path])["sources_unchanged"], 1);
}

#[test]
fn an_index_that_does_not_belong_is_built_anew_and_nothing_else() {
    let wieder = Wieder::demo_copy();
    let before = state(&wieder.store);
    fn meta(index: &Path, what: &str) {
        Connection::open(index).unwrap().execute(&format!("UPDATE meta SET {what}"), []).unwrap();
    }
    type Spoil<'a> = &'a dyn Fn(&Path);
    let spoil: [(&str, Spoil); 6] = [
        ("deleted", &|index| fs::remove_file(index).unwrap()),
        ("no database", &|index| fs::write(index, "nothing of the kind".repeat(500)).unwrap()),
        ("empty", &|index| fs::write(index, "").unwrap()),
        ("other rules", &|index| meta(index, "rules = 0")),
        ("of another store", &|index| meta(index, "store = 'x'")),
        ("behind a change", &|index| meta(index, "revised = 9")),
    ];
    for (how, spoil) in spoil {
        spoil(&wieder.store.join("index.db"));
        wieder.ok(&["lost", "--json"]);
        wieder.ok(&["search", "Lektorat"]);
        remember(&wieder);
        assert_same(&state(&wieder.store), &before, how);
    }
    assert_eq!(number(&db(&wieder.store, "index.db"), "SELECT filled FROM meta"), 1);
    // A lock is no damage: said after a while, and the index stays.
    let ix = db(&wieder.store, "index.db");
    ix.execute_batch(
        "CREATE TABLE mark (a); PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; INSERT INTO mark VALUES (1)",
    )
    .unwrap();
    wieder.run(&["lost"]);
    ix.execute_batch("ROLLBACK").unwrap();
    drop(ix);
    assert_eq!(number(&db(&wieder.store, "index.db"), "SELECT count(*) FROM mark"), 0);
}

#[test]
fn others_read_while_an_import_runs() {
    let wieder = Wieder::demo_copy();
    let lock = fs::File::options().create(true).append(true).open(wieder.store.join("import.lock")).unwrap();
    lock.try_lock().unwrap();
    wieder.ok(&["lost"]);
    let said = wieder.run(&["import", Wieder::demo().demo_mbox().to_str().unwrap()]);
    assert_eq!(said.code, 1, "{said:?}");
    // An index that never was whole serves nobody.
    db(&wieder.store, "index.db")
        .execute_batch("UPDATE meta SET filled = 0; DELETE FROM row WHERE letter > 5")
        .unwrap();
    assert_eq!(wieder.run(&["lost"]).code, 1);
    drop(lock);
    wieder.ok(&["lost"]);
}

#[test]
fn many_ask_at_once_for_an_index_that_is_gone() {
    let wieder = Wieder::demo_copy();
    let before = state(&wieder.store);
    fs::remove_file(wieder.store.join("index.db")).unwrap();
    let ask = || wieder.command(&["lost", "--json"]).stdout(std::process::Stdio::piped()).spawn().unwrap();
    let all: Vec<_> = (0..4).map(|_| ask()).collect();
    let said: Vec<_> = all.into_iter().map(|child| child.wait_with_output().unwrap()).collect();
    assert!(said.iter().all(|one| one.status.success() && one.stdout == said[0].stdout));
    wieder.ok(&["search", "Lektorat"]);
    remember(&wieder);
    assert_same(&state(&wieder.store), &before, "asked by many");
}

#[test]
fn a_folder_of_the_user_keeps_its_rights() {
    let mode = |path: PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let wieder = Wieder::new();
    let path = mailbox(&wieder, "mail", &[letter("eva@example.org", "a", "", "Hi.")]);
    import(&wieder, &[&path]);
    assert_eq!(mode(wieder.store.clone()), 0o700);

    let shared = Wieder::new();
    fs::create_dir(&shared.store).unwrap();
    fs::set_permissions(&shared.store, fs::Permissions::from_mode(0o755)).unwrap();
    import(&shared, &[&path]);
    assert_eq!(mode(shared.store.clone()), 0o755);
    fs::set_permissions(shared.store.join("wieder.db"), fs::Permissions::from_mode(0o644)).unwrap();
    shared.run(&["lost"]);
    for name in ["wieder.db", "index.db", "import.lock"] {
        assert_eq!(mode(shared.store.join(name)), 0o600, "{name}");
    }
}
