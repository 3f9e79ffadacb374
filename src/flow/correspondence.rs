//! A person in, the letters between us with what was read from each out.

use super::World;
use super::index::reopen;
use crate::letters;
use crate::model::{Correspondence, Entry, Exchange, LetterId, Tie};
use crate::store::Store;
use anyhow::Result;
use std::collections::BTreeMap;

/// The newest `limit` letters of a tie and those with a remark in them, oldest first.
pub fn correspondence(store: &Store, world: &World, tie: &Tie, limit: usize) -> Result<Correspondence> {
    let rows: BTreeMap<LetterId, &crate::model::Row> = tie
        .exchanges
        .iter()
        .filter_map(|exchange| {
            let at = world.rows.binary_search_by_key(&exchange.letter, |row| row.id).ok()?;
            Some((exchange.letter, world.rows.get(at)?))
        })
        .collect();
    let by_key: BTreeMap<i64, LetterId> =
        rows.values().filter(|row| row.own_key != 0).map(|row| (row.own_key, row.id)).collect();
    let skip = tie.exchanges.len().saturating_sub(limit);
    tie.exchanges
        .iter()
        .enumerate()
        .filter(|(at, exchange)| *at >= skip || world.has_remark(exchange.letter))
        .filter_map(|(_, exchange)| rows.get(&exchange.letter).map(|row| (exchange, *row)))
        .map(|(exchange, row)| {
            let answers = by_key.get(&row.parent_key).copied().filter(|_| row.parent_key != 0);
            entry(store, exchange, row, answers)
        })
        .collect()
}

fn entry(store: &Store, exchange: &Exchange, row: &crate::model::Row, answers: Option<LetterId>) -> Result<Entry> {
    let kept = store.letter(exchange.letter)?;
    let letter = reopen(&kept.header, kept.text, kept.attachments);
    let reading = letters::read(&letter);
    Ok(Entry {
        id: exchange.letter,
        at: letter.date,
        direction: exchange.direction,
        recipients: row.to.len() + row.cc.len(),
        named: exchange.named,
        kind: letter.kind,
        subject: letter.subject,
        text: letter.text,
        reading,
        answers,
    })
}
