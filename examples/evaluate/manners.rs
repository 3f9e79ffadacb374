//! Labelled letters in, how well register, salutation and sign-off are read out.

use crate::data::unpacked;
use crate::labels::{Labelled, labelled, rows};
use crate::lines;
use crate::mailboxes::letters_of;
use crate::table::{Count, Figure, is_reported, share};
use std::path::Path;
use wieder::letters;
use wieder::model::{Decision, Direction, Entry, Kind, Letter, LetterId, Reading, Register, SignOff, Verdict};
use wieder::ties;

const CODE_ALLTAG: &str = include_str!("labels/codealltag.tsv");
const ENRON: &str = include_str!("labels/enron.tsv");

struct Read {
    labels: Labelled,
    text: String,
    reading: Reading,
}

fn code_alltag(data: &Path) -> Option<Vec<Read>> {
    let folder = unpacked(data, "german")?.join("codealltag/pS/emails");
    let all = labelled(CODE_ALLTAG, |id| std::fs::read_to_string(folder.join(format!("{id}.txt"))).ok());
    Some(all.into_iter().map(|(labels, text)| read(labels, text)).collect())
}

fn read(labels: Labelled, text: String) -> Read {
    let letter = Letter { text, ..Letter::default() };
    let reading = letters::read(&letter);
    Read { labels, text: letter.text, reading }
}

fn enron(data: &Path) -> Option<Vec<Read>> {
    let wanted: Vec<&str> = rows(ENRON).map(|columns| columns[0]).collect();
    let found = letters_of(&unpacked(data, "enron-dev")?, &wanted);
    let all = labelled(ENRON, |id| found.get(id).map(|letter| letter.text.clone()));
    let read = |(labels, text): (Labelled, String)| {
        let reading = letters::read(&found[&labels.id]);
        Read { labels, text, reading }
    };
    Some(all.into_iter().map(read).collect())
}

