//! Labelled signatures in, how well their parts are found out.

use crate::data::unpacked;
use crate::labels::{hash, place, rows};
use crate::mailboxes::letters_of;
use crate::table::{Count, Figure, is_reported};
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use wieder::letters;
use wieder::model::{Card, Letter};

const LABELS: &str = include_str!("labels/signatures.tsv");
const FIELDS: [(&str, f64); 4] = [("name", 0.97), ("title", 0.9), ("company", 0.9), ("phone", 0.97)];

/// Every labelled letter by its id; `None` where an archive is missing.
fn letters(data: &Path) -> Option<BTreeMap<String, Letter>> {
    let mut all = BTreeMap::new();
    let zones = unpacked(data, "zones")?;
    for name in ["enron", "gmane"] {
        let file = std::fs::read_to_string(zones.join(format!("{name}-dev.jsonl"))).unwrap();
        for line in file.lines() {
            let mail: serde_json::Value = serde_json::from_str(line).unwrap();
            let text = mail["text"].as_str().unwrap().to_owned();
            all.insert(format!("{name}:{}", mail["id"]), Letter { text, ..Letter::default() });
        }
    }
    let wanted: Vec<&str> = rows(LABELS).map(|columns| columns[0]).filter(|id| id.starts_with('<')).collect();
    for archive in ["enron-dev", "r-sig-geo"] {
        all.extend(letters_of(&unpacked(data, archive)?, &wanted));
    }
    Some(all)
}

fn plain(text: &str) -> String {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn found<'c>(card: &'c Card, field: &str) -> Vec<&'c Range<usize>> {
    match field {
        "name" => card.name.iter().collect(),
        "title" => card.titles.iter().collect(),
        "company" => card.companies.iter().collect(),
        _ => card.phones.iter().collect(),
    }
}

/// Lines around the labelled ones that are read with them; the last ones of a letter where nothing is labelled. Many a
/// signature stands in a letter that is quoted, whose words are not the writer's: each is read by itself.
const AROUND: usize = 3;
const LAST: usize = 14;

fn around(text: &str, labelled: &[Range<usize>]) -> Letter {
    let mut starts = vec![0];
    starts.extend(text.match_indices('\n').map(|(at, _)| at + 1));
    let line = |at: usize| starts.partition_point(|start| *start <= at) - 1;
    let first = labelled.iter().map(|place| line(place.start).saturating_sub(AROUND)).min();
    let first = first.unwrap_or(starts.len().saturating_sub(LAST));
    let last = labelled.iter().map(|place| line(place.end) + AROUND + 1).max().unwrap_or(usize::MAX);
    let end = starts.get(last).copied().unwrap_or(text.len());
    Letter { text: text[starts[first]..end].to_owned(), ..Letter::default() }
}

pub fn figures(data: &Path) -> Vec<Figure> {
    let Some(letters) = letters(data) else { return Vec::new() };
    let mut wanted: BTreeMap<&str, Vec<(&str, Range<usize>)>> = BTreeMap::new();
    for columns in rows(LABELS) {
        let [id, hashed, field, span] = columns[..] else { panic!("{columns:?}") };
        let text = &letters.get(id).unwrap_or_else(|| panic!("{id} is not in the data")).text;
        assert_eq!(hash(text.trim_end(), 8), hashed, "{id}");
        let labels = wanted.entry(id).or_default();
        labels.extend(place(text, span).map(|place| (field, place)));
    }
    if std::env::var_os("EVALUATE_SHOW").is_some() {
        for (id, labels) in &wanted {
            let places: Vec<Range<usize>> = labels.iter().map(|(_, place)| place.clone()).collect();
            let reading = letters::read(&around(&letters[*id].text, &places));
            eprintln!(
                "seen {} {} {} {}",
                is_reported(id),
                labels.len(),
                reading.signature.is_some(),
                reading.sign_off.is_some()
            );
        }
    }
    let mut figures = Vec::new();
    for (half, reported) in [("reported half", true), ("tuned half", false)] {
        let half_of: Vec<_> = wanted.iter().filter(|(id, _)| is_reported(id) == reported).collect();
        for (field, bar) in FIELDS {
            let mut count = Count::default();
            for (id, labels) in &half_of {
                let text = &letters[**id].text;
                let places: Vec<Range<usize>> = labels.iter().map(|(_, place)| place.clone()).collect();
                let letter = around(text, &places);
                let reading = letters::read(&letter);
                let of_field = labels.iter().filter(|(kind, _)| *kind == field);
                let mut left: Vec<String> = of_field.map(|(_, place)| plain(&text[place.clone()])).collect();
                let mut wrong = Vec::new();
                for span in found(&reading.card, field) {
                    let text = plain(&letter.text[span.clone()]);
                    match left.iter().position(|wanted| *wanted == text) {
                        Some(at) => {
                            left.remove(at);
                            count.right += 1;
                        }
                        None => wrong.push(text),
                    }
                }
                count.wrong += wrong.len();
                count.missed += left.len();
                if !reported && std::env::var_os("EVALUATE_SHOW").is_some() && (!wrong.is_empty() || !left.is_empty()) {
                    eprintln!("{field} {id} wrong {wrong:?} missed {left:?}");
                }
            }
            let on = format!("Enron, Gmane, r-sig-geo, {} signatures, {half}", half_of.len());
            let measure = match field {
                "name" => "F1 of names",
                "title" => "F1 of titles",
                "company" => "F1 of companies",
                _ => "F1 of telephone numbers",
            };
            let figure = Figure::new("signature", on, measure, count.f1());
            figures.push(if reported { figure.at_least(bar) } else { figure });
        }
    }
    figures
}
