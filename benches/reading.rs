//! Mailboxes or folders of them in, the speed of each step of reading on one core out:
//! `cargo bench --bench reading -- PATH…`; with `--hostile`, the cost of texts made to be slow, which may not be over
//! 50 ms per MB.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, clippy::print_stdout)]

use std::hint::black_box;
use std::ops::ControlFlow;
use std::time::Instant;
use wieder::letters;
use wieder::model::{Language, Letter, Mailbox};
use wieder::speech::stems;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words.iter().any(|word| word == "--hostile") {
        return hostile();
    }
    println!(
        "{:28}{:>8}{:>8}{:>8}{:>8}{:>8}{:>8}{:>12}{:>12}{:>14}",
        "MB/s of mail", "letters", "MB", "open", "read", "terms", "r+t", "remarkable", "so many", "slowest read"
    );
    for path in words.iter().filter(|word| !word.starts_with("--")) {
        row(path);
    }
}

/// The best of three rounds, in seconds.
fn best<T>(mut work: impl FnMut() -> T) -> f64 {
    let round = |_| {
        let began = Instant::now();
        black_box(work());
        began.elapsed().as_secs_f64()
    };
    (0..3).map(round).fold(f64::MAX, f64::min)
}

fn row(path: &str) {
    let mut raw = Vec::new();
    for file in walkdir::WalkDir::new(path).sort_by_file_name().into_iter().filter_map(Result::ok) {
        if file.file_type().is_file() {
            let bytes = std::fs::read(file.path()).unwrap();
            let before = raw.len();
            wieder::sources::split(&mut bytes.as_slice(), 0, &mut |cut| {
                raw.push(cut.raw);
                ControlFlow::Continue(())
            })
            .unwrap();
            if raw.len() == before {
                raw.push(bytes);
            }
        }
    }
    let megabytes = raw.iter().map(Vec::len).sum::<usize>() as f64 / 1e6;
    let opened: Vec<Letter> = raw.iter().map(|raw| letters::open(raw).0).collect();
    let owned: Vec<(String, Option<Language>)> = opened
        .iter()
        .map(|letter| {
            let reading = letters::read(letter);
            (reading.own_text(&letter.text), reading.language)
        })
        .collect();
    let open = best(|| raw.iter().for_each(|raw| drop(black_box(letters::open(raw)))));
    let mut slowest = 0.0_f64;
    let read = best(|| {
        for letter in &opened {
            let began = Instant::now();
            black_box(letters::read(letter));
            slowest = slowest.max(began.elapsed().as_secs_f64());
        }
    });
    let terms = best(|| owned.iter().for_each(|(own, language)| drop(black_box(stems::terms(own, *language)))));
    let mut found = 0;
    let sweep = best(|| found = opened.iter().filter(|letter| letters::remarkable(letter)).count());
    let name = std::path::Path::new(path).file_name().unwrap_or_default().to_string_lossy();
    println!(
        "{name:28}{:>8}{megabytes:>8.1}{:>8.0}{:>8.0}{:>8.0}{:>8.0}{:>12.0}{found:>12}{:>11.2} ms",
        raw.len(),
        megabytes / open,
        megabytes / read,
        megabytes / terms,
        megabytes / (read + terms),
        megabytes / sweep,
        slowest * 1e3,
    );
}

/// Every step over texts of one megabyte.
fn hostile() {
    let from = wieder::model::Address::parse("tom.kreil@x.example")
        .map(|address| Mailbox { name: "Tom Kreil".to_owned(), address });
    println!("{:42}{:>8}{:>8}{:>8}{:>12}", "ms per MB", "open", "read", "terms", "remarkable");
    for (name, piece) in PIECES {
        let text = piece.repeat((1 << 20) / piece.len());
        let raw = format!("From: tom.kreil@x.example\n\n{text}");
        let letter = Letter { from: from.clone(), text, ..Letter::default() };
        let per_megabyte = |seconds: f64| seconds * 1e3 * 1e6 / letter.text.len() as f64;
        let open = best(|| letters::open(raw.as_bytes()));
        let read = best(|| letters::read(&letter));
        let terms = best(|| stems::terms(&letter.text, Some(Language::German)));
        let sweep = best(|| letters::remarkable(&letter));
        println!(
            "{name:42}{:>8.1}{:>8.1}{:>8.1}{:>12.1}",
            per_megabyte(open),
            per_megabyte(read),
            per_megabyte(terms),
            per_megabyte(sweep)
        );
    }
}

