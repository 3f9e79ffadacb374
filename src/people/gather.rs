//! Addresses, letters and hints in, persons out. Same address or same full name is one person, unless they are
//! namesakes; a name spelt out in an address, an announced new address and a former surname count as well.

use super::namesakes::Guard;
use super::{lookalikes, names, owners};
use crate::model::{
    Address, AddressFacts, AddressId, NameSeen, People, PerAddress, Person, PersonAddress, PersonId, Row, leads_nowhere,
};
use std::collections::{BTreeMap, BTreeSet};

/// What letters say about addresses and names beyond their headers, and what the user decided.
#[derive(Clone, Debug, Default)]
pub struct Hints {
    /// The writer at the first address announced the second as their new one.
    pub moved: Vec<(AddressId, Address)>,
    /// The writer at this address once bore this surname.
    pub former_names: Vec<(AddressId, String)>,
    /// Addresses that are nobody: lists and relays.
    pub nobody: BTreeSet<AddressId>,
    /// The user said that the two are one person.
    pub same: Vec<(AddressId, AddressId)>,
    /// The user said that they are not.
    pub different: Vec<(AddressId, AddressId)>,
    /// Addresses known from contacts alone: where several people bear their name, nobody can tell whose they are.
    pub of_contacts: BTreeSet<AddressId>,
    /// Those of them whose name several contacts bear.
    pub alone: BTreeSet<AddressId>,
    /// Two addresses of one contact.
    pub one_contact: Vec<(AddressId, AddressId)>,
}

/// Puts addresses together. `me` is never a person, nor is anybody in `hints.nobody`.
pub fn gather(addresses: &[AddressFacts], rows: &[Row], me: &BTreeSet<AddressId>, hints: &Hints) -> People {
    let facts: BTreeMap<AddressId, &AddressFacts> = addresses
        .iter()
        .filter(|facts| !me.contains(&facts.id) && !facts.relay && !hints.nobody.contains(&facts.id))
        .map(|facts| (facts.id, facts))
        .collect();
    let mut groups = Groups::default();
    let full_names = full_names(&facts);
    let by_name = by_full_name(&facts, &full_names);
    let several: BTreeSet<AddressId> = by_name.values().filter(|ids| ids.len() > 1).flatten().copied().collect();
    let mut guard = Guard::new(rows, me, &several);
    guard.forbid(&hints.different);
    guard.tell_middles(facts.values().copied().filter(|fact| several.contains(&fact.id)));
    let used = used(rows);
    for ids in by_name.values() {
        let mut ids: Vec<AddressId> = ids.iter().copied().collect();
        ids.sort_by_key(|id| (used.get(*id).copied().flatten().map_or(i64::MAX, |used| used.first), *id));
        // Where John A. and John B. Smith are known, nobody can tell whose a plain John Smith is.
        let told_apart = guard.contradicts_within(&ids);
        for (at, id) in ids.iter().enumerate() {
            if hints.of_contacts.contains(id) {
                let before: Vec<AddressId> = ids.iter().take(at).copied().collect();
                let roots: BTreeSet<AddressId> = before.iter().map(|other| groups.root(*other)).collect();
                if roots.len() > 1 || hints.alone.contains(id) {
                    continue;
                }
            }
            let earlier = ids.iter().take(at).rev().filter(|other| !hints.alone.contains(other));
            let mut alike = earlier.filter(|other| !told_apart || guard.has_middles(**other) == guard.has_middles(*id));
            if let Some(same) = alike.find(|other| groups.fit(&guard, **other, *id)) {
                groups.join(*same, *id);
            }
        }
    }
    let told = announced(&facts, &full_names, hints).into_iter().chain(renamed(&facts, &by_name, hints));
    let alone = lookalikes::mixed(facts.values().copied());
    for (from, to) in told.chain(own_domain(&facts, &full_names)) {
        if groups.fit(&guard, from, to) && !alone.contains(&from) && !alone.contains(&to) {
            groups.join(from, to);
        }
    }
    for (one, other) in &hints.one_contact {
        if facts.contains_key(one) && facts.contains_key(other) && groups.allowed(&guard, *one, *other) {
            groups.join(*one, *other);
        }
    }
    // Last, so that all that was one person before is one with all of the other.
    for (one, other) in &hints.same {
        if facts.contains_key(one) && facts.contains_key(other) && groups.allowed(&guard, *one, *other) {
            groups.join(*one, *other);
        }
    }
    let mut members: BTreeMap<AddressId, Vec<&AddressFacts>> = BTreeMap::new();
    for (id, fact) in &facts {
        members.entry(groups.root(*id)).or_default().push(fact);
    }
    people(members.into_values(), &used, me)
}

