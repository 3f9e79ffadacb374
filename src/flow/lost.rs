//! The world in, the people to write to first out, each with true reasons.

use super::bridge::{Standing, Testimony, is_closed, standing, testimony, unreachable};
use super::without_letters::{among, by_contacts, without_letters};
use super::world::timestamp;
use super::{World, correspondence};
use crate::choose::{self, DRAWN_FROM, Wish};
use crate::model::{Address, Bridge, Choice, DAY, Direction, Entry, Evidence, Person, PersonId, Reason, Tie, Value};
use crate::store::{DraftRow, Proposal, Store};
use crate::ties::memory::memory;
use anyhow::Result;
use jiff::Timestamp;
use serde::Serialize;

/// Letters of each person looked at for reasons.
const LAST_LETTERS: usize = 60;
/// Choices shown unless all are wanted.
pub const SHOWN: usize = 10;
/// Days after which an unanswered letter is no news any more, and the silence before it that makes it news.
const WAITING: (i64, i64) = (90, 365);
/// Days in which somebody who was written to is not proposed again.
pub(super) const UNDER_WAY: i64 = 90;

#[derive(Clone, Debug, Serialize)]
pub struct LostPerson {
    pub address: Address,
    pub name: String,
    pub called: String,
    pub addresses: Vec<Address>,
    /// `None` where no letter is known.
    pub silent_since: Option<Timestamp>,
    pub silent_days: Option<i64>,
    pub value: Value,
    pub reasons: Vec<Reason>,
    /// Chance with which the place was drawn; null for a place by rank.
    pub drawn: Option<f64>,
}

/// Somebody who wrote after a long silence and waits for my answer.
#[derive(Clone, Debug, Serialize)]
pub struct Waiting {
    pub address: Address,
    pub name: String,
    pub at: Timestamp,
    pub days: i64,
}

#[derive(Clone, Debug, Serialize)]
pub struct Lost {
    pub now: Timestamp,
    /// The newest letter of the archive up to then: what came later is not known.
    pub newest: Option<Timestamp>,
    /// How many there are in all: lost ties that no remark closes. With an ask that bears no quarrel, quarrels are
    /// taken out as far as letters were read.
    pub count: usize,
    /// How many of them are known from contacts alone.
    pub of_contacts: usize,
    pub lost: Vec<LostPerson>,
    pub waiting: Vec<Waiting>,
}

/// The people to write to first. `seed` decides who is drawn from the next ranks.
pub fn lost(store: &Store, world: &World, wish: &Wish, all: bool, seed: u64) -> Result<Lost> {
    let rest = store.at_rest()?;
    let resting = |person: PersonId| {
        world.people.get(person).is_some_and(|person| rest.iter().any(|address| person.has(address)))
    };
    let written = store.drafts()?;
    let under_way =
        |person: PersonId| world.people.get(person).is_some_and(|person| is_under_way(&written, person, world.now));
    let left_alone = |tie: &Tie| resting(tie.person) || world.machines.contains(&tie.person);
    let testimony = testimony(store, world)?;
    let mut candidates = Vec::new();
    // whom a contact tells of need not be known by letters: one letter must not make them worth less than none
    let mut by_contact = by_contacts(world, wish.ask, |tie| !choose::knew_each_other(tie));
    let known = |tie: &Tie| choose::knew_each_other(tie) || by_contact.contains_key(&tie.person);
    for tie in world.ties.iter().filter(|tie| choose::is_silent(tie, wish, world.now) && known(tie)) {
        if left_alone(tie) || under_way(tie.person) || is_closed(store, world, &testimony, tie)? {
            continue;
        }
        candidates.push(testimony.candidate(world, tie));
    }
    let mut ranked = choose::rank(&candidates, wish.ask, testimony.mean_reply, world.now);
    for choice in &mut ranked {
        if let Some((value, reasons)) = by_contact.remove(&choice.person) {
            choice.value = if value.total > choice.value.total { value } else { choice.value };
            choice.reasons = reasons;
        }
    }
    ranked.sort_by(|a, b| b.value.total.total_cmp(&a.value.total));
    let enough = if all { usize::MAX } else { SHOWN + DRAWN_FROM };
    if !wish.ask.is_none_or(bears_strain) {
        ranked = without_quarrels(store, world, &testimony, ranked, enough)?;
    }
    let count = ranked.len();
    let chosen = if all { ranked } else { choose::draw(ranked, SHOWN, seed) };
    let mut lost = Vec::new();
    for choice in chosen {
        let Some(tie) = world.tie(choice.person) else { continue };
        let letters = correspondence(store, world, tie, LAST_LETTERS)?;
        let Some(standing) = standing(world, &testimony, tie, &letters) else { continue };
        lost.extend(person(world, &testimony, choice, &standing, &letters));
    }
    let alone = |person: PersonId| resting(person) || world.machines.contains(&person) || under_way(person);
    let others = without_letters(world, &testimony, wish.ask, &alone);
    let (count, of_contacts) = (count + others.len(), others.len());
    let lost = among(lost, others, all);
    let mut waiting = Vec::new();
    for (tie, found) in
        world.ties.iter().filter(|tie| !left_alone(tie)).filter_map(|tie| Some((tie, waits(world, tie)?)))
    {
        if !is_closed(store, world, &testimony, tie)? {
            waiting.push(found);
        }
    }
    waiting.sort_by(|a, b| b.at.cmp(&a.at).then(a.address.cmp(&b.address)));
    Ok(Lost { now: timestamp(world.now), newest: world.newest(), count, of_contacts, lost, waiting })
}

