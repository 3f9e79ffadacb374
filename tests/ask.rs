//! What Jana Vogt wants to know and whom she wants to meet in, whom the program says to ask out, compared with the
//! `INDEX.md` files of the cast.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::program::{Wieder, refused, strings};
use jiff::{ToSpan, civil::date, tz::TimeZone};
use rusqlite::Connection;
use serde_json::Value;
use std::collections::BTreeSet;

fn ask(words: &[&str]) -> Value {
    Wieder::demo().json(&[&["ask"], words].concat())
}

fn names(asked: &Value) -> Vec<String> {
    let people = asked["people"].as_array().unwrap().iter();
    people.map(|person| person["name"].as_str().unwrap().to_owned()).collect()
}

/// When letters of one of the cast were written, as far as their lines are shown.
fn shown(asked: &Value, name: &str) -> BTreeSet<String> {
    let person = asked["people"].as_array().unwrap().iter().find(|person| person["name"] == name);
    let lines = person.map(|person| person["lines"].as_array().unwrap().clone()).unwrap_or_default();
    lines.iter().map(|line| line["at"].as_str().unwrap().to_owned()).collect()
}

/// Days before today and the hour in Augsburg, as the cast gives them.
fn moment(days: i64, hour: i8, minute: i8) -> String {
    let day = date(2026, 11, 23).checked_sub(days.days()).unwrap();
    let at = day.at(hour, minute, 0, 0).to_zoned(TimeZone::get("Europe/Berlin").unwrap()).unwrap();
    at.timestamp().to_string()
}

/// What is asked, whom first, and the others who must stand there, too.
#[test]
fn who_knows() {
    let rows: [(&str, &str, &[&str]); 31] = [
        ("Förderantrag kleine Museen", "Dr. Ines Bartholdy", &[]),
        ("Förderanträge für kleine Museen", "Dr. Ines Bartholdy", &[]),
        ("jemand, der sich mit Förderanträgen auskennt", "Dr. Ines Bartholdy", &[]),
        ("Verwendungsnachweis", "Dr. Ines Bartholdy", &[]),
        ("Eigenmittel", "Dr. Ines Bartholdy", &[]),
        ("Filmrestaurierung", "Prof. Dr. Ekkehard Sauter", &[]),
        ("Restaurierung von Filmen", "Prof. Dr. Ekkehard Sauter", &[]),
        ("wer weiß etwas über das Restaurieren von Filmen?", "Prof. Dr. Ekkehard Sauter", &[]),
        ("Essigsyndrom", "Prof. Dr. Ekkehard Sauter", &[]),
        ("Nassabtastung", "Prof. Dr. Ekkehard Sauter", &[]),
        ("Farbstich", "Prof. Dr. Ekkehard Sauter", &[]),
        ("Nitrofilm", "Miriam Weber", &["Prof. Dr. Ekkehard Sauter"]),
        ("translation rights", "Rosalind Keane", &[]),
        ("someone who knows licensing", "Rosalind Keane", &[]),
        ("option clause", "Rosalind Keane", &[]),
        ("sublicence", "Rosalind Keane", &[]),
        ("withholding tax", "Rosalind Keane", &[]),
        ("print on demand", "Gary Stubbs", &[]),
        ("POD", "Gary Stubbs", &[]),
        ("distribution", "Gary Stubbs", &[]),
        ("customs", "Gary Stubbs", &[]),
        ("spine width", "Gary Stubbs", &[]),
        ("freelance cooperative", "Sanne Brouwer", &[]),
        // Kofi is in touch and wrote of day rates last week
        ("day rate", "Kofi Mensah", &["Sanne Brouwer"]),
        ("atlas", "Ben Lindley", &["Chidi Okafor", "Dale Hutchins"]),
        ("hedgehog", "Aoife Tierney", &["Chidi Okafor"]),
        ("eels", "Chidi Okafor", &["Rosalind Keane"]),
        ("selbstständig", "Dr. Ines Bartholdy", &["Sebastian Thalhofer", "Carolin Reuter"]),
        ("Selbständigkeit", "Dr. Ines Bartholdy", &["Sebastian Thalhofer", "Carolin Reuter"]),
        // whose trade it is before whoever once named it
        ("Lektorat", "Carolin Reuter", &["Kevin Steinbrück"]),
        ("Ostend Book Days", "Sanne Brouwer", &["Imogen Thackeray", "Ben Lindley"]),
    ];
    for (words, first, others) in rows {
        let found = names(&ask(&[words]));
        assert_eq!(found.first().map(String::as_str), Some(first), "{words}: {found:?}");
        assert!(others.iter().all(|name| found.contains(&(*name).to_owned())), "{words}: {found:?}");
    }
    assert!(names(&ask(&["moor book"])).len() > 1);
}

