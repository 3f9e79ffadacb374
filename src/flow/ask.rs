//! A wish in words in, the people to ask out: who knows, who may introduce me, who could advise.

use super::about::About;
use super::asked::{AskedPerson, Why, shown};
use super::bridge::{is_closed, testimony};
use super::known::Known;
use super::lost::{UNDER_WAY, bears_strain, machines};
use super::votes::votes;
use super::world::timestamp;
use super::{World, inside, ways};
use crate::choose::{self, Suits};
use crate::model::{Address, AddressId, Ask, DAY, Direction, Person, PersonId, Tie};
use crate::store::Store;
use anyhow::Result;
use jiff::Timestamp;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Shown unless all are wanted.
pub const SHOWN: usize = 10;
/// People looked at more closely: those whose letters fit best.
const LOOKED_AT: usize = 20;
const ALL: usize = 200;
/// People of a house who are looked for.
const OF_HOUSE: usize = 60;

/// What is wanted of whom.
#[derive(Clone, Debug)]
pub struct Request {
    pub ask: Ask,
    /// The subject; for an introduction, the person or the house.
    pub words: String,
    pub all: bool,
    /// Lines wanted of each person.
    pub lines: usize,
}

#[derive(Clone, Debug, Serialize)]
pub struct Asked {
    pub now: Timestamp,
    pub ask: Ask,
    /// What it is about, as typed; for an introduction, whom or which house I want to meet.
    pub subject: String,
    /// The words of it that were looked for; none where nothing that was typed says anything, and for an introduction.
    pub words: Vec<String>,
    /// Those of them that stand in no letter.
    pub nowhere: Vec<String>,
    /// Whom I want to meet, or am looking for people at.
    pub wanted: Option<ToMeet>,
    pub count: usize,
    pub people: Vec<AskedPerson>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ToMeet {
    /// A house, not one person.
    pub house: bool,
    /// The people meant, by the address in use last.
    pub people: Vec<OneToMeet>,
}

#[derive(Clone, Debug, Serialize)]
pub struct OneToMeet {
    pub address: Address,
    pub name: String,
    /// The last letter between us, where they have written to me.
    pub we_write: Option<Timestamp>,
    /// They do not want to be written to, or are dead.
    pub closed: bool,
}

/// Why nobody can be looked for.
#[derive(Clone, Debug)]
pub enum NotAsked {
    /// Which address is mine is not known.
    WhoAmI,
    /// The one wanted is me.
    Me,
    /// Nobody and no house is called so.
    Unknown,
    /// The word fits several people: each with the address in use last.
    Several(Vec<(String, Option<Address>)>),
}

/// The outer error is a failure, the inner one an answer.
pub fn ask(store: &mut Store, given: &[Address], now: i64, request: &Request) -> Result<Result<Asked, NotAsked>> {
    if request.ask == Ask::Introduction {
        return introduction(store, given, now, request);
    }
    let known = Known::of(store, given, now)?;
    if known.is_nobody() {
        return Ok(Err(NotAsked::WhoAmI));
    }
    store.at_once(|store| about_words(store, known, now, request)).map(Ok)
}

fn about_words(store: &Store, known: Known, now: i64, request: &Request) -> Result<Asked> {
    let mut about = About::of(store, &known, &request.words)?;
    let found = votes(store, &known, &about, if request.all { ALL } else { LOOKED_AT })?;
    let house = match request.ask {
        Ask::Referral | Ask::JobOpening => inside::by_address(store, &known, &about.subject, OF_HOUSE)?,
        _ => Vec::new(),
    };
    // who is inside can be told from who speaks of it
    let groups = if house.is_empty() { found.people.clone() } else { house.clone() };
    let world = known.world(store, now, &groups)?;
    let votes = found.complete(store, &world, &mut about)?;
    let mut fits: BTreeMap<PersonId, f64> = choose::knows(&votes, now).into_iter().collect();
    let mut whys: BTreeMap<PersonId, Vec<Why>> = BTreeMap::new();
    for person in house.iter().filter_map(|group| person_of(&world, group)) {
        fits.insert(person.id, 1.0);
        whys.entry(person.id).or_default().extend(inside::why(person, &about.subject));
    }
    let wanted: BTreeSet<PersonId> = groups.iter().filter_map(|group| Some(person_of(&world, group)?.id)).collect();
    fits.retain(|person, _| wanted.contains(person));
    let told = Told { request, world: &world, about: &about, fits, whys, votes: &votes };
    let (count, people) = told.people(store)?;
    let telling: Vec<String> = about.words.iter().map(|word| word.typed.clone()).collect();
    // the name of a house need stand in no letter
    let missing = about.words.iter().filter(|word| !word.found && house.is_empty());
    let nowhere = missing.map(|word| word.typed.clone()).collect();
    let (now, ask) = (timestamp(now), request.ask);
    let subject = about.subject.clone();
    Ok(Asked { now, ask, subject, words: telling, nowhere, wanted: None, count, people })
}

fn introduction(store: &mut Store, given: &[Address], now: i64, request: &Request) -> Result<Result<Asked, NotAsked>> {
    let goal = match ways::goal(store, given, now, &request.words)? {
        Ok(goal) => goal,
        Err(why) => return Ok(Err(why)),
    };
    let known = Known::of(store, given, now)?;
    store.at_once(|store| towards(store, known, now, request, goal)).map(Ok)
}

fn towards(store: &Store, known: Known, now: i64, request: &Request, goal: ways::Goal) -> Result<Asked> {
    let around = ways::around(store, &known, &goal.people, if request.all { ALL } else { LOOKED_AT })?;
    let groups: Vec<Vec<AddressId>> = goal.people.iter().chain(&around).cloned().collect();
    let world = known.world(store, now, &groups)?;
    let testimony = testimony(store, &world)?;
    let mut people = Vec::new();
    let machines = machines(&world);
    let is_human = |person: &&Person| !machines.contains(&person.id);
    for person in goal.people.iter().filter_map(|group| person_of(&world, group)).filter(is_human) {
        let tie = world.tie(person.id);
        let closed = tie.map(|tie| is_closed(store, &world, &testimony, tie)).transpose()?.unwrap_or_default();
        let we_write = tie.filter(|tie| tie.received > 0).and_then(Tie::last).map(|last| timestamp(last.at));
        let Some(address) = person.address().cloned() else { continue };
        people.push((person.id, OneToMeet { address, name: person.name.clone(), we_write, closed }));
    }
    let strangers: BTreeSet<PersonId> =
        people.iter().filter(|(_, one)| one.we_write.is_none() && !one.closed).map(|(id, _)| *id).collect();
    let mut fits = BTreeMap::new();
    let mut whys: BTreeMap<PersonId, Vec<Why>> = BTreeMap::new();
    if goal.house {
        for (id, _) in people.iter().filter(|(_, one)| one.we_write.is_some()) {
            fits.insert(*id, 1.0);
            let person = world.people.get(*id);
            whys.entry(*id).or_default().extend(person.and_then(|person| inside::why(person, &goal.name)));
        }
    }
    for way in ways::ways(&world, &goal.people, &strangers) {
        let fit: &mut f64 = fits.entry(way.person).or_default();
        *fit = fit.max(way.near);
        whys.entry(way.person).or_default().push(Why::Together(way));
    }
    let about = About::default();
    let told = Told { request, world: &world, about: &about, fits, whys, votes: &[] };
    let (count, found) = told.people(store)?;
    let (now, ask, subject) = (timestamp(now), request.ask, goal.name);
    let people: Vec<OneToMeet> = people.into_iter().map(|(_, person)| person).collect();
    let wanted = Some(ToMeet { house: goal.house, people });
    let (words, nowhere) = (Vec::new(), Vec::new());
    Ok(Asked { now, ask, subject, words, nowhere, wanted, count, people: found })
}

pub fn person_of<'w>(world: &'w World, group: &[AddressId]) -> Option<&'w Person> {
    group.iter().find_map(|address| world.people.person_of(*address)).and_then(|id| world.people.get(id))
}

