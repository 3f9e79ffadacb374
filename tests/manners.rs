//! What the user settles about how two people write to each other in; what is shown and written from then on out.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::chance::Chance;
use common::program::{Truth, Wieder, refused, strings};
use serde_json::{Value, json};
use std::fs;

const WRITE: &[&str] =
    &["write", "kreil", "--ask", "catch_up", "--set", "u_update=Ich arbeite seit Mai frei.", "--true"];

/// What of the manners holds, by part.
fn values(page: &Value) -> Value {
    let parts =
        ["language", "register", "salutation", "called", "sign_off", "my_name", "region", "capital_du"].into_iter();
    parts.map(|part| (part.to_owned(), page[part]["value"].clone())).collect::<serde_json::Map<_, _>>().into()
}

#[test]
fn it_shows_what_the_letters_show() {
    let wieder = Wieder::demo();
    let page = wieder.json(&["manners", "kreil"]);
    assert_eq!(
        (&page["salutation"]["value"], &page["register"]["value"], &page["register"]["confidence"]),
        (&json!("Lieber Tom"), &json!("informal"), &json!("high"))
    );
    for part in ["language", "register", "salutation", "called", "sign_off", "my_name", "region", "capital_du"] {
        assert_eq!(page[part]["value"], page[part]["read"], "{part}");
        assert_eq!(page[part]["settled"], Value::Null, "{part}");
    }
    for lines in ["register", "salutations", "sign_offs"] {
        let directions: Vec<&Value> =
            page["evidence"][lines].as_array().unwrap().iter().map(|line| &line["direction"]).collect();
        assert!(directions.contains(&&json!("in")) && directions.contains(&&json!("out")), "{lines}: {page}");
    }
    assert_eq!(wieder.json(&["manners", "strasser"])["region"]["value"], "at");
    assert!(!wieder.json(&["manners", "strasser"])["evidence"]["region"].as_array().unwrap().is_empty());
    assert_eq!(wieder.json(&["manners", "wolter"])["register"]["doubt"], "one_sided");
    assert_eq!(wieder.json(&["manners", "brennecke"])["evidence"]["du_offered"]["direction"], "in");
    let german = wieder.ok(&["manners", "kreil", "--lang", "de"]);
    assert!(german.contains("  Anredeform: du (sicher)\n") && german.contains("  Anrede: „Lieber Tom“\n"), "{german}");
    let english = wieder.ok(&["manners", "kreil"]);
    assert!(
        english.contains("  Register: du (certain)\n") && english.contains("  Salutation: “Lieber Tom”\n"),
        "{english}"
    );
}

#[test]
fn what_is_settled_holds_until_it_is_taken_back() {
    let wieder = Wieder::demo_copy();
    let before = values(&wieder.json(&["manners", "kreil"]));
    let said = wieder.run(&[
        "manners",
        "kreil",
        "--register",
        "sie",
        "--salutation",
        "Guten Tag, Herr Kreil,",
        "--lang",
        "de",
    ]);
    let sentence =
        "Für Thomas Kreil gilt ab jetzt: Anredeform Sie statt du, Anrede „Guten Tag, Herr Kreil“ statt „Lieber Tom“.";
    assert!(said.code == 0 && said.out.is_empty() && said.err.contains(sentence), "{said:?}");
    let said = wieder.run(&["manners", "kreil", "--sign-as", "J. Vogt", "--sign-off", "Herzlich"]);
    assert!(said.err.contains("From now on, with Thomas Kreil: sign-off “Herzlich” instead of “"), "{said:?}");

    let page = wieder.json(&["show", "kreil"]);
    let manners = &page["manners"];
    assert_eq!(strings(&manners["settled"]), ["register", "salutation", "sign_off", "my_name"]);
    assert_eq!(
        (manners["register"].as_str(), manners["salutation"].as_str(), manners["sign_off"].as_str()),
        (Some("formal"), Some("Guten Tag, Herr Kreil"), Some("Herzlich"))
    );
    assert!(wieder.ok(&["show", "kreil"]).contains("Set by you: register, salutation, sign-off, signature\n"));
    assert!(
        wieder
            .ok(&["show", "kreil", "--lang", "de"])
            .contains("Von dir festgelegt: Anredeform, Anrede, Gruß, Unterschrift\n")
    );
    let shown = wieder.ok(&["manners", "kreil"]);
    assert!(shown.contains("Register: Sie (set by you on 23 November 2026; the letters show: du)"), "{shown}");

    let letter = wieder.ok(WRITE);
    assert!(letter.contains("\nGuten Tag, Herr Kreil,\n") && letter.ends_with("\n\nHerzlich\nJ. Vogt\n"), "{letter}");
    assert!(letter.contains(" Sie ") || letter.contains(" Ihnen "), "{letter}");

    let said = wieder.run(&["manners", "kreil", "--undo", "register", "--undo", "salutation", "--lang", "de"]);
    let sentence = "Für Thomas Kreil gilt wieder, was die Mails zeigen: Anredeform du statt Sie, Anrede „Lieber Tom“ statt „Guten Tag, Herr Kreil“.";
    assert!(said.code == 0 && said.err.contains(sentence), "{said:?}");
    assert_eq!(strings(&wieder.json(&["show", "kreil"])["manners"]["settled"]), ["sign_off", "my_name"]);
    wieder.ok(&["manners", "kreil", "--undo"]);
    assert_eq!(values(&wieder.json(&["manners", "kreil"])), before);
    let nothing = wieder.run(&["manners", "kreil", "--undo"]);
    refused(&nothing, 1, "hint: wieder manners ");
}

