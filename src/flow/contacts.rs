//! Contacts in the store in, the same as addresses and names among those of the letters out; and who of them is whom.

use crate::model::{
    Address, AddressFacts, AddressId, Contact, ContactRemark, ContactSource, Job, NameSeen, Person, Position, Reason,
    Together, leads_nowhere,
};
use crate::people::{Hints, is_firm, names};
use crate::store::Store;
use anyhow::Result;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Profiles under one name that are told apart; more are told apart by nobody.
const NAMESAKES: usize = 30;

/// All contacts, with a number for each of their addresses behind those of the letters.
#[derive(Clone, Debug, Default)]
pub struct Book {
    pub contacts: Vec<Contact>,
    /// My own, by which it is known where I worked.
    pub positions: Vec<Position>,
    /// The highest number of an address in the letters.
    last: u32,
    /// The place of each address, from 0, and the contacts that have it.
    places: BTreeMap<Address, (u32, Vec<usize>)>,
    /// Addresses that contacts of different names have in common.
    shared: BTreeSet<Address>,
}

impl Book {
    pub fn load(store: &Store) -> Result<Book> {
        let contacts: Vec<Contact> = store.contacts()?.into_iter().map(|row| row.contact).collect();
        if contacts.is_empty() {
            return Ok(Book::default());
        }
        let mut book = Book { last: store.last_address()?, positions: store.positions()?, ..Book::default() };
        let mut bearers: BTreeMap<&Address, BTreeSet<Vec<String>>> = BTreeMap::new();
        for (at, contact) in contacts.iter().enumerate() {
            let full = names::full(&contact.name);
            for address in contact.addresses() {
                let place = book.places.len() as u32;
                book.places.entry(address.clone()).or_insert((place, Vec::new())).1.push(at);
                bearers.entry(address).or_default().extend(full.clone());
            }
        }
        book.shared =
            bearers.into_iter().filter(|(_, names)| names.len() > 1).map(|(address, _)| address.clone()).collect();
        book.contacts = contacts;
        Ok(book)
    }

    pub fn is_empty(&self) -> bool {
        self.contacts.is_empty()
    }

    /// Contacts who work at a house of this name, or where the user worked together with them.
    pub fn at_house<'b>(&'b self, name: &'b str) -> impl Iterator<Item = &'b Contact> {
        self.contacts.iter().filter(|contact| at_house(contact, name).is_some())
    }

    /// The number of an address that no letter shows.
    pub fn id(&self, address: &Address) -> Option<AddressId> {
        self.places.get(address).map(|(place, _)| AddressId(self.last + 1 + place))
    }

    /// Adds their names to the addresses that letters show, except to mine, and behind them the addresses that none
    /// shows; `wanted` narrows the latter.
    pub fn onto(
        &self,
        addresses: &mut Vec<AddressFacts>,
        me: &BTreeSet<AddressId>,
        wanted: Option<&BTreeSet<AddressId>>,
    ) {
        if self.is_empty() {
            return;
        }
        let mut at: BTreeMap<Address, usize> =
            addresses.iter().enumerate().map(|(at, fact)| (fact.address.clone(), at)).collect();
        let mut new: BTreeMap<AddressId, AddressFacts> = BTreeMap::new();
        for contact in &self.contacts {
            for address in contact.addresses() {
                let fact = match at.get_mut(address) {
                    Some(at) => addresses.get_mut(*at),
                    None => self.id(address).filter(|id| wanted.is_none_or(|wanted| wanted.contains(id))).map(|id| {
                        let address = address.clone();
                        let fact = AddressFacts { id, address, names: Vec::new(), relay: false, delivered: 0 };
                        new.entry(id).or_insert(fact)
                    }),
                };
                if let Some(fact) = fact.filter(|fact| !me.contains(&fact.id)) {
                    add_name(fact, &contact.name);
                }
            }
        }
        addresses.extend(new.into_values());
    }

    /// What contacts tell about who is who. `given` are all addresses, those of contacts among them.
    pub fn hint(&self, given: &[AddressFacts], hints: &mut Hints) {
        if self.is_empty() {
            return;
        }
        let ids: BTreeMap<&Address, AddressId> = given.iter().map(|fact| (&fact.address, fact.id)).collect();
        let id = |address: &Address| ids.get(address).copied();
        hints.of_contacts = given.iter().filter(|fact| fact.id.0 > self.last).map(|fact| fact.id).collect();
        for contact in &self.contacts {
            let own: Vec<AddressId> =
                contact.addresses().filter(|address| !self.shared.contains(address)).filter_map(id).collect();
            hints.one_contact.extend(own.iter().zip(own.iter().skip(1)).map(|(one, other)| (*one, *other)));
        }
        for namesakes in self.namesakes() {
            let all = namesakes.iter().flat_map(|one| one.addresses()).filter_map(id);
            hints.alone.extend(all.filter(|id| hints.of_contacts.contains(id)));
        }
        hints.different.extend(self.pages_apart(given, &hints.same));
    }

