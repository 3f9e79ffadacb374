//! Letters that nobody means as one in, a sensible reading of them out.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::program::Wieder;
use serde_json::{Value, json};
use std::fs;
use wieder::letters;
use wieder::model::{Language, Letter, Verdict};

const WORDS: &str = "Liebe Jana,\n\nich komme am Freitag und bringe die Noten mit.\n\nTom\n";

struct Odd {
    name: &'static str,
    text: String,
    own: String,
    language: Option<Language>,
}

fn quoted(text: &str) -> String {
    text.lines().map(|line| format!("> {line}\n")).collect()
}

fn odd_letters() -> Vec<Odd> {
    let odd = |name, text: String, own: &str, language| Odd { name, text, own: own.trim().to_owned(), language };
    let (german, all_quoted) = (Some(Language::German), quoted(&"Passt dir Freitag?\n".repeat(100_000)));
    let novel = "Es war ein langer Winter, und niemand wusste, wie er enden wird.\n".repeat(20_000);
    let nonsense = "Xq zrv plomk fnord. Wubba brill trask?\nGlim, glum, glom.";
    let hebrew = "שלום עולם,\n\nמה שלומך?\n\nתום";
    let marked = "\u{202e}שלום\u{202c} \u{2067}עולם\u{2069}";
    let emoji = "👍\u{1f3fd}\n\n🦔🦔 👩\u{200d}👩\u{200d}👧";
    vec![
        odd("in no language", nonsense.into(), nonsense, None),
        odd("nothing but signs", "?!?!\n…\n---\n:-)".into(), "?!?!\n…\n---\n:-)", None),
        odd("right to left", hebrew.into(), hebrew, None),
        odd("right to left, with marks that say so", marked.into(), marked, None),
        odd("nothing but emoji", emoji.into(), emoji, None),
        odd("nothing at all", String::new(), "", None),
        odd("nothing but blanks", " \n\t\n\u{a0}\n".into(), "", None),
        odd("every line a quotation", quoted(WORDS), "", None),
        odd("every line a quotation of a quotation", quoted(&quoted(&quoted(WORDS))), "", None),
        odd("a quotation of 100,000 lines", all_quoted.clone(), "", None),
        odd("words above a quotation of 100,000 lines", format!("{WORDS}\n{all_quoted}"), WORDS, german),
        odd("words below a quotation of 100,000 lines", format!("{all_quoted}\n{WORDS}"), WORDS, german),
        odd("a signature as long as a novel", format!("{WORDS}\n-- \nTom Kreil\n{novel}"), WORDS, german),
        odd("a letter that quotes itself", format!("{WORDS}\n{}", quoted(WORDS)), WORDS, german),
        odd(
            "a letter that quotes itself as Outlook does",
            format!(
                "{WORDS}\n-----Ursprüngliche Nachricht-----\nVon: Tom Kreil\nGesendet: Montag, 3. März 2014 10:15\nAn: Jana Vogt\nBetreff: Noten\n\n{WORDS}"
            ),
            WORDS,
            german,
        ),
    ]
}

