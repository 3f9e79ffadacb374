//! The store in, who is who out: as gathered before, or from all letters where that does not hold any more.

use super::around::{gathered, part};
use super::{Book, World};
use crate::model::{Address, AddressId, LetterId};
use crate::people::Word;
use crate::store::{Gathered, Store};
use anyhow::Result;

/// More people than this bear no name that anybody means.
const MOST_CALLED: usize = 500;

/// Where the people behind addresses are known from.
pub enum Known {
    Gathered(Gathered),
    World(Box<World>),
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

    /// The world as far as people lie in it in whose names or addresses the word stands, without their letters, or all of
    /// it.
    pub fn called(self, store: &Store, now: i64, word: &str) -> Result<World> {
        let people = match self {
            Known::Gathered(_) => {
                let word = Word::new(word);
                store.people_with(&word.texts, &word.parts, MOST_CALLED)?
            }
            Known::World(_) => Vec::new(),
        };
        self.world(store, now, &people)
    }

    /// The world as far as these people lie in it, without their letters, or all of it.
    pub fn world(self, store: &Store, now: i64, people: &[Vec<AddressId>]) -> Result<World> {
        match self {
            Known::Gathered(gathered) => part(store, gathered, now, people, false),
            Known::World(world) => Ok(*world),
        }
    }
}
