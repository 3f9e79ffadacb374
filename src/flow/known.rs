//! The store in, who is who out: as gathered before, or from all letters where that does not hold any more. A page about one
//! person needs that person's letters only, however many there are of others.

use super::around::{gathered, part};
use super::{Book, World};
use crate::model::{Address, AddressId, LetterId};
use crate::people::Word;
use crate::store::{Gathered, Store};
use anyhow::Result;
use std::collections::BTreeSet;
use std::ops::Deref;

/// Where the people behind addresses are known from.
pub enum Known {
    Gathered(Gathered),
    World(Box<World>),
}

/// A world that was there already, or a part of it made for one question.
pub enum Seen<'k> {
    Whole(&'k World),
    Part(Box<World>),
}

impl Deref for Seen<'_> {
    type Target = World;

    fn deref(&self) -> &World {
        match self {
            Seen::Whole(world) => world,
            Seen::Part(world) => world,
        }
    }
}

impl Seen<'_> {
    /// As [`World::fetch`]; the whole has all its letters.
    pub fn fetch(&mut self, store: &Store, letters: impl IntoIterator<Item = LetterId>) -> Result<()> {
        match self {
            Seen::Whole(_) => Ok(()),
            Seen::Part(world) => world.fetch(store, letters),
        }
    }
}

impl Known {
    /// What had to be gathered is written down for the next time.
    pub fn of(store: &mut Store, given: &[Address], now: i64) -> Result<Known> {
        if let Some(gathered) = gathered(store, given, now)? {
            return Ok(Known::Gathered(gathered));
        }
        let world = World::load(store, given, now)?;
        if let Some(who_is_who) = world.who_is_who() {
            who_is_who.remember(store, given).ok(); // a store that cannot be written now is asked in vain next time, too
        }
        Ok(Known::World(Box::new(world)))
    }

    pub fn is_me(&self, address: AddressId) -> bool {
        match self {
            Known::Gathered(gathered) => gathered.me.contains(&address),
            Known::World(world) => world.people.me.contains(&address),
        }
    }

    /// Nobody knows who asks.
    pub fn is_nobody(&self) -> bool {
        match self {
            Known::Gathered(gathered) => gathered.me.is_empty(),
            Known::World(world) => world.people.me.is_empty(),
        }
    }

    /// The letter was there already at the time that is looked at.
    pub fn had(&self, letter: LetterId) -> bool {
        match self {
            Known::World(world) if world.later => world.row(letter).is_some(),
            _ => true,
        }
    }

    /// The number of an address in letters or contacts.
    pub fn number(&self, store: &Store, book: &Book, address: &Address) -> Result<Option<AddressId>> {
        match self {
            Known::Gathered(_) => Ok(store.address_number(address)?.or_else(|| book.id(address))),
            Known::World(world) => {
                Ok(world.addresses.iter().find(|facts| facts.address == *address).map(|facts| facts.id))
            }
        }
    }

    /// All addresses of the person behind one of them, the lowest first; `None` for me and for nobody.
    pub fn behind(&self, store: &Store, address: AddressId) -> Result<Option<Vec<AddressId>>> {
        let Known::World(world) = self else {
            return if self.is_me(address) { Ok(None) } else { store.person_behind(address) };
        };
        let person = world.people.person_of(address).and_then(|id| world.people.get(id));
        Ok(person.map(|person| {
            let mut all: Vec<AddressId> = person.addresses.iter().map(|address| address.id).collect();
            all.sort_unstable();
            all
        }))
    }

    /// The people behind some addresses, each once and in the order of their addresses.
    pub fn all_behind(
        &self,
        store: &Store,
        addresses: impl IntoIterator<Item = AddressId>,
    ) -> Result<Vec<Vec<AddressId>>> {
        let (mut groups, mut seen) = (Vec::new(), BTreeSet::new());
        for address in addresses {
            if seen.contains(&address) {
                continue;
            }
            if let Some(group) = self.behind(store, address)? {
                seen.extend(group.iter().copied());
                groups.push(group);
            }
        }
        Ok(groups)
    }

    /// The world as far as people lie in it whose name or address the word is, without their letters; or all of it.
    pub fn called(&self, store: &Store, now: i64, word: &Word) -> Result<Seen<'_>> {
        let mut people = Vec::new();
        if matches!(self, Known::Gathered(_)) {
            for group in store.people_with(&word.texts, &word.parts, usize::MAX)? {
                let Some(first) = group.first() else { continue };
                let person = store.gathered_person(*first)?;
                people.extend(person.filter(|one| word.is_name_of(&one.person)).map(|_| group));
            }
        }
        self.seen(store, now, &people)
    }

    /// The world as far as these people lie in it, without their letters; or all of it.
    pub fn seen(&self, store: &Store, now: i64, people: &[Vec<AddressId>]) -> Result<Seen<'_>> {
        match self {
            Known::Gathered(gathered) => Ok(Seen::Part(Box::new(part(store, gathered.clone(), now, people, false)?))),
            Known::World(world) => Ok(Seen::Whole(world)),
        }
    }

    /// The same, to keep.
    pub fn world(self, store: &Store, now: i64, people: &[Vec<AddressId>]) -> Result<World> {
        match self {
            Known::Gathered(gathered) => part(store, gathered, now, people, false),
            Known::World(world) => Ok(*world),
        }
    }
}

/// A word that may mean more people is looked for in the whole world.
const MOST_PEOPLE: usize = 30;

impl World {
    /// As far as the people go whom `word` may mean, the same as [`World::load`]; the whole where nothing is gathered
    /// yet or something has changed since, or where many are meant. What was gathered is then written down.
    pub fn around(store: &mut Store, given: &[Address], now: i64, word: &str) -> Result<World> {
        let gathered = match Known::of(store, given, now)? {
            Known::World(world) => return Ok(*world),
            Known::Gathered(gathered) => gathered,
        };
        let word = Word::new(word);
        let people = store.people_with(&word.texts, &word.parts, MOST_PEOPLE + 1)?;
        if people.len() > MOST_PEOPLE {
            return World::load(store, given, now);
        }
        let mut world = part(store, gathered, now, &people, true)?;
        let letters: Vec<LetterId> = world.ties.iter().flat_map(|tie| &tie.exchanges).map(|one| one.letter).collect();
        world.fetch(store, letters)?;
        Ok(world)
    }
}