    /// Two pages in one network are two people's, unless the user called them the `same`.
    pub fn pages_apart(&self, given: &[AddressFacts], same: &[(AddressId, AddressId)]) -> Vec<(AddressId, AddressId)> {
        let namesakes = self.namesakes();
        if namesakes.is_empty() {
            return Vec::new();
        }
        let ids: BTreeMap<&Address, AddressId> = given.iter().map(|fact| (&fact.address, fact.id)).collect();
        let decided: BTreeSet<(AddressId, AddressId)> = same.iter().flat_map(|(a, b)| [(*a, *b), (*b, *a)]).collect();
        let mut apart = Vec::new();
        for group in namesakes {
            let pages: BTreeSet<AddressId> =
                group.iter().filter_map(|one| ids.get(one.handle.as_ref()?).copied()).collect();
            let pages: Vec<AddressId> = pages.into_iter().take(NAMESAKES).collect();
            for (at, one) in pages.iter().enumerate() {
                let others = pages.iter().skip(at + 1).map(|other| (*one, *other));
                apart.extend(others.filter(|pair| !decided.contains(pair)));
            }
        }
        apart
    }

    /// Contacts with different pages under one full name.
    fn namesakes(&self) -> Vec<Vec<&Contact>> {
        let mut profiles: BTreeMap<Vec<String>, Vec<&Contact>> = BTreeMap::new();
        for contact in self.contacts.iter().filter(|contact| is_profile(contact)) {
            if let Some(name) = names::full(&contact.name) {
                profiles.entry(name).or_default().push(contact);
            }
        }
        let several = |group: &Vec<&Contact>| {
            group.iter().any(|one| group.first().is_some_and(|first| first.handle != one.handle))
        };
        profiles.into_values().filter(several).collect()
    }

    /// What is known of a person beside letters; what the user said comes first.
    pub fn of(&self, person: &Person) -> Vec<&Contact> {
        if self.is_empty() {
            return Vec::new();
        }
        let bears = |name: &str| {
            let parts = names::parts(name);
            names::parts(&person.name) == parts || person.names.iter().any(|seen| names::parts(&seen.name) == parts)
        };
        let mut found: BTreeSet<usize> = BTreeSet::new();
        for address in &person.addresses {
            let shared = self.shared.contains(&address.address);
            let of = self.places.get(&address.address).into_iter().flat_map(|(_, contacts)| contacts);
            let theirs = |at: &&usize| !shared || self.contacts.get(**at).is_some_and(|one| bears(&one.name));
            found.extend(of.filter(theirs));
        }
        let mut found: Vec<&Contact> = found.into_iter().filter_map(|at| self.contacts.get(at)).collect();
        found.sort_by_key(|contact| contact.source);
        found
    }
}

/// A contact as it is told of.
#[derive(Clone, Debug, Serialize)]
pub struct ShownContact {
    pub source: ContactSource,
    pub name: String,
    pub emails: Vec<Address>,
    pub phones: Vec<String>,
    pub jobs: Vec<Job>,
    pub profile: Option<String>,
    pub connected: Option<Date>,
    pub birthday: String,
    pub notes: String,
    pub remarks: Vec<ContactRemark>,
    pub together: Option<Together>,
    pub other: BTreeMap<String, String>,
}

impl ShownContact {
    pub fn of(contact: &Contact) -> ShownContact {
        let Contact { source, name, emails, phones, jobs, profile, connected, .. } = contact.clone();
        let Contact { birthday, notes, remarks, together, other, .. } = contact.clone();
        ShownContact {
            source,
            name,
            emails,
            phones,
            jobs,
            profile,
            connected,
            birthday,
            notes,
            remarks,
            together,
            other,
        }
    }
}

/// What of a contact says that they are at a house: the job there, or that the user worked there together with them.
pub fn at_house(contact: &Contact, name: &str) -> Option<Reason> {
    let is_it = |company: &str| is_firm(company, name);
    if let Some(Together { company, until }) = contact.together.clone().filter(|together| is_it(&together.company)) {
        return Some(Reason::Colleagues { company, until });
    }
    contact.jobs.iter().find(|job| is_it(&job.company)).map(|job| says(contact, Some(job)))
}

/// What of a contact says that this is their work.
pub fn at_trade(contact: &Contact, is_it: &dyn Fn(&str) -> bool) -> Option<Reason> {
    contact.jobs.iter().find(|job| is_it(&job.title)).map(|job| says(contact, Some(job)))
}

/// What a contact says of one of their jobs.
pub fn says(contact: &Contact, job: Option<&Job>) -> Reason {
    let Job { company, title } = job.cloned().unwrap_or_default();
    Reason::Contact { source: contact.source, company, title, connected: contact.connected }
}

/// Their handle is that of a page, and not made of the name alone.
fn is_profile(contact: &Contact) -> bool {
    contact.source == ContactSource::Linkedin
        && contact.handle.as_ref().is_some_and(|handle| leads_nowhere(handle) && !handle.local().ends_with(".name"))
}

/// No letter bears it: it counts for nothing but who is who.
fn add_name(fact: &mut AddressFacts, name: &str) {
    let shown = names::shown(name);
    if !shown.is_empty() && !fact.names.iter().any(|seen| names::shown(&seen.name) == shown) {
        fact.names.push(NameSeen { name: shown, letters: 0, first: 0, last: 0 });
    }
}
