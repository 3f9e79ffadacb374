//! The name of a house in, the people inside it out: by their addresses, or by how they signed.
//!
//! Contacts that say where somebody works belong here, once the store holds any.

use super::World;
use super::about::About;
use super::asked::Why;
use super::correspondence::{correspondence, letters_needed};
use super::known::Known;
use super::votes::votes;
use super::world::timestamp;
use crate::choose;
use crate::model::{AddressId, Person, PersonId};
use crate::people::is_of_house;
use crate::store::Store;
use crate::ties::career::career;
use anyhow::Result;

/// People whose signatures are read, and letters of each.
const READ: (usize, usize) = (20, 12);

/// Those who have an address at a house of this name.
pub fn by_address(store: &Store, known: &Known, name: &str, most: usize) -> Result<Vec<Vec<AddressId>>> {
    let mut groups = Vec::new();
    for address in store.addresses_at_house(|domain| is_of_house(domain, name), most)? {
        if let Some(group) = known.behind(store, address)?
            && !groups.contains(&group)
        {
            groups.push(group);
        }
    }
    Ok(groups)
}

/// Those who signed with it, of the people whose letters speak of it most.
pub fn by_signature(store: &Store, known: Known, now: i64, name: &str) -> Result<Vec<Vec<AddressId>>> {
    let about = About::of(store, &known, name)?;
    let votes = votes(store, &known, &about)?;
    let mut world = known.world(store, now, &votes.people)?;
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

fn signed(store: &Store, world: &mut World, person: PersonId, name: &str) -> Result<bool> {
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

/// The address that shows it.
pub fn why(person: &Person, name: &str) -> Option<Why> {
    let at = person.addresses.iter().find(|address| is_of_house(address.address.domain(), name))?;
    let last = at.wrote.map(|(_, last)| timestamp(last));
    Some(Why::Inside { address: at.address.clone(), last })
}
