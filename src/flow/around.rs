//! Who is who as it was gathered and some people in, the part of the world in which they lie out; and all that is to be
//! gathered.

use super::{Book, MyAddresses, World, mine};
use crate::model::{Address, AddressId, LetterId, People, Person, PersonId, RemarkKind, Tie};
use crate::people;
use crate::store::{Gathered, GatheredPerson, Store};
use anyhow::Result;
use jiff::{Timestamp, tz::TimeZone};
use std::collections::BTreeSet;

/// People whose names look alike that are looked for, for each name.
const MOST_ALIKE: usize = 30;

impl World {
    /// What is to be remembered of it; takes far less memory than the letters.
    pub(super) fn who_is_who(&self) -> Option<WhoIsWho> {
        let newest = self.rows.iter().filter_map(|row| row.at).max().unwrap_or(i64::MIN);
        let gathered = |person: &Person| GatheredPerson {
            tie: self.tie(person.id).cloned(),
            machine: self.machines.contains(&person.id),
            person: person.clone(),
        };
        (!self.later).then(|| WhoIsWho {
            now: self.now,
            gathered: Gathered {
                newest,
                mean_reply: self.mean_reply,
                went_by: self.went_by.clone(),
                me: self.people.me.clone(),
            },
            people: self.people.all.iter().map(gathered).collect(),
        })
    }

    /// Reads the rows of some letters that are not there yet.
    pub fn fetch(&mut self, store: &Store, letters: impl IntoIterator<Item = LetterId>) -> Result<()> {
        let missing: BTreeSet<LetterId> = letters.into_iter().filter(|letter| self.row(*letter).is_none()).collect();
        if !missing.is_empty() && !self.later {
            self.rows.extend(store.rows_at(missing.into_iter())?.into_values());
            self.rows.sort_unstable_by_key(|row| row.id);
        }
        Ok(())
    }
}

/// Which addresses are mine, and what is to be remembered of everybody, unless that is done.
pub fn who_is_who(store: &Store, given: &[Address], now: i64) -> Result<(MyAddresses, Option<WhoIsWho>)> {
    if gathered(store, given, now)?.is_some() {
        return Ok((mine(store, given, now)?, None));
    }
    let world = World::load(store, given, now)?;
    let who_is_who = world.who_is_who();
    Ok((world.me, who_is_who))
}

/// Of a [`World`] what was found out about everybody.
pub struct WhoIsWho {
    now: i64,
    gathered: Gathered,
    people: Vec<GatheredPerson>,
}

impl WhoIsWho {
    /// Writes it down, so that the next question need not gather everybody again.
    pub fn remember(&self, store: &mut Store, given: &[Address]) -> Result<()> {
        match key(store, given, self.now)? {
            Some(key) => {
                let people = self.people.iter().map(|one| (words_of(&one.person), one));
                store.set_gathered(&key, &self.gathered, people)
            }
            None => Ok(()),
        }
    }
}

/// What was gathered last, if it still holds at `now`.
pub fn gathered(store: &Store, given: &[Address], now: i64) -> Result<Option<Gathered>> {
    let Some(key) = key(store, given, now)? else { return Ok(None) };
    // without me there is nothing between two, and the whole tells what there is
    Ok(store.gathered(&key)?.filter(|gathered| gathered.newest <= now && !gathered.me.is_empty()))
}

/// All that decides who is who: the program, the letters, the contacts, which addresses are mine, what the user decided, and
/// the day, since with every day letters become old enough to count as unanswered.
fn key(store: &Store, given: &[Address], now: i64) -> Result<Option<String>> {
    let Some(version) = store.version()? else { return Ok(None) };
    let day = Timestamp::from_second(now)?.to_zoned(TimeZone::UTC).date();
    let given: Vec<&str> = given.iter().map(Address::as_str).collect();
    let settled: Vec<String> =
        store.my_addresses()?.iter().map(|one| format!("{}={}", one.address, one.mine)).collect();
    let decided: Vec<String> =
        store.same_people()?.iter().map(|pair| format!("{}={}={}", pair.one, pair.other, pair.same)).collect();
    let (contacts, changes) = store.contacts_version()?;
    let version = if contacts + changes == 0 { version } else { format!("{version} {contacts}/{changes}") };
    let program = env!("CARGO_PKG_VERSION");
    Ok(Some(format!("{program} {version} {day} {} {} {}", given.join(","), settled.join(","), decided.join(","))))
}