/// Addresses by the parts of the full names they bear, in the order of the alphabet.
type ByName = BTreeMap<Vec<String>, BTreeSet<AddressId>>;

/// The full names by which an address may be put together with others.
type FullNames = BTreeMap<AddressId, BTreeSet<Vec<String>>>;

fn full_names(facts: &BTreeMap<AddressId, &AddressFacts>) -> FullNames {
    let alone = |fact: &AddressFacts| fact.names.iter().any(|seen| lookalikes::is_mixed(&seen.name));
    let of = |fact: &AddressFacts| match alone(fact) {
        true => BTreeSet::new(),
        false => owners::bearing(fact).owner.into_iter().filter_map(names::full).collect(),
    };
    facts.iter().map(|(id, fact)| (*id, of(fact))).collect()
}

fn by_full_name(facts: &BTreeMap<AddressId, &AddressFacts>, full_names: &FullNames) -> ByName {
    let mut by_name = ByName::new();
    for (id, fact) in facts {
        let mut names = full_names.get(id).cloned().unwrap_or_default();
        if let Some(spelt) = names::in_local_part(fact.address.local())
            && names.is_empty()
            && !fact.names.iter().any(|seen| lookalikes::is_mixed(&seen.name))
            && fact.names.iter().any(|seen| names::fits(&seen.name, &spelt))
        {
            names.insert(spelt);
        }
        for mut name in names {
            name.sort();
            by_name.entry(name).or_default().insert(*id);
        }
    }
    by_name
}

/// "As of Monday it's chidi@longacrebooks.example": one person where the names at the new address fit, or where it
/// bears none and holds a part of the writer's.
fn announced(
    facts: &BTreeMap<AddressId, &AddressFacts>,
    full_names: &FullNames,
    hints: &Hints,
) -> Vec<(AddressId, AddressId)> {
    if hints.moved.is_empty() {
        return Vec::new();
    }
    let ids: BTreeMap<&Address, AddressId> = facts.values().map(|fact| (&fact.address, fact.id)).collect();
    let pair = |(from, to): &(AddressId, Address)| {
        let (old, new) = (facts.get(from)?, facts.get(ids.get(to)?)?);
        let bears = |seen: &NameSeen| {
            names::full(&seen.name).filter(|name| full_names.get(from).is_some_and(|of| of.contains(name)))
        };
        let full = old.names.iter().find_map(bears)?;
        let named = || new.names.iter().filter(|seen| !names::parts(&seen.name).is_empty());
        let in_full = named().any(|seen| names::full(&seen.name).is_some());
        let mut known = named().filter(|seen| !in_full || names::full(&seen.name).is_some()).peekable();
        let fits = match known.peek() {
            Some(_) => known.any(|seen| names::fits(&seen.name, &full)),
            None => names::in_address(to.local(), &full),
        };
        fits.then_some((old.id, new.id))
    };
    hints.moved.iter().filter_map(pair).collect()
}

