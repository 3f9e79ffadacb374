//! Who is who: persons with their names and addresses.

use super::{Address, AddressId, NameSeen, PerAddress};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The place of a person in [`People::all`]; changes when letters or decisions change. Outside, people are
/// identified by address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PersonId(pub u32);

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Person {
    pub id: PersonId,
    /// The newest full name they bore; made from the address where no letter shows one.
    pub name: String,
    /// Every display name, newest first.
    pub names: Vec<NameSeen>,
    /// Newest in use first.
    pub addresses: Vec<PersonAddress>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PersonAddress {
    pub id: AddressId,
    pub address: Address,
    /// Seconds since 1970 of the first and last letter they wrote from it; `None` when they never did.
    pub wrote: Option<(i64, i64)>,
    /// Letters from it.
    pub letters: u32,
}

impl Person {
    /// The address that names this person outside: the one in use last.
    pub fn address(&self) -> Option<&Address> {
        self.addresses.first().map(|address| &address.address)
    }

    pub fn has(&self, address: &Address) -> bool {
        self.addresses.iter().any(|known| known.address == *address)
    }
}

/// Everybody in the archive but me.
#[derive(Clone, Debug, Default)]
pub struct People {
    pub all: Vec<Person>,
    /// `None` for me, for relays and for numbers not given.
    pub of: PerAddress<Option<PersonId>>,
    pub me: BTreeSet<AddressId>,
}

impl People {
    pub fn person_of(&self, address: AddressId) -> Option<PersonId> {
        self.of.get(address).copied().flatten()
    }

    pub fn get(&self, id: PersonId) -> Option<&Person> {
        self.all.get(id.0 as usize)
    }
}
