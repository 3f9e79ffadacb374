//! The store in, everything one needs to talk about people out.

use super::contacts::Book;
use super::me::{MyAddresses, my_addresses};
use crate::choose;
use crate::model::{
    Address, AddressFacts, AddressId, Kind, LetterId, NameSeen, People, PerAddress, Person, PersonId, Quarters,
    RemarkKind, RemarkRow, Row, Tie,
};
use crate::people::{self, Hints};
use crate::store::{Mine, SamePerson, Store};
use crate::ties;
use anyhow::Result;
use jiff::Timestamp;
use std::collections::BTreeSet;

/// The archive as it stood at `now`, with who is who and what lies between me and each.
pub struct World {
    pub now: i64,
    pub rows: Vec<Row>,
    /// The archive goes on after `now`: not all that the store finds is known.
    pub later: bool,
    pub addresses: Vec<AddressFacts>,
    pub me: MyAddresses,
    pub people: People,
    /// In the order of [`People::all`], only those I exchanged letters with.
    pub ties: Vec<Tie>,
    /// People whose letters are mostly machine-made.
    pub machines: BTreeSet<PersonId>,
    pub remarks: Vec<RemarkRow>,
    /// What is known of people beside letters.
    pub contacts: Book,
    /// Share of my letters that are answered at all.
    pub mean_reply: f64,
    /// When anybody wrote a letter that went by me and tells who has to do with whom.
    pub went_by: Quarters,
}

impl World {
    /// Loads all letters up to `now` (seconds since 1970): what came later is not known yet.
    pub fn load(store: &Store, given: &[Address], now: i64) -> Result<World> {
        let known = Known::load(store, given, now)?;
        Ok(known.world(Book::load(store)?, store.remarks()?, &store.same_people()?, now))
    }

    /// As it stood at `cut`, with nothing of later letters: letters up to then, and addresses that stand in them. What the
    /// user said of addresses holds at any time. Contacts bear no date and are left out, as are letters without one.
    /// *Missing:* how often mail was delivered to an address, by which mine are guessed, and how many letters bore a
    /// name are counts over all letters; the index knows no others.
    pub fn at(archive: &Archive, cut: i64) -> World {
        let rows: Vec<Row> = archive.rows.iter().filter(|row| row.at.is_some_and(|at| at <= cut)).cloned().collect();
        let mut seen = PerAddress::<bool>::default();
        for id in rows.iter().flat_map(|row| row.from.iter().chain(&row.recipients)) {
            if let Some(seen) = seen.at(*id) {
                *seen = true;
            }
        }
        let was_there = |facts: &&AddressFacts| seen.get(facts.id).copied().unwrap_or_default();
        let mut addresses: Vec<AddressFacts> = archive.addresses.iter().filter(was_there).cloned().collect();
        for facts in &mut addresses {
            facts.names.retain(|name| name.first <= cut);
            facts.names.iter_mut().for_each(|name| name.last = name.last.min(cut));
        }
        let me = my_addresses(&archive.settled, &archive.given, &rows, &addresses);
        let later = rows.len() < archive.rows.len();
        let known = Known { rows, later, addresses, me };
        known.world(Book::default(), archive.remarks.clone(), &archive.decided, cut)
    }

    /// When the newest letter was written.
    pub fn newest(&self) -> Option<Timestamp> {
        self.rows.iter().filter_map(|row| row.at).max().map(timestamp)
    }

    pub fn tie(&self, person: PersonId) -> Option<&Tie> {
        self.ties.binary_search_by_key(&person, |tie| tie.person).ok().and_then(|at| self.ties.get(at))
    }

    /// A contact of theirs says so; letters that tell of a death are judged with the bridge.
    pub fn has_died_by_contacts(&self, person: &Person) -> bool {
        self.contacts.of(person).iter().any(|contact| contact.has_died())
    }

    /// The person behind some of these addresses.
    pub fn person_behind(&self, group: &[AddressId]) -> Option<&Person> {
        group.iter().find_map(|address| self.people.person_of(*address)).and_then(|id| self.people.get(id))
    }

    pub fn row(&self, letter: LetterId) -> Option<&Row> {
        self.rows.binary_search_by_key(&letter, |row| row.id).ok().and_then(|at| self.rows.get(at))
    }

