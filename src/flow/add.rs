//! Somebody the user names in, kept as a contact, or why not, out; and taken back.

use super::World;
use super::bridge::my_names;
use super::manners::settled_for;
use super::world::timestamp;
use crate::model::{Address, Contact, ContactSource, Language, Part, Person, Register, Settled, Together};
use crate::people::{Word, names};
use crate::sources::contacts::with_handle;
use crate::store::Store;
use anyhow::{Context, Result};
use jiff::tz::TimeZone;

/// Nobody alive worked with anybody before.
const FIRST_YEAR: i16 = 1940;

/// What the user says of somebody.
#[derive(Clone, Debug, Default)]
pub struct NewContact {
    pub name: String,
    pub address: Option<Address>,
    pub worked_at: Option<String>,
    pub until: Option<i16>,
    pub register: Option<Register>,
}

/// Why somebody is not added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// First name and surname are needed, to know them again.
    NoFullName,
    OwnName,
    OwnAddress,
    /// The address is that of somebody else.
    OthersAddress {
        name: String,
    },
    /// A year that has not come, or too long ago.
    NoYear {
        from: i16,
        to: i16,
    },
    /// A year, but of what?
    UntilWithoutCompany,
}

/// Somebody who was added, or of whom more was said.
#[derive(Clone, Debug)]
pub struct Added {
    pub contact: Contact,
    /// They had been added before.
    pub again: bool,
}

/// Keeps the contact; what was said of the same name before stays unless it is said otherwise.
pub fn add(store: &mut Store, given: &[Address], new: &NewContact, now: i64) -> Result<Result<Added, Refused>> {
    let name = names::shown(&new.name);
    let world = World::load(store, given, now)?;
    if let Some(refused) = refused(&world, &name, new, now) {
        return Ok(Err(refused));
    }
    let before = added(&world, &name).cloned();
    let mut contact = before.clone().unwrap_or_else(|| Contact::new(ContactSource::Hand, &name));
    contact.key = names::parts(&name).join(" ");
    contact.emails.extend(new.address.clone().filter(|address| !contact.emails.contains(address)));
    if let Some(company) = &new.worked_at {
        let until = contact.together.take().filter(|known| known.company == *company).and_then(|known| known.until);
        contact.together = Some(Together { company: company.clone(), until: new.until.or(until) });
    } else if let (Some(together), Some(year)) = (&mut contact.together, new.until) {
        together.until = Some(year);
    }
    contact.register = new.register.or(contact.register);
    with_handle(&mut contact);
    store.keep_contacts(std::slice::from_ref(&contact), now)?;
    if let Some(register) = new.register {
        let world = World::load(store, given, now)?;
        let person = person_of(&world, &contact).context("who was added is there")?;
        // Only in German is there a choice.
        let settled = Settled { register: Some(register), language: Some(Language::German), ..Settled::default() };
        super::settle_manners(store, person, &[], &settled, now)?;
    }
    Ok(Ok(Added { contact, again: before.is_some() }))
}

fn refused(world: &World, name: &str, new: &NewContact, now: i64) -> Option<Refused> {
    let Some(full) = names::full(name) else { return Some(Refused::NoFullName) };
    if my_names(world).iter().any(|mine| names::full(mine).as_ref() == Some(&full)) {
        return Some(Refused::OwnName);
    }
    if let Some(address) = &new.address {
        if world.me.all().contains(address) {
            return Some(Refused::OwnAddress);
        }
        let owner = world.people.all.iter().find(|person| person.has(address));
        let other = owner.filter(|person| {
            let known = person.names.iter().filter_map(|seen| names::full(&seen.name));
            let mut known = known.peekable();
            known.peek().is_some()
                && !known.any(|known| names::fits(name, &known) || names::fits(&known.join(" "), &full))
        });
        if let Some(other) = other {
            return Some(Refused::OthersAddress { name: other.name.clone() });
        }
    }
    let year = timestamp(now).to_zoned(TimeZone::UTC).year();
    if new.until.is_some_and(|until| !(FIRST_YEAR..=year).contains(&until)) {
        return Some(Refused::NoYear { from: FIRST_YEAR, to: year });
    }
    let together = added(world, name).is_some_and(|contact| contact.together.is_some());
    (new.until.is_some() && new.worked_at.is_none() && !together).then_some(Refused::UntilWithoutCompany)
}

/// What the user said before of somebody with this name.
fn added<'w>(world: &'w World, name: &str) -> Option<&'w Contact> {
    let key = names::parts(name).join(" ");
    world.contacts.contacts.iter().find(|contact| contact.source == ContactSource::Hand && contact.key == key)
}

/// The person that a contact is part of.
pub fn person_of<'w>(world: &'w World, contact: &Contact) -> Option<&'w Person> {
    let has = |person: &&Person| contact.addresses().any(|address| person.has(address));
    world.people.all.iter().find(has)
}

/// Takes back what was said of somebody: the contact, and how the two address each other. `None` where nobody of this
/// name was added.
pub fn undo_add(store: &mut Store, given: &[Address], name: &str, now: i64) -> Result<Option<Contact>> {
    let world = World::load(store, given, now)?;
    let by_hand = || world.contacts.contacts.iter().filter(|contact| contact.source == ContactSource::Hand);
    let has = |contact: &&Contact| contact.addresses().any(|address| address.as_str() == name.trim().to_lowercase());
    let word = Word::new(&names::shown(name));
    let spelt = |contact: &&Contact| word.is_whole(&names::parts(&contact.name));
    let named = added(&world, &names::shown(name)).or_else(|| by_hand().find(has)).or_else(|| by_hand().find(spelt));
    let Some(contact) = named.cloned() else { return Ok(None) };
    if let (Some(register), Some(person)) = (contact.register, person_of(&world, &contact)) {
        let settled = settled_for(&store.settled_manners()?, person);
        if settled.register == Some(register) {
            super::settle_manners(store, person, &[Part::Register, Part::Language], &Settled::default(), now)?;
        }
    }
    store.remove_contact(ContactSource::Hand, &contact.key)?;
    Ok(Some(contact))
}
