//! Letters that speak of something in, for whom each of them speaks out.

use super::World;
use super::about::About;
use super::known::Known;
use crate::choose::{Role, Vote, of_enough};
use crate::letters;
use crate::model::{AddressId, DAY, Direction, Exchange, Kind, Letter, LetterId, Person, PersonId, Row};
use crate::store::Store;
use anyhow::Result;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Letters that vote, the best first; and letters looked at for that, most of which may be made by machines.
const VOTING: usize = 400;
const LOOKED_AT: usize = 2_000;
const AT_ONCE: usize = 400;
/// A letter of mine to more than this is written to nobody in particular.
const FEW: usize = 3;
/// Last letters of somebody whose signature is read.
const SIGNATURES: usize = 3;
/// Days within which the next letter of a thread is an answer.
const ANSWER_DAYS: i64 = 21;

/// One letter for whoever is behind an address.
struct Raw {
    address: AddressId,
    letter: LetterId,
    speaks: LetterId,
    at: i64,
    role: Role,
    relevance: f64,
}

impl Raw {
    fn of(&self, person: PersonId) -> Vote {
        let Raw { letter, speaks, at, role, relevance, .. } = *self;
        Vote { person, letter, speaks, at, role, relevance }
    }
}

pub struct Votes {
    /// Everybody for whom one speaks, by all their addresses.
    pub people: Vec<Vec<AddressId>>,
    raw: Vec<Raw>,
    /// Letters of mine that hold it, with those they went to.
    mine: Vec<(Row, f64)>,
}

/// The votes of the letters that fit best.
pub fn votes(store: &Store, known: &Known, about: &About) -> Result<Votes> {
    let mut best: Vec<(LetterId, f64)> = about.telling_letters().into_iter().collect();
    best.sort_by(|(a, x), (b, y)| y.total_cmp(x).then(b.cmp(a)));
    best.truncate(LOOKED_AT);
    let mut letters: Vec<(Row, f64)> = Vec::new();
    for some in best.chunks(AT_ONCE) {
        let rows = store.rows_at(some.iter().map(|(letter, _)| *letter))?;
        let human = |row: &&Row| matches!(row.kind, Kind::Personal | Kind::List);
        letters.extend(some.iter().filter_map(|(id, fits)| Some((rows.get(id).filter(human)?.clone(), *fits))));
        if letters.len() >= VOTING {
            break;
        }
    }
    letters.truncate(VOTING);
    let raw = raw(store, known, &letters)?;
    let mut people = known.all_behind(store, raw.iter().map(|vote| vote.address))?;
    people.sort();
    let is_mine = |row: &Row| row.from.is_some_and(|from| known.is_me(from));
    let mine = letters.into_iter().filter(|(row, _)| is_mine(row)).collect();
    Ok(Votes { people, raw, mine })
}

fn raw(store: &Store, known: &Known, letters: &[(Row, f64)]) -> Result<Vec<Raw>> {
    let mut raw = Vec::new();
    let by_key: BTreeMap<i64, &(Row, f64)> =
        letters.iter().filter(|(row, _)| row.own_key != 0).map(|letter| (letter.0.own_key, letter)).collect();
    for (row, relevance) in letters {
        let (Some(from), Some(at)) = (row.from, row.at) else { continue };
        let mut add = |address, role| {
            raw.push(Raw { address, letter: row.id, speaks: row.id, at, role, relevance: *relevance });
        };
        if !known.is_me(from) {
            add(from, if row.replies || row.parent_key != 0 { Role::Answered } else { Role::Wrote });
        } else if row.recipients.len() <= FEW {
            row.recipients.iter().for_each(|address| add(*address, Role::WasTold));
        }
    }
    for (id, row) in store.answers_to(by_key.keys().copied())? {
        let Some((asked, relevance)) = by_key.get(&row.parent_key) else { continue };
        let (Some(address), Some(at)) = (row.from, row.at) else { continue };
        if known.had(id) && !known.is_me(address) && row.from != asked.from && row.kind != Kind::Machine {
            let (speaks, role) = (asked.id, Role::WasAsked);
            raw.push(Raw { address, letter: id, speaks, at, role, relevance: *relevance });
        }
    }
    Ok(raw)
}

impl Votes {
    /// Those for some people, as far as words in the letters and direct answers tell.
    pub fn first(&self, world: &World, people: &BTreeSet<PersonId>) -> Vec<Vote> {
        let vote = |raw: &Raw| {
            let person = world.people.person_of(raw.address).filter(|person| people.contains(person));
            person.map(|person| raw.of(person))
        };
        self.raw.iter().filter_map(vote).collect()
    }

