//! A tie and its letters in, how things stand between the two of us out.

use super::manners::settled_for;
use super::world::timestamp;
use super::{World, correspondence};
use crate::choose::Candidate;
use crate::model::{
    Address, AddressReach, Bounce, Bridge, ClosedBy, Correction, Direction, Entry, Evidence, Exchange, LetterId,
    Manners, Notice, Person, RemarkKind, Row, Settled, Tie,
};
use crate::people::names;
use crate::speech::one_line;
use crate::store::{SettledRow, Store};
use crate::ties::bridge::{Witnesses, bridge, reach};
use crate::ties::manners::manners_as_settled;
use anyhow::Result;
use std::collections::BTreeSet;

/// What anybody's letters say about anybody, and what the user says was misread.
pub struct Testimony {
    notices: Vec<Notice>,
    bounces: Vec<Bounce>,
    wrong: BTreeSet<(LetterId, String)>,
    settled: Vec<SettledRow>,
    /// Share of my letters that are answered at all.
    pub mean_reply: f64,
}

/// How things stand with one person.
pub struct Standing {
    pub bridge: Bridge,
    pub addresses: Vec<AddressReach>,
    pub manners: Manners,
    /// What of the manners the user settled.
    pub settled: Settled,
    /// What I call the person, for sentences about them.
    pub called: String,
}

/// Death notices, bounces and corrections of the whole archive.
pub fn testimony(store: &Store, world: &World) -> Result<Testimony> {
    let mut testimony = bounces(world);
    for remark in world.remarks.iter().filter(|remark| remark.kind == RemarkKind::Died) {
        let Some(row) = world.row(remark.letter) else { continue };
        testimony.notices.push(notice(store, world, row, remark)?);
    }
    testimony.wrong = store.wrong_readings()?;
    testimony.settled = store.settled_manners()?;
    Ok(testimony)
}

/// Of all that only which mail came back: to know it no letter need be read.
pub fn bounces(world: &World) -> Testimony {
    let mut bounces = Vec::new();
    for remark in &world.remarks {
        let permanent = match remark.kind {
            RemarkKind::BouncedForGood => true,
            RemarkKind::BouncedOnce => false,
            _ => continue,
        };
        let Some(row) = world.row(remark.letter) else { continue };
        let at = row.at.map(timestamp);
        bounces.extend(Address::parse(&remark.about).map(|address| Bounce { address, at, permanent }));
    }
    let (notices, wrong, settled) = (Vec::new(), BTreeSet::new(), Vec::new());
    Testimony { notices, bounces, wrong, settled, mean_reply: world.mean_reply }
}

impl Testimony {
    /// The user said that this sentence is no evidence.
    pub fn is_wrong(&self, letter: LetterId, sentence: &str) -> bool {
        self.wrong.contains(&(letter, one_line(sentence)))
    }

    /// A tie as it is ranked: with whether mail to the person comes back.
    pub fn candidate<'t>(&self, world: &World, tie: &'t Tie) -> Candidate<'t> {
        let addresses = world.people.get(tie.person).map(|person| self.addresses(person)).unwrap_or_default();
        Candidate { tie, unreachable: unreachable(&addresses).is_some() }
    }

    pub fn addresses(&self, person: &Person) -> Vec<AddressReach> {
        let seen: Vec<_> = person
            .addresses
            .iter()
            .map(|address| (address.address.clone(), address.wrote.map(|(_, last)| timestamp(last))))
            .collect();
        reach(&seen, &self.bounces)
    }
}

/// The address used last where mail to every one of them came back for good.
pub fn unreachable(addresses: &[AddressReach]) -> Option<&AddressReach> {
    let all = !addresses.is_empty() && addresses.iter().all(|address| address.bounced.is_some());
    addresses.first().filter(|_| all)
}

/// True when nobody may write to them. Only a letter that may close the bridge makes the others be read.
pub fn is_closed(store: &Store, world: &World, testimony: &Testimony, tie: &Tie) -> Result<bool> {
    let closes = |exchange: &Exchange| exchange.direction == Direction::In && world.closes(exchange.letter);
    let letters = match tie.exchanges.iter().any(closes) {
        true => correspondence(store, world, tie, 0)?,
        false => Vec::new(),
    };
    let Some(person) = world.people.get(tie.person) else { return Ok(false) };
    Ok(matches!(judge(world, testimony, tie, &letters, person), Bridge::Closed { .. }))
}