/// A writer who names a former surname is one person with the only one who bore first name and that surname.
fn renamed(facts: &BTreeMap<AddressId, &AddressFacts>, by_name: &ByName, hints: &Hints) -> Vec<(AddressId, AddressId)> {
    let mut pairs = Vec::new();
    for (id, surname) in &hints.former_names {
        let Some(fact) = facts.get(id) else { continue };
        let firsts = fact.names.iter().filter_map(|seen| names::full(&seen.name)?.first().cloned());
        for first in firsts.collect::<BTreeSet<_>>() {
            let mut former = vec![first, surname.to_lowercase()];
            former.sort();
            pairs.extend(by_name.get(&former).into_iter().flatten().map(|other| (*other, *id)));
        }
    }
    pairs
}

/// Shortest surname looked for at the beginning of a domain, and shortest first name before it, in letters.
const IN_DOMAIN: (usize, usize) = (5, 4);

/// A short first name at a domain that bears the surname (`miri@weberin-unterwegs.example`) is the only person whom
/// both fit.
fn own_domain(facts: &BTreeMap<AddressId, &AddressFacts>, full_names: &FullNames) -> Vec<(AddressId, AddressId)> {
    let mut known: BTreeMap<&str, BTreeMap<&Vec<String>, AddressId>> = BTreeMap::new();
    for (id, names) in full_names {
        for full in names {
            let surname = full.last().filter(|surname| surname.chars().count() >= IN_DOMAIN.0);
            if let Some(surname) = surname {
                known.entry(surname).or_default().entry(full).or_insert(*id);
            }
        }
    }
    let mut pairs = Vec::new();
    for fact in facts.values() {
        let (local, domain) = (fact.address.local(), fact.address.domain());
        if local.chars().count() < IN_DOMAIN.1 || full_names.get(&fact.id).is_some_and(|names| !names.is_empty()) {
            continue;
        }
        let beginnings = domain.char_indices().filter_map(|(at, c)| domain.get(..at + c.len_utf8()));
        let bearers = beginnings.filter_map(|surname| known.get(surname)).flatten();
        let fitting: Vec<_> =
            bearers.filter(|(full, _)| full.first().is_some_and(|first| first.starts_with(local))).collect();
        if let [(_, only)] = fitting.as_slice() {
            pairs.push((**only, fact.id));
        }
    }
    pairs
}

/// When an address was first and last met, and how many letters were written from it.
#[derive(Clone, Copy)]
struct Used {
    first: i64,
    last: i64,
    wrote: Option<(i64, i64)>,
    letters: u32,
}

fn used(rows: &[Row]) -> PerAddress<Option<Used>> {
    let mut used = PerAddress::<Option<Used>>::default();
    for row in rows {
        let Some(at) = row.at else { continue };
        for id in row.recipients.iter().copied().chain(row.from) {
            let Some(place) = used.at(id) else { continue };
            let seen = place.get_or_insert(Used { first: at, last: at, wrote: None, letters: 0 });
            seen.first = seen.first.min(at);
            seen.last = seen.last.max(at);
        }
        if let Some(seen) = row.from.and_then(|from| used.at(from)?.as_mut()) {
            let (first, last) = seen.wrote.unwrap_or((at, at));
            seen.wrote = Some((first.min(at), last.max(at)));
            seen.letters += 1;
        }
    }
    used
}

fn people<'a>(
    members: impl Iterator<Item = Vec<&'a AddressFacts>>,
    used: &PerAddress<Option<Used>>,
    me: &BTreeSet<AddressId>,
) -> People {
    let mut people = People { me: me.clone(), ..People::default() };
    for facts in members {
        let id = PersonId(people.all.len() as u32);
        for fact in &facts {
            if let Some(place) = people.of.at(fact.id) {
                *place = Some(id);
            }
        }
        people.all.push(person(id, &facts, used));
    }
    people
}