#[test]
fn what_is_not_settled_follows_what_is() {
    let wieder = Wieder::demo_copy();
    let rows: &[(&str, &[&str], &str, &str)] = &[
        ("kreil", &["--called", "Tommy"], "salutation", "Lieber Tommy"),
        ("kreil", &["--called", "Herr Kreil"], "salutation", "Guten Tag Herr Kreil"),
        ("kreil", &["--register", "sie"], "salutation", "Lieber Tom"),
        ("kreil", &["--register", "du"], "salutation", "Lieber Tom"),
        ("kreil", &["--language", "en"], "salutation", "Hi Tom"),
        ("kreil", &["--language", "en", "--called", "Tommy"], "salutation", "Hi Tommy"),
        ("strasser", &["--register", "sie"], "salutation", "Sehr geehrter Herr Mag. Strasser"),
        ("hallstein", &["--register", "du"], "register", "informal"),
        ("hallstein", &["--called", "Frau Hallstein"], "salutation", "Liebe Frau Hallstein"),
        ("wolter", &["--register", "sie"], "salutation", "Lieber Herr Wolter"),
        ("ellery", &["--language", "de"], "language", "de"),
    ];
    for (who, words, part, value) in rows {
        wieder.ok(&[&["manners", who], *words].concat());
        let page = wieder.json(&["manners", who]);
        assert_eq!(page[*part]["value"], *value, "{who} {words:?}");
        assert_eq!(page["clashes"], json!([]), "{who} {words:?}");
        wieder.ok(&["manners", who, "--undo"]);
    }
    for (words, with) in [
        (&["--salutation", "Dear Tom"][..], "German"),
        (&["--language", "en", "--sign-off", "Liebe Grüße"], "English"),
        (&["--register", "sie", "--salutation", "Servus Tom"], "Sie"),
        (&["--called", "Tommy", "--salutation", "Lieber Thomas"], "“Tommy”"),
    ] {
        let said = wieder.run(&[&["manners", "kreil"], words].concat());
        let sentence = format!("was set by you but does not go with: {with}.");
        assert!(said.code == 0 && said.err.contains(&sentence), "{words:?}: {said:?}");
        wieder.ok(&["manners", "kreil", "--undo"]);
    }
}

/// Where the letters leave it open, it is asked once.
#[test]
fn a_settled_register_is_not_asked_for() {
    let wieder = Wieder::demo_copy();
    let write =
        || wieder.run(&["write", "wolter", "--ask", "catch_up", "--set", "u_update=Ich bin wieder hier.", "--true"]);
    assert!(write().err.contains("one of you writes du, the other Sie"));
    wieder.ok(&["manners", "wolter", "--register", "sie"]);
    let said = write();
    assert!(said.code == 0 && said.out.contains("Lieber Herr Wolter,"), "{said:?}");
    // For one letter the options of `write` decide, whatever is settled.
    let said = wieder.run(&[WRITE, &["--salutation", "Hallo Tom", "--sign-as", "Jana V."]].concat());
    assert!(said.out.contains("\nHallo Tom,\n") && said.out.ends_with("\nJana V.\n"), "{said:?}");
    wieder.ok(&[
        "manners",
        "kreil",
        "--salutation",
        "Moin Tom",
        "--sign-as",
        "Jana",
        "--region",
        "ch",
        "--capital-du",
        "ja",
    ]);
    let said = wieder.ok(WRITE);
    assert!(said.contains("\nMoin Tom\n\n") && said.ends_with("\nJana\n") && !said.contains('ß'), "{said}");
    assert!(said.contains(" Dir ") || said.contains(" Du ") || said.contains(" Dich "), "{said}");
}

