//! A handful of letters in, what the program says of them on a given day out.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::program::Wieder;
use serde_json::Value;

/// A letter between Jana and somebody: day, from, to, subject, words.
type Row<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str);

const JANA: &str = "Jana Vogt <jana@vogt.example>";
const KIM: &str = "Kim Adler <kim@adler.example>";

/// The program with these letters, Jana being the user.
fn with(rows: &[Row<'_>]) -> Wieder {
    let wieder = Wieder::new();
    let folder = wieder.store.with_file_name("mail");
    std::fs::create_dir_all(&folder).unwrap();
    for (at, (day, from, to, subject, words)) in rows.iter().enumerate() {
        let date: jiff::civil::Date = day.parse().unwrap();
        let date = date.strftime("%a, %d %b %Y 10:00:00 +0000");
        let letter = format!(
            "From: {from}\nTo: {to}\nSubject: {subject}\nDate: {date}\nMessage-ID: <{at}@letters.example>\nMIME-Version: 1.0\n\
             Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{words}\n"
        );
        std::fs::write(folder.join(format!("{at:03}.eml")), letter).unwrap();
    }
    wieder.ok(&["import", folder.to_str().unwrap()]);
    wieder.ok(&["me", "add", "jana@vogt.example"]);
    wieder
}

fn names(listed: &Value) -> Vec<&str> {
    listed.as_array().unwrap().iter().map(|person| person["name"].as_str().unwrap()).collect()
}

/// Six letters of an old tie, and what Kim wrote last month.
fn old_tie_and(last: &str) -> Wieder {
    with(&[
        ("2015-01-05", JANA, KIM, "Das Archiv", "Hallo Kim, hast du den Katalog noch? Jana"),
        ("2015-01-09", KIM, JANA, "Re: Das Archiv", "Hallo Jana, ja, der steht bei mir. Kim"),
        ("2015-03-02", JANA, KIM, "Ausstellung", "Hallo Kim, kommst du am Freitag? Jana"),
        ("2015-03-04", KIM, JANA, "Re: Ausstellung", "Hallo Jana, ich komme gern. Kim"),
        ("2015-06-01", JANA, KIM, "Sommer", "Hallo Kim, einen schönen Sommer! Jana"),
        ("2026-11-02", KIM, JANA, "Nach langer Zeit", last),
    ])
}

#[test]
fn who_waits_for_an_answer() {
    for (last, waits) in [
        ("Hallo Jana, wie geht es dir? Ich war neulich wieder im Archiv. Kim", true),
        ("Bitte melde dich nicht mehr bei mir. Ich möchte keinen Kontakt mehr. Kim", false),
        ("Please do not contact me again. Kim", false),
    ] {
        let wieder = old_tie_and(last);
        let waiting = wieder.json(&["lost"])["waiting"].clone();
        assert_eq!(names(&waiting), if waits { vec!["Kim Adler"] } else { Vec::new() }, "{last}");
    }
}

#[test]
fn nobody_at_rest_is_announced() {
    let wieder = old_tie_and("Hallo Jana, wie geht es dir? Kim");
    wieder.ok(&["rest", "kim@adler.example"]);
    assert_eq!(wieder.json(&["lost"])["waiting"], serde_json::json!([]));
}

#[test]
fn an_announced_address_is_the_writers_own() {
    for (words, joined) in [
        ("His new address is kimberly@neu.example, by the way.", false),
        ("Seine neue Adresse ist tom@neu.example.", false),
        ("My new address is tom@neu.example from today.", false),
        ("My new address is kim@neu.example from today.", true),
    ] {
        let wieder = with(&[
            ("2020-01-05", KIM, JANA, "News", words),
            ("2020-01-06", JANA, "tom@neu.example", "Hello", "Hello, are you well? Jana"),
            ("2020-01-06", JANA, "kim@neu.example", "Hello", "Hello, where are you? Jana"),
        ]);
        let page = wieder.json(&["show", "kim@adler.example"]);
        assert_eq!(page["addresses"].as_array().unwrap().len(), if joined { 2 } else { 1 }, "{words}");
    }
}

#[test]
fn what_came_later_is_not_found() {
    let mut wieder = with(&[
        ("2020-01-05", KIM, JANA, "Birnbaum", "Der Birnbaum blüht."),
        ("2021-01-05", KIM, JANA, "Birnbaum", "Der Birnbaum trägt."),
        ("2022-01-05", "Kim Berg <kim@adler.example>", JANA, "Birnbaum Birnbaum", "Birnbaum, Birnbaum, Birnbaum."),
        ("2023-01-05", KIM, JANA, "Birnbaum", "Der Birnbaum ist gefällt."),
    ]);
    for (now, limit, want) in [
        ("2026-11-23", "10", (4, 4)),
        ("2026-11-23", "2", (4, 2)),
        ("2021-06-01", "10", (2, 2)),
        ("2021-06-01", "1", (2, 1)),
        ("2019-06-01", "10", (0, 0)),
    ] {
        wieder.now = now;
        let found = wieder.json(&["search", "Birnbaum", "--limit", limit]);
        let shown = found["letters"].as_array().unwrap().len();
        assert_eq!((found["count"].as_u64().unwrap(), shown), want, "{now} {limit}");
    }
    wieder.now = "2021-06-01";
    let page = wieder.json(&["show", "kim@adler.example"]);
    assert_eq!(page["names"].as_array().unwrap().len(), 1);
}

#[test]
fn a_question_called_wrong_is_not_quoted() {
    let mut wieder = old_tie_and("Hallo Jana, hast du den Katalog noch? Kim");
    wieder.now = "2029-11-23";
    let question = |wieder: &Wieder| {
        let lost = wieder.json(&["lost"]);
        let reasons = lost["lost"][0]["reasons"].as_array().unwrap().clone();
        reasons.into_iter().find(|reason| reason["kind"] == "last").unwrap()["question"].clone()
    };
    assert_eq!(question(&wieder), "hast du den Katalog noch?");
    let page = wieder.json(&["show", "kim@adler.example"]);
    let finding =
        page["findings"].as_array().unwrap().iter().find(|found| found["kind"] == "question").unwrap().clone();
    wieder.ok(&["wrong", "kim@adler.example", &finding["number"].to_string()]);
    assert_eq!(question(&wieder), Value::Null);
}

#[test]
fn a_reading_is_taken_back_by_its_own_number() {
    let mut wieder = old_tie_and("Hallo Jana, wie geht es dir? Hast du den Katalog noch? Kim");
    wieder.now = "2029-11-23";
    let listed = |key: &str| {
        let all = wieder.json(&["wrong", "kim@adler.example"])[key].as_array().unwrap().clone();
        all.into_iter().map(|one| (one["number"].to_string(), one["sentence"].as_str().unwrap().to_owned()))
    };
    let number = |key: &str, word: &str| listed(key).find(|(_, sentence)| sentence.contains(word)).unwrap().0;
    for word in ["geht", "Katalog"] {
        let said = wieder.run(&["wrong", "kim@adler.example", &number("findings", word)]);
        let undo = format!(" {} --undo", number("withdrawn", word));
        assert!(said.err.contains(&undo), "{word}: {undo}: {}", said.err);
    }
    wieder.ok(&["wrong", "kim@adler.example", "--undo", &number("withdrawn", "geht")]);
    assert_eq!(listed("withdrawn").count(), 1);
}

#[test]
fn a_page_and_the_list_judge_by_the_same_letters() {
    let days: Vec<String> = (0..70).map(|at| format!("2012-{:02}-{:02}", at / 20 + 1, at % 20 + 1)).collect();
    for (made_up, bridge, lost) in [(false, "closed", 0), (true, "open", 1)] {
        let civil = if made_up { "Hallo Jana, es tut mir leid. Wie geht es dir? Kim" } else { "Kim" };
        let mut rows = vec![
            ("2010-01-05", JANA, KIM, "Das Archiv", "Hallo Kim, hast du den Katalog noch? Jana"),
            ("2010-01-09", KIM, JANA, "Re: Das Archiv", "Please do not contact me again. Kim"),
            ("2010-03-02", KIM, JANA, "Entschuldige", civil),
        ];
        let words: Vec<String> = (0..days.len()).map(|at| format!("Anbei das Blatt {at} aus dem Katalog.")).collect();
        for (at, (day, words)) in days.iter().zip(&words).enumerate() {
            let (from, to) = if at % 2 == 0 { (JANA, KIM) } else { (KIM, JANA) };
            rows.push((day, from, to, "Blätter", words));
        }
        let wieder = with(&rows);
        assert_eq!(wieder.json(&["show", "kim@adler.example"])["bridge"], bridge, "{made_up}");
        let listed = wieder.json(&["lost"]);
        assert_eq!((names(&listed["lost"]).len(), listed["count"].as_u64()), (lost, Some(lost as u64)), "{made_up}");
    }
}

/// Phrases that came up between Jana and Kim, as they are shown.
fn topics(wieder: &Wieder) -> Vec<String> {
    let page = wieder.json(&["show", "kim@adler.example"]);
    page["topics"].as_array().unwrap().iter().map(|topic| topic["phrase"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_came_up_between_two_and_hardly_elsewhere() {
    const LEA: &str = "Lea Roth <lea@roth.example>";
    let days: Vec<String> = (0..60).map(|at| format!("2014-{:02}-{:02}", at / 20 + 1, at % 20 + 1)).collect();
    let fill = |day| (day, JANA, LEA, "Morgen", "Hallo Lea, ich komme um zehn mit den Fahnen.\n\nJana");
    let mut rows: Vec<Row<'_>> = days.iter().map(|day| fill(day.as_str())).collect();
    rows.extend([
        (
            "2015-01-05",
            JANA,
            KIM,
            "Abend",
            "Hallo Kim, ich war wieder beim Stammtisch im Hof, dort war die Katalogfrage.\n\nJana",
        ),
        (
            "2015-02-09",
            KIM,
            JANA,
            "Sonntag",
            "Hallo Jana, der nächste Stammtisch ist im Garten.\nUnd die Scheidung ist durch, die Scheidung war lang.\n\nKim",
        ),
        (
            "2015-03-02",
            JANA,
            KIM,
            "Hof",
            "Hallo Kim, die Scheidung ist ja nun vorbei. Wie geht es deiner Tochter?\n\nJana",
        ),
        (
            "2015-03-04",
            KIM,
            JANA,
            "Ruhe",
            "Hallo Jana, ja, die Scheidung ist vorbei. Meine Tochter läuft. Was macht die Katalogfrage?\n\nKim",
        ),
        ("2015-06-01", JANA, LEA, "Katalogfrage", "Hallo Lea, wir haben die Katalogfrage vor uns.\n\nJana"),
        ("2015-06-02", LEA, JANA, "Auswahl", "Hallo Jana, ach ja, die Katalogfrage.\n\nLea"),
        ("2015-06-03", JANA, LEA, "Druck", "Hallo Lea, nun ist die Katalogfrage gelöst.\n\nJana"),
    ]);
    let mut wieder = with(&rows);
    // a topic of everybody is none, what parts people is never told, a family only where they told of it twice
    assert_eq!(topics(&wieder), ["Stammtisch"]);
    wieder.now = "2015-02-01";
    assert!(topics(&wieder).is_empty());
    let told_twice = [("2015-04-01", KIM, JANA, "Nochmal", "Hallo Jana, meine Tochter rennt schon.\n\nKim")];
    wieder = with(&[&rows[..], &told_twice].concat());
    assert_eq!(topics(&wieder), ["Tochter", "Stammtisch"]);
}
