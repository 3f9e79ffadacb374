//! A number of letters in, an invented archive of that size with the shape of a real one out:
//! `cargo run --release --example lifetime -- LETTERS OUT [--maildir] [--seed N]`.
//!
//! One user with two addresses over 25 years; as many people as a twentieth of the letters, of whom few write much
//! and most once; answers with quotations, lists, newsletters in HTML, notices of machines, copies; German and English;
//! all transfer encodings. The same numbers give the same bytes.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stderr, clippy::string_slice)]

use jiff::Timestamp;
use std::fmt::Write as _;
use std::fs;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let plain: Vec<&String> = words.iter().filter(|word| !word.starts_with("--")).collect();
    let value = |name: &str| words.iter().position(|w| w == name).and_then(|at| words.get(at + 1)).cloned();
    let (Some(letters), Some(out)) = (plain.first().and_then(|n| n.parse().ok()), plain.get(1)) else {
        eprintln!("usage: lifetime LETTERS OUT [--maildir] [--seed N]");
        std::process::exit(2);
    };
    let seed = value("--seed").and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let out = Path::new(out.as_str());
    let mut sink = if words.iter().any(|w| w == "--maildir") { Sink::maildir(out) } else { Sink::mbox(out) };
    let mut life = Life::new(letters, seed);
    for number in 0..letters {
        let letter = life.letter(number, letters);
        sink.put(&letter);
    }
    sink.end();
}

enum Sink {
    Mbox(BufWriter<fs::File>),
    /// A thousand letters a folder.
    Maildir(PathBuf, usize),
}

impl Sink {
    fn mbox(path: &Path) -> Sink {
        Sink::Mbox(BufWriter::with_capacity(1 << 20, fs::File::create(path).unwrap()))
    }

    fn maildir(path: &Path) -> Sink {
        Sink::Maildir(path.to_owned(), 0)
    }

    fn put(&mut self, letter: &str) {
        match self {
            Sink::Mbox(file) => {
                file.write_all(b"From MAILER-DAEMON Mon Nov 23 10:15:00 2026\n").unwrap();
                for line in letter.split_inclusive('\n') {
                    if line.trim_start_matches('>').starts_with("From ") {
                        file.write_all(b">").unwrap();
                    }
                    file.write_all(line.as_bytes()).unwrap();
                }
                file.write_all(b"\n").unwrap();
            }
            Sink::Maildir(path, count) => {
                let folder = path.join(format!("{:04}", *count / 1000));
                if *count % 1000 == 0 {
                    for part in ["cur", "new", "tmp"] {
                        fs::create_dir_all(folder.join(part)).unwrap();
                    }
                }
                fs::write(folder.join("cur").join(format!("{count:08}.host:2,S")), letter).unwrap();
                *count += 1;
            }
        }
    }

    fn end(self) {
        if let Sink::Mbox(mut file) = self {
            file.flush().unwrap();
        }
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): small, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    fn chance(&mut self, share: f64) -> bool {
        self.unit() < share
    }

    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// A rank below `n`, the first far more often than the last (density 1/rank).
    fn rank(&mut self, n: usize) -> usize {
        ((n as f64 + 1.0).powf(self.unit()) - 1.0) as usize % n.max(1)
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }
}

const FIRST: &[&str] = &[
    "Anna", "Bernd", "Carla", "David", "Eva", "Frank", "Grete", "Hugh", "Ines", "Jonas", "Katrin", "Liam", "Mara",
    "Nils", "Olga", "Paul", "Ruth", "Silke", "Tom", "Ursel", "Vera", "Walter", "Yvonne", "Zoe", "Alice", "Brian",
    "Claire", "Dora",
];
const LAST: &[&str] = &[
    "Weber", "Schmitt", "Keller", "Brandt", "Vogel", "Hartley", "Morris", "Winter", "Sommer", "Lang", "Adler", "Busch",
    "Carter", "Dietz", "Ebner", "Fuchs", "Gruber", "Hensel", "Irwin", "Jansen", "Krause", "Lindner", "Mahler", "Novak",
];
const GERMAN: &[&str] = &[
    "der",
    "die",
    "und",
    "ich",
    "nicht",
    "das",
    "wir",
    "mit",
    "dass",
    "auf",
    "eine",
    "auch",
    "noch",
    "nach",
    "haben",
    "werden",
    "Entwurf",
    "Termin",
    "Vertrag",
    "Projekt",
    "Angebot",
    "Unterlagen",
    "Rechnung",
    "Besprechung",
    "Kollegen",
];
const ENGLISH: &[&str] = &[
    "the",
    "and",
    "that",
    "with",
    "for",
    "have",
    "this",
    "not",
    "you",
    "are",
    "from",
    "will",
    "draft",
    "meeting",
    "contract",
    "project",
    "offer",
    "papers",
    "invoice",
    "colleagues",
    "deadline",
    "report",
    "schedule",
    "question",
];

