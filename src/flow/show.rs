//! A person in, what lies between the two of us out: one screen of it.

use super::bridge::{Standing, evidence, standing, standing_without_letters, testimony};
use super::contacts::ShownContact;
use super::topics::topics_between;
use super::world::timestamp;
use super::{World, correspondence};
use crate::model::{
    Address, Bound, Bridge, ClosedBy, Decision, Direction, Doubt, Entry, Evidence, LetterId, Memory, Part, Person,
    PromiseKind, Region, Register, Silence, Station, Tie, Topic,
};
use crate::people::Lookalike;
use crate::speech::one_line;
use crate::store::Store;
use crate::ties::career::career;
use crate::ties::memory::memory;
use anyhow::Result;
use jiff::{Timestamp, tz::TimeZone};
use serde::Serialize;
use std::collections::BTreeMap;

/// Letters read for one person's page; the newest ones of a very long correspondence.
const MOST_LETTERS: usize = 3_000;
const SUBJECTS: usize = 8;

#[derive(Clone, Debug, Serialize)]
pub struct Page {
    pub now: Timestamp,
    /// The address in use last.
    pub address: Option<Address>,
    pub name: String,
    pub called: String,
    pub names: Vec<SeenName>,
    pub addresses: Vec<SeenAddress>,
    pub letters: Option<Letters>,
    pub manners: ShownManners,
    /// What they were and where, by their signatures, oldest first.
    pub career: Vec<Station>,
    pub subjects: Vec<ShownSubject>,
    /// What came up between us and hardly in other letters, the most telling first; empty while the full text is not there.
    pub topics: Vec<ShownTopic>,
    /// The last letter of each direction, oldest first.
    pub last: Vec<LastLetter>,
    pub silence: Option<Silence>,
    /// All that was read between the lines, numbered for `wieder wrong`.
    pub findings: Vec<Finding>,
    pub bridge: BridgeState,
    pub closed_by: Option<ClosedBy>,
    /// A machine or an office, and no one person.
    pub machine: bool,
    pub at_rest: bool,
    /// What is known beside letters; what the user said comes first.
    pub contacts: Vec<ShownContact>,
    /// Names, here or elsewhere, that are not what they look like.
    pub lookalikes: Vec<Lookalike>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BridgeState {
    Open,
    Strained,
    Closed,
}

/// Why the register is not settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RegisterDoubt {
    Suggested,
    OneSided,
    NoEvidence,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    Bridge,
    Question,
    Promise,
}

#[derive(Clone, Debug, Serialize)]
pub struct SeenName {
    pub name: String,
    /// `None` where only a contact bears it.
    pub first: Option<Timestamp>,
    pub last: Option<Timestamp>,
}

