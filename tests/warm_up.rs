//! The demo in, three people to warm up with, and what is remembered of proposals, out. Through the real binary.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::program::{Truth, Wieder};
use common::years::{archive, letter};
use serde_json::Value;
use std::collections::BTreeSet;
use wieder::store::Store;

fn json(wieder: &Wieder, words: &[&str]) -> Value {
    let said = wieder.run(&[words, &["--json"]].concat());
    serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("{said:?}"))
}

#[test]
fn people_i_am_in_touch_with() {
    let (wieder, truth) = (Wieder::demo_copy(), Truth::read());
    let found = json(&wieder, &["lost", "--warm-up"]);
    let people = found["warm_up"].as_array().unwrap();
    assert_eq!(people.len(), 3, "{found}");
    for found in people {
        let address = found["address"].as_str().unwrap();
        let person = truth.person.iter().find(|person| person.addresses.iter().any(|one| one == address)).unwrap();
        assert!(person.bridge == "open" && !person.lost && person.last_days <= 180, "{found}");
        // The truth counts letters to them alone.
        assert_eq!(found["received"], person.letters_in, "{address}");
        assert!(found["sent"].as_u64().unwrap() >= person.letters_out, "{address}");
        assert_eq!(
            (found["days"].as_i64().unwrap(), found["direction"].as_str().unwrap()),
            (person.last_days, person.last_direction.as_str())
        );
        // What is hinted at can be done.
        let update = "u_update=Ich arbeite seit Mai frei.";
        let said = wieder.run(&["write", address, "--ask", "catch_up", "--set", update, "--true"]);
        assert_eq!(said.code == 0, found["answer"] == false, "{said:?}");
        // Nothing was lost between them, and nothing of these months is old.
        for word in ["lange", "Pause", "2026", "wieder", "long", "lost", "again"] {
            assert!(!said.out.contains(word), "{word}: {said:?}");
        }
    }
    for language in ["de", "en"] {
        let said = wieder.run(&["lost", "--warm-up", "--lang", language]);
        assert!(said.code == 0 && said.err.contains("wieder write ") && !said.out.contains("warm-up-"), "{said:?}");
        let said = wieder.run(&["lost", "--lang", language]);
        assert!(said.err.contains("wieder lost --warm-up"), "offered to who hesitates: {said:?}");
    }
}

#[test]
fn who_is_at_rest_or_was_written_to_is_left_alone() {
    let wieder = Wieder::demo_copy();
    let names = |found: &Value| -> Vec<String> {
        found["warm_up"].as_array().unwrap().iter().map(|one| one["address"].as_str().unwrap().to_owned()).collect()
    };
    let before = names(&json(&wieder, &["lost", "--warm-up"]));
    wieder.ok(&["rest", &before[1]]);
    let after = names(&json(&wieder, &["lost", "--warm-up"]));
    assert!(!after.contains(&before[1]) && after.contains(&before[0]), "{before:?} {after:?}");
}

#[test]
fn nobody_to_warm_up_with() {
    let wieder = archive(&[letter("Ole", false, "2014-03-01")]);
    let said = wieder.run(&["lost", "--warm-up"]);
    assert!(said.code == 0 && said.out.is_empty() && said.err.contains("nobody"), "{said:?}");
    let clash = wieder.run(&["lost", "--warm-up", "--all"]);
    assert_eq!(clash.code, 2, "{clash:?}");
}

/// Ten a day with the chance of each, once however often they are shown.
#[test]
fn what_was_proposed_is_kept() {
    let wieder = Wieder::demo_copy();
    let before = kept(&wieder).len();
    let found = json(&wieder, &["lost"]);
    wieder.ok(&["lost"]);
    wieder.ok(&["lost", "--all"]);
    let proposals: Vec<_> = kept(&wieder).split_off(before.min(kept(&wieder).len()));
    let shown: BTreeSet<(String, u32, String)> = (1..)
        .zip(found["lost"].as_array().unwrap())
        .map(|(rank, one)| {
            let chance = one["drawn"].as_f64().unwrap_or(1.0);
            (one["address"].as_str().unwrap().to_owned(), rank, format!("{chance:.6}"))
        })
        .collect();
    let kept: BTreeSet<_> =
        proposals.iter().map(|one| (one.address.to_string(), one.rank, format!("{:.6}", one.propensity))).collect();
    assert_eq!(kept, shown);
    assert!(proposals.iter().any(|one| one.propensity < 1.0), "one is drawn");
}

fn kept(wieder: &Wieder) -> Vec<wieder::store::Proposal> {
    Store::open(&wieder.store).unwrap().proposals().unwrap()
}
