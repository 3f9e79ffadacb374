//! Jana Vogt's mail in, what the program says about each of her people out, compared with `demo/truth.toml` and the
//! `INDEX.md` files of the cast.
//!
//! Who knows about something and who introduces to whom is compared in `tests/ask.rs`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::program::{Person, Truth, Wieder, strings};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

fn page(person: &Person) -> Value {
    Wieder::demo().json(&["show", person.addresses.last().unwrap()])
}

/// The page of one of the cast, by the name of its file.
fn page_of(key: &str) -> Value {
    page(Truth::read().person(key))
}

fn sentences<'a>(page: &'a Value, kind: &str) -> Vec<&'a str> {
    let findings = page["findings"].as_array().unwrap().iter();
    findings.filter(|finding| finding["kind"] == kind).map(|finding| finding["sentence"].as_str().unwrap()).collect()
}

fn addresses(listed: &Value) -> BTreeSet<&str> {
    listed.as_array().unwrap().iter().flat_map(|person| strings(&person["addresses"])).collect()
}

#[test]
fn exactly_the_lost_are_lost() {
    let all = Wieder::demo().json(&["lost", "--all"]);
    let lost = addresses(&all["lost"]);
    let truth = Truth::read();
    for person in &truth.person {
        for address in &person.addresses {
            assert_eq!(lost.contains(address.as_str()), person.lost, "{}", person.key);
        }
    }
    let wanted = truth.person.iter().filter(|person| person.lost).count();
    assert_eq!((all["count"].as_u64(), all["lost"].as_array().unwrap().len()), (Some(wanted as u64), wanted));
}

#[test]
fn what_is_said_of_the_lost_is_so() {
    let truth = Truth::read();
    let by_address: BTreeMap<&str, &Person> =
        truth.person.iter().flat_map(|person| person.addresses.iter().map(move |a| (a.as_str(), person))).collect();
    for said in Wieder::demo().json(&["lost", "--all"])["lost"].as_array().unwrap() {
        let person = by_address[said["address"].as_str().unwrap()];
        // The cast counts days of Augsburg, the program those of UTC and only full ones.
        let days = person.last_days - said["silent_days"].as_i64().unwrap();
        assert!((0..=1).contains(&days), "{}: {days}", person.key);
        let last = said["reasons"].as_array().unwrap().iter().find(|reason| reason["kind"] == "last").unwrap();
        assert_eq!(last["direction"], person.last_direction.as_str(), "{}", person.key);
    }
}

#[test]
fn everybody_is_one_person_with_all_their_addresses() {
    let listed = Wieder::demo().json(&["people", "--limit", "1000"]);
    let people = listed["people"].as_array().unwrap();
    for person in &Truth::read().person {
        let wanted: BTreeSet<&str> = person.addresses.iter().map(String::as_str).collect();
        let found: Vec<&Value> = people
            .iter()
            .filter(|listed| strings(&listed["addresses"]).iter().any(|address| wanted.contains(address)))
            .collect();
        assert_eq!(found.len(), 1, "{}", person.key);
        let has: BTreeSet<&str> = strings(&found[0]["addresses"]).into_iter().collect();
        assert_eq!((&has, found[0]["name"].as_str()), (&wanted, Some(person.name.as_str())), "{}", person.key);
        // More than the letters of their own file: those in whose Cc they stand.
        let count = |key: &str| found[0][key].as_u64().unwrap();
        if person.register != "none" {
            assert_eq!(count("received"), person.letters_in, "{}", person.key);
            assert!((person.letters_out..=person.letters_out + 3).contains(&count("sent")), "{}", person.key);
        }
    }
}

#[test]
fn namesakes_are_two_and_a_word_that_fits_several_is_refused() {
    let wieder = Wieder::demo();
    let webers = wieder.json(&["people", "weber"]);
    let names: Vec<&str> =
        webers["people"].as_array().unwrap().iter().map(|person| person["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Miriam Weber", "Anna Weber", "Anna Weber"]);
    for (word, count) in [("Weber", 3), ("Anna Weber", 2)] {
        let said = wieder.run(&["show", word]);
        assert_eq!((said.code, said.out.lines().count()), (1, count), "{said:?}");
        assert!(said.err.contains(&format!("“{word}” fits {count} people")), "{said:?}");
    }
    assert!(wieder.ok(&["show", "miriam weber"]).starts_with("Miriam Weber\n"));
}

