//! Letters that speak of something in, for whom each of them speaks out.

use super::World;
use super::about::About;
use super::ask::person_of;
use super::known::Known;
use crate::choose::{Role, Vote, knows, of_enough};
use crate::letters;
use crate::model::{AddressId, DAY, Direction, Exchange, Kind, Letter, LetterId, PersonId, Row};
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
    /// By all their addresses, those for whom most speaks first.
    pub people: Vec<Vec<AddressId>>,
    raw: Vec<Raw>,
    /// Letters of mine that hold it, with those they went to.
    mine: Vec<(Row, f64)>,
}

/// The votes of the letters that fit best, and the `most` people for whom they speak.
pub fn votes(store: &Store, known: &Known, about: &About, most: usize) -> Result<Votes> {
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
    let mut behind: BTreeMap<AddressId, Option<Vec<AddressId>>> = BTreeMap::new();
    let mut first: Vec<Vote> = Vec::new();
    let mut newest = 0;
    for vote in &raw {
        let group = match behind.get(&vote.address) {
            Some(group) => group,
            None => behind.entry(vote.address).or_insert(known.behind(store, vote.address)?),
        };
        // until the people themselves are known, each is named by the lowest number of an address
        let Some(lowest) = group.as_ref().and_then(|group| group.first()) else { continue };
        newest = newest.max(vote.at);
        first.push(vote.of(PersonId(lowest.0)));
    }
    let groups: BTreeMap<u32, &Vec<AddressId>> =
        behind.values().flatten().filter_map(|group| Some((group.first()?.0, group))).collect();
    let people = knows(&first, newest).into_iter().take(most);
    let people = people.filter_map(|(person, _)| groups.get(&person.0).map(|group| (*group).clone())).collect();
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
    /// By the people themselves; and for whoever answered a letter of mine without naming it, with the next one in its
    /// thread.
    pub fn complete(&self, store: &Store, world: &World, about: &mut About) -> Result<Vec<Vote>> {
        let wanted: BTreeSet<PersonId> =
            self.people.iter().filter_map(|group| Some(person_of(world, group)?.id)).collect();
        let mut votes: Vec<Vote> = Vec::new();
        for vote in &self.raw {
            let person = world.people.person_of(vote.address).filter(|person| wanted.contains(person));
            votes.extend(person.map(|person| vote.of(person)));
        }
        for (row, relevance) in &self.mine {
            let Some(asked) = row.at.filter(|_| row.thread_key != 0 && row.recipients.len() <= FEW) else { continue };
            let people: BTreeSet<PersonId> =
                row.recipients.iter().filter_map(|address| world.people.person_of(*address)).collect();
            for person in people.intersection(&wanted) {
                let Some(tie) = world.tie(*person) else { continue };
                let behind = tie.exchanges.partition_point(|one| one.at < asked);
                let later = tie.exchanges.iter().skip(behind);
                let soon = later.take_while(|one| one.at - asked <= ANSWER_DAYS * DAY);
                let in_thread = |letter| world.row(letter).is_some_and(|one| one.thread_key == row.thread_key);
                let mut theirs = soon.filter(|one| one.direction == Direction::In && in_thread(one.letter));
                let answer = theirs.next();
                votes.extend(answer.map(|answer| Vote {
                    person: *person,
                    letter: answer.letter,
                    speaks: row.id,
                    at: answer.at,
                    role: Role::WasAsked,
                    relevance: *relevance,
                }));
            }
        }
        votes.extend(signs(store, world, about, &wanted)?);
        Ok(of_enough(votes, |votes| about.coverage(votes.iter().copied())))
    }
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
