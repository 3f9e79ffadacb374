//! Everybody's page from the part of the archive that lies around them, the same as from the whole, out.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::program::{Truth, Wieder};
use rusqlite::Connection;

fn forget(wieder: &Wieder) {
    Connection::open(wieder.store.join("index.db")).unwrap().execute("DELETE FROM gathered", []).unwrap();
}

fn remembered(wieder: &Wieder) -> i64 {
    let db = Connection::open(wieder.store.join("index.db")).unwrap();
    db.query_row("SELECT count(*) FROM gathered", [], |row| row.get(0)).unwrap()
}

const PARTS: [&str; 8] = ["kreil", "Müller", "Mueller", "nobody at all", "jana", "anna", "e", "é"];

/// Names in another spelling than that of the letters.
const SPELT: [(&str, &str); 9] = [
    ("Steinbrueck", "Kevin Steinbrück"),
    ("steinbruck", "Kevin Steinbrück"),
    ("kevin steinbrueck", "Kevin Steinbrück"),
    ("Steinbrü", "Kevin Steinbrück"),
    ("Jürgen", "Jürgen Pfisterer"),
    ("Juergen Pf", "Jürgen Pfisterer"),
    ("Ayse Demirel", "Ayşe Demirel"),
    ("Aumu\u{308}ller", "Heinrich Aumüller"),
    ("Thomás Kreíl", "Thomas Kreil"),
];

#[test]
fn a_name_is_found_in_any_spelling() {
    let wieder = Wieder::demo();
    for (word, name) in SPELT {
        assert_eq!(wieder.json(&["show", word])["name"], name, "{word}");
        assert_eq!(wieder.json(&["people", word])["people"][0]["name"], name, "{word}");
    }
    let asked = wieder.json(&["ask", "Kevin Steinbrueck", "--introduction"]);
    assert_eq!(asked["wanted"]["people"][0]["name"], "Kevin Steinbrück");
}

#[test]
fn a_page_from_a_part_is_the_page_from_the_whole() {
    let wieder = Wieder::demo_copy();
    let truth = Truth::read();
    let words = truth.person.iter().flat_map(|person| person.addresses.iter().map(String::as_str));
    let words: Vec<&str> = words.chain(SPELT.map(|(word, _)| word)).chain(PARTS).collect();
    for word in &words {
        assert_eq!(remembered(&wieder), 1, "{word}");
        let part = wieder.run(&["show", word]);
        forget(&wieder);
        let whole = wieder.run(&["show", word]);
        assert_eq!((part.code, part.out, part.err), (whole.code, whole.out, whole.err), "{word}");
    }
    for query in ["Lektorat", "book", "nothingofthekind"] {
        let part = wieder.run(&["search", query]);
        forget(&wieder);
        assert_eq!(part.out, wieder.run(&["search", query]).out, "{query}");
        wieder.run(&["show", "kreil"]);
    }
}

#[test]
fn what_changes_who_is_who_is_not_answered_from_memory() {
    let wieder = Wieder::demo_copy();
    let before = wieder.run(&["show", "kreil", "--json"]).out;
    wieder.ok(&["me", "remove", "jana@janavogt.example"]);
    let after = wieder.run(&["show", "kreil", "--json"]).out;
    assert_ne!(before, after);
    forget(&wieder);
    assert_eq!(after, wieder.run(&["show", "kreil", "--json"]).out);
    wieder.ok(&["me", "add", "jana@janavogt.example"]);
    assert_eq!(before, wieder.run(&["show", "kreil", "--json"]).out);
    let past = wieder.run(&["show", "kreil", "--json", "--now", "2020-01-01"]).out;
    forget(&wieder);
    assert_eq!(past, wieder.run(&["show", "kreil", "--json", "--now", "2020-01-01"]).out);
}