/// A compound is both its parts, and what only praises is not looked for.
#[test]
fn nobody_is_proposed_for_half_a_word() {
    for words in ["Netzwerk", "Wer kennt einen guten Anwalt?", "Kennt jemand einen guten Steuerberater?"] {
        let found = ask(&[words]);
        let shown: Vec<&Value> =
            found["people"].as_array().unwrap().iter().flat_map(|one| one["lines"].as_array().unwrap()).collect();
        let whole = |line: &&&Value| {
            let line = line["line"].as_str().unwrap().to_lowercase();
            ["netzwerk", "anwalt", "anwält", "berat"].iter().any(|part| line.contains(part))
        };
        assert_eq!(shown.iter().filter(|line| !whole(line)).count(), 0, "{words}: {shown:#?}");
    }
}

/// In whichever language it is asked.
#[test]
fn a_question_is_answered_like_the_words_it_is_about() {
    let nouns = ["Tagessätze", "Lektorat", "Förderantrag", "day rates", "print on demand", "Restaurierung"];
    for noun in nouns {
        let wanted = names(&ask(&[noun]));
        for question in [
            "wer weiß etwas über NOUN?",
            "Kennt sich jemand mit dem Thema NOUN aus?",
            "Wer kann mir etwas zu NOUN sagen?",
            "who knows about NOUN?",
            "Can anybody tell me something about NOUN?",
            "I need help with NOUN",
        ] {
            let question = question.replace("NOUN", noun);
            assert_eq!(names(&ask(&[&question])), wanted, "{question}");
        }
    }
}

/// Days and hour of letters that speak of something without the word that was typed.
#[test]
fn letters_are_found_that_say_it_in_other_words() {
    let bartholdy = [(2083, 14, 47), (2082, 9, 4), (1964, 11, 20), (1748, 10, 18), (1467, 8, 25), (993, 9, 28)];
    let sauter = [(5367, 11, 2), (5268, 8, 50), (4388, 21, 36), (4268, 10, 5)];
    let topics = ["Filmrestaurierung", "Essigsyndrom", "Nitrofilm", "Nassabtastung", "Farbstich"];
    for (words, name, letters) in [
        (vec!["Förderantrag kleine Museen"], "Dr. Ines Bartholdy", &bartholdy[..]),
        (vec![&*topics.join(" ")], "Prof. Dr. Ekkehard Sauter", &sauter[..]),
        (topics.to_vec(), "Prof. Dr. Ekkehard Sauter", &sauter[..]),
    ] {
        let found: BTreeSet<String> = words.iter().flat_map(|words| shown(&ask(&[words]), name)).collect();
        for (days, hour, minute) in letters {
            let at = moment(*days, *hour, *minute);
            assert!(found.contains(&at), "{words:?}: {days} days before, {at}: {found:?}");
        }
    }
}

#[test]
fn every_line_stands_in_a_letter_and_holds_a_word() {
    for words in ["Förderantrag kleine Museen", "Filmrestaurierung", "print on demand", "moor book"] {
        for person in ask(&[words])["people"].as_array().unwrap() {
            let lines = person["lines"].as_array().unwrap();
            assert!(!lines.is_empty(), "{words}: {person}");
            for line in lines {
                let text = line["line"].as_str().unwrap();
                assert!(strings(&line["words"]).iter().all(|word| text.contains(word)), "{line}");
            }
        }
    }
}

#[test]
fn who_introduces() {
    for (wanted, first, conversations) in [
        ("Ruben Falk", "Petra Sandmann", 6),
        ("r.falk@albrecht-soehne.example", "Petra Sandmann", 6),
        ("Noor Haddad", "Imogen Thackeray", 5),
        ("Albrecht & Söhne", "Petra Sandmann", 6),
        ("someone at Harrow & Pell", "Imogen Thackeray", 5),
    ] {
        let asked = ask(&["--introduction", wanted]);
        let person = &asked["people"][0];
        assert_eq!(person["name"], first, "{wanted}: {asked}");
        let together =
            person["reasons"].as_array().unwrap().iter().find(|reason| reason["kind"] == "together").unwrap();
        assert_eq!(together["conversations"], conversations, "{wanted}: {together}");
    }
    let said = Wieder::demo().ok(&["ask", "--introduction", "Noor Haddad"]);
    assert!(said.contains("appear together in five conversations") && !said.contains("knows"), "{said}");
    let said = Wieder::demo().ok(&["--lang", "de", "ask", "--introduction", "Noor Haddad"]);
    assert!(said.contains("kommen zusammen in fünf Gesprächen vor") && !said.contains("kennt"), "{said}");
}

