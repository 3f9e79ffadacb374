//! A wish in words in, the people to ask out: who knows, who may introduce me, who could advise.

use super::about::About;
use super::asked::{self, AskedPerson, LAST_LETTERS, Why, shown};
use super::bridge::{Testimony, is_closed, testimony};
use super::contacts::{at_house, at_trade};
use super::correspondence::letters_needed;
use super::known::Known;
use super::lost::{LostPerson, UNDER_WAY, bears_strain};
use super::votes::{Votes, votes};
use super::ways::NotAsked;
use super::without_letters::without_letters;
use super::world::timestamp;
use super::{Book, World, inside, ways};
use crate::choose::{self, Suits, Vote};
use crate::letters;
use crate::model::{Address, AddressId, Ask, Contact, DAY, Direction, LetterId, Person, PersonId, Reason, Tie};
use crate::store::{DraftRow, Store};
use anyhow::Result;
use jiff::Timestamp;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Shown unless all are wanted.
pub const SHOWN: usize = 10;
/// People whose letters are read: the best by what is known without them, and more where too few of those are left.
const LOOKED_AT: [usize; 2] = [14, 60];
const ALL: usize = 200;
/// Who speaks of a house may know somebody there; who is there certainly does.
const OUTSIDE: f64 = 0.5;
/// What a letter holds of the words where it names all of them, and not only a part of one.
const NAMED: f64 = 0.9;

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
    /// They stand in my contacts.
    pub contact: bool,
    /// They do not want to be written to, or are dead.
    pub closed: bool,
}

/// The outer error is a failure, the inner one an answer.
pub fn ask(store: &mut Store, given: &[Address], now: i64, request: &Request) -> Result<Result<Asked, NotAsked>> {
    rayon::spawn(letters::build_ahead);
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
    let about = About::of(store, &known, &request.words)?;
    let votes = votes(store, &known, &about)?;
    let book = Book::load(store)?;
    let house = match request.ask {
        Ask::Referral | Ask::JobOpening => inside::of_house(store, &known, &book, &about.subject)?,
        _ => Vec::new(),
    };
    let is_house = !house.is_empty();
    let told_of = if is_house { house } else { inside::of_trade(store, &known, &book, &about)? };
    let groups: BTreeSet<Vec<AddressId>> = votes.people.iter().chain(&told_of).cloned().collect();
    let groups: Vec<Vec<AddressId>> = groups.into_iter().collect();
    let world = known.world(store, now, &groups)?;
    let is_it = about.all_in();
    let of_contact = |contact: &Contact| match is_house {
        true => at_house(contact, &about.subject),
        false => at_trade(contact, &is_it),
    };
    let mut whys: BTreeMap<PersonId, Vec<Why>> = BTreeMap::new();
    for person in told_of.iter().filter_map(|group| world.person_behind(group)) {
        let why = match is_house {
            true => inside::why(&world, person, &about.subject),
            false => world.contacts.of(person).into_iter().find_map(of_contact).map(Why::Contact),
        };
        whys.entry(person.id).or_default().extend(why);
    }
    let mut asking = Asking::of(store, world, request, whys, is_house)?;
    let of_contacts = asking.known_from_contacts(&told_of, &of_contact);
    let Found { count, people, about } = asking.by_words(about, &votes)?;
    let (count, people) = (count + of_contacts.len(), asking.among(people, of_contacts));
    let telling: Vec<String> = about.words.iter().map(|word| word.typed.clone()).collect();
    // the name of a house need stand in no letter
    let missing = about.words.iter().filter(|word| !word.found && !is_house);
    let nowhere = missing.map(|word| word.typed.clone()).collect();
    let (now, ask) = (timestamp(now), request.ask);
    let subject = about.subject;
    Ok(Asked { now, ask, subject, words: telling, nowhere, wanted: None, count, people })
}