#[test]
fn neither_machines_nor_lists_nor_their_hands_are_people() {
    let wieder = Wieder::demo();
    let truth = Truth::read();
    let (lost, people) = (wieder.json(&["lost", "--all"]), wieder.json(&["people", "--limit", "1000"]));
    let machines = truth.machine.iter().map(|machine| machine.from.as_str());
    let hands = truth.list_only.iter().map(|hand| hand.addr.as_str());
    let lists = ["editors-guild@lists.redpencil.example", "vorstand@ruderclub-lechwehr.example"];
    let nobody: BTreeSet<&str> =
        machines.chain(hands).chain(lists).chain(truth.mine.iter().map(String::as_str)).collect();
    for listed in [&lost["lost"], &lost["waiting"], &people["people"]] {
        for person in listed.as_array().unwrap() {
            assert!(!nobody.contains(person["address"].as_str().unwrap()), "{person}");
        }
    }
    assert!(addresses(&people["people"]).is_disjoint(&nobody));
    let words = format!("{lost}{people}");
    assert!(!words.contains("mailer-daemon") && !words.contains(" via "), "{words}");
}

#[test]
fn bridges_are_read_as_they_are() {
    for person in &Truth::read().person {
        let page = page(person);
        assert_eq!(page["bridge"], person.bridge.as_str(), "{}", person.key);
        assert_eq!(sentences(&page, "bridge").is_empty(), person.bridge == "open", "{}", person.key);
    }
}

#[test]
fn every_bridge_not_open_shows_its_sentence() {
    let rows = [
        ("deppe", "no_contact", "Bitte schreiben Sie mir nicht mehr."),
        ("mossop", "no_contact", "Please don't contact me again, by this address or any other."),
        ("aumueller", "death", "Heinrich Aumüller ist am vergangenen Freitag nach kurzer"),
        ("prosser", "death", "I am very sorry to tell you that Alun Prosser died on Saturday morning"),
        ("keil", "", "Ich bin enttäuscht von dir wie selten von einem Menschen."),
        ("lanning", "", "I trusted you."),
        ("lanning", "", "Spare me."),
    ];
    for (key, by, beginning) in rows {
        let page = page_of(key);
        assert_eq!(page["closed_by"].as_str().unwrap_or_default(), by, "{key}");
        let evidence = sentences(&page, "bridge");
        assert!(evidence.iter().any(|sentence| sentence.starts_with(beginning)), "{key}: {evidence:?}");
    }
    // A notice closes the bridge of whom it is about, not of who wrote it.
    for key in ["hallstein", "ellery"] {
        assert_eq!(page_of(key)["bridge"], "open", "{key}");
    }
    let said = Wieder::demo().ok(&["show", "mossop"]);
    assert!(said.contains("Closed: Derek asked not to be written to."), "{said}");
    let said = Wieder::demo().ok(&["--lang", "de", "show", "aumüller"]);
    assert!(said.contains("Herr Aumüller ist gestorben."), "{said}");
}

#[test]
fn the_strained_are_listed_with_the_sentence_and_never_asked_for_a_favour() {
    let wieder = Wieder::demo();
    let all = wieder.json(&["lost", "--all"]);
    for (name, sentence) in [("Marion Keil", "Ich bin enttäuscht von dir"), ("Victor Lanning", "I trusted you")] {
        let listed = all["lost"].as_array().unwrap().iter().find(|person| person["name"] == name).unwrap();
        let strained =
            listed["reasons"].as_array().unwrap().iter().find(|reason| reason["kind"] == "strained").unwrap();
        assert!(strained["sentence"].as_str().unwrap().starts_with(sentence), "{listed}");
    }
    for ask in ["referral", "feedback", "introduction", "job-opening"] {
        let said = wieder.ok(&["lost", "--all", "--for", ask]);
        assert!(!said.contains("Marion Keil") && !said.contains("Victor Lanning"), "{ask}");
    }
}

#[test]
fn a_dead_address_is_no_closed_bridge() {
    let all = Wieder::demo().json(&["lost", "--all"]);
    for key in ["krumbiegel", "prentice"] {
        let page = page_of(key);
        assert!(page["addresses"].as_array().unwrap().iter().all(|address| !address["bounced"].is_null()), "{key}");
        let listed =
            all["lost"].as_array().unwrap().iter().find(|person| person["address"] == page["address"]).unwrap();
        let kinds = listed["reasons"].as_array().unwrap().iter().filter(|reason| reason["kind"] == "unreachable");
        assert_eq!(kinds.count(), 1, "{listed}");
    }
    let others = all["lost"].as_array().unwrap().iter().flat_map(|person| person["reasons"].as_array().unwrap());
    assert_eq!(others.filter(|reason| reason["kind"] == "unreachable").count(), 2);
}

#[test]
fn who_wrote_after_a_long_silence_is_announced_and_not_lost() {
    let lost = Wieder::demo().json(&["lost"]);
    let waiting: Vec<_> = lost["waiting"]
        .as_array()
        .unwrap()
        .iter()
        .map(|waiting| (waiting["name"].as_str().unwrap(), waiting["days"].as_i64().unwrap()))
        .collect();
    assert_eq!(waiting, [("Josh Tillery", 3), ("Nadine Vollmer", 6)]);
}