struct Person {
    name: String,
    address: String,
    german: bool,
}

struct Sent {
    id: String,
    subject: String,
    text: String,
    name: String,
    at: i64,
    with: usize,
}

struct Life {
    dice: Dice,
    people: Vec<Person>,
    words: Vec<String>,
    recent: Vec<Sent>,
    last: String,
}

const BEGIN: i64 = 978_307_200; // 2001-01-01
const END: i64 = 1_795_000_000; // November 2026

impl Life {
    fn new(letters: usize, seed: u64) -> Life {
        let mut dice = Dice(seed);
        let people = (0..(letters / 20).max(5)).map(|n| {
            let (first, last) = (dice.of(FIRST), dice.of(LAST));
            let middle = char::from(b'A' + (n / 700 % 26) as u8);
            let name = if n < 600 { format!("{first} {last}") } else { format!("{first} {middle}. {last}{}", n % 97) };
            let host = dice.below(400);
            let address = format!("{}.{}{n}@firm{host}.example", first.to_lowercase(), last.to_lowercase());
            Person { name, address, german: dice.chance(0.5) }
        });
        let people = people.collect();
        let syllables =
            ["ba", "ker", "lo", "min", "tu", "ra", "sel", "vo", "gan", "pi", "den", "ste", "mor", "fal", "hu"];
        let words = (0..20_000).map(|_| (0..2 + dice.below(3)).map(|_| dice.of(&syllables)).collect()).collect();
        Life { dice, people, words, recent: Vec::new(), last: String::new() }
    }

    fn letter(&mut self, number: usize, of: usize) -> String {
        let at = BEGIN + ((END - BEGIN) as f64 * (number as f64 / of as f64)) as i64 + self.dice.below(3_600) as i64;
        if number > 0 && self.dice.chance(0.05) {
            return self.last.clone(); // the same letter once more, as from another folder
        }
        let kind = self.dice.unit();
        let letter = if kind < 0.5 {
            self.exchange(number, at)
        } else if kind < 0.85 {
            self.list(number, at)
        } else {
            self.newsletter(number, at)
        };
        self.last.clone_from(&letter);
        letter
    }

    fn me(at: i64) -> (&'static str, &'static str) {
        if at < BEGIN + (END - BEGIN) / 2 {
            ("Kim Falk", "kim.falk@firm7.example")
        } else {
            ("Kim Falk", "kim@falk.example")
        }
    }

    fn sentence(&mut self, german: bool) -> String {
        let mut sentence = String::new();
        for n in 0..5 + self.dice.below(14) {
            let word = if self.dice.chance(0.55) {
                self.dice.of(if german { GERMAN } else { ENGLISH }).to_owned()
            } else {
                let rank = self.dice.rank(self.words.len());
                self.words[rank].clone()
            };
            if n == 0 {
                sentence.extend(word.chars().next().map(|c| c.to_ascii_uppercase()));
                sentence.push_str(&word[1..]);
            } else {
                sentence.push(' ');
                sentence.push_str(&word);
            }
        }
        sentence.push(if self.dice.chance(0.12) { '?' } else { '.' });
        sentence
    }

