//! Which addresses are mine: as guessed, and as the user said.

use crate::model::{Address, AddressFacts, AddressId, Person, Row};
use crate::people::{Guess, guess_me};
use crate::store::{Mine, Store};
use anyhow::Result;
use std::collections::BTreeSet;

/// My addresses with where each comes from.
#[derive(Clone, Debug, Default)]
pub struct MyAddresses {
    /// Said by the user, on the command line or with `wieder me add`.
    pub said: Vec<Address>,
    /// Guessed from sent mail and delivery lines; those the user denied are not among them.
    pub guessed: Vec<Guess>,
}

impl MyAddresses {
    pub fn all(&self) -> BTreeSet<Address> {
        self.said.iter().cloned().chain(self.guessed.iter().map(|guess| guess.address.clone())).collect()
    }

    pub fn ids(&self, addresses: &[AddressFacts]) -> BTreeSet<AddressId> {
        let all = self.all();
        addresses.iter().filter(|facts| all.contains(&facts.address)).map(|facts| facts.id).collect()
    }
}

/// `given` addresses (from `--me`) stand alone; without them, what the user added or removed once and for all is
/// obeyed, and the rest is guessed.
pub fn my_addresses(settled: &[Mine], given: &[Address], rows: &[Row], addresses: &[AddressFacts]) -> MyAddresses {
    let denied: BTreeSet<&Address> = settled.iter().filter(|mine| !mine.mine).map(|mine| &mine.address).collect();
    let settled_mine = settled.iter().filter(|mine| mine.mine && given.is_empty()).map(|mine| mine.address.clone());
    let mut said: Vec<Address> = given.iter().cloned().chain(settled_mine).collect();
    said.sort();
    said.dedup();
    let guessed = if given.is_empty() { guess_me(rows, addresses) } else { Vec::new() };
    let guessed = guessed.into_iter().filter(|g| !denied.contains(&g.address) && !said.contains(&g.address)).collect();
    MyAddresses { said, guessed }
}

/// Remembers that an address is mine, or is not.
pub fn set_mine(store: &mut Store, address: &Address, mine: bool, now: i64) -> Result<()> {
    store.set_my_address(address, mine, now)
}

/// Lays the tie to a person down on purpose, or takes it up again.
pub fn set_rest(store: &mut Store, person: &Person, rest: bool, now: i64) -> Result<()> {
    for address in &person.addresses {
        store.set_rest(&address.address, rest, now)?;
    }
    Ok(())
}
