//! The name of a house in, the people inside it out: by their addresses, by contacts, or by how they signed.

use super::about::About;
use super::asked::Why;
use super::contacts::{at_house, at_trade};
use super::correspondence::{correspondence, letters_needed};
use super::known::{Known, Seen};
use super::votes::votes;
use super::world::timestamp;
use super::{Book, World};
use crate::choose;
use crate::model::{AddressId, Contact, Person, PersonId};
use crate::people::is_of_house;
use crate::store::Store;
use crate::ties::career::career;
use anyhow::Result;

/// People whose signatures are read, and letters of each.
const READ: (usize, usize) = (20, 12);

/// Most people of a house who are looked for.
pub const OF_HOUSE: usize = 60;

/// Those who have an address at a house of this name, and contacts who work there.
pub fn of_house(store: &Store, known: &Known, book: &Book, name: &str) -> Result<Vec<Vec<AddressId>>> {
    let mut addresses = store.addresses_at_house(|domain| is_of_house(domain, name), OF_HOUSE)?;
    addresses.extend(numbers(store, known, book, book.at_house(name))?);
    let mut groups = known.all_behind(store, addresses)?;
    groups.truncate(OF_HOUSE);
    Ok(groups)
}

/// Contacts whose work is what was asked about.
pub fn of_trade(store: &Store, known: &Known, book: &Book, about: &About) -> Result<Vec<Vec<AddressId>>> {
    let is_it = about.all_in();
    let contacts = book.contacts.iter().filter(|contact| at_trade(contact, &is_it).is_some());
    known.all_behind(store, numbers(store, known, book, contacts)?)
}

fn numbers<'b>(
    store: &Store,
    known: &Known,
    book: &'b Book,
    contacts: impl Iterator<Item = &'b Contact>,
) -> Result<Vec<AddressId>> {
    let numbers = contacts.flat_map(Contact::addresses).map(|address| known.number(store, book, address));
    Ok(numbers.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
}

/// Those who signed with it, of the people whose letters speak of it most.
pub fn by_signature(store: &Store, known: &Known, now: i64, name: &str) -> Result<Vec<Vec<AddressId>>> {
    let about = About::of(store, known, name)?;
    let votes = votes(store, known, &about)?;
    let mut world = known.seen(store, now, &votes.people)?;
    let everybody = world.people.all.iter().map(|person| person.id).collect();
    let best = choose::knows(&votes.first(&world, &everybody), now);
    let mut found = Vec::new();
    for (person, _) in best.into_iter().take(READ.0) {
        if signed(store, &mut world, person, name)? {
            let addresses = world.people.get(person).map(|person| person.addresses.as_slice()).unwrap_or_default();
            found.push(addresses.iter().map(|address| address.id).collect());
        }
    }
    Ok(found)
}

fn signed(store: &Store, world: &mut Seen, person: PersonId, name: &str) -> Result<bool> {
    let Some(tie) = world.tie(person) else { return Ok(false) };
    let letters = letters_needed(world, tie, READ.1);
    world.fetch(store, letters)?;
    let Some(tie) = world.tie(person) else { return Ok(false) };
    let letters = correspondence(store, world, tie, READ.1)?;
    let plain = |text: &str| {
        let words = crate::speech::stems::terms(text, None);
        format!(" {words} ")
    };
    let wanted = plain(name);
    let career = career(&letters);
    let mut firms = career.iter().filter_map(|station| station.company.as_deref());
    Ok(firms.any(|firm| plain(firm).contains(&wanted)))
}

/// The address that shows it, or else the contact.
pub fn why(world: &World, person: &Person, name: &str) -> Option<Why> {
    if let Some(at) = person.addresses.iter().find(|address| is_of_house(address.address.domain(), name)) {
        let last = at.wrote.map(|(_, last)| timestamp(last));
        return Some(Why::Inside { address: at.address.clone(), last });
    }
    world.contacts.of(person).into_iter().find_map(|contact| at_house(contact, name)).map(Why::Contact)
}
