//! The world in, who in it may be one person out; and what the user decides on that.

use super::World;
use super::world::timestamp;
use crate::model::{Address, AddressFacts, AddressId, Person, PersonId};
use crate::people::{self, Clues, Likeness, Lookalike};
use crate::store::{SamePerson, Store};
use anyhow::Result;
use jiff::Timestamp;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// People who may be one, and names that are not what they look like.
#[derive(Clone, Debug, Serialize)]
pub struct Same {
    pub count: usize,
    pub same: Vec<Pair>,
    pub lookalikes: Vec<Lookalike>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Pair {
    pub number: usize,
    pub a: Side,
    pub b: Side,
    pub evidence: Vec<Shown>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    #[serde(flatten)]
    pub likeness: Likeness,
    pub against: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct Side {
    pub name: String,
    /// The one in use last.
    pub address: Option<Address>,
    pub addresses: Vec<Address>,
    /// The first and last letter from or to them, and how many there are.
    pub first: Option<Timestamp>,
    pub last: Option<Timestamp>,
    pub letters: u32,
}

type Pairs = Vec<(AddressId, AddressId)>;

/// Pairs that the user called one person, and those called two.
pub(super) fn decided(store: &Store, addresses: &[AddressFacts]) -> Result<(Pairs, Pairs)> {
    Ok(as_decided(&store.same_people()?, addresses))
}

/// The same of decisions that were read before.
pub(super) fn as_decided(decisions: &[SamePerson], addresses: &[AddressFacts]) -> (Pairs, Pairs) {
    if decisions.is_empty() {
        return Default::default();
    }
    let ids: BTreeMap<&Address, AddressId> = addresses.iter().map(|fact| (&fact.address, fact.id)).collect();
    let pairs = |same: bool| {
        let of = decisions.iter().filter(move |pair| pair.same == same);
        of.filter_map(|pair| Some((*ids.get(&pair.one)?, *ids.get(&pair.other)?))).collect()
    };
    (pairs(true), pairs(false))
}

/// Whom nobody has decided on yet, best first; with `among` only where one of the two is one of these.
pub fn same(store: &Store, world: &World, among: Option<&[&Person]>, limit: usize) -> Result<Same> {
    let (same, mut different) = decided(store, &world.addresses)?;
    different.extend(world.contacts.pages_apart(&world.addresses, &same));
    let clues = Clues { different };
    let mut found = people::proposals(&world.people, &world.addresses, &world.rows, &clues);
    if let Some(among) = among {
        found.retain(|pair| among.iter().any(|person| person.id == pair.a || person.id == pair.b));
    }
    let count = found.len();
    found.truncate(limit);
    let sides = Sides::new(world, found.iter().flat_map(|pair| [pair.a, pair.b]).collect());
    let same = (1..).zip(found).filter_map(|(number, pair)| {
        let shown = |likeness: Likeness| Shown { against: likeness.is_against(), likeness };
        let (a, b) = (world.people.get(pair.a)?, world.people.get(pair.b)?);
        let evidence = pair.evidence.into_iter().map(shown).collect();
        Some(Pair { number, a: sides.side(a), b: sides.side(b), evidence })
    });
    Ok(Same { count, same: same.collect(), lookalikes: lookalikes(world, among) })
}

/// Names that look like other ones; with `among` only those that concern these people.
pub fn lookalikes(world: &World, among: Option<&[&Person]>) -> Vec<Lookalike> {
    let all = people::lookalikes(&world.people).into_iter();
    let concerns = |bad, like: Option<_>| {
        among.is_none_or(|among| among.iter().any(|person| person.id == bad || Some(person.id) == like))
    };
    all.filter(|(bad, like, _)| concerns(*bad, *like)).map(|(.., lookalike)| lookalike).collect()
}

/// When people were met, and in how many letters.
struct Sides(BTreeMap<PersonId, (Option<i64>, Option<i64>, u32)>);

impl Sides {
    fn new(world: &World, asked: BTreeSet<PersonId>) -> Sides {
        let mut met: BTreeMap<PersonId, (Option<i64>, Option<i64>, u32)> = BTreeMap::new();
        for row in &world.rows {
            let all = row.from.iter().chain(&row.recipients).filter_map(|id| world.people.person_of(*id));
            for id in all.filter(|id| asked.contains(id)).collect::<BTreeSet<_>>() {
                let (first, last, letters) = met.entry(id).or_default();
                *first = [*first, row.at].into_iter().flatten().min();
                *last = (*last).max(row.at);
                *letters += 1;
            }
        }
        Sides(met)
    }

    fn side(&self, person: &Person) -> Side {
        let (first, last, letters) = self.0.get(&person.id).copied().unwrap_or_default();
        Side {
            name: person.name.clone(),
            address: person.address().cloned(),
            addresses: person.addresses.iter().map(|address| address.address.clone()).collect(),
            first: first.map(timestamp),
            last: last.map(timestamp),
            letters,
        }
    }
}

/// Whom a word meant, and the address where it was one.
#[derive(Clone, Copy)]
pub struct Chosen<'w> {
    pub person: &'w Person,
    pub address: Option<&'w Address>,
}

impl Chosen<'_> {
    fn address(&self) -> Option<&Address> {
        self.address.or_else(|| self.person.address())
    }
}