    /// All for some people: also for whoever answered a letter of mine without naming it, with the next one in its
    /// thread, and for how they sign. The letters that speak are then known to the world.
    pub fn complete(
        &self,
        store: &Store,
        world: &mut World,
        about: &mut About,
        people: &BTreeSet<PersonId>,
    ) -> Result<Vec<Vote>> {
        let in_time = self.next_letters(world, people);
        world.fetch(store, in_time.iter().flat_map(|(_, _, letters)| letters.iter().map(|one| one.letter)))?;
        let mut votes = self.first(world, people);
        for (person, (asked, relevance), letters) in in_time {
            let in_thread =
                |one: &&Exchange| world.row(one.letter).is_some_and(|row| row.thread_key == asked.thread_key);
            let vote = |answer: &Exchange| {
                let (letter, at, role) = (answer.letter, answer.at, Role::WasAsked);
                Vote { person, letter, speaks: asked.id, at, role, relevance: *relevance }
            };
            votes.extend(letters.iter().find(in_thread).map(vote));
        }
        votes.extend(signs(store, world, about, people)?);
        let signing: BTreeSet<PersonId> =
            votes.iter().filter(|vote| vote.role == Role::Signs).map(|vote| vote.person).collect();
        votes.extend(by_address(world, about, people.difference(&signing)));
        world.fetch(store, votes.iter().flat_map(|vote| [vote.letter, vote.speaks]))?;
        Ok(of_enough(votes, |votes| about.coverage(votes.iter().copied())))
    }

    /// For each letter of mine to few and each of these people it went to, their letters of the next weeks.
    fn next_letters(&self, world: &World, people: &BTreeSet<PersonId>) -> Vec<(PersonId, &(Row, f64), Vec<Exchange>)> {
        let mut found = Vec::new();
        for mine in &self.mine {
            let row = &mine.0;
            let Some(asked) = row.at.filter(|_| row.thread_key != 0 && row.recipients.len() <= FEW) else { continue };
            let to: BTreeSet<PersonId> =
                row.recipients.iter().filter_map(|address| world.people.person_of(*address)).collect();
            for tie in to.intersection(people).filter_map(|person| world.tie(*person)) {
                let later = tie.exchanges.iter().skip(tie.exchanges.partition_point(|one| one.at < asked));
                let soon = later.take_while(|one| one.at - asked <= ANSWER_DAYS * DAY);
                found.push((tie.person, mine, soon.filter(|one| one.direction == Direction::In).copied().collect()));
            }
        }
        found
    }
}

/// Those whose address bears it: "reuter-lektorat.example" is as good as a signature.
fn by_address<'p>(world: &World, about: &About, people: impl Iterator<Item = &'p PersonId>) -> Vec<Vote> {
    let is_it = about.all_in();
    let bears =
        |person: &Person| person.addresses.iter().any(|one| is_it(&one.address.domain().replace(['.', '-'], " ")));
    let vote = |person: &PersonId| {
        let last = world.tie(*person)?.exchanges.iter().rev().find(|one| one.direction == Direction::In)?;
        world.people.get(*person).filter(|person| bears(person))?;
        let (letter, at, role, relevance) = (last.letter, last.at, Role::Signs, about.best());
        Some(Vote { person: *person, letter, speaks: letter, at, role, relevance })
    };
    people.filter_map(vote).collect()
}

/// The last letters of each, where the signature speaks of it.
fn signs(store: &Store, world: &World, about: &mut About, people: &BTreeSet<PersonId>) -> Result<Vec<Vote>> {
    let mut letters = Vec::new();
    for tie in people.iter().filter_map(|person| world.tie(*person)) {
        let theirs = tie.exchanges.iter().rev().filter(|one| one.direction == Direction::In);
        for one in theirs.take(SIGNATURES) {
            let kept = store.letter(one.letter)?;
            letters.push((tie.person, one, letters::reopen(&kept.header, kept.text, kept.attachments)));
        }
    }
    let signature = |(person, one, letter): &(PersonId, &Exchange, Letter)| {
        let place = letters::read_words(letter).signature?;
        Some((*person, **one, letter.text.get(place)?.to_owned()))
    };
    let signatures: Vec<(PersonId, Exchange, String)> = letters.par_iter().filter_map(signature).collect();
    let mut best: BTreeMap<PersonId, Vote> = BTreeMap::new();
    for (person, one, signature) in signatures {
        let relevance = about.sign(one.letter, &signature).powi(2) * about.best();
        let (letter, at, role) = (one.letter, one.at, Role::Signs);
        let vote = Vote { person, letter, speaks: letter, at, role, relevance };
        // of two that say the same the newer, which comes first
        if relevance > 0.0 && best.get(&person).is_none_or(|best| relevance > best.relevance) {
            best.insert(person, vote);
        }
    }
    Ok(best.into_values().collect())
}
