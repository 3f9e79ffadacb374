//! Words in, the letters that hold them out.

use super::World;
use super::index::reopen;
use crate::letters;
use crate::model::{Address, Direction, LetterId};
use crate::speech::{one_line, sentences, stems};
use crate::store::Store;
use anyhow::Result;
use jiff::Timestamp;
use serde::Serialize;

#[derive(Clone, Debug, Serialize)]
pub struct Found {
    pub letter: LetterId,
    pub at: Option<Timestamp>,
    pub subject: String,
    /// The other one: the writer, or whom I wrote to.
    pub name: String,
    pub address: Option<Address>,
    pub direction: Option<Direction>,
    /// The sentence of the writer's own words in which most of the words stand.
    pub line: String,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct SearchResult {
    pub query: String,
    pub count: u64,
    pub letters: Vec<Found>,
}

/// More than any archive holds.
const EVERY: usize = i64::MAX as usize;

/// Any text is a query; words are compared by their stems in both languages.
pub fn search(store: &Store, world: &World, query: &str, limit: usize) -> Result<SearchResult> {
    let groups = stems::query(query);
    let (mut count, mut hits) = store.search(&groups, if world.later { EVERY } else { limit })?;
    if world.later {
        hits.retain(|hit| world.row(*hit).is_some());
        count = hits.len() as u64;
        hits.truncate(limit);
    }
    let mut letters = Vec::new();
    for hit in hits {
        let Some(row) = world.row(hit) else { continue };
        letters.push(found(store, world, row, &groups)?);
    }
    Ok(SearchResult { query: query.to_owned(), count, letters })
}

fn found(store: &Store, world: &World, row: &crate::model::Row, groups: &[Vec<String>]) -> Result<Found> {
    let kept = store.letter(row.id)?;
    let letter = reopen(&kept.header, kept.text, kept.attachments);
    let from_me = row.from.is_some_and(|from| world.people.me.contains(&from));
    let other = if from_me { row.recipients.first().copied() } else { row.from };
    let person = other.and_then(|id| world.people.person_of(id)).and_then(|id| world.people.get(id));
    let own = letters::read(&letter).own_text(&letter.text);
    Ok(Found {
        letter: row.id,
        at: letter.date,
        subject: letter.subject,
        name: person.map(|person| person.name.clone()).unwrap_or_default(),
        address: person.and_then(|person| person.address().cloned()),
        direction: person.map(|_| if from_me { Direction::Out } else { Direction::In }),
        line: best_sentence(&own, groups),
    })
}

fn best_sentence(own: &str, groups: &[Vec<String>]) -> String {
    let hits = |sentence: &str| {
        let words = stems::query(sentence);
        groups.iter().filter(|group| words.iter().any(|forms| forms.iter().any(|form| group.contains(form)))).count()
    };
    let mut best = (0, "");
    for sentence in sentences::split(own).into_iter().filter_map(|span| own.get(span)) {
        let count = hits(sentence);
        if count > best.0 {
            best = (count, sentence);
        }
    }
    one_line(best.1)
}
