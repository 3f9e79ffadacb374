//! A person who may be asked in, with true reasons and the lines that show them out.

use super::World;
use super::about::{About, Signature};
use super::bridge::{Testimony, standing, unreachable};
use super::correspondence;
use super::lost::LostPerson;
use super::world::timestamp;
use crate::choose::{Role, Suits, Vote, Way, worth};
use crate::letters;
use crate::model::{Address, Ask, Bridge, Direction, LetterId, Reason, Station, Tie, Value};
use crate::speech::{one_line, subject};
use crate::store::Store;
use crate::ties::career::career;
use anyhow::Result;
use jiff::Timestamp;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Letters of each read for how we write, what they were and where.
pub const LAST_LETTERS: usize = 12;
/// Words shown as they stand in the letters.
const WORDS: usize = 3;

#[derive(Clone, Debug, Serialize)]
pub struct AskedPerson {
    pub address: Address,
    pub name: String,
    pub called: String,
    pub addresses: Vec<Address>,
    /// `None` for somebody known from contacts alone.
    pub silent_since: Option<Timestamp>,
    pub silent_days: Option<i64>,
    pub value: Suits,
    pub reasons: Vec<Reason>,
    /// What shows it in the letters, the most telling first.
    pub lines: Vec<Line>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Line {
    pub at: Option<Timestamp>,
    /// Mine only where they answered it.
    pub direction: Direction,
    pub line: String,
    pub place: Stands,
    /// The words in it that were looked for.
    pub words: Vec<String>,
    /// How much of what was asked stands in its letter, 0 to 1.
    #[serde(skip)]
    pub says: f64,
}

/// Where in a letter it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stands {
    Text,
    Signature,
    Subject,
}

/// What speaks for somebody besides the words of letters.
#[derive(Clone, Debug)]
pub enum Why {
    Together(Way),
    Inside {
        address: Address,
        last: Option<Timestamp>,
    },
    /// As a contact tells it.
    Contact(Reason),
}

/// With whether there is a quarrel between us.
pub fn shown(
    store: &Store,
    world: &World,
    testimony: &Testimony,
    tie: &Tie,
    (ask, value): (Ask, Suits),
    whys: &[Why],
    (about, votes, most_lines): (&About, &[Vote], usize),
) -> Result<Option<(AskedPerson, bool)>> {
    let of_career = !matches!(ask, Ask::Knowledge | Ask::Introduction);
    let letters = correspondence(store, world, tie, LAST_LETTERS)?;
    let Some(standing) = standing(world, testimony, tie, &letters) else { return Ok(None) };
    let Some(person) = world.people.get(tie.person) else { return Ok(None) };
    let (Some(address), Some(last)) = (person.address().cloned(), tie.last()) else { return Ok(None) };
    let lines = lines(store, world, about, votes, most_lines)?;
    let mut reasons = vec![];
    if let Some(first) = tie.first() {
        let (first, last) = (timestamp(first.at), timestamp(last.at));
        reasons.push(Reason::Letters { sent: tie.sent, received: tie.received, first, last });
    }
    reasons.extend(whys.iter().flat_map(|why| said(world, why)));
    reasons.extend(of_letters(about, votes, &lines));
    if of_career {
        reasons.extend(career(&letters).into_iter().max_by_key(|station| station.last).and_then(signed));
    }
    if tie.asked > 0 {
        reasons.push(Reason::Answered { asked: tie.asked, answered: tie.answered });
    }
    if tie.unanswered > 1 {
        reasons.push(Reason::Unanswered { letters: tie.unanswered });
    }
    if let Some(dead) = unreachable(&standing.addresses) {
        reasons.push(Reason::Unreachable { address: dead.address.clone(), at: dead.bounced });
    }
    let strained = matches!(standing.bridge, Bridge::Strained { .. });
    if let Bridge::Strained { evidence } = &standing.bridge
        && let Some(theirs) = evidence.iter().find(|found| found.direction == Direction::In)
    {
        reasons.push(Reason::Strained { at: theirs.at, sentence: theirs.sentence.clone() });
    }
    let asked = AskedPerson {
        address,
        name: person.name.clone(),
        called: standing.called,
        addresses: person.addresses.iter().map(|address| address.address.clone()).collect(),
        silent_since: Some(timestamp(last.at)),
        silent_days: tie.silent_days(world.now),
        value,
        reasons,
        lines,
    };
    Ok(Some((asked, strained)))
}

/// Somebody without letters as they are asked: nothing is known of them but what contacts say.
pub fn of_contacts(person: LostPerson) -> AskedPerson {
    let LostPerson { address, name, called, addresses, value, reasons, .. } = person;
    let Value { total, reach, reply, trust, novelty } = value;
    let value = Suits { total: total.max(0.0).sqrt(), fit: 1.0, reach, reply, trust, novelty };
    let lines = Vec::new();
    AskedPerson { address, name, called, addresses, silent_since: None, silent_days: None, value, reasons, lines }
}

fn signed(station: Station) -> Option<Reason> {
    // one word alone may be a place that was taken for a firm
    let firm = station.company.as_deref().filter(|firm| station.title.is_some() || firm.contains(' '));
    if station.title.is_none() && firm.is_none() {
        return None;
    }
    Some(Reason::Signed { title: station.title, company: station.company, last: station.last? })
}