/// All that decides who is proposed, and why.
struct Told<'a> {
    request: &'a Request,
    world: &'a World,
    about: &'a About,
    fits: BTreeMap<PersonId, f64>,
    whys: BTreeMap<PersonId, Vec<Why>>,
    votes: &'a [choose::Vote],
}

impl Told<'_> {
    /// How many there are, and those to be shown: people who have written to me and to whom one may write.
    fn people(&self, store: &Store) -> Result<(usize, Vec<AskedPerson>)> {
        let (world, ask) = (self.world, self.request.ask);
        let testimony = testimony(store, world)?;
        let machines = machines(world);
        let (rest, written) = (store.at_rest()?, store.drafts()?);
        let left_alone = |tie: &Tie| {
            let Some(person) = world.people.get(tie.person) else { return true };
            // asked lately, and silent since
            let since = tie.exchanges.iter().rev().find(|one| one.direction == Direction::In).map(|one| one.at);
            let waits = |sent: i64| world.now - sent < UNDER_WAY * DAY && since.is_none_or(|since| since < sent);
            let under_way = written.iter().any(|one| one.sent.is_some_and(waits) && person.has(&one.address));
            under_way || machines.contains(&tie.person) || rest.iter().any(|address| person.has(address))
        };
        let mut candidates = Vec::new();
        // whom I only met on a list is a stranger
        let wrote_me = |tie: &&Tie| {
            tie.exchanges.iter().any(|one| one.named && one.direction == Direction::In)
                && self.fits.contains_key(&tie.person)
        };
        for tie in world.ties.iter().filter(wrote_me) {
            if left_alone(tie) || is_closed(store, world, &testimony, tie)? {
                continue;
            }
            candidates.push(testimony.candidate(world, tie));
        }
        let mut ranked = choose::asked(&candidates, &self.fits, ask, testimony.mean_reply, world.now);
        let address = |person: PersonId| world.people.get(person).and_then(Person::address);
        let better = |(a, x): &(PersonId, Suits), (b, y): &(PersonId, Suits)| {
            y.total.total_cmp(&x.total).then_with(|| address(*a).cmp(&address(*b)))
        };
        ranked.sort_by(better);
        let (mut count, most) = (ranked.len(), if self.request.all { usize::MAX } else { SHOWN });
        let mut people = Vec::new();
        for (person, suits) in ranked {
            if people.len() >= most {
                break;
            }
            let Some(tie) = world.tie(person) else { continue };
            let whys = self.whys.get(&person).map(Vec::as_slice).unwrap_or_default();
            let lines: Vec<choose::Vote> = self.votes.iter().filter(|vote| vote.person == person).copied().collect();
            let found = (self.about, lines.as_slice(), self.request.lines);
            match shown(store, world, &testimony, tie, (ask, suits), whys, found)? {
                // a favour is not asked of somebody with whom there is a quarrel
                Some((_, strained)) if strained && !bears_strain(ask) => count -= 1,
                Some((person, _)) => people.push(person),
                None => count -= 1,
            }
        }
        Ok((count, people))
    }
}
