//! Somebody I want to meet, or a house, in; who was together with them out.

use super::bridge::my_names;
use super::inside;
use super::known::Known;
use super::{Book, World};
use crate::choose::{Heard, Way, introduces, tells};
use crate::model::{Address, AddressId, Direction, Person, PersonId, Row};
use crate::people::{Word, names};
use crate::speech::asking;
use crate::store::Store;
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};

/// People who stand in letters with those wanted, of whom it is looked whether they may introduce me.
const MOST_AROUND: usize = 500;

/// Why nobody can be looked for.
#[derive(Clone, Debug)]
pub enum NotAsked {
    /// Which address is mine is not known.
    WhoAmI,
    /// The one wanted is me.
    Me,
    /// Nobody and no house is called so.
    Unknown,
    /// The word fits several people: each with the address in use last.
    Several(Vec<(String, Option<Address>)>),
}

/// Whom I want to meet.
pub struct Goal {
    pub house: bool,
    /// The name of the person, or of the house as it was typed.
    pub name: String,
    /// By all their addresses.
    pub people: Vec<Vec<AddressId>>,
}

/// One person by name or address, or everybody of a house.
pub fn goal(store: &Store, known: &Known, now: i64, words: &str) -> Result<Result<Goal, NotAsked>> {
    let book = Book::load(store)?;
    // "someone at Siemens" where nobody bears that whole
    for words in [words.trim(), asking::subject(words)].into_iter().filter(|words| !words.is_empty()) {
        let word = Word::new(words);
        let world = known.called(store, now, &word)?;
        if is_mine(&world, words) {
            return Ok(Err(NotAsked::Me));
        }
        let mut found: Vec<&Person> = world.find(words).into_iter().filter(|person| word.is_name_of(person)).collect();
        found.retain(|person| !world.machines.contains(&person.id));
        if let [person] = found.as_slice() {
            let (name, people) = (person.name.clone(), vec![addresses(person)]);
            return Ok(Ok(Goal { house: false, name, people }));
        }
        if found.len() > 1 {
            let several = found.iter().map(|person| (person.name.clone(), person.address().cloned())).collect();
            return Ok(Err(NotAsked::Several(several)));
        }
        let mut house = inside::of_house(store, known, &book, words)?;
        if house.is_empty() {
            house = inside::by_signature(store, known, now, words)?;
        }
        if !house.is_empty() {
            return Ok(Ok(Goal { house: true, name: words.to_owned(), people: house }));
        }
    }
    Ok(Err(NotAsked::Unknown))
}

fn addresses(person: &Person) -> Vec<AddressId> {
    person.addresses.iter().map(|address| address.id).collect()
}

/// A name of mine in full, or an address.
fn is_mine(world: &World, words: &str) -> bool {
    let wanted = Word::new(words);
    let lower = words.trim().to_lowercase();
    let address =
        world.addresses.iter().any(|fact| world.people.me.contains(&fact.id) && fact.address.as_str() == lower);
    let called = my_names(world).iter().any(|name| names::full(name).is_some_and(|name| wanted.is_whole(&name)));
    address || called
}

/// The letters of those wanted, and everybody else in them.
pub struct Around {
    rows: Vec<Row>,
    /// By all their addresses, those in most of the letters first.
    pub people: Vec<Vec<AddressId>>,
}

pub fn around(store: &Store, known: &Known, wanted: &[Vec<AddressId>]) -> Result<Around> {
    let ids: BTreeSet<AddressId> = wanted.iter().flatten().copied().collect();
    let mut rows = store.rows_of(&ids.iter().copied().collect::<Vec<_>>())?;
    rows.retain(|id, _| known.had(*id));
    let mut seen: BTreeMap<AddressId, u32> = BTreeMap::new();
    for row in rows.values().filter(|row| tells(row)) {
        for address in row.recipients.iter().copied().chain(row.from).filter(|id| !ids.contains(id)) {
            *seen.entry(address).or_default() += 1;
        }
    }
    let mut groups: BTreeMap<Vec<AddressId>, u32> = BTreeMap::new();
    for (address, count) in seen {
        if let Some(group) = known.behind(store, address)? {
            *groups.entry(group).or_default() += count;
        }
    }
    let mut groups: Vec<(Vec<AddressId>, u32)> = groups.into_iter().collect();
    groups.sort_by(|(a, x), (b, y)| y.cmp(x).then(a.cmp(b)));
    let people = groups.into_iter().take(MOST_AROUND).map(|(group, _)| group).collect();
    Ok(Around { rows: rows.into_values().collect(), people })
}

/// Who was together with the `strangers` among those wanted.
pub fn ways(world: &World, around: &Around, wanted: &[Vec<AddressId>], strangers: &BTreeSet<PersonId>) -> Vec<Way> {
    let of_goal: BTreeSet<PersonId> = wanted.iter().filter_map(|group| Some(world.person_behind(group)?.id)).collect();
    let rows: Vec<&Row> = around.rows.iter().collect();
    let mut ways = introduces(&rows, &world.people, &heard(world, &rows), strangers);
    // of those in the house itself only whom I write with: the others are wanted
    ways.retain(|way| !of_goal.contains(&way.person) || !strangers.contains(&way.person));
    ways
}

/// Letters of each that went by me: those between us, or at least those that stand here.
fn heard(world: &World, rows: &[&Row]) -> Heard {
    let mut moments: BTreeMap<PersonId, Vec<i64>> = BTreeMap::new();
    for tie in &world.ties {
        for one in tie.exchanges.iter().filter(|one| one.direction == Direction::In) {
            moments.entry(tie.person).or_default().push(one.at);
        }
    }
    let wrote_me: BTreeSet<PersonId> = moments.keys().copied().collect();
    let writer = |row: &&&Row| Some((world.people.person_of(row.from?)?, row.at?));
    for (person, at) in rows.iter().filter(|row| tells(row)).filter_map(|row| writer(&row)) {
        if !wrote_me.contains(&person) {
            moments.entry(person).or_default().push(at);
        }
    }
    let of = moments.into_iter().map(|(person, moments)| (person, moments.into_iter().collect())).collect();
    Heard { of, all: world.went_by.clone() }
}