#[test]
fn they_are_read_as_what_they_are() {
    let mut wrong = Vec::new();
    for odd in odd_letters() {
        let letter = Letter { text: odd.text, ..Letter::default() };
        let reading = letters::read(&letter);
        let own = reading.own_text(&letter.text).trim().to_owned();
        if own != odd.own {
            wrong.push(format!("{}: own words {:?}", odd.name, own.chars().take(200).collect::<String>()));
        }
        if reading.language != odd.language {
            wrong.push(format!("{}: {:?}", odd.name, reading.language));
        }
        if odd.language.is_none() {
            let said = (reading.verdict, reading.promises.len(), reading.remarks.len(), reading.du_offer.is_some());
            let named = (reading.salutation.is_some(), reading.sign_off.as_ref().map(|(_, s)| s.closing.clone()));
            if said != (Verdict::Unknown, 0, 0, false) || named.0 || named.1.is_some_and(|closing| !closing.is_empty())
            {
                wrong.push(format!("{}: {said:?} {:?} {:?}", odd.name, reading.salutation, reading.sign_off));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Message-ID, what it answers if anything, from, to, text.
type Sent<'s> = (&'s str, &'s str, &'s str, &'s str, &'s str);

fn mail(wieder: &Wieder, letters: &[Sent<'_>]) {
    let folder = wieder.store.with_file_name("mail");
    fs::create_dir_all(&folder).unwrap();
    for (at, (id, answers, from, to, text)) in letters.iter().enumerate() {
        let parent = match *answers {
            "" => String::new(),
            id => format!("In-Reply-To: <{id}@x.example>\nReferences: <{id}@x.example>\n"),
        };
        let letter = format!(
            "From: {from}\nTo: {to}\nSubject: Noten\nMessage-ID: <{id}@x.example>\n{parent}Date: {} Mar 2014 10:00:00 +0000\n\
             Content-Type: text/plain; charset=utf-8\n\n{text}\n",
            at + 1
        );
        fs::write(folder.join(format!("{at}.eml")), letter).unwrap();
    }
    wieder.ok(&["import", folder.to_str().unwrap(), "--me", JANA]);
    wieder.ok(&["me", "add", JANA]);
}

const JANA: &str = "jana@vogt.example";
const TOM: &str = "tom@kreil.example";

/// What is said of how we two answer each other: letters sent and received, how often I asked and was answered.
#[test]
fn letters_that_answer_themselves_or_each_other_are_letters_like_others() {
    let text = "Hallo, kommst du am Freitag?";
    let rows: [(&str, &[Sent<'_>], Value); 4] = [
        ("itself, from them", &[("a", "a", TOM, JANA, text), ("b", "", JANA, TOM, text)], json!([1, 1, 0, 0])),
        ("itself, from me", &[("a", "a", JANA, TOM, text), ("b", "", TOM, JANA, text)], json!([1, 1, 1, 1])),
        ("each other", &[("a", "b", JANA, TOM, text), ("b", "a", TOM, JANA, text)], json!([1, 1, 0, 0])),
        (
            "in a circle of three",
            &[("a", "c", TOM, JANA, text), ("b", "a", JANA, TOM, text), ("c", "b", TOM, JANA, text)],
            json!([1, 2, 0, 0]),
        ),
    ];
    for (what, letters, wanted) in rows {
        let wieder = Wieder::new();
        mail(&wieder, letters);
        let page = wieder.json(&["show", TOM]);
        let of = |field: &str| page["letters"][field].clone();
        assert_eq!(json!([of("sent"), of("received"), of("asked"), of("answered")]), wanted, "{what}");
        for words in [&["lost", "--all"][..], &["people"], &["search", "Freitag"], &["import", "--oddities"]] {
            assert_eq!(wieder.run(words).code, 0, "{what}: {words:?}");
        }
    }
}

#[test]
fn they_are_shown_and_searched_like_others() {
    let wieder = Wieder::new();
    let odd = odd_letters();
    let small: Vec<_> = odd.iter().filter(|odd| odd.text.len() < 4000).collect();
    let ids: Vec<String> = (0..small.len()).map(|at| format!("odd{at}")).collect();
    let mut letters: Vec<_> =
        small.iter().zip(&ids).map(|(odd, id)| (id.as_str(), "", TOM, JANA, odd.text.as_str())).collect();
    // Somebody answers: Tom is no machine.
    letters.push(("mine", "", JANA, TOM, WORDS));
    mail(&wieder, &letters);
    let page = wieder.json(&["show", TOM]);
    assert_eq!(page["letters"]["received"], small.len(), "{}", page["letters"]);
    for words in [&["show", TOM][..], &["show", TOM, "--lang", "de"], &["search", "🦔"], &["search", "שלום"]] {
        let said = wieder.run(words);
        said.speaks_plainly();
        assert!(said.code == 0 && !said.out.contains(['\u{202e}', '\u{2067}']), "{words:?}: {said:?}");
    }
}