#[test]
fn for_whom_no_introduction_is_needed_or_none_is_made() {
    let wieder = Wieder::demo();
    let said = wieder.ok(&["ask", "--introduction", "Thomas Kreil"]);
    assert!(said.starts_with("You and Thomas Kreil write to each other, last in November 2022"), "{said}");
    for (name, address) in
        [("Deppe", "w.deppe@deppe-geschichte.example"), ("Aumüller", "aumueller@korrektorat-aumueller.example")]
    {
        let said = wieder.ok(&["ask", "--introduction", name]);
        assert!(said.contains(&format!("wieder show {address}")), "{said}");
        let asked = ask(&["--introduction", name]);
        assert_eq!(
            (asked["people"].as_array().unwrap().len(), &asked["wanted"]["people"][0]["closed"]),
            (0, &true.into())
        );
    }
    for words in ["Jana Vogt", "jana@janavogt.example", "Nobody Known", "Siemens"] {
        refused(&wieder.run(&["ask", "--introduction", words]), 1, "hint: ");
    }
    let said = wieder.run(&["ask", "--introduction", "Weber"]);
    assert_eq!((said.code, said.out.lines().count()), (1, 3), "{said:?}");
}

#[test]
fn the_strained_the_closed_and_those_at_rest_are_left_alone() {
    let wieder = Wieder::demo_copy();
    // words that those wrote of whom nobody should write to
    let closed = ["Wolfgang Deppe", "Derek Mossop", "Heinrich Aumüller", "Alun Prosser", "Sam Doyle"];
    for words in ["copy-editors", "rates", "Korrektorat", "Korrektur", "museum", "Handschrift", "Verlag", "invoice"] {
        for flag in ["--all", "--career-advice", "--referral", "--feedback", "--job-opening"] {
            let found = names(&wieder.json(&["ask", words, "--all", flag][..if flag == "--all" { 3 } else { 4 }]));
            assert!(closed.iter().all(|never| !found.contains(&(*never).to_owned())), "{words} {flag}: {found:?}");
        }
    }
    for (words, name, sentence) in [
        ("cover", "Victor Lanning", "I trusted you"),
        ("Urlaubsvertretung", "Marion Keil", "Ich bin enttäuscht von dir"),
    ] {
        let people = wieder.json(&["ask", words, "--all"])["people"].as_array().unwrap().clone();
        let person = people.iter().find(|person| person["name"] == name).unwrap();
        assert!(person["reasons"].to_string().contains(sentence), "{person}");
        for flag in ["--referral", "--feedback", "--job-opening"] {
            let asked = wieder.json(&["ask", words, "--all", flag]);
            assert!(!names(&asked).contains(&name.to_owned()), "{words} {flag}");
            assert_eq!(asked["count"], names(&asked).len(), "{words} {flag}");
        }
    }
    let found = || names(&wieder.json(&["ask", "Essigsyndrom"]));
    assert_eq!(found(), ["Prof. Dr. Ekkehard Sauter"]);
    wieder.ok(&["rest", "sauter"]);
    assert_eq!(found(), Vec::<String>::new());
}

#[test]
fn what_cannot_be_answered_is_said() {
    let wieder = Wieder::demo();
    for words in [&["ask", "who knows"][..], &["ask", "  "], &["ask", "?!"], &["ask", "--career-advice", "jemand"]] {
        refused(&wieder.run(words), 1, "hint: ");
    }
    refused(&Wieder::new().run(&["ask", "anything"]), 1, "hint: ");
    let said = wieder.run(&["ask", "zzyzx quuxel"]);
    assert_eq!((said.code, said.out.as_str()), (0, ""), "{said:?}");
    assert!(said.err.contains("No letter holds any of these: “zzyzx”, “quuxel”."), "{said:?}");
    let said = wieder.run(&["ask", "Essigsyndrom zzyzx"]);
    assert!(said.out.starts_with("One person you could ask about “Essigsyndrom”\n"), "{said:?}");
    assert!(said.err.contains("No letter holds “zzyzx”."), "{said:?}");
    for words in ["\"", "NEAR(", "a AND OR", "*", "-x", "ü'; DROP TABLE words", "col:on", "🦔", "\u{1b}[31mFilm"] {
        for flag in ["--all", "--introduction", "--referral"] {
            let said = wieder.run(&["ask", flag, "--", words]);
            assert!(said.code <= 1 && !said.err.contains('\u{1b}'), "{words}: {said:?}");
            said.speaks_plainly();
        }
    }
    assert_eq!(wieder.run(&["ask", "--referral", "--feedback", "x"]).code, 2);
}

/// From what was gathered before, and from all letters.
#[test]
fn an_answer_from_a_part_is_the_answer_from_the_whole() {
    let wieder = Wieder::demo_copy();
    wieder.ok(&["show", "kreil"]);
    let index = wieder.store.join("index.db");
    for words in [
        &["ask", "Förderantrag kleine Museen"][..],
        &["ask", "moor book", "--all"],
        &["ask", "freelance", "--career-advice"],
        &["ask", "Albrecht & Söhne", "--referral"],
        &["ask", "Noor Haddad", "--introduction"],
        &["ask", "Lindach Verlag", "--introduction"],
    ] {
        let part = wieder.json(words);
        Connection::open(&index).unwrap().execute("DELETE FROM gathered", []).unwrap();
        assert_eq!(part, wieder.json(words), "{words:?}");
    }
}