fn said(world: &World, why: &Why) -> Vec<Reason> {
    match why {
        Why::Contact(reason) => vec![reason.clone()],
        Why::Inside { address, last } => {
            let house = address.domain().to_owned();
            vec![Reason::Inside { house, address: address.clone(), last: *last }]
        }
        Why::Together(way) => {
            let Some(to) = world.people.get(way.to) else { return Vec::new() };
            let (Some(address), name) = (to.address().cloned(), to.name.clone()) else { return Vec::new() };
            let (conversations, letters) = (way.conversations, way.letters);
            let last = timestamp(way.last);
            let other = Reason::EachOther { name: name.clone(), address: address.clone(), letters };
            let mut reasons = vec![Reason::Together { name, address, conversations, last }];
            reasons.extend((letters > 0).then_some(other));
            reasons
        }
    }
}

/// The lines of the letters that speak for somebody, how they sign first, then the best; each letter with one or none.
fn lines(store: &Store, world: &World, about: &About, votes: &[Vote], most: usize) -> Result<Vec<Line>> {
    let mut best: BTreeMap<LetterId, f64> = BTreeMap::new();
    let mut lines = Vec::new();
    for vote in votes.iter().filter(|vote| vote.role == Role::Signs) {
        if let Some(Signature { line: found, .. }) = about.signatures.get(&vote.letter) {
            let (line, words) = (found.line.clone(), found.words.clone());
            let at = Some(timestamp(vote.at));
            lines.push(Line { at, direction: Direction::In, line, place: Stands::Signature, words, says: 1.0 });
        }
    }
    for vote in votes.iter().filter(|vote| !matches!(vote.role, Role::WasTold | Role::Signs)) {
        let known = best.entry(vote.letter).or_default();
        *known = known.max(worth(vote, world.now));
    }
    // what I wrote is shown where they answered it
    let answered: BTreeSet<i64> = votes
        .iter()
        .filter(|vote| vote.role == Role::WasAsked)
        .filter_map(|vote| world.row(vote.letter).map(|row| row.parent_key))
        .collect();
    for vote in votes.iter().filter(|vote| vote.role == Role::WasTold) {
        if world.row(vote.letter).is_some_and(|row| row.own_key != 0 && answered.contains(&row.own_key)) {
            best.entry(vote.letter).or_insert_with(|| worth(vote, world.now));
        }
    }
    let mut best: Vec<(LetterId, f64)> = best.into_iter().collect();
    best.sort_by(|(a, x), (b, y)| y.total_cmp(x).then(b.cmp(a)));
    for (letter, _) in best {
        if lines.len() >= most {
            break;
        }
        lines.extend(line(store, world, about, letter)?);
    }
    Ok(lines)
}

fn line(store: &Store, world: &World, about: &About, id: LetterId) -> Result<Option<Line>> {
    let kept = store.letter(id)?;
    let letter = letters::reopen(&kept.header, kept.text, kept.attachments);
    let own = letters::read_words(&letter).own_text(&letter.text);
    let from_me = world.row(id).and_then(|row| row.from).is_some_and(|from| world.people.me.contains(&from));
    let direction = if from_me { Direction::Out } else { Direction::In };
    let (in_text, in_subject) = (about.line(&own), about.line(&letter.subject));
    let place = if in_text.is_some() { Stands::Text } else { Stands::Subject };
    let found = in_text.or(in_subject.map(|found| super::about::Line { line: one_line(&letter.subject), ..found }));
    let (at, says) = (letter.date, about.coverage_of(id));
    Ok(found.map(|found| Line { at, direction, line: found.line, place, words: found.words, says }))
}

/// How many of their letters speak of it, at least half as much as the one that says most; or, where none does, how many
/// of mine that do they answered.
fn of_letters(about: &About, votes: &[Vote], lines: &[Line]) -> Option<Reason> {
    let theirs = || votes.iter().filter(|vote| matches!(vote.role, Role::Answered | Role::Wrote));
    let most = theirs().map(|vote| about.coverage_of(vote.letter)).fold(0.0, f64::max);
    // what says most may be a letter of mine that they answered
    let asked = || votes.iter().filter(|vote| vote.role == Role::WasAsked);
    let most = asked().map(|vote| about.coverage_of(vote.speaks)).fold(most, f64::max);
    let speaks = |vote: &&Vote| about.coverage_of(vote.letter) > most / 2.0;
    // the subject of an answer is whoever's began it
    let inherited = |at: i64| {
        let mut then = lines.iter().filter(|line| line.at == Some(timestamp(at))).peekable();
        then.peek().is_some() && then.all(|line| line.place == Stands::Subject && subject::replies(&line.line))
    };
    let of_their_own = |vote: &&Vote| !inherited(vote.at);
    let letters = theirs().filter(speaks).filter(of_their_own).map(|vote| (vote.letter, vote.at));
    let letters: BTreeMap<LetterId, i64> = letters.collect();
    if let Some(last) = letters.values().max() {
        let mut words: Vec<String> = Vec::new();
        let moments: BTreeSet<Timestamp> = letters.values().map(|at| timestamp(*at)).collect();
        let of_them = |line: &&Line| line.place != Stands::Signature && line.at.is_some_and(|at| moments.contains(&at));
        for word in lines.iter().filter(of_them).flat_map(|line| &line.words) {
            if words.len() < WORDS && !words.iter().any(|known| known.to_lowercase() == word.to_lowercase()) {
                words.push(word.clone());
            }
        }
        // nothing is said that no line shows
        return (!words.is_empty()).then(|| Reason::Wrote {
            letters: letters.len() as u32,
            last: timestamp(*last),
            words,
        });
    }
    let speaks = |vote: &&Vote| about.coverage_of(vote.speaks) > most / 2.0;
    let answers: BTreeMap<LetterId, i64> = asked().filter(speaks).map(|vote| (vote.letter, vote.at)).collect();
    let last = answers.values().max()?;
    Some(Reason::WasAsked { letters: answers.len() as u32, last: timestamp(*last) })
}