#[test]
fn one_of_ten_is_drawn_the_same_all_day() {
    let wieder = Wieder::demo();
    let first = wieder.json(&["lost", "--now", "2026-11-23T00:10:00Z"]);
    let listed = first["lost"].as_array().unwrap();
    let drawn: Vec<&Value> = listed.iter().filter(|person| !person["drawn"].is_null()).collect();
    assert_eq!((listed.len(), drawn.len()), (10, 1));
    assert_eq!(drawn[0]["drawn"].as_f64(), Some(0.05));
    let names = |lost: &Value| {
        let listed = lost["lost"].as_array().unwrap().iter();
        listed.map(|person| person["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(&first), names(&wieder.json(&["lost", "--now", "2026-11-23T23:50:00Z"])));
    let days: BTreeSet<String> =
        (10..20).map(|day| names(&wieder.json(&["lost", "--now", &format!("2026-11-{day}")])).pop().unwrap()).collect();
    assert!(days.len() > 2, "{days:?}");
    assert!(wieder.ok(&["lost"]).contains("(drawn from the next ranks)"));
    let all = wieder.json(&["lost", "--all"]);
    assert!(all["lost"].as_array().unwrap().iter().all(|person| person["drawn"].is_null()));
}

#[test]
fn the_close_colleague_gone_quiet_stands_high() {
    let all = Wieder::demo().json(&["lost", "--all"]);
    let place = all["lost"].as_array().unwrap().iter().position(|person| person["name"] == "Thomas Kreil").unwrap();
    assert!(place < 20, "{place}");
}

#[test]
fn everybody_is_written_to_as_always() {
    for person in &Truth::read().person {
        let page = page(person);
        let manners = &page["manners"];
        let (register, doubt) = (manners["register"].as_str(), manners["doubt"].as_str());
        match person.register.as_str() {
            "du" | "du-after-offer" | "informal" => {
                assert_eq!((register, doubt), (Some("informal"), None), "{}", person.key)
            }
            "Sie" | "formal" => assert_eq!((register, doubt), (Some("formal"), None), "{}", person.key),
            "mixed" => assert_eq!((register, doubt), (None, Some("one_sided")), "{}", person.key),
            _ => {}
        }
    }
}

#[test]
fn everybody_is_greeted_as_always() {
    let rows = [
        ("kreil", "Lieber Tom"),
        ("brennecke", "Liebe Claudia"),
        ("hallstein", "Liebe Frau Dr. Hallstein"),
        ("sauter", "Lieber Herr Professor Sauter"),
        ("strasser", "Servus Leopold"),
        ("wolter", "Lieber Herr Wolter"),
        ("zumbrunn", "Hoi Reto"),
        ("ellery", "Dear Dr Ellery"),
        ("subramaniam", "Dear Mr Subramaniam"),
        ("holm", "Liebe Svenja"),
    ];
    for (key, salutation) in rows {
        assert_eq!(page_of(key)["manners"]["salutation"], salutation, "{key}");
    }
    let offered = page_of("brennecke");
    assert_eq!(offered["manners"]["du_offered"]["direction"], "in", "{}", offered["manners"]);
}

#[test]
fn the_silence_is_whose_it_is() {
    let rows = [
        ("lohmann", "me_owed"),
        ("raghunathan", "me_owed"),
        ("vollmer", "me_owed"),
        ("tillery", "me_owed"),
        ("krumbiegel", "them"),
        ("prentice", "them"),
    ];
    for (key, silence) in rows {
        assert_eq!(page_of(key)["silence"], silence, "{key}");
    }
    let lohmann = page_of("lohmann");
    assert!(sentences(&lohmann, "question").contains(&"Meinst du, ich könnte davon leben?"), "{}", lohmann["findings"]);
    // The automatic answer and the bounce are no letters.
    for (key, sent, received) in [("pfisterer", 1, 2), ("lindley", 7, 7), ("prentice", 5, 7)] {
        let letters = &page_of(key)["letters"];
        assert_eq!((letters["sent"].as_u64(), letters["received"].as_u64()), (Some(sent), Some(received)), "{key}");
    }
}

#[test]
fn a_tie_is_laid_down_and_taken_up_again() {
    let wieder = Wieder::demo_copy();
    let lost = || wieder.json(&["lost", "--all"]).to_string().contains("Thomas Kreil");
    assert!(lost());
    wieder.ok(&["rest", "kreil"]);
    assert!(!lost());
    assert_eq!(wieder.json(&["show", "kreil"])["at_rest"], true);
    wieder.ok(&["rest", "kreil", "--undo"]);
    assert!(lost());
}

#[test]
fn a_reading_called_wrong_counts_no_more_until_it_is_taken_back() {
    let wieder = Wieder::demo_copy();
    let state = || {
        let lost = wieder.json(&["lost", "--all"]).to_string().contains("Wolfgang Deppe");
        (wieder.json(&["show", "deppe"])["bridge"].as_str().unwrap().to_owned(), lost)
    };
    assert_eq!(state(), ("closed".into(), false));
    wieder.ok(&["wrong", "deppe", "1"]);
    assert_eq!(state(), ("open".into(), true));
    assert!(wieder.ok(&["wrong", "deppe"]).contains("Bitte schreiben Sie mir nicht mehr."));
    wieder.ok(&["wrong", "deppe", "1", "--undo"]);
    assert_eq!(state(), ("closed".into(), false));
    assert_eq!(wieder.run(&["wrong", "deppe", "9"]).code, 1);
}

/// All numbers of one command are those that were shown; where one is none, nothing is changed.
#[test]
fn several_readings_are_called_wrong_at_once() {
    let wieder = Wieder::demo_copy();
    let sentences = |key: &str| -> Vec<String> {
        let all = wieder.json(&["wrong", "kreil"])[key].as_array().unwrap().clone();
        all.iter().map(|one| one["sentence"].as_str().unwrap().to_owned()).collect()
    };
    let before = sentences("findings");
    assert_eq!(before.len(), 2, "{before:?}");
    assert_eq!(wieder.run(&["wrong", "kreil", "1", "99"]).code, 1);
    assert_eq!(sentences("findings"), before);
    let said = wieder.run(&["wrong", "kreil", "2", "1", "1"]);
    assert!(said.code == 0 && said.err.contains(" 1 2 --undo"), "{said:?}");
    assert_eq!(sentences("findings"), Vec::<String>::new());
    assert!(before.iter().all(|sentence| sentences("withdrawn").contains(sentence)));
    wieder.ok(&["wrong", "kreil", "--undo", "1", "2"]);
    assert_eq!((sentences("findings"), sentences("withdrawn")), (before, Vec::new()));
}

#[test]
fn a_word_finds_who_wrote_of_it() {
    let rows = [
        ("Förderantrag kleine Museen", "Dr. Ines Bartholdy"),
        ("Verwendungsnachweis", "Dr. Ines Bartholdy"),
        ("Eigenmittel", "Dr. Ines Bartholdy"),
        ("Essigsyndrom", "Prof. Dr. Ekkehard Sauter"),
        ("Nitrofilm", "Prof. Dr. Ekkehard Sauter"),
        ("Nassabtastung", "Prof. Dr. Ekkehard Sauter"),
        ("Farbstich", "Prof. Dr. Ekkehard Sauter"),
        ("licensing", "Rosalind Keane"),
        ("option clause", "Rosalind Keane"),
        ("sublicence", "Rosalind Keane"),
        ("withholding tax", "Rosalind Keane"),
        ("print on demand", "Gary Stubbs"),
        ("POD", "Gary Stubbs"),
        ("distribution", "Gary Stubbs"),
        ("customs", "Gary Stubbs"),
        ("spine width", "Gary Stubbs"),
        ("day rate", "Sanne Brouwer"),
        ("football", "Dale Hutchins"),
        ("Schimmel", "Alois Kastenhuber"),
    ];
    for (query, name) in rows {
        let found = Wieder::demo().json(&["search", query]);
        let names: Vec<_> =
            found["letters"].as_array().unwrap().iter().map(|letter| letter["name"].as_str().unwrap()).collect();
        assert!(names.contains(&name), "{query}: {names:?}");
    }
}

#[test]
fn any_text_may_be_searched_for() {
    for query in ["\"", "NEAR(", "a AND OR", "*", "-x", "ü'; DROP TABLE words", "   ", "col:on", "🦔"] {
        let said = Wieder::demo().run(&["search", "--", query]);
        assert_eq!(said.code, 0, "{query}: {said:?}");
        assert!(!said.err.contains("fts") && !said.err.contains("syntax"), "{query}: {said:?}");
    }
}

#[test]
fn what_kept_coming_up() {
    for (key, wanted) in [
        ("kreil", &["Kuli", "Bausparkasse"][..]),
        ("hutchins", &["Herons", "ficus", "football"]),
        ("zumbrunn", &["Maultier"]),
        ("tierney", &["hedgehog"]),
    ] {
        let page = page_of(key);
        let topics: Vec<&str> =
            page["topics"].as_array().unwrap().iter().map(|topic| topic["phrase"].as_str().unwrap()).collect();
        assert!(wanted.iter().all(|phrase| topics.contains(phrase)), "{key}: {topics:?}");
        for topic in page["topics"].as_array().unwrap() {
            let lower = |value: &Value| value.as_str().unwrap().to_lowercase();
            assert!(lower(&topic["example"]["line"]).contains(&lower(&topic["phrase"])), "{topic}");
        }
    }
}