    /// Remarks about writing to somebody that were found in this letter.
    pub fn remarks_in(&self, letter: LetterId) -> impl Iterator<Item = &RemarkRow> {
        let first = self.remarks.partition_point(|remark| remark.letter < letter);
        self.remarks.iter().skip(first).take_while(move |remark| remark.letter == letter)
    }

    /// The writer of this letter wants no more letters, or threatens with the law.
    pub fn closes(&self, letter: LetterId) -> bool {
        self.remarks_in(letter).any(|remark| matches!(remark.kind, RemarkKind::NoContact | RemarkKind::LegalThreat))
    }

    /// People whom a word fits, those I wrote most with first: an address, part of one, a full name, or any of its
    /// parts, in any spelling. An exact address or name wins over one that is spelt otherwise, and that over a part.
    pub fn find(&self, word: &str) -> Vec<&Person> {
        let word = people::Word::new(word);
        let fitting = self.people.all.iter().filter_map(|person| Some((word.fits(person)?, person)));
        let fitting: Vec<(people::Fits, &Person)> = fitting.collect();
        let best = fitting.iter().map(|(fits, _)| *fits).max();
        let mut found: Vec<&Person> =
            fitting.into_iter().filter(|(fits, _)| Some(*fits) == best).map(|(_, person)| person).collect();
        let weight = |person: &Person| self.tie(person.id).map_or(0, |tie| tie.exchanges.len());
        found.sort_by(|a, b| weight(b).cmp(&weight(a)).then(a.name.cmp(&b.name)).then(a.id.cmp(&b.id)));
        found
    }
}

/// All that the store holds of letters, read once, for [`World::at`] many moments.
pub struct Archive {
    rows: Vec<Row>,
    addresses: Vec<AddressFacts>,
    remarks: Vec<RemarkRow>,
    settled: Vec<Mine>,
    decided: Vec<SamePerson>,
    given: Vec<Address>,
}

impl Archive {
    /// `given` addresses are mine, as for [`World::load`].
    pub fn load(store: &Store, given: &[Address]) -> Result<Archive> {
        Ok(Archive {
            rows: store.rows()?,
            addresses: store.addresses()?,
            remarks: store.remarks()?,
            settled: store.my_addresses()?,
            decided: store.same_people()?,
            given: given.to_vec(),
        })
    }

    /// Of letters that stand in no store, in the order of their numbers; of `given` addresses they are mine.
    pub fn of(rows: Vec<Row>, addresses: Vec<AddressFacts>, given: Vec<Address>) -> Archive {
        Archive { rows, addresses, remarks: Vec::new(), settled: Vec::new(), decided: Vec::new(), given }
    }

    /// The first and the last letter with a date up to `now`, in seconds since 1970.
    pub fn span(&self, now: i64) -> Option<(i64, i64)> {
        let dates = || self.rows.iter().filter_map(|row| row.at).filter(|at| *at <= now);
        dates().min().zip(dates().max())
    }
}

/// What stands in the archive itself, and what it takes to know whose it is.
struct Known {
    rows: Vec<Row>,
    later: bool,
    addresses: Vec<AddressFacts>,
    me: MyAddresses,
}

impl Known {
    fn load(store: &Store, given: &[Address], now: i64) -> Result<Known> {
        let mut rows = store.rows()?;
        let all = rows.len();
        rows.retain(|row| row.at.is_none_or(|at| at <= now));
        let later = rows.len() < all;
        let mut addresses = store.addresses()?;
        for facts in addresses.iter_mut().filter(|_| later) {
            facts.names.retain(|seen| seen.first <= now);
        }
        let me = my_addresses(&store.my_addresses()?, given, &rows, &addresses);
        Ok(Known { rows, later, addresses, me })
    }

    /// Who is who in it, and what lies between me and each.
    fn world(self, contacts: Book, mut remarks: Vec<RemarkRow>, decided: &[SamePerson], now: i64) -> World {
        let Known { rows, later, mut addresses, me } = self;
        let known = me.ids(&addresses);
        contacts.onto(&mut addresses, &known, None);
        let ids = me.ids(&addresses);
        remarks.retain(|remark| rows.binary_search_by_key(&remark.letter, |row| row.id).is_ok());
        let mut hints = hints(&rows, &remarks, &addresses, &ids);
        (hints.same, hints.different) = super::same::as_decided(decided, &addresses);
        contacts.hint(&addresses, &mut hints);
        let people = people::gather(&addresses, &rows, &ids, &hints);
        let ties = ties::ties(&rows, &people, now);
        let machines = machines(&rows, &people);
        let mean_reply = Tie::mean_reply(&ties);
        let went_by = rows.iter().filter(|row| choose::tells(row)).filter_map(|row| row.at).collect();
        World { now, rows, later, addresses, me, people, ties, machines, remarks, contacts, mean_reply, went_by }
    }
}