#[test]
fn what_was_not_written_yet_is_not_known() {
    let then = |now: &str| names(&Wieder::demo().json(&["ask", "Essigsyndrom", "--now", now]));
    assert_eq!(then("2012-03-01"), Vec::<String>::new());
    assert_eq!(then("2013-01-01"), ["Prof. Dr. Ekkehard Sauter"]);
}

const CONNECTIONS: &str = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n\
    Kim,Osei,https://www.linkedin.com/in/kim-osei,kim@osei.example,Südwind AG,CTO,01 Feb 2019\n\
    Thomas,Kreil,https://www.linkedin.com/in/thomas-kreil-9,,Kreil & Partner,Inhaber,01 Feb 2011\n\
    Anna,Weber,https://www.linkedin.com/in/anna-weber-12a,,Nordwerk GmbH,Einkaufsleiterin,12 Mar 2014\n\
    Ali,Bruckner,https://www.linkedin.com/in/ali-bruckner,,Nordwerk GmbH,Lektor,01 Feb 2011\n";

/// Those who work at a house by a contact: with letters and without.
#[test]
fn ask_finds_them_in_their_house() {
    let wieder = Wieder::demo_copy();
    let path = wieder.store.with_file_name("Connections.csv");
    std::fs::write(&path, CONNECTIONS).unwrap();
    wieder.ok(&["import", path.to_str().unwrap()]);
    wieder.ok(&["add", "Lena", "Vogtherr", "--worked-at", "Nordwerk", "--until", "2019", "--du"]);
    let found = |words: &[&str]| {
        let asked = wieder.json(&[&["ask"], words].concat());
        let one = |one: &Value| {
            let reasons = one["reasons"].as_array().unwrap().iter();
            let reason = reasons.map(|reason| reason["kind"].as_str().unwrap().to_owned()).next().unwrap();
            (one["name"].as_str().unwrap().to_owned(), one["silent_since"].is_null(), reason)
        };
        let mut found: Vec<_> = asked["people"].as_array().unwrap().iter().map(one).collect();
        found.sort();
        found
    };
    let of = |name: &str, kind: &str| (name.to_owned(), true, kind.to_owned());
    let nordwerk = [of("Ali Bruckner", "contact"), of("Anna Weber", "contact"), of("Lena Vogtherr", "colleagues")];
    assert_eq!(found(&["--introduction", "Nordwerk"]), nordwerk);
    assert_eq!(found(&["--job-opening", "Nordwerk GmbH"]), nordwerk);
    wieder.ok(&["rest", "ali-bruckner@linkedin.invalid"]);
    assert_eq!(found(&["--referral", "nordwerk"]), nordwerk[1..]);
    let kreil = found(&["--introduction", "Kreil & Partner"]);
    assert_eq!(kreil, [("Thomas Kreil".to_owned(), false, "letters".to_owned())]);
    // and whose work it is
    assert_eq!(found(&["jemand aus dem Einkauf, Einkaufsleiterin"]), [of("Anna Weber", "contact")]);
    assert_eq!(found(&["--career-advice", "CTO"]), [of("Kim Osei", "contact")]);
    let said = wieder.ok(&["--lang", "de", "ask", "--introduction", "Nordwerk"]).replace("\n     ", " ");
    assert!(
        said.contains("Laut LinkedIn, wo ihr seit März 2014 verbunden seid: Einkaufsleiterin, Nordwerk GmbH."),
        "{said}"
    );
    assert!(!said.contains(".invalid"), "{said}");
    let said = wieder.ok(&["--lang", "de", "ask", "--introduction", "Kim Osei"]);
    assert!(said.contains("steht in deinen Kontakten"), "{said}");
}

/// The calendar of the house bears its name, and is nobody.
#[test]
fn a_machine_is_nobody_to_meet() {
    let wanted = ask(&["--introduction", "Lindach"])["wanted"].clone();
    let names: Vec<&str> =
        wanted["people"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert!(wanted["house"] == true && names.len() == 2 && !names.contains(&"Terminwerk Kalender"), "{wanted}");
    let shown = Wieder::demo().run(&["--lang", "de", "show", "kalender"]);
    assert!(shown.out.contains("eine Maschine oder eine Stelle") && !shown.err.contains("write"), "{shown:?}");
    assert_eq!(Wieder::demo().json(&["show", "Tom Kreil"])["name"], "Thomas Kreil");
}
