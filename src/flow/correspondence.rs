//! A person in, the letters between us with what was read from each out.

use super::World;
use crate::letters;
use crate::model::{Correspondence, Direction, Entry, Exchange, Kind, LetterId, Row, Tie};
use crate::store::Store;
use anyhow::Result;
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
    letters
        .iter()
        .enumerate()
        .filter(|(at, letter)| wanted(*at, letter))
        .map(|(_, (exchange, row))| {
            let answers = by_key.get(&row.parent_key).copied().filter(|_| row.parent_key != 0);
            entry(store, exchange, row, answers)
        })
        .collect()
}

fn entry(store: &Store, exchange: &Exchange, row: &Row, answers: Option<LetterId>) -> Result<Entry> {
    let kept = store.letter(exchange.letter)?;
    let letter = letters::reopen(&kept.header, kept.text, kept.attachments);
    let reading = letters::read(&letter);
    Ok(Entry {
        id: exchange.letter,
        at: letter.date,
        direction: exchange.direction,
        recipients: row.recipients.len(),
        named: exchange.named,
        kind: letter.kind,
        subject: letter.subject,
        text: letter.text,
        reading,
        answers,
    })
}
