//! Letters from people with several addresses in; who may be one, what became of a decision on it, and warnings of names
//! that are not what they look like, out. Through the real binary.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::doubles::{ANNA, NINA, NOT_ANNA, PEOPLE, THOMAS, TOM, made_up};
use common::program::{Truth, Wieder, refused, strings};
use serde_json::Value;
use std::fs;

fn pairs(wieder: &Wieder) -> Vec<Value> {
    wieder.json(&["people", "--same"])["same"].as_array().unwrap().clone()
}

/// Addresses of the one person whom a word means.
fn of(wieder: &Wieder, word: &str) -> Vec<String> {
    let page = wieder.json(&["show", word]);
    page["addresses"].as_array().unwrap().iter().map(|a| a["address"].as_str().unwrap().to_owned()).collect()
}

/// All that is said of everybody.
fn everything(wieder: &Wieder) -> String {
    let pages = PEOPLE.iter().map(|(_, address, ..)| wieder.ok(&["show", address, "--json"]));
    let others =
        [&["people", "--json", "--limit", "1000"][..], &["lost", "--all", "--json"], &["people", "--same", "--json"]];
    pages.chain(others.iter().map(|words| wieder.ok(words))).collect()
}

#[test]
fn who_may_be_one_is_proposed_with_what_speaks_for_it() {
    let wieder = made_up();
    let found = pairs(&wieder);
    assert_eq!(found.len(), 1, "{found:#?}");
    let sides: Vec<&str> = ["a", "b"].iter().map(|side| found[0][side]["address"].as_str().unwrap()).collect();
    assert!(sides.contains(&TOM) && sides.contains(&THOMAS), "{sides:?}");
    let kinds: Vec<&str> =
        found[0]["evidence"].as_array().unwrap().iter().map(|shown| shown["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["nickname", "followed", "only_bearers"]);
    let english = wieder.ok(&["people", "--same"]);
    for sentence in [
        "Both are called Kreil, and Thomas and Tom are forms of one first name.",
        "thomas.kreil@alt.example ends in May 2014, and tom@kreilpost.example begins in May 2015.",
        "Nobody else here is called Kreil.",
        "2010–2014, 10 letters",
    ] {
        assert!(english.contains(sentence), "{english}");
    }
    let german = wieder.ok(&["people", "--same", "kreil", "--lang", "de"]);
    for sentence in [
        "Beide heißen Kreil, und Thomas und Tom sind Formen desselben Vornamens.",
        "thomas.kreil@alt.example hört im Mai 2014 auf, tom@kreilpost.example beginnt im Mai 2015.",
        "Sonst heißt hier niemand Kreil.",
    ] {
        assert!(german.contains(sentence), "{german}");
    }
    assert!(wieder.ok(&["people", "--same", "weber"]).is_empty());
    let said = wieder.run(&["people", "--same"]);
    assert!(said.err.contains("hint: wieder same "), "{said:?}");
}

#[test]
fn the_accepted_are_one_everywhere_and_undo_brings_back_what_was() {
    let wieder = made_up();
    let before = everything(&wieder);
    assert_eq!(of(&wieder, TOM), [TOM]);
    wieder.ok(&["same", "tom kreil", THOMAS]);
    for word in [TOM, THOMAS, "kreil", "thomas"] {
        assert_eq!(of(&wieder, word), [TOM, THOMAS], "{word}");
    }
    assert!(pairs(&wieder).is_empty());
    let listed = wieder.json(&["people", "kreil"]);
    assert_eq!((listed["count"].as_u64(), listed["people"][0]["sent"].as_u64()), (Some(1), Some(9)));
    let lost = wieder.json(&["lost", "--all"]);
    let one = lost["lost"].as_array().unwrap().iter().find(|one| one["address"] == TOM).unwrap().clone();
    assert_eq!(strings(&one["addresses"]), [TOM, THOMAS]);
    let found = wieder.json(&["search", "Termin 2010"]);
    let names: Vec<&str> = strings_of(&found["letters"], "address");
    assert!(names.contains(&TOM) && !names.contains(&THOMAS), "{found}");
    // It is a decision: it outlives the index.
    fs::remove_file(wieder.store.join("index.db")).unwrap();
    assert_eq!(of(&wieder, THOMAS), [TOM, THOMAS]);
    let already = wieder.run(&["same", TOM, THOMAS]);
    assert!(already.code == 0 && already.err.contains("one person already"), "{already:?}");
    wieder.ok(&["same", THOMAS, TOM, "--undo"]);
    assert_eq!(everything(&wieder), before);
}

fn strings_of<'a>(list: &'a Value, field: &str) -> Vec<&'a str> {
    list.as_array().unwrap().iter().filter_map(|one| one[field].as_str()).collect()
}

