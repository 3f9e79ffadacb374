//! Stores whose files were damaged in their middle in, right answers or a refusal that leaves everything as it is out.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::chance::Chance;
use common::program::{READING, Said, Wieder};
use common::state::{assert_whole, held};
use rayon::prelude::*;
use rusqlite::Connection;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

const PAGE: usize = 4096;
const SECTOR: usize = 512;

fn junk(chance: &mut Chance, length: usize) -> Vec<u8> {
    (0..length).map(|_| chance.below(256) as u8).collect()
}

type Damage = fn(&mut Vec<u8>, &mut Chance);

/// What disks do to a file, at a place that chance chooses.
const DAMAGES: [(&str, Damage); 5] = [
    ("a page of junk", |bytes, chance| {
        let (at, junk) = (chance.below(bytes.len() / PAGE) * PAGE, junk(chance, PAGE));
        bytes[at..at + PAGE].copy_from_slice(&junk);
    }),
    ("a page of nothing", |bytes, chance| {
        let at = chance.below(bytes.len() / PAGE) * PAGE;
        bytes[at..at + PAGE].fill(0);
    }),
    ("ten pages of junk", |bytes, chance| {
        let pages = bytes.len() / PAGE;
        let (at, junk) = (chance.below(pages - 10) * PAGE, junk(chance, 10 * PAGE));
        bytes[at..at + 10 * PAGE].copy_from_slice(&junk);
    }),
    ("a page that begins with a sector of junk", |bytes, chance| {
        let (at, junk) = (chance.below(bytes.len() / PAGE) * PAGE, junk(chance, SECTOR));
        bytes[at..at + SECTOR].copy_from_slice(&junk);
    }),
    ("cut in its middle", |bytes, chance| bytes.truncate(chance.below(bytes.len()))),
];

/// Nobody is told more than one failure, and nobody none where something failed.
fn speaks_plainly(said: &Said) {
    said.speaks_plainly();
    let failures = said.err.lines().filter(|line| line.starts_with("wieder: ")).count();
    assert_eq!(failures, usize::from(said.code == 1), "{said:?}");
}

/// A copy of the demo store with one file damaged.
fn damaged(file: &str, damage: Damage, chance: &mut Chance) -> Wieder {
    let wieder = Wieder::demo_copy();
    let path = wieder.store.join(file);
    let mut bytes = fs::read(&path).unwrap();
    damage(&mut bytes, chance);
    fs::write(&path, bytes).unwrap();
    wieder
}

/// Every kind of damage at so many places.
fn rows(places: u64) -> Vec<(&'static str, Damage, u64)> {
    let kinds = DAMAGES.iter().flat_map(|(kind, damage)| (0..places).map(move |seed| (*kind, *damage, seed)));
    kinds.collect()
}

fn expected() -> Vec<String> {
    READING.iter().map(|words| Wieder::demo().ok(words)).collect()
}

#[test]
fn a_damaged_index_is_built_anew_and_every_answer_is_right() {
    let (expected, before) = (expected(), held(&Wieder::demo().store));
    let mail = Wieder::demo().demo_mbox();
    rows(8).into_par_iter().for_each(|(kind, damage, seed)| {
        let wieder = damaged("index.db", damage, &mut Chance::new(seed, 0));
        let mut built_anew = false;
        for at in 0..READING.len() {
            let at = (at + seed as usize) % READING.len();
            let said = wieder.run(READING[at]);
            speaks_plainly(&said);
            assert!(said.code == 0 && said.out == expected[at], "{kind}, {seed}, {:?}: {}", READING[at], said.err);
            built_anew |= said.err.contains("The index is being built anew");
        }
        let said = wieder.run(&["import", mail.to_str().unwrap()]);
        speaks_plainly(&said);
        assert_eq!(said.code, 0, "{kind}, {seed}: {said:?}");
        if built_anew {
            wieder.ok(&["search", "Lektorat"]);
            assert!(held(&wieder.store) == before, "{kind}, {seed}");
            assert_whole(&wieder.store);
        }
    });
}

#[test]
fn an_index_that_lacks_a_part_is_built_anew() {
    let (expected, before) = (expected(), held(&Wieder::demo().store));
    let change = |sql: &'static str| {
        move |store: &Path| Connection::open(store.join("index.db")).unwrap().execute_batch(sql).unwrap()
    };
    let write =
        |name: &'static str, bytes: &'static [u8]| move |store: &Path| fs::write(store.join(name), bytes).unwrap();
    type Spoil = Box<dyn Fn(&Path) + Sync + Send>;
    let rows: Vec<(&str, Spoil)> = vec![
        ("no addresses", Box::new(change("DROP TABLE address"))),
        ("no people", Box::new(change("DROP TABLE person; DROP TABLE member"))),
        ("no remarks", Box::new(change("DROP TABLE remark"))),
        ("no full text", Box::new(change("DROP TABLE words"))),
        ("a full text without its data", Box::new(change("DELETE FROM words_data"))),
        ("no memory of itself", Box::new(change("DELETE FROM meta"))),
        ("a log of nothing", Box::new(write("index.db-wal", b""))),
        ("a log of junk", Box::new(write("index.db-wal", &[0xa5; 9000]))),
        ("shared memory of junk", Box::new(write("index.db-shm", &[0xa5; 32768]))),
    ];
    rows.par_iter().for_each(|(what, spoil)| {
        for at in 0..3 {
            let wieder = Wieder::demo_copy();
            spoil(&wieder.store);
            let said = wieder.run(READING[at]);
            speaks_plainly(&said);
            assert!(said.code == 0 && said.out == expected[at], "{what}, {:?}: {}", READING[at], said.err);
            if said.err.contains("The index is being built anew") {
                wieder.ok(&["search", "Lektorat"]);
                assert!(held(&wieder.store) == before, "{what}, {:?}", READING[at]);
            }
        }
    });
}

#[test]
fn damaged_letters_are_refused_and_never_taken_for_an_index() {
    let expected = expected();
    let mail = Wieder::demo().demo_mbox();
    let refusals = AtomicUsize::new(0);
    rows(8).into_par_iter().for_each(|(kind, damage, seed)| {
        let wieder = damaged("wieder.db", damage, &mut Chance::new(seed, 0));
        let files = ["wieder.db", "index.db"].map(|name| wieder.store.join(name));
        let before = files.each_ref().map(|path| fs::read(path).unwrap());
        let mut refused = false;
        for (at, words) in READING.iter().enumerate() {
            let said = wieder.run(words);
            speaks_plainly(&said);
            match said.code {
                0 => assert!(said.out == expected[at], "{kind}, {seed}, {words:?}"),
                _ => {
                    assert!(said.err.contains("wieder.db in") && said.err.contains("hint: put back"), "{said:?}");
                    assert_eq!(said.out, "", "{kind}, {seed}, {words:?}");
                    refused = true;
                }
            }
        }
        for (path, before) in files.iter().zip(before) {
            assert!(fs::read(path).unwrap() == before, "{kind}, {seed}: {}", path.display());
        }
        refusals.fetch_add(usize::from(refused), Ordering::Relaxed);
        // Without the index all letters are read again: none that was changed comes through.
        fs::remove_file(&files[1]).unwrap();
        let said = wieder.run(READING[0]);
        speaks_plainly(&said);
        assert!(said.code == 1 || said.out == expected[0], "{kind}, {seed}: {said:?}");
        speaks_plainly(&wieder.run(&["--lang", "de", "import", mail.to_str().unwrap()]));
    });
    let refusals = refusals.into_inner();
    assert!(refusals >= 12, "{refusals} refused");
}