fn introduction(store: &mut Store, given: &[Address], now: i64, request: &Request) -> Result<Result<Asked, NotAsked>> {
    let known = Known::of(store, given, now)?;
    if known.is_nobody() {
        return Ok(Err(NotAsked::WhoAmI));
    }
    store.at_once(|store| match ways::goal(store, &known, now, &request.words)? {
        Ok(goal) => towards(store, known, now, request, goal).map(Ok),
        Err(why) => Ok(Err(why)),
    })
}

fn towards(store: &Store, known: Known, now: i64, request: &Request, goal: ways::Goal) -> Result<Asked> {
    let around = ways::around(store, &known, &goal.people)?;
    let groups: Vec<Vec<AddressId>> = goal.people.iter().chain(&around.people).cloned().collect();
    let world = known.world(store, now, &groups)?;
    let mut asking = Asking::of(store, world, request, BTreeMap::new(), goal.house)?;
    let mut people = Vec::new();
    let wanted: Vec<PersonId> =
        goal.people.iter().filter_map(|group| Some(asking.world.person_behind(group)?.id)).collect();
    for id in wanted.into_iter().filter(|id| !asking.world.machines.contains(id)) {
        let closed = asking.world.tie(id).map(|tie| asking.is_closed(tie)).transpose()?.unwrap_or_default();
        let Some(person) = asking.world.people.get(id) else { continue };
        let last = asking.world.tie(id).filter(|tie| tie.received > 0).and_then(Tie::last);
        let we_write = last.map(|last| timestamp(last.at));
        let Some(address) = person.address().cloned() else { continue };
        let contact = !asking.world.contacts.of(person).is_empty();
        people.push((id, OneToMeet { address, name: person.name.clone(), we_write, contact, closed }));
    }
    let strangers: BTreeSet<PersonId> =
        people.iter().filter(|(_, one)| one.we_write.is_none() && !one.closed).map(|(id, _)| *id).collect();
    let mut fits = BTreeMap::new();
    if goal.house {
        for (id, _) in people.iter().filter(|(_, one)| one.we_write.is_some()) {
            fits.insert(*id, 1.0);
            let person = asking.world.people.get(*id);
            let why = person.and_then(|person| inside::why(&asking.world, person, &goal.name));
            asking.whys.entry(*id).or_default().extend(why);
        }
    }
    for way in ways::ways(&asking.world, &around, &goal.people, &strangers) {
        let fit: &mut f64 = fits.entry(way.person).or_default();
        *fit = fit.max(way.near);
        asking.whys.entry(way.person).or_default().push(Why::Together(way));
    }
    let ranked = asking.ranked(&fits);
    let (found, count) = asking.told(&ranked, &About::default(), &[])?;
    let of_contacts = if goal.house {
        asking.known_from_contacts(&goal.people, &|contact| at_house(contact, &goal.name))
    } else {
        Vec::new()
    };
    let (count, found) = (count + of_contacts.len(), asking.among(found, of_contacts));
    let (now, ask, subject) = (timestamp(now), request.ask, goal.name);
    let people: Vec<OneToMeet> = people.into_iter().map(|(_, person)| person).collect();
    let wanted = Some(ToMeet { house: goal.house, people });
    let (words, nowhere) = (Vec::new(), Vec::new());
    Ok(Asked { now, ask, subject, words, nowhere, wanted, count, people: found })
}

struct Found {
    count: usize,
    people: Vec<AskedPerson>,
    about: About,
}

/// All that decides who is proposed, and why.
struct Asking<'a> {
    store: &'a Store,
    request: &'a Request,
    world: World,
    testimony: Testimony,
    rest: BTreeSet<Address>,
    written: Vec<DraftRow>,
    /// People who have written to me and to whom one may write.
    open: BTreeSet<PersonId>,
    whys: BTreeMap<PersonId, Vec<Why>>,
    /// It is a house that is asked about, and those with a reason are inside.
    is_house: bool,
}

