//! Invented people with several addresses in, a store with their letters out.

#![allow(dead_code, clippy::unwrap_used)]

use super::program::Wieder;
use std::fmt::Write;
use std::fs;

pub const THOMAS: &str = "thomas.kreil@alt.example";
pub const TOM: &str = "tom@kreilpost.example";
pub const NINA: [&str; 2] = ["nina@holm.example", "nina.holm@firma.example"];
pub const ANNA: &str = "anna@weber.example";
pub const NOT_ANNA: &str = "anna@weber-bank.example";

/// Name, address, first year and how many years in a row of one letter and its answer.
pub const PEOPLE: &[(&str, &str, u32, u32)] = &[
    ("Thomas Kreil", THOMAS, 2010, 5),
    ("Tom Kreil", TOM, 2015, 4),
    ("Nina Holm", NINA[0], 2010, 3),
    ("Nina Holm", NINA[1], 2014, 3),
    ("Anna Weber", ANNA, 2010, 4),
    ("\u{410}nna Weber", NOT_ANNA, 2016, 1),
    ("Eva Lang", "lang@familie.example", 2010, 2),
    ("Peter Lang", "lang@familie.example", 2012, 2),
    ("Eva Lang", "eva@elang.example", 2014, 2),
    ("Peter Lang", "peter@plang.example", 2014, 2),
];

fn mbox() -> String {
    let mut all = String::new();
    for (name, address, first, years) in PEOPLE {
        for year in *first..first + years {
            for (from, to, day) in [
                (format!("{name} <{address}>"), "Jana Vogt <jana@vogt.example>".to_owned(), 3),
                ("Jana Vogt <jana@vogt.example>".to_owned(), format!("{name} <{address}>"), 5),
            ] {
                write!(
                    all,
                    "From x@y.example Mon Mar  3 10:15:00 2014\nFrom: {from}\nTo: {to}\nSubject: Termin {year}\n\
                     Message-ID: <{year}.{day}.{address}>\nDate: {day} May {year} 10:15:00 +0000\n\
                     Content-Type: text/plain; charset=utf-8\n\nHallo,\n\nam Freitag passt es gut.\n\nBis bald\n\n"
                )
                .unwrap();
            }
        }
    }
    all
}

pub fn made_up() -> Wieder {
    let wieder = Wieder::new();
    let path = wieder.store.with_file_name("small.mbox");
    fs::write(&path, mbox()).unwrap();
    wieder.ok(&["import", path.to_str().unwrap()]);
    wieder.ok(&["me", "add", "jana@vogt.example"]);
    wieder
}