/// Of somebody with whom there are no letters: what the user settled, and whether somebody's letter tells that they died.
pub fn standing_without_letters(world: &World, testimony: &Testimony, person: &Person) -> Standing {
    let names = all_names(person);
    let settled = settled_for(&testimony.settled, person);
    let manners = manners_as_settled(&[], &my_names(world), &names, &settled);
    let witnesses = Witnesses { names: &names, notices: &testimony.notices, corrections: &[], reply_rate: 0.0 };
    let judged = bridge(&[], &witnesses);
    let misread = |found: &Evidence| testimony.is_wrong(found.letter, &found.sentence);
    Standing {
        bridge: match evidence(&judged).iter().all(misread) {
            _ if world.has_died_by_contacts(person) => DIED,
            true => Bridge::Open,
            false => judged,
        },
        addresses: testimony.addresses(person),
        called: manners.called.clone().unwrap_or_else(|| person.name.clone()),
        manners,
        settled,
    }
}

fn notice(store: &Store, world: &World, row: &Row, remark: &crate::model::RemarkRow) -> Result<Notice> {
    let kept = store.letter(row.id)?;
    let writer = row.from.and_then(|from| world.people.person_of(from)).and_then(|id| world.people.get(id));
    let from_me = row.from.is_some_and(|from| world.people.me.contains(&from));
    let sentence = kept.text.get(remark.span.clone()).map(one_line).unwrap_or_default();
    Ok(Notice {
        name: remark.about.clone(),
        writer: writer.map(all_names).unwrap_or_default(),
        evidence: Evidence {
            letter: row.id,
            at: row.at.map(timestamp),
            direction: if from_me { Direction::Out } else { Direction::In },
            span: remark.span.clone(),
            sentence,
        },
    })
}

/// Reads the bridge, the manners and the addresses of one person from the letters between us.
pub fn standing(world: &World, testimony: &Testimony, tie: &Tie, letters: &[Entry]) -> Option<Standing> {
    let person = world.people.get(tie.person)?;
    let names = all_names(person);
    let settled = settled_for(&testimony.settled, person);
    let manners = manners_as_settled(letters, &my_names(world), &names, &settled);
    let called = manners.called.clone().unwrap_or_else(|| person.name.clone());
    Some(Standing {
        bridge: judge(world, testimony, tie, letters, person),
        addresses: testimony.addresses(person),
        manners,
        settled,
        called,
    })
}

/// As a contact of theirs says: no letter need tell it.
const DIED: Bridge = Bridge::Closed { by: ClosedBy::Death, evidence: Vec::new() };

/// A reading the user called wrong is taken out, and the bridge is judged again by what is left.
fn judge(world: &World, testimony: &Testimony, tie: &Tie, letters: &[Entry], person: &Person) -> Bridge {
    if world.has_died_by_contacts(person) {
        return DIED;
    }
    let names = &all_names(person);
    let reply_rate = tie.reply_rate(testimony.mean_reply);
    let mut corrections: Vec<Correction> = Vec::new();
    loop {
        let witnesses = Witnesses { names, notices: &testimony.notices, corrections: &corrections, reply_rate };
        let judged = bridge(letters, &witnesses);
        let misread: Vec<Correction> = evidence(&judged)
            .iter()
            .filter(|found| testimony.is_wrong(found.letter, &found.sentence))
            .map(|found| Correction { letter: found.letter, span: Some(found.span.clone()) })
            .filter(|found| !corrections.contains(found))
            .collect();
        if misread.is_empty() {
            return judged;
        }
        corrections.extend(misread);
    }
}

pub fn evidence(bridge: &Bridge) -> &[Evidence] {
    match bridge {
        Bridge::Open => &[],
        Bridge::Strained { evidence } | Bridge::Closed { evidence, .. } => evidence,
    }
}

pub fn all_names(person: &Person) -> Vec<String> {
    let mut names: Vec<String> = person.names.iter().map(|seen| seen.name.clone()).collect();
    if !names.contains(&person.name) {
        names.push(person.name.clone());
    }
    names
}

/// Every name I bore, the newest first; after them those that my addresses spell out.
pub fn my_names(world: &World) -> Vec<String> {
    let mine = || world.addresses.iter().filter(|facts| world.people.me.contains(&facts.id));
    let mut seen: Vec<_> = mine()
        .flat_map(|facts| &facts.names)
        .map(|seen| (seen.last, names::shown(&seen.name)))
        .filter(|(_, name)| !name.is_empty())
        .collect();
    seen.sort_by(|a, b| b.cmp(a));
    let spelt = mine().filter(|facts| names::in_local_part(facts.address.local()).is_some());
    let spelt = spelt.map(|facts| names::from_address(facts.address.local()));
    let mut names: Vec<String> = Vec::new();
    for name in seen.into_iter().map(|(_, name)| name).chain(spelt) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}
