//! Annotated mails in, how much of what is called the writer's own words is so, by character, out.

use crate::data::unpacked;
use crate::table::{Count, Figure, is_reported, share};
use serde::{Deserialize, Serialize};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use wieder::letters;
use wieder::model::{Letter, Span};

/// Labels that are not the writer's words.
const REST: &[&str] =
    &["quotation", "quotation_marker", "inline_headers", "personal_signature", "mua_signature", "visual_separator"];

#[derive(Deserialize)]
struct Annotated {
    id: serde_json::Value,
    text: String,
    #[serde(default)]
    labels: Vec<(usize, usize, String)>,
}

#[derive(Serialize)]
struct Answer {
    id: serde_json::Value,
    own: Vec<(usize, usize)>,
}

/// Whose words count as own.
#[derive(Clone, Copy, PartialEq)]
enum Whose {
    /// As the zones are labelled: of each letter in the text, also of those it carries along below their header lines.
    OfEach,
    /// As the program means it: of the outermost letter alone.
    Outermost,
}

/// The own words of a text of which nothing else is known.
fn own(text: &str, whose: Whose) -> Vec<Span> {
    let read = |text: &str| letters::read_words(&Letter { text: text.to_owned(), ..Letter::default() }).own;
    if whose == Whose::Outermost {
        return read(text);
    }
    let of_each = letters::letters_within(text).into_iter();
    let own = of_each.flat_map(|letter| {
        let start = letter.start;
        read(&text[letter]).into_iter().map(move |own| start + own.start..start + own.end)
    });
    own.collect()
}

fn lines(path: &Path) -> impl Iterator<Item = Annotated> {
    let file = std::fs::File::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lines = BufReader::new(file).lines().map(Result::unwrap).filter(|line| !line.trim().is_empty());
    lines.map(|line| serde_json::from_str(&line).unwrap_or_else(|error| panic!("{line}: {error}")))
}

/// `evaluate own IN.jsonl`.
pub fn answer(path: &Path) {
    let mut out = std::io::stdout().lock();
    for mail in lines(path) {
        let count = |end: usize| mail.text[..end].chars().count();
        let own = own(&mail.text, Whose::OfEach).into_iter().map(|span| (count(span.start), count(span.end))).collect();
        writeln!(out, "{}", serde_json::to_string(&Answer { id: mail.id, own }).unwrap()).unwrap();
    }
}

/// Code is the writer's own wherever it stands.
const CODE: &[&str] = &["log_data", "patch"];

/// Which characters are labelled at all, and which of them are own. For the outermost letter whatever stands below the
/// first header block of another is not, though its paragraphs bear the same labels.
fn truth(mail: &Annotated, whose: Whose) -> Vec<Option<bool>> {
    let mut truth = vec![None; mail.text.chars().count()];
    let first = mail.labels.iter().filter(|(.., label)| label == "inline_headers").map(|(start, ..)| *start).min();
    for (start, end, label) in &mail.labels {
        for (at, place) in truth.iter_mut().enumerate().take(*end).skip(*start) {
            let forwarded =
                whose == Whose::Outermost && first.is_some_and(|first| at >= first) && !CODE.contains(&label.as_str());
            *place = Some(!REST.contains(&label.as_str()) && !forwarded);
        }
    }
    truth
}

fn measure(mails: &[Annotated], whose: Whose, shows: bool) -> (Count, usize) {
    let (mut count, mut right_rest) = (Count::default(), 0);
    for mail in mails {
        let mut found = vec![false; mail.text.len() + 1];
        for span in own(&mail.text, whose) {
            found[span].fill(true);
        }
        let (mut wrong, mut missed) = (0, 0);
        for ((at, c), own) in mail.text.char_indices().zip(truth(mail, whose)) {
            if c.is_whitespace() {
                continue;
            }
            match (found[at], own) {
                (true, Some(true)) => count.right += 1,
                (true, Some(false)) => wrong += 1,
                (false, Some(true)) => missed += 1,
                (false, Some(false)) => right_rest += 1,
                (_, None) => {}
            }
        }
        count.wrong += wrong;
        count.missed += missed;
        if shows && std::env::var_os("EVALUATE_SHOW").is_some() && wrong + missed > 0 {
            eprintln!("{} wrong {wrong} missed {missed}", mail.id);
        }
    }
    (count, right_rest)
}

pub fn figures(data: &Path) -> Vec<Figure> {
    let Some(folder) = unpacked(data, "zones") else { return Vec::new() };
    let mut figures = Vec::new();
    for (name, bars) in [("enron", [0.97, 0.96, 0.97]), ("gmane", [0.95, 0.95, 0.95])] {
        let all: Vec<Annotated> = lines(&folder.join(format!("{name}-dev.jsonl"))).collect();
        let (reported, tuned): (Vec<_>, Vec<_>) = all.into_iter().partition(|mail| is_reported(&mail.id.to_string()));
        for (mails, half) in [(&reported, "reported half"), (&tuned, "tuned half")] {
            let barred = half == "reported half";
            for (whose, how) in [(Whose::OfEach, ""), (Whose::Outermost, ", the outermost letter alone")] {
                let (count, right_rest) = measure(mails, whose, !barred);
                let everything = count.right + count.missed;
                let all = everything + count.wrong + right_rest;
                let on = format!("zones {name}, {} mails, {half}{how}", mails.len());
                let rows = [
                    ("accuracy", share(count.right + right_rest, all), share(everything, all)),
                    ("precision", count.precision(), share(everything, all)),
                    ("recall", count.recall(), 1.0),
                ];
                for ((measure, value, baseline), bar) in rows.into_iter().zip(bars) {
                    let figure = Figure::new("own words", on.clone(), measure, value).baseline("all is own", baseline);
                    figures.push(if barred { figure.at_least(bar) } else { figure });
                }
            }
        }
    }
    figures
}