#[test]
fn it_outlives_later_letters_a_lost_index_and_holds_for_every_address() {
    let wieder = Wieder::demo_copy();
    let kreil = Truth::read().person("kreil").addresses.clone();
    wieder.ok(&["manners", &kreil[0], "--register", "sie", "--called", "Tommy"]);
    let mail = wieder.store.with_file_name("later");
    fs::create_dir_all(&mail).unwrap();
    for at in 0..12 {
        let (from, to) = ("Jana Vogt <jana@janavogt.example>", "Thomas Kreil <thomas@kreil-neu.example>");
        let (from, to) = if at % 2 == 0 { (from, to) } else { (to, from) };
        let name = if at % 2 == 0 { "Thomas" } else { "Jana" };
        let letter = format!(
            "From: {from}\nTo: {to}\nSubject: Neu\nMessage-ID: <later{at}@x.example>\nDate: {} Nov 2026 10:00:00 +0000\n\
             Content-Type: text/plain; charset=utf-8\n\nHallo {name},\n\nhast du dein Buch bekommen? Ich schicke es dir.\n\nLiebe Grüße\n",
            at + 1
        );
        fs::write(mail.join(format!("{at}.eml")), letter).unwrap();
    }
    wieder.ok(&["import", mail.to_str().unwrap()]);
    fs::remove_file(wieder.store.join("index.db")).unwrap();
    for address in kreil.iter().map(String::as_str).chain(["thomas@kreil-neu.example"]) {
        let page = wieder.json(&["manners", address]);
        assert_eq!(
            (&page["register"]["value"], &page["called"]["value"]),
            (&json!("formal"), &json!("Tommy")),
            "{address}"
        );
    }
    // Settled again at the new address; the newest holds, and one word takes all of it back.
    wieder.ok(&["manners", "thomas@kreil-neu.example", "--called", "Kreili"]);
    assert_eq!(wieder.json(&["manners", &kreil[0]])["called"]["value"], "Kreili");
    wieder.ok(&["manners", "thomas@kreil-neu.example", "--undo"]);
    assert_eq!(wieder.json(&["show", &kreil[0]])["manners"]["settled"], json!([]));
}

/// Two people of whom it turns out later that they are one.
#[test]
fn of_two_settings_for_one_person_the_newer_holds() {
    let wieder = Wieder::new();
    let mail = wieder.store.with_file_name("mail");
    fs::create_dir_all(&mail).unwrap();
    let letter = |at: usize, from: &str, to: &str, words: &str| {
        let text = format!(
            "From: {from}\nTo: {to}\nSubject: Termin\nMessage-ID: <{at}@x.example>\nDate: {} Mar 2014 10:00:00 +0000\n\n{words}\n",
            at + 1
        );
        fs::write(mail.join(format!("{at}.eml")), text).unwrap();
    };
    let (jana, kim) = ("Jana Vogt <jana@vogt.example>", "Kim Adler <kim@adler.example>");
    letter(0, kim, jana, "Hallo Jana, kommst du? Kim");
    letter(1, jana, kim, "Hallo Kim, ja. Jana");
    letter(2, "kim@neu.example", jana, "Hallo Jana, kommst du? Kiki");
    letter(3, jana, "kim@neu.example", "Hallo Kiki, ja. Jana");
    wieder.ok(&["import", mail.to_str().unwrap(), "--me", "jana@vogt.example"]);
    wieder.ok(&["me", "add", "jana@vogt.example"]);
    wieder.ok(&["manners", "kim@neu.example", "--called", "Kiki", "--register", "sie"]);
    wieder.ok(&["manners", "kim@adler.example", "--called", "Kimmy"]);
    letter(4, kim, jana, "My new address is kim@neu.example from today.");
    wieder.ok(&["import", mail.to_str().unwrap()]);
    let page = wieder.json(&["manners", "kim@neu.example"]);
    assert_eq!(wieder.json(&["show", "kim@adler.example"])["addresses"].as_array().unwrap().len(), 2);
    assert_eq!((&page["called"]["value"], &page["register"]["value"]), (&json!("Kimmy"), &json!("formal")));
}

