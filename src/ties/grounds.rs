//! The letters between us in, what each part of the manners rests on, with dates, out.

use super::manners::{SPEAKING, is_to, speaking};
use super::region;
use super::sentence::{is_exchange, shown};
use crate::model::{Direction, Entry, Language, Region};
use crate::speech::{register, sentences};
use jiff::Timestamp;

/// Of each side, and of each kind of line.
const LAST: usize = 3;

/// A line of a letter.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub at: Option<Timestamp>,
    pub direction: Direction,
    pub line: String,
}

/// What can be looked up. The lines that show the register stand in the manners themselves.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grounds {
    /// Of the last letters that settle the language.
    pub german: usize,
    pub english: usize,
    /// The last of both sides, oldest first.
    pub salutations: Vec<Line>,
    pub sign_offs: Vec<Line>,
    /// The last lines of theirs that show it; none for Germany.
    pub region: Vec<Line>,
    /// The last sentences of mine with a capital Du inside.
    pub capital_du: Vec<Line>,
    /// How often I wrote du and its forms inside a sentence, and how often of these with a capital.
    pub all_du: u32,
    pub capital_dus: u32,
}

/// `region` as it was read. Entries oldest first.
pub fn grounds(entries: &[Entry], their_names: &[String], region: Region) -> Grounds {
    let last = speaking(entries);
    let last = last.get(last.len().saturating_sub(SPEAKING)..).unwrap_or_default();
    let of = |wanted: Language| last.iter().filter(|(_, language)| *language == wanted).count();
    let mine = || entries.iter().filter(|entry| entry.direction == Direction::Out);
    let exchanged: Vec<&Entry> = entries.iter().filter(|entry| is_exchange(entry)).collect();
    let region = region::lines(entries, region).into_iter().map(|(entry, line)| of_letter(entry, line));
    Grounds {
        german: of(Language::German),
        english: of(Language::English),
        salutations: of_both(&exchanged, |entry| salutation(entry, their_names)),
        sign_offs: of_both(&exchanged, sign_off),
        region: newest(region.collect()),
        capital_du: newest(mine().filter_map(|entry| Some(of_letter(entry, capital_du(entry)?))).collect()),
        all_du: mine().map(|entry| entry.reading.cues.all_du).sum(),
        capital_dus: mine().map(|entry| entry.reading.cues.capital_du).sum(),
    }
}

fn of_letter(entry: &Entry, line: String) -> Line {
    Line { at: entry.at, direction: entry.direction, line }
}

fn newest(mut lines: Vec<Line>) -> Vec<Line> {
    lines.split_off(lines.len().saturating_sub(LAST))
}

/// The last of each side, in the order in which they were written.
fn of_both(entries: &[&Entry], line: impl Fn(&Entry) -> Option<String>) -> Vec<Line> {
    let found: Vec<Line> = entries.iter().filter_map(|entry| Some(of_letter(entry, line(entry)?))).collect();
    let later = |at: usize, direction| found.iter().skip(at + 1).filter(|line| line.direction == direction).count();
    let kept = found.iter().enumerate().filter(|(at, line)| later(*at, line.direction) < LAST);
    kept.map(|(_, line)| line.clone()).collect()
}

fn salutation(entry: &Entry, their_names: &[String]) -> Option<String> {
    let (_, salutation) = entry.reading.salutation.as_ref()?;
    let to_them = entry.direction == Direction::In || is_to(entry, salutation, their_names);
    (!salutation.group && to_them).then(|| shown(&salutation.line))
}

fn sign_off(entry: &Entry) -> Option<String> {
    let (_, sign_off) = entry.reading.sign_off.as_ref()?;
    let parts = [sign_off.closing.trim_end_matches([',', ' ']), sign_off.name.as_str()];
    let line = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    (!line.is_empty()).then(|| shown(&line))
}

fn capital_du(entry: &Entry) -> Option<String> {
    if entry.reading.cues.capital_du == 0 {
        return None;
    }
    let own = entry.own_text();
    let sentences = sentences::split(&own).into_iter().filter_map(|place| own.get(place));
    let mut capital = sentences.filter(|sentence| register::cues(sentence).capital_du > 0);
    capital.next().map(shown)
}