fn person(id: PersonId, facts: &[&AddressFacts], used: &PerAddress<Option<Used>>) -> Person {
    let mut addresses: Vec<PersonAddress> = facts
        .iter()
        .map(|fact| {
            let used = used.get(fact.id).copied().flatten();
            PersonAddress {
                id: fact.id,
                address: fact.address.clone(),
                wrote: used.and_then(|used| used.wrote),
                letters: used.map_or(0, |used| used.letters),
            }
        })
        .collect();
    let last = |address: &PersonAddress| {
        let wrote = address.wrote.map_or(i64::MIN, |(_, last)| last);
        let broken = address.address.local().starts_with('.');
        let used = used.get(address.id).copied().flatten().map_or(i64::MIN, |used| used.last);
        (!broken, wrote, used, !leads_nowhere(&address.address))
    };
    addresses.sort_by(|a, b| last(b).cmp(&last(a)).then(a.address.cmp(&b.address)));
    let mut names: BTreeMap<String, NameSeen> = BTreeMap::new();
    for seen in facts.iter().flat_map(|fact| &fact.names) {
        let shown = names::shown(&seen.name);
        if shown.is_empty() {
            continue;
        }
        let merged = names.entry(shown.clone()).or_insert(NameSeen { name: shown, letters: 0, ..seen.clone() });
        merged.letters += seen.letters;
        merged.first = merged.first.min(seen.first);
        merged.last = merged.last.max(seen.last);
    }
    let mut names: Vec<NameSeen> = names.into_values().collect();
    names.sort_by(|a, b| b.last.cmp(&a.last).then(b.letters.cmp(&a.letters)).then(a.name.cmp(&b.name)));
    let name = best_name(&names, &addresses);
    Person { id, name, names, addresses }
}

/// The newest full name; else the name an address spells out; else the newest name; else the address.
fn best_name(names: &[NameSeen], addresses: &[PersonAddress]) -> String {
    let spelt = || addresses.iter().find(|a| names::in_local_part(a.address.local()).is_some());
    if let Some(full) = names.iter().find(|seen| names::full(&seen.name).is_some()) {
        return full.name.clone();
    }
    match (spelt(), names.first(), addresses.first()) {
        (Some(address), _, _) => names::from_address(address.address.local()),
        (_, Some(seen), _) => seen.name.clone(),
        (_, _, Some(address)) => address.address.to_string(),
        _ => String::new(),
    }
}

/// Addresses put together so far.
#[derive(Default)]
struct Groups {
    parent: BTreeMap<AddressId, AddressId>,
    members: BTreeMap<AddressId, Vec<AddressId>>,
}

impl Groups {
    fn root(&mut self, id: AddressId) -> AddressId {
        let mut at = id;
        while let Some(next) = self.parent.get(&at).copied().filter(|next| *next != at) {
            at = next;
        }
        at
    }

    fn of(&mut self, id: AddressId) -> Vec<AddressId> {
        let root = self.root(id);
        self.members.get(&root).cloned().unwrap_or_else(|| vec![root])
    }

    /// No address of one side is a namesake of an address of the other.
    fn fit(&mut self, guard: &Guard, a: AddressId, b: AddressId) -> bool {
        let (left, right) = (self.of(a), self.of(b));
        left.iter().all(|a| right.iter().all(|b| a == b || guard.one_person(*a, *b)))
    }

    /// Nobody said that an address of one side and one of the other are two people's.
    fn allowed(&mut self, guard: &Guard, a: AddressId, b: AddressId) -> bool {
        let (left, right) = (self.of(a), self.of(b));
        left.iter().all(|a| right.iter().all(|b| !guard.is_forbidden(*a, *b)))
    }

    fn join(&mut self, a: AddressId, b: AddressId) {
        let (root_a, root_b) = (self.root(a), self.root(b));
        if root_a != root_b {
            let mut all = self.of(root_a);
            all.extend(self.of(root_b));
            self.parent.insert(root_b, root_a);
            self.members.remove(&root_b);
            self.members.insert(root_a, all);
        }
    }
}