    fn text(&mut self, german: bool, from: &str, to: &str) -> String {
        let mut text = match (german, self.dice.chance(0.5)) {
            (true, true) => format!("Hallo {to},\n\n"),
            (true, false) => format!("Guten Tag {to},\n\n"),
            (false, true) => format!("Hi {to},\n\n"),
            (false, false) => format!("Dear {to},\n\n"),
        };
        // Few are long: a log-normal number of sentences, median six.
        let spread = (self.dice.unit() + self.dice.unit() + self.dice.unit() - 1.5) * 2.0;
        let sentences = (6.0 * spread.exp()) as usize + 1;
        let mut line = 0;
        for _ in 0..sentences {
            let sentence = self.sentence(german);
            line += sentence.len();
            text.push_str(&sentence);
            text.push(if line > 72 { '\n' } else { ' ' });
            line = if line > 72 { 0 } else { line };
        }
        let close = if german { "Viele Grüße" } else { "Best regards" };
        let _ = write!(text, "\n\n{close}\n{from}\n");
        text
    }

    fn exchange(&mut self, number: usize, at: i64) -> String {
        let mine = self.dice.chance(0.4);
        let answered = self.dice.chance(0.55) && !self.recent.is_empty();
        let before = answered.then(|| self.recent.len() - 1 - self.dice.rank(self.recent.len()));
        let with = before.map_or_else(|| self.dice.rank(self.people.len()), |at| self.recent[at].with);
        let me = Life::me(at);
        let person = &self.people[with];
        let (german, other) = (person.german, (person.name.clone(), person.address.clone()));
        let (from, to) = if mine {
            ((me.0.to_owned(), me.1.to_owned()), other)
        } else {
            (other, (me.0.to_owned(), me.1.to_owned()))
        };
        let first = |name: &str| name.split(' ').next().unwrap_or_default().to_owned();
        let mut text = self.text(german, &from.0, &first(&to.0));
        let mut subject = self.sentence(german);
        let mut thread = String::new();
        if let Some(before) = before {
            let before = &self.recent[before];
            subject = format!("{} {}", if german { "AW:" } else { "Re:" }, before.subject);
            thread = format!("In-Reply-To: <{0}>\nReferences: <{0}>\n", before.id);
            let day = Timestamp::from_second(before.at).unwrap().strftime("%d.%m.%Y %H:%M").to_string();
            let wrote = if german { "schrieb" } else { "wrote" };
            let opening = if german { "Am" } else { "On" };
            let _ = write!(text, "\n{opening} {day} {wrote} {}:\n", before.name);
            for line in before.text.lines().take(30) {
                let _ = writeln!(text, "> {line}");
            }
        }
        if self.dice.chance(0.4) {
            let _ = write!(
                text,
                "\n-- \n{}\n{}\nTel. +49 30 {}\n",
                from.0,
                self.words[self.dice.below(200)],
                number % 90_000
            );
        }
        let cc = self.dice.chance(0.15).then(|| {
            let third = self.dice.rank(self.people.len());
            let third = &self.people[third];
            format!("Cc: {} <{}>\n", third.name, third.address)
        });
        let id = format!("{number}.{at}@mail.example");
        let head = format!(
            "Delivered-To: {}\n{}From: {} <{}>\nTo: {} <{}>\n{}Subject: {}\n{thread}",
            me.1,
            if mine { "X-Gmail-Labels: Sent\n" } else { "" },
            from.0,
            from.1,
            to.0,
            to.1,
            cc.unwrap_or_default(),
            encoded_word(&subject),
        );
        let bare = subject.trim_start_matches("AW: ").trim_start_matches("Re: ").to_owned();
        self.recent.push(Sent { id: id.clone(), subject: bare, text: text.clone(), name: from.0, at, with });
        if self.recent.len() > 2_000 {
            self.recent.drain(..1_000);
        }
        self.whole(&head, &id, at, &text)
    }

    fn list(&mut self, number: usize, at: i64) -> String {
        let writer = self.dice.rank(self.people.len());
        let list = self.dice.below(8);
        let (name, address) = (self.people[writer].name.clone(), self.people[writer].address.clone());
        let mut text = self.text(false, &name, "all");
        if self.dice.chance(0.3) {
            for n in 0..10 + self.dice.below(60) {
                let _ = writeln!(text, "{} {}", if n % 3 == 0 { "+" } else { "-" }, self.words[n * 7 % 20_000]);
            }
        }
        let _ = write!(text, "_______________\nlist{list} mailing list\n");
        let head = format!(
            "List-Id: <list{list}.lists.example>\nPrecedence: list\nDelivered-To: {}\nFrom: {name} <{address}>\nTo: list{list}@lists.example\nSubject: [list{list}] {}\n",
            Life::me(at).1,
            self.sentence(false),
        );
        self.whole(&head, &format!("{number}.{at}@list.example"), at, &text)
    }