impl<'a> Asking<'a> {
    fn of(
        store: &'a Store,
        mut world: World,
        request: &'a Request,
        whys: BTreeMap<PersonId, Vec<Why>>,
        is_house: bool,
    ) -> Result<Asking<'a>> {
        // only a letter that may close the bridge makes others be read
        let closing = world.ties.iter().filter(|tie| tie.exchanges.iter().any(|one| world.closes(one.letter)));
        let letters: Vec<LetterId> = closing.flat_map(|tie| letters_needed(&world, tie, 0)).collect();
        world.fetch(store, letters)?;
        let testimony = testimony(store, &world)?;
        let (rest, written) = (store.at_rest()?, store.drafts()?);
        let mut asking =
            Asking { store, request, world, testimony, rest, written, open: BTreeSet::new(), whys, is_house };
        asking.open = asking.open()?;
        Ok(asking)
    }

    fn is_closed(&self, tie: &Tie) -> Result<bool> {
        is_closed(self.store, &self.world, &self.testimony, tie)
    }

    /// The user wants them left alone, or wrote to them lately and they are silent since.
    fn rests(&self, person: PersonId) -> bool {
        let Some(person) = self.world.people.get(person) else { return true };
        let exchanges = self.world.tie(person.id).map(|tie| tie.exchanges.as_slice()).unwrap_or_default();
        let since = exchanges.iter().rev().find(|one| one.direction == Direction::In).map(|one| one.at);
        let waits = |sent: i64| self.world.now - sent < UNDER_WAY * DAY && since.is_none_or(|since| since < sent);
        self.written.iter().any(|one| one.sent.is_some_and(waits) && person.has(&one.address))
            || self.rest.iter().any(|address| person.has(address))
    }

    fn open(&self) -> Result<BTreeSet<PersonId>> {
        let world = &self.world;
        // whom I only met on a list is a stranger
        let wrote_me = |tie: &&Tie| tie.exchanges.iter().any(|one| one.named && one.direction == Direction::In);
        let mut open = BTreeSet::new();
        for tie in world.ties.iter().filter(wrote_me) {
            if !world.machines.contains(&tie.person) && !self.rests(tie.person) && !self.is_closed(tie)? {
                open.insert(tie.person);
            }
        }
        Ok(open)
    }

    /// Of these people those with whom there are no letters, and who may be written to.
    fn known_from_contacts(
        &self,
        groups: &[Vec<AddressId>],
        why: &dyn Fn(&Contact) -> Option<Reason>,
    ) -> Vec<AskedPerson> {
        let those: BTreeSet<PersonId> =
            groups.iter().filter_map(|group| Some(self.world.person_behind(group)?.id)).collect();
        let alone = |person| !those.contains(&person) || self.world.machines.contains(&person) || self.rests(person);
        let found = without_letters(&self.world, &self.testimony, Some(self.request.ask), &alone);
        let told = |mut found: LostPerson| {
            let person = self.world.people.all.iter().find(|person| person.has(&found.address))?;
            let contacts = self.world.contacts.of(person);
            let why = contacts.into_iter().find_map(why)?;
            found.reasons.retain(|one| !matches!(one, Reason::Contact { .. }) && *one != why);
            found.reasons.insert(0, why);
            Some(asked::of_contacts(found))
        };
        found.into_iter().filter_map(told).collect()
    }

    /// Both in one list, the best first, as many as are shown.
    fn among(&self, mut people: Vec<AskedPerson>, others: Vec<AskedPerson>) -> Vec<AskedPerson> {
        if !others.is_empty() {
            people.extend(others);
            people.sort_by(|a, b| b.value.total.total_cmp(&a.value.total));
            people.truncate(if self.request.all { usize::MAX } else { SHOWN });
        }
        people
    }

    /// Those who are open by how well they fit and by what lies between us, the best first.
    fn ranked(&self, fits: &BTreeMap<PersonId, f64>) -> Vec<(PersonId, Suits)> {
        let world = &self.world;
        let of = |tie: &'_ Tie| self.open.contains(&tie.person) && fits.contains_key(&tie.person);
        let candidates: Vec<_> =
            world.ties.iter().filter(|tie| of(tie)).map(|tie| self.testimony.candidate(world, tie)).collect();
        let mut ranked = choose::asked(&candidates, fits, self.request.ask, self.testimony.mean_reply, world.now);
        let address = |person: PersonId| world.people.get(person).and_then(Person::address);
        let better = |(a, x): &(PersonId, Suits), (b, y): &(PersonId, Suits)| {
            y.total.total_cmp(&x.total).then_with(|| address(*a).cmp(&address(*b)))
        };
        ranked.sort_by(better);
        ranked
    }

    /// How well they fit the words. Whose work it is fits best; and where it is a house that is asked about, who is inside,
    /// before those whose letters name it.
    fn fits(&self, about: &About, votes: &[Vote]) -> BTreeMap<PersonId, f64> {
        let inside = self.whys.keys().map(|person| (*person, 1.0));
        if !self.is_house {
            return choose::knows(votes, self.world.now).into_iter().chain(inside).collect();
        }
        let naming = |vote: &&Vote| about.coverage([*vote]) >= NAMED;
        let naming: Vec<Vote> = votes.iter().filter(naming).copied().collect();
        let mut fits: BTreeMap<PersonId, f64> = choose::knows(&naming, self.world.now).into_iter().collect();
        fits.values_mut().for_each(|fit| *fit *= OUTSIDE);
        fits.extend(inside);
        fits
    }

    fn by_words(&mut self, mut about: About, votes: &Votes) -> Result<Found> {
        let first = self.ranked(&self.fits(&about, &votes.first(&self.world, &self.open)));
        let steps: &[usize] = if self.request.all { &[ALL] } else { &LOOKED_AT };
        let (mut people, mut count) = (Vec::new(), first.len());
        for most in steps {
            let chosen: BTreeSet<PersonId> = first.iter().take(*most).map(|(person, _)| *person).collect();
            let votes = votes.complete(self.store, &mut self.world, &mut about, &chosen)?;
            let mut fits = self.fits(&about, &votes);
            fits.retain(|person, _| chosen.contains(person));
            let told = self.told(&self.ranked(&fits), &about, &votes)?;
            (people, count) = if first.len() > *most { (told.0, first.len()) } else { told };
            if people.len() >= SHOWN || first.len() <= *most {
                break;
            }
        }
        Ok(Found { count, people, about })
    }

    /// The best of them as they are shown, and how many there are.
    fn told(
        &mut self,
        ranked: &[(PersonId, Suits)],
        about: &About,
        votes: &[Vote],
    ) -> Result<(Vec<AskedPerson>, usize)> {
        let (mut count, most) = (ranked.len(), if self.request.all { usize::MAX } else { SHOWN });
        let mut people = Vec::new();
        for (person, suits) in ranked {
            if people.len() >= most {
                break;
            }
            let Some(tie) = self.world.tie(*person) else { continue };
            let letters = letters_needed(&self.world, tie, LAST_LETTERS);
            self.world.fetch(self.store, letters)?;
            let Some(tie) = self.world.tie(*person) else { continue };
            let whys = self.whys.get(person).map(Vec::as_slice).unwrap_or_default();
            let lines: Vec<Vote> = votes.iter().filter(|vote| vote.person == *person).copied().collect();
            let found = (about, lines.as_slice(), self.request.lines);
            let ask = self.request.ask;
            match shown(self.store, &self.world, &self.testimony, tie, (ask, *suits), whys, found)? {
                // a favour is not asked of somebody with whom there is a quarrel
                Some((_, strained)) if strained && !bears_strain(ask) => count -= 1,
                Some((person, _)) => people.push(person),
                None => count -= 1,
            }
        }
        Ok((people, count))
    }
}