/// In lower case, in which a word is looked for: names, parts of names and addresses.
fn words_of(person: &Person) -> String {
    let names = || person.names.iter().map(|seen| seen.name.as_str()).chain([person.name.as_str()]);
    let mut words = String::new();
    for text in names().flat_map(|name| [name.to_lowercase(), people::names::parts(name).join(" ")]) {
        for spelling in people::folded(&text) {
            words.push_str(&spelling);
            words.push('\n');
        }
    }
    for address in &person.addresses {
        words.push_str(address.address.as_str());
        words.push('\n');
    }
    names().map(look).collect::<BTreeSet<_>>().iter().for_each(|look| words.push_str(look));
    words
}

/// What a name looks like, as a line by which others that look the same are found.
fn look(name: &str) -> String {
    format!("≈{}\n", people::look(name))
}

/// People whose names look like those of the people asked for, if they are written otherwise or not.
fn alike(store: &Store, contacts: &Book, asked: &BTreeSet<AddressId>) -> Result<Vec<Vec<AddressId>>> {
    let mut facts = store.addresses_at(asked)?;
    contacts.onto(&mut facts, &BTreeSet::new(), Some(asked));
    let shown = facts.iter().flat_map(|fact| fact.names.iter().map(|seen| people::names::shown(&seen.name)));
    let spelt = facts.iter().map(|fact| people::names::from_address(fact.address.local()));
    let looks: BTreeSet<String> =
        shown.chain(spelt).filter(|name| name.contains(' ')).map(|name| look(&name)).collect();
    let looks: Vec<String> = looks.into_iter().collect();
    let mut groups = store.people_with(&looks, &[], MOST_ALIKE * looks.len())?;
    groups.retain(|group| group.iter().all(|id| !asked.contains(id)));
    groups.sort();
    groups.dedup();
    Ok(groups)
}

/// The part of the world in which these people lie, each by all of their addresses, without their letters; with those
/// whose names look like theirs where `with_alike`.
pub fn part(store: &Store, gathered: Gathered, now: i64, asked: &[Vec<AddressId>], with_alike: bool) -> Result<World> {
    let ids: BTreeSet<AddressId> = asked.iter().flatten().copied().collect();
    let remarks = store.remarks()?;
    // Anybody may tell of a death, and whatever tells it has a writer.
    let told = |kind| matches!(kind, RemarkKind::Died | RemarkKind::BouncedForGood | RemarkKind::BouncedOnce);
    let rows = store.rows_at(remarks.iter().filter(|remark| told(remark.kind)).map(|remark| remark.letter))?;
    let mut groups = asked.to_vec();
    let contacts = Book::load(store)?;
    if with_alike {
        groups.extend(alike(store, &contacts, &ids)?);
    }
    for remark in remarks.iter().filter(|remark| remark.kind == RemarkKind::Died) {
        let writer = rows.get(&remark.letter).and_then(|row| row.from);
        let writer = writer.filter(|writer| !groups.iter().any(|group| group.contains(writer)));
        groups.extend(writer.map(|writer| store.person_behind(writer)).transpose()?.flatten());
    }
    let mut people = People { me: gathered.me, ..People::default() };
    let (mut ties, mut machines) = (Vec::new(), BTreeSet::new());
    for address in groups.iter().filter_map(|group| group.first()) {
        let Some(GatheredPerson { mut person, tie, machine }) = store.gathered_person(*address)? else { continue };
        person.id = PersonId(people.all.len() as u32);
        for address in &person.addresses {
            if let Some(place) = people.of.at(address.id) {
                *place = Some(person.id);
            }
        }
        ties.extend(tie.filter(|_| ids.contains(address)).map(|tie| Tie { person: person.id, ..tie }));
        machines.extend(machine.then_some(person.id));
        people.all.push(person);
    }
    let wanted = groups.iter().flatten().chain(&people.me).copied().collect();
    let mut addresses = store.addresses_at(&wanted)?;
    contacts.onto(&mut addresses, &people.me, Some(&wanted));
    let settled = store.my_addresses()?.into_iter().filter(|mine| mine.mine).map(|mine| mine.address);
    let me = MyAddresses { said: settled.collect(), ..MyAddresses::default() };
    let (mean_reply, went_by) = (gathered.mean_reply, gathered.went_by);
    let (rows, later) = (rows.into_values().collect(), false);
    Ok(World { now, rows, later, addresses, me, people, ties, machines, remarks, contacts, mean_reply, went_by })
}
