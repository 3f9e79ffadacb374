//! Words in, the letters that hold them out.

use super::World;
use super::around::gathered;
use crate::letters;
use crate::model::{Address, AddressId, Direction, LetterId, Row};
use crate::speech::{one_line, sentences, stems};
use crate::store::Store;
use anyhow::Result;
use jiff::Timestamp;
use serde::Serialize;
use std::collections::BTreeSet;

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

/// Any text is a query; words are compared by their stems in both languages. `given` are my addresses where they were
/// named.
pub fn search(store: &Store, given: &[Address], now: i64, query: &str, limit: usize) -> Result<SearchResult> {
    let groups = stems::query(query);
    let who = match gathered(store, given, now)? {
        Some(gathered) => Who::Gathered(gathered.me),
        None => Who::World(Box::new(World::load(store, given, now)?)),
    };
    let later = matches!(&who, Who::World(world) if world.later);
    let (mut count, mut hits) = store.search(&groups, if later { EVERY } else { limit })?;
    if let Who::World(world) = &who
        && later
    {
        hits.retain(|hit| world.row(*hit).is_some());
        count = hits.len() as u64;
        hits.truncate(limit);
    }
    let rows = store.rows_at(hits.iter().copied())?;
    let letters = hits.iter().filter_map(|hit| rows.get(hit)).map(|row| found(store, &who, row, &groups));
    Ok(SearchResult { query: query.to_owned(), count, letters: letters.collect::<Result<_>>()? })
}

/// Where the people behind addresses are known from.
enum Who {
    /// Who is who was gathered before, and is asked of the store; with my addresses.
    Gathered(BTreeSet<AddressId>),
    World(Box<World>),
}

impl Who {
    fn is_me(&self, address: AddressId) -> bool {
        match self {
            Who::Gathered(me) => me.contains(&address),
            Who::World(world) => world.people.me.contains(&address),
        }
    }

    /// Name and address by which somebody is shown.
    fn shown(&self, store: &Store, address: AddressId) -> Result<Option<(String, Option<Address>)>> {
        let Who::World(world) = self else { return store.shown(address) };
        let person = world.people.person_of(address).and_then(|id| world.people.get(id));
        Ok(person.map(|person| (person.name.clone(), person.address().cloned())))
    }
}

fn found(store: &Store, who: &Who, row: &Row, groups: &[Vec<String>]) -> Result<Found> {
    let kept = store.letter(row.id)?;
    let letter = letters::reopen(&kept.header, kept.text, kept.attachments);
    let from_me = row.from.is_some_and(|from| who.is_me(from));
    let other = if from_me { row.recipients.first().copied() } else { row.from };
    let person = other.map(|other| who.shown(store, other)).transpose()?.flatten();
    let direction = person.as_ref().map(|_| if from_me { Direction::Out } else { Direction::In });
    let (name, address) = person.unwrap_or_default();
    let own = letters::read_words(&letter).own_text(&letter.text);
    let line = best_sentence(&own, groups);
    Ok(Found { letter: row.id, at: letter.date, subject: letter.subject, name, address, direction, line })
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