/// What became of a decision.
#[derive(Clone, Debug, PartialEq)]
pub enum Decided {
    Done(Address, Address),
    /// They are one person, or two, and nothing need be said.
    Already,
    /// Only two addresses can be told apart in one person.
    NeedsAddresses,
    /// The user called two others of theirs two people.
    Contradicts(Address, Address),
    /// Nothing was decided that could be taken back.
    Nothing,
    /// More was decided on them: which of it is meant?
    Several(Vec<(Address, Address)>),
}

/// From now on the two are one person.
pub fn set_same(store: &mut Store, a: Chosen, b: Chosen, now: i64) -> Result<Decided> {
    if a.person.id == b.person.id {
        return Ok(Decided::Already);
    }
    let (Some(one), Some(other)) = (a.address(), b.address()) else { return Ok(Decided::NeedsAddresses) };
    let between = decisions(store, a.person, b.person)?;
    let other_word = between.iter().find(|pair| !pair.same && !is_of(pair, one, other));
    if let Some(pair) = other_word {
        return Ok(Decided::Contradicts(pair.one.clone(), pair.other.clone()));
    }
    store.set_same_person(one, other, Some(true), now)?;
    Ok(Decided::Done(one.clone(), other.clone()))
}

/// From now on the two are never one person, nor proposed as one.
pub fn set_different(store: &mut Store, a: Chosen, b: Chosen, now: i64) -> Result<Decided> {
    let (one, other) = match a.person.id == b.person.id {
        true => (a.address, b.address),
        false => (a.address(), b.address()),
    };
    let Some((one, other)) = one.zip(other).filter(|(one, other)| one != other) else {
        return Ok(Decided::NeedsAddresses);
    };
    store.set_same_person(one, other, Some(false), now)?;
    Ok(Decided::Done(one.clone(), other.clone()))
}

/// Takes back what was decided on the two.
pub fn undo_same(store: &mut Store, a: Chosen, b: Chosen, now: i64) -> Result<Decided> {
    let between = decisions(store, a.person, b.person)?;
    let exact = a.address.zip(b.address).and_then(|(one, other)| between.iter().find(|pair| is_of(pair, one, other)));
    let pair = match (exact, between.as_slice()) {
        (Some(pair), _) | (None, [pair]) => pair,
        (None, []) => return Ok(Decided::Nothing),
        (None, several) => {
            return Ok(Decided::Several(several.iter().map(|pair| (pair.one.clone(), pair.other.clone())).collect()));
        }
    };
    store.set_same_person(&pair.one, &pair.other, None, now)?;
    Ok(Decided::Done(pair.one.clone(), pair.other.clone()))
}

fn is_of(pair: &SamePerson, a: &Address, b: &Address) -> bool {
    (&pair.one, &pair.other) == (a.min(b), a.max(b))
}

/// What was decided on an address of the one and an address of the other.
fn decisions(store: &Store, a: &Person, b: &Person) -> Result<Vec<SamePerson>> {
    let mut all = store.same_people()?;
    all.retain(|pair| a.has(&pair.one) && b.has(&pair.other) || b.has(&pair.one) && a.has(&pair.other));
    Ok(all)
}