#[test]
fn the_refused_never_return_until_that_is_taken_back() {
    let wieder = made_up();
    let before = everything(&wieder);
    wieder.ok(&["same", TOM, THOMAS, "--different"]);
    assert!(pairs(&wieder).is_empty());
    assert_eq!(of(&wieder, TOM), [TOM]);
    wieder.ok(&["same", TOM, THOMAS, "--undo"]);
    assert_eq!(everything(&wieder), before);
    refused(&wieder.run(&["same", TOM, THOMAS, "--undo"]), 1, "hint: wieder people --same");
}

#[test]
fn two_addresses_of_one_person_can_be_taken_apart() {
    let wieder = made_up();
    let before = everything(&wieder);
    assert_eq!(of(&wieder, NINA[0]), [NINA[1], NINA[0]]);
    refused(&wieder.run(&["same", "nina", "holm", "--different"]), 1, "hint: take two of the addresses: ");
    wieder.ok(&["same", NINA[0], NINA[1], "--different"]);
    assert_eq!((of(&wieder, NINA[0]), of(&wieder, NINA[1])), (vec![NINA[0].to_owned()], vec![NINA[1].to_owned()]));
    assert_eq!(pairs(&wieder).len(), 1, "they are not proposed either");
    // One of them cannot be joined through a third.
    wieder.ok(&["same", NINA[0], TOM]);
    let said = wieder.run(&["same", TOM, NINA[1]]);
    refused(&said, 1, "hint: wieder same ");
    assert!(said.err.contains("you said that"), "{said:?}");
    wieder.ok(&["same", TOM, NINA[0], "--undo"]);
    wieder.ok(&["same", NINA[1], NINA[0]]);
    assert_eq!(of(&wieder, NINA[0]), [NINA[1], NINA[0]], "the newer word counts");
    wieder.ok(&["same", NINA[1], NINA[0], "--undo"]);
    assert_eq!(everything(&wieder), before);
}

#[test]
fn an_address_of_a_family_bridges_nobody() {
    let wieder = made_up();
    for (word, wanted) in [("eva@elang.example", 1), ("peter@plang.example", 1), ("lang@familie.example", 1)] {
        assert_eq!(of(&wieder, word).len(), wanted, "{word}");
    }
    assert_eq!(wieder.run(&["same", "eva@elang.example", "peter@plang.example", "--undo"]).code, 1);
}

#[test]
fn foreign_letters_are_never_the_same_and_earn_a_warning() {
    let wieder = made_up();
    assert_eq!((of(&wieder, ANNA).len(), of(&wieder, NOT_ANNA).len()), (1, 1));
    let name = "\u{410}nna Weber";
    let english = format!(
        "Careful: “{name}” <{NOT_ANNA}> is written with foreign letters that look like Latin ones. It looks like “Anna Weber” <{ANNA}> but is another name."
    );
    let german =
        format!("Achtung: „{name}“ <{NOT_ANNA}> ist mit fremden Buchstaben geschrieben, die wie lateinische aussehen.");
    for words in [&["people", "weber"][..], &["people", "--same"], &["people", "--same", "weber"]] {
        let said = wieder.run(words);
        assert!(said.err.contains(&english), "{words:?}: {said:?}");
        let said = wieder.run(&[words, &["--lang", "de"]].concat());
        assert!(said.err.contains(&german), "{words:?}: {said:?}");
    }
    // From a part of the archive and from the whole.
    for _ in 0..2 {
        for address in [ANNA, NOT_ANNA] {
            let page = wieder.ok(&["show", address]);
            let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(page.contains(&english), "{page}");
            assert_eq!(wieder.json(&["show", address])["lookalikes"][0]["name"], name);
        }
        assert!(!wieder.ok(&["show", TOM]).contains("Careful"));
    }
}

#[test]
fn namesakes_are_neither_one_nor_proposed() {
    let demo = Wieder::demo();
    let truth = Truth::read();
    let key = |address: &str| {
        truth.person.iter().find(|person| person.addresses.iter().any(|a| a == address)).map(|person| &person.key)
    };
    for pair in pairs(demo) {
        let (a, b) = (pair["a"]["address"].as_str().unwrap(), pair["b"]["address"].as_str().unwrap());
        assert!(key(a).is_none() || key(b).is_none() || key(a) == key(b), "{pair:#}");
    }
    assert!(demo.json(&["people", "--same", "anna weber"])["same"].as_array().unwrap().is_empty());
}