/// Which addresses are mine by the letters up to `now`; takes less time than a [`World`], since nobody is told apart.
pub fn mine(store: &Store, given: &[Address], now: i64) -> Result<MyAddresses> {
    Ok(Known::load(store, given, now)?.me)
}

/// Lists and machines are nobody; new addresses and former names come from what people wrote.
fn hints(rows: &[Row], remarks: &[RemarkRow], addresses: &[AddressFacts], me: &BTreeSet<AddressId>) -> Hints {
    let writer = |letter| rows.binary_search_by_key(&letter, |row| row.id).ok().and_then(|at| rows.get(at)?.from);
    let mut hints = Hints::default();
    for remark in remarks {
        let Some(from) = writer(remark.letter) else { continue };
        match remark.kind {
            RemarkKind::Moved => {
                hints.moved.extend(Address::parse(&remark.about).map(|to| (from, to)));
            }
            RemarkKind::FormerName => hints.former_names.push((from, remark.about.clone())),
            _ => {}
        }
    }
    let machines = people::machines(rows, addresses, me);
    hints.nobody = lists(rows).into_iter().chain(namesakes_of_mine(addresses, me)).chain(machines).collect();
    hints
}

/// An address under my own full name is most likely mine, though nobody said so: it is no person to write to.
fn namesakes_of_mine(addresses: &[AddressFacts], me: &BTreeSet<AddressId>) -> Vec<AddressId> {
    let (mine, others): (Vec<_>, Vec<_>) = addresses.iter().partition(|facts| me.contains(&facts.id));
    let full = |seen: &NameSeen| people::names::full(&seen.name);
    let my_names: BTreeSet<Vec<String>> = mine.iter().flat_map(|facts| facts.names.iter().filter_map(full)).collect();
    let is_mine = |seen: &NameSeen| {
        let lower = seen.name.to_lowercase();
        // Names are taken apart only where this could be one of mine.
        my_names.iter().any(|name| name.iter().all(|part| lower.contains(part.as_str())))
            && full(seen).is_some_and(|name| my_names.contains(&name))
    };
    others.into_iter().filter(|facts| facts.names.iter().any(is_mine)).map(|facts| facts.id).collect()
}

/// Addresses that receive list mail again and again and never write: the lists themselves.
fn lists(rows: &[Row]) -> BTreeSet<AddressId> {
    #[derive(Clone, Default)]
    struct Seen {
        on_lists: u32,
        received: u32,
        wrote: bool,
    }
    let mut seen = PerAddress::<Seen>::default();
    for row in rows {
        for id in &row.recipients {
            if let Some(seen) = seen.at(*id) {
                seen.on_lists += u32::from(row.kind == Kind::List);
                seen.received += 1;
            }
        }
        if let Some(seen) = row.from.and_then(|from| seen.at(from)) {
            seen.wrote = true;
        }
    }
    let is_list = |seen: &Seen| !seen.wrote && seen.on_lists >= 2 && seen.on_lists * 2 > seen.received;
    seen.iter().filter(|(_, seen)| is_list(seen)).map(|(id, _)| id).collect()
}

/// People whose letters are mostly machine-made.
fn machines(rows: &[Row], people: &People) -> BTreeSet<PersonId> {
    let mut letters = vec![(0_u32, 0_u32); people.all.len()];
    for row in rows {
        let person = row.from.and_then(|from| people.person_of(from));
        if let Some((machine, all)) = person.and_then(|person| letters.get_mut(person.0 as usize)) {
            *machine += u32::from(row.kind == Kind::Machine);
            *all += 1;
        }
    }
    let mostly = |(_, (machine, all)): &(PersonId, (u32, u32))| machine * 2 > *all;
    (0..).map(PersonId).zip(letters).filter(mostly).map(|(person, _)| person).collect()
}

/// Seconds since 1970 as a moment.
pub fn timestamp(seconds: i64) -> Timestamp {
    Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH)
}