    fn newsletter(&mut self, number: usize, at: i64) -> String {
        let sender = self.dice.rank(60);
        let items: String = (0..5 + self.dice.below(25))
            .map(|_| format!("<tr><td><p style=\"margin:0\">{}</p></td></tr>\n", self.sentence(false)))
            .collect();
        let html = format!(
            "<html><head><style>p {{ color: #333 }}</style></head><body><table>\n{items}</table></body></html>\n"
        );
        format!(
            "{}From: News {sender} <news@shop{sender}.example>\nTo: {}\nSubject: {}\nMessage-ID: <{number}@shop.example>\nDate: {}\nList-Unsubscribe: <https://shop{sender}.example/u>\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n{html}",
            received(number, at),
            Life::me(at).1,
            self.sentence(false),
            date(at),
        )
    }

    fn whole(&mut self, head: &str, id: &str, at: i64, text: &str) -> String {
        let number = self.dice.below(1 << 30);
        let start =
            format!("{}{head}Message-ID: <{id}>\nDate: {}\nMIME-Version: 1.0\n", received(number, at), date(at));
        let plain = "Content-Type: text/plain; charset=utf-8\n";
        match self.dice.below(10) {
            0..5 => format!("{start}{plain}Content-Transfer-Encoding: 8bit\n\n{text}"),
            5..7 => format!("{start}{plain}Content-Transfer-Encoding: quoted-printable\n\n{}", quoted_printable(text)),
            7 => format!("{start}{plain}Content-Transfer-Encoding: base64\n\n{}", base64(text.as_bytes())),
            _ => {
                let html: String =
                    text.lines().map(|line| format!("<div>{}</div>\n", line.replace('<', "&lt;"))).collect();
                format!(
                    "{start}Content-Type: multipart/alternative; boundary=\"b{number}\"\n\n--b{number}\n{plain}\n{text}\n--b{number}\nContent-Type: text/html; charset=utf-8\n\n<html><body>{html}</body></html>\n--b{number}--\n"
                )
            }
        }
    }
}

fn date(at: i64) -> String {
    Timestamp::from_second(at).unwrap().strftime("%a, %d %b %Y %H:%M:%S +0000").to_string()
}

fn received(number: usize, at: i64) -> String {
    (0..3)
        .map(|hop| {
            format!(
                "Received: from mx{hop}.host{}.example (mx{hop}.host.example [192.0.2.{}])\n\tby relay{hop}.example with ESMTPS id {number:x}{hop};\n\t{}\n",
                number % 911,
                number % 250,
                date(at + hop)
            )
        })
        .collect()
}

fn encoded_word(text: &str) -> String {
    if text.is_ascii() { text.to_owned() } else { format!("=?utf-8?B?{}?=", base64(text.as_bytes()).replace('\n', "")) }
}

fn quoted_printable(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let mut width = 0;
        for byte in line.bytes() {
            if width > 70 {
                out.push_str("=\n");
                width = 0;
            }
            if byte == b'=' || !(b' '..=b'~').contains(&byte) {
                let _ = write!(out, "={byte:02X}");
                width += 3;
            } else {
                out.push(char::from(byte));
                width += 1;
            }
        }
        out.push('\n');
    }
    out
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for (n, chunk) in bytes.chunks(3).enumerate() {
        if n > 0 && n % 19 == 0 {
            out.push('\n');
        }
        let three = [chunk[0], *chunk.get(1).unwrap_or(&0), *chunk.get(2).unwrap_or(&0)];
        let value = u32::from_be_bytes([0, three[0], three[1], three[2]]);
        for sign in 0..4 {
            let filled = sign <= chunk.len();
            out.push(if filled { char::from(SIGNS[(value >> (18 - 6 * sign) & 63) as usize]) } else { '=' });
        }
    }
    out.push('\n');
    out
}