#[test]
fn what_makes_no_sense_is_refused_in_a_sentence() {
    let wieder = Wieder::demo_copy();
    let long = "Lieber ".to_owned() + &"Tom".repeat(30);
    let rows: &[(&[&str], &str)] = &[
        (&["--register", "ihr"], "„ihr“ passt nicht zu --register <du|sie>; zum Beispiel: du, sie"),
        (&["--language", "fr"], "zum Beispiel: de, en"),
        (&["--region", "fr"], "zum Beispiel: de, at, ch"),
        (&["--capital-du", "maybe"], "zum Beispiel: yes, no"),
        (&["--salutation", "Lieber\nTom"], "muss in eine Zeile passen"),
        (&["--salutation", &long], "ist zu lang; 70 Zeichen sind genug"),
        (&["--called", "\u{202e}\u{200b}"], "Darin steht kein Wort"),
        (&["--sign-off", ""], "Darin steht kein Wort"),
        (&["--sign-as"], "--sign-as <NAME> braucht einen Wert"),
        (&["--undo", "everything"], "zum Beispiel: register, language,"),
    ];
    for (words, sentence) in rows {
        let said = wieder.run(&[&["--lang", "de", "manners", "kreil"], *words].concat());
        refused(&said, 2, "Tipp: ");
        assert!(said.err.contains(sentence), "{words:?}: {said:?}");
        refused(&wieder.run(&[&["manners", "kreil"], *words].concat()), 2, "hint: ");
    }
    refused(&wieder.run(&["manners", "nobody"]), 1, "hint: ");
    assert_eq!(wieder.json(&["show", "kreil"])["manners"]["settled"], json!([]));
    // What is not seen is taken out of what is kept.
    wieder.ok(&["manners", "kreil", "--called", "To\u{202e}m\u{7}my\u{200b}"]);
    assert_eq!(wieder.json(&["manners", "kreil"])["called"]["value"], "Tommy");
}

/// Whatever is settled, for whomever: it holds, and taking it back leaves nothing behind.
#[test]
fn what_is_settled_always_holds() {
    let wieder = Wieder::demo_copy();
    let words = ["Liebe Leute", "Servus X", "Dear Dr Who", "Sehr geehrte Frau Ü", "Moin", "Tom", "Ihre", "LG", "J"];
    let truth = Truth::read();
    for (at, person) in truth.person.iter().filter(|person| person.register != "none").step_by(3).enumerate() {
        let mut chance = Chance::new(7, at);
        let mut text = || words[chance.below(words.len())];
        let (salutation, called, sign_off, my_name) = (text(), text(), text(), text());
        let mut one = |choices: &[&'static str]| choices[chance.below(choices.len())];
        let (language, register) = (one(&["de", "en"]), one(&["du", "sie"]));
        let (region, capital) = (one(&["de", "at", "ch"]), one(&["yes", "no"]));
        let address = person.addresses[0].as_str();
        let before = values(&wieder.json(&["manners", address]));
        let all = [
            ("--language", language, "language", json!(language)),
            ("--register", register, "register", json!(if register == "du" { "informal" } else { "formal" })),
            ("--salutation", salutation, "salutation", json!(salutation)),
            ("--called", called, "called", json!(called)),
            ("--sign-off", sign_off, "sign_off", json!(sign_off)),
            ("--sign-as", my_name, "my_name", json!(my_name)),
            ("--region", region, "region", json!(region)),
            ("--capital-du", capital, "capital_du", json!(capital == "yes")),
        ];
        let mut some: Vec<_> = all.iter().filter(|_| !chance.one_in(3)).collect();
        if some.is_empty() {
            some.push(&all[0]);
        }
        let mut words = vec!["manners", address];
        some.iter().for_each(|(option, value, _, _)| words.extend([*option, *value]));
        wieder.ok(&words);
        let page = wieder.json(&["manners", address]);
        for (_, _, part, value) in &some {
            assert_eq!(page[*part]["value"], *value, "{words:?}");
        }
        assert_eq!(wieder.json(&["show", address])["manners"]["settled"].as_array().unwrap().len(), some.len());
        wieder.ok(&["manners", address, "--undo"]);
        assert_eq!(values(&wieder.json(&["manners", address])), before, "{words:?}");
    }
}