#[derive(Clone, Debug, Serialize)]
pub struct SeenAddress {
    pub address: Address,
    /// When they first and last wrote from it.
    pub first: Option<Timestamp>,
    pub last: Option<Timestamp>,
    pub letters: u32,
    /// Mail to it came back then, and nothing has come from it since.
    pub bounced: Option<Timestamp>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Letters {
    pub sent: u32,
    pub received: u32,
    pub first: Timestamp,
    pub last: Timestamp,
    pub silent_days: i64,
    pub asked: u32,
    pub answered: u32,
    pub usual_gap_days: Option<f64>,
    pub yearly: bool,
    pub quarters: Vec<Quarter>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Quarter {
    pub year: i16,
    /// 1 to 4.
    pub quarter: i8,
    pub sent: u32,
    pub received: u32,
}

#[derive(Clone, Debug, Serialize)]
pub struct ShownManners {
    pub language: Option<crate::model::Language>,
    pub register: Option<Register>,
    pub doubt: Option<RegisterDoubt>,
    pub telling: Vec<Telling>,
    pub salutation: Option<String>,
    pub sign_off: Option<String>,
    pub my_name: Option<String>,
    pub region: Region,
    pub du_offered: Option<Telling>,
    /// The parts that the user settled.
    pub settled: Vec<Part>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Telling {
    pub at: Option<Timestamp>,
    pub direction: Direction,
    pub line: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct ShownSubject {
    pub title: String,
    pub first: Option<Timestamp>,
    pub last: Option<Timestamp>,
    pub letters: usize,
}

#[derive(Clone, Debug, Serialize)]
pub struct ShownTopic {
    pub phrase: String,
    pub letters: usize,
    pub first: Option<Timestamp>,
    pub last: Option<Timestamp>,
    /// A sentence that holds it, theirs where there is one.
    pub example: Telling,
}

#[derive(Clone, Debug, Serialize)]
pub struct LastLetter {
    pub at: Option<Timestamp>,
    pub direction: Direction,
    pub subject: String,
    pub own_text: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    pub number: usize,
    pub kind: FindingKind,
    pub bound: Option<Bound>,
    pub promise: Option<PromiseKind>,
    pub at: Option<Timestamp>,
    pub direction: Direction,
    pub sentence: String,
    #[serde(skip)]
    pub letter: LetterId,
}

/// What was read of one person, for the page and for a letter to them.
pub struct Known {
    pub letters: Vec<Entry>,
    pub standing: Standing,
    pub memory: Memory,
}

/// Reads all letters between us; `None` without a tie.
pub fn known(store: &Store, world: &World, tie: &Tie) -> Result<Option<Known>> {
    let letters = correspondence(store, world, tie, MOST_LETTERS)?;
    let Some(standing) = standing(world, &testimony(store, world)?, tie, &letters) else { return Ok(None) };
    let wrong = store.wrong_readings()?;
    let right = |found: &Evidence| !wrong.contains(&(found.letter, one_line(&found.sentence)));
    let mut memory = memory(&letters);
    memory.their_questions.retain(right);
    memory.my_questions.retain(right);
    memory.promises.retain(|promise| right(&promise.evidence));
    Ok(Some(Known { letters, standing, memory }))
}

/// The same of somebody who is known from contacts alone; `None` for anybody else.
pub fn known_without_letters(store: &Store, world: &World, person: &Person) -> Result<Option<Known>> {
    if world.tie(person.id).is_some() || world.contacts.of(person).is_empty() {
        return Ok(None);
    }
    let standing = standing_without_letters(world, &testimony(store, world)?, person);
    Ok(Some(Known { letters: Vec::new(), standing, memory: memory(&[]) }))
}

pub fn show(store: &Store, world: &World, person: &Person) -> Result<Page> {
    let tie = world.tie(person.id);
    let known = match tie {
        Some(tie) => known(store, world, tie)?,
        None => known_without_letters(store, world, person)?,
    };
    let rest = store.at_rest()?;
    let bounced = |address: &Address| {
        let reach = known.as_ref()?.standing.addresses.iter().find(|reach| reach.address == *address)?;
        reach.bounced
    };
    Ok(Page {
        now: timestamp(world.now),
        address: person.address().cloned(),
        name: person.name.clone(),
        called: known.as_ref().map_or_else(|| person.name.clone(), |known| known.standing.called.clone()),
        names: person
            .names
            .iter()
            .map(|seen| {
                let when = |at: i64| (seen.letters > 0).then(|| timestamp(at));
                SeenName { name: seen.name.clone(), first: when(seen.first), last: when(seen.last) }
            })
            .collect(),
        addresses: person
            .addresses
            .iter()
            .map(|address| SeenAddress {
                address: address.address.clone(),
                first: address.wrote.map(|(first, _)| timestamp(first)),
                last: address.wrote.map(|(_, last)| timestamp(last)),
                letters: address.letters,
                bounced: bounced(&address.address),
            })
            .collect(),
        letters: tie.and_then(|tie| letters(tie, world.now)),
        manners: shown_manners(known.as_ref().map(|known| &known.standing)),
        career: known.as_ref().map(|known| career(&known.letters)).unwrap_or_default(),
        subjects: known.as_ref().map(subjects).unwrap_or_default(),
        topics: match &known {
            // nothing to be remembered of where no letter will be written
            Some(known) if tie.is_some() && !matches!(known.standing.bridge, Bridge::Closed { .. }) => {
                topics_between(store, world, person, &known.letters)?.into_iter().map(shown_topic).collect()
            }
            _ => Vec::new(),
        },
        last: known.as_ref().map(last_letters).unwrap_or_default(),
        silence: known.as_ref().and_then(|known| known.memory.silence),
        findings: known.as_ref().map(findings).unwrap_or_default(),
        bridge: match known.as_ref().map(|known| &known.standing.bridge) {
            Some(Bridge::Strained { .. }) => BridgeState::Strained,
            Some(Bridge::Closed { .. }) => BridgeState::Closed,
            Some(Bridge::Open) | None => BridgeState::Open,
        },
        closed_by: match known.as_ref().map(|known| &known.standing.bridge) {
            Some(Bridge::Closed { by, .. }) => Some(*by),
            _ => None,
        },
        machine: world.machines.contains(&person.id),
        at_rest: rest.iter().any(|address| person.has(address)),
        contacts: world.contacts.of(person).into_iter().map(ShownContact::of).collect(),
        lookalikes: super::lookalikes(world, Some(&[person])),
    })
}

fn letters(tie: &Tie, now: i64) -> Option<Letters> {
    Some(Letters {
        sent: tie.sent,
        received: tie.received,
        first: timestamp(tie.first()?.at),
        last: timestamp(tie.last()?.at),
        silent_days: tie.silent_days(now)?,
        asked: tie.asked,
        answered: tie.answered,
        usual_gap_days: tie.usual_gap,
        yearly: tie.yearly,
        quarters: quarters(tie),
    })
}

/// Every quarter from the first letter to the last, empty ones too (UTC).
fn quarters(tie: &Tie) -> Vec<Quarter> {
    let quarter = |at: i64| {
        let date = timestamp(at).to_zoned(TimeZone::UTC).date();
        i32::from(date.year()) * 4 + i32::from((date.month() - 1) / 3)
    };
    let mut counts: BTreeMap<i32, (u32, u32)> = BTreeMap::new();
    for exchange in &tie.exchanges {
        let count = counts.entry(quarter(exchange.at)).or_default();
        match exchange.direction {
            Direction::Out => count.0 += 1,
            Direction::In => count.1 += 1,
        }
    }
    let (Some(first), Some(last)) = (counts.keys().next().copied(), counts.keys().next_back().copied()) else {
        return Vec::new();
    };
    (first..=last)
        .map(|at| {
            let (sent, received) = counts.get(&at).copied().unwrap_or_default();
            Quarter { year: (at.div_euclid(4)) as i16, quarter: (at.rem_euclid(4) + 1) as i8, sent, received }
        })
        .collect()
}

/// The register as far as it is known, and why it is not settled.
pub fn register_and_doubt(decision: Decision) -> (Option<Register>, Option<RegisterDoubt>) {
    match decision {
        Decision::Decide(register, _) => (Some(register), None),
        Decision::Suggest(register) => (Some(register), Some(RegisterDoubt::Suggested)),
        Decision::Ask(Doubt::OneSided) => (None, Some(RegisterDoubt::OneSided)),
        Decision::Ask(Doubt::NoEvidence) => (None, Some(RegisterDoubt::NoEvidence)),
    }
}

fn shown_manners(standing: Option<&Standing>) -> ShownManners {
    let manners = standing.map(|standing| &standing.manners);
    let decision = manners.map_or(Decision::Ask(Doubt::NoEvidence), |manners| manners.register);
    let (register, doubt) = register_and_doubt(decision);
    ShownManners {
        language: manners.and_then(|manners| manners.language),
        register,
        doubt,
        telling: manners
            .map(|manners| {
                let telling = manners.telling.iter();
                telling.map(|t| Telling { at: t.at, direction: t.direction, line: t.line.clone() }).collect()
            })
            .unwrap_or_default(),
        salutation: manners.and_then(|manners| manners.salutation.clone()),
        sign_off: manners.and_then(|manners| manners.sign_off.clone()),
        my_name: manners.and_then(|manners| manners.my_name.clone()),
        region: manners.map(|manners| manners.region).unwrap_or_default(),
        du_offered: manners.and_then(|manners| manners.du_offer.as_ref()).map(|offer| Telling {
            at: offer.at,
            direction: offer.by,
            line: offer.line.clone(),
        }),
        settled: standing.map(|standing| standing.settled.parts()).unwrap_or_default(),
    }
}

fn subjects(known: &Known) -> Vec<ShownSubject> {
    let mut subjects: Vec<ShownSubject> = known
        .memory
        .subjects
        .iter()
        .take(SUBJECTS)
        .map(|subject| ShownSubject {
            title: one_line(&subject.title),
            first: subject.first,
            last: subject.last,
            letters: subject.letters,
        })
        .collect();
    subjects.sort_by(|a, b| a.first.cmp(&b.first).then(a.title.cmp(&b.title)));
    subjects
}

fn shown_topic(topic: Topic) -> ShownTopic {
    let Topic { phrase, letters, first, last, example } = topic;
    let example = Telling { at: example.at, direction: example.direction, line: example.sentence };
    ShownTopic { phrase, letters, first, last, example }
}

fn last_letters(known: &Known) -> Vec<LastLetter> {
    let last = |direction| known.letters.iter().rposition(|entry| entry.direction == direction);
    let mut places: Vec<usize> = [last(Direction::In), last(Direction::Out)].into_iter().flatten().collect();
    places.sort_unstable();
    places
        .into_iter()
        .filter_map(|at| known.letters.get(at))
        .map(|entry| LastLetter {
            at: entry.at,
            direction: entry.direction,
            subject: one_line(&entry.subject),
            own_text: entry.own_text().trim().to_owned(),
        })
        .collect()
}

fn findings(known: &Known) -> Vec<Finding> {
    let finding = |kind, found: &Evidence| Finding {
        number: 0,
        kind,
        bound: None,
        promise: None,
        at: found.at,
        direction: found.direction,
        sentence: one_line(&found.sentence),
        letter: found.letter,
    };
    let mut findings: Vec<Finding> =
        evidence(&known.standing.bridge).iter().map(|found| finding(FindingKind::Bridge, found)).collect();
    let questions = known.memory.their_questions.iter().chain(&known.memory.my_questions);
    findings.extend(questions.map(|found| finding(FindingKind::Question, found)));
    let asked: Vec<String> = findings.iter().map(|finding| finding.sentence.clone()).collect();
    let promises = known.memory.promises.iter().filter(|open| !asked.contains(&one_line(&open.evidence.sentence)));
    findings.extend(promises.map(|open| Finding {
        bound: Some(open.bound),
        promise: Some(open.kind),
        ..finding(FindingKind::Promise, &open.evidence)
    }));
    for (at, found) in findings.iter_mut().enumerate() {
        found.number = at + 1;
    }
    findings
}

/// Sentences about this person that the user called misread, in the order of the letters; each is numbered by its
/// place, from 1.
pub fn withdrawn(store: &Store, world: &World, person: &Person) -> Result<Vec<(LetterId, String)>> {
    let ids: Vec<_> = person.addresses.iter().map(|address| address.id).collect();
    let of_person = |letter: LetterId| {
        world.row(letter).is_some_and(|row| row.recipients.iter().copied().chain(row.from).any(|id| ids.contains(&id)))
    };
    let names: Vec<Vec<String>> = person.names.iter().map(|seen| crate::people::names::parts(&seen.name)).collect();
    let noticed = |letter: LetterId| {
        let of_letter = world.remarks_in(letter).filter(|remark| !remark.about.is_empty());
        of_letter.map(|remark| crate::people::names::parts(&remark.about)).any(|parts| names.contains(&parts))
    };
    let about = |letter: LetterId| of_person(letter) || noticed(letter);
    Ok(store.wrong_readings()?.into_iter().filter(|(letter, _)| about(*letter)).collect())
}

/// Says that sentences are no evidence, or are again: all of them or none.
pub fn set_wrong(store: &mut Store, readings: &[(LetterId, String)], wrong: bool, now: i64) -> Result<()> {
    store.write(|store| readings.iter().try_for_each(|(letter, said)| store.set_wrong(*letter, said, wrong, now)))
}