const PIECES: &[(&str, &str)] = &[
    ("quoted lines", "> Passt dir Freitag? Ich schicke dir die Folien.\n"),
    ("nothing but >", ">"),
    ("> a line", ">\n"),
    ("> and blank lines", ">\n\n"),
    ("blank lines", "\n"),
    ("blanks", " "),
    ("blank lines of blanks", "    \n"),
    ("one line of words", "Der lange Weg nach Hause "),
    ("one line without blanks", "a"),
    ("one line of mail addresses", "tom@kreil.example, "),
    ("a. a. a.", "a. "),
    ("12. A", "12. A "),
    ("full stops", "."),
    ("question marks", "? "),
    ("short sentences", "Ja? "),
    ("closing quotation marks", "“"),
    ("opening quotation marks", "„"),
    ("full stops and quotation marks", ".””””””””"),
    ("lines of one letter", "a\n"),
    ("On … without end", "On Monday 2020-01-01 10:15 somebody\n"),
    ("On … : without wrote", "On Monday 2020-01-01 somebody:\n"),
    ("On … wrote, in one line", "On Monday 1 Tom wrote "),
    ("Am … schrieb: …", "Am 12.10.2023 schrieb Tom <t@x.example>:\nJa.\n"),
    ("header look-alikes", "From: a@b.example\n\n"),
    ("header blocks without an end", "From: a\nx@y.example\n"),
    ("header lines", "To: a@b.example\n"),
    ("dates of Lotus Notes", "08/30/2000 08:30 AM\n"),
    ("Lotus Notes without a subject", "08/30/2000 08:30 AM\nTo: x\n"),
    ("rules", "________________________________\n"),
    ("dashes", "-"),
    ("dashed lines", "--- Forwarded by\n"),
    ("signature delimiters", "-- \n"),
    ("signatures", "-- \nTom Kreil\nKreil GmbH · Tel. 0123 456789\n\n"),
    ("sign-offs", "Viele Grüße\nTom\n\n"),
    ("sent from my phone", "Sent from my iPhone\n"),
    ("disclaimers without an end", "This message is for information only\n"),
    ("short lines of names", "Tom Kreil\n\n"),
    ("salutations", "Lieber Tom,\n"),
    ("remarks", "Please don't contact me again. My new address is a@b.example.\n"),
    ("nearly remarks", "I asked you and contact me again soon at this address\n"),
    ("names of the dead", "Karl Ebner Karl Ebner Karl died "),
    ("nearly promises", "Lass uns das mal so. I'll do let's we should\n"),
    ("du and Sie", "du Sie Ihnen hast dir "),
    ("web addresses", "http://x.example/"),
    ("right to left", "שלום עולם, מה שלומך? "),
    ("Chinese", "你好世界。今天天气很好"),
    ("emoji", "👩\u{200d}👩\u{200d}👧😀"),
    ("combining marks", "e\u{301}\u{301}\u{301}"),
    ("letters that grow in lower case", "İẞǅﬃ "),
    ("NUL", "\0"),
    ("apostrophes", "'’-"),
    ("digits", "12.34:56 "),
    ("pipes", "| "),
    ("commas", ","),
    ("stars and minus", "* - * "),
    ("different words", "Aapfel Bbirne Cckirsche Ddattel Eefeige 17a 18b 19c 20d "),
];
