//! Who wrote whom on which day in, an archive imported of it out.

#![allow(dead_code, clippy::unwrap_used, clippy::indexing_slicing)]

use super::chance::Chance;
use super::program::Wieder;
use jiff::Timestamp;
use std::fmt::Write as _;

/// A letter between Jana and somebody: the name of the latter, from Jana or not, the moment, the subject.
pub struct Sent {
    pub other: String,
    pub from_jana: bool,
    pub at: Timestamp,
    pub subject: String,
}

/// Noon of a day, as `2014-03-01`.
pub fn letter(other: &str, from_jana: bool, day: &str) -> Sent {
    let at = format!("{day}T12:00:00Z").parse().unwrap();
    Sent { other: other.to_owned(), from_jana, at, subject: format!("Gruß {day}") }
}

/// An archive of these letters; Jana's address is said to be hers.
pub fn archive(letters: &[Sent]) -> Wieder {
    let wieder = Wieder::new();
    let mut mbox = String::new();
    for (number, letter) in letters.iter().enumerate() {
        let jana = "Jana Vogt <jana@vogt.example>".to_owned();
        let other = format!("{0} Muster <{1}@muster.example>", letter.other, letter.other.to_lowercase());
        let (from, to) = if letter.from_jana { (jana, other) } else { (other, jana) };
        let date = letter.at.strftime("%a, %d %b %Y %H:%M:%S +0000");
        write!(
            mbox,
            "From x@vogt.example Mon Mar  3 10:15:00 2014\nFrom: {from}\nTo: {to}\nDate: {date}\nSubject: {}\n\
             Message-ID: <{number}@muster.example>\n\nNichts Neues hier.\n\n",
            letter.subject
        )
        .unwrap();
    }
    let path = wieder.store.with_file_name("years.mbox");
    std::fs::write(&path, mbox).unwrap();
    wieder.ok(&["import", path.to_str().unwrap(), "--me", "jana@vogt.example"]);
    wieder.ok(&["me", "add", "jana@vogt.example"]);
    wieder
}

/// A hundred and eighty people who wrote with Jana at different times of twelve years and came back by chance: what came after a silence has
/// nothing to do with what was before it.
pub fn lifelong() -> Wieder {
    let mut letters = Vec::new();
    for person in 0..180_usize {
        let mut chance = Chance::new(5, person);
        let name = format!("P{}{}", ["a", "e", "i", "o", "u", "y"][person / 30], "n".repeat(1 + person % 30));
        let mut day = chance.below(700) as i64;
        while day < 4600 {
            for turn in 0..6_i64 {
                letters.push(sent(&name, turn % 2 == 0, day + turn * 9));
            }
            // After a year of silence every day is as good as any other.
            day += 410 + (-(1.0 - chance.share()).ln() * 700.0) as i64;
        }
    }
    letters.sort_by_key(|letter| letter.at);
    archive(&letters)
}

fn sent(other: &str, from_jana: bool, day: i64) -> Sent {
    let began: Timestamp = "2013-01-10T12:00:00Z".parse().unwrap();
    let at = Timestamp::from_second(began.as_second() + day * 86_400).unwrap();
    Sent { other: other.to_owned(), from_jana, at, subject: format!("Gruß {other} {day}") }
}