/// Splits into the half for tuning and the half that is reported.
fn halves(all: &[Read]) -> [(&'static str, Vec<&Read>); 2] {
    let (reported, tuned): (Vec<&Read>, Vec<&Read>) = all.iter().partition(|one| is_reported(&one.labels.id));
    [("reported half", reported), ("tuned half", tuned)]
}

/// Letters and digits alone: a comma more or less is no mistake.
fn plain(text: &str) -> String {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The same name under the same closing. Of "Many thanks for your help and best regards" the greeting itself is enough.
fn same_end(found: &(String, String), wanted: &(String, String)) -> bool {
    let (a, b) = (found.0.to_lowercase(), wanted.0.to_lowercase());
    found.1 == wanted.1 && a.is_empty() == b.is_empty() && (a.contains(&b) || b.contains(&a))
}

fn shows() -> bool {
    std::env::var_os("EVALUATE_SHOW").is_some()
}

pub fn register(data: &Path) -> Vec<Figure> {
    let Some(all) = code_alltag(data) else { return Vec::new() };
    let mut figures = Vec::new();
    for (half, letters) in halves(&all) {
        let (mut decided, mut right, mut addressing, mut deciding) = (0, 0, 0, 0);
        let mut formal_right = 0;
        for one in &letters {
            let wanted = one.labels.register.trim_end_matches('?');
            let found = match one.reading.verdict {
                Verdict::Informal => "T",
                Verdict::Formal => "V",
                _ => "",
            };
            addressing += usize::from(matches!(wanted, "T" | "V"));
            formal_right += usize::from(wanted == "V");
            deciding += usize::from(!found.is_empty() && matches!(wanted, "T" | "V"));
            decided += usize::from(!found.is_empty());
            right += usize::from(found == wanted);
            if shows() && half == "tuned half" && found != wanted && !(found.is_empty() && wanted == "N") {
                let cues = &one.reading.cues;
                eprintln!("register {} {} wanted {} {cues:?}", one.labels.id, found, one.labels.register);
            }
        }
        let on = format!("CodE Alltag, {} letters, {half}", letters.len());
        let figure = |measure, value| Figure::new("register of one letter", on.clone(), measure, value);
        let doubtful = letters.iter().filter(|one| one.labels.doubtful).count();
        figures.push(figure("letters hard to label", doubtful as f64));
        let precision = figure("precision where it decides", share(right, decided))
            .baseline("Sie to all that address", share(formal_right, addressing));
        let decides = figure("decides, of those addressing", share(deciding, addressing));
        let barred = half == "reported half";
        figures.push(if barred { precision.at_least(0.99) } else { precision });
        figures.push(if barred { decides.at_least(0.75) } else { decides });
    }
    figures
}

/// Threads of three: letters of one label by turns from me and from them.
pub fn relationship(data: &Path) -> Vec<Figure> {
    let Some(all) = code_alltag(data) else { return Vec::new() };
    let (mut threads, mut decided, mut right) = (0, 0, 0);
    for label in ["T", "V"] {
        let of_label: Vec<&Read> =
            all.iter().filter(|one| one.labels.register.trim_end_matches('?') == label).collect();
        for three in of_label.chunks_exact(3) {
            let entries: Vec<Entry> = three.iter().enumerate().map(|(at, one)| entry(at, one)).collect();
            let manners = ties::manners::manners(&entries, &[], &[]);
            threads += 1;
            if let Decision::Decide(register, _) = manners.register {
                decided += 1;
                right += usize::from((register == Register::Informal) == (label == "T"));
            }
        }
    }
    let on = format!("threads of three CodE Alltag letters, {threads}");
    let figure = |measure, value| Figure::new("register of a relationship", on.clone(), measure, value);
    vec![
        figure("precision where it decides", share(right, decided)).at_least(0.99),
        figure("decides", share(decided, threads)).at_least(0.9),
    ]
}

fn entry(at: usize, one: &Read) -> Entry {
    Entry {
        id: LetterId(at as i64 + 1),
        at: jiff::Timestamp::from_second(at as i64 * 86_400).ok(),
        direction: if at.is_multiple_of(2) { Direction::Out } else { Direction::In },
        recipients: 1,
        named: true,
        kind: Kind::Personal,
        subject: String::new(),
        text: one.text.clone(),
        reading: one.reading.clone(),
        answers: None,
    }
}

pub fn lines(data: &Path) -> Vec<Figure> {
    let (count, wrong) = lines::misread();
    let right = share(count - wrong.len(), count);
    let on = format!("fixtures, {count} heads and ends of letters");
    let mut figures = vec![Figure::new("salutation and sign-off", on, "right", right).at_least(1.0)];
    if let Some(all) = code_alltag(data) {
        figures.extend(salutations_and_sign_offs("CodE Alltag", &all));
    }
    if let Some(all) = enron(data) {
        figures.extend(salutations_and_sign_offs("Enron", &all));
    }
    figures
}

fn salutations_and_sign_offs(name: &str, all: &[Read]) -> Vec<Figure> {
    let mut figures = Vec::new();
    for (half, letters) in halves(all) {
        let (mut salutations, mut sign_offs) = (Count::default(), Count::default());
        let mut first_lines = Count::default();
        for one in &letters {
            let text = |place: &std::ops::Range<usize>| plain(&one.text[place.clone()]);
            let wanted = one.labels.salutation.as_ref().map(text);
            let found = one.reading.salutation.as_ref().map(|(place, _)| text(place));
            salutations.add(found.as_deref(), wanted.as_deref());
            let first = one.text.lines().find(|line| !line.trim().is_empty()).map(plain);
            first_lines.add(first.as_deref(), wanted.as_deref());
            let (closing, name) = (one.labels.closing.as_ref().map(text), one.labels.name.as_ref().map(text));
            let wanted_end = (closing.unwrap_or_default(), name.unwrap_or_default());
            let end = |sign_off: &SignOff| (plain(&sign_off.closing), plain(&sign_off.name));
            let found_end = one.reading.sign_off.as_ref().map(|(_, sign_off)| end(sign_off)).unwrap_or_default();
            let (is_there, was_found) = (wanted_end != Default::default(), found_end != Default::default());
            let is_right = is_there && was_found && same_end(&found_end, &wanted_end);
            sign_offs.right += usize::from(is_right);
            sign_offs.wrong += usize::from(was_found && !is_right);
            sign_offs.missed += usize::from(is_there && !is_right);
            if shows() && half == "tuned half" {
                if found != wanted {
                    eprintln!("salutation {} found {found:?} wanted {wanted:?}", one.labels.id);
                }
                if (was_found || is_there) && !is_right {
                    eprintln!("sign-off {} found {found_end:?} wanted {wanted_end:?}", one.labels.id);
                }
            }
        }
        let on = format!("{name}, {} letters, {half}", letters.len());
        let salutation =
            Figure::new("salutation", on.clone(), "F1", salutations.f1()).baseline("the first line", first_lines.f1());
        let sign_off = Figure::new("sign-off", on, "F1", sign_offs.f1());
        let barred = half == "reported half";
        figures.push(if barred { salutation.at_least(0.97) } else { salutation });
        figures.push(if barred { sign_off.at_least(0.97) } else { sign_off });
    }
    figures
}
