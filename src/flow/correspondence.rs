//! A person in, the letters between us with what was read from each out.

use super::World;
use crate::letters::{self, Context};
use crate::model::{
    Correspondence, Direction, Entry, Exchange, Kind, Letter, LetterId, Reading, RemarkKind, Row, Span, Tie,
};
use crate::store::Store;
use anyhow::Result;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Their last letters are always read: a hard word counts in them.
const THEIR_LAST: usize = 3;

/// The newest `limit` letters of a tie, oldest first; and whatever the bridge is judged by, however old: letters with
/// a remark in them, all of theirs after one that closes, their last ones and what I wrote after the very last.
pub fn correspondence(store: &Store, world: &World, tie: &Tie, limit: usize) -> Result<Correspondence> {
    let letters: Vec<(&Exchange, &Row)> =
        tie.exchanges.iter().filter_map(|exchange| Some((exchange, world.row(exchange.letter)?))).collect();
    let by_key: BTreeMap<i64, LetterId> =
        letters.iter().filter(|(_, row)| row.own_key != 0).map(|(_, row)| (row.own_key, row.id)).collect();
    let skip = letters.len().saturating_sub(limit);
    let theirs = |(exchange, _): &(&Exchange, &Row)| exchange.direction == Direction::In;
    let counts = |letter: &(&Exchange, &Row)| theirs(letter) && (letter.0.named || letter.1.kind == Kind::Personal);
    let closing = letters.iter().position(|letter| theirs(letter) && world.closes(letter.0.letter));
    let last: Vec<usize> =
        (0..letters.len()).rev().filter(|at| letters.get(*at).is_some_and(counts)).take(THEIR_LAST).collect();
    let wanted = |at: usize, letter: &(&Exchange, &Row)| {
        at >= skip
            || last.first().is_none_or(|newest| at > *newest)
            || last.contains(&at)
            || theirs(letter) && closing.is_some_and(|closing| at >= closing)
            || world.remarks_in(letter.0.letter).next().is_some()
    };
    let chosen = letters.iter().enumerate().filter(|(at, letter)| wanted(*at, letter)).map(|(_, letter)| *letter);
    let found = |letter| world.remarks_in(letter).map(|remark| remark.kind).collect();
    let opened = chosen.map(|(exchange, row)| open(store, exchange, row, &by_key, found(row.id)));
    Ok(read_all(opened.collect::<Result<Vec<Opened>>>()?))
}

/// The letters of a tie whose rows [`correspondence`] must see to choose the same as with all; some may be more.
pub fn letters_needed(world: &World, tie: &Tie, limit: usize) -> Vec<LetterId> {
    let theirs = |one: &&Exchange| one.direction == Direction::In;
    let named = tie.exchanges.iter().enumerate().rev().filter(|(_, one)| theirs(one) && one.named);
    let last = named.map(|(at, _)| at).nth(THEIR_LAST - 1).unwrap_or_default();
    let from = last.min(tie.exchanges.len().saturating_sub(limit));
    let closing = tie.exchanges.iter().position(|one| theirs(&one) && world.closes(one.letter));
    let wanted = |(at, one): &(usize, &Exchange)| {
        *at >= from || closing.is_some_and(|closing| *at >= closing) || world.remarks_in(one.letter).next().is_some()
    };
    tie.exchanges.iter().enumerate().filter(wanted).map(|(_, one)| one.letter).collect()
}

/// A letter between us before it is read.
struct Opened {
    exchange: Exchange,
    recipients: usize,
    letter: Letter,
    answers: Option<LetterId>,
    /// Found in it when it was imported.
    remarks: Vec<RemarkKind>,
}

fn open(
    store: &Store,
    exchange: &Exchange,
    row: &Row,
    by_key: &BTreeMap<i64, LetterId>,
    remarks: Vec<RemarkKind>,
) -> Result<Opened> {
    let kept = store.letter(exchange.letter)?;
    let letter = letters::reopen(&kept.header, kept.text, kept.attachments);
    let answers = by_key.get(&row.parent_key).copied().filter(|_| row.parent_key != 0);
    Ok(Opened { exchange: *exchange, recipients: row.recipients.len(), letter, answers, remarks })
}

/// Each letter is read beside the two before it in its thread, whose lines it may repeat without a mark; then again
/// where it ends in the signature that others of its writer and year share.
fn read_all(opened: Vec<Opened>) -> Correspondence {
    let by_id: BTreeMap<LetterId, &Opened> = opened.iter().map(|one| (one.exchange.letter, one)).collect();
    let parent = |one: &&Opened| one.answers.and_then(|id| by_id.get(&id).copied());
    let context = |one: &Opened, signature: &[String]| {
        let two: Vec<&Opened> = std::iter::successors(parent(&one), parent).take(2).collect();
        Context::new(two.iter().map(|before| before.letter.text.as_str()), signature).swept(one.remarks.clone())
    };
    let readings: Vec<Reading> =
        opened.par_iter().map(|one| letters::read_in(&one.letter, &context(one, &[]))).collect();
    let signatures = signatures(&opened, &readings);
    let again = |(one, reading): (&Opened, Reading)| match signatures.get(&writer_and_year(one)) {
        Some(signature) => letters::read_in(&one.letter, &context(one, signature)),
        None => reading,
    };
    let readings: Vec<Reading> = opened.iter().zip(readings).map(again).collect();
    opened.into_iter().zip(readings).map(|(one, reading)| entry(one, reading)).collect()
}

fn writer_and_year(one: &Opened) -> (Direction, i16) {
    let year = one.letter.date.map_or(0, |date| date.to_zoned(jiff::tz::TimeZone::UTC).year());
    (one.exchange.direction, year)
}

/// The endings that letters of one writer share in a year, as far as they were taken for own words.
fn signatures(opened: &[Opened], readings: &[Reading]) -> BTreeMap<(Direction, i16), Vec<String>> {
    let mut endings: BTreeMap<(Direction, i16), Vec<(&str, Span)>> = BTreeMap::new();
    for (one, reading) in opened.iter().zip(readings) {
        let Some(last) = reading.own.last() else { continue };
        let below = reading.sign_off.as_ref().map_or(last.start, |(place, _)| place.end.max(last.start));
        if below < last.end {
            endings.entry(writer_and_year(one)).or_default().push((one.letter.text.as_str(), below..last.end));
        }
    }
    let shared = |(writer, texts)| Some((writer, letters::shared_ending(texts)?));
    endings.into_iter().filter_map(shared).collect()
}

fn entry(one: Opened, reading: Reading) -> Entry {
    Entry {
        id: one.exchange.letter,
        at: one.letter.date,
        direction: one.exchange.direction,
        recipients: one.recipients,
        named: one.exchange.named,
        kind: one.letter.kind,
        subject: one.letter.subject,
        text: one.letter.text,
        reading,
        answers: one.answers,
    }
}