/// A letter written here went to them lately.
pub(super) fn is_under_way(written: &[DraftRow], person: &Person, now: i64) -> bool {
    let lately = |sent: Option<i64>| sent.is_some_and(|at| now - at < UNDER_WAY * DAY);
    written.iter().any(|draft| lately(draft.sent) && person.has(&draft.address))
}

/// Remembers whom this proposed and how likely it was to. What cannot be written now is not remembered.
pub fn remember_proposals(store: &mut Store, lost: &Lost) {
    let day = lost.now.as_second().div_euclid(DAY);
    let proposal = |(rank, person): (u32, &LostPerson)| Proposal {
        address: person.address.clone(),
        day,
        rank,
        propensity: person.drawn.unwrap_or(1.0),
    };
    let proposals: Vec<Proposal> = (1..).zip(&lost.lost).map(proposal).collect();
    if store.read_only.is_none() {
        store.keep_proposals(&proposals).ok();
    }
}

/// Reads in the order of rank until `enough` without a quarrel are found; the rest stay as they are.
fn without_quarrels(
    store: &Store,
    world: &World,
    testimony: &Testimony,
    ranked: Vec<Choice>,
    enough: usize,
) -> Result<Vec<Choice>> {
    let mut kept: Vec<Choice> = Vec::with_capacity(ranked.len());
    for choice in ranked {
        let Some(tie) = world.tie(choice.person) else { continue };
        let unfit = kept.len() < enough && {
            let letters = correspondence(store, world, tie, 0)?;
            standing(world, testimony, tie, &letters).is_none_or(|standing| standing.bridge != Bridge::Open)
        };
        if !unfit {
            kept.push(choice);
        }
    }
    Ok(kept)
}

/// A reference or an opinion is not asked of somebody with whom there is a quarrel.
pub(super) fn bears_strain(ask: crate::model::Ask) -> bool {
    use crate::model::Ask;
    !matches!(ask, Ask::Referral | Ask::Feedback | Ask::Introduction | Ask::JobOpening)
}

fn person(
    world: &World,
    testimony: &Testimony,
    choice: Choice,
    standing: &Standing,
    letters: &[Entry],
) -> Option<LostPerson> {
    let person = world.people.get(choice.person)?;
    let tie = world.tie(choice.person)?;
    let since = timestamp(tie.last()?.at);
    Some(LostPerson {
        address: person.address()?.clone(),
        name: person.name.clone(),
        called: standing.called.clone(),
        addresses: person.addresses.iter().map(|address| address.address.clone()).collect(),
        silent_since: Some(since),
        silent_days: Some(tie.silent_days(world.now)?),
        value: choice.value,
        reasons: choice.reasons.into_iter().chain(reasons(testimony, tie, standing, letters)).collect(),
        drawn: choice.drawn,
    })
}

fn reasons(testimony: &Testimony, tie: &Tie, standing: &Standing, letters: &[Entry]) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if let (Some(first), Some(last)) = (tie.first(), tie.last()) {
        let (first, last) = (timestamp(first.at), timestamp(last.at));
        reasons.push(Reason::Letters { sent: tie.sent, received: tie.received, first, last });
    }
    if tie.asked > 0 {
        reasons.push(Reason::Answered { asked: tie.asked, answered: tie.answered });
    }
    if let Some(last) = tie.last() {
        let question = open_question(testimony, tie, letters);
        reasons.push(Reason::Last { at: timestamp(last.at), direction: last.direction, question });
    }
    if tie.unanswered > 1 {
        reasons.push(Reason::Unanswered { letters: tie.unanswered });
    }
    if let Some(dead) = unreachable(&standing.addresses) {
        reasons.push(Reason::Unreachable { address: dead.address.clone(), at: dead.bounced });
    }
    if let Bridge::Strained { evidence } = &standing.bridge
        && let Some(theirs) = evidence.iter().find(|found| found.direction == Direction::In)
    {
        reasons.push(Reason::Strained { at: theirs.at, sentence: theirs.sentence.clone() });
    }
    reasons
}

/// The last question of their last letter, unless the user called it misread.
pub(super) fn open_question(testimony: &Testimony, tie: &Tie, letters: &[Entry]) -> Option<String> {
    let questions = memory(letters).their_questions;
    let right = |found: &&Evidence| !testimony.is_wrong(found.letter, &found.sentence);
    let last =
        questions.iter().rev().find(right).filter(|found| Some(found.letter) == tie.last().map(|last| last.letter));
    last.map(|found| found.sentence.clone())
}

/// Somebody whose letter to me, after a long silence, is still news.
fn waits(world: &World, tie: &Tie) -> Option<Waiting> {
    let last = tie.last().filter(|last| last.direction == Direction::In && last.named)?;
    let before = tie.exchanges.iter().rev().nth(1)?;
    let days = world.now.div_euclid(DAY) - last.at.div_euclid(DAY);
    let person = world.people.get(tie.person)?;
    let news = days <= WAITING.0 && (last.at - before.at) / DAY >= WAITING.1;
    let address = person.address().filter(|_| news)?.clone();
    Some(Waiting { address, name: person.name.clone(), at: timestamp(last.at), days })
}
